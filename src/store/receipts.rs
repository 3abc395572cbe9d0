//! Receipts of platforms that tell them: a message was received, or seen. They stand beside the delivery's row, and
//! prove that an undecided one arrived.

use super::contacts;
use super::engine::Step;
use super::keys::{self, Key};
use super::ledger::Ledger;
use super::memory::Memory;
use super::{Store, StoreError, codec};
use crate::domain::delivery::{Attempt, Delivery, DeliveryKey, DeliveryState, OutcomeKind};
use crate::domain::seat::ChatAddress;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::Arc;

/// How far back the notice of a receipt is looked for.
const LOOK_BACK: usize = 40;

/// What the platform has told of a delivery.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Receipt {
    pub received_at: Option<DateTime<Utc>>,
    pub seen_at: Option<DateTime<Utc>>,
}

impl Store {
    /// Notes that the messages arrived at `chat` (or were seen there). A message that is none of those that went out
    /// to the chat is that of its undecided delivery, if there is but one, and no answer whose identifier is not known; one of
    /// `whole` has arrived then. Says how many deliveries it was about. Durable.
    pub async fn note_receipt(
        &self,
        chat: &ChatAddress,
        messages: &[String],
        seen: bool,
        at: DateTime<Utc>,
        whole: &HashSet<DeliveryKey>,
    ) -> Result<usize, StoreError> {
        let rows = self.rows_at(chat).await?;
        let mut noted = 0;
        for message in messages {
            let memory = Arc::clone(&self.memory);
            let told = Told { chat, message, seen, at, whole };
            noted += usize::from(self.engine.commit(|step| note(step, &memory, &rows, &told)).await?);
        }
        Ok(noted)
    }

    /// The undecided ones of the newest deliveries to a chat.
    pub async fn undecided_at(&self, chat: &ChatAddress) -> Result<Vec<Delivery>, StoreError> {
        let mut undecided = Vec::new();
        for key in self.rows_at(chat).await? {
            let row = self.delivery(&key).await?;
            undecided.extend(row.filter(|row| matches!(row.state, DeliveryState::Unknown { .. })));
        }
        Ok(undecided)
    }

    /// The text of a notice that a template message had told of has followed. Durable.
    pub async fn complete_announced(
        &self,
        key: &DeliveryKey,
        message: &str,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let memory = Arc::clone(&self.memory);
        self.engine
            .commit(|step| {
                let mut ledger = Ledger::of(step);
                if let Some(row) = ledger.row(key)?
                    && let Some(chat) = row.chat.clone()
                {
                    let mut whole = row.clone();
                    whole.attempts.push(Attempt { chat, at, outcome: OutcomeKind::Accepted });
                    whole.state = DeliveryState::Accepted { message: message.to_owned(), at };
                    ledger.put(Some(&row), &whole)?;
                }
                ledger.close(&memory)
            })
            .await
    }

    /// What the platform has told of a delivery, if anything.
    pub async fn receipt(&self, key: &DeliveryKey) -> Result<Option<Receipt>, StoreError> {
        self.engine.get(receipt_key(key))?.map(|bytes| codec::read(&bytes)).transpose()
    }

    /// The keys of the newest deliveries to a chat, memos among them.
    async fn rows_at(&self, chat: &ChatAddress) -> Result<Vec<DeliveryKey>, StoreError> {
        let Some(seated) = self.person_at(chat).await? else { return Ok(Vec::new()) };
        let mut rows = Vec::new();
        let mut notices = self.notices().await?;
        // Of one that was cancelled something may have left.
        notices.retain(|notice| notice.issued.is_some());
        notices.sort_by_key(|notice| std::cmp::Reverse(notice.id));
        for notice in notices.into_iter().take(LOOK_BACK) {
            for seat in &seated.seats {
                rows.extend(self.deliveries_ever_to(notice.id, seat).await?);
            }
        }
        for memo in self.last_memos_to(&seated.person.id, LOOK_BACK)? {
            rows.extend(self.deliveries_of(memo).await?);
        }
        let here = |row: &Delivery| row.key.person == seated.person.id && row.chat.as_ref() == Some(chat);
        Ok(rows.into_iter().filter(here).map(|row| row.key).collect())
    }
}

/// One message of which a receipt has come.
struct Told<'a> {
    chat: &'a ChatAddress,
    message: &'a str,
    seen: bool,
    at: DateTime<Utc>,
    /// Deliveries of which the message that is undecided is the whole rest.
    whole: &'a HashSet<DeliveryKey>,
}

fn note(step: &mut Step, memory: &Arc<Memory>, rows: &[DeliveryKey], told: &Told) -> Result<bool, StoreError> {
    let Told { chat, message, seen, at, whole } = *told;
    let contact = contacts::contact(step, chat)?;
    let is_another = contact.was_sent(message) || contact.may_be_of_an_answer(at);
    let mut ledger = Ledger::of(step);
    let mut found = None;
    // Rows whose message may be this one: its name there is not known, or not yet.
    let mut nameless = Vec::new();
    for key in rows {
        let Some(row) = ledger.row(key)? else { continue };
        match &row.state {
            DeliveryState::Accepted { message: accepted, .. } if accepted == message => found = Some(row.key),
            DeliveryState::Accepted { message: accepted, .. } if accepted.is_empty() => nameless.push(row),
            DeliveryState::Unknown { .. } | DeliveryState::Claimed { .. } => nameless.push(row),
            _ => {}
        }
    }
    // One of several cannot be told from the others; and of a message in parts, one that arrived says nothing of those
    // after it.
    if found.is_none()
        && !is_another
        && let [row] = nameless.as_slice()
        && let DeliveryState::Unknown { since } = row.state
        && whole.contains(&row.key)
    {
        let arrived =
            Delivery { state: DeliveryState::Accepted { message: message.to_owned(), at: since }, ..row.clone() };
        ledger.put(Some(row), &arrived)?;
        found = Some(row.key.clone());
    }
    ledger.close(memory)?;
    let Some(key) = found else { return Ok(false) };
    let mut receipt: Receipt =
        step.get(receipt_key(&key))?.map(|bytes| codec::read(&bytes)).transpose()?.unwrap_or_default();
    receipt.received_at.get_or_insert(at);
    if seen {
        receipt.seen_at.get_or_insert(at);
    }
    step.put(receipt_key(&key), codec::json(&receipt)?);
    Ok(true)
}

fn receipt_key(key: &DeliveryKey) -> Key {
    keys::receipt(key)
}
