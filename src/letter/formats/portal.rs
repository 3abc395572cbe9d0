//! The national public service portal's JSON: a list of units, each with its total, its six groups and their codes.

use super::document::{Builder, Document};
use super::portal_time::time;
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
const CODES: &[&str] = &["code", "groupCode", "criteriaCode"];
const SCORES: &[&str] = &["score", "value", "point", "totalScore"];
const TOTALS: &[&str] = &["totalScore", "total", "tongDiem"];

/// Deeper than this no unit lies.
const DEPTH: usize = 12;

/// The table, when `text` is the portal's answer; `None` for other JSON.
pub fn read(text: &str) -> Option<Document> {
    let value: Value = serde_json::from_str(text).ok()?;
    let mut builder = Builder::default();
    let said = find(&value, &period, 0);
    if let Some(period) = &said {
        builder.paragraph(period);
    }
    let units = units_of(&value, said.as_deref());
    if units.is_empty() {
        return None;
    }
    builder.grid(grid(&units));
    let mut numbers = Vec::new();
    numbers_aside(&value, &units, &mut numbers, 0);
    for number in numbers {
        builder.paragraph(&format!("[{number}]"));
    }
    Some(builder.finish())
}

/// Scores that belong to no unit: an average of some of them, the values of a goal. Shown and never certain.
fn numbers_aside(value: &Value, units: &[&Map<String, Value>], numbers: &mut Vec<String>, depth: usize) {
    if depth > 8 || numbers.len() > 40 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| numbers_aside(item, units, numbers, depth + 1)),
        Value::Object(fields) if units.iter().any(|unit| std::ptr::eq(*unit, fields)) => {}
        Value::Object(fields) => {
            let scored = field(fields, CODES).and_then(Value::as_str).zip(field(fields, SCORES));
            let total = field(fields, TOTALS).filter(|total| total.is_number()).map(|total| ("total", total));
            numbers.extend(scored.or(total).map(|(name, score)| format!("{name}: {}", shown(score))));
            fields.values().for_each(|field| numbers_aside(field, units, numbers, depth + 1));
        }
        _ => {}
    }
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

/// The units of the period that was read: those in the answers that say it, or beside it where it stands in the request.
fn units_of<'a>(value: &'a Value, said: Option<&str>) -> Vec<&'a Map<String, Value>> {
    let mut units = Vec::new();
    if let Some(said) = said {
        let mut answers = Vec::new();
        collect_answers(value, said, &mut answers, 0);
        answers.into_iter().for_each(|answer| collect_units(answer, Some(said), &mut units, 0));
    }
    if units.is_empty() {
        collect_units(value, said, &mut units, 0);
    }
    units
}

/// The outermost objects that say this period.
fn collect_answers<'a>(value: &'a Value, said: &str, answers: &mut Vec<&'a Value>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    match value {
        _ if period(value).as_deref() == Some(said) => answers.push(value),
        Value::Array(items) => items.iter().for_each(|item| collect_answers(item, said, answers, depth + 1)),
        Value::Object(fields) => fields.values().for_each(|field| collect_answers(field, said, answers, depth + 1)),
        _ => {}
    }
}

/// An object that says a period of its own which is not the one that was read.
fn is_of_another_period(value: &Value, said: Option<&str>) -> bool {
    value.get("timeType").is_some_and(|kind| !kind.is_null()) && period(value).as_deref() != said
}

/// "lastPeriod", "previousMonth", "kyTruoc": values to compare with, whose period nothing says.
fn names_another_time(key: &str) -> bool {
    const WORDS: &[&str] =
        &["last", "prev", "previous", "prior", "before", "old", "history", "compare", "compared", "next", "truoc"];
    let mut words = String::new();
    for letter in key.chars() {
        if letter.is_uppercase() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words.split(|letter: char| !letter.is_alphabetic()).any(|word| WORDS.contains(&word))
}

/// Every unit with a total, in printing order: the province itself, those of a list, and those below them ("children").
fn collect_units<'a>(value: &'a Value, said: Option<&str>, units: &mut Vec<&'a Map<String, Value>>, depth: usize) {
    if depth > DEPTH || is_of_another_period(value, said) {
        return;
    }
    match value {
        Value::Array(items) => {
            let listed = items.iter().any(is_unit);
            for item in items {
                // Beside units that have a total, one without is a unit that lacks it.
                let lacks = listed && !is_unit(item) && !is_of_another_period(item, said);
                match item.as_object().filter(|fields| lacks && fields_name(fields)) {
                    Some(fields) => units.push(fields),
                    None => collect_units(item, said, units, depth + 1),
                }
            }
        }
        Value::Object(fields) => {
            if is_unit(value) {
                units.push(fields);
            }
            for (name, field) in fields {
                if name != "groupScores" && !names_another_time(name) {
                    collect_units(field, said, units, depth + 1);
                }
            }
        }
        _ => {}
    }
}

fn is_unit(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| fields_name(fields) && field(fields, TOTALS).is_some())
}

fn fields_name(fields: &Map<String, Value>) -> bool {
    field(fields, NAMES).is_some_and(Value::is_string)
}

fn field<'a>(fields: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| fields.get(*name)).filter(|value| !value.is_null())
}

/// "month", 2026, 9 → "Kết quả tháng 9/2026".
fn period(value: &Value) -> Option<String> {
    time(value.as_object()?).map(|time| format!("Kết quả {time}"))
}

