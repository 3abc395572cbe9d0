use super::*;
use crate::channel::capabilities_of;
use crate::config::Config;
use crate::delivery::fixture;
use crate::domain::delivery::{DeliveryKey, Repeat, WaitReason};
use crate::domain::message::Picture;
use crate::domain::notice::Stamp;
use crate::domain::rights::Actor;
use crate::domain::seat::{ChannelKind, PersonId, SeatId};

const LEASE: u64 = 7;

fn at(time: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(time).expect("a time").to_utc()
}

fn claimed(now: DateTime<Utc>) -> Delivery {
    let notice = fixture::notice();
    let key = DeliveryKey { notice: notice.id, seat: SeatId::new("s"), person: PersonId::new("p"), n: 0 };
    let mut row = Delivery::planned(key, Some(fixture::chat("1")));
    row.claim(now, LEASE);
    row
}

/// A notice of this morning.
fn notice(urgent: bool) -> Outgoing {
    let issued = Some(Stamp { by: Actor::System, at: at("2025-01-20T08:00:00+07:00") });
    let max_lateness = TimeDelta::hours(72);
    Outgoing::Notice(Box::new(crate::domain::notice::Notice { issued, urgent, max_lateness, ..fixture::notice() }))
}

fn admitted(outgoing: &Outgoing, row: &Delivery, now: DateTime<Utc>) -> Result<(), Refusal> {
    Look::of(outgoing, row, now).admits(row, LEASE, &Config::default().office_hours(), now)
}

#[tokio::test(start_paused = true)]
async fn a_request_leaves_from_a_claim_of_this_process_alone() {
    let now = at("2025-01-20T09:00:00+07:00");
    let row = claimed(now);
    assert_eq!(admitted(&notice(false), &row, now), Ok(()));
    let unclaimed = Err(Refusal::Breach(Breach::SentUnclaimed));
    let mut of_another = row.clone();
    of_another.claim(now, LEASE - 1);
    assert_eq!(admitted(&notice(false), &of_another, now), unclaimed);
    let mut given_back = row;
    given_back.release(now, WaitReason::Released);
    assert_eq!(admitted(&notice(false), &given_back, now), unclaimed);
}

#[tokio::test(start_paused = true)]
async fn none_leaves_in_quiet_hours_but_the_urgent_and_none_past_its_time_but_what_has_its_own() {
    let night = at("2025-01-20T21:00:00+07:00");
    let row = claimed(night);
    assert_eq!(admitted(&notice(false), &row, night), Err(Refusal::Breach(Breach::SentInQuietHours)));
    assert_eq!(admitted(&notice(true), &row, night), Ok(()));
    let late = at("2025-01-23T08:00:01+07:00");
    assert_eq!(admitted(&notice(false), &row, late), Err(Refusal::Breach(Breach::SentTooLate)));
    let repeated = |reason| {
        let repeat = Some(Repeat { reason, decided_by: "seat:s".to_owned() });
        admitted(&notice(false), &Delivery { repeat, ..claimed(late) }, late)
    };
    assert_eq!(repeated(RepeatReason::AskedFor), Ok(()));
    assert_eq!(repeated(RepeatReason::Reminder), Ok(()));
    assert_eq!(repeated(RepeatReason::Undecided), Err(Refusal::Breach(Breach::SentTooLate)));
}

#[tokio::test(start_paused = true)]
async fn what_was_looked_at_in_time_may_be_finished_soon_and_a_clock_that_is_set_is_no_breach() {
    let before_night = at("2025-01-20T20:59:50+07:00");
    let row = claimed(before_night);
    let look = Look::of(&notice(false), &row, before_night);
    let hours = Config::default().office_hours();
    let admits = |now| look.admits(&row, LEASE, &hours, now);
    tokio::time::advance(Duration::from_secs(30)).await;
    assert_eq!(admits(before_night + TimeDelta::seconds(30)), Ok(()));
    for jump in [-86_400, -3, 3, 3_600] {
        assert_eq!(admits(before_night + TimeDelta::seconds(30 + jump)), Err(Refusal::LookAgain));
    }
    tokio::time::advance(Duration::from_secs(31)).await;
    assert_eq!(admits(before_night + TimeDelta::seconds(61)), Err(Refusal::LookAgain));
}

#[test]
fn a_part_is_within_its_channel_s_limit_and_not_empty() {
    for kind in ChannelKind::ALL {
        let capabilities = capabilities_of(kind);
        let of = |length: usize| fits(&Part { text: "ệ".repeat(length), ..Part::default() }, capabilities);
        assert_eq!(of(capabilities.text_limit), Ok(()));
        let unfit = Err(Refusal::Breach(Breach::UnfitPart));
        assert_eq!((of(0), fits(&Part { text: " \n".to_owned(), ..Part::default() }, capabilities)), (unfit, of(0)));
        if let Some(more) = capabilities.text_limit.checked_add(1).filter(|more| *more < 1 << 20) {
            assert_eq!(of(more), Err(Refusal::Breach(Breach::UnfitPart)));
        }
        let picture = Picture { png: Vec::new(), alt: String::new() };
        assert_eq!(fits(&Part { picture: Some(picture), ..Part::default() }, capabilities), Ok(()));
    }
}
