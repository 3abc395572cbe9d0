//! "chỉ số tháng 12" from the text to the parts that Telegram gets, with a million figures stored and the names of
//! 3,321 communes to know.

#[path = "shared/cache.rs"]
mod cache;
#[path = "shared/country.rs"]
mod country;

use chrono::{DateTime, Utc};
use country::{COMMUNES, communes, fill, unit};
use criterion::Criterion;
use loa::answer::{Ask, respond};
use loa::channel::{capabilities_of, render};
use loa::domain::seat::ChannelKind;
use loa::domain::unit::UnitId;
use loa::question::Lexicon;
use loa::store::Store;
use loa::text::{Catalogue, Lang};
use std::hint::black_box;

/// Figures reach from January 2020 to July 2021.
const NOW: &str = "2021-01-20T01:00:00Z";

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut criterion = Criterion::default().configure_from_args();
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("data"), cache::options()).expect("a store");
    runtime.block_on(store.replace_units(communes(), Vec::new())).expect("a sound table");
    runtime.block_on(fill(&store));
    let lexicon = Lexicon::build(&store.units());
    let catalogue = Catalogue::embedded();
    let now: DateTime<Utc> = NOW.parse().expect("a time");
    let home = UnitId::new("quoc-gia");
    let mut place = 0;
    for question in
        ["chỉ số tháng 12", "diem so hoa thang 12", "so với trung bình tỉnh tháng 12", "văn bản tháng 12 số mấy"]
    {
        criterion.bench_function(&format!("{question}, from text to parts"), |bencher| {
            bencher.iter(|| {
                place = (place + 1_009) % COMMUNES;
                let own = unit(place);
                let ask = Ask {
                    text: black_box(question),
                    own_unit: Some(&own),
                    came_from: &[],
                    home_unit: Some(&home),
                    context: None,
                    now,
                };
                let response =
                    runtime.block_on(respond(&store, &lexicon, catalogue.in_lang(Lang::Vi), ask)).expect("read");
                black_box(render::render(&response.message, capabilities_of(ChannelKind::Telegram)))
            });
        });
    }
    criterion.final_summary();
}
