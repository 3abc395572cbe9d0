//! Two hundred histories, and those that once broke something.

use super::run;
use crate::dice::Dice;
use loa::text::Catalogue;
use std::sync::Arc;

const HISTORIES: usize = 200;
const SIDE_BY_SIDE: usize = 4;

/// Seeds of histories that have found something.
/// 104226501252811: a claim was given up by the wall clock, which had jumped, before its request left.
const ONCE_BROKEN: [u64; 1] = [104_226_501_252_811];

fn histories(seeds: &[u64]) {
    let catalogue = &Arc::new(Catalogue::embedded());
    let history = |seed: &u64| {
        if let Err(violation) = run(*seed, catalogue) {
            panic!("the history of seed {seed}: {violation}");
        }
    };
    std::thread::scope(|threads| {
        for some in seeds.chunks(seeds.len().div_ceil(SIDE_BY_SIDE).max(1)) {
            threads.spawn(move || some.iter().for_each(history));
        }
    });
}

#[test]
fn every_invariant_holds_in_histories_at_random() {
    let mut dice = Dice::from_environment("SIMULATION_SEED");
    let seeds: Vec<u64> = (0..HISTORIES).map(|_| dice.throw()).collect();
    histories(&seeds);
}

#[test]
fn what_has_been_found_stays_mended() {
    histories(&ONCE_BROKEN);
}
