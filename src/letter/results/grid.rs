//! Scores that stand in a table: the row says whose or of which indicator, the column which indicator or role.

use super::Results;
use crate::domain::figure::{FigureRole, Rank};
use crate::domain::indicator::Indicator;
use crate::domain::points::{Points, Rate};
use crate::domain::unit::UnitLevel;
use crate::letter::outline::Scope;
use crate::letter::reading::{Place, ReadRank, ReadRate, Score, Stray, Subject, When};
use crate::letter::table::{Column, Kind, Row, Table, indicators_of, is_blank};

/// Whom a row speaks of.
enum Holder {
    Unit {
        subject: Subject,
        doubtful: bool,
    },
    Reference(FigureRole),
    /// Maxima, headings between the rows: no scores.
    Nobody,
    Unclear,
}

/// A printed score.
struct Printed {
    points: Points,
    decimals: usize,
    max: Option<Points>,
}

impl Results<'_> {
    /// Reads a table. `cut` says that the text ends with it, so that its last number may have lost digits.
    pub fn read_table(&mut self, table: &Table, cut: bool) {
        let scope = self.outline.enter(None);
        self.readings.names_the_index = true;
        let has = |kind: Kind| table.columns.iter().any(|column| column.kind == kind);
        let by_unit = has(Kind::Unit);
        let told = by_unit != has(Kind::IndicatorName) && !alike(&table.columns);
        for (at, row) in table.rows.iter().enumerate() {
            let cut = cut && at + 1 == table.rows.len();
            match &row.cells {
                Some(cells) if told && by_unit => self.unit_row(table, row, cells, &scope, cut),
                Some(cells) if told => self.indicator_row(table, row, cells, &scope, cut),
                _ => self.stray_row(row, &scope, None),
            }
        }
    }

    fn stray_row(&mut self, row: &Row, scope: &Scope, indicator: Option<Indicator>) {
        self.readings.stray.push(Stray {
            place: Place { unit: scope.unit.clone(), period: scope.period },
            indicator,
            printed: row.printed.clone(),
            line: row.line,
            quoted: false,
        });
    }

    fn unit_row(&mut self, table: &Table, row: &Row, cells: &[String], scope: &Scope, cut: bool) {
        let (subject, role, unsure) = match self.holder(&row.name) {
            Holder::Nobody => return,
            Holder::Unclear => return self.stray_row(row, scope, None),
            Holder::Reference(role) => (Subject::Home, role, false),
            Holder::Unit { subject, doubtful } => (subject, FigureRole::Own, doubtful),
        };
        let mut period = scope.period;
        let mut unread = false;
        for (at, (cell, column)) in cells.iter().zip(&table.columns).enumerate() {
            period = column.period.map_or(period, When::In);
            let place = Place { unit: subject.clone(), period };
            let indicator = match column.kind {
                Kind::Score(indicator) => indicator,
                Kind::Points => Indicator::Total,
                Kind::Rank if role == FigureRole::Own => {
                    unread |= !self.rank_cell(cell, place, Indicator::Total, row, cut && at + 1 == cells.len());
                    continue;
                }
                Kind::Unknown | Kind::ProvinceAverage | Kind::NationalAverage => {
                    unread |= cell.contains(|c: char| c.is_ascii_digit());
                    continue;
                }
                _ => continue,
            };
            if is_blank(cell) {
                continue;
            }
            match printed(cell) {
                Some(value) => {
                    let other_scale = value.max.is_some_and(|max| max != indicator.national_max());
                    let doubtful = unsure || other_scale || cut && cells[at + 1..].iter().all(|cell| cell.is_empty());
                    self.cell_score(place, role, indicator, &value, doubtful, row);
                }
                None => unread = true,
            }
        }
        if unread {
            self.stray_row(row, scope, None);
        }
    }

    fn indicator_row(&mut self, table: &Table, row: &Row, cells: &[String], scope: &Scope, cut: bool) {
        let values = || cells.iter().zip(&table.columns);
        let maximum = values().find(|(_, column)| column.kind == Kind::Maximum);
        let maximum = maximum.and_then(|(cell, _)| printed(cell)).map(|value| value.points);
        let Some(indicator) = indicator_of(&row.name, maximum) else {
            let figures = values().any(|(cell, column)| column.kind == Kind::Points && printed(cell).is_some());
            if figures {
                self.stray_row(row, scope, None);
            }
            return;
        };
        let mut period = scope.period;
        let mut unread = false;
        for (at, (cell, column)) in values().enumerate() {
            period = column.period.map_or(period, When::In);
            let place = Place { unit: scope.unit.clone(), period };
            let last = cut && cells[at + 1..].iter().all(|cell| cell.is_empty());
            let role = match column.kind {
                Kind::Points => FigureRole::Own,
                Kind::ProvinceAverage => FigureRole::ProvinceAverage,
                Kind::NationalAverage => FigureRole::NationalAverage,
                Kind::Rank => {
                    unread |= !self.rank_cell(cell, place, indicator, row, last);
                    continue;
                }
                Kind::Rate => {
                    if let Some(rate) = Rate::parse(cell.trim_end_matches(['%', ' '])).filter(|_| !last) {
                        self.readings.rates.push(ReadRate { place, indicator, rate, label: None });
                    }
                    continue;
                }
                Kind::Unknown | Kind::Score(_) => {
                    unread |= cell.contains(|c: char| c.is_ascii_digit());
                    continue;
                }
                _ => continue,
            };
            if is_blank(cell) {
                continue;
            }
            match printed(cell) {
                Some(value) => {
                    let max = value.max.or(maximum);
                    let other_scale = max.is_some_and(|max| max != indicator.national_max());
                    self.cell_score(place, role, indicator, &Printed { max, ..value }, other_scale || last, row);
                }
                None => unread = true,
            }
        }
        if unread {
            self.stray_row(row, scope, Some(indicator));
        }
    }

    fn cell_score(
        &mut self,
        place: Place,
        role: FigureRole,
        indicator: Indicator,
        value: &Printed,
        doubtful: bool,
        row: &Row,
    ) {
        self.readings.scores.push(Score {
            place,
            role,
            indicator,
            points: value.points,
            decimals: value.decimals,
            max: value.max,
            doubtful,
            printed: row.printed.clone(),
            line: row.line,
            // No paragraph: the row itself is what is printed.
            paragraph: usize::MAX,
            span: (0, 0),
        });
    }

    /// Whether the cell is a rank or holds none.
    fn rank_cell(&mut self, cell: &str, place: Place, indicator: Indicator, row: &Row, cut: bool) -> bool {
        if is_blank(cell) {
            return true;
        }
        let (number, of) = cell.split_once('/').map_or((cell, None), |(place, of)| (place, Some(of)));
        let place_of = number.trim().parse::<u32>().ok().filter(|place| *place > 0 && !cut);
        let of_all = of.map(|of| of.trim().parse::<u32>().ok());
        let rank = match (place_of, of_all) {
            (Some(place), None) => Rank { place, of: None },
            (Some(place), Some(Some(of))) if place <= of => Rank { place, of: Some(of) },
            _ => return false,
        };
        let printed = row.printed.clone();
        self.readings.ranks.push(ReadRank { place, indicator, rank, printed, line: row.line });
        true
    }

    fn holder(&self, name: &str) -> Holder {
        let said = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
        let level = self.names.registry().get(self.home).map(|unit| unit.level());
        if name.is_empty() || has(&["tối đa", "thang điểm", "điểm chuẩn"]) {
            return if name.is_empty() { Holder::Unclear } else { Holder::Nobody };
        }
        if has(&["cả nước", "toàn quốc"]) {
            return Holder::Reference(FigureRole::NationalAverage);
        }
        if has(&["trung bình", "bình quân"]) || matches!(said.as_str(), "tb" | "bq" | "tb tỉnh" | "bq tỉnh") {
            let of_others = has(&["huyện", "xã", "khối", "cụm", "sở", "phường", "nhóm", "cấp"]);
            let of_the_province = has(&["tỉnh"]) || (level == Some(UnitLevel::Province) && !of_others);
            let province = Holder::Reference(FigureRole::ProvinceAverage);
            return if of_the_province { province } else { Holder::Unclear };
        }
        if matches!(said.as_str(), "toàn tỉnh" | "cả tỉnh" | "tỉnh") {
            return Holder::Reference(FigureRole::ProvinceAverage);
        }
        if said.starts_with("toàn ") {
            return Holder::Unit { subject: Subject::Home, doubtful: true };
        }
        if said.starts_with("tổng") || said.starts_with("cộng") {
            return Holder::Unclear;
        }
        let mention = self.names.mention_of(name, self.home);
        Holder::Unit { subject: Subject::Named(mention), doubtful: false }
    }
}

