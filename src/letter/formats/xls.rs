//! Old Excel workbooks (XLS).

use super::super::ReadError;
use super::bounds::Meter;
use super::document::{Builder, Document};
use super::xlsx::numbers::{self, NumberFormat};
use crate::letter::table::grid::{Grid, GridCell, GridRow};
use calamine::{Data, Reader, SheetVisible, Xls, XlsError};
use std::io::Cursor;

const FORMAT: &str = "XLS";

pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    // The library trusts the places that a file names: it panics at one beyond the end.
    std::panic::catch_unwind(|| sheets(bytes)).unwrap_or(Err(ReadError::Damaged(FORMAT)))
}

fn sheets(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => ReadError::Protected(FORMAT),
        _ => ReadError::Damaged(FORMAT),
    })?;
    let shown: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut builder = Builder::default();
    let mut meter = Meter::default();
    for name in shown {
        let Ok(range) = workbook.worksheet_range(&name) else { continue };
        let (high, wide) = range.get_size();
        meter.take(high.saturating_mul(wide), 0, FORMAT)?;
        let (top, left) = range.start().map_or((0, 0), |(row, column)| (row as usize, column as usize));
        // Rows and columns keep their numbers, so that a line of the text is a row of the sheet.
        let mut grid = Grid { name: Some(name.clone()), rows: vec![GridRow::default(); top], ..Grid::default() };
        for row in range.rows() {
            let cells = std::iter::repeat_n(String::new(), left).chain(row.iter().map(text));
            grid.rows.push(GridRow::of(cells.map(GridCell::of).collect()));
        }
        for merged in workbook.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            let (from, to) = (merged.start, merged.end);
            let down = (to.0.saturating_sub(from.0) as usize + 1).min(grid.rows.len());
            grid.merge(from.0 as usize, from.1 as usize, down, to.1.saturating_sub(from.1) as usize + 1);
        }
        builder.grid(grid);
    }
    Ok(builder.finish())
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Int(value) => value.to_string(),
        Data::Float(value) => numbers::shown(*value, NumberFormat::General),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTime(day) => numbers::shown(day.as_f64(), NumberFormat::Date),
        Data::Error(error) => error.to_string(),
        Data::Bool(_) | Data::Empty => String::new(),
        #[allow(unreachable_patterns)]
        _ => String::new(),
    }
}
