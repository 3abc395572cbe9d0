//! What the columns of a table hold, told by their headings and by the maximum printed in them.

mod meaning;

use super::Cell;
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::scale::Scales;
use crate::letter::lexicon::{self, Term};
use crate::letter::periods;
use crate::letter::printed_period::PrintedPeriod;
use crate::letter::token;
pub use meaning::ranked_among;
pub(super) use meaning::{by_maximum, indicators, is_ordinal, kind, printed_maximum};

/// A column and its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub kind: Kind,
    pub heading: String,
    /// The heading names a period.
    pub period: Option<PrintedPeriod>,
    /// The maximum printed in the heading or below it.
    pub maximum: Option<Points>,
    /// Of a column of ranks: among how many, where the heading says so.
    pub among: Option<u32>,
    /// The level of the heading that is a unit's name.
    pub(super) unit: Option<String>,
    pub(super) from: usize,
    pub(super) to: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Row numbers.
    Ordinal,
    /// Names of units.
    Unit,
    /// Names of the districts that the units of the rows lie in.
    Area,
    /// Names of indicators.
    IndicatorName,
    /// Periods.
    PeriodName,
    /// What is measured, and of which indicator. Without one the row names it; in a table of units it is the total.
    Value(Measure, Option<Indicator>),
    /// Scores of the unit that the heading names; the row names the indicator.
    OfUnit,
    /// What a unit is to do, and by when.
    Task,
    Due,
    /// Changes, remarks, ratings, criteria below the groups: no scores of ours.
    Aside,
    Unknown,
}

/// What the numbers of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Points,
    Maximum,
    Average(FigureRole),
    Rank,
    Rate,
}

impl Kind {
    pub fn is_points(self) -> bool {
        matches!(self, Kind::Value(Measure::Points, _) | Kind::OfUnit)
    }

    pub fn is_name(self) -> bool {
        matches!(self, Kind::Unit | Kind::IndicatorName)
    }
}

/// The columns of a header of one line or several.
pub(super) fn of_header(header: &[Vec<Cell>], by_place: bool, scales: &Scales) -> Vec<Column> {
    let Some(widest) = header.iter().max_by_key(|row| row.len()) else { return Vec::new() };
    if by_place && header.iter().flatten().any(is_torn) {
        return Vec::new();
    }
    let places = if by_place { with_loose_headings(header, widest) } else { widest.clone() };
    let mut columns: Vec<Column> = places
        .iter()
        .enumerate()
        .map(|(index, cell)| {
            let parts = header.iter().filter_map(|row| {
                if std::ptr::eq(row, widest) && !by_place {
                    return Some(cell.text.as_str());
                }
                if by_place || row.len() != widest.len() {
                    return row.iter().find(|other| by_place && overlap(other, cell)).map(|other| other.text.as_str());
                }
                row.get(index).map(|other| other.text.as_str())
            });
            let heading = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            Column::of(&heading, cell, scales)
        })
        .collect();
    // Headings set so close that no run of spaces parts them.
    if by_place && let Some(close) = close_headings(widest, scales) {
        columns = close;
    }
    name_the_names(&mut columns);
    name_the_units(&mut columns);
    columns
}

/// "T   DGQ (20)": a letter torn off its heading, which shifts every column behind it. "A", "B" and "I" count columns.
fn is_torn(cell: &Cell) -> bool {
    let mut letters = cell.text.chars().filter(|c| !c.is_whitespace());
    let alone = letters.next().filter(|c| c.is_uppercase() && letters.next().is_none());
    alone.is_some_and(|letter| !matches!(letter, 'A'..='I'))
}

/// The places of the widest line, and those of headings in other lines that stand over none of them: "Tổng điểm" set between
/// the lines of its neighbours.
fn with_loose_headings(header: &[Vec<Cell>], widest: &[Cell]) -> Vec<Cell> {
    let mut places = widest.to_vec();
    for cell in header.iter().flatten() {
        if !places.iter().any(|place| overlap(place, cell)) {
            places.push(cell.clone());
        }
    }
    places.sort_by_key(|place| place.from);
    places
}

pub(super) fn overlap(one: &Cell, other: &Cell) -> bool {
    one.from < other.to && other.from < one.to
}

/// Whether it is told where the names stand and where at least one score stands.
pub(super) fn are_told(columns: &[Column]) -> bool {
    let has = |wanted: &dyn Fn(Kind) -> bool| columns.iter().any(|column| wanted(column.kind));
    columns.len() > 1 && has(&Kind::is_points) && has(&Kind::is_name)
}

