//! Letters, their versions and their original files.

use super::{Store, StoreError};
use crate::domain::letter::{Confirmation, Letter, LetterContent, LetterId, LetterRef};
use chrono::{DateTime, Utc};

/// A letter that has just been read.
#[derive(Debug, Clone)]
pub struct NewLetter {
    pub id: LetterId,
    pub file_name: String,
    pub file: Vec<u8>,
    pub content: LetterContent,
    pub imported_at: DateTime<Utc>,
    pub imported_by: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddedLetter {
    /// Stored as an unreviewed version.
    New(LetterRef),
    /// The same content is stored already, as this version.
    Known(LetterRef),
}

impl Store {
    /// Keeps the file and stores the letter as a new unreviewed version, unless the same content is stored already.
    /// The version number inside `content`'s figure sets is set here. Durable.
    pub async fn add_letter(&self, letter: NewLetter) -> Result<AddedLetter, StoreError> {
        let _ = letter;
        unimplemented!()
    }

    /// Confirms an unreviewed version: its figures become visible, an older confirmed version is superseded. Durable.
    /// Confirming a confirmed version changes nothing.
    pub async fn confirm_letter(&self, letter: &LetterRef, confirmation: Confirmation) -> Result<Letter, StoreError> {
        let _ = (letter, confirmation);
        unimplemented!()
    }

    /// Discards an unreviewed version; the row and the file stay. Durable.
    pub async fn discard_letter(&self, letter: &LetterRef) -> Result<(), StoreError> {
        let _ = letter;
        unimplemented!()
    }

    pub async fn letter(&self, letter: &LetterRef) -> Result<Option<Letter>, StoreError> {
        let _ = letter;
        unimplemented!()
    }

    /// Every version of every letter, newest import first.
    pub async fn letters(&self) -> Result<Vec<Letter>, StoreError> {
        unimplemented!()
    }

    /// A kept file by the SHA-256 (hexadecimal) of its content.
    pub async fn document(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let _ = sha256;
        unimplemented!()
    }
}
