//! Tokens → items: the cover of the text by phrases of the lexicon that explains most of it.

mod beside;
mod borders;
mod parts;
mod unmarked;

pub(super) use parts::hinted_groups;

use super::fold::{Marks, Token, TokenKind};
use super::lexicon::{Lexicon, Meaning};
use super::spelling;
use super::vocabulary::Concept;
use borders::{counts_units, numbers_a_period, parts_a_period, tears_term};

/// A stretch of the text with what it can mean.
#[derive(Debug, Clone)]
pub struct Item {
    /// Tokens `first..end`.
    pub first: usize,
    pub end: usize,
    pub content: Content,
    /// Something had to be repaired to read it.
    pub repaired: bool,
}

#[derive(Debug, Clone)]
pub enum Content {
    /// What the phrase can mean; several where the marks do not decide.
    Phrase(Vec<Meaning>),
    /// Hundredths, and whether decimals were written.
    Number {
        hundredths: i64,
        decimal: bool,
    },
    Sign,
    Unknown,
    /// Read already, as part of a period or a unit.
    Taken,
}

/// One way to read a token.
struct Reading {
    words: Vec<(u32, Marks)>,
    cost: i32,
    /// The word is spelt as it sounds, or with other marks: read so only inside a longer phrase.
    unsure: Unsure,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unsure {
    No,
    Sound,
    /// Spelt as another word sounds, and a word itself: no part of a short phrase.
    Word,
    /// Never in a name: "Hưng An" is not "Hùng An".
    Marks,
    /// The same of a word of two letters: only in a phrase of four words and more.
    ShortMarks,
    /// Hỏi for ngã, or ngã for hỏi.
    Curl,
    /// No word as it is typed, and one with s for x or tr for ch at its beginning: who writes so writes so twice.
    Initial,
    /// The same of what is a word itself: only beside another one, "suất xắc".
    InitialOfWord,
    /// Two letters that sound like a word of a name: only beside the other words of that name.
    InName,
}

/// A way from the root of the tree to a node.
struct Path {
    node: u32,
    at: usize,
    cost: i32,
    unsure: Unsure,
    marks: Vec<Marks>,
    /// A comma was passed over: "ơi, anh" is two things, and no order.
    parted: bool,
}

struct Candidate {
    end: usize,
    weight: i32,
    cost: i32,
    meanings: Vec<Meaning>,
}

/// Words of a phrase that is long enough to be known by the others.
const LONG: usize = 4;

/// Phrases longer than this do not exist.
const LONGEST: usize = 10;

impl Item {
    pub fn is(&self, concept: Concept) -> bool {
        self.meanings().contains(&Meaning::Concept(concept))
    }

    pub fn meanings(&self) -> &[Meaning] {
        match &self.content {
            Content::Phrase(meanings) => meanings,
            _ => &[],
        }
    }

    fn also(&mut self, concept: Concept) {
        let meaning = Meaning::Concept(concept);
        match &mut self.content {
            Content::Phrase(meanings) if meanings.contains(&meaning) => {}
            Content::Phrase(meanings) => meanings.push(meaning),
            content => *content = Content::Phrase(vec![meaning]),
        }
    }

    pub fn concepts(&self) -> impl Iterator<Item = Concept> {
        self.meanings().iter().filter_map(|meaning| match meaning {
            Meaning::Concept(concept) => Some(*concept),
            Meaning::Name(_) => None,
        })
    }

    pub fn names(&self) -> impl Iterator<Item = u32> {
        self.meanings().iter().filter_map(|meaning| match meaning {
            Meaning::Name(name) => Some(*name),
            Meaning::Concept(_) => None,
        })
    }

