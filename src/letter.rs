//! An official letter ↔ figures and directives. Reading is pure: bytes and hints in, content and doubts out.

use crate::domain::letter::LetterContent;
use crate::domain::unit::UnitId;
use crate::domain::unit_registry::UnitRegistry;
use chrono::NaiveDate;

/// What the importer states because the text may not print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportHints {
    /// The unit whose figures are announced when the text names none.
    pub unit: UnitId,
    pub number: Option<String>,
    pub date: Option<NaiveDate>,
    /// The day of import: the last resort for a missing year.
    pub today: NaiveDate,
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
    #[error("no result of the index was found in the text")]
    NotALetter,
    /// MẬT, TỐI MẬT or TUYỆT MẬT: such a letter must not be fed to a chat system.
    #[error("the letter is classified")]
    Classified,
}

/// Reads a letter.
pub fn read(bytes: &[u8], hints: &ImportHints, units: &UnitRegistry) -> Result<LetterContent, ReadError> {
    let _ = (bytes, hints, units);
    unimplemented!()
}