/// "STT Đơn vị CKMB TDGQ DVCTT": one cell with several abbreviations.
fn close_headings(row: &[Cell], scales: &Scales) -> Option<Vec<Column>> {
    let mut columns = Vec::new();
    let mut split = false;
    for cell in row {
        let tokens = token::tokens(&cell.text);
        let places: Vec<(usize, usize)> = (0..tokens.len())
            .filter_map(|at| match lexicon::term_at(&tokens, at) {
                Some((Term::Indicator(_), length)) => Some((at, at + length)),
                _ => None,
            })
            .collect();
        let inside = |other: &(usize, usize)| places.iter().any(|p| p != other && p.0 <= other.0 && other.1 <= p.1);
        let places: Vec<(usize, usize)> = places.iter().filter(|place| !inside(place)).copied().collect();
        if places.len() < 2 {
            columns.push(Column::of(&cell.text, cell, scales));
            continue;
        }
        split = true;
        let text = |from: usize, to: usize| -> &str {
            match (tokens.get(from), to.checked_sub(1).and_then(|last| tokens.get(last))) {
                (Some(first), Some(last)) if from < to => cell.text.get(first.start..last.end).unwrap_or(""),
                _ => "",
            }
        };
        let mut done = 0;
        for (from, to) in places {
            columns.extend(plain_words(text(done, from)).iter().map(|word| Column::of(word, cell, scales)));
            columns.push(Column::of(text(from, to), cell, scales));
            done = to;
        }
        columns.extend(plain_words(text(done, tokens.len())).iter().map(|word| Column::of(word, cell, scales)));
    }
    let plain = |column: &Column| column.kind != Kind::Unknown && column.heading.split(' ').count() <= 5;
    (split && columns.len() > 3 && columns.iter().all(plain)).then_some(columns)
}

/// "STT Đơn vị": the row numbers' heading apart.
fn plain_words(text: &str) -> Vec<&str> {
    match text.split_once(' ') {
        _ if text.is_empty() => Vec::new(),
        Some((first, rest)) if is_ordinal(first) => vec![first, rest],
        _ => vec![text],
    }
}

/// Without a heading that says so, the names stand in the first column of words.
pub(super) fn name_the_names(columns: &mut [Column]) {
    if columns.iter().any(|column| column.kind.is_name()) {
        return;
    }
    let several =
        columns.iter().filter(|column| matches!(column.kind, Kind::Value(Measure::Points, Some(_)))).count() > 1;
    if let Some(first) = columns.iter_mut().find(|column| column.kind != Kind::Ordinal)
        && first.kind == Kind::Unknown
        && (first.heading.is_empty() || first.heading.contains(char::is_alphabetic))
        && several
    {
        first.kind = Kind::Unit;
    }
}

/// "Xã Hiệp Cường" as a heading beside a column of indicators, alone or below a period: the scores of that unit.
pub(super) fn name_the_units(columns: &mut [Column]) {
    let Some(names) = columns.iter().position(|column| column.kind == Kind::IndicatorName) else { return };
    for column in &mut columns[names + 1..] {
        // "Nhóm chỉ số | Điểm tối đa | Huyện | TB tỉnh": the scores of the unit whose letter it is.
        if column.kind == Kind::Unit && is_a_level(&column.heading) {
            column.kind = Kind::Value(Measure::Points, None);
        }
    }
    for column in columns.iter_mut().filter(|column| matches!(column.kind, Kind::Unknown | Kind::Unit)) {
        if let Some(unit) = column.unit.take() {
            column.kind = Kind::OfUnit;
            column.heading = unit;
        }
    }
}

fn is_a_level(heading: &str) -> bool {
    const LEVELS: &[&str] = &[
        "huyện",
        "xã",
        "phường",
        "thị trấn",
        "thị xã",
        "thành phố",
        "tỉnh",
        "đặc khu",
        "sở",
        "quận",
        "điểm huyện",
        "điểm xã",
    ];
    LEVELS.contains(&heading.to_lowercase().as_str())
}

/// Whether a heading begins with a kind of unit and goes on with a proper name.
pub(super) fn names_a_unit(heading: &str) -> bool {
    const KINDS: &[&str] = &[
        "xã ",
        "phường ",
        "thị trấn ",
        "đặc khu ",
        "huyện ",
        "thị xã ",
        "thành phố ",
        "sở ",
        "ubnd ",
        "tp. ",
        "tx. ",
        "h. ",
        "q. ",
        "tt. ",
        "x. ",
        "p. ",
    ];
    let name = heading.to_lowercase();
    let proper = heading.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase));
    KINDS.iter().any(|kind| name.starts_with(kind)) && proper
}

impl Column {
    /// A column without a heading.
    pub(super) fn unnamed() -> Column {
        Column {
            kind: Kind::Unknown,
            heading: String::new(),
            period: None,
            maximum: None,
            among: None,
            unit: None,
            from: 0,
            to: 0,
        }
    }

    /// "(18)", "12)": nothing but the maximum of some other column, or what is left of it.
    pub(super) fn is_a_loose_maximum(&self) -> bool {
        let heading = &self.heading;
        heading.contains(['(', ')'])
            && heading.contains(|c: char| c.is_ascii_digit())
            && heading.chars().all(|c| c.is_ascii_digit() || matches!(c, '(' | ')' | ' '))
    }

    fn of(heading: &str, cell: &Cell, scales: &Scales) -> Column {
        let tokens = token::tokens(heading);
        let period = periods::first_period(&tokens);
        Column {
            kind: kind(heading, &tokens, period, scales),
            heading: heading.to_owned(),
            period,
            maximum: printed_maximum(&tokens),
            among: ranked_among(&tokens),
            unit: Some(heading).filter(|heading| names_a_unit(heading)).map(str::to_owned),
            from: cell.from,
            to: cell.to,
        }
    }
}
