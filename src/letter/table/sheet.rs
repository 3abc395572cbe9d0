//! A grid → the tables on it: titles above, notes below and headings of several rows told from rows of figures.

use super::Table;
use super::columns::{self, Column, Kind, Measure};
use super::grid::{Grid, GridRow};
use super::headings;
use super::rows::{Row, is_blank, is_number, is_ordinal, is_value};
use crate::domain::scale::Scales;
use crate::letter::periods::named_period;

/// Rows that a heading may take.
const HEADING: usize = 6;

/// Sheets are wide by accident; no table of results is.
const COLUMNS: usize = 120;

/// The tables of a grid, in their order. Rows outside of them are text.
pub fn tables_of(grid: &Grid, scales: &Scales) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut at = 0;
    let numbers: Vec<usize> = grid.rows.iter().map(value_count).collect();
    while at < grid.rows.len() {
        match heading_at(grid, at, &numbers, scales) {
            Some((columns, body)) => {
                let (table, end) = table(grid, at, columns, body, &numbers, scales);
                at = end.max(at + 1);
                tables.extend(table);
            }
            None => at += 1,
        }
    }
    tables
}

fn value_count(row: &GridRow) -> usize {
    row.cells.iter().filter(|cell| is_value(&cell.text) && cell.text.contains(|c: char| c.is_ascii_digit())).count()
}

/// The columns of a heading that begins with the row, and the row behind it.
fn heading_at(grid: &Grid, at: usize, numbers: &[usize], scales: &Scales) -> Option<(Vec<Column>, usize)> {
    let filled = grid.rows.get(at)?.cells.iter().filter(|cell| !cell.text.is_empty()).count();
    if filled < 2 || numbers[at] * 2 > filled {
        return None;
    }
    let mut end = at + 1;
    while end < grid.rows.len() && end - at < HEADING && goes_on(grid, at, end, numbers[end]) {
        end += 1;
    }
    // A heading of fewer rows, when the rows behind it turn out to be no part of it.
    (at + 1..=end).rev().find_map(|end| {
        let columns = columns_of(grid, at, end, scales);
        columns::are_told(&columns).then_some((columns, end))
    })
}

/// Whether a row may belong to a heading that began above: words, or a line of maxima or column numbers below them.
fn goes_on(grid: &Grid, from: usize, row: usize, numbers: usize) -> bool {
    let cells = &grid.rows[row].cells;
    if is_column_numbers(&grid.rows[row]) {
        return true;
    }
    let filled = cells.iter().filter(|cell| !cell.text.is_empty()).count();
    let above = grid.rows[row - 1].cells.iter().filter(|cell| !cell.text.is_empty()).count();
    // A single cell across the sheet below a full heading is a heading of a group of rows.
    if filled == 0 || (filled == 1 && above > 2) {
        return false;
    }
    // "Huyện A | Trung bình tỉnh" below a period are headings; a row is named by its first words.
    let mut words = cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty() && !is_ordinal(text));
    let named = words.next().is_some_and(is_row_name);
    let maxima = numbers > 1 && numbers == filled && (0..cells.len()).all(|at| is_maximum(&cells[at].text));
    let words = numbers == 0 && !named_unit(grid, from, row);
    !named && (words || maxima)
}

/// "Trung bình tỉnh", "Tổng cộng": the name of a row, not a heading.
fn is_row_name(text: &str) -> bool {
    let said = text.to_lowercase();
    let average = said.starts_with("trung bình") || said.starts_with("bình quân");
    average || matches!(said.as_str(), "tổng cộng" | "cộng" | "toàn tỉnh")
}

/// A row that begins with its number and a name, though its values are missing.
fn named_unit(grid: &Grid, from: usize, row: usize) -> bool {
    let cells = &grid.rows[row].cells;
    let first = cells.iter().position(|cell| !cell.text.is_empty());
    first.is_some_and(|first| {
        let text = cells[first].text.trim_end_matches(['.', ')', '/']);
        let short = text.chars().count() <= 4 && !text.chars().any(char::is_lowercase);
        (is_ordinal(text) || short) && columns::is_ordinal(grid.text(from, first))
    })
}

fn is_maximum(text: &str) -> bool {
    let digits = text.trim_start_matches(['(', '/']).trim_end_matches(')');
    text.is_empty() || matches!(digits, "18" | "20" | "12" | "10" | "22" | "100")
}

