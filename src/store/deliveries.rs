//! Delivery rows, their counters and the index of what is due. Counters and index change in the same batch as the rows.

mod claiming;
mod content;
mod counts;
mod expediting;
mod planning;
mod recording;
mod settling;
mod succession;

pub(super) use claiming::ClaimRow;
pub(super) use content::is_sent_the_same;
pub use settling::AcknowledgeResult;
pub(super) use settling::{acknowledge, cancel_rows, put_acknowledgement};
pub(super) use succession::{pass_on, pass_to};

use super::engine::{BATCH_ROWS, Bytes, Step};
use super::keys::{self, Key, Space};
use super::{Store, StoreError, codec, delivery_row, ledger};
use crate::domain::delivery::{Breach, Delivery, DeliveryKey, DeliveryState};
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::seat::{ChannelKind, SeatId};
use chrono::{DateTime, Utc};
use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::Arc;

impl Store {
    /// Adds the rows that are not there yet; a row that is there is left as it is. Reminders and repeats for a seat
    /// that has acknowledged are not added. Refused unless the notice is being issued or is issued. Durable.
    pub async fn plan_deliveries(&self, rows: Vec<Delivery>) -> Result<usize, StoreError> {
        let mut added = 0;
        for rows in in_batches(rows) {
            let memory = Arc::clone(&self.memory);
            added += self.engine.apply_large(move |step| planning::plan(step, &memory, rows)).await?;
        }
        self.engine.durable().await?;
        Ok(added)
    }

    /// Claims up to `limit` rows of issued notices that are due on `channel`, durably, oldest due first. No row is
    /// handed out twice. Refused for a lease that is not the newest, and while the store is on hold.
    pub async fn claim_due(
        &self,
        channel: ChannelKind,
        now: DateTime<Utc>,
        limit: usize,
        lease: u64,
    ) -> Result<Vec<Delivery>, StoreError> {
        let mut claimed = Vec::new();
        while claimed.len() < limit {
            let batch = BATCH_ROWS.min(limit - claimed.len());
            let memory = Arc::clone(&self.memory);
            let step = move |step: &mut Step| claiming::claim(step, &memory, channel, now, batch, lease);
            let rows =
                if batch > SMALL { self.engine.apply_large(step).await? } else { self.engine.apply(step).await? };
            let done = rows.len() < batch;
            claimed.extend(rows);
            if done {
                break;
            }
        }
        if !claimed.is_empty() {
            self.engine.durable().await?;
        }
        Ok(claimed)
    }

    /// Stores claimed rows after their outcome, with `repeats` that follow from them, in one step. What has happened to
    /// a row since its claim is kept: an acknowledgement, and the cancelling of its notice. Durable.
    pub async fn record_deliveries(&self, rows: Vec<Delivery>, repeats: Vec<Delivery>) -> Result<(), StoreError> {
        let mut repeats = repeats;
        let mut batches = in_batches(rows);
        if batches.is_empty() {
            batches.push(Vec::new());
        }
        let last = batches.len().saturating_sub(1);
        for (place, rows) in batches.into_iter().enumerate() {
            let recipients: HashSet<_> = rows.iter().map(|row| recipient(&row.key)).collect();
            let (here, later): (Vec<Delivery>, Vec<Delivery>) =
                repeats.into_iter().partition(|repeat| place == last || recipients.contains(&recipient(&repeat.key)));
            repeats = later;
            let memory = Arc::clone(&self.memory);
            let size = rows.len() + here.len();
            let step = move |step: &mut Step| recording::record(step, &memory, rows, here);
            if size > SMALL { self.engine.apply_large(step).await? } else { self.engine.apply(step).await? }
        }
        self.engine.durable().await
    }

    /// Turns every claim of an older lease into `unknown`; returns the rows so turned. Durable. Called at a start.
    pub async fn abandon_claims(&self, now: DateTime<Utc>, lease: u64) -> Result<Vec<Delivery>, StoreError> {
        let mut turned = Vec::new();
        let claims: Vec<(Bytes, Bytes)> = self.engine.scan(&Key::of(Space::Claim)).collect::<Result<_, _>>()?;
        for (entry, value) in claims {
            let claim: ClaimRow = codec::read(&value)?;
            if claim.lease < lease {
                let memory = Arc::clone(&self.memory);
                let step = move |step: &mut Step| claiming::abandon(step, &memory, &entry, claim, now, lease);
                turned.extend(self.engine.apply_large(step).await?);
            }
        }
        self.engine.durable().await?;
        turned.sort_by(|a: &Delivery, b: &Delivery| a.key.cmp(&b.key));
        Ok(turned)
    }

