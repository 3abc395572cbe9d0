//! How a letter is stored: a small head, the content without its figures in pieces, and the figures by unit and by
//! period. Everything but the head is written first, under an import number of its own, and never changes; the head
//! makes it visible, and the head's state decides which figures are in force.

use super::about::About;
use super::documents::hex;
use super::engine::{BATCH_ROWS, Engine, Step};
use super::keys::{Key, KeyParts, Space};
use super::memory::{LetterMark, Memory};
use super::{StoreError, codec};
use crate::domain::figure::{Figure, FigureRole, FigureSet};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{
    Confirmation, Letter, LetterContent, LetterHeading, LetterId, LetterPaper, LetterRef, LetterState,
};
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What may change about a letter version, and what lists need.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Head {
    pub id: LetterRef,
    /// Number of the import, under which the other rows are found.
    pub import: u64,
    pub state: LetterState,
    pub document: String,
    pub file_name: String,
    pub imported_at: DateTime<Utc>,
    pub imported_by: String,
    pub confirmed: Option<Confirmation>,
    /// Place in the order of confirmations.
    pub confirmation: Option<u64>,
    /// What it is about; a head of format 1 does not say.
    #[serde(default)]
    pub about: Option<About>,
}

/// A letter's content; the figures of its sets stand in rows of their own.
#[derive(Serialize, Deserialize)]
struct Body {
    content: LetterContent,
    sets: Vec<(UnitId, Period)>,
}

/// Indicator, points, maximum.
pub(super) type Score = (Indicator, Points, Points);

/// The own scores of one unit in a period's table.
pub(super) type TableRow = (UnitId, Vec<Score>);

/// A letter prepared for storing.
pub(super) struct Prepared {
    /// Identity of the content, whatever the version.
    pub hash: String,
    pub about: About,
    pub body: Vec<Vec<u8>>,
    /// Rows under an import number that is filled in last.
    pub rows: Vec<(ImportKey, Vec<u8>)>,
}

#[derive(Clone)]
pub(super) enum ImportKey {
    Figures(UnitId, Period),
    Table(Period, u32),
}

/// Units in one row of a period's table.
const TABLE_UNITS: usize = 64;

impl ImportKey {
    pub fn key(&self, import: u64) -> Key {
        match self {
            ImportKey::Figures(unit, period) => figures_prefix(unit, *period).u64(import),
            ImportKey::Table(period, place) => table_prefix(*period).u64(import).u32(*place),
        }
    }
}

impl Head {
    pub fn key(id: &LetterRef) -> Key {
        Key::of(Space::Letter).text(id.letter.as_str()).u32(id.version)
    }

    pub fn put(&self, step: &mut Step) -> Result<(), StoreError> {
        step.put(Head::key(&self.id), codec::json(self)?);
        step.put_all(self.index())
    }

    /// Where the letter stands in the index of what letters are about.
    pub fn index(&self) -> Vec<(Key, Vec<u8>)> {
        self.about.iter().flat_map(|about| about.entries(self.import)).collect()
    }

    pub fn mark(&self) -> (u64, LetterMark) {
        let mark = LetterMark { id: self.id.clone(), state: self.state, confirmation: self.confirmation };
        (self.import, mark)
    }

    pub fn with(self, content: LetterContent) -> Letter {
        Letter {
            id: self.id,
            state: self.state,
            document: self.document,
            file_name: self.file_name,
            imported_at: self.imported_at,
            imported_by: self.imported_by,
            confirmed: self.confirmed,
            content,
        }
    }
}

/// Splits a letter into its rows. Sets of one unit and period become one.
pub(super) fn prepare(id: &LetterId, content: LetterContent) -> Result<Prepared, StoreError> {
    let mut content = content;
    let source = LetterRef { letter: id.clone(), version: 0 };
    let sets = joined(std::mem::take(&mut content.figure_sets), &source);
    let mut hash = Sha256::new();
    for part in [serde_json::to_vec(&content), serde_json::to_vec(&sets)] {
        hash.update(part.map_err(|error| StoreError::Io(error.to_string()))?);
    }
    let about = About { unit: content.unit.clone(), periods: distinct(sets.iter().map(|set| set.period)) };
    let body = Body { content, sets: sets.iter().map(|set| (set.unit.clone(), set.period)).collect() };
    let mut rows = Vec::new();
    let mut tables: HashMap<Period, Vec<TableRow>> = HashMap::new();
    let mut periods = Vec::new();
    for set in sets {
        let table = tables.entry(set.period).or_default();
        if table.is_empty() {
            periods.push(set.period);
        }
        let own = set.figures.iter().filter(|figure| figure.role == FigureRole::Own);
        table.push((set.unit.clone(), own.map(|figure| (figure.indicator, figure.points, figure.max)).collect()));
        rows.push((ImportKey::Figures(set.unit, set.period), codec::compact(&set.figures)?));
    }
    for period in periods {
        let table = tables.remove(&period).unwrap_or_default();
        for (place, chunk) in (0u32..).zip(table.chunks(TABLE_UNITS)) {
            rows.push((ImportKey::Table(period, place), codec::compact(&chunk)?));
        }
    }
    let body = codec::pieces(&codec::json(&body)?).map(|(_, piece)| piece).collect();
    Ok(Prepared { hash: hex(&hash.finalize()), about, body, rows })
}

fn joined(sets: Vec<FigureSet>, source: &LetterRef) -> Vec<FigureSet> {
    let mut joined: Vec<FigureSet> = Vec::with_capacity(sets.len());
    let mut places: HashMap<(UnitId, Period), usize> = HashMap::new();
    for set in sets {
        let place = *places.entry((set.unit.clone(), set.period)).or_insert(joined.len());
        match joined.get_mut(place) {
            Some(earlier) => earlier.figures.extend(set.figures),
            None => joined.push(FigureSet { source: source.clone(), ..set }),
        }
    }
    joined
}

