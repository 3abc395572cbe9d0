//! Receipts of platforms that tell them: a message was received, or seen. They stand beside the delivery's row, and
//! prove that an undecided one arrived.

use super::contacts;
use super::engine::Step;
use super::keys::{self, Key};
use super::ledger::Ledger;
use super::memory::Memory;
use super::{Store, StoreError, codec};
use crate::domain::delivery::{Attempt, Delivery, DeliveryKey, DeliveryState, OutcomeKind};
use crate::domain::notice::NoticeState;
use crate::domain::seat::ChatAddress;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
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
    /// to the chat is that of its newest undecided delivery, which has arrived then. Says how many deliveries it was
    /// about. Durable.
    pub async fn note_receipt(
        &self,
        chat: &ChatAddress,
        messages: &[String],
        seen: bool,
        at: DateTime<Utc>,
    ) -> Result<usize, StoreError> {
        let rows = self.rows_at(chat).await?;
        let mut noted = 0;
        for message in messages {
            let memory = Arc::clone(&self.memory);
            noted += usize::from(self.engine.commit(|step| note(step, &memory, &rows, chat, message, seen, at)).await?);
        }
        Ok(noted)
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

    /// The keys of the newest deliveries to a chat, newest notice first.
    async fn rows_at(&self, chat: &ChatAddress) -> Result<Vec<DeliveryKey>, StoreError> {
        let Some(seated) = self.person_at(chat).await? else { return Ok(Vec::new()) };
        let mut rows = Vec::new();
        let mut notices = self.notices().await?;
        notices.retain(|notice| notice.state == NoticeState::Issued);
        notices.sort_by_key(|notice| std::cmp::Reverse(notice.id));
        for notice in notices.into_iter().take(LOOK_BACK) {
            for seat in &seated.seats {
                let mut key =
                    DeliveryKey { notice: notice.id, seat: seat.id.clone(), person: seated.person.id.clone(), n: 0 };
                while let Some(row) = self.delivery(&key).await? {
                    if row.chat.as_ref() == Some(chat) {
                        rows.push(key.clone());
                    }
                    key.n += 1;
                }
            }
        }
        Ok(rows)
    }
}

fn note(
    step: &mut Step,
    memory: &Arc<Memory>,
    rows: &[DeliveryKey],
    chat: &ChatAddress,
    message: &str,
    seen: bool,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let went_out = contacts::contact(step, chat)?.was_sent(message);
    let mut ledger = Ledger::of(step);
    let mut undecided: Option<(Delivery, DateTime<Utc>)> = None;
    let mut found = None;
    for key in rows {
        let Some(row) = ledger.row(key)? else { continue };
        match &row.state {
            DeliveryState::Accepted { message: accepted, .. } if accepted == message => found = Some(row.key),
            DeliveryState::Unknown { since } if !went_out && undecided.is_none() => {
                let since = *since;
                undecided = Some((row, since));
            }
            _ => {}
        }
    }
    if found.is_none()
        && let Some((row, since)) = undecided
    {
        let arrived =
            Delivery { state: DeliveryState::Accepted { message: message.to_owned(), at: since }, ..row.clone() };
        ledger.put(Some(&row), &arrived)?;
        found = Some(row.key);
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
