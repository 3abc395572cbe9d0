//! Why a letter was not written, each with the sentence that tells what to do next.

use crate::domain::period::Period;
use crate::letter::writing::WriteError;
use crate::text::paper::{OVERRIDE, WordingError};
use crate::text::{CatalogueError, Text};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WritingProblem {
    /// No confirmed figures of the unit, nor of the units below it.
    #[error("no figures of {unit} for {periods:?}")]
    NoFigures { unit: String, periods: Vec<Period> },
    /// No period was given, and the unit has no figures at all.
    #[error("no period")]
    NoPeriod,
    /// The office's own wording cannot be used.
    #[error("{file}: {reason}")]
    Wording { file: String, reason: String },
    #[error("the letter could not be written: {0}")]
    Unwritable(String),
}

impl WritingProblem {
    pub fn explain(&self, text: Text<'_>) -> String {
        match self {
            WritingProblem::NoFigures { unit, periods } => {
                let periods: Vec<String> = periods.iter().map(|period| text.period(*period)).collect();
                text.writing_no_figures(unit.clone(), periods.join(", "))
            }
            WritingProblem::NoPeriod => text.writing_no_period(),
            WritingProblem::Wording { file, reason } => text.writing_bad_wording(file.clone(), reason.clone()),
            WritingProblem::Unwritable(reason) => text.writing_failed(reason.clone()),
        }
    }
}

impl From<WordingError> for WritingProblem {
    fn from(error: WordingError) -> Self {
        WritingProblem::Wording { file: OVERRIDE.to_owned(), reason: error.to_string() }
    }
}

impl From<CatalogueError> for WritingProblem {
    fn from(error: CatalogueError) -> Self {
        match error {
            CatalogueError::Read { file, source } => WritingProblem::Wording { file, reason: source.to_string() },
            CatalogueError::Syntax { file, line, reason } => {
                WritingProblem::Wording { file: format!("{file}:{line}"), reason }
            }
        }
    }
}

impl From<WriteError> for WritingProblem {
    fn from(error: WriteError) -> Self {
        WritingProblem::Unwritable(error.to_string())
    }
}
