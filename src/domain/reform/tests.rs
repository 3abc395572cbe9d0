use super::*;
use crate::domain::role::Role;
use crate::domain::unit::{Unit, UnitEvent, UnitEventKind, UnitKind};
use crate::domain::unit_registry::UnitRegistry;

fn day() -> NaiveDate {
    "2025-07-01".parse().expect("a day")
}

fn unit(id: &str, kind: UnitKind, name: &str, parent: Option<&str>, new: bool) -> Unit {
    Unit {
        id: UnitId::new(id),
        kind,
        name: name.to_owned(),
        parent: parent.map(UnitId::new),
        code: None,
        valid_from: new.then(day),
        valid_to: (!new).then(|| day().pred_opt().expect("an eve")),
        aliases: Vec::new(),
    }
}

/// Three communes become one, a fourth is split, the district ends; a department follows it into the province's centre.
fn registry() -> UnitRegistry {
    use UnitKind::{Commune, Department, Province, RuralDistrict, Township, Ward};
    let units = vec![
        Unit { valid_to: None, valid_from: None, ..unit("p", Province, "P", None, false) },
        unit("d", RuralDistrict, "D", Some("p"), false),
        unit("d.a", Township, "A", Some("d"), false),
        unit("d.b", Commune, "B", Some("d"), false),
        unit("d.c", Commune, "C", Some("d"), false),
        unit("d.s", Commune, "S", Some("d"), false),
        unit("d.a.vh", Department, "Văn hóa", Some("d.a"), false),
        unit("p.a", Commune, "A", Some("p"), true),
        unit("p.a.vh", Department, "Văn hóa", Some("p.a"), true),
        unit("p.w", Ward, "W", Some("p"), true),
    ];
    let event = |kind, from: &[&str], to: &[&str]| UnitEvent {
        date: day(),
        kind,
        from: from.iter().copied().map(UnitId::new).collect(),
        to: to.iter().copied().map(UnitId::new).collect(),
        legal_basis: "1/NQ".to_owned(),
    };
    let events = vec![
        event(UnitEventKind::Merge, &["d.a", "d.b", "d.c"], &["p.a"]),
        event(UnitEventKind::Split, &["d.s"], &["p.a", "p.w"]),
        event(UnitEventKind::Abolish, &["d"], &[]),
    ];
    UnitRegistry::build(units, events).expect("a registry")
}

fn seat(id: &str, unit: &str, title: &str) -> Seat {
    Seat {
        id: SeatId::new(id),
        unit: UnitId::new(unit),
        title: title.to_owned(),
        role: Role::SeatHolder,
        holdings: Vec::new(),
        came_from: Vec::new(),
        merged: Vec::new(),
        merged_into: None,
    }
}

fn fates(seats: &[Seat], decided: &[(&str, Decision)]) -> BTreeMap<String, Fate> {
    let decided = decided.iter().map(|(seat, decision)| (SeatId::new(*seat), decision.clone())).collect();
    plan(&registry(), day(), seats, &decided).into_iter().map(|plan| (plan.seat.id.to_string(), plan.fate)).collect()
}

fn moves(unit: &str, title: &str) -> Fate {
    Fate::Moves { unit: UnitId::new(unit), title: title.to_owned() }
}

fn to(unit: &str) -> Decision {
    Decision::Move { unit: Some(UnitId::new(unit)), title: None }
}

#[test]
fn a_seat_goes_with_its_unit_under_the_new_name_and_the_others_are_asked_about() {
    let seats = [
        seat("a", "d.a", "Chủ tịch UBND thị trấn A"),
        seat("vh", "d.a.vh", "Trưởng phòng"),
        seat("s", "d.s", "Chủ tịch UBND xã S"),
        seat("clerk", "d", "Chuyên viên"),
        seat("p", "p", "Chánh Văn phòng"),
    ];
    let found = fates(&seats, &[]);
    assert_eq!(found["a"], moves("p.a", "Chủ tịch UBND xã A"));
    assert_eq!(found["vh"], moves("p.a.vh", "Trưởng phòng"), "a department goes with the unit above");
    assert_eq!(found["s"], Fate::Undecided(Why::Split));
    assert_eq!(found["clerk"], Fate::Undecided(Why::NoSuccessor));
    assert!(!found.contains_key("p"), "its unit goes on");
}

#[test]
fn of_several_chairs_of_merged_units_the_office_says_who_is_the_chair() {
    let chairs = [
        seat("a", "d.a", "Chủ tịch UBND thị trấn A"),
        seat("b", "d.b", "Chủ tịch UBND xã B"),
        seat("c", "d.c", "Bí thư"),
    ];
    let found = fates(&chairs, &[]);
    let same = |other: &str| Fate::Undecided(Why::SameTitle(vec![SeatId::new(other)]));
    assert_eq!((&found["a"], &found["b"]), (&same("b"), &same("a")));
    assert_eq!(found["c"], moves("p.a", "Bí thư"), "no other has this title");
    let found = fates(&chairs, &[("b", to("p.a"))]);
    assert_eq!(found["b"], moves("p.a", "Chủ tịch UBND xã A"));
    assert_eq!(found["a"], same("b"), "who is not named still waits");
    let deputy = Decision::Move { unit: None, title: Some("Phó Chủ tịch UBND xã A".to_owned()) };
    let found = fates(&chairs, &[("b", to("p.a")), ("a", deputy), ("c", Decision::End)]);
    assert_eq!(found["a"], moves("p.a", "Phó Chủ tịch UBND xã A"));
    assert_eq!(found["c"], Fate::Ends);
    let found = fates(&chairs, &[("a", to("p.a")), ("b", to("p.a"))]);
    assert_eq!((&found["a"], &found["b"]), (&same("b"), &same("a")), "two cannot both be");
}

