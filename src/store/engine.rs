//! Rows by key: atomic steps, and commits that many steps share. The only room of the store that names sled.
//!
//! One tree holds everything, because a batch is atomic over one tree.

mod commit;
mod recording;
mod snapshot;
mod step;

pub(super) use recording::Recording;
pub(super) use step::Step;

use super::StoreError;
use super::keys::Key;
use commit::Commits;
use snapshot::Snapshot;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Rows that one step should not exceed by much: larger batches stop readers and cost memory.
pub(super) const BATCH_ROWS: usize = 256;

const LOCK_PATIENCE: Duration = Duration::from_secs(2);

const SIMULATED_CACHE: u64 = 1 << 20;
const SIMULATED_SEGMENT: usize = 1 << 16;

pub(super) type Bytes = sled::IVec;

/// A key and its value.
pub(super) type Row = (Bytes, Bytes);

/// The second part is recorded with the next step that fits it.
#[derive(Clone)]
pub(super) struct Engine(Arc<Inner>, Option<Arc<Recording>>);

struct Inner {
    db: sled::Db,
    /// Steps run where they are called, and nobody waits for the disk.
    in_place: bool,
    writer: Arc<tokio::sync::Mutex<Writer>>,
    commits: Arc<Commits>,
}

/// State that belongs to whoever may write.
#[derive(Default)]
struct Writer {
    snapshot: Option<Snapshot>,
}

impl Engine {
    /// Opens the rows in `folder`. Waits a moment for a lock that a process just killed has left.
    pub fn open(folder: &Path, cache_bytes: u64) -> Result<Engine, StoreError> {
        let started = Instant::now();
        let db = loop {
            match sled::Config::new().path(folder).cache_capacity(cache_bytes).open() {
                Ok(db) => break db,
                Err(sled::Error::Io(error)) if error.to_string().contains("could not acquire lock") => {
                    if started.elapsed() >= LOCK_PATIENCE {
                        return Err(StoreError::Locked { folder: folder.display().to_string() });
                    }
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(error) => return Err(error.into()),
            }
        };
        let commits = Arc::new(Commits::of(&db, folder)?);
        Ok(Engine(Arc::new(Inner { db, in_place: false, writer: Arc::default(), commits }), None))
    }

    /// For simulations: no thread but the caller's decides when something happens.
    pub fn open_in_place(folder: &Path) -> Result<Engine, StoreError> {
        let config = sled::Config::new()
            .path(folder)
            .cache_capacity(SIMULATED_CACHE)
            .flush_every_ms(None)
            .segment_size(SIMULATED_SEGMENT);
        let db = config.open()?;
        let commits = Arc::new(Commits::of(&db, folder)?);
        Ok(Engine(Arc::new(Inner { db, in_place: true, writer: Arc::default(), commits }), None))
    }

    /// The same rows; `recording` goes with the next step that fits it.
    pub fn recording(&self, recording: Arc<Recording>) -> Engine {
        Engine(Arc::clone(&self.0), Some(recording))
    }

    pub fn get(&self, key: impl AsRef<[u8]>) -> Result<Option<Bytes>, StoreError> {
        Ok(self.0.db.get(key)?)
    }

    pub fn scan(&self, prefix: &Key) -> impl DoubleEndedIterator<Item = Result<Row, StoreError>> + use<> {
        scan(&self.0.db, prefix)
    }

    /// The rows under `prefix` from `from` on.
    pub fn scan_from(&self, prefix: &Key, from: &[u8]) -> impl Iterator<Item = Result<Row, StoreError>> + use<> {
        scan_from(&self.0.db, prefix, from)
    }

    pub fn scan_all(&self) -> impl Iterator<Item = Result<Row, StoreError>> + use<> {
        self.0.db.iter().map(|row| Ok(row?))
    }

    /// The last row under `prefix`.
    pub fn last(&self, prefix: &Key) -> Result<Option<Row>, StoreError> {
        self.scan(prefix).next_back().transpose()
    }

    pub fn is_empty(&self) -> bool {
        self.0.db.is_empty()
    }

    /// Applies a small step. Others see it at once; it is on disk after the next commit.
    pub async fn apply<T>(&self, step: impl FnOnce(&mut Step) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut writer = self.0.writer.lock().await;
        self.0.run(&mut writer, self.1.as_deref(), step)
    }

    /// Applies a step of many rows, away from the runtime's threads.
    pub async fn apply_large<T: Send + 'static>(
        &self,
        step: impl FnOnce(&mut Step) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let mut writer = Arc::clone(&self.0.writer).lock_owned().await;
        if self.0.in_place {
            return self.0.run(&mut writer, self.1.as_deref(), step);
        }
        let (inner, recording) = (Arc::clone(&self.0), self.1.clone());
        blocking(move || inner.run(&mut writer, recording.as_deref(), step)).await
    }

