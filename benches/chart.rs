//! The time of one picture, from its data to the PNG, once the font is loaded: middle and 95th percentile of each kind,
//! and the processor time (Linux), which other programs on the machine disturb less.

#[path = "shared/charts.rs"]
mod invented;

use loa::text::{Catalogue, Lang};
use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: usize = 60;

/// What one picture may take at the 95th percentile.
const LIMIT: Duration = Duration::from_millis(50);

fn main() {
    let catalogue = Catalogue::embedded();
    let text = catalogue.in_lang(Lang::Vi);
    let begun = Instant::now();
    let first = invented::charts(text).into_iter().find_map(|(_, chart)| chart?.picture()).expect("a picture");
    println!("the font and the first picture: {:.1?} ({} bytes)", begun.elapsed(), first.png.len());
    let kinds: Vec<&str> = invented::charts(text).into_iter().map(|(name, _)| name).collect();
    for (at, name) in kinds.into_iter().enumerate() {
        let before = processor_time();
        let mut times: Vec<Duration> = (0..RUNS)
            .map(|_| {
                let begun = Instant::now();
                let chart = black_box(invented::chart(at, text)).expect("figures");
                black_box(chart.picture()).expect("a picture");
                begun.elapsed()
            })
            .collect();
        let processor = processor_time().saturating_sub(before) / RUNS as u32;
        times.sort_unstable();
        let p95 = times[RUNS * 95 / 100];
        let verdict = if p95 <= LIMIT { "met" } else { "MISSED" };
        let p50 = times[RUNS / 2];
        println!("{name:12} p50 {p50:6.1?}  p95 {p95:6.1?}  ({LIMIT:?}: {verdict})  processor {processor:6.1?}");
    }
}

/// What this thread has used so far; zero where the system does not tell.
fn processor_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split_whitespace().next().and_then(|nanos| nanos.parse().ok()).unwrap_or_default())
}
