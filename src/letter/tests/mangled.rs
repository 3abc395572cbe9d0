//! Tables cut, torn and with cells missing: never fatal, and never another figure than the whole table has.

use super::fixtures::{cases, hints, units};
use super::*;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

type Said = (UnitId, String, FigureRole, Indicator, Points);

static UNITS: LazyLock<UnitRegistry> = LazyLock::new(units);
const WORKBOOK: &[u8] = include_bytes!("../../../tests/data/tables/05-nhieu-trang-tinh.xlsx");
const CSV: &str = include_str!("../../../tests/data/tables/14-ban-dai.csv");
const PAGE: &str = include_str!("../../../tests/data/tables/15-trang-web.xls");

fn certain(bytes: &[u8], home: &str) -> Vec<Said> {
    let hints = ImportHints { unit: UnitId::new(home), ..hints() };
    let Ok(content) = read(bytes, &hints, &UNITS, &IndexSets::default()) else { return Vec::new() };
    let figures = content.figure_sets.iter().flat_map(|set| set.figures.iter().map(move |figure| (set, figure)));
    figures
        .filter(|(_, figure)| figure.status == FigureStatus::Certain)
        .map(|(set, figure)| (set.unit.clone(), set.period.to_string(), figure.role, figure.indicator, figure.points))
        .collect()
}

static IN_WORKBOOK: LazyLock<Vec<Said>> = LazyLock::new(|| certain(WORKBOOK, "kim-dong"));
static IN_CSV: LazyLock<Vec<Said>> = LazyLock::new(|| certain(CSV.as_bytes(), "kim-dong"));
static IN_PAGE: LazyLock<Vec<Said>> = LazyLock::new(|| certain(PAGE.as_bytes(), "hung-yen"));

/// The workbook with its first sheet changed.
fn with_sheet(change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(WORKBOOK)).expect("an archive");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a part");
        if name.ends_with("sheet1.xml") {
            bytes = change(&String::from_utf8(bytes).expect("XML")).into_bytes();
        }
        new.start_file(name, SimpleFileOptions::default()).expect("a part");
        new.write_all(&bytes).expect("a part");
    }
    new.finish().expect("an archive").into_inner()
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_sheet_without_some_of_its_cells_says_nothing_else(dropped in prop::collection::vec(0_usize..60, 1..8)) {
        prop_assert_eq!(IN_WORKBOOK.len(), 70);
        let bytes = with_sheet(|xml| {
            let mut cells = xml.split("<c ").enumerate();
            let first = cells.next().map_or("", |(_, first)| first).to_owned();
            cells.fold(first, |mut kept, (at, cell)| {
                if dropped.contains(&at) {
                    // What ends a row stays.
                    kept.push_str(cell.split_once("</c>").map_or("", |(_, rest)| rest));
                } else {
                    kept.push_str("<c ");
                    kept.push_str(cell);
                }
                kept
            })
        });
        for said in certain(&bytes, "kim-dong") {
            prop_assert!(IN_WORKBOOK.contains(&said), "{said:?} is not in the table; without the cells {dropped:?}");
        }
    }

    #[test]
    fn a_torn_workbook_is_refused_or_the_same(at in 0..WORKBOOK.len(), byte in any::<u8>()) {
        let mut torn = WORKBOOK.to_vec();
        torn[at] = byte;
        for said in certain(&torn, "kim-dong").into_iter().chain(certain(&WORKBOOK[..at], "kim-dong")) {
            prop_assert!(IN_WORKBOOK.contains(&said), "{said:?} is not in the table; torn at {at}");
        }
    }

    #[test]
    fn a_long_table_cut_anywhere_says_nothing_else(from in 0..CSV.chars().count(), to in 0..CSV.chars().count()) {
        prop_assert_eq!(IN_CSV.len(), 42);
        let heading = CSV.lines().next().unwrap_or("").chars().count() + 1;
        let whole = CSV.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
        let headed: String = CSV.chars().take(heading).chain(CSV.chars().skip(heading).take(to)).collect();
        for text in [whole, headed] {
            for said in certain(text.as_bytes(), "kim-dong") {
                prop_assert!(IN_CSV.contains(&said), "{said:?} is not in the table; read from:\n{text}");
            }
        }
    }

    #[test]
    fn a_page_cut_off_anywhere_says_nothing_else(to in 0..PAGE.chars().count()) {
        prop_assert_eq!(IN_PAGE.len(), 28);
        let text: String = PAGE.chars().take(to).collect();
        for said in certain(text.as_bytes(), "hung-yen") {
            prop_assert!(IN_PAGE.contains(&said), "{said:?} is not in the table; cut at {to}");
        }
    }
}
