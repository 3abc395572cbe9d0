//! When a row cannot go on where it is, it turns to another channel of the same person. A channel that is not in use,
//! or whose credentials are refused, has its due rows turned here; what has no other way waits and expires in time.

use super::Shared;
use crate::domain::delivery::{Attempt, Delivery, DeliveryState, OutcomeKind, WaitReason};
use crate::domain::seat::{ChannelKind, ChatAddress};
use crate::store::StoreError;
use chrono::{DateTime, Utc};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

const BATCH: usize = 64;
const LONGEST_IDLE: Duration = Duration::from_secs(5);
const SHORTEST_IDLE: Duration = Duration::from_millis(20);
const STORE_PAUSE: Duration = Duration::from_secs(1);

/// Turns the row to the person's next address where it has not been tried yet, over a channel that sends; says whether
/// there was one.
pub(super) async fn turn(shared: &Shared, row: &mut Delivery) -> Result<bool, StoreError> {
    let Some(person) = shared.store.person(&row.key.person).await? else { return Ok(false) };
    let sends = |chat: &&ChatAddress| shared.gate.lane(chat.channel).is_some_and(|lane| !lane.is_stopped());
    let mut others =
        person.active_addresses().filter(|chat| Some(*chat) != row.chat.as_ref() && !row.was_tried_at(chat));
    let Some(next) = others.find(sends).cloned() else { return Ok(false) };
    let from = row.chat.as_ref().map_or("none", |chat| chat.channel.code());
    let (notice, seat, to) = (row.key.notice, row.key.seat.as_str(), next.channel.code());
    tracing::info!(%notice, seat, from, to, "a delivery goes on over the person's other channel");
    row.divert(next);
    Ok(true)
}

/// Works on the due rows of a channel that cannot send, until told to stop.
pub(super) async fn run(shared: Arc<Shared>, kind: ChannelKind, lease: u64, mut shutdown: watch::Receiver<bool>) {
    let mut wake = shared.wake.0.subscribe();
    while !*shutdown.borrow() {
        wake.borrow_and_update();
        let idle = match batch(&shared, kind, lease).await {
            Ok(0) => until_next_due(&shared, kind).await,
            Ok(_) => continue,
            Err(StoreError::Conflict(_)) => return,
            Err(error) => {
                tracing::error!(%error, channel = kind.code(), "due deliveries cannot be turned to other channels");
                STORE_PAUSE
            }
        };
        tokio::select! {
            biased;
            _ = shutdown.wait_for(|stop| *stop) => return,
            _ = wake.changed() => {}
            () = tokio::time::sleep(idle) => {}
        }
    }
}

/// Claims and turns some rows; says how many.
async fn batch(shared: &Shared, kind: ChannelKind, lease: u64) -> Result<usize, StoreError> {
    let now = shared.clock.now();
    let mut rows = shared.store.claim_due(kind, now, BATCH, lease).await?;
    for row in &mut rows {
        // A row that cannot be looked at now must not stay claimed.
        if let Err(error) = settle(shared, row, now).await {
            tracing::error!(%error, "a delivery cannot be turned to another channel");
            row.release(now + shared.config.delivery.retry_policy().max_delay, WaitReason::TryLater);
        }
    }
    let count = rows.len();
    let turned = rows.iter().any(|row| row.state == DeliveryState::Planned);
    if count > 0 {
        shared.store.record_deliveries(rows, Vec::new()).await?;
    }
    if turned {
        shared.wake.wake();
    }
    Ok(count)
}

async fn settle(shared: &Shared, row: &mut Delivery, now: DateTime<Utc>) -> Result<(), StoreError> {
    if shared.preparation.is_late(shared, row, now).await? {
        row.state = DeliveryState::Expired;
        return Ok(());
    }
    let not_tried = row.chat.clone().map(|chat| Attempt { chat, at: now, outcome: OutcomeKind::NotTried });
    if turn(shared, row).await? {
        row.attempts.extend(not_tried);
    } else {
        row.release(now + shared.config.delivery.retry_policy().max_delay, WaitReason::TryLater);
    }
    Ok(())
}

async fn until_next_due(shared: &Shared, kind: ChannelKind) -> Duration {
    match shared.store.next_due(kind).await {
        Ok(Some(due)) => (due - shared.clock.now()).to_std().unwrap_or_default().clamp(SHORTEST_IDLE, LONGEST_IDLE),
        Ok(None) | Err(_) => LONGEST_IDLE,
    }
}
