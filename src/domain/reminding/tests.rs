use super::*;
use chrono::NaiveTime;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(&format!("{text}+07:00")).expect("a time").with_timezone(&Utc)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn hours() -> OfficeHours {
    let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).expect("a time");
    OfficeHours {
        quiet_from: time(21, 0),
        quiet_until: time(6, 30),
        work_from: time(7, 30),
        work_until: time(17, 0),
        // Tết of 2025.
        holidays: (27..=31).map(|d| NaiveDate::from_ymd_opt(2025, 1, d).expect("a day")).collect(),
        make_up_days: BTreeSet::new(),
    }
}

fn policy() -> ReminderPolicy {
    ReminderPolicy {
        first_after: TimeDelta::hours(8),
        every_days: 2,
        at_most: 3,
        before_deadline: vec![3, 1],
        to_unit_after: 3,
        to_office_after: 5,
    }
}

/// Arrived on Monday 20/1/2025 at 9:00.
fn followed() -> Followed {
    Followed {
        arrived_at: at("2025-01-20T09:00:00"),
        stage: Stage::Issued,
        occurrence: Occurrence::FIRST,
        last_day: None,
        asks_for_report: true,
        reminded: Vec::new(),
    }
}

/// The reminders of a seat that does nothing, looked for every ten minutes.
fn timetable(mut followed: Followed, policy: &ReminderPolicy, until: &str) -> Vec<(RepeatReason, DateTime<Utc>)> {
    let (mut now, mut sent) = (followed.arrived_at, Vec::new());
    while now < at(until) {
        if let Some(reason) = reminder_due(&followed, policy, &hours(), now) {
            followed.reminded.push(Reminded { reason, on: office_day(now), occurrence: followed.occurrence });
            sent.push((reason, now));
        }
        now += TimeDelta::minutes(10);
    }
    sent
}

#[test]
fn who_does_not_acknowledge_is_reminded_after_working_hours_have_passed_then_every_other_working_day() {
    use RepeatReason::Reminder;
    let sent = timetable(followed(), &policy(), "2025-03-01T00:00:00");
    // Eight working hours end on Monday at 17:00; then Thursday, and over Tết to Tuesday of the week after.
    let expected = ["2025-01-21T07:30:00", "2025-01-23T07:30:00", "2025-02-03T07:30:00"];
    assert_eq!(sent, expected.map(|time| (Reminder, at(time))));
}

#[test]
fn a_deadline_is_reminded_of_before_it_and_a_missing_report_after_it() {
    use RepeatReason::{BeforeDeadline, Overdue};
    let acknowledged = Followed { stage: Stage::Acknowledged, last_day: Some(day("2025-01-24")), ..followed() };
    let sent = timetable(acknowledged.clone(), &policy(), "2025-03-01T00:00:00");
    let expected = [
        (BeforeDeadline, "2025-01-21T07:30:00"),
        (BeforeDeadline, "2025-01-23T07:30:00"),
        // The first working day after the deadline lies behind Tết.
        (Overdue, "2025-02-03T07:30:00"),
        (Overdue, "2025-02-05T07:30:00"),
        (Overdue, "2025-02-07T07:30:00"),
    ];
    assert_eq!(sent, expected.map(|(reason, time)| (reason, at(time))));
    let no_report = Followed { asks_for_report: false, ..acknowledged };
    let sent = timetable(no_report, &policy(), "2025-03-01T00:00:00");
    assert_eq!(sent.len(), 2, "nobody can be late with a report that is not asked for: {sent:?}");
}

#[test]
fn a_deadline_that_has_passed_before_the_arrival_leaves_a_day_and_no_deadline_leaves_peace() {
    let late = Followed { stage: Stage::Acknowledged, last_day: Some(day("2025-01-10")), ..followed() };
    assert_eq!(reminder_due(&late, &policy(), &hours(), at("2025-01-20T09:30:00")), None, "it has only just come");
    assert_eq!(reminder_due(&late, &policy(), &hours(), at("2025-01-21T09:30:00")), Some(RepeatReason::Overdue));
    let open = Followed { stage: Stage::Acknowledged, ..followed() };
    assert_eq!(timetable(open, &policy(), "2025-03-01T00:00:00"), []);
    for stage in [Stage::Reported, Stage::Completed] {
        let done = Followed { stage, last_day: Some(day("2025-01-10")), ..followed() };
        assert_eq!(timetable(done, &policy(), "2025-03-01T00:00:00"), []);
    }
}

