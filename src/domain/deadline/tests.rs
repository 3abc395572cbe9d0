use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn every(days: RecurringDays) -> Recurrence {
    Recurrence::new(days, None).expect("days that exist")
}

fn month_day(month: u32, day: u32) -> MonthDay {
    MonthDay { month, day }
}

#[test]
fn the_first_last_day_is_the_first_that_is_not_over_at_issue() {
    let monthly = |day| Deadline::monthly(day).expect("a day");
    assert_eq!(monthly(15).last_day(day("2025-01-10")), day("2025-01-15"));
    assert_eq!(monthly(15).last_day(day("2025-01-15")), day("2025-01-15"));
    assert_eq!(monthly(15).last_day(day("2025-12-16")), day("2026-01-15"));
    assert_eq!(monthly(31).last_day(day("2025-02-03")), day("2025-02-28"));
    assert_eq!(Deadline::On(day("2024-12-31")).last_day(day("2025-01-10")), day("2024-12-31"));
}

#[test]
fn each_kind_goes_from_time_to_time() {
    let times = |days: RecurringDays, from: &str| {
        let recurrence = every(days);
        let first = recurrence.on_or_after(day(from));
        let next = recurrence.next_after(first);
        [first, next, recurrence.next_after(next)].map(|day| day.to_string())
    };
    // 17/1/2025 is a Friday.
    let weekly = times(RecurringDays::Week(vec![Weekday::Fri]), "2025-01-17");
    assert_eq!(weekly, ["2025-01-17", "2025-01-24", "2025-01-31"]);
    let twice = times(RecurringDays::Week(vec![Weekday::Thu, Weekday::Mon]), "2025-01-17");
    assert_eq!(twice, ["2025-01-20", "2025-01-23", "2025-01-27"]);
    let monthly = times(RecurringDays::Month(vec![30, 15]), "2025-02-16");
    assert_eq!(monthly, ["2025-02-28", "2025-03-15", "2025-03-30"]);
    let of_month = |nth, weekday| RecurringDays::MonthWeekday(vec![MonthWeekday { nth, weekday }]);
    let first_friday = times(of_month(Nth::First, Weekday::Fri), "2025-01-04");
    assert_eq!(first_friday, ["2025-02-07", "2025-03-07", "2025-04-04"]);
    let last_friday = times(of_month(Nth::Last, Weekday::Fri), "2025-01-31");
    assert_eq!(last_friday, ["2025-01-31", "2025-02-28", "2025-03-28"]);
    let quarterly = times(RecurringDays::Quarter(vec![month_day(3, 20)]), "2025-03-21");
    assert_eq!(quarterly, ["2025-06-20", "2025-09-20", "2025-12-20"]);
    let yearly = times(RecurringDays::Year(vec![month_day(12, 15), month_day(6, 15)]), "2025-06-16");
    assert_eq!(yearly, ["2025-12-15", "2026-06-15", "2026-12-15"]);
    assert_eq!(every(RecurringDays::Month(vec![31])).last_before(day("2025-03-31")), Some(day("2025-02-28")));
}

#[test]
fn days_that_do_not_exist_make_no_deadline() {
    let exists = |days| Recurrence::new(days, None).is_some();
    assert!(!exists(RecurringDays::Week(Vec::new())));
    assert!(!exists(RecurringDays::Month(vec![15, 32])) && !exists(RecurringDays::Month(vec![0])));
    assert!(
        !exists(RecurringDays::Quarter(vec![month_day(4, 1)])) && exists(RecurringDays::Year(vec![month_day(4, 1)]))
    );
}

