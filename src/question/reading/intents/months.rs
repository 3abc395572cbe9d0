//! Many months of one unit: a series of them, and those that passed a limit.

use super::Draft;
use crate::domain::period::Period;
use crate::question::asked::{IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::fold::Token;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

impl Found<'_> {
    /// "năm ngoái xã mình có mấy tháng được trên 85", "những tháng nào trên 80": the months of one unit that passed a limit.
    pub(super) fn months_past_a_limit(&self) -> Option<Draft> {
        let pair = |first: &[&str], second: &[&str]| {
            let says = |token: &Token, words: &[&str]| words.contains(&token.folded.as_str());
            self.tokens.windows(2).any(|pair| says(&pair[0], first) && says(&pair[1], second))
        };
        // "chính xác bao nhiêu tháng 11": the month's number stands behind.
        let numbered = |at: usize| self.tokens.get(at + 2).is_some_and(Token::is_number);
        let counts = self.tokens.windows(2).enumerate().any(|(at, pair)| {
            let many = matches!(pair[0].folded.as_str(), "may" | "nhieu" | "bao");
            // "mấy tháng nào": which, and not how many.
            let which = self.tokens.get(at + 2).is_some_and(|token| token.folded == "nao");
            many && matches!(pair[1].folded.as_str(), "thang" | "lan") && !numbered(at) && !which
        });
        let lists = pair(&["thang"], &["nao", "mo"]) || pair(&["nhung", "cac"], &["thang"]);
        // "rớt dưới 85": a limit, whatever the way there.
        let limit = self.limit_said().filter(|_| !self.any(&[C::Average, C::ProvinceAverage]));
        let threshold =
            limit.or_else(|| self.threshold()).filter(|_| (counts || lists) && self.group_unit().is_none())?;
        let period = self.period_or(PeriodAsked::Latest);
        let mut draft = self.draft(
            if counts { Intent::Count } else { Intent::ThresholdList },
            self.indicators_or(IndicatorAsked::total()),
            period,
            self.unit_or(UnitAsked::Own),
        );
        draft.comparison = threshold;
        Some(draft)
    }

    /// A series over the months of the period that was said.
    pub(super) fn series(&self) -> Draft {
        let period = match self.main_period() {
            Some(found) => found.asked.clone(),
            None => PeriodAsked::Latest,
        };
        let period = match period {
            PeriodAsked::In { period: Period::Year { year }, .. }
            | PeriodAsked::Relative { period: Period::Year { year }, .. } => {
                PeriodAsked::Range { from: Period::Month { year, month: 1 }, to: Period::Month { year, month: 12 } }
            }
            other => other,
        };
        self.draft(Intent::Trend, self.indicators_or(IndicatorAsked::total()), period, self.unit_or(UnitAsked::Own))
    }
}
