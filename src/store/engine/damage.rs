//! The note that the database has met something that it could not read.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Notes it for the next opening.
pub(super) fn note(rows: &Path) {
    match File::create_new(path(rows)) {
        Ok(_) => tracing::error!("the database cannot read its files: they are made anew at the next start"),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => tracing::error!(%error, "the database cannot read its files, and that could not be noted"),
    }
}

pub(super) fn is_noted(rows: &Path) -> bool {
    path(rows).exists()
}

pub(super) fn path(rows: &Path) -> PathBuf {
    rows.join("damage")
}
