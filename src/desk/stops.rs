//! A word to those who can do something about it when sending has stopped by itself.

use super::{Desk, DeskError};
use crate::domain::message::Message;
use crate::domain::seat::{ChannelKind, ChatAddress};
use crate::store::{Hold, Stall};
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

    /// The channels on which nothing moves, that the office has not been told of yet.
    pub async fn stall_alerts(&self) -> Result<Vec<(ChannelKind, StopAlert)>, DeskError> {
        let mut alerts = Vec::new();
        for channel in self.configured_channels() {
            let Some(stall) = self.store.stall(channel).await?.filter(|stall| !stall.told) else { continue };
            let text = self.office_text();
            let message = Message::new()
                .title(text.stall_alert_title(text.channel(channel)))
                .line(text.stall_alert(numbers::time(stall.since)))
                .line(text.stall_alert_next());
            alerts.push((channel, StopAlert { chats: self.operating_chats().await?, message }));
        }
        Ok(alerts)
    }

    /// Somebody has been told of the stall.
    pub async fn stall_told(&self, channel: ChannelKind) -> Result<(), DeskError> {
        if let Some(stall) = self.store.stall(channel).await? {
            self.store.set_stall(channel, Some(Stall { told: true, ..stall })).await?;
        }
        Ok(())
    }
}
