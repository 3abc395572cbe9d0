//! One channel's line: claim → prepare → turn → send → hand over to be recorded.
//!
//! Claims run a little ahead of sending and no more: a claimed row whose request has not left is undecided after a
//! crash like one whose request has.

use super::assure::{self, Look, Refusal};
use super::flights::{Flight, Flights};
use super::prepare::Verdict;
use super::{Shared, divert, record};
use crate::channel::pulse::Pulse;
use crate::channel::render::Part;
use crate::delivery::crash::crash_point;
use crate::delivery::gate::Lane;
use crate::domain::delivery::{Delivery, DeliveryState, Outcome, WaitReason};
use crate::domain::notice::UnknownPolicy;
use crate::store::{Conflict, StoreError};
use chrono::TimeDelta;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tokio::time::Instant;

/// Something due is noticed at the latest after this, even when nobody woke the line.
const LONGEST_IDLE: Duration = Duration::from_secs(5);
const SHORTEST_IDLE: Duration = Duration::from_millis(20);
const STORE_PAUSE: Duration = Duration::from_secs(1);
/// A row whose chat is free again this soon stays claimed; for longer waits it is given back.
const SHORT_WAIT: Duration = Duration::from_millis(20);
/// Between the parts of one message the wait is worth it: half a message has arrived.
const PART_WAIT: Duration = Duration::from_secs(3);
/// Rows claimed ahead: what leaves while one claim is written, so that a crash leaves few undecided; at most two batches
/// of the store.
const LONGEST_QUEUE: u32 = 512;
const SHORTEST_QUEUE: u32 = 2;
const CLAIMS_PER_SECOND: u32 = 50;

pub(super) struct Line {
    shared: Arc<Shared>,
    lane: Arc<Lane>,
    lease: u64,
    pulse: Pulse,
}

/// A claimed row that waits for its turn.
struct Claimed {
    row: Delivery,
    /// Room in the queue, given back when the request leaves.
    room: OwnedSemaphorePermit,
}

/// A row on its way. If its task breaks down, the row is recorded as undecided all the same.
struct UnderWay {
    row: Option<Delivery>,
    policy: UnknownPolicy,
    shared: Arc<Shared>,
    done: mpsc::UnboundedSender<record::Done>,
    flight: Flight,
}

impl Line {
    pub(super) fn new(shared: Arc<Shared>, lane: Arc<Lane>, lease: u64, pulse: Pulse) -> Line {
        Line { shared, lane, lease, pulse }
    }

    /// Until told to stop, or until the lane is stopped; it may run again then.
    pub(super) async fn run(self: Arc<Self>, shutdown: watch::Receiver<bool>) {
        let line = self;
        let (queue, claimed) = mpsc::unbounded_channel();
        let (done, outcomes) = mpsc::unbounded_channel();
        let recording = tokio::spawn(record::run(line.shared.clone(), outcomes, shutdown.clone()));
        let claiming = tokio::spawn(line.clone().claim(queue, shutdown.clone()));
        let flights = Flights::new(line.shared.config.delivery.in_flight);
        // Every row under way holds a way to the recorder, which ends with the last of them.
        line.dispatch(claimed, done, &flights, shutdown).await;
        for (task, part) in [(claiming, "claiming"), (recording, "recording")] {
            if let Err(error) = task.await {
                tracing::error!(%error, part, "a part of the sender has broken down");
            }
        }
    }

