//! Writing down what became of claimed rows.

use super::planning;
use super::settling::settle;
use super::succession;
use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryState, DeliveryStatus};
use crate::domain::notice::NoticeState;
use crate::store::StoreError;
use crate::store::engine::Step;
use crate::store::keys::{self, Key, Space};
use crate::store::ledger::{self, Ledger};
use crate::store::memory::Memory;
use std::sync::Arc;

pub(super) fn record(
    step: &mut Step,
    memory: &Arc<Memory>,
    rows: Vec<Delivery>,
    repeats: Vec<Delivery>,
) -> Result<(), StoreError> {
    let mut ledger = Ledger::of(step);
    let mut settled = Vec::new();
    for row in rows {
        let stored = ledger.row(&row.key)?.ok_or_else(|| missing(&row.key))?;
        let mut merged = merge(&ledger, memory, &stored, row)?;
        let successors = match memory.notices().state(merged.key.notice) {
            Some(NoticeState::Cancelled) => Vec::new(),
            _ => succession::successors(&mut ledger, &merged)?,
        };
        if !successors.is_empty() {
            merged.state = DeliveryState::Cancelled;
        }
        ledger.put(Some(&stored), &merged)?;
        if merged.status() != DeliveryStatus::Claimed {
            settled.push(keys::delivery(&merged.key).into_bytes());
        }
        for (seat, person) in successors {
            succession::plan_instead(&mut ledger, &merged, &seat, &person)?;
        }
    }
    for repeat in repeats {
        if memory.notices().state(repeat.key.notice) != Some(NoticeState::Cancelled) {
            planning::add(&mut ledger, &repeat)?;
        }
    }
    ledger.close(memory)?;
    settle_claims(step, memory, settled);
    Ok(())
}

/// Rows by their keys that are claimed no more; a claim all of whose rows are such is forgotten.
pub(super) fn settle_claims(step: &mut Step, memory: &Arc<Memory>, settled: Vec<Vec<u8>>) {
    let completed = memory.claims().completed_by(&settled);
    for number in completed {
        step.remove(Key::of(Space::Claim).u64(number));
    }
    let memory = Arc::clone(memory);
    step.after(move || memory.claims().remove(&settled));
}

/// The outcome of a claimed row, with what has happened to the row since its claim.
fn merge(ledger: &Ledger, memory: &Memory, stored: &Delivery, outcome: Delivery) -> Result<Delivery, StoreError> {
    let mut merged = outcome;
    // An outcome that comes after its claim was given up proves nothing but that the message arrived.
    let given_up = matches!(stored.status(), DeliveryStatus::Accepted | DeliveryStatus::Unknown);
    if given_up && merged.status() != DeliveryStatus::Accepted {
        merged.state = stored.state.clone();
    }
    let acknowledgement = ledger.acknowledgement(merged.key.notice, &merged.key.seat)?;
    if let Some(acknowledgement) = acknowledgement {
        settle(&mut merged, &acknowledgement);
    }
    let cancelled = memory.notices().state(merged.key.notice) == Some(NoticeState::Cancelled);
    if ledger::is_waiting(&merged) && (cancelled || ledger.is_needless(&merged)?) {
        merged.state = DeliveryState::Cancelled;
    }
    Ok(merged)
}

fn missing(key: &DeliveryKey) -> StoreError {
    StoreError::missing("delivery", format!("{}/{}/{}/{}", key.notice, key.seat, key.person, key.n))
}
