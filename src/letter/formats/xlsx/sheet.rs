//! One sheet: its cells as a table.

use super::super::super::ReadError;
use super::super::bounds::{self, COLUMNS, Meter, ROWS};
use super::super::markup::{Element, Markup, walk};
use super::numbers::{self, NumberFormat};
use super::{FORMAT, Workbook};
use crate::letter::table::grid::{Grid, GridCell, GridRow};

#[derive(Default)]
struct Reading {
    grid: Grid,
    merges: Vec<(usize, usize, usize, usize)>,
    row: usize,
    column: usize,
    hidden_row: bool,
    kind: String,
    style: usize,
    value: String,
    formula: String,
    into: Into,
    meter: Meter,
}

/// Where text goes.
#[derive(Default, PartialEq, Eq)]
enum Into {
    #[default]
    Nowhere,
    Value,
    Formula,
}

pub fn grid(xml: &str, workbook: &Workbook) -> Result<Grid, ReadError> {
    let mut reading = Reading::default();
    walk(xml, FORMAT, |markup| {
        match markup {
            Markup::Start(element) => reading.begin(&element)?,
            Markup::End("c") => reading.end_cell(workbook)?,
            Markup::End("row") => {
                reading.row += 1;
                reading.column = 0;
            }
            Markup::End("v" | "t" | "f" | "rPh") => reading.into = Into::Nowhere,
            Markup::End(_) => {}
            Markup::Text(text) => match reading.into {
                Into::Value => reading.value.push_str(&text),
                Into::Formula => reading.formula.push_str(&text),
                Into::Nowhere => {}
            },
        }
        Ok(())
    })?;
    reading.finish()
}

impl Reading {
    fn begin(&mut self, element: &Element<'_>) -> Result<(), ReadError> {
        match element.name() {
            "row" => {
                if let Some(number) = element.attribute("r").and_then(|row| row.parse::<usize>().ok()) {
                    self.row = number.saturating_sub(1);
                }
                self.column = 0;
                self.hidden_row = element.attribute("hidden").is_some() && element.is_on("hidden");
            }
            "c" => {
                if let Some((row, column)) = element.attribute("r").as_deref().and_then(reference) {
                    (self.row, self.column) = (row, column);
                }
                self.kind = element.attribute("t").unwrap_or_default();
                self.style = element.attribute("s").and_then(|style| style.parse().ok()).unwrap_or(0);
                self.value.clear();
                self.formula.clear();
            }
            "v" | "t" => self.into = Into::Value,
            "f" => {
                self.into = Into::Formula;
                // The element alone says that there is a formula, even where its text stands in another cell.
                self.formula.push('=');
            }
            "rPh" => self.into = Into::Nowhere,
            "col" if element.attribute("hidden").is_some() && element.is_on("hidden") => {
                let number = |name: &str| element.attribute(name).and_then(|at| at.parse::<usize>().ok());
                if let (Some(from), Some(to)) = (number("min"), number("max")) {
                    self.grid.hidden_columns.extend((from.max(1)..=to.min(COLUMNS)).map(|column| column - 1));
                }
            }
            "mergeCell" => {
                let place = element.attribute("ref");
                let corners = place.as_deref().and_then(|place| place.split_once(':'));
                if let Some((from, to)) = corners.and_then(|(from, to)| Some((reference(from)?, reference(to)?))) {
                    self.merges.push((from.0, from.1, to.0, to.1));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self, workbook: &Workbook) -> Result<(), ReadError> {
        let column = self.column;
        self.column += 1;
        self.into = Into::Nowhere;
        let text = self.text(workbook);
        if text.trim().is_empty() {
            return Ok(());
        }
        if self.row >= ROWS || column >= COLUMNS {
            return Err(ReadError::Excessive(FORMAT));
        }
        bounds::cell(&text, FORMAT)?;
        // Blank cells before it take room as well.
        let width = self.grid.rows.get(self.row).map_or(0, |row| row.cells.len());
        self.meter.take((column + 1).saturating_sub(width), text.len(), FORMAT)?;
        let rows = &mut self.grid.rows;
        if rows.len() <= self.row {
            rows.resize_with(self.row + 1, GridRow::default);
        }
        if let Some(row) = rows.get_mut(self.row) {
            row.hidden = self.hidden_row;
            if row.cells.len() <= column {
                row.cells.resize_with(column + 1, GridCell::default);
            }
            row.cells[column].text = text;
        }
        Ok(())
    }

    fn text(&self, workbook: &Workbook) -> String {
        if self.value.is_empty() {
            // A formula that was never computed has no value to read: the formula itself shows that one is missing.
            return self.formula.clone();
        }
        match self.kind.as_str() {
            "s" => {
                let index = self.value.trim().parse::<usize>().ok();
                index.and_then(|index| workbook.strings.get(index)).cloned().unwrap_or_default()
            }
            "str" | "inlineStr" | "e" | "d" => self.value.clone(),
            "b" => String::new(),
            _ => match self.value.trim().parse::<f64>() {
                Ok(value) => {
                    let format = workbook.formats.get(self.style).copied().unwrap_or(NumberFormat::General);
                    numbers::shown(value, format)
                }
                Err(_) => self.value.clone(),
            },
        }
    }

    fn finish(mut self) -> Result<Grid, ReadError> {
        let mut covered = Meter::default();
        for (top, left, bottom, right) in self.merges {
            let bottom = bottom.min(self.grid.rows.len().saturating_sub(1));
            let right = right.min(COLUMNS - 1);
            if bottom < top || right < left {
                continue;
            }
            covered.take((bottom - top + 1) * (right - left + 1), 0, FORMAT)?;
            for row in self.grid.rows.iter_mut().skip(top).take(bottom - top + 1) {
                if row.cells.len() <= right {
                    row.cells.resize_with(right + 1, GridCell::default);
                }
            }
            self.grid.merge(top, left, bottom - top + 1, right - left + 1);
        }
        Ok(self.grid)
    }
}

/// "B12" → row 11, column 1.
fn reference(place: &str) -> Option<(usize, usize)> {
    let place = place.trim_matches('$');
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).count();
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column =
        place[..letters].bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'@'));
    let row: usize = place[letters..].trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1)?, column - 1))
}
