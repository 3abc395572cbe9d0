//! What a text shows about its intent: single words, neighbouring words, concepts, and concepts in a row.

use crate::domain::indicator::Indicator;
use crate::question::asked::UnitAsked;
use crate::question::fold::{Token, TokenKind};
use crate::question::lexicon::Meaning;
use crate::question::matching::{Content, Item};
use crate::question::periods::FoundPeriod;
use crate::question::places::FoundUnit;
use crate::question::vocabulary::Concept;
use std::fmt;

/// One thing that can speak for or against an intent. Its text is its key in the table of weights.
#[derive(Debug, Clone, Copy)]
pub enum Clue<'a> {
    /// Every text shows it: how common an intent is.
    Always,
    /// How many things were said, up to six.
    Length(usize),
    Word(&'a str),
    Words(&'a str, &'a str),
    Concept(Concept),
    Row(Mark<'a>, Mark<'a>),
}

/// A place in the row of things said; fillers and signs are passed over.
#[derive(Debug, Clone, Copy)]
pub enum Mark<'a> {
    Start,
    Period,
    Unit(&'a UnitAsked),
    Phrase(&'a [Meaning]),
    Number,
    Unknown,
    End,
}

/// The clues of a text that was read as `items`, with its periods and units.
pub fn clues<'a>(
    tokens: &'a [Token],
    items: &'a [Item],
    periods: &[FoundPeriod],
    units: &'a [FoundUnit],
) -> Vec<Clue<'a>> {
    let mut clues = Vec::with_capacity(4 * tokens.len() + 4);
    clues.push(Clue::Always);
    let mut before = None;
    for token in tokens.iter().filter(|token| token.kind != TokenKind::Sign) {
        let word = if token.is_number() { "#" } else { token.folded.as_str() };
        clues.push(Clue::Word(word));
        clues.extend(before.replace(word).map(|before| Clue::Words(before, word)));
    }
    let marks = marks(items, periods, units);
    clues.push(Clue::Length((marks.len() - 2).min(6)));
    for pair in marks.windows(2) {
        clues.push(Clue::Row(pair[0], pair[1]));
    }
    for mark in marks {
        match mark {
            Mark::Phrase(meanings) => clues.extend(meanings.iter().filter_map(|meaning| match meaning {
                Meaning::Concept(concept) => Some(Clue::Concept(*concept)),
                Meaning::Name(_) => None,
            })),
            mark => clues.push(Clue::Row(mark, mark)),
        }
    }
    clues
}

fn marks<'a>(items: &'a [Item], periods: &[FoundPeriod], units: &'a [FoundUnit]) -> Vec<Mark<'a>> {
    let mut marks = Vec::with_capacity(items.len() + 2);
    marks.push(Mark::Start);
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let (mark, end) = if let Some(found) = periods.iter().find(|found| found.first == at) {
            (Some(Mark::Period), found.end)
        } else if let Some(found) = units.iter().find(|found| found.first == at && found.end > at) {
            (Some(Mark::Unit(&found.asked)), found.end)
        } else {
            (of_item(item), at + 1)
        };
        marks.extend(mark);
        at = end.max(at + 1);
    }
    marks.push(Mark::End);
    marks
}

fn of_item(item: &Item) -> Option<Mark<'_>> {
    match &item.content {
        Content::Phrase(meanings) if matches!(meanings[..], [Meaning::Concept(Concept::Filler)]) => None,
        Content::Phrase(meanings) => Some(Mark::Phrase(meanings)),
        Content::Number { .. } => Some(Mark::Number),
        Content::Unknown => Some(Mark::Unknown),
        Content::Sign | Content::Taken => None,
    }
}

impl fmt::Display for Clue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Clue::Always => f.write_str("always"),
            Clue::Length(length) => write!(f, "length {length}"),
            Clue::Word(word) => write!(f, "word {word}"),
            Clue::Words(first, second) => write!(f, "words {first} {second}"),
            Clue::Concept(concept) => write!(f, "concept {}", Common(*concept)),
            Clue::Row(first, second) => write!(f, "row {first} {second}"),
        }
    }
}

impl fmt::Display for Mark<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Mark::Start => "^",
            Mark::End => "$",
            Mark::Period => "PERIOD",
            Mark::Number => "NUMBER",
            Mark::Unknown => "?",
            Mark::Unit(asked) => match asked.meant() {
                UnitAsked::Own => "SELF",
                UnitAsked::District => "DISTRICT",
                UnitAsked::Province => "PROVINCE",
                UnitAsked::AllCommunes | UnitAsked::AllDepartments | UnitAsked::AllUnits => "MANY",
                _ => "NAMED",
            },
            Mark::Phrase(meanings) => {
                for (at, meaning) in meanings.iter().enumerate() {
                    if at > 0 {
                        f.write_str("|")?;
                    }
                    match meaning {
                        Meaning::Concept(concept) => write!(f, "{}", Common(*concept))?,
                        Meaning::Name(_) => f.write_str("name")?,
                    }
                }
                return Ok(());
            }
        })
    }
}

/// What is said of one group of indicators can be said of another, and so with numbers.
struct Common(Concept);

impl fmt::Display for Common {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Concept::Group(indicator) if indicator != Indicator::Total => f.write_str("GROUP"),
            Concept::Count(_) => f.write_str("COUNT"),
            concept => concept.fmt(f),
        }
    }
}
