//! What somebody wants: rules in order, one that needs more evidence before one that needs less; then the weights of the
//! words, which put right what the rules did not see coming.

mod bands;
mod comparing;
mod computed;
mod doubts;
mod elsewhere;
mod forms;
mod gaps;
mod letters;
mod limits;
mod lists;
mod months;
mod movement;
mod neighbours;
mod office;
mod outweighing;
mod recalled;
mod scores;
mod shape;

use super::Found;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::question::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::context::Said;
use crate::question::matching::Item;
use crate::question::vocabulary::Concept as C;
use crate::question::weighing::{Decided, clues};
use crate::question::{Direction, Question, Unclear, today};

/// A decision before the defaults are filled in.
pub(super) struct Draft {
    intent: Intent,
    indicators: IndicatorAsked,
    period: PeriodAsked,
    unit: UnitAsked,
    comparison: Comparison,
}

/// What the rules alone make of a text.
enum Ruled {
    /// It must not be answered as it stands.
    Unanswerable(Question),
    Draft(Draft),
    Nothing,
}

impl Ruled {
    fn intent(&self) -> Intent {
        match self {
            Ruled::Unanswerable(question) => question.intent,
            Ruled::Draft(draft) => draft.intent,
            Ruled::Nothing => Intent::Ambiguous,
        }
    }
}

