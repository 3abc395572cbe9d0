//! From durable rows to what recipients saw, through every kind of trouble; the ledger is held against the rows at
//! each test's end.

use super::office::{MARK, Office, announcement, console, states, telegram};
use crate::telegram_server::{Fault, Script};
use chrono::TimeDelta;
use loa::clock::Clock;
use loa::domain::delivery::{Delivery, DeliveryState, DeliveryStatus, GoneReason, Outcome, WaitReason};
use loa::domain::message::Message;
use loa::domain::notice::UnknownPolicy;
use loa::domain::seat::{ChannelKind, PersonId, SeatId};
use std::time::Duration;
use tokio::time::Instant;

#[tokio::test]
async fn everybody_gets_the_approved_text_once() {
    let office = Office::open().await;
    office.seat_chairs(1..=300).await;
    let running = office.send().await;
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    running.waker.wake();
    let rows = office.wait_until_finished(notice).await;
    assert_eq!(rows.len(), 300);
    assert!(rows.iter().all(|row| row.status() == DeliveryStatus::Accepted));
    assert_eq!(office.server.ledger().len(), 300);
    assert!(office.server.ledger().iter().all(|seen| seen.text == "Kết quả tháng 12/2024\n\nTổng điểm: 87,96"));
    running.stop().await;
    office.check(notice).await;
}

#[tokio::test]
async fn each_recipient_s_trouble_stays_their_own() {
    let mut office = Office::open().await;
    office.patience = Duration::from_millis(500);
    office.seat_chairs(1..=40).await;
    let lasting = [
        (1, Fault::Blocked, DeliveryStatus::Gone),
        (2, Fault::ChatNotFound, DeliveryStatus::Gone),
        (3, Fault::Deactivated, DeliveryStatus::Gone),
        (4, Fault::Refused(400, "Bad Request: something of ours"), DeliveryStatus::Rejected),
        (5, Fault::SlowDown(43_837), DeliveryStatus::Waiting),
        (6, Fault::Html(502), DeliveryStatus::Unknown),
        (7, Fault::Reset, DeliveryStatus::Unknown),
        (8, Fault::AnswerLost, DeliveryStatus::Unknown),
        (9, Fault::AnswerLate(Duration::from_secs(3)), DeliveryStatus::Unknown),
    ];
    for (chat, fault, _) in &lasting {
        office.server.script(Script::chat(*chat, fault.clone()));
    }
    office.server.script(Script::chat(10, Fault::Refused(500, "Internal Server Error")).times(2));
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    let running = office.send().await;
    for tries in 1..=2 {
        let refused = |row: &Delivery| row.status() == DeliveryStatus::Waiting && row.attempts.len() == tries;
        let person = PersonId::new("person-10");
        office.wait_for_rows(notice, |rows| rows.iter().any(|row| row.key.person == person && refused(row))).await;
        office.clock.advance(TimeDelta::minutes(1));
        running.waker.wake();
    }
    office.wait_for_rows(notice, |rows| rows.iter().filter(|row| row.status().is_open()).count() == 1).await;
    for (chat, fault, status) in lasting {
        assert_eq!(office.row(notice, chat).await.status(), status, "{fault:?}");
    }
    let patient = office.row(notice, 10).await;
    assert_eq!((patient.status(), patient.attempts.len()), (DeliveryStatus::Accepted, 3));
    let slow = office.row(notice, 5).await;
    let told = slow.attempts[0].at + TimeDelta::seconds(43_837);
    assert_eq!(slow.state, DeliveryState::Waiting { not_before: told, reason: WaitReason::SlowDown });
    let gone = office.store.person(&PersonId::new("person-1")).await.expect("a person").expect("a person");
    assert_eq!(gone.reachable_at(), None, "nothing is sent there any more");
    running.stop().await;
    office.check(notice).await;
}

