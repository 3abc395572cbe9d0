//! Numbers that may be scores: which are, and whose.

use super::Reader;
use super::clause::{Clause, Standing};
use super::naming::Named;
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::letter::lexicon::Term;
use crate::letter::phrase::{Item, Phrase};
use crate::letter::reading::{Place, Score, When};

impl Reader<'_, '_> {
    /// A value; one of several "lần lượt" belongs to the unit or period whose turn it is.
    pub(super) fn value(&mut self, at: usize) {
        if self.state.turns.is_empty() {
            return self.single_value(at);
        }
        let turn = self.state.turns.remove(0);
        let unit = std::mem::replace(&mut self.state.unit, turn.unit);
        let period = std::mem::replace(&mut self.state.period, turn.period);
        let before = std::mem::take(&mut self.state.units_before);
        self.state.taking_turns = true;
        self.single_value(at);
        self.state.taking_turns = false;
        self.state.unit = unit;
        self.state.period = period;
        self.state.units_before = before;
    }

    /// "tháng 12/2024 và năm 2024 lần lượt đạt 87,96 và 89,39 điểm", "xã A và xã B lần lượt đạt 90 và 85 điểm": only
    /// when there is a value for each.
    pub(super) fn take_turns(&mut self, at: usize) {
        if self.state.indicators.len() > 1 || !self.brackets.is_empty() || self.state.standing != Standing::Own {
            return;
        }
        let unit = self.state.unit.clone();
        let places: Vec<Place> = if self.state.period == When::Several {
            self.periods.iter().map(|period| Place { unit: unit.clone(), period: When::In(*period) }).collect()
        } else {
            let units = self.state.units_before.iter().cloned().chain(std::iter::once(unit));
            units.map(|unit| Place { unit, period: self.state.period }).collect()
        };
        let both = self.state.period == When::Several && !self.state.units_before.is_empty();
        let ahead = self.items[at + 1..].iter().take_while(|item| {
            matches!(
                item.phrase,
                Phrase::Value(_)
                    | Phrase::And
                    | Phrase::Comma
                    | Phrase::Reaches
                    | Phrase::Colon
                    | Phrase::Term(Term::Link)
            )
        });
        let values: Vec<&Item> = ahead.filter(|item| matches!(item.phrase, Phrase::Value(_))).collect();
        let last_named = values.last().is_some_and(|item| matches!(item.phrase, Phrase::Value(value) if value.named));
        if !both && places.len() > 1 && values.len() == places.len() && last_named {
            self.state.turns = places;
        }
    }

    fn single_value(&mut self, at: usize) {
        let Phrase::Value(value) = self.items[at].phrase else { return };
        if let Some(average) = self.by_legend(at) {
            self.legend_used = true;
            self.state.refer(average, at);
            self.plain_value(at);
            self.state.standing = Standing::Own;
            self.state.reference_used = false;
            return;
        }
        if self.is_earlier_by_legend(at) {
            self.legend_used = true;
            self.state.values += 1;
            return self.aside(at, true);
        }
        if self.bare_rank(at) {
            return;
        }
        if self.may_be_a_place(at) && !self.valued.is_empty() {
            return self.stray(at);
        }
        let state = &self.state;
        let likely = value.named || value.max.is_some_and(|max| self.scales.is_a_maximum(max)) || value.decimals > 0;
        if state.foreign {
            return;
        }
        if !likely && !self.may_be_bare(at) {
            if self.ends_an_item_behind_its_unit(at) {
                self.stray(at);
            }
            return;
        }
        if self.is_of_counted_units(at) {
            return self.stray(at);
        }
        if self.is_corrected_behind(at) {
            self.replaced = Some(self.state.standing);
            self.state.values += 1;
            return self.aside(at, true);
        }
        let state = &self.state;
        if self.is_the_scale_behind(at) {
            return;
        }
        if state.maximum && value.max.is_none() {
            self.state.maximum = false;
            return;
        }
        if value.max.is_none() && self.is_signed(at) {
            return;
        }
        // "CKMB (18)": a maximum as well as a score.
        if self.may_be_the_scale(at) {
            return self.stray(at);
        }
        let bare = !value.named && value.max.is_none() && value.decimals == 0;
        if bare && (at > 0 && self.items[at - 1].phrase == Phrase::Open || self.prints_the_scale(value.points)) {
            return self.stray(at);
        }
        let target = state.bound || (value.named && self.is_bound_behind(at));
        let level_before_change = state.from && (target || self.new_level_follows(at) || value.max.is_none());
        let other_time = state.earlier;
        if level_before_change && !target && !other_time {
            // "tăng từ 71,2 điểm (Tuần 40) lên …": a score of the period that its bracket names.
            if let Some(period) = self.period_behind(at).filter(|_| value.named) {
                self.state.from = false;
                self.period_told = Some(at + 2);
                let outer = std::mem::replace(&mut self.state.period, When::In(period));
                self.plain_value(at);
                self.state.period = outer;
                self.state.from_before = true;
                return;
            }
        }
        if target || level_before_change || other_time {
            self.state.from_before |= level_before_change;
            self.state.from = false;
            self.state.bound = false;
            self.state.values += 1;
            if !target {
                self.aside(at, true);
            } else if value.max.is_some() || value.decimals > 1 {
                // "gần chạm trần: 17,98/18": no goal is set so finely.
                self.stray(at);
            }
            return;
        }
        // "thấp hơn điểm trung bình của 12 chi nhánh là 78,9 điểm": so large a number is the average itself.
        let states_the_average = state.standing != Standing::Own
            && self.brackets.is_empty()
            && at > 0
            && matches!(self.items[at - 1].phrase, Phrase::Term(Term::Link) | Phrase::Reaches)
            && value.points.is_some_and(|points| points > self.scales.highest_of_a_group());
        if state.difference && value.max.is_none() && !states_the_average {
            // "cao hơn trung bình của tỉnh (8,5 điểm)" may give the average or the difference; "thấp hơn TB tỉnh 7,2", where ten
            // are the most, is much for a difference.
            let large = || {
                let of = state.scored.zip(value.points);
                of.is_some_and(|(scored, points)| self.scales.is_more_than_half(scored, points))
            };
            let either =
                state.difference_outside && !self.brackets.is_empty() || state.standing != Standing::Own && large();
            self.state.difference = false;
            if either {
                self.stray(at);
            }
            return;
        }
        match self.period_behind(at).filter(|_| self.state.from_before) {
            Some(period) => {
                self.period_told = Some(at + 2);
                let outer = std::mem::replace(&mut self.state.period, When::In(period));
                self.plain_value(at);
                self.state.period = outer;
            }
            None => self.plain_value(at),
        }
    }

