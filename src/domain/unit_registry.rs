//! All units and their events in memory, asked by identity, parent and date.

use super::recipients::Recipients;
use super::unit::{Unit, UnitEvent, UnitId, UnitLevel};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// The registry: an immutable snapshot, replaced whole when units are loaded.
#[derive(Debug, Default)]
pub struct UnitRegistry {
    units: Vec<Unit>,
    events: Vec<UnitEvent>,
    by_id: HashMap<UnitId, usize>,
    children: HashMap<UnitId, Vec<usize>>,
}

/// What is wrong with a unit table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegistryFault {
    DuplicateId(UnitId),
    UnknownParent {
        unit: UnitId,
        parent: UnitId,
    },
    CircularParents(UnitId),
    ValidityReversed(UnitId),
    /// Two units carry one statistical code on one day.
    CodeOverlap {
        first: UnitId,
        second: UnitId,
        code: String,
    },
    EventNamesUnknownUnit {
        event: usize,
        unit: UnitId,
    },
    /// The unit is valid on days on which its parent is not.
    Orphan {
        unit: UnitId,
        parent: UnitId,
    },
    /// Two units of one kind, name and parent are valid on one day.
    SameName {
        first: UnitId,
        second: UnitId,
    },
    /// The unit is not valid when the event needs it, or still valid after it.
    EventOffDate {
        event: usize,
        unit: UnitId,
    },
    /// The unit ends or begins on the day of a reform, and no event of that day names it.
    LeftOut {
        unit: UnitId,
        date: NaiveDate,
    },
}

impl UnitRegistry {
    /// Checks the units and events and builds the registry; every fault found is returned.
    pub fn build(units: Vec<Unit>, events: Vec<UnitEvent>) -> Result<UnitRegistry, Vec<RegistryFault>> {
        let mut faults = Vec::new();
        let mut by_id = HashMap::with_capacity(units.len());
        for (index, unit) in units.iter().enumerate() {
            if by_id.insert(unit.id.clone(), index).is_some() {
                faults.push(RegistryFault::DuplicateId(unit.id.clone()));
            }
            if let (Some(from), Some(to)) = (unit.valid_from, unit.valid_to)
                && to < from
            {
                faults.push(RegistryFault::ValidityReversed(unit.id.clone()));
            }
        }
        let mut children: HashMap<UnitId, Vec<usize>> = HashMap::new();
        for (index, unit) in units.iter().enumerate() {
            if let Some(parent) = &unit.parent {
                if by_id.contains_key(parent) {
                    children.entry(parent.clone()).or_default().push(index);
                } else {
                    faults.push(RegistryFault::UnknownParent { unit: unit.id.clone(), parent: parent.clone() });
                }
            }
        }
        faults.extend(code_overlaps(&units));
        for (index, event) in events.iter().enumerate() {
            for id in event.from.iter().chain(&event.to) {
                if !by_id.contains_key(id) {
                    faults.push(RegistryFault::EventNamesUnknownUnit { event: index, unit: id.clone() });
                }
            }
        }
        let registry = UnitRegistry { units, events, by_id, children };
        faults.extend(
            registry
                .units
                .iter()
                .filter(|unit| registry.ancestors(&unit.id).count() > registry.units.len())
                .map(|unit| RegistryFault::CircularParents(unit.id.clone())),
        );
        if faults.is_empty() { Ok(registry) } else { Err(faults) }
    }

    pub fn get(&self, id: &UnitId) -> Option<&Unit> {
        self.by_id.get(id).map(|index| &self.units[*index])
    }

    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    pub fn events(&self) -> &[UnitEvent] {
        &self.events
    }

    /// The official name, or the identifier of a unit that is not in the registry.
    pub fn name(&self, id: &UnitId) -> String {
        self.get(id).map_or_else(|| id.to_string(), Unit::full_name)
    }

    /// The units directly below `id` that are valid on `day`.
    pub fn children_on(&self, id: &UnitId, day: NaiveDate) -> impl Iterator<Item = &Unit> {
        self.children
            .get(id)
            .into_iter()
            .flatten()
            .map(|index| &self.units[*index])
            .filter(move |unit| unit.is_valid_on(day))
    }

