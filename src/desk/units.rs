//! The tables of units (`data/README.md`): reading them, telling what they change, replacing the registry.

mod changes;

pub use changes::UnitChange;

use super::table_fault::{TableFault, TableFaultKind, UnitTable};
use super::{Desk, DeskError};
use crate::domain::audit::AuditAct;
use crate::domain::rights::{Act, Actor};
use crate::domain::unit::{Unit, UnitEvent, UnitEventKind, UnitId, UnitKind};
use crate::domain::unit_gaps;
use crate::domain::unit_registry::{RegistryFault, UnitRegistry};
use chrono::NaiveDate;
use csv::StringRecord;
use std::collections::{HashMap, HashSet};

const BUILTIN_UNITS: (&str, &str) = ("hung-yen.units.tsv", include_str!("../../data/units/hung-yen.units.tsv"));
const BUILTIN_EVENTS: (&str, &str) = ("hung-yen.events.tsv", include_str!("../../data/units/hung-yen.events.tsv"));

/// What loading a table changed, or would change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitLoad {
    pub added: Vec<UnitId>,
    pub changed: Vec<UnitId>,
    pub removed: Vec<UnitId>,
    /// What changes, unit for unit, in the order of the table.
    pub changes: Vec<UnitChange>,
    /// Events that are new, and those that are gone.
    pub events: (usize, usize),
    /// With a fault nothing is stored.
    pub faults: Vec<TableFault>,
}

struct Parsed {
    units: Vec<Unit>,
    events: Vec<UnitEvent>,
    faults: Vec<TableFault>,
    unit_lines: HashMap<UnitId, u64>,
    event_lines: Vec<u64>,
}

impl Desk {
    /// Fills an empty registry from the compiled-in tables, or from the files of their names under `data/units` of the
    /// data folder. A registry that has units is left as it is.
    pub async fn load_builtin_units(&self) -> Result<UnitLoad, DeskError> {
        if !self.store.units().units().is_empty() {
            return Ok(UnitLoad::default());
        }
        let folder = self.config.data.join("data").join("units");
        let (mut units, mut events) = (BUILTIN_UNITS.1.as_bytes().to_vec(), BUILTIN_EVENTS.1.as_bytes().to_vec());
        for (name, bytes) in [(BUILTIN_UNITS.0, &mut units), (BUILTIN_EVENTS.0, &mut events)] {
            match tokio::fs::read(folder.join(name)).await {
                Ok(own) => *bytes = own,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(DeskError::Table(format!("{name}: {error}"))),
            }
        }
        self.replace_units(&Actor::System, &units, Some(&events), false).await
    }

    /// Replaces the registry by the given tables; without a table of events the stored events stay.
    pub async fn load_units(
        &self,
        actor: &Actor,
        units_tsv: &[u8],
        events_tsv: Option<&[u8]>,
        dry_run: bool,
    ) -> Result<UnitLoad, DeskError> {
        self.permit(actor, Act::ManageUnits)?;
        self.replace_units(actor, units_tsv, events_tsv, dry_run).await
    }

    async fn replace_units(
        &self,
        actor: &Actor,
        units_tsv: &[u8],
        events_tsv: Option<&[u8]>,
        dry_run: bool,
    ) -> Result<UnitLoad, DeskError> {
        let present = self.store.units();
        let mut parsed = parse(units_tsv, events_tsv);
        if events_tsv.is_none() {
            parsed.events = present.events().to_vec();
        }
        let mut load = difference(&present, &parsed.units);
        load.faults = std::mem::take(&mut parsed.faults);
        if load.faults.is_empty() {
            let faults = match UnitRegistry::build(parsed.units.clone(), parsed.events.clone()) {
                Ok(registry) => unit_gaps::gaps(&registry),
                Err(faults) => faults,
            };
            load.faults = faults.into_iter().map(|fault| located(fault, &parsed)).collect();
            // What is wrong with the units makes the stored events wrong too: that follows, and is not told.
            if events_tsv.is_none() && load.faults.iter().any(|fault| fault.table == UnitTable::Units) {
                load.faults.retain(|fault| fault.table == UnitTable::Units);
            }
        }
        load.events = event_changes(present.events(), &parsed.events);
        // A row with a fault of its own would look removed.
        if load.faults.is_empty() && !load.removed.is_empty() {
            load.faults.extend(self.removed_in_use(&load.removed).await?);
        }
        if load.faults.is_empty() && !dry_run {
            let store = self.recorded(actor, AuditAct::UnitsLoaded, parsed.units.len());
            store.replace_units(parsed.units, parsed.events).await?;
        }
        Ok(load)
    }

