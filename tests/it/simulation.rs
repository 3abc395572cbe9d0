//! The delivery core on a virtual clock: the real sender, gate and store steps, over platforms, persons and accidents
//! that a seed decides. All invariants are looked at after every step.
//!
//! One history is a handful of lives of the process. In each, things happen at random moments; it ends by a crash in
//! the midst of anything, or in order. The last life runs in peace until nothing is left to do, and then table and
//! ledger must agree.
//!
//! A seed repeats its history, but for one thing that the runtime keeps to itself: which of the tasks that are woken at
//! the same instant runs first.

mod acts;
mod clock;
mod invariants;
mod platform;
#[cfg(test)]
mod points;
#[cfg(test)]
mod tests;

use crate::dice::Dice;
use acts::Acts;
use clock::SimulatedClock;
use loa::channel::Channel;
use loa::config::Config;
use loa::delivery::{Gate, Sender, Waker};
use loa::domain::seat::ChannelKind;
use loa::store::{Store, StoreError};
use loa::text::Catalogue;
use platform::{Platform, World};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Channels that the simulated office has.
const KINDS: [ChannelKind; 2] = [ChannelKind::Telegram, ChannelKind::ZaloOa];
/// What the last life may need at most, in turns of growing length.
const LAST_TURNS: u32 = 300;
/// An orderly stop waits for requests under way, and each of these is bounded.
const LONGEST_STOP: Duration = Duration::from_secs(600);

/// What a history came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    pub lives: u64,
    pub crashes: u64,
    pub steps: u64,
    pub rows: u64,
    pub undecided: u64,
    pub seen: u64,
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, other: Summary) {
        self.lives += other.lives;
        self.crashes += other.crashes;
        self.steps += other.steps;
        self.rows += other.rows;
        self.undecided += other.undecided;
        self.seen += other.seen;
    }
}

/// How a life of the process ended.
#[derive(PartialEq)]
enum End {
    Crash,
    InOrder,
}

/// Runs the history of `seed`; the violated invariant, if one is.
pub fn run(seed: u64, catalogue: &Arc<Catalogue>) -> Result<Summary, String> {
    let (mut history, _folder) = open(seed, catalogue)?;
    history.run()
}

/// The same, and now and then two seats become one.
#[cfg(test)]
fn run_with_mergers(seed: u64, catalogue: &Arc<Catalogue>) -> Result<Summary, String> {
    let (mut history, _folder) = open(seed, catalogue)?;
    history.merges = true;
    history.run()
}

/// What the seed says of clock, limits and platforms, over an empty store.
fn open(seed: u64, catalogue: &Arc<Catalogue>) -> Result<(History, tempfile::TempDir), String> {
    // In memory, where there is such a folder: a simulated disk need not be waited for.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let folder = folder.map_err(|error| error.to_string())?;
    let mut dice = Dice::of(seed);
    let clock = Arc::new(SimulatedClock::of(&mut dice));
    let mut config = Config::default();
    config.delivery.rate = dice.pick(&[5, 30, 1000]) as u32;
    config.delivery.reply_reserve = 1;
    config.delivery.chat_rate = dice.pick(&[1, 1000]) as u32;
    config.delivery.in_flight = dice.between(1, 6) as usize;
    config.delivery.breaker_errors = dice.pick(&[0, 4]) as u32;
    let store = Store::open_for_simulation(folder.path()).map_err(|error| error.to_string())?;
    let world = World::new(&mut dice, Arc::clone(&clock), &config);
    let (config, catalogue) = (Arc::new(config), Arc::clone(catalogue));
    Ok((History { store, clock, world, config, catalogue, dice, merges: false }, folder))
}

struct History {
    store: Store,
    clock: Arc<SimulatedClock>,
    world: Arc<World>,
    config: Arc<Config>,
    catalogue: Arc<Catalogue>,
    dice: Dice,
    /// Seats are merged.
    merges: bool,
}

impl History {
    fn run(&mut self) -> Result<Summary, String> {
        let mut summary = Summary::default();
        self.live(async |history: &mut History| Acts::found(history).await.map(|()| End::InOrder))?;
        for _ in 0..self.dice.between(1, 6) {
            let end = self.live(History::life)?;
            summary.lives += 1;
            summary.crashes += u64::from(end == End::Crash);
            self.clock.pass(Duration::from_millis(self.dice.between(0, 20_000)));
            if end == End::Crash {
                self.cut_power()?;
            }
            // What is left of a life is only what the store holds.
            self.store = self.store.restarted().map_err(|error| error.to_string())?;
        }
        summary.lives += 1;
        let (rows, undecided) = self.finish()?;
        Ok(Summary { rows, undecided, steps: self.world.steps(), seen: self.world.seen(), ..summary })
    }

