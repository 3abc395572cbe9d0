//! Channels on which deliveries are due and none is taken, though nothing holds them: since when, and whether the operator
//! has been told.

use super::{Store, StoreError};
use crate::domain::seat::ChannelKind;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stall {
    /// When the oldest row became due.
    pub since: DateTime<Utc>,
    #[serde(default)]
    pub told: bool,
}

impl Store {
    pub async fn stall(&self, channel: ChannelKind) -> Result<Option<Stall>, StoreError> {
        let Some(stored) = self.setting(&key(channel)).await?.filter(|stored| !stored.is_empty()) else {
            return Ok(None);
        };
        serde_json::from_str(&stored).map(Some).map_err(|error| StoreError::Corrupt(error.to_string()))
    }

    /// Notes or ends a stall. Durable; nothing is written when nothing changes.
    pub async fn set_stall(&self, channel: ChannelKind, stall: Option<Stall>) -> Result<(), StoreError> {
        if self.stall(channel).await? == stall {
            return Ok(());
        }
        let value = match stall {
            Some(stall) => serde_json::to_string(&stall).map_err(|error| StoreError::Io(error.to_string()))?,
            None => String::new(),
        };
        self.set_setting(&key(channel), &value).await
    }
}

fn key(channel: ChannelKind) -> String {
    format!("channel stall {}", channel.code())
}
