//! One unit, one period: a score, a place, a band, an explanation.

use super::Draft;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::question::asked::{IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

/// Words between "nhóm nào" and how it is.
const PASSED: usize = 4;

impl Found<'_> {
    pub(super) fn one_value(&self) -> Option<Draft> {
        let unit = || self.unit_or(UnitAsked::Own);
        let period = || self.period_or(PeriodAsked::Latest);
        let none =
            || self.draft(Intent::Explain, self.indicators_or(IndicatorAsked::All), PeriodAsked::None, UnitAsked::None);
        let of_bands = || self.draft(Intent::Rating, IndicatorAsked::total(), PeriodAsked::None, UnitAsked::None);
        let of_nobody = self.units.is_empty() && self.periods.is_empty();
        let rates = self.any(&[C::Rating, C::BandExcellent, C::BandGood, C::BandFair]);
        if of_nobody && (self.has(C::BandsTable) || rates && self.rates_a_value()) {
            return Some(of_bands());
        }
        let judged = self.any(&[C::Lowest, C::Highest, C::Lost]) && !self.has(C::Max);
        // "chỉ số xã Hiệp Cường năm 2024 gồm những gì" asks for the figures.
        let of_somebody = !self.units.is_empty() && !self.periods.is_empty() && self.indicators.is_empty();
        let raises = self.has(C::Advice) && self.says(&["keo", "nang", "tang", "day", "len", "vuc", "go"]);
        if self.has(C::Explain) && !judged && !of_somebody && !raises {
            return Some(none());
        }
        if let Some(intent) = self.judges_a_group() {
            return Some(self.draft(intent, IndicatorAsked::All, period(), unit()));
        }
        if self.has(C::WhichGroup) && self.indicators.is_empty() && !self.any(&[C::Lowest, C::Highest, C::Lost]) {
            let short = self.has(C::Below) || self.denies();
            if short && (!self.values.is_empty() || self.any(&[C::Full, C::Max])) {
                return Some(self.draft(Intent::LowestIndicator, IndicatorAsked::All, period(), unit()));
            }
            if self.any(&[C::Full, C::Max]) && !self.has(C::HowMany) {
                return Some(self.draft(Intent::HighestIndicator, IndicatorAsked::All, period(), unit()));
            }
        }
        // "công khai minh bạch cao nhất là mấy điểm": of one group, with nobody named.
        let of_group = self.indicators.len() == 1 && self.indicators != [Indicator::Total];
        let highest_possible = of_group && of_nobody && self.any(&[C::Highest, C::Full]) && self.any(&[C::HowMany, C::Max])
                // "trọn điểm từng nhóm là bao nhiêu".
                || of_nobody && self.has(C::Full) && self.has(C::AllGroups) && self.has(C::HowMany);
        // "xã Song Mai có được điểm tối đa không": of somebody, yes or no.
        let reached = self.has(C::Max) && !(self.units.is_empty() && self.periods.is_empty()) && self.asks_yes_or_no();
        // "thấp nhất so với điểm tối đa": an end of the groups, by their part of the maximum.
        let held_against_it = self.has(C::Lowest)
            && self
                .items
                .iter()
                .any(|item| item.is(C::Max) && self.tokens.get(item.first).is_some_and(|t| t.folded == "so"));
        let asks_for_it = self.has(C::Max) && !self.has(C::Highest) && !held_against_it;
        if (asks_for_it || highest_possible) && !reached {
            let mut draft = none();
            draft.intent = Intent::MaxPoints;
            return Some(draft);
        }
        if self.has(C::Lost) && !self.has(C::Advice) {
            return Some(self.draft(Intent::LostPoints, self.indicators_or(IndicatorAsked::All), period(), unit()));
        }
        // "hồ sơ trễ nhiều quá, chỉ cho mấy việc cần làm": what is to be done about a group.
        let of_group = self.indicators.iter().any(|indicator| *indicator != Indicator::Total);
        let to_do = of_group && self.has(C::Directive) && self.says(&["lam"]);
        let to_do = to_do && !self.any(&[C::HowMany, C::Points, C::Rate, C::Rank]) && self.periods.is_empty();
        if self.has(C::Advice) || to_do {
            return Some(self.draft(Intent::Advice, self.indicators_or(IndicatorAsked::All), period(), unit()));
        }
        if self.has(C::Lowest) || self.has(C::Bottom) && self.has(C::WhichGroup) {
            return Some(self.draft(Intent::LowestIndicator, IndicatorAsked::All, period(), unit()));
        }
        if self.has(C::Highest) {
            return Some(self.draft(Intent::HighestIndicator, IndicatorAsked::All, period(), unit()));
        }
        if self.any(&[C::Rating, C::BandExcellent, C::BandGood, C::BandFair, C::BandWeak]) {
            return Some(self.draft(Intent::Rating, IndicatorAsked::total(), period(), unit()));
        }
        // "bao nhiêu điểm và xếp thứ mấy" is answered by all that one screen holds.
        let all_and_rank = self.has(C::Rank) && self.has(C::AllGroups) && self.indicators.is_empty();
        let score_and_rank = all_and_rank
            || self.has(C::Rank) && self.has(C::Points) && self.says(&["va", "voi", ","]) && self.indicators.is_empty();
        if score_and_rank || self.total_and_rank() || self.groups_and_total() {
            return Some(self.draft(Intent::ScoreAll, IndicatorAsked::All, period(), unit()));
        }
        // "xếp hạng xã Hiệp Cường": of the one that is named, and no list.
        let of_one = self.has(C::RankingList) && self.units.iter().any(|found| !found.asked.is_group());
        if of_one || self.any(&[C::Rank, C::Top, C::Bottom]) {
            return Some(self.draft(Intent::Rank, self.indicators_or(IndicatorAsked::total()), period(), unit()));
        }
        let percent = self.values.is_empty() && self.tokens.iter().any(|token| token.is_sign("%"));
        if self.has(C::Rate) || percent {
            return Some(self.draft(Intent::Rate, self.indicators_or(IndicatorAsked::All), period(), unit()));
        }
        self.plain_score(unit(), period())
    }

    /// "80 điểm là loại gì": a total that somebody thinks of.
    fn rates_a_value(&self) -> bool {
        let [value] = self.values[..] else { return false };
        value > Points::whole(22) && !self.any(&[C::ToReach, C::Gap, C::WhatIf, C::Below, C::Above])
    }

    /// "tổng điểm tháng 12 với xem đứng thứ mấy luôn".
    pub(super) fn total_and_rank(&self) -> bool {
        let total = self.items.iter().find(|item| item.is(C::Group(Indicator::Total)));
        let rank = self.items.iter().rfind(|item| item.is(C::Rank));
        let (Some(total), Some(rank)) = (total, rank) else { return false };
        let between = self.tokens.get(total.end..rank.first).unwrap_or_default();
        self.indicators == [Indicator::Total]
            && between.iter().any(|token| matches!(token.folded.as_str(), "va" | "voi" | "cung"))
    }

    /// "điểm từng nhóm và tổng điểm", "tổng hợp điểm các nhóm": no sum alone. "tổng điểm các nhóm" is one.
    fn groups_and_total(&self) -> bool {
        let total = self.items.iter().find(|item| item.is(C::Group(Indicator::Total)));
        let groups = self.items.iter().find(|item| item.is(C::AllGroups));
        let (Some(total), Some(groups)) = (total, groups) else { return false };
        let joined = self.tokens.get(groups.end..total.first).unwrap_or_default();
        let joined = joined.iter().any(|token| matches!(token.folded.as_str(), "va" | "voi" | "cung" | "lan"));
        let ends = |at: usize| self.tokens.get(at).is_some_and(|token| token.folded == "hop");
        let gathers = ends(total.end) || ends(total.end.saturating_sub(1));
        self.indicators == [Indicator::Total] && (joined || gathers && total.end <= groups.first)
    }

    /// "nhóm nào thấp", "chỉ số nào cao": an end of the groups, with no "nhất" and nothing held against it.
    fn judges_a_group(&self) -> Option<Intent> {
        let which = self.items.iter().find(|item| item.is(C::WhichGroup)).filter(|_| self.indicators.is_empty())?;
        let word = |at: usize| self.tokens.get(at).map(|token| token.folded.as_str());
        let asks = matches!(word(which.end.checked_sub(1)?), Some("nao" | "mo"));
        let passed = |at: &usize| {
            matches!(word(*at), Some("con" | "dang" | "bi" | "duoc" | "minh" | "xa" | "toi" | "em" | "huyen" | "cua"))
        };
        let behind = (which.end..which.end + PASSED).take_while(passed).count();
        // "nhóm nào đang kéo xã mình xuống".
        let pulled = self.tokens.get(which.end..).unwrap_or_default();
        let pulls = pulled.iter().position(|token| token.folded == "keo").is_some_and(|at| {
            pulled.iter().skip(at).any(|token| matches!(token.folded.as_str(), "xuong" | "tut" | "lui"))
        });
        if asks && pulls {
            return Some(Intent::LowestIndicator);
        }
        let alone = !matches!(word(which.end + behind + 1), Some("hon" | "nhat" | "so" | "cham"));
        match word(which.end + behind).filter(|_| asks && alone)? {
            "thap" | "kem" | "te" => Some(Intent::LowestIndicator),
            "cao" | "kha" | "tot" => Some(Intent::HighestIndicator),
            _ => None,
        }
    }

    fn plain_score(&self, unit: UnitAsked, period: PeriodAsked) -> Option<Draft> {
        let said_period = self.main_period().is_some();
        let said_unit = self.main_unit().is_some();
        // "toàn huyện tháng 12": no ground of a list, as nothing is listed.
        let of_district = self.units.is_empty() && self.has(C::InDistrict);
        let unit = if of_district { UnitAsked::District } else { unit };
        if self.indicators == [Indicator::Total] || self.indicators.is_empty() && (self.says_total() || self.measured())
        {
            let points = self.has(C::Points) || self.unknown == 0 && self.evidence() > 1;
            let asks = self.has(C::HowMany) && points || !self.indicators.is_empty();
            if !said_period && !said_unit && !asks {
                return None;
            }
            return Some(self.draft(Intent::ScoreTotal, IndicatorAsked::total(), period, unit));
        }
        if !self.indicators.is_empty() {
            return Some(self.draft(Intent::ScoreIndicator, self.indicators_or(IndicatorAsked::All), period, unit));
        }
        let all = self.any(&[C::AllGroups, C::Result, C::Index]);
        let shown = self.says(&["xem", "coi"]);
        if all && !said_period && !said_unit && !shown && !self.any(&[C::HowMany, C::HowIs, C::AllGroups, C::Result]) {
            return None;
        }
        let named =
            self.units.iter().any(|found| matches!(found.asked, UnitAsked::Named { .. } | UnitAsked::Ambiguous(_)));
        if all || said_period || named || said_unit && self.unknown == 0 || self.has(C::Follow) && said_unit {
            return Some(self.draft(Intent::ScoreAll, IndicatorAsked::All, period, unit));
        }
        None
    }

    /// "xã mình dưới 80 à": a number held against the total.
    fn measured(&self) -> bool {
        let placed = !self.periods.is_empty() || !self.units.is_empty();
        placed && !self.values.is_empty() && !self.any(&[C::AllGroups, C::Index, C::Result])
    }

    /// "điểm", unless it is part of asking for everything.
    pub(super) fn says_total(&self) -> bool {
        // "điểm 766": the set is named, and points are asked for.
        let set_only = self.items.iter().filter(|item| item.is(C::Index)).all(|item| {
            let named = |at: usize| self.tokens.get(at).is_some_and(|token| token.folded == "766");
            (item.first..item.end).any(named)
        });
        set_only && self.has(C::Points) && self.has(C::HowMany) && !self.any(&[C::AllGroups, C::Result])
            || self.has(C::Points) && !self.any(&[C::AllGroups, C::Index, C::Result])
            || self.has(C::HowMany) && !self.any(&[C::AllGroups, C::Index, C::Result])
            || self.has(C::Points) && self.has(C::HowMany) && !self.has(C::AllGroups) && !self.has(C::Index)
    }
}
