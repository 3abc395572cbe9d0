//! Many histories of the delivery core on a virtual clock: `cargo run --release --example soak [HISTORIES] [SEED]`;
//! with `history SEED`, that history alone.
//!
//! Prints the seed first, and each failing history's own seed with the violated invariant; exit status 1 if there is one.
//! A seed that fails is kept in `tests/it/simulation/tests.rs`.

#[path = "../tests/it"]
mod it {
    pub mod dice;
    pub mod simulation;
}

use it::{dice, simulation};

use dice::Dice;
use loa::text::Catalogue;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

const HISTORIES: u64 = 50_000;
/// A violation seldom comes alone; more of them tell nothing new.
const MOST_VIOLATIONS: usize = 10;
const REPORT_EVERY: u64 = 5_000;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [word, seed] = words.as_slice()
        && word == "history"
    {
        return one(seed.parse().unwrap_or_default());
    }
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>().ok());
    let histories = arguments.next().flatten().unwrap_or(HISTORIES);
    let mut dice = match arguments.next().flatten() {
        Some(seed) => {
            println!("seed {seed}");
            Dice::of(seed)
        }
        None => Dice::from_environment("LOA_SIMULATION_SEED"),
    };
    let catalogue = Arc::new(Catalogue::embedded());
    let started = Instant::now();
    let mut total = simulation::Summary::default();
    let mut violations = 0;
    for history in 1..=histories {
        let seed = dice.throw();
        match simulation::run(seed, &catalogue) {
            Ok(summary) => total += summary,
            Err(violation) => {
                violations += 1;
                println!("the history of seed {seed}: {violation}");
                if violations == MOST_VIOLATIONS {
                    break;
                }
            }
        }
        if history % REPORT_EVERY == 0 || history == histories {
            println!("{history} histories in {:.0?}, {violations} violations: {total:?}", started.elapsed());
        }
    }
    if violations == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn one(seed: u64) -> ExitCode {
    let told = simulation::run(seed, &Arc::new(Catalogue::embedded()));
    println!("{told:#?}");
    if told.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
