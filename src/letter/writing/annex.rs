//! The annexes: the results of the units below as tables, and the chart.

use super::draft::{AnnexTable, LetterDraft};
use super::form::Sheet;
use super::marks::{line, marked};
use super::paper::{Annex, AnnexContent, Column, Line, Table};
use super::phrases::{Phrases, points};
use crate::domain::figure::{Figure, FigureSet};
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::text::capital;
use crate::text::paper::WordingError;

/// The columns of the table that are not the units' names take these millimetres.
const PLACE: f32 = 12.0;
const SCORE: f32 = 24.0;
const RANK: f32 = 18.0;

/// A value that is not there: missing is not zero.
const NONE: &str = "–";

/// Annexes are counted in Roman numerals, from the first (`at` = 0).
pub fn numeral(at: usize) -> &'static str {
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"].get(at).copied().unwrap_or("…")
}

pub fn annexes(draft: &LetterDraft, phrases: Phrases<'_>, issuer: &str) -> Result<Vec<Annex>, WordingError> {
    let mut annexes = Vec::new();
    let count = draft.annexes.len() + usize::from(draft.chart.is_some());
    let [day, month, year] = phrases.day_month_year(draft.date)?;
    let number = phrases.number(draft)?;
    let letter = [("number", number.as_str()), ("day", &day), ("month", &month), ("year", &year), ("issuer", issuer)];
    let reference = line(&phrases.say("annex-of", &letter)?);
    let mut add = |title: String, content: AnnexContent| -> Result<(), WordingError> {
        let label = match count {
            1 => phrases.say("annex", &[])?,
            _ => phrases.say("annex-numbered", &[("number", numeral(annexes.len()))])?,
        };
        let title = line(&title.to_uppercase());
        annexes.push(Annex { label: line(&label), title, reference: reference.clone(), content });
        Ok(())
    };
    for table in &draft.annexes {
        let title = phrases.say("annex-title", &[("period", &phrases.period(table.period)?)])?;
        add(title, AnnexContent::Table(results(table, phrases)?))?;
    }
    if let Some((period, picture)) = &draft.chart {
        let title = phrases.say("annex-chart-title", &[("period", &phrases.period(*period)?)])?;
        add(title, AnnexContent::Picture(picture.clone()))?;
    }
    Ok(annexes)
}

/// One row a unit; only the columns that some unit has a figure for.
fn results(table: &AnnexTable, phrases: Phrases<'_>) -> Result<Table, WordingError> {
    let has = |indicator: Indicator| table.rows.iter().any(|(_, set)| set.own(indicator).is_some());
    let groups = Indicator::GROUPS.into_iter().chain([Indicator::Online, Indicator::Total]);
    let indicators: Vec<Indicator> = groups.filter(|indicator| has(*indicator)).collect();
    let ranked = table.rows.iter().any(|(_, set)| rank(set).is_some());
    let taken = PLACE + SCORE * indicators.len() as f32 + if ranked { RANK } else { 0.0 };
    let mut columns = vec![
        column(phrases.say("annex-place", &[])?, PLACE, true),
        column(phrases.say("annex-unit", &[])?, Sheet::Lying.text_width() - taken, false),
    ];
    for indicator in &indicators {
        columns.push(column(heading(table, *indicator, phrases)?, SCORE, true));
    }
    if ranked {
        columns.push(column(phrases.say("annex-rank", &[])?, RANK, true));
    }
    let mut rows = Vec::with_capacity(table.rows.len());
    for (place, (unit, set)) in (1..).zip(&table.rows) {
        let mut row = vec![line(&i32::to_string(&place)), line(&capital(unit))];
        for indicator in &indicators {
            row.push(cell(set.own(*indicator), common_max(table, *indicator).is_none(), phrases)?);
        }
        if ranked {
            row.push(line(&rank(set).unwrap_or_else(|| NONE.to_owned())));
        }
        rows.push(row);
    }
    let mut notes = vec![line(&phrases.say("annex-note-order", &[])?)];
    if table.rows.iter().any(|(_, set)| set.figures.iter().any(Figure::is_doubtful)) {
        notes.push(line(&phrases.say("annex-note-doubtful", &[])?));
    }
    Ok(Table { columns, rows, notes })
}

fn column(heading: String, width: f32, centred: bool) -> Column {
    Column { heading: line(&heading), width, centred }
}

/// "Số hóa hồ sơ (22)", when all units are scored out of one maximum.
fn heading(table: &AnnexTable, indicator: Indicator, phrases: Phrases<'_>) -> Result<String, WordingError> {
    let name = phrases.indicator(indicator)?;
    match common_max(table, indicator) {
        Some(max) => phrases.say("annex-column", &[("indicator", &name), ("max", &points(max))]),
        None => phrases.say("annex-column-plain", &[("indicator", &name)]),
    }
}

fn common_max(table: &AnnexTable, indicator: Indicator) -> Option<Points> {
    let mut maxima = table.rows.iter().filter_map(|(_, set)| set.own(indicator)).map(|figure| figure.max);
    let first = maxima.next()?;
    maxima.all(|max| max == first).then_some(first)
}

fn cell(figure: Option<&Figure>, with_max: bool, phrases: Phrases<'_>) -> Result<Line, WordingError> {
    let Some(figure) = figure else { return Ok(line(NONE)) };
    let mut value = points(figure.points);
    if with_max {
        value = format!("{value}/{}", points(figure.max));
    }
    Ok(line(&if figure.is_doubtful() { marked(&phrases.say("blank", &[("what", &value)])?) } else { value }))
}

fn rank(set: &FigureSet) -> Option<String> {
    let rank = set.own(Indicator::Total)?.rank?;
    Some(rank.of.map_or_else(|| rank.place.to_string(), |of| format!("{}/{of}", rank.place)))
}
