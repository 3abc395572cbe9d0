//! Rows by key: atomic steps, and commits that many steps share. The only file that names sled.
//!
//! sled's own `flush` hands the log to the kernel without waiting for the disk, so a commit also waits for
//! `fdatasync` on its file. One tree holds everything, because a batch is atomic over one tree.

use super::StoreError;
use super::keys::Key;
use std::collections::{BTreeMap, HashSet};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// Rows that one step should not exceed by much: larger batches stop readers and cost memory.
pub(super) const BATCH_ROWS: usize = 256;

const LOCK_PATIENCE: Duration = Duration::from_secs(2);

pub(super) type Bytes = sled::IVec;

/// A key and its value.
pub(super) type Row = (Bytes, Bytes);

#[derive(Clone)]
pub(super) struct Engine(Arc<Inner>);

struct Inner {
    db: sled::Db,
    file: File,
    large: Mutex<LargeValues>,
    writer: Arc<tokio::sync::Mutex<Writer>>,
    /// Steps applied, and how many of them are known to be on disk.
    applied: AtomicU64,
    synced: AtomicU64,
    commits: Mutex<Commits>,
    /// Set when the disk refused a sync: what it holds is unknown from there on.
    broken: OnceLock<String>,
}

/// A consistent view of all rows while others write.
pub(super) struct View {
    engine: Engine,
    _watched: Arc<()>,
}

/// State that belongs to whoever may write.
#[derive(Default)]
struct Writer {
    snapshot: Option<Snapshot>,
}

/// What a [`View`] needs: rows that change before it has read them are kept here as they were.
#[derive(Default)]
struct Snapshot {
    /// Gone once the view is dropped.
    watched: Weak<()>,
    /// Keys up to this one have been read.
    cursor: Vec<u8>,
    finished: bool,
    kept: BTreeMap<Vec<u8>, Option<Bytes>>,
}

/// The files that sled gives to values too large for its log. It does not sync them either.
struct LargeValues {
    folder: PathBuf,
    synced: HashSet<OsString>,
}

#[derive(Default)]
struct Commits {
    waiting: Vec<oneshot::Sender<Result<(), StoreError>>>,
    running: bool,
}

type Hook = Box<dyn FnOnce() + Send>;

/// The changes of one step: read through, written at once or not at all.
pub(super) struct Step<'a> {
    db: &'a sled::Db,
    changes: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
    hooks: Vec<Hook>,
}

