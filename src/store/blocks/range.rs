//! Rows in key order, from either end, whether they stand in blocks or by themselves.

use super::block::{self, Rows};
use super::{Blocks, Pair, is_packed};
use crate::store::StoreError;
use sled::IVec;
use std::collections::VecDeque;
use std::ops::Bound::{self, Excluded, Included};

pub(in crate::store) struct Range {
    /// The entry that covers the beginning, until it is read.
    first: Option<Result<Pair, StoreError>>,
    entries: sled::Iter,
    /// Rows of blocks that were read at the front and at the back, and whose turn comes later.
    front: VecDeque<Pair>,
    back: VecDeque<Pair>,
    /// What is left to give. A block that is cut while it is read is met twice; its rows are given once.
    low: Bound<IVec>,
    high: Bound<IVec>,
    /// A block has been read from one end that reaches to the other: no further entry has anything to give.
    ended: bool,
}

impl Blocks {
    pub fn range(&self, low: Bound<IVec>, high: Bound<IVec>) -> Range {
        let first = match &low {
            Included(key) | Excluded(key) if is_packed(key) => self.covering(key).transpose(),
            _ => None,
        };
        let after = match &first {
            Some(Ok((key, _))) => Excluded(key.clone()),
            _ => low.clone(),
        };
        let entries = self.db.range::<IVec, _>((after, high.clone()));
        Range { first, entries, front: VecDeque::new(), back: VecDeque::new(), low, high, ended: false }
    }
}

impl Range {
    fn is_before(&self, key: &[u8]) -> bool {
        match &self.low {
            Included(low) => *key < **low,
            Excluded(low) => *key <= **low,
            Bound::Unbounded => false,
        }
    }

    fn is_after(&self, key: &[u8]) -> bool {
        match &self.high {
            Included(high) => *key > **high,
            Excluded(high) => *key >= **high,
            Bound::Unbounded => false,
        }
    }

    /// The rows of a block that are left to give.
    fn read(&mut self, entry: &Pair, at_front: bool) -> Result<VecDeque<Pair>, StoreError> {
        let mut rows = VecDeque::new();
        let mut reading = Rows::of(entry);
        while let Some(value) = reading.step()? {
            if self.is_after(reading.key()) {
                self.ended |= at_front;
                break;
            }
            if self.is_before(reading.key()) {
                self.ended |= !at_front;
            } else {
                rows.push_back((reading.key().into(), value.into()));
            }
        }
        Ok(rows)
    }

    fn admits(&self, key: &[u8]) -> bool {
        !self.is_before(key) && !self.is_after(key)
    }

    fn give(&mut self, row: Pair, at_front: bool) -> Option<Result<Pair, StoreError>> {
        let end = Excluded(row.0.clone());
        if at_front {
            self.low = end
        } else {
            self.high = end
        }
        Some(Ok(row))
    }

    fn next_row(&mut self, at_front: bool) -> Option<Result<Pair, StoreError>> {
        loop {
            let read = if at_front { self.front.pop_front() } else { self.back.pop_back() };
            if let Some(row) = read {
                if self.admits(&row.0) {
                    return self.give(row, at_front);
                }
                continue;
            }
            let entry = match self.next_entry(at_front) {
                Some(Ok(entry)) => entry,
                Some(Err(error)) => return Some(Err(error)),
                None => {
                    // The ends have met: what the other one has read is left.
                    let row = if at_front { self.back.pop_front() } else { self.front.pop_back() }?;
                    if self.admits(&row.0) {
                        return self.give(row, at_front);
                    }
                    continue;
                }
            };
            if !block::is_block(&entry) {
                if self.admits(&entry.0) {
                    return self.give(entry, at_front);
                }
                continue;
            }
            match self.read(&entry, at_front) {
                Ok(rows) if at_front => self.front = rows,
                Ok(rows) => self.back = rows,
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn next_entry(&mut self, at_front: bool) -> Option<Result<Pair, StoreError>> {
        let mut next = || {
            if self.ended {
                return None;
            }
            let entry = if at_front { self.entries.next() } else { self.entries.next_back() };
            entry.map(|entry| entry.map_err(StoreError::from))
        };
        if at_front {
            self.first.take().or_else(next)
        } else {
            next().or_else(|| self.first.take().filter(|_| !self.ended))
        }
    }
}

impl Iterator for Range {
    type Item = Result<Pair, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_row(true)
    }
}

impl DoubleEndedIterator for Range {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.next_row(false)
    }
}
