//! Messages of `locales/*/backup.ftl`.

use super::messages;

messages! {
    backup_folder_taken(folder) => "backup-folder-taken";
    backup_none() => "backup-none";
    backup_ends_early() => "backup-ends-early";
    backup_changed() => "backup-changed";
}
