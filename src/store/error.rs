//! What can go wrong with the store, in the kinds that callers tell apart.

use std::io::ErrorKind;

/// Each kind has its own sentence for people and its own advice for the operator.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the store in {folder} is in use by another process")]
    Locked { folder: String },
    #[error("the store has format {found}, newer than format {supported} of this program")]
    NewerFormat { found: u32, supported: u32 },
    #[error("the disk is full")]
    DiskFull,
    #[error("the data folder cannot be written to: {0}")]
    NotWritable(String),
    #[error("a stored value cannot be read: {0}")]
    Corrupt(String),
    #[error("the store cannot be written or read: {0}")]
    Io(String),
    /// A restore builds a folder anew.
    #[error("{folder} holds a store already")]
    FolderTaken { folder: String },
    #[error("not a backup of this program")]
    NotABackup,
    /// Changed, or not whole.
    #[error("the backup is damaged: {0}")]
    BackupDamaged(BackupDamage),
    /// The step does not fit the stored state any more (approved meanwhile, already issued, …).
    #[error("{0}")]
    Conflict(Conflict),
    /// A row of a delivery would become what it may not: the step is refused, and sending stops until a person lets it
    /// go on.
    #[error("an invariant of deliveries would be broken: {0}")]
    Invariant(String),
    #[error("there is no {what} {id}")]
    NotFound { what: &'static str, id: String },
}

/// How a backup is known to be damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackupDamage {
    #[error("it ends early")]
    EndsEarly,
    #[error("something in it is not what was written")]
    Changed,
}

/// Why a step was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    #[error("the notice is not in a state that allows this")]
    NoticeState,
    #[error("the letter version is not in a state that allows this")]
    LetterState,
    #[error("another process holds the sender's lease")]
    LeaseHeld,
    #[error("the store is on hold")]
    OnHold,
    #[error("what is decided about a reform has changed meanwhile")]
    Reform,
}

impl StoreError {
    pub(super) fn missing(what: &'static str, id: impl std::fmt::Display) -> StoreError {
        StoreError::NotFound { what, id: id.to_string() }
    }

    /// The same error for another caller of the same commit.
    pub(super) fn again(&self) -> StoreError {
        match self {
            StoreError::DiskFull => StoreError::DiskFull,
            StoreError::NotWritable(reason) => StoreError::NotWritable(reason.clone()),
            StoreError::Corrupt(reason) => StoreError::Corrupt(reason.clone()),
            other => StoreError::Io(other.to_string()),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> StoreError {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => {
                StoreError::NotWritable(error.kind().to_string())
            }
            _ => StoreError::Io(error.to_string()),
        }
    }
}

impl From<Conflict> for StoreError {
    fn from(conflict: Conflict) -> StoreError {
        StoreError::Conflict(conflict)
    }
}
