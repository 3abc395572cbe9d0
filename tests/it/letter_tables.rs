//! Tables as offices and their programs write them, in every format: each figure right or flagged, none invented.

use crate::letter_corpus::{invented, misreadings};
use std::fs;
use std::path::{Path, PathBuf};

fn tables() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tables");
    let is_table = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("xlsx" | "xls" | "ods" | "csv" | "txt" | "docx" | "html"))
    };
    let files = fs::read_dir(folder).expect("a folder of tables").map(|entry| entry.expect("an entry").path());
    let mut tables: Vec<PathBuf> = files.filter(is_table).collect();
    tables.sort();
    tables
}

#[test]
fn every_table_is_read_as_a_careful_person_would() {
    let units = crate::units::hung_yen();
    let tables = tables();
    assert!(tables.len() > 20, "the tables were not found");
    let mut faults = Vec::new();
    for path in tables {
        let golden = path.with_extension("json");
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        let found = misreadings(&path, &golden, &units).into_iter().chain(invented(&path, &golden, &units));
        faults.extend(found.map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "{} misreadings:\n{}", faults.len(), faults.join("\n"));
}
