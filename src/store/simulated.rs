//! The store in a simulation of the delivery core: nothing but the caller decides the order of events, and what the end of a
//! process takes with it.

use super::documents::{DOCUMENTS, Documents};
use super::engine::{Engine, ROWS};
use super::rules::RULES;
use super::{Store, StoreError};
use std::path::Path;
use std::sync::Arc;
use tokio::sync::watch;

impl Store {
    /// A store whose steps run where they are called and wait for no disk.
    pub fn open_for_simulation(folder: &Path) -> Result<Store, StoreError> {
        let engine = Engine::open_in_place(&folder.join(ROWS), RULES)?;
        let documents = Documents::open(folder.join(DOCUMENTS))?;
        Store::over(engine, Arc::new(documents), "simulated".into())
    }

    /// What a new process makes of the rows that this one leaves: nothing is taken over but them.
    pub fn restarted(&self) -> Result<Store, StoreError> {
        Store::over(self.engine.clone(), Arc::clone(&self.documents), Arc::clone(&self.machine))
    }

    /// How many steps the end of this process might take with it: those that nobody has waited for.
    pub fn unflushed(&self) -> usize {
        self.engine.unflushed()
    }

    /// A power cut: of the steps that nobody has waited for, the first `kept` are left. To be followed by
    /// [`Store::restarted`].
    pub fn cut_power(&self, kept: usize) -> Result<(), StoreError> {
        self.engine.cut_power(kept)
    }

    /// Tells the number of steps taken so far; `None` for a store that is no simulation's.
    pub fn steps(&self) -> Option<watch::Receiver<u64>> {
        self.engine.steps()
    }
}
