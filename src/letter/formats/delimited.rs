//! Tables as text with a delimiter (CSV): which one it is, is told by how evenly it parts the lines.

use super::super::ReadError;
use super::bounds::Meter;
use super::document::{Builder, Document};
use crate::domain::scale::Scales;
use crate::letter::table::grid::{Grid, GridCell, GridRow};
use crate::letter::table::tables_of;
use csv::{ReaderBuilder, StringRecord};
use std::collections::HashMap;

const FORMAT: &str = "CSV";

const DELIMITERS: &[u8] = b";\t,|";

/// Lines that have as many fields as most, among a hundred.
const EVEN: usize = 70;

/// The table, when most of the text is one.
pub fn read(text: &str, scales: &Scales) -> Result<Option<Document>, ReadError> {
    let written = text.lines().filter(|line| !line.trim().is_empty()).count();
    let best = DELIMITERS.iter().filter_map(|delimiter| evenness(text, *delimiter)).max_by_key(|(even, _, _)| *even);
    let Some((_, _, delimiter)) = best.filter(|(even, _, _)| written > 1 && even * 100 >= written * EVEN) else {
        return Ok(None);
    };
    let mut grid = Grid::default();
    let mut meter = Meter::default();
    // Blank lines and line breaks inside quotes: the row's own line counts.
    for (line, record) in records(text, delimiter) {
        meter.take(record.len().max(1), record.as_slice().len(), FORMAT)?;
        while grid.rows.len() + 1 < line {
            meter.take(1, 0, FORMAT)?;
            grid.rows.push(GridRow::default());
        }
        grid.rows.push(GridRow::of(record.iter().map(|field| GridCell::of(field.trim())).collect()));
    }
    let mut builder = Builder::default();
    builder.grid(grid);
    let document = Document { may_be_cut: !text.ends_with('\n'), ..builder.finish() };
    Ok(Some(document).filter(|document| document.grids.iter().any(|grid| !tables_of(grid, scales).is_empty())))
}

fn records(text: &str, delimiter: u8) -> impl Iterator<Item = (usize, StringRecord)> {
    let reader =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.into_records().map_while(Result::ok).map(|record| {
        let line = record.position().map_or(1, csv::Position::line) as usize;
        (line, record)
    })
}

/// How many records have the commonest number of fields, which must be three at least, or two where nearly all agree.
fn evenness(text: &str, delimiter: u8) -> Option<(usize, usize, u8)> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for (_, record) in records(text, delimiter) {
        *counts.entry(record.len()).or_default() += 1;
    }
    let (fields, even) =
        counts.into_iter().filter(|(fields, _)| *fields > 2).max_by_key(|(fields, records)| (*records, *fields))?;
    (even > 1).then_some((even, fields, delimiter))
}
