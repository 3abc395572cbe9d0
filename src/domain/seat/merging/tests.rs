use super::*;
use crate::domain::seat::FormerUnit;
use proptest::prelude::*;

fn at(day: u32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(2025, 7, day).and_then(|day| day.and_hms_opt(0, 0, 0)).expect("a time").and_utc()
}

fn seat(id: &str, unit: &str, holders: &[&str]) -> Seat {
    let holding = |person: &&str| Holding { person: PersonId::new(*person), from: at(1), until: None };
    Seat {
        id: SeatId::new(id),
        unit: UnitId::new(unit),
        title: format!("Chủ tịch {unit}"),
        role: Role::SeatHolder,
        holdings: holders.iter().map(holding).collect(),
        came_from: Vec::new(),
        merged: Vec::new(),
        merged_into: None,
    }
}

fn merge(from: &str, into: &str, holders: &[(&str, bool)]) -> SeatMerge {
    let holders = holders.iter().map(|(person, stays)| (PersonId::new(*person), *stays)).collect();
    SeatMerge { from: SeatId::new(from), into: SeatId::new(into), holders, reform: None }
}

#[test]
fn the_seat_that_remains_stands_for_both_and_for_what_they_came_from() {
    let former = FormerUnit { unit: UnitId::new("d.z"), title: "Z".to_owned(), reform: at(1).date_naive() };
    let from = Seat { came_from: vec![former], ..seat("a", "d.a", &["an", "binh"]) };
    let word = merge("a", "b", &[("an", true), ("binh", false)]);
    let (into, gone) = seat("b", "p.b", &["cuong"]).merged_with(&from, &word, at(2));
    assert_eq!(into.ids().map(SeatId::as_str).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(into.units().map(UnitId::as_str).collect::<Vec<_>>(), ["p.b", "d.a", "d.z"]);
    assert_eq!(into.holders().map(PersonId::as_str).collect::<Vec<_>>(), ["cuong", "an"]);
    assert_eq!((gone.holders().count(), gone.holdings.len()), (0, 2), "who held it can still be read");
    assert_eq!(gone.merged_into, Some(MergedInto { seat: SeatId::new("b"), at: at(2) }));
    let (whole, _) =
        seat("c", "p.b", &[]).merged_with(&into, &merge("b", "c", &[("cuong", true), ("an", true)]), at(3));
    assert_eq!(whole.ids().map(SeatId::as_str).collect::<Vec<_>>(), ["c", "b", "a"], "what had been merged goes along");
    assert_eq!(whole.former_units().into_iter().map(UnitId::as_str).collect::<Vec<_>>(), ["d.a", "d.z"]);
}

#[test]
fn what_cannot_become_one_is_refused_with_its_reason() {
    let (from, into) = (seat("a", "d.a", &["an"]), seat("b", "p.b", &[]));
    let (named, role) = (merge("a", "b", &[("an", true)]), Role::Clerk);
    assert_eq!(into.may_take_in(&from, &named, role), Ok(()));
    assert_eq!(from.may_take_in(&from, &named, role), Err(MergeRefusal::Itself));
    let person = |name: &str| vec![PersonId::new(name)];
    assert_eq!(into.may_take_in(&from, &merge("a", "b", &[]), role), Err(MergeRefusal::Undecided(person("an"))));
    let stranger = merge("a", "b", &[("an", true), ("x", true)]);
    assert_eq!(into.may_take_in(&from, &stranger, role), Err(MergeRefusal::NotHolders(person("x"))));
    let viewer = Seat { role: Role::Viewer, ..into.clone() };
    assert!(matches!(viewer.may_take_in(&from, &named, role), Err(MergeRefusal::NoReceiver { .. })));
    let above = Seat { role: Role::Approver, ..into.clone() };
    assert!(matches!(above.may_take_in(&from, &named, role), Err(MergeRefusal::Exceeded(_))));
    let raised = Seat { role: Role::Approver, ..from.clone() };
    assert!(into.may_take_in(&raised, &named, role).is_err());
    let (whole, gone) = into.merged_with(&from, &named, at(2));
    let again = whole.may_take_in(&gone, &named, role);
    assert!(matches!(again, Err(MergeRefusal::MergedBefore { into, .. }) if into.as_str() == "b"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// Nobody is lost, nobody holds the seat twice, and nobody comes to it whom the office has not named.
    #[test]
    fn everybody_is_where_the_office_said(of_from in prop::collection::btree_map("[a-f]", any::<bool>(), 0..5),
                                          of_into in prop::collection::btree_set("[a-f]", 0..5)) {
        let names: Vec<&str> = of_from.keys().map(String::as_str).collect();
        let there: Vec<&str> = of_into.iter().map(String::as_str).collect();
        let word: Vec<(&str, bool)> = of_from.iter().map(|(name, stays)| (name.as_str(), *stays)).collect();
        let (from, into) = (seat("a", "u", &names), seat("b", "v", &there));
        let word = merge("a", "b", &word);
        prop_assert_eq!(into.may_take_in(&from, &word, Role::Operator), Ok(()));
        let (whole, gone) = into.merged_with(&from, &word, at(2));
        let mut expected: Vec<String> = of_into.iter().cloned().collect();
        expected.extend(of_from.iter().filter(|(name, stays)| **stays && !of_into.contains(*name)).map(|(name, _)| name.clone()));
        let mut held: Vec<String> = whole.holders().map(ToString::to_string).collect();
        expected.sort();
        held.sort();
        prop_assert_eq!(held, expected);
        prop_assert_eq!((gone.holders().count(), gone.holdings.len()), (0, of_from.len()));
    }
}
