//! What is said to the office and not asked about figures: greetings, help, acknowledgements, reports.

use super::Draft;
use crate::question::asked::{IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

impl Found<'_> {
    pub(super) fn courtesy(&self) -> Option<Draft> {
        let asks = self.any(&[
            C::Points,
            C::Index,
            C::Result,
            C::Rank,
            C::Rating,
            C::Directive,
            C::Document,
            C::Deadline,
            C::Trend,
            C::Compare,
            C::Lowest,
            C::Highest,
            C::HowMany,
            C::Components,
            C::AllGroups,
            C::Availability,
            C::ErrorReport,
            C::Advice,
            C::Explain,
            C::Average,
            C::ProvinceAverage,
            C::Rate,
            C::Lost,
            C::Gap,
            C::Max,
        ]) || !self.indicators.is_empty()
            || !self.periods.is_empty();
        let bare = |intent| Some(self.draft(intent, IndicatorAsked::None, PeriodAsked::None, UnitAsked::None));
        if self.has(C::Help)
            && (!asks
                || self.has(C::Help)
                    && !self.any(&[C::Points, C::Rank])
                    && self.periods.is_empty()
                    && self.indicators.is_empty()
                    && !self.has(C::Result))
        {
            return bare(Intent::Help);
        }
        if asks || self.any(&[C::Subscribe, C::Unsubscribe, C::Acknowledge, C::Progress]) {
            return None;
        }
        if self.has(C::Thanks) {
            return bare(Intent::Thanks);
        }
        if self.has(C::Greeting) {
            return bare(Intent::Greeting);
        }
        None
    }

    pub(super) fn office_act(&self) -> Option<Draft> {
        let act = |intent| Some(self.draft(intent, IndicatorAsked::None, PeriodAsked::None, UnitAsked::Own));
        if self.has(C::Unsubscribe) {
            return act(Intent::Unsubscribe);
        }
        if self.has(C::Subscribe) {
            return act(Intent::Subscribe);
        }
        if self.has(C::ErrorReport) && !self.any(&[C::Remember, C::Why, C::WhatIf]) {
            let indicators = self.indicators_or(IndicatorAsked::All);
            return Some(self.draft(
                Intent::ReportError,
                indicators,
                self.period_or(PeriodAsked::Latest),
                self.unit_or(UnitAsked::Own),
            ));
        }
        let asking = self.any(&[C::HowMany, C::Availability, C::When, C::Why, C::Points, C::Deadline]);
        if self.has(C::Progress) && !asking {
            return act(Intent::ReportProgress);
        }
        if self.has(C::Acknowledge) && !asking && self.indicators.is_empty() {
            return act(Intent::Acknowledge);
        }
        None
    }
}
