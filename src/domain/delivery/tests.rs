use super::*;
use crate::domain::seat::ChannelKind;
use std::time::Duration;

const RETRY: RetryPolicy =
    RetryPolicy { max_attempts: 3, first_delay: TimeDelta::seconds(5), max_delay: TimeDelta::minutes(10) };

fn row() -> Delivery {
    let key = DeliveryKey { notice: NoticeId(1), seat: SeatId::new("s"), person: PersonId::new("p"), n: 0 };
    Delivery::planned(key, Some(ChatAddress { channel: ChannelKind::Telegram, chat: "7".into() }))
}

fn claimed(now: DateTime<Utc>) -> Delivery {
    let mut row = row();
    row.claim(now, 1);
    row
}

#[test]
fn a_slow_down_waits_as_long_as_told_and_no_longer() {
    let now = DateTime::UNIX_EPOCH;
    let mut row = claimed(now);
    row.record(&Outcome::SlowDown { retry_after: Duration::from_secs(43_837) }, true, now, &RETRY, 1.0);
    assert_eq!(row.due_at(), Some(now + TimeDelta::seconds(43_837)));
}

#[test]
fn a_refused_request_is_given_up_after_the_last_try() {
    let now = DateTime::UNIX_EPOCH;
    let mut row = row();
    let refused = Outcome::TryLater { reason: "503".into() };
    let mut waits = Vec::new();
    for _ in 0..3 {
        row.claim(now, 1);
        row.record(&refused, true, now, &RETRY, 0.0);
        waits.push(row.status());
    }
    assert_eq!(waits, [DeliveryStatus::Waiting, DeliveryStatus::Waiting, DeliveryStatus::Rejected]);
}

#[test]
fn a_moved_chat_keeps_the_row_and_is_tried_at_once() {
    let now = DateTime::UNIX_EPOCH;
    let mut row = claimed(now);
    row.record(&Outcome::Moved { chat: "-100".into() }, true, now, &RETRY, 0.0);
    assert_eq!(row.state, DeliveryState::Planned);
    assert_eq!(row.chat.as_ref().map(|chat| chat.chat.as_str()), Some("-100"));
    assert_eq!(row.attempts.len(), 1);
}

#[test]
fn a_left_over_claim_becomes_unknown_and_a_press_settles_it() {
    let now = DateTime::UNIX_EPOCH;
    let mut row = claimed(now);
    row.abandon(now);
    assert_eq!(row.status(), DeliveryStatus::Unknown);
    assert!(row.repeat_if_undecided(UnknownPolicy::Hold).is_none());
    let repeat = row.repeat_if_undecided(UnknownPolicy::RepeatMarked).expect("a directive is repeated");
    assert_eq!((repeat.key.n, repeat.status()), (1, DeliveryStatus::Planned));
    assert!(repeat.repeat_if_undecided(UnknownPolicy::RepeatMarked).is_none(), "once only");
    row.acknowledge(now);
    assert_eq!(row.status(), DeliveryStatus::Accepted);
}

#[test]
fn parts_are_counted_and_only_the_last_settles_the_row() {
    let now = DateTime::UNIX_EPOCH;
    let mut row = claimed(now);
    let accepted = Outcome::Accepted { message: "1".into() };
    row.record(&accepted, false, now, &RETRY, 0.0);
    assert_eq!((row.parts_sent, row.status()), (1, DeliveryStatus::Claimed));
    row.record(&accepted, true, now, &RETRY, 0.0);
    assert_eq!((row.parts_sent, row.status()), (2, DeliveryStatus::Accepted));
}
