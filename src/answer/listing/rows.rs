//! The rows of a list: whose they are, in which order and place, and which of them are asked for.

use super::left_out::LeftOut;
use crate::answer::facts::{Facts, newest_month};
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::{Unit, UnitId, UnitLevel};
use crate::question::{Comparison, Direction, Intent, Question, UnitAsked};
use crate::store::StoreError;

/// Unit, points, maximum.
pub type Row = (UnitId, Points, Points);

/// The period that a list is about; none when nothing is stored.
pub(in crate::answer) async fn period(facts: &Facts<'_>, question: &Question) -> Result<Option<Period>, StoreError> {
    if let Some(period) = question.period.resolved() {
        return Ok(Some(period));
    }
    // The newest month of the asker's own unit, else of a sibling, else of the unit that publishes.
    for unit in [facts.scene.own_unit, facts.scene.home_unit].into_iter().flatten() {
        let own = newest_month(&facts.store.periods_of(unit).await?);
        if own.is_some() {
            return Ok(own);
        }
    }
    Ok(None)
}

/// The units asked about with their scores in `period`.
pub(in crate::answer) async fn rows(
    facts: &Facts<'_>,
    question: &Question,
    period: Period,
    indicator: Indicator,
) -> Result<Vec<Row>, StoreError> {
    let level = match question.unit.meant() {
        UnitAsked::AllDepartments => Some(UnitLevel::Department),
        UnitAsked::AllCommunes => Some(UnitLevel::Commune),
        _ => None,
    };
    let named: Option<Vec<UnitId>> = match question.unit.meant() {
        UnitAsked::Several(units) => Some(units.iter().filter_map(|one| facts.unit(one, period.end())).collect()),
        _ => None,
    };
    let above = above(facts);
    let left_out = LeftOut::of(facts, question, period);
    let fits = |unit: &Unit| {
        if left_out.contains(unit) {
            return false;
        }
        if let Some(named) = &named {
            return named.contains(&unit.id);
        }
        let level_fits = match level {
            Some(level) => unit.level() == level,
            None => matches!(unit.level(), UnitLevel::Commune | UnitLevel::Department),
        };
        level_fits && above.as_ref().is_none_or(|above| unit.parent.as_ref() == Some(above))
    };
    scores(facts, period, indicator, fits).await
}

/// The scores of a unit's peers in one period: same level, same unit above.
pub async fn peers_of(
    facts: &Facts<'_>,
    unit: &UnitId,
    period: Period,
    indicator: Indicator,
) -> Result<Vec<Row>, StoreError> {
    let Some(own) = facts.units().get(unit) else { return Ok(Vec::new()) };
    let is_peer = |other: &Unit| other.id != own.id && other.level() == own.level() && other.parent == own.parent;
    scores(facts, period, indicator, is_peer).await
}

/// The scores in `period` of the units that fit.
async fn scores(
    facts: &Facts<'_>,
    period: Period,
    indicator: Indicator,
    fits: impl Fn(&Unit) -> bool,
) -> Result<Vec<Row>, StoreError> {
    let table = facts.store.period_table(period).await?;
    let fitting = table.rows.into_iter().filter(|row| facts.units().get(&row.unit).is_some_and(&fits));
    Ok(fitting
        .filter_map(|row| {
            let (_, points, max) = row.scores.into_iter().find(|(found, _, _)| *found == indicator)?;
            Some((row.unit, points, max))
        })
        .collect())
}

/// The unit whose units are compared: that of the office that publishes, else the asker's.
fn above(facts: &Facts<'_>) -> Option<UnitId> {
    let own = facts.scene.own_unit.and_then(|own| facts.units().get(own));
    match own {
        Some(own) if matches!(own.level(), UnitLevel::Commune | UnitLevel::Department) => own.parent.clone(),
        Some(own) => Some(own.id.clone()),
        None => facts.scene.home_unit.cloned(),
    }
}

/// Rows from the highest down, each with its place; equal points share one.
pub(in crate::answer) fn ranked(rows: Vec<Row>) -> Vec<(usize, Row)> {
    let mut ranked: Vec<(usize, Row)> = Vec::with_capacity(rows.len());
    for (position, row) in rows.into_iter().enumerate() {
        let place = match ranked.last() {
            Some((place, last)) if last.1 == row.1 => *place,
            _ => position + 1,
        };
        ranked.push((place, row));
    }
    ranked
}

/// All on one side of a unit are asked for, and not only who stands right beside it.
pub fn counts_one_side(question: &Question) -> bool {
    matches!(question.intent, Intent::Count | Intent::ThresholdList) || question.direction.is_some()
}

/// The neighbours of a unit in the list, or all above, below or equal to it when they are counted; `None` when it has no place there.
pub fn beside(question: &Question, unit: &UnitId, ranked: Vec<(usize, Row)>) -> Option<Vec<(usize, Row)>> {
    let at = ranked.iter().position(|(_, row)| row.0 == *unit)?;
    let points = ranked.get(at).map(|(_, row)| row.1)?;
    if counts_one_side(question) {
        let counts = |other: Points| match question.direction {
            Some(Direction::Up) => other > points,
            Some(Direction::Down) => other < points,
            None => other == points,
        };
        return Some(ranked.into_iter().filter(|(_, row)| row.0 != *unit && counts(row.1)).collect());
    }
    Some(ranked.into_iter().skip(at.saturating_sub(1)).take(if at == 0 { 2 } else { 3 }).collect())
}

/// Cuts a ranked list; units that share the last place all stay.
pub fn choose(comparison: &Comparison, ranked: Vec<(usize, Row)>) -> Vec<(usize, Row)> {
    let points_at = |position: usize| ranked.get(position).map(|(_, row)| row.1);
    match comparison {
        Comparison::Top(count) => {
            let last = points_at((*count as usize).saturating_sub(1));
            ranked.into_iter().filter(|(_, row)| last.is_none_or(|last| row.1 >= last)).collect()
        }
        Comparison::Bottom(count) => {
            let last = points_at(ranked.len().saturating_sub(*count as usize));
            let mut lowest: Vec<_> =
                ranked.into_iter().filter(|(_, row)| last.is_none_or(|last| row.1 <= last)).collect();
            lowest.reverse();
            lowest
        }
        limits => ranked.into_iter().filter(|(_, row)| limits.admits(row.1, row.2)).collect(),
    }
}
