//! The journal: what steps have changed, in their order, until the database has it on disk.
//!
//! It lies in segments that are numbered without a gap. One is written to; when its changes are to go to the database
//! it is finished. An opening gives the database what it has not got of them. How long they are kept after that:
//! [`super::retention`].

mod frame;
mod replay;

pub(super) use frame::{Frame, HEAD, Written, head, read_head};
pub(super) use replay::each_change;

use super::changes::Changes;
use crate::store::StoreError;
use crate::store::documents::sync_folder;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The folder of the segments inside that of the rows.
const FOLDER: &str = "journal";

pub(super) struct Journal {
    rows: PathBuf,
    /// The segment that is written to; made when there is something to write.
    open: Option<Segment>,
    next: u64,
    /// A simulation waits for no disk.
    waits: bool,
}

struct Segment {
    number: u64,
    file: File,
    length: u64,
    /// As much of it is known to be on disk. At 0 its name is not either.
    synced: u64,
}

impl Journal {
    /// A journal beside `rows`, whose database contains all segments before `next`.
    pub fn beside(rows: &Path, next: u64, waits: bool) -> Journal {
        Journal { rows: rows.to_owned(), open: None, next, waits }
    }

    /// The last segment before the one that is written to next.
    pub fn settled(&self) -> u64 {
        self.next - 1
    }

    /// Passes over a number: what it stands for is in the database without a segment.
    pub fn skip(&mut self) -> u64 {
        self.next += 1;
        self.next - 1
    }

    /// Writes the frame behind what was written before. After a failure nothing of it is left.
    pub fn write(&mut self, frame: &mut Frame) -> Result<(), StoreError> {
        if frame.is_empty() {
            return Ok(());
        }
        if self.open.is_none() {
            self.open = Some(self.begin()?);
            self.next += 1;
        }
        match &mut self.open {
            Some(segment) => segment.write(frame),
            None => Ok(()),
        }
    }

    /// Writes half of the frame, as a power cut leaves it.
    pub fn break_off(&mut self, frame: &mut Frame) -> Result<(), StoreError> {
        if frame.is_empty() {
            return Ok(());
        }
        let mut segment = match self.open.take() {
            Some(segment) => segment,
            None => self.begin()?,
        };
        let bytes = frame.seal(segment.number, segment.synced)?;
        Ok(segment.file.write_all(&bytes[..bytes.len() / 2])?)
    }

    /// Waits until everything written is on disk.
    pub fn sync(&mut self) -> Result<(), StoreError> {
        let Some(segment) = self.open.as_mut().filter(|segment| segment.synced < segment.length) else { return Ok(()) };
        if self.waits {
            segment.file.sync_data()?;
            if segment.synced == 0 {
                sync_folder(&self.rows.join(FOLDER))?;
            }
        }
        segment.synced = segment.length;
        Ok(())
    }

    /// Finishes the segment that is written to, if there is one, and tells its number. It must be synced.
    pub fn finish(&mut self) -> Option<u64> {
        self.open.take().map(|segment| segment.number)
    }

    /// Removes a segment that nothing needs any more.
    pub fn remove(rows: &Path, number: u64) -> Result<(), StoreError> {
        match fs::remove_file(path(rows, number)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn begin(&self) -> Result<Segment, StoreError> {
        let folder = self.rows.join(FOLDER);
        match fs::create_dir(&folder) {
            Ok(()) if self.waits => sync_folder(&self.rows)?,
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error.into()),
            _ => {}
        }
        let mut file = OpenOptions::new().append(true).create_new(true).open(path(&self.rows, self.next))?;
        file.write_all(&frame::head(self.next))?;
        Ok(Segment { number: self.next, file, length: frame::HEAD as u64, synced: 0 })
    }
}

impl Segment {
    fn write(&mut self, frame: &mut Frame) -> Result<(), StoreError> {
        let bytes = frame.seal(self.number, self.synced)?;
        if let Err(error) = self.file.write_all(bytes) {
            // Whoever waits for it is told that it failed; it must not come back at the next opening.
            let _ = self.file.set_len(self.length);
            return Err(error.into());
        }
        self.length += bytes.len() as u64;
        Ok(())
    }
}

fn path(rows: &Path, number: u64) -> PathBuf {
    rows.join(FOLDER).join(format!("{number:016x}"))
}

/// The length of a segment.
pub(super) fn length(rows: &Path, number: u64) -> Result<u64, StoreError> {
    Ok(fs::metadata(path(rows, number))?.len())
}

/// The segments that are there, in order.
pub(super) fn segments(rows: &Path) -> Result<Vec<u64>, StoreError> {
    let entries = match fs::read_dir(rows.join(FOLDER)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut numbers = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        numbers.extend(name.to_str().and_then(|name| u64::from_str_radix(name, 16).ok()));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

#[cfg(test)]
mod tests;
