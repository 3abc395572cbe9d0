//! Which of the periods of a text is asked about, and which it is held against.

use super::Found;
use crate::domain::period::Period;
use crate::question::asked::PeriodAsked;
use crate::question::matching::Item;
use crate::question::periods::FoundPeriod;
use crate::question::today;
use crate::question::vocabulary::Concept;

impl Found<'_> {
    /// The period of a question that holds nothing against anything.
    pub(super) fn period_or(&self, default: PeriodAsked) -> PeriodAsked {
        self.periods.first().map_or(default, |found| found.asked.clone())
    }

    /// The period of a question that may hold it against another.
    pub(super) fn main_period_or(&self, default: PeriodAsked) -> PeriodAsked {
        self.main_period().map_or(default, |found| self.asked_beside_a_month(found))
    }

    pub(super) fn asked_beside_a_month(&self, found: &FoundPeriod) -> PeriodAsked {
        self.end_of_year_held(found).unwrap_or_else(|| found.asked.clone())
    }

    /// "cuối năm ngoái … so với tháng 11": beside a month, the end of a year is its last one.
    fn end_of_year_held(&self, found: &FoundPeriod) -> Option<PeriodAsked> {
        let Some(Period::Year { year }) = found.asked.resolved() else { return None };
        let Some(Period::Month { .. }) = self.compared_period()?.asked.resolved() else { return None };
        let at = self.all.get(found.first)?.first;
        let word =
            |back: usize| at.checked_sub(back).and_then(|at| self.tokens.get(at)).map(|token| token.folded.as_str());
        let end = word(1) == Some("cuoi") || word(2) == Some("cuoi") && word(1) == Some("nam");
        end.then_some(PeriodAsked::In { period: Period::Month { year, month: 12 }, year_said: true })
    }

    /// The period asked about: not the one after "so với".
    pub(super) fn main_period(&self) -> Option<&FoundPeriod> {
        match self.compared_period() {
            Some(compared) => self.periods.iter().find(|found| found.first != compared.first),
            None => self.periods.first(),
        }
    }

    /// The period that another is held against: the one behind "so với", else the earlier of two.
    pub(super) fn compared_period(&self) -> Option<&FoundPeriod> {
        // "so với cùng kỳ năm trước": the other period follows from the one asked about.
        if self.has(Concept::SamePeriod) {
            return None;
        }
        // "tiến bộ … quý vừa rồi": what moved in a period is not held against it.
        let compares = |item: &&Item| item.is(Concept::Compare) && !item.is(Concept::Movers);
        let with = |item: &Item| self.tokens.get(item.end.wrapping_sub(1)).is_some_and(|token| token.folded == "voi");
        let position = |wanted: &dyn Fn(&&Item) -> bool| self.items.iter().position(|item| wanted(&item));
        let said_with = position(&|item| compares(item) && with(item));
        let against = said_with.or_else(|| position(&compares))?;
        let mut behind = self.periods.iter().filter(|found| found.first > against);
        let (first, second) = (behind.next(), behind.next());
        // "so sánh tháng 12 với tháng 6": the second; "so với tháng 11, tháng 12 …": the first.
        let both = said_with.is_none() && self.periods.len() == 2 && self.starts_comparing(against);
        let behind = if both { second.or(first) } else { first };
        // "so với các xã bạn tháng 12": held against others, in that period.
        let others = |found: &&FoundPeriod| {
            let between = self.items.get(against..found.first).unwrap_or_default();
            self.periods.len() > 1 || !between.iter().any(|item| item.is(Concept::OtherUnits))
        };
        let behind = behind.filter(others);
        let start = |found: &&FoundPeriod| found.asked.resolved().map(Period::start);
        behind.or_else(|| self.periods.iter().take(2).filter(|_| self.periods.len() > 1).min_by_key(start))
    }

    /// "so sánh", "đối chiếu": both sides follow.
    fn starts_comparing(&self, at: usize) -> bool {
        let first = self.items.get(at).and_then(|item| self.tokens.get(item.first));
        first.is_some_and(|token| matches!(token.folded.as_str(), "so" | "doi" | "dat"))
    }

    pub(super) fn letter_period(&self) -> PeriodAsked {
        let newest = self.scene.newest.or_else(|| Period::month_of(today(self.scene)).previous());
        newest.map_or(PeriodAsked::Latest, |period| PeriodAsked::In { period, year_said: true })
    }
}
