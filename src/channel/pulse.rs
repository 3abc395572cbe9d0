//! A sign of life of a loop that should never stand still, read by the health page.

use chrono::{DateTime, TimeDelta, Utc};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A poll or a turn of the sender takes seconds; after this long without one the loop stands still, or nobody answers it.
pub const LONGEST_SILENCE: TimeDelta = TimeDelta::minutes(2);

/// When a loop last came round. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Pulse(Arc<AtomicI64>);

impl Pulse {
    pub fn beat(&self, now: DateTime<Utc>) {
        self.0.store(now.timestamp_millis(), Ordering::Relaxed);
    }

    pub fn last(&self) -> Option<DateTime<Utc>> {
        let last = Some(self.0.load(Ordering::Relaxed)).filter(|millis| *millis != 0);
        last.and_then(DateTime::from_timestamp_millis)
    }

    /// How long ago the loop last came round; `None` before its first turn.
    pub fn age(&self, now: DateTime<Utc>) -> Option<TimeDelta> {
        match self.0.load(Ordering::Relaxed) {
            0 => None,
            millis => Some(TimeDelta::milliseconds((now.timestamp_millis() - millis).max(0))),
        }
    }
}
