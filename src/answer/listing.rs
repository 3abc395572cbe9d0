//! Many units side by side: rankings, thresholds, counts, who rose and who fell. Equal points share a place.

mod left_out;
mod rows;

use super::Reply;
use super::facts::Facts;
use super::phrase::{self, capital, plain};
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::message::Message;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;
use crate::question::{Comparison, Direction, Intent, Question, UnitAsked};
use crate::store::StoreError;
use crate::text::{Text, numbers};
pub(super) use left_out::names as left_out_names;
pub use rows::{Row, peers_of};
use rows::{beside, choose, counts_one_side};
pub(super) use rows::{period, ranked, rows};
use serde_json::{Value, json};
use std::cmp::{Ordering, Reverse};

/// The most rows a message lists.
const ROWS: usize = 20;

pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    let mut reply = list(facts, text, question).await?;
    if let Some(period) = reply.period.filter(|_| !reply.figures.is_empty() || reply.kind != "no_data") {
        reply.message = left_out::told(facts, text, question, period, reply.message);
    }
    // The letters that the rows come from; as a rule one.
    let mut sources: Vec<String> = Vec::new();
    for row in reply.figures.iter().take(ROWS) {
        let unit = row.get("unit").and_then(Value::as_str).map(UnitId::new);
        let (Some(unit), Some(period)) = (unit, reply.period) else { continue };
        if let Some(located) = facts.exact(&unit, period).await? {
            let source = phrase::source(facts, text, &located);
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
    }
    reply.message = sources.into_iter().take(2).fold(reply.message, Message::note);
    Ok(reply)
}

async fn list(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    let indicator = question.indicators.single();
    let Some(period) = period(facts, question).await? else {
        return Ok(nothing(text, question, None));
    };
    let mut rows = rows(facts, question, period, indicator).await?;
    if rows.is_empty() {
        return Ok(nothing(text, question, Some(period)));
    }
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| facts.name(&a.0).cmp(&facts.name(&b.0))));
    if question.intent == Intent::Movers || counts_movers(question) {
        return movers(facts, text, question, period, rows).await;
    }
    let ranked: Vec<(usize, Row)> = ranked(rows);
    let all = ranked.len();
    let chosen = match &question.comparison {
        Comparison::Unit(other) => {
            let Some(unit) = facts.unit(other, period.end()) else { return Ok(nothing(text, question, Some(period))) };
            let Some(chosen) = beside(question, &unit, ranked) else {
                return Ok(nothing(text, question, Some(period)));
            };
            if counts_one_side(question) {
                let (name, when, other) = (text.indicator(indicator), text.period(period), facts.name(&unit));
                let count = chosen.len();
                let title = match question.direction {
                    Some(Direction::Down) => text.answer_below_unit(name, when, count, all, other),
                    None => text.answer_equal_to_unit(name, when, count, all, other),
                    Some(Direction::Up) => text.answer_above_unit(name, when, count, all, other),
                };
                return Ok(listed(facts, text, question, (period, indicator, title), &chosen, all));
            }
            chosen
        }
        Comparison::ProvinceAverage => {
            let Some(average) = average(facts, period, indicator).await? else {
                let title = text.answer_list_no_average(text.indicator(indicator), text.period(period));
                let reply = Reply::words("no_data", Message::new().title(title));
                return Ok(Reply { period: Some(period), ..reply });
            };
            return Ok(around_average(facts, text, question, (period, indicator, average), ranked));
        }
        comparison => choose(comparison, ranked),
    };
    let (name, when) = (text.indicator(indicator), text.period(period));
    let title = match (&question.comparison, chosen.len()) {
        (Comparison::LessThan(limit), count) => {
            text.answer_below_limit(name, when, numbers::points(*limit, text.lang()), count, all)
        }
        (Comparison::AtMost(limit), count) => {
            text.answer_to_limit(name, when, numbers::points(*limit, text.lang()), count, all)
        }
        (Comparison::AtLeast(limit), count) => {
            text.answer_from_limit(name, when, numbers::points(*limit, text.lang()), count, all)
        }
        (Comparison::MoreThan(limit), count) => {
            text.answer_above_limit(name, when, numbers::points(*limit, text.lang()), count, all)
        }
        (Comparison::Between { from, to }, count) => {
            text.answer_between_limits(name, when, phrase::limits(text, *from, *to), count, all)
        }
        (Comparison::Top(1), 1) if all > 1 => text.answer_ranking_highest(name, when, of_first(facts, &chosen), all),
        (Comparison::Bottom(1), 1) if all > 1 => text.answer_ranking_lowest(name, when, of_first(facts, &chosen), all),
        (Comparison::Top(_), count) if count < all => text.answer_ranking_top(name, when, count, all),
        (Comparison::Bottom(_), count) if count < all => text.answer_ranking_bottom(name, when, count, all),
        (Comparison::Max, count) => text.answer_full_marks(name, when, count, all),
        _ => text.answer_ranking_title(name, when, all),
    };
    Ok(listed(facts, text, question, (period, indicator, title), &chosen, all))
}

