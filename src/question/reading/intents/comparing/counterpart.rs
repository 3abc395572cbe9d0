//! Whom a unit is held against, and the words that hold one against another.

use crate::question::asked::UnitAsked;
use crate::question::fold::Token;
use crate::question::matching::Item;
use crate::question::periods::FoundPeriod;
use crate::question::places::FoundUnit;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

/// "hơn", "kém", "bằng", "thua": one thing held against another. "thưa" is no "thua".
pub(in crate::question::reading::intents) fn holds_against(token: &Token) -> bool {
    matches!(token.folded.as_str(), "hon" | "kem" | "bang") || token.folded == "thua" && token.is_bare()
}

impl Found<'_> {
    /// "Vĩnh Xá hơn mình mấy điểm".
    pub(super) fn than_us(&self) -> bool {
        self.any(&[C::NextAbove, C::NextBelow])
            && self.says(&["minh", "em", "toi", "ta"])
            && matches!(
                self.units.as_slice(),
                [FoundUnit { asked: UnitAsked::Named { .. } | UnitAsked::Context(_), .. }]
            )
    }

    /// "hơn Song Mai không": what begins with more or less holds one's own unit against the only one that is named.
    pub(in crate::question::reading::intents) fn than_them(&self) -> Option<&UnitAsked> {
        let [FoundUnit { asked: asked @ UnitAsked::Named { .. }, first, .. }] = self.units.as_slice() else {
            return None;
        };
        let before = self.all.get(..*first)?;
        let item = before.last()?;
        let held = match self.tokens.get(item.end.checked_sub(1)?)?.folded.as_str() {
            "hon" | "kem" | "thua" | "vuot" | "bang" => self.opens_with(before),
            // "cách Song Mai bao xa".
            "cach" => item.end == item.first + 1 && self.any(&[C::HowMany, C::Gap]),
            _ => false,
        };
        held.then_some(asked)
    }

    /// "hơn …", "có bằng …", "mình có hơn …": nothing before the last of these items that names anything.
    fn opens_with(&self, items: &[Item]) -> bool {
        let earlier = items.split_last().map(|(_, earlier)| earlier).unwrap_or_default();
        earlier.iter().all(|item| item.is(C::Filler) && !item.is(C::Above)) && earlier.len() < 3
    }

    /// Two single units side by side.
    pub(in crate::question::reading::intents) fn two_units(&self) -> bool {
        if self.counts_two() {
            return false;
        }
        let pointed = |asked: &UnitAsked| matches!(asked, UnitAsked::Named { .. } | UnitAsked::Context(_));
        let single = |asked: &UnitAsked| pointed(asked) || matches!(asked, UnitAsked::Own | UnitAsked::District);
        let mut singles = self.units.iter().filter(|found| !found.asked.is_group());
        match (singles.next(), singles.next(), singles.next()) {
            (Some(first), Some(second), None) => {
                single(&first.asked)
                    && single(&second.asked)
                    && first.asked != second.asked
                    && ((pointed(&second.asked) || matches!(first.asked, UnitAsked::Context(_)))
                        && (pointed(&first.asked) || first.asked == UnitAsked::Own)
                        && self.says_beside(first.end, second.first)
                        || pointed(&first.asked) && second.asked == UnitAsked::Own && self.is_held(second)
                        || second.asked == UnitAsked::District
                            && (self.says_short_of(first.end, second.first)
                                || first.asked == UnitAsked::Own && self.says_versus(first.end, second.first)))
            }
            _ => false,
        }
    }

    /// "…, hơn xã mình không": right behind the word that holds one against the other.
    fn is_held(&self, found: &FoundUnit) -> bool {
        let before = found.first.checked_sub(1).and_then(|at| self.all.get(at));
        before.and_then(|item| self.tokens.get(item.end.checked_sub(1)?)).is_some_and(holds_against)
    }

    /// "xã kém huyện bao nhiêu": nothing but the word between two units.
    fn says_short_of(&self, from: usize, to: usize) -> bool {
        let [item] = self.all.get(from..to).unwrap_or_default() else { return false };
        self.tokens.get(item.first).is_some_and(holds_against) && self.any(&[C::HowMany, C::Points])
    }

    /// "xã mình vs huyện": nothing but that between the two.
    fn says_versus(&self, from: usize, to: usize) -> bool {
        let [item] = self.all.get(from..to).unwrap_or_default() else { return false };
        self.tokens.get(item.first).is_some_and(|token| matches!(token.folded.as_str(), "vs" | "voi"))
            && self.values.is_empty()
    }

    /// "với", "hay", "và", "đứng trên" between two units.
    fn says_beside(&self, from: usize, to: usize) -> bool {
        self.all.get(from..to).unwrap_or_default().iter().any(|item| {
            if item.is(C::NextAbove) || item.is(C::NextBelow) {
                return true;
            }
            let words = ["voi", "vs", "hay", "va", "so", "khac"];
            let beside = |token: &Token| words.contains(&token.folded.as_str());
            let said = self.tokens.get(item.first..item.end).unwrap_or_default();
            said.first().is_some_and(beside) || said.iter().any(holds_against)
        })
    }

    /// "hơn", "kém", "cao hơn": words that hold one thing against another. A superlative holds nothing against anything.
    pub(in crate::question::reading::intents) fn says_more_or_less(&self) -> bool {
        let superlative = |item: &Item| item.concepts().any(|c| matches!(c, C::Lowest | C::Highest | C::Bottom));
        self.all
            .iter()
            .filter(|item| !superlative(item))
            .flat_map(|item| self.tokens.get(item.first..item.end).unwrap_or_default())
            .any(|token| holds_against(token) || token.folded == "vuot")
            && !(self.says(&["mat"]) && !self.says(&["hon", "kem", "vuot"]))
            || self.tokens.windows(2).any(|pair| pair[0].folded == "so" && pair[1].folded == "voi")
    }

    /// "tháng 12 so với tháng 12 năm trước thì điểm huyện thế nào": two periods are held against each other, and the only
    /// unit is whose they are.
    fn is_whose(&self, only: &FoundUnit) -> bool {
        let Some(against) = self.position(C::Compare).filter(|_| self.units.len() == 1) else { return false };
        // "so sánh 6 tháng đầu năm và cả năm của huyện".
        if self.periods.len() == 2 && self.periods.iter().all(|found| found.first > against && found.end <= only.first)
        {
            return true;
        }
        let between = |found: &&FoundPeriod| found.first > against && found.end <= only.first;
        let behind = self.periods.iter().find(between);
        let before = self.periods.iter().any(|found| found.first < against);
        let beside = behind.is_some_and(|found| found.first <= against + 2);
        before && beside
    }

    /// The second unit of a comparison.
    pub(super) fn compared_unit(&self) -> Option<UnitAsked> {
        let main = self.compare_found()?;
        if self.is_whose(main) {
            return None;
        }
        let against = self.position(C::Compare);
        if self.units.len() > 1
            && against.is_some_and(|at| main.first > at)
            && !matches!(main.asked, UnitAsked::Own)
            && self.units.iter().any(|found| found.asked == UnitAsked::Own)
        {
            // "so với xã Nghĩa Dân thì mình …": the other one is named first.
            return Some(main.asked.clone());
        }
        self.units
            .iter()
            .find(|found| found.first != main.first && !found.asked.is_group() && found.asked != main.asked)
            .map(|found| found.asked.clone())
            .or_else(|| {
                // "so với xã Nghĩa Dân": only the other one is named.
                let against = self.position(C::Compare)?;
                let only = self.units.len() == 1 && main.first > against && !matches!(main.asked, UnitAsked::Own);
                (only && matches!(main.asked, UnitAsked::Named { .. } | UnitAsked::District | UnitAsked::Province))
                    .then(|| main.asked.clone())
            })
    }

    fn compare_found(&self) -> Option<&FoundUnit> {
        self.units.first()
    }

    pub(super) fn compare_unit(&self) -> UnitAsked {
        let against = self.position(C::Compare);
        match self.units.first() {
            Some(first)
                if against.is_some_and(|at| first.first > at)
                    && self.units.iter().any(|found| found.asked == UnitAsked::Own) =>
            {
                UnitAsked::Own
            }
            Some(first)
                if self.units.len() == 1
                    && against.is_some_and(|at| first.first > at)
                    && self.compared_unit().is_some() =>
            {
                UnitAsked::Own
            }
            Some(first) => first.asked.clone(),
            None => self.unit_or(UnitAsked::Own),
        }
    }
}
