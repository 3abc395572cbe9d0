//! The store at the size of a country: a million figures, a period of 3,321 units, broadcasts in batches of 256.

#[path = "shared/cache.rs"]
mod cache;
#[path = "shared/country.rs"]
mod country;

use country::{COMMUNES, RETRY, fill, issue, now, period, unit};
use criterion::{BatchSize, Criterion, Throughput};
use loa::domain::delivery::Outcome;
use loa::domain::seat::ChannelKind;
use loa::store::Store;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

async fn send(store: &Store, batch: usize) -> usize {
    let mut rows = store.claim_due(ChannelKind::Telegram, now(), batch, 1).await.expect("claimed");
    for row in &mut rows {
        row.record(&Outcome::Accepted { message: "123456".into() }, true, now(), &RETRY, 0.5);
    }
    let sent = rows.len();
    store.record_deliveries(rows, vec![]).await.expect("recorded");
    sent
}

fn open_time(path: &Path) -> Duration {
    let started = Instant::now();
    let store = Store::open(path, cache::options()).expect("opens");
    let elapsed = started.elapsed();
    drop(store);
    elapsed
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut criterion = Criterion::default().configure_from_args().sample_size(30);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("data");
    let store = Store::open(&path, cache::options()).expect("a store");

    let started = Instant::now();
    runtime.block_on(fill(&store));
    println!("1,000,000 figures stored in {:?}", started.elapsed());
    drop(store);
    for _ in 0..3 {
        println!("opened in {:?}", open_time(&path));
    }
    let store = Store::open(&path, cache::options()).expect("a store");

    let mut place = 0;
    criterion.bench_function("figures of one unit and period, of 1,000,000", |bencher| {
        bencher.iter(|| {
            place = (place + 7_919) % 59_000;
            let unit = unit(place % COMMUNES);
            black_box(runtime.block_on(store.figures(&unit, period(place / COMMUNES))).expect("read").expect("stored"))
        });
    });
    criterion.bench_function("periods of one unit", |bencher| {
        bencher.iter(|| black_box(runtime.block_on(store.periods_of(&unit(77))).expect("read")));
    });
    criterion.bench_function("table of one period with 3,321 units", |bencher| {
        bencher.iter(|| black_box(runtime.block_on(store.period_table(period(3))).expect("read")));
    });
    criterion.bench_function("one durable setting", |bencher| {
        bencher.iter(|| runtime.block_on(store.set_setting("k", "v")).expect("written"));
    });

    let started = Instant::now();
    runtime.block_on(issue(&store, 200_000));
    println!("200,000 deliveries planned in {:?}", started.elapsed());
    let mut group = criterion.benchmark_group("broadcast");
    group.throughput(Throughput::Elements(256));
    group.bench_function("claim and record 256, durably", |bencher| {
        bencher.iter_batched(
            || (),
            |()| {
                if runtime.block_on(send(&store, 256)) < 256 {
                    runtime.block_on(issue(&store, 50_000));
                }
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
    criterion.final_summary();
}
