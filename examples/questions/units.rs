//! The units that the question lists are about.

use chrono::NaiveDate;
use loa::domain::unit::{Unit, UnitEvent, UnitEventKind, UnitId, UnitKind};
use loa::domain::unit_registry::UnitRegistry;

pub fn registry() -> Result<UnitRegistry, Box<dyn std::error::Error>> {
    let date = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let ids = |text: &str| text.split('|').filter(|id| !id.is_empty()).map(UnitId::new).collect::<Vec<_>>();
    let mut units = Vec::new();
    for line in std::fs::read_to_string("data/units/hung-yen.units.tsv")?.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        units.push(Unit {
            id: UnitId::new(columns[0]),
            kind: UnitKind::from_code(columns[1]).ok_or("an unknown kind")?,
            name: columns[2].to_owned(),
            parent: ids(columns[3]).pop(),
            code: (!columns[4].is_empty()).then(|| columns[4].to_owned()),
            valid_from: date(columns[5]),
            valid_to: date(columns[6]),
            aliases: columns[7].split('|').filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
        });
    }
    let mut events = Vec::new();
    for line in std::fs::read_to_string("data/units/hung-yen.events.tsv")?.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        events.push(UnitEvent {
            date: date(columns[0]).ok_or("no date")?,
            kind: UnitEventKind::from_code(columns[1]).ok_or("an unknown event")?,
            from: ids(columns[2]),
            to: ids(columns[3]),
            legal_basis: columns[4].to_owned(),
        });
    }
    UnitRegistry::build(units, events).map_err(|faults| format!("{faults:?}").into())
}