#[test]
fn a_title_that_is_taken_at_the_new_unit_is_not_given_again() {
    let seats = [seat("a", "d.a", "Chủ tịch UBND thị trấn A"), seat("new", "p.a", "Chủ tịch UBND xã A")];
    let taken = Fate::Undecided(Why::SameTitle(vec![SeatId::new("new")]));
    assert_eq!(fates(&seats, &[])["a"], taken);
    assert_eq!(fates(&seats, &[("a", to("p.a"))])["a"], taken);
    assert_eq!(fates(&seats, &[("a", Decision::End)])["a"], Fate::Ends);
}

#[test]
fn a_unit_that_is_not_there_on_the_day_is_no_place_to_go() {
    let seats = [seat("s", "d.s", "Chủ tịch UBND xã S")];
    assert_eq!(fates(&seats, &[("s", to("d.a"))])["s"], Fate::Undecided(Why::NotValid(UnitId::new("d.a"))));
    assert_eq!(fates(&seats, &[("s", to("nowhere"))])["s"], Fate::Undecided(Why::NotValid(UnitId::new("nowhere"))));
    assert_eq!(fates(&seats, &[("s", to("p.w"))])["s"], moves("p.w", "Chủ tịch UBND phường W"));
}

#[test]
fn nothing_is_planned_on_another_day() {
    let seats = [seat("a", "d.a", "Chủ tịch UBND thị trấn A")];
    let other = "2025-07-02".parse().expect("a day");
    assert_eq!(plan(&registry(), other, &seats, &BTreeMap::new()), []);
}

fn merged(into: &str) -> Decision {
    Decision::Merge { into: SeatId::new(into), holders: BTreeMap::new() }
}

#[test]
fn chairs_of_merged_units_become_one_when_the_office_says_which_remains() {
    let chairs = [
        seat("a", "d.a", "Chủ tịch UBND thị trấn A"),
        seat("b", "d.b", "Chủ tịch UBND xã B"),
        seat("c", "d.c", "Chủ tịch UBND xã C"),
    ];
    let found = fates(&chairs, &[("b", merged("a")), ("c", merged("a"))]);
    assert_eq!(found["a"], moves("p.a", "Chủ tịch UBND xã A"), "no other has this title any more");
    assert!(matches!(&found["b"], Fate::Merges(merge) if merge.into.as_str() == "a" && merge.reform == Some(day())));
    assert!(matches!(&found["c"], Fate::Merges(_)));

    let found = fates(&chairs, &[("b", merged("a"))]);
    assert!(matches!(&found["a"], Fate::Undecided(Why::SameTitle(_))), "c is there still");
    assert_eq!(found["b"], Fate::Undecided(Why::NoSuchSeat(SeatId::new("a"))), "not into what nobody has decided on");
    let found = fates(&chairs, &[("a", merged("b")), ("b", merged("a")), ("c", merged("c"))]);
    assert_eq!(found["a"], Fate::Undecided(Why::NoSuchSeat(SeatId::new("b"))), "two that end in one another");
    assert!(matches!(&found["c"], Fate::Undecided(_)));
    let found = fates(&chairs, &[("a", to("p.a")), ("b", merged("nobody")), ("c", Decision::End)]);
    assert_eq!(found["b"], Fate::Undecided(Why::NoSuchSeat(SeatId::new("nobody"))));
}

#[test]
fn nobody_is_merged_away_unasked_and_a_merged_seat_is_in_no_plan() {
    let holding = crate::domain::seat::Holding { person: PersonId::new("an"), from: DateTime::UNIX_EPOCH, until: None };
    let held = Seat { holdings: vec![holding], ..seat("b", "d.b", "Chủ tịch UBND xã B") };
    let chairs = [seat("a", "d.a", "Chủ tịch UBND thị trấn A"), held];
    let found = fates(&chairs, &[("b", merged("a"))]);
    let undecided = MergeRefusal::Undecided(vec![PersonId::new("an")]);
    assert_eq!(found["b"], Fate::Undecided(Why::NotMerged(undecided)));
    let holders = BTreeMap::from([(PersonId::new("an"), false)]);
    let word = Decision::Merge { into: SeatId::new("a"), holders: holders.clone() };
    let found = fates(&chairs, &[("b", word)]);
    let Fate::Merges(merge) = &found["b"] else { panic!("{found:?}") };
    let (whole, gone) = chairs[0].merged_with(&chairs[1], merge, DateTime::UNIX_EPOCH);
    let found = fates(&[whole, gone], &[]);
    assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), ["a"]);
}
