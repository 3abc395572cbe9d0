//! What somebody wants: rules in order. A rule that needs more evidence stands before one that needs less.

mod comparing;
mod computed;
mod doubts;
mod letters;
mod lists;
mod office;
mod scores;

use super::Found;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::question::asked::{Comparison, IndicatorAsked, Intent, PeriodAsked, UnitAsked};
use crate::question::context::Said;
use crate::question::matching::Content;
use crate::question::vocabulary::Concept as C;
use crate::question::{Direction, Question, Unclear, today};

/// A decision before the defaults are filled in.
pub(super) struct Draft {
    intent: Intent,
    indicators: IndicatorAsked,
    period: PeriodAsked,
    unit: UnitAsked,
    comparison: Comparison,
}

impl Found<'_> {
    pub(super) fn decide(&self, text: &str) -> (Question, Said) {
        if let Some(question) = self.unanswerable(text) {
            return (
                question,
                Said {
                    intent: !self.has(C::Tt),
                    follows: self.first_word().is_some_and(|item| item.is(C::Follow)),
                    ..self.shape()
                },
            );
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
        let follows = self.has(C::Correct) && self.scene.context.is_some()
            || self.first_telling().is_some_and(|item| item.is(C::Follow))
            || self.last_word().is_some_and(|item| item.is(C::Follow) && item.end - item.first > 1);
        // "cả năm thì hạng mấy": of the same unit, held against the period spoken of.
        let contrasts = self.periods.first().is_some_and(|found| {
            found.first == 0
                && self
                    .all
                    .get(found.end)
                    .and_then(|item| self.tokens.get(item.first))
                    .is_some_and(|token| token.folded == "thi")
        });
        let follows = follows || contrasts && self.scene.context.is_some();
        let said = Said {
            intent: said_intent,
            indicator: !self.indicators.is_empty() || self.any(&[C::AllGroups, C::Components]),
            period: self.said_period(draft.as_ref()),
            unit: self.main_unit().is_some(),
            follows,
            ..self.shape()
        };
        let Some(draft) = draft else {
            let unclear = match (self.unknown, self.has(C::Points)) {
                (0, true) => Unclear::PeriodOfTotal,
                (0, false) => Unclear::Period,
                _ => Unclear::Words(self.unknown_words(text)),
            };
            return (self.refusal(Intent::Ambiguous, Some(unclear)), said);
        };
        if let Some(unclear) = self.unsafe_default(&draft, text) {
            let mut question = self.refusal(Intent::Ambiguous, Some(unclear));
            question.period = draft.period;
            return (question, said);
        }
        (self.finish(draft), said)
    }

    /// Whether the period asked about was said, and not only one that it is held against.
    fn said_period(&self, draft: Option<&Draft>) -> bool {
        let latest = self.periods.iter().any(|found| found.asked == PeriodAsked::Latest);
        let filled_in = draft.is_some_and(|draft| draft.period == PeriodAsked::Latest) && !latest;
        self.main_period().is_some() && !filled_in
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

    /// The first word that is more than "à" or "dạ".
    fn first_telling(&self) -> Option<&crate::question::matching::Item> {
        let polite = |item: &crate::question::matching::Item| {
            item.concepts().next().is_some() && item.concepts().all(|c| matches!(c, C::Filler | C::Yes))
        };
        self.all.iter().find(|item| !matches!(item.content, Content::Sign) && !polite(item))
    }

    /// What a follow-up may change of the question before.
    fn shape(&self) -> Said {
        let value = self.values.first().copied();
        let threshold = match value {
            Some(value) if self.has(C::Below) => Some(Comparison::LessThan(value)),
            Some(value) if self.has(C::Above) => Some(Comparison::AtLeast(value)),
            _ => None,
        };
        Said {
            total: self.has(C::Points) && self.indicators.is_empty(),
            words: self.evidence(),
            limit: self.limit,
            threshold,
            value,
            bottom: self.any(&[C::Bottom, C::Lowest]),
            reversed: self.says(&["nguoc"]),
            whole: self.says(&["het", "ca", "bo"]) && self.says(&["xem", "tat", "toan", "het"]),
            counts: self.has(C::CountUnits),
            both: self.has(C::Both),
            supposes: (self.has(C::WhatIf) || self.says(&["len", "duoc", "xuong"]) && self.indicators.is_empty())
                && !self.values.is_empty()
                && !self.any(&[C::Below, C::Above, C::Gap]),
            asks_rank: self.has(C::Rank),
            with: self.says(&["voi", "vs", "nua"]),
            earlier: self.has(C::PrevPeriod) || self.says(&["truoc"]) && self.says(&["nua"]),
            why: self.any(&[C::Why, C::HowIs]),
            doubts: self.has(C::Remember),
            ..Said::default()
        }
    }

    /// "không", "chưa" that denies something, as opposed to the "không" that ends a question.
    pub(super) fn denies(&self) -> bool {
        let ends = self.all.iter().rev().find(|item| {
            !matches!(item.content, Content::Sign)
                && !item.concepts().any(|c| matches!(c, C::Filler | C::Follow | C::Yes))
        });
        let end = ends.map_or(0, |item| item.first);
        self.items.iter().any(|item| item.is(C::No) && item.first < end) || self.has(C::Missing)
    }

    /// "… không", "… chưa": the answer is yes or no.
    pub(super) fn ends_asking(&self) -> bool {
        let polite = |item: &&crate::question::matching::Item| {
            matches!(item.content, Content::Sign)
                || item.concepts().any(|c| matches!(c, C::Filler | C::Follow | C::Yes | C::Own))
        };
        self.all.iter().rev().find(|item| !polite(item)).is_some_and(|item| item.is(C::No))
    }

    /// Words typed, whatever they were taken for.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        self.tokens.iter().any(|token| words.contains(&token.folded.as_str()))
    }

    fn says_intent(&self) -> bool {
        let telling = self.items.iter().filter(|item| !item.is(C::Follow));
        telling.flat_map(|item| item.concepts()).any(|concept| {
            !matches!(
                concept,
                C::Filler
                    | C::Follow
                    | C::Group(_)
                    | C::Own
                    | C::Kind(_)
                    | C::City
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
                    | C::Correct
                    | C::PrevPeriod
                    | C::Yes
                    | C::Tt
            )
        })
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

    fn direction(&self) -> Option<Direction> {
        let down = self.any(&[C::Fell, C::Below]) || self.says(&["giam", "tut", "rot", "sut", "xuong", "lui", "duoi"]);
        let up = self.any(&[C::Rose, C::Above]) || self.says(&["tang", "len", "tien", "vuot", "nhay", "but"]);
        match (up, down) {
            (true, false) => Some(Direction::Up),
            (false, true) => Some(Direction::Down),
            _ => None,
        }
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
        let direction = if listed { self.direction() } else { None };
        Question { intent, indicators, period, unit, comparison, values, unclear, more_periods, direction }
    }
}