#[tokio::test]
async fn an_undecided_directive_is_repeated_once_with_a_mark_and_an_announcement_is_not() {
    let office = Office::open().await;
    office.seat_chairs(1..=3).await;
    office.server.script(Script::chat(1, Fault::AnswerLost));
    office.server.script(Script::chat(2, Fault::Html(502)).times(1));
    let directive = office.issue(announcement(), UnknownPolicy::RepeatMarked).await;
    let running = office.send().await;
    office.wait_for_rows(directive, |rows| rows.len() == 5 && rows.iter().all(|row| !row.status().is_open())).await;
    let seen = office.server.seen_by(1);
    assert_eq!(seen.len(), 2, "its answer is lost again, and it is not repeated again");
    assert!(!seen[0].text.starts_with(MARK) && seen[1].text.starts_with(MARK), "{seen:?}");
    assert!(seen[1].text.contains(&format!("số {directive}")), "{}", seen[1].text);
    assert_eq!(office.server.seen_by(2).len(), 1);
    running.stop().await;
    office.check(directive).await;
}

#[tokio::test]
async fn claims_left_by_a_killed_sender_become_undecided_and_a_directive_s_are_repeated() {
    let office = Office::open().await;
    office.seat_chairs(1..=4).await;
    let directive = office.issue(announcement(), UnknownPolicy::RepeatMarked).await;
    let held = office.issue(announcement(), UnknownPolicy::Hold).await;
    let killed = office.store.take_lease(office.clock.now()).await.expect("a lease");
    let now = office.clock.now();
    let claimed = office.store.claim_due(ChannelKind::Telegram, now, 6, killed.generation).await.expect("claims");
    assert_eq!(claimed.len(), 6);
    let running = office.send().await;
    office.wait_for_rows(directive, |rows| rows.len() == 8 && rows.iter().all(|row| !row.status().is_open())).await;
    let rows = office.wait_until_finished(held).await;
    let undecided = rows.iter().filter(|row| row.status() == DeliveryStatus::Unknown).count();
    assert_eq!((rows.len(), undecided), (4, 2), "{:?}", states(&rows));
    assert!(office.server.ledger().iter().filter(|seen| seen.text.starts_with(MARK)).count() == 4);
    running.stop().await;

    let again = office.send().await;
    again.waker.wake();
    again.stop().await;
    assert_eq!(office.server.ledger().len(), 6, "a second start repeats nothing");
}

#[tokio::test]
async fn a_stop_records_what_is_under_way_and_leaves_nothing_claimed() {
    let mut office = Office::open().await;
    office.config.delivery.in_flight = 4;
    office.seat_chairs(1..=30).await;
    let slow = Fault::AnswerLate(Duration::from_millis(150));
    office.server.script(Script::method("sendMessage", slow));
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    let running = office.send().await;
    office.server.wait_for("requests under way", |world| world.ledger.len() >= 6).await;
    running.stop().await;
    let rows = office.rows(notice).await;
    let accepted = rows.iter().filter(|row| row.status() == DeliveryStatus::Accepted).count();
    assert_eq!(accepted, office.server.ledger().len(), "{:?}", states(&rows));
    assert!(accepted < 30 && rows.iter().all(|row| row.status() != DeliveryStatus::Unknown));
    office.check(notice).await;

    office.server.heal();
    let running = office.send().await;
    office.wait_until_finished(notice).await;
    running.stop().await;
    assert_eq!(office.server.ledger().len(), 30);
    office.check(notice).await;
}

#[tokio::test]
async fn quiet_hours_hold_all_but_the_urgent_until_the_morning() {
    let office = Office::open().await;
    office.seat_chairs(1..=3).await;
    office.clock.set("2025-01-20T22:00:00+07:00".parse().expect("a time"));
    let running = office.send().await;
    let urgent = office.issue_as(Message::text("Khẩn"), UnknownPolicy::Hold, true).await;
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    running.waker.wake();
    office.wait_until_finished(urgent).await;
    let quiet = |state: &DeliveryState| matches!(state, DeliveryState::Waiting { reason: WaitReason::QuietHours, .. });
    let rows = office.wait_for_rows(notice, |rows| rows.iter().all(|row| quiet(&row.state))).await;
    assert_eq!(rows[0].due_at(), Some("2025-01-21T06:30:00+07:00".parse().expect("a time")));
    assert_eq!(office.server.ledger().len(), 3);

    office.clock.set("2025-01-21T06:30:00+07:00".parse().expect("a time"));
    running.waker.wake();
    let rows = office.wait_until_finished(notice).await;
    assert!(rows.iter().all(|row| row.status() == DeliveryStatus::Accepted && row.attempts.len() == 1));
    assert_eq!(office.server.ledger().len(), 6);
    running.stop().await;
}

