//! How strongly what a text shows speaks for each intent: the weights of its clues, added up.
//!
//! The rules of `reading` decide what they know. Where a text says the same in other words, the weights
//! (`data/lexicon/weights.tsv`, learnt from the judged questions by `cargo run --example questions -- --learn`) speak for another intent,
//! and if they do so clearly, that one is taken. The sums are whole numbers, so that every machine decides the same.

mod clues;
pub mod weights;

use crate::question::asked::Intent;
pub use clues::{Clue, clues};
use weights::{Key, Weighed, Weights, key};

/// Why an intent was preferred: a clue and how much it spoke for it, in hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub clue: String,
    pub weight: i32,
}

/// How it came to an intent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What the rules alone said.
    pub ruled: Intent,
    /// The weights overruled the rules.
    pub by_weight: bool,
    /// What speaks most for the intent that was taken; empty unless the scene wants it explained.
    pub reasons: Vec<Reason>,
}

impl Decided {
    /// `{by: rule|weight, ruled, reasons}`.
    pub fn json(&self) -> serde_json::Value {
        let reasons =
            self.reasons.iter().map(|Reason { clue, weight }| serde_json::json!({"clue": clue, "weight": weight}));
        serde_json::json!({
            "by": if self.by_weight { "weight" } else { "rule" },
            "ruled": self.ruled.word(),
            "reasons": reasons.collect::<Vec<_>>(),
        })
    }

    pub fn by_rule(intent: Intent) -> Decided {
        Decided { ruled: intent, by_weight: false, reasons: Vec::new() }
    }
}

impl Weights {
    pub fn weigh(&self, clues: &[Clue<'_>]) -> Weighed {
        self.add_up(clues.iter().map(key_of).collect())
    }

    /// The three clues that speak most for `intent`.
    pub fn reasons(&self, clues: &[Clue<'_>], intent: Intent) -> Vec<Reason> {
        let mut most: [(i32, Option<&Clue<'_>>); 3] = [(0, None); 3];
        for clue in clues {
            let weight = self.of_key(key_of(clue), intent);
            if weight > most[2].0 {
                most[2] = (weight, Some(clue));
                most.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
            }
        }
        let said = most.into_iter().filter_map(|(weight, clue)| Some(Reason { clue: clue?.to_string(), weight }));
        let mut reasons: Vec<Reason> = said.collect();
        reasons.dedup();
        reasons
    }
}

/// Of words without the detour over their display, which most clues are.
fn key_of(clue: &Clue<'_>) -> u64 {
    match clue {
        Clue::Word(word) => Key::of(&["word ", word]),
        Clue::Words(first, second) => Key::of(&["words ", first, " ", second]),
        clue => key(clue),
    }
}
