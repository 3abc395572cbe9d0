//! All rows as steps have left them: those of the database, under those that it does not hold yet.
//!
//! sled begins two disk writes for every batch, however small, and wakes a whole pool of threads for each. Changes are
//! therefore kept here, and in the journal, until there are many; what changes again meanwhile goes to it once.

mod scan;

pub(in crate::store) use scan::Scan;

use super::changes::Changes;
use super::database::Database;
use super::journal::Frame;
use super::{Bytes, Row};
use crate::store::StoreError;
use crate::store::keys::Key;
use std::mem::take;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

pub(super) struct Rows {
    database: Database,
    layers: RwLock<Layers>,
    /// Taken before the layers by whoever changes them.
    unwritten: Mutex<Unwritten>,
    /// Steps so far; changes with the above.
    applied: AtomicU64,
}

#[derive(Default)]
struct Layers {
    fresh: Changes,
    /// On their way to the database; older than the fresh ones.
    leaving: Arc<Changes>,
}

/// What the journal has not been given yet.
#[derive(Default)]
struct Unwritten {
    frame: Frame,
    /// Of the fresh changes, what the journal holds and is to hold.
    journaled: usize,
}

/// How much waits here for the database.
#[derive(Debug, Clone, Copy)]
pub(super) struct Load {
    pub rows: usize,
    /// In the journal: a row that changes many times is there as often.
    pub bytes: usize,
}

impl Rows {
    pub fn of(database: Database) -> Rows {
        Rows { database, layers: RwLock::default(), unwritten: Mutex::default(), applied: AtomicU64::new(0) }
    }

    pub fn database(&self) -> &Database {
        &self.database
    }

    pub fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        {
            let layers = self.read();
            if let Some(change) = layers.fresh.get(key).or_else(|| layers.leaving.get(key)) {
                return Ok(change.clone());
            }
        }
        self.database.get(key)
    }

    /// The rows whose keys begin with `prefix`, from `from` on.
    pub fn scan(self: &Arc<Rows>, prefix: &[u8], from: &[u8]) -> Scan {
        Scan::of(self, prefix, from)
    }

    /// The last row under `prefix`.
    pub fn last(self: &Arc<Rows>, prefix: &Key) -> Result<Option<Row>, StoreError> {
        self.scan(prefix.as_bytes(), &[]).next_back().transpose()
    }

    pub fn is_empty(self: &Arc<Rows>) -> bool {
        self.scan(&[], &[]).next().is_none()
    }

    /// Applies the changes of one step, in one moment.
    pub fn change(&self, changes: Changes) {
        let mut unwritten = self.unwritten();
        let before = unwritten.frame.len();
        unwritten.frame.push(&changes);
        unwritten.journaled += unwritten.frame.len() - before;
        let mut layers = self.write();
        layers.fresh.extend(changes);
        self.applied.fetch_add(1, Ordering::AcqRel);
    }

    pub fn load(&self) -> Load {
        let unwritten = self.unwritten();
        Load { rows: self.read().fresh.len(), bytes: unwritten.journaled }
    }

    /// Whether there are changes that the database does not hold.
    pub fn are_changed(&self) -> bool {
        let layers = self.read();
        !layers.fresh.is_empty() || !layers.leaving.is_empty()
    }

    /// How many steps have been applied.
    pub fn applied(&self) -> u64 {
        self.applied.load(Ordering::Acquire)
    }

    /// For the journal: the changes that it has not got, and the number of the step that they end with.
    pub fn take_unwritten(&self) -> (Frame, u64) {
        let mut unwritten = self.unwritten();
        (take(&mut unwritten.frame), self.applied())
    }

    /// Gives the memory of a written frame back for the next.
    pub fn lend(&self, written: Frame) {
        let mut unwritten = self.unwritten();
        if unwritten.frame.is_empty() {
            unwritten.frame = written.emptied();
        }
    }

    /// Of what the journal has not got, the first `bytes`.
    pub fn take_unwritten_up_to(&self, bytes: usize) -> Frame {
        self.unwritten().frame.split(bytes)
    }

    /// How long the changes would be that the journal has not got.
    pub fn unwritten_bytes(&self) -> usize {
        self.unwritten().frame.len()
    }

    /// As [`Rows::take_unwritten`], and in the same moment the fresh changes become those that leave: they are what the journal then
    /// holds. None may be leaving.
    pub fn part(&self) -> (Frame, u64, Arc<Changes>) {
        let mut unwritten = self.unwritten();
        unwritten.journaled = 0;
        let mut layers = self.write();
        layers.leaving = Arc::new(take(&mut layers.fresh));
        (take(&mut unwritten.frame), self.applied(), Arc::clone(&layers.leaving))
    }

    /// The database holds what was leaving.
    pub fn arrived(&self) {
        // Freed outside the lock.
        let _leaving = take(&mut self.write().leaving);
    }

    /// Forgets what the database does not hold, as the end of a process does.
    pub fn forget(&self) {
        let mut unwritten = self.unwritten();
        *unwritten = Unwritten::default();
        *self.write() = Layers::default();
    }

    fn unwritten(&self) -> MutexGuard<'_, Unwritten> {
        self.unwritten.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self) -> RwLockReadGuard<'_, Layers> {
        self.layers.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Layers> {
        self.layers.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