#[tokio::test]
async fn what_is_too_late_is_not_sent() {
    let office = Office::open().await;
    office.seat_chairs(1..=2).await;
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    office.clock.advance(TimeDelta::hours(73));
    let running = office.send().await;
    let rows = office.wait_until_finished(notice).await;
    assert!(rows.iter().all(|row| row.status() == DeliveryStatus::Expired && row.attempts.is_empty()));
    running.stop().await;
    assert!(office.server.ledger().is_empty());
    office.check(notice).await;
}

#[tokio::test]
async fn who_left_the_seat_or_unsubscribed_after_the_planning_gets_nothing() {
    let office = Office::open().await;
    office.seat_chairs(1..=3).await;
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    office.store.revoke_seat(&SeatId::new("seat-1"), office.clock.now()).await.expect("revoked");
    let person = PersonId::new("person-2");
    office.store.set_unsubscribed(&person, Some(office.clock.now())).await.expect("unsubscribed");
    let running = office.send().await;
    office.wait_until_finished(notice).await;
    running.stop().await;
    assert_eq!(office.row(notice, 1).await.state, DeliveryState::Cancelled);
    assert_eq!(office.row(notice, 2).await.state, DeliveryState::Gone { reason: GoneReason::Unsubscribed });
    assert_eq!(office.server.ledger().iter().map(|seen| seen.chat).collect::<Vec<_>>(), [3]);
    office.check(notice).await;
}

#[tokio::test]
async fn a_person_who_is_gone_from_one_channel_is_reached_on_the_next() {
    let office = Office::open().await;
    let chair = office.chair("1", &[telegram(1), console("bàn")]);
    office.store.put_seats(vec![chair]).await.expect("a seat");
    office.server.script(Script::chat(1, Fault::Blocked));
    let running = office.send().await;
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    running.waker.wake();
    let rows = office.wait_until_finished(notice).await;
    running.stop().await;
    assert_eq!((rows[0].status(), rows[0].chat.clone()), (DeliveryStatus::Accepted, Some(console("bàn"))));
    assert_eq!(rows[0].attempts.len(), 2);
    assert!(office.printed().contains("Tổng điểm: 87,96"), "{}", office.printed());
    office.check(notice).await;
}

#[tokio::test]
async fn a_group_that_moved_keeps_its_row_and_its_new_address() {
    let office = Office::open().await;
    office.seat_chairs([-7]).await;
    office.server.script(Script::chat(-7, Fault::Migrated(-1007)));
    let running = office.send().await;
    for _ in 0..2 {
        let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
        running.waker.wake();
        let rows = office.wait_until_finished(notice).await;
        assert_eq!((rows.len(), rows[0].status()), (1, DeliveryStatus::Accepted));
        assert_eq!(rows[0].chat, Some(telegram(-1007)));
    }
    running.stop().await;
    assert_eq!(office.server.seen_by(-1007).len(), 2);
    assert_eq!(office.server.calls("sendMessage"), 3, "the second notice goes to the new address at once");
}

