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
    let best = DELIMITERS.iter().filter_map(|delimiter| evenness(text, *delimiter)).max_by_key(|even| even.lines);
    // Titles above and notes below the table have fewer fields; between its first and its last line most agree. Tabs and
    // bars part the cells of tables within letters too.
    let is_table = |even: &Evenness| {
        let whole = even.lines * 100 >= written * EVEN;
        let framed = matches!(even.delimiter, b',' | b';')
            && even.lines > 2
            && even.lines * 2 >= written
            && even.lines * 100 >= even.span * EVEN;
        written > 1 && (whole || framed)
    };
    let Some(Evenness { delimiter, first, span, .. }) = best.filter(is_table) else {
        return Ok(None);
    };
    let mut grid = Grid::default();
    let mut meter = Meter::default();
    // Blank lines and line breaks inside quotes: the row's own line counts.
    for (at, (line, record)) in records(text, delimiter).enumerate() {
        meter.take(record.len().max(1), record.as_slice().len(), FORMAT)?;
        while grid.rows.len() + 1 < line {
            meter.take(1, 0, FORMAT)?;
            grid.rows.push(GridRow::default());
        }
        let mut fields: Vec<String> = record.iter().map(|field| field.trim().to_owned()).collect();
        // "Kết quả tháng 11/2025, khối sở, ngành": the delimiter within a title or a note parts no cells.
        if at < first || at >= first + span {
            let mark = char::from(delimiter).to_string() + if delimiter == b'\t' { "" } else { " " };
            let filled: Vec<&str> = fields.iter().map(String::as_str).filter(|field| !field.is_empty()).collect();
            fields = vec![filled.join(&mark)];
        }
        grid.rows.push(GridRow::of(fields.into_iter().map(GridCell::of).collect()));
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

/// The records that have the commonest number of fields.
struct Evenness {
    delimiter: u8,
    lines: usize,
    /// The first of them, and how many records it is from there to the last.
    first: usize,
    span: usize,
}

/// How evenly the delimiter parts the text; the commonest number of fields must be three at least.
fn evenness(text: &str, delimiter: u8) -> Option<Evenness> {
    let fields: Vec<usize> = records(text, delimiter).map(|(_, record)| record.len()).collect();
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for count in &fields {
        *counts.entry(*count).or_default() += 1;
    }
    let (common, lines) =
        counts.into_iter().filter(|(fields, _)| *fields > 2).max_by_key(|(fields, records)| (*records, *fields))?;
    let first = fields.iter().position(|count| *count == common)?;
    let last = fields.iter().rposition(|count| *count == common)?;
    (lines > 1).then_some(Evenness { delimiter, lines, first, span: last + 1 - first })
}
