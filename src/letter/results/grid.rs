//! Scores that stand in a table. A cell's meaning is what its row and its column say together: whose score, of which
//! indicator, of which period, and whether it is a score, an average, a rank or a rate.

mod cells;
mod holder;
mod rates;
mod reading;

use super::{Results, Title};
use crate::domain::figure::{FigureRole, Rank};
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::letter::lexicon::averages_wards_apart;
use crate::letter::outline::Scope;
use crate::letter::periods::named_period;
use crate::letter::printed_period::PrintedPeriod;
use crate::letter::reading::{Place, ReadRank, Score, Stray, When};
use crate::letter::table::{Column, Kind, Measure, Row, Table, is_blank};
use crate::letter::token::tokens;
use crate::letter::unit_names::Mention;
use cells::{Printed, indicator_of, printed, rank};
use holder::{Holder, Whose};
use reading::{Reading, alike, settle_alike, whole_period};

/// Numbers of an unread column that its doubt shows.
const MOST_SHOWN: usize = 60;

/// A row as it is read.
struct RowReading<'t> {
    row: &'t Row,
    whose: Whose,
    indicator: Option<Indicator>,
    maximum: Option<Points>,
    period: Option<PrintedPeriod>,
    /// The last cell of the text may have lost digits.
    cut: bool,
}

