//! The table of weights: how much each clue speaks for and against each intent.

use crate::question::asked::Intent;
use crate::question::numbered::Numbered;
use std::fmt::{self, Write};

const TABLE: &str = include_str!("../../../data/lexicon/weights.tsv");

/// How far another intent must outweigh the one that the rules decided for, in hundredths.
const TRUST_IN_RULES: i32 = 150;

/// How far an intent that shows no figure must outweigh one that does: a question back costs less than a figure that was
/// not asked for.
const TRUST_IN_FIGURES: i32 = 50;

/// The weights of every known clue.
pub struct Weights {
    rows: Numbered<u64, (u32, u32)>,
    cells: Vec<(u8, i16)>,
    trust: i32,
}

/// What the clues of a text add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    sums: [i32; Intent::ALL.len()],
}

impl Weights {
    pub fn shipped() -> Weights {
        Weights::of(TABLE)
    }

    /// Reads a table: the words of the intents, then a clue a line with the intents it speaks for and against, by their
    /// places in that list. What cannot be read is left out.
    pub fn of(table: &str) -> Weights {
        let mut weights = Weights { rows: Numbered::default(), cells: Vec::new(), trust: TRUST_IN_RULES };
        let mut intents: Vec<Option<u8>> = Vec::new();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let Some((clue, cells)) = line.split_once('\t') else { continue };
            if clue == "intents" {
                let place = |word: &str| Intent::ALL.iter().position(|intent| intent.word() == word);
                intents = cells.split(' ').map(|word| place(word).and_then(|place| u8::try_from(place).ok())).collect();
                continue;
            }
            let from = weights.cells.len() as u32;
            weights.cells.extend(cells.split(' ').filter_map(|cell| {
                let (intent, weight) = cell.split_once(':')?;
                let intent = (*intents.get(intent.parse::<usize>().ok()?)?)?;
                Some((intent, weight.parse().ok()?))
            }));
            weights.rows.insert(key(clue), (from, weights.cells.len() as u32));
        }
        weights
    }

    /// The same weights, with the rules trusted by `lead` hundredths instead of as shipped.
    pub fn trusting(self, lead: i32) -> Weights {
        Weights { trust: lead, ..self }
    }

    /// How far another intent must outweigh the one that the rules decided for.
    pub fn trust_in_rules(&self) -> i32 {
        self.trust
    }

    /// How far one that shows no figure must outweigh one that does.
    pub fn trust_in_figures(&self) -> i32 {
        self.trust.min(TRUST_IN_FIGURES)
    }

    /// The sums of the weights of `keys`, each counted once.
    pub fn add_up(&self, mut keys: Vec<u64>) -> Weighed {
        let mut sums = [0; Intent::ALL.len()];
        keys.sort_unstable();
        keys.dedup();
        for (intent, weight) in keys.into_iter().flat_map(|key| self.cells_of(key)) {
            if let Some(sum) = sums.get_mut(usize::from(*intent)) {
                *sum += i32::from(*weight);
            }
        }
        Weighed { sums }
    }

    /// How much the clue of `key` speaks for `intent`, in hundredths.
    pub fn of_key(&self, key: u64, intent: Intent) -> i32 {
        let at = Intent::ALL.iter().position(|known| *known == intent).unwrap_or_default();
        let cell = self.cells_of(key).iter().find(|(intent, _)| usize::from(*intent) == at);
        cell.map_or(0, |(_, weight)| i32::from(*weight))
    }

    fn cells_of(&self, key: u64) -> &[(u8, i16)] {
        let (from, to) = self.rows.get(&key).copied().unwrap_or_default();
        self.cells.get(from as usize..to as usize).unwrap_or_default()
    }
}

impl Weighed {
    pub fn of(&self, intent: Intent) -> i32 {
        Intent::ALL.iter().zip(self.sums).find(|(known, _)| **known == intent).map_or(0, |(_, sum)| sum)
    }

    /// The intents by what speaks for them, the strongest first.
    pub fn strongest(&self) -> Vec<(Intent, i32)> {
        let mut order: Vec<(Intent, i32)> = Intent::ALL.iter().copied().zip(self.sums).collect();
        order.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
        order
    }
}

/// The key of a clue's text (FNV-1a).
pub struct Key(u64);

impl Key {
    pub fn of(parts: &[&str]) -> u64 {
        let mut key = Key::default();
        parts.iter().for_each(|part| key.add(part));
        key.0
    }

    fn add(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl Default for Key {
    fn default() -> Key {
        Key(0xcbf2_9ce4_8422_2325)
    }
}

impl Write for Key {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.add(text);
        Ok(())
    }
}

/// The key of a clue by its text in the table.
pub fn key(clue: impl fmt::Display) -> u64 {
    let mut key = Key::default();
    // Writing to a key cannot fail.
    let _ = write!(key, "{clue}");
    key.0
}
