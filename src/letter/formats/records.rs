//! JSON of other programs: lists of units with their scores, under keys that stand for the headings of a table. What
//! belongs to no unit is shown and never certain.

use super::document::{Builder, Document};
use super::portal::shown;
use crate::letter::fold;
use crate::letter::table::accented;
use crate::letter::table::grid::{Grid, GridCell, GridRow};
use serde_json::{Map, Value};

type Fields = Map<String, Value>;

/// Deeper than this no list of units lies.
const DEPTH: usize = 8;
/// Scores of a unit, its groups and periods included.
const COLUMNS: usize = 120;

const NAMES: &[&str] = &["đơn vị", "tên đơn vị", "tên", "xã phường", "địa phương", "cơ quan"];
const LABELS: &[&str] =
    &["mã", "code", "groupCode", "groupName", "chỉ số", "nhóm chỉ số", "tên chỉ số", "nhóm", "name"];
const SCORES: &[&str] = &["score", "value", "point", "điểm", "điểm số", "số điểm", "điểm đạt"];
const MAXIMA: &[&str] = &["maxScore", "max", "điểm tối đa", "tối đa"];
const PERIODS: &[&str] = &["tháng", "quý", "tuần"];
const TITLES: &[&str] = &["tiêu đề", "title", "kỳ", "kỳ báo cáo", "kỳ đánh giá", "thời gian"];

/// The tables, when `text` lists units with numbers; `None` for other JSON.
pub fn read(text: &str) -> Option<Document> {
    let value: Value = serde_json::from_str(text).ok()?;
    let mut found = Found::default();
    found.walk(&value, "", 0);
    if found.lists.is_empty() {
        return None;
    }
    let mut builder = Builder::default();
    let mut said = found.titles;
    said.extend(found.period);
    said.extend(found.year.map(|year| format!("năm {year}")));
    if !said.is_empty() {
        builder.paragraph(&format!("Kết quả {}", said.join(" ")));
    }
    for (key, units) in &found.lists {
        builder.grid(grid(key, units));
    }
    for aside in &found.asides {
        builder.paragraph(&format!("[{aside}]"));
    }
    Some(builder.finish())
}

#[derive(Default)]
struct Found<'a> {
    /// Units that stand together, and the key that they stand under.
    lists: Vec<(&'a str, Vec<&'a Fields>)>,
    titles: Vec<String>,
    period: Option<String>,
    year: Option<String>,
    /// Numbers that may be scores, outside of every unit.
    asides: Vec<String>,
}

impl<'a> Found<'a> {
    fn walk(&mut self, value: &'a Value, key: &'a str, depth: usize) {
        if depth > DEPTH {
            return;
        }
        match value {
            Value::Array(items) => {
                let units: Vec<&Fields> = items.iter().filter_map(unit).collect();
                if !units.is_empty() {
                    self.lists.push((key, units));
                }
                for item in items.iter().filter(|item| unit(item).is_none()) {
                    self.walk(item, key, depth + 1);
                }
            }
            Value::Object(fields) if unit(value).is_some() => self.lists.push((key, vec![fields])),
            Value::Object(fields) => {
                for (name, field) in fields {
                    self.walk(field, name, depth + 1);
                }
            }
            Value::Null | Value::Bool(_) => {}
            scalar => self.take(&accented(key), shown(scalar)),
        }
    }

    fn take(&mut self, key: &str, value: String) {
        if TITLES.contains(&key) {
            self.titles.push(value);
        } else if PERIODS.contains(&key) {
            self.period = Some(format!("{key} {value}"));
        } else if key == "năm" {
            self.year = Some(value);
        } else if value.starts_with(|c: char| c.is_ascii_digit()) && value.contains(['.', ',', '/']) && value.len() < 40
        {
            self.asides.push(format!("{key}: {value}"));
        }
    }
}

/// An object that names a unit and holds numbers.
fn unit(value: &Value) -> Option<&Fields> {
    let fields = value.as_object()?;
    let named = name_of(fields).is_some();
    let numbers = cells(fields).iter().any(|(_, value)| value.starts_with(|c: char| c.is_ascii_digit()));
    (named && numbers).then_some(fields)
}

fn name_of(fields: &Fields) -> Option<&str> {
    fields.iter().find(|(key, _)| NAMES.contains(&accented(key).as_str())).and_then(|(_, name)| name.as_str())
}

fn field<'a>(fields: &'a Fields, names: &[&str]) -> Option<&'a Value> {
    let known = |key: &String| names.contains(&key.as_str()) || names.contains(&accented(key).as_str());
    fields.iter().find(|(key, value)| known(key) && !value.is_null()).map(|(_, value)| value)
}

/// The heading of a value in two levels, and the value.
type Cell = ((String, String), String);

