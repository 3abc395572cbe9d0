//! Answers on their way over a channel that tells receipts. Of one whose request is cut off the identifier is never known, and
//! its receipt must not be taken for that of a delivery.

use super::Lane;
use crate::channel::render::Part;
use crate::clock::SharedClock;
use crate::domain::delivery::Outcome;
use crate::domain::seat::ChatAddress;
use crate::store::Store;
use std::time::Duration;

pub(super) struct Answers {
    store: Store,
    clock: SharedClock,
}

impl Answers {
    pub fn noted(store: Store, clock: SharedClock) -> Answers {
        Answers { store, clock }
    }

    /// Sends one part, once the store has it on disk that it leaves. Where the store cannot be written it leaves all the same:
    /// no receipt can be noted there either.
    pub async fn send(&self, lane: &Lane, chat: &str, part: &Part, patience: Duration) -> Outcome {
        let to = ChatAddress { channel: lane.channel.kind(), chat: chat.to_owned() };
        let leaves_at = self.clock.now();
        let noted = self.store.note_answer_leaves(&to, leaves_at).await;
        let outcome = lane.reply(chat, part, patience).await;
        let ended = match outcome {
            Outcome::Undecided { .. } => Ok(()),
            _ => self.store.note_answer_ended(&to, leaves_at).await,
        };
        if let Err(error) = noted.and(ended) {
            tracing::error!(%error, "an answer on its way cannot be noted");
        }
        outcome
    }
}
