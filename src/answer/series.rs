//! A series over periods: the stored ones only, gaps said.

mod told;

use super::Reply;
use super::facts::Facts;
use super::phrase::{self, ask_about, capital, figure_json, plain};
use super::pictures;
use crate::domain::message::{Block, Message};
use crate::domain::period::Period;
use crate::domain::unit::UnitId;
use crate::question::{Intent, PeriodAsked, Question, UnitAsked};
use crate::store::StoreError;
use crate::text::Text;
use std::mem::discriminant;

/// The longest series of a message.
const POINTS: usize = 24;

/// `draws`: with a picture of the line.
pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question, draws: bool) -> Result<Reply, StoreError> {
    let day = question.period.resolved().map_or(facts.today(), Period::end);
    let Some(wanted) = facts.unit(&question.unit, day) else {
        let missing = super::facts::Missing { wanted: None, period: None, available: Vec::new(), whose: None };
        return Ok(phrase::missing(facts, text, &missing, "no_data"));
    };
    let mut unit = wanted.clone();
    let mut stored = chosen(&question.period, facts.store.periods_of(&unit).await?);
    let ours = matches!(question.unit.meant(), UnitAsked::Own | UnitAsked::None);
    if stored.is_empty()
        && ours
        && let Some(home) = facts.scene.home_unit
    {
        unit = home.clone();
        stored = chosen(&question.period, facts.store.periods_of(&unit).await?);
    }
    if stored.is_empty() {
        let available = facts.store.periods_of(&unit).await?;
        let whose = Some(unit).filter(|unit| *unit != wanted);
        let period = question.period.resolved();
        let missing = super::facts::Missing { wanted: Some(wanted), period, available, whose };
        return Ok(phrase::missing(facts, text, &missing, "no_data"));
    }
    listed(facts, text, question, (&wanted, &unit), stored, draws).await
}

/// A figure of a whole stretch of months is asked for, and what stands for it are the months one by one: the last month's
/// figure is none of the stretch.
pub fn stands_for(question: &Question) -> bool {
    let stretch = matches!(question.period.meant(), PeriodAsked::Range { .. } | PeriodAsked::Last { .. });
    let held = matches!(question.intent, Intent::Compare | Intent::Trend);
    stretch && !held && (question.intent.is_of_one_unit() || question.intent == Intent::Rank)
}

pub async fn instead(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    let mut reply = answer(facts, text, question, false).await?;
    if !reply.figures.is_empty() {
        reply.message.blocks.insert(0, Block::Title(text.answer_stretch_not_printed()));
    }
    Ok(reply)
}

async fn listed(
    facts: &Facts<'_>,
    text: Text<'_>,
    question: &Question,
    (wanted, unit): (&UnitId, &UnitId),
    stored: Vec<Period>,
    draws: bool,
) -> Result<Reply, StoreError> {
    let indicator = question.indicators.single();
    let told = told::Told { facts, text, question };
    let (mut lines, mut figures, mut found) = (Vec::new(), Vec::new(), Vec::new());
    for period in &stored {
        let Some(located) = facts.exact(unit, *period).await? else { continue };
        let (said, told) = told.of(&located).await?;
        lines.extend(said);
        figures.extend(told.iter().map(|figure| figure_json(facts, &located, figure)));
        found.push(located);
    }
    let mut message = Message::new();
    if wanted != unit {
        message = message.title(text.answer_own_series_missing(capital(&facts.name(wanted)), facts.name(unit)));
    }
    if let Some(end) = told.end(capital(&facts.name(unit)), &found) {
        message = message.title(end);
    } else {
        message = message.title(told.title(capital(&facts.name(unit))));
    }
    message = message.lines(plain(lines)).line(text.answer_series_stored_only());
    if let Some(located) = found.last() {
        message = message.note(phrase::source(facts, text, located));
    }
    if let Some(located) = found.last() {
        message = ask_about(facts, message, text.chart_choice_groups(), located, "bieu do cac nhom");
    }
    if draws && let Some(chart) = pictures::trend(facts, text, indicator, &found) {
        message.picture = pictures::paint(chart).await;
    }
    let period = stored.last().copied();
    Ok(Reply { kind: "trend", figures, more: Vec::new(), message, period })
}

/// The stored periods that a series asks for, oldest first.
fn chosen(asked: &PeriodAsked, stored: Vec<Period>) -> Vec<Period> {
    let mut chosen: Vec<Period> = match asked.meant() {
        PeriodAsked::Range { from, to } => stored
            .into_iter()
            .filter(|period| discriminant(period) == discriminant(from))
            .filter(|period| period.start() >= from.start() && period.end() <= to.end())
            .collect(),
        other => {
            let count = if let PeriodAsked::Last { count } = other { *count as usize } else { 12 };
            let months = stored.into_iter().filter(|period| matches!(period, Period::Month { .. }));
            months.take(count).collect()
        }
    };
    chosen.sort_by_key(|period| period.start());
    if chosen.len() > POINTS {
        chosen.drain(..chosen.len() - POINTS);
    }
    chosen
}
