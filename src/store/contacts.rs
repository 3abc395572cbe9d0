//! What is remembered of a chat on a platform that has a window and tells receipts: when the person last acted, and
//! the identifiers of the messages that went out last, and when answers left of which no identifier is known.

use super::engine::Step;
use super::keys::{Key, Space};
use super::{Store, StoreError, codec};
use crate::domain::seat::ChatAddress;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Receipts come within days; a chat sees fewer messages meanwhile.
const KEPT_MESSAGES: usize = 60;

/// No receipt comes later.
const RECEIPTS_COME_WITHIN: TimeDelta = TimeDelta::days(30);

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ContactRow {
    last_act: Option<DateTime<Utc>>,
    sent: Vec<String>,
    /// Answers that are under way, or were lost: when they left.
    nameless: Vec<DateTime<Utc>>,
}

impl ContactRow {
    pub fn was_sent(&self, message: &str) -> bool {
        self.sent.iter().any(|sent| sent == message)
    }

    /// Whether a receipt that comes at `at` may be that of an answer whose identifier is not known.
    pub fn may_be_of_an_answer(&self, at: DateTime<Utc>) -> bool {
        self.nameless.iter().any(|left| at - *left < RECEIPTS_COME_WITHIN)
    }
}

impl Store {
    /// When the person of the chat last acted, if that is known.
    pub async fn last_act(&self, chat: &ChatAddress) -> Result<Option<DateTime<Utc>>, StoreError> {
        let row: Option<ContactRow> = self.engine.get(key(chat))?.map(|bytes| codec::read(&bytes)).transpose()?;
        Ok(row.and_then(|row| row.last_act))
    }

    /// Notes that the person acted at `at`; an earlier time changes nothing.
    pub async fn note_act(&self, chat: &ChatAddress, at: DateTime<Utc>) -> Result<(), StoreError> {
        self.change_contact(chat, |row| row.last_act = row.last_act.max(Some(at))).await
    }

    /// Notes the identifier of a message that went out.
    pub async fn note_sent(&self, chat: &ChatAddress, message: &str) -> Result<(), StoreError> {
        self.change_contact(chat, |row| {
            row.sent.push(message.to_owned());
            let beyond = row.sent.len().saturating_sub(KEPT_MESSAGES);
            row.sent.drain(..beyond);
        })
        .await
    }

    /// Notes that an answer is about to leave. Until [`Store::note_answer_ended`] a receipt of a message that is not known
    /// may be that of the answer. Durable.
    pub async fn note_answer_leaves(&self, chat: &ChatAddress, at: DateTime<Utc>) -> Result<(), StoreError> {
        let leaves = |row: &mut ContactRow| {
            row.nameless.retain(|left| at - *left < RECEIPTS_COME_WITHIN);
            row.nameless.push(at);
        };
        self.change_contact(chat, leaves).await?;
        self.engine.durable().await
    }

    /// What became of the answer that left at `at` is known: its identifier is noted, or it has not arrived.
    pub async fn note_answer_ended(&self, chat: &ChatAddress, at: DateTime<Utc>) -> Result<(), StoreError> {
        let ended = |row: &mut ContactRow| {
            if let Some(place) = row.nameless.iter().position(|left| *left == at) {
                row.nameless.remove(place);
            }
        };
        self.change_contact(chat, ended).await
    }

    async fn change_contact(&self, chat: &ChatAddress, change: impl FnOnce(&mut ContactRow)) -> Result<(), StoreError> {
        self.engine
            .apply(|step| {
                let mut row = contact(step, chat)?;
                change(&mut row);
                step.put(key(chat), codec::json(&row)?);
                Ok(())
            })
            .await
    }
}

pub(super) fn contact(step: &Step, chat: &ChatAddress) -> Result<ContactRow, StoreError> {
    Ok(step.get(key(chat))?.map(|bytes| codec::read(&bytes)).transpose()?.unwrap_or_default())
}

fn key(chat: &ChatAddress) -> Key {
    Key::of(Space::Contact).chat(chat)
}
