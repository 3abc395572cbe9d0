//! What a broadcast costs by its recipients, and an answer by the figures that are stored:
//! `cargo run --release --example growth [RECIPIENTS…]`, 1,000 to 1,000,000 unless told otherwise; `--figures` for the
//! answers, 10,000 to 10,000,000. `CACHE_MIB` tries another size of the store's cache.
//!
//! Each size runs in a process of its own, on a store of its own on the disk: seats are loaded, a notice is planned by
//! the desk, sent by the sender through the gate to a platform in the same process that accepts at once, everything
//! durable as in production; then the results are read. Processor times are the process's own, beside the time on the
//! clock, which depends on what else the machine does.

mod answers;
mod broadcast;
#[path = "../../benches/shared/cache.rs"]
mod cache;
mod cost;
#[path = "../../benches/shared/country.rs"]
mod country;

use cost::Cost;
use std::process::{Command, ExitCode};

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

const RECIPIENTS: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const FIGURES: [usize; 3] = [10_000, 1_000_000, 10_000_000];
/// Of a size at which nothing but the size costs, to compare with.
const BASE: usize = 10_000;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    match arguments.first().map(String::as_str) {
        Some("--one-broadcast") => runtime.block_on(broadcast::measure(size(arguments.get(1)))),
        Some("--one-answer") => runtime.block_on(answers::measure(size(arguments.get(1)))),
        Some("--figures") => {
            arguments.remove(0);
            answers::report(&each("--one-answer", &sizes(&arguments, &FIGURES)));
        }
        _ => broadcast::report(&each("--one-broadcast", &sizes(&arguments, &RECIPIENTS))),
    }
    ExitCode::SUCCESS
}

fn sizes(arguments: &[String], usual: &[usize]) -> Vec<usize> {
    if arguments.is_empty() { usual.to_vec() } else { arguments.iter().map(|word| size(Some(word))).collect() }
}

fn size(word: Option<&String>) -> usize {
    let digits = word.map(|word| word.replace([',', '.', '_'], ""));
    digits.and_then(|digits| digits.parse().ok()).expect("a number")
}

/// Runs each size in a process of its own; its rows of costs, by what was done.
fn each(what: &str, sizes: &[usize]) -> Vec<(usize, Vec<(String, Cost)>)> {
    let program = std::env::current_exe().expect("this program");
    let run = |size: &usize| {
        let output = Command::new(&program).args([what, &size.to_string()]).output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let printed = String::from_utf8(output.stdout).expect("UTF-8");
        (*size, printed.lines().filter_map(Cost::read).collect())
    };
    sizes.iter().map(run).collect()
}
