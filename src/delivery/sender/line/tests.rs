//! A fault of the program is put between preparing and sending: what was decided is no longer so, and nobody has noticed but
//! the last assertion.

use super::*;
use crate::channel::render;
use crate::delivery::sender::Outgoing;
use crate::delivery::sender::world::{CONSOLE, World, at};
use crate::domain::delivery::DeliveryStatus;
use crate::domain::message::Message;
use crate::store::Hold;
use chrono::{DateTime, Utc};
use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// What has left.
#[derive(Clone, Default)]
struct Sent(Arc<Mutex<Vec<u8>>>);

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Sent {
    fn is_empty(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }
}

/// Sends a claimed row after `fault` has changed it, or the time of the last look at it.
async fn send_with(world: &World, fault: impl FnOnce(&mut Delivery, &mut DateTime<Utc>)) {
    let (shared, mut looked_at) = (world.shared.clone(), at(&world.clock));
    let mut row = shared.store.claim_due(CONSOLE, looked_at, 1, world.lease).await.expect("claimed").remove(0);
    fault(&mut row, &mut looked_at);
    let outgoing = Outgoing::find(&shared.store, world.notice).await.expect("read").expect("a notice");
    let look = Look::of(&outgoing, &row, looked_at);
    let lane = shared.gate.lane(CONSOLE).expect("a lane").clone();
    let parts: Arc<[Part]> = render::render(&Message::text("Kết quả"), lane.channel.capabilities()).into();
    let (done, outcomes) = mpsc::unbounded_channel();
    let (_stop, shutdown) = watch::channel(false);
    let flight = Flights::new(1).depart().await;
    let row = UnderWay { row: Some(row), policy: UnknownPolicy::Hold, shared: shared.clone(), done, flight };
    Arc::new(Line::new(shared.clone(), lane, world.lease, Pulse::default()))
        .send(row, parts, look, shutdown.clone())
        .await;
    record::run(shared, outcomes, shutdown).await;
}

/// Nothing has left, nothing is lost, and nothing more leaves until a person lets it.
async fn assert_stopped(world: &World, sent: &Sent, breach: &str) {
    let store = &world.shared.store;
    assert!(sent.is_empty(), "{breach}: it has left");
    let hold = store.hold().await.expect("read").expect("a hold");
    assert_eq!(hold.reason, Hold::BREACH);
    assert!(hold.detail.as_deref().is_some_and(|detail| detail.contains(breach)), "{hold:?}");
    let refused = store.claim_due(CONSOLE, at(&world.clock), 1, world.lease).await;
    assert!(matches!(refused, Err(StoreError::Conflict(Conflict::OnHold))), "{breach}: {refused:?}");
    let rows = world.rows().await;
    assert!(rows.iter().all(|row| row.status().is_open() && row.status() != DeliveryStatus::Claimed), "{rows:?}");
    store.release_hold().await.expect("released");
    assert_eq!(store.claim_due(CONSOLE, at(&world.clock), 3, world.lease).await.expect("claimed").len(), 3);
}

async fn stopped_by(breach: &str, fault: impl FnOnce(&mut Delivery, &mut DateTime<Utc>)) {
    let sent = Sent::default();
    let world = World::telling(UnknownPolicy::Hold, Box::new(sent.clone())).await;
    send_with(&world, fault).await;
    assert_stopped(&world, &sent, breach).await;
}

#[tokio::test(start_paused = true)]
async fn what_is_in_order_leaves() {
    let sent = Sent::default();
    let world = World::telling(UnknownPolicy::Hold, Box::new(sent.clone())).await;
    send_with(&world, |_, _| {}).await;
    assert!(!sent.is_empty());
    assert_eq!(world.shared.store.hold().await.expect("read"), None);
}

#[tokio::test(start_paused = true)]
async fn a_request_without_a_claim_does_not_leave_and_sending_stops() {
    let another_s =
        |row: &mut Delivery, now: &mut DateTime<Utc>| row.state = DeliveryState::Claimed { at: *now, lease: 0 };
    stopped_by("a request without a claim", another_s).await;
}

#[tokio::test(start_paused = true)]
async fn a_request_in_quiet_hours_does_not_leave_and_sending_stops() {
    let in_the_night = |_: &mut Delivery, looked_at: &mut DateTime<Utc>| *looked_at += TimeDelta::hours(12);
    stopped_by("a request in quiet hours", in_the_night).await;
}

#[tokio::test(start_paused = true)]
async fn a_request_past_its_lateness_does_not_leave_and_sending_stops() {
    let days_later = |_: &mut Delivery, looked_at: &mut DateTime<Utc>| *looked_at += TimeDelta::hours(73);
    stopped_by("a request past the lateness of its notice", days_later).await;
}
