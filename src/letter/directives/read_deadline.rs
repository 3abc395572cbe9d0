//! What the words of a deadline come to.

use crate::domain::deadline::Deadline;

/// A deadline, or words that state one which cannot be dated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadDeadline {
    At(Deadline),
    Undated(String),
}
