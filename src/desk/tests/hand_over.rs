use crate::desk::SeatRequest;
use crate::desk::fixture::{CHAIR, Office, at, chief, console};
use crate::desk::hash_code;
use crate::domain::delivery::DeliveryStatus;
use crate::domain::seat::{ChannelKind, PersonId, SeatId};
use crate::store::Redemption;
use chrono::TimeDelta;

/// The code of a new hand-over, and who used it.
async fn handed_over(office: &Office, chat: &str) -> (String, PersonId) {
    let request = SeatRequest::HandOver(SeatId::new(CHAIR));
    let code = office.desk.invite(&chief(), request).await.expect("an invitation").code;
    let now = crate::clock::Clock::now(&*office.clock);
    let used = office.desk.store.redeem_invitation(&hash_code(&code), &console(chat), "Ông Mới", now).await;
    let Redemption::Seated(seated) = used.expect("used") else { panic!("not seated") };
    (code, seated.person.id)
}

async fn told(office: &Office, person: &str) -> Vec<String> {
    let rows = office.desk.store.last_memo_to(&PersonId::new(person)).await.expect("rows");
    let mut told = Vec::new();
    for row in rows {
        let memo = office.desk.store.memo(row.key.notice).await.expect("read").expect("there");
        assert!(memo.to_person, "they hold no seat any more");
        told.push(memo.message.plain_text());
    }
    told
}

#[tokio::test]
async fn the_former_holder_leaves_is_told_once_and_the_history_stays() {
    let office = Office::seated().await;
    let notice = office.issued_directive(None).await;
    office.clock.advance(TimeDelta::hours(1));
    let before = office.desk.store.seat(&SeatId::new(CHAIR)).await.expect("read").expect("there");
    let (code, new) = handed_over(&office, "next").await;
    let seat = office.desk.store.seat(&SeatId::new(CHAIR)).await.expect("read").expect("there");
    assert_eq!(seat.holders().collect::<Vec<_>>(), [&new]);
    assert_eq!((before.holdings.len(), seat.holdings.len()), (1, 2), "the holding before is kept");
    for _ in 0..2 {
        office.desk.tell_replaced(&hash_code(&code)).await.expect("told");
    }
    insta::assert_snapshot!("replaced", told(&office, "chair").await.join("\n=====\n"));
    let rows = office.desk.store.deliveries_to(notice, &SeatId::new(CHAIR)).await.expect("rows");
    assert_eq!(rows.len(), 1, "what was sent stays the seat's: {rows:?}");
    assert_eq!(office.desk.store.check().await.expect("checked"), [] as [String; 0]);
}

#[tokio::test]
async fn what_still_waits_goes_to_the_next_holder() {
    let office = Office::seated().await;
    let drafts = office.drafts().await;
    office.desk.approve(&chief(), drafts[0].id).await.expect("approved");
    office.desk.issue(&chief(), drafts[0].id).await.expect("issued");
    let (_, new) = handed_over(&office, "next").await;
    let rows = office.desk.store.deliveries_to(drafts[0].id, &SeatId::new(CHAIR)).await.expect("rows");
    let state = |person: &str| rows.iter().find(|row| row.key.person.as_str() == person).map(|row| row.status());
    assert_eq!(state("chair"), Some(DeliveryStatus::Cancelled));
    assert_eq!(state(new.as_str()), Some(DeliveryStatus::Planned));
    assert_eq!(office.desk.store.check().await.expect("checked"), [] as [String; 0]);
    let now = at("2025-01-20T09:05:00+07:00");
    let lease = office.desk.store.take_lease(now).await.expect("a lease").generation;
    let claimed = office.desk.store.claim_due(ChannelKind::Console, now, 10, lease).await.expect("claimed");
    let chats: Vec<&str> = claimed.iter().filter_map(|row| row.chat.as_ref()).map(|chat| chat.chat.as_str()).collect();
    assert!(chats.contains(&"next") && !chats.contains(&"chair"), "{chats:?}");
}

#[tokio::test]
async fn an_ordinary_invitation_adds_a_holder_and_a_withdrawn_seat_is_told() {
    let office = Office::seated().await;
    let request = SeatRequest::Existing(SeatId::new(CHAIR));
    let code = office.desk.invite(&chief(), request).await.expect("an invitation").code;
    let now = crate::clock::Clock::now(&*office.clock);
    let store = &office.desk.store;
    store.redeem_invitation(&hash_code(&code), &console("second"), "Bà Hai", now).await.expect("used");
    office.desk.tell_replaced(&hash_code(&code)).await.expect("nobody to tell");
    let seat = store.seat(&SeatId::new(CHAIR)).await.expect("read").expect("there");
    assert_eq!(seat.holders().count(), 2, "chair and co-holder");
    assert!(told(&office, "chair").await.is_empty());
    assert_eq!(office.desk.revoke(&chief(), &SeatId::new(CHAIR)).await.expect("revoked").persons, 2);
    insta::assert_snapshot!("revoked", told(&office, "chair").await.join("\n=====\n"));
}