impl Found<'_> {
    pub(super) fn decide(&self, text: &str) -> (Question, Said, Decided) {
        let ruled = match self.unanswerable(text) {
            Some(question) => Ruled::Unanswerable(question),
            None => self.ruled().map_or(Ruled::Nothing, Ruled::Draft),
        };
        let ruled_intent = ruled.intent();
        let clues = clues(self.tokens, &self.all, &self.periods, &self.units);
        let outweighed = self.outweighed(&ruled, &clues);
        let by_weight = outweighed.is_some();
        let (question, mut said) = match outweighed.unwrap_or(ruled) {
            Ruled::Unanswerable(question) => (question, self.said_of_unanswerable()),
            Ruled::Draft(draft) => self.draft_to_question(draft, text),
            Ruled::Nothing => (self.refusal(Intent::Ambiguous, Some(self.too_little(text))), self.said(None)),
        };
        said.intent |= by_weight;
        let reasons = if self.scene.explain { self.weights.reasons(&clues, question.intent) } else { Vec::new() };
        (question, said, Decided { ruled: ruled_intent, by_weight, reasons })
    }

    fn ruled(&self) -> Option<Draft> {
        self.courtesy()
            .or_else(|| self.office_act())
            .or_else(|| self.months_past_a_limit())
            .or_else(|| self.ways_there())
            .or_else(|| self.about_letters())
            .or_else(|| self.computed())
            .or_else(|| self.lists().filter(|_| !self.mean_of_many()))
            .or_else(|| self.compared())
            .or_else(|| self.one_value())
    }

    fn draft_to_question(&self, draft: Draft, text: &str) -> (Question, Said) {
        let said = self.said(Some(&draft));
        if let Some(unclear) = self.unsafe_default(&draft, text) {
            let mut question = self.refusal(Intent::Ambiguous, Some(unclear));
            question.period = draft.period;
            return (question, said);
        }
        (self.finish(draft), said)
    }

    fn too_little(&self, text: &str) -> Unclear {
        match (self.unknown, self.has(C::Points)) {
            (0, true) => Unclear::PeriodOfTotal,
            (0, false) => Unclear::Period,
            _ => Unclear::Words(self.unknown_words(text)),
        }
    }

    pub(super) fn draft(
        &self,
        intent: Intent,
        indicators: IndicatorAsked,
        period: PeriodAsked,
        unit: UnitAsked,
    ) -> Draft {
        Draft { intent, indicators, period, unit, comparison: Comparison::None }
    }

    pub(super) fn indicators_or(&self, default: IndicatorAsked) -> IndicatorAsked {
        let groups: Vec<Indicator> = self.indicators.clone();
        if groups.is_empty() {
            return if self.has(C::Components) { IndicatorAsked::Components } else { default };
        }
        let only_groups: Vec<Indicator> =
            groups.iter().copied().filter(|indicator| *indicator != Indicator::Total).collect();
        IndicatorAsked::These(if only_groups.is_empty() { groups } else { only_groups })
    }

    /// "tháng 11 và tháng 12": what is asked of the first period is asked of the next ones too.
    fn more_periods(&self, intent: Intent, comparison: &Comparison) -> Vec<PeriodAsked> {
        let of_one_period = matches!(
            intent,
            Intent::ScoreAll
                | Intent::ScoreTotal
                | Intent::ScoreIndicator
                | Intent::Rank
                | Intent::Rating
                | Intent::Rate
                | Intent::LowestIndicator
                | Intent::HighestIndicator
                | Intent::LostPoints
        );
        if !of_one_period || *comparison != Comparison::None || !(2..=3).contains(&self.periods.len()) {
            return Vec::new();
        }
        let single = |asked: &&PeriodAsked| matches!(asked, PeriodAsked::In { .. } | PeriodAsked::Relative { .. });
        let rest = self.periods.iter().skip(1).map(|found| &found.asked).filter(single);
        rest.filter(|asked| Some(*asked) != self.periods.first().map(|found| &found.asked)).cloned().collect()
    }

    /// "tỷ lệ thanh toán cả huyện": of the district as one, where nobody is listed.
    fn means_whole_district(&self, unit: &UnitAsked) -> bool {
        let whole = self.units.iter().filter(|found| found.asked == UnitAsked::AllCommunes);
        let whole = whole.filter_map(|found| self.all.get(found.first)).any(|item| self.is_district(item));
        whole && self.units.len() == 1 && matches!(unit, UnitAsked::AllCommunes | UnitAsked::Own)
    }

    /// "cả huyện".
    fn is_district(&self, item: &Item) -> bool {
        let words = self.tokens.get(item.first..item.end).unwrap_or_default();
        matches!(words, [all, district] if all.folded == "ca" && district.folded == "huyen")
    }

    fn direction(&self) -> Option<Direction> {
        let down = self.any(&[C::Fell, C::Below]) || self.says(&["giam", "tut", "rot", "sut", "xuong", "lui", "duoi"]);
        let up = self.any(&[C::Rose, C::Above]) || self.says(&["tang", "len", "tien", "vuot", "nhay", "but"]);
        match (up, down) {
            (true, false) => Some(Direction::Up),
            (false, true) => Some(Direction::Down),
            _ => None,
        }
    }

    /// "tháng nào cao nhất": which end of a series is asked for.
    fn end_of_series(&self) -> Option<Direction> {
        match (self.any(&[C::Highest, C::Top]), self.any(&[C::Lowest, C::Bottom])) {
            (true, false) if self.has(C::WhichPeriod) => Some(Direction::Up),
            (false, true) if self.has(C::WhichPeriod) => Some(Direction::Down),
            _ => None,
        }
    }

    fn finish(&self, draft: Draft) -> Question {
        let Draft { mut intent, mut indicators, period, unit, comparison } = draft;
        let unit = if intent.is_of_one_unit() && self.means_whole_district(&unit) { UnitAsked::District } else { unit };
        let draft_intent = intent;
        let mut unclear = None;
        if let UnitAsked::Ambiguous(units) = &unit {
            unclear = Some(Unclear::Unit(units.clone()));
        }
        // "sang năm phải vượt được họ, cần thêm mấy điểm": what is missing is missing today.
        let planned = matches!(intent, Intent::GapToBand | Intent::GapToRank | Intent::WhatIf | Intent::Advice)
            && self.all.iter().any(|item| item.is(C::NextYear) || item.is(C::NextMonth) || item.is(C::NextQuarter));
        let period = if planned { PeriodAsked::Latest } else { period };
        let future = period.resolved().is_some_and(|period| period.start() > today(self.scene));
        let figures = !matches!(
            intent,
            Intent::Subscribe
                | Intent::Unsubscribe
                | Intent::Acknowledge
                | Intent::ReportProgress
                | Intent::ReportError
                | Intent::Explain
                | Intent::MaxPoints
                | Intent::DirectiveList
                | Intent::DirectiveDeadline
                | Intent::Document
                | Intent::Availability
                | Intent::Help
                | Intent::Greeting
                | Intent::Thanks
        );
        let strange = self.units.iter().find_map(|found| match &found.asked {
            UnitAsked::Unknown(name) => Some(name.clone()),
            _ => None,
        });
        let mut unit = unit;
        if let Some(name) = strange.filter(|_| figures) {
            // No figure of another unit may stand in for the one that was named.
            if !matches!(comparison, Comparison::Unit(_)) {
                intent = Intent::NoData;
                unit = UnitAsked::Unknown(name.clone());
            }
            unclear = Some(Unclear::UnknownUnit(name));
        }
        if intent == Intent::ReferenceValue && comparison == Comparison::None {
            unclear = Some(Unclear::Words(String::new()));
        }
        if future && figures {
            intent = Intent::NoData;
            if self.indicators.is_empty()
                && matches!(draft_intent, Intent::ScoreTotal | Intent::ScoreAll)
                && !self.has(C::HowMany)
            {
                indicators = IndicatorAsked::All;
            }
        }
        let mut values = self.values.clone();
        if intent == Intent::WhatIf
            && self.supposes_change() == Some(-1)
            && let Some(first) = values.first_mut()
        {
            *first = Points::ZERO - *first;
        }
        let more_periods = self.more_periods(intent, &comparison);
        let listed = matches!(intent, Intent::Movers | Intent::ThresholdList | Intent::Count);
        let direction = match intent {
            Intent::Trend => self.end_of_series(),
            Intent::Count if matches!(comparison, Comparison::Unit(_)) => self.side_counted(),
            Intent::Ranking if matches!(comparison, Comparison::Unit(_)) && self.asks_who_is_beyond() => {
                self.side_counted()
            }
            _ if listed => self.direction(),
            _ => None,
        };
        let of_many = unit.is_group() && (listed || matches!(intent, Intent::Ranking | Intent::Trend));
        let except = if of_many { self.except() } else { Vec::new() };
        Question { intent, indicators, period, unit, comparison, values, unclear, more_periods, except, direction }
    }
}
