//! The wall clock of a simulation: it goes with the runtime's virtual time, and jumps.

use crate::dice::Dice;
use chrono::{DateTime, TimeDelta, Utc};
use loa::clock::Clock;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

pub struct SimulatedClock(Mutex<State>);

struct State {
    /// The time when the present life began, or now between two lives.
    base: DateTime<Utc>,
    life: Option<Instant>,
    last_jump: DateTime<Utc>,
}

impl SimulatedClock {
    pub fn of(dice: &mut Dice) -> SimulatedClock {
        let morning = "2025-01-20T08:00:00+07:00".parse::<DateTime<Utc>>().expect("a time");
        let base = morning + TimeDelta::minutes(dice.between(0, 14 * 60) as i64);
        SimulatedClock(Mutex::new(State { base, life: None, last_jump: base }))
    }

    /// A life begins; to be called inside its runtime.
    pub fn start(&self) {
        self.state().life = Some(Instant::now());
    }

    pub fn stop(&self) {
        let mut state = self.state();
        state.base = state.now();
        state.life = None;
    }

    pub fn pass(&self, time: Duration) {
        self.jump(TimeDelta::from_std(time).unwrap_or_default());
    }

    pub fn jump(&self, by: TimeDelta) {
        let mut state = self.state();
        state.base += by;
        state.last_jump = state.now();
    }

    pub fn time(&self) -> DateTime<Utc> {
        self.state().now()
    }

    /// How long the clock has been going evenly.
    pub fn even_for(&self) -> TimeDelta {
        let state = self.state();
        state.now() - state.last_jump
    }

    /// How long the present life has lasted.
    pub fn life(&self) -> Duration {
        self.state().life.map_or(Duration::ZERO, |life| life.elapsed())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn now(&self) -> DateTime<Utc> {
        let gone = self.life.map_or(Duration::ZERO, |life| life.elapsed());
        self.base + TimeDelta::from_std(gone).unwrap_or_default()
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> DateTime<Utc> {
        self.time()
    }

    fn random(&self, bytes: &mut [u8]) {
        let mut dice = Dice::of(self.time().timestamp_micros() as u64);
        bytes.iter_mut().for_each(|byte| *byte = dice.throw() as u8);
    }
}