fn grid(units: &[&Map<String, Value>]) -> Grid {
    let mut heading = vec!["Đơn vị".to_owned(), "Tổng điểm".to_owned()];
    heading.extend(GROUPS.iter().map(|(codes, name)| {
        let most = units.iter().find_map(|unit| most(unit, codes));
        most.map_or_else(|| (*name).to_owned(), |most| format!("{name} (tối đa {most})"))
    }));
    let ranked = units.iter().any(|unit| !rank(unit).is_empty());
    heading.extend(ranked.then(|| "Xếp hạng".to_owned()));
    let cell = |value: Option<&Value>| GridCell::of(value.map(shown).unwrap_or_default());
    let mut rows = vec![GridRow::of(heading.into_iter().map(GridCell::of).collect())];
    for unit in units {
        let mut cells = vec![cell(field(unit, NAMES)), cell(field(unit, TOTALS))];
        cells.extend(GROUPS.iter().map(|(codes, _)| cell(group(unit, codes))));
        cells.extend(ranked.then(|| GridCell::of(rank(unit))));
        rows.push(GridRow::of(cells));
    }
    Grid { rows, ..Grid::default() }
}

/// What a unit holds of a group: under its code, or in a list whose items name theirs.
fn of_group<'a>(unit: &'a Map<String, Value>, codes: &[&str]) -> Option<&'a Value> {
    let scores = unit.get("groupScores").and_then(Value::as_object).unwrap_or(unit);
    let listed = || unit.values().filter_map(Value::as_array).flatten();
    let named = |item: &&Value| {
        let code = item.as_object().and_then(|fields| field(fields, CODES)).and_then(Value::as_str);
        code.is_some_and(|code| codes.contains(&code))
    };
    field(scores, codes).or_else(|| listed().find(named))
}

/// The score of a group: a number, or an object with one.
fn group<'a>(unit: &'a Map<String, Value>, codes: &[&str]) -> Option<&'a Value> {
    match of_group(unit, codes)? {
        Value::Object(fields) => field(fields, SCORES),
        value => Some(value),
    }
}

fn most(unit: &Map<String, Value>, codes: &[&str]) -> Option<String> {
    field(of_group(unit, codes)?.as_object()?, &["maxScore", "max", "totalMaxScore"]).map(shown)
}

/// "2/99": the place, and among how many where that is told.
fn rank(unit: &Map<String, Value>) -> String {
    let printed = |place: &&Value| place.is_u64() || place.as_str().is_some_and(is_place);
    let place = field(unit, &["rank", "ranking"]).filter(printed).map(shown);
    let among = unit.get("totalDepartment").filter(|among| among.is_u64()).map(shown);
    match (place, among) {
        (Some(place), Some(among)) if !place.contains('/') => format!("{place}/{among}"),
        (place, _) => place.unwrap_or_default(),
    }
}

/// "5", "5/14".
fn is_place(text: &str) -> bool {
    let mut parts = text.split('/');
    let number = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    parts.by_ref().take(2).all(number) && parts.next().is_none()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_listed_by_their_codes_ranks_and_numbers_of_no_unit_are_shown() {
        let json = r#"{"timeType": "month", "year": 2026, "period": 5, "data": [{"departmentName": "Xã Suối Mây", "rank": 2,
            "totalDepartment": 99, "scores": [{"code": "MDSH", "value": 18.55, "max": 22}], "total": 92.3}],
            "average": {"scores": [{"code": "CKMB", "value": 16.5}], "total": 82.25}}"#;
        let text = read(json).expect("a table").text;
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "Kết quả tháng 5/2026");
        assert!(lines[1].contains("Số hóa hồ sơ (tối đa 22)") && lines[1].ends_with("Xếp hạng"), "{lines:?}");
        assert!(lines[2].starts_with("Xã Suối Mây\t92,3") && lines[2].ends_with("18,55\t2/99"), "{lines:?}");
        assert_eq!(lines[3..], ["[total: 82,25]", "[CKMB: 16,5]"]);
    }

    #[test]
    fn units_of_another_period_are_not_read_as_of_the_one_that_was_said() {
        let now = r#""timeType": "month", "year": 2024, "period": 12,
            "data": [{"departmentName": "Xã Song Mai", "totalScore": 83.7}]"#;
        let before = r#"[{"departmentName": "Xã Hiệp Cường", "totalScore": 66.6}]"#;
        let own_time = format!(r#"{{"timeType": "month", "year": 2024, "period": 11, "data": {before}}}"#);
        for json in [
            format!("[{{{now}}}, {own_time}]"),
            format!(r#"{{{now}, "lastPeriod": {before}}}"#),
            format!(r#"{{{now}, "lastPeriod": {own_time}}}"#),
            format!(r#"{{"current": {{{now}}}, "other": {before}}}"#),
        ] {
            let text = read(&json).expect("a table").text;
            assert!(text.contains("Xã Song Mai\t83,7"), "{json}: {text}");
            assert!(!text.contains("Hiệp Cường") && text.contains("[total: 66,6]"), "{json}: {text}");
        }
    }

    #[test]
    fn units_stand_beside_the_request_or_say_the_period_themselves() {
        for json in [
            r#"{"request": {"timeType": "month", "year": 2024, "period": 12},
                "data": [{"departmentName": "Xã Song Mai", "totalScore": 83.7}]}"#,
            r#"[{"timeType": "month", "year": 2024, "period": 12, "departmentName": "Xã Suối Mây", "totalScore": 80},
                {"timeType": "month", "year": 2024, "period": 12, "departmentName": "Xã Song Mai", "totalScore": 83.7}]"#,
        ] {
            let text = read(json).expect("a table").text;
            assert!(text.starts_with("Kết quả tháng 12/2024") && text.contains("Xã Song Mai\t83,7"), "{text}");
        }
    }
}
