//! What a table of units says about time: no unit without its parent, no two of one name at once, no reform that loses one.
//!
//! These faults keep a table from being loaded. A registry that is stored already is not judged again: it was checked by the
//! rules of its day.

use super::unit::{Unit, UnitId, UnitLevel};
use super::unit_registry::{RegistryFault, UnitRegistry};
use chrono::{Days, NaiveDate};
use std::collections::{HashMap, HashSet};

/// Every fault of the registry in time.
pub fn gaps(registry: &UnitRegistry) -> Vec<RegistryFault> {
    let mut faults = orphans(registry);
    faults.extend(same_names(registry.units()));
    faults.extend(off_date(registry));
    faults.extend(left_out(registry));
    faults
}

/// A unit is never valid on a day on which its parent is not.
fn orphans(registry: &UnitRegistry) -> Vec<RegistryFault> {
    let parent_of = |unit: &Unit| unit.parent.as_ref().and_then(|parent| registry.get(parent)).cloned();
    let orphan = |unit: &Unit| {
        let parent = parent_of(unit)?;
        let before = parent.valid_from.is_some_and(|from| unit.valid_from.is_none_or(|own| own < from));
        let after = parent.valid_to.is_some_and(|to| unit.valid_to.is_none_or(|own| own > to));
        (before || after).then(|| RegistryFault::Orphan { unit: unit.id.clone(), parent: parent.id })
    };
    registry.units().iter().filter_map(orphan).collect()
}

/// Two units of one kind, name and parent follow one another, they do not stand side by side.
fn same_names(units: &[Unit]) -> Vec<RegistryFault> {
    let mut named: HashMap<(_, &str, Option<&UnitId>), Vec<&Unit>> = HashMap::new();
    for unit in units {
        named.entry((unit.kind, unit.name.as_str(), unit.parent.as_ref())).or_default().push(unit);
    }
    let mut faults = Vec::new();
    for mut sharers in named.into_values().filter(|sharers| sharers.len() > 1) {
        sharers.sort_by_key(|unit| unit.valid_from);
        for pair in sharers.windows(2) {
            if !pair[0].valid_to.zip(pair[1].valid_from).is_some_and(|(to, from)| to < from) {
                faults.push(RegistryFault::SameName { first: pair[0].id.clone(), second: pair[1].id.clone() });
            }
        }
    }
    faults
}

/// What an event takes away is valid on its eve, what it makes on its day.
fn off_date(registry: &UnitRegistry) -> Vec<RegistryFault> {
    let mut faults = Vec::new();
    for (event, told) in registry.events().iter().enumerate() {
        let eve = told.date.checked_sub_days(Days::new(1)).unwrap_or(told.date);
        let wrong = |unit: &&UnitId, day: NaiveDate| registry.get(unit).is_some_and(|unit| !unit.is_valid_on(day));
        let from = told.from.iter().filter(|unit| wrong(unit, eve));
        let to = told.to.iter().filter(|unit| wrong(unit, told.date));
        // Who is gone without being named among what remains must have ended.
        let remains = told.from.iter().filter(|unit| {
            !told.to.contains(unit) && registry.get(unit).is_some_and(|unit| unit.is_valid_on(told.date))
        });
        let off = from.chain(to).chain(remains);
        faults.extend(off.map(|unit| RegistryFault::EventOffDate { event, unit: unit.clone() }));
    }
    faults
}

/// On the day of a reform every unit that ends or begins is named by an event. Departments come and go with their unit.
fn left_out(registry: &UnitRegistry) -> Vec<RegistryFault> {
    let mut named: HashMap<NaiveDate, HashSet<&UnitId>> = HashMap::new();
    for event in registry.events() {
        named.entry(event.date).or_default().extend(event.from.iter().chain(&event.to));
    }
    let mut faults = Vec::new();
    for unit in registry.units().iter().filter(|unit| unit.level() != UnitLevel::Department) {
        let ended = unit.valid_to.and_then(|to| to.checked_add_days(Days::new(1)));
        for date in ended.into_iter().chain(unit.valid_from) {
            if named.get(&date).is_some_and(|named| !named.contains(&unit.id)) {
                faults.push(RegistryFault::LeftOut { unit: unit.id.clone(), date });
            }
        }
    }
    faults
}

#[cfg(test)]
mod national;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::unit::{UnitEvent, UnitEventKind, UnitKind};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn unit(id: &str, parent: Option<&str>, from: Option<&str>, to: Option<&str>) -> Unit {
        Unit {
            id: UnitId::new(id),
            kind: if parent.is_none() { UnitKind::Province } else { UnitKind::Commune },
            name: id.to_uppercase(),
            parent: parent.map(UnitId::new),
            code: None,
            valid_from: from.map(day),
            valid_to: to.map(day),
            aliases: Vec::new(),
        }
    }

    fn event(from: &[&str], to: &[&str]) -> UnitEvent {
        let ids = |ids: &[&str]| ids.iter().copied().map(UnitId::new).collect();
        let (from, to) = (ids(from), ids(to));
        UnitEvent { date: day("2025-07-01"), kind: UnitEventKind::Merge, from, to, legal_basis: "1/NQ".to_owned() }
    }

    fn found(units: Vec<Unit>, events: Vec<UnitEvent>) -> Vec<RegistryFault> {
        gaps(&UnitRegistry::build(units, events).expect("a registry"))
    }

    #[test]
    fn a_sound_reform_has_no_fault() {
        let units = vec![
            unit("p", None, None, None),
            unit("a", Some("p"), None, Some("2025-06-30")),
            unit("b", Some("p"), None, Some("2025-06-30")),
            unit("c", Some("p"), Some("2025-07-01"), None),
        ];
        assert_eq!(found(units, vec![event(&["a", "b"], &["c"])]), []);
    }

    #[test]
    fn what_a_reform_loses_or_dates_wrong_is_found() {
        let units = || {
            vec![
                unit("p", None, None, Some("2026-12-31")),
                unit("a", Some("p"), None, Some("2025-06-30")),
                unit("b", Some("p"), None, Some("2025-06-30")),
                unit("c", Some("p"), Some("2025-07-02"), None),
            ]
        };
        let faults = found(units(), vec![event(&["a"], &["c"])]);
        let id = UnitId::new;
        assert!(faults.contains(&RegistryFault::LeftOut { unit: id("b"), date: day("2025-07-01") }), "{faults:?}");
        assert!(faults.contains(&RegistryFault::EventOffDate { event: 0, unit: id("c") }));
        assert!(faults.contains(&RegistryFault::Orphan { unit: id("c"), parent: id("p") }));
        assert_eq!(faults.len(), 3);
    }

    #[test]
    fn one_name_is_not_borne_twice_at_once() {
        let mut second = unit("a2", Some("p"), Some("2025-06-01"), None);
        second.name = "A".to_owned();
        let units = vec![unit("p", None, None, None), unit("a", Some("p"), None, Some("2025-06-30")), second];
        let same = RegistryFault::SameName { first: UnitId::new("a"), second: UnitId::new("a2") };
        assert_eq!(found(units, Vec::new()), [same]);
    }
}
