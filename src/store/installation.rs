//! The store as a whole: opening, format version, the sender's lease, the hold after a restore, backup.

use super::{Store, StoreError};
use chrono::{DateTime, Utc};
use std::io::{Read, Write};
use std::path::Path;

#[derive(Debug, Clone, Copy)]
pub struct OpenOptions {
    pub cache_bytes: u64,
}

/// The right to send; its generation number is written into every claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    pub generation: u64,
}

/// Why nothing is sent although the store is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    pub reason: String,
    pub since: DateTime<Utc>,
}

impl Store {
    /// Opens the store in `folder`, creating it when missing (folder mode 0700). Older formats are migrated; a newer
    /// one is refused. Waits a moment for a lock that a process just killed has left.
    pub fn open(folder: &Path, options: OpenOptions) -> Result<Store, StoreError> {
        let _ = (folder, options);
        unimplemented!()
    }

    /// Writes everything and waits for the disk.
    pub async fn close(&self) -> Result<(), StoreError> {
        unimplemented!()
    }

    /// Takes the sender's lease with a new generation, durably. Refused while the store is on hold.
    pub async fn take_lease(&self, now: DateTime<Utc>) -> Result<Lease, StoreError> {
        let _ = now;
        unimplemented!()
    }

    pub async fn hold(&self) -> Result<Option<Hold>, StoreError> {
        unimplemented!()
    }

    pub async fn release_hold(&self) -> Result<(), StoreError> {
        unimplemented!()
    }

    /// A value of the installation: the channel's user name, the last run of a schedule.
    pub async fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        let _ = key;
        unimplemented!()
    }

    pub async fn set_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let _ = (key, value);
        unimplemented!()
    }

    /// Marks `job` as run for `occasion`; false when it was marked before. Durable, so that a job runs once.
    pub async fn mark_run(&self, job: &str, occasion: &str) -> Result<bool, StoreError> {
        let _ = (job, occasion);
        unimplemented!()
    }

    /// A logical dump of every row and document; consistent while the store is in use.
    pub async fn dump(&self, to: &mut (dyn Write + Send)) -> Result<u64, StoreError> {
        let _ = to;
        unimplemented!()
    }

    /// Builds a new store in an empty `folder` from a dump. It starts on hold.
    pub fn restore(folder: &Path, from: &mut dyn Read, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let _ = (folder, from, now);
        unimplemented!()
    }

    /// Checks what can be checked without stopping: readable rows, counters against rows, claims older than a request.
    /// Each finding is a line for the operator.
    pub async fn check(&self) -> Result<Vec<String>, StoreError> {
        unimplemented!()
    }
}
