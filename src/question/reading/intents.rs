//! What somebody wants: rules in order. A rule that needs more evidence stands before one that needs less.

use super::Found;
use crate::domain::band::Band;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::question::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::context::Said;
use crate::question::matching::Content;
use crate::question::vocabulary::Concept as C;
use crate::question::{Question, Unclear, today};

/// A decision before the defaults are filled in.
struct Draft {
    intent: Intent,
    indicators: IndicatorAsked,
    period: PeriodAsked,
    unit: UnitAsked,
    comparison: Comparison,
}

impl Found<'_> {
    pub(super) fn decide(&self, text: &str) -> (Question, Said) {
        if let Some(question) = self.unanswerable(text) {
            return (question, Said { intent: true, ..Said::default() });
        }
        let said_intent = self.says_intent();
        let draft = self
            .courtesy()
            .or_else(|| self.office_act())
            .or_else(|| self.about_letters())
            .or_else(|| self.computed())
            .or_else(|| self.lists())
            .or_else(|| self.compared())
            .or_else(|| self.one_value());
        let follows = self.first_word().is_some_and(|item| item.is(C::Follow))
            || self.last_word().is_some_and(|item| item.is(C::Follow) && item.end - item.first > 1);
        let said = Said {
            intent: said_intent,
            indicator: !self.indicators.is_empty() || self.any(&[C::AllGroups, C::Components]),
            period: self.main_period().is_some(),
            unit: self.main_unit().is_some(),
            follows,
        };
        let Some(draft) = draft else {
            let unclear = if self.unknown > 0 { Unclear::Words(self.unknown_words(text)) } else { Unclear::Period };
            return (self.refusal(Intent::Ambiguous, Some(unclear)), said);
        };
        if let Some(unclear) = self.unsafe_default(&draft, text) {
            let mut question = self.refusal(Intent::Ambiguous, Some(unclear));
            question.period = draft.period;
            return (question, said);
        }
        (self.finish(draft), said)
    }

    /// A default must not stand in for something that was said and not understood: half a period, a broken name.
    fn unsafe_default(&self, draft: &Draft, text: &str) -> Option<Unclear> {
        let figures = !matches!(
            draft.intent,
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
                | Intent::Help
                | Intent::Greeting
                | Intent::Thanks
                | Intent::Refuse
        );
        if !figures {
            return None;
        }
        let half_period = self.periods.is_empty()
            && (self.items.iter().any(|item| {
                let concepts = [C::Month, C::Quarter, C::Week];
                item.meanings().len() == 1 && item.concepts().any(|concept| concepts.contains(&concept))
            }) || self.unknown > 0 && self.any(&[C::Year, C::WholeYear])
                || self.half_said()
                || self.unknown > 0 && !self.values.is_empty() && self.limit.is_none());
        if half_period {
            return Some(Unclear::Period);
        }
        let own_by_default = self.units.is_empty() && matches!(draft.unit, UnitAsked::Own);
        (self.broken_name && own_by_default).then(|| Unclear::Words(self.unknown_words(text)))
    }

    /// Orders, other matters, other indices, and texts whose meaning hangs on words that are not known.
    fn unanswerable(&self, text: &str) -> Option<Question> {
        if self.has(C::Order) && !self.any(&[C::WhatIf]) {
            return Some(self.refusal(Intent::Refuse, None));
        }
        let about_index = !self.indicators.is_empty()
            && self.any(&[C::Points, C::Index, C::HowMany, C::Rate, C::Advice])
            || self.any(&[C::Directive, C::Deadline, C::Document, C::Subscribe, C::Unsubscribe])
            || self.has(C::Components);
        if self.has(C::OtherIndex) && self.indicators.iter().all(|indicator| *indicator == Indicator::Total) {
            return Some(self.refusal(Intent::OutOfScope, Some(Unclear::OtherIndex)));
        }
        if self.has(C::OffTopic) && !about_index {
            return Some(self.refusal(Intent::OutOfScope, None));
        }
        let after_index = self.items.windows(2).any(|pair| {
            pair.first().is_some_and(|item| item.is(C::Index) || item.is(C::Points))
                && pair.get(1).is_some_and(|item| matches!(item.content, Content::Unknown) && self.is_word(item.first))
        });
        let known = self.evidence();
        if self.unknown > 0 && known == 0 {
            let letters = self.items.iter().any(|item| !matches!(item.content, Content::Unknown | Content::Sign));
            let scope = if self.unknown > 1 || !letters { Intent::OutOfScope } else { Intent::Ambiguous };
            return Some(self.refusal(scope, Some(Unclear::Words(self.unknown_words(text)))));
        }
        if after_index && self.indicators.is_empty() || self.unknown > known + 1 {
            let scope = if self.unknown > 2 && known < 2 { Intent::OutOfScope } else { Intent::Ambiguous };
            return Some(self.refusal(scope, Some(Unclear::Words(self.unknown_words(text)))));
        }
        if self.has(C::Tt) && self.indicators.is_empty() && !self.any(&[C::Own]) {
            let either = vec![Indicator::Tttt, Indicator::Dvctt];
            return Some(self.refusal(Intent::Ambiguous, Some(Unclear::Indicator(either))));
        }
        self.units.iter().find_map(|found| match &found.asked {
            UnitAsked::Unknown(name) => {
                let mut question = self.refusal(Intent::Ambiguous, Some(Unclear::UnknownUnit(name.clone())));
                question.unit = found.asked.clone();
                Some(question)
            }
            _ => None,
        })
    }

    /// How much of what was said belongs to this matter.
    fn evidence(&self) -> usize {
        let telling = |item: &crate::question::matching::Item| {
            item.concepts()
                .any(|concept| !matches!(concept, C::Filler | C::Follow | C::Or | C::No | C::HowIs | C::Kind(_)))
        };
        self.items.iter().filter(|item| telling(item)).count() + 2 * self.periods.len() + self.units.len()
    }

    fn is_word(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| token.folded.chars().count() > 1)
    }

    fn unknown_words(&self, text: &str) -> String {
        let words: Vec<&str> = self
            .items
            .iter()
            .filter(|item| matches!(item.content, Content::Unknown))
            .filter_map(|item| self.tokens.get(item.first).and_then(|token| text.get(token.start..token.end)))
            .take(6)
            .collect();
        words.join(" ")
    }

    fn courtesy(&self) -> Option<Draft> {
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

    fn office_act(&self) -> Option<Draft> {
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

    fn about_letters(&self) -> Option<Draft> {
        let letter = |found: &Found<'_>| {
            if found.has(C::ThisLetter) || found.periods.is_empty() && found.has(C::Document) {
                found.letter_period()
            } else {
                found.period_or(PeriodAsked::Latest)
            }
        };
        let none = IndicatorAsked::None;
        if self.has(C::Components) {
            let period = self.period_or(self.letter_period());
            let missing = self.any(&[C::Why, C::No, C::HowIs, C::Publish]);
            let intent = if missing && !self.has(C::Explain) {
                Intent::ExplainMissing
            } else if self.has(C::Explain) {
                Intent::Explain
            } else {
                Intent::ExplainMissing
            };
            return Some(self.draft(intent, IndicatorAsked::Components, period, self.unit_or(UnitAsked::District)));
        }
        let sao = self.first_word().is_some_and(|item| item.is(C::HowIs));
        if (self.has(C::Why) || sao)
            && self.has(C::No)
            && self.any(&[C::Publish, C::Result, C::Points, C::Index])
            && !self.any(&[C::Rose, C::Fell])
        {
            let indicators = self.indicators_or(IndicatorAsked::All);
            return Some(self.draft(
                Intent::ExplainMissing,
                indicators,
                self.period_or(PeriodAsked::Latest),
                self.unit_or(UnitAsked::Own),
            ));
        }
        if self.has(C::Deadline) && self.indicators.is_empty() {
            return Some(self.draft(Intent::DirectiveDeadline, none, letter(self), self.unit_or(UnitAsked::Own)));
        }
        if self.has(C::Availability) && !self.has(C::Directive)
            || self.has(C::When) && self.any(&[C::Publish, C::Availability, C::Result, C::Index, C::Points])
        {
            let indicators = self.indicators_or(IndicatorAsked::All);
            return Some(self.draft(
                Intent::Availability,
                indicators,
                self.period_or(PeriodAsked::Latest),
                self.unit_or(UnitAsked::Own),
            ));
        }
        if self.has(C::Directive) && self.indicators.is_empty() && !self.any(&[C::Points, C::Gap, C::Rank]) {
            let unit =
                if self.has(C::ThisLetter) || self.has(C::Document) { UnitAsked::District } else { UnitAsked::Own };
            return Some(self.draft(Intent::DirectiveList, none, letter(self), self.unit_or(unit)));
        }
        if (self.has(C::Document) || self.has(C::ThisLetter))
            && self.indicators.is_empty()
            && !self.any(&[C::Points, C::Rank, C::Lowest, C::Highest, C::Compare])
        {
            let period =
                self.period_or(if self.has(C::ThisLetter) { self.letter_period() } else { PeriodAsked::Latest });
            return Some(self.draft(Intent::Document, none, period, self.unit_or(UnitAsked::District)));
        }
        None
    }

    fn computed(&self) -> Option<Draft> {
        let unit = || self.unit_or(UnitAsked::Own);
        let period = || self.period_or(PeriodAsked::Latest);
        let two_values = self.values.len() >= 2 && self.has(C::Or) && !self.has(C::Max);
        if two_values && !self.indicators.is_empty() {
            let indicators = self.indicators_or(IndicatorAsked::total());
            return Some(self.draft(Intent::Conflict, indicators, period(), self.unit_or(UnitAsked::District)));
        }
        if two_values && self.any(&[C::Points, C::Index, C::Result]) {
            return Some(self.draft(
                Intent::Conflict,
                IndicatorAsked::total(),
                period(),
                self.unit_or(UnitAsked::District),
            ));
        }
        if self.has(C::WhatIf) && (!self.values.is_empty() || !self.indicators.is_empty()) {
            return Some(self.draft(Intent::WhatIf, self.indicators_or(IndicatorAsked::total()), period(), unit()));
        }
        if self.has(C::VerifySum) && self.indicators.iter().all(|indicator| *indicator == Indicator::Total) {
            let home = if self.values.is_empty() { UnitAsked::Own } else { UnitAsked::District };
            return Some(self.draft(Intent::VerifySum, IndicatorAsked::All, period(), self.unit_or(home)));
        }
        if self.has(C::Cumulative) && (self.has(C::Or) || self.periods.is_empty())
            || self.has(C::Or) && self.month_or_year() && !self.has(C::Compare)
        {
            let indicators = self.indicators_or(IndicatorAsked::total());
            let home = if self.values.is_empty() { UnitAsked::Own } else { UnitAsked::District };
            let intent = if self.values.is_empty() { Intent::ClarifyPeriod } else { Intent::ClarifyFact };
            return Some(self.draft(intent, indicators, period(), self.unit_or(home)));
        }
        if !self.values.is_empty()
            && self.limit.is_none()
            && (self.has(C::WhichPeriod) || self.has(C::Remember))
            && !self.any(&[C::Below, C::Gap])
        {
            let indicators = self.indicators_or(IndicatorAsked::total());
            return Some(self.draft(
                Intent::ClarifyFact,
                indicators,
                self.period_or(PeriodAsked::None),
                self.unit_or(UnitAsked::District),
            ));
        }
        if self.any(&[C::Gap])
            && !self.any(&[C::Lost, C::ProvinceAverage, C::NationalAverage, C::Average, C::Full])
            && !self.has(C::Components)
        {
            return Some(self.gap(unit(), period()));
        }
        if self.has(C::ToReach)
            && self.any(&[C::BandExcellent, C::BandGood, C::BandFair])
            && self.any(&[C::HowMany, C::Gap, C::No])
        {
            return Some(self.gap(unit(), period()));
        }
        None
    }

    fn gap(&self, unit: UnitAsked, period: PeriodAsked) -> Draft {
        let to_rank = self.any(&[C::Rank, C::Top, C::OtherUnits]) || self.units.len() > 1;
        let mut draft = self.draft(Intent::GapToBand, IndicatorAsked::total(), period, unit);
        if to_rank && !self.any(&[C::BandExcellent, C::BandGood, C::BandFair]) {
            draft.intent = Intent::GapToRank;
            let place = self.limit.or_else(|| self.values.last().map(|value| (value.as_hundredths() / 100) as u32));
            draft.comparison = Comparison::Top(place.unwrap_or(1));
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
        let target = if self.has(C::BandGood) {
            Band::Good.floor()
        } else if self.has(C::BandFair) {
            Band::Fair.floor()
        } else {
            let typed =
                self.values.iter().copied().find(|value| *value > Points::whole(22) && *value <= Points::whole(100));
            typed.filter(|_| !self.has(C::BandExcellent)).unwrap_or(Band::Excellent.floor())
        };
        draft.comparison = Comparison::Target(target);
        draft
    }

    fn lists(&self) -> Option<Draft> {
        let group = self.group_unit().or_else(|| self.counted_group());
        let period = self.period_or(PeriodAsked::Latest);
        let indicators = || self.indicators_or(IndicatorAsked::total());
        let listed = group.clone().or_else(|| {
            let many = self.limit.is_some() && self.any(&[C::Top, C::Bottom, C::Lowest, C::Highest])
                || self.has(C::RankingList)
                || self.has(C::Top)
                || self.has(C::OtherUnits);
            many.then_some(UnitAsked::AllCommunes)
        });
        let asker_only = self.units.iter().any(|found| matches!(found.asked, UnitAsked::Own | UnitAsked::Named { .. }))
            && group.is_none()
            && self.limit.is_none();
        if let Some(units) = listed.filter(|_| !asker_only) {
            let average = self.any(&[C::ProvinceAverage, C::Average]);
            let limit = self.values.iter().copied().find(|value| *value > Points::whole(3));
            let below = self.any(&[C::No, C::Below]);
            let threshold = if self.has(C::BandWeak) {
                Some(Comparison::LessThan(Band::Average.floor()))
            } else if self.any(&[C::BandGood, C::BandFair]) && limit.is_none() {
                let floor = if self.has(C::BandGood) { Band::Good.floor() } else { Band::Fair.floor() };
                Some(if below { Comparison::LessThan(floor) } else { Comparison::AtLeast(floor) })
            } else if self.has(C::Full) {
                Some(Comparison::Full)
            } else if average && self.any(&[C::Below, C::Above, C::Compare]) {
                Some(Comparison::ProvinceAverage)
            } else if self.has(C::Below) && limit.is_some() {
                limit.map(Comparison::LessThan)
            } else if self.any(&[C::Above, C::ToReach]) && limit.is_some() {
                limit.map(Comparison::AtLeast)
            } else if self.has(C::BandExcellent) {
                Some(if self.has(C::No) || self.has(C::Below) {
                    Comparison::LessThan(Band::Excellent.floor())
                } else {
                    Comparison::AtLeast(Band::Excellent.floor())
                })
            } else {
                None
            };
            let counted = self.any(&[C::CountUnits]);
            let mut draft = self.draft(Intent::Ranking, indicators(), period, units);
            if let Some(threshold) = threshold {
                draft.intent = if counted { Intent::Count } else { Intent::ThresholdList };
                draft.comparison = threshold;
                return Some(draft);
            }
            if self.any(&[C::Movers, C::Rose, C::Fell]) || self.has(C::Advice) && !self.has(C::Gap) {
                draft.intent = Intent::Movers;
                draft.comparison = Comparison::PrevPeriod;
                return Some(draft);
            }
            if self.has(C::Bottom) || self.has(C::Lowest) {
                draft.comparison = Comparison::Bottom(self.limit.unwrap_or(1));
                return Some(draft);
            }
            if self.any(&[C::Top, C::Highest]) {
                draft.comparison = Comparison::Top(self.limit.unwrap_or(1));
                return Some(draft);
            }
            if counted && !self.any(&[C::Points, C::Index]) {
                draft.intent = Intent::Count;
                return Some(draft);
            }
            if self.any(&[C::RankingList, C::Rank, C::Points, C::Index, C::Result, C::HowMany])
                || !self.indicators.is_empty()
            {
                draft.comparison = self.limit.map_or(Comparison::None, Comparison::Top);
                return Some(draft);
            }
            if self.periods.is_empty() {
                return None;
            }
            return Some(draft);
        }
        if self.has(C::Trend)
            || matches!(period, PeriodAsked::Last { .. })
            || matches!(period, PeriodAsked::Range { .. }) && !self.has(C::Compare)
        {
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
            return Some(self.draft(Intent::Trend, indicators(), period, self.unit_or(UnitAsked::Own)));
        }
        None
    }

    fn compared(&self) -> Option<Draft> {
        let unit = || self.unit_or(UnitAsked::Own);
        let average = if self.has(C::NationalAverage) {
            Some(Comparison::NationalAverage)
        } else {
            self.any(&[C::ProvinceAverage, C::Average]).then_some(Comparison::ProvinceAverage)
        };
        let moved = self.any(&[C::Rose, C::Fell, C::Movers]);
        let relative =
            |found: &crate::question::periods::FoundPeriod| matches!(found.asked, PeriodAsked::Relative { .. });
        let against_before = self.says_more_or_less() && self.periods.iter().any(relative);
        let places = self.has(C::Rank) && self.periods.len() > 1;
        let two_units = self.two_units();
        let compares =
            self.any(&[C::Compare, C::SamePeriod, C::OtherUnits]) || moved || against_before || places || two_units;
        let ranks = self.any(&[C::Rank]) || self.moved_places();
        let indicators = || {
            if ranks || self.has(C::Points) && self.indicators.is_empty() && !self.has(C::WhichGroup) {
                self.indicators_or(IndicatorAsked::total())
            } else if self.any(&[C::WhichGroup, C::AllGroups, C::Index]) && self.indicators.is_empty() {
                IndicatorAsked::All
            } else {
                self.indicators_or(IndicatorAsked::total())
            }
        };
        if let Some(average) = average.filter(|_| !self.has(C::Rank) || compares) {
            let period = self.period_or(PeriodAsked::Latest);
            let own = compares || self.any(&[C::Above, C::Below, C::Gap]) || self.says_more_or_less();
            let mut draft = self.draft(Intent::Compare, indicators(), period, unit());
            draft.comparison = average;
            if !own && !self.units.iter().any(|found| matches!(found.asked, UnitAsked::Own | UnitAsked::Named { .. })) {
                draft.intent = Intent::ReferenceValue;
                draft.indicators = self.indicators_or(IndicatorAsked::total());
            }
            return Some(draft);
        }
        if !compares || self.any(&[C::Advice, C::Explain]) && !self.has(C::Compare) {
            return None;
        }
        let against = if self.has(C::SamePeriod) {
            Comparison::SamePeriodLastYear
        } else if let Some(other) = self.compared_unit() {
            Comparison::Unit(other)
        } else if let Some(found) = self.compared_period() {
            match (&found.asked, self.main_period().map(|found| &found.asked)) {
                (PeriodAsked::Relative { .. }, None) => Comparison::PrevPeriod,
                (PeriodAsked::Relative { period, .. }, Some(main))
                    if main.resolved().and_then(Period::previous) == Some(*period) =>
                {
                    Comparison::PrevPeriod
                }
                (asked, _) => asked.resolved().map_or(Comparison::PrevPeriod, Comparison::Period),
            }
        } else if self.has(C::OtherUnits) {
            return Some(self.draft(
                Intent::Rank,
                self.indicators_or(IndicatorAsked::total()),
                self.period_or(PeriodAsked::Latest),
                unit(),
            ));
        } else {
            Comparison::PrevPeriod
        };
        let only = self.periods.len() == 1 && self.compared_period().is_some();
        let period = if only { PeriodAsked::Latest } else { self.period_or(PeriodAsked::Latest) };
        let intent = if ranks { Intent::CompareRank } else { Intent::Compare };
        let mut draft = self.draft(intent, indicators(), period, self.compare_unit());
        draft.comparison = against;
        Some(draft)
    }

    fn one_value(&self) -> Option<Draft> {
        let unit = || self.unit_or(UnitAsked::Own);
        let period = || self.period_or(PeriodAsked::Latest);
        let none =
            || self.draft(Intent::Explain, self.indicators_or(IndicatorAsked::All), PeriodAsked::None, UnitAsked::None);
        if self.has(C::Explain) {
            return Some(none());
        }
        if self.has(C::Max) && !self.has(C::Highest) {
            let mut draft = none();
            draft.intent = Intent::MaxPoints;
            return Some(draft);
        }
        if self.has(C::Lost) {
            return Some(self.draft(Intent::LostPoints, self.indicators_or(IndicatorAsked::All), period(), unit()));
        }
        if self.has(C::Advice) {
            return Some(self.draft(Intent::Advice, self.indicators_or(IndicatorAsked::All), period(), unit()));
        }
        if self.has(C::Lowest) || self.has(C::Bottom) && self.has(C::WhichGroup) {
            return Some(self.draft(Intent::LowestIndicator, IndicatorAsked::All, period(), unit()));
        }
        if self.has(C::Highest) {
            return Some(self.draft(Intent::HighestIndicator, IndicatorAsked::All, period(), unit()));
        }
        if self.any(&[C::Rating]) || self.any(&[C::BandExcellent, C::BandGood, C::BandFair]) {
            return Some(self.draft(Intent::Rating, IndicatorAsked::total(), period(), unit()));
        }
        if self.has(C::Rank) || self.any(&[C::Top, C::Bottom]) {
            return Some(self.draft(Intent::Rank, self.indicators_or(IndicatorAsked::total()), period(), unit()));
        }
        if self.has(C::Rate) {
            return Some(self.draft(Intent::Rate, self.indicators_or(IndicatorAsked::All), period(), unit()));
        }
        self.plain_score(unit(), period())
    }

    fn plain_score(&self, unit: UnitAsked, period: PeriodAsked) -> Option<Draft> {
        let said_period = self.main_period().is_some();
        let said_unit = self.main_unit().is_some();
        if self.indicators == [Indicator::Total] || self.indicators.is_empty() && self.says_total() {
            if !said_period && !said_unit && self.indicators.is_empty() && !self.has(C::HowMany) {
                return None;
            }
            return Some(self.draft(Intent::ScoreTotal, IndicatorAsked::total(), period, unit));
        }
        if !self.indicators.is_empty() {
            return Some(self.draft(Intent::ScoreIndicator, self.indicators_or(IndicatorAsked::All), period, unit));
        }
        let all = self.any(&[C::AllGroups, C::Result, C::Index]);
        if all && !said_period && !said_unit && !self.any(&[C::HowMany, C::HowIs, C::AllGroups, C::Result]) {
            return None;
        }
        let named =
            self.units.iter().any(|found| matches!(found.asked, UnitAsked::Named { .. } | UnitAsked::Ambiguous(_)));
        if all || said_period || named || said_unit && self.unknown == 0 || self.has(C::Follow) && said_unit {
            return Some(self.draft(Intent::ScoreAll, IndicatorAsked::All, period, unit));
        }
        None
    }

    /// "trước", "này", "ngoái" left over: the end of a period whose beginning was not read.
    fn half_said(&self) -> bool {
        self.items.iter().filter(|item| matches!(item.content, Content::Unknown)).any(|item| {
            self.tokens
                .get(item.first)
                .is_some_and(|token| matches!(token.folded.as_str(), "truoc" | "trc" | "trk" | "tr" | "ngoai" | "nay"))
        })
    }

    /// Two single units side by side.
    fn two_units(&self) -> bool {
        let single =
            |asked: &UnitAsked| matches!(asked, UnitAsked::Own | UnitAsked::Named { .. } | UnitAsked::District);
        match self.units.as_slice() {
            [first, second] => {
                single(&first.asked)
                    && single(&second.asked)
                    && first.asked != second.asked
                    && (matches!(second.asked, UnitAsked::Named { .. })
                        && matches!(first.asked, UnitAsked::Named { .. } | UnitAsked::Own)
                        && self.says_beside(first.end, second.first))
            }
            _ => false,
        }
    }

    /// "với", "hay", "và" between two units.
    fn says_beside(&self, from: usize, to: usize) -> bool {
        self.all.get(from..to).unwrap_or_default().iter().any(|item| {
            self.tokens
                .get(item.first)
                .is_some_and(|token| matches!(token.folded.as_str(), "voi" | "hay" | "va" | "so"))
        })
    }

    /// "có mấy xã", "bao nhiêu phòng": what is counted.
    fn counted_group(&self) -> Option<UnitAsked> {
        let item = self.items.iter().find(|item| item.is(C::CountUnits))?;
        let words = self.tokens.get(item.first..item.end).unwrap_or_default();
        let says = |word: &str| words.iter().any(|token| token.folded == word);
        Some(if says("phong") {
            UnitAsked::AllDepartments
        } else if says("vi") {
            UnitAsked::AllUnits
        } else {
            UnitAsked::AllCommunes
        })
    }

    /// "điểm", unless it is part of asking for everything.
    fn says_total(&self) -> bool {
        self.has(C::Points) && !self.any(&[C::AllGroups, C::Index, C::Result])
            || self.has(C::HowMany) && !self.any(&[C::AllGroups, C::Index, C::Result])
            || self.has(C::Points) && self.has(C::HowMany) && !self.has(C::AllGroups) && !self.has(C::Index)
    }

    fn says_intent(&self) -> bool {
        self.items.iter().flat_map(|item| item.concepts()).any(|concept| {
            !matches!(
                concept,
                C::Filler
                    | C::Follow
                    | C::Group(_)
                    | C::Own
                    | C::Kind(_)
                    | C::City
                    | C::Tt
                    | C::HowIs
                    | C::Or
                    | C::No
                    | C::From
                    | C::To
                    | C::ThatUnit
                    | C::OwnDistrict
                    | C::OwnProvince
                    | C::Committee
                    | C::InDistrict
                    | C::InProvince
                    | C::WhichGroup
                    | C::Count(_)
            )
        })
    }

    fn month_or_year(&self) -> bool {
        let kinds: Vec<_> = self.periods.iter().filter_map(|found| found.asked.resolved()).collect();
        kinds.iter().any(|period| matches!(period, Period::Month { .. }))
            && kinds.iter().any(|period| matches!(period, Period::Year { .. }))
    }

    fn moved_places(&self) -> bool {
        self.items.iter().any(|item| {
            item.is(C::Movers)
                && self
                    .tokens
                    .get(item.first..item.end)
                    .is_some_and(|tokens| tokens.iter().any(|token| matches!(token.folded.as_str(), "hang" | "bac")))
        })
    }

    /// "hơn", "kém", "cao hơn": words that hold one thing against another.
    fn says_more_or_less(&self) -> bool {
        self.all
            .iter()
            .flat_map(|item| self.tokens.get(item.first..item.end).unwrap_or_default())
            .any(|token| matches!(token.folded.as_str(), "hon" | "kem" | "thua" | "bang"))
    }

    /// The second unit of a comparison.
    fn compared_unit(&self) -> Option<UnitAsked> {
        let main = self.compare_found()?;
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

    fn compare_found(&self) -> Option<&super::FoundUnit> {
        self.units.first()
    }

    fn compare_unit(&self) -> UnitAsked {
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
            None => UnitAsked::Own,
        }
    }

    fn indicators_or(&self, default: IndicatorAsked) -> IndicatorAsked {
        let groups: Vec<Indicator> = self.indicators.clone();
        if groups.is_empty() {
            return if self.has(C::Components) { IndicatorAsked::Components } else { default };
        }
        let only_groups: Vec<Indicator> =
            groups.iter().copied().filter(|indicator| *indicator != Indicator::Total).collect();
        IndicatorAsked::These(if only_groups.is_empty() { groups } else { only_groups })
    }

    fn draft(&self, intent: Intent, indicators: IndicatorAsked, period: PeriodAsked, unit: UnitAsked) -> Draft {
        Draft { intent, indicators, period, unit, comparison: Comparison::None }
    }

    fn finish(&self, draft: Draft) -> Question {
        let Draft { mut intent, mut indicators, period, unit, comparison } = draft;
        let draft_intent = intent;
        let mut unclear = None;
        if let UnitAsked::Ambiguous(units) = &unit {
            unclear = Some(Unclear::Unit(units.clone()));
        }
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
        if future && figures {
            intent = Intent::NoData;
            if self.indicators.is_empty()
                && matches!(draft_intent, Intent::ScoreTotal | Intent::ScoreAll)
                && !self.has(C::HowMany)
            {
                indicators = IndicatorAsked::All;
            }
        }
        Question { intent, indicators, period, unit, comparison, values: self.values.clone(), unclear }
    }
}