fn of_first(facts: &Facts<'_>, chosen: &[(usize, Row)]) -> String {
    chosen.first().map(|(_, row)| facts.name(&row.0)).unwrap_or_default()
}

/// The rows of a list below its title.
fn listed(
    facts: &Facts<'_>,
    text: Text<'_>,
    question: &Question,
    (period, indicator, title): (Period, Indicator, String),
    chosen: &[(usize, Row)],
    all: usize,
) -> Reply {
    let lines: Vec<String> = chosen
        .iter()
        .take(ROWS)
        .map(|(place, (unit, points, max))| {
            text.answer_ranking_line(
                place.to_string(),
                facts.name(unit),
                numbers::points(*points, text.lang()),
                numbers::points(*max, text.lang()),
            )
        })
        .collect();
    let mut message = Message::new().title(title).lines(plain(lines));
    if chosen.len() > ROWS {
        message = message.line(text.answer_more_rows(chosen.len() - ROWS));
    }
    let figures = chosen.iter().map(|(place, row)| row_json(facts, *place, row, period, indicator)).collect();
    let more = vec![("count", json!(chosen.len())), ("of", json!(all))];
    Reply { kind: question.intent.word(), figures, more, message, period: Some(period) }
}

/// The average of the province that the letter of the office prints for `period`.
async fn average(facts: &Facts<'_>, period: Period, indicator: Indicator) -> Result<Option<Points>, StoreError> {
    for unit in [facts.scene.home_unit, facts.scene.own_unit].into_iter().flatten() {
        if let Some(set) = facts.store.figures(unit, period).await?
            && let Some(average) = set.find(FigureRole::ProvinceAverage, indicator)
        {
            return Ok(Some(average.points));
        }
    }
    Ok(None)
}

fn around_average(
    facts: &Facts<'_>,
    text: Text<'_>,
    question: &Question,
    (period, indicator, average): (Period, Indicator, Points),
    ranked: Vec<(usize, Row)>,
) -> Reply {
    let all = ranked.len();
    if question.direction.is_none() {
        let count = |side: Ordering| ranked.iter().filter(|(_, row)| row.1.cmp(&average) == side).count();
        let title = text.answer_around_average(
            text.indicator(indicator),
            text.period(period),
            all,
            numbers::points(average, text.lang()),
            count(Ordering::Greater),
            count(Ordering::Less),
        );
        return listed(facts, text, question, (period, indicator, title), &ranked, all);
    }
    let above = question.direction == Some(Direction::Up);
    let fits = |points: Points| if above { points > average } else { points < average };
    let chosen: Vec<(usize, Row)> = ranked.into_iter().filter(|(_, row)| fits(row.1)).collect();
    let (name, when, limit) = (text.indicator(indicator), text.period(period), numbers::points(average, text.lang()));
    let title = match above {
        true => text.answer_above_average(name, when, chosen.len(), all, limit),
        false => text.answer_below_average(name, when, chosen.len(), all, limit),
    };
    listed(facts, text, question, (period, indicator, title), &chosen, all)
}

