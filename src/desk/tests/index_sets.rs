//! Index sets: dated data that the office loads.

use crate::desk::fixture::{Office, clerk, shell};
use crate::desk::{DeskError, ImportRequest, IndexLoad};
use crate::domain::index_set::Layout;
use crate::domain::indicator::Indicator;
use crate::domain::letter::LetterRef;
use crate::domain::points::Points;
use crate::domain::rights::Act;
use crate::domain::unit::UnitId;
use crate::text::Lang;
use chrono::NaiveDate;

const HEADER: &str = "set\towner\tvalid_from\tvalid_to\tlayout\tcode\tgroup\tname\tmax\tbasis\n";

fn table(rows: &[&str]) -> Vec<u8> {
    format!("{HEADER}{}\n", rows.join("\n")).into_bytes()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Five groups until 2025, other maxima from then on, and a province's own set.
const NEXT: [&str; 9] = [
    "766\t\t2022-08-01\t2024-12-31\tfive\tTOTAL\t\tBộ chỉ số\t100\t766/QĐ-TTg",
    "766\t\t\t\t\tCKMB\t\tCông khai\t78\t",
    "766\t\t\t\t\tONLINE\t\tTrực tuyến\t22\t",
    "2025\t\t2025-01-01\t\tboth\tTOTAL\t\tBộ chỉ số mới\t100\t1/QĐ-TTg",
    "2025\t\t\t\t\tCKMB\t\tCông khai\t77,5\t",
    "2025\t\t\t\t\tONLINE\t\tTrực tuyến\t22,5\t",
    "2025\t\t\t\t\tDVCTT\tONLINE\tDịch vụ công trực tuyến\t12.5\t",
    "2025\t\t\t\t\tTTTT\tONLINE\tThanh toán trực tuyến\t10\t",
    "2025\t\t\t\t\tPART\tTTTT\tTiêu chí chưa rõ điểm\t\t",
];

#[tokio::test]
async fn the_national_set_is_there_with_both_layouts_and_unknown_maxima_stay_unknown() {
    let office = Office::empty().await;
    let sets = office.desk.store.index_sets();
    let national = sets.on(day("2024-12-31"), &[UnitId::new("kim-dong")]).expect("a set").clone();
    let groups = |layout| national.groups(layout).len();
    assert_eq!((groups(Layout::Six), groups(Layout::Five)), (6, 5));
    for indicator in Indicator::ALL {
        assert_eq!(national.max_of(indicator), Some(indicator.national_max()), "{indicator:?}");
    }
    assert_eq!(national.parts(Some("DVCTT")).count(), 0, "how the 12 points are split is not known");
    assert!(sets.on(day("2022-07-31"), &[]).is_none());
    let again = office.desk.load_builtin_index_sets().await.expect("a load");
    assert_eq!(again, IndexLoad::default());
}

#[tokio::test]
async fn a_new_set_holds_from_its_day_and_a_dry_run_changes_nothing() {
    let office = Office::empty().await;
    let desk = &office.desk;
    let looked = desk.load_index_sets(&shell(), &table(&NEXT), true).await.expect("a load");
    assert_eq!(
        (looked.added.as_slice(), looked.changed.as_slice()),
        (["2025".to_owned()].as_slice(), ["766".to_owned()].as_slice())
    );
    assert_eq!(desk.store.index_sets().all().len(), 1);
    desk.load_index_sets(&shell(), &table(&NEXT), false).await.expect("a load");
    let sets = desk.store.index_sets();
    let on = |at: &str| sets.on(day(at), &[]).map(|set| set.max_of(Indicator::Ckmb));
    assert_eq!(on("2024-12-31"), Some(Some(Points::whole(78))));
    assert_eq!(on("2025-01-01"), Some(Some(Points::hundredths(7750))));
    let refused = desk.load_index_sets(&clerk(), &table(&NEXT), false).await;
    assert!(matches!(refused, Err(DeskError::NotPermitted(Act::ManageUnits))));
    assert_eq!(desk.store.check().await.expect("checked"), [] as [String; 0]);
}

#[tokio::test]
async fn every_fault_is_told_and_nothing_is_stored() {
    let office = Office::empty().await;
    let desk = &office.desk;
    let mut told = Vec::new();
    let total = NEXT[3];
    let tables: [&[&str]; 6] = [
        &["2025\t\t\t\t\tCKMB\t\tCông khai\t100\t"],
        &[total, total, "2025\t\t\t\t\tCKMB\t\tCông khai\tmười\t"],
        &[total, "2025\t\t\t\t\tCKMB\t\tCông khai\t90\t", "2025\t\t\t\t\tX\tY\tTiêu chí\t1\t"],
        &[
            "2025\tatlantis\t2025-01-01\t\tsix\tTOTAL\t\tBộ\t10\t1",
            "2025\t\t\t\t\tCKMB\t\tCông khai\t10\t",
            "2025\t\t\t\t\tA\tCKMB\tTiêu chí\t11\t",
        ],
        &["1\t\t2025-01-01\t\tsix\tTOTAL\t\tBộ\t0\t1", "2\t\t2025-02-01\t\tseven\tTOTAL\t\tBộ\t0\t1"],
        &[
            "1\t\t2025-01-01\t2025-01-31\tsix\tTOTAL\t\tBộ\t0\t1",
            "2\t\t2025-03-01\t\tsix\tTOTAL\t\tBộ\t0\t1",
            "3\t\t2025-04-01\t2025-03-01\tsix\tTOTAL\t\tBộ\t0\t1",
        ],
    ];
    for rows in tables {
        let load = desk.load_index_sets(&shell(), &table(rows), false).await.expect("a load");
        assert!(!load.faults.is_empty());
        for lang in Lang::ALL {
            told.extend(load.faults.iter().map(|fault| fault.explain(office.text(lang))));
        }
    }
    insta::assert_snapshot!("index_faults", told.join("\n"));
    assert_eq!(desk.store.index_sets().all().len(), 1);
}

#[tokio::test]
async fn letters_that_were_read_by_another_set_are_found_until_they_are_read_again() {
    let office = Office::empty().await;
    let desk = &office.desk;
    let body = "UBND HUYỆN KIM ĐỘNG\nSố: 15/UBND-VP\nKim Động, ngày 10 tháng 01 năm 2025\n\nKính gửi: UBND các xã\n\n\
                Tháng 12/2024, xã Hiệp Cường đạt 82,4 điểm: công khai, minh bạch 15 điểm; thanh toán trực tuyến 7 điểm.\n\n\
                Nơi nhận:\n- Như trên.\n";
    let import = || ImportRequest::of("thang-12.txt".to_owned(), body.as_bytes().to_vec());
    let first = desk.import(&shell(), import()).await.expect("imported").letter;
    let found = async || desk.letters_with_other_maxima().await.expect("looked");
    assert_eq!(found().await, []);
    desk.load_index_sets(&shell(), &table(&NEXT), false).await.expect("a load");
    let told: Vec<(LetterRef, usize)> = found().await.into_iter().map(|one| (one.letter.id, one.figures)).collect();
    assert_eq!(told, [(first.id.clone(), 1)], "the set gives that group 78 points");
    let again = desk.import(&shell(), import()).await.expect("imported").letter;
    assert_ne!(again.id, first.id);
    assert_eq!(found().await.into_iter().filter(|one| one.letter.id == again.id).count(), 0);
}
