//! How long it takes to read the real letter.

use criterion::{Criterion, criterion_group, criterion_main};
use loa::domain::unit::{Unit, UnitId, UnitKind};
use loa::domain::unit_registry::UnitRegistry;
use loa::letter::{ImportHints, read};
use std::hint::black_box;

const LETTER: &[u8] = include_bytes!("../data/letters/2024-12-ubnd-huyen.txt");
const UNITS: &str = include_str!("../data/units/hung-yen.units.tsv");

fn registry() -> UnitRegistry {
    let units = UNITS.lines().skip(1).filter_map(|line| {
        let mut fields = line.split('\t');
        let (id, kind, name, parent) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        Some(Unit {
            id: UnitId::new(id),
            kind: UnitKind::from_code(kind)?,
            name: name.to_owned(),
            parent: (!parent.is_empty()).then(|| UnitId::new(parent)),
            code: None,
            valid_from: None,
            valid_to: None,
            aliases: Vec::new(),
        })
    });
    UnitRegistry::build(units.collect(), Vec::new()).unwrap_or_default()
}

fn read_the_letter(criterion: &mut Criterion) {
    let units = registry();
    let today = chrono::NaiveDate::from_ymd_opt(2025, 1, 20).unwrap_or_default();
    let hints = ImportHints {
        unit: UnitId::new("kim-dong"),
        number: None,
        date: None,
        today,
        unit_settled: false,
        period: None,
    };
    criterion.bench_function("read the letter of December 2024", |bencher| {
        bencher.iter(|| read(black_box(LETTER), &hints, &units));
    });
}

criterion_group!(benches, read_the_letter);
criterion_main!(benches);