    /// A number without decimals.
    pub fn whole(&self) -> Option<u32> {
        match self.content {
            Content::Number { hundredths, decimal: false } => u32::try_from(hundredths / 100).ok(),
            _ => None,
        }
    }
}

/// Covers the tokens with the heaviest sequence of phrases.
pub fn items(lexicon: &Lexicon, tokens: &[Token]) -> Vec<Item> {
    let marked = is_marked(tokens);
    let readings: Vec<Vec<Reading>> = tokens.iter().map(|token| readings(lexicon, token)).collect();
    let count = tokens.len();
    // From the end backwards: the best weight of the rest, and the candidate taken at each place.
    let mut rest = vec![0_i32; count + 1];
    let mut taken: Vec<Option<Candidate>> = Vec::with_capacity(count);
    for start in (0..count).rev() {
        let skip = rest.get(start + 1).copied().unwrap_or_default();
        let mut best: Option<Candidate> = None;
        let mut best_weight = skip;
        for candidate in candidates(lexicon, tokens, &readings, start, marked) {
            let weight = candidate.weight + rest.get(candidate.end).copied().unwrap_or_default();
            if weight > best_weight {
                best_weight = weight;
                best = Some(candidate);
            }
        }
        if let Some(slot) = rest.get_mut(start) {
            *slot = best_weight;
        }
        taken.push(best);
    }
    taken.reverse();
    let mut items = Vec::new();
    let mut position = 0;
    while let Some(token) = tokens.get(position) {
        let item = match taken.get_mut(position).and_then(Option::take) {
            Some(candidate) => Item {
                first: position,
                end: candidate.end,
                content: Content::Phrase(candidate.meanings),
                repaired: candidate.cost > 0,
            },
            None => Item { first: position, end: position + 1, content: plain(token), repaired: false },
        };
        position = item.end;
        items.push(item);
    }
    parts::name_groups(lexicon, tokens, &mut items);
    unmarked::look_again(tokens, &mut items, marked);
    beside::look_again(lexicon, tokens, &mut items, marked);
    items
}

fn plain(token: &Token) -> Content {
    match token.kind {
        TokenKind::Letters => Content::Unknown,
        TokenKind::Sign => Content::Sign,
        TokenKind::Number => {
            let (whole, decimals) = token.folded.split_once(',').unwrap_or((&token.folded, ""));
            let scale = if decimals.len() == 1 { 10 } else { 1 };
            match (whole.parse::<i64>(), decimals.parse::<i64>().or(if decimals.is_empty() { Ok(0) } else { Err(()) }))
            {
                (Ok(whole), Ok(part)) if whole < 1_000_000_000 => {
                    Content::Number { hundredths: whole * 100 + part * scale, decimal: !decimals.is_empty() }
                }
                _ => Content::Unknown,
            }
        }
    }
}

fn readings(lexicon: &Lexicon, token: &Token) -> Vec<Reading> {
    if token.kind == TokenKind::Sign && token.folded != "%" {
        return Vec::new();
    }
    let marks = token.marks();
    let mut readings = Vec::new();
    if let Some(short) = lexicon.short_form(&token.folded)
        && marks.fit(short.marks)
    {
        readings.push(Reading { words: short.words.clone(), cost: 0, unsure: Unsure::No });
    }
    match lexicon.word(&token.folded) {
        Some(word) => readings.push(Reading { words: vec![(word, marks)], cost: 0, unsure: Unsure::No }),
        None => {
            // The marks of a misspelt word stand on other letters; only its tone could still speak.
            let longer = lexicon.corrections().longer(&token.folded);
            readings.extend(longer.into_iter().map(|word| Reading {
                words: vec![(word, marks.tone_only())],
                cost: 5,
                unsure: Unsure::Sound,
            }));
            let near = lexicon.corrections().near(&token.folded);
            readings.extend(near.into_iter().map(|word| Reading {
                words: vec![(word, Marks::default())],
                cost: 3,
                unsure: Unsure::No,
            }));
        }
    }
    // Hỏi and ngã are one in the mouths of half the country.
    if let (Some(word), Some(other)) = (lexicon.word(&token.folded), marks.with_other_curl()) {
        readings.push(Reading { words: vec![(word, other)], cost: 4, unsure: Unsure::Curl });
    }
    let exact = lexicon.word(&token.folded);
    if let Some(word) = exact.filter(|word| !marks.is_bare() && lexicon.is_core(*word)) {
        // Two letters with other marks are another word as a rule: "sở" is sơ only in the midst of a long phrase.
        let unsure = if token.folded.len() > 2 { Unsure::Marks } else { Unsure::ShortMarks };
        readings.push(Reading { words: vec![(word, Marks::default())], cost: 6, unsure });
    }
    // "suất xắc", "vĩnh sá".
    if let Some(word) = spelling::other_initial(&token.folded).and_then(|other| lexicon.word(&other)) {
        let unsure = match exact {
            _ if token.folded.len() < 3 => Unsure::InName,
            None => Unsure::Initial,
            Some(_) => Unsure::InitialOfWord,
        };
        readings.push(Reading { words: vec![(word, marks.tone_only())], cost: 5, unsure });
    }
    // "lào": where l and n are one, and what is typed is no other word.
    let other = exact.is_none_or(|word| !lexicon.is_core(word)).then(|| spelling::other_nasal(&token.folded)).flatten();
    if let Some(word) = other.and_then(|other| lexicon.word(&other)) {
        readings.push(Reading { words: vec![(word, marks)], cost: 5, unsure: Unsure::Sound });
    }
    if token.kind == TokenKind::Letters && token.folded.len() > 2 {
        for word in lexicon.sounding(&token.folded).iter().filter(|word| Some(**word) != exact) {
            let itself = token.is_bare() && exact.is_some_and(|exact| lexicon.is_core(exact));
            let unsure = if itself { Unsure::Word } else { Unsure::Sound };
            readings.push(Reading { words: vec![(*word, marks.tone_only())], cost: 5, unsure });
        }
    }
    readings
}

/// Whether the text is typed with its diacritics: a word without any is then most likely meant without any.
fn is_marked(tokens: &[Token]) -> bool {
    let letters = tokens.iter().filter(|token| token.kind == TokenKind::Letters && token.folded.len() > 1);
    let (all, marked) = letters.fold((0, 0), |(all, marked), token| (all + 1, marked + usize::from(!token.is_bare())));
    marked >= 2 && 2 * marked >= all
}

fn candidates(
    lexicon: &Lexicon,
    tokens: &[Token],
    readings: &[Vec<Reading>],
    start: usize,
    marked: bool,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    if start > 0 && tears_term(tokens, start) {
        return found;
    }
    let mut paths = vec![Path { node: 0, at: start, cost: 0, unsure: Unsure::No, marks: Vec::new(), parted: false }];
    while let Some(path) = paths.pop() {
        let (at, cost, unsure) = (path.at, path.cost, path.unsure);
        let parted = at > start + 1 && (parts_a_period(tokens, at) || counts_units(tokens, at));
        let sure = matches!(unsure, Unsure::No | Unsure::Curl);
        if at > start && !parted && (sure || at > start + 1) {
            collect(lexicon, &mut found, start, &path, marked);
        }
        if at - start >= LONGEST {
            continue;
        }
        // A dash or slash inside a name ("Tài chính - Kế hoạch") is passed over.
        let comma = at > start && tokens.get(at).is_some_and(|token| token.is_sign(","));
        let dash = comma || at > start && tokens.get(at).is_some_and(|token| token.is_sign("-"));
        let at = if dash { at + 1 } else { at };
        let counts = at > 0 && numbers_a_period(tokens, at);
        for reading in readings.get(at).into_iter().flatten() {
            // One unsure word a phrase, and none where a period has its number: "tháng hai năm" is no "tháng hay năm".
            let initial = |unsure| matches!(unsure, Unsure::Initial | Unsure::InitialOfWord);
            let twice = initial(unsure) && initial(reading.unsure);
            let second = unsure != Unsure::No && reading.unsure != Unsure::No && !twice;
            if second || counts && reading.unsure != Unsure::No {
                continue;
            }
            let end = reading.words.iter().try_fold(path.node, |node, (word, _)| lexicon.step(node, *word));
            if let Some(node) = end {
                let mut marks = path.marks.clone();
                marks.extend(reading.words.iter().map(|(_, marks)| *marks));
                let unsure = match unsure {
                    _ if twice => Unsure::Initial,
                    Unsure::No => reading.unsure,
                    unsure => unsure,
                };
                let parted = path.parted || comma;
                paths.push(Path { node, at: at + 1, cost: cost + reading.cost, unsure, marks, parted });
            }
        }
    }
    found
}

/// Adds the phrases that end where `path` does.
fn collect(lexicon: &Lexicon, found: &mut Vec<Candidate>, start: usize, path: &Path, marked: bool) {
    let Path { node, at: end, cost, unsure, marks: ref typed, parted } = *path;
    for entry in lexicon.entries(node) {
        let fits =
            entry.marks.len() == typed.len() && typed.iter().zip(&*entry.marks).all(|(typed, meant)| typed.fit(*meant));
        // A filler explains nothing, so nothing is bent to make one.
        let bent = match entry.meaning {
            Meaning::Name(_) => matches!(unsure, Unsure::Marks | Unsure::ShortMarks | Unsure::InitialOfWord),
            Meaning::Concept(_) if unsure == Unsure::ShortMarks && end - start < LONG => true,
            Meaning::Concept(_) if matches!(unsure, Unsure::InName | Unsure::InitialOfWord) => true,
            // "han cua" is no "hạng của".
            Meaning::Concept(_) if unsure == Unsure::Word && end - start < 3 => true,
            // "Bác đang" is no "Bắc Giang".
            Meaning::Concept(concept) => {
                let doubtful =
                    matches!(concept, Concept::Filler | Concept::OutsideUnit | Concept::OffTopic | Concept::Order);
                // "thanh toán, trực tuyến" are two groups.
                let one = matches!(
                    concept,
                    Concept::Subscribe
                        | Concept::Order
                        | Concept::Group(_)
                        | Concept::Components
                        | Concept::ErrorReport
                        | Concept::Own
                );
                doubtful && unsure != Unsure::No || parted && one
            }
        };
        if !fits || bent {
            continue;
        }
        let exact = typed.iter().zip(&entry.marks).filter(|(typed, meant)| typed == meant && !typed.is_bare()).count();
        let base = 10 * (end - start) as i32 - 4;
        let kind = match entry.meaning {
            Meaning::Concept(Concept::Filler) => -3,
            Meaning::Concept(_) => 0,
            Meaning::Name(_) => -1,
        };
        let lacking = typed.iter().zip(&entry.marks).filter(|(typed, meant)| typed != meant).count();
        let lacking = if marked && cost == 0 { 8 * lacking as i32 } else { 0 };
        let weight = (base + kind + exact as i32 - cost - lacking).max(1);
        let same = found.iter_mut().find(|known| known.end == end && known.cost == cost);
        match same {
            // On one stretch, marks that were typed decide; without them every meaning stays.
            Some(known) if weight > known.weight => {
                if !known.meanings.contains(&entry.meaning) {
                    known.meanings.insert(0, entry.meaning);
                }
                known.weight = weight;
            }
            Some(known) => {
                if !known.meanings.contains(&entry.meaning) {
                    known.meanings.push(entry.meaning);
                }
            }
            None => found.push(Candidate { end, weight, cost, meanings: vec![entry.meaning] }),
        }
    }
}
