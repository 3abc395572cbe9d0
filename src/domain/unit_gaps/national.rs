//! The registry at the size of the whole country: 63 provinces, 696 districts and 10 035 communes that became 34 provinces
//! and 3 321 communes on 1 July 2025. The units are invented, their numbers are the real ones.

use super::gaps;
use crate::domain::unit::{Unit, UnitEvent, UnitEventKind, UnitId, UnitKind, UnitLevel};
use crate::domain::unit_registry::UnitRegistry;
use chrono::{Days, NaiveDate};

const OLD_PROVINCES: usize = 63;
const DISTRICTS: usize = 696;
const OLD_COMMUNES: usize = 10_035;
const PROVINCES: usize = 34;
const COMMUNES: usize = 3_321;

fn reform() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 7, 1).expect("a day")
}

fn eve() -> NaiveDate {
    reform().checked_sub_days(Days::new(1)).expect("a day")
}

fn unit(id: String, kind: UnitKind, parent: Option<String>, old: bool) -> Unit {
    Unit {
        name: format!("Đơn vị {id}"),
        id: UnitId::new(id),
        kind,
        parent: parent.map(UnitId::new),
        code: None,
        valid_from: (!old).then(reform),
        valid_to: old.then(eve),
        aliases: Vec::new(),
    }
}

/// Merges of `old` units, numbered through, into `new` ones: each old one goes into one new one, and every new one gets some.
fn merges(kind: &str, old: usize, new: usize) -> impl Iterator<Item = UnitEvent> {
    (0..new).map(move |at| UnitEvent {
        date: reform(),
        kind: UnitEventKind::Merge,
        from: (0..old)
            .filter(|from| from * new / old == at)
            .map(|from| UnitId::new(format!("{kind}-cu-{from}")))
            .collect(),
        to: vec![UnitId::new(format!("{kind}-{at}"))],
        legal_basis: "202/2025/QH15".to_owned(),
    })
}

fn country() -> (Vec<Unit>, Vec<UnitEvent>) {
    let mut units: Vec<Unit> = Vec::with_capacity(OLD_COMMUNES + COMMUNES + DISTRICTS + OLD_PROVINCES + PROVINCES);
    units.extend((0..OLD_PROVINCES).map(|at| unit(format!("tinh-cu-{at}"), UnitKind::Province, None, true)));
    units.extend((0..DISTRICTS).map(|at| {
        unit(
            format!("huyen-{at}"),
            UnitKind::RuralDistrict,
            Some(format!("tinh-cu-{}", at * OLD_PROVINCES / DISTRICTS)),
            true,
        )
    }));
    units.extend((0..OLD_COMMUNES).map(|at| {
        unit(format!("xa-cu-{at}"), UnitKind::Commune, Some(format!("huyen-{}", at * DISTRICTS / OLD_COMMUNES)), true)
    }));
    units.extend((0..PROVINCES).map(|at| unit(format!("tinh-{at}"), UnitKind::Province, None, false)));
    units.extend((0..COMMUNES).map(|at| {
        unit(format!("xa-{at}"), UnitKind::Commune, Some(format!("tinh-{}", at * PROVINCES / COMMUNES)), false)
    }));
    let mut events: Vec<UnitEvent> = merges("tinh", OLD_PROVINCES, PROVINCES).collect();
    events.push(UnitEvent {
        date: reform(),
        kind: UnitEventKind::Abolish,
        from: (0..DISTRICTS).map(|at| UnitId::new(format!("huyen-{at}"))).collect(),
        to: Vec::new(),
        legal_basis: "202/2025/QH15".to_owned(),
    });
    events.extend(merges("xa", OLD_COMMUNES, COMMUNES));
    (units, events)
}

#[test]
fn the_registry_holds_the_whole_country_before_and_after_its_reform() {
    let (units, events) = country();
    let registry = UnitRegistry::build(units, events).expect("a sound table");
    assert_eq!(gaps(&registry), []);
    let count = |level: UnitLevel, day: NaiveDate| {
        registry.units().iter().filter(|unit| unit.level() == level && unit.is_valid_on(day)).count()
    };
    for (day, provinces, districts, communes) in
        [(eve(), OLD_PROVINCES, DISTRICTS, OLD_COMMUNES), (reform(), PROVINCES, 0, COMMUNES)]
    {
        let counted = [UnitLevel::Province, UnitLevel::District, UnitLevel::Commune].map(|level| count(level, day));
        assert_eq!(counted, [provinces, districts, communes], "{day}");
    }
    let below: usize =
        (0..PROVINCES).map(|at| registry.children_on(&UnitId::new(format!("tinh-{at}")), reform()).count()).sum();
    assert_eq!(below, COMMUNES);
    for at in (0..OLD_COMMUNES).step_by(500) {
        let old = UnitId::new(format!("xa-cu-{at}"));
        let became: Vec<String> =
            registry.successors_on(&old, reform()).iter().map(|unit| unit.id.to_string()).collect();
        assert_eq!(became, [format!("xa-{}", at * COMMUNES / OLD_COMMUNES)]);
        assert_eq!(registry.history_of(&old).len(), 1, "{old}");
    }
}

/// A reform that forgets one commune of ten thousand is told.
#[test]
fn one_commune_left_out_of_ten_thousand_is_found() {
    let (units, mut events) = country();
    events.last_mut().expect("an event").from.pop();
    let registry = UnitRegistry::build(units, events).expect("a sound table");
    assert_eq!(gaps(&registry).len(), 1);
}
