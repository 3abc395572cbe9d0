use super::*;
use crate::delivery::sender::world::{CONSOLE, World, at};
use crate::domain::delivery::{Delivery, DeliveryState, GoneReason};
use crate::domain::notice::{Stamp, UnknownPolicy};
use crate::domain::rights::Actor;
use std::ops::Deref;

/// With what the last look has seen.
struct Looked {
    world: World,
    seen: tokio::sync::Mutex<Seen>,
}

impl Looked {
    async fn new(policy: UnknownPolicy) -> Looked {
        Looked { world: World::new(policy).await, seen: Default::default() }
    }

    async fn look(&self, started_at: DateTime<Utc>) {
        look(&self.shared, &mut *self.seen.lock().await, started_at).await.expect("looked after");
    }
}

impl Deref for Looked {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

#[tokio::test(start_paused = true)]
async fn a_claim_that_no_outcome_comes_for_becomes_undecided_and_a_late_outcome_makes_nothing_up() {
    let world = Looked::new(UnknownPolicy::RepeatMarked).await;
    let (store, started_at) = (&world.shared.store, at(&world.clock));
    let claimed = store.claim_due(CONSOLE, started_at, 2, world.lease).await.expect("claimed");
    world.look(started_at).await;
    world.clock.advance(TimeDelta::days(1));
    tokio::time::advance(LONGEST_CLAIM - Duration::from_secs(1)).await;
    world.look(started_at).await;
    assert!(
        world.rows().await.iter().all(|row| row.repeat.is_none()),
        "it may still come, whatever the wall clock says"
    );

    tokio::time::advance(Duration::from_secs(2)).await;
    world.look(started_at).await;
    let rows = world.rows().await;
    let of = |status| rows.iter().filter(|row| row.status() == status).count();
    assert_eq!((of(DeliveryStatus::Unknown), of(DeliveryStatus::Planned)), (2, 3), "two repeats, and the third");

    let [mut first, mut second] = <[Delivery; 2]>::try_from(claimed).expect("two rows");
    first.state = DeliveryState::Gone { reason: GoneReason::Blocked };
    second.state = DeliveryState::Accepted { message: "9".to_owned(), at: started_at };
    store.record_deliveries(vec![first.clone(), second.clone()], Vec::new()).await.expect("recorded");
    let kept = store.delivery(&first.key).await.expect("read").expect("a row");
    assert_eq!(kept.status(), DeliveryStatus::Unknown, "undecided stays undecided");
    let arrived = store.delivery(&second.key).await.expect("read").expect("a row");
    assert_eq!(arrived.status(), DeliveryStatus::Accepted, "what arrived has arrived");
    assert_eq!(store.hold().await.expect("read"), None);
    assert_eq!(store.check().await.expect("checked"), Vec::<String>::new());
}

#[tokio::test]
async fn a_channel_on_which_nothing_moves_is_noted_once_and_forgotten_when_it_moves() {
    let world = Looked::new(UnknownPolicy::Hold).await;
    let (store, started_at) = (&world.shared.store, at(&world.clock));
    world.clock.advance(LONGEST_STANDSTILL);
    world.look(started_at).await;
    assert_eq!(store.stall(CONSOLE).await.expect("read"), None);

    world.clock.advance(TimeDelta::seconds(1));
    world.look(started_at).await;
    let stall = store.stall(CONSOLE).await.expect("read").expect("a stall");
    assert_eq!((stall.since, stall.told), (started_at, false));
    store.set_stall(CONSOLE, Some(Stall { told: true, ..stall })).await.expect("told");
    world.look(started_at).await;
    assert_eq!(store.stall(CONSOLE).await.expect("read").map(|stall| stall.told), Some(true), "told once");

    let lane = world.shared.gate.lane(CONSOLE).expect("a lane");
    lane.note_claim(at(&world.clock));
    world.look(started_at).await;
    assert_eq!(store.stall(CONSOLE).await.expect("read"), None);
}

#[tokio::test]
async fn what_is_held_is_no_standstill() {
    let world = Looked::new(UnknownPolicy::Hold).await;
    let (store, started_at) = (&world.shared.store, at(&world.clock));
    world.shared.gate.hold(CONSOLE);
    world.clock.advance(TimeDelta::hours(5));
    world.look(started_at).await;
    assert_eq!(store.stall(CONSOLE).await.expect("read"), None, "the channel is held back");
    world.shared.gate.resume(CONSOLE);
    let stamp = Stamp { by: Actor::System, at: started_at };
    store.pause_notice(world.notice, Some(stamp)).await.expect("paused");
    world.look(started_at).await;
    assert_eq!(store.stall(CONSOLE).await.expect("read"), None, "the notice is held back");
}
