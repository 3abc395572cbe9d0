//! Tables: in plain text rows of cells set apart by bars, tabs or runs of spaces, found by their header; in other files
//! grids, whose cells the format sets apart. Both become one kind of table.

mod columns;
pub mod grid;
mod headings;
mod plain_headings;
mod rows;
mod sheet;

pub use columns::{Column, Kind, Measure, ranked_among};
pub use plain_headings::accented;
pub use rows::{Row, is_blank, is_value};
pub use sheet::tables_of;

use crate::domain::indicator::Indicator;
use crate::domain::scale::Scales;

/// How the cells of a line are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Bars,
    Tabs,
    Spaces,
}

/// A table of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The file itself sets the cells apart, so that none can have slipped into another column.
    pub exact: bool,
    /// Its first and its last line, heading included.
    pub lines: (u32, u32),
    /// The name of the sheet it stands on.
    pub sheet: Option<String>,
}

/// A piece of the body: lines of running text, or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    Lines(Vec<(u32, &'a str)>),
    Table(Table),
}

/// The indicators that a row's name names.
pub fn indicators_of(name: &str) -> Vec<Indicator> {
    columns::indicators(&super::token::tokens(name))
}

/// Parts the tables from the running text.
pub fn pieces<'a>(lines: &[(u32, &'a str)], scales: &Scales) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut text: Vec<(u32, &str)> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match table_at(&lines[at..], scales) {
            Some((table, length)) => {
                if !text.is_empty() {
                    pieces.push(Piece::Lines(std::mem::take(&mut text)));
                }
                pieces.push(Piece::Table(table));
                at += length;
            }
            None => {
                text.push(lines[at]);
                at += 1;
            }
        }
    }
    if !text.is_empty() {
        pieces.push(Piece::Lines(text));
    }
    pieces
}

fn table_at(lines: &[(u32, &str)], scales: &Scales) -> Option<(Table, usize)> {
    let (_, first) = lines.first()?;
    let rule = rule_of(first).filter(|_| !first.trim_end().ends_with([';', ':', '.']))?;
    let mut header: Vec<Vec<Cell>> = vec![cells(first, rule)];
    let mut at = 1;
    while let Some((_, line)) = lines.get(at) {
        let row = cells(line, rule);
        if is_ruling(line) || line.trim().is_empty() {
            // A line of words apart is the head of a page.
            if rule == Rule::Spaces && header.len() == 1 && header[0].len() == 1 {
                return None;
            }
            at += 1;
        } else if (row.len() > 1 || rule == Rule::Spaces && ends_a_heading(&row, &header))
            && header.len() < lines_of_heading(&header[0])
            && !rows::holds_scores(&row)
            && !rows::is_numbered(&row)
            && (header.len() < 4 || !rows::holds_numbers(&row))
        {
            header.push(row);
            at += 1;
        } else {
            break;
        }
    }
    let columns = columns::of_header(&header, rule == Rule::Spaces, scales);
    // Lines that ran together with wide gaps are no heading, however many groups they name.
    let prose = rule == Rule::Spaces
        && (rows::begins_an_item(first)
            || header.iter().any(|line| rows::heads_a_part(line))
            || header.iter().flatten().any(|cell| rows::states_scores(&cell.text)));
    let told = !prose && columns::are_told(&columns);
    let untold_row = rows::holds_scores(&header[0]) && header[0].len() > 2;
    if !told && !untold_row {
        return None;
    }
    let (columns, start) = if told { (columns, at) } else { (Vec::new(), 0) };
    let mut rows: Vec<Row> = Vec::new();
    let mut spread = false;
    let mut end = start;
    let mut next = start;
    while let Some((number, line)) = lines.get(next) {
        next += 1;
        if line.trim().is_empty() || is_ruling(line) {
            continue;
        }
        let directly = next > 1 && lines.get(next - 2).is_some_and(|(_, above)| !above.trim().is_empty());
        if let Some(before) = rows.last_mut()
            && (rows::is_rest_of_a_number(line, directly)
                || rule == Rule::Spaces && rows::lacks_a_name(line) && before.holds_figures())
        {
            // "78" and below it ",3", or the row itself broken: what it says last is not known, whatever the sum.
            before.cells = None;
            end = next;
            continue;
        }
        let Some(row) = Row::of(*number, line, cells(line, rule), &columns, rule != Rule::Spaces) else { break };
        if rule == Rule::Spaces
            && row.is_rest_of_numbers()
            && let Some(before) = rows.last_mut()
        {
            // A column too narrow broke "11,79" into "11,7" and "9": neither row can be read.
            before.cells = None;
        }
        // Words below a blank line, where no such line parts the rows, begin the text behind the table.
        if rule == Rule::Spaces && !row.holds_figures() && !directly && !spread && !rows.is_empty() {
            break;
        }
        spread |= !directly && !rows.is_empty();
        rows.push(row);
        end = next;
    }
    // Words behind the last row of figures are no part of the table.
    while rows.last().is_some_and(|row| !row.holds_figures() && !row.continues()) {
        let last = rows.pop()?;
        end = lines.iter().position(|(number, _)| *number == last.line)?;
    }
    // Two columns may be two pieces of a sentence: a number with decimals tells that they are not.
    let told_by_two = rule == Rule::Spaces && told && columns.len() == 2;
    if told_by_two && !rows.iter().any(|row| row.holds_figures() && row.printed.contains([',', '.'])) {
        return None;
    }
    // "CKMB    (18)": the maximum stands apart from its name, and with it the columns may have moved.
    if rule == Rule::Spaces && columns.iter().any(Column::is_a_loose_maximum) {
        rows.iter_mut().for_each(|row| row.cells = None);
    }
    let enough = if told { 1 } else { 2 };
    (rows.len() >= enough).then(|| {
        let span = (lines.first().map_or(1, |line| line.0), lines.get(end - 1).map_or(1, |line| line.0));
        (Table { columns, rows: rows::with_whole_names(rows), exact: false, lines: span, sheet: None }, end)
    })
}

