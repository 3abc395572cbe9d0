//! The table of index sets (`data/README.md`): reading it, checking it, replacing what is stored.

use super::table_fault::{TableFault, TableFaultKind, UnitTable};
use super::units::{Row, Rows};
use super::{Desk, DeskError};
use crate::domain::audit::AuditAct;
use crate::domain::index_set::{Criterion, IndexFault, IndexSet, IndexSets, Layout};
use crate::domain::points::Points;
use crate::domain::rights::{Act, Actor};
use crate::domain::unit::UnitId;

const BUILTIN: (&str, &str) = ("sets.tsv", include_str!("../../data/index/sets.tsv"));

/// The code of the row that says whose the set is, and since when.
const TOTAL: &str = "TOTAL";

/// What loading a table did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndexLoad {
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub removed: Vec<String>,
    /// With a fault nothing is stored.
    pub faults: Vec<TableFault>,
}

impl Desk {
    /// Fills an empty store from the table that is compiled in, or from `data/index/sets.tsv` of the data folder.
    pub async fn load_builtin_index_sets(&self) -> Result<IndexLoad, DeskError> {
        if !self.store.index_sets().all().is_empty() {
            return Ok(IndexLoad::default());
        }
        let file = self.config.data.join("data").join("index").join(BUILTIN.0);
        let table = match tokio::fs::read(&file).await {
            Ok(own) => own,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => BUILTIN.1.as_bytes().to_vec(),
            Err(error) => return Err(DeskError::Table(format!("{}: {error}", BUILTIN.0))),
        };
        self.replace_index_sets(&Actor::System, &table, false).await
    }

    /// Replaces the stored sets by the given table.
    pub async fn load_index_sets(&self, actor: &Actor, table: &[u8], dry_run: bool) -> Result<IndexLoad, DeskError> {
        self.permit(actor, Act::ManageUnits)?;
        self.replace_index_sets(actor, table, dry_run).await
    }

    async fn replace_index_sets(&self, actor: &Actor, table: &[u8], dry_run: bool) -> Result<IndexLoad, DeskError> {
        let units = self.store.units();
        let mut load = IndexLoad::default();
        let sets = parse(table, &mut load.faults);
        if !load.faults.is_empty() {
            return Ok(load);
        }
        let sets = match IndexSets::build(sets, |owner| units.get(owner).is_some()) {
            Ok(sets) => sets,
            Err(faults) => {
                load.faults = faults.into_iter().map(|fault| fault_of(None, fault)).collect();
                return Ok(load);
            }
        };
        let present = self.store.index_sets();
        let known = |id: &str| present.all().iter().find(|set| set.id == id);
        for set in sets.all() {
            match known(&set.id) {
                None => load.added.push(set.id.clone()),
                Some(before) if before != set => load.changed.push(set.id.clone()),
                Some(_) => {}
            }
        }
        let kept = |id: &String| sets.all().iter().any(|set| set.id == *id);
        load.removed = present.all().iter().map(|set| set.id.clone()).filter(|id| !kept(id)).collect();
        let ids: Vec<&str> = sets.all().iter().map(|set| set.id.as_str()).collect();
        let ids = ids.join(", ");
        if !dry_run {
            self.recorded(actor, AuditAct::IndexSetsLoaded, ids).replace_index_sets(sets).await?;
        }
        Ok(load)
    }
}

fn fault_of(line: Option<u64>, fault: IndexFault) -> TableFault {
    TableFault { table: UnitTable::Indices, line, kind: TableFaultKind::Index(fault) }
}

fn parse(table: &[u8], faults: &mut Vec<TableFault>) -> Vec<IndexSet> {
    let mut sets: Vec<IndexSet> = Vec::new();
    let mut rows = Rows::new(UnitTable::Indices, &["set", "code", "name", "max"], table, faults);
    while let Some(row) = rows.next(faults) {
        let (Some(id), Some(code)) = (row.needed("set", faults), row.needed("code", faults)) else { continue };
        let (name, max) = (row.field("name").unwrap_or_default().to_owned(), points(&row, faults));
        let known = sets.iter_mut().find(|set| set.id == id);
        match (known, code) {
            (None, TOTAL) => sets.extend(head(&row, id, name, max, faults)),
            (Some(_), TOTAL) => {
                let (set, code) = (id.to_owned(), TOTAL.to_owned());
                faults.push(fault_of(Some(row.line), IndexFault::Duplicate { set, code }));
            }
            (None, _) => faults.push(fault_of(Some(row.line), IndexFault::NoTotal(id.to_owned()))),
            (Some(set), code) => set.criteria.push(Criterion {
                code: code.to_owned(),
                group: row.field("group").map(str::to_owned),
                name,
                max,
            }),
        }
    }
    sets
}

fn head(row: &Row<'_>, id: &str, name: String, max: Option<Points>, faults: &mut Vec<TableFault>) -> Option<IndexSet> {
    let layouts = row.word("layout", Layout::from_word, faults)?;
    row.needed("max", faults)?;
    Some(IndexSet {
        id: id.to_owned(),
        owner: row.field("owner").map(UnitId::new),
        valid_from: row.date("valid_from", faults),
        valid_to: row.date("valid_to", faults),
        layouts,
        name,
        total: max?,
        legal_basis: row.field("basis").unwrap_or_default().to_owned(),
        criteria: Vec::new(),
    })
}

/// "22", "2,5" or "2.5"; an empty field is an unknown maximum.
fn points(row: &Row<'_>, faults: &mut Vec<TableFault>) -> Option<Points> {
    let text = row.field("max")?;
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = format!("{part:0<2}");
    let read = whole.parse::<u16>().ok().zip(digits.parse::<u8>().ok()).filter(|_| digits.len() == 2);
    if read.is_none() {
        let kind = TableFaultKind::UnknownWord { column: "max", word: text.to_owned() };
        faults.push(TableFault { table: UnitTable::Indices, line: Some(row.line), kind });
    }
    read.map(|(whole, part)| Points::hundredths(i32::from(whole) * 100 + i32::from(part)))
}
