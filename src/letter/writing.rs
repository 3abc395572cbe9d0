//! Stored figures and directives → the announcement letter in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I.
//!
//! A [`LetterDraft`] (data) and the office's wording make a [`Paper`] (the parts of a letter, `compose`); `docx` and
//! `pdf` set it after one table of forms (`form`). What has no data is a marked blank; a doubtful figure is marked, and
//! our own reader doubts it again.

mod annex;
mod blanks;
mod compose;
mod docx;
mod draft;
mod faces;
mod form;
mod marks;
mod paper;
mod pdf;
mod phrases;
mod pictures;

pub use blanks::Blank;
pub use compose::compose;
pub use draft::{AnnexTable, LetterDraft};
pub use paper::Paper;

use serde::{Deserialize, Serialize};

/// The formats a letter is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperFormat {
    #[default]
    Docx,
    Pdf,
}

/// A letter that could not be set: a fault of the program or of its fonts, not of the data.
#[derive(Debug, thiserror::Error)]
#[error("the {format} file could not be written: {reason}")]
pub struct WriteError {
    pub format: &'static str,
    pub reason: String,
}

impl PaperFormat {
    /// By the ending of a file's name.
    pub fn of_file(name: &str) -> Option<PaperFormat> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "docx" => Some(PaperFormat::Docx),
            "pdf" => Some(PaperFormat::Pdf),
            _ => None,
        }
    }

    pub fn ending(self) -> &'static str {
        match self {
            PaperFormat::Docx => "docx",
            PaperFormat::Pdf => "pdf",
        }
    }

    /// The paper as a file of this format. The same paper gives the same bytes.
    pub fn write(self, paper: &Paper) -> Result<Vec<u8>, WriteError> {
        match self {
            PaperFormat::Docx => docx::write(paper),
            PaperFormat::Pdf => pdf::write(paper),
        }
    }
}

#[cfg(test)]
mod tests;
