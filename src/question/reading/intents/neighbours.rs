//! Units that are known by where they stand: right beside one's own, at the ends of the list, so many from below.

use super::Draft;
use super::comparing::holds_against;
use crate::domain::indicator::Indicator;
use crate::question::Direction::{self, Down, Up};
use crate::question::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::fold::{Marks, Token, words};
use crate::question::matching::Item;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;
use std::sync::LazyLock;

/// As far from one's own as can be, or not at all. "bảng" is no "bằng", nor is "cũng" "cùng".
static NEAR: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("gần sát cùng bằng giống ngang trùng"));

impl Found<'_> {
    /// "xã đầu bảng hơn xã cuối bảng mấy điểm", "mình chênh với xã đứng đầu bao nhiêu": the ends of the list held against
    /// each other or against one's own.
    pub(super) fn ends_of_the_list(&self) -> Option<Draft> {
        let of_units = self.indicators.iter().all(|indicator| *indicator == Indicator::Total)
            && !self.any(&[C::WhichGroup, C::AllGroups, C::WhichPeriod, C::CountUnits, C::WhatIf, C::Average])
            && self.periods.len() < 2
            && self.values.is_empty()
            && self.limit.is_none()
            && !self.units.iter().any(|found| matches!(found.asked, UnitAsked::Named { .. }));
        let first = self.items.iter().any(|item| self.is_at_an_end(item, &[C::Top, C::Highest]));
        let last = self.items.iter().any(|item| self.is_at_an_end(item, &[C::Bottom, C::Lowest]));
        let held = self.any(&[C::Compare, C::Gap]) || self.says_more_or_less() || self.says(&["cach", "chenh"]);
        let us = self.says(&["minh", "ta", "toi", "em", "tui"]);
        if !of_units || !held || self.leaves_the_last().is_some() || !(first && last || us && (first || last)) {
            return None;
        }
        let period = self.period_or(PeriodAsked::Latest);
        let total = IndicatorAsked::total();
        Some(if last {
            // Both stand in the whole list.
            let mut draft = self.draft(Intent::Ranking, total, period, UnitAsked::AllCommunes);
            draft.comparison = Comparison::Full;
            draft
        } else {
            let mut draft = self.draft(Intent::GapToRank, total, period, UnitAsked::Own);
            draft.comparison = Comparison::Top(1);
            draft
        })
    }

    /// "xã đầu bảng", "thằng bét", "xã cao nhất": the end of a list right behind the word of a unit.
    fn is_at_an_end(&self, item: &Item, ends: &[C]) -> bool {
        let unit = |token: &Token| {
            matches!(
                token.folded.as_str(),
                "xa" | "phong" | "vi" | "thang" | "dua" | "anh" | "ong" | "phuong" | "noi" | "ben" | "va" | "giua"
            )
        };
        let before = item.first.checked_sub(1).and_then(|at| self.tokens.get(at));
        let within = self.tokens.get(item.first..item.end).unwrap_or_default();
        let listed = before.is_some_and(unit) || within.first().is_some_and(unit);
        listed && item.concepts().any(|concept| ends.contains(&concept))
    }

    /// What the rules of this file found is not forgotten for what single words speak for.
    pub(super) fn is_known_by_its_place(&self) -> bool {
        self.ends_of_the_list().is_some() || self.beside_in_the_list().is_some()
    }

    /// "xã đứng dưới mình được bao nhiêu", "xã nào sát điểm mình nhất": those right above and below in the list.
    pub(super) fn beside_in_the_list(&self) -> Option<Draft> {
        if let Some(last) = self.counted_from_below().filter(|_| !self.says(&["minh", "ta", "toi", "tui", "em"])) {
            let named = self.units.iter().any(|found| matches!(found.asked, UnitAsked::Named { .. }));
            let period = self.period_or(PeriodAsked::Latest);
            let units = self.group_unit().unwrap_or(UnitAsked::AllCommunes);
            let mut draft = self.draft(Intent::Ranking, self.indicators_or(IndicatorAsked::total()), period, units);
            draft.comparison = Comparison::Bottom(last);
            return (!named).then_some(draft);
        }
        let ours = self.units.iter().all(|found| found.asked == UnitAsked::Own || found.asked.is_group());
        let points = self.any(&[C::HowMany, C::Points, C::Gap, C::Compare]) || self.says(&["hon", "kem"]);
        // "tháng sau mình được mấy điểm", "kém mình mấy điểm".
        let stands = |item: &Item| {
            let before = item.first.checked_sub(1).and_then(|at| self.tokens.get(at));
            let of_time =
                |token: &Token| matches!(token.folded.as_str(), "thang" | "quy" | "nam" | "ky" | "tuan" | "t");
            let held = self.tokens.get(item.first).is_some_and(|token| matches!(token.folded.as_str(), "kem" | "thua"));
            !held && !before.is_some_and(of_time)
        };
        let below = self.items.iter().any(|item| item.is(C::NextBelow) && stands(item));
        let below = below && !self.has(C::NextAbove) && points && !self.has(C::CountUnits);
        let near = |pair: &[Token]| {
            NEAR.iter().any(|(word, marks)| pair[0].folded == *word && pair[0].marks() == *marks)
                && matches!(pair[1].folded.as_str(), "diem" | "minh" | "xa" | "hang" | "nut" | "voi")
        };
        let asks = self.units.iter().any(|found| found.asked.is_group());
        let near =
            asks && self.tokens.windows(2).any(near) && !self.any(&[C::Average, C::ProvinceAverage, C::CountUnits]);
        let us = self.says(&["minh", "ta", "toi", "tui"]) || self.any(&[C::NextBelow]);
        // "có xã nào cùng điểm không": with nobody that they were held against.
        let alike = self.tokens.windows(2).any(|pair| {
            matches!((pair[0].folded.as_str(), pair[1].folded.as_str()), ("cung" | "trung" | "dong", "diem" | "hang"))
        });
        if asks && alike && ours && !us && !self.any(&[C::Average, C::ProvinceAverage]) && self.values.is_empty() {
            let period = self.main_period_or(PeriodAsked::Latest);
            let units = self.group_unit().unwrap_or(UnitAsked::AllCommunes);
            let mut draft = self.draft(Intent::Ranking, self.indicators_or(IndicatorAsked::total()), period, units);
            draft.comparison = Comparison::Full;
            return Some(draft);
        }
        if !ours || !us || !(below || near) || !self.values.is_empty() || self.periods.len() > 1 {
            return None;
        }
        let (indicators, period) =
            (self.indicators_or(IndicatorAsked::total()), self.main_period_or(PeriodAsked::Latest));
        let units = self.group_unit().unwrap_or(UnitAsked::AllCommunes);
        let mut draft = self.draft(Intent::Ranking, indicators, period, units);
        draft.comparison = Comparison::Unit(UnitAsked::Own);
        Some(draft)
    }

    /// "xã nào cao hơn mình", "mình hơn những xã nào": all on that side, and not the one right beside.
    pub(super) fn asks_who_is_beyond(&self) -> bool {
        let which = self.units.iter().any(|found| found.asked.is_group());
        let held = |item: &Item| {
            let words = self.tokens.get(item.first..item.end).unwrap_or_default();
            words.len() < 3 && words.iter().any(holds_against) || item.is(C::NextAbove) || item.is(C::NextBelow)
        };
        let beside = self.units.iter().any(|found| {
            let before = found.first.checked_sub(1).and_then(|at| self.all.get(at));
            before.is_some_and(held) && !matches!(found.asked, UnitAsked::District | UnitAsked::Province)
        });
        let than_us = self.items.iter().any(|item| {
            let first = self.tokens.get(item.first).is_some_and(holds_against);
            first && (item.is(C::NextAbove) || item.is(C::NextBelow))
        });
        which
            && (beside || than_us)
            && !self.says(&["ngay", "lien", "sat", "ke", "gan", "nhat"])
            && self.values.is_empty()
    }

    /// "thứ hai từ dưới lên", "áp chót": the number of a place, counted from the end.
    pub(super) fn counted_from_below(&self) -> Option<u32> {
        let words: Vec<&str> = self.tokens.iter().map(|token| token.folded.as_str()).collect();
        let upwards = words.windows(3).any(|three| matches!(three, ["tu", "duoi", "len"]));
        let next_to_last = words.windows(2).any(|pair| matches!(pair, ["ap" | "ke", "chot" | "cuoi" | "bet"]));
        if upwards {
            return self.placed().or(self.limit);
        }
        (next_to_last && self.limit.is_none()).then_some(2)
    }

    /// "mấy xã hơn", "xã nào thấp hơn": the last word tells the side, and nobody is named behind it.
    pub(super) fn ends_beyond(&self) -> Option<Direction> {
        let polite = |token: &&Token| {
            let said = matches!(token.folded.as_str(), "a" | "nhi" | "vay" | "the" | "nhe" | "em" | "day" | "ha");
            token.is_sign("?") || said
        };
        let mut words = self.tokens.iter().rev().skip_while(polite).map(|token| token.folded.as_str());
        let (last, before) = (words.next()?, words.next());
        let many = self.units.iter().any(|found| found.asked.is_group()) || self.any(&[C::CountUnits, C::Compare]);
        let asks = many
            && self.says(&["may", "nao", "nhieu", "ai", "nhung", "cac"])
            && self.says(&["xa", "phong", "vi", "ai"]);
        let side = match (last, before) {
            ("hon", Some("kem" | "thap" | "it" | "yeu")) | ("kem" | "thua", _) => Down,
            ("hon", _) => Up,
            _ => return None,
        };
        asks.then_some(side)
    }

    /// "dưới mức đó", "trên con số ấy": the words, and the side of what was told before.
    pub(in crate::question::reading) fn beyond_that(&self) -> Option<(Direction, (usize, usize))> {
        let word = |at: usize| self.tokens.get(at).map(|token| token.folded.as_str());
        (0..self.tokens.len()).find_map(|at| {
            let side = match word(at)? {
                "duoi" | "kem" | "thua" => Down,
                "tren" | "vuot" | "qua" => Up,
                "hon" if matches!(at.checked_sub(1).and_then(word), Some("thap" | "kem" | "it")) => Down,
                "hon" => Up,
                _ => return None,
            };
            let measure = (at + 1..at + 4)
                .take_while(|at| matches!(word(*at), Some("muc" | "moc" | "con" | "so" | "nguong" | "diem" | "cai")))
                .count();
            let points = matches!(word(at + 1 + measure), Some("do" | "day" | "ay" | "nay" | "kia"));
            (measure > 0 && points).then_some((side, (at, at + 2 + measure)))
        })
    }
}
