//! The stored weights are those that the judged questions teach.

#[allow(dead_code)]
#[path = "../../examples/questions/learning.rs"]
mod learning;
#[path = "../../examples/questions/units.rs"]
mod units;

use chrono::DateTime;
use loa::domain::unit::UnitId;
use loa::question::{Lexicon, Scene};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Hundredths by which a weight may differ: exponentials are not the same to the last bit on every machine.
const APART: i32 = 3;

#[test]
fn the_stored_weights_are_what_the_judged_questions_teach() {
    let lexicon = Lexicon::build(&Arc::new(units::registry().expect("the units")));
    let (own, home) = (UnitId::new("kim-dong.hiep-cuong"), UnitId::new("kim-dong"));
    let now = DateTime::parse_from_rfc3339("2025-01-20T09:00:00+07:00").expect("a time").to_utc();
    let scene = Scene::new(Some(&own), Some(&home), now);
    let learnt = cells(&learning::table(&lexicon, &scene).expect("the judged lists"));
    let stored = cells(include_str!("../../data/lexicon/weights.tsv"));
    // A weight just below the least that is written may stand in one table only.
    let faint = learning::FAINT + APART;
    let differs = |key: &(String, String)| {
        let (one, other) = (learnt.get(key), stored.get(key));
        let apart = (one.unwrap_or(&0) - other.unwrap_or(&0)).abs();
        if one.is_some() && other.is_some() { apart > APART } else { apart > faint }
    };
    let stale: Vec<_> = learnt.keys().chain(stored.keys()).filter(|key| differs(key)).take(5).collect();
    assert!(stale.is_empty(), "run `cargo run --example questions -- --learn`: {stale:?}");
    assert!(stored.len() > 10_000, "{} weights", stored.len());
}

/// By clue and intent.
fn cells(table: &str) -> BTreeMap<(String, String), i32> {
    let rows = table.lines().filter(|line| !line.starts_with(['#']) && !line.starts_with("intents\t"));
    let cells = rows.filter_map(|line| line.split_once('\t')).flat_map(|(clue, cells)| {
        cells.split(' ').filter_map(|cell| {
            let (intent, weight) = cell.split_once(':')?;
            Some(((clue.to_owned(), intent.to_owned()), weight.parse().ok()?))
        })
    });
    cells.collect()
}
