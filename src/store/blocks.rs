//! The rows as the database holds them: those that are many stand together in blocks, one entry of the database each.
//!
//! sled keeps at most sixteen entries on a page, and for every page some 150 bytes in memory for as long as the process
//! lives: a broadcast to 100,000 seats as one entry a row takes 4 to 5 MiB for good. Here an entry covers all rows from
//! its own key up to the next entry's, whether it is a block or a row by itself: nobody above sees which it is.
//!
//! A block is cut in two when it is full, removed when it is empty, and never joined to another: a row moves only
//! towards the end, so whoever walks through the rows meanwhile misses none.

mod block;
mod changing;
mod range;
mod verifying;

pub(super) use range::Range;

use super::StoreError;
use super::keys::Space;
use sled::IVec;
use std::ops::Bound::{Excluded, Included, Unbounded};

/// Kinds of rows of which one notice or one day adds thousands.
const PACKED: [Space; 7] = [
    Space::Delivery,
    Space::Due,
    Space::OutcomeSeat,
    Space::Acknowledgement,
    Space::Receipt,
    Space::NoticeUnheld,
    Space::Audit,
];

/// An entry of the database, or a row.
type Pair = (IVec, IVec);

pub(super) struct Blocks {
    db: sled::Db,
    size: BlockSize,
}

/// In bytes, of an encoded block. One row larger than that stands alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct BlockSize {
    /// A block that grows beyond this is cut.
    pub most: usize,
    /// The pieces of a block that is cut; what is left is the last one.
    pub piece: usize,
}

impl BlockSize {
    /// A change of one row writes its block anew, so a block is not much larger than what sled itself writes for a row.
    pub const USUAL: BlockSize = BlockSize { most: 2048, piece: 1536 };
    /// So small that a history of a few rows cuts and empties blocks.
    pub const SIMULATED: BlockSize = BlockSize { most: 160, piece: 120 };
}

impl Blocks {
    pub fn of(db: sled::Db, size: BlockSize) -> Blocks {
        Blocks { db, size }
    }

    pub fn get(&self, key: &[u8]) -> Result<Option<IVec>, StoreError> {
        if !is_packed(key) {
            return Ok(self.db.get(key)?);
        }
        self.covering(key)?.map_or(Ok(None), |entry| block::find(&entry, key))
    }

    /// Waits until the system has what was applied.
    pub fn flush(&self) -> Result<(), StoreError> {
        self.db.flush()?;
        Ok(())
    }

    /// The entry whose rows the key would stand among.
    fn covering(&self, key: &[u8]) -> Result<Option<Pair>, StoreError> {
        let entry = self.db.range::<&[u8], _>((Unbounded, Included(key))).next_back().transpose()?;
        Ok(entry.filter(|(first, _)| first.first() == key.first()))
    }

    /// The key where the next entry of the same kind begins.
    fn after(&self, key: &[u8]) -> Result<Option<IVec>, StoreError> {
        let entry = self.db.range::<&[u8], _>((Excluded(key), Unbounded)).next().transpose()?;
        Ok(entry.map(|(first, _)| first).filter(|first| first.first() == key.first()))
    }
}

fn is_packed(key: &[u8]) -> bool {
    key.first().is_some_and(|kind| PACKED.iter().any(|space| *space as u8 == *kind))
}

#[cfg(test)]
mod tests;
