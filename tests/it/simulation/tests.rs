//! Two hundred histories, and those that once broke something.

use super::{Summary, points, run, run_with_mergers};
use crate::dice::Dice;
use loa::text::Catalogue;
use std::sync::Arc;

const HISTORIES: usize = 200;
const HISTORIES_WITH_MERGERS: usize = 100;
const SIDE_BY_SIDE: usize = 4;

/// Seeds of histories that have found something.
/// 104226501252811: a claim was given up by the wall clock, which had jumped, before its request left.
/// 49756809423752: the first parts of a message were sent again when the chat had moved by another row's request.
/// 186145597086264: who took a seat over was not known to have had it acknowledged.
/// 65094497410902: a receipt of another message settled an undecided delivery.
/// 11961553657699: a row under way came back after the seat had changed hands twice, and nobody got it.
/// 106299634695107: a reminder left between two parts of a first sending, and the history took the later part for its own.
/// 55273408869675: a row was sent to the new name of its chat under a claim for the old one, and its receipt settled another.
/// 41332438477816: the same, while the reminder had left and not arrived yet.
/// 276644831027810: the process ended between a press and its answer, and the history did not know of the press.
/// 264086606213465: two left a seat at once, and their successor got both their repeats.
const ONCE_BROKEN: [u64; 10] = [
    104_226_501_252_811,
    49_756_809_423_752,
    186_145_597_086_264,
    65_094_497_410_902,
    11_961_553_657_699,
    106_299_634_695_107,
    264_086_606_213_465,
    41_332_438_477_816,
    276_644_831_027_810,
    55_273_408_869_675,
];

/// Seeds of histories with mergers of seats that have found something.
const ONCE_BROKEN_BY_MERGERS: [u64; 0] = [];

fn histories(seeds: &[u64], run: fn(u64, &Arc<Catalogue>) -> Result<Summary, String>) {
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
    histories(&seeds, run);
}

#[test]
fn every_invariant_holds_while_seats_become_one() {
    let mut dice = Dice::from_environment("SIMULATION_SEED");
    let seeds: Vec<u64> = (0..HISTORIES_WITH_MERGERS).map(|_| dice.throw()).collect();
    histories(&seeds, run_with_mergers);
}

#[test]
fn what_has_been_found_stays_mended() {
    histories(&ONCE_BROKEN, run);
    histories(&ONCE_BROKEN_BY_MERGERS, run_with_mergers);
}

#[test]
fn a_day_may_end_at_every_step_of_the_store() {
    let catalogue = &Arc::new(Catalogue::embedded());
    let reached = |with_power_cut: bool, first: u64| {
        let mut point = first;
        while points::broken_off_at(point, with_power_cut, catalogue).unwrap_or_else(|violation| panic!("{violation}"))
        {
            point += 2;
        }
        point
    };
    let ends = std::thread::scope(|threads| {
        let ways = [(true, 1), (true, 2), (false, 1), (false, 2)];
        let tried = ways.map(|(with_power_cut, first)| threads.spawn(move || reached(with_power_cut, first)));
        tried.map(|ended| ended.join().expect("every invariant holds"))
    });
    assert!(ends.iter().all(|end| *end > 40), "a day of so many steps: {ends:?}");
    println!("{ends:?}");
}
