//! What a file says, whatever its format: numbered lines, and the tables whose cells the format sets apart.

use super::portal_time;
use crate::letter::table::grid::{Grid, GridCell, GridRow};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A file as text and tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// NFC, lines ended by `\n`, without control characters. Rows of tables are lines too, their cells parted by tabs.
    pub text: String,
    /// In the order of their lines.
    pub grids: Vec<Grid>,
    /// Page headers and footers: no part of the text, but a mark of secrecy may stand there.
    pub margins: Vec<String>,
    /// Every line is a whole paragraph: the format knows where paragraphs end.
    pub whole_paragraphs: bool,
    /// Nothing shows that the text is there to its end.
    pub may_be_cut: bool,
    /// Letters were recognised in a picture, so that nothing in it is certain.
    pub recognised: bool,
}

/// Puts lines and tables one after the other.
#[derive(Debug, Default)]
pub struct Builder {
    lines: Vec<String>,
    document: Document,
}

impl Document {
    /// A plain text.
    pub fn of_text(text: &str) -> Document {
        Document { text: tidy(text), may_be_cut: true, ..Document::default() }
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Builder {
    /// A paragraph; line breaks inside it make lines.
    pub fn paragraph(&mut self, text: &str) {
        self.lines.extend(tidy(text).split('\n').map(|line| line.trim_end().to_owned()));
    }

    /// A table; each of its rows is one line.
    pub fn grid(&mut self, mut grid: Grid) {
        portal_time::join_columns(&mut grid);
        grid.first_line = self.lines.len() as u32 + 1;
        for row in &mut grid.rows {
            self.lines.push(tidy_row(row));
        }
        self.document.grids.push(grid);
    }

    pub fn margin(&mut self, text: &str) {
        self.document.margins.push(tidy(text));
    }

    /// Everything that was put in, its lines whole paragraphs. A table is there to its end; what was pasted as text may
    /// have lost its own.
    pub fn finish(self) -> Document {
        let last = self.document.grids.last().map_or(0, |grid| grid.first_line as usize + grid.rows.len() - 1);
        let may_be_cut = self.lines.iter().skip(last).any(|line| !line.is_empty());
        Document { text: self.lines.join("\n"), whole_paragraphs: true, may_be_cut, ..self.document }
    }
}

/// Tidies the cells; the row as a line.
fn tidy_row(row: &mut GridRow) -> String {
    let mut line = String::new();
    for (at, cell) in row.cells.iter_mut().enumerate() {
        *cell = GridCell { text: single_spaced(&tidy(&cell.text)), merged: cell.merged };
        if at > 0 {
            line.push('\t');
        }
        line.push_str(&cell.text);
    }
    line.truncate(line.trim_end().len());
    line
}

fn single_spaced(text: &str) -> String {
    if !text.contains(['\n', '\t']) && !text.contains("  ") && text.trim().len() == text.len() {
        return text.to_owned();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// NFC, line ends, spaces of every kind, without marks that are not seen.
pub fn tidy(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace('\u{c}', "\n");
    let composed = if is_nfc(&text) { text } else { text.nfc().collect() };
    composed
        .chars()
        .filter_map(|c| match c {
            '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' => Some('\n'),
            '\n' | '\t' => Some(c),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
            '\u{2010}' | '\u{2011}' => Some('-'),
            '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' => None,
            c if c.is_control() => Some(' '),
            c => Some(c),
        })
        .collect()
}