    /// A value that is no bound, no difference and of no other time.
    fn plain_value(&mut self, at: usize) {
        let Phrase::Value(value) = self.items[at].phrase else { return };
        let bare = !value.named && value.max.is_none() && value.decimals == 0;
        self.state.values += 1;
        self.note_whose();
        self.state.reference_used |= self.state.standing == Standing::Unclear;
        if state_compares(&self.state) {
            return self.stray(at);
        }
        if !(value.named || self.is_plain(at, value.max, value.decimals)) || state_is_unclear(&self.state) {
            return self.stray(at);
        }
        let Some(points) = value.points else { return self.stray(at) };
        if !self.state.units_before.is_empty() && !self.state.alike {
            return self.stray(at);
        }
        match self.indicators_for(value.max, points, at) {
            Named::Certain(indicators) => {
                for indicator in indicators {
                    // "tiến độ 20": the full score as well as what it is taken of.
                    let maximum = bare && self.scales.may_be(indicator, points);
                    self.score(at, indicator, points, value.doubtful || maximum);
                }
            }
            Named::Doubtful(indicator) => self.score(at, indicator, points, true),
            Named::Unknown => self.stray(at),
        }
    }

    /// Notes of which unit and period a value is, even where it cannot be placed.
    fn note_whose(&mut self) {
        if self.state.standing != Standing::Own || self.state.comparison {
            return;
        }
        let outer = self.brackets.first();
        if outer.is_none_or(|outer| outer.unit == self.state.unit) && !self.sentence_subjects.contains(&self.state.unit)
        {
            self.sentence_subjects.push(self.state.unit.clone());
        }
        if outer.is_none() && !self.valued.contains(&self.state.period) {
            self.valued.push(self.state.period);
        }
    }

    fn score(&mut self, at: usize, indicator: Indicator, points: Points, doubtful: bool) {
        let Phrase::Value(value) = self.items[at].phrase else { return };
        let role = match self.state.standing {
            Standing::Own => FigureRole::Own,
            Standing::Reference(role) => role,
            Standing::Unclear => return self.stray(at),
        };
        let other_indicator = self.last.is_some_and(|(last, _)| last != indicator);
        if role == FigureRole::Own && self.pair && other_indicator {
            return self.stray(at);
        }
        self.state.reference_used = role != FigureRole::Own;
        self.state.difference = false;
        let paragraph = self.passage.paragraph;
        let from = match role {
            FigureRole::Own => self.state.name_from.filter(|_| self.state.indicators.contains(&indicator)),
            _ => self.state.reference_from,
        };
        // Behind another value the name stands too far away to be printed with this one.
        let from = from.filter(|name| {
            !self.items[*name..at].iter().any(|item| matches!(item.phrase, Phrase::Value(_)))
                || self.state.from_before
                || doubtful
        });
        let first = from.map_or(self.items[at].from, |item| self.items[item].from);
        let span = (
            paragraph.tokens.get(first).map_or(0, |token| token.start),
            paragraph.tokens.get(self.items[at].to - 1).map_or(0, |token| token.end),
        );
        let score = Score {
            place: Place { unit: self.told_of(role), period: self.state.period },
            role,
            indicator,
            points,
            decimals: value.decimals,
            max: value.max,
            doubtful: doubtful
                || self.state.misread
                || in_square_brackets(&paragraph.text[..span.1.min(paragraph.text.len())]),
            printed: paragraph.text.get(span.0..span.1).unwrap_or_default().to_owned(),
            line: paragraph.line_of(self.items[at].from),
            paragraph: self.passage.index,
            span,
        };
        for unit in &self.state.units_before {
            let place = Place { unit: unit.clone(), period: self.state.period };
            self.readings.scores.push(Score { place, ..score.clone() });
        }
        self.readings.scores.push(score);
        if role == FigureRole::Own {
            if self.brackets.is_empty() && !self.subjects.contains(&self.state.unit) {
                self.subjects.push(self.state.unit.clone());
            }
            if self.brackets.is_empty() && !self.scored.contains(&self.state.period) {
                self.scored.push(self.state.period);
            }
            if self.brackets.is_empty() {
                let before = self.last.replace((indicator, self.state.period));
                self.pair = before.is_some_and(|(last, period)| last == indicator && period != self.state.period);
            }
            self.state.scored = Some(indicator);
        }
    }
}

fn state_is_unclear(state: &Clause) -> bool {
    state.other_unit || state.component || state.standing == Standing::Unclear
}

/// "so với 83,55 điểm": the value of something else.
fn state_compares(state: &Clause) -> bool {
    state.comparison && state.standing == Standing::Own
}

/// The text ends inside "[…": so a draft marks what its office has still to check.
fn in_square_brackets(text: &str) -> bool {
    text.rfind('[').is_some_and(|open| !text[open..].contains(']'))
}
