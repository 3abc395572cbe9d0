//! An answer with so many figures stored.

use crate::BASE;
use crate::cache;
use crate::cost::{Cost, Meter};
use crate::country;
use chrono::{DateTime, Utc};
use loa::answer::{Ask, respond};
use loa::channel::{capabilities_of, render};
use loa::domain::seat::ChannelKind;
use loa::domain::unit::UnitId;
use loa::question::Lexicon;
use loa::store::Store;
use loa::text::{Catalogue, Lang};

/// "tháng 12" is that of 2020 then, the twelfth period.
const NOW: &str = "2021-01-20T01:00:00Z";
const MONTHS: usize = 12;
const FIGURES_A_SET: usize = 16;
const QUESTIONS: usize = 10_000;

pub async fn measure(figures: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("data"), cache::options()).expect("a store");
    store.replace_units(country::communes(), Vec::new()).await.expect("a sound table");
    let sets = figures / FIGURES_A_SET;
    let communes = (sets / MONTHS).clamp(1, country::COMMUNES);
    let meter = Meter::begin();
    country::fill_to(&store, communes, sets).await;
    meter.end().print("filled");
    let lexicon = Lexicon::build(&store.units());
    let catalogue = Catalogue::embedded();
    let now: DateTime<Utc> = NOW.parse().expect("a time");
    let home = UnitId::new("quoc-gia");
    let mut place = 0;
    for (what, questions) in [("first", QUESTIONS), ("answers", QUESTIONS)] {
        let meter = Meter::begin();
        for _ in 0..questions {
            place = (place + 1_009) % communes;
            let own = country::unit(place);
            let text = "chỉ số tháng 12";
            let (own, home) = (Some(&own), Some(&home));
            let ask = Ask { text, own_unit: own, came_from: &[], home_unit: home, context: None, now };
            let response = respond(&store, &lexicon, catalogue.in_lang(Lang::Vi), ask).await.expect("read");
            let parts = render::render(&response.message, capabilities_of(ChannelKind::Telegram));
            assert!(parts.iter().any(|part| part.text.contains("12,34")), "{parts:?}");
        }
        meter.end().print(what);
    }
}

pub fn report(rows: &[(usize, Vec<(String, Cost)>)]) {
    let of = |row: &[(String, Cost)], what: &str| row.iter().find(|(done, _)| done == what).map(|(_, cost)| *cost);
    let each = |cost: Cost| cost.processor.as_secs_f64() * 1e6 / QUESTIONS as f64;
    let base = rows.iter().find(|(size, _)| *size == BASE).and_then(|(_, row)| of(row, "answers")).map(each);
    println!("| figures | stored in | an answer, processor | beside {BASE} | MiB after |");
    println!("|---|---|---|---|---|");
    for (size, row) in rows {
        let (Some(filled), Some(answers)) = (of(row, "filled"), of(row, "answers")) else { continue };
        let ratio = base.map_or("–".to_owned(), |base| format!("{:.2}", each(answers) / base));
        println!("| {size} | {:.1?} | {:.0} µs | {ratio} | {:.0} |", filled.wall, each(answers), answers.resident);
    }
}
