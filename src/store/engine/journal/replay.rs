//! What an opening finds in the journal.
//!
//! A power cut may leave the end of the last segment half written: nobody has been told that it was on disk, and it is
//! cut off. Any other damage is none that an opening may pass over.

use super::frame::{self, Written};
use super::{Changes, FOLDER, Journal, path, segments};
use crate::store::StoreError;
use crate::store::engine::database::Database;
use std::fs;
use std::path::Path;

/// Changes go to the database when so many rows are gathered.
const GATHERED_ROWS: usize = 4_096;

impl Journal {
    /// Gives the database what it has not, and begins anew.
    pub fn replay(rows: &Path, database: &Database, waits: bool) -> Result<Journal, StoreError> {
        let settled = database.settled()?;
        let mut found = segments(rows)?;
        found.retain(|number| *number >= settled);
        let first = found.first().copied().unwrap_or(settled);
        if first > settled + 1 || !found.iter().copied().eq((first..).take(found.len())) {
            tracing::error!(settled, ?found, "segments of the journal are missing, or they are of other rows");
            return Err(damaged());
        }
        let last = found.last().copied().unwrap_or(settled);
        each_change(rows, &found, &mut |changes| database.take_kept(&changes, None))?;
        if !found.is_empty() {
            database.take_kept(&Changes::new(), Some(last))?;
            database.sync()?;
        }
        if last > settled {
            tracing::info!(segments = last - settled, "changes of the journal have gone to the database");
        }
        Ok(Journal::beside(rows, last + 1, waits))
    }
}

/// Gives the changes of these segments to `each`, some at a time; the last segment may end in a write that was broken off.
pub(in super::super) fn each_change(
    rows: &Path,
    numbers: &[u64],
    each: &mut dyn FnMut(Changes) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut changes = Changes::new();
    for number in numbers {
        let bytes = fs::read(path(rows, *number))?;
        read(&bytes, *number, Some(number) == numbers.last(), &mut |frame| {
            frame.add_to(&mut changes).ok_or_else(damaged)?;
            if changes.len() >= GATHERED_ROWS { each(std::mem::take(&mut changes)) } else { Ok(()) }
        })?;
    }
    if changes.is_empty() { Ok(()) } else { each(changes) }
}

/// Gives every frame of a segment to `each`.
fn read(
    bytes: &[u8],
    number: u64,
    is_last: bool,
    each: &mut dyn FnMut(Written) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut place = match frame::read_head(bytes) {
        Some((version, _)) if version > frame::VERSION => {
            return Err(StoreError::NewerFormat { found: version, supported: frame::VERSION });
        }
        Some((_, named)) if named == number => frame::HEAD,
        _ => 0,
    };
    while place >= frame::HEAD
        && let Some(frame) = bytes.get(place..).and_then(|rest| Written::at(number, rest))
    {
        place += frame.len();
        each(frame)?;
    }
    let rest = bytes.get(place..).unwrap_or_default();
    if rest.is_empty() && place >= frame::HEAD {
        return Ok(());
    }
    let was_on_disk = Written::find(number, rest).any(|frame| frame.known > place as u64);
    if !is_last || was_on_disk {
        tracing::error!(segment = number, place, "the journal is damaged");
        return Err(damaged());
    }
    tracing::warn!(segment = number, place, bytes = rest.len(), "the journal ends in a write that was broken off");
    Ok(())
}

fn damaged() -> StoreError {
    StoreError::Corrupt(format!("rows/{FOLDER}"))
}
