//! What the store could not do, said to a person: the same on a shell and in chat.

use crate::store::{BackupDamage, Conflict, StoreError};
use crate::text::Text;

/// What happened and what to do next.
pub fn explain_store(error: &StoreError, text: Text<'_>) -> String {
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
        StoreError::Conflict(conflict) => explain_conflict(conflict, text),
        StoreError::NotWritable(detail) => text.error_not_writable(detail.as_str()),
        StoreError::Invariant(breach) => text.error_invariant(breach.as_str()),
        StoreError::NotFound { what, id } => explain_missing(what, id, text),
    }
}

fn explain_conflict(conflict: &Conflict, text: Text<'_>) -> String {
    match conflict {
        Conflict::NoticeState => text.error_notice_state(),
        Conflict::LetterState => text.error_letter_state(),
        Conflict::LeaseHeld => text.error_lease_held(),
        Conflict::OnHold => text.error_on_hold(),
        Conflict::Reform => text.reform_changed(),
    }
}

pub(super) fn explain_missing(what: &str, id: &str, text: Text<'_>) -> String {
    match what {
        "notice" => text.desk_no_notice(id.to_owned()),
        "letter" => text.desk_no_letter(id.to_owned()),
        "seat" => text.desk_no_seat(id.to_owned()),
        "unit" => text.desk_no_such_unit(id.to_owned()),
        "suspension" => text.index_not_suspended(id.to_owned()),
        _ => text.desk_nothing_such(id.to_owned()),
    }
}
