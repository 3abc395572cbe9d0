//! The one gate: everything that leaves passes here. Replies take tokens first, and a few are kept for them.

use crate::channel::Channel;
use crate::clock::SharedClock;
use crate::config::DeliveryConfig;
use crate::domain::delivery::Outcome;
use crate::domain::message::Message;
use crate::domain::seat::ChatAddress;
use std::sync::Arc;

/// Clones share the buckets.
#[derive(Clone)]
pub struct Gate {}

impl Gate {
    pub fn new(channels: Vec<Arc<dyn Channel>>, config: &DeliveryConfig, clock: SharedClock) -> Gate {
        let _ = (channels, config, clock);
        unimplemented!()
    }

    /// Sends an answer to a person, ahead of every broadcast; waits for a token and, once, for a slow-down. The
    /// outcome of the last part that was tried.
    pub async fn reply(&self, chat: &ChatAddress, message: &Message) -> Outcome {
        let _ = (chat, message);
        unimplemented!()
    }

    /// Changes a message that was sent before; a short new message where the channel cannot edit.
    pub async fn replace(&self, chat: &ChatAddress, sent: &str, message: &Message) -> Outcome {
        let _ = (chat, sent, message);
        unimplemented!()
    }

    /// Confirms a button press.
    pub async fn confirm_press(&self, chat: &ChatAddress, press: &str, word: &str) -> Outcome {
        let _ = (chat, press, word);
        unimplemented!()
    }
}
