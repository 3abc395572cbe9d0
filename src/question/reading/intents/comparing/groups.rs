//! Groups of one unit and period held against each other: "số hóa với thanh toán, cái nào kém hơn", "công khai có hơn số
//! hóa không".

use super::counterpart::holds_against;
use super::{Draft, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::domain::indicator::Indicator;
use crate::question::fold::Token;
use crate::question::matching::Item;
use crate::question::periods::FoundPeriod;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

/// Items between two groups that are sides of one comparison.
const BESIDE: usize = 4;

impl Found<'_> {
    pub(super) fn groups_held(&self) -> Option<Draft> {
        let groups: Vec<Indicator> =
            self.indicators.iter().copied().filter(|indicator| *indicator != Indicator::Total).collect();
        let other_sides = [
            C::Rose,
            C::Fell,
            C::Movers,
            C::SamePeriod,
            C::PrevPeriod,
            C::Average,
            C::ProvinceAverage,
            C::NationalAverage,
            C::OtherUnits,
            C::Rank,
            C::Trend,
            C::WhatIf,
            C::WhichPeriod,
            C::Advice,
            C::Explain,
            C::Max,
        ];
        let one_unit = self.units.len() < 2 && !self.units.iter().any(|found| found.asked.is_group());
        // "công khai hay tiến độ cao hơn tháng 12": a choice is between its sides, whenever it is.
        let choice = self.chooses_between_groups();
        let one_period =
            self.periods.len() < 2 && (choice || !self.periods.iter().any(|found| self.is_held_period(found)));
        if groups.len() < 2 || !one_unit || !one_period || self.any(&other_sides) || !self.holds_groups() {
            return None;
        }
        let (period, unit) = (self.period_or(PeriodAsked::Latest), self.unit_or(UnitAsked::Own));
        Some(self.draft(Intent::Compare, IndicatorAsked::These(groups), period, unit))
    }

    /// "số hóa hay thanh toán".
    fn chooses_between_groups(&self) -> bool {
        let group = |item: &Item| item.concepts().any(|concept| matches!(concept, C::Group(_)));
        self.items.windows(3).any(|three| group(&three[0]) && three[1].is(C::Or) && group(&three[2]))
    }

    /// "hơn tháng 11", "so với năm ngoái": the period is the other side.
    fn is_held_period(&self, found: &FoundPeriod) -> bool {
        let before = found.first.checked_sub(1).and_then(|at| self.all.get(at));
        let last = before.and_then(|item| self.tokens.get(item.end.checked_sub(1)?));
        last.is_some_and(|token| holds_against(token) || token.folded == "voi")
    }

    /// Whether the words between two groups, or those that ask behind them, hold one against the other.
    fn holds_groups(&self) -> bool {
        let of_group = |item: &Item| item.concepts().any(|concept| matches!(concept, C::Group(_)));
        let groups: Vec<usize> =
            self.items.iter().enumerate().filter(|(_, item)| of_group(item)).map(|(at, _)| at).collect();
        let words = |from: usize, to: usize| {
            let (from, to) = (self.items.get(from)?.end, self.items.get(to)?.first);
            self.tokens.get(from..to)
        };
        let mut beside = groups.windows(2).filter(|pair| pair[1] - pair[0] <= BESIDE);
        let held = groups
            .windows(2)
            .filter_map(|pair| words(pair[0], pair[1]))
            .any(|between| between.iter().any(holds_against) || says_so_with(between));
        let joined = beside.any(|pair| {
            let between = words(pair[0], pair[1]).unwrap_or_default();
            // "tiến độ mấy công khai": with, as it is said in the north.
            matches!(between, [with] if with.folded == "may")
                || between.iter().any(|token| {
                    matches!(token.folded.as_str(), "voi" | "va" | "hay" | "hoac" | "vs" | "cung") || token.is_sign(",")
                })
        });
        let behind = groups.last().and_then(|last| self.items.get(*last)).map_or(0, |item| item.end);
        let asks = self.tokens.get(behind..).unwrap_or_default();
        let which = self.says(&["nao", "gi", "mo", "ai"]);
        let compares = asks.iter().any(holds_against)
            || which && asks.windows(2).any(|pair| pair[0].folded == "nao" && is_better(&pair[1]));
        // "so sánh số hóa với thanh toán".
        let first = self.tokens.first().is_some_and(|token| matches!(token.folded.as_str(), "so" | "doi" | "dat"));
        let choice = compares && self.chooses_between_groups();
        held || joined
            && (which && compares
                || choice
                || first && self.has(C::Compare)
                || self.says(&["chenh", "lech"]) && self.has(C::Compare))
    }
}

fn says_so_with(words: &[Token]) -> bool {
    words.windows(2).any(|pair| pair[0].folded == "so" && pair[1].folded == "voi")
}

/// "cái nào khá", "bên nào yếu": one of two is judged, with or without "hơn".
fn is_better(token: &Token) -> bool {
    let judged = ["kha", "tot", "cao", "thap", "yeu", "manh", "te", "nhinh", "duoi", "on", "dat", "do"];
    judged.contains(&token.folded.as_str())
}
