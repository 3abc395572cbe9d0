//! The figures of one unit and period as a table of aligned columns.

use super::indicators;
use crate::domain::figure::{Figure, FigureRole, FigureSet};
use crate::text::{Text, numbers};
use unicode_normalization::char::is_combining_mark;

/// The table; columns without a value are left out.
pub fn table(set: &FigureSet, text: Text<'_>) -> String {
    let points = |figure: &Figure| numbers::points(figure.points, text.lang());
    let mut columns: Vec<Vec<String>> = vec![
        vec![text.letter_column_indicator()],
        vec![text.letter_column_points()],
        vec![text.letter_column_max()],
        vec![text.letter_column_province()],
        vec![text.letter_column_national()],
        vec![text.letter_column_communes()],
        vec![text.letter_column_districts()],
        vec![text.letter_column_departments()],
        vec![text.letter_column_rate()],
        vec![text.letter_column_rank()],
        vec![text.letter_column_line()],
        vec![String::new()],
    ];
    for indicator in indicators(set) {
        let own = set.own(indicator);
        let any = || set.figures.iter().filter(|figure| figure.indicator == indicator);
        let rank = own.and_then(|own| own.rank).map(|rank| match rank.of {
            Some(of) => format!("{}/{of}", rank.place),
            None => rank.place.to_string(),
        });
        let rate = own.and_then(|own| own.rate.as_ref()).map(|rate| numbers::rate(rate.rate, text.lang()));
        let cells = [
            Some(text.indicator(indicator)),
            own.map(points),
            any().next().map(|figure| numbers::points(figure.max, text.lang())),
            set.find(FigureRole::ProvinceAverage, indicator).map(points),
            set.find(FigureRole::NationalAverage, indicator).map(points),
            set.find(FigureRole::CommunesAverage, indicator).map(points),
            set.find(FigureRole::DistrictsAverage, indicator).map(points),
            set.find(FigureRole::DepartmentsAverage, indicator).map(points),
            rate,
            rank,
            any().next().map(|figure| figure.line.to_string()),
            any().any(Figure::is_doubtful).then(|| text.letter_doubtful()),
        ];
        for (column, cell) in columns.iter_mut().zip(cells) {
            column.push(cell.unwrap_or_default());
        }
    }
    columns.retain(|column| column.iter().skip(1).any(|cell| !cell.is_empty()));
    lay_out(&columns)
}

/// The first and the last column to the left, numbers to the right.
fn lay_out(columns: &[Vec<String>]) -> String {
    let rows = columns.first().map_or(0, Vec::len);
    let widths: Vec<usize> =
        columns.iter().map(|column| column.iter().map(|cell| width(cell)).max().unwrap_or(0)).collect();
    let line = |row: usize| {
        let cells = columns.iter().zip(&widths).enumerate().map(|(at, (column, wide))| {
            let cell = column.get(row).map_or("", String::as_str);
            let room = " ".repeat(wide.saturating_sub(width(cell)));
            let words = at == 0 || column.first().is_some_and(String::is_empty);
            if words { format!("{cell}{room}") } else { format!("{room}{cell}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    (0..rows).map(line).collect::<Vec<_>>().join("\n")
}

/// Columns that a text takes on a terminal: a combining mark takes none.
fn width(text: &str) -> usize {
    text.chars().filter(|c| !is_combining_mark(*c)).count()
}
