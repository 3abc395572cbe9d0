use super::world::{World, at, chat, key, row, stamp};
use crate::domain::delivery::{
    Delivery, DeliveryKey, DeliveryState, DeliveryStatus, Outcome, Repeat, RepeatReason, RetryPolicy,
};
use crate::domain::notice::{Acknowledgement, NoticeId, UnknownPolicy};
use crate::domain::seat::{ChannelKind, ChatAddress, PersonId, SeatId};
use crate::store::{AcknowledgeResult, StoreError};
use chrono::TimeDelta;
use std::time::Duration;

pub const RETRY: RetryPolicy =
    RetryPolicy { max_attempts: 3, first_delay: TimeDelta::seconds(5), max_delay: TimeDelta::minutes(10) };

fn acknowledgement(notice: NoticeId, number: usize) -> Acknowledgement {
    let DeliveryKey { seat, person, .. } = key(notice, number);
    Acknowledgement { notice, seat, by: person, at: at(50) }
}

fn recorded(mut row: Delivery, outcome: Outcome) -> Delivery {
    row.record(&outcome, true, at(20), &RETRY, 0.5);
    row
}

fn accepted() -> Outcome {
    Outcome::Accepted { message: "42".into() }
}

#[tokio::test]
async fn rows_are_planned_once_and_come_back_in_key_order() {
    let world = World::new();
    let notice = world.issuing().await;
    let rows: Vec<Delivery> = (0..700).rev().map(|n| row(notice, n)).collect();
    assert_eq!(world.store.plan_deliveries(rows.clone()).await.unwrap(), 700);
    assert_eq!(world.store.plan_deliveries(rows[..300].to_vec()).await.unwrap(), 0);
    let stored = world.store.deliveries_of(notice).await.unwrap();
    assert!(stored.is_sorted_by(|a, b| a.key < b.key));
    assert_eq!((stored.len(), &stored[699]), (700, &rows[0]));
    assert_eq!(world.store.notice_counts(notice).await.unwrap().of(DeliveryStatus::Planned), 700);
    let unknown = world.store.plan_deliveries(vec![row(NoticeId(9), 1)]).await;
    assert!(matches!(unknown, Err(StoreError::NotFound { what: "notice", .. })));
}

#[tokio::test]
async fn planning_again_does_not_undo_what_happened() {
    let world = World::new();
    let notice = world.issued(1).await;
    let claimed = world.store.claim_due(ChannelKind::Telegram, at(10), 1, 1).await.unwrap().remove(0);
    world.store.record_deliveries(vec![recorded(claimed, accepted())], vec![]).await.unwrap();
    assert_eq!(world.store.plan_deliveries(vec![row(notice, 0)]).await.unwrap(), 0);
    let stored = world.store.delivery(&key(notice, 0)).await.unwrap().unwrap();
    assert_eq!(stored.status(), DeliveryStatus::Accepted);
    assert!(world.store.claim_due(ChannelKind::Telegram, at(30), 1, 1).await.unwrap().is_empty());
}

#[tokio::test]
async fn every_state_comes_back_unchanged() {
    let world = World::new();
    let notice = world.issued(8).await;
    let claimed = world.store.claim_due(ChannelKind::Telegram, at(10), 8, 1).await.unwrap();
    let outcomes = [
        accepted(),
        Outcome::SlowDown { retry_after: Duration::from_secs(43_837) },
        Outcome::TryLater { reason: "503".into() },
        Outcome::Undecided { reason: "reset".into() },
        Outcome::Gone(crate::domain::delivery::GoneReason::Blocked),
        Outcome::Moved { chat: "-100".into() },
        Outcome::Content { reason: "too long".into() },
        Outcome::Credentials,
    ];
    let rows: Vec<Delivery> = claimed.into_iter().zip(outcomes).map(|(row, outcome)| recorded(row, outcome)).collect();
    world.store.record_deliveries(rows.clone(), vec![]).await.unwrap();
    assert_eq!(world.reopened().store.deliveries_of(notice).await.unwrap(), rows);
}

