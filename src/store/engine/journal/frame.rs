//! What is in a segment of the journal: a head that names version and segment, then one frame a write, each with the
//! changes of some steps in their order. Numbers are little-endian.
//!
//! A frame says how much of its segment was known to be on disk when it was written. What is damaged before that point
//! was lost by the disk; what is damaged after it may never have arrived there.

use super::super::Bytes;
use super::super::changes::Changes;
use crate::store::StoreError;
use std::io::{self, Read};

const MAGIC: &[u8; 8] = b"LOA-JRNL";
/// The form of the journal that this program writes.
pub(super) const VERSION: u32 = 1;
/// Magic, version, number of the segment, checksum.
pub(in super::super) const HEAD: usize = 8 + 4 + 8 + 4;

const FRAME: &[u8; 4] = b"steP";
/// Magic, length of the changes, known on disk, checksum.
const FRAME_HEAD: usize = 4 + 4 + 8 + 4;

const KEPT_CAPACITY: usize = 256 * 1024;

const REMOVED: u32 = u32::MAX;

pub(in super::super) fn head(segment: u64) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    let (said, sum) = head.split_at_mut(HEAD - 4);
    said[..8].copy_from_slice(MAGIC);
    said[8..12].copy_from_slice(&VERSION.to_le_bytes());
    said[12..].copy_from_slice(&segment.to_le_bytes());
    sum.copy_from_slice(&crc32fast::hash(said).to_le_bytes());
    head
}

/// Reads a head: the version, and the number of the segment; `None` when it is none.
pub(in super::super) fn read_head(bytes: &[u8]) -> Option<(u32, u64)> {
    let (said, sum) = bytes.get(..HEAD)?.split_at(HEAD - 4);
    let sound = said.starts_with(MAGIC) && crc32fast::hash(said).to_le_bytes() == sum;
    sound.then_some((u32_at(said, 8)?, u64_at(said, 12)?))
}

/// Changes on their way to the journal.
pub(in super::super) struct Frame(Vec<u8>);

impl Default for Frame {
    fn default() -> Frame {
        Frame(vec![0; FRAME_HEAD])
    }
}

impl Frame {
    /// The length that it will have in the file.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.len() == FRAME_HEAD
    }

    pub fn push(&mut self, changes: &Changes) {
        for (key, change) in changes {
            let length = change.as_ref().map_or(REMOVED, |value| value.len() as u32);
            self.0.extend_from_slice(&(key.len() as u32).to_le_bytes());
            self.0.extend_from_slice(&length.to_le_bytes());
            self.0.extend_from_slice(key);
            self.0.extend_from_slice(change.as_deref().unwrap_or_default());
        }
    }

    /// Takes its first `length` bytes off as a frame of their own; they must end with a step.
    pub fn split(&mut self, length: usize) -> Frame {
        let mut first = Frame::default();
        let rest = self.0.split_off(length.clamp(FRAME_HEAD, self.0.len()));
        first.0.extend_from_slice(&self.0[FRAME_HEAD..]);
        self.0.truncate(FRAME_HEAD);
        self.0.extend(rest);
        first
    }

    /// Empty again, with its memory unless that is much.
    pub fn emptied(mut self) -> Frame {
        if self.0.capacity() > KEPT_CAPACITY {
            return Frame::default();
        }
        self.0.truncate(FRAME_HEAD);
        self
    }

    /// The bytes for the file of `segment`, of which the first `known` are on disk.
    pub fn seal(&mut self, segment: u64, known: u64) -> Result<&[u8], StoreError> {
        let too_large = |_| StoreError::Io("a step is too large for the journal".to_owned());
        let length = u32::try_from(self.0.len() - FRAME_HEAD).map_err(too_large)?;
        self.0[..4].copy_from_slice(FRAME);
        self.0[4..8].copy_from_slice(&length.to_le_bytes());
        self.0[8..16].copy_from_slice(&known.to_le_bytes());
        let sum = sum(segment, &self.0[4..16], &self.0[FRAME_HEAD..]);
        self.0[16..FRAME_HEAD].copy_from_slice(&sum.to_le_bytes());
        Ok(&self.0)
    }
}

fn sum(segment: u64, said: &[u8], changes: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&segment.to_le_bytes());
    sum.update(said);
    sum.update(changes);
    sum.finalize()
}

/// A frame as it was read.
pub(in super::super) struct Written<'a> {
    pub known: u64,
    changes: &'a [u8],
}

impl<'a> Written<'a> {
    /// The frame at the beginning of `bytes`, when a whole one stands there.
    pub fn at(segment: u64, bytes: &'a [u8]) -> Option<Written<'a>> {
        if !bytes.starts_with(FRAME) {
            return None;
        }
        let length = usize::try_from(u32_at(bytes, 4)?).ok()?;
        let changes = bytes.get(FRAME_HEAD..FRAME_HEAD.checked_add(length)?)?;
        let sound = sum(segment, bytes.get(4..16)?, changes) == u32_at(bytes, 16)?;
        sound.then_some(Written { known: u64_at(bytes, 8)?, changes })
    }

    /// Reads the bytes of the next frame, or as much as is there.
    pub fn take(from: &mut impl Read, bytes: &mut Vec<u8>) -> io::Result<()> {
        bytes.clear();
        from.by_ref().take(FRAME_HEAD as u64).read_to_end(bytes)?;
        let changes = u32_at(bytes, 4).map_or(0, u64::from);
        from.take(changes).read_to_end(bytes)?;
        Ok(())
    }

    /// The first whole frame in `bytes`, wherever it begins.
    pub fn find(segment: u64, bytes: &'a [u8]) -> impl Iterator<Item = Written<'a>> {
        let places = bytes.windows(FRAME.len()).enumerate().filter(|(_, window)| window == FRAME);
        places.filter_map(move |(place, _)| Written::at(segment, bytes.get(place..)?))
    }

    /// The length that it has in the file.
    pub fn len(&self) -> usize {
        FRAME_HEAD + self.changes.len()
    }

    /// Adds its changes; later ones stand in the place of earlier ones. `None` when they are no changes.
    pub fn add_to(&self, changes: &mut Changes) -> Option<()> {
        let mut rest = self.changes;
        while !rest.is_empty() {
            let (key, value) = (u32_at(rest, 0)?, u32_at(rest, 4)?);
            let (key, after) = rest.get(8..)?.split_at_checked(key as usize)?;
            let removed = value == REMOVED;
            let (value, after) = after.split_at_checked(if removed { 0 } else { value as usize })?;
            changes.insert(Bytes::from(key), (!removed).then(|| Bytes::from(value)));
            rest = after;
        }
        Some(())
    }
}

fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(place..)?.first_chunk()?))
}

fn u64_at(bytes: &[u8], place: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(place..)?.first_chunk()?))
}
