//! What an Official Account has to remember over restarts.

use crate::channel::Sending;
use crate::domain::seat::ChatAddress;
use crate::store::{Store, StoreError};
use chrono::{DateTime, Utc};

pub trait OaMemory: Send + Sync {
    /// A value under a name, durable once written.
    fn value<'a>(&'a self, name: &'a str) -> Sending<'a, Result<Option<String>, StoreError>>;
    fn keep<'a>(&'a self, name: &'a str, value: &'a str) -> Sending<'a, Result<(), StoreError>>;
    /// When the person last acted towards us, which opens the window.
    fn last_act<'a>(&'a self, chat: &'a ChatAddress) -> Sending<'a, Result<Option<DateTime<Utc>>, StoreError>>;
    /// The identifier of a message that went out.
    fn note_sent<'a>(&'a self, chat: &'a ChatAddress, message: &'a str) -> Sending<'a, Result<(), StoreError>>;
}

impl OaMemory for Store {
    fn value<'a>(&'a self, name: &'a str) -> Sending<'a, Result<Option<String>, StoreError>> {
        Box::pin(self.setting(name))
    }

    fn keep<'a>(&'a self, name: &'a str, value: &'a str) -> Sending<'a, Result<(), StoreError>> {
        Box::pin(self.set_setting(name, value))
    }

    fn last_act<'a>(&'a self, chat: &'a ChatAddress) -> Sending<'a, Result<Option<DateTime<Utc>>, StoreError>> {
        Box::pin(Store::last_act(self, chat))
    }

    fn note_sent<'a>(&'a self, chat: &'a ChatAddress, message: &'a str) -> Sending<'a, Result<(), StoreError>> {
        Box::pin(Store::note_sent(self, chat, message))
    }
}
