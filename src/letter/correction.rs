//! A person's correction of what was read. The figure keeps the words that are printed; the correction says who gave the
//! other value, when and why.

pub mod deadline;

use super::checks::{self, Printed};
use super::typed::{TypedValue, printed_line};
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureSet, FigureStatus};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{Correction, LetterContent, LetterDoubt};
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::scale::{Scale, ScalesInForce};
use crate::domain::unit::UnitId;
use chrono::{DateTime, Utc};

/// Why a correction cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorrectionFault {
    /// The letter has this score for several periods, or for none.
    WhichPeriod(Vec<Period>),
    /// The value stands nowhere in the letter and nothing had been read in its place.
    NotPrinted(Points),
    AboveMaximum(Points),
    /// The figure has this value already, or the directive this deadline, without a doubt.
    Unchanged,
    /// The letter has no directive of this number.
    NoDirective(u32),
    /// The words are no deadline, or name no certain day.
    NoDeadline(String),
}

/// The content with one figure corrected by a person at a time, or added where the reading had passed it over. A new figure
/// is scored by the set that is in force in its period.
pub fn corrected(
    content: &LetterContent,
    value: &TypedValue,
    (by, at): (&str, DateTime<Utc>),
    in_force: ScalesInForce<'_>,
) -> Result<LetterContent, CorrectionFault> {
    let mut content = content.clone();
    let unit = value.unit.clone().unwrap_or_else(|| only_unit(&content).unwrap_or_else(|| content.unit.clone()));
    let period = period_meant(&content, &unit, value)?;
    let printed = printed_line(&content, value.points);
    let scale = in_force.in_period(period, &content.unit);
    let set = set_of(&mut content, &unit, period);
    let place = set.figures.iter().position(|figure| is_of(figure, value.role, value.indicator));
    let max = place.map_or(scale.max(value.indicator), |place| set.figures[place].max);
    if value.points > max {
        return Err(CorrectionFault::AboveMaximum(max));
    }
    let (before, line) = match place {
        Some(place) => {
            let figure = &mut set.figures[place];
            if figure.points == value.points && figure.status == FigureStatus::Certain {
                return Err(CorrectionFault::Unchanged);
            }
            figure.status = FigureStatus::Certain;
            (Some(std::mem::replace(&mut figure.points, value.points)), figure.line)
        }
        None => {
            let (line, printed) = printed.ok_or(CorrectionFault::NotPrinted(value.points))?;
            set.figures.push(added(value, max, line, printed));
            (None, line)
        }
    };
    let settled = |doubt: &LetterDoubt| {
        doubt.indicator == Some(value.indicator)
            && doubt.line == line
            && doubt.period.is_none_or(|other| other == period)
            && doubt.doubt != Doubt::Quoted
    };
    content.doubts.retain(|doubt| !settled(doubt));
    check_sum(&mut content, &unit, period, value.role, &scale);
    content.corrections.push(Correction {
        unit,
        period,
        role: value.role,
        indicator: value.indicator,
        before,
        after: value.points,
        why: value.why.clone(),
        by: by.to_owned(),
        at,
    });
    Ok(content)
}

/// The unit of a letter that is about one alone.
fn only_unit(content: &LetterContent) -> Option<UnitId> {
    let first = content.figure_sets.first()?;
    content.figure_sets.iter().all(|set| set.unit == first.unit).then(|| first.unit.clone())
}

/// The period that is named, else the one period in which the letter has the figure, else its only period.
fn period_meant(content: &LetterContent, unit: &UnitId, value: &TypedValue) -> Result<Period, CorrectionFault> {
    if let Some(period) = value.period {
        return Ok(period);
    }
    let of_unit = || content.figure_sets.iter().filter(|set| set.unit == *unit);
    let with_figure: Vec<Period> = of_unit()
        .filter(|set| set.figures.iter().any(|figure| is_of(figure, value.role, value.indicator)))
        .map(|set| set.period)
        .collect();
    let all: Vec<Period> = of_unit().map(|set| set.period).collect();
    match (&with_figure[..], &all[..]) {
        ([only], _) | ([], [only]) => Ok(*only),
        ([], _) => Err(CorrectionFault::WhichPeriod(content.periods())),
        _ => Err(CorrectionFault::WhichPeriod(with_figure)),
    }
}

fn set_of<'c>(content: &'c mut LetterContent, unit: &UnitId, period: Period) -> &'c mut FigureSet {
    let sets = &mut content.figure_sets;
    let at = sets.iter().position(|set| set.unit == *unit && set.period == period).unwrap_or_else(|| {
        sets.push(super::assemble::empty_set(unit.clone(), period));
        sets.len() - 1
    });
    &mut sets[at]
}

fn is_of(figure: &Figure, role: FigureRole, indicator: Indicator) -> bool {
    figure.role == role && figure.indicator == indicator
}

fn added(value: &TypedValue, max: Points, line: u32, printed: String) -> Figure {
    Figure {
        role: value.role,
        indicator: value.indicator,
        points: value.points,
        max,
        rank: None,
        rate: None,
        status: FigureStatus::Certain,
        printed,
        line,
    }
}

/// The doubt about the total goes or comes with the corrected value.
fn check_sum(content: &mut LetterContent, unit: &UnitId, period: Period, role: FigureRole, scale: &Scale) {
    let Some(set) = content.figure_sets.iter_mut().find(|set| set.unit == *unit && set.period == period) else {
        return;
    };
    let of_role = |set: &FigureSet| -> Vec<(Indicator, Printed)> {
        set.figures
            .iter()
            .filter(|figure| figure.role == role)
            .map(|figure| (figure.indicator, printed(figure)))
            .collect()
    };
    let (total, groups): (Vec<_>, Vec<_>) =
        of_role(set).into_iter().partition(|(indicator, _)| *indicator == Indicator::Total);
    let doubt = total.first().and_then(|(_, total)| checks::sum_differs(&groups, *total, scale));
    let Some(figure) = set.figures.iter_mut().find(|figure| is_of(figure, role, Indicator::Total)) else { return };
    let stood = matches!(figure.status, FigureStatus::Doubtful(Doubt::SumDiffers { .. }));
    if stood {
        figure.status = FigureStatus::Certain;
    }
    let line = figure.line;
    content.doubts.retain(|other| {
        !(matches!(other.doubt, Doubt::SumDiffers { .. }) && other.period == Some(period) && other.line == line)
    });
    if let Some(doubt) = doubt
        && figure.status == FigureStatus::Certain
    {
        figure.status = FigureStatus::Doubtful(doubt.clone());
        let printed = figure.printed.clone();
        let indicator = Some(Indicator::Total);
        content.doubts.push(LetterDoubt { period: Some(period), indicator, line, printed, doubt });
        content.doubts.sort_by_key(|doubt| doubt.line);
    }
}

/// A corrected value has as many decimals as it needs.
fn printed(figure: &Figure) -> Printed {
    let hundredths = figure.points.as_hundredths();
    let decimals = if hundredths % 100 == 0 { 0 } else { 2 - usize::from(hundredths % 10 == 0) };
    Printed { points: figure.points, decimals }
}

#[cfg(test)]
mod tests;
