//! What is wrong with a table that was to be loaded, and the sentence that says so.

use crate::domain::index_set::IndexFault;
use crate::domain::unit_registry::RegistryFault;
use crate::text::{Text, numbers};

/// Which table: one of the two of units, or that of index sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitTable {
    Units,
    Events,
    /// Index sets.
    Indices,
}

/// What is wrong with a table of units, and in which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFault {
    pub table: UnitTable,
    /// From 1, the line of column names included; `None` when the fault is of the table as a whole.
    pub line: Option<u64>,
    pub kind: TableFaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableFaultKind {
    /// Not UTF-8, or rows of unequal length.
    Unreadable(String),
    MissingColumn(&'static str),
    EmptyField(&'static str),
    UnknownWord {
        column: &'static str,
        word: String,
    },
    BadDate {
        column: &'static str,
        text: String,
    },
    Registry(RegistryFault),
    Index(IndexFault),
    /// A seat or a letter names the unit, so it cannot be left out of the table.
    InUse(String),
}

impl TableFault {
    pub fn explain(&self, text: Text<'_>) -> String {
        let what = match &self.kind {
            TableFaultKind::Unreadable(reason) => text.desk_fault_unreadable(reason.clone()),
            TableFaultKind::MissingColumn(column) => text.desk_fault_missing_column(*column),
            TableFaultKind::EmptyField(column) => text.desk_fault_empty_field(*column),
            TableFaultKind::UnknownWord { column, word } => text.desk_fault_unknown_word(*column, word.clone()),
            TableFaultKind::BadDate { column, text: date } => text.desk_fault_bad_date(*column, date.clone()),
            TableFaultKind::Registry(fault) => explain_registry(fault, text),
            TableFaultKind::Index(fault) => explain_index(fault, text),
            TableFaultKind::InUse(unit) => text.desk_fault_in_use(unit.clone()),
        };
        let table = match self.table {
            UnitTable::Units => text.desk_table_units(),
            UnitTable::Events => text.desk_table_events(),
            UnitTable::Indices => text.index_table(),
        };
        match self.line {
            Some(line) => text.desk_fault_at(table, line.to_string(), what),
            None => text.desk_fault_in(table, what),
        }
    }
}

fn explain_registry(fault: &RegistryFault, text: Text<'_>) -> String {
    match fault {
        RegistryFault::DuplicateId(unit) => text.desk_fault_duplicate(unit.to_string()),
        RegistryFault::UnknownParent { unit, parent } => {
            text.desk_fault_unknown_parent(unit.to_string(), parent.to_string())
        }
        RegistryFault::CircularParents(unit) => text.desk_fault_circular(unit.to_string()),
        RegistryFault::ValidityReversed(unit) => text.desk_fault_reversed(unit.to_string()),
        RegistryFault::CodeOverlap { first, second, code } => {
            text.desk_fault_code_overlap(first.to_string(), second.to_string(), code.clone())
        }
        RegistryFault::EventNamesUnknownUnit { unit, .. } => text.desk_fault_event_unit(unit.to_string()),
        RegistryFault::Orphan { unit, parent } => text.units_fault_orphan(unit.to_string(), parent.to_string()),
        RegistryFault::SameName { first, second } => text.units_fault_same_name(first.to_string(), second.to_string()),
        RegistryFault::EventOffDate { unit, .. } => text.units_fault_off_date(unit.to_string()),
        RegistryFault::LeftOut { unit, date } => text.units_fault_left_out(unit.to_string(), numbers::date(*date)),
    }
}

fn explain_index(fault: &IndexFault, text: Text<'_>) -> String {
    let points = |points| numbers::points(points, text.lang());
    match fault.clone() {
        IndexFault::NoTotal(set) => text.index_fault_no_total(set),
        IndexFault::Duplicate { set, code } => text.index_fault_duplicate(set, code),
        IndexFault::UnknownGroup { set, code, group } => text.index_fault_group(set, code, group),
        IndexFault::GroupsDiffer { set, sum, total } => text.index_fault_sum(set, points(sum), points(total)),
        IndexFault::PartsExceed { set, group, sum, max } => {
            text.index_fault_parts(set, group, points(sum), points(max))
        }
        IndexFault::ValidityReversed(set) => text.index_fault_reversed(set),
        IndexFault::Overlap { first, second } => text.index_fault_overlap(first, second),
        IndexFault::Gap { first, second } => text.index_fault_gap(first, second),
        IndexFault::UnknownOwner { set, owner } => text.index_fault_owner(set, owner.to_string()),
    }
}
