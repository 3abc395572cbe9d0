//! What is said to the office and not asked about figures: greetings, help, acknowledgements, reports.

use super::Draft;
use crate::question::asked::{IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::matching::{Content, Item};
use crate::question::periods::FoundPeriod;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

/// Tokens before which a slip of the tongue is owned up to.
const OPENING: usize = 3;

impl Found<'_> {
    pub(super) fn courtesy(&self) -> Option<Draft> {
        let asks = self.any(&[
            C::Points,
            C::Index,
            C::Result,
            C::Rank,
            C::Rating,
            C::Directive,
            C::Document,
            C::Deadline,
            C::Trend,
            C::Compare,
            C::Lowest,
            C::Highest,
            C::HowMany,
            C::Components,
            C::AllGroups,
            C::Availability,
            C::ErrorReport,
            C::Advice,
            C::Explain,
            C::Average,
            C::ProvinceAverage,
            C::Rate,
            C::Lost,
            C::Gap,
            C::Max,
        ]) || !self.indicators.is_empty()
            || !self.periods.is_empty();
        let bare = |intent| Some(self.draft(intent, IndicatorAsked::None, PeriodAsked::None, UnitAsked::None));
        let other =
            [C::Points, C::Rank, C::Result, C::VerifySum, C::Subscribe, C::Unsubscribe, C::CountUnits, C::Trend];
        let listed = self.units.iter().any(|found| found.asked.is_group());
        // "gõ thế nào để xem điểm xã khác": how to ask, whatever is to be asked.
        let how_to_type = self
            .items
            .iter()
            .any(|item| item.is(C::Help) && ["go", "nhan", "nhap"].iter().any(|word| self.starts_with(item, word)));
        let how_much = self.items.iter().any(|item| {
            item.is(C::Help) && ["tra", "lam", "biet", "giup", "con"].iter().any(|word| self.starts_with(item, word))
        });
        if (how_to_type || how_much && self.units.is_empty() && self.indicators.is_empty()) && self.periods.is_empty() {
            return bare(Intent::Help);
        }
        if self.has(C::Help)
            && (!asks || !self.any(&other) && !listed && self.periods.is_empty() && self.indicators.is_empty())
            || self.evidence() == 0 && self.says(&["giup"]) && self.unknown == 0
        {
            return bare(Intent::Help);
        }
        // "ok", "vâng", nothing else.
        let agreed = self.all.iter().all(|item| {
            matches!(item.content, Content::Sign) || item.concepts().any(|c| matches!(c, C::Yes | C::Filler))
        });
        let thumb = self.tokens.is_empty() && self.thumbs_up;
        if self.has(C::Yes) && agreed || thumb {
            return Some(self.draft(Intent::Acknowledge, IndicatorAsked::None, PeriodAsked::None, UnitAsked::Own));
        }
        // "cảm ơn, bác hiểu rồi": an answer was understood, and nothing was received.
        let received = self.items.iter().any(|item| {
            item.is(C::Acknowledge) && !["hieu", "biet", "ro", "nam"].iter().any(|word| self.starts_with(item, word))
        });
        let acknowledges = self.has(C::Acknowledge) && (received || !self.has(C::Thanks));
        if asks || self.any(&[C::Subscribe, C::Unsubscribe, C::Progress]) || acknowledges {
            return None;
        }
        if self.has(C::Thanks) {
            return bare(Intent::Thanks);
        }
        if self.has(C::Greeting) {
            return bare(Intent::Greeting);
        }
        None
    }

    pub(super) fn office_act(&self) -> Option<Draft> {
        let act = |intent| {
            let period = self.period_or(PeriodAsked::None);
            Some(self.draft(intent, IndicatorAsked::None, period, UnitAsked::Own))
        };
        if self.has(C::Unsubscribe) || self.declines_news() {
            return Some(self.draft(Intent::Unsubscribe, IndicatorAsked::None, PeriodAsked::None, UnitAsked::Own));
        }
        // "theo dõi điểm từ tháng 1 đến tháng 12" wants a series.
        let series = |found: &FoundPeriod| matches!(found.asked, PeriodAsked::Range { .. } | PeriodAsked::Last { .. });
        if self.has(C::Subscribe) && !self.periods.iter().any(series) {
            let named = self.units.iter().find(|found| matches!(found.asked, UnitAsked::Named { .. }));
            let unit = named.map_or(UnitAsked::Own, |found| found.asked.clone());
            return Some(self.draft(Intent::Subscribe, IndicatorAsked::None, PeriodAsked::None, unit));
        }
        if self.only_says_who_is_not_meant() {
            return None;
        }
        let corrects = self.has(C::Correct) && !(self.periods.is_empty() && self.units.is_empty()) || self.puts_right();
        // "sao lại bảo xã tôi có hồ sơ trễ, số này trật lất": the last word is the verdict.
        let verdict = self.last_word().is_some_and(|item| item.is(C::ErrorReport)) && self.has(C::Why);
        if self.has(C::ErrorReport)
            && !corrects
            && (verdict || !self.any(&[C::Remember, C::Why, C::WhatIf, C::WhichValue]))
        {
            let total = if self.any(&[C::Points, C::Rank]) || self.says(&["diem"]) {
                IndicatorAsked::total()
            } else {
                IndicatorAsked::None
            };
            let of_district = self.all.windows(2).any(|pair| {
                pair.first().is_some_and(|item| self.starts_with(item, "cua"))
                    && pair.get(1).is_some_and(|item| self.starts_with(item, "huyen"))
            });
            let unit = match self.unit_or(UnitAsked::Own) {
                UnitAsked::District if !of_district => UnitAsked::Own,
                UnitAsked::Named { .. } if self.mixed_up_with_own() => UnitAsked::Own,
                unit => unit,
            };
            let period = self.period_or(PeriodAsked::Latest);
            return Some(self.draft(Intent::ReportError, self.indicators_or(total), period, unit));
        }
        let asking = self.any(&[C::HowMany, C::Availability, C::When, C::Why, C::Points, C::Deadline]);
        let promises = self.position(C::Acknowledge) < self.position(C::Progress) && self.says(&["se"]);
        if self.has(C::Acknowledge) && self.has(C::Progress) && promises && !asking {
            return act(Intent::Acknowledge);
        }
        if self.has(C::Progress) && !asking {
            let done = self.indicators_or(IndicatorAsked::None);
            return Some(self.draft(Intent::ReportProgress, done, PeriodAsked::None, UnitAsked::Own));
        }
        if self.has(C::Acknowledge) && !asking && self.indicators.is_empty() {
            return act(Intent::Acknowledge);
        }
        None
    }

    /// "nhầm, phòng Tư pháp cơ", "tôi nói huyện chứ không phải xã" after a question about figures: the asker's own slip,
    /// and no error of a figure.
    pub(super) fn puts_right(&self) -> bool {
        let Some(before) = self.scene.context else { return false };
        let slips = |item: &Item| {
            let words = self.tokens.get(item.first..item.end).unwrap_or_default();
            let denies = words.last().is_some_and(|word| word.folded == "phai");
            item.is(C::ErrorReport) && (denies || words.first().is_some_and(|word| word.folded == "nham"))
        };
        let told = [C::Points, C::Rank, C::HowMany, C::Result, C::Index, C::Why, C::Remember, C::Document];
        let opens = |item: &Item| item.first < OPENING && slips(item);
        let instead = !self.units.is_empty() || !self.periods.is_empty() || !self.indicators.is_empty();
        before.asked.intent.shows_figures()
            && instead
            && self.values.is_empty()
            && !self.any(&told)
            && self.all.iter().any(|item| opens(item) || slips(item) && self.says(&["noi", "hoi", "y", "chu"]))
    }

    /// "Song Mai bên mình chứ không phải bên Ân Thi": who is not meant, and no error of a figure ("số này là của …").
    fn only_says_who_is_not_meant(&self) -> bool {
        let mut told = self.all.iter().enumerate().filter(|(_, item)| item.is(C::ErrorReport)).peekable();
        let Some((_, first)) = told.peek() else { return false };
        let claims = ["la", "nay", "kia", "ghi", "bi", "sao", "lay", "cua"];
        let before = self.tokens.get(..first.first).unwrap_or_default();
        let claimed = before.iter().any(|token| claims.contains(&token.folded.as_str()));
        let named = |next: &Item| next.names().next().is_some() || next.concepts().any(|c| matches!(c, C::Kind(_)));
        !claimed
            && told.all(|(at, item)| {
                let denies = self.tokens.get(item.end.saturating_sub(1)).is_some_and(|token| token.folded == "phai");
                denies && self.all.iter().skip(at + 1).take(2).any(named)
            })
    }

    /// "dừng đăng ký bản tin", "không muốn nhận bản tin nữa": a word that ends something right before what it ends.
    fn declines_news(&self) -> bool {
        let words: Vec<&str> = self.tokens.iter().map(|token| token.folded.as_str()).collect();
        let news = |at: usize| match words.get(at..).unwrap_or_default() {
            ["dang", "ky" | "ki", ..] => true,
            ["nhan", "tin", ..] => true,
            ["gui", "tin", ..] | ["gui", "ban", "tin", ..] | ["gui", "thong", "bao", ..] => true,
            ["gui", "cho", _, "tin", ..] | ["gui", "cho", _, "thong", "bao", ..] => true,
            ["nhan", rest @ ..] => rest.iter().take(3).any(|word| matches!(*word, "tin" | "bao" | "nhac")),
            _ => false,
        };
        let Some(at) = (0..words.len()).find(|at| news(*at)) else { return false };
        let before = self.tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
        // "dung roi dang ky": "đúng rồi" typed without marks.
        let agrees = before.iter().any(|token| matches!(token.folded.as_str(), "roi" | "vay" | "r"));
        let ends = before.iter().any(|token| {
            // "đúng", "dùng" are other words.
            let typed = token.folded.as_str();
            matches!(typed, "thoi" | "huy" | "ngung" | "ngat" | "rut" | "tat" | "khoi" | "bo")
                || typed == "dung" && !agrees && self.items.iter().any(|item| item.is(C::No) && item.first < at)
        });
        let no_more = self.says(&["khong", "ko", "k", "chang"]) && self.says(&["nua"]);
        ends || no_more
    }

    /// "hạng của xã bị ghi lộn với xã Hùng An": what is wrong is one's own.
    pub(super) fn mixed_up_with_own(&self) -> bool {
        let wrong = self.all.iter().position(|item| item.is(C::ErrorReport));
        let own = self.units.iter().filter(|found| found.asked == UnitAsked::Own);
        let own = own.filter_map(|found| self.all.get(found.first)).any(|item| {
            let words = self.tokens.get(item.first..item.end).unwrap_or_default();
            words.iter().any(|token| matches!(token.folded.as_str(), "xa" | "phuong" | "vi" | "tran"))
        });
        let other = self.units.iter().find(|found| matches!(found.asked, UnitAsked::Named { .. }));
        own && other.is_some_and(|found| Some(found.first) > wrong)
    }

    fn starts_with(&self, item: &Item, word: &str) -> bool {
        self.tokens.get(item.first).is_some_and(|token| token.folded == word)
    }
}
