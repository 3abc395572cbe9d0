//! A table before its rows are read: which of its columns can be trusted, and which period holds for all of it.

use super::cells::printed;
use super::holder::Block;
use crate::domain::indicator::Indicator;
use crate::letter::date;
use crate::letter::fold::key;
use crate::letter::lexicon::is;
use crate::letter::outline::Scope;
use crate::letter::periods::{named_period, period_at};
use crate::letter::printed_period::PrintedPeriod;
use crate::letter::reading::When;
use crate::letter::results::Title;
use crate::letter::table::{Column, Kind, Measure, Row, Table};
use crate::letter::token::tokens;

/// A table as it is read: its columns settled, what holds for all its rows.
pub struct Reading<'t> {
    pub table: &'t Table,
    pub columns: Vec<Column>,
    pub scope: Scope,
    pub by_unit: bool,
    pub by_indicator: bool,
    pub title: Title,
    /// The block whose units stand in the rows: an average of "13 đơn vị" is of it.
    pub block: Option<Block>,
    /// Title and sheet name different periods, or units stand in a column that was not read.
    pub unsure: bool,
    /// The lines of text right below the table.
    pub notes: &'t [&'t str],
}

impl Reading<'_> {
    /// Whether a row that could not be read is of the same name: which of the two counts nobody can tell.
    pub fn is_told_again(&self, row: &Row) -> bool {
        let of_the_name = |unread: &Row| {
            let mut behind =
                unread.printed.match_indices(&row.name).map(|(at, name)| &unread.printed[at + name.len()..]);
            behind.any(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        };
        !self.table.exact && self.by_unit && self.table.rows.iter().any(|row| row.cells.is_none() && of_the_name(row))
    }

    /// Units are named in a column whose heading does not say so: whose the values are is not certain.
    pub fn names_units_aside(&self) -> bool {
        const TITLES: [&str; 8] = ["xã", "phường", "thị", "huyện", "tỉnh", "sở", "phòng", "ubnd"];
        let unread = |at: usize| self.columns.get(at).is_some_and(|column| column.kind == Kind::Unknown);
        let titled =
            |cell: &str| cell.split_whitespace().next().is_some_and(|word| TITLES.contains(&key(word).as_str()));
        let mut rows = self.table.rows.iter().filter_map(|row| row.cells.as_ref());
        !self.by_unit && rows.any(|cells| cells.iter().enumerate().any(|(at, cell)| unread(at) && titled(cell)))
    }

    /// The sheet's name tells the period where no title does; where both do and differ, neither is certain.
    pub fn take_sheet_period(&mut self) {
        let Some(named) = self.table.sheet.as_deref().and_then(named_period) else { return };
        match self.scope.period {
            When::Unsaid => self.scope.period = When::In(named),
            When::In(said) => self.unsure = said.contradicts(named),
            When::Several => {}
        }
    }

    /// "Tháng 11" below a title of the year 2024 is that of 2024.
    pub fn take_years(&mut self) {
        let When::In(PrintedPeriod::Span { year: Some(year), .. }) = self.scope.period else { return };
        for column in &mut self.columns {
            if let Some(PrintedPeriod::Span { year: missing @ None, .. }) = &mut column.period {
                *missing = Some(year);
            }
        }
    }

    /// "Tổng điểm 2024 | Tổng điểm 2025" below a title of nine months or of a year: the same months of each.
    pub fn take_bare_years(&mut self) {
        let When::In(PrintedPeriod::Span { span, year: Some(_) }) = self.scope.period else { return };
        for column in self.columns.iter_mut().filter(|column| column.period.is_none()) {
            let tokens = tokens(&column.heading);
            let numbers = tokens.iter().filter(|token| token.number().is_some()).count();
            let year = tokens.len().checked_sub(1).and_then(|last| date::year(&tokens, last)).filter(|_| numbers == 1);
            let value = matches!(column.kind, Kind::Value(Measure::Points | Measure::Rank, _));
            if let Some(year) = year.filter(|_| value) {
                column.period = Some(PrintedPeriod::Span { span, year: Some(year) });
            }
        }
    }

    /// "Nguồn: …, kỳ báo cáo tháng 11/2025" below the figures: what no title says.
    pub fn take_period_of_a_note(&mut self) {
        if !self.has_no_period() {
            return;
        }
        let notes = self.table.rows.iter().map(|row| row.printed.as_str()).chain(self.notes.iter().copied());
        let mut told: Vec<PrintedPeriod> = notes.filter_map(period_reported).collect();
        told.dedup();
        if let [only] = told[..] {
            self.scope.period = When::In(only);
        }
    }

    /// In a list of units every row has the same maximum: a column of several values holds something else.
    pub fn doubt_uneven_maxima(&mut self) {
        if !self.by_unit || self.by_indicator {
            return;
        }
        for (at, column) in self.columns.iter_mut().enumerate() {
            let cells = self.table.rows.iter().filter_map(|row| row.cells.as_ref()?.get(at));
            let mut values = cells.filter_map(|cell| printed(cell)).map(|value| value.points);
            let first = values.next();
            if matches!(column.kind, Kind::Value(Measure::Maximum, _)) && values.any(|value| Some(value) != first) {
                column.kind = Kind::Unknown;
            }
        }
    }

    pub fn has_no_period(&self) -> bool {
        let by_row = self.columns.iter().any(|column| column.kind == Kind::PeriodName);
        let by_column = self.columns.iter().any(|column| column.kind.is_points() && column.period.is_some());
        // "Tháng 6 năm 2025" on a line of its own above the rows that it is of.
        let by_heading =
            self.table.rows.first().is_some_and(|row| row.cells.is_none() && whole_period(&row.name).is_some());
        self.scope.period == When::Unsaid && !by_row && !by_column && !by_heading
    }
}

