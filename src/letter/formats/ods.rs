//! OpenDocument spreadsheets (ODS): every table becomes a grid, its cells as they are shown.

use super::super::ReadError;
use super::archive::Archive;
use super::bounds::{self, COLUMNS, Meter, ROWS};
use super::document::{Builder, Document};
use super::markup::{Element, Markup, walk};
use super::xlsx::numbers::{self, NumberFormat};
use crate::letter::table::grid::{Grid, GridCell, GridRow};

const FORMAT: &str = "ODS";

#[derive(Default)]
struct Reading {
    builder: Builder,
    grid: Grid,
    row: GridRow,
    row_repeats: usize,
    cell: Option<Cell>,
    merges: Vec<(usize, usize, usize, usize)>,
    column: usize,
    aside: usize,
    meter: Meter,
}

#[derive(Default)]
struct Cell {
    text: String,
    value: Option<(String, f64)>,
    repeats: usize,
    across: usize,
    down: usize,
}

pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut archive = Archive::open(bytes, FORMAT)?;
    let xml = archive.required("content.xml")?;
    let encrypted = archive.text("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data"));
    if encrypted {
        return Err(ReadError::Protected(FORMAT));
    }
    let mut reading = Reading::default();
    walk(&xml, FORMAT, |markup| match markup {
        Markup::Start(element) => {
            reading.begin(&element);
            Ok(())
        }
        Markup::End(name) => reading.end(name),
        Markup::Text(text) => {
            if let Some(cell) = reading.cell.as_mut().filter(|_| reading.aside == 0) {
                cell.text.push_str(&text);
            }
            Ok(())
        }
    })?;
    Ok(reading.builder.finish())
}

fn count(element: &Element<'_>, name: &str) -> usize {
    element.attribute(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

impl Reading {
    fn begin(&mut self, element: &Element<'_>) {
        let hidden =
            |element: &Element<'_>| element.attribute("visibility").is_some_and(|visibility| visibility != "visible");
        match element.name() {
            "annotation" => self.aside += 1,
            "table" => {
                self.grid = Grid { name: element.attribute("name"), ..Grid::default() };
                self.column = 0;
            }
            "table-column" => {
                let repeats = count(element, "number-columns-repeated").min(COLUMNS);
                if hidden(element) {
                    self.grid.hidden_columns.extend(self.column..(self.column + repeats).min(COLUMNS));
                }
                self.column += repeats;
            }
            "table-row" => {
                self.row = GridRow { hidden: hidden(element), ..GridRow::default() };
                self.row_repeats = count(element, "number-rows-repeated");
            }
            "table-cell" | "covered-table-cell" => {
                let kind = element.attribute("value-type").unwrap_or_default();
                let value = element.attribute("value").and_then(|value| value.parse().ok());
                self.cell = Some(Cell {
                    text: String::new(),
                    value: value.map(|value| (kind, value)),
                    repeats: count(element, "number-columns-repeated"),
                    across: count(element, "number-columns-spanned"),
                    down: count(element, "number-rows-spanned"),
                });
            }
            "p" | "s" | "tab" | "line-break" => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| self.aside == 0 && !cell.text.is_empty()) {
                    cell.text.push(' ');
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "annotation" => self.aside = self.aside.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.end_cell()?,
            "table-row" => self.end_row()?,
            "table" => self.end_table()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), ReadError> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let text = cell.shown();
        let column = self.row.cells.len();
        // Blank cells to the end of the sheet's width are no cells of a table.
        let repeats = if text.is_empty() { cell.repeats.min(COLUMNS.saturating_sub(column)) } else { cell.repeats };
        bounds::cell(&text, FORMAT)?;
        if column.saturating_add(repeats) > COLUMNS {
            return Err(ReadError::Excessive(FORMAT));
        }
        if cell.across > 1 || cell.down > 1 {
            self.merges.push((self.grid.rows.len(), column, cell.down, cell.across));
        }
        for _ in 0..repeats {
            self.row.cells.push(GridCell::of(text.clone()));
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), ReadError> {
        let mut row = std::mem::take(&mut self.row);
        while row.cells.last().is_some_and(|last| last.text.is_empty()) {
            row.cells.pop();
        }
        let blank = row.cells.is_empty();
        let repeats = if blank { self.row_repeats.min(64) } else { self.row_repeats };
        if self.grid.rows.len().saturating_add(repeats) > ROWS {
            return if blank { Ok(()) } else { Err(ReadError::Excessive(FORMAT)) };
        }
        let text: usize = row.cells.iter().map(|cell| cell.text.len()).sum();
        self.meter.take(row.cells.len() * repeats, text * repeats, FORMAT)?;
        for _ in 0..repeats {
            self.grid.rows.push(row.clone());
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), ReadError> {
        let mut grid = std::mem::take(&mut self.grid);
        while grid.rows.last().is_some_and(GridRow::is_blank) {
            grid.rows.pop();
        }
        let mut covered = Meter::default();
        for (top, left, down, across) in std::mem::take(&mut self.merges) {
            let (down, across) = (down.min(ROWS), across.min(COLUMNS - left.min(COLUMNS)));
            covered.take(down * across, 0, FORMAT)?;
            for row in grid.rows.iter_mut().skip(top).take(down) {
                if row.cells.len() < left + across {
                    row.cells.resize_with(left + across, GridCell::default);
                }
            }
            grid.merge(top, left, down, across);
        }
        self.builder.grid(grid);
        Ok(())
    }
}

impl Cell {
    /// What the cell shows; of a number the decimals that it has, when it shows fewer.
    fn shown(&self) -> String {
        let text = self.text.trim();
        let Some((kind, value)) = &self.value else { return text.to_owned() };
        let decimals =
            text.split_once([',', '.']).map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
        match kind.as_str() {
            "float" => numbers::shown(
                *value,
                if text.is_empty() { NumberFormat::General } else { NumberFormat::Decimals(decimals) },
            ),
            "percentage" => numbers::shown(*value, NumberFormat::Percent(decimals)),
            _ => text.to_owned(),
        }
    }
}
