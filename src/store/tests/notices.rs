use super::world::{World, new_notice, row, stamp};
use crate::domain::delivery::DeliveryStatus;
use crate::domain::message::{Action, Message, Picture};
use crate::domain::notice::{NoticeId, NoticeState};
use crate::domain::seat::ChannelKind;
use crate::store::{Conflict, NewNotice, StoreError};

fn refused<T>(result: Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Conflict(Conflict::NoticeState)))
}

#[tokio::test]
async fn drafts_get_the_next_numbers_and_come_back_whole() {
    let world = World::new();
    let mut pictured = new_notice();
    let png = (0..200_000u32).map(|n| n as u8).collect();
    pictured.message = Message { picture: Some(Picture { png, alt: "bảng".into() }), ..Message::text("x") };
    let added = world.store.add_notices(vec![new_notice(), pictured]).await.unwrap();
    let world = world.reopened();
    let third = world.store.add_notices(vec![new_notice()]).await.unwrap();
    assert_eq!(third[0].id, NoticeId(3));
    let all = world.store.notices().await.unwrap();
    assert_eq!(all.iter().map(|notice| notice.id.0).collect::<Vec<_>>(), [3, 2, 1]);
    assert_eq!((&all[1], &all[2]), (&added[1], &added[0]));
    assert_eq!(world.store.notice(NoticeId(2)).await.unwrap().as_ref(), Some(&added[1]));
    assert_eq!(world.store.notice(NoticeId(9)).await.unwrap(), None);
}

#[tokio::test]
async fn the_choices_of_a_draft_learn_its_number() {
    let world = World::new();
    let unnumbered = Message::text("x").choice("Đã tiếp nhận", Action::Acknowledge(NoticeId::UNNUMBERED));
    let drafts = vec![new_notice(), NewNotice { message: unnumbered, ..new_notice() }];
    let added = world.store.add_notices(drafts).await.unwrap();
    assert_eq!(added[1].message.choices[0].action, Action::Acknowledge(NoticeId(2)));
    assert_eq!(world.store.notice(NoticeId(2)).await.unwrap().as_ref(), Some(&added[1]));
}

#[tokio::test]
async fn a_notice_goes_its_way_step_by_step() {
    let world = World::new();
    let id = world.store.add_notices(vec![new_notice()]).await.unwrap()[0].id;
    assert!(refused(world.store.begin_issue(id, stamp(1)).await), "not approved");
    assert!(refused(world.store.finish_issue(id).await));
    let approved = world.store.approve_notice(id, 0, stamp(1), Vec::new()).await.unwrap();
    assert_eq!((approved.state, approved.approved), (NoticeState::Approved, Some(stamp(1))));
    assert!(refused(world.store.approve_notice(id, 0, stamp(2), Vec::new()).await), "approved once");
    world.store.begin_issue(id, stamp(3)).await.unwrap();
    let resumed = world.store.begin_issue(id, stamp(4)).await.unwrap();
    assert_eq!((resumed.state, resumed.issued), (NoticeState::Issuing, Some(stamp(3))));
    let issued = world.store.finish_issue(id).await.unwrap();
    assert_eq!(issued.state, NoticeState::Issued);
    assert_eq!(world.reopened().store.notice(id).await.unwrap(), Some(issued));
}

#[tokio::test]
async fn a_cancelled_notice_is_claimed_no_more_but_what_was_sent_stays() {
    let world = World::new();
    let notice = world.issued(600).await;
    let now = super::world::at(10);
    let claimed = world.store.claim_due(ChannelKind::Telegram, now, 5, 1).await.unwrap();
    world.store.cancel_notice(notice).await.unwrap();
    assert!(world.store.claim_due(ChannelKind::Telegram, now, 5, 1).await.unwrap().is_empty());
    assert_eq!(world.store.next_due(ChannelKind::Telegram).await.unwrap(), None);
    let counts = world.store.notice_counts(notice).await.unwrap();
    assert_eq!((counts.of(DeliveryStatus::Cancelled), counts.of(DeliveryStatus::Claimed)), (595, 5));

    let mut waiting = claimed[0].clone();
    waiting.release(now, crate::domain::delivery::WaitReason::Released);
    world.store.record_deliveries(vec![waiting], vec![]).await.unwrap();
    let first = world.store.delivery(&claimed[0].key).await.unwrap().unwrap();
    assert_eq!(first.status(), DeliveryStatus::Cancelled, "a row of a cancelled notice is not queued again");
    assert!(refused(world.store.plan_deliveries(vec![row(notice, 9_999)]).await));
    let again = world.reopened().store.cancel_notice(notice).await.unwrap();
    assert_eq!(again.state, NoticeState::Cancelled);
}
