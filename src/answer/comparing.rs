//! Two values of one thing: against the average, another period, another unit; or two groups of one.

mod groups;
mod stretches;

use super::Reply;
use super::facts::{Facts, Located};
use super::phrase::{self, ask_about, capital, figure_json, plain};
use super::place::{self, Places};
use super::scores::place;
use crate::domain::figure::{Figure, FigureRole};
use crate::domain::indicator::Indicator;
use crate::domain::message::Message;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::question::{Comparison, IndicatorAsked, Intent, Question, UnitAsked};
use crate::store::StoreError;
use crate::text::{Text, numbers};

pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    if let Some(reply) = stretches::answer(facts, text, question).await? {
        return Ok(reply);
    }
    // An average is printed beside the figures of the unit that publishes; a province has hardly ever figures of its own.
    let beside = question.intent == Intent::ReferenceValue && *question.unit.meant() == UnitAsked::Province;
    let beside = beside.then(|| Question { unit: UnitAsked::Own, ..question.clone() });
    let located = match facts.locate(beside.as_ref().unwrap_or(question)).await? {
        Ok(located) => located,
        Err(missing) => return Ok(phrase::missing(facts, text, &missing, "no_data")),
    };
    if let Some(groups) = groups::asked(question) {
        return Ok(groups::answer(facts, text, &located, groups));
    }
    let period = located.set.period;
    match &question.comparison {
        Comparison::ProvinceAverage | Comparison::NationalAverage => Ok(averages(facts, text, question, &located)),
        Comparison::Unit(other) => match facts.unit(other, period.end()) {
            Some(unit) if unit != *located.unit() => {
                let other = facts.exact(&unit, period).await?;
                // "So với tỉnh": letters print the province's average beside the figures, hardly ever its own set.
                if other.is_none() && facts.is_province(&unit) {
                    return Ok(averages(facts, text, question, &located));
                }
                let name = facts.name(&unit);
                let places = places(facts, question, &located, other.as_ref()).await?;
                Ok(two(facts, text, question, &located, other, (name, period), places))
            }
            _ => Ok(two(facts, text, question, &located, None, (text.answer_other_unit(), period), None)),
        },
        comparison => {
            let against = match comparison {
                Comparison::Period(other) => Some(*other),
                Comparison::SamePeriodLastYear => period.same_last_year(),
                _ => period.previous(),
            };
            let Some(against) = against else {
                return Ok(two(facts, text, question, &located, None, (facts.name(located.unit()), period), None));
            };
            let other = facts.exact(located.unit(), against).await?;
            let name = facts.name(located.unit());
            let places = places(facts, question, &located, other.as_ref()).await?;
            Ok(two(facts, text, question, &located, other, (name, against), places))
        }
    }
}

/// The places to compare, when places are asked about.
async fn places(
    facts: &Facts<'_>,
    question: &Question,
    located: &Located,
    other: Option<&Located>,
) -> Result<Option<Places>, StoreError> {
    match other.filter(|_| question.intent == Intent::CompareRank) {
        Some(other) => place::both(facts, located, other).await,
        None => Ok(None),
    }
}

/// The group of the only pair of figures.
fn wanted_one(figures: &[&Figure]) -> Indicator {
    figures.first().map_or(Indicator::Total, |own| own.indicator)
}

/// Group by group against the average that the letter prints beside the figures.
fn averages(facts: &Facts<'_>, text: Text<'_>, question: &Question, located: &Located) -> Reply {
    let role = match question.comparison {
        Comparison::NationalAverage => FigureRole::NationalAverage,
        _ => FigureRole::ProvinceAverage,
    };
    let mut wanted = wanted(&question.indicators);
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    // A letter that prints no average of the total still prints those of the groups.
    let total_alone = wanted == [Indicator::Total] && located.set.find(role, Indicator::Total).is_none();
    if total_alone {
        wanted = Indicator::ALL.to_vec();
    }
    let mut figures = Vec::new();
    let (mut above, mut below, mut same, mut rows) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for indicator in &wanted {
        let (Some(own), Some(average)) = (located.set.own(*indicator), located.set.find(role, *indicator)) else {
            continue;
        };
        let gap = own.points - average.points;
        let name = text.indicator(*indicator);
        match gap.cmp(&Points::ZERO) {
            std::cmp::Ordering::Greater => above.push(name.clone()),
            std::cmp::Ordering::Less => below.push(name.clone()),
            std::cmp::Ordering::Equal => same.push(name.clone()),
        }
        rows.push(text.answer_average_line(
            name,
            numbers::points(own.points, text.lang()),
            numbers::points(average.points, text.lang()),
            numbers::points(own.max, text.lang()),
            phrase::difference(text, gap),
        ));
        figures.extend([own, average]);
    }
    let average_name =
        if role == FigureRole::NationalAverage { text.answer_national() } else { text.answer_provincial() };
    let mut message = phrase::preface(facts, text, located, Message::new());
    let none = |names: &[String]| if names.is_empty() { text.answer_none() } else { names.join(", ") };
    message = match rows.len() {
        0 => {
            let name = match question.indicators {
                IndicatorAsked::These(_) => text.indicator(question.indicators.single()),
                _ => text.answer_any_group(),
            };
            message.title(text.answer_no_average(unit, period, name, average_name))
        }
        1 if question.intent == Intent::ReferenceValue => {
            let (name, line) = (text.indicator(wanted_one(&figures)), rows.join(""));
            let average = figures.get(1).map_or(Points::ZERO, |average| average.points);
            let max = figures.first().map_or(Points::ZERO, |own| own.max);
            let [average, max] = [average, max].map(|points| numbers::points(points, text.lang()));
            let title = text.answer_reference(capital(&average_name), period.clone(), name, average, max);
            Message::new().title(title).line(text.answer_average_one(unit, period, average_name, line))
        }
        1 => {
            let line = rows.join("");
            message.title(text.answer_average_one(unit, period, average_name, line))
        }
        _ => {
            let title = text.answer_average_title(unit, period, average_name, none(&above), none(&below));
            let message = message.title(title).lines(plain(rows));
            if same.is_empty() { message } else { message.line(text.answer_average_same(same.join(", "))) }
        }
    };
    if total_alone && !figures.is_empty() {
        message = message.line(text.answer_total_average_not_printed());
    }
    let own = figures.iter().copied().filter(|figure| figure.role == FigureRole::Own);
    message = phrase::with_doubts(text, message, own);
    message = message.note(phrase::source(facts, text, located));
    message = ask_about(facts, message, text.answer_choice_all(), located, "cac chi so");
    let figures = figures.into_iter().map(|figure| figure_json(facts, located, figure)).collect();
    Reply::of(question.intent.word(), located, figures, message)
}

