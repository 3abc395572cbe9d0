//! A word to those who can do something about it when sending has stopped by itself.

use super::{Desk, DeskError};
use crate::domain::message::Message;
use crate::domain::seat::ChatAddress;
use crate::store::Hold;
use crate::text::numbers;

/// What is told, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopAlert {
    pub chats: Vec<ChatAddress>,
    pub message: Message,
}

impl Desk {
    /// What the office has not been told yet of a stop. To be marked in the store as told once somebody has received it.
    pub async fn stop_alert(&self) -> Result<Option<StopAlert>, DeskError> {
        let hold = self.store.hold().await?;
        let Some(hold) = hold.filter(|hold| hold.reason == Hold::BREACH && !hold.told) else { return Ok(None) };
        let text = self.office_text();
        let message = Message::new()
            .title(text.stop_alert_title())
            .line(text.stop_alert(numbers::time(hold.since)))
            .line(text.stop_alert_next());
        Ok(Some(StopAlert { chats: self.operating_chats().await?, message }))
    }
}
