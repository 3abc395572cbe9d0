//! Why a request was not carried out, in the caller's language.

use crate::desk::{DeskError, explain_store};
use crate::store::StoreError;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// A sentence that says what happened and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{sentence}")]
pub struct Failure {
    pub sentence: String,
    pub cause: FailureCause,
}

/// What a script tells apart; also the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureCause {
    /// The request does not fit the state or the caller's rights.
    Refused,
    /// The installation cannot do it now: store, disk, configuration.
    Broken,
}

impl Failure {
    pub fn refused(sentence: String) -> Failure {
        Failure { sentence, cause: FailureCause::Refused }
    }

    pub fn broken(sentence: String) -> Failure {
        Failure { sentence, cause: FailureCause::Broken }
    }

    pub fn store(text: Text<'_>, error: &StoreError) -> Failure {
        let cause = match error {
            StoreError::Conflict(_)
            | StoreError::NotFound { .. }
            | StoreError::FolderTaken { .. }
            | StoreError::NotABackup
            | StoreError::BackupDamaged(_) => FailureCause::Refused,
            _ => FailureCause::Broken,
        };
        Failure { sentence: explain_store(error, text), cause }
    }

    pub fn desk(text: Text<'_>, error: &DeskError) -> Failure {
        match error {
            DeskError::Store(error) => Failure::store(text, error),
            other => Failure::refused(other.explain(text)),
        }
    }

    pub fn exit_status(&self) -> u8 {
        match self.cause {
            FailureCause::Refused => 1,
            FailureCause::Broken => 3,
        }
    }
}
