//! Whether the loops that must not stand still come round, and how far behind sending is.

use crate::channel::pulse::Pulse;
use crate::clock::SharedClock;
use crate::domain::delivery::DeliveryStatus;
use crate::domain::seat::ChannelKind;
use crate::store::{Hold, Store};
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// After how long without a sign of life a loop is taken for stuck.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub poll: TimeDelta,
    pub sender: TimeDelta,
}

/// What the health page looks at.
pub struct Health {
    pub store: Store,
    pub clock: SharedClock,
    pub started_at: DateTime<Utc>,
    pub limits: Limits,
    /// The channels that poll; one that has its updates pushed is silent as long as nobody writes, and not in here.
    pub polls: Vec<(ChannelKind, Pulse)>,
    pub senders: Vec<(ChannelKind, Pulse)>,
}

#[derive(Serialize)]
struct Report {
    /// "ok"; with HTTP 503 "stale", or "stopped" when an invariant of deliveries would have been broken.
    status: &'static str,
    /// Why no notice is sent although the process runs: "restored", "other-machine" or "breach".
    on_hold: Option<String>,
    /// Seconds since the last answered poll, by channel.
    last_poll: BTreeMap<&'static str, i64>,
    /// Seconds since the sender's last turn, by channel.
    last_sender_turn: BTreeMap<&'static str, i64>,
    /// Seconds that the oldest due delivery has been waiting; `null` when none is due.
    oldest_due: Option<i64>,
    /// Deliveries by status.
    deliveries: BTreeMap<&'static str, u64>,
}

pub(super) async fn answer(State(health): State<Arc<Health>>) -> impl IntoResponse {
    let (report, is_ok) = health.report().await;
    let status = if is_ok { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = serde_json::to_string(&report).unwrap_or_default();
    (status, [(CONTENT_TYPE, "application/json")], body)
}

impl Health {
    /// Seconds since the last answered poll, by channel.
    pub(super) fn poll_ages(&self) -> BTreeMap<&'static str, i64> {
        self.ages(&self.polls)
    }

    /// Seconds since the sender's last turn, by channel.
    pub(super) fn turn_ages(&self) -> BTreeMap<&'static str, i64> {
        self.ages(&self.senders)
    }

    /// Before a first turn, counted from the start.
    fn ages(&self, pulses: &[(ChannelKind, Pulse)]) -> BTreeMap<&'static str, i64> {
        let now = self.clock.now();
        let age = |pulse: &Pulse| pulse.age(now).unwrap_or(now - self.started_at).num_seconds();
        pulses.iter().map(|(kind, pulse)| (kind.code(), age(pulse))).collect()
    }

    async fn report(&self) -> (Report, bool) {
        let now = self.clock.now();
        let (last_poll, last_sender_turn) = (self.poll_ages(), self.turn_ages());
        let (queue, hold) = (self.store.queue().await, self.store.hold().await);
        let on_hold = hold.as_ref().ok().and_then(|hold| hold.as_ref().map(|hold| hold.reason.clone()));
        let longest = |ages: &BTreeMap<&'static str, i64>| ages.values().max().copied().unwrap_or(0);
        // While on hold no sender turns.
        let sends = on_hold.is_some() || longest(&last_sender_turn) <= self.limits.sender.num_seconds();
        let well = queue.is_ok() && hold.is_ok() && sends && longest(&last_poll) <= self.limits.poll.num_seconds();
        let stopped = on_hold.as_deref() == Some(Hold::BREACH);
        let status = match (stopped, well) {
            (true, _) => "stopped",
            (false, true) => "ok",
            (false, false) => "stale",
        };
        let (rows, oldest) = queue.unwrap_or_default();
        let report = Report {
            status,
            on_hold,
            last_poll,
            last_sender_turn,
            oldest_due: oldest.filter(|due| *due <= now).map(|due| (now - due).num_seconds()),
            deliveries: DeliveryStatus::ALL
                .into_iter()
                .map(|status| (status.code(), rows.get(&status).copied().unwrap_or(0)))
                .collect(),
        };
        (report, status == "ok")
    }
}