/// "(1) (2) (3) (4)=(2)+(3)", "A B 1 2 3": the numbers of the columns.
fn is_column_numbers(row: &GridRow) -> bool {
    let filled: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
    let number = |text: &str| {
        let first = text.split(['=', '+', ' ']).next().unwrap_or("");
        first.trim_matches(['(', ')', '[', ']']).parse::<u32>().ok()
    };
    let letter =
        |text: &str| text.trim_matches(['(', ')']).len() == 1 && text.contains(|c: char| c.is_ascii_uppercase());
    let numbers: Vec<u32> = filled.iter().filter_map(|text| number(text)).collect();
    filled.len() > 2
        && filled.iter().all(|text| number(text).is_some() || letter(text))
        && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
        && numbers.len() > 1
}

fn columns_of(grid: &Grid, from: usize, to: usize, scales: &Scales) -> Vec<Column> {
    let width = (from..to).map(|row| grid.rows[row].cells.len()).max().unwrap_or(0).min(COLUMNS);
    let rows: Vec<usize> = (from..to).filter(|row| !is_column_numbers(&grid.rows[*row])).collect();
    let mut columns: Vec<Column> = (0..width)
        .map(|column| {
            let mut levels: Vec<&str> = Vec::new();
            for (at, row) in rows.iter().enumerate() {
                let text = level(grid, &rows, at, *row, column);
                if !text.is_empty() && levels.last() != Some(&text) {
                    levels.push(text);
                }
            }
            if levels.is_empty() { Column::unnamed() } else { headings::column(&levels, scales) }
        })
        .collect();
    if !columns.iter().any(|column| column.kind.is_name())
        && let Some(area) = columns.iter_mut().find(|column| column.kind == Kind::Area)
    {
        // Districts are the units of the table where nothing smaller is named.
        area.kind = Kind::Unit;
    }
    columns::name_the_names(&mut columns);
    columns::name_the_units(&mut columns);
    for column in grid.hidden_columns.iter().copied() {
        if let Some(column) = columns.get_mut(column).filter(|column| column.kind != Kind::Ordinal) {
            // What the file hides from its readers was not announced; it is shown to the person who confirms.
            column.kind = Kind::Unknown;
        }
    }
    columns
}

/// The text of one level above a column. Exports lose merged cells: a blank beside a group's heading belongs to it.
fn level<'a>(grid: &'a Grid, rows: &[usize], at: usize, row: usize, column: usize) -> &'a str {
    let own = grid.text(row, column);
    let Some(below) = rows.get(at + 1).filter(|_| own.is_empty()) else { return own };
    if grid.own_text(*below, column).is_empty() {
        return own;
    }
    let left = (0..column).rev().find(|left| !grid.text(row, *left).is_empty());
    match left {
        Some(left) if (left..column).all(|at| !grid.own_text(*below, at).is_empty()) => grid.text(row, left),
        _ => own,
    }
}

/// The table behind its heading, and the row behind the table.
fn table(
    grid: &Grid,
    from: usize,
    mut columns: Vec<Column>,
    body: usize,
    numbers: &[usize],
    scales: &Scales,
) -> (Option<Table>, usize) {
    keep_the_telling(grid, &mut columns, body);
    let at_kind = |kind: Kind| columns.iter().position(|column| column.kind == kind);
    let names = at_kind(Kind::Unit).or_else(|| at_kind(Kind::IndicatorName));
    let mut rows: Vec<Row> = Vec::new();
    let mut end = body;
    for at in body..grid.rows.len() {
        if grid.rows[at].is_blank() || is_column_numbers(&grid.rows[at]) && rows.is_empty() {
            continue;
        }
        if at > body && numbers[at] == 0 && heading_at(grid, at, numbers, scales).is_some() {
            break;
        }
        if let Some(row) = maxima(grid, at, &columns, rows.is_empty()) {
            take_maxima(&mut columns, &row, scales);
            end = at + 1;
            continue;
        }
        let goes_on = numbers[at + 1..].iter().take(3).any(|count| *count > 1);
        if is_a_sentence(&grid.rows[at]) && !goes_on {
            break;
        }
        let row = row(grid, at, &columns, names, rows.last());
        let figures = row.cells.as_ref().is_some_and(|cells| holds_figures(cells, &columns));
        if figures {
            rows.push(row);
            end = at + 1;
        } else if is_unit_without_values(&row, &columns) {
            end = at + 1;
        } else if let Some(area) = heading_of_rows(grid, at) {
            // Behind the last row of figures words are notes; before one they head a group of rows.
            if !goes_on {
                break;
            }
            rows.push(Row { name: area, cells: None, fragment: true, ..row });
        } else {
            break;
        }
    }
    rows.truncate(rows.iter().rposition(|row| row.cells.is_some()).map_or(0, |last| last + 1));
    if rows.is_empty() {
        return (None, end);
    }
    let lines = (grid.line(from), grid.line(end.max(from + 1) - 1));
    (Some(Table { columns, rows, exact: true, lines, sheet: grid.name.clone() }), end)
}