/// The content of a stored letter, its figures included.
pub(super) fn read_content(engine: &Engine, head: &Head) -> Result<LetterContent, StoreError> {
    let Body { mut content, sets } = read_body(engine, head.import)?;
    for (unit, period) in sets {
        let bytes = engine.get(figures_prefix(&unit, period).u64(head.import))?;
        let bytes = bytes.ok_or_else(|| StoreError::Corrupt(format!("the figures of {unit} in {period} are gone")))?;
        content.figure_sets.push(FigureSet { unit, period, source: head.id.clone(), figures: read_figures(&bytes)? });
    }
    Ok(content)
}

pub(super) fn read_heading(engine: &Engine, head: &Head) -> Result<LetterHeading, StoreError> {
    Ok(read_body(engine, head.import)?.content.heading())
}

/// The content of a stored letter without its figures.
pub(super) fn read_paper(engine: &Engine, head: Head) -> Result<LetterPaper, StoreError> {
    let Body { content, sets } = read_body(engine, head.import)?;
    Ok(LetterPaper {
        id: head.id,
        document: head.document,
        file_name: head.file_name,
        heading: content.heading(),
        periods: distinct(sets.iter().map(|(_, period)| *period)),
        signer: content.signer,
        signature_block: content.signature_block,
        addressees: content.addressees,
        grounds: content.grounds,
        directives: content.directives,
        rates_alone: content.rates_alone,
    })
}

/// What a stored letter is about, from its content.
pub(super) fn read_about(engine: &Engine, import: u64) -> Result<About, StoreError> {
    let Body { content, sets } = read_body(engine, import)?;
    Ok(About { unit: content.unit, periods: distinct(sets.into_iter().map(|(_, period)| period)) })
}

fn distinct(periods: impl Iterator<Item = Period>) -> Vec<Period> {
    let mut seen = HashSet::new();
    periods.filter(|period| seen.insert(*period)).collect()
}

pub(super) fn read_figures(bytes: &[u8]) -> Result<Vec<Figure>, StoreError> {
    codec::read(bytes)
}

fn read_body(engine: &Engine, import: u64) -> Result<Body, StoreError> {
    let mut bytes = Vec::new();
    for piece in engine.scan(&body_prefix(import)) {
        bytes.extend_from_slice(&piece?.1);
    }
    codec::read(&bytes)
}

/// The marks of all letters, by import number.
pub(super) fn marks(engine: &Engine) -> Result<Vec<(u64, LetterMark)>, StoreError> {
    let heads = engine.scan(&Key::of(Space::Letter)).map(|row| codec::read::<Head>(&row?.1));
    heads.map(|head| Ok(head?.mark())).collect()
}

/// Sets the marks that `heads` now have, once the step is applied.
pub(super) fn show(step: &mut Step, memory: &Arc<Memory>, heads: &[Head]) {
    let marks = heads.iter().map(Head::mark).collect();
    let memory = Arc::clone(memory);
    step.after(move || memory.set_letters(marks));
}

/// Removes the rows of imports that a crash interrupted: no head ever made them visible.
pub(super) fn remove_unfinished(engine: &Engine) -> Result<(), StoreError> {
    for row in engine.scan(&Key::of(Space::PendingLetter)) {
        let pending = row?.0;
        let import = KeyParts::of(&pending).u64();
        let import = import.ok_or_else(|| StoreError::Corrupt("the key of an import".to_owned()))?;
        remove_import(engine, import)?;
        engine.apply_alone(|step| step.remove_all([&pending]))?;
    }
    Ok(())
}

fn remove_import(engine: &Engine, import: u64) -> Result<(), StoreError> {
    let mut keys: Vec<Key> = Vec::new();
    // Figures are written after the whole body, so an unreadable body has none.
    if let Ok(body) = read_body(engine, import) {
        let mut sets: BTreeMap<String, (Period, u32)> = BTreeMap::new();
        for (unit, period) in &body.sets {
            keys.push(ImportKey::Figures(unit.clone(), *period).key(import));
            sets.entry(period.to_string()).or_insert((*period, 0)).1 += 1;
        }
        for (period, units) in sets.into_values() {
            let chunks = units.div_ceil(TABLE_UNITS as u32);
            keys.extend((0..chunks).map(|place| ImportKey::Table(period, place).key(import)));
        }
    }
    for row in engine.scan(&body_prefix(import)) {
        let place = KeyParts::of(row?.0.get(8..).unwrap_or_default()).u32();
        keys.extend(place.map(|place| body_prefix(import).u32(place)));
    }
    for batch in keys.chunks(BATCH_ROWS) {
        engine.apply_alone(|step| step.remove_all(batch))?;
    }
    Ok(())
}

pub(super) fn pending_key(import: u64) -> Key {
    Key::of(Space::PendingLetter).u64(import)
}

pub(super) fn body_prefix(import: u64) -> Key {
    Key::of(Space::LetterBody).u64(import)
}

pub(super) fn hash_key(letter: &LetterId, hash: &str) -> Key {
    Key::of(Space::LetterHash).text(letter.as_str()).text(hash)
}

pub(super) fn versions_prefix(letter: &LetterId) -> Key {
    Key::of(Space::Letter).text(letter.as_str())
}

pub(super) fn unit_prefix(unit: &UnitId) -> Key {
    Key::of(Space::Figures).text(unit.as_str())
}

pub(super) fn figures_prefix(unit: &UnitId, period: Period) -> Key {
    unit_prefix(unit).text(&period.to_string())
}

pub(super) fn table_prefix(period: Period) -> Key {
    Key::of(Space::PeriodTable).text(&period.to_string())
}
