//! Writing changes into blocks.

use super::block::{self, Row};
use super::{Blocks, PACKED, Pair, is_packed};
use crate::store::StoreError;
use sled::{Batch, IVec};
use std::iter::Peekable;

/// A key with its new value; `None` removes the row.
type Change<'a> = (&'a IVec, &'a Option<IVec>);

/// Rows written anew at once when a store is packed.
const AT_ONCE: usize = 256;

impl Blocks {
    /// Applies changes, in the order of their keys, as one batch: all of them are there after a crash, or none. To be called
    /// by one at a time.
    pub fn apply<'a>(&self, changes: impl Iterator<Item = Change<'a>>) -> Result<(), StoreError> {
        let mut batch = Batch::default();
        let mut changes = changes.peekable();
        while let Some((key, change)) = changes.next() {
            if is_packed(key) {
                self.change_block(&mut batch, (key, change), &mut changes)?;
                continue;
            }
            match change {
                Some(value) => batch.insert(key, value.clone()),
                None => batch.remove(key),
            }
        }
        Ok(self.db.apply_batch(batch)?)
    }

    /// Changes the block that `first` belongs to, together with the changes after it that belong there too.
    fn change_block<'a>(
        &self,
        batch: &mut Batch,
        first: Change<'a>,
        later: &mut Peekable<impl Iterator<Item = Change<'a>>>,
    ) -> Result<(), StoreError> {
        let entry = self.covering(first.0)?;
        let next = self.after(first.0)?;
        let here = |key: &IVec| key.first() == first.0.first() && next.as_ref().is_none_or(|next| key < next);
        let mut changed = vec![first];
        while let Some(change) = later.next_if(|(key, _)| here(key)) {
            changed.push(change);
        }
        let stored = entry.as_ref().map_or(Ok(Vec::new()), block::rows)?;
        let rows = merged(stored, changed);
        match &entry {
            Some((key, _)) if rows.is_empty() => batch.remove(key),
            _ => {
                let begin = entry.as_ref().map(|(key, _)| &**key);
                block::cut(begin, &rows, self.size).into_iter().for_each(|(key, value)| batch.insert(key, value));
            }
        }
        Ok(())
    }

    /// Puts rows that stand by themselves into blocks, and small blocks together. Rows move either way: only where
    /// nobody reads, at an opening. May be interrupted anywhere and is then repeated.
    pub fn pack(&self) -> Result<(), StoreError> {
        for space in PACKED {
            let mut from = vec![space as u8];
            loop {
                let entries = self.db.range(from..vec![space as u8 + 1]).take(AT_ONCE);
                let entries: Vec<Pair> = entries.collect::<Result<_, _>>()?;
                let Some((last, _)) = entries.last() else { break };
                from = [last, &[0][..]].concat();
                let mut rows = Vec::new();
                for entry in &entries {
                    rows.extend(block::rows(entry)?);
                }
                let mut batch = Batch::default();
                entries.iter().for_each(|(key, _)| batch.remove(key));
                block::cut(None, &rows, self.size).into_iter().for_each(|(key, value)| batch.insert(key, value));
                self.db.apply_batch(batch)?;
            }
        }
        Ok(())
    }
}

/// The rows with the changes, both in the order of keys.
fn merged<'a>(stored: Vec<Row<'a>>, changed: Vec<Change<'a>>) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(stored.len() + changed.len());
    let mut stored = stored.into_iter().peekable();
    for (key, change) in changed {
        while let Some(row) = stored.next_if(|(before, _)| **before < **key) {
            rows.push(row);
        }
        stored.next_if(|(same, _)| **same == **key);
        rows.extend(change.as_ref().map(|value| (key.to_vec(), &**value)));
    }
    rows.extend(stored);
    rows
}
