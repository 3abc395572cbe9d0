//! The messages in which persons follow a notice on its way; they outlive a restart.

use super::{Store, StoreError, codec};
use crate::domain::notice::NoticeId;
use crate::domain::seat::ChatAddress;
use crate::store::keys::{Key, Space};
use serde::{Deserialize, Serialize};

/// A chat that follows a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    pub notice: NoticeId,
    pub chat: ChatAddress,
    /// The message that is kept up to date; `None` where a channel cannot change messages, and only the end is told.
    pub message: Option<String>,
    /// BCP 47 tag of the language it is written in.
    pub language: String,
}

impl Store {
    /// One a notice and chat: a newer one takes the older one's place. Durable.
    pub async fn put_watch(&self, watch: Watch) -> Result<(), StoreError> {
        let value = codec::json(&watch)?;
        self.engine
            .commit(|step| {
                step.put(key(watch.notice, &watch.chat), value);
                Ok(())
            })
            .await
    }

    pub async fn watches(&self) -> Result<Vec<Watch>, StoreError> {
        self.engine.scan(&Key::of(Space::Watch)).map(|row| codec::read(&row?.1)).collect()
    }

    pub async fn remove_watch(&self, notice: NoticeId, chat: &ChatAddress) -> Result<(), StoreError> {
        self.engine
            .apply(|step| {
                step.remove(key(notice, chat));
                Ok(())
            })
            .await
    }
}

fn key(notice: NoticeId, chat: &ChatAddress) -> Key {
    Key::of(Space::Watch).notice(notice).chat(chat)
}
