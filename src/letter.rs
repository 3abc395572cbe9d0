//! An official letter ↔ figures and directives. Reading is pure: bytes and hints in, content and doubts out.
//!
//! Bytes become text (`formats`), text becomes lines and paragraphs (`header`, `paragraph`), paragraphs become phrases
//! (`token`, `phrase`) and the grammar reads them (`results`, `directives`, `grounds`); `assemble` and `checks` bring the
//! values together. What cannot be told with certainty is doubted, never guessed.

mod assemble;
mod body;
mod checks;
pub mod choices;
mod content;
pub mod correction;
mod cut_off;
mod date;
mod directives;
mod fold;
mod formats;
mod grounds;
mod header;
mod issuer;
pub mod json;
mod lexicon;
mod outline;
mod paragraph;
mod periods;
mod phrase;
pub mod preview;
mod printed_period;
mod reading;
pub mod reasons;
mod recognised;
mod results;
mod sentences;
mod spelt_number;
mod table;
mod token;
pub mod typed;
mod unit_names;
pub mod writing;

use crate::domain::deadline::Deadline;
use crate::domain::index_set::IndexSets;
use crate::domain::letter::LetterContent;
use crate::domain::period::Period;
use crate::domain::scale::Scales;
use crate::domain::unit::UnitId;
use crate::domain::unit_registry::UnitRegistry;
use chrono::NaiveDate;
use unit_names::Names;

/// What the importer states because the text may not print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportHints {
    /// The unit whose figures are announced when the text names none.
    pub unit: UnitId,
    pub number: Option<String>,
    pub date: Option<NaiveDate>,
    /// The day of import: the last resort for a missing year.
    pub today: NaiveDate,
    /// A person who has seen the printed issuer says that `unit` is meant.
    pub unit_settled: bool,
    /// The period of results that the text gives no period for.
    pub period: Option<Period>,
}

/// The deadline that a person types as letters put it ("25/01/2025", "thứ Sáu hằng tuần"); `None` when no day is certain.
pub fn typed_deadline(words: &str, letter_day: Option<NaiveDate>) -> Option<Deadline> {
    directives::typed_deadline(words, letter_day)
}

/// Why a file cannot be read as a letter. Each kind has its own sentence for people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("the format is not supported: {0}")]
    UnsupportedFormat(String),
    #[error("the file is not text in a known encoding")]
    NotText,
    #[error("the {0} file is damaged")]
    Damaged(&'static str),
    #[error("the {0} file is locked with a password")]
    Protected(&'static str),
    /// It would grow beyond all measure when opened.
    #[error("the {0} file holds more than a letter can")]
    Excessive(&'static str),
    #[error("the {0} file carries macros")]
    Macros(&'static str),
    #[error("a Word document from before 2007")]
    OldWord,
    #[error("the {0} file holds pictures only")]
    OnlyPictures(&'static str),
    /// A program that reads this format is not installed.
    #[error("{package} is not installed, which reads {format} files")]
    ProgramMissing { format: &'static str, package: &'static str },
    #[error("reading the {0} file took too long")]
    TooSlow(&'static str),
    #[error("no text was recognised in the {0} file")]
    NothingRecognised(&'static str),
    #[error("no result of the index was found in the text")]
    NotALetter,
    /// MẬT, TỐI MẬT or TUYỆT MẬT: such a letter must not be fed to a chat system.
    #[error("the letter is classified")]
    Classified,
}

/// Reads a letter. What the text prints goes before what the hints state; the identity of the figure sets' source is
/// blank until the store gives one.
/// What the text says is recognised by every scale of `sets`; a figure is judged by the one that holds for the letter's unit
/// in the figure's period.
pub fn read(
    bytes: &[u8],
    hints: &ImportHints,
    units: &UnitRegistry,
    sets: &IndexSets,
) -> Result<LetterContent, ReadError> {
    let scales = Scales::of(sets);
    let document = formats::open(bytes, &scales)?;
    let layout = header::layout(&document, &scales);
    if header::is_classified(&layout) {
        return Err(ReadError::Classified);
    }
    let mut content = content::read(&document.text, &layout, hints, &Names::new(units), sets, &scales)?;
    if document.recognised {
        recognised::doubt_everything(&mut content);
    }
    Ok(content)
}

#[cfg(test)]
mod tests;
