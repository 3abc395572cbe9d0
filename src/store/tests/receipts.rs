use super::world::{World, at, held, person, row};
use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryState, DeliveryStatus};
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::seat::ChannelKind;
use std::collections::HashSet;

/// Notices of which nobody knows whether they arrived at the one chat there is.
async fn undecided(notices: usize) -> (World, Vec<NoticeId>) {
    let world = World::new();
    let seat = (held("s000000", "unit", "p000000"), vec![person("p000000", "0")]);
    world.store.put_seats(vec![seat]).await.expect("a seat");
    let mut all = Vec::new();
    for _ in 0..notices {
        all.push(world.issued(1).await);
    }
    let lease = world.store.take_lease(at(1)).await.expect("a lease").generation;
    let mut rows = world.store.claim_due(ChannelKind::Telegram, at(1), 10, lease).await.expect("claimed");
    assert_eq!(rows.len(), notices);
    rows.iter_mut().for_each(|row| row.state = DeliveryState::Unknown { since: at(2) });
    world.store.record_deliveries(rows, Vec::new()).await.expect("recorded");
    (world, all)
}

impl World {
    /// A receipt comes for a message of a name that nobody knows.
    async fn told(&self, message: &str, whole: &[NoticeId]) -> usize {
        let whole: HashSet<DeliveryKey> = whole.iter().map(|notice| row(*notice, 0).key).collect();
        let chat = super::world::chat(0);
        self.store.note_receipt(&chat, &[message.to_owned()], false, at(3), &whole).await.expect("noted")
    }

    async fn status(&self, notice: NoticeId) -> DeliveryStatus {
        let row = self.store.delivery(&row(notice, 0).key).await.expect("read");
        row.as_ref().map(Delivery::status).expect("a row")
    }
}

#[tokio::test]
async fn a_receipt_settles_the_one_delivery_that_it_can_be_about() {
    let (world, notices) = undecided(1).await;
    assert_eq!(world.told("m1", &notices).await, 1);
    assert_eq!(world.status(notices[0]).await, DeliveryStatus::Accepted);
    assert_eq!(world.told("m2", &notices).await, 0, "of something else");
}

#[tokio::test]
async fn the_receipt_of_an_answer_that_was_lost_settles_nothing() {
    let (world, notices) = undecided(1).await;
    let chat = super::world::chat("0");
    world.store.note_answer_leaves(&chat, at(2)).await.expect("noted");
    assert_eq!(world.told("m1", &notices).await, 0, "it may be the answer's");
    assert_eq!(world.status(notices[0]).await, DeliveryStatus::Unknown);
    world.store.note_answer_ended(&chat, at(2)).await.expect("noted");
    assert_eq!(world.told("m1", &notices).await, 1, "the answer is known not to have arrived");
    assert_eq!(world.status(notices[0]).await, DeliveryStatus::Accepted);
}

#[tokio::test]
async fn a_receipt_of_one_part_does_not_say_that_the_others_came() {
    let (world, notices) = undecided(1).await;
    assert_eq!(world.told("m1", &[]).await, 0);
    assert_eq!(world.status(notices[0]).await, DeliveryStatus::Unknown);
}

#[tokio::test]
async fn which_of_two_undecided_deliveries_arrived_is_not_guessed() {
    let (world, notices) = undecided(2).await;
    assert_eq!(world.told("m1", &notices).await, 0);
    for notice in &notices {
        assert_eq!(world.status(*notice).await, DeliveryStatus::Unknown);
    }
    // One is known to have arrived, by a press; the message may be its.
    let DeliveryKey { notice, seat, person, .. } = row(notices[0], 0).key;
    world.store.acknowledge(Acknowledgement { notice, seat, by: person, at: at(4) }).await.expect("acknowledged");
    assert_eq!(world.told("m1", &notices).await, 0);
    assert_eq!(world.status(notices[1]).await, DeliveryStatus::Unknown);
}