/// "Mã nhóm | Tên nhóm": of several columns of indicators or of periods the one is read whose cells name most.
fn keep_the_telling(grid: &Grid, columns: &mut [Column], body: usize) {
    const LOOKED_AT: usize = 60;
    let rows = body..grid.rows.len().min(body + LOOKED_AT);
    let tells = |kind: Kind, text: &str| match kind {
        Kind::IndicatorName => !super::indicators_of(text).is_empty(),
        _ => named_period(text).is_some(),
    };
    // "Nhóm thấp nhất: TTTT: 5,1/10" beside the units: what one group has, and no name of what the row is of.
    if columns.iter().any(|column| column.kind == Kind::Unit) {
        let states = |column: usize| rows.clone().filter(|row| states_a_value(grid.text(*row, column))).count();
        let names =
            |column: usize| rows.clone().filter(|row| tells(Kind::IndicatorName, grid.text(*row, column))).count();
        for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.kind == Kind::IndicatorName) {
            if states(at) > 0 && 2 * states(at) >= names(at) {
                column.kind = Kind::Unknown;
            }
        }
    }
    for kind in [Kind::IndicatorName, Kind::PeriodName] {
        let alike: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].kind == kind).collect();
        let telling = |column: usize| rows.clone().filter(|row| tells(kind, grid.text(*row, column))).count();
        // Of equals the first.
        let Some(best) = alike.iter().copied().rev().max_by_key(|column| telling(*column)) else { continue };
        for column in alike.into_iter().filter(|column| *column != best) {
            columns[column].kind = Kind::Aside;
        }
    }
}

/// "TTTT: 5,1/10": behind the words a number with decimals, or one out of a maximum.
fn states_a_value(text: &str) -> bool {
    let last = text.split_whitespace().last().unwrap_or_default();
    let mut parts = last.split('/');
    let (value, max) = (parts.next().unwrap_or_default(), parts.next());
    is_number(value) && (max.is_some_and(is_number) || value.contains([',', '.']))
}

fn holds_figures(cells: &[String], columns: &[Column]) -> bool {
    cells.iter().zip(columns).any(|(cell, column)| {
        let value = matches!(column.kind, Kind::Value(..) | Kind::OfUnit | Kind::Unknown | Kind::Aside);
        value && cell.contains(|c: char| c.is_ascii_digit()) || column.kind == Kind::Task && !cell.is_empty()
    })
}

/// "6 | Đặc khu Hoàng Sa | | N/A": a row of the table that states nothing.
fn is_unit_without_values(row: &Row, columns: &[Column]) -> bool {
    let numbered = |(cell, column): (&String, &Column)| column.kind == Kind::Ordinal && is_ordinal(cell);
    !row.name.is_empty() && row.cells.as_ref().is_some_and(|cells| cells.iter().zip(columns).any(numbered))
}

/// "Yêu cầu xã A báo cáo trong 03 ngày làm việc.": running text in one cell, though it holds a number.
fn is_a_sentence(row: &GridRow) -> bool {
    const FEW: usize = 6;
    let mut filled = row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    let (Some(only), None) = (filled.next(), filled.next()) else { return false };
    let words = only.split(' ').filter(|word| word.starts_with(char::is_alphabetic)).count();
    words > FEW && only.contains(|c: char| c.is_ascii_digit())
}

