//! Bringing to disk what steps have written. Those who wait at the same time share one sync.
//!
//! sled's own `flush` hands the log to the kernel without waiting for the disk, so a commit also waits for
//! `fdatasync` on its file.

use super::Rows;
use crate::store::StoreError;
use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use tokio::sync::oneshot;

pub(super) struct Commits {
    rows: Arc<Rows>,
    file: File,
    large: Mutex<LargeValues>,
    /// Steps applied, and how many of them are known to be on disk.
    applied: AtomicU64,
    synced: AtomicU64,
    queue: Mutex<Queue>,
    /// Set when the disk refused a sync: what it holds is unknown from there on.
    broken: OnceLock<String>,
}

#[derive(Default)]
struct Queue {
    waiting: Vec<oneshot::Sender<Result<(), StoreError>>>,
    running: bool,
}

/// The files that sled gives to values too large for its log. It does not sync them either.
struct LargeValues {
    folder: PathBuf,
    synced: HashSet<OsString>,
}

impl Commits {
    pub fn of(rows: &Arc<Rows>, folder: &Path) -> Result<Commits, StoreError> {
        Ok(Commits {
            rows: Arc::clone(rows),
            file: File::open(folder.join("db"))?,
            large: Mutex::new(LargeValues { folder: folder.join("blobs"), synced: HashSet::new() }),
            applied: AtomicU64::new(0),
            synced: AtomicU64::new(0),
            queue: Mutex::default(),
            broken: OnceLock::new(),
        })
    }

    /// A step has been applied.
    pub fn applied(&self) {
        self.applied.fetch_add(1, Ordering::AcqRel);
    }

    /// Waits until everything applied so far is on disk.
    pub async fn durable(self: &Arc<Commits>) -> Result<(), StoreError> {
        if self.synced.load(Ordering::Acquire) >= self.applied.load(Ordering::Acquire) {
            return self.sound();
        }
        let (sender, receiver) = oneshot::channel();
        let leads = {
            let mut queue = self.queue();
            queue.waiting.push(sender);
            !std::mem::replace(&mut queue.running, true)
        };
        if leads {
            let commits = Arc::clone(self);
            tokio::task::spawn_blocking(move || commits.serve());
        }
        receiver.await.map_err(|_| StoreError::Io("the commit was abandoned".to_owned()))?
    }

    fn serve(&self) {
        loop {
            let waiting = {
                let mut queue = self.queue();
                if queue.waiting.is_empty() {
                    queue.running = false;
                    return;
                }
                std::mem::take(&mut queue.waiting)
            };
            let result = self.sync();
            for sender in waiting {
                // A caller that has gone away needs no answer.
                let _ = sender.send(result.as_ref().copied().map_err(StoreError::again));
            }
        }
    }

    pub fn sync(&self) -> Result<(), StoreError> {
        self.sound()?;
        let applied = self.applied.load(Ordering::Acquire);
        self.hand_over()?;
        let result = self.rows.db().flush().and_then(|()| {
            self.large.lock().unwrap_or_else(PoisonError::into_inner).sync()?;
            Ok(self.file.sync_data()?)
        });
        match &result {
            Ok(()) => {
                self.synced.fetch_max(applied, Ordering::AcqRel);
            }
            // After a failed sync the kernel may drop the pages and report success the next time.
            Err(error) => {
                let _ = self.broken.set(error.to_string());
            }
        }
        result
    }

    /// Gives the database what steps have changed.
    pub fn hand_over(&self) -> Result<(), StoreError> {
        self.sound()?;
        self.rows.hand_over().inspect_err(|error| drop(self.broken.set(error.to_string())))
    }

    /// Refuses once a sync has failed.
    pub fn sound(&self) -> Result<(), StoreError> {
        match self.broken.get() {
            Some(reason) => Err(StoreError::Io(reason.clone())),
            None => Ok(()),
        }
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LargeValues {
    fn sync(&mut self) -> Result<(), StoreError> {
        let mut present = HashSet::new();
        let mut new = false;
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if !self.synced.contains(&name) {
                match File::open(entry.path()) {
                    Ok(file) => file.sync_all()?,
                    // The value has been replaced meanwhile.
                    Err(error) if error.kind() == ErrorKind::NotFound => continue,
                    Err(error) => return Err(error.into()),
                }
                new = true;
            }
            present.insert(name);
        }
        if new {
            File::open(&self.folder)?.sync_all()?;
        }
        self.synced = present;
        Ok(())
    }
}
