//! The table of public holidays: compiled in, or from `data/calendar` of the data folder.

use super::ConfigError;
use crate::domain::holidays::{HolidayRule, HolidayTable, LunarYear};
use chrono::NaiveDate;
use std::io::ErrorKind;
use std::path::Path;

const RULES: (&str, &str) = ("holidays.tsv", include_str!("../../data/calendar/holidays.tsv"));
const LUNAR: (&str, &str) = ("lunar.tsv", include_str!("../../data/calendar/lunar.tsv"));

/// The table, with the files of its names under `data/calendar` of the data folder in place of those compiled in.
pub fn table(data: &Path) -> Result<HolidayTable, ConfigError> {
    let text = |(name, compiled): (&str, &str)| {
        let file = data.join("data").join("calendar").join(name);
        match std::fs::read_to_string(&file) {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(compiled.to_owned()),
            Err(error) => {
                Err(ConfigError::Table { file: file.display().to_string(), line: None, detail: error.to_string() })
            }
        }
    };
    read(&text(RULES)?, &text(LUNAR)?)
}

/// The table compiled in.
pub(super) fn compiled() -> HolidayTable {
    // A test reads it, so it can be read.
    read(RULES.1, LUNAR.1).unwrap_or_default()
}

fn read(rules: &str, lunar: &str) -> Result<HolidayTable, ConfigError> {
    let faulty = |name: &str, line: usize| {
        let file = format!("data/calendar/{name}");
        Err(ConfigError::Table { file, line: Some(line), detail: String::new() })
    };
    let mut table = HolidayTable::default();
    for (place, fields) in lines(rules) {
        match fields.as_slice() {
            [kind, day, ..] => match rule(kind, day) {
                Some(rule) => table.rules.push(rule),
                None => return faulty(RULES.0, place),
            },
            _ => return faulty(RULES.0, place),
        }
    }
    for (place, fields) in lines(lunar) {
        match lunar_year(&fields) {
            Some((year, days)) => table.lunar.insert(year, days),
            None => return faulty(LUNAR.0, place),
        };
    }
    Ok(table)
}

/// Tab-separated lines after the column names, numbered from 1.
fn lines(table: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let rows = table.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty());
    rows.map(|(place, line)| (place + 1, line.split('\t').map(str::trim).collect()))
}

fn rule(kind: &str, day: &str) -> Option<HolidayRule> {
    Some(match kind {
        "yearly" => {
            let (month, day) = day.split_once('-')?;
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            // A leap year has every day that any year has.
            NaiveDate::from_ymd_opt(2024, month, day)?;
            HolidayRule::Yearly { month, day }
        }
        "tet" => HolidayRule::Tet(day.parse().ok()?),
        "hung_kings" => HolidayRule::HungKings(day.parse().ok()?),
        "date" => HolidayRule::On(day.parse().ok()?),
        _ => return None,
    })
}

fn lunar_year(fields: &[&str]) -> Option<(i32, LunarYear)> {
    let [year, tet, hung_kings, ..] = fields else { return None };
    Some((year.parse().ok()?, LunarYear { tet: tet.parse().ok()?, hung_kings: hung_kings.parse().ok()? }))
}
