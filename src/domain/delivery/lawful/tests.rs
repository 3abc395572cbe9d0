use super::*;
use crate::domain::delivery::{Attempt, DeliveryKey, DeliveryState, GoneReason, OutcomeKind, Repeat, RepeatReason};
use crate::domain::notice::NoticeId;
use crate::domain::seat::{ChannelKind, ChatAddress, PersonId, SeatId};
use chrono::{DateTime, TimeDelta, Utc};

const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

fn row(state: DeliveryState) -> Delivery {
    let key = DeliveryKey { notice: NoticeId(1), seat: SeatId::new("s"), person: PersonId::new("p"), n: 0 };
    let chat = ChatAddress { channel: ChannelKind::Telegram, chat: "1".to_owned() };
    Delivery { state, ..Delivery::planned(key, Some(chat)) }
}

fn states() -> [DeliveryState; 9] {
    [
        DeliveryState::Planned,
        DeliveryState::Claimed { at: NOW, lease: 1 },
        DeliveryState::Waiting { not_before: NOW, reason: crate::domain::delivery::WaitReason::TryLater },
        DeliveryState::Accepted { message: "1".to_owned(), at: NOW },
        DeliveryState::Rejected { reason: "r".to_owned() },
        DeliveryState::Gone { reason: GoneReason::Blocked },
        DeliveryState::Unknown { since: NOW },
        DeliveryState::Cancelled,
        DeliveryState::Expired,
    ]
}

#[test]
fn an_end_stays_an_end_and_a_message_leaves_only_from_a_claim() {
    use DeliveryStatus::{Accepted, Claimed, Planned, Unknown, Waiting};
    for from in states().map(row) {
        for to in states().map(row) {
            let (a, b) = (from.status(), to.status());
            let lawful = a == b
                || a == Claimed
                || (matches!(a, Planned | Waiting) && matches!(b, Claimed | DeliveryStatus::Cancelled))
                || (a == Unknown && b == Accepted);
            assert_eq!(to.may_follow(Some(&from)).is_ok(), lawful, "{a:?} → {b:?}");
        }
    }
    let new: Vec<&str> =
        states().map(row).iter().filter(|row| row.may_follow(None).is_ok()).map(|row| row.status().code()).collect();
    assert_eq!(new, ["planned", "gone"]);
}

#[test]
fn what_is_known_of_a_row_is_not_lost_and_a_repeat_says_why() {
    let planned = row(DeliveryState::Claimed { at: NOW, lease: 1 });
    let attempt = Attempt { chat: planned.chat.clone().expect("a chat"), at: NOW, outcome: OutcomeKind::TryLater };
    let tried = Delivery { attempts: vec![attempt], ..planned.clone() };
    assert_eq!(tried.may_follow(Some(&planned)), Ok(()));
    assert_eq!(planned.may_follow(Some(&tried)), Err(Breach::AttemptsLost));
    let acknowledged = Delivery { acknowledged_at: Some(NOW), ..planned.clone() };
    let later = Delivery { acknowledged_at: Some(NOW + TimeDelta::hours(1)), ..planned.clone() };
    assert_eq!(acknowledged.may_follow(Some(&planned)), Ok(()));
    for lost in [&planned, &later] {
        assert_eq!(lost.may_follow(Some(&acknowledged)), Err(Breach::AcknowledgementChanged));
    }
    let mut second = row(DeliveryState::Planned);
    second.key.n = 1;
    assert_eq!(second.may_follow(None), Err(Breach::UnmarkedRepeat));
    second.repeat = Some(Repeat { reason: RepeatReason::AskedFor, decided_by: "seat:x".to_owned() });
    assert_eq!(second.may_follow(None), Ok(()));
}
