//! What a simulated power cut takes: the steps that nobody has waited for yet. The journal gets a step only when somebody
//! waits for it, or with all others when they go to the database.

use super::commit::Commits;
use super::rows::Rows;
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
    /// Where the later steps end in what the journal has not got.
    ends: VecDeque<usize>,
}

impl Unflushed {
    pub fn new() -> Unflushed {
        Unflushed { state: Mutex::default(), taken: watch::Sender::new(0) }
    }

    /// A step has changed the rows.
    pub fn step(&self, rows: &Rows) {
        self.state().ends.push_back(rows.unwritten_bytes());
        self.taken.send_modify(|taken| *taken += 1);
    }

    pub fn taken(&self) -> u64 {
        *self.taken.borrow()
    }

    pub fn watch(&self) -> watch::Receiver<u64> {
        self.taken.subscribe()
    }

    /// The first `steps` of all steps go to disk.
    pub fn flush(&self, commits: &Commits, rows: &Rows, steps: u64) -> Result<(), StoreError> {
        let mut state = self.state();
        let flushing = steps.saturating_sub(state.flushed).min(state.ends.len() as u64) as usize;
        let Some(end) = state.ends.drain(..flushing).next_back() else { return Ok(()) };
        state.flushed += flushing as u64;
        let before = rows.unwritten_bytes();
        commits.write_up_to(end)?;
        let written = before - rows.unwritten_bytes();
        state.ends.iter_mut().for_each(|end| *end -= written);
        Ok(())
    }

    /// All of them are on disk.
    pub fn all_flushed(&self) {
        let mut state = self.state();
        state.ends.clear();
        state.flushed = self.taken();
    }

    pub fn count(&self) -> usize {
        self.state().ends.len()
    }

    /// Loses all but the first `kept` steps that are not on disk. What is left is what an opening finds.
    pub fn lose(&self, commits: &Commits, rows: &Rows, kept: usize) -> Result<(), StoreError> {
        let flushed = self.state().flushed;
        self.flush(commits, rows, flushed + kept as u64)?;
        let lost = self.count() as u64;
        self.taken.send_modify(|taken| *taken -= lost);
        commits.break_off()?;
        commits.replay(false)?;
        self.all_flushed();
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