    /// Applies a small step and waits until it is on disk.
    pub async fn commit<T>(&self, step: impl FnOnce(&mut Step) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let value = self.apply(step).await?;
        self.durable().await?;
        Ok(value)
    }

    /// Applies a step where nothing else runs yet: at an opening, a migration, a restore.
    pub fn apply_alone<T>(&self, step: impl FnOnce(&mut Step) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut writer = self.0.writer.try_lock().map_err(|error| StoreError::Io(error.to_string()))?;
        self.0.run(&mut writer, self.1.as_deref(), step)
    }

    /// Waits until everything applied so far is on disk. Those who wait at the same time share one sync.
    pub async fn durable(&self) -> Result<(), StoreError> {
        if self.0.in_place {
            // Where others may come between, or the end.
            tokio::task::yield_now().await;
            return Ok(());
        }
        self.0.commits.durable().await
    }

    /// The same where nothing else runs.
    pub fn sync_alone(&self) -> Result<(), StoreError> {
        if self.0.in_place { Ok(()) } else { self.0.commits.sync() }
    }
}

impl Inner {
    fn run<T>(
        &self,
        writer: &mut Writer,
        recording: Option<&Recording>,
        step: impl FnOnce(&mut Step) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.commits.sound()?;
        let mut open = Step::on(&self.db);
        let value = step(&mut open)?;
        if let Some(recording) = recording {
            recording.join(&mut open)?;
        }
        let Step { changes, hooks, .. } = open;
        if !changes.is_empty() {
            match &mut writer.snapshot {
                Some(snapshot) if snapshot.is_watched() => snapshot.keep(&self.db, changes.keys())?,
                abandoned => *abandoned = None,
            }
            let mut batch = sled::Batch::default();
            for (key, change) in changes {
                match change {
                    Some(value) => batch.insert(key, value),
                    None => batch.remove(key),
                }
            }
            self.db.apply_batch(batch)?;
            self.commits.applied();
        }
        for hook in hooks {
            hook();
        }
        Ok(value)
    }
}

fn scan(db: &sled::Db, prefix: &Key) -> impl DoubleEndedIterator<Item = Result<Row, StoreError>> + use<> {
    db.scan_prefix(prefix).map(|row| Ok(row?))
}

fn scan_from(db: &sled::Db, prefix: &Key, from: &[u8]) -> impl Iterator<Item = Result<Row, StoreError>> + use<> {
    let from = from.max(prefix.as_bytes()).to_vec();
    let prefix = prefix.as_bytes().to_vec();
    db.range(from..)
        .map(|row| Ok(row?))
        .take_while(move |row: &Result<Row, StoreError>| row.as_ref().map_or(true, |(key, _)| key.starts_with(&prefix)))
}

/// Runs work that waits for the disk away from the runtime's threads.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Io(error.to_string()))?
}

impl From<sled::Error> for StoreError {
    fn from(error: sled::Error) -> StoreError {
        match error {
            sled::Error::Io(error) => error.into(),
            sled::Error::Corruption { .. } => StoreError::Corrupt(error.to_string()),
            other => StoreError::Io(other.to_string()),
        }
    }
}
