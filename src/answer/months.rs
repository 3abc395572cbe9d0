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
    let limited = question.comparison.is_limit() || question.comparison == Comparison::Max;
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
    let months = meant(&question.period, &available);
    let indicator = question.indicators.single();
    let (mut fitting, mut all, mut first, mut last) = (Vec::new(), 0, None, None);
    for period in months {
        let Some(located) = facts.exact(&unit, period).await? else { continue };
        let Some(figure) = located.set.own(indicator).cloned() else { continue };
        all += 1;
        first.get_or_insert(period);
        if question.comparison.admits(figure.points, figure.max) {
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
    let span = span(text, first.unwrap_or(located.set.period), located.set.period);
    let title = match question.comparison {
        Comparison::LessThan(limit) => text.answer_months_below(who, what, span, count, all, points(limit)),
        Comparison::AtMost(limit) => text.answer_months_to(who, what, span, count, all, points(limit)),
        Comparison::AtLeast(limit) => text.answer_months_from(who, what, span, count, all, points(limit)),
        Comparison::MoreThan(limit) => text.answer_months_above(who, what, span, count, all, points(limit)),
        Comparison::Between { from, to } => {
            text.answer_months_between(who, what, span, count, all, phrase::limits(text, from, to))
        }
        _ => text.answer_months_full(who, what, span, count, all),
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

/// The stored months that are counted, oldest first: those of the stretch that was said, and every month when none was. A
/// month that the chat was about before is no stretch.
fn meant(asked: &PeriodAsked, available: &[Period]) -> Vec<Period> {
    let lent = matches!(asked, PeriodAsked::Context(_));
    let within = |period: &Period| match asked.meant() {
        PeriodAsked::Range { from, to } => period.start() >= from.start() && period.end() <= to.end(),
        other => match other.resolved() {
            Some(Period::Month { .. }) if lent => true,
            Some(span) => period.start() >= span.start() && period.end() <= span.end(),
            None => true,
        },
    };
    let month = |period: &Period| matches!(period, Period::Month { .. });
    let mut months: Vec<Period> = available.iter().copied().filter(|period| month(period) && within(period)).collect();
    months.sort_by_key(|period| period.start());
    if let PeriodAsked::Last { count } = asked.meant() {
        let older = months.len().saturating_sub(*count as usize);
        months.drain(..older);
    }
    months
}

/// "từ tháng 1/2024 đến tháng 12/2024", or the only month.
fn span(text: Text<'_>, first: Period, last: Period) -> String {
    if first == last { text.period(first) } else { text.stretch_span(text.period(first), text.period(last)) }
}
