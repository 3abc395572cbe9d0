//! Which published figure a remembered value is: points, a printed rate or a place.

use super::Reply;
use super::facts::{Facts, Located};
use super::phrase::{self, capital, figure_json, plain};
use super::scores::place;
use crate::domain::figure::{Figure, Rank};
use crate::domain::indicator::Indicator;
use crate::domain::message::Message;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;
use crate::question::Question;
use crate::store::StoreError;
use crate::text::{Text, numbers};

/// What of a figure the value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hit {
    Points,
    Rate,
    Place(Rank),
}

pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    let Some(value) = question.values.first().copied() else {
        return Ok(Reply::words("clarify_fact", Message::new().title(text.answer_value_unknown(""))));
    };
    let (mut lines, mut figures, mut last) = (Vec::new(), Vec::new(), None);
    for unit in units(facts, question) {
        for period in facts.store.periods_of(&unit).await? {
            let Some(located) = facts.exact(&unit, period).await? else { continue };
            let before = lines.len();
            for figure in &located.set.figures {
                if let Some(hit) = hit(figure, value) {
                    lines.push(line(facts, text, &located, figure, hit));
                    figures.push(figure_json(facts, &located, figure));
                }
            }
            if lines.len() > before {
                last = Some(located);
            }
        }
    }
    let points = numbers::points(value, text.lang());
    let mut message = Message::new();
    message = if lines.is_empty() {
        message.title(text.answer_value_unknown(points))
    } else {
        message.title(text.answer_value_known(points)).lines(plain(lines))
    };
    if let Some(located) = &last {
        message = message.note(phrase::source(facts, text, located));
    }
    let period = last.map(|located| located.set.period);
    Ok(Reply { kind: question.intent.word(), figures, more: Vec::new(), message, period })
}

/// The unit that was asked about, the asker's own and the office's, each once.
fn units(facts: &Facts<'_>, question: &Question) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = Vec::new();
    let asked = facts.unit(&question.unit, facts.today());
    for unit in asked.into_iter().chain(facts.scene.own_unit.cloned()).chain(facts.scene.home_unit.cloned()) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

/// A place is printed with the total, and no group has one.
fn is_place(figure: &Figure, value: Points) -> bool {
    let placed = figure.rank.and_then(|rank| i32::try_from(rank.place).ok()).map(Points::whole);
    figure.indicator == Indicator::Total && placed == Some(value)
}

pub(super) fn is_rate(figure: &Figure, value: Points) -> bool {
    figure.rate.as_ref().is_some_and(|printed| printed.rate.as_hundredths() == value.as_hundredths())
}

fn hit(figure: &Figure, value: Points) -> Option<Hit> {
    match figure.rank {
        _ if figure.points == value => Some(Hit::Points),
        _ if is_rate(figure, value) => Some(Hit::Rate),
        Some(rank) if is_place(figure, value) => Some(Hit::Place(rank)),
        _ => None,
    }
}

fn line(facts: &Facts<'_>, text: Text<'_>, located: &Located, figure: &Figure, hit: Hit) -> String {
    let when = text.period(located.set.period);
    let name = text.indicator(figure.indicator);
    let whose = text.average_of(figure.role).unwrap_or_else(|| facts.name(located.unit()));
    let whose = capital(&whose);
    match hit {
        Hit::Points => text.answer_value_found(whose, when, name),
        Hit::Rate => text.answer_value_found_rate(whose, when, name),
        Hit::Place(rank) => text.answer_value_found_place(whose, when, place(text, rank)),
    }
}