/// The period that the words are, and nothing else.
pub fn whole_period(words: &str) -> Option<PrintedPeriod> {
    let tokens = tokens(words);
    period_at(&tokens, 0).filter(|(_, length)| *length == tokens.len()).map(|(period, _)| period)
}

/// "kỳ báo cáo tháng 11/2025", "Kỳ đánh giá: quý I/2026".
fn period_reported(note: &str) -> Option<PrintedPeriod> {
    let tokens = tokens(note);
    (0..tokens.len()).find_map(|at| {
        let reported = is(&tokens, at, "kì")
            && (is(&tokens, at + 1, "báo") && is(&tokens, at + 2, "cáo")
                || is(&tokens, at + 1, "đánh") && is(&tokens, at + 2, "giá")
                || is(&tokens, at + 1, "công") && is(&tokens, at + 2, "bố")
                || is(&tokens, at + 1, "số") && is(&tokens, at + 2, "liệu"));
        let colon = usize::from(tokens.get(at + 3).is_some_and(|token| token.is_mark(':')));
        reported.then(|| period_at(&tokens, at + 3 + colon)).flatten().map(|(period, _)| period)
    })
}

/// Whether two columns of scores cannot be told from one another.
pub fn alike(columns: &[Column]) -> bool {
    let mut seen: Vec<(Kind, Option<PrintedPeriod>)> = Vec::new();
    // "Tháng 4 | Hạng | Lũy kế 4 tháng | Hạng": a period holds until the next one.
    let mut running = None;
    columns.iter().any(|column| {
        running = column.period.or(running);
        let Some(kind) = told_apart(column.kind) else { return false };
        let known = seen.contains(&(kind, running));
        seen.push((kind, running));
        known
    })
}

/// Columns that cannot be told from one another are not read, and shown.
pub fn settle_alike(columns: &mut [Column]) {
    let keys: Vec<Option<(Kind, Option<PrintedPeriod>)>> =
        columns.iter().map(|column| told_apart(column.kind).map(|kind| (kind, column.period))).collect();
    for (column, key) in columns.iter_mut().zip(&keys) {
        if key.is_some() && column.kind != Kind::OfUnit && keys.iter().filter(|other| *other == key).count() > 1 {
            column.kind = Kind::Unknown;
        }
    }
}

fn told_apart(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::Value(Measure::Points, Some(Indicator::Total)) => Some(Kind::Value(Measure::Points, None)),
        Kind::Value(Measure::Rank, Some(Indicator::Total)) => Some(Kind::Value(Measure::Rank, None)),
        Kind::Value(Measure::Maximum | Measure::Rate, _) => None,
        Kind::Value(..) => Some(kind),
        _ => None,
    }
}
