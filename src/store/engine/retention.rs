//! How long segments of the journal are kept once the database has them: until a base contains them too. So the rows can
//! be made anew from what is no file of the database's.

use super::base::{self, Base};
use super::journal::{self, Journal};
use super::rows::Rows;
use crate::store::StoreError;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// A base is written anew when the segments after it are longer than it is and than this, or as many as that.
const BYTES: u64 = 16 << 20;
const SEGMENTS: usize = 256;

pub(super) struct Retention {
    rows: PathBuf,
    keeps: bool,
    state: Mutex<State>,
    writing: Mutex<Option<JoinHandle<()>>>,
    stop: AtomicBool,
}

#[derive(Default)]
struct State {
    /// None = not tried yet.
    base: Option<Base>,
    /// The lengths of the segments that the database has and the base has not.
    kept: BTreeMap<u64, u64>,
}

impl Retention {
    /// For rows that contain all segments up to `settled`. Where nobody waits for a disk, nothing is kept.
    pub fn of(rows: &Path, settled: u64, keeps: bool) -> Result<Retention, StoreError> {
        let retention = Retention {
            rows: rows.to_owned(),
            keeps,
            state: Mutex::default(),
            writing: Mutex::default(),
            stop: AtomicBool::new(false),
        };
        retention.replayed(settled)?;
        Ok(retention)
    }

    /// An opening has given the database all segments up to `settled`.
    pub fn replayed(&self, settled: u64) -> Result<(), StoreError> {
        let base = base::find(&self.rows)?.filter(|_| self.keeps);
        let mut kept = BTreeMap::new();
        for number in journal::segments(&self.rows)?.into_iter().filter(|number| *number <= settled) {
            if base.is_some_and(|base| base.segment < number) {
                kept.insert(number, journal::length(&self.rows, number)?);
            } else {
                Journal::remove(&self.rows, number)?;
            }
        }
        if base.is_some_and(|base| base.segment > settled) {
            tracing::error!(?base, settled, "the database is older than the base");
            return Err(StoreError::Corrupt("rows/db".to_owned()));
        }
        *self.state() = State { base, kept };
        if self.state().is_whole(settled) { Ok(()) } else { self.void() }
    }

    /// The database has a segment on disk.
    pub fn keep(&self, segment: u64) -> Result<(), StoreError> {
        if !self.keeps {
            return Journal::remove(&self.rows, segment);
        }
        let length = journal::length(&self.rows, segment)?;
        self.state().kept.insert(segment, length);
        Ok(())
    }

    /// Begins a base of rows that contain all segments up to `settled`, when one is due.
    pub fn attend(self: &Arc<Retention>, all: &Arc<Rows>, settled: u64) -> Result<(), StoreError> {
        let mut writing = self.writing();
        let is_writing = writing.as_ref().is_some_and(|writing| !writing.is_finished());
        // A database that bears no mark yet could not be told from an empty one.
        if !self.keeps || settled == 0 || is_writing || !self.state().wants_base() {
            return Ok(());
        }
        let (retention, all) = (Arc::clone(self), Arc::clone(all));
        let begun =
            thread::Builder::new().name("base".to_owned()).spawn(move || retention.write_base(&all, settled))?;
        *writing = Some(begun);
        Ok(())
    }

    fn write_base(&self, all: &Rows, segment: u64) {
        let written = base::write(&self.rows, all.database(), segment, &self.stop);
        let mut state = self.state();
        let needless = match written {
            Ok(Some(base)) => {
                state.base = Some(base);
                let later = state.kept.split_off(&(segment + 1));
                std::mem::replace(&mut state.kept, later)
            }
            Ok(None) => return,
            Err(error) => {
                all.database().notice(&error);
                tracing::warn!(%error, "the base of the rows could not be written: they cannot be made anew for now");
                // Not tried again before much has changed.
                state.base = Some(Base { segment, bytes: 0 });
                std::mem::take(&mut state.kept)
            }
        };
        drop(state);
        for number in needless.keys() {
            if let Err(error) = Journal::remove(&self.rows, *number) {
                tracing::warn!(%error, "a segment of the journal stays though nothing needs it");
            }
        }
    }

    /// The database changes without the journal: base and segments do not tell of it.
    pub fn void(&self) -> Result<(), StoreError> {
        self.stop.store(true, Ordering::Release);
        self.finish();
        self.stop.store(false, Ordering::Release);
        let mut state = self.state();
        base::remove(&self.rows)?;
        for number in std::mem::take(&mut state.kept).keys() {
            Journal::remove(&self.rows, *number)?;
        }
        state.base = None;
        Ok(())
    }

    /// Ends what is being written; the first base is waited for.
    pub fn close(&self) {
        if self.state().base.is_some() {
            self.stop.store(true, Ordering::Release);
        }
        self.finish();
    }

    /// Waits for a base that has been begun.
    pub fn finish(&self) {
        let begun = self.writing().take();
        // Its panic was told when it happened.
        let _ = begun.map(JoinHandle::join);
    }

    fn writing(&self) -> MutexGuard<'_, Option<JoinHandle<()>>> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn wants_base(&self) -> bool {
        let bytes: u64 = self.kept.values().sum();
        self.base.is_none_or(|base| bytes > base.bytes.max(BYTES) || self.kept.len() >= SEGMENTS)
    }

    /// Whether the rows up to `settled` can be made of these.
    fn is_whole(&self, settled: u64) -> bool {
        self.base.is_none_or(|base| self.kept.keys().copied().eq(base.segment + 1..=settled))
    }
}
