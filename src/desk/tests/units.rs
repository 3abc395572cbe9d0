use crate::desk::fixture::{Office, clerk, shell};
use crate::desk::{DeskError, TableFault, TableFaultKind, UnitTable};
use crate::domain::rights::Act;
use crate::domain::unit::{UnitId, UnitLevel};
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

fn told_in_all_languages(office: &Office, faults: &[TableFault]) -> String {
    let in_lang = |lang| faults.iter().map(move |fault| fault.explain(office.text(lang)));
    Lang::ALL.into_iter().flat_map(in_lang).collect::<Vec<_>>().join("\n")
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
    insta::assert_snapshot!("unit_faults", told_in_all_languages(&office, &load.faults));
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

/// Old and new Hưng Yên: 139 communes of ten districts became 39, some of them from parts of two.
#[tokio::test]
async fn the_built_in_table_holds_the_whole_reform_of_hung_yen() {
    let office = Office::empty().await;
    let units = office.desk.store.units();
    let communes = |day: &str| {
        let day = day.parse().expect("a day");
        let valid = units.units().iter().filter(|unit| unit.level() == UnitLevel::Commune && unit.is_valid_on(day));
        valid.count()
    };
    assert_eq!((communes("2025-06-30"), communes("2025-07-01")), (139, 39));
    let reform: chrono::NaiveDate = "2025-07-01".parse().expect("a day");
    for unit in units.units().iter().filter(|unit| unit.level() == UnitLevel::Commune && unit.valid_to.is_some()) {
        assert!(!units.successors_on(&unit.id, reform).is_empty(), "{}", unit.id);
    }
    let became = |id: &str| -> Vec<String> {
        units.successors_on(&UnitId::new(id), reform).iter().map(|unit| unit.full_name()).collect()
    };
    assert_eq!(became("kim-dong.ngoc-thanh"), ["xã Hiệp Cường", "phường Sơn Nam"]);
    assert_eq!(became("kim-dong.luong-bang"), ["xã Lương Bằng"]);
    let history = units.history_of(&UnitId::new("hung-yen-2025.luong-bang"));
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].from.len(), 4);
    assert_eq!(history[0].legal_basis, "1666/NQ-UBTVQH15");
}

#[tokio::test]
async fn a_reform_that_loses_a_unit_or_its_day_is_told_and_not_stored() {
    let office = Office::empty().await;
    let rows = "p\tprovince\tP\t\t\t\t2026-12-31\t\na\tcommune\tA\tp\t\t\t2025-06-30\t\nb\tcommune\tB\tp\t\t\t2025-06-30\t\n\
        c\tcommune\tC\tp\t\t2025-07-02\t\t\nc2\tcommune\tC\tp\t\t2025-08-01\t2025-09-01\t\n";
    let events = b"date\tkind\tfrom\tto\tlegal_basis\n2025-07-01\tmerge\ta\tc\t1/NQ\n";
    let load = office.desk.load_units(&shell(), &table(rows), Some(events), false).await.expect("a load");
    insta::assert_snapshot!("unit_gaps", told_in_all_languages(&office, &load.faults));
    assert!(office.desk.store.units().get(&UnitId::new("kim-dong")).is_some());
}

#[tokio::test]
async fn a_dry_run_says_what_changes_of_every_unit() {
    let office = Office::empty().await;
    let first = table("p\tprovince\tP\t\t1\t\t\t\na\tcommune\tA\tp\t\t\t\t\n");
    let none = b"date\tkind\tfrom\tto\n";
    office.desk.load_units(&shell(), &first, Some(none), false).await.expect("a load");
    let second = table("p\tprovince\tP\t\t2\t\t\tPP\nb\tcommune\tB\tp\t\t\t\t\n");
    let load = office.desk.load_units(&shell(), &second, Some(none), true).await.expect("a load");
    let lines: Vec<String> = load.changes.iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["~ tỉnh P (p): code 1 → 2; aliases – → PP", "+ xã B (b)", "- xã A (a)"]);
}

/// The shape holds all of Viet Nam: 63 provinces with 10,035 communes became 34 with 3,321.
#[tokio::test]
async fn the_whole_country_before_and_after_is_one_table() {
    use std::fmt::Write;
    let office = Office::empty().await;
    let (mut rows, mut events) = (String::new(), "date\tkind\tfrom\tto\tlegal_basis\n".to_owned());
    for province in 0..63 {
        let _ = writeln!(rows, "p{province}\tprovince\tCũ {province}\t\t{province}\t\t2025-06-30\t");
    }
    for province in 0..34 {
        let _ = writeln!(rows, "n{province}\tprovince\tMới {province}\t\t{province}\t2025-07-01\t\t");
        let from: Vec<String> = (0..63).filter(|old| old % 34 == province).map(|old| format!("p{old}")).collect();
        let _ = writeln!(events, "2025-07-01\tmerge\t{}\tn{province}\t202/2025/QH15", from.join("|"));
    }
    for commune in 0..10_035 {
        let _ =
            writeln!(rows, "p{0}.c{commune}\tcommune\tXã cũ {commune}\tp{0}\tx{commune}\t\t2025-06-30\t", commune % 63);
    }
    for commune in 0..3_321 {
        // Codes are used again.
        let _ = writeln!(
            rows,
            "n{0}.c{commune}\tcommune\tXã mới {commune}\tn{0}\tx{commune}\t2025-07-01\t\t",
            commune % 34
        );
        let from: Vec<String> = (commune..10_035).step_by(3_321).map(|old| format!("p{}.c{old}", old % 63)).collect();
        let _ = writeln!(events, "2025-07-01\tmerge\t{}\tn{}.c{commune}\t1666/NQ", from.join("|"), commune % 34);
    }
    let load = office.desk.load_units(&shell(), &table(&rows), Some(events.as_bytes()), false).await.expect("a load");
    assert_eq!(load.faults, []);
    let units = office.desk.store.units();
    let valid = |day: &str| units.units().iter().filter(|unit| unit.is_valid_on(day.parse().expect("a day"))).count();
    assert_eq!((valid("2025-06-30"), valid("2025-07-01")), (63 + 10_035, 34 + 3_321));
    let day = "2025-07-01".parse().expect("a day");
    let became: Vec<&str> =
        units.successors_on(&UnitId::new("p45.c9999"), day).iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(became, [format!("n{}.c36", 36 % 34)]);
}