#[tokio::test]
async fn the_parts_of_a_long_message_that_have_arrived_are_not_sent_again() {
    let office = Office::open().await;
    office.seat_chairs([1]).await;
    office.server.script(Script::chat(1, Fault::SlowDown(35)).since(2).times(1));
    let notice = office.issue(Message::text("Một câu khá dài. ".repeat(600)), UnknownPolicy::Hold).await;
    let running = office.send().await;
    let rows = office.wait_for_rows(notice, |rows| rows[0].status() == DeliveryStatus::Waiting).await;
    assert_eq!(rows[0].parts_sent, 1);
    running.stop().await;

    office.clock.advance(TimeDelta::seconds(36));
    let running = office.send().await;
    let rows = office.wait_until_finished(notice).await;
    running.stop().await;
    assert_eq!((rows[0].status(), rows[0].parts_sent), (DeliveryStatus::Accepted, 3));
    let whole: String = office.server.seen_by(1).iter().map(|seen| seen.text.clone() + " ").collect();
    assert_eq!(whole, "Một câu khá dài. ".repeat(600));
}

#[tokio::test]
async fn refused_credentials_stop_the_channel_and_leave_every_row_waiting() {
    let office = Office::open().await;
    office.seat_chairs(1..=20).await;
    office.server.script(Script::method("sendMessage", Fault::Unauthorized));
    let notice = office.issue(announcement(), UnknownPolicy::RepeatMarked).await;
    let running = office.send().await;
    office.wait_for_rows(notice, |rows| rows.iter().any(|row| row.status() == DeliveryStatus::Waiting)).await;
    let outcome = running.gate.reply(&telegram(1), &Message::text("đáp")).await;
    assert_eq!(outcome, Outcome::Credentials);
    running.stop().await;
    let rows = office.rows(notice).await;
    let open = [DeliveryStatus::Waiting, DeliveryStatus::Planned];
    assert!(rows.iter().all(|row| open.contains(&row.status())), "{:?}", states(&rows));
    office.check(notice).await;
}

#[tokio::test]
async fn one_chat_gets_its_notices_apart_and_none_is_held_claimed() {
    let mut office = Office::open().await;
    office.config.delivery.chat_rate = 4;
    office.seat_chairs([1]).await;
    let running = office.send().await;
    let begun = Instant::now();
    let mut notices = Vec::new();
    for _ in 0..3 {
        notices.push(office.issue(announcement(), UnknownPolicy::Hold).await);
    }
    running.waker.wake();
    office.server.wait_for("the first", |world| !world.ledger.is_empty()).await;
    let mut waited = 0;
    while office.server.ledger().len() < 3 {
        // The wall clock of the office stands still; the rows wait by it, the pace by the machine's.
        office.clock.advance(TimeDelta::milliseconds(250));
        running.waker.wake();
        let seen = office.server.ledger().len();
        let more = office.server.wait_for("the next", move |world| world.ledger.len() > seen);
        waited += usize::from(tokio::time::timeout(Duration::from_millis(50), more).await.is_err());
        assert!(waited < 400);
    }
    for notice in &notices {
        office.wait_until_finished(*notice).await;
    }
    running.stop().await;
    // None arrives before it left, and a quarter of a second lies between two that leave. How long one is under way is the
    // machine's matter.
    for (before, seen) in (0..).zip(office.server.seen_by(1)) {
        assert!(seen.at - begun >= Duration::from_millis(240) * before, "{before}: {:?}", seen.at - begun);
    }
}

#[tokio::test]
async fn the_console_prints_at_once_what_a_platform_would_take_slowly() {
    let mut office = Office::open().await;
    office.config.delivery.rate = 2;
    office.config.delivery.chat_rate = 1;
    let chair = office.chair("1", &[console("bàn")]);
    office.store.put_seats(vec![chair]).await.expect("a seat");
    let mut notices = Vec::new();
    for _ in 0..5 {
        notices.push(office.issue(announcement(), UnknownPolicy::Hold).await);
    }
    let running = office.send().await;
    for notice in notices {
        let rows = office.wait_until_finished(notice).await;
        // The office's clock stands still, so a row put off to a later moment would stay open.
        assert_eq!((rows[0].status(), rows[0].attempts.len()), (DeliveryStatus::Accepted, 1));
    }
    running.stop().await;
    assert_eq!(office.printed().matches("[1] Đã tiếp nhận").count(), 5);
}
