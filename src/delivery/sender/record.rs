//! What became of the rows, recorded in groups as they come: while one group is written, the next one gathers.

use super::{Shared, divert};
use crate::delivery::crash::crash_point;
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::delivery::{Delivery, DeliveryState, DeliveryStatus, GoneReason, OutcomeKind};
use crate::domain::notice::UnknownPolicy;
use crate::domain::rights::Actor;
use crate::store::StoreError;
use metrics::counter;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};

const LARGEST_GROUP: usize = 256;
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// When a store fails while the process stops, it is asked this often; then the rows stay claimed, and the next start
/// takes them for undecided.
const LAST_TRIES: usize = 5;

/// A row after its claim, and what its notice wants done should it be undecided.
pub(super) struct Done {
    row: Delivery,
    policy: UnknownPolicy,
}

pub(super) fn hand_over(done: &mpsc::UnboundedSender<Done>, row: Delivery, policy: UnknownPolicy) {
    if done.send(Done { row, policy }).is_err() {
        tracing::error!("a delivery cannot be recorded: the recorder has broken down");
    }
}

/// Records until no row can come any more.
pub(super) async fn run(
    shared: Arc<Shared>,
    mut outcomes: mpsc::UnboundedReceiver<Done>,
    shutdown: watch::Receiver<bool>,
) {
    let mut group = Vec::with_capacity(LARGEST_GROUP);
    while outcomes.recv_many(&mut group, LARGEST_GROUP).await > 0 {
        let mut rows = Vec::with_capacity(group.len());
        let mut repeats = Vec::new();
        for Done { mut row, policy } in group.drain(..) {
            if let Err(error) = follow_up(&shared, &mut row).await {
                tracing::error!(%error, "what a delivery says about an address cannot be noted");
            }
            repeats.extend(row.repeat_if_undecided(policy));
            let status = row.status().code();
            let channel = row.chat.as_ref().map_or("none", |chat| chat.channel.code());
            counter!("loa_deliveries_total", "channel" => channel, "status" => status).increment(1);
            rows.push(row);
        }
        let again = !repeats.is_empty() || rows.iter().any(|row| row.status() == DeliveryStatus::Planned);
        crash_point("before-record");
        record(&shared, rows, repeats, &shutdown).await;
        if again {
            shared.wake.wake();
        }
    }
}

/// Notes a gone or moved address, and turns a row that cannot go on to the person's next address.
async fn follow_up(shared: &Shared, row: &mut Delivery) -> Result<(), StoreError> {
    let Some(attempt) = row.attempts.last().cloned() else { return Ok(()) };
    match (&row.state, attempt.outcome) {
        (DeliveryState::Planned, OutcomeKind::Moved) => {
            if let Some(chat) = &row.chat {
                let note = AuditNote {
                    at: attempt.at,
                    by: Actor::System.to_string(),
                    act: AuditAct::AddressMoved,
                    subject: format!("{} → {chat}", attempt.chat),
                };
                shared.store.recorded(note).move_address(&attempt.chat, chat).await?;
            }
        }
        (DeliveryState::Gone { reason }, OutcomeKind::Gone) => {
            // A closed window is no farewell: the person is still answered there.
            if *reason != GoneReason::WindowClosed {
                shared.store.set_address_gone(&attempt.chat, true).await?;
            }
            divert::turn(shared, row).await?;
        }
        (DeliveryState::Rejected { .. }, OutcomeKind::TryLater)
        | (DeliveryState::Waiting { .. }, OutcomeKind::Credentials) => {
            divert::turn(shared, row).await?;
        }
        _ => {}
    }
    Ok(())
}

async fn record(shared: &Shared, rows: Vec<Delivery>, repeats: Vec<Delivery>, shutdown: &watch::Receiver<bool>) {
    let mut pause = FIRST_PAUSE;
    let mut last_tries = LAST_TRIES;
    loop {
        match shared.store.record_deliveries(rows.clone(), repeats.clone()).await {
            Ok(()) => return,
            Err(StoreError::Invariant(_)) => return record_singly(shared, rows, repeats).await,
            Err(error) => tracing::error!(%error, rows = rows.len(), "deliveries cannot be recorded"),
        }
        if *shutdown.borrow() {
            last_tries -= 1;
            if last_tries == 0 {
                return;
            }
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

/// One of the rows would break an invariant: it stays as it is stored, and the others are recorded all the same.
async fn record_singly(shared: &Shared, rows: Vec<Delivery>, repeats: Vec<Delivery>) {
    for row in rows {
        let of_row = |repeat: &&Delivery| repeat.key.seat == row.key.seat && repeat.key.person == row.key.person;
        let own: Vec<Delivery> = repeats.iter().filter(of_row).cloned().collect();
        let key = format!("{}/{}/{}/{}", row.key.notice, row.key.seat, row.key.person, row.key.n);
        if let Err(error) = shared.store.record_deliveries(vec![row], own).await {
            tracing::error!(%error, delivery = key, "a delivery is left as it is stored");
        }
    }
}
