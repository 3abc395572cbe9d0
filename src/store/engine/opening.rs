//! Opening the database, which one process holds at a time.

use crate::store::StoreError;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(20);

/// The database in `folder`. Waits a moment for a lock that may go by itself: a process just killed leaves one, and so does
/// a child of ours between its fork and the start of its program, when the database was closed and is opened again.
///
/// # Errors
/// [`StoreError::Locked`] when another process keeps the lock.
pub fn open(config: sled::Config, folder: &Path) -> Result<sled::Db, StoreError> {
    let config = config.path(folder);
    patiently(folder, || {
        remove_half_written(folder)?;
        match config.open() {
            Ok(db) => Ok(Some(db)),
            Err(sled::Error::Io(error)) if error.to_string().contains("could not acquire lock") => Ok(None),
            Err(error) => Err(error.into()),
        }
    })
}

/// Keeps every other process from the database while it lives; where there is no file there is nothing to keep.
pub struct Alone {
    _file: Option<File>,
}

/// Waits a moment, as an opening does.
///
/// # Errors
/// [`StoreError::Locked`] when another process has the database open.
pub fn alone(folder: &Path) -> Result<Alone, StoreError> {
    patiently(folder, || try_alone(folder))
}

fn try_alone(folder: &Path) -> Result<Option<Alone>, StoreError> {
    match File::open(folder.join("db")) {
        Ok(file) => Ok(file.try_lock().is_ok().then_some(Alone { _file: Some(file) })),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Some(Alone { _file: None })),
        Err(error) => Err(error.into()),
    }
}

/// Tries until there is something, for as long as a lock may take to go by itself.
fn patiently<T>(folder: &Path, attempt: impl Fn() -> Result<Option<T>, StoreError>) -> Result<T, StoreError> {
    let started = Instant::now();
    loop {
        if let Some(done) = attempt()? {
            return Ok(done);
        }
        if started.elapsed() >= PATIENCE {
            return Err(StoreError::Locked { folder: folder.display().to_string() });
        }
        std::thread::sleep(PAUSE);
    }
}

/// An opening that was killed may have left a summary of sled's log half written. sled would take it for the newest one
/// and refuse the database; without it, it goes by the one before.
fn remove_half_written(folder: &Path) -> Result<(), StoreError> {
    if half_written(folder)?.is_empty() {
        return Ok(());
    }
    // Another process may be writing it just now.
    if let Some(_alone) = try_alone(folder)? {
        for file in half_written(folder)? {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

fn half_written(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_that_a_kill_left_half_written_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows");
        let db = open(sled::Config::new(), &path).unwrap();
        for number in 0..500u32 {
            db.insert(number.to_be_bytes(), vec![7; 100]).unwrap();
        }
        db.flush().unwrap();
        drop(db);
        for bytes in [&b""[..], b"half of what it was to b"] {
            let left = path.join("snap.00000000FFFFFFFF.generating");
            fs::write(&left, bytes).unwrap();
            assert_eq!(open(sled::Config::new(), &path).unwrap().len(), 500);
            assert!(!left.exists());
        }
    }
}
