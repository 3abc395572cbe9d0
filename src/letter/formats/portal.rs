//! The national public service portal's JSON: a list of units, each with its total, its six groups and their codes.

use super::document::{Builder, Document};
use crate::letter::table::grid::{Grid, GridCell, GridRow};
use serde_json::{Map, Value};

/// The portal's names of the groups, and what they are called in a table's heading.
const GROUPS: &[(&[&str], &str)] = &[
    (&["CKMB"], "Công khai minh bạch"),
    (&["TDGQ"], "Tiến độ giải quyết"),
    (&["CLGQ", "DVCTT", "ONLINE"], "Dịch vụ công trực tuyến"),
    (&["TTTT"], "Thanh toán trực tuyến"),
    (&["MDHL"], "Mức độ hài lòng"),
    (&["MDSH", "SHHS"], "Số hóa hồ sơ"),
];

const NAMES: &[&str] = &["departmentName", "name", "unitName", "agencyName", "ten", "tenDonVi"];
const TOTALS: &[&str] = &["totalScore", "total", "tongDiem"];

/// The table, when `text` is the portal's answer; `None` for other JSON.
pub fn read(text: &str) -> Option<Document> {
    let value: Value = serde_json::from_str(text).ok()?;
    let mut builder = Builder::default();
    if let Some(period) = find(&value, &period, 0) {
        builder.paragraph(&period);
    }
    let units = find(&value, &units, 0)?;
    builder.grid(grid(&units));
    Some(builder.finish())
}

/// The first answer of `look` in the value or below it.
fn find<'a, T>(value: &'a Value, look: &impl Fn(&'a Value) -> Option<T>, depth: usize) -> Option<T> {
    if depth > 8 {
        return None;
    }
    look(value).or_else(|| match value {
        Value::Array(items) => items.iter().take(4).find_map(|item| find(item, look, depth + 1)),
        Value::Object(fields) => fields.values().find_map(|field| find(field, look, depth + 1)),
        _ => None,
    })
}

fn units(value: &Value) -> Option<Vec<&Map<String, Value>>> {
    let unit = |item: &'_ Value| {
        item.as_object().is_some_and(|fields| field(fields, NAMES).is_some() && field(fields, TOTALS).is_some())
    };
    match value {
        Value::Array(items) if items.iter().any(unit) => Some(flat(items)),
        // One unit's answer alone.
        Value::Object(fields) if unit(value) && fields.contains_key("groupScores") => Some(vec![fields]),
        _ => None,
    }
}

/// Units, and those below them ("children").
fn flat(items: &[Value]) -> Vec<&Map<String, Value>> {
    let mut units = Vec::new();
    let mut waiting: Vec<&Value> = items.iter().rev().collect();
    while let Some(item) = waiting.pop() {
        if let Some(fields) = item.as_object() {
            units.push(fields);
            if let Some(Value::Array(children)) = fields.get("children") {
                waiting.extend(children.iter().rev());
            }
        }
    }
    units
}

fn field<'a>(fields: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| fields.get(*name)).filter(|value| !value.is_null())
}

/// "month", 2026, 9 → "Kết quả tháng 9/2026".
fn period(value: &Value) -> Option<String> {
    let fields = value.as_object()?;
    let kind = fields.get("timeType")?.as_str()?.to_ascii_lowercase();
    let number = |name: &str| {
        let value = fields.get(name)?;
        value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
    };
    let year = number("year").filter(|year| (2020..2100).contains(year))?;
    let count = number("period").or_else(|| number("month")).or_else(|| number("quarter"));
    match (kind.as_str(), count) {
        ("month", Some(month)) => Some(format!("Kết quả tháng {month}/{year}")),
        ("quarter", Some(quarter)) => Some(format!("Kết quả quý {quarter}/{year}")),
        ("year", _) => Some(format!("Kết quả năm {year}")),
        _ => None,
    }
}

fn grid(units: &[&Map<String, Value>]) -> Grid {
    let mut heading = vec!["Đơn vị".to_owned(), "Tổng điểm".to_owned()];
    heading.extend(GROUPS.iter().map(|(codes, name)| {
        let most = units.iter().find_map(|unit| most(unit, codes));
        most.map_or_else(|| (*name).to_owned(), |most| format!("{name} (tối đa {most})"))
    }));
    let cell = |value: Option<&Value>| GridCell::of(value.map(shown).unwrap_or_default());
    let mut rows = vec![GridRow::of(heading.into_iter().map(GridCell::of).collect())];
    for unit in units {
        let mut cells = vec![cell(field(unit, NAMES)), cell(field(unit, TOTALS))];
        cells.extend(GROUPS.iter().map(|(codes, _)| cell(group(unit, codes))));
        rows.push(GridRow::of(cells));
    }
    Grid { rows, ..Grid::default() }
}

/// The score of a group: a number, or an object with one.
fn group<'a>(unit: &'a Map<String, Value>, codes: &[&str]) -> Option<&'a Value> {
    let scores = unit.get("groupScores").and_then(Value::as_object).unwrap_or(unit);
    let value = field(scores, codes)?;
    match value {
        Value::Object(fields) => field(fields, &["score", "value", "point", "totalScore"]),
        value => Some(value),
    }
}

fn most(unit: &Map<String, Value>, codes: &[&str]) -> Option<String> {
    let scores = unit.get("groupScores").and_then(Value::as_object)?;
    let fields = field(scores, codes)?.as_object()?;
    field(fields, &["maxScore", "max", "totalMaxScore"]).map(shown)
}

/// A number or a text as a table prints it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(value) => super::xlsx::numbers::shown(value, super::xlsx::numbers::NumberFormat::General),
            None => number.to_string(),
        },
        _ => String::new(),
    }
}