    /// Claims what is due until told to stop; then drops the queue, which ends the dispatching.
    async fn claim(self: Arc<Self>, queue: mpsc::UnboundedSender<Claimed>, mut shutdown: watch::Receiver<bool>) {
        let ahead = (self.lane.rate / CLAIMS_PER_SECOND).clamp(SHORTEST_QUEUE, LONGEST_QUEUE);
        let batch = ahead / 2;
        let room = Arc::new(Semaphore::new(ahead as usize));
        let mut wake = self.shared.wake.0.subscribe();
        while !*shutdown.borrow() && !self.lane.is_stopped() {
            self.pulse.beat(self.shared.clock.now());
            let mut permits = tokio::select! {
                biased;
                _ = shutdown.wait_for(|stop| *stop) => break,
                permits = room.clone().acquire_many_owned(batch) => match permits {
                    Ok(permits) => permits,
                    Err(_) => break,
                },
            };
            let idle = match self.lane.room() {
                Err(pause) => {
                    if self.lane.keeps_failing() {
                        self.turn_away(pause, &shutdown).await;
                    }
                    pause.min(LONGEST_IDLE)
                }
                Ok(limit) => {
                    wake.borrow_and_update();
                    let limit = limit.map_or(batch as usize, |limit| limit.min(batch as usize));
                    // Not cut short by a shutdown: what the store has claimed must not get lost here.
                    match self.claim_batch(limit).await {
                        Ok(rows) if !rows.is_empty() => {
                            crash_point("after-claim");
                            self.lane.note_claim(self.shared.clock.now());
                            for row in rows {
                                let Some(room) = permits.split(1) else { break };
                                // The other end lives as long as this one.
                                let _ = queue.send(Claimed { row, room });
                            }
                            continue;
                        }
                        Ok(_) => {
                            self.lane.trial_unused();
                            self.until_next_due().await
                        }
                        // A person lets it go on.
                        Err(StoreError::Conflict(Conflict::OnHold)) => LONGEST_IDLE,
                        Err(StoreError::Conflict(reason)) => {
                            tracing::error!(%reason, "this process may not send any more");
                            break;
                        }
                        Err(error) => {
                            tracing::error!(%error, "due deliveries cannot be claimed");
                            STORE_PAUSE
                        }
                    }
                }
            };
            drop(permits);
            tokio::select! {
                biased;
                _ = shutdown.wait_for(|stop| *stop) => break,
                _ = wake.changed() => {}
                () = tokio::time::sleep(idle) => {}
            }
        }
    }

    /// What is due goes on over its person's other channel, or waits for the next trial.
    async fn turn_away(&self, pause: Duration, shutdown: &watch::Receiver<bool>) {
        let kind = self.lane.channel.kind();
        let pause = TimeDelta::from_std(pause).unwrap_or(TimeDelta::hours(1));
        while !*shutdown.borrow() {
            match divert::batch(&self.shared, kind, self.lease, pause).await {
                Ok(0) => return,
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, channel = kind.code(), "due deliveries cannot be turned to other channels");
                    return;
                }
            }
        }
    }

    async fn claim_batch(&self, limit: usize) -> Result<Vec<Delivery>, StoreError> {
        let shared = &self.shared;
        shared.store.claim_due(self.lane.channel.kind(), shared.clock.now(), limit, self.lease).await
    }

    async fn until_next_due(&self) -> Duration {
        match self.shared.store.next_due(self.lane.channel.kind()).await {
            Ok(Some(due)) => {
                (due - self.shared.clock.now()).to_std().unwrap_or_default().clamp(SHORTEST_IDLE, LONGEST_IDLE)
            }
            Ok(None) | Err(_) => LONGEST_IDLE,
        }
    }

    async fn dispatch(
        self: &Arc<Self>,
        mut claimed: mpsc::UnboundedReceiver<Claimed>,
        done: mpsc::UnboundedSender<record::Done>,
        flights: &Arc<Flights>,
        mut shutdown: watch::Receiver<bool>,
    ) {
        while let Some(Claimed { mut row, room }) = claimed.recv().await {
            self.pulse.beat(self.shared.clock.now());
            let flight = flights.depart().await;
            if *shutdown.borrow() || self.lane.is_stopped() || self.lane.is_open() {
                row.release(self.shared.clock.now(), WaitReason::Released);
                record::hand_over(&done, row, UnknownPolicy::Hold);
                continue;
            }
            let (parts, policy, look) = match self.shared.preparation.prepare(&self.shared, &self.lane, row).await {
                Verdict::Send { row: ready, parts, policy, look } => {
                    row = ready;
                    (parts, policy, look)
                }
                Verdict::Settled(row) => {
                    record::hand_over(&done, row, UnknownPolicy::Hold);
                    continue;
                }
            };
            let row = UnderWay { row: Some(row), policy, shared: self.shared.clone(), done: done.clone(), flight };
            let turn = tokio::select! {
                biased;
                _ = shutdown.wait_for(|stop| *stop) => Err(Duration::ZERO),
                turn = self.turn(row.chat(), SHORT_WAIT) => turn,
            };
            drop(room);
            match turn {
                Ok(()) => drop(tokio::spawn(self.clone().send(row, parts, look, shutdown.clone()))),
                Err(wait) => row.give_back(wait),
            }
        }
    }

    /// Waits for the turn of a message to `chat`; a wait longer than `patience` is told instead.
    async fn turn(&self, chat: &str, patience: Duration) -> Result<(), Duration> {
        loop {
            match self.lane.broadcast_turn(chat).await {
                Err(wait) if wait <= patience => tokio::time::sleep(wait).await,
                turn => return turn,
            }
        }
    }

    /// Sends the parts that have not arrived yet, one after the other.
    async fn send(
        self: Arc<Self>,
        mut under_way: UnderWay,
        parts: Arc<[Part]>,
        look: Look,
        mut shutdown: watch::Receiver<bool>,
    ) {
        let retry = self.shared.config.delivery.retry_policy();
        loop {
            let Some(row) = &mut under_way.row else { return };
            let index = usize::from(row.parts_sent);
            if !self.may_leave(row, parts.get(index), &look).await {
                return under_way.give_back(Duration::ZERO);
            }
            let outcome = match (&row.chat, parts.get(index)) {
                (Some(chat), Some(part)) => {
                    let left = Instant::now();
                    let outcome = self.lane.send(&chat.chat, part).await;
                    under_way.flight.returned(left);
                    outcome
                }
                // The message has become shorter since its first parts were sent.
                _ => Outcome::Accepted { message: String::new() },
            };
            crash_point("after-send");
            let last = index + 1 >= parts.len();
            row.record(&outcome, last, self.shared.clock.now(), &retry, jitter(&self.shared));
            if last || !matches!(outcome, Outcome::Accepted { .. }) {
                return under_way.finish();
            }
            let turn = tokio::select! {
                biased;
                _ = shutdown.wait_for(|stop| *stop) => Err(Duration::ZERO),
                turn = self.turn(under_way.chat(), PART_WAIT) => turn,
            };
            if let Err(wait) = turn {
                return under_way.give_back(wait);
            }
        }
    }
}

