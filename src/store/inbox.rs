//! Inbound updates, durable before they are confirmed to the platform.

use super::{Store, StoreError};
use crate::domain::seat::ChannelKind;
use chrono::{DateTime, Utc};

/// Identity of an update: the platform's own number or message identifier makes redeliveries recognisable.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UpdateKey {
    pub channel: ChannelKind,
    pub id: String,
}

/// An update as it came, in the platform's own JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawUpdate {
    pub key: UpdateKey,
    /// Order of arrival in this installation; set by the store.
    pub sequence: u64,
    pub received_at: DateTime<Utc>,
    pub body: String,
}

impl Store {
    /// Stores updates that have not been seen before and returns those, in order. Durable: after this returns, the
    /// platform may be told that they arrived.
    pub async fn receive_updates(&self, updates: Vec<RawUpdate>) -> Result<Vec<RawUpdate>, StoreError> {
        let _ = updates;
        unimplemented!()
    }

    /// The updates that no handler has finished, in order of arrival: the work left by a crash.
    pub async fn unfinished_updates(&self) -> Result<Vec<RawUpdate>, StoreError> {
        unimplemented!()
    }

    /// Marks an update as handled. Its identity is kept for a while, so that a redelivery is recognised.
    pub async fn finish_update(&self, key: &UpdateKey, now: DateTime<Utc>) -> Result<(), StoreError> {
        let _ = (key, now);
        unimplemented!()
    }

    /// Forgets the identities of updates finished before `before`; says how many.
    pub async fn forget_updates(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        let _ = before;
        unimplemented!()
    }
}
