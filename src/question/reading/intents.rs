//! What somebody wants: rules in order, one that needs more evidence before one that needs less; then the weights of the
//! words, which put right what the rules did not see coming.

mod bands;
mod comparing;
mod computed;
mod doubts;
mod elsewhere;
mod forms;
mod letters;
mod limits;
mod lists;
mod movement;
mod office;
mod scores;
mod shape;

use super::Found;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::question::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::context::Said;
use crate::question::vocabulary::Concept as C;
use crate::question::weighing::{Clue, Decided, clues};
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
            .or_else(|| self.about_letters())
            .or_else(|| self.computed())
            .or_else(|| self.lists().filter(|_| !self.mean_of_many()))
            .or_else(|| self.compared())
            .or_else(|| self.one_value())
    }

    /// Another intent that the words speak for so clearly that the rules must have missed it.
    fn outweighed(&self, ruled: &Ruled, clues: &[Clue<'_>]) -> Option<Ruled> {
        let lead = self.lead_needed(ruled)?;
        let weighed = self.weights.weigh(clues);
        let of_ruled = weighed.of(ruled.intent());
        let trust = self.weights.trust_in_rules();
        let leans = self.scene.context.is_some();
        let needed = |intent: Intent| match ruled {
            // Groups that are held against each other are the only comparison with no other side.
            Ruled::Draft(Draft { intent: Intent::Compare, comparison: Comparison::None, .. }) => None,
            // "được bao nhiêu điểm, có hơn huyện mình không": the second unit is not forgotten.
            Ruled::Draft(Draft { intent: Intent::Compare, comparison: Comparison::Unit(_), .. })
                if intent.is_plain_score() && self.units.len() == 2 && self.says_more_or_less() =>
            {
                None
            }
            // What the rules saw is not forgotten for a plain figure as lightly as it is taken for something else.
            Ruled::Draft(draft) if intent.is_plain_score() && !draft.intent.is_plain_score() => Some(lead + 2 * trust),
            Ruled::Draft(_) if intent.is_plain_score() => Some(lead + trust),
            // "xếp hạng xã Song Mai": nor is the only one that is.
            Ruled::Draft(Draft { intent: Intent::Rank, unit: UnitAsked::Named { .. }, .. })
                if intent == Intent::Ranking && self.units.len() == 1 =>
            {
                None
            }
            // Somebody is left out of a list, and of no place of one's own.
            Ruled::Draft(Draft { intent: Intent::Ranking, .. })
                if intent == Intent::Rank && !self.except().is_empty() =>
            {
                None
            }
            // "điểm cao nhất là bao nhiêu, của xã nào": an end of the units, and not of the groups.
            Ruled::Draft(Draft { intent: Intent::Ranking, .. })
                if matches!(intent, Intent::HighestIndicator | Intent::LowestIndicator | Intent::MaxPoints)
                    && self.group_unit().is_some()
                    && !self.has(C::WhichGroup) =>
            {
                None
            }
            // "xã nào trả hồ sơ trễ nhiều nhất": an end of a list, and nothing that moved.
            Ruled::Draft(Draft { comparison: Comparison::Top(_) | Comparison::Bottom(_), .. })
                if intent == Intent::Movers && !self.any(&[C::Movers, C::Rose, C::Fell]) =>
            {
                None
            }
            // Of a mean that no letter prints nothing else is told.
            Ruled::Draft(Draft { intent: Intent::ReferenceValue, comparison: Comparison::None, .. })
                if self.mean_of_many() =>
            {
                None
            }
            // Two that are named are no list.
            Ruled::Draft(Draft { comparison: Comparison::Unit(_), .. })
                if intent == Intent::Ranking && self.two_units() =>
            {
                None
            }
            // What was said to the office is not taken for another matter as lightly as a question is.
            Ruled::Draft(draft) if intent == Intent::OutOfScope && draft.intent.is_told() => Some(2 * trust),
            // Every word was read, and a unit is among them.
            Ruled::Draft(_) if intent == Intent::OutOfScope && self.unknown == 0 && self.names_a_unit() => {
                Some(lead + trust)
            }
            // All of it was read: a period, and several words of this matter beside it.
            Ruled::Draft(_) if intent == Intent::Ambiguous && self.is_read_whole() => None,
            // What leans on the question before says little by itself.
            Ruled::Draft(_) if leans && intent == Intent::Ambiguous => None,
            Ruled::Draft(_) if intent == Intent::Ambiguous && self.names_no_department() => Some(0),
            Ruled::Draft(draft) if !leans && draft.intent.shows_figures() && !intent.shows_figures() => {
                Some(lead.min(self.weights.trust_in_figures()))
            }
            _ => Some(lead),
        };
        let stronger = weighed.strongest();
        let stronger = stronger.iter().take_while(|(intent, _)| *intent != ruled.intent());
        let stronger = stronger.filter(|(intent, sum)| needed(*intent).is_some_and(|lead| *sum >= of_ruled + lead));
        stronger
            .map(|(intent, _)| *intent)
            .map_while(|intent| match (intent, ruled) {
                // What the rules read stands, and nothing weaker overrules it instead.
                (Intent::OutOfScope, Ruled::Draft(draft)) if self.is_plainly_about(draft) => None,
                (intent, Ruled::Draft(draft)) if self.keeps(draft.intent, intent) => None,
                _ => Some(intent),
            })
            .find_map(|intent| match intent {
                Intent::OutOfScope | Intent::Refuse => Some(Ruled::Unanswerable(self.refusal(intent, None))),
                // A name that nobody bears is answered as such, and not asked back about.
                Intent::Ambiguous if self.units.iter().any(|found| matches!(found.asked, UnitAsked::Unknown(_))) => {
                    None
                }
                Intent::Ambiguous => Some(Ruled::Nothing),
                intent => self.form(intent).map(Ruled::Draft),
            })
    }

    /// The text names what only the index has, or a unit and a period of figures, and no word of it is strange.
    fn is_plainly_about(&self, draft: &Draft) -> bool {
        let told = draft.intent.shows_figures() || draft.intent.is_told();
        let of_index = [C::Index, C::Components, C::ProvinceAverage, C::BandExcellent, C::BandGood, C::BandFair];
        let asks = [C::Points, C::HowMany, C::Rank, C::Rating, C::RankingList, C::Result];
        let placed = !self.units.is_empty() && !self.periods.is_empty() && self.any(&asks);
        told && self.strange.is_empty() && (!self.indicators.is_empty() || self.any(&of_index) || placed)
    }

    fn is_read_whole(&self) -> bool {
        self.unknown == 0 && !self.periods.is_empty() && self.evidence() > 3
    }

    /// What the rules read says more than what the weights would make of it.
    fn keeps(&self, ruled: Intent, other: Intent) -> bool {
        match (ruled, other) {
            (Intent::CompareRank, Intent::Compare) => true,
            // "thăng hay giáng mấy bậc": places, be it over a stretch.
            (Intent::CompareRank, Intent::Trend) => self.counts_places_moved(),
            // "mức trung bình của tỉnh" beside a score, two that are named side by side: held against each other.
            (Intent::Compare, other) if other.is_plain_score() => self.average().is_some() || self.two_units(),
            // "bao nhiêu điểm và hạng mấy": both.
            (Intent::ScoreAll, Intent::ScoreTotal) => self.has(C::Rank),
            (Intent::ScoreAll, Intent::Rank) => self.total_and_rank(),
            // "tháng nào tụt mạnh nhất": months, and no units.
            (Intent::Trend, Intent::Movers) => self.has(C::WhichPeriod),
            // "tuần thứ ba điểm ra sao": one month or week is no series.
            (ruled, Intent::Trend) if ruled.is_plain_score() => self.is_of_one_period() && !self.has(C::Trend),
            // "mấy tháng nào được 8 trở lên": the limit is not forgotten.
            (Intent::ThresholdList | Intent::Count, Intent::Trend) => self.limit_said().is_some(),
            // "được bao nhiêu xã tăng điểm": how many.
            (Intent::Count, Intent::Movers) => true,
            // No value to put in, and no word of an order.
            (Intent::Advice | Intent::ReportError, Intent::Refuse) => !self.has(C::Order),
            _ => false,
        }
    }

    fn is_of_one_period(&self) -> bool {
        let [found] = self.periods.as_slice() else { return false };
        matches!(found.asked.resolved(), Some(Period::Month { .. } | Period::Week { .. } | Period::AsOf { .. }))
            && matches!(found.asked, PeriodAsked::In { .. } | PeriodAsked::Relative { .. })
    }

    /// "phòng tháng 12": the department is not said.
    fn names_no_department(&self) -> bool {
        let [found] = self.units.as_slice() else { return false };
        let words = self.tokens.get(found.first..found.end).unwrap_or_default();
        found.asked == UnitAsked::Own && found.first == 0 && words.len() == 1 && words[0].folded == "phong"
    }

    /// How far another intent must lead; `None` where nothing outweighs what the rules saw.
    fn lead_needed(&self, ruled: &Ruled) -> Option<i32> {
        if self.has(C::OtherIndex) || self.tokens.is_empty() {
            return None;
        }
        // A percentage was asked for in so many words.
        if ruled.intent() == Intent::Rate && (self.has(C::Rate) || self.tokens.iter().any(|token| token.is_sign("%"))) {
            return None;
        }
        // A component is no figure of anybody, however it is asked for.
        let missing = self.indicators.is_empty() && ruled.intent() == Intent::ExplainMissing;
        if self.has(C::Components) && (missing || ruled.intent() == Intent::Explain) {
            return None;
        }
        // Another matter, an order and a refusal of news were said in so many words.
        if self.is_elsewhere() || self.orders_plainly() || ruled.intent() == Intent::Unsubscribe {
            return None;
        }
        let leans = self.scene.context.is_some();
        if leans && !self.says_intent() {
            return None;
        }
        let listed = matches!(ruled.intent(), Intent::Count | Intent::Movers | Intent::ThresholdList);
        let cautious = leans || listed || matches!(ruled, Ruled::Unanswerable(_));
        let trust = self.weights.trust_in_rules();
        Some(if cautious { 2 * trust } else { trust })
    }

    fn names_a_unit(&self) -> bool {
        self.units.iter().any(|found| matches!(found.asked, UnitAsked::Named { .. }))
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
        let whole = self.units.iter().filter(|found| found.asked == UnitAsked::AllCommunes).any(|found| {
            let words = self.all.get(found.first).and_then(|item| self.tokens.get(item.first..item.end));
            words.is_some_and(
                |words| matches!(words, [first, second] if first.folded == "ca" && second.folded == "huyen"),
            )
        });
        whole && self.units.len() == 1 && matches!(unit, UnitAsked::AllCommunes | UnitAsked::Own)
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
            _ if listed => self.direction(),
            _ => None,
        };
        let of_many = unit.is_group() && (listed || matches!(intent, Intent::Ranking | Intent::Trend));
        let except = if of_many { self.except() } else { Vec::new() };
        Question { intent, indicators, period, unit, comparison, values, unclear, more_periods, except, direction }
    }
}
