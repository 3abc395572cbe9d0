//! A seat changes hands by an invitation of its own: when it is used, the new holder takes the seat and those before
//! leave it, in one step; they are told so.

use super::{Desk, DeskError};
use crate::domain::memo::{MemoRecipient, NewMemo};
use crate::domain::message::Message;
use crate::domain::seat::{PersonId, Seat};
use crate::text::numbers;
use chrono::{DateTime, Utc};

const TOLD: &str = "hand-over-told";

impl Desk {
    /// Tells those who left the seat when the invitation of this code was used. Telling again does nothing, so that it
    /// can be called whenever the code is used again.
    pub async fn tell_replaced(&self, code_hash: &str) -> Result<(), DeskError> {
        let Some(invitation) = self.store.invitation(code_hash).await? else { return Ok(()) };
        let Some(used) = invitation.used.filter(|_| invitation.hands_over) else { return Ok(()) };
        let seat = self.seat(&invitation.seat).await?;
        let new = self.store.person(&used.by).await?.map_or_else(String::new, |person| person.name);
        let left = seat.holdings.iter().filter(|holding| holding.until == Some(used.at));
        let left: Vec<PersonId> = left.map(|holding| holding.person.clone()).collect();
        let text = self.office_text();
        let message = || {
            Message::new()
                .title(text.replaced_title())
                .line(text.replaced(seat.title.clone(), new.clone(), numbers::time(used.at)))
                .note(text.replaced_note())
        };
        self.tell_former_holders(&seat, &left, code_hash, used.at, message).await
    }

    /// Each once for the occasion, whatever seat they hold by now.
    pub(super) async fn tell_former_holders(
        &self,
        seat: &Seat,
        persons: &[PersonId],
        occasion: &str,
        now: DateTime<Utc>,
        message: impl Fn() -> Message,
    ) -> Result<(), DeskError> {
        for id in persons {
            let Some(person) = self.store.person(id).await? else { continue };
            let to = vec![MemoRecipient::former(seat, &person)];
            let memo = NewMemo::new(message(), to, now).on(TOLD, format!("{occasion}/{id}"));
            self.store.write_memo(NewMemo { to_person: true, ..memo }).await?;
        }
        self.wake.wake();
        Ok(())
    }
}
