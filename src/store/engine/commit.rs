//! Bringing to disk what steps have changed: soon by the journal, and later by the database.
//!
//! Whoever waits for the disk waits for the journal. When much has gathered, the changes go to the database away from
//! those who wait; once it has them on disk, the segment of the journal that holds them is needed only in case that it
//! cannot read its files one day.

use super::Rows;
use super::changes::Changes;
use super::journal::Journal;
use super::queue::Queue;
use super::retention::Retention;
use super::rows::Load;
use crate::store::StoreError;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// So much may gather before it goes to the database.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub rows: usize,
    pub journal_bytes: usize,
}

/// At so many times the limits, steps wait for the database.
const PATIENCE: usize = 2;

pub(super) struct Commits {
    rows: Arc<Rows>,
    folder: PathBuf,
    limits: Limits,
    journal: Mutex<Journal>,
    retention: Arc<Retention>,
    /// Held by whoever gives changes to the database.
    handing_over: Mutex<()>,
    hand_over_begun: AtomicBool,
    /// A step has gone to the database itself, and no sync has followed.
    beneath: AtomicBool,
    /// How many steps are known to be on disk.
    synced: AtomicU64,
    syncs: Queue,
    hand_overs: Queue,
    /// Set when the disk refused something: what it holds is unknown from there on.
    broken: OnceLock<String>,
}

impl Commits {
    /// The rows in `folder`, with what an earlier process has left in the journal.
    pub fn of(rows: &Arc<Rows>, folder: &Path, limits: Limits, waits: bool) -> Result<Commits, StoreError> {
        let journal = Journal::replay(folder, rows.database(), waits)?;
        let retention = Retention::of(folder, journal.settled(), waits)?;
        Ok(Commits {
            rows: Arc::clone(rows),
            folder: folder.to_owned(),
            limits,
            journal: Mutex::new(journal),
            retention: Arc::new(retention),
            handing_over: Mutex::default(),
            hand_over_begun: AtomicBool::new(false),
            beneath: AtomicBool::new(false),
            synced: AtomicU64::new(0),
            syncs: Queue::default(),
            hand_overs: Queue::default(),
            broken: OnceLock::new(),
        })
    }

    /// Whether so much has gathered that it should go to the database.
    pub fn is_full(&self, load: Load) -> bool {
        load.rows >= self.limits.rows || load.bytes >= self.limits.journal_bytes
    }

    /// Waits while so much has gathered that steps would outrun the database.
    pub async fn room(self: &Arc<Commits>) -> Result<(), StoreError> {
        let is_crowded =
            |load: Load| load.rows / PATIENCE >= self.limits.rows || load.bytes / PATIENCE >= self.limits.journal_bytes;
        while is_crowded(self.rows.load()) {
            self.hand_overs.done(self, |commits| &commits.hand_overs, Commits::hand_over).await?;
        }
        Ok(())
    }

    /// Waits until everything applied so far is on disk.
    pub async fn durable(self: &Arc<Commits>) -> Result<(), StoreError> {
        let is_synced = self.synced.load(Ordering::Acquire) >= self.rows.applied();
        if is_synced && !self.beneath.load(Ordering::Acquire) {
            return self.sound();
        }
        self.syncs.done(self, |commits| &commits.syncs, Commits::sync).await
    }

    /// Gives the journal what it has not got, without waiting for the disk.
    pub fn write(&self) -> Result<(), StoreError> {
        self.keeping(|| {
            let mut journal = self.journal();
            let (mut frame, _) = self.rows.take_unwritten();
            journal.write(&mut frame)?;
            self.rows.lend(frame);
            Ok(())
        })
    }

    /// Waits until everything applied so far is on disk, for many who wait.
    pub fn sync(&self) -> Result<(), StoreError> {
        if self.beneath.load(Ordering::Acquire) {
            self.hand_over()?;
        }
        self.keeping(|| {
            let mut journal = self.journal();
            let (mut frame, steps) = self.rows.take_unwritten();
            journal.write(&mut frame)?;
            self.rows.lend(frame);
            journal.sync()?;
            self.synced.fetch_max(steps, Ordering::AcqRel);
            Ok(())
        })
    }

    /// Applies a step to the database itself, where nothing stands over it.
    pub fn change_beneath(&self, changes: &Changes) -> Result<(), StoreError> {
        self.beneath.store(true, Ordering::Release);
        self.keeping(|| {
            self.retention.void()?;
            self.rows.database().take_step(changes)
        })
    }

