//! The one gate: everything that leaves passes here. Replies take tokens first, and a few are kept for them.

mod answers;
mod lane;

use crate::channel::render::{self, Part};
use crate::channel::{Capabilities, Channel, FetchError};
use crate::clock::SharedClock;
use crate::config::DeliveryConfig;
use crate::domain::delivery::Outcome;
use crate::domain::message::Message;
use crate::domain::seat::{ChannelKind, ChatAddress};
use crate::store::Store;
use answers::Answers;
use chrono::{DateTime, Utc};
pub(super) use lane::Lane;
use std::sync::Arc;
use std::time::Duration;

/// A reply that would have to wait longer than this is given up: its reader has gone.
const LONGEST_REPLY_WAIT: Duration = Duration::from_secs(60);

/// Clones share the buckets.
#[derive(Clone)]
pub struct Gate {
    lanes: Arc<[Arc<Lane>]>,
    answers: Option<Arc<Answers>>,
    clock: SharedClock,
}

impl Gate {
    pub fn new(channels: Vec<Arc<dyn Channel>>, config: &DeliveryConfig, clock: SharedClock) -> Gate {
        // The pace is kept by the runtime's monotonic clock; a corrected wall clock must not stall or burst it.
        let lanes = channels.into_iter().map(|channel| Arc::new(Lane::new(channel, config))).collect();
        Gate { lanes, answers: None, clock }
    }

    /// Answers are noted in the store while they are under way, on channels that tell receipts.
    pub fn noting(self, store: &Store) -> Gate {
        let answers = Answers::noted(store.clone(), self.clock.clone());
        Gate { answers: Some(Arc::new(answers)), ..self }
    }

    /// Sends an answer to a person, ahead of every broadcast; waits for a token and, once, for a slow-down. The
    /// outcome of the last part that was tried.
    pub async fn reply(&self, chat: &ChatAddress, message: &Message) -> Outcome {
        let Some(lane) = self.lane(chat.channel) else { return not_configured() };
        let mut chat = chat.chat.clone();
        let mut outcome = Outcome::Content { reason: "the message is empty".to_owned() };
        for part in render::render(message, lane.channel.capabilities()) {
            outcome = self.answer(lane, &chat, &part).await;
            let again = match &outcome {
                Outcome::SlowDown { retry_after } => *retry_after <= LONGEST_REPLY_WAIT,
                Outcome::Moved { chat: moved } => {
                    chat.clone_from(moved);
                    true
                }
                _ => false,
            };
            if again {
                outcome = self.answer(lane, &chat, &part).await;
            }
            if !matches!(outcome, Outcome::Accepted { .. }) {
                break;
            }
        }
        outcome
    }

    async fn answer(&self, lane: &Lane, chat: &str, part: &Part) -> Outcome {
        match self.answers.as_ref().filter(|_| lane.channel.capabilities().receipts) {
            Some(answers) => answers.send(lane, chat, part, LONGEST_REPLY_WAIT).await,
            None => lane.reply(chat, part, LONGEST_REPLY_WAIT).await,
        }
    }

    /// Changes a message that was sent before; a new message where the channel cannot edit, the message is gone, or
    /// the new text needs more than one part.
    pub async fn replace(&self, chat: &ChatAddress, sent: &str, message: &Message) -> Outcome {
        let Some(lane) = self.lane(chat.channel) else { return not_configured() };
        let capabilities = lane.channel.capabilities();
        if capabilities.edit
            && let [part] = render::render(message, capabilities).as_slice()
            && part.picture.is_none()
            && part.file.is_none()
        {
            let mut outcome = lane.edit(&chat.chat, sent, part, LONGEST_REPLY_WAIT).await;
            if matches!(&outcome, Outcome::SlowDown { retry_after } if *retry_after <= LONGEST_REPLY_WAIT) {
                outcome = lane.edit(&chat.chat, sent, part, LONGEST_REPLY_WAIT).await;
            }
            if !matches!(outcome, Outcome::Content { .. }) {
                return outcome;
            }
        }
        self.reply(chat, message).await
    }

    /// Confirms a button press.
    pub async fn confirm_press(&self, chat: &ChatAddress, press: &str, word: &str) -> Outcome {
        match self.lane(chat.channel) {
            Some(lane) => lane.channel.confirm_press(press, word).await,
            None => not_configured(),
        }
    }

    /// Fetches a file that a person of `kind`'s platform sent.
    pub async fn fetch(&self, kind: ChannelKind, file: &str) -> Result<Vec<u8>, FetchError> {
        match self.lane(kind) {
            Some(lane) => lane.channel.fetch(file).await,
            None => Err(FetchError::Unsupported),
        }
    }

    /// What a connected channel can do.
    pub fn capabilities(&self, kind: ChannelKind) -> Option<Capabilities> {
        self.lane(kind).map(|lane| lane.channel.capabilities())
    }

    /// The channels that are connected.
    pub fn kinds(&self) -> Vec<ChannelKind> {
        self.lanes.iter().map(|lane| lane.channel.kind()).collect()
    }

    /// When rows were last taken for sending over the channel; `None` when none were since the start.
    pub fn last_claim(&self, kind: ChannelKind) -> Option<DateTime<Utc>> {
        self.lane(kind).and_then(|lane| lane.last_claim())
    }

    /// Sends no notice over the channel until [`Gate::resume`]; answers go on.
    pub fn hold(&self, kind: ChannelKind) {
        if let Some(lane) = self.lane(kind) {
            lane.hold();
        }
    }

    pub fn resume(&self, kind: ChannelKind) {
        if let Some(lane) = self.lane(kind) {
            lane.resume();
        }
    }

    /// The credentials have been renewed: a channel that was stopped for them sends again.
    pub fn reconnect(&self, kind: ChannelKind) {
        if let Some(lane) = self.lane(kind) {
            lane.reconnect();
        }
    }

    pub(super) fn lanes(&self) -> impl Iterator<Item = &Arc<Lane>> {
        self.lanes.iter()
    }

    pub(super) fn lane(&self, kind: ChannelKind) -> Option<&Arc<Lane>> {
        self.lanes.iter().find(|lane| lane.channel.kind() == kind)
    }
}

fn not_configured() -> Outcome {
    Outcome::TryLater { reason: "the channel is not configured".to_owned() }
}

#[cfg(test)]
mod tests;