#[tokio::test]
async fn a_wait_survives_a_restart_to_the_second() {
    let world = World::new();
    world.issued(1).await;
    let claimed = world.store.claim_due(ChannelKind::Telegram, at(10), 1, 1).await.unwrap().remove(0);
    let slow = recorded(claimed, Outcome::SlowDown { retry_after: Duration::from_secs(43_837) });
    let due = slow.due_at().unwrap();
    world.store.record_deliveries(vec![slow], vec![]).await.unwrap();
    let world = world.reopened();
    let next = world.store.next_due(ChannelKind::Telegram).await.unwrap().unwrap();
    assert!(next >= due && next - due < TimeDelta::microseconds(1));
    let early = next - TimeDelta::microseconds(1);
    assert!(world.store.claim_due(ChannelKind::Telegram, early, 1, 1).await.unwrap().is_empty());
    assert_eq!(world.store.claim_due(ChannelKind::Telegram, next, 1, 1).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_repeat_is_stored_with_the_row_it_follows() {
    let world = World::new();
    let notice = world.issued(1).await;
    let claimed = world.store.claim_due(ChannelKind::Telegram, at(10), 1, 1).await.unwrap().remove(0);
    let unknown = recorded(claimed, Outcome::Undecided { reason: "reset".into() });
    let repeat = unknown.repeat_if_undecided(UnknownPolicy::RepeatMarked).unwrap();
    for _ in 0..2 {
        world.store.record_deliveries(vec![unknown.clone()], vec![repeat.clone()]).await.unwrap();
    }
    let counts = world.store.notice_counts(notice).await.unwrap();
    assert_eq!((counts.of(DeliveryStatus::Unknown), counts.of(DeliveryStatus::Planned), counts.total()), (1, 1, 2));
    assert_eq!(world.store.claim_due(ChannelKind::Telegram, at(30), 9, 1).await.unwrap()[0].repeat, repeat.repeat);
    world.store.record_deliveries(vec![], vec![Delivery { key: key(notice, 7), ..repeat }]).await.unwrap();
    assert_eq!(world.store.notice_counts(notice).await.unwrap().total(), 3, "repeats may come alone");
}

#[tokio::test]
async fn an_outcome_of_a_row_that_does_not_exist_changes_nothing() {
    let world = World::new();
    let notice = world.issued(1).await;
    let claimed = world.store.claim_due(ChannelKind::Telegram, at(10), 1, 1).await.unwrap();
    let known = recorded(claimed[0].clone(), accepted());
    let stranger = Delivery { key: key(notice, 5), ..known.clone() };
    let result = world.store.record_deliveries(vec![known, stranger], vec![]).await;
    assert!(matches!(result, Err(StoreError::NotFound { what: "delivery", .. })));
    assert_eq!(world.store.delivery(&claimed[0].key).await.unwrap().unwrap(), claimed[0]);
}

#[tokio::test]
async fn a_seat_acknowledges_once() {
    let world = World::new();
    let notice = world.issued(2).await;
    let first = acknowledgement(notice, 0);
    let AcknowledgeResult::Recorded(_) = world.store.acknowledge(first.clone()).await.unwrap() else { panic!() };
    let second = Acknowledgement { by: PersonId::new("colleague"), at: at(60), ..first.clone() };
    assert_eq!(world.store.acknowledge(second).await.unwrap(), AcknowledgeResult::Already(first.clone()));
    let world = world.reopened();
    assert_eq!(world.store.acknowledgements_of(notice).await.unwrap(), [first]);
    assert_eq!(world.store.notice_counts(notice).await.unwrap().acknowledged, 1);
    let stored = world.store.delivery(&key(notice, 0)).await.unwrap().unwrap();
    assert_eq!((stored.acknowledged_at, stored.status()), (Some(at(50)), DeliveryStatus::Planned));
}

#[tokio::test]
async fn an_acknowledgement_settles_what_was_undecided_and_ends_the_repeat() {
    let world = World::new();
    let notice = world.issued(2).await;
    let claimed = world.store.claim_due(ChannelKind::Telegram, at(10), 1, 1).await.unwrap().remove(0);
    let unknown = recorded(claimed, Outcome::Undecided { reason: "reset".into() });
    let repeat = unknown.repeat_if_undecided(UnknownPolicy::RepeatMarked).unwrap();
    world.store.record_deliveries(vec![unknown], vec![repeat.clone()]).await.unwrap();
    world.store.acknowledge(acknowledgement(notice, 0)).await.unwrap();
    assert_eq!(world.store.delivery(&key(notice, 0)).await.unwrap().unwrap().status(), DeliveryStatus::Accepted);
    assert_eq!(world.store.delivery(&repeat.key).await.unwrap().unwrap().status(), DeliveryStatus::Cancelled);
    let reminder = Repeat { reason: RepeatReason::Reminder, decided_by: "schedule".into() };
    let reminder = Delivery { repeat: Some(reminder), key: DeliveryKey { n: 2, ..key(notice, 0) }, ..row(notice, 0) };
    assert_eq!(world.store.plan_deliveries(vec![reminder]).await.unwrap(), 0, "nobody reminds who has acknowledged");
}

#[tokio::test]
async fn a_press_before_the_outcome_is_recorded_is_not_lost() {
    let world = World::new();
    let notice = world.issued(1).await;
    let claimed = world.store.claim_due(ChannelKind::Telegram, at(10), 1, 1).await.unwrap().remove(0);
    world.store.acknowledge(acknowledgement(notice, 0)).await.unwrap();
    let undecided = recorded(claimed, Outcome::Undecided { reason: "time-out".into() });
    world.store.record_deliveries(vec![undecided], vec![]).await.unwrap();
    let stored = world.store.delivery(&key(notice, 0)).await.unwrap().unwrap();
    assert_eq!((stored.acknowledged_at, stored.status()), (Some(at(50)), DeliveryStatus::Accepted));
}

#[tokio::test]
async fn a_colleague_s_press_proves_nothing_about_another_phone() {
    let world = World::new();
    let notice = world.issuing().await;
    let seat = SeatId::new("s");
    let of = |person: &str| DeliveryKey { notice, seat: seat.clone(), person: PersonId::new(person), n: 0 };
    let rows = ["a", "b"].map(|person| Delivery::planned(of(person), Some(chat(person)))).to_vec();
    world.store.plan_deliveries(rows).await.unwrap();
    world.store.finish_issue(notice).await.unwrap();
    let claimed = world.store.claim_due(ChannelKind::Telegram, at(10), 2, 1).await.unwrap();
    let unknown = claimed.into_iter().map(|row| recorded(row, Outcome::Undecided { reason: "reset".into() }));
    world.store.record_deliveries(unknown.collect(), vec![]).await.unwrap();
    let press = Acknowledgement { notice, seat: seat.clone(), by: PersonId::new("a"), at: at(50) };
    world.store.acknowledge(press).await.unwrap();
    let rows = world.store.deliveries_of(notice).await.unwrap();
    let read: Vec<_> = rows.iter().map(|row| (row.status(), row.acknowledged_at.is_some())).collect();
    assert_eq!(read, [(DeliveryStatus::Accepted, true), (DeliveryStatus::Unknown, true)]);
}

#[tokio::test]
async fn the_queue_tells_totals_and_the_oldest_due_row() {
    let world = World::new();
    assert_eq!(world.store.queue().await.unwrap(), (Default::default(), None));
    world.issued(3).await;
    world.issuing().await;
    let elsewhere = ChatAddress { channel: ChannelKind::Console, chat: "1".into() };
    assert_eq!(world.store.next_due(elsewhere.channel).await.unwrap(), None);
    let (totals, oldest) = world.store.queue().await.unwrap();
    assert_eq!(totals, [(DeliveryStatus::Planned, 3)].into());
    assert_eq!(oldest, Some(stamp(2).at), "a planned row is due since its notice was issued");
    let claimed = world.store.claim_due(ChannelKind::Telegram, at(10), 3, 1).await.unwrap();
    assert!(claimed.iter().all(|row| row.state == DeliveryState::Claimed { at: at(10), lease: 1 }));
    assert_eq!(world.store.queue().await.unwrap(), ([(DeliveryStatus::Claimed, 3)].into(), None));
}
