//! The stored form of a delivery and of a notice's counters: own types, so that a change of the domain's does not
//! silently change what is stored.

use super::keys::KeyParts;
use super::notice_counts::NoticeCounts;
use super::{StoreError, codec};
use crate::domain::delivery::{
    Attempt, Delivery, DeliveryKey, DeliveryState, DeliveryStatus, GoneReason, OutcomeKind, Repeat, WaitReason,
};
use crate::domain::seat::ChatAddress;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Seconds and nanoseconds: any time of the domain, unrounded, in a few bytes.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Moment(i64, u32);

/// A delivery without its key, which is the row's key.
#[derive(Debug, Serialize, Deserialize)]
struct DeliveryRow {
    chat: Option<ChatAddress>,
    state: StateRow,
    parts_sent: u16,
    attempts: Vec<AttemptRow>,
    repeat: Option<Repeat>,
    acknowledged_at: Option<Moment>,
}

#[derive(Debug, Serialize, Deserialize)]
enum StateRow {
    Planned,
    Claimed(Moment, u64),
    Waiting(Moment, WaitReason),
    Accepted(Moment, String),
    Rejected(String),
    Gone(GoneReason),
    Unknown(Moment),
    Cancelled,
    Expired,
}

/// `chat` is left out when it is the delivery's own.
#[derive(Debug, Serialize, Deserialize)]
struct AttemptRow {
    chat: Option<ChatAddress>,
    at: Moment,
    outcome: OutcomeKind,
}

/// Counters in the order of [`DeliveryStatus::ALL`], then the acknowledgements.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CountsRow {
    statuses: [u64; DeliveryStatus::ALL.len()],
    pub acknowledged: u64,
}

impl Moment {
    pub fn of(time: DateTime<Utc>) -> Moment {
        Moment(time.timestamp(), time.timestamp_subsec_nanos())
    }

    pub fn time(self) -> Result<DateTime<Utc>, StoreError> {
        DateTime::from_timestamp(self.0, self.1).ok_or_else(|| StoreError::Corrupt("a time out of range".to_owned()))
    }
}

pub(super) fn encode(delivery: &Delivery) -> Result<Vec<u8>, StoreError> {
    let Delivery { key: _, chat, state, parts_sent, attempts, repeat, acknowledged_at } = delivery;
    let attempt = |attempt: &Attempt| AttemptRow {
        chat: (Some(&attempt.chat) != chat.as_ref()).then(|| attempt.chat.clone()),
        at: Moment::of(attempt.at),
        outcome: attempt.outcome,
    };
    codec::compact(&DeliveryRow {
        chat: chat.clone(),
        state: match state {
            DeliveryState::Planned => StateRow::Planned,
            DeliveryState::Claimed { at, lease } => StateRow::Claimed(Moment::of(*at), *lease),
            DeliveryState::Waiting { not_before, reason } => StateRow::Waiting(Moment::of(*not_before), *reason),
            DeliveryState::Accepted { message, at } => StateRow::Accepted(Moment::of(*at), message.clone()),
            DeliveryState::Rejected { reason } => StateRow::Rejected(reason.clone()),
            DeliveryState::Gone { reason } => StateRow::Gone(*reason),
            DeliveryState::Unknown { since } => StateRow::Unknown(Moment::of(*since)),
            DeliveryState::Cancelled => StateRow::Cancelled,
            DeliveryState::Expired => StateRow::Expired,
        },
        parts_sent: *parts_sent,
        attempts: attempts.iter().map(attempt).collect(),
        repeat: repeat.clone(),
        acknowledged_at: acknowledged_at.map(Moment::of),
    })
}

pub(super) fn read(key: &[u8], value: &[u8]) -> Result<Delivery, StoreError> {
    let key = KeyParts::of(key).delivery().ok_or_else(|| StoreError::Corrupt("the key of a delivery".to_owned()))?;
    decode(key, value)
}

pub(super) fn decode(key: DeliveryKey, bytes: &[u8]) -> Result<Delivery, StoreError> {
    let row: DeliveryRow = codec::read(bytes)?;
    let no_chat = || StoreError::Corrupt("an attempt without a chat".to_owned());
    let attempts = row
        .attempts
        .into_iter()
        .map(|attempt| {
            let chat = attempt.chat.or_else(|| row.chat.clone()).ok_or_else(no_chat)?;
            Ok(Attempt { chat, at: attempt.at.time()?, outcome: attempt.outcome })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(Delivery {
        key,
        chat: row.chat,
        state: match row.state {
            StateRow::Planned => DeliveryState::Planned,
            StateRow::Claimed(at, lease) => DeliveryState::Claimed { at: at.time()?, lease },
            StateRow::Waiting(not_before, reason) => DeliveryState::Waiting { not_before: not_before.time()?, reason },
            StateRow::Accepted(at, message) => DeliveryState::Accepted { message, at: at.time()? },
            StateRow::Rejected(reason) => DeliveryState::Rejected { reason },
            StateRow::Gone(reason) => DeliveryState::Gone { reason },
            StateRow::Unknown(since) => DeliveryState::Unknown { since: since.time()? },
            StateRow::Cancelled => DeliveryState::Cancelled,
            StateRow::Expired => DeliveryState::Expired,
        },
        parts_sent: row.parts_sent,
        attempts,
        repeat: row.repeat,
        acknowledged_at: row.acknowledged_at.map(Moment::time).transpose()?,
    })
}

impl CountsRow {
    pub fn add(&mut self, status: DeliveryStatus) {
        if let Some(count) = self.slot(status) {
            *count += 1;
        }
    }

    /// `false` when there is nothing to subtract from.
    #[must_use]
    pub fn subtract(&mut self, status: DeliveryStatus) -> bool {
        let Some(less) = self.slot(status).and_then(|count| Some((count.checked_sub(1)?, count))) else { return false };
        let (left, count) = less;
        *count = left;
        true
    }

    fn slot(&mut self, status: DeliveryStatus) -> Option<&mut u64> {
        let place = DeliveryStatus::ALL.iter().position(|known| *known == status)?;
        self.statuses.get_mut(place)
    }

    /// Rows that a sender has still to take.
    pub fn waiting(&self) -> u64 {
        let counts = self.counts();
        counts.of(DeliveryStatus::Planned) + counts.of(DeliveryStatus::Waiting)
    }

    pub fn counts(&self) -> NoticeCounts {
        let counted = DeliveryStatus::ALL.into_iter().zip(self.statuses).filter(|(_, count)| *count > 0);
        NoticeCounts { by_status: counted.collect(), acknowledged: self.acknowledged }
    }
}
