//! What the targets share: a registry with a few units, and archives around fuzzed parts.

use chrono::NaiveDate;
use loa::domain::unit::{Unit, UnitId, UnitKind};
use loa::domain::unit_registry::UnitRegistry;
use loa::letter::ImportHints;
use std::io::{Cursor, Write};
use std::sync::LazyLock;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

static UNITS: LazyLock<UnitRegistry> = LazyLock::new(|| {
    let unit = |id: &str, kind: UnitKind, name: &str, parent: Option<&str>| Unit {
        id: UnitId::new(id),
        kind,
        name: name.to_owned(),
        parent: parent.map(UnitId::new),
        code: None,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    };
    let units = vec![
        unit("hung-yen", UnitKind::Province, "Hưng Yên", None),
        unit("kim-dong", UnitKind::RuralDistrict, "Kim Động", Some("hung-yen")),
        unit("toan-thang", UnitKind::Commune, "Toàn Thắng", Some("kim-dong")),
    ];
    UnitRegistry::build(units, Vec::new()).unwrap_or_default()
});

/// Reads; the target fails when this panics or takes libFuzzer's time or memory.
pub fn read(bytes: &[u8]) {
    let today = NaiveDate::from_ymd_opt(2025, 1, 20).unwrap_or_default();
    let hints = ImportHints {
        unit: UnitId::new("kim-dong"),
        number: None,
        date: None,
        today,
        unit_settled: false,
        period: None,
    };
    let _ = loa::letter::read(bytes, &hints, &UNITS, &loa::domain::index_set::IndexSets::default());
}

/// An office file of these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        if zip.start_file(*name, SimpleFileOptions::default()).is_err() || zip.write_all(content).is_err() {
            return Vec::new();
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
