//! What a simulated power cut takes: the steps that nobody has waited for yet. Kept as what the rows were before them.

use super::rows::{Changes, Rows};
use crate::store::StoreError;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

pub(super) struct Unflushed {
    state: Mutex<State>,
    /// Steps taken so far.
    taken: watch::Sender<u64>,
}

#[derive(Default)]
struct State {
    flushed: u64,
    /// The rows before each later step, in the order of the steps.
    before: VecDeque<Changes>,
}

impl Unflushed {
    pub fn new() -> Unflushed {
        Unflushed { state: Mutex::default(), taken: watch::Sender::new(0) }
    }

    /// A step is about to change the rows that were as given.
    pub fn step(&self, before: Changes) {
        self.state().before.push_back(before);
        self.taken.send_modify(|taken| *taken += 1);
    }

    pub fn taken(&self) -> u64 {
        *self.taken.borrow()
    }

    pub fn watch(&self) -> watch::Receiver<u64> {
        self.taken.subscribe()
    }

    /// The first `steps` of all steps are on disk.
    pub fn flush(&self, steps: u64) {
        let mut state = self.state();
        while state.flushed < steps && state.before.pop_front().is_some() {
            state.flushed += 1;
        }
    }

    pub fn count(&self) -> usize {
        self.state().before.len()
    }

    /// Takes back all but the first `kept` steps that are not on disk.
    pub fn lose(&self, rows: &Rows, kept: usize) -> Result<(), StoreError> {
        let mut state = self.state();
        while state.before.len() > kept
            && let Some(before) = state.before.pop_back()
        {
            rows.change(before);
            self.taken.send_modify(|taken| *taken -= 1);
        }
        rows.hand_over()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
