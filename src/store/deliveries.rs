//! Delivery rows, their counters and the index of what is due. Counters and index change in the same batch as the rows.

use super::delivery_row::{self, CountsRow};
use super::engine::{BATCH_ROWS, Bytes, Step};
use super::keys::{self, Key, KeyParts, Space};
use super::ledger::{self, Ledger};
use super::memory::Memory;
use super::{Conflict, Store, StoreError, codec};
use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryState, DeliveryStatus};
use crate::domain::notice::{Acknowledgement, NoticeId, NoticeState};
use crate::domain::seat::ChannelKind;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Totals of one notice, kept with its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoticeCounts {
    pub by_status: BTreeMap<DeliveryStatus, u64>,
    pub acknowledged: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AcknowledgeResult {
    Recorded(Acknowledgement),
    /// Somebody of the seat has acknowledged before.
    Already(Acknowledgement),
}

/// The rows that one claim took; kept until all of them are recorded, so that a start finds what a crash left.
#[derive(Serialize, Deserialize)]
pub(super) struct ClaimRow {
    pub lease: u64,
    pub rows: Vec<Vec<u8>>,
}

impl NoticeCounts {
    pub fn of(&self, status: DeliveryStatus) -> u64 {
        self.by_status.get(&status).copied().unwrap_or(0)
    }

    pub fn total(&self) -> u64 {
        self.by_status.values().sum()
    }

    pub fn open(&self) -> u64 {
        DeliveryStatus::OPEN.into_iter().map(|status| self.of(status)).sum()
    }
}

impl Store {
    /// Adds the rows that are not there yet; a row that is there is left as it is. Reminders and repeats for a seat
    /// that has acknowledged are not added. Refused unless the notice is being issued or is issued. Durable.
    pub async fn plan_deliveries(&self, rows: Vec<Delivery>) -> Result<usize, StoreError> {
        let mut added = 0;
        for rows in in_batches(rows) {
            let memory = Arc::clone(&self.memory);
            added += self.engine.apply_large(move |step| plan(step, &memory, rows)).await?;
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
            let step = move |step: &mut Step| claim(step, &memory, channel, now, batch, lease);
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
            let step = move |step: &mut Step| record(step, &memory, rows, here);
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
                let step = move |step: &mut Step| abandon(step, &memory, &entry, claim, now, lease);
                turned.extend(self.engine.apply_large(step).await?);
            }
        }
        self.engine.durable().await?;
        turned.sort_by(|a: &Delivery, b: &Delivery| a.key.cmp(&b.key));
        Ok(turned)
    }

    /// When the next row on `channel` is due; `None` when none is waiting. A planned row is due since always.
    pub async fn next_due(&self, channel: ChannelKind) -> Result<Option<DateTime<Utc>>, StoreError> {
        let mut next = None;
        let active = self.memory.notices().active();
        for notice in active {
            let first = self.engine.scan(&due_of(channel, notice)).next().transpose()?;
            if let Some((entry, _)) = first {
                let (due, _) = read_due(&entry)?;
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
        self.engine.scan(&prefix).map(|row| row.and_then(|(key, value)| read_row(&key, &value))).collect()
    }

    pub async fn notice_counts(&self, notice: NoticeId) -> Result<NoticeCounts, StoreError> {
        match self.engine.get(ledger::counts_key(notice))? {
            Some(bytes) => Ok(codec::read::<CountsRow>(&bytes)?.counts()),
            None => Ok(NoticeCounts::default()),
        }
    }

    /// Records a seat's acknowledgement once, settles the undecided rows of the person who gave it, ends the seat's
    /// reminders, and keeps the counters. Durable.
    pub async fn acknowledge(&self, acknowledgement: Acknowledgement) -> Result<AcknowledgeResult, StoreError> {
        let memory = Arc::clone(&self.memory);
        self.engine.commit(move |step| acknowledge(step, &memory, acknowledgement)).await
    }

    pub async fn acknowledgements_of(&self, notice: NoticeId) -> Result<Vec<Acknowledgement>, StoreError> {
        let prefix = Key::of(Space::Acknowledgement).notice(notice);
        self.engine.scan(&prefix).map(|row| row.and_then(|(_, value)| codec::read(&value))).collect()
    }

    /// The number of rows in each state over all notices, and when the oldest due row became due: for metrics. A
    /// planned row became due when its notice was issued; the time lies ahead when every row is waiting for its own.
    pub async fn queue(&self) -> Result<(BTreeMap<DeliveryStatus, u64>, Option<DateTime<Utc>>), StoreError> {
        let mut totals: BTreeMap<DeliveryStatus, u64> = BTreeMap::new();
        for row in self.engine.scan(&Key::of(Space::NoticeCounts)) {
            for (status, count) in codec::read::<CountsRow>(&row?.1)?.counts().by_status {
                *totals.entry(status).or_default() += count;
            }
        }
        let active: Vec<(NoticeId, Option<DateTime<Utc>>)> = {
            let notices = self.memory.notices();
            notices.active().into_iter().map(|notice| (notice, notices.issued_at(notice))).collect()
        };
        let mut oldest: Option<DateTime<Utc>> = None;
        for (notice, issued_at) in active {
            for channel in ChannelKind::ALL {
                if let Some((entry, _)) = self.engine.scan(&due_of(channel, notice)).next().transpose()? {
                    let due = read_due(&entry)?.0.max(issued_at.unwrap_or(DateTime::<Utc>::MIN_UTC));
                    oldest = Some(oldest.map_or(due, |oldest| oldest.min(due)));
                }
            }
        }
        Ok((totals, oldest))
    }
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

fn due_of(channel: ChannelKind, notice: NoticeId) -> Key {
    Key::of(Space::Due).channel(channel).notice(notice)
}

fn read_due(entry: &[u8]) -> Result<(DateTime<Utc>, DeliveryKey), StoreError> {
    keys::read_due(entry).ok_or_else(|| StoreError::Corrupt("an entry of the due index".to_owned()))
}

pub(super) fn read_row(key: &[u8], value: &[u8]) -> Result<Delivery, StoreError> {
    let key = KeyParts::of(key).delivery().ok_or_else(|| StoreError::Corrupt("the key of a delivery".to_owned()))?;
    delivery_row::decode(key, value)
}

fn plan(step: &mut Step, memory: &Arc<Memory>, rows: Vec<Delivery>) -> Result<usize, StoreError> {
    let mut ledger = Ledger::of(step);
    let mut added = 0;
    for row in rows {
        let notice = row.key.notice;
        match memory.notices().state(notice) {
            Some(NoticeState::Issuing | NoticeState::Issued) => {}
            Some(_) => return Err(Conflict::NoticeState.into()),
            None => return Err(StoreError::missing("notice", notice)),
        }
        added += usize::from(add(&mut ledger, &row)?);
    }
    ledger.close(memory)?;
    Ok(added)
}

/// Adds a row unless it is there or its seat has no more need of it.
fn add(ledger: &mut Ledger, row: &Delivery) -> Result<bool, StoreError> {
    let needless =
        ledger::ends_with_acknowledgement(row) && ledger.acknowledgement(row.key.notice, &row.key.seat)?.is_some();
    if needless || ledger.row(&row.key)?.is_some() {
        return Ok(false);
    }
    ledger.put(None, row)?;
    Ok(true)
}

fn claim(
    step: &mut Step,
    memory: &Arc<Memory>,
    channel: ChannelKind,
    now: DateTime<Utc>,
    limit: usize,
    lease: u64,
) -> Result<Vec<Delivery>, StoreError> {
    super::installation::admit_sender(step, lease)?;
    let due = oldest_due(step, memory, channel, now, limit)?;
    let mut ledger = Ledger::of(step);
    let mut claimed = Vec::with_capacity(due.len());
    for (entry, key) in due {
        let Some(row) = ledger.row(&key)? else {
            ledger.step().remove(&entry);
            continue;
        };
        if ledger::due_entry(&row).as_ref().map(Key::as_bytes) != Some(&*entry) {
            ledger.step().remove(&entry);
            continue;
        }
        let mut taken = row.clone();
        taken.claim(now, lease);
        ledger.put(Some(&row), &taken)?;
        claimed.push(taken);
    }
    ledger.close(memory)?;
    if !claimed.is_empty() {
        let rows: Vec<Vec<u8>> = claimed.iter().map(|row| keys::delivery(&row.key).into_bytes()).collect();
        let number = memory.claims().next();
        step.put(Key::of(Space::Claim).u64(number), codec::compact(&ClaimRow { lease, rows: rows.clone() })?);
        let memory = Arc::clone(memory);
        step.after(move || memory.claims().add(number, rows));
    }
    Ok(claimed)
}

/// Entries of the due index up to `now`, oldest first over all notices that may be sent.
fn oldest_due(
    step: &Step,
    memory: &Memory,
    channel: ChannelKind,
    now: DateTime<Utc>,
    limit: usize,
) -> Result<Vec<(Bytes, DeliveryKey)>, StoreError> {
    let mut heads = Vec::new();
    let active = memory.notices().active();
    for notice in active {
        let mut entries = step.scan(&due_of(channel, notice));
        if let Some(first) = entries.next() {
            let entry = first?.0;
            let (due, key) = read_due(&entry)?;
            heads.push((due, key, entry, entries));
        }
    }
    let mut oldest = Vec::new();
    while oldest.len() < limit {
        let Some(place) = (0..heads.len()).min_by_key(|place| heads.get(*place).map(|head| (head.0, head.1.notice)))
        else {
            break;
        };
        let (due, key, entry, mut entries) = heads.swap_remove(place);
        if due > now {
            break;
        }
        oldest.push((entry, key));
        if let Some(next) = entries.next() {
            let entry = next?.0;
            let (due, key) = read_due(&entry)?;
            heads.push((due, key, entry, entries));
        }
    }
    Ok(oldest)
}

fn record(
    step: &mut Step,
    memory: &Arc<Memory>,
    rows: Vec<Delivery>,
    repeats: Vec<Delivery>,
) -> Result<(), StoreError> {
    let mut ledger = Ledger::of(step);
    let mut settled = Vec::new();
    for row in rows {
        let stored = ledger.row(&row.key)?.ok_or_else(|| missing(&row.key))?;
        let merged = merge(&ledger, memory, &stored, row)?;
        ledger.put(Some(&stored), &merged)?;
        if merged.status() != DeliveryStatus::Claimed {
            settled.push(keys::delivery(&merged.key).into_bytes());
        }
    }
    for repeat in repeats {
        if memory.notices().state(repeat.key.notice) != Some(NoticeState::Cancelled) {
            add(&mut ledger, &repeat)?;
        }
    }
    ledger.close(memory)?;
    let completed = memory.claims().completed_by(&settled);
    for number in completed {
        step.remove(Key::of(Space::Claim).u64(number));
    }
    let memory = Arc::clone(memory);
    step.after(move || memory.claims().remove(&settled));
    Ok(())
}

/// The outcome of a claimed row, with what has happened to the row since its claim.
fn merge(ledger: &Ledger, memory: &Memory, stored: &Delivery, outcome: Delivery) -> Result<Delivery, StoreError> {
    let mut merged = outcome;
    if stored.status() == DeliveryStatus::Accepted && merged.status() != DeliveryStatus::Accepted {
        merged.state = stored.state.clone();
    }
    let acknowledgement = ledger.acknowledgement(merged.key.notice, &merged.key.seat)?;
    if let Some(acknowledgement) = acknowledgement {
        settle(&mut merged, &acknowledgement);
    }
    if memory.notices().state(merged.key.notice) == Some(NoticeState::Cancelled) && ledger::is_waiting(&merged) {
        merged.state = DeliveryState::Cancelled;
    }
    Ok(merged)
}

/// What an acknowledgement of the seat means for one of its rows.
fn settle(row: &mut Delivery, acknowledgement: &Acknowledgement) {
    if row.key.person == acknowledgement.by {
        row.acknowledge(acknowledgement.at);
    } else {
        row.acknowledged_at.get_or_insert(acknowledgement.at);
    }
    if ledger::ends_with_acknowledgement(row) && ledger::is_waiting(row) {
        row.state = DeliveryState::Cancelled;
    }
}

fn abandon(
    step: &mut Step,
    memory: &Arc<Memory>,
    entry: &[u8],
    claim: ClaimRow,
    now: DateTime<Utc>,
    lease: u64,
) -> Result<Vec<Delivery>, StoreError> {
    let mut turned = Vec::new();
    let mut ledger = Ledger::of(step);
    for row in &claim.rows {
        let Some(value) = ledger.step().get(row)? else { continue };
        let stored = read_row(row, &value)?;
        if matches!(stored.state, DeliveryState::Claimed { lease: taken_by, .. } if taken_by < lease) {
            let mut abandoned = stored.clone();
            abandoned.abandon(now);
            if let Some(acknowledgement) = ledger.acknowledgement(stored.key.notice, &stored.key.seat)? {
                settle(&mut abandoned, &acknowledgement);
            }
            ledger.put(Some(&stored), &abandoned)?;
            turned.push(abandoned);
        }
    }
    ledger.close(memory)?;
    step.remove(entry);
    let memory = Arc::clone(memory);
    step.after(move || memory.claims().remove(&claim.rows));
    turned.retain(|row: &Delivery| row.status() == DeliveryStatus::Unknown);
    Ok(turned)
}

fn acknowledge(
    step: &mut Step,
    memory: &Arc<Memory>,
    acknowledgement: Acknowledgement,
) -> Result<AcknowledgeResult, StoreError> {
    let Acknowledgement { notice, ref seat, .. } = acknowledgement;
    if memory.notices().state(notice).is_none() {
        return Err(StoreError::missing("notice", notice));
    }
    let rows: Vec<(Bytes, Bytes)> = step.scan(&keys::deliveries_of_seat(notice, seat)).collect::<Result<_, _>>()?;
    let mut ledger = Ledger::of(step);
    if let Some(earlier) = ledger.acknowledgement(notice, seat)? {
        return Ok(AcknowledgeResult::Already(earlier));
    }
    for (key, value) in rows {
        let stored = read_row(&key, &value)?;
        let mut settled = stored.clone();
        settle(&mut settled, &acknowledgement);
        ledger.put(Some(&stored), &settled)?;
    }
    ledger.counts(notice)?.acknowledged += 1;
    ledger.step().put(ledger::acknowledgement_key(notice, seat), codec::json(&acknowledgement)?);
    ledger.close(memory)?;
    Ok(AcknowledgeResult::Recorded(acknowledgement))
}

fn missing(key: &DeliveryKey) -> StoreError {
    StoreError::missing("delivery", format!("{}/{}/{}/{}", key.notice, key.seat, key.person, key.n))
}

/// Cancels up to a batch of the notice's waiting rows from `from` on; returns where to go on.
pub(super) fn cancel_rows(
    step: &mut Step,
    memory: &Arc<Memory>,
    notice: NoticeId,
    from: &[u8],
) -> Result<Option<Vec<u8>>, StoreError> {
    let prefix = Key::of(Space::Delivery).notice(notice);
    let rows: Vec<(Bytes, Bytes)> =
        step.scan_from(&prefix, from).take(BATCH_ROWS).collect::<Result<_, StoreError>>()?;
    // The successor of the last key seen; none when the rows end here.
    let next = rows.last().filter(|_| rows.len() == BATCH_ROWS).map(|(key, _)| [&**key, &[0]].concat());
    let mut ledger = Ledger::of(step);
    for (key, value) in rows {
        let stored = read_row(&key, &value)?;
        if ledger::is_waiting(&stored) {
            ledger.put(Some(&stored), &Delivery { state: DeliveryState::Cancelled, ..stored.clone() })?;
        }
    }
    ledger.close(memory)?;
    Ok(next)
}
