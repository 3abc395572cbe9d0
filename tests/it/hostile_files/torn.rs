//! Files of every format, torn at random: read or refused, soon, and never fatal.

use super::{SOON, hints, worked};
use loa::domain::index_set::IndexSets;
use loa::letter::{ReadError, read};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// One file of each format; PDF takes programs of others and has few cases of its own.
static WHOLE: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let tables = [
        "06-theo-chi-so.xlsx",
        "17-excel-cu.xls",
        "18-libreoffice.ods",
        "20-mat-o-gop.csv",
        "15-trang-web.xls",
        "25-json-khac.txt",
        "26-chu-cua-pdf.txt",
    ];
    let mut files: Vec<_> = tables.iter().map(|name| data.join("tables").join(name)).collect();
    files.push(data.join("letters/2025-01-kim-dong.txt"));
    let documents =
        fs::read_dir(data.join("letters/documents")).expect("a folder").map(|entry| entry.expect("an entry").path());
    files.extend(documents.filter(|path| path.extension().is_some_and(|extension| extension == "docx")).take(2));
    files.iter().map(|path| fs::read(path).expect("a file")).collect()
});

const BEGINNINGS: &[&[u8]] = &[b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\"a\":", b"<html>"];

fn ends_soon(bytes: &[u8]) -> Result<(), TestCaseError> {
    let begun = worked();
    let _ = read(bytes, &hints(), &crate::units::hung_yen(), &IndexSets::default());
    let took = worked() - begun;
    prop_assert!(took < SOON, "{took:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn torn_files_end_soon(
        which in any::<prop::sample::Index>(),
        torn in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        again in any::<prop::sample::Index>(),
        how in 0_u8..4,
    ) {
        let mut bytes = which.get(&WHOLE[..]).clone();
        for (at, byte) in torn {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let (cut, again) = (cut.index(bytes.len()), again.index(bytes.len()));
        match how {
            0 => bytes.truncate(cut),
            1 => bytes.extend_from_within(again..),
            2 => drop(bytes.drain(cut.min(again)..cut.max(again))),
            _ => {}
        }
        ends_soon(&bytes)?;
    }

    #[test]
    fn bytes_of_no_format_end_soon(
        begin in prop::sample::select(BEGINNINGS),
        rest in prop::collection::vec(any::<u8>(), 0..4_000),
    ) {
        ends_soon(&[begin, &rest[..]].concat())?;
    }

    #[test]
    fn words_of_results_in_any_order_end_soon(
        words in prop::collection::vec(prop::sample::select(&[
            "xã", "Song", "Mai", "huyện", "Kim Động", "đạt", "87,96", "điểm", "/18", "18/18", "hạng", "3/10", "(", ")", ",", ";",
            ".\n", ":", "tháng 12", "năm 2024", "tăng", "từ", "lên", "trung bình", "tỉnh", "CKMB", "lần lượt", "và", "- ", "\n",
            "\n1. ", "|", "   ", "\t", "yêu cầu", "trước ngày 20/01", "%", "lũy kế", "trong ngoặc là",
        ][..]), 0..400),
        join in prop::sample::select(&["", " ", "\n"][..]),
    ) {
        ends_soon(words.join(join).as_bytes())?;
    }
}

/// Words that look back for what they belong to: as many in one paragraph as are read at all, and more.
#[test]
fn a_paragraph_without_end_is_refused_and_the_longest_is_read_soon() {
    let words = "xếp hạng 3/10 và CKMB 17/18 điểm (trung bình tỉnh 16/18 điểm), ";
    ends_soon(words.repeat(180).as_bytes()).expect("an end");
    let error = read(words.repeat(5_000).as_bytes(), &hints(), &crate::units::hung_yen(), &IndexSets::default());
    assert_eq!(error.expect_err("a refusal"), ReadError::Excessive("TXT"));
}

#[test]
fn an_old_workbook_cut_off_anywhere_is_damaged_and_kills_nobody() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tables/17-excel-cu.xls");
    let whole = fs::read(path).expect("a workbook");
    for cut in (512..whole.len()).step_by(256) {
        if let Err(error) = read(&whole[..cut], &hints(), &crate::units::hung_yen(), &IndexSets::default()) {
            let its_own = [ReadError::Damaged("XLS"), ReadError::UnsupportedFormat("OLE".to_owned())];
            assert!(its_own.contains(&error), "cut at {cut}: {error}");
        }
    }
}
