//! The time in the portal's own fields, in its answers and in tables that are made of them.

use crate::letter::table::grid::{Grid, GridRow};
use serde_json::{Map, Value};

/// The rows of the portal's answer as a table of its own field names: the first of the three columns of time says it all.
pub fn join_columns(grid: &mut Grid) {
    const NAMES: [&str; 3] = ["timeType", "year", "period"];
    let named = |row: &GridRow, name: &str| row.cells.iter().position(|cell| cell.text.eq_ignore_ascii_case(name));
    let place = |row: &GridRow| Some([named(row, NAMES[0])?, named(row, NAMES[1])?, named(row, NAMES[2])?]);
    let Some((head, columns)) =
        grid.rows.iter().enumerate().find_map(|(at, row)| place(row).map(|columns| (at, columns)))
    else {
        return;
    };
    for (at, row) in grid.rows.iter_mut().enumerate().skip(head) {
        let texts = columns.map(|at| row.cells.get(at).map_or_else(String::new, |cell| cell.text.clone()));
        let fields = NAMES.iter().zip(&texts).map(|(name, text)| ((*name).to_owned(), Value::from(text.as_str())));
        let said = if at == head { Some("Kỳ".to_owned()) } else { time(&fields.collect()) };
        let joined = said.unwrap_or_else(|| texts.join(" ").trim().to_owned());
        for (column, text) in columns.into_iter().zip([joined, String::new(), String::new()]) {
            if let Some(cell) = row.cells.get_mut(column) {
                cell.text = text;
            }
        }
    }
}

/// "month", 2026, 9 → "tháng 9/2026".
pub fn time(fields: &Map<String, Value>) -> Option<String> {
    let kind = fields.get("timeType")?.as_str()?.trim().to_ascii_lowercase();
    let number = |name: &str| {
        let value = fields.get(name)?;
        value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
    };
    let year = number("year").filter(|year| (2020..2100).contains(year))?;
    let count = number("period").or_else(|| number("month")).or_else(|| number("quarter"));
    match (kind.as_str(), count) {
        ("month", Some(month)) => Some(format!("tháng {month}/{year}")),
        ("quarter", Some(quarter)) => Some(format!("quý {quarter}/{year}")),
        ("year", _) => Some(format!("năm {year}")),
        _ => None,
    }
}
