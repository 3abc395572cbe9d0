//! Why a request was not carried out, in the caller's language.

use crate::desk::DeskError;
use crate::store::{BackupDamage, StoreError};
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
        Failure { sentence: store_sentence(text, error), cause }
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

fn store_sentence(text: Text<'_>, error: &StoreError) -> String {
    match error {
        StoreError::Locked { folder } => text.error_store_locked(folder.as_str()),
        StoreError::NewerFormat { found, supported } => text.error_store_newer(*found, *supported),
        StoreError::DiskFull => text.error_disk_full(),
        StoreError::Corrupt(detail) => text.error_store_corrupt(detail.as_str()),
        StoreError::Io(detail) => text.error_store_io(detail.as_str()),
        StoreError::FolderTaken { folder } => text.backup_folder_taken(folder.as_str()),
        StoreError::NotABackup => text.backup_none(),
        StoreError::BackupDamaged(BackupDamage::EndsEarly) => text.backup_ends_early(),
        StoreError::BackupDamaged(BackupDamage::Changed) => text.backup_changed(),
        StoreError::Conflict(conflict) => match conflict {
            crate::store::Conflict::NoticeState => text.error_notice_state(),
            crate::store::Conflict::LetterState => text.error_letter_state(),
            crate::store::Conflict::LeaseHeld => text.error_lease_held(),
            crate::store::Conflict::OnHold => text.error_on_hold(),
            crate::store::Conflict::Reform => text.reform_changed(),
        },
        StoreError::NotWritable(detail) => text.error_not_writable(detail.as_str()),
        StoreError::Invariant(breach) => text.error_invariant(breach.as_str()),
        StoreError::NotFound { id, .. } => text.error_not_found(id.as_str()),
    }
}
