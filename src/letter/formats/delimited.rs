//! Tables as text with a delimiter (CSV): which one it is, is told by how evenly it parts the lines.

use super::document::{Builder, Document};
use crate::letter::table::grid::{Grid, GridCell, GridRow};
use crate::letter::table::tables_of;
use csv::{ReaderBuilder, StringRecord};

const DELIMITERS: &[u8] = b";\t,|";

/// Lines that have as many fields as most, among a hundred.
const EVEN: usize = 70;

/// The table, when most of the text is one.
pub fn read(text: &str) -> Option<Document> {
    let written = text.lines().filter(|line| !line.trim().is_empty()).count();
    if written < 2 {
        return None;
    }
    let best = DELIMITERS.iter().filter_map(|delimiter| evenness(text, *delimiter)).max_by_key(|(even, _, _)| *even)?;
    let (even, _, delimiter) = best;
    if even * 100 < written * EVEN {
        return None;
    }
    let mut grid = Grid::default();
    // Blank lines and line breaks inside quotes: the row's own line counts.
    for (line, record) in records(text, delimiter) {
        while grid.rows.len() + 1 < line {
            grid.rows.push(GridRow::default());
        }
        grid.rows.push(GridRow::of(record.iter().map(|field| GridCell::of(field.trim())).collect()));
    }
    let mut builder = Builder::default();
    builder.grid(grid);
    Some(Document { may_be_cut: !text.ends_with('\n'), ..builder.finish() })
        .filter(|document| document.grids.iter().any(|grid| !tables_of(grid).is_empty()))
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
    let counts: Vec<usize> = records(text, delimiter).map(|(_, record)| record.len()).collect();
    let most = counts
        .iter()
        .copied()
        .filter(|count| *count > 2)
        .max_by_key(|count| counts.iter().filter(|c| *c == count).count())?;
    let even = counts.iter().filter(|count| **count == most).count();
    (even > 1).then_some((even, most, delimiter))
}
