//! Figures checked against each other: sums, two printed values, changed values.

use super::Reply;
use super::facts::{Facts, Located};
use super::listing::{Row, peers_of};
use super::phrase::{self, ask_about, capital, figure_json, plain};
use super::place::counted;
use super::remembered;
use crate::domain::band::Band;
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureStatus};
use crate::domain::indicator::Indicator;
use crate::domain::message::Message;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::question::{Comparison, Intent, Question};
use crate::store::StoreError;
use crate::text::{Text, numbers};
use serde_json::json;

pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    if matches!(question.intent, Intent::ClarifyFact | Intent::ClarifyPeriod) && !question.values.is_empty() {
        return remembered::answer(facts, text, question).await;
    }
    let located = match facts.locate(question).await? {
        Ok(located) => located,
        Err(missing) => return Ok(phrase::missing(facts, text, &missing, "no_data")),
    };
    let start = phrase::preface(facts, text, &located, Message::new());
    Ok(match question.intent {
        Intent::VerifySum => sum(facts, text, &located, start),
        Intent::Conflict => conflict(facts, text, question, &located, start),
        Intent::WhatIf => {
            let peers = peers_of(facts, located.unit(), located.set.period, Indicator::Total).await?;
            what_if(facts, text, question, (&located, &peers), start)
        }
        _ => cumulative(facts, text, question, &located, start),
    })
}

/// Half of the last printed decimal per group: what rounding alone can account for.
fn tolerance(groups: usize) -> Points {
    Points::hundredths(5 * i32::try_from(groups).unwrap_or(0))
}

fn sum(facts: &Facts<'_>, text: Text<'_>, located: &Located, message: Message) -> Reply {
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    let groups: Vec<&Figure> = located.set.own_groups().collect();
    let Some(total) = located.set.own(Indicator::Total).filter(|_| !groups.is_empty()) else {
        return close(
            facts,
            text,
            "verify_sum",
            located,
            message.title(text.answer_total_not_printed(unit, period)),
            &[],
        );
    };
    let sum: Points = groups.iter().map(|figure| figure.points).sum();
    let gap = total.points - sum;
    let (added, printed) = (numbers::points(sum, text.lang()), numbers::points(total.points, text.lang()));
    let message = message.title(if gap == Points::ZERO {
        text.answer_sum_equal(unit, period, added)
    } else if gap.abs() <= tolerance(groups.len()) {
        text.answer_sum_rounding(unit, period, added, printed, numbers::points(gap.abs(), text.lang()))
    } else {
        text.answer_sum_differs(unit, period, added, printed, numbers::points(gap.abs(), text.lang()))
    });
    let rows = groups.iter().map(|figure| {
        text.answer_group_line_alone(
            text.indicator(figure.indicator),
            numbers::points(figure.points, text.lang()),
            numbers::points(figure.max, text.lang()),
        )
    });
    let message = message.lines(plain(rows.collect()));
    let message = phrase::with_doubts(text, message, groups.iter().copied());
    let figures: Vec<&Figure> = std::iter::once(total).chain(groups).collect();
    let mut reply = close(facts, text, "verify_sum", located, message, &figures);
    reply.more.push(("sum", json!(f64::from(sum.as_hundredths()) / 100.0)));
    reply
}

/// Which of two values holds: those printed, or one of the unit and one of the average.
fn conflict(facts: &Facts<'_>, text: Text<'_>, question: &Question, located: &Located, message: Message) -> Reply {
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    let indicator = question.indicators.single();
    let name = text.indicator(indicator);
    let Some(own) = located.set.own(indicator) else {
        let line = text.answer_group_not_printed(unit, period, name);
        return close(facts, text, "conflict", located, message.title(line), &[]);
    };
    let points = |points: Points| numbers::points(points, text.lang());
    let mut message =
        message.title(text.answer_group_title(unit, period.clone(), name.clone(), points(own.points), points(own.max)));
    message = phrase::with_doubts(text, message, std::iter::once(own));
    let mut figures = vec![own];
    let average = located.set.find(FigureRole::ProvinceAverage, indicator);
    let printed = match &own.status {
        FigureStatus::Doubtful(Doubt::TwoValues { printed, .. }) => printed.clone(),
        _ => vec![own.points],
    };
    for value in question.values.iter().filter(|value| !printed.contains(value)) {
        message = message.line(match average {
            Some(average) if average.points == *value => text.answer_value_is_average(points(*value)),
            _ => text.answer_value_not_printed(points(*value), name.clone(), period.clone()),
        });
    }
    figures.extend(average);
    close(facts, text, "conflict", located, message, &figures)
}

