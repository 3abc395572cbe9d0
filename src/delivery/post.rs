//! The gate for those who were there before the channels were connected.

use super::gate::Gate;
use std::sync::{Arc, OnceLock};

/// Holds the gate once the channels are connected; until then, and in commands without a running process, nothing
/// leaves. Clones share it.
#[derive(Clone, Default)]
pub struct Post(Arc<OnceLock<Gate>>);

impl Post {
    /// Called once, by whoever connects the channels.
    pub fn open(&self, gate: &Gate) {
        // A second opening would be a second gate with buckets of its own; the first stays.
        let _ = self.0.set(gate.clone());
    }

    pub fn gate(&self) -> Option<&Gate> {
        self.0.get()
    }
}
