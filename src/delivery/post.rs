//! The gate for those who were there before the channels were connected.

use super::gate::Gate;
use crate::channel::pulse::Pulse;
use crate::domain::seat::ChannelKind;
use chrono::{DateTime, Utc};
use std::sync::{Arc, OnceLock};

/// Holds the gate once the channels are connected; until then, and in commands without a running process, nothing
/// leaves. Clones share it.
#[derive(Clone, Default)]
pub struct Post(Arc<Connected>);

#[derive(Default)]
struct Connected {
    gate: OnceLock<Gate>,
    /// The channels that poll.
    polls: OnceLock<Vec<(ChannelKind, Pulse)>>,
}

impl Post {
    /// Called once, by whoever connects the channels.
    pub fn open(&self, gate: &Gate) {
        // A second opening would be a second gate with buckets of its own; the first stays.
        let _ = self.0.gate.set(gate.clone());
    }

    pub fn gate(&self) -> Option<&Gate> {
        self.0.gate.get()
    }

    /// Called once, with the signs of life of the channels that poll.
    pub fn polled_by(&self, polls: Vec<(ChannelKind, Pulse)>) {
        let _ = self.0.polls.set(polls);
    }

    /// When a poll of the channel was last answered; `None` as well where nothing polls.
    pub fn last_poll(&self, channel: ChannelKind) -> Option<DateTime<Utc>> {
        let mut polls = self.0.polls.get().into_iter().flatten();
        polls.find(|(kind, _)| *kind == channel).and_then(|(_, pulse)| pulse.last())
    }
}
