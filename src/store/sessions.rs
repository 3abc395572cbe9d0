//! What a chat was about last. Losing it costs a follow-up question, so it is not waited for.

use super::{Store, StoreError};
use crate::domain::seat::ChatAddress;
use serde::Serialize;
use serde::de::DeserializeOwned;

impl Store {
    pub async fn session<T: DeserializeOwned>(&self, chat: &ChatAddress) -> Result<Option<T>, StoreError> {
        let _ = chat;
        unimplemented!()
    }

    pub async fn put_session<T: Serialize + Sync>(&self, chat: &ChatAddress, session: &T) -> Result<(), StoreError> {
        let _ = (chat, session);
        unimplemented!()
    }
}