impl Step<'_> {
    /// The value as this step leaves it.
    pub fn get(&self, key: impl AsRef<[u8]>) -> Result<Option<Bytes>, StoreError> {
        match self.changes.get(key.as_ref()) {
            Some(change) => Ok(change.as_deref().map(Bytes::from)),
            None => Ok(self.db.get(key)?),
        }
    }

    pub fn put(&mut self, key: Key, value: Vec<u8>) {
        self.changes.insert(key.into_bytes(), Some(value));
    }

    pub fn remove(&mut self, key: impl AsRef<[u8]>) {
        self.changes.insert(key.as_ref().to_vec(), None);
    }

    pub fn put_all(&mut self, rows: impl IntoIterator<Item = (Key, Vec<u8>)>) -> Result<(), StoreError> {
        self.changes.extend(rows.into_iter().map(|(key, value)| (key.into_bytes(), Some(value))));
        Ok(())
    }

    pub fn remove_all(&mut self, keys: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Result<(), StoreError> {
        self.changes.extend(keys.into_iter().map(|key| (key.as_ref().to_vec(), None)));
        Ok(())
    }

    /// The rows under `prefix` as they were before this step.
    pub fn scan(&self, prefix: &Key) -> impl Iterator<Item = Result<Row, StoreError>> + use<> {
        self.db.scan_prefix(prefix).map(|row| Ok(row?))
    }

    /// The rows under `prefix` from `from` on, as they were before this step.
    pub fn scan_from(&self, prefix: &Key, from: &[u8]) -> impl Iterator<Item = Result<Row, StoreError>> + use<> {
        scan_from(self.db, prefix, from)
    }

    /// Adds one to the counter and returns it.
    pub fn next(&mut self, counter: Key) -> Result<u64, StoreError> {
        let last = self.get(&counter)?.map_or(Ok(0), |bytes| super::codec::read::<u64>(&bytes))?;
        self.put(counter, super::codec::compact(&(last + 1))?);
        Ok(last + 1)
    }

    /// Runs `hook` once the changes are applied, before the next step begins.
    pub fn after(&mut self, hook: impl FnOnce() + Send + 'static) {
        self.hooks.push(Box::new(hook));
    }
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
        let file = File::open(folder.join("db"))?;
        let large = LargeValues { folder: folder.join("blobs"), synced: HashSet::new() };
        Ok(Engine(Arc::new(Inner {
            db,
            file,
            large: Mutex::new(large),
            writer: Arc::default(),
            applied: AtomicU64::new(0),
            synced: AtomicU64::new(0),
            commits: Mutex::default(),
            broken: OnceLock::new(),
        })))
    }

    pub fn get(&self, key: impl AsRef<[u8]>) -> Result<Option<Bytes>, StoreError> {
        Ok(self.0.db.get(key)?)
    }

    pub fn scan(&self, prefix: &Key) -> impl Iterator<Item = Result<Row, StoreError>> + use<> {
        self.0.db.scan_prefix(prefix).map(|row| Ok(row?))
    }

    pub fn scan_all(&self) -> impl Iterator<Item = Result<Row, StoreError>> + use<> {
        self.0.db.iter().map(|row| Ok(row?))
    }

    /// The last row under `prefix`.
    pub fn last(&self, prefix: &Key) -> Result<Option<Row>, StoreError> {
        Ok(self.0.db.scan_prefix(prefix).next_back().transpose()?)
    }

    pub fn is_empty(&self) -> bool {
        self.0.db.is_empty()
    }

    /// Applies a small step. Others see it at once; it is on disk after the next commit.
    pub async fn apply<T>(&self, step: impl FnOnce(&mut Step) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut writer = self.0.writer.lock().await;
        self.0.run(&mut writer, step)
    }

    /// Applies a step of many rows, away from the runtime's threads.
    pub async fn apply_large<T: Send + 'static>(
        &self,
        step: impl FnOnce(&mut Step) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let mut writer = Arc::clone(&self.0.writer).lock_owned().await;
        let inner = Arc::clone(&self.0);
        blocking(move || inner.run(&mut writer, step)).await
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
        self.0.run(&mut writer, step)
    }

    /// Waits until everything applied so far is on disk. Those who wait at the same time share one sync.
    pub async fn durable(&self) -> Result<(), StoreError> {
        if self.0.synced.load(Ordering::Acquire) >= self.0.applied.load(Ordering::Acquire) {
            return self.0.sound();
        }
        let (sender, receiver) = oneshot::channel();
        let leads = {
            let mut commits = self.0.commits();
            commits.waiting.push(sender);
            !std::mem::replace(&mut commits.running, true)
        };
        if leads {
            let inner = Arc::clone(&self.0);
            tokio::task::spawn_blocking(move || inner.serve_commits());
        }
        receiver.await.map_err(|_| StoreError::Io("the commit was abandoned".to_owned()))?
    }

    /// The same where nothing else runs.
    pub fn sync_alone(&self) -> Result<(), StoreError> {
        self.0.sync()
    }

    /// Begins a view of all rows as they are now. One at a time; it ends when it is dropped.
    pub async fn view(&self) -> Result<View, StoreError> {
        let mut writer = self.0.writer.lock().await;
        if writer.snapshot.as_ref().is_some_and(Snapshot::is_watched) {
            return Err(StoreError::Io("another backup or check is under way".to_owned()));
        }
        let watched = Arc::new(());
        writer.snapshot = Some(Snapshot { watched: Arc::downgrade(&watched), ..Snapshot::default() });
        Ok(View { engine: self.clone(), _watched: watched })
    }
}

