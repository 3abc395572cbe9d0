//! Letters of the corpus as Word and PDF files, a scan and a photograph: read as the text is, or wholly marked for review.

use crate::letter_corpus::misreadings;
use chrono::NaiveDate;
use loa::domain::index_set::IndexSets;
use loa::domain::points::Points;
use loa::domain::unit::UnitId;
use loa::letter::{ImportHints, ReadError, read};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/letters")
}

/// The files of one format whose letter stands in the corpus.
fn documents(extension: &str) -> Vec<(PathBuf, PathBuf)> {
    let files = fs::read_dir(folder().join("documents")).expect("a folder of documents");
    let mut documents: Vec<(PathBuf, PathBuf)> = files
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .filter_map(|path| {
            let golden = Path::new(path.file_stem()?).with_extension("json");
            let golden = ["corpus", "guard"].map(|part| folder().join(part).join(&golden));
            Some((path, golden.into_iter().find(|golden| golden.exists())?))
        })
        .collect();
    documents.sort();
    documents
}

fn all_are_read(extension: &str) {
    let units = crate::units::hung_yen();
    let documents = documents(extension);
    assert!(documents.len() > 15, "the documents were not found");
    let mut faults = Vec::new();
    for (path, golden) in documents {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        faults.extend(misreadings(&path, &golden, &units).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "{} misreadings:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_word_document_is_read_as_its_text() {
    all_are_read("docx");
}

/// Needs poppler's programs; without them the reading is refused, and this test fails.
#[test]
fn every_pdf_is_read_as_its_text() {
    all_are_read("pdf");
}

/// Needs tesseract with Vietnamese.
#[test]
fn what_is_recognised_in_a_scan_or_a_photograph_is_marked_throughout() {
    let units = crate::units::hung_yen();
    let today = NaiveDate::from_ymd_opt(2025, 2, 20).expect("a day");
    let hints = ImportHints {
        unit: UnitId::new("kim-dong"),
        number: None,
        date: None,
        today,
        unit_settled: false,
        period: None,
    };
    for name in ["scan.png", "scan.pdf"] {
        let bytes = fs::read(folder().join("documents").join(name)).expect("a scan");
        let content =
            read(&bytes, &hints, &units, &IndexSets::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let figures: Vec<_> = content.figure_sets.iter().flat_map(|set| &set.figures).collect();
        assert!(figures.len() >= 10, "{name}: {} figures", figures.len());
        assert!(figures.iter().all(|figure| figure.is_doubtful()), "{name}");
        assert!(figures.iter().any(|figure| figure.points == Points::hundredths(8614)), "{name}");
        assert!(content.doubts.len() >= figures.len(), "{name}");
    }
}

#[test]
fn a_pdf_with_a_password_or_torn_in_two_is_refused() {
    let units = crate::units::hung_yen();
    let today = NaiveDate::from_ymd_opt(2025, 2, 20).expect("a day");
    let hints = ImportHints {
        unit: UnitId::new("kim-dong"),
        number: None,
        date: None,
        today,
        unit_settled: false,
        period: None,
    };
    let locked = fs::read(folder().join("documents/locked.pdf")).expect("a file");
    assert_eq!(read(&locked, &hints, &units, &IndexSets::default()), Err(ReadError::Protected("PDF")));
    assert_eq!(read(b"%PDF-1.7\nnothing more", &hints, &units, &IndexSets::default()), Err(ReadError::Damaged("PDF")));
}