/// How many lines a heading may take. A title that stands as one cell above the headings would run into them.
fn lines_of_heading(first: &[Cell]) -> usize {
    if first.len() > 1 { 8 } else { 4 }
}

/// "toàn tỉnh" on a line of its own, below "Trung bình" and "xã, phường" and far from the column of names.
fn ends_a_heading(row: &[Cell], header: &[Vec<Cell>]) -> bool {
    let ([only], Some(first)) = (row, header.first()) else { return false };
    let above = |line: &Vec<Cell>| line.iter().any(|cell| columns::overlap(cell, only));
    // "điểm)" below "(20": the end of a heading that runs over several lines.
    let widest = header.iter().max_by_key(|line| line.len());
    let far = widest.and_then(|line| line.get(2)).is_some_and(|third| only.from >= third.from);
    let closes = header.len() > 2 && far && header.iter().any(above) && only.text.ends_with(')');
    closes || header.len() > 1 && first.len() > 2 && header.iter().all(above) && only.from > first[2].from
}

/// A cell and where it stands in its line, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cell {
    text: String,
    from: usize,
    to: usize,
}

fn rule_of(line: &str) -> Option<Rule> {
    if is_ruling(line) {
        None
    } else if line.matches('|').count() >= 2 {
        Some(Rule::Bars)
    } else if line.trim().matches('\t').count() >= 1 {
        Some(Rule::Tabs)
    } else {
        (line.split_whitespace().count() >= 3).then_some(Rule::Spaces)
    }
}

/// "|---|---|", "+----+----+".
fn is_ruling(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() > 2
        && line.chars().all(|c| matches!(c, '-' | '+' | '|' | '=' | ':' | ' ' | '─' | '│' | '┼' | '├' | '┤'))
}

fn cells(line: &str, rule: Rule) -> Vec<Cell> {
    let chars: Vec<char> = line.chars().collect();
    let parts = |from: usize, to: usize| {
        let text: String = chars[from..to].iter().collect();
        Cell { text: text.split_whitespace().collect::<Vec<_>>().join(" "), from, to }
    };
    let mut cells = Vec::new();
    let mut from = 0;
    match rule {
        Rule::Bars | Rule::Tabs => {
            let mark = if rule == Rule::Bars { '|' } else { '\t' };
            for (at, _) in chars.iter().enumerate().filter(|(_, c)| **c == mark) {
                cells.push(parts(from, at));
                from = at + 1;
            }
            cells.push(parts(from, chars.len()));
            if rule == Rule::Bars {
                if cells.first().is_some_and(|cell| cell.text.is_empty()) {
                    cells.remove(0);
                }
                if cells.last().is_some_and(|cell| cell.text.is_empty()) {
                    cells.pop();
                }
            }
        }
        Rule::Spaces => {
            let blank = |at: usize| chars.get(at).is_none_or(|c| c.is_whitespace());
            let mut begun = None;
            for at in 0..=chars.len() {
                if !blank(at) {
                    begun = begun.or(Some(at));
                } else if blank(at + 1)
                    && let Some(from) = begun.take()
                {
                    cells.push(parts(from, at));
                }
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests;