#[test]
fn the_unit_is_told_before_the_office_and_neither_of_what_is_done() {
    let due = |followed: &Followed, time: &str| escalation_due(followed, &policy(), &hours(), at(time));
    let silent = followed();
    assert_eq!(due(&silent, "2025-01-22T16:00:00"), None);
    assert_eq!(due(&silent, "2025-01-23T08:00:00"), Some((Escalation::Unit, Neglect::Acknowledgement)));
    assert_eq!(due(&silent, "2025-01-24T18:00:00"), None, "after hours");
    // Four working days are over on Friday; the fifth is the first after Tết.
    assert_eq!(due(&silent, "2025-01-24T16:00:00"), Some((Escalation::Unit, Neglect::Acknowledgement)));
    assert_eq!(due(&silent, "2025-02-03T08:00:00"), Some((Escalation::Office, Neglect::Acknowledgement)));
    let working = Followed { stage: Stage::InProgress, last_day: Some(day("2025-01-21")), ..followed() };
    assert_eq!(due(&working, "2025-01-23T08:00:00"), None);
    assert_eq!(due(&working, "2025-01-24T08:00:00"), Some((Escalation::Unit, Neglect::Report)));
    let reported = Followed { stage: Stage::Reported, ..working };
    assert_eq!(due(&reported, "2025-02-10T08:00:00"), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Whatever is set: in working time, one a day, none of a kind above the limit, none of a finished directive.
    #[test]
    fn nobody_is_flooded(
        first in 0i64..40, every in 1u32..4, at_most in 0usize..5, before in prop::collection::vec(0u32..6, 0..4),
        arrived in 0i64..(24 * 7), deadline in prop::option::of(-5i64..20), asks in any::<bool>(), stage in 0usize..5,
    ) {
        let policy = ReminderPolicy {
            first_after: TimeDelta::hours(first), every_days: every, at_most, before_deadline: before.clone(),
            to_unit_after: 3, to_office_after: 5,
        };
        let arrived_at = at("2025-01-20T00:00:00") + TimeDelta::hours(arrived);
        let stage = Stage::ALL[stage];
        let followed = Followed {
            arrived_at, stage, asks_for_report: asks, reminded: Vec::new(), occurrence: Occurrence::FIRST,
            last_day: deadline.map(|days| office_day(arrived_at) + TimeDelta::days(days)),
        };
        let sent = timetable(followed, &policy, "2025-02-20T00:00:00");
        let days: BTreeSet<NaiveDate> = sent.iter().map(|(_, time)| office_day(*time)).collect();
        prop_assert_eq!(days.len(), sent.len(), "one a day");
        prop_assert!(sent.iter().all(|(_, time)| hours().is_working_time(*time)));
        let count = |reason| sent.iter().filter(|(sent, _)| *sent == reason).count();
        prop_assert!(count(RepeatReason::Reminder) <= at_most && count(RepeatReason::Overdue) <= at_most);
        prop_assert!(count(RepeatReason::BeforeDeadline) <= before.len());
        if stage >= Stage::Reported {
            prop_assert!(sent.is_empty());
        }
    }
}

#[test]
fn a_reminder_to_two_holders_counts_once() {
    use crate::domain::delivery::DeliveryKey;
    use crate::domain::notice::NoticeId;
    use crate::domain::seat::{PersonId, SeatId};
    let row = |person: &str, n, on: &str| {
        let key = DeliveryKey { notice: NoticeId(1), seat: SeatId::new("s"), person: PersonId::new(person), n };
        let repeat = Some(scheduled(RepeatReason::BeforeDeadline, day(on), Occurrence::FIRST));
        Delivery { repeat, ..Delivery::planned(key, None) }
    };
    let rows = ["a", "b"].map(|person| [row(person, 1, "2025-01-21"), row(person, 2, "2025-01-23")]).concat();
    let days: Vec<String> = reminders_among(&rows).iter().map(|reminded| reminded.on.to_string()).collect();
    assert_eq!(days, ["2025-01-21", "2025-01-23"]);
}

#[test]
fn a_reminder_carries_the_day_it_was_planned_for() {
    use crate::domain::delivery::DeliveryKey;
    use crate::domain::notice::NoticeId;
    use crate::domain::seat::{PersonId, SeatId};
    let key = DeliveryKey { notice: NoticeId(1), seat: SeatId::new("s"), person: PersonId::new("p"), n: 1 };
    let mut row = Delivery::planned(key, None);
    assert_eq!(reminded(&row), None);
    for occurrence in [Occurrence::FIRST, Occurrence::later(day("2025-01-17"))] {
        row.repeat = Some(scheduled(RepeatReason::Overdue, day("2025-01-20"), occurrence));
        let of = Reminded { reason: RepeatReason::Overdue, on: day("2025-01-20"), occurrence };
        assert_eq!(reminded(&row), Some(of));
    }
    // As marked before later occurrences were kept.
    row.repeat = Some(Repeat { reason: RepeatReason::Overdue, decided_by: "schedule:2025-01-20".to_owned() });
    assert_eq!(reminded(&row).map(|reminded| reminded.occurrence), Some(Occurrence::FIRST));
}
