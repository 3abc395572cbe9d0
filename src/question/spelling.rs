//! Which words a misspelt one is near to: by one slip, or by its sound.

use std::collections::HashMap;

/// The shortest word in which a slip is repaired.
const SLIP_LETTERS: usize = 5;

/// Words by every form that lacks one of their letters.
#[derive(Default)]
pub struct Corrections {
    by_gap: HashMap<Box<str>, Vec<u32>>,
    words: HashMap<u32, Box<str>>,
}

impl Corrections {
    pub fn of<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Corrections {
        let mut corrections = Corrections::default();
        for (word, id) in words.filter(|(word, _)| word.len() + 1 >= SLIP_LETTERS && word.is_ascii()) {
            corrections.words.insert(id, word.into());
            for gap in gaps(word) {
                let ids = corrections.by_gap.entry(gap.into()).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            corrections.by_gap.entry(word.into()).or_default().push(id);
        }
        corrections
    }

    /// The known words within one slip of `typed`: a letter wrong, missing, doubled or two swapped.
    pub fn near(&self, typed: &str) -> Vec<u32> {
        if typed.len() + 1 < SLIP_LETTERS || typed.len() > 12 || !typed.is_ascii() {
            return Vec::new();
        }
        let mut near: Vec<u32> = Vec::new();
        let shorter = gaps(typed);
        for form in shorter.iter().map(String::as_str).chain(std::iter::once(typed)) {
            for id in self.by_gap.get(form).into_iter().flatten() {
                // In four letters only two swapped ones: "hnag" is hạng, but "tang" could be anything.
                let swapped = |word: &str| typed.len() >= SLIP_LETTERS || sorted(word) == sorted(typed);
                let slip =
                    self.words.get(id).is_some_and(|word| strsim::osa_distance(word, typed) == 1 && swapped(word));
                if slip && !near.contains(id) {
                    near.push(*id);
                }
            }
        }
        near
    }
}

impl Corrections {
    /// The words that four letters are when one is missing: "nheu" is nhiêu where a phrase goes on with it.
    pub fn longer(&self, typed: &str) -> Vec<u32> {
        if typed.len() + 1 != SLIP_LETTERS || !typed.is_ascii() {
            return Vec::new();
        }
        let ids = self.by_gap.get(typed).into_iter().flatten();
        ids.copied().filter(|id| self.words.get(id).is_some_and(|word| word.len() == SLIP_LETTERS)).collect()
    }
}

/// How a folded word sounds where spelling is unsure: s/x, tr/ch, d/gi/r, n/ng and c/t at the end, "g" written for "ng".
pub fn sound(word: &str) -> String {
    let (start, rest) = if let Some(rest) = word.strip_prefix("tr").or_else(|| word.strip_prefix("ch")) {
        ("ch", rest)
    } else if let Some(rest) = word.strip_prefix("gi").filter(|rest| rest.starts_with(['a', 'e', 'o', 'u'])) {
        ("z", rest)
    } else if let Some(rest) = word.strip_prefix(['d', 'r']) {
        ("z", rest)
    } else if let Some(rest) = word.strip_prefix(['s', 'x']) {
        ("x", rest)
    } else {
        ("", word)
    };
    let (rest, end) = if let Some(rest) = rest.strip_suffix("ng").or_else(|| rest.strip_suffix('g')) {
        (rest, "n")
    } else if let Some(rest) = rest.strip_suffix('c').filter(|_| !start.is_empty() || rest.len() > 2) {
        (rest, "t")
    } else if let Some(rest) = rest.strip_suffix('y') {
        (rest, "i")
    } else {
        (rest, "")
    };
    [start, rest, end].concat()
}

/// A folded word with s for x at its beginning, x for s, tr for ch or ch for tr.
pub fn other_initial(word: &str) -> Option<String> {
    let swapped = [("s", "x"), ("x", "s"), ("tr", "ch"), ("ch", "tr")];
    swapped.iter().find_map(|(typed, meant)| Some(format!("{meant}{}", word.strip_prefix(typed)?)))
}

/// A folded word with l for n at its beginning, or n for l.
pub fn other_nasal(word: &str) -> Option<String> {
    let swapped = |first, rest: &str| (!rest.starts_with(['g', 'h'])).then(|| format!("{first}{rest}"));
    match word.strip_prefix('l') {
        Some(rest) => swapped('n', rest),
        None => word.strip_prefix('n').and_then(|rest| swapped('l', rest)),
    }
}

fn sorted(word: &str) -> Vec<u8> {
    let mut letters = word.as_bytes().to_vec();
    letters.sort_unstable();
    letters
}

fn gaps(word: &str) -> Vec<String> {
    (0..word.len())
        .map(|gap| word.char_indices().filter(|(position, _)| *position != gap).map(|(_, letter)| letter).collect())
        .collect()
}
