//! Rates that stand in a table, beside scores or without them.

use super::cells::printed;
use super::reading::Reading;
use super::{MOST_SHOWN, RowReading};
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::points::{Points, Rate};
use crate::letter::reading::{Place, ReadRate, Stray, When};
use crate::letter::results::Results;
use crate::letter::results::rates::label_of;
use crate::letter::table::{Column, Kind, Measure, Row};

impl Results<'_> {
    /// A cell below a heading of rates. What it prints is read, or told.
    pub(super) fn rate_cell(
        &mut self,
        of_row: &RowReading<'_>,
        cell: &str,
        column: &Column,
        (place, indicator): (Place, Indicator),
        last: bool,
    ) {
        let own = of_row.whose.role == FigureRole::Own;
        match per_cent(cell).filter(|_| own && !last) {
            Some(rate) => self.readings.rates.push(ReadRate {
                place,
                indicator,
                rate,
                label: None,
                heading: heading(&column.heading),
                of_the_whole: !of_row.whose.doubtful,
                printed: of_row.row.printed.clone(),
                line: of_row.row.line,
            }),
            None => self.rate_aside(of_row.row, place, Some(indicator)),
        }
    }

    /// "Tỷ lệ hồ sơ đúng hạn": a row among the groups. Dossiers handled in time are what the group of progress is computed
    /// from.
    pub(super) fn rate_row(
        &mut self,
        reading: &Reading<'_>,
        row: &Row,
        named: Option<Indicator>,
        cells: &[String],
        cut: bool,
    ) {
        let indicator = named.or_else(|| says_in_time(&row.name).then_some(Indicator::Tdgq));
        let mut untold = false;
        for (cell, column) in cells.iter().zip(&reading.columns).filter(|(cell, _)| has_digits(cell)) {
            let unit = match column.kind {
                Kind::OfUnit => self.unit_of(&column.heading, None).subject,
                Kind::Value(Measure::Points | Measure::Rate, _) => reading.scope.unit.clone(),
                Kind::Value(Measure::Average(_), _) => {
                    untold = true;
                    continue;
                }
                _ => continue,
            };
            let place = Place { unit, period: column.period.map_or(reading.scope.period, When::In) };
            match per_cent(cell).zip(indicator).filter(|_| !cut) {
                Some((rate, indicator)) => self.readings.rates.push(ReadRate {
                    place,
                    indicator,
                    rate,
                    label: None,
                    heading: heading(&row.name),
                    of_the_whole: true,
                    printed: row.printed.clone(),
                    line: row.line,
                }),
                None => untold = true,
            }
        }
        if untold {
            let place = Place { unit: reading.scope.unit.clone(), period: reading.scope.period };
            self.rate_aside(row, place, indicator);
        }
    }

    /// A criterion may be named by its rate and scored in points: those are no rates.
    pub(super) fn holds_rates(&self, reading: &Reading<'_>, named: &str, cells: &[String]) -> bool {
        let above = |points: Points| points > self.scales.highest_of_a_group();
        let rate = |cell: &str| cell.ends_with('%') || printed(cell).is_some_and(|value| above(value.points));
        let values = || {
            let of_points = |column: &Column| column.kind.is_points();
            cells.iter().zip(&reading.columns).filter(move |(_, column)| of_points(column)).map(|(cell, _)| cell)
        };
        let filled = || values().filter(|cell| has_digits(cell));
        named.contains('%') || filled().next().is_some() && filled().all(|cell| rate(cell))
    }

    /// A column of rates that names no group, in a list of units: told, unless it says of the total what its points say.
    pub(super) fn rates_of_no_group(&mut self, reading: &Reading<'_>) {
        if !reading.by_unit || reading.by_indicator {
            return;
        }
        let total = |column: &Column| {
            matches!(column.kind, Kind::Value(Measure::Points, None | Some(Indicator::Total)))
                && column.period.is_none()
        };
        let total = reading.columns.iter().position(total);
        for (at, column) in reading.columns.iter().enumerate() {
            if column.kind != Kind::Value(Measure::Rate, None) {
                continue;
            }
            let rows = || reading.table.rows.iter().filter_map(|row| row.cells.as_ref());
            let filled: Vec<&str> = rows().filter_map(|cells| cells.get(at)).map(String::as_str).collect();
            let filled: Vec<&str> = filled.into_iter().filter(|cell| has_digits(cell)).take(MOST_SHOWN).collect();
            let repeats = rows().filter(|cells| cells.get(at).is_some_and(|cell| has_digits(cell))).all(|cells| {
                let points = total.and_then(|total| printed(cells.get(total)?)).map(|value| value.points);
                per_cent(&cells[at])
                    .zip(points)
                    .is_some_and(|(rate, points)| (rate.as_hundredths() - points.as_hundredths()).abs() <= 5)
            });
            if !filled.is_empty() && !repeats {
                let printed = format!("{}: {}", column.heading, filled.join("; "));
                let place = Place { unit: reading.scope.unit.clone(), period: reading.scope.period };
                let line = reading.table.lines.0;
                self.readings.rates_aside.push(Stray { place, indicator: None, printed, line, quoted: false });
            }
        }
    }

    fn rate_aside(&mut self, row: &Row, place: Place, indicator: Option<Indicator>) {
        let (printed, line) = (row.printed.clone(), row.line);
        self.readings.rates_aside.push(Stray { place, indicator, printed, line, quoted: false });
    }
}

/// "Tỷ lệ hồ sơ đúng hạn".
pub(super) fn is_rate_row(name: &str) -> bool {
    let said = name.to_lowercase();
    said.starts_with("tỷ lệ") || said.starts_with("tỉ lệ")
}

fn says_in_time(name: &str) -> bool {
    name.to_lowercase().contains("đúng hạn")
}

fn has_digits(cell: &str) -> bool {
    cell.contains(|c: char| c.is_ascii_digit())
}

/// "98,5%", "98,5". Of "0,985" nobody can tell whether it is a share of one or less than one per cent.
fn per_cent(cell: &str) -> Option<Rate> {
    let digits = cell.trim_end_matches(['%', ' ']);
    let rate = Rate::parse(digits)?;
    let share = !cell.contains('%') && (1..=100).contains(&rate.as_hundredths());
    (!share).then_some(rate)
}

/// What a heading says that the rate is of.
fn heading(heading: &str) -> Option<String> {
    label_of(&heading.replace("(%)", "").replace('%', ""))
}
