//! Figures of confirmed letters: by unit and period, and by period for rankings.

use super::engine::Bytes;
use super::keys::KeyParts;
use super::letter_rows::{self, Score, TableRow};
use super::memory::LetterMark;
use super::{Store, StoreError, codec};
use crate::domain::figure::FigureSet;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The current own scores of every unit in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodTable {
    pub period: Period,
    pub rows: Vec<PeriodRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodRow {
    pub unit: UnitId,
    /// Indicator, points, maximum.
    pub scores: Vec<(Indicator, Points, Points)>,
}

impl Store {
    /// What the letters in force say of `unit` in `period`, newest first: the first counts.
    pub async fn figures_of_letters(&self, unit: &UnitId, period: Period) -> Result<Vec<FigureSet>, StoreError> {
        let letters = self.memory.letters();
        let mut sets = BTreeMap::new();
        for row in self.engine.scan(&letter_rows::figures_prefix(unit, period)) {
            let (key, value) = row?;
            let Some(mark) = import_of(&key).and_then(|import| letters.get(&import)) else { continue };
            if let Some(order) = mark.in_force() {
                sets.insert(std::cmp::Reverse(order), figure_set(unit, period, mark, &value)?);
            }
        }
        Ok(sets.into_values().collect())
    }

    /// The figures in force of `unit` in `period`: those of the newest confirmed letter version that has them. A
    /// version that a newer one of the same letter has superseded has none in force.
    pub async fn figures(&self, unit: &UnitId, period: Period) -> Result<Option<FigureSet>, StoreError> {
        let letters = self.memory.letters();
        let mut newest: Option<(u64, &LetterMark, Bytes)> = None;
        for row in self.engine.scan(&letter_rows::figures_prefix(unit, period)) {
            let (key, value) = row?;
            let Some(mark) = import_of(&key).and_then(|import| letters.get(&import)) else { continue };
            if let Some(order) = mark.in_force()
                && newest.as_ref().is_none_or(|(newest, ..)| order > *newest)
            {
                newest = Some((order, mark, value));
            }
        }
        newest.map(|(_, mark, value)| figure_set(unit, period, mark, &value)).transpose()
    }

    /// Every confirmed version of them, oldest first, superseded ones included.
    pub async fn figure_history(&self, unit: &UnitId, period: Period) -> Result<Vec<FigureSet>, StoreError> {
        let letters = self.memory.letters();
        let mut history = BTreeMap::new();
        for row in self.engine.scan(&letter_rows::figures_prefix(unit, period)) {
            let (key, value) = row?;
            let Some(mark) = import_of(&key).and_then(|import| letters.get(&import)) else { continue };
            if let Some(order) = mark.confirmation {
                history.insert(order, figure_set(unit, period, mark, &value)?);
            }
        }
        Ok(history.into_values().collect())
    }

    /// The periods `unit` has figures in force for, latest end first; of those that end together the shorter first.
    pub async fn periods_of(&self, unit: &UnitId) -> Result<Vec<Period>, StoreError> {
        let letters = self.memory.letters();
        let mut periods: Vec<Period> = Vec::new();
        for row in self.engine.scan(&letter_rows::unit_prefix(unit)) {
            let key = row?.0;
            let mut parts = KeyParts::of(&key);
            let read = parts.text().and_then(|_| Some((Period::from_code(&parts.text()?)?, parts.u64()?)));
            let (period, import) = read.ok_or_else(|| StoreError::Corrupt("the key of figures".to_owned()))?;
            let in_force = letters.get(&import).and_then(LetterMark::in_force).is_some();
            if in_force && periods.last() != Some(&period) {
                periods.push(period);
            }
        }
        periods.sort_by(|a, b| b.end().cmp(&a.end()).then(b.start().cmp(&a.start())));
        Ok(periods)
    }

    /// All units' scores of one period, by unit.
    pub async fn period_table(&self, period: Period) -> Result<PeriodTable, StoreError> {
        let letters = self.memory.letters();
        let mut rows: BTreeMap<UnitId, (u64, Vec<Score>)> = BTreeMap::new();
        for row in self.engine.scan(&letter_rows::table_prefix(period)) {
            let (key, value) = row?;
            let mut parts = KeyParts::of(&key);
            let import = parts.text().and_then(|_| parts.u64());
            let Some(order) = import.and_then(|import| letters.get(&import)).and_then(LetterMark::in_force) else {
                continue;
            };
            for (unit, scores) in codec::read::<Vec<TableRow>>(&value)? {
                match rows.entry(unit) {
                    Entry::Vacant(entry) => {
                        entry.insert((order, scores));
                    }
                    Entry::Occupied(mut entry) if entry.get().0 < order => {
                        entry.insert((order, scores));
                    }
                    Entry::Occupied(_) => {}
                }
            }
        }
        let rows = rows.into_iter().filter(|(_, (_, scores))| !scores.is_empty());
        Ok(PeriodTable { period, rows: rows.map(|(unit, (_, scores))| PeriodRow { unit, scores }).collect() })
    }
}

/// The number of the import at the end of a figure row's key.
fn import_of(key: &[u8]) -> Option<u64> {
    key.last_chunk().map(|bytes| u64::from_be_bytes(*bytes))
}

fn figure_set(unit: &UnitId, period: Period, mark: &LetterMark, value: &[u8]) -> Result<FigureSet, StoreError> {
    let figures = letter_rows::read_figures(value)?;
    Ok(FigureSet { unit: unit.clone(), period, source: mark.id.clone(), figures })
}
