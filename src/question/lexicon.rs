//! The words that questions are made of, unit names included, in one tree of folded words.

use super::fold::{self, Marks, Token};
use super::numbered::Numbered;
use super::spelling::{self, Corrections};
use super::vocabulary::{self, Concept, Part};
use super::weighing::weights::Weights;
use crate::domain::unit::{Unit, UnitKind, UnitLevel};
use crate::domain::unit_registry::UnitRegistry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Built once per unit registry; understanding only reads it.
pub struct Lexicon {
    units: Arc<UnitRegistry>,
    words: HashMap<Box<str>, u32>,
    /// Per word: part of a concept's phrase, not of names alone.
    core: Vec<bool>,
    /// Words that some phrase about this matter is made of: alone they say little, but they are not strange.
    familiar: HashSet<u32>,
    /// Words that some unit's name is made of.
    of_names: HashSet<u32>,
    edges: Numbered<(u32, u32), u32>,
    leaves: Numbered<u32, Vec<Entry>>,
    nodes: u32,
    /// Per name: the units (positions in the registry) that bear it.
    bearers: Vec<Vec<u32>>,
    short_forms: HashMap<Box<str>, ShortForm>,
    /// Every word with the marks it has in some phrase.
    spellings: HashSet<(u32, Marks)>,
    corrections: Corrections,
    /// Words by their sound.
    sounds: HashMap<Box<str>, Vec<u32>>,
    /// Phrases in two parts with other words between, by the first word.
    gapped: Numbered<u32, Vec<Gapped>>,
    /// The parts of the folk names of groups, by their first word.
    parts: Numbered<u32, Vec<PartWords>>,
    weights: Weights,
    /// Words that change no figure when nothing explains them.
    everyday: HashSet<&'static str>,
}

/// "kéo … xuống": a phrase whose parts stand apart.
pub struct Gapped {
    pub concept: Concept,
    pub first: Vec<(u32, Marks)>,
    pub second: Vec<(u32, Marks)>,
}

/// "qua mạng": words that name a group together with others.
pub struct PartWords {
    pub part: Part,
    pub words: Vec<(u32, Marks)>,
}

/// A phrase that ends at a node of the tree.
#[derive(Debug, Clone)]
pub struct Entry {
    pub meaning: Meaning,
    pub marks: Box<[Marks]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    Concept(Concept),
    /// Index into the names.
    Name(u32),
}

/// What a short form stands for: word numbers with their marks.
pub struct ShortForm {
    pub marks: Marks,
    pub words: Vec<(u32, Marks)>,
    /// The same as somebody would type them.
    pub written: Vec<Token>,
}

impl Lexicon {
    pub fn build(units: &Arc<UnitRegistry>) -> Lexicon {
        let mut lexicon = Lexicon {
            units: units.clone(),
            words: HashMap::new(),
            core: Vec::new(),
            familiar: HashSet::new(),
            of_names: HashSet::new(),
            edges: Numbered::default(),
            leaves: Numbered::default(),
            nodes: 1,
            bearers: Vec::new(),
            short_forms: HashMap::new(),
            spellings: HashSet::new(),
            corrections: Corrections::default(),
            sounds: HashMap::new(),
            gapped: Numbered::default(),
            parts: Numbered::default(),
            weights: Weights::shipped(),
            everyday: vocabulary::everyday().collect(),
        };
        for (concept, phrase) in vocabulary::phrases() {
            match phrase.split_once(" … ") {
                Some((first, second)) => lexicon.add_gapped(concept, first, second),
                None => lexicon.add_phrase(&fold::words(phrase), Meaning::Concept(concept), true),
            }
            let strange = matches!(
                concept,
                Concept::OffTopic | Concept::OtherIndex | Concept::Order | Concept::OutsideUnit | Concept::Greeting
            );
            if !strange {
                let words = fold::words(phrase);
                let ids: Vec<u32> = words.iter().filter_map(|(word, _)| lexicon.word(word)).collect();
                lexicon.familiar.extend(ids);
            }
        }
        for (part, phrase) in vocabulary::parts() {
            lexicon.add_part(part, phrase);
        }
        for (short, long) in vocabulary::short_forms() {
            lexicon.add_short_form(short, long);
        }
        lexicon.add_names();
        lexicon.corrections = Corrections::of(lexicon.words.iter().map(|(word, id)| (&**word, *id)));
        for (word, id) in &lexicon.words {
            if word.len() > 2 {
                lexicon.sounds.entry(spelling::sound(word).into()).or_default().push(*id);
            }
        }
        for words in lexicon.sounds.values_mut() {
            words.sort_unstable();
        }
        lexicon
    }

