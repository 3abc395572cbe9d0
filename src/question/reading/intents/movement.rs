//! What moved, and since when: places, points, and words that only sound like it.

use crate::question::Direction;
use crate::question::asked::{Comparison, PeriodAsked};
use crate::question::fold::Token;
use crate::question::matching::Item;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

impl Found<'_> {
    pub(super) fn moved_places(&self) -> bool {
        let place = |token: &Token| matches!(token.folded.as_str(), "hang" | "bac" | "tri");
        let said = self
            .items
            .iter()
            .filter(|item| item.is(C::Movers))
            .any(|item| self.tokens.get(item.first..item.end).is_some_and(|tokens| tokens.iter().any(place)));
        said || self.moved_by_places() || self.counts_places_moved()
    }

    /// "… thăng hay giáng mấy bậc": how many places, whatever the word for going there.
    pub(super) fn counts_places_moved(&self) -> bool {
        let steps = self.tokens.windows(2).any(|pair| pair[0].folded == "may" && pair[1].folded == "bac");
        let at = self.says(&["o", "dung", "xep", "tai"]);
        steps && !at
    }

    /// "lùi mấy hạng", "leo được mấy bậc"; "lên hạng mấy" asks where one stands.
    fn moved_by_places(&self) -> bool {
        let moves = ["lui", "tien", "nhich", "leo", "nhay", "tut", "rot", "len", "xuong", "tang", "giam", "sut"];
        self.tokens.iter().enumerate().any(|(at, token)| {
            let rest = self.tokens.get(at + 1..).unwrap_or_default();
            let got = rest.first().is_some_and(|token| token.folded == "duoc");
            let rest = rest.get(usize::from(got)..).unwrap_or_default();
            let counted = match rest {
                [count, place, ..] if count.folded == "may" => Some(place),
                [first, second, place, ..] if first.folded == "bao" && second.folded == "nhieu" => Some(place),
                _ => None,
            };
            moves.contains(&token.folded.as_str())
                && counted.is_some_and(|place| matches!(place.folded.as_str(), "hang" | "bac"))
        })
    }

    /// "giữa tháng 11 và tháng 12": what moved is told of the later one.
    pub(super) fn moving_period(&self) -> PeriodAsked {
        self.period_held().map_or(PeriodAsked::Latest, |found| found.asked.clone())
    }

    /// What movers are held against: the period before, unless another is named.
    pub(super) fn moved_since(&self) -> Comparison {
        if self.has(C::SamePeriod) {
            return Comparison::SamePeriodLastYear;
        }
        let compared = self.compared_period();
        // "so với quý trước", and no other period: the one before.
        let before = compared.is_some_and(|found| matches!(found.asked, PeriodAsked::Relative { .. }));
        if before && self.main_period().is_none() {
            return Comparison::PrevPeriod;
        }
        let against = compared.and_then(|found| found.asked.resolved());
        // "tiến bộ nhất so với tháng 10": what moved since is told of the newest letter.
        let main = match self.main_period() {
            Some(found) => found.asked.resolved(),
            None => self.letter_period().resolved(),
        };
        match (against, main) {
            (Some(against), Some(main)) if main.previous() != Some(against) && main != against => {
                Comparison::Period(against)
            }
            _ => Comparison::PrevPeriod,
        }
    }

    pub(super) fn moves(&self) -> bool {
        // "vượt ngưỡng 85" is a limit and no movement.
        let limited = !self.values.is_empty() && !self.any(&[C::Rose, C::Fell, C::Rank]) && {
            let movers = self.items.iter().filter(|item| item.is(C::Movers));
            movers.clone().count() > 0 && movers.clone().all(|item| item.is(C::Above))
        };
        self.any(&[C::Movers, C::Rose, C::Fell])
            && !self.any(&[C::Average, C::ProvinceAverage])
            && !limited
            && !self.short_of_a_number()
            && !self.fell_to_the_lowest_band()
    }

    /// "mấy xã kém mình" are below, "mình kém mấy xã" above, and "mấy xã bằng mình" neither.
    pub(super) fn side_counted(&self) -> Option<Direction> {
        let less =
            |token: &Token| matches!(token.folded.as_str(), "kem" | "thap" | "it" | "thua" | "duoi" | "sau" | "yeu");
        let side = |token: &Token| less(token) || matches!(token.folded.as_str(), "hon" | "tren" | "truoc" | "vuot");
        let at = self.tokens.iter().position(side)?;
        let down = self.tokens.get(at).is_some_and(less);
        let group = self.units.iter().find(|found| found.asked.is_group()).and_then(|found| self.all.get(found.first));
        let counted = self.items.iter().find(|item| item.is(C::CountUnits)).or(group).map(|item| item.first);
        let other_way = counted.is_some_and(|counted| at < counted);
        Some(if down == other_way { Direction::Up } else { Direction::Down })
    }

    /// "rớt xuống yếu", "tụt xuống loại yếu": where somebody stands now.
    pub(super) fn fell_to_the_lowest_band(&self) -> bool {
        let weak = |item: &Item| item.is(C::BandWeak) || self.tokens.get(item.first).is_some_and(|t| t.folded == "yeu");
        let down = |item: &Item| self.tokens.get(item.end.wrapping_sub(1)).is_some_and(|token| token.folded == "xuong");
        let mut pairs = self.items.windows(2);
        pairs.any(|pair| (pair[0].is(C::Fell) || pair[0].is(C::Movers)) && down(&pair[0]) && weak(&pair[1]))
    }
}