/// "mấy xã giảm điểm": how many moved stands above the list of those that did.
fn counts_movers(question: &Question) -> bool {
    let against =
        matches!(question.comparison, Comparison::PrevPeriod | Comparison::Period(_) | Comparison::SamePeriodLastYear);
    question.intent == Intent::Count && against
}

async fn movers(
    facts: &Facts<'_>,
    text: Text<'_>,
    question: &Question,
    period: Period,
    now: Vec<Row>,
) -> Result<Reply, StoreError> {
    let indicator = question.indicators.single();
    let before = match question.comparison {
        Comparison::Period(before) => Some(before),
        Comparison::SamePeriodLastYear => period.same_last_year(),
        _ => period.previous(),
    };
    let Some(before) = before else { return Ok(nothing(text, question, Some(period))) };
    let then = rows(facts, question, before, indicator).await?;
    let mut moved: Vec<(UnitId, Points, Points)> = now
        .into_iter()
        .filter_map(|(unit, points, _)| {
            let (_, earlier, _) = then.iter().find(|(other, _, _)| *other == unit)?;
            Some((unit, points - *earlier, points))
        })
        .collect();
    if moved.is_empty() {
        return Ok(nothing(text, question, Some(before)));
    }
    let all = moved.len();
    match question.direction {
        Some(Direction::Up) => moved.retain(|(_, change, _)| *change > Points::ZERO),
        Some(Direction::Down) => moved.retain(|(_, change, _)| *change < Points::ZERO),
        None => {}
    }
    // The largest change in the direction asked about first.
    moved.sort_by_key(|(unit, change, _)| (Reverse(*change), unit.clone()));
    if question.direction == Some(Direction::Down) {
        moved.reverse();
    }
    let lines: Vec<String> = moved
        .iter()
        .take(ROWS)
        .map(|(unit, change, points)| {
            text.answer_mover_line(
                facts.name(unit),
                numbers::signed(*change, text.lang()),
                numbers::points(*points, text.lang()),
            )
        })
        .collect();
    let (name, then, when) = (text.indicator(indicator), text.period(before), text.period(period));
    let title = match question.direction {
        Some(Direction::Up) => text.answer_movers_up(name, when, then, moved.len(), all),
        Some(Direction::Down) => text.answer_movers_down(name, when, then, moved.len(), all),
        None => text.answer_movers_title(name, then, when),
    };
    let message = Message::new().title(title).lines(plain(lines));
    let figures = moved
        .iter()
        .map(|(unit, change, points)| {
            json!({
                "unit": unit, "unit_name": facts.name(unit), "period": period, "indicator": indicator.code(),
                "points": hundredths(*points), "change": hundredths(*change), "role": "own",
            })
        })
        .collect();
    Ok(Reply { kind: "movers", figures, more: Vec::new(), message, period: Some(period) })
}

/// Nothing to list.
pub(super) fn nothing(text: Text<'_>, question: &Question, period: Option<Period>) -> Reply {
    let units = match question.unit.meant() {
        UnitAsked::AllDepartments => text.answer_departments(),
        UnitAsked::AllCommunes => text.answer_communes(),
        _ => text.answer_units(),
    };
    let title = match period {
        Some(period) => text.answer_no_list(units, text.period(period)),
        None => text.answer_no_list_at_all(units),
    };
    let message = Message::new().title(capital(&title)).line(text.answer_no_list_why());
    let mut reply = Reply::words("no_data", message);
    reply.period = period;
    reply
}

pub fn row_json(
    facts: &Facts<'_>,
    place: usize,
    (unit, points, max): &Row,
    period: Period,
    indicator: Indicator,
) -> Value {
    json!({
        "unit": unit,
        "unit_name": facts.name(unit),
        "period": period,
        "indicator": indicator.code(),
        "role": "own",
        "points": hundredths(*points),
        "max": hundredths(*max),
        "place": place,
    })
}

fn hundredths(points: Points) -> f64 {
    f64::from(points.as_hundredths()) / 100.0
}
