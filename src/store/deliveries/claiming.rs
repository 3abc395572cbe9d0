//! Handing rows out to a sender, and taking back what a sender that died has left.

use super::settling::settle;
use super::{cancelled, recording};
use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryState, DeliveryStatus};
use crate::domain::seat::ChannelKind;
use crate::store::engine::{Bytes, Step};
use crate::store::keys::{self, Key, Space};
use crate::store::ledger::{self, Ledger};
use crate::store::memory::Memory;
use crate::store::{StoreError, codec, delivery_row, sending_right};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The rows that one claim took; kept until all of them are recorded, so that a start finds what a crash left.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct ClaimRow {
    pub lease: u64,
    pub rows: Vec<Vec<u8>>,
}

pub(super) fn claim(
    step: &mut Step,
    memory: &Arc<Memory>,
    channel: ChannelKind,
    now: DateTime<Utc>,
    limit: usize,
    lease: u64,
) -> Result<Vec<Delivery>, StoreError> {
    sending_right::admit_sender(step, lease)?;
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
        // The seat may have become part of one that has done what the row reminds of.
        if ledger.is_needless(&row)? {
            ledger.put(Some(&row), &cancelled(&row))?;
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
        let mut entries = step.scan(&keys::due_of(channel, notice));
        if let Some(first) = entries.next() {
            let entry = first?.0;
            let (due, key) = keys::read_due(&entry)?;
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
            let (due, key) = keys::read_due(&entry)?;
            heads.push((due, key, entry, entries));
        }
    }
    Ok(oldest)
}

pub(super) fn abandon(
    step: &mut Step,
    memory: &Arc<Memory>,
    entry: &[u8],
    claim: ClaimRow,
    now: DateTime<Utc>,
    lease: u64,
) -> Result<Vec<Delivery>, StoreError> {
    let mut turned = give_up(step, memory, &claim, now, |taken_by| taken_by < lease)?;
    step.remove(entry);
    let memory = Arc::clone(memory);
    step.after(move || memory.claims().remove(&claim.rows));
    turned.retain(|row: &Delivery| row.status() == DeliveryStatus::Unknown);
    Ok(turned)
}

/// The rows of a claim that are claimed still.
pub(super) fn sweep(
    step: &mut Step,
    memory: &Arc<Memory>,
    claim: &ClaimRow,
    now: DateTime<Utc>,
) -> Result<Vec<Delivery>, StoreError> {
    let mut turned = give_up(step, memory, claim, now, |taken_by| taken_by == claim.lease)?;
    recording::settle_claims(step, memory, turned.iter().map(|row| keys::delivery(&row.key).into_bytes()).collect());
    turned.retain(|row: &Delivery| row.status() == DeliveryStatus::Unknown);
    Ok(turned)
}

/// The rows of the claim that are still claimed under a lease that `is_over`, undecided from now on or as an
/// acknowledgement says.
fn give_up(
    step: &mut Step,
    memory: &Arc<Memory>,
    claim: &ClaimRow,
    now: DateTime<Utc>,
    is_over: impl Fn(u64) -> bool,
) -> Result<Vec<Delivery>, StoreError> {
    let mut given_up = Vec::new();
    let mut ledger = Ledger::of(step);
    for row in &claim.rows {
        let Some(value) = ledger.step().get(row)? else { continue };
        let stored = delivery_row::read(row, &value)?;
        if matches!(stored.state, DeliveryState::Claimed { lease, .. } if is_over(lease)) {
            let mut abandoned = stored.clone();
            abandoned.abandon(now);
            if let Some(acknowledgement) = ledger.acknowledgement(stored.key.notice, &stored.key.seat)? {
                settle(&mut abandoned, &acknowledgement);
            }
            ledger.put(Some(&stored), &abandoned)?;
            given_up.push(abandoned);
        }
    }
    ledger.close(memory)?;
    Ok(given_up)
}
