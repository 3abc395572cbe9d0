//! The channels that are paused; a pause outlives a restart.

use super::{Store, StoreError};
use crate::domain::channel_pause::ChannelPause;
use crate::domain::seat::ChannelKind;

impl Store {
    pub async fn channel_pause(&self, channel: ChannelKind) -> Result<Option<ChannelPause>, StoreError> {
        let Some(stored) = self.setting(&key(channel)).await?.filter(|stored| !stored.is_empty()) else {
            return Ok(None);
        };
        serde_json::from_str(&stored).map(Some).map_err(|error| StoreError::Corrupt(error.to_string()))
    }

    /// Sets or ends the pause of a channel. Durable.
    pub async fn set_channel_pause(
        &self,
        channel: ChannelKind,
        pause: Option<&ChannelPause>,
    ) -> Result<(), StoreError> {
        let value = match pause {
            Some(pause) => serde_json::to_string(pause).map_err(|error| StoreError::Io(error.to_string()))?,
            None => String::new(),
        };
        self.set_setting(&key(channel), &value).await
    }
}

fn key(channel: ChannelKind) -> String {
    format!("channel pause {}", channel.code())
}
