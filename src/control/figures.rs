//! Where a figure comes from: every confirmed version, its letter, line and printed words, who confirmed and corrected it.

use super::call::Call;
use super::unit_names::named_on;
use super::{Answer, Failure};
use crate::domain::calendar::office_day;
use crate::domain::figure::Figure;
use crate::domain::indicator::Indicator;
use crate::domain::letter::Letter;
use crate::letter::typed;
use crate::text::numbers;
use serde_json::{Value, json};

/// What was asked for, as typed.
pub(super) struct Wanted<'a> {
    pub unit: &'a str,
    pub period: &'a str,
    pub indicator: Option<&'a str>,
}

pub(super) async fn show(call: &Call<'_>, wanted: &Wanted<'_>) -> Result<Answer, Failure> {
    let (desk, text) = (call.desk, call.text);
    let units = desk.store.units();
    let day = office_day(desk.clock.now());
    let period = typed::period_of(wanted.period, day)
        .ok_or_else(|| Failure::refused(text.figure_bad_period(wanted.period.to_owned())))?;
    let known_on = day.min(period.end());
    let unit = named_on(call, wanted.unit, known_on)?;
    let indicator = match wanted.indicator {
        Some(name) => Some(
            typed::indicator_named(name).ok_or_else(|| Failure::refused(text.figure_bad_indicator(name.to_owned())))?,
        ),
        None => None,
    };
    let history = desk.store.figure_history(&unit, period).await.map_err(|error| call.store_failure(error))?;
    let mut lines = vec![text.figure_heading(units.name(&unit), text.period(period))];
    let mut versions = Vec::new();
    for set in history {
        let letter = desk.store.letter(&set.source).await.map_err(|error| call.store_failure(error))?;
        let Some(letter) = letter else { continue };
        let figures: Vec<&Figure> =
            set.figures.iter().filter(|figure| indicator.is_none_or(|wanted| wanted == figure.indicator)).collect();
        lines.extend(letter_lines(call, &letter));
        lines.extend(figures.iter().map(|figure| figure_line(call, figure)));
        lines.extend(correction_lines(call, &letter, &unit, indicator));
        versions.push(version_json(&letter, &figures));
    }
    if versions.is_empty() {
        lines.push(text.figure_none());
    }
    Ok(Answer { text: lines.join("\n"), json: json!({ "unit": unit, "period": period, "versions": versions }) })
}

fn letter_lines(call: &Call<'_>, letter: &Letter) -> Vec<String> {
    let text = call.text;
    let mut lines = vec![
        String::new(),
        text.figure_version(letter.id.to_string(), super::letters::state(text, letter.state)),
        text.figure_imported(letter.file_name.clone(), numbers::time(letter.imported_at), letter.imported_by.clone()),
    ];
    if let Some(confirmed) = &letter.confirmed {
        lines.push(text.figure_confirmed(numbers::time(confirmed.at), confirmed.by.clone()));
    }
    lines.push(text.figure_document(letter.document.clone()));
    lines
}

fn figure_line(call: &Call<'_>, figure: &Figure) -> String {
    let (text, lang) = (call.text, call.text.lang());
    let indicator = text.indicator(figure.indicator);
    let name = match text.average_of(figure.role) {
        Some(average) => text.figure_average(indicator, average),
        None => indicator,
    };
    let (points, max) = (numbers::points(figure.points, lang), numbers::points(figure.max, lang));
    text.figure_line(name, points, max, figure.line.to_string(), figure.printed.clone())
}

fn correction_lines(
    call: &Call<'_>,
    letter: &Letter,
    unit: &crate::domain::unit::UnitId,
    indicator: Option<Indicator>,
) -> Vec<String> {
    let (text, lang) = (call.text, call.text.lang());
    let made = letter
        .content
        .corrections
        .iter()
        .filter(|made| made.unit == *unit && indicator.is_none_or(|wanted| wanted == made.indicator));
    made.map(|made| {
        let before = made.before.map_or_else(|| "–".to_owned(), |points| numbers::points(points, lang));
        let why = made.why.clone().unwrap_or_else(|| "–".to_owned());
        let after = numbers::points(made.after, lang);
        text.figure_correction(
            text.indicator(made.indicator),
            before,
            after,
            made.by.clone(),
            numbers::time(made.at),
            why,
        )
    })
    .collect()
}

fn version_json(letter: &Letter, figures: &[&Figure]) -> Value {
    json!({
        "letter": letter.id.to_string(),
        "state": letter.state,
        "number": letter.content.number,
        "date": letter.content.date,
        "file_name": letter.file_name,
        "document": letter.document,
        "imported_at": letter.imported_at,
        "imported_by": letter.imported_by,
        "confirmed": letter.confirmed,
        "figures": figures.iter().map(|figure| json!({
            "role": figure.role,
            "indicator": figure.indicator,
            "points": f64::from(figure.points.as_hundredths()) / 100.0,
            "max": f64::from(figure.max.as_hundredths()) / 100.0,
            "printed": figure.printed,
            "line": figure.line,
            "doubtful": figure.is_doubtful(),
        })).collect::<Vec<_>>(),
        "corrections": letter.content.corrections.iter().map(|made| json!({
            "indicator": made.indicator,
            "role": made.role,
            "period": made.period,
            "before": made.before.map(|points| f64::from(points.as_hundredths()) / 100.0),
            "after": f64::from(made.after.as_hundredths()) / 100.0,
            "why": made.why,
            "by": made.by,
            "at": made.at,
        })).collect::<Vec<_>>(),
    })
}