    /// Puts the rows of the database together, where nothing stands over it.
    pub fn pack_beneath(&self) -> Result<(), StoreError> {
        self.beneath.store(true, Ordering::Release);
        self.keeping(|| self.rows.database().pack())
    }

    /// Hands over away from the runtime's threads, unless somebody has just begun to.
    pub fn begin_hand_over(commits: &Arc<Commits>) {
        if commits.hand_over_begun.swap(true, Ordering::AcqRel) {
            return;
        }
        let commits = Arc::clone(commits);
        tokio::task::spawn_blocking(move || {
            // A failure is kept for whoever writes next.
            let _ = commits.hand_over();
            commits.hand_over_begun.store(false, Ordering::Release);
        });
    }

    /// Gives the database everything applied so far, and waits for its disk.
    pub fn hand_over(&self) -> Result<(), StoreError> {
        let _alone = self.handing_over.lock().unwrap_or_else(PoisonError::into_inner);
        self.keeping(|| {
            let mut journal = self.journal();
            let (mut frame, steps, leaving) = self.rows.part();
            journal.write(&mut frame)?;
            // What comes after it must not reach the disk before it.
            journal.sync()?;
            self.synced.fetch_max(steps, Ordering::AcqRel);
            let segment = journal.finish();
            let beneath = self.beneath.load(Ordering::Acquire);
            // Without a mark of its own, a database that has lost what was changed beneath would pass for a whole one.
            let marked = if segment.is_none() && beneath { Some(journal.skip()) } else { segment };
            let settled = journal.settled();
            drop(journal);
            if marked.is_none() {
                return self.retention.attend(&self.rows, settled);
            }
            self.rows.database().take_kept(&leaving, marked)?;
            drop(leaving);
            self.rows.arrived();
            self.rows.database().sync()?;
            self.beneath.store(false, Ordering::Release);
            segment.map_or(Ok(()), |segment| self.retention.keep(segment))?;
            self.retention.attend(&self.rows, settled)
        })
    }

    /// The last hand-over.
    pub fn close(&self) -> Result<(), StoreError> {
        let handed_over = self.hand_over();
        self.retention.close();
        handed_over
    }

    /// What an opening after the end of this process would find.
    pub fn replay(&self, waits: bool) -> Result<(), StoreError> {
        let _alone = self.handing_over.lock().unwrap_or_else(PoisonError::into_inner);
        let mut journal = self.journal();
        journal.finish();
        self.rows.forget();
        *journal = Journal::replay(&self.folder, self.rows.database(), waits)?;
        self.retention.replayed(journal.settled())
    }

    /// In a simulation: the journal gets the first `bytes` of what it has not got.
    pub fn write_up_to(&self, bytes: usize) -> Result<(), StoreError> {
        let mut journal = self.journal();
        journal.write(&mut self.rows.take_unwritten_up_to(bytes))?;
        journal.sync()
    }

    /// In a simulation: the power fails while the journal gets the rest.
    pub fn break_off(&self) -> Result<(), StoreError> {
        let (mut frame, _) = self.rows.take_unwritten();
        self.journal().break_off(&mut frame)
    }

    /// Refuses once the disk has refused something. After a failed sync the kernel may drop the pages and report success
    /// the next time.
    pub fn sound(&self) -> Result<(), StoreError> {
        match self.broken.get() {
            Some(reason) => Err(StoreError::Io(reason.clone())),
            None => Ok(()),
        }
    }

    #[cfg(test)]
    pub fn rows(&self) -> &Arc<Rows> {
        &self.rows
    }

    #[cfg(test)]
    pub fn retention(&self) -> &Retention {
        &self.retention
    }

    fn keeping(&self, work: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
        self.sound()?;
        let _abandoned = Abandoned(&self.broken);
        work().inspect_err(|error| {
            self.rows.database().notice(error);
            drop(self.broken.set(error.to_string()));
        })
    }

    fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Work that a panic ends is a refusal too: what it has left half done is nothing to build upon.
struct Abandoned<'a>(&'a OnceLock<String>);

impl Drop for Abandoned<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let _ = self.0.set("the work on the rows was abandoned".to_owned());
        }
    }
}

#[cfg(test)]
mod tests;