/// Everything that a unit's fields hold beside its name, one level deep.
fn cells(fields: &Fields) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (key, value) in fields.iter().filter(|(key, _)| !NAMES.contains(&accented(key).as_str())) {
        match value {
            Value::Object(inner) if score_of(inner).is_some() => cells.extend(scored(&accented(key), inner)),
            Value::Object(inner) => {
                for (name, value) in inner {
                    match value {
                        Value::Object(deep) => {
                            let scored = scored(&accented(name), deep);
                            cells.extend(scored.map(|((_, below), value)| ((accented(key), below), value)));
                        }
                        Value::Number(_) | Value::String(_) => {
                            cells.push(((accented(key), accented(name)), shown(value)));
                        }
                        _ => {}
                    }
                }
            }
            Value::Array(items) => {
                let labelled = items
                    .iter()
                    .filter_map(Value::as_object)
                    .filter_map(|item| scored(field(item, LABELS).and_then(Value::as_str)?, item));
                cells.extend(labelled);
            }
            Value::Number(_) | Value::String(_) => cells.push(((accented(key), String::new()), shown(value))),
            Value::Null | Value::Bool(_) => {}
        }
    }
    cells.truncate(COLUMNS);
    cells
}

fn score_of(fields: &Fields) -> Option<&Value> {
    field(fields, SCORES).filter(|value| value.is_number() || value.is_string())
}

/// A group with its score and, where it is told, its maximum.
fn scored(label: &str, fields: &Fields) -> Option<Cell> {
    let score = shown(score_of(fields)?);
    let heading = match field(fields, MAXIMA).map(shown) {
        Some(max) if !max.is_empty() => format!("{label} (tối đa {max})"),
        _ => label.to_owned(),
    };
    Some(((heading, String::new()), score))
}

fn grid(key: &str, units: &[&Fields]) -> Grid {
    let rows: Vec<(String, Vec<Cell>)> = units.iter().map(|unit| (full_name(key, unit), cells(unit))).collect();
    let mut headings: Vec<(String, String)> = Vec::new();
    for (heading, _) in rows.iter().flat_map(|(_, cells)| cells) {
        if !headings.contains(heading) && headings.len() < COLUMNS {
            headings.push(heading.clone());
        }
    }
    let level = |first: &str, of: fn(&(String, String)) -> &String| {
        let names = headings.iter().map(|heading| GridCell::of(of(heading).clone()));
        GridRow::of(std::iter::once(GridCell::of(first)).chain(names).collect())
    };
    let mut grid_rows = vec![level("Đơn vị", |heading| &heading.0)];
    if headings.iter().any(|(_, below)| !below.is_empty()) {
        grid_rows.push(level("", |heading| &heading.1));
    }
    for (name, cells) in rows {
        let values = headings.iter().map(|heading| {
            let value = cells.iter().find(|(other, _)| other == heading).map(|(_, value)| value.clone());
            GridCell::of(value.unwrap_or_default())
        });
        grid_rows.push(GridRow::of(std::iter::once(GridCell::of(name)).chain(values).collect()));
    }
    Grid { rows: grid_rows, ..Grid::default() }
}

/// "Cao Bằng" under the key "tinh" is "tỉnh Cao Bằng".
fn full_name(key: &str, unit: &Fields) -> String {
    const KINDS: &[&str] = &["tỉnh", "thành phố", "huyện", "xã", "phường"];
    let name = name_of(unit).unwrap_or_default();
    let bare = fold::unaccented(key).replace('_', " ");
    let kind = KINDS.iter().find(|kind| fold::unaccented(kind) == bare);
    match kind.filter(|kind| !name.to_lowercase().starts_with(**kind)) {
        Some(kind) => format!("{kind} {name}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(json: &str) -> Option<Vec<String>> {
        read(json).map(|document| document.text.lines().map(str::to_owned).collect())
    }

    #[test]
    fn units_under_the_keys_of_other_programs_become_a_table() {
        let json = r#"{"ky_bao_cao": "Tháng 9/2025", "tinh": {"ten": "Lam Giang", "tong_diem": "80,5 điểm"},
            "don_vi": [{"ten": "Xã Suối Mây", "nhom": {"CKMB": "12/18", "TTTT": null}, "tong_diem": 71.5}], "he_so": 1.5}"#;
        let lines = lines(json).expect("a table");
        assert!(lines.contains(&"Kết quả Tháng 9/2025".to_owned()), "{lines:?}");
        assert!(lines.contains(&"tỉnh Lam Giang\t80,5 điểm".to_owned()), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("Xã Suối Mây\t") && line.contains("12/18")), "{lines:?}");
        assert!(lines.contains(&"[he_so: 1,5]".to_owned()), "{lines:?}");
    }

    #[test]
    fn groups_in_a_list_of_their_own_are_columns() {
        let json = r#"[{"don_vi": "Xã A", "groups": [{"code": "CKMB", "score": 12.5, "max": 18}]}]"#;
        let lines = lines(json).expect("a table");
        assert_eq!(lines[..], ["Đơn vị\tCKMB (tối đa 18)".to_owned(), "Xã A\t12,5".to_owned()]);
    }

    #[test]
    fn other_json_is_none_of_ours() {
        assert_eq!(lines(r#"{"a": [1, 2, 3]}"#), None);
        assert_eq!(lines("{"), None);
    }
}
