use super::*;
use crate::domain::delivery::{DeliveryKey, Repeat, RepeatReason};
use crate::domain::notice::NoticeId;
use crate::domain::seat::{ChannelKind, ChatAddress, PersonId};
use chrono::DateTime;

fn row(person: &str, n: u16, state: DeliveryState) -> Delivery {
    let key = DeliveryKey { notice: NoticeId(1), seat: SeatId::new("s"), person: PersonId::new(person), n };
    let chat = ChatAddress { channel: ChannelKind::Telegram, chat: "1".to_owned() };
    let repeat = (n > 0).then(|| Repeat { reason: RepeatReason::Undecided, decided_by: "policy".to_owned() });
    Delivery { state, repeat, ..Delivery::planned(key, Some(chat)) }
}

const UNKNOWN: DeliveryState = DeliveryState::Unknown { since: DateTime::UNIX_EPOCH };

fn accepted() -> DeliveryState {
    DeliveryState::Accepted { message: "1".to_owned(), at: DateTime::UNIX_EPOCH }
}

#[test]
fn a_repeat_that_was_cancelled_before_it_left_hides_nothing() {
    let rows = [row("a", 0, UNKNOWN), row("a", 1, DeliveryState::Cancelled)];
    let outcome = SeatOutcome::of(rows).expect("rows");
    assert_eq!((outcome.standing(), outcome.reason()), (Standing::Undecided, None));
    assert_eq!((outcome.rows.len(), outcome.rows[0].key.n), (1, 1));
}

#[test]
fn a_failed_repeat_does_not_hide_what_arrived_and_a_later_one_does_not_wait_for_an_earlier() {
    let failed = DeliveryState::Gone { reason: GoneReason::Blocked };
    let outcome = SeatOutcome::of([row("a", 0, accepted()), row("a", 1, failed.clone())]).expect("rows");
    assert_eq!(outcome.standing(), Standing::Received);
    let outcome = SeatOutcome::of([row("a", 0, failed), row("a", 1, DeliveryState::Planned)]).expect("rows");
    assert_eq!(outcome.standing(), Standing::Open);
}

#[test]
fn a_seat_stands_as_the_best_of_its_persons() {
    let failed = DeliveryState::Expired;
    let outcome = SeatOutcome::of([row("a", 0, failed), row("b", 0, UNKNOWN)]).expect("rows");
    assert_eq!((outcome.standing(), outcome.reason()), (Standing::Undecided, None));
    assert!(outcome.group().has_arrived() && !outcome.group().is_under_way());
}
