//! How many months of one unit passed a limit: the stored ones, each under its own period.

use super::Reply;
use super::facts::{Facts, Missing};
use super::phrase::{self, capital, figure_json, plain};
use crate::domain::message::Message;
use crate::domain::period::Period;
use crate::question::{Comparison, PeriodAsked, Question, UnitAsked};
use crate::store::StoreError;
use crate::text::{Text, numbers};
use serde_json::json;

/// Whether the count is one of months: a limit, and one unit.
pub fn counts(question: &Question) -> bool {
    let limited = matches!(question.comparison, Comparison::LessThan(_) | Comparison::AtLeast(_) | Comparison::Max);
    let one = matches!(
        question.unit.meant(),
        UnitAsked::Own | UnitAsked::District | UnitAsked::Named { .. } | UnitAsked::None
    );
    limited && one
}

pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    let day = question.period.resolved().map_or(facts.today(), Period::end);
    let Some(unit) = facts.unit(&question.unit, day) else {
        let missing = Missing { wanted: None, period: None, available: Vec::new(), whose: None };
        return Ok(phrase::missing(facts, text, &missing, "no_data"));
    };
    let available = facts.store.periods_of(&unit).await?;
    let mut months: Vec<Period> =
        available.iter().copied().filter(|period| is_meant(&question.period, *period)).collect();
    months.sort_by_key(|period| period.start());
    let indicator = question.indicators.single();
    let (mut fitting, mut all, mut last) = (Vec::new(), 0, None);
    for period in months {
        let Some(located) = facts.exact(&unit, period).await? else { continue };
        let Some(figure) = located.set.own(indicator).cloned() else { continue };
        all += 1;
        let fits = match question.comparison {
            Comparison::LessThan(limit) => figure.points < limit,
            Comparison::AtLeast(limit) => figure.points >= limit,
            _ => figure.points >= figure.max,
        };
        if fits {
            fitting.push((period, figure_json(facts, &located, &figure), figure));
        }
        last = Some(located);
    }
    let Some(located) = last else {
        let missing = Missing { wanted: Some(unit), period: question.period.resolved(), available, whose: None };
        return Ok(phrase::missing(facts, text, &missing, "no_data"));
    };
    let points = |points| numbers::points(points, text.lang());
    let (who, what, count) = (capital(&facts.name(&unit)), text.indicator(indicator), fitting.len());
    let title = match question.comparison {
        Comparison::LessThan(limit) => text.answer_months_below(who, what, count, all, points(limit)),
        Comparison::AtLeast(limit) => text.answer_months_from(who, what, count, all, points(limit)),
        _ => text.answer_months_full(who, what, count, all),
    };
    let lines: Vec<String> = fitting
        .iter()
        .map(|(period, _, figure)| {
            text.answer_series_line(capital(&text.period(*period)), points(figure.points), points(figure.max))
        })
        .collect();
    let message = Message::new().title(title).lines(plain(lines)).line(text.answer_series_stored_only());
    let message = message.note(phrase::source(facts, text, &located));
    let figures = fitting.into_iter().map(|(_, json, _)| json).collect();
    let more = vec![("count", json!(count)), ("of", json!(all))];
    Ok(Reply { kind: question.intent.word(), figures, more, message, period: None })
}

/// A month inside the period that was said; every month when none was.
fn is_meant(asked: &PeriodAsked, period: Period) -> bool {
    let month = matches!(period, Period::Month { .. });
    let within = |from: Period, to: Period| period.start() >= from.start() && period.end() <= to.end();
    month
        && match asked.meant() {
            PeriodAsked::Range { from, to } => within(*from, *to),
            other => other.resolved().is_none_or(|span| matches!(span, Period::Month { .. }) || within(span, span)),
        }
}
