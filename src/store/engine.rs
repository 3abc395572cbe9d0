//! Rows by key: atomic steps, and commits that many steps share. The only room of the store that names sled.
//!
//! One tree holds everything, because a batch is atomic over one tree.

mod base;
mod changes;
mod commit;
mod damage;
mod database;
mod journal;
mod opening;
mod queue;
mod rebuilding;
mod retention;
mod rows;
mod snapshot;
mod step;
mod unflushed;

#[cfg(test)]
pub(super) use opening::open as open_database;
pub(super) use rebuilding::set_aside;
pub(super) use step::Step;

use super::StoreError;
use super::blocks::{BlockSize, Blocks};
use super::keys::Key;
use changes::Changes;
use commit::{Commits, Limits};
use database::Database;
use rows::{Rows, Scan};
use snapshot::Snapshot;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use unflushed::Unflushed;

/// The folder of the rows inside the store's own.
pub(super) const ROWS: &str = "rows";

/// Rows that one step should not exceed by much: larger batches stop readers and cost memory.
pub(super) const BATCH_ROWS: usize = 256;

/// Changes that nobody waits for are with the kernel after this. A process that is killed before loses them: what was
/// answered so shortly before is undecided.
const SOON: Duration = Duration::from_millis(5);

/// The database has changes after this, be they few: their memory is free again, and an opening has less to do.
const LATER: Duration = Duration::from_secs(10);

const LIMITS: Limits = Limits { rows: 4_096, journal_bytes: 4 << 20 };

/// Low, so that every history meets them.
const SIMULATED_LIMITS: Limits = Limits { rows: 64, journal_bytes: 1 << 14 };
const SIMULATED_CACHE: u64 = 1 << 20;
const SIMULATED_SEGMENT: usize = 1 << 16;

pub(super) type Bytes = sled::IVec;

/// A key and its value.
pub(super) type Row = (Bytes, Bytes);

/// What joins a step that is about to be written, or does not.
pub(super) trait Companion: Send + Sync {
    fn join(&self, step: &mut Step) -> Result<(), StoreError>;
}

/// Written in the place of a step that would have broken an invariant; it is told which.
pub(super) type OnBreach = fn(&mut Step, &str) -> Result<(), StoreError>;

/// A row of the database by its key.
pub(super) type Stored<'a> = &'a dyn Fn(&Key) -> Result<Option<Bytes>, StoreError>;

/// What the engine leaves to those who know what its rows mean.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    pub on_breach: OnBreach,
    /// Refuses rows that another program must not be given the journal of: asked before anything is changed.
    pub admit: fn(Stored<'_>) -> Result<(), StoreError>,
}

/// The second part is offered every step.
#[derive(Clone)]
pub(super) struct Engine(Arc<Inner>, Option<Arc<dyn Companion>>);

struct Inner {
    rows: Arc<Rows>,
    /// In a simulation: steps run where they are called, nobody waits for the disk, and a power cut can be asked for.
    simulated: Option<Unflushed>,
    on_breach: OnBreach,
    writer: Arc<tokio::sync::Mutex<Writer>>,
    commits: Arc<Commits>,
    /// Whether such a task has been started.
    writing_soon: AtomicBool,
    handing_over_later: AtomicBool,
}

/// State that belongs to whoever may write.
#[derive(Default)]
struct Writer {
    snapshot: Option<Snapshot>,
}

impl Engine {
    /// Opens the rows in `folder`. When the database cannot read its files, they are made anew first, if what they are
    /// made of is whole.
    pub fn open(folder: &Path, cache_bytes: u64, rules: Rules) -> Result<Engine, StoreError> {
        let config = || sled::Config::new().cache_capacity(cache_bytes).flush_every_ms(None);
        rebuilding::opened(&config, folder, || Engine::of(opening::open(config(), folder)?, folder, None, rules))
    }

    /// For simulations: no thread but the caller's decides when something happens.
    pub fn open_in_place(folder: &Path, rules: Rules) -> Result<Engine, StoreError> {
        let config =
            sled::Config::new().cache_capacity(SIMULATED_CACHE).flush_every_ms(None).segment_size(SIMULATED_SEGMENT);
        Engine::of(opening::open(config, folder)?, folder, Some(Unflushed::new()), rules)
    }

    fn of(db: sled::Db, folder: &Path, simulated: Option<Unflushed>, rules: Rules) -> Result<Engine, StoreError> {
        let waits = simulated.is_none();
        let limits = if waits { LIMITS } else { SIMULATED_LIMITS };
        let size = if waits { BlockSize::USUAL } else { BlockSize::SIMULATED };
        let database = Database::of(Blocks::of(db, size), folder, waits)?;
        (rules.admit)(&|key| database.get(key.as_bytes()))?;
        let rows = Arc::new(Rows::of(database));
        let commits = Arc::new(Commits::of(&rows, folder, limits, waits)?);
        let inner = Inner {
            rows,
            simulated,
            on_breach: rules.on_breach,
            writer: Arc::default(),
            commits,
            writing_soon: AtomicBool::new(false),
            handing_over_later: AtomicBool::new(false),
        };
        Ok(Engine(Arc::new(inner), None))
    }

