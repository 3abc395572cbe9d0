//! What a platform's receipt proves: that one message arrived, which is the whole delivery only where nothing was left to
//! be sent after it.

use super::{Desk, DeskError};
use crate::channel::{capabilities_of, render};
use crate::delivery::Outgoing;
use crate::domain::delivery::{Delivery, DeliveryKey, OutcomeKind};
use crate::domain::reminding::occurrence_of;
use crate::domain::seat::ChatAddress;
use chrono::{DateTime, Utc};
use std::collections::HashSet;

impl Desk {
    /// The messages arrived at `chat`, or were seen there. Says how many deliveries they were about.
    pub async fn take_receipt(
        &self,
        chat: &ChatAddress,
        messages: &[String],
        seen: bool,
        at: DateTime<Utc>,
    ) -> Result<usize, DeskError> {
        let mut whole = HashSet::new();
        for row in self.store.undecided_at(chat).await? {
            if self.awaits_one_answer(&row).await? {
                whole.insert(row.key);
            }
        }
        Ok(self.store.note_receipt(chat, messages, seen, at, &whole).await?)
    }

    /// The request whose answer is missing was the row's last: everything before it is known to have arrived.
    async fn awaits_one_answer(&self, row: &Delivery) -> Result<bool, DeskError> {
        let parts = self.parts_of(row).await?;
        let answer_lost = row.attempts.last().is_some_and(|attempt| attempt.outcome == OutcomeKind::Undecided);
        Ok(parts == Some(1) || answer_lost && parts == Some(usize::from(row.parts_sent) + 1))
    }

    /// How many messages the row's channel makes of it.
    async fn parts_of(&self, row: &Delivery) -> Result<Option<usize>, DeskError> {
        let DeliveryKey { notice, seat, .. } = &row.key;
        let (Some(outgoing), Some(chat)) = (Outgoing::find(&self.store, *notice).await?, &row.chat) else {
            return Ok(None);
        };
        let reason = row.repeat.as_ref().map(|repeat| repeat.reason);
        let unit = self.store.seat(seat).await?.map(|seat| seat.unit);
        let message =
            outgoing.message(&self.store, reason, occurrence_of(row), unit.as_ref(), self.office_text()).await?;
        Ok(Some(render::render(&message, capabilities_of(chat.channel)).len()))
    }
}
