use super::world::{World, at, key, row};
use crate::domain::delivery::{DeliveryStatus, Outcome, WaitReason};
use crate::domain::seat::ChannelKind;
use crate::store::{Conflict, StoreError};
use std::collections::HashSet;

const TELEGRAM: ChannelKind = ChannelKind::Telegram;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn concurrent_claimers_never_share_a_row() {
    let world = World::new();
    world.issued(1_500).await;
    let claimers: Vec<_> = (0..8)
        .map(|_| {
            let store = world.store.clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                loop {
                    let rows = store.claim_due(TELEGRAM, at(10), 37, 1).await.unwrap();
                    if rows.is_empty() {
                        return mine;
                    }
                    mine.extend(rows.into_iter().map(|row| row.key));
                }
            })
        })
        .collect();
    let mut all = Vec::new();
    for claimer in claimers {
        all.extend(claimer.await.unwrap());
    }
    assert_eq!(all.len(), 1_500);
    assert_eq!(all.into_iter().collect::<HashSet<_>>().len(), 1_500);
}

#[tokio::test]
async fn rows_of_a_notice_that_is_not_issued_yet_are_not_claimed() {
    let world = World::new();
    let notice = world.issuing().await;
    world.store.plan_deliveries(vec![row(notice, 1)]).await.unwrap();
    assert!(world.store.claim_due(TELEGRAM, at(10), 9, 1).await.unwrap().is_empty());
    assert_eq!(world.store.next_due(TELEGRAM).await.unwrap(), None);
    let world = world.reopened();
    assert!(world.store.claim_due(TELEGRAM, at(10), 9, 1).await.unwrap().is_empty());
    world.store.finish_issue(notice).await.unwrap();
    assert!(world.store.claim_due(ChannelKind::ZaloBot, at(10), 9, 1).await.unwrap().is_empty());
    assert_eq!(world.store.claim_due(TELEGRAM, at(10), 9, 1).await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_oldest_due_row_goes_first_over_all_notices() {
    let world = World::new();
    let (first, second) = (world.issued(2).await, world.issued(1).await);
    let mut claimed = world.store.claim_due(TELEGRAM, at(10), 3, 1).await.unwrap();
    for (row, seconds) in claimed.iter_mut().zip([300, 100, 200]) {
        row.release(at(seconds), WaitReason::QuietHours);
    }
    world.store.record_deliveries(claimed, vec![]).await.unwrap();
    let again = world.store.claim_due(TELEGRAM, at(250), 9, 1).await.unwrap();
    let keys: Vec<_> = again.into_iter().map(|row| row.key).collect();
    assert_eq!(keys, [key(first, 1), key(second, 0)], "the row due at 300 is left");
    assert_eq!(world.store.claim_due(TELEGRAM, at(400), 9, 1).await.unwrap()[0].key, key(first, 0));
}

#[tokio::test]
async fn claims_left_by_a_crash_become_unknown_at_the_next_start() {
    let world = World::new();
    let notice = world.issued(700).await;
    let lease = world.store.take_lease(at(0)).await.unwrap().generation;
    let mut claimed = world.store.claim_due(TELEGRAM, at(10), 600, lease).await.unwrap();
    let mut kept = claimed.split_off(598);
    for row in &mut claimed {
        row.record(&Outcome::Accepted { message: "1".into() }, true, at(20), &super::deliveries::RETRY, 0.0);
    }
    world.store.record_deliveries(claimed, vec![]).await.unwrap();
    // A part of a longer message: the row stays claimed.
    kept[0].record(&Outcome::Accepted { message: "1".into() }, false, at(20), &super::deliveries::RETRY, 0.0);
    world.store.record_deliveries(vec![kept[0].clone()], vec![]).await.unwrap();

    let world = world.reopened();
    assert!(world.store.abandon_claims(at(30), lease).await.unwrap().is_empty(), "the lease's own claims stay");
    let next = world.store.take_lease(at(30)).await.unwrap().generation;
    let turned = world.store.abandon_claims(at(30), next).await.unwrap();
    let expected: Vec<_> = kept.iter().map(|row| row.key.clone()).collect();
    assert_eq!(turned.iter().map(|row| row.key.clone()).collect::<Vec<_>>(), expected);
    assert!(turned.iter().all(|row| row.status() == DeliveryStatus::Unknown));
    let counts = world.store.notice_counts(notice).await.unwrap();
    let read = [DeliveryStatus::Accepted, DeliveryStatus::Unknown, DeliveryStatus::Planned].map(|s| counts.of(s));
    assert_eq!(read, [598, 2, 100]);
    assert!(world.store.abandon_claims(at(31), next).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_sender_whose_lease_has_been_taken_claims_nothing() {
    let world = World::new();
    world.issued(1).await;
    let old = world.store.take_lease(at(0)).await.unwrap().generation;
    let new = world.store.take_lease(at(1)).await.unwrap().generation;
    assert!(new > old);
    let refused = world.store.claim_due(TELEGRAM, at(10), 1, old).await;
    assert!(matches!(refused, Err(StoreError::Conflict(Conflict::LeaseHeld))));
    assert_eq!(world.store.claim_due(TELEGRAM, at(10), 1, new).await.unwrap().len(), 1);
}