    /// The unit's parents, nearest first. Bounded by the number of units even if a table is circular.
    pub fn ancestors(&self, id: &UnitId) -> impl Iterator<Item = &Unit> {
        let next = |unit: &Unit| unit.parent.as_ref().and_then(|parent| self.get(parent));
        std::iter::successors(self.get(id).and_then(next), move |unit| next(unit)).take(self.units.len() + 1)
    }

    /// The nearest unit of `level` at or above `id`.
    pub fn at_level(&self, id: &UnitId, level: UnitLevel) -> Option<&Unit> {
        self.get(id)
            .filter(|unit| unit.level() == level)
            .or_else(|| self.ancestors(id).find(|unit| unit.level() == level))
    }

    /// The events that `id` came from or went into.
    pub fn events_of<'a>(&'a self, id: &'a UnitId) -> impl Iterator<Item = &'a UnitEvent> {
        self.events.iter().filter(move |event| event.from.contains(id) || event.to.contains(id))
    }

    /// Every event in the line of `id`: those it came from, back to the first, and those it went into, up to the last.
    pub fn history_of(&self, id: &UnitId) -> Vec<&UnitEvent> {
        let mut found: Vec<bool> = vec![false; self.events.len()];
        for back in [true, false] {
            let mut line: Vec<&UnitId> = vec![id];
            let mut known: HashSet<&UnitId> = line.iter().copied().collect();
            while let Some(unit) = line.pop() {
                for (at, event) in self.events.iter().enumerate() {
                    let (here, there) = if back { (&event.to, &event.from) } else { (&event.from, &event.to) };
                    if here.contains(unit) {
                        found[at] = true;
                        line.extend(there.iter().filter(|unit| known.insert(unit)));
                    }
                }
            }
        }
        self.events.iter().zip(found).filter(|(_, found)| *found).map(|(event, _)| event).collect()
    }

    /// What became of `id`: the units it went into, following events in date order until `day`.
    pub fn successors_on(&self, id: &UnitId, day: NaiveDate) -> Vec<&Unit> {
        let mut current = vec![id.clone()];
        let mut events: Vec<&UnitEvent> = self.events.iter().filter(|event| event.date <= day).collect();
        events.sort_by_key(|event| event.date);
        for event in events {
            if event.from.iter().any(|from| current.contains(from)) {
                current.retain(|unit| !event.from.contains(unit));
                for to in &event.to {
                    if !current.contains(to) {
                        current.push(to.clone());
                    }
                }
            }
        }
        current.iter().filter_map(|id| self.get(id)).filter(|unit| unit.is_valid_on(day)).collect()
    }

    /// The units that a notice of `issuer` is for, valid on `day`; those left out are not among them.
    pub fn audience_units(&self, issuer: &UnitId, audience: &Recipients, day: NaiveDate) -> Vec<UnitId> {
        let mut ids: Vec<UnitId> = self
            .children_on(issuer, day)
            .filter(|unit| match unit.level() {
                UnitLevel::Department => audience.departments,
                UnitLevel::Commune => audience.communes,
                UnitLevel::Province | UnitLevel::District => false,
            })
            .map(|unit| unit.id.clone())
            .collect();
        let mut known: HashSet<UnitId> = ids.iter().cloned().collect();
        let of_kinds = self.units.iter().filter(|unit| audience.kinds.contains(&unit.kind) && unit.is_valid_on(day));
        let below = of_kinds.filter(|unit| self.ancestors(&unit.id).any(|above| above.id == *issuer));
        for id in below.map(|unit| &unit.id).chain(&audience.units) {
            if known.insert(id.clone()) {
                ids.push(id.clone());
            }
        }
        ids.retain(|id| !audience.except_units.contains(id));
        ids
    }
}

fn code_overlaps(units: &[Unit]) -> Vec<RegistryFault> {
    let mut by_code: HashMap<&str, Vec<&Unit>> = HashMap::new();
    for unit in units {
        if let Some(code) = &unit.code {
            by_code.entry(code).or_default().push(unit);
        }
    }
    let mut faults = Vec::new();
    for (code, mut sharers) in by_code {
        sharers.sort_by_key(|unit| unit.valid_from);
        for pair in sharers.windows(2) {
            let ends_before = pair[0].valid_to.zip(pair[1].valid_from).is_some_and(|(to, from)| to < from);
            if !ends_before {
                faults.push(RegistryFault::CodeOverlap {
                    first: pair[0].id.clone(),
                    second: pair[1].id.clone(),
                    code: code.to_owned(),
                });
            }
        }
    }
    faults
}
