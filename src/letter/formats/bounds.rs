//! How far a file may grow when it is opened. A letter has some pages and an annex some ten thousand rows; what is larger is
//! refused, before it takes the memory, with a sentence of its own. Time and memory of other programs: `process`.

use super::document::Document;
use crate::letter::ReadError;

/// The largest file taken.
pub const FILE: usize = 20 * 1024 * 1024;
/// The largest part of an office file that is read, uncompressed, and all parts together.
pub const PART: u64 = 48 * 1024 * 1024;
pub const PARTS: u64 = 64 * 1024 * 1024;
/// Parts of an office file.
pub const ENTRIES: usize = 10_000;
/// Rows and columns of a sheet.
pub const ROWS: usize = 60_000;
pub const COLUMNS: usize = 512;
/// Cells of a file, blank ones before the last of a row included.
const CELLS: usize = 1_500_000;
/// Bytes of one cell (Excel holds 32,767 letters in one), and of all cells.
const CELL: usize = 128 * 1024;
const TABLES: usize = 32 * 1024 * 1024;
/// Bytes of running text: some hundred pages.
const PROSE: usize = 512 * 1024;
/// Bytes of one paragraph, whose words look back for what they belong to.
pub const PARAGRAPH: usize = 16 * 1024;
/// Bytes of a file of text, a table of all communes by months included.
pub const TEXT: usize = 8 * 1024 * 1024;
/// Bytes of JSON, which takes many times its size when it is parsed.
pub const JSON: usize = 4 * 1024 * 1024;

/// Counts what a file's tables take.
#[derive(Debug, Default)]
pub struct Meter {
    cells: usize,
    text: usize,
}

impl Meter {
    /// Takes in `cells` cells with `text` bytes in all; an error when the file holds too much.
    pub fn take(&mut self, cells: usize, text: usize, format: &'static str) -> Result<(), ReadError> {
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(text);
        if self.cells > CELLS || self.text > TABLES { Err(ReadError::Excessive(format)) } else { Ok(()) }
    }
}

/// Refuses a cell that no table has.
pub fn cell(text: &str, format: &'static str) -> Result<(), ReadError> {
    if text.len() > CELL { Err(ReadError::Excessive(format)) } else { Ok(()) }
}

/// Refuses running text beyond all measure.
pub fn prose(document: &Document) -> Result<(), ReadError> {
    let mut grids = document.grids.iter().peekable();
    let mut prose = 0;
    for (number, line) in (1..).zip(document.text.lines()) {
        let behind = |grid: &&crate::letter::table::grid::Grid| grid.first_line as usize + grid.rows.len() <= number;
        while grids.next_if(|grid| behind(grid)).is_some() {}
        if grids.peek().is_none_or(|grid| grid.first_line as usize > number) {
            prose += line.len();
        }
    }
    if prose > PROSE { Err(ReadError::Excessive("TXT")) } else { Ok(()) }
}