    async fn removed_in_use(&self, removed: &[UnitId]) -> Result<Vec<TableFault>, DeskError> {
        let mut used: HashSet<UnitId> = HashSet::new();
        for unit in removed {
            if self.store.seat_ids_ever_of(unit).next().transpose()?.is_some() {
                used.insert(unit.clone());
            }
        }
        for letter in self.store.letters().await? {
            used.insert(letter.content.unit);
        }
        let faults = removed.iter().filter(|unit| used.contains(unit)).map(|unit| TableFault {
            table: UnitTable::Units,
            line: None,
            kind: TableFaultKind::InUse(unit.to_string()),
        });
        Ok(faults.collect())
    }
}

fn difference(present: &UnitRegistry, units: &[Unit]) -> UnitLoad {
    let mut load = UnitLoad::default();
    let kept: HashSet<&UnitId> = units.iter().map(|unit| &unit.id).collect();
    for unit in units {
        let change = UnitChange { before: present.get(&unit.id).cloned(), after: Some(unit.clone()) };
        match &change.before {
            None => load.added.push(unit.id.clone()),
            Some(before) if before != unit => load.changed.push(unit.id.clone()),
            Some(_) => continue,
        }
        load.changes.push(change);
    }
    let gone = present.units().iter().filter(|unit| !kept.contains(&unit.id));
    load.changes.extend(gone.map(|unit| UnitChange { before: Some(unit.clone()), after: None }));
    load.removed = present.units().iter().filter(|unit| !kept.contains(&unit.id)).map(|unit| unit.id.clone()).collect();
    load
}

/// How many events are new, and how many are gone.
fn event_changes(present: &[UnitEvent], given: &[UnitEvent]) -> (usize, usize) {
    let key =
        |event: &UnitEvent| (event.date, event.kind, event.from.clone(), event.to.clone(), event.legal_basis.clone());
    let (before, after): (HashSet<_>, HashSet<_>) =
        (present.iter().map(key).collect(), given.iter().map(key).collect());
    (after.difference(&before).count(), before.difference(&after).count())
}

/// A fault of the registry with the line it came from.
fn located(fault: RegistryFault, parsed: &Parsed) -> TableFault {
    let (table, line) = match &fault {
        RegistryFault::DuplicateId(unit)
        | RegistryFault::UnknownParent { unit, .. }
        | RegistryFault::CircularParents(unit)
        | RegistryFault::ValidityReversed(unit)
        | RegistryFault::CodeOverlap { second: unit, .. }
        | RegistryFault::Orphan { unit, .. }
        | RegistryFault::SameName { second: unit, .. }
        | RegistryFault::LeftOut { unit, .. } => (UnitTable::Units, parsed.unit_lines.get(unit).copied()),
        RegistryFault::EventNamesUnknownUnit { event, .. } | RegistryFault::EventOffDate { event, .. } => {
            (UnitTable::Events, parsed.event_lines.get(*event).copied())
        }
    };
    TableFault { table, line, kind: TableFaultKind::Registry(fault) }
}

fn parse(units_tsv: &[u8], events_tsv: Option<&[u8]>) -> Parsed {
    let mut parsed = Parsed {
        units: Vec::new(),
        events: Vec::new(),
        faults: Vec::new(),
        unit_lines: HashMap::new(),
        event_lines: Vec::new(),
    };
    let mut rows = Rows::new(UnitTable::Units, &["id", "kind", "name"], units_tsv, &mut parsed.faults);
    while let Some(row) = rows.next(&mut parsed.faults) {
        if let Some(unit) = row.unit(&mut parsed.faults) {
            parsed.unit_lines.insert(unit.id.clone(), row.line);
            parsed.units.push(unit);
        }
    }
    if let Some(events_tsv) = events_tsv {
        let mut rows = Rows::new(UnitTable::Events, &["date", "kind", "from"], events_tsv, &mut parsed.faults);
        while let Some(row) = rows.next(&mut parsed.faults) {
            if let Some(event) = row.event(&mut parsed.faults) {
                parsed.event_lines.push(row.line);
                parsed.events.push(event);
            }
        }
    }
    parsed
}

/// The rows of one table, its columns found by name.
pub(super) struct Rows<'a> {
    table: UnitTable,
    reader: csv::Reader<&'a [u8]>,
    columns: HashMap<String, usize>,
    ended: bool,
}

