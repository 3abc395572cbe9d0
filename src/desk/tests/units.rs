use crate::desk::fixture::{Office, clerk, shell};
use crate::desk::{DeskError, TableFaultKind, UnitTable};
use crate::domain::rights::Act;
use crate::domain::unit::UnitId;
use crate::text::Lang;

const HEADER: &str = "id\tkind\tname\tparent\tcode\tvalid_from\tvalid_to\taliases\n";

fn table(rows: &str) -> Vec<u8> {
    format!("\u{feff}{HEADER}{rows}").into_bytes()
}

#[tokio::test]
async fn the_built_in_tables_fill_an_empty_registry_and_leave_a_filled_one() {
    let office = Office::empty().await;
    let units = office.desk.store.units();
    assert_eq!(units.name(&UnitId::new("kim-dong")), "huyện Kim Động");
    assert!(!units.events().is_empty());
    let again = office.desk.load_builtin_units().await.expect("a load");
    assert_eq!((again.added.len(), again.changed.len(), again.removed.len()), (0, 0, 0));
}

#[tokio::test]
async fn a_load_tells_what_it_changes_and_a_dry_run_changes_nothing() {
    let office = Office::empty().await;
    let table =
        table("kim-dong\trural_district\tKim Động\t\t\t\t\tKĐ\ngia-lai\tprovince\tGia Lai\t\t52\t2025-07-01\t\t\n");
    let before = office.desk.store.units().units().len();
    let load = office
        .desk
        .load_units(&shell(), &table, Some(b"date\tkind\tfrom\tto\tlegal_basis\n"), true)
        .await
        .expect("a load");
    assert_eq!((load.added, load.changed), (vec![UnitId::new("gia-lai")], vec![UnitId::new("kim-dong")]));
    assert_eq!((load.removed.len(), load.faults.len()), (before - 1, 0));
    assert_eq!(office.desk.store.units().units().len(), before);
    office
        .desk
        .load_units(&shell(), &table, Some(b"date\tkind\tfrom\tto\tlegal_basis\n"), false)
        .await
        .expect("a load");
    assert_eq!(office.desk.store.units().units().len(), 2);
}

#[tokio::test]
async fn every_fault_is_told_with_its_line_and_nothing_is_stored() {
    let office = Office::empty().await;
    let before = office.desk.store.units();
    let rows = "a\tprovince\tA\t\t1\t\t\t\nb\tkingdom\tB\t\t\t\t\t\n\tward\t\t\t\t31/12/2024\t\t\n";
    let load = office.desk.load_units(&shell(), &table(rows), None, false).await.expect("a load");
    let lines: Vec<Option<u64>> = load.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [Some(3), Some(4), Some(4), Some(4)]);
    let rows = "a\tprovince\tA\t\t1\t\t\t\na\tprovince\tA\t\t\t\t\t\nc\tward\tC\tnowhere\t\t2025-01-02\t2025-01-01\t\n";
    let events = b"date\tkind\tfrom\tto\tlegal_basis\n2025-07-01\tmerge\ta\tz\t1\n";
    let load = office.desk.load_units(&shell(), &table(rows), Some(events), false).await.expect("a load");
    let told: Vec<String> = Lang::ALL
        .into_iter()
        .flat_map(|lang| load.faults.iter().map(move |fault| (lang, fault)))
        .map(|(lang, fault)| fault.explain(office.text(lang)))
        .collect();
    insta::assert_snapshot!("unit_faults", told.join("\n"));
    assert_eq!(office.desk.store.units().units().len(), before.units().len());
}

#[tokio::test]
async fn a_missing_column_and_bytes_that_are_no_text_are_faults() {
    let office = Office::empty().await;
    let load = office.desk.load_units(&shell(), b"id\tname\nx\tX\n", None, false).await.expect("a load");
    assert_eq!(load.faults[0].kind, TableFaultKind::MissingColumn("kind"));
    let load =
        office.desk.load_units(&shell(), b"id\tkind\tname\nx\tward\t\xff\xfe\n", None, false).await.expect("a load");
    assert!(matches!(load.faults[0].kind, TableFaultKind::Unreadable(_)));
    assert_eq!((load.faults[0].table, load.faults[0].line), (UnitTable::Units, Some(2)));
}

#[tokio::test]
async fn a_unit_with_a_seat_or_a_letter_cannot_be_left_out() {
    let office = Office::seated().await;
    office.letter().await;
    let rows = "gia-lai\tprovince\tGia Lai\t\t52\t\t\t\n";
    let load =
        office.desk.load_units(&shell(), &table(rows), Some(b"date\tkind\tfrom\tto\n"), false).await.expect("a load");
    let mut kept: Vec<String> = load
        .faults
        .iter()
        .filter_map(|fault| match &fault.kind {
            TableFaultKind::InUse(unit) => Some(unit.clone()),
            _ => None,
        })
        .collect();
    kept.sort();
    assert_eq!(kept, ["kim-dong", "kim-dong.hiep-cuong", "kim-dong.phong-noi-vu"]);
}

#[tokio::test]
async fn a_clerk_does_not_change_units() {
    let office = Office::empty().await;
    let refused = office.desk.load_units(&clerk(), &table(""), None, true).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(Act::ManageUnits))));
}
