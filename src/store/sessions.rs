//! What a chat was about last. Losing it costs a follow-up question, so it is not waited for.

use super::keys::{Key, Space};
use super::{Store, StoreError, codec};
use crate::domain::seat::ChatAddress;
use serde::Serialize;
use serde::de::DeserializeOwned;

impl Store {
    /// A session of an older form counts as none.
    pub async fn session<T: DeserializeOwned>(&self, chat: &ChatAddress) -> Result<Option<T>, StoreError> {
        let value = self.engine.get(key(chat))?;
        Ok(value.and_then(|bytes| codec::read(&bytes).ok()))
    }

    pub async fn put_session<T: Serialize + Sync>(&self, chat: &ChatAddress, session: &T) -> Result<(), StoreError> {
        let value = codec::json(session)?;
        self.engine
            .apply(|step| {
                step.put(key(chat), value);
                Ok(())
            })
            .await
    }
}

fn key(chat: &ChatAddress) -> Key {
    Key::of(Space::Session).chat(chat)
}