    /// The same rows; `companion` is offered every step taken through this engine.
    pub fn accompanied(&self, companion: Arc<dyn Companion>) -> Engine {
        Engine(Arc::clone(&self.0), Some(companion))
    }

    /// The same rows; for the steps before the one that a recording is meant for.
    pub fn unrecorded(&self) -> Engine {
        Engine(Arc::clone(&self.0), None)
    }

    pub fn get(&self, key: impl AsRef<[u8]>) -> Result<Option<Bytes>, StoreError> {
        self.0.rows.get(key.as_ref())
    }

    pub fn scan(&self, prefix: &Key) -> Scan {
        self.0.rows.scan(prefix.as_bytes(), &[])
    }

    /// The rows under `prefix` from `from` on.
    pub fn scan_from(&self, prefix: &Key, from: &[u8]) -> Scan {
        self.0.rows.scan(prefix.as_bytes(), from)
    }

    pub fn scan_all(&self) -> Scan {
        self.0.rows.scan(&[], &[])
    }

    /// The last row under `prefix`.
    pub fn last(&self, prefix: &Key) -> Result<Option<Row>, StoreError> {
        self.0.rows.last(prefix)
    }

    pub fn is_empty(&self) -> bool {
        self.0.rows.is_empty()
    }

    /// Applies a small step. Others see it at once; it is on disk after the next commit, or soon.
    pub async fn apply<T>(&self, step: impl FnOnce(&mut Step) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.0.commits.room().await?;
        let mut writer = self.0.writer.lock().await;
        let value = self.0.run(&mut writer, self.1.as_deref(), Way::Journal, step)?;
        self.bring_on();
        Ok(value)
    }

    /// Applies a step of many rows, away from the runtime's threads.
    pub async fn apply_large<T: Send + 'static>(
        &self,
        step: impl FnOnce(&mut Step) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.0.commits.room().await?;
        let mut writer = Arc::clone(&self.0.writer).lock_owned().await;
        if self.0.simulated.is_some() {
            return self.0.run(&mut writer, self.1.as_deref(), Way::Journal, step);
        }
        let (inner, companion) = (Arc::clone(&self.0), self.1.clone());
        let value = blocking(move || inner.run(&mut writer, companion.as_deref(), Way::Journal, step)).await?;
        self.bring_on();
        Ok(value)
    }

    /// Applies a small step and waits until it is on disk.
    pub async fn commit<T>(&self, step: impl FnOnce(&mut Step) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let value = self.apply(step).await?;
        self.durable().await?;
        Ok(value)
    }

    /// Applies a step where nothing else runs yet: at an opening, a migration, a restore. It goes to the database itself.
    pub fn apply_alone<T>(&self, step: impl FnOnce(&mut Step) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut writer = self.0.writer.try_lock().map_err(|error| StoreError::Io(error.to_string()))?;
        self.0.run(&mut writer, self.1.as_deref(), Way::Database, step)
    }

    /// Puts rows together that are many and stand by themselves, where nothing else runs.
    pub fn pack_alone(&self) -> Result<(), StoreError> {
        self.0.hand_over()?;
        self.0.commits.pack_beneath()
    }

    /// What is wrong with how rows stand together, a line for each.
    pub fn misfits(&self) -> Result<Vec<String>, StoreError> {
        self.0.rows.database().misfits()
    }

    /// Sees to it that what has been applied goes on, though nobody waits for it.
    fn bring_on(&self) {
        if self.0.simulated.is_some() {
            return;
        }
        if self.0.commits.is_full(self.0.rows.load()) {
            Commits::begin_hand_over(&self.0.commits);
        }
        self.after(SOON, |inner| &inner.writing_soon, Commits::write);
        self.after(LATER, |inner| &inner.handing_over_later, Commits::hand_over);
    }

    /// Does the work after a while, unless that has been arranged already.
    fn after(
        &self,
        delay: Duration,
        arranged: fn(&Inner) -> &AtomicBool,
        work: fn(&Commits) -> Result<(), StoreError>,
    ) {
        if arranged(&self.0).swap(true, Ordering::AcqRel) {
            return;
        }
        let inner = Arc::downgrade(&self.0);
        tokio::spawn(async move {
            tokio::time::sleep(delay).await;
            // A store that is closed has handed everything over.
            let Some(inner) = inner.upgrade() else { return };
            arranged(&inner).store(false, Ordering::Release);
            // A failure is kept for whoever writes next.
            let _ = blocking(move || work(&inner.commits)).await;
        });
    }

    /// Waits until everything applied so far is on disk. Those who wait at the same time share one sync.
    pub async fn durable(&self) -> Result<(), StoreError> {
        let Some(unflushed) = &self.0.simulated else { return self.0.commits.durable().await };
        let steps = unflushed.taken();
        // Where others may come between, or the end.
        tokio::task::yield_now().await;
        unflushed.flush(&self.0.commits, &self.0.rows, steps)
    }

    /// Brings everything into the database and onto the disk, where nothing else runs.
    pub fn sync_alone(&self) -> Result<(), StoreError> {
        self.0.hand_over()
    }

    /// The steps taken, for a simulation that ends a life at one of them.
    pub fn steps(&self) -> Option<watch::Receiver<u64>> {
        self.0.simulated.as_ref().map(Unflushed::watch)
    }

    /// How many steps a power cut might take now.
    pub fn unflushed(&self) -> usize {
        self.0.simulated.as_ref().map_or(0, Unflushed::count)
    }

    /// A simulated power cut: of the steps that nobody has waited for, the first `kept` are left.
    pub fn cut_power(&self, kept: usize) -> Result<(), StoreError> {
        let Some(unflushed) = &self.0.simulated else { return Ok(()) };
        unflushed.lose(&self.0.commits, &self.0.rows, kept)
    }
}

