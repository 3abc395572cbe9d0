//! The database on disk. sled's own `flush` hands its log to the kernel without waiting for the disk, so a sync also
//! waits for `fdatasync` on its file and for the files of large values.

use super::changes::Changes;
use super::{BATCH_ROWS, Bytes, damage};
use crate::store::blocks::{Blocks, Range};
use crate::store::keys::{Key, Space};
use crate::store::{StoreError, codec};
use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

pub(super) struct Database {
    db: Blocks,
    folder: PathBuf,
    file: File,
    large: Mutex<LargeValues>,
    /// A simulation waits for no disk.
    waits: bool,
}

/// The files that sled gives to values too large for its log. It does not sync them either.
struct LargeValues {
    folder: PathBuf,
    synced: HashSet<OsString>,
}

impl Database {
    pub fn of(db: Blocks, folder: &Path, waits: bool) -> Result<Database, StoreError> {
        Ok(Database {
            db,
            folder: folder.to_owned(),
            file: File::open(folder.join("db"))?,
            large: Mutex::new(LargeValues { folder: folder.join("blobs"), synced: HashSet::new() }),
            waits,
        })
    }

    pub fn get(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        self.db.get(key).inspect_err(|error| self.notice(error))
    }

    pub fn range(&self, (low, high): (Bound<Bytes>, Bound<Bytes>)) -> Range {
        self.db.range(low, high)
    }

    /// Sees to it that files which cannot be read are made anew.
    pub fn notice(&self, error: &StoreError) {
        if matches!(error, StoreError::Corrupt(_)) {
            damage::note(&self.folder);
        }
    }

    /// Puts rows together that are many and stand by themselves; where nobody reads.
    pub fn pack(&self) -> Result<(), StoreError> {
        self.db.pack()
    }

    /// What is wrong with how rows stand together, a line for each.
    pub fn misfits(&self) -> Result<Vec<String>, StoreError> {
        self.db.misfits()
    }

    /// Takes the changes of one step: all of them or none.
    pub fn take_step(&self, changes: &Changes) -> Result<(), StoreError> {
        self.db.apply(changes.iter())
    }

    /// Takes changes that the journal keeps until a sync: they need not come at once. The last of them says which segment
    /// they complete.
    pub fn take_kept(&self, changes: &Changes, completed: Option<u64>) -> Result<(), StoreError> {
        let settled = completed.map(|segment| codec::compact(&segment)).transpose()?;
        let settled = settled.map(|value| (Bytes::from(settled_key().into_bytes()), Some(Bytes::from(value))));
        let mut needed = Vec::with_capacity(BATCH_ROWS);
        for (key, change) in changes.iter().chain(settled.iter().map(|(key, value)| (key, value))) {
            // Many a row comes and goes before it gets here.
            if change.is_some() || self.db.get(key)?.is_some() {
                needed.push((key, change));
            }
            if needed.len() == BATCH_ROWS {
                self.db.apply(needed.drain(..))?;
            }
        }
        if needed.is_empty() { Ok(()) } else { self.db.apply(needed.into_iter()) }
    }

    /// The last segment of the journal whose changes are all here; 0 = none.
    pub fn settled(&self) -> Result<u64, StoreError> {
        self.get(settled_key().as_bytes())?.map_or(Ok(0), |bytes| codec::read(&bytes))
    }

    /// Waits until everything taken so far is on disk.
    pub fn sync(&self) -> Result<(), StoreError> {
        if !self.waits {
            return Ok(());
        }
        self.db.flush()?;
        self.large.lock().unwrap_or_else(PoisonError::into_inner).sync()?;
        Ok(self.file.sync_data()?)
    }

    #[cfg(test)]
    pub fn rows(&self) -> usize {
        self.db.range(Bound::Unbounded, Bound::Unbounded).count()
    }
}

fn settled_key() -> Key {
    Key::of(Space::Meta).text("journal")
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

impl From<sled::Error> for StoreError {
    fn from(error: sled::Error) -> StoreError {
        match error {
            sled::Error::Io(error) => error.into(),
            sled::Error::Corruption { at, .. } => {
                tracing::error!(?at, "the file of the rows is damaged or cut off");
                StoreError::Corrupt("rows/db".to_owned())
            }
            other => StoreError::Io(other.to_string()),
        }
    }
}
