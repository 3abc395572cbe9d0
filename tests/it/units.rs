//! The unit tables that are compiled in, as a registry.

use chrono::NaiveDate;
use loa::domain::unit::{Unit, UnitEvent, UnitEventKind, UnitId, UnitKind};
use loa::domain::unit_registry::UnitRegistry;

pub fn hung_yen() -> UnitRegistry {
    let units = include_str!("../../data/units/hung-yen.units.tsv").lines().skip(1).map(unit).collect();
    let events = include_str!("../../data/units/hung-yen.events.tsv").lines().skip(1).map(event).collect();
    UnitRegistry::build(units, events).expect("a table without faults")
}

fn unit(line: &str) -> Unit {
    let fields: Vec<&str> = line.split('\t').collect();
    let given = |index: usize| Some(fields[index].to_owned()).filter(|field| !field.is_empty());
    let day = |index: usize| given(index).map(|day| day.parse::<NaiveDate>().expect("a day"));
    Unit {
        id: UnitId::new(fields[0]),
        kind: UnitKind::from_code(fields[1]).expect("a kind"),
        name: fields[2].to_owned(),
        parent: given(3).map(UnitId::new),
        code: given(4),
        valid_from: day(5),
        valid_to: day(6),
        aliases: given(7).map(|aliases| aliases.split('|').map(str::to_owned).collect()).unwrap_or_default(),
    }
}

fn event(line: &str) -> UnitEvent {
    let fields: Vec<&str> = line.split('\t').collect();
    let ids = |index: usize| fields[index].split('|').filter(|id| !id.is_empty()).map(UnitId::new).collect();
    UnitEvent {
        date: fields[0].parse().expect("a day"),
        kind: UnitEventKind::from_code(fields[1]).expect("a kind"),
        from: ids(2),
        to: ids(3),
        legal_basis: fields[4].to_owned(),
    }
}