pub(super) struct Row<'a> {
    table: UnitTable,
    pub(super) line: u64,
    record: StringRecord,
    columns: &'a HashMap<String, usize>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(
        table: UnitTable,
        needed: &[&'static str],
        bytes: &'a [u8],
        faults: &mut Vec<TableFault>,
    ) -> Rows<'a> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').quoting(false).flexible(true).from_reader(bytes);
        let before = faults.len();
        let columns: HashMap<String, usize> = match reader.headers() {
            Ok(headers) => headers.iter().enumerate().map(|(at, name)| (name.trim().to_owned(), at)).collect(),
            Err(error) => {
                faults.push(TableFault { table, line: Some(1), kind: TableFaultKind::Unreadable(error.to_string()) });
                HashMap::new()
            }
        };
        if faults.len() == before {
            for column in needed {
                if !columns.contains_key(*column) {
                    faults.push(TableFault { table, line: Some(1), kind: TableFaultKind::MissingColumn(column) });
                }
            }
        }
        let ended = faults.len() > before;
        Rows { table, reader, columns, ended }
    }

    pub(super) fn next(&mut self, faults: &mut Vec<TableFault>) -> Option<Row<'_>> {
        while !self.ended {
            let mut record = StringRecord::new();
            match self.reader.read_record(&mut record) {
                Ok(true) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    return Some(Row { table: self.table, line, record, columns: &self.columns });
                }
                Ok(false) => self.ended = true,
                Err(error) => faults.push(TableFault {
                    table: self.table,
                    line: error.position().map(csv::Position::line),
                    kind: TableFaultKind::Unreadable(error.to_string()),
                }),
            }
        }
        None
    }
}

impl Row<'_> {
    fn unit(&self, faults: &mut Vec<TableFault>) -> Option<Unit> {
        let before = faults.len();
        let id = self.needed("id", faults);
        let name = self.needed("name", faults);
        let kind = self.word("kind", UnitKind::from_code, faults);
        let (valid_from, valid_to) = (self.date("valid_from", faults), self.date("valid_to", faults));
        (faults.len() == before).then_some(())?;
        Some(Unit {
            id: UnitId::new(id?),
            kind: kind?,
            name: name?.to_owned(),
            parent: self.field("parent").map(UnitId::new),
            code: self.field("code").map(str::to_owned),
            valid_from,
            valid_to,
            aliases: self.list("aliases").map(str::to_owned).collect(),
        })
    }

    fn event(&self, faults: &mut Vec<TableFault>) -> Option<UnitEvent> {
        let before = faults.len();
        self.needed("date", faults);
        self.needed("from", faults);
        let date = self.date("date", faults);
        let kind = self.word("kind", UnitEventKind::from_code, faults);
        (faults.len() == before).then_some(())?;
        Some(UnitEvent {
            date: date?,
            kind: kind?,
            from: self.list("from").map(UnitId::new).collect(),
            to: self.list("to").map(UnitId::new).collect(),
            legal_basis: self.field("legal_basis").unwrap_or_default().to_owned(),
        })
    }

    /// The field's text; `None` when it is empty or the column is missing.
    pub(super) fn field(&self, column: &str) -> Option<&str> {
        self.record.get(*self.columns.get(column)?).map(str::trim).filter(|text| !text.is_empty())
    }

    fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        self.field(column).unwrap_or_default().split('|').map(str::trim).filter(|text| !text.is_empty())
    }

    pub(super) fn needed(&self, column: &'static str, faults: &mut Vec<TableFault>) -> Option<&str> {
        let field = self.field(column);
        if field.is_none() {
            self.fault(TableFaultKind::EmptyField(column), faults);
        }
        field
    }

    pub(super) fn word<T>(
        &self,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
        faults: &mut Vec<TableFault>,
    ) -> Option<T> {
        let word = self.field(column).unwrap_or_default();
        let known = read(word);
        if known.is_none() {
            self.fault(TableFaultKind::UnknownWord { column, word: word.to_owned() }, faults);
        }
        known
    }

    pub(super) fn date(&self, column: &'static str, faults: &mut Vec<TableFault>) -> Option<NaiveDate> {
        let text = self.field(column)?;
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        if date.is_none() {
            self.fault(TableFaultKind::BadDate { column, text: text.to_owned() }, faults);
        }
        date
    }

    fn fault(&self, kind: TableFaultKind, faults: &mut Vec<TableFault>) {
        faults.push(TableFault { table: self.table, line: Some(self.line), kind });
    }
}
