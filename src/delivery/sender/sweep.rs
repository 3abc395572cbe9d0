//! Looks after the queue while it is worked on: takes its measures, gives up claims that no outcome came for, and notices a
//! channel on which nothing moves though nothing holds it.

use super::Shared;
use crate::delivery::gate::Lane;
use crate::domain::delivery::DeliveryStatus;
use crate::store::{Stall, StoreError};
use chrono::{DateTime, TimeDelta, Utc};
use metrics::{counter, gauge};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

const EVERY: Duration = Duration::from_secs(5);
/// No request lasts as long, waits between the parts of a message included.
const LONGEST_CLAIM: Duration = Duration::from_secs(600);
/// A line takes what is due within seconds.
const LONGEST_STANDSTILL: TimeDelta = TimeDelta::minutes(10);

/// Since when a claim is open, by the runtime's clock: the wall clock may jump while a request is under way.
type Seen = HashMap<u64, Instant>;

/// Until it is aborted.
pub(super) async fn run(shared: Arc<Shared>, started_at: DateTime<Utc>) {
    let mut seen = Seen::new();
    loop {
        if let Err(error) = look(&shared, &mut seen, started_at).await {
            tracing::warn!(%error, "the queue cannot be looked after");
        }
        tokio::time::sleep(EVERY).await;
    }
}

async fn look(shared: &Shared, seen: &mut Seen, started_at: DateTime<Utc>) -> Result<(), StoreError> {
    let (rows, oldest) = shared.store.queue().await?;
    let now = shared.clock.now();
    for status in DeliveryStatus::ALL {
        let count = rows.get(&status).copied().unwrap_or(0);
        gauge!("loa_delivery_rows", "status" => status.code()).set(count as f64);
    }
    let age = oldest.map_or(0, |due| (now - due).num_seconds().max(0));
    gauge!("loa_oldest_due_seconds").set(age as f64);
    let on_hold = shared.store.hold().await?.is_some();
    gauge!("loa_on_hold").set(f64::from(u8::from(on_hold)));
    sweep(shared, seen, now).await?;
    for lane in shared.gate.lanes() {
        standstill(shared, lane, on_hold, started_at, now).await?;
    }
    Ok(())
}

async fn sweep(shared: &Shared, seen: &mut Seen, now: DateTime<Utc>) -> Result<(), StoreError> {
    let open = shared.store.open_claims();
    seen.retain(|claim, _| open.contains(claim));
    for claim in open {
        seen.entry(claim).or_insert_with(Instant::now);
    }
    let old: Vec<u64> =
        seen.iter().filter(|(_, since)| since.elapsed() > LONGEST_CLAIM).map(|(claim, _)| *claim).collect();
    let swept = shared.store.sweep_claims(&old, now).await?;
    if !swept.is_empty() {
        tracing::error!(rows = swept.len(), "no outcome has come for claimed deliveries: undecided");
        counter!("loa_swept_claims_total").increment(swept.len() as u64);
        shared.plan_repeats().await?;
        shared.wake.wake();
    }
    Ok(())
}

/// Notes for the operator when rows are due for long and none has been taken meanwhile.
async fn standstill(
    shared: &Shared,
    lane: &Lane,
    on_hold: bool,
    started_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let channel = lane.channel.kind();
    let paused = lane.is_open() || lane.is_stopped();
    gauge!("loa_channel_paused", "channel" => channel.code()).set(f64::from(u8::from(paused)));
    let due = shared.store.oldest_due(channel).await?.filter(|due| *due <= now);
    let moved = lane.last_claim().map_or(started_at, |last| last.max(started_at));
    let stands = |due: DateTime<Utc>| now - due.max(moved) > LONGEST_STANDSTILL;
    let held = on_hold || paused || lane.pause().is_some();
    let stalled = due.filter(|due| !held && stands(*due));
    gauge!("loa_stalled", "channel" => channel.code()).set(f64::from(u8::from(stalled.is_some())));
    let known = shared.store.stall(channel).await?;
    match (stalled, known) {
        (Some(since), None) => {
            tracing::error!(channel = channel.code(), %since, "deliveries are due and none is taken");
            shared.store.set_stall(channel, Some(Stall { since, told: false })).await
        }
        // Told of first, forgotten then.
        (None, Some(known)) if known.told => shared.store.set_stall(channel, None).await,
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
