//! What is missing to a band, to a place, to another unit, or to be rid of the last places.

use super::Draft;
use crate::domain::band::Band;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::question::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::fold::Token;
use crate::question::matching::Item;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

/// Words between what one gets away from and the end of the list.
const NEAR: usize = 8;

impl Found<'_> {
    /// "muốn vượt xã Nghĩa Dân cần thêm mấy điểm": the place of a named unit.
    fn place_of_unit(&self) -> Option<UnitAsked> {
        // "còn cách Song Mai bao xa", and not "Song Mai cách mốc 90".
        let away = self.units.iter().any(|found| {
            let before = found.first.checked_sub(1).and_then(|at| self.all.get(at));
            let last = before.and_then(|item| self.tokens.get(item.end.checked_sub(1)?));
            last.is_some_and(|token| token.folded == "cach") && matches!(found.asked, UnitAsked::Named { .. })
        });
        let chases = away || self.says(&["vuot", "hon", "bang", "kip", "duoi", "qua"]);
        let one = |asked: &&UnitAsked| matches!(asked, UnitAsked::Named { .. } | UnitAsked::Context(_));
        let mut named = self.units.iter().map(|found| &found.asked).filter(one);
        match (named.next(), named.next()) {
            (Some(one), None) if chases && !self.any(&[C::BandExcellent, C::BandGood, C::BandFair]) => {
                Some(one.clone())
            }
            _ => None,
        }
    }

    /// "muốn được 90 thì phải làm gì": what to do for it, and not what was directed.
    pub(super) fn ways_there(&self) -> Option<Draft> {
        let to_do = self.tokens.windows(2).any(|pair| {
            pair[0].folded == "lam"
                && matches!(pair[1].folded.as_str(), "gi" | "sao" | "the")
                && self.says(&["muon", "de"])
        });
        let aims = self.any(&[C::BandExcellent, C::BandGood, C::BandFair])
            || self.placed().is_some()
            || self.values.iter().any(|value| *value > Points::whole(22) && *value <= Points::whole(100));
        let plain = self.indicators.iter().all(|indicator| *indicator == Indicator::Total) && !self.has(C::HowMany);
        (to_do && aims && plain).then(|| {
            self.draft(
                Intent::Advice,
                IndicatorAsked::All,
                self.period_or(PeriodAsked::Latest),
                self.unit_or(UnitAsked::Own),
            )
        })
    }

    pub(super) fn gap(&self, unit: UnitAsked, period: PeriodAsked) -> Draft {
        // "để đứng đầu các xã": the many are who one would stand before.
        // "lên nhất tỉnh": among whom, and nobody that has a place.
        let unit = if unit.is_group() || unit == UnitAsked::Province { UnitAsked::Own } else { unit };
        if let Some(other) = self.place_of_unit() {
            let mut draft = self.draft(Intent::GapToRank, IndicatorAsked::total(), period, UnitAsked::Own);
            draft.comparison = Comparison::Unit(other);
            return draft;
        }
        if let Some(last) = self.leaves_the_last() {
            let mut draft = self.draft(Intent::GapToRank, IndicatorAsked::total(), period, unit);
            draft.comparison = Comparison::Bottom(last);
            return draft;
        }
        let to_rank = self.any(&[C::Rank, C::Top, C::OtherUnits]) || self.says(&["hang"]) || self.units.len() > 1;
        // "nhích lên một bậc", "lên 1 hạng nữa": the next place.
        let step = |pair: &[Token]| {
            matches!(pair[0].folded.as_str(), "mot" | "1" | "them")
                && matches!(pair[1].folded.as_str(), "bac" | "hang" | "nac")
        };
        let one_up = self.tokens.windows(2).any(step);
        let to_rank = to_rank || one_up;
        let mut draft = self.draft(Intent::GapToBand, IndicatorAsked::total(), period, unit);
        if to_rank && !self.any(&[C::BandExcellent, C::BandGood, C::BandFair]) {
            draft.intent = Intent::GapToRank;
            let place = self
                .placed()
                .or(self.limit)
                .or_else(|| self.values.last().map(|value| (value.as_hundredths() / 100) as u32));
            let named = (place.is_some() || self.has(C::Top) || self.has(C::Highest)) && !one_up;
            draft.comparison = if named { Comparison::Top(place.unwrap_or(1)) } else { Comparison::None };
            return draft;
        }
        // "thiếu bao điểm mỗi nhóm thì mới trọn".
        let of_all = self.has(C::AllGroups) && self.indicators.is_empty() && self.values.is_empty();
        if of_all && !self.any(&[C::BandExcellent, C::BandGood, C::BandFair]) {
            draft.intent = Intent::LostPoints;
            draft.indicators = IndicatorAsked::All;
            draft.comparison = Comparison::Max;
            return draft;
        }
        if !self.indicators.is_empty()
            && !self.any(&[C::BandExcellent, C::BandGood, C::BandFair])
            && self.indicators != [Indicator::Total]
        {
            draft.intent = Intent::LostPoints;
            draft.indicators = self.indicators_or(IndicatorAsked::All);
            draft.comparison = Comparison::Max;
            return draft;
        }
        let target = if self.has(C::BandGood) || self.says(&["tot"]) && !self.has(C::BandExcellent) {
            Band::Good.floor()
        } else if self.has(C::BandFair) {
            Band::Fair.floor()
        } else {
            let typed =
                self.values.iter().copied().find(|value| *value > Points::whole(22) && *value <= Points::whole(100));
            typed.filter(|_| !self.has(C::BandExcellent)).unwrap_or(Band::Excellent.floor())
        };
        // "mới chạm mức trên": the next one, whichever that is.
        let next = self.tokens.windows(2).any(|pair| {
            matches!(pair[0].folded.as_str(), "muc" | "bac" | "nac" | "loai")
                && matches!(pair[1].folded.as_str(), "tren" | "cao")
        });
        let named = self.any(&[C::BandExcellent, C::BandGood, C::BandFair]) || !self.values.is_empty();
        draft.comparison = if next && !named { Comparison::None } else { Comparison::Target(target) };
        draft
    }

    /// "thoát nhóm 3 xã thấp nhất", "không phải đứng chót": how many there are at the end that one wants to get away from.
    pub(super) fn leaves_the_last(&self) -> Option<u32> {
        let word = |at: usize| self.tokens.get(at).map(|token| token.folded.as_str());
        let of_time = |at: usize| matches!(word(at), Some("nam" | "thang" | "quy" | "ky" | "tuan" | "cung"));
        let last = |item: &&Item| {
            let said = item.is(C::Bottom) || item.is(C::Lowest);
            said || matches!(word(item.first), Some("cuoi" | "bet" | "chot")) && !of_time(item.first + 1)
        };
        let end = self.items.iter().find(last)?.first;
        let before = self.tokens.get(end.saturating_sub(NEAR)..end).unwrap_or_default();
        let gone = |token: &Token| matches!(token.folded.as_str(), "thoat" | "khoi" | "tranh");
        let denied = |pair: &[Token]| {
            let to_stand = ["bi", "nam", "dung", "o", "lot", "roi", "con", "phai", "thuoc", "xep", "vao", "doi", "la"];
            matches!(pair[0].folded.as_str(), "khong" | "ko" | "het" | "chang")
                && to_stand.contains(&pair[1].folded.as_str())
        };
        let beside = before.last().is_some_and(|token| matches!(token.folded.as_str(), "khong" | "ko" | "het"));
        let leaves = beside || before.iter().any(gone) || before.windows(2).any(denied);
        leaves.then(|| self.limit.unwrap_or(1))
    }
}
