use super::fixture::{national_and_own, own_set};
use super::*;
use crate::domain::unit::{Unit, UnitKind};

fn units() -> UnitRegistry {
    let unit = |id: &str, kind, parent: Option<&str>| Unit {
        id: UnitId::new(id),
        kind,
        name: id.to_owned(),
        parent: parent.map(UnitId::new),
        code: None,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    };
    let units = vec![
        unit("p", UnitKind::Province, None),
        unit("p.c", UnitKind::Commune, Some("p")),
        unit("q", UnitKind::Province, None),
    ];
    UnitRegistry::build(units, Vec::new()).expect("units")
}

#[test]
fn the_unit_and_the_end_of_the_period_decide_which_scale_holds() {
    let (sets, units) = (national_and_own("p"), units());
    let in_force = ScalesInForce { sets: &sets, units: &units };
    let max = |unit: &str, period| in_force.in_period(period, &UnitId::new(unit)).max(Indicator::Ckmb);
    let month = |month| Period::Month { year: 2025, month };
    assert_eq!((max("p.c", month(6)), max("p.c", month(7))), (Points::whole(18), Points::whole(22)));
    assert_eq!(max("p.c", Period::Year { year: 2025 }), Points::whole(22), "a year counts as it ends");
    assert_eq!(max("q", month(7)), Points::whole(18), "another province's set is none of ours");
    let nothing = ScalesInForce { sets: &IndexSets::default(), units: &units };
    assert_eq!(nothing.in_period(month(7), &UnitId::new("p")), Scale::national());
}

#[test]
fn the_groups_of_a_layout_are_complete_and_no_others() {
    let five = [Indicator::Ckmb, Indicator::Tdgq, Indicator::Online, Indicator::Mdhl, Indicator::Shhs];
    let (own, national) = (Scale::of(&own_set("p")), Scale::national());
    assert!(own.is_complete(&five) && national.is_complete(&five) && national.is_complete(&Indicator::GROUPS));
    assert!(!own.is_complete(&Indicator::GROUPS), "this set publishes five");
    assert!(!national.is_complete(&five[1..]) && !national.is_complete(&[&five[..], &[Indicator::Tttt]].concat()));
}

#[test]
fn a_maximum_names_a_group_only_where_no_other_group_has_it_in_any_set() {
    let (national, both) = (Scales::national(), Scales::of(&national_and_own("p")));
    assert_eq!(national.only_with(Points::whole(20)), Some(Indicator::Tdgq));
    assert_eq!(national.only_with(Points::whole(18)), None, "two groups have it");
    assert_eq!(both.only_with(Points::whole(100)), Some(Indicator::Total));
    assert!(both.may_be(Indicator::Ckmb, Points::whole(18)) && both.may_be(Indicator::Ckmb, Points::whole(22)));
    assert!(!national.may_be(Indicator::Ckmb, Points::whole(22)));
    assert!(both.is_of_online(Points::whole(22)) && !both.is_of_online(Points::whole(12)));
    assert!(national.fits_online_alone(Points::whole(15)) && !national.fits_online_alone(Points::whole(12)));
    assert_eq!(Scales::of(&IndexSets::default()), national);
}