    /// Makes due now what waits on `channel` for the channel itself, not for its chat or its hour; returns how many rows.
    /// Durable.
    pub async fn expedite(&self, channel: ChannelKind, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let mut count = 0;
        let waiting = self.memory.notices().waiting();
        for notice in waiting {
            let mut from = Some(Vec::new());
            while let Some(start) = from {
                let memory = Arc::clone(&self.memory);
                let step = move |step: &mut Step| expediting::expedite(step, &memory, channel, notice, now, &start);
                let (made_due, next) = self.engine.apply_large(step).await?;
                count += made_due;
                from = next;
            }
        }
        self.engine.durable().await?;
        Ok(count)
    }

    /// The numbers of the claims whose rows are not all recorded yet.
    pub fn open_claims(&self) -> Vec<u64> {
        self.memory.claims().open()
    }

    /// Turns what is still claimed by these claims into `unknown`: their requests have ended long ago, and no outcome
    /// came. Returns the rows so turned. Durable.
    pub async fn sweep_claims(&self, claims: &[u64], now: DateTime<Utc>) -> Result<Vec<Delivery>, StoreError> {
        let mut turned = Vec::new();
        for number in claims {
            let Some(value) = self.engine.get(Key::of(Space::Claim).u64(*number))? else { continue };
            let claim: ClaimRow = codec::read(&value)?;
            let memory = Arc::clone(&self.memory);
            let step = move |step: &mut Step| claiming::sweep(step, &memory, &claim, now);
            turned.extend(self.engine.apply_large(step).await?);
        }
        if !turned.is_empty() {
            self.engine.durable().await?;
        }
        Ok(turned)
    }

    /// A request for the row would break an invariant: nothing is sent any more, over restarts too, until a person lets it.
    pub async fn stop_sending(&self, row: &DeliveryKey, breach: &Breach) -> StoreError {
        let refuse = |_: &mut Step| Err::<Infallible, _>(ledger::broken(row, breach));
        match self.engine.apply(refuse).await {
            Err(stopped) => stopped,
            Ok(never) => match never {},
        }
    }

    /// When the next row on `channel` is due; `None` when none is waiting. A planned row is due since always.
    pub async fn next_due(&self, channel: ChannelKind) -> Result<Option<DateTime<Utc>>, StoreError> {
        let mut next = None;
        let active = self.memory.notices().active();
        for notice in active {
            let first = self.engine.scan(&keys::due_of(channel, notice)).next().transpose()?;
            if let Some((entry, _)) = first {
                let (due, _) = keys::read_due(&entry)?;
                next = Some(next.map_or(due, |next: DateTime<Utc>| next.min(due)));
            }
        }
        Ok(next)
    }

    pub async fn delivery(&self, key: &DeliveryKey) -> Result<Option<Delivery>, StoreError> {
        let bytes = self.engine.get(keys::delivery(key))?;
        bytes.map(|bytes| delivery_row::decode(key.clone(), &bytes)).transpose()
    }

    /// Every row of a notice, in key order.
    pub async fn deliveries_of(&self, notice: NoticeId) -> Result<Vec<Delivery>, StoreError> {
        let prefix = Key::of(Space::Delivery).notice(notice);
        self.engine.scan(&prefix).map(|row| row.and_then(|(key, value)| delivery_row::read(&key, &value))).collect()
    }

    /// Records a seat's acknowledgement once, settles the undecided rows of the person who gave it, ends the seat's
    /// reminders, and keeps the counters. Durable.
    pub async fn acknowledge(&self, acknowledgement: Acknowledgement) -> Result<AcknowledgeResult, StoreError> {
        let memory = Arc::clone(&self.memory);
        self.engine.commit(move |step| settling::acknowledge(step, &memory, acknowledgement)).await
    }

    pub async fn acknowledgements_of(&self, notice: NoticeId) -> Result<Vec<Acknowledgement>, StoreError> {
        let prefix = Key::of(Space::Acknowledgement).notice(notice);
        self.engine.scan(&prefix).map(|row| row.and_then(|(_, value)| codec::read(&value))).collect()
    }
}

/// The rows of the notice to holders of the seat, past ones included, as the step leaves them.
pub(super) fn rows_of_seat(step: &Step, notice: NoticeId, seat: &SeatId) -> Result<Vec<Delivery>, StoreError> {
    let rows = step.scan_now(&keys::deliveries_of_seat(notice, seat))?;
    rows.iter().map(|(key, value)| delivery_row::read(key, value)).collect()
}

/// The row as nobody sends it any more.
pub(super) fn cancelled(row: &Delivery) -> Delivery {
    Delivery { state: DeliveryState::Cancelled, ..row.clone() }
}

/// Steps up to this many rows run where they are called; larger ones leave the runtime's threads.
const SMALL: usize = 16;

fn in_batches(rows: Vec<Delivery>) -> Vec<Vec<Delivery>> {
    let mut rows = rows.into_iter();
    let batches = std::iter::from_fn(|| Some(rows.by_ref().take(BATCH_ROWS).collect::<Vec<_>>()));
    batches.take_while(|batch| !batch.is_empty()).collect()
}

fn recipient(key: &DeliveryKey) -> (NoticeId, String, String) {
    (key.notice, key.seat.to_string(), key.person.to_string())
}
