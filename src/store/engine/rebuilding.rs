//! Making the rows anew from the base and the journal, when the database cannot read its files.

use super::base::Base;
use super::changes::Changes;
use super::database::Database;
use super::{base, damage, journal, opening};
use crate::store::StoreError;
use crate::store::blocks::{BlockSize, Blocks};
use crate::store::documents::sync_folder;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// While it is there, the files of the database are unfinished: they are made anew from the beginning.
const UNFINISHED: &str = "rebuilding";

/// What could not be read, for whoever looks for the cause.
const SET_ASIDE: &str = "damaged";

/// Where files that could not be read have been set aside, if any were.
pub(in crate::store) fn set_aside(rows: &Path) -> Option<PathBuf> {
    Some(rows.join(SET_ASIDE)).filter(|aside| aside.exists())
}

/// Opens the rows with `open`, after making the files of the database anew when it cannot read them.
///
/// # Errors
/// Those of `open`; when nothing can be made anew, the first one.
pub(super) fn opened<T>(
    config: &dyn Fn() -> sled::Config,
    rows: &Path,
    open: impl Fn() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    if rows.join(UNFINISHED).exists() {
        return rebuild(config, rows).and_then(|()| open());
    }
    let unread = if damage::is_noted(rows) {
        None
    } else {
        match open() {
            Err(error @ StoreError::Corrupt(_)) => Some(error),
            opened => return opened,
        }
    };
    match rebuild(config, rows) {
        // What was met before may lie where nobody reads now.
        Err(StoreError::Corrupt(_)) => unread.map_or_else(open, Err),
        rebuilt => rebuilt.and_then(|()| open()),
    }
}

/// Makes the files of the database anew, when what they are made of is whole. The former ones are kept aside.
///
/// # Errors
/// [`StoreError::Corrupt`] when they cannot be made anew: then nothing is changed.
fn rebuild(config: &dyn Fn() -> sled::Config, rows: &Path) -> Result<(), StoreError> {
    let unfinished = rows.join(UNFINISHED);
    let base = check(rows)?;
    let alone = opening::alone(rows)?;
    let is_repeated = unfinished.exists();
    let lock = File::create(&unfinished)?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(StoreError::Locked { folder: rows.display().to_string() }),
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    sync_folder(rows)?;
    if is_repeated {
        remove_each(&files(rows)?)?;
    } else {
        move_aside(rows)?;
    }
    drop(alone);
    let database = Database::of(Blocks::of(opening::open(config(), rows)?, BlockSize::USUAL), rows, true)?;
    base::read(rows, &mut |changes| database.take_kept(&changes, None))?;
    database.take_kept(&Changes::new(), Some(base.segment))?;
    database.sync()?;
    drop(database);
    remove_each(&[damage::path(rows), unfinished])?;
    sync_folder(rows)?;
    tracing::error!(aside = %rows.join(SET_ASIDE).display(), "the rows have been made anew from base and journal");
    Ok(())
}

/// The base, when it and the segments after it are whole.
fn check(rows: &Path) -> Result<Base, StoreError> {
    let missing = || StoreError::Corrupt("rows/base".to_owned());
    let base = base::find(rows)?.ok_or_else(missing)?;
    base::read(rows, &mut |_| Ok(()))?;
    let mut later = journal::segments(rows)?;
    later.retain(|number| *number > base.segment);
    if !later.iter().copied().eq((base.segment + 1..).take(later.len())) {
        return Err(StoreError::Corrupt("rows/journal".to_owned()));
    }
    journal::each_change(rows, &later, &mut |_| Ok(()))?;
    Ok(base)
}

/// The files and folders that are the database's.
fn files(rows: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(rows)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if matches!(&*name, "db" | "conf" | "blobs") || name.starts_with("snap.") {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn move_aside(rows: &Path) -> Result<(), StoreError> {
    let aside = rows.join(SET_ASIDE);
    remove_each(std::slice::from_ref(&aside))?;
    fs::create_dir(&aside)?;
    for file in files(rows)? {
        if let Some(name) = file.file_name() {
            fs::rename(&file, aside.join(name))?;
        }
    }
    Ok(())
}

fn remove_each(paths: &[PathBuf]) -> Result<(), StoreError> {
    for path in paths {
        let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        match removed {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
