//! Inbound updates, durable before they are confirmed to the platform.

use super::delivery_row::Moment;
use super::engine::{BATCH_ROWS, Bytes, Step};
use super::keys::{Key, KeyParts, Space};
use super::{Store, StoreError, codec};
use crate::domain::seat::ChannelKind;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

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

/// An update without its sequence, which is the row's key.
#[derive(Serialize, Deserialize)]
struct UpdateRow {
    channel: ChannelKind,
    id: String,
    received_at: Moment,
    body: String,
}

impl Store {
    /// Stores updates that have not been seen before and returns those, in order. The platform may be told that they
    /// arrived after [`Store::durable`].
    pub async fn receive_updates(&self, updates: Vec<RawUpdate>) -> Result<Vec<RawUpdate>, StoreError> {
        let mut new = Vec::new();
        for batch in updates.chunks(BATCH_ROWS) {
            new.extend(self.engine.apply(|step| receive(step, batch)).await?);
        }
        Ok(new)
    }

    /// The updates that no handler has finished, in order of arrival: the work left by a crash.
    pub async fn unfinished_updates(&self) -> Result<Vec<RawUpdate>, StoreError> {
        self.engine
            .scan(&Key::of(Space::Update))
            .map(|row| row.and_then(|(key, value)| read_row(&key, &value)))
            .collect()
    }

    /// Marks an update as handled. Its identity is kept for a while, so that a redelivery is recognised.
    pub async fn finish_update(&self, key: &UpdateKey, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.engine
            .apply(|step| {
                let Some(seen) = step.get(seen_key(key))? else { return Ok(()) };
                let sequence: u64 = codec::read(&seen)?;
                if step.get(update_key(sequence))?.is_some() {
                    step.remove(update_key(sequence));
                    let finished = Key::of(Space::UpdateFinished).time(now).channel(key.channel).text(&key.id);
                    step.put(finished, Vec::new());
                }
                Ok(())
            })
            .await
    }

    /// Forgets the identities of updates finished before `before`; says how many.
    pub async fn forget_updates(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        let limit = Key::of(Space::UpdateFinished).time(before);
        let mut forgotten = 0;
        loop {
            let old = self.engine.scan(&Key::of(Space::UpdateFinished)).map(|row| row.map(|(key, _)| key));
            let old: Vec<Bytes> = old
                .take_while(|key| key.as_ref().map_or(true, |key| **key < *limit.as_bytes()))
                .take(BATCH_ROWS)
                .collect::<Result<_, _>>()?;
            if old.is_empty() {
                return Ok(forgotten);
            }
            forgotten += old.len();
            self.engine.apply_large(move |step| old.iter().try_for_each(|key| forget(step, key))).await?;
        }
    }
}

fn receive(step: &mut Step, updates: &[RawUpdate]) -> Result<Vec<RawUpdate>, StoreError> {
    let mut new = Vec::new();
    for update in updates {
        if step.get(seen_key(&update.key))?.is_some() {
            continue;
        }
        let sequence = step.next(Key::of(Space::Meta).text("last update"))?;
        let row = UpdateRow {
            channel: update.key.channel,
            id: update.key.id.clone(),
            received_at: Moment::of(update.received_at),
            body: update.body.clone(),
        };
        step.put(seen_key(&update.key), codec::compact(&sequence)?);
        step.put(update_key(sequence), codec::compact(&row)?);
        new.push(RawUpdate { sequence, ..update.clone() });
    }
    Ok(new)
}

fn forget(step: &mut Step, finished: &[u8]) -> Result<(), StoreError> {
    let mut parts = KeyParts::of(finished);
    let identity = parts.time().and_then(|_| Some(UpdateKey { channel: parts.channel()?, id: parts.text()? }));
    let identity = identity.ok_or_else(|| StoreError::Corrupt("the key of a finished update".to_owned()))?;
    step.remove(seen_key(&identity));
    step.remove(finished);
    Ok(())
}

fn read_row(key: &[u8], value: &[u8]) -> Result<RawUpdate, StoreError> {
    let sequence = KeyParts::of(key).u64().ok_or_else(|| StoreError::Corrupt("the key of an update".to_owned()))?;
    let UpdateRow { channel, id, received_at, body } = codec::read(value)?;
    Ok(RawUpdate { key: UpdateKey { channel, id }, sequence, received_at: received_at.time()?, body })
}

fn seen_key(key: &UpdateKey) -> Key {
    Key::of(Space::UpdateSeen).channel(key.channel).text(&key.id)
}

fn update_key(sequence: u64) -> Key {
    Key::of(Space::Update).u64(sequence)
}