/// The figures side by side with those of another unit or period; what the other lacks is said, not guessed.
fn two(
    facts: &Facts<'_>,
    text: Text<'_>,
    question: &Question,
    located: &Located,
    other: Option<Located>,
    (other_name, other_period): (String, Period),
    places: Option<Places>,
) -> Reply {
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    let other_label = match &question.comparison {
        Comparison::Unit(_) => other_name.clone(),
        _ => text.period(other_period),
    };
    let mut message = phrase::preface(facts, text, located, Message::new());
    let mut figures = Vec::new();
    match &other {
        None => {
            message = message.title(text.answer_nothing_to_compare(capital(&other_name), text.period(other_period)));
            if let Some(changed) = phrase::reform(facts, text, located.unit(), Some(other_period)) {
                message = message.line(changed);
            }
            if let Some(total) = located.set.own(Indicator::Total) {
                message = message.line(text.answer_total_title(
                    unit,
                    period,
                    numbers::points(total.points, text.lang()),
                    numbers::points(total.max, text.lang()),
                ));
                figures.push(figure_json(facts, located, total));
            }
        }
        Some(other) if question.intent == Intent::CompareRank => {
            let total = located.set.own(Indicator::Total).into_iter().map(|figure| figure_json(facts, located, figure));
            figures.extend(total);
            figures.extend(other.set.own(Indicator::Total).into_iter().map(|figure| figure_json(facts, other, figure)));
            message = match places {
                Some(Places { now, then, counted }) => {
                    let moved = i64::from(then.place) - i64::from(now.place);
                    let places = moved.unsigned_abs().to_string();
                    let words = match moved {
                        0 => text.answer_rank_kept(),
                        1.. => text.answer_rank_rose(places),
                        _ => text.answer_rank_fell(places),
                    };
                    let (now, then) = (place(text, now), place(text, then));
                    let message = message.title(text.answer_rank_compared(unit, period, now, other_label, then, words));
                    if counted { message.line(text.answer_rank_counted_here()) } else { message }
                }
                None => message.title(text.answer_rank_not_comparable(unit, period, other_label)),
            };
        }
        Some(other) => {
            let mut rows = Vec::new();
            for indicator in wanted(&question.indicators) {
                let (Some(now), Some(then)) = (located.set.own(indicator), other.set.own(indicator)) else { continue };
                figures.extend([figure_json(facts, located, now), figure_json(facts, other, then)]);
                rows.push(text.answer_compared_line(
                    text.indicator(indicator),
                    numbers::points(now.points, text.lang()),
                    numbers::points(then.points, text.lang()),
                    numbers::points(now.max, text.lang()),
                    phrase::difference(text, now.points - then.points),
                ));
            }
            message = match rows.as_slice() {
                [] => message.title(text.answer_nothing_common(unit, period, other_label)),
                [one] => message.title(text.answer_average_one(unit, period, other_label, one.clone())),
                _ => message.title(text.answer_compared_title(unit, period, other_label)).lines(plain(rows)),
            };
            let doubtful =
                located.set.own_groups().filter(|figure| wanted(&question.indicators).contains(&figure.indicator));
            message = phrase::with_doubts(text, message, doubtful);
        }
    }
    message = message.note(phrase::source(facts, text, located));
    if let Some(other) = other.filter(|other| other.set.source != located.set.source) {
        message = message.note(phrase::source(facts, text, &other));
    }
    message = ask_about(facts, message, text.answer_choice_all(), located, "cac chi so");
    Reply::of(question.intent.word(), located, figures, message)
}

fn wanted(asked: &IndicatorAsked) -> Vec<Indicator> {
    let list = asked.list();
    if list.is_empty() { vec![Indicator::Total] } else { list }
}