impl Line {
    /// The last assertion; a breach stops the sending.
    async fn may_leave(&self, row: &Delivery, part: Option<&Part>, look: &Look) -> bool {
        let admitted = look.admits(row, self.lease, &self.shared.preparation.hours, self.shared.clock.now());
        let capabilities = self.lane.channel.capabilities();
        match admitted.and_then(|()| part.map_or(Ok(()), |part| assure::fits(part, capabilities))) {
            Ok(()) => true,
            Err(Refusal::LookAgain) => false,
            Err(Refusal::Breach(breach)) => {
                let stopped = self.shared.store.stop_sending(&row.key, &breach).await;
                tracing::error!(error = %stopped, "a request does not leave");
                false
            }
        }
    }
}

impl UnderWay {
    fn chat(&self) -> &str {
        let chat = self.row.as_ref().and_then(|row| row.chat.as_ref());
        chat.map_or("", |chat| chat.chat.as_str())
    }

    fn finish(mut self) {
        if let Some(row) = self.row.take() {
            record::hand_over(&self.done, row, self.policy);
        }
    }

    /// The row goes back to the queue, its parts that have arrived remembered.
    fn give_back(mut self, wait: Duration) {
        if let Some(mut row) = self.row.take() {
            let wait = TimeDelta::from_std(wait).unwrap_or(TimeDelta::days(1));
            row.release(self.shared.clock.now() + wait, WaitReason::Released);
            record::hand_over(&self.done, row, self.policy);
        }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        if let Some(mut row) = self.row.take() {
            row.state = DeliveryState::Unknown { since: self.shared.clock.now() };
            record::hand_over(&self.done, row, self.policy);
        }
    }
}

/// Spreads the waits of rows that failed together; in 0..1.
fn jitter(shared: &Shared) -> f64 {
    let mut byte = [0; 1];
    shared.clock.random(&mut byte);
    f64::from(byte[0]) / 256.0
}

#[cfg(test)]
mod tests;
