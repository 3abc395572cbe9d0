//! Opening the database, which one process holds at a time.

use crate::store::StoreError;
use std::path::Path;
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
    let started = Instant::now();
    loop {
        match config.open() {
            Ok(db) => return Ok(db),
            Err(sled::Error::Io(error)) if error.to_string().contains("could not acquire lock") => {
                if started.elapsed() >= PATIENCE {
                    return Err(StoreError::Locked { folder: folder.display().to_string() });
                }
                std::thread::sleep(PAUSE);
            }
            Err(error) => return Err(error.into()),
        }
    }
}