#[test]
fn the_stored_shapes_stay_what_they_are() {
    let recurring = |days, at| Deadline::Every(Recurrence::new(days, at).expect("days"));
    let clock = NaiveTime::from_hms_opt(16, 0, 0).map(DueTime::Clock);
    let shapes = [
        (Deadline::On(day("2025-02-15")), json!({ "on": "2025-02-15" })),
        (recurring(RecurringDays::Month(vec![15]), None), json!({ "monthly": 15 })),
        (recurring(RecurringDays::Month(vec![15, 30]), None), json!({ "every": "month", "days": [15, 30] })),
        (
            recurring(RecurringDays::Week(vec![Weekday::Fri]), clock),
            json!({ "every": "week", "days": ["Fri"], "at": "16:00" }),
        ),
        (
            recurring(RecurringDays::MonthWeekday(vec![MonthWeekday { nth: Nth::Last, weekday: Weekday::Fri }]), None),
            json!({ "every": "month_weekday", "days": [{ "nth": "last", "weekday": "Fri" }] }),
        ),
        (
            recurring(RecurringDays::Quarter(vec![month_day(3, 20)]), Some(DueTime::Morning)),
            json!({ "every": "quarter", "days": [{ "month": 3, "day": 20 }], "at": "morning" }),
        ),
        (
            recurring(RecurringDays::Year(vec![month_day(6, 15)]), None),
            json!({ "every": "year", "days": [{ "month": 6, "day": 15 }] }),
        ),
    ];
    for (deadline, shape) in shapes {
        assert_eq!(serde_json::to_value(&deadline).expect("JSON"), shape);
        assert_eq!(serde_json::from_value::<Deadline>(shape).expect("read"), deadline);
    }
    let broken = [json!({ "monthly": 0 }), json!({ "every": "week", "days": [] }), Value::Null, json!({ "weekly": 5 })];
    for shape in broken {
        assert!(serde_json::from_value::<Deadline>(shape.clone()).is_err(), "{shape}");
    }
}

fn recurrences() -> impl Strategy<Value = Recurrence> {
    let week = prop::collection::vec((0u8..7).prop_map(|day| Weekday::try_from(day).expect("a weekday")), 1..4);
    let dated = |months: u32| prop::collection::vec((1..=months, 1u32..=31), 1..5);
    let month_days = |days: Vec<(u32, u32)>| days.into_iter().map(|(month, day)| MonthDay { month, day }).collect();
    prop_oneof![
        week.prop_map(RecurringDays::Week),
        prop::collection::vec(1u32..=31, 1..4).prop_map(RecurringDays::Month),
        prop::collection::vec((0usize..5, 0u8..7), 1..4).prop_map(|days| {
            let day = |(nth, day): (usize, u8)| MonthWeekday {
                nth: [Nth::First, Nth::Second, Nth::Third, Nth::Fourth, Nth::Last][nth],
                weekday: Weekday::try_from(day).expect("a weekday"),
            };
            RecurringDays::MonthWeekday(days.into_iter().map(day).collect())
        }),
        dated(3).prop_map(move |days| RecurringDays::Quarter(month_days(days))),
        dated(12).prop_map(move |days| RecurringDays::Year(month_days(days))),
    ]
    .prop_map(every)
}

/// Whether the day is one that the words mean, judged without the arithmetic under test.
fn is_meant(recurrence: &Recurrence, due: NaiveDate) -> bool {
    let is_last = due.succ_opt().is_none_or(|next| next.month() != due.month());
    let is_day = |day: u32| due.day() == day || (is_last && day > due.day());
    match recurrence.days() {
        RecurringDays::Week(days) => days.contains(&due.weekday()),
        RecurringDays::Month(days) => days.iter().any(|day| is_day(*day)),
        RecurringDays::MonthWeekday(days) => days.iter().any(|of| {
            let place = match of.nth {
                Nth::Last => (due + Days::new(7)).month() != due.month(),
                nth => (due.day() - 1) / 7 == nth as u32,
            };
            due.weekday() == of.weekday && place
        }),
        RecurringDays::Quarter(days) => days.iter().any(|of| due.month0() % 3 + 1 == of.month && is_day(of.day)),
        RecurringDays::Year(days) => days.iter().any(|of| due.month() == of.month && is_day(of.day)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn times_are_meant_none_is_left_out_and_each_is_later(recurrence in recurrences(), offset in 0u64..4000) {
        let from = day("2020-01-01") + Days::new(offset);
        let first = recurrence.on_or_after(from);
        prop_assert!(first >= from && is_meant(&recurrence, first));
        let between = from.iter_days().take_while(|day| *day < first).find(|day| is_meant(&recurrence, *day));
        prop_assert_eq!(between, None, "left out");
        let next = recurrence.next_after(first);
        prop_assert!(next > first && is_meant(&recurrence, next));
        prop_assert_eq!(recurrence.last_before(next), Some(first));
    }

    #[test]
    fn what_is_stored_is_read_back(recurrence in recurrences()) {
        let deadline = Deadline::Every(recurrence);
        let stored = serde_json::to_string(&deadline).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Deadline>(&stored).expect("read"), deadline);
    }
}