    /// The same words with other weights: what others have learnt.
    pub fn weighing(self, weights: Weights) -> Lexicon {
        Lexicon { weights, ..self }
    }

    /// The words that sound like `folded`, itself among them.
    pub fn sounding(&self, folded: &str) -> &[u32] {
        self.sounds.get(spelling::sound(folded).as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// What words and concepts speak for.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    pub fn units(&self) -> &Arc<UnitRegistry> {
        &self.units
    }

    pub fn word(&self, folded: &str) -> Option<u32> {
        self.words.get(folded).copied()
    }

    /// Whether `word` is spelt with exactly these marks somewhere.
    pub fn has_word_with(&self, word: u32, marks: Marks) -> bool {
        self.spellings.contains(&(word, marks))
    }

    pub fn is_of_names(&self, word: u32) -> bool {
        self.of_names.contains(&word)
    }

    pub fn is_familiar(&self, folded: &str) -> bool {
        self.word(folded).is_some_and(|word| self.familiar.contains(&word))
    }

    /// How one talks, and nothing that a figure could hang on.
    pub fn is_everyday(&self, folded: &str) -> bool {
        self.everyday.contains(folded)
    }

    pub fn is_core(&self, word: u32) -> bool {
        self.core.get(word as usize).copied().unwrap_or_default()
    }

    pub fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.edges.get(&(node, word)).copied()
    }

    pub fn entries(&self, node: u32) -> &[Entry] {
        self.leaves.get(&node).map(Vec::as_slice).unwrap_or_default()
    }

    /// The phrases in two parts that begin with `word`.
    pub fn gapped(&self, word: u32) -> &[Gapped] {
        self.gapped.get(&word).map(Vec::as_slice).unwrap_or_default()
    }