/// Whether two columns of scores cannot be told from one another.
fn alike(columns: &[Column]) -> bool {
    let mut seen: Vec<(Kind, Option<_>)> = Vec::new();
    columns.iter().any(|column| {
        let kind = match column.kind {
            Kind::Score(Indicator::Total) => Kind::Points,
            kind @ (Kind::Points | Kind::Score(_) | Kind::ProvinceAverage | Kind::NationalAverage) => kind,
            _ => return false,
        };
        let known = seen.contains(&(kind, column.period));
        seen.push((kind, column.period));
        known
    })
}

/// The indicator that a row of a table of indicators is about.
fn indicator_of(name: &str, maximum: Option<Points>) -> Option<Indicator> {
    let said = name.to_lowercase();
    match indicators_of(name)[..] {
        [Indicator::Dvctt] if maximum == Some(Points::whole(22)) => Some(Indicator::Online),
        [only] => Some(only),
        [] if said.starts_with("tổng") || said == "cộng" => Some(Indicator::Total),
        _ => None,
    }
}

/// "92,15", "17,5/18", "88 điểm".
fn printed(cell: &str) -> Option<Printed> {
    let cell = cell.strip_suffix("điểm").or_else(|| cell.strip_suffix('đ')).unwrap_or(cell).trim();
    let (digits, max) = match cell.split_once('/') {
        Some((digits, max)) => (digits.trim(), Some(Points::parse(max.trim())?)),
        None => (cell, None),
    };
    let decimals = digits.split_once([',', '.']).map_or(0, |(_, decimals)| decimals.len());
    Some(Printed { points: Points::parse(digits)?, decimals, max })
}
