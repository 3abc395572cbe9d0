//! The weights of clues, learnt from judged questions in a fixed order, so that the same lists give the same table.

use loa::question::{Intent, Lexicon, Scene, clues};
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::Write;

/// Judged questions: the intent stands in the second column, ` || ` between those that are equally fair.
pub const JUDGED: [&str; 6] = [
    "tests/data/questions.tsv",
    "tests/data/questions-people.tsv",
    "tests/data/questions-unseen.tsv",
    "tests/data/questions-fourth.tsv",
    "tests/data/questions-fifth.tsv",
    "tests/data/questions-sixth.tsv",
];

/// Those of other authors, first put to the reader unseen.
pub const UNSEEN: [&str; 4] = [
    "tests/data/questions-unseen.tsv",
    "tests/data/questions-fourth.tsv",
    "tests/data/questions-fifth.tsv",
    "tests/data/questions-sixth.tsv",
];

/// More ways to say what is wanted: an intent, and a text.
const SAYINGS: &str = "data/lexicon/sayings.tsv";

const ROUNDS: usize = 20;

const STEP: f64 = 0.1;

/// What weighs less than this, in hundredths, is left out of the table.
pub const FAINT: i32 = 20;

/// How strongly a weight is held back that little speaks for.
const SPARING: f64 = 0.0001;

const INTENTS: usize = Intent::ALL.len();

/// The weights of one clue, by intent.
type Row = [f64; INTENTS];

/// A text, and the places of the intents that it may mean.
type Saying = (String, Vec<usize>);

struct Judged {
    clues: Vec<usize>,
    meant: Vec<usize>,
}

/// The lines of `data/lexicon/weights.tsv`.
pub fn table(lexicon: &Lexicon, scene: &Scene<'_>) -> Result<String, Box<dyn Error>> {
    table_without(lexicon, scene, &|_, _| false)
}

/// The table as it would be had nobody judged the lines (of a file, by number) that `hidden` names.
pub fn table_without(
    lexicon: &Lexicon,
    scene: &Scene<'_>,
    hidden: &dyn Fn(&str, usize) -> bool,
) -> Result<String, Box<dyn Error>> {
    let mut names: Vec<String> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut judged = Vec::new();
    for (text, meant) in sayings(hidden)? {
        let mut found = clues(lexicon, &text, scene);
        found.sort_unstable();
        found.dedup();
        let mut number = |clue: String| {
            *numbers.entry(clue.clone()).or_insert_with(|| {
                names.push(clue);
                names.len() - 1
            })
        };
        let clues = found.into_iter().map(&mut number).collect();
        judged.push(Judged { clues, meant });
    }
    let weights = learn(&mut judged, names.len());
    Ok(written(&names, &weights))
}

/// Every judged text that stands alone, with the positions of its intents. What the clock and the store decide (a future
/// month, an impossible one) is not learnt.
fn sayings(hidden: &dyn Fn(&str, usize) -> bool) -> Result<Vec<Saying>, Box<dyn Error>> {
    let mut sayings = Vec::new();
    let mut add = |text: &str, words: &str| {
        let of_word = |word: &str| Intent::ALL.iter().position(|intent| intent.word() == word.trim());
        let decided_elsewhere = |at: &usize| matches!(Intent::ALL.get(*at), Some(Intent::NoData | Intent::Invalid));
        let meant: Vec<usize> = words.split("||").filter_map(of_word).filter(|at| !decided_elsewhere(at)).collect();
        if !meant.is_empty() {
            sayings.push((text.to_owned(), meant));
        }
    };
    for file in JUDGED {
        for (_, line) in std::fs::read_to_string(file)?.lines().enumerate().skip(1).filter(|(at, _)| !hidden(file, *at))
        {
            let columns: Vec<&str> = line.split('\t').collect();
            if let [text, meant, ..] = columns[..]
                && columns.get(7).is_none_or(|after| after.is_empty())
            {
                add(text, meant);
            }
        }
    }
    for line in std::fs::read_to_string(SAYINGS)?.lines().filter(|line| !line.starts_with('#')) {
        if let Some((meant, text)) = line.split_once('\t') {
            add(text, meant);
        }
    }
    Ok(sayings)
}

/// Softmax regression, the step of each weight getting smaller the more it has moved (AdaGrad).
fn learn(judged: &mut [Judged], clues: usize) -> Vec<Row> {
    let mut weights: Vec<Row> = vec![[0.0; INTENTS]; clues];
    let mut moved: Vec<Row> = vec![[1e-6; INTENTS]; clues];
    let known: Vec<bool> = (0..INTENTS).map(|at| judged.iter().any(|judged| judged.meant.contains(&at))).collect();
    let mut dice = 12_345_u64;
    for _ in 0..ROUNDS {
        for last in (1..judged.len()).rev() {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            judged.swap(last, (dice % (last as u64 + 1)) as usize);
        }
        for Judged { clues, meant } in judged.iter() {
            let likely = likelihoods(&weights, clues, &known);
            let right: f64 = meant.iter().map(|at| likely[*at]).sum();
            for at in (0..INTENTS).filter(|at| known[*at]) {
                // Among several that are equally fair, each is wanted as far as it is believed already.
                let wanted = if meant.contains(&at) { likely[at] / right.max(1e-12) } else { 0.0 };
                let error = likely[at] - wanted;
                for clue in clues {
                    moved[*clue][at] += error * error;
                    let step = STEP / moved[*clue][at].sqrt();
                    let weight = weights[*clue][at] - step * error;
                    weights[*clue][at] = (weight.abs() - step * SPARING).max(0.0).copysign(weight);
                }
            }
        }
    }
    weights
}

fn likelihoods(weights: &[Row], clues: &[usize], known: &[bool]) -> Row {
    let mut sums = [0.0; INTENTS];
    for clue in clues {
        for (sum, weight) in sums.iter_mut().zip(&weights[*clue]) {
            *sum += weight;
        }
    }
    let most = sums.iter().copied().fold(f64::MIN, f64::max);
    let mut total = 0.0;
    for (sum, known) in sums.iter_mut().zip(known) {
        *sum = if *known { (*sum - most).exp() } else { 0.0 };
        total += *sum;
    }
    sums.map(|likely| likely / total)
}

fn written(names: &[String], weights: &[Row]) -> String {
    let mut lines: BTreeMap<&str, String> = BTreeMap::new();
    for (name, weights) in names.iter().zip(weights) {
        let cells: Vec<String> = weights
            .iter()
            .map(|weight| (100.0 * weight).round() as i32)
            .enumerate()
            .filter(|(_, weight)| weight.abs() >= FAINT)
            .map(|(at, weight)| format!("{at}:{weight}"))
            .collect();
        if !cells.is_empty() {
            lines.insert(name, cells.join(" "));
        }
    }
    let words: Vec<&str> = Intent::ALL.iter().map(|intent| intent.word()).collect();
    let mut table = format!(
        "# clue\tthe intents it speaks for, and against, in hundredths; by `cargo run --example questions -- --learn`\n\
         intents\t{}\n",
        words.join(" ")
    );
    for (name, cells) in lines {
        // Writing to a text cannot fail.
        let _ = writeln!(table, "{name}\t{cells}");
    }
    table
}
