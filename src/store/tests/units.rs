use super::world::World;
use crate::domain::unit::{Unit, UnitEvent, UnitEventKind, UnitId, UnitKind};

fn unit(id: String, parent: Option<&str>) -> Unit {
    Unit {
        name: format!("Xã {id}"),
        id: UnitId::new(id),
        kind: UnitKind::Commune,
        parent: parent.map(UnitId::new),
        code: None,
        valid_from: None,
        valid_to: None,
        aliases: vec!["khác".into()],
    }
}

#[tokio::test]
async fn the_registry_is_replaced_whole_and_survives_a_restart() {
    let world = World::new();
    assert!(world.store.units().units().is_empty());
    let units: Vec<Unit> = std::iter::once(unit("root".into(), None))
        .chain((0..5_000).map(|n| unit(format!("u{n}"), Some("root"))))
        .collect();
    let date = chrono::NaiveDate::from_ymd_opt(2025, 7, 1).unwrap();
    let merge = UnitEvent {
        date,
        kind: UnitEventKind::Merge,
        from: vec![UnitId::new("u1")],
        to: vec![UnitId::new("u2")],
        legal_basis: "1666/NQ-UBTVQH15".into(),
    };
    world.store.replace_units(units.clone(), vec![merge.clone()]).await.unwrap();
    let world = world.reopened();
    assert_eq!((world.store.units().units(), world.store.units().events()), (&units[..], &[merge][..]));
    let kept = world.store.units();
    world.store.replace_units(vec![unit("alone".into(), None)], vec![]).await.unwrap();
    assert_eq!(kept.units().len(), 5_001, "a snapshot in hand does not change");
    assert_eq!(world.reopened().store.units().units().len(), 1);
}
