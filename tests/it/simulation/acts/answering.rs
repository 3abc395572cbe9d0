//! Somebody asks over a channel that tells receipts, and is answered; what the platform says of that may be lost. The receipt
//! comes all the same, and must not be taken for that of a delivery.

use super::{Acts, text};
use loa::channel::capabilities_of;
use loa::domain::seat::ChatAddress;

impl Acts {
    /// As the gate does it (`delivery/gate/answers.rs`).
    pub(super) async fn answer(&mut self) -> Result<(), String> {
        if !self.aside.one_in(6) {
            return Ok(());
        }
        let seats = self.store.seats().await.map_err(text)?;
        let mut chats: Vec<ChatAddress> = Vec::new();
        for seat in &seats {
            for person in seat.holders() {
                let person = self.store.person(person).await.map_err(text)?;
                chats.extend(person.into_iter().flat_map(|person| person.addresses).map(|address| address.chat));
            }
        }
        chats.retain(|chat| capabilities_of(chat.channel).receipts);
        if chats.is_empty() {
            return Ok(());
        }
        let chat = chats.swap_remove(self.aside.throw() as usize % chats.len());
        let leaves_at = self.clock.time();
        self.store.note_answer_leaves(&chat, leaves_at).await.map_err(text)?;
        let message = self.world.state().answer_arrives(&chat);
        if self.aside.one_in(2) {
            return Ok(());
        }
        self.store.note_sent(&chat, &message).await.map_err(text)?;
        self.store.note_answer_ended(&chat, leaves_at).await.map_err(text)
    }
}