    /// The last life; then table and ledger are compared. The number of rows, and of the undecided ones.
    fn finish(&mut self) -> Result<(u64, u64), String> {
        self.store = self.store.restarted().map_err(|error| error.to_string())?;
        self.world.heal();
        self.live(History::last_life)?;
        let mut counts = (0, 0);
        self.live(async |history: &mut History| {
            counts = invariants::at_the_end(history).await?;
            Ok(End::InOrder)
        })?;
        Ok(counts)
    }

    /// A process that is killed loses changes that nobody has waited for; a power cut may take any of the last of them.
    fn cut_power(&mut self) -> Result<(), String> {
        let unflushed = self.store.unflushed() as u64;
        let some = self.dice.between(0, unflushed + 1);
        let kept = self.dice.pick(&[0, unflushed, some]);
        self.store.cut_power(kept as usize).map_err(|error| error.to_string())
    }

    /// One process: whatever it has begun ends with it.
    fn live(&mut self, life: impl AsyncFnOnce(&mut History) -> Result<End, String>) -> Result<End, String> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .map_err(|error| error.to_string())?;
        let end = runtime.block_on(async {
            self.clock.start();
            let end = life(self).await;
            self.clock.stop();
            end
        });
        drop(runtime);
        end
    }

    async fn life(&mut self) -> Result<End, String> {
        let mut crash = self.world.new_life();
        let (running, waker) = self.start().await?;
        let mut acts = Acts::new(self, &waker);
        for _ in 0..self.dice.between(3, 14) {
            let moment = Duration::from_millis(self.dice.pick(&[0, 1, 7, 40, 300, 2_000, 9_000]));
            let happening = async {
                tokio::time::sleep(moment).await;
                acts.one().await
            };
            tokio::select! {
                biased;
                _ = crash.wait_for(|crash| *crash) => return Ok(End::Crash),
                done = happening => done?,
            }
            invariants::now(&self.store, &self.world).await?;
        }
        if self.dice.one_in(2) {
            return Ok(End::Crash);
        }
        tokio::select! {
            biased;
            _ = crash.wait_for(|crash| *crash) => Ok(End::Crash),
            stopped = running.stop() => {
                stopped?;
                invariants::nothing_claimed(&self.store).await?;
                Ok(End::InOrder)
            }
        }
    }

    /// Nothing happens any more but time.
    async fn last_life(&mut self) -> Result<End, String> {
        self.world.new_life();
        let (running, waker) = self.start().await?;
        Acts::resume_all(&self.store, &waker).await.map_err(|error| error.to_string())?;
        for turn in 0..LAST_TURNS {
            // Time for the sender to settle what the last life left.
            tokio::time::sleep(Duration::from_millis(10)).await;
            if !invariants::anything_open(&self.store).await? {
                running.stop().await?;
                return Ok(End::InOrder);
            }
            Acts::wait_for_what_is_due(&self.store, &self.clock, &waker).await.map_err(|error| error.to_string())?;
            tokio::time::sleep(Duration::from_secs(u64::from(turn.min(40)))).await;
            invariants::now(&self.store, &self.world).await?;
        }
        let open = invariants::open_rows(&self.store).await?;
        Err(format!("5: still open long after everything was in order again: {open:?}"))
    }

    async fn start(&mut self) -> Result<(Running, Waker), String> {
        let failed = |error: StoreError| error.to_string();
        let lease = self.store.take_lease(self.clock.time()).await.map_err(failed)?;
        self.world.begin(&self.store, lease.generation);
        let channels = KINDS.map(|kind| Arc::new(Platform::new(kind, &self.world)) as Arc<dyn Channel>);
        let gate = Gate::new(channels.into(), &self.config.delivery, self.clock.clone());
        Acts::resume_issuing(self).await?;
        let waker = Waker::default();
        let (config, catalogue) = (Arc::clone(&self.config), Arc::clone(&self.catalogue));
        let sender = Sender::new(self.store.clone(), gate, catalogue, config, self.clock.clone(), waker.clone());
        let (stop, stopping) = watch::channel(false);
        let task = tokio::spawn(sender.run(lease, stopping));
        Ok((Running { stop, task }, waker))
    }
}

struct Running {
    stop: watch::Sender<bool>,
    task: tokio::task::JoinHandle<Result<(), StoreError>>,
}

impl Running {
    async fn stop(self) -> Result<(), String> {
        self.stop.send_replace(true);
        let ended = tokio::time::timeout(LONGEST_STOP, self.task).await;
        let ended = ended.map_err(|_| "the sender does not stop".to_owned())?;
        ended.map_err(|error| error.to_string())?.map_err(|error| error.to_string())
    }
}
