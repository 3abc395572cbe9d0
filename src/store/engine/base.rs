//! The base: all rows, as they were at a segment of the journal or later, in a file of our own. With the segments after that
//! one it makes the rows anew when the database cannot read its files any more.
//!
//! It is written while steps go on. A row that changes meanwhile may stand in it as it was or as it became: the segments
//! after it say how it is in the end. The file has the form of a segment, and ends in a frame without changes.

use super::BATCH_ROWS;
use super::changes::Changes;
use super::database::Database;
use super::journal::{Frame, HEAD, Written, head, read_head};
use crate::store::StoreError;
use crate::store::documents::sync_folder;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, ErrorKind, Read, Write};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

const FILE: &str = "base";
const UNFINISHED: &str = "base.new";

/// What is known of a base without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Base {
    /// The segments after this one are needed with it.
    pub segment: u64,
    pub bytes: u64,
}

/// Writes the rows of a database that contains all segments up to `segment`. `None` when it was told to stop.
pub(super) fn write(
    rows: &Path,
    database: &Database,
    segment: u64,
    stop: &AtomicBool,
) -> Result<Option<Base>, StoreError> {
    let unfinished = rows.join(UNFINISHED);
    room(rows)?;
    let written = put_all(&unfinished, database, segment, stop);
    if !matches!(written, Ok(true)) {
        // The error that stopped it is the one to tell.
        let _ = fs::remove_file(&unfinished);
        return written.map(|_| None);
    }
    let bytes = fs::metadata(&unfinished)?.len();
    fs::rename(&unfinished, path(rows))?;
    sync_folder(rows)?;
    Ok(Some(Base { segment, bytes }))
}

/// A base that fills the disk would take it from the journal.
fn room(rows: &Path) -> Result<(), StoreError> {
    let disk = rustix::fs::statvfs(rows).map_err(std::io::Error::from)?;
    let most = fs::metadata(rows.join("db"))?.len();
    if disk.f_bavail.saturating_mul(disk.f_frsize) < most.saturating_mul(2) {
        Err(StoreError::DiskFull)
    } else {
        Ok(())
    }
}

fn put_all(file: &Path, database: &Database, segment: u64, stop: &AtomicBool) -> Result<bool, StoreError> {
    let mut out = BufWriter::new(File::create(file)?);
    out.write_all(&head(segment))?;
    let mut stored = database.range((Bound::Unbounded, Bound::Unbounded));
    let mut frame = Frame::default();
    loop {
        let rows: Changes = stored
            .by_ref()
            .take(BATCH_ROWS)
            .map(|row| row.map(|(key, value)| (key, Some(value))))
            .collect::<Result<_, _>>()?;
        frame.push(&rows);
        out.write_all(frame.seal(segment, 0)?)?;
        if rows.is_empty() {
            break;
        }
        if stop.load(Ordering::Acquire) {
            return Ok(false);
        }
        frame = frame.emptied();
    }
    let file = out.into_inner().map_err(|error| StoreError::from(error.into_error()))?;
    file.sync_all()?;
    Ok(true)
}

/// The base beside these rows, if there is one.
pub(super) fn find(rows: &Path) -> Result<Option<Base>, StoreError> {
    let mut file = match File::open(path(rows)) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let bytes = file.metadata()?.len();
    Ok(segment_of(&mut file)?.map(|segment| Base { segment, bytes }))
}

/// Gives its rows to `each`, some at a time.
///
/// # Errors
/// [`StoreError::Corrupt`] when it is not as it was written.
pub(super) fn read(rows: &Path, each: &mut dyn FnMut(Changes) -> Result<(), StoreError>) -> Result<(), StoreError> {
    let damaged = || StoreError::Corrupt(format!("rows/{FILE}"));
    let mut file = BufReader::new(File::open(path(rows))?);
    let segment = segment_of(&mut file)?.ok_or_else(damaged)?;
    let mut bytes = Vec::new();
    loop {
        Written::take(&mut file, &mut bytes)?;
        let mut changes = Changes::new();
        let frame = Written::at(segment, &bytes).ok_or_else(damaged)?;
        frame.add_to(&mut changes).ok_or_else(damaged)?;
        if changes.is_empty() {
            return if file.read(&mut [0])? == 0 { Ok(()) } else { Err(damaged()) };
        }
        each(changes)?;
    }
}

fn segment_of(file: &mut impl Read) -> Result<Option<u64>, StoreError> {
    let mut bytes = Vec::new();
    file.take(HEAD as u64).read_to_end(&mut bytes)?;
    Ok(read_head(&bytes).map(|(_, segment)| segment))
}

/// Sees to it that there is none, also after a power cut.
pub(super) fn remove(rows: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path(rows)) {
        Ok(()) => sync_folder(rows),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn path(rows: &Path) -> PathBuf {
    rows.join(FILE)
}