/// The only words of a row, which may name the district or the group that the rows below belong to.
fn heading_of_rows(grid: &Grid, row: usize) -> Option<String> {
    let cells = &grid.rows[row].cells;
    let mut words = cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty() && !is_blank(text));
    let first = words.next()?;
    let second = words.next();
    let text = match second {
        // "I", "HUYỆN KIM ĐỘNG"
        Some(second) if first.chars().count() <= 5 => second,
        Some(_) => return None,
        None => first,
    };
    (words.next().is_none() && text.split(' ').count() <= 12).then(|| text.to_owned())
}

/// The cells of a row below the heading that prints the maxima.
fn maxima(grid: &Grid, row: usize, columns: &[Column], first: bool) -> Option<Vec<String>> {
    let cells: Vec<String> = (0..columns.len()).map(|column| grid.own_text(row, column).to_owned()).collect();
    let name = cells.iter().find(|cell| !cell.is_empty() && !is_value(cell)).map(|name| name.to_lowercase());
    let named = name.as_deref().is_some_and(|name| {
        ["điểm tối đa", "tối đa", "thang điểm", "điểm chuẩn"].iter().any(|word| name.starts_with(word))
    });
    let scores = || cells.iter().zip(columns).filter(|(cell, column)| column.kind.is_points() && !cell.is_empty());
    let plain = name.is_none() && first && scores().count() > 2 && scores().all(|(cell, _)| is_maximum(cell));
    ((named || plain) && scores().count() > 0).then_some(cells)
}

fn take_maxima(columns: &mut [Column], cells: &[String], scales: &Scales) {
    use crate::domain::indicator::Indicator;
    use crate::domain::points::Points;
    for (column, cell) in columns.iter_mut().zip(cells) {
        let digits = cell.trim_start_matches(['(', '/']).trim_end_matches(')').trim_end_matches("điểm").trim();
        let Some(max) = Points::parse(digits).filter(|max| *max > Points::ZERO) else { continue };
        column.maximum = column.maximum.or(Some(max));
        column.kind = match column.kind {
            Kind::Value(Measure::Points, Some(Indicator::Dvctt)) if scales.is_of_online(max) => {
                Kind::Value(Measure::Points, Some(Indicator::Online))
            }
            Kind::Unknown => columns::by_maximum(max, scales),
            kind => kind,
        };
    }
}

fn row(grid: &Grid, at: usize, columns: &[Column], names: Option<usize>, before: Option<&Row>) -> Row {
    let mut cells: Vec<String> = columns
        .iter()
        .enumerate()
        .map(|(place, column)| match column.kind {
            // Names, districts and periods hold for every row that their merged cell covers.
            Kind::Unit | Kind::IndicatorName | Kind::Area | Kind::PeriodName => grid.text(at, place).to_owned(),
            _ => grid.own_text(at, place).to_owned(),
        })
        .collect();
    let place_of = |kind: Kind| columns.iter().position(|column| column.kind == kind);
    let cell = |kind: Kind| place_of(kind).and_then(|place| cells.get(place)).cloned();
    let area = cell(Kind::Area).unwrap_or_default();
    let mut name = names.and_then(|names| cells.get(names)).cloned().unwrap_or_default();
    // Merged with the number before it: "Trung bình toàn tỉnh" over both columns.
    if name.is_empty()
        && let Some(first) = cells.first().filter(|first| !first.is_empty() && !is_ordinal(first) && !is_value(first))
    {
        name = first.clone();
    }
    let keyed =
        [Kind::PeriodName, Kind::IndicatorName].into_iter().any(|kind| cell(kind).is_some_and(|key| !key.is_empty()));
    let unnamed = cell(Kind::Unit).is_some_and(|unit| unit.is_empty()) && name.is_empty();
    if unnamed && keyed {
        // Exports print the unit in the first of its rows only, and with it the period.
        name = before.map(|row| row.name.clone()).unwrap_or_default();
        if let Some(place) = place_of(Kind::PeriodName).filter(|place| cells[*place].is_empty())
            && let Some(period) = before.and_then(|row| row.cells.as_ref()?.get(place))
        {
            cells[place].clone_from(period);
        }
    }
    let printed: Vec<&str> =
        grid.rows[at].cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
    Row {
        line: grid.line(at),
        printed: printed.join(" "),
        area,
        name,
        cells: Some(cells),
        hidden: grid.rows[at].hidden,
        fragment: false,
    }
}
