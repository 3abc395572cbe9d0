//! A row never becomes what it may not; whoever asks for it is refused, and nothing is sent until a person lets it.

use super::deliveries::RETRY;
use super::world::{World, at, key, row};
use crate::domain::delivery::{Delivery, DeliveryState, DeliveryStatus, Outcome};
use crate::domain::notice::Acknowledgement;
use crate::domain::seat::ChannelKind;
use crate::store::{Conflict, Hold, StoreError};

const TELEGRAM: ChannelKind = ChannelKind::Telegram;

#[tokio::test]
async fn what_may_not_be_is_refused_whole_and_stops_sending_over_restarts_until_a_person_releases_it() {
    let world = World::new();
    let notice = world.issued(4).await;
    let lease = world.store.take_lease(at(3)).await.unwrap().generation;
    let claimed = world.store.claim_due(TELEGRAM, at(3), 2, lease).await.unwrap();
    let mut sent = claimed[0].clone();
    sent.record(&Outcome::Accepted { message: "1".into() }, true, at(4), &RETRY, 0.0);
    // A row that nobody has claimed has not been sent: no record may say so.
    let unclaimed = Delivery { state: sent.state.clone(), ..row(notice, 3) };
    let refused = world.store.record_deliveries(vec![sent.clone(), unclaimed], Vec::new()).await;
    assert!(
        matches!(&refused, Err(StoreError::Invariant(breach)) if breach.contains("planned → accepted")),
        "{refused:?}"
    );
    let stored = world.store.delivery(&sent.key).await.unwrap().unwrap();
    assert_eq!(stored.status(), DeliveryStatus::Claimed, "of a step that is refused nothing is kept");
    assert_eq!(world.store.check().await.unwrap().len(), 1, "but that a claim is old by the machine's clock");

    let hold = world.store.hold().await.unwrap().unwrap();
    assert_eq!((hold.reason.as_str(), hold.told), (Hold::BREACH, false));
    assert!(hold.detail.is_some_and(|detail| detail.contains("s000003")));
    let on_hold = |result: Result<Vec<Delivery>, StoreError>| {
        assert!(matches!(result, Err(StoreError::Conflict(Conflict::OnHold))), "{result:?}");
    };
    on_hold(world.store.claim_due(TELEGRAM, at(5), 2, lease).await);
    // What is known goes on being written down: outcomes of what is under way, and presses.
    world.store.record_deliveries(vec![sent.clone()], Vec::new()).await.unwrap();
    let press = key(notice, 0);
    let press = Acknowledgement { notice, seat: press.seat, by: press.person, at: at(6) };
    world.store.acknowledge(press).await.unwrap();

    let world = world.reopened();
    on_hold(world.store.claim_due(TELEGRAM, at(7), 2, lease).await);
    assert!(world.store.take_lease(at(7)).await.is_err());
    world.store.hold_told().await.unwrap();
    assert!(world.store.hold().await.unwrap().unwrap().told);
    world.store.release_hold().await.unwrap();
    assert_eq!(world.store.claim_due(TELEGRAM, at(8), 9, lease).await.unwrap().len(), 2);
}

#[tokio::test]
async fn an_end_is_not_left_again() {
    let world = World::new();
    let notice = world.issued(1).await;
    world.store.cancel_notice(notice).await.unwrap();
    let stored = world.store.delivery(&key(notice, 0)).await.unwrap().unwrap();
    assert_eq!(stored.status(), DeliveryStatus::Cancelled);
    let back = Delivery { state: DeliveryState::Unknown { since: at(9) }, ..stored };
    let refused = world.store.record_deliveries(vec![back], Vec::new()).await;
    assert!(matches!(refused, Err(StoreError::Invariant(_))), "{refused:?}");
}
