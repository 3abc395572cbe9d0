//! When a row cannot go on where it is, it turns to another channel of the same person. A channel that is not in use,
//! whose credentials are refused, or that has failed for a while, has its due rows turned here; what has no other way waits
//! and expires in time.

use super::Shared;
use crate::domain::delivery::{Attempt, Delivery, DeliveryState, OutcomeKind, WaitReason};
use crate::domain::seat::{ChannelKind, ChatAddress};
use crate::store::{Conflict, StoreError};
use chrono::{DateTime, TimeDelta, Utc};
use std::time::Duration;
use tokio::sync::watch;

const BATCH: usize = 64;
const LONGEST_IDLE: Duration = Duration::from_secs(5);
const SHORTEST_IDLE: Duration = Duration::from_millis(20);
const STORE_PAUSE: Duration = Duration::from_secs(1);

/// Turns the row to the person's next address where it has not been tried yet; says whether there was one. One where
/// messages pass now comes first; a channel that pauses goes on by and by, which is better than none.
pub(super) async fn turn(shared: &Shared, row: &mut Delivery) -> Result<bool, StoreError> {
    let others = others(shared, row).await?;
    let next = others.iter().find(|chat| passes(shared, chat)).or(others.first());
    Ok(go_on_at(row, next))
}

/// The same where the row's own channel will go on by and by too: only to an address where messages pass now.
async fn turn_where_messages_pass(shared: &Shared, row: &mut Delivery) -> Result<bool, StoreError> {
    let others = others(shared, row).await?;
    Ok(go_on_at(row, others.iter().find(|chat| passes(shared, chat))))
}

/// The person's other addresses over connected channels, the preferred first.
async fn others(shared: &Shared, row: &Delivery) -> Result<Vec<ChatAddress>, StoreError> {
    let Some(person) = shared.store.person(&row.key.person).await? else { return Ok(Vec::new()) };
    let connected = |chat: &ChatAddress| shared.gate.lane(chat.channel).is_some_and(|lane| !lane.is_stopped());
    let addresses = person.active_addresses().filter(|chat| Some(*chat) != row.chat.as_ref());
    Ok(addresses.filter(|chat| !row.was_tried_at(chat) && connected(chat)).cloned().collect())
}

fn passes(shared: &Shared, chat: &ChatAddress) -> bool {
    shared.gate.lane(chat.channel).is_some_and(|lane| !lane.is_open())
}

fn go_on_at(row: &mut Delivery, next: Option<&ChatAddress>) -> bool {
    let Some(next) = next else { return false };
    let from = row.chat.as_ref().map_or("none", |chat| chat.channel.code());
    let (notice, seat, to) = (row.key.notice, row.key.seat.as_str(), next.channel.code());
    tracing::info!(%notice, seat, from, to, "a delivery goes on over the person's other channel");
    row.divert(next.clone());
    true
}

/// Why nothing is turned any more.
pub(super) enum Ended {
    /// Its credentials have been renewed: its rows are sent there again.
    ChannelIsBack,
    /// Told to stop, or this process may not send any more.
    ForGood,
}

/// Works on the due rows of a channel that cannot send, until it can or until told to stop.
pub(super) async fn run(shared: &Shared, kind: ChannelKind, lease: u64, mut shutdown: watch::Receiver<bool>) -> Ended {
    let mut wake = shared.wake.0.subscribe();
    let otherwise = shared.config.delivery.retry_policy().max_delay;
    while !*shutdown.borrow() {
        wake.borrow_and_update();
        let idle = match batch(shared, kind, lease, otherwise).await {
            Ok(0) => until_next_due(shared, kind).await,
            Ok(_) => continue,
            Err(StoreError::Conflict(Conflict::OnHold)) => LONGEST_IDLE,
            Err(StoreError::Conflict(_)) => return Ended::ForGood,
            Err(error) => {
                tracing::error!(%error, channel = kind.code(), "due deliveries cannot be turned to other channels");
                STORE_PAUSE
            }
        };
        tokio::select! {
            biased;
            _ = shutdown.wait_for(|stop| *stop) => return Ended::ForGood,
            _ = wake.changed() => {}
            () = tokio::time::sleep(idle) => {}
        }
        if shared.gate.lane(kind).is_some_and(|lane| !lane.is_stopped()) {
            return Ended::ChannelIsBack;
        }
    }
    Ended::ForGood
}

/// Claims and turns some rows; says how many. What has no other way waits for `otherwise`.
pub(super) async fn batch(
    shared: &Shared,
    kind: ChannelKind,
    lease: u64,
    otherwise: TimeDelta,
) -> Result<usize, StoreError> {
    let now = shared.clock.now();
    let later = now + otherwise;
    let mut rows = shared.store.claim_due(kind, now, BATCH, lease).await?;
    for row in &mut rows {
        // A row that cannot be looked at now must not stay claimed.
        if let Err(error) = settle(shared, row, kind, now, later).await {
            tracing::error!(%error, "a delivery cannot be turned to another channel");
            row.release(later, WaitReason::TryLater);
        }
    }
    let count = rows.len();
    let turned = rows.iter().any(|row| row.state == DeliveryState::Planned);
    if count > 0 {
        if let Some(lane) = shared.gate.lane(kind) {
            lane.note_claim(now);
        }
        shared.store.record_deliveries(rows, Vec::new()).await?;
    }
    if turned {
        shared.wake.wake();
    }
    Ok(count)
}

async fn settle(
    shared: &Shared,
    row: &mut Delivery,
    kind: ChannelKind,
    now: DateTime<Utc>,
    later: DateTime<Utc>,
) -> Result<(), StoreError> {
    if shared.preparation.is_late(shared, row, now).await? {
        row.state = DeliveryState::Expired;
        return Ok(());
    }
    let not_tried = row.chat.clone().map(|chat| Attempt { chat, at: now, outcome: OutcomeKind::NotTried });
    let is_connected = shared.gate.lane(kind).is_some_and(|lane| !lane.is_stopped());
    let turned = match is_connected {
        true => turn_where_messages_pass(shared, row).await?,
        false => turn(shared, row).await?,
    };
    if turned {
        row.attempts.extend(not_tried);
    } else {
        row.release(later, WaitReason::TryLater);
    }
    Ok(())
}

async fn until_next_due(shared: &Shared, kind: ChannelKind) -> Duration {
    match shared.store.next_due(kind).await {
        Ok(Some(due)) => (due - shared.clock.now()).to_std().unwrap_or_default().clamp(SHORTEST_IDLE, LONGEST_IDLE),
        Ok(None) | Err(_) => LONGEST_IDLE,
    }
}
