//! One thing held against another: periods, units, averages.

mod counterpart;
mod groups;

use super::Draft;
use crate::domain::period::Period;
use crate::question::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::fold::{Marks, words};
use crate::question::matching::{Content, Item};
use crate::question::periods::FoundPeriod;
use crate::question::reading::Found;
use crate::question::today;
use crate::question::vocabulary::Concept as C;
pub(super) use counterpart::holds_against;
use std::sync::LazyLock;

static STANDS: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("đứng"));

impl Found<'_> {
    pub(super) fn compared(&self) -> Option<Draft> {
        if let Some(draft) = self.groups_held() {
            return Some(draft);
        }
        let unit = || self.unit_or(UnitAsked::Own);
        let average = self.average();
        let inside = self.has(C::Average)
            && !self.any(&[C::ProvinceAverage, C::NationalAverage, C::Compare])
            && (self.units.iter().any(|found| found.asked == UnitAsked::District || found.asked.is_group())
                || self.has(C::InDistrict));
        if inside || self.mean_of_many() {
            // The mean of a district's own units is printed nowhere.
            let (indicators, period) =
                (self.indicators_or(IndicatorAsked::total()), self.main_period_or(PeriodAsked::Latest));
            return Some(self.draft(Intent::ReferenceValue, indicators, period, UnitAsked::District));
        }
        // "so với điểm tối đa thì tiến độ bị trừ bao nhiêu", "mất bao nhiêu điểm so với 100".
        let hundred = |item: &Item| matches!(item.content, Content::Number { hundredths: 10_000, .. });
        let full = |item: &Item| item.is(C::Max) || hundred(item);
        let full = self.items.windows(2).any(|pair| pair[0].is(C::Compare) && full(&pair[1]));
        if full && self.has(C::Lost) {
            let period = self.period_or(PeriodAsked::Latest);
            let mut draft = self.draft(Intent::LostPoints, self.indicators_or(IndicatorAsked::All), period, unit());
            draft.comparison = Comparison::Max;
            return Some(draft);
        }
        // "nhóm nào không đổi", "giữ nguyên".
        let stayed = self.tokens.windows(2).any(|pair| {
            matches!((pair[0].folded.as_str(), pair[1].folded.as_str()), ("khong", "doi") | ("giu", "nguyen"))
        });
        let moved = self.any(&[C::Rose, C::Fell, C::Movers]) || stayed && self.has(C::WhichGroup);
        let against_before = self.against_before();
        // "quý 1 và quý 2 khác nhau ra sao".
        let differ = self.tokens.windows(2).any(|pair| pair[0].folded == "khac" && pair[1].folded == "nhau");
        let listed_periods = self.says(&["va"]) && !self.has(C::Compare) && !self.has(C::Why) && !differ;
        // "tiến độ với hài lòng lần lượt mấy điểm": one by one, against nothing.
        if self.indicators.len() > 1 && self.periods.len() < 2 && self.says(&["luot"]) && self.says(&["lan"]) {
            return None;
        }
        let period_than_period = match self.periods.as_slice() {
            [first, second] => {
                let between = self.all.get(first.end..second.first).unwrap_or_default();
                let with = between.iter().any(|item| {
                    let word = self.tokens.get(item.first).map(|token| token.folded.as_str());
                    matches!(word, Some("voi" | "vs" | "khac" | "sang" | "qua" | "tru"))
                });
                with || self.says_more_or_less()
            }
            _ => false,
        };
        let places = self.has(C::Rank) && self.periods.len() > 1 && !listed_periods;
        let two_units = self.two_units();
        let than_us = self.than_us();
        let apart = self.has(C::Gap) && self.units.len() > 1 && !self.any(&[C::Rank, C::Top]);
        let compares = apart
            || self.any(&[C::Compare, C::SamePeriod, C::OtherUnits])
            || moved
            || against_before
            || places
            || self.moved_places()
            || than_us
            || self.than_them().is_some()
            || period_than_period
            || two_units;
        let beside = self.any(&[C::NextAbove, C::NextBelow]) && two_units;
        let stands = self.says_stands() && self.says_more_or_less() && !self.any(&[C::Rating, C::Points]);
        let stands = stands
            || self.items.iter().filter(|item| item.is(C::Compare)).any(|item| {
                let words = self.tokens.get(item.first..item.end).unwrap_or_default();
                let says = |wanted: [&str; 3]| words.iter().any(|token| wanted.contains(&token.folded.as_str()));
                says(["xep", "dung", "nam"]) && says(["tren", "duoi", "truoc"])
            });
        let ranks = self.any(&[C::Rank]) || self.moved_places() || beside || stands;
        // "khá hay trung bình" asks for a band.
        let of_bands = self.has(C::Or) && self.any(&[C::BandGood, C::BandFair, C::BandWeak, C::BandExcellent]);
        if let Some(average) = average.filter(|_| (!self.has(C::Rank) || compares) && !of_bands && !self.mean_of_own())
        {
            let period = self.only_period_or_main();
            // "chỉ số của huyện và mức trung bình của tỉnh": one beside the other.
            let district = self.units.iter().any(|found| found.asked == UnitAsked::District);
            let both = district && self.has(C::ProvinceAverage) && self.says(&["va"]) && !self.says(&["nao"]);
            let own = compares || both || self.any(&[C::Above, C::Below, C::Gap]) || self.says_more_or_less();
            let mut draft = self.draft(Intent::Compare, self.compared_indicators(ranks), period, unit());
            draft.comparison = average;
            if !own && !self.units.iter().any(|found| matches!(found.asked, UnitAsked::Own | UnitAsked::Named { .. })) {
                draft.intent = Intent::ReferenceValue;
                if self.units.is_empty() {
                    draft.unit = UnitAsked::Province;
                }
                let all = if self.has(C::AllGroups) { IndicatorAsked::All } else { IndicatorAsked::total() };
                draft.indicators = self.indicators_or(all);
            }
            return Some(draft);
        }
        if !compares || self.any(&[C::Advice, C::Explain]) && !self.has(C::Compare) {
            return None;
        }
        let then = self.has(C::SamePeriod) && self.periods.is_empty() && self.has(C::HowMany);
        if then && !self.has(C::Compare) && !moved && !self.says_more_or_less() {
            // "cùng kỳ năm trước được bao nhiêu": the figure of then, held against nothing.
            let newest = self.scene.newest.or_else(|| Period::month_of(today(self.scene)).previous());
            if let Some(period) = newest.and_then(Period::same_last_year) {
                let asked = PeriodAsked::In { period, year_said: true };
                let intent = if self.indicators.is_empty() { Intent::ScoreTotal } else { Intent::ScoreIndicator };
                return Some(self.draft(intent, self.indicators_or(IndicatorAsked::total()), asked, unit()));
            }
        }
        Some(self.held_against(if ranks { Intent::CompareRank } else { Intent::Compare }))
    }

    /// "xếp", "đứng". "đúng hạn" is neither.
    fn says_stands(&self) -> bool {
        self.tokens.iter().enumerate().any(|(at, token)| {
            let in_time = self.tokens.get(at + 1).is_some_and(|next| next.folded == "han");
            token.folded == "xep" || !in_time && STANDS.iter().any(|(word, marks)| token.is_word(word, *marks))
        })
    }

    /// One thing held against what is said, and against the period before when nothing is.
    pub(super) fn held_against(&self, intent: Intent) -> Draft {
        if let Some(average) = self.average().filter(|_| intent == Intent::Compare) {
            let indicators = self.compared_indicators(false);
            let mut draft = self.draft(intent, indicators, self.only_period_or_main(), self.unit_or(UnitAsked::Own));
            draft.comparison = average;
            return draft;
        }
        if let Some(draft) = self.over_a_stretch(intent) {
            return draft;
        }
        let place = || {
            self.draft(
                Intent::Rank,
                self.indicators_or(IndicatorAsked::total()),
                self.main_period_or(PeriodAsked::Latest),
                self.unit_or(UnitAsked::Own),
            )
        };
        if intent == Intent::CompareRank && self.of_the_others() {
            return place();
        }
        let against = if self.has(C::SamePeriod) {
            Comparison::SamePeriodLastYear
        } else if self.than_us() {
            Comparison::Unit(UnitAsked::Own)
        } else if let Some(other) = self.than_them() {
            Comparison::Unit(other.clone())
        } else if let Some(other) = self.compared_unit() {
            // Of the province an average is printed, and no score.
            if other == UnitAsked::Province { Comparison::ProvinceAverage } else { Comparison::Unit(other) }
        } else if let Some(period) = self.period_behind_than().and_then(|found| found.asked.resolved()) {
            Comparison::Period(period)
        } else if let Some(found) = self.compared_period().or_else(|| self.earlier_of_two()) {
            match (&found.asked, self.period_held().map(|found| &found.asked)) {
                (PeriodAsked::Relative { .. }, None | Some(PeriodAsked::Latest)) => Comparison::PrevPeriod,
                (PeriodAsked::Relative { period, .. }, Some(main))
                    if main.resolved().and_then(Period::previous) == Some(*period) =>
                {
                    Comparison::PrevPeriod
                }
                // "tháng 12 so với tháng trước đó": the month before the one asked about, not the month before today.
                (PeriodAsked::Relative { period, .. }, Some(main)) if main.resolved() == Some(*period) => {
                    Comparison::PrevPeriod
                }
                // "tháng 12 so với tháng 12 năm trước": the year before the one asked about, not the year before today.
                (PeriodAsked::In { period, .. }, Some(main)) if main.resolved() == Some(*period) => {
                    Comparison::SamePeriodLastYear
                }
                (PeriodAsked::Range { from, to }, _) => Comparison::Stretch { from: *from, to: *to },
                (asked, _) => asked.resolved().map_or(Comparison::PrevPeriod, Comparison::Period),
            }
        } else if self.has(C::OtherUnits) {
            return place();
        } else {
            Comparison::PrevPeriod
        };
        let only = self.periods.len() == 1 && (self.compared_period().is_some() || self.against_before());
        let period = match &against {
            Comparison::Unit(_) => self.only_period_or_main(),
            _ if only => PeriodAsked::Latest,
            _ => self.period_held().map_or(PeriodAsked::Latest, |found| self.asked_beside_a_month(found)),
        };
        let indicators = self.compared_indicators(intent == Intent::CompareRank);
        let unit = if self.than_them().is_some() { UnitAsked::Own } else { self.compare_unit() };
        let mut draft = self.draft(intent, indicators, period, unit);
        draft.comparison = against;
        draft
    }

    /// "từ tháng 6 đến tháng 12 tăng được bao nhiêu": the end of the only stretch against its beginning.
    fn over_a_stretch(&self, intent: Intent) -> Option<Draft> {
        let [FoundPeriod { asked: PeriodAsked::Range { from, to }, .. }] = self.periods.as_slice() else { return None };
        if self.has(C::SamePeriod) || self.units.len() > 1 {
            return None;
        }
        let indicators = self.compared_indicators(intent == Intent::CompareRank);
        let end = PeriodAsked::In { period: *to, year_said: true };
        let mut draft = self.draft(intent, indicators, end, self.compare_unit());
        draft.comparison = Comparison::Period(*from);
        Some(draft)
    }

    /// "tháng 12 và cả năm cái nào tốt hơn": the one right behind "hơn", else the earlier of the two.
    fn earlier_of_two(&self) -> Option<&FoundPeriod> {
        let [first, second] = self.periods.as_slice() else { return None };
        let behind = |found: &FoundPeriod| {
            let before = found.first.checked_sub(1).and_then(|at| self.all.get(at));
            before.and_then(|item| self.tokens.get(item.end.saturating_sub(1))).is_some_and(holds_against)
        };
        if behind(first) != behind(second) {
            return Some(if behind(first) { first } else { second });
        }
        // "cả năm tụt xuống hạng 5 trong khi tháng 12 hạng 3": neither comes before the other.
        if let (Some(one), Some(other)) = (first.asked.resolved(), second.asked.resolved())
            && one.start() <= other.start()
            && one.end() >= other.end()
        {
            return Some(second);
        }
        self.periods.iter().min_by_key(|found| found.asked.resolved().map(Period::start))
    }

    /// The period held against another: of two, the one that the other is not.
    pub(super) fn period_held(&self) -> Option<&FoundPeriod> {
        match (self.compared_period(), self.earlier_of_two()) {
            (None, Some(against)) if !self.has(C::SamePeriod) => {
                self.periods.iter().find(|found| found.first != against.first)
            }
            _ => self.main_period(),
        }
    }

    /// "trung bình của các xã": of units of the district, and no mean that a letter prints.
    pub(super) fn mean_of_many(&self) -> bool {
        let many = |at: usize| self.units.iter().any(|found| found.first == at && found.asked.is_group());
        self.all.iter().enumerate().any(|(at, item)| {
            let next = self.all.get(at + 1).is_some_and(|next| next.is(C::Filler)).then_some(at + 2);
            item.is(C::Average) && (many(at + 1) || next.is_some_and(many))
        })
    }

    /// "điểm trung bình của xã mình", "trung bình mỗi tháng xã mình được mấy": a mean that no letter prints, and not the
    /// province's.
    pub(super) fn mean_of_own(&self) -> bool {
        let held = [C::ProvinceAverage, C::NationalAverage, C::Compare, C::Below, C::Above, C::Gap, C::Rating];
        if self.any(&held) || self.says_more_or_less() || self.says(&["tinh", "so"]) {
            return false;
        }
        let word = |at: usize| self.all.get(at).and_then(|item| self.tokens.get(item.first)).map(|t| t.folded.as_str());
        let own = |at: usize| self.units.iter().any(|found| found.first == at && found.asked == UnitAsked::Own);
        let owned = |at: usize| own(at) && self.all.get(at).is_some_and(|item| item.end > item.first + 1);
        let monthly = self.tokens.windows(2).any(|pair| {
            matches!(pair[0].folded.as_str(), "moi" | "mot")
                && matches!(pair[1].folded.as_str(), "thang" | "quy" | "ky")
        });
        let averages = self.all.iter().enumerate().filter(|(_, item)| item.is(C::Average));
        let beside = averages.map(|(at, _)| at).any(|at| owned(at + 1) || word(at + 1) == Some("cua") && own(at + 2));
        beside || monthly && self.has(C::Average)
    }

    fn compared_indicators(&self, ranks: bool) -> IndicatorAsked {
        let of_total = ranks || self.has(C::Points) && !self.has(C::WhichGroup);
        let groups = self.asks_which_group() || self.any(&[C::AllGroups, C::Index]);
        let of_all = groups && !of_total && self.indicators.is_empty();
        self.indicators_or(if of_all { IndicatorAsked::All } else { IndicatorAsked::total() })
    }

    /// "nhóm nào", "chỉ số nào"; where two things are held against each other, "cái nào" and "gì" ask which of them.
    fn asks_which_group(&self) -> bool {
        let sides = self.periods.len() > 1 || self.units.len() > 1;
        let vague = |item: &Item| {
            self.tokens.get(item.first).is_some_and(|token| matches!(token.folded.as_str(), "cai" | "gi" | "chi"))
                && item.end - item.first < 3
                && !self.tokens.get(item.first + 1).is_some_and(|token| token.folded == "so")
        };
        self.items.iter().any(|item| item.is(C::WhichGroup) && !(sides && vague(item)))
    }

    fn against_before(&self) -> bool {
        let relative = |found: &FoundPeriod| matches!(found.asked, PeriodAsked::Relative { .. });
        self.says_more_or_less() && self.periods.iter().any(relative) || self.period_behind_than().is_some()
    }

    /// "hơn tháng 11 không": the only period, right behind the word that begins the question.
    fn period_behind_than(&self) -> Option<&FoundPeriod> {
        let [found] = self.periods.as_slice() else { return None };
        let word = found.first.checked_sub(1).and_then(|at| self.all.get(at))?;
        let compares = holds_against(self.tokens.get(word.end.saturating_sub(1))?);
        let named = matches!(found.asked, PeriodAsked::In { .. });
        (named && compares && found.first <= 2 && self.units.is_empty()).then_some(found)
    }

    /// The average that is spoken of.
    pub(super) fn average(&self) -> Option<Comparison> {
        if self.has(C::NationalAverage) {
            return Some(Comparison::NationalAverage);
        }
        self.any(&[C::ProvinceAverage, C::Average]).then_some(Comparison::ProvinceAverage)
    }

    /// The period of a comparison with a unit or an average, wherever it stands: "so với xã Song Mai tháng 12".
    fn only_period_or_main(&self) -> PeriodAsked {
        if self.periods.len() == 1 {
            self.period_or(PeriodAsked::Latest)
        } else {
            self.main_period_or(PeriodAsked::Latest)
        }
    }
}