impl View {
    /// The next rows in key order; `None` at the end.
    pub async fn next(&mut self, rows: usize) -> Result<Option<Vec<Row>>, StoreError> {
        let mut writer = Arc::clone(&self.engine.0.writer).lock_owned().await;
        let inner = Arc::clone(&self.engine.0);
        blocking(move || match &mut writer.snapshot {
            Some(snapshot) if !snapshot.finished => snapshot.read(&inner.db, rows).map(Some),
            _ => Ok(None),
        })
        .await
    }
}

impl Inner {
    fn run<T>(
        &self,
        writer: &mut Writer,
        step: impl FnOnce(&mut Step) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.sound()?;
        let mut open = Step { db: &self.db, changes: BTreeMap::new(), hooks: Vec::new() };
        let value = step(&mut open)?;
        let Step { changes, hooks, .. } = open;
        if !changes.is_empty() {
            match &mut writer.snapshot {
                Some(snapshot) if snapshot.is_watched() => snapshot.keep(&self.db, changes.keys())?,
                abandoned => *abandoned = None,
            }
            self.write(changes)?;
            self.applied.fetch_add(1, Ordering::AcqRel);
        }
        for hook in hooks {
            hook();
        }
        Ok(value)
    }

    fn write(&self, changes: BTreeMap<Vec<u8>, Option<Vec<u8>>>) -> Result<(), StoreError> {
        let mut batch = sled::Batch::default();
        for (key, change) in changes {
            match change {
                Some(value) => batch.insert(key, value),
                None => batch.remove(key),
            }
        }
        Ok(self.db.apply_batch(batch)?)
    }

    fn serve_commits(&self) {
        loop {
            let waiting = {
                let mut commits = self.commits();
                if commits.waiting.is_empty() {
                    commits.running = false;
                    return;
                }
                std::mem::take(&mut commits.waiting)
            };
            let result = self.sync();
            for sender in waiting {
                // A caller that has gone away needs no answer.
                let _ = sender.send(result.as_ref().copied().map_err(StoreError::again));
            }
        }
    }

    fn sync(&self) -> Result<(), StoreError> {
        self.sound()?;
        let applied = self.applied.load(Ordering::Acquire);
        let result = self.db.flush().map_err(StoreError::from).and_then(|_| {
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

    fn sound(&self) -> Result<(), StoreError> {
        match self.broken.get() {
            Some(reason) => Err(StoreError::Io(reason.clone())),
            None => Ok(()),
        }
    }

    fn commits(&self) -> std::sync::MutexGuard<'_, Commits> {
        self.commits.lock().unwrap_or_else(PoisonError::into_inner)
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

impl Snapshot {
    fn is_watched(&self) -> bool {
        self.watched.strong_count() > 0
    }

    fn keep<'a>(&mut self, db: &sled::Db, keys: impl Iterator<Item = &'a Vec<u8>>) -> Result<(), StoreError> {
        for key in keys {
            if *key > self.cursor && !self.kept.contains_key(key) {
                self.kept.insert(key.clone(), db.get(key)?);
            }
        }
        Ok(())
    }

    fn read(&mut self, db: &sled::Db, rows: usize) -> Result<Vec<Row>, StoreError> {
        use std::ops::Bound::{Excluded, Included, Unbounded};
        let from = Excluded(self.cursor.clone());
        let mut found: BTreeMap<Vec<u8>, Bytes> = BTreeMap::new();
        for row in db.range::<Vec<u8>, _>((from.clone(), Unbounded)).take(rows) {
            let (key, value) = row?;
            found.insert(key.to_vec(), value);
        }
        // Rows kept in the range just read stand for what the rows have become meanwhile; with fewer rows than asked
        // for, the range reaches to the end.
        let end = if found.len() == rows { found.keys().next_back().cloned() } else { None };
        let to = end.clone().map_or(Unbounded, Included);
        for (key, value) in self.kept.range((from, to)) {
            match value {
                Some(value) => found.insert(key.clone(), value.clone()),
                None => found.remove(key),
            };
        }
        match end {
            Some(last) => {
                self.kept = self.kept.split_off(&last);
                self.kept.remove(&last);
                self.cursor = last;
            }
            None => self.finished = true,
        }
        Ok(found.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }
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