impl Results<'_> {
    /// Reads a table with the `notes` below it. `cut` says that the text ends with it, so that its last number may have lost digits.
    pub fn read_table(&mut self, table: &Table, notes: &[&str], cut: bool) {
        let scope = self.outline.enter(None);
        self.readings.names_the_index = true;
        let has = |kind: Kind| table.columns.iter().any(|column| column.kind == kind);
        let (by_unit, by_indicator) = (has(Kind::Unit), has(Kind::IndicatorName));
        let told =
            if table.exact { by_unit || by_indicator } else { by_unit != by_indicator && !alike(&table.columns) };
        let title = self.title_of(&table.columns);
        let block = if by_unit { self.block_of(&table.rows) } else { None };
        let mut reading = Reading {
            table,
            columns: table.columns.clone(),
            scope,
            by_unit,
            by_indicator,
            title,
            block,
            unsure: false,
            notes,
        };
        if by_indicator {
            self.name_bare_units(&mut reading.columns);
        }
        if table.exact {
            reading.take_sheet_period();
            reading.take_period_of_a_note();
            reading.take_years();
            reading.take_bare_years();
            reading.doubt_uneven_maxima();
            settle_alike(&mut reading.columns);
            if reading.has_no_period() {
                return self.table_without_period(&reading);
            }
            self.unread_columns(&reading);
            reading.unsure |= reading.names_units_aside();
        }
        if told {
            self.rates_of_no_group(&reading);
        }
        let named = table.rows.iter().map(|row| &row.name).chain(table.columns.iter().map(|column| &column.heading));
        self.readings.wards_apart |= named.into_iter().any(|name| averages_wards_apart(&tokens(name)));
        let mut area: Option<String> = None;
        for (at, row) in table.rows.iter().enumerate() {
            let cut = cut && at + 1 == table.rows.len();
            match &row.cells {
                Some(cells) if told && !row.hidden => self.row(&reading, row, cells, area.as_deref(), cut),
                None if table.exact => match whole_period(&row.name) {
                    Some(period) => reading.scope.period = When::In(period),
                    None => area = Some(row.name.clone()),
                },
                _ => self.stray_row(row, &reading.scope, None),
            }
        }
    }

    fn row(&mut self, reading: &Reading<'_>, row: &Row, cells: &[String], area: Option<&str>, cut: bool) {
        let whose = if reading.by_unit {
            let area = if row.area.is_empty() { area } else { Some(row.area.as_str()) };
            match self.holder(&row.name, area, reading.block, reading.table.exact) {
                Holder::Nobody => return,
                Holder::Unclear => return self.stray_row(row, &reading.scope, None),
                Holder::Of(whose) => whose,
            }
        } else {
            Whose { subject: reading.scope.unit.clone(), role: FigureRole::Own, doubtful: false }
        };
        let values = || cells.iter().zip(&reading.columns);
        let cell_of = |kind: Kind| values().find(|(_, column)| column.kind == kind).map(|(cell, _)| cell.as_str());
        let maximum = cell_of(Kind::Value(Measure::Maximum, None)).and_then(printed).map(|value| value.points);
        let mut indicator = None;
        if reading.by_indicator {
            let named = cell_of(Kind::IndicatorName).filter(|_| reading.by_unit).unwrap_or(&row.name);
            let criterion = cell_of(Kind::Ordinal).is_some_and(|number| number.trim_end_matches('.').contains('.'));
            indicator = indicator_of(named, maximum, self.scales).filter(|_| !criterion || !reading.table.exact);
            if rates::is_rate_row(named) && self.holds_rates(reading, named, cells) {
                return self.rate_row(reading, row, indicator, cells, cut);
            }
            if indicator.is_none() {
                if cells::is_rank_row(named) {
                    return self.rank_row(reading, row, cells, cut);
                }
                if cells::is_count_row(named) {
                    return;
                }
                if values().any(|(cell, column)| column.kind.is_points() && printed(cell).is_some()) {
                    self.stray_row(row, &reading.scope, None);
                }
                return;
            }
        }
        let period = match cell_of(Kind::PeriodName).filter(|cell| !cell.is_empty()) {
            Some(cell) => match named_period(cell) {
                Some(period) => Some(period),
                None => return self.stray_row(row, &reading.scope, indicator),
            },
            None => None,
        };
        let mut of_row = RowReading { row, whose, indicator, maximum, period, cut };
        of_row.whose.doubtful |= reading.unsure || reading.is_told_again(row);
        self.cells(reading, &of_row, cells);
    }

    /// "Nhóm chỉ số | Quảng Trị | Cả nước": a heading that is the name of a unit, its kind left out.
    fn name_bare_units(&self, columns: &mut [Column]) {
        for column in columns.iter_mut().filter(|column| column.kind == Kind::Unknown) {
            let own = self.names.registry().get(self.home).is_some_and(|home| home.name == column.heading);
            if own {
                column.kind = Kind::Value(Measure::Points, None);
            } else if matches!(self.names.mention_of(&column.heading, self.home), Mention::Named { .. }) {
                column.kind = Kind::OfUnit;
            }
        }
    }

    /// What the title above the table says; the next page of the same table has none.
    fn title_of(&mut self, columns: &[Column]) -> Title {
        let headings: Vec<String> = columns.iter().map(|column| column.heading.clone()).collect();
        let before = self.title_before.take().filter(|(before, _)| *before == headings).map(|(_, title)| title);
        let (said, before) = (std::mem::take(&mut self.title), before.unwrap_or_default());
        let title = Title { indicator: said.indicator.or(before.indicator), among: said.among.or(before.among) };
        self.title_before = Some((headings, title));
        title
    }

    /// Below the indicators the ranks by total, one for each column of scores.
    fn rank_row(&mut self, reading: &Reading<'_>, row: &Row, cells: &[String], cut: bool) {
        let mut unread = false;
        for (cell, column) in
            cells.iter().zip(&reading.columns).filter(|(cell, column)| column.kind.is_points() && !is_blank(cell))
        {
            let unit = match column.kind {
                Kind::OfUnit => self.unit_of(&column.heading, None).subject,
                _ => reading.scope.unit.clone(),
            };
            let place = Place { unit, period: column.period.map_or(reading.scope.period, When::In) };
            match rank(cell).filter(|_| !cut) {
                Some(rank) => {
                    let (printed, line) = (row.printed.clone(), row.line);
                    self.readings.ranks.push(ReadRank { place, indicator: Indicator::Total, rank, printed, line });
                }
                None => unread |= cell.contains(|c: char| c.is_ascii_digit()),
            }
        }
        if unread {
            self.stray_row(row, &reading.scope, None);
        }
    }

    fn cells(&mut self, reading: &Reading<'_>, of_row: &RowReading<'_>, cells: &[String]) {
        let mut running = of_row.period.map_or(reading.scope.period, When::In);
        let mut unread = false;
        for (at, (cell, column)) in cells.iter().zip(&reading.columns).enumerate() {
            let own = column.period.map(When::In);
            // Text keeps no headings over several columns: there a period holds until the next one.
            let period = own.unwrap_or(running);
            if !reading.table.exact || reading.scope.period == When::Unsaid || reading.scope.period == When::Several {
                running = period;
            }
            let last = of_row.cut && cells[at + 1..].iter().all(|cell| cell.is_empty());
            let place = Place { unit: of_row.whose.subject.clone(), period };
            unread |= !self.cell(reading, of_row, cell, column, place, last);
        }
        if unread {
            self.stray_row(of_row.row, &reading.scope, of_row.indicator);
        }
    }

    /// Whether everything that the cell says was read.
    fn cell(
        &mut self,
        reading: &Reading<'_>,
        of_row: &RowReading<'_>,
        cell: &str,
        column: &Column,
        place: Place,
        last: bool,
    ) -> bool {
        let exact = reading.table.exact;
        let silent = is_blank(cell) || exact && !cell.contains(|c: char| c.is_ascii_digit());
        let total = reading.by_unit && of_row.indicator.is_none();
        let (measure, of_column) = match column.kind {
            Kind::Value(measure, indicator) => (measure, indicator),
            Kind::OfUnit => {
                let Whose { subject, .. } = self.unit_of(&column.heading, None);
                let place = Place { unit: subject, ..place };
                return silent || self.score(of_row, cell, column, (FigureRole::Own, of_row.indicator), place, last);
            }
            // Columns of a grid that are not read are told once for the table.
            Kind::Unknown => return silent || exact || !cell.contains(|c: char| c.is_ascii_digit()),
            _ => return true,
        };
        let own_row = of_row.whose.role == FigureRole::Own;
        let indicator = match (of_column, of_row.indicator) {
            (Some(of_column), Some(of_row)) if of_column != of_row => return silent,
            (of_column, of_row) => {
                of_column.or(of_row).or(total.then(|| reading.title.indicator.unwrap_or(Indicator::Total)))
            }
        };
        let Some(indicator) = indicator else { return silent };
        match measure {
            _ if silent => true,
            Measure::Maximum => true,
            Measure::Points => self.score(of_row, cell, column, (of_row.whose.role, Some(indicator)), place, last),
            Measure::Average(role) if own_row && (exact || !reading.by_unit) => {
                self.score(of_row, cell, column, (role, Some(indicator)), place, last)
            }
            Measure::Average(_) => !cell.contains(|c: char| c.is_ascii_digit()),
            Measure::Rank if own_row => match rank(cell).filter(|_| !last) {
                Some(rank) => {
                    let among = column.among.or(reading.title.among).filter(|of| rank.place <= *of);
                    let rank = Rank { of: rank.of.or(among), ..rank };
                    let printed = of_row.row.printed.clone();
                    self.readings.ranks.push(ReadRank { place, indicator, rank, printed, line: of_row.row.line });
                    true
                }
                None => false,
            },
            Measure::Rate if of_column.is_some() || !reading.by_unit => {
                self.rate_cell(of_row, cell, column, (place, indicator), last);
                true
            }
            Measure::Rank | Measure::Rate => true,
        }
    }

    /// Takes a score; `false` when the cell holds none.
    fn score(
        &mut self,
        of_row: &RowReading<'_>,
        cell: &str,
        column: &Column,
        (role, indicator): (FigureRole, Option<Indicator>),
        place: Place,
        last: bool,
    ) -> bool {
        let (Some(value), Some(indicator)) = (printed(cell), indicator) else { return false };
        let Printed { points, decimals, max } = value;
        let max = max.or(of_row.maximum).or(column.maximum);
        let other_scale = max.is_some_and(|max| !self.scales.may_be(indicator, max));
        self.readings.scores.push(Score {
            place,
            role,
            indicator,
            points,
            decimals,
            max,
            doubtful: of_row.whose.doubtful || other_scale || last,
            printed: of_row.row.printed.clone(),
            line: of_row.row.line,
            paragraph: Score::NO_PARAGRAPH,
            span: (0, 0),
        });
        true
    }

    fn stray_row(&mut self, row: &Row, scope: &Scope, indicator: Option<Indicator>) {
        self.stray_text(row.printed.clone(), row.line, scope, indicator);
    }

    fn stray_text(&mut self, printed: String, line: u32, scope: &Scope, indicator: Option<Indicator>) {
        let place = Place { unit: scope.unit.clone(), period: scope.period };
        self.readings.stray.push(Stray { place, indicator, printed, line, quoted: false });
    }

    /// Columns with numbers that were not understood, or that the file hides: one doubt for each.
    fn unread_columns(&mut self, reading: &Reading<'_>) {
        for (at, column) in reading.columns.iter().enumerate().filter(|(_, column)| column.kind == Kind::Unknown) {
            let cells = reading.table.rows.iter().filter_map(|row| row.cells.as_ref()?.get(at));
            let numbers: Vec<&str> = cells
                .map(String::as_str)
                .filter(|cell| cell.contains(|c: char| c.is_ascii_digit()))
                .take(MOST_SHOWN)
                .collect();
            if !numbers.is_empty() {
                let printed = format!("{}: {}", column.heading, numbers.join("; "));
                self.stray_text(printed, reading.table.lines.0, &reading.scope, None);
            }
        }
    }

    /// Nothing tells the period: the whole table is one doubt when it is long, its rows are when it is short.
    fn table_without_period(&mut self, reading: &Reading<'_>) {
        const SHORT: usize = 40;
        for row in reading.table.rows.iter().filter(|row| row.cells.is_some()).take(SHORT) {
            self.stray_row(row, &reading.scope, None);
        }
    }
}
