//! All rows as steps have left them: those of the database, under those that it does not hold yet.
//!
//! sled begins two disk writes for every batch, however small, and wakes a whole pool of threads for each. Changes are
//! therefore gathered here and given to it together: when somebody waits for the disk, when there are many, or soon.

use super::{BATCH_ROWS, Bytes, Row};
use crate::store::StoreError;
use crate::store::blocks::{Blocks, Range};
use crate::store::keys::Key;
use std::collections::{BTreeMap, VecDeque};
use std::ops::Bound::{self, Unbounded};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Values by key; `None` for a row that is removed.
pub(super) type Changes = BTreeMap<Bytes, Option<Bytes>>;

pub(super) struct Rows {
    db: Blocks,
    layers: RwLock<Layers>,
    /// Held by whoever gives changes to the database, so that they come in the order of the steps.
    handing_over: Mutex<()>,
}

#[derive(Default)]
struct Layers {
    fresh: Changes,
    /// Being given to the database; older than the fresh ones.
    leaving: Arc<Changes>,
}

impl Rows {
    pub fn of(db: Blocks) -> Rows {
        Rows { db, layers: RwLock::default(), handing_over: Mutex::default() }
    }

    pub fn db(&self) -> &Blocks {
        &self.db
    }

    pub fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        {
            let layers = self.read();
            if let Some(change) = layers.fresh.get(key).or_else(|| layers.leaving.get(key)) {
                return Ok(change.clone());
            }
        }
        self.db.get(key)
    }

    /// The rows whose keys begin with `prefix`, from `from` on.
    pub fn scan(&self, prefix: &[u8], from: &[u8]) -> Scan {
        let from = from.max(prefix).to_vec();
        // The changes first: what is handed over meanwhile is then found in the database.
        let changed = self.changed(&from, prefix);
        let end = after_prefix(prefix).map_or(Unbounded, Bound::Excluded);
        let end = end.map(Bytes::from);
        Scan { stored: self.db.range(Bound::Included(from.into()), end), ahead: None, behind: None, changed }
    }

    /// The last row under `prefix`.
    pub fn last(&self, prefix: &Key) -> Result<Option<Row>, StoreError> {
        self.scan(prefix.as_bytes(), &[]).next_back().transpose()
    }

    pub fn is_empty(&self) -> bool {
        self.scan(&[], &[]).next().is_none()
    }

    /// Applies the changes of one step, in one moment. `true` when so many wait that they should be handed over.
    pub fn change(&self, changes: Changes) -> bool {
        let mut layers = self.write();
        layers.fresh.extend(changes);
        layers.fresh.len() >= BATCH_ROWS
    }

    /// Gives everything that waits to the database, as one batch: a step is there whole or not at all. After a failure
    /// the changes can still be read, and nothing more may be written.
    pub fn hand_over(&self) -> Result<(), StoreError> {
        let _alone = self.handing_over.lock().unwrap_or_else(PoisonError::into_inner);
        let leaving = {
            let mut layers = self.write();
            if layers.fresh.is_empty() {
                return Ok(());
            }
            layers.leaving = Arc::new(std::mem::take(&mut layers.fresh));
            Arc::clone(&layers.leaving)
        };
        self.db.apply(&leaving)?;
        self.write().leaving = Arc::default();
        Ok(())
    }

    /// The changes that the database does not hold yet, of keys from `from` on that begin with `prefix`.
    fn changed(&self, from: &[u8], prefix: &[u8]) -> VecDeque<(Bytes, Option<Bytes>)> {
        let layers = self.read();
        let range = |changes: &Changes| -> Changes {
            let rows = changes.range::<[u8], _>((Bound::Included(from), Unbounded));
            rows.take_while(|(key, _)| key.starts_with(prefix))
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect()
        };
        let mut changed = range(&layers.leaving);
        changed.extend(range(&layers.fresh));
        changed.into_iter().collect()
    }

    fn read(&self) -> RwLockReadGuard<'_, Layers> {
        self.layers.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Layers> {
        self.layers.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Rows in key order, from either end: a change stands in the place of the stored row.
pub(in crate::store) struct Scan {
    stored: Range,
    /// Stored rows that were read at the front and at the back, and whose turn comes later.
    ahead: Option<Row>,
    behind: Option<Row>,
    changed: VecDeque<(Bytes, Option<Bytes>)>,
}

impl Iterator for Scan {
    type Item = Result<Row, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let ahead = self.ahead.take().map(Ok).or_else(|| self.stored.next());
            let stored = match ahead.or_else(|| self.behind.take().map(Ok)).transpose() {
                Ok(stored) => stored,
                Err(error) => return Some(Err(error)),
            };
            let Some((changed, _)) = self.changed.front() else { return stored.map(Ok) };
            match stored {
                Some(row) if row.0 < *changed => return Some(Ok(row)),
                Some(row) if row.0 > *changed => self.ahead = Some(row),
                _ => {}
            }
            if let Some((key, Some(value))) = self.changed.pop_front() {
                return Some(Ok((key, value)));
            }
        }
    }
}

impl DoubleEndedIterator for Scan {
    fn next_back(&mut self) -> Option<Self::Item> {
        loop {
            let behind = self.behind.take().map(Ok).or_else(|| self.stored.next_back());
            let stored = match behind.or_else(|| self.ahead.take().map(Ok)).transpose() {
                Ok(stored) => stored,
                Err(error) => return Some(Err(error)),
            };
            let Some((changed, _)) = self.changed.back() else { return stored.map(Ok) };
            match stored {
                Some(row) if row.0 > *changed => return Some(Ok(row)),
                Some(row) if row.0 < *changed => self.behind = Some(row),
                _ => {}
            }
            if let Some((key, Some(value))) = self.changed.pop_back() {
                return Some(Ok((key, value)));
            }
        }
    }
}

/// The first key after all that begin with `prefix`; `None` when there is none.
fn after_prefix(prefix: &[u8]) -> Option<Vec<u8>> {
    let (last, head) = prefix.iter().rposition(|byte| *byte < u8::MAX).and_then(|at| Some((*prefix.get(at)?, at)))?;
    let mut after = prefix.get(..head)?.to_vec();
    after.push(last + 1);
    Some(after)
}

#[cfg(test)]
mod tests;
