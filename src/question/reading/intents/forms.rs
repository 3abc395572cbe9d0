//! The form of each intent: how its indicators, period, unit and comparison are filled in once it is decided that it is
//! meant, whatever words it was said in.

use super::Draft;
use crate::domain::indicator::Indicator;
use crate::question::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

impl Found<'_> {
    /// The draft of `intent`; `None` where the text lacks what the intent cannot do without.
    pub(super) fn form(&self, intent: Intent) -> Option<Draft> {
        match intent {
            Intent::ScoreAll | Intent::ScoreTotal | Intent::ScoreIndicator => self.form_of_score(intent),
            Intent::Rate
            | Intent::Rank
            | Intent::Rating
            | Intent::LowestIndicator
            | Intent::HighestIndicator
            | Intent::LostPoints
            | Intent::Advice => Some(self.form_of_judgement(intent)),
            Intent::Compare | Intent::CompareRank => self.may_compare().then(|| self.held_against(intent)),
            Intent::Ranking | Intent::ThresholdList | Intent::Count | Intent::Movers => self.form_of_list(intent),
            Intent::Trend => Some(self.series()),
            Intent::GapToBand
            | Intent::GapToRank
            | Intent::WhatIf
            | Intent::VerifySum
            | Intent::Conflict
            | Intent::ClarifyFact
            | Intent::ClarifyPeriod
            | Intent::ReferenceValue => self.form_of_reckoning(intent),
            Intent::Explain | Intent::MaxPoints => {
                let default = if self.has(C::Components) { IndicatorAsked::Components } else { IndicatorAsked::All };
                Some(self.draft(intent, self.indicators_or(default), PeriodAsked::None, UnitAsked::None))
            }
            Intent::ExplainMissing
            | Intent::Availability
            | Intent::DirectiveList
            | Intent::DirectiveDeadline
            | Intent::Document => Some(self.form_of_letter(intent)),
            Intent::Subscribe
            | Intent::Unsubscribe
            | Intent::Acknowledge
            | Intent::ReportProgress
            | Intent::ReportError
            | Intent::Greeting
            | Intent::Thanks
            | Intent::Help => Some(self.form_of_talk(intent)),
            Intent::Ambiguous | Intent::Invalid | Intent::NoData | Intent::OutOfScope | Intent::Refuse => None,
        }
    }

    /// Where every word was read and none holds one thing against another, nothing is compared.
    fn may_compare(&self) -> bool {
        let words =
            [C::Compare, C::Rose, C::Fell, C::Movers, C::SamePeriod, C::PrevPeriod, C::OtherUnits, C::WhichPeriod];
        let sides =
            [C::NextAbove, C::NextBelow, C::Average, C::ProvinceAverage, C::NationalAverage, C::Above, C::Below];
        let moves = ["len", "xuong", "tien", "lui", "thay", "doi", "truoc", "tut", "tang", "giam"];
        self.unknown > 0
            || self.any(&words)
            || self.any(&sides)
            || self.periods.len() > 1
            || self.units.len() > 1
            || self.says(&moves)
            || self.says_more_or_less()
    }

    fn names_a_group(&self) -> bool {
        self.indicators.iter().any(|indicator| *indicator != Indicator::Total)
    }

    /// The whole or one group: what was named decides, so that no figure stands in for another.
    fn form_of_score(&self, intent: Intent) -> Option<Draft> {
        let indicators = match intent {
            Intent::ScoreIndicator if self.names_a_group() => self.indicators_or(IndicatorAsked::All),
            Intent::ScoreTotal if !self.names_a_group() => IndicatorAsked::total(),
            Intent::ScoreAll if self.indicators.is_empty() => IndicatorAsked::All,
            _ => return None,
        };
        Some(self.draft(intent, indicators, self.period_or(PeriodAsked::Latest), self.unit_or(UnitAsked::Own)))
    }

    fn form_of_judgement(&self, intent: Intent) -> Draft {
        let indicators = match intent {
            Intent::Rank => self.indicators_or(IndicatorAsked::total()),
            Intent::Rating => IndicatorAsked::total(),
            Intent::LowestIndicator | Intent::HighestIndicator => IndicatorAsked::All,
            _ => self.indicators_or(IndicatorAsked::All),
        };
        let unit = self.unit_or(UnitAsked::Own);
        // "trong mười huyện thị thì huyện ta thứ mấy": the many are only the ground.
        let single = self.units.iter().map(|found| &found.asked).find(|asked| !asked.is_group());
        let unit = if unit.is_group() { single.cloned().unwrap_or(UnitAsked::Own) } else { unit };
        let mut draft = self.draft(intent, indicators, self.period_or(PeriodAsked::Latest), unit);
        if intent == Intent::Rank
            && let Some(count) = self.limit.filter(|_| self.has(C::Top))
        {
            draft.comparison = Comparison::Top(count);
        }
        draft
    }

    fn form_of_list(&self, intent: Intent) -> Option<Draft> {
        let said = self.group_unit().or_else(|| self.counted_group());
        // A word that was not read may have said which units.
        let units = said.or((self.unknown == 0).then_some(UnitAsked::AllCommunes))?;
        let (period, comparison) = match intent {
            Intent::Movers => (self.moving_period(), self.moved_since()),
            Intent::Ranking => (self.period_or(PeriodAsked::Latest), self.order()),
            Intent::Count => (self.period_or(PeriodAsked::Latest), self.threshold().unwrap_or(Comparison::None)),
            _ => (self.period_or(PeriodAsked::Latest), self.threshold()?),
        };
        let mut draft = self.draft(intent, self.indicators_or(IndicatorAsked::total()), period, units);
        draft.comparison = comparison;
        Some(draft)
    }

    fn form_of_reckoning(&self, intent: Intent) -> Option<Draft> {
        let period = self.period_or(PeriodAsked::Latest);
        let total = self.indicators_or(IndicatorAsked::total());
        let home = if self.values.is_empty() { UnitAsked::Own } else { UnitAsked::District };
        let own_or_home = self.unit_or(home);
        let mut draft = match intent {
            Intent::GapToBand | Intent::GapToRank => {
                let draft = self.gap(self.unit_or(UnitAsked::Own), period);
                return (draft.intent == intent).then_some(draft);
            }
            Intent::WhatIf if !self.values.is_empty() || self.names_a_group() => {
                return Some(self.supposition(self.unit_or(UnitAsked::Own), period));
            }
            Intent::VerifySum if !self.names_a_group() => self.draft(intent, IndicatorAsked::All, period, own_or_home),
            Intent::Conflict => self.draft(intent, total, period, self.unit_or(UnitAsked::District)),
            Intent::ClarifyPeriod => self.draft(intent, total, self.period_in_doubt(), own_or_home),
            Intent::ClarifyFact if !self.values.is_empty() => {
                let in_doubt = self.month_or_year();
                let period = if in_doubt { PeriodAsked::None } else { self.period_or(PeriodAsked::None) };
                self.draft(intent, total, period, self.unit_or(UnitAsked::District))
            }
            Intent::ReferenceValue => self.draft(intent, total, period, UnitAsked::Province),
            _ => return None,
        };
        if intent == Intent::ReferenceValue {
            draft.comparison = self.average()?;
        }
        Some(draft)
    }

    fn form_of_letter(&self, intent: Intent) -> Draft {
        match intent {
            Intent::DirectiveList => self.directives(),
            Intent::DirectiveDeadline => self.deadline(),
            Intent::Document => self.document(),
            Intent::Availability => self.availability(),
            Intent::ExplainMissing if self.has(C::Components) => {
                let (period, unit) = (self.period_or(self.letter_period()), self.unit_or(UnitAsked::District));
                self.draft(intent, IndicatorAsked::Components, period, unit)
            }
            _ => {
                let (period, unit) = (self.period_or(PeriodAsked::Latest), self.unit_or(UnitAsked::Own));
                self.draft(intent, self.indicators_or(IndicatorAsked::All), period, unit)
            }
        }
    }

    fn form_of_talk(&self, intent: Intent) -> Draft {
        let none = IndicatorAsked::None;
        match intent {
            Intent::Greeting | Intent::Thanks | Intent::Help => {
                self.draft(intent, none, PeriodAsked::None, UnitAsked::None)
            }
            Intent::ReportError => {
                let indicators = if self.any(&[C::Points, C::Rank]) { IndicatorAsked::total() } else { none };
                let period = self.period_or(PeriodAsked::Latest);
                self.draft(intent, self.indicators_or(indicators), period, self.unit_or(UnitAsked::Own))
            }
            Intent::ReportProgress => self.draft(intent, self.indicators_or(none), PeriodAsked::None, UnitAsked::Own),
            Intent::Acknowledge => self.draft(intent, none, self.period_or(PeriodAsked::None), UnitAsked::Own),
            _ => self.draft(intent, none, PeriodAsked::None, UnitAsked::Own),
        }
    }
}
