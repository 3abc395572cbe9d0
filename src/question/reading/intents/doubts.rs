//! When a question must not be answered: other matters, orders, and words that a default would paper over.

use super::Draft;
use crate::domain::indicator::Indicator;
use crate::question::asked::{IndicatorAsked, Intent, UnitAsked};
use crate::question::matching::{Content, Item};
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;
use crate::question::{Question, Unclear};
use unicode_normalization::UnicodeNormalization;

impl Found<'_> {
    /// A default must not stand in for something that was said and not understood: half a period, a broken name.
    pub(super) fn unsafe_default(&self, draft: &Draft, text: &str) -> Option<Unclear> {
        let figures = !matches!(
            draft.intent,
            Intent::Subscribe
                | Intent::Unsubscribe
                | Intent::Acknowledge
                | Intent::ReportProgress
                | Intent::ReportError
                | Intent::Explain
                | Intent::MaxPoints
                | Intent::DirectiveList
                | Intent::DirectiveDeadline
                | Intent::Document
                | Intent::Help
                | Intent::Greeting
                | Intent::Thanks
                | Intent::Refuse
                | Intent::ClarifyPeriod
                | Intent::ClarifyFact
                | Intent::Conflict
                | Intent::ExplainMissing
                | Intent::Advice
        );
        if !figures {
            return None;
        }
        // Two words that were not read may have named a group, and the whole is only what is taken when none was.
        let unnamed = self.indicators.is_empty() && !self.any(&[C::AllGroups, C::Index]);
        let whole_by_default = draft.intent.is_plain_score() && unnamed && self.unread > 1;
        // "lịch tiếp dân tháng 12": a period or units alone, and the word that says what is wanted was not read.
        let asks = [C::HowMany, C::HowIs, C::Result, C::Compare, C::Movers, C::Lowest, C::Highest, C::Top, C::Bottom];
        let listed = draft.intent == Intent::Ranking;
        let unsaid = (draft.intent.is_plain_score() || listed) && !self.names_the_index() && !self.any(&asks);
        if whole_by_default || unsaid && self.unread > 0 || draft.intent.shows_figures() && self.may_be_elsewhere() {
            return Some(Unclear::Words(self.unknown_words(text)));
        }
        if draft.intent.is_plain_score() && self.scene.context.is_none() && self.names_no_department() {
            return Some(Unclear::Words(text.split_whitespace().next().unwrap_or_default().to_owned()));
        }
        // "dưới 50 hoặc trên 80": a list is cut at one limit, or lies between two.
        let cut = matches!(draft.intent, Intent::ThresholdList | Intent::Count);
        if let Some(limits) = self.limits_apart(text).filter(|_| cut) {
            return Some(Unclear::Words(limits));
        }
        // "điểm quét giấy sang file": the total of all is not what somebody speaks of one group means.
        if draft.intent.is_plain_score() && unnamed && !self.hinted.is_empty() {
            return Some(Unclear::Indicator(self.hinted.clone()));
        }
        // "xã" with its letters swapped: without it the name may be another unit's.
        if self.says(&["ax"]) {
            return Some(Unclear::Words(self.unknown_words(text)));
        }
        if self.units.is_empty() && matches!(draft.unit, UnitAsked::Own) && self.initials {
            return Some(Unclear::Words(self.unknown_words(text)));
        }
        // Longer than any syllable: words run together that could not be parted may name a unit or a period.
        let run_together = |item: &Item| {
            let token = self.tokens.get(item.first).filter(|_| matches!(item.content, Content::Unknown));
            // As typed: a part of it may have been read.
            token.and_then(|token| text.get(token.start..token.end)).is_some_and(|typed| typed.nfc().count() > 7)
        };
        if self.items.iter().any(run_together) {
            return Some(Unclear::Words(self.unknown_words(text)));
        }
        // "mấy tháng hài lòng dưới 15": months are counted.
        let of_months = matches!(draft.intent, Intent::Count | Intent::ThresholdList) && !draft.unit.is_group();
        let half_period = self.broken_period()
            || self.periods.is_empty()
                && !of_months
                && (self.items.iter().any(|item| {
                    let concepts = [C::Month, C::Quarter, C::Week];
                    item.meanings().len() == 1 && item.concepts().any(|concept| concepts.contains(&concept))
                }) || self.unknown > 0 && self.any(&[C::Year, C::WholeYear])
                    || self.half_said()
                    || self.unknown > 0 && self.limit.is_none() && self.stray_month());
        if half_period {
            return Some(Unclear::Period);
        }
        let own_by_default = self.units.is_empty() && matches!(draft.unit, UnitAsked::Own);
        (self.broken_name && own_by_default).then(|| Unclear::Words(self.unknown_words(text)))
    }

    /// "phòng tháng 12": the department is not said.
    fn names_no_department(&self) -> bool {
        let [found] = self.units.as_slice() else { return false };
        let words = self.tokens.get(found.first..found.end).unwrap_or_default();
        !self.own_department
            && found.asked == UnitAsked::Own
            && found.first == 0
            && words.len() == 1
            && words[0].folded == "phong"
    }

    /// Orders, other matters, other indices, and texts whose meaning hangs on words that are not known.
    pub(super) fn unanswerable(&self, text: &str) -> Option<Question> {
        // "sai số liệu, báo người sửa giùm": told to the office, with no value to put in.
        let written = self.tokens.windows(2).any(|pair| {
            matches!(pair[0].folded.as_str(), "ma" | "lai" | "bi")
                && matches!(pair[1].folded.as_str(), "ghi" | "de" | "in")
        });
        let to_be_checked = self.values.is_empty() && self.says(&["kiem", "soat"]);
        let told = self.has(C::ErrorReport) && (written || to_be_checked)
            || self.has(C::ErrorReport) && self.says(&["bao", "phan"]) && !self.says(&["thanh", "len", "xuong", "xoa"]);
        if (self.has(C::Order) && !told || self.orders_a_score()) && !self.any(&[C::WhatIf]) {
            return Some(self.refusal(Intent::Refuse, None));
        }
        let about_index = !self.indicators.is_empty()
            && self.any(&[C::Points, C::Index, C::HowMany, C::Rate, C::Advice, C::Max])
            || self.any(&[C::Directive, C::Deadline, C::Document, C::Subscribe, C::Unsubscribe])
            || self.any(&[C::Progress, C::ErrorReport]) && !self.indicators.is_empty()
            // "làm xong vụ rà soát thủ tục rồi, ghi nhận giùm".
            || self.has(C::Progress) && self.has(C::Acknowledge)
            || self.has(C::Components);
        let of_this_set = self.has(C::Index) && self.tokens.iter().any(|token| token.folded == "766");
        if self.has(C::OtherIndex) && of_this_set && self.any(&[C::Explain, C::Remember, C::Compare]) {
            let mut question = self.refusal(Intent::Explain, None);
            question.indicators = self.indicators_or(IndicatorAsked::All);
            question.unit = UnitAsked::None;
            return Some(question);
        }
        let of_none = self.indicators.iter().all(|indicator| *indicator == Indicator::Total);
        if self.has(C::OtherIndex) && of_none && !self.speaks_of_another_index_only_in_passing() {
            return Some(self.refusal(Intent::OutOfScope, Some(Unclear::OtherIndex)));
        }
        if self.asks_for_a_person() || self.speaks_of_money() {
            return Some(self.refusal(Intent::OutOfScope, None));
        }
        if self.is_elsewhere() && !about_index {
            return Some(self.refusal(Intent::OutOfScope, None));
        }
        if self.holds_two_unnamed() {
            return Some(self.refusal(Intent::Ambiguous, Some(Unclear::Whom)));
        }
        if self.compares_nothing() {
            return Some(self.refusal(Intent::Ambiguous, Some(Unclear::Period)));
        }
        let after_index = self.items.windows(2).any(|pair| {
            pair.first().is_some_and(|item| item.is(C::Index) || item.is(C::Points))
                && pair.get(1).is_some_and(|item| matches!(item.content, Content::Unknown) && self.is_word(item.first))
        });
        let known = self.evidence();
        if self.unknown > 0 && known == 0 {
            let letters = self.items.iter().any(|item| !matches!(item.content, Content::Unknown | Content::Sign));
            let scope = if self.unknown > 1 || !letters { Intent::OutOfScope } else { Intent::Ambiguous };
            return Some(self.refusal(scope, Some(Unclear::Words(self.unknown_words(text)))));
        }
        if after_index && self.indicators.is_empty() || self.strange.len() > known + 1 {
            let scope = if self.unknown > 2 && known < 2 { Intent::OutOfScope } else { Intent::Ambiguous };
            return Some(self.refusal(scope, Some(Unclear::Words(self.unknown_words(text)))));
        }
        if self.has(C::Tt) && self.indicators.is_empty() {
            let either = vec![Indicator::Tttt, Indicator::Dvctt];
            let mut question = self.refusal(Intent::Ambiguous, Some(Unclear::Indicator(either)));
            question.indicators = IndicatorAsked::These(vec![Indicator::Tttt]);
            return Some(question);
        }
        None
    }

    /// "em đang soạn báo cáo CCHC, cho em xin …", "… để đưa vào báo cáo CCHC": what the figures are for, or where one sits,
    /// while those of this index are asked for in words of their own.
    fn speaks_of_another_index_only_in_passing(&self) -> bool {
        const WORK: [&str; 22] = [
            "cao", "hop", "nghi", "tac", "lieu", "phan", "dao", "phong", "to", "hoach", "cuong", "ket", "ban", "de",
            "mang", "bo", "tra", "so", "viec", "doi", "doan", "trach",
        ];
        const PURPOSE: [&str; 9] = ["de", "phuc", "vao", "lam", "viet", "soan", "chuan", "kip", "hop"];
        let word = |at: usize| self.tokens.get(at).map(|token| token.folded.as_str());
        let asks = |items: &[Item]| {
            let asked = [C::Points, C::HowMany, C::Rank, C::Rating, C::Result, C::Index, C::Group(Indicator::Total)];
            items.iter().any(|item| asked.iter().any(|concept| item.is(*concept)))
        };
        let placed = !self.periods.is_empty() || !self.units.is_empty();
        let mut others = self.items.iter().enumerate().filter(|(_, item)| item.is(C::OtherIndex));
        placed
            && others.all(|(at, item)| {
                let of_work = item.first.checked_sub(1).and_then(word).is_some_and(|word| WORK.contains(&word));
                let before = self.tokens.get(item.first.saturating_sub(5)..item.first).unwrap_or_default();
                let purpose = before.iter().any(|token| PURPOSE.contains(&token.folded.as_str()));
                let (earlier, later) = (&self.items[..at], &self.items[at + 1..]);
                let parted = self.tokens.iter().skip(item.end).take(6).any(|token| {
                    token.is_sign(",") || token.is_sign(".") || matches!(token.folded.as_str(), "cho" | "xin" | "nho")
                });
                of_work && (parted && asks(later) || purpose && asks(earlier))
            })
    }

    /// "hai bên ai hơn": two sides, and neither is said anywhere.
    fn holds_two_unnamed(&self) -> bool {
        let two = self.tokens.windows(2).any(|pair| {
            matches!(pair[0].folded.as_str(), "hai" | "2")
                && matches!(pair[1].folded.as_str(), "ben" | "xa" | "dua" | "don" | "noi" | "phia" | "thang" | "ong")
        });
        let unnamed = self.units.is_empty() && self.periods.is_empty() && self.scene.context.is_none();
        two && unnamed && self.any(&[C::Compare, C::NextAbove]) && self.values.is_empty()
    }

    /// "so sánh giúp anh với": neither whom nor what nor when.
    fn compares_nothing(&self) -> bool {
        let asked = |item: &Item| {
            matches!(item.content, Content::Sign) || item.concepts().any(|c| matches!(c, C::Compare | C::Filler))
        };
        let says = self.tokens.windows(2).any(|pair| pair[0].folded == "so" && pair[1].folded == "sanh");
        says && self.scene.context.is_none() && self.all.iter().all(asked)
    }

    /// A word of another matter. "vay" may be "vậy": a word that can mean something here is not one.
    pub(super) fn is_elsewhere(&self) -> bool {
        self.items.iter().any(|item| item.is(C::OffTopic) && item.concepts().count() == 1)
            // Who asks or where it is asked, unless nothing else is said.
            || self.has(C::Setting) && !self.names_the_index() && self.evidence() < 4
            || self.asks_for_a_person()
            || self.speaks_of_money()
    }

    /// A word of an order that can mean nothing else: "chưa … thành" is no "chữa … thành".
    pub(super) fn orders_plainly(&self) -> bool {
        self.items.iter().any(|item| item.is(C::Order) && item.concepts().count() == 1)
    }

    /// "ai là chủ tịch huyện", "trưởng phòng Nội vụ là ai": who holds an office, of which no letter tells.
    fn asks_for_a_person(&self) -> bool {
        let words: Vec<&str> = self.tokens.iter().map(|token| token.folded.as_str()).collect();
        let office =
            |pair: &[&str]| matches!(pair, ["chu", "tich"] | ["bi", "thu"] | ["truong", "phong"] | ["giam", "doc"]);
        let asked = words.windows(4).any(|four| matches!(four[..2], ["ai", "la" | "lam"]) && office(&four[2..]));
        let named = words.windows(2).position(office).is_some_and(|at| {
            let after = words.get(at + 2..).unwrap_or_default();
            after.windows(2).take(5).any(|pair| matches!(pair, ["la", "ai"] | ["ten", "gi" | "la"]))
        });
        let called = words.windows(3).any(|three| three[0] == "ten" && office(&three[1..]));
        let figures = !self.indicators.is_empty() || self.any(&[C::Points, C::Index, C::Rank, C::Rating, C::Document]);
        (asked || named || called) && !figures
    }

    /// "nâng số hóa lên 22 giúp anh": a command to change a figure, with nothing asked.
    fn orders_a_score(&self) -> bool {
        let first = self.tokens.iter().find(|token| token.folded.len() > 1).map(|token| token.folded.as_str());
        let commands = matches!(first, Some("nang" | "sua" | "doi" | "chinh" | "tang" | "ha" | "dat" | "ghi" | "dien"));
        // "nâng xã mình lên hạng nhất giúp anh": a place that nobody can give away.
        let lifts = commands || matches!(first, Some("dua" | "day" | "keo"));
        let placed = self.tokens.windows(2).any(|pair| {
            pair[0].folded == "len"
                && matches!(pair[1].folded.as_str(), "hang" | "top" | "nhat" | "thu" | "loai" | "dau")
        });
        let favour = self.says(&["ho", "giup", "gium", "dum"]);
        let asked = [C::HowMany, C::HowIs, C::Gap, C::When];
        if lifts && placed && favour && !self.any(&asked) && !self.says(&["thi", "de", "gi", "sao", "khong", "may"]) {
            return true;
        }
        let asks = [C::HowMany, C::HowIs, C::Gap, C::When, C::Rank, C::Rating, C::Rose, C::Advice];
        let answered =
            self.tokens.iter().any(|token| matches!(token.folded.as_str(), "thi" | "de" | "gi" | "sao" | "khong"));
        commands && !self.values.is_empty() && !self.any(&asks[..6]) && !answered
    }

    /// "quý VI", "quýIV": the word of a period with something after it that is no number.
    fn broken_period(&self) -> bool {
        let word = |item: &Item| {
            let unknown = matches!(item.content, Content::Unknown);
            self.tokens.get(item.first).filter(|_| unknown).map(|token| token.folded.as_str())
        };
        let alone = |item: &Item| {
            let concepts = [C::Month, C::Quarter, C::Week];
            item.meanings().len() == 1 && item.concepts().any(|concept| concepts.contains(&concept))
        };
        let followed =
            self.items.windows(2).any(|pair| matches!(pair, [of, after] if alone(of) && word(after).is_some()));
        let joined = self.items.iter().filter_map(word).any(|word| {
            ["quy", "thang", "tuan"].iter().any(|of| word.len() > of.len() && word.starts_with(of) && word != "thanh")
        });
        // "ckmbt12", "hàng thang 12": a month's number whose word went into another phrase.
        let stranded = self.items.windows(2).any(|pair| {
            let [of, after] = pair else { return false };
            let number = after.whole().is_some_and(|number| (1..=12).contains(&number));
            let glued = self.tokens.get(after.first).is_some_and(|token| token.glued);
            let last = self.tokens.get(of.end.saturating_sub(1));
            number && (of.repaired && glued || !of.is(C::Month) && last.is_some_and(|token| token.folded == "thang"))
        });
        followed || joined || stranded
    }

    /// A small whole number beside a word that was not read may be the number of a month, unless points are counted.
    fn stray_month(&self) -> bool {
        self.items.iter().enumerate().any(|(at, item)| {
            let counted = self.items.get(at + 1).is_some_and(|next| next.is(C::Points) || next.is(C::Rate));
            item.whole().is_some_and(|number| (1..=12).contains(&number)) && !counted
        })
    }

    /// How much of what was said belongs to this matter.
    pub(super) fn evidence(&self) -> usize {
        let telling = |item: &Item| {
            item.concepts()
                .any(|concept| !matches!(concept, C::Filler | C::Follow | C::Or | C::No | C::HowIs | C::Kind(_)))
        };
        self.items.iter().filter(|item| telling(item)).count() + 2 * self.periods.len() + self.units.len()
    }

    fn is_word(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| token.folded.chars().count() > 1)
    }

    pub(super) fn unknown_words(&self, text: &str) -> String {
        let words: Vec<&str> = self
            .items
            .iter()
            .filter(|item| matches!(item.content, Content::Unknown))
            .filter_map(|item| self.tokens.get(item.first).and_then(|token| text.get(token.start..token.end)))
            .take(6)
            .collect();
        words.join(" ").nfc().collect()
    }

    /// "trước", "này", "ngoái" left over: the end of a period whose beginning was not read.
    pub(super) fn half_said(&self) -> bool {
        self.items.iter().filter(|item| matches!(item.content, Content::Unknown)).any(|item| {
            self.tokens
                .get(item.first)
                .is_some_and(|token| matches!(token.folded.as_str(), "truoc" | "trc" | "trk" | "tr" | "ngoai" | "nay"))
        })
    }
}