/// Where the changes of a step go first.
#[derive(Clone, Copy)]
enum Way {
    Journal,
    Database,
}

impl Inner {
    fn run<T>(
        &self,
        writer: &mut Writer,
        companion: Option<&dyn Companion>,
        way: Way,
        step: impl FnOnce(&mut Step) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.commits.sound()?;
        let mut open = Step::on(&self.rows);
        let value = match step(&mut open) {
            Err(StoreError::Invariant(breach)) => return Err(self.stop_sending(writer, breach)),
            value => value?,
        };
        if let Some(companion) = companion {
            companion.join(&mut open)?;
        }
        self.write(writer, way, open)?;
        Ok(value)
    }

    /// In the place of a step that would have broken an invariant: nothing of it is kept, and nothing is sent any more,
    /// over restarts too, until a person lets it go on.
    fn stop_sending(&self, writer: &mut Writer, breach: String) -> StoreError {
        tracing::error!(breach, "an invariant of deliveries would be broken: the step is refused, sending stops");
        let mut open = Step::on(&self.rows);
        let stopped = (self.on_breach)(&mut open, &breach)
            .and_then(|()| self.write(writer, Way::Journal, open))
            .and_then(|()| self.sync());
        match stopped {
            Ok(()) => StoreError::Invariant(breach),
            Err(error) => error,
        }
    }

    fn sync(&self) -> Result<(), StoreError> {
        match &self.simulated {
            Some(unflushed) => unflushed.flush(&self.commits, &self.rows, unflushed.taken()),
            None => self.commits.sync(),
        }
    }

    fn hand_over(&self) -> Result<(), StoreError> {
        self.commits.hand_over()?;
        if let Some(unflushed) = &self.simulated {
            unflushed.all_flushed();
        }
        Ok(())
    }

    fn write(&self, writer: &mut Writer, way: Way, step: Step) -> Result<(), StoreError> {
        let Step { changes, hooks, .. } = step;
        if !changes.is_empty() {
            match &mut writer.snapshot {
                Some(snapshot) if snapshot.is_watched() => snapshot.keep(&self.rows, changes.keys())?,
                abandoned => *abandoned = None,
            }
            match way {
                Way::Journal => self.change(changes)?,
                Way::Database => self.change_beneath(&changes)?,
            }
        }
        for hook in hooks {
            hook();
        }
        Ok(())
    }

    fn change(&self, changes: Changes) -> Result<(), StoreError> {
        self.rows.change(changes);
        let Some(unflushed) = &self.simulated else { return Ok(()) };
        unflushed.step(&self.rows);
        if self.commits.is_full(self.rows.load()) { self.hand_over() } else { Ok(()) }
    }

    fn change_beneath(&self, changes: &Changes) -> Result<(), StoreError> {
        if self.rows.are_changed() {
            self.hand_over()?;
        }
        self.commits.change_beneath(changes)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if self.simulated.is_some() {
            // Its folder may be gone by now, and nobody opens it again.
            return;
        }
        if let Err(error) = self.commits.close() {
            tracing::error!(%error, "the last changes could not be written");
        }
    }
}

/// Runs work that waits for the disk away from the runtime's threads.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Io(error.to_string()))?
}