/// A total under a changed group, and the place it would have among stored peers that stay as they are. Labelled as a
/// calculation.
fn what_if(
    facts: &Facts<'_>,
    text: Text<'_>,
    question: &Question,
    (located, peers): (&Located, &[Row]),
    message: Message,
) -> Reply {
    let (unit, period) = (capital(&facts.name(located.unit())), text.period(located.set.period));
    let indicator = question.indicators.single();
    let (total, group) = (located.set.own(Indicator::Total), located.set.own(indicator));
    let group = group.filter(|group| group.indicator != Indicator::Total);
    let changed = group.and_then(|group| supposed(question, located, group));
    let (Some(total), Some(group), Some(changed)) = (total, group, changed) else {
        return close(facts, text, "what_if", located, message.title(text.answer_what_if_needs()), &[]);
    };
    let points = |points: Points| numbers::points(points, text.lang());
    let name = text.indicator(indicator);
    if changed > group.max || changed < Points::ZERO {
        let line = text.answer_what_if_above(name, points(group.max));
        return close(facts, text, "what_if", located, message.title(line), &[group]);
    }
    let result = total.points + changed - group.points;
    let mut message = message
        .title(text.answer_what_if(unit, period, name, points(changed), points(result)))
        .line(text.answer_what_if_now(points(group.points), points(total.points)))
        .line(text.answer_band_only(text.band(Band::of(result))));
    let mut more = vec![("computed_total", json!(f64::from(result.as_hundredths()) / 100.0))];
    if peers.is_empty() {
        message = message.line(text.answer_what_if_no_place());
    } else {
        let (place, of) = counted(result, peers);
        message = message.line(text.answer_what_if_place(place.to_string(), of.to_string()));
        more.push(("counted_place", json!({ "place": place, "of": of })));
    }
    let mut reply = close(facts, text, "what_if", located, message.line(text.answer_calculation()), &[total, group]);
    reply.more.extend(more);
    reply
}

/// The value that is supposed: one to reach, the maximum, the average, or a difference.
fn supposed(question: &Question, located: &Located, group: &Figure) -> Option<Points> {
    match &question.comparison {
        Comparison::Target(value) => Some(*value),
        Comparison::Max => Some(group.max),
        Comparison::ProvinceAverage => {
            located.set.find(FigureRole::ProvinceAverage, group.indicator).map(|average| average.points)
        }
        _ => question.values.first().map(|change| group.points + *change),
    }
}

/// Month or cumulative: what the period of a figure means.
fn cumulative(facts: &Facts<'_>, text: Text<'_>, question: &Question, located: &Located, message: Message) -> Reply {
    let unit = capital(&facts.name(located.unit()));
    let when = text.period(located.set.period);
    let indicator = question.indicators.single();
    let points = located.set.own(indicator).map(|own| numbers::points(own.points, text.lang()));
    let name = text.indicator(indicator);
    let points = points.unwrap_or_else(|| text.answer_not_printed());
    let message = message.title(match located.set.period {
        Period::Month { .. } | Period::Week { .. } => text.answer_is_single(unit, when, name, points),
        _ => text.answer_is_cumulative(unit, when, name, points),
    });
    let figures: Vec<&Figure> = located.set.own(indicator).into_iter().collect();
    close(facts, text, "clarify_period", located, message.line(text.answer_year_not_mean()), &figures)
}

fn close(
    facts: &Facts<'_>,
    text: Text<'_>,
    kind: &'static str,
    located: &Located,
    message: Message,
    figures: &[&Figure],
) -> Reply {
    let message = message.note(phrase::source(facts, text, located));
    let message = ask_about(facts, message, text.answer_choice_all(), located, "cac chi so");
    let figures = figures.iter().map(|figure| figure_json(facts, located, figure)).collect();
    Reply::of(kind, located, figures, message)
}