    /// The parts of groups' names that begin with `word`.
    pub fn parts(&self, word: u32) -> &[PartWords] {
        self.parts.get(&word).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn bearers(&self, name: u32) -> &[u32] {
        self.bearers.get(name as usize).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn short_form(&self, folded: &str) -> Option<&ShortForm> {
        self.short_forms.get(folded)
    }

    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    fn add_names(&mut self) {
        let units = self.units.clone();
        let mut names: HashMap<String, u32> = HashMap::new();
        for (position, unit) in units.units().iter().enumerate() {
            let own = std::iter::once(unit.name.as_str());
            let shortened = shortened(unit);
            let aliases = unit.aliases.iter().chain(&shortened).map(String::as_str);
            for name in own.chain(aliases) {
                let words = fold::words(name);
                // "Thanh tra huyện Kim Động" is not what "huyện Kim Động" means.
                let starts_with_kind = unit.level() == UnitLevel::Department
                    && words
                        .first()
                        .is_some_and(|(word, _)| matches!(word.as_str(), "huyen" | "xa" | "tinh" | "phuong"));
                if words.is_empty() || starts_with_kind {
                    continue;
                }
                let known = names.len() as u32;
                let number = *names.entry(name.to_lowercase()).or_insert(known);
                if number == known {
                    self.bearers.push(Vec::new());
                    self.add_phrase(&words, Meaning::Name(number), false);
                }
                if let Some(bearers) = self.bearers.get_mut(number as usize)
                    && bearers.last() != Some(&(position as u32))
                {
                    bearers.push(position as u32);
                }
            }
        }
    }

    fn add_phrase(&mut self, words: &[(String, Marks)], meaning: Meaning, core: bool) {
        let mut node = 0;
        for (word, marks) in words {
            let word = self.add_word(word, core);
            if !core {
                self.of_names.insert(word);
            }
            self.spellings.insert((word, *marks));
            node = *self.edges.entry((node, word)).or_insert_with(|| {
                self.nodes += 1;
                self.nodes - 1
            });
        }
        let marks: Box<[Marks]> = words.iter().map(|(_, marks)| *marks).collect();
        let entries = self.leaves.entry(node).or_default();
        if !entries.iter().any(|entry| entry.meaning == meaning && entry.marks == marks) {
            entries.push(Entry { meaning, marks });
        }
    }

    fn add_gapped(&mut self, concept: Concept, first: &str, second: &str) {
        let (first, second) = (self.word_ids(first), self.word_ids(second));
        if let Some((word, _)) = first.first() {
            self.gapped.entry(*word).or_default().push(Gapped { concept, first, second });
        }
    }

    fn add_part(&mut self, part: Part, phrase: &str) {
        let words = self.word_ids(phrase);
        if let Some((word, _)) = words.first() {
            self.parts.entry(*word).or_default().push(PartWords { part, words });
        }
    }

    fn word_ids(&mut self, phrase: &str) -> Vec<(u32, Marks)> {
        fold::words(phrase).into_iter().map(|(word, marks)| (self.add_word(&word, true), marks)).collect()
    }

    fn add_word(&mut self, word: &str, core: bool) -> u32 {
        let next = self.words.len() as u32;
        let id = *self.words.entry(word.into()).or_insert(next);
        if id == next {
            self.core.push(core);
        } else if core && let Some(flag) = self.core.get_mut(id as usize) {
            *flag = true;
        }
        id
    }

    fn add_short_form(&mut self, short: &str, long: &str) {
        let Some((folded, marks)) = fold::words(short).into_iter().next() else { return };
        let words = fold::words(long).into_iter().map(|(word, marks)| (self.add_word(&word, true), marks)).collect();
        self.short_forms.insert(folded.into(), ShortForm { marks, words, written: fold::tokens(long) });
    }
}

/// How a department's long name is cut short in speech: without "và", and a land registry by its matter.
fn shortened(unit: &Unit) -> Vec<String> {
    if unit.level() != UnitLevel::Department {
        return Vec::new();
    }
    let mut names = Vec::new();
    if unit.name.contains(" và ") {
        names.push(unit.name.replace(" và ", " "));
    }
    // "phòng tài nguyên", "phòng lao động": the first matter of several stands for the whole.
    if unit.kind == UnitKind::Department
        && let Some((first, _)) = unit.name.split_once(" và ").or_else(|| unit.name.split_once(" - "))
    {
        names.push(first.split(" - ").next().unwrap_or(first).to_owned());
    }
    if unit.kind == UnitKind::Department {
        names.extend(by_matters(&unit.name));
        // "phòng NN", "phòng TN".
        let first = unit.name.split([',', '-']).next().and_then(|first| first.split(" và ").next()).unwrap_or_default();
        let initials: String = first.split_whitespace().filter_map(|word| word.chars().next()).collect();
        if initials.chars().count() == 2 {
            names.push(format!("phòng {}", initials.to_uppercase()));
        }
    }
    names.extend(unit.aliases.iter().flat_map(|alias| respaced(alias)));
    if unit.kind == UnitKind::Office && unit.name.contains("UBND") {
        names.extend(["văn phòng ủy ban", "văn phòng uỷ ban", "văn phòng ủy ban nhân dân"].map(str::to_owned));
    }
    if unit.kind == UnitKind::Branch && unit.name.contains("đất đai") {
        let spoken = ["đất đai", "văn phòng đất đai", "văn phòng đăng ký đất đai", "văn phòng đăng ký", "ban đất đai"];
        names.extend(spoken.map(str::to_owned));
    }
    names
}

/// "phòng hạ tầng", "lao động thương binh", "lao động TBXH": some of a department's matters stand for the whole. Those
/// that do not begin the name only behind "phòng": elsewhere they are words like any other.
fn by_matters(name: &str) -> Vec<String> {
    let name = name.replace(" và ", " - ").replace(", ", " - ");
    let matters: Vec<&str> = name.split(" - ").collect();
    let count = matters.len();
    let initials = |matters: &[&str]| -> String {
        matters.iter().flat_map(|matter| matter.split(' ')).filter_map(|word| word.chars().next()).collect()
    };
    let mut names = Vec::new();
    for first in 0..count {
        for last in first + 1..=count {
            let run = matters[first..last].join(" ");
            if first > 0 {
                names.push(format!("phòng {run}"));
            } else if last > 1 && last < count {
                names.push(run);
            }
        }
    }
    if let [first, rest @ ..] = matters.as_slice()
        && !rest.is_empty()
    {
        names.push(format!("{first} {}", initials(rest).to_uppercase()));
    }
    names
}

/// "LĐ-TB&XH" typed as "LĐ TBXH" or "LĐTB XH": an abbreviation with any of its joints left out or opened.
fn respaced(alias: &str) -> Vec<String> {
    let parts: Vec<&str> = alias.split(['-', '&']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let short = parts.iter().all(|part| part.chars().all(char::is_uppercase));
    if !(2..=4).contains(&parts.len()) || !short {
        return Vec::new();
    }
    let joints = parts.len() - 1;
    (0..1_u32 << joints)
        .map(|open| {
            parts.iter().enumerate().fold(String::new(), |mut name, (at, part)| {
                if at > 0 && open & (1 << (at - 1)) != 0 {
                    name.push(' ');
                }
                name.push_str(part);
                name
            })
        })
        .collect()
}
