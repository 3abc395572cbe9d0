//! A figure that somebody recalls: what it is of, and which of two it is.

use crate::domain::period::Period;
use crate::question::asked::{IndicatorAsked, PeriodAsked};
use crate::question::periods::FoundPeriod;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

impl Found<'_> {
    pub(super) fn month_or_year(&self) -> bool {
        let kinds: Vec<_> = self.periods.iter().filter_map(|found| found.asked.resolved()).collect();
        // "là của năm hay của tháng 12".
        let bare_year = self.items.windows(2).any(|pair| {
            pair[1].is(C::Year) && self.tokens.get(pair[0].first).is_some_and(|token| token.folded == "cua")
        });
        // "là điểm một tháng hay điểm cả năm".
        let bare_month = self.tokens.windows(3).any(|three| {
            matches!(three[0].folded.as_str(), "mot" | "1" | "rieng")
                && three[1].folded == "thang"
                && !three[2].is_number()
        });
        (bare_month || kinds.iter().any(|period| matches!(period, Period::Month { .. })))
            && (bare_year || kinds.iter().any(|period| matches!(period, Period::Year { .. })))
    }

    /// "ghi 9,2 rồi lại 9,6": between two numbers.
    pub(super) fn says_and_again(&self) -> bool {
        self.tokens.windows(3).any(|three| {
            let again = three[0].folded == "lai" && three[1].folded == "ghi"
                || three[0].folded == "roi" && three[1].folded == "lai";
            again && self.tokens.iter().any(|token| token.is_number() && token.start < three[0].start)
        })
    }

    /// "cái 99,16% là của tháng 12 à": a share is no total.
    pub(super) fn kind_of_figure(&self) -> IndicatorAsked {
        let share = self.tokens.windows(2).any(|pair| pair[0].is_number() && pair[1].is_sign("%"))
            || self
                .tokens
                .windows(3)
                .any(|three| three[0].is_number() && three[1].folded == "phan" && three[2].folded == "tram");
        if share { IndicatorAsked::None } else { IndicatorAsked::total() }
    }

    /// "tính riêng tháng hay cộng dồn từ đầu năm": the other side of the choice is not the period of the figure.
    pub(super) fn period_in_doubt(&self) -> PeriodAsked {
        let choice = self.all.iter().position(|item| item.is(C::Or) || item.is(C::Cumulative));
        let side = |found: &&FoundPeriod| {
            // "lấy trung bình mười hai tháng": how a figure comes about, and no figure's period.
            if matches!(found.asked, PeriodAsked::Last { .. }) {
                return true;
            }
            if choice.is_none_or(|choice| found.first < choice) {
                return false;
            }
            let first = self.all.get(found.first);
            let whole = first.is_some_and(|item| item.is(C::WholeYear) || item.is(C::YearStart));
            whole && found.end == found.first + 1 || matches!(found.asked, PeriodAsked::Range { .. })
        };
        self.periods.iter().find(|found| !side(found)).map_or(PeriodAsked::Latest, |found| found.asked.clone())
    }
}
