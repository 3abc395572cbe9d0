//! Whether every block can be read, and ends before the next one begins.

use super::{Blocks, PACKED, block};
use crate::store::StoreError;
use sled::IVec;

impl Blocks {
    /// What is wrong with the blocks, a line for each. Others may write meanwhile.
    pub fn misfits(&self) -> Result<Vec<String>, StoreError> {
        let mut wrong = Vec::new();
        for space in PACKED {
            let mut before: Option<(IVec, Vec<u8>)> = None;
            for entry in self.db.scan_prefix([space as u8]) {
                let entry = entry?;
                let name = entry.0.escape_ascii();
                if let Some((key, last)) = before.take()
                    && *last >= *entry.0
                    && self.reaches(&key, &entry.0)?
                {
                    wrong.push(format!("the block {name} begins among the rows of the one before it"));
                }
                match block::rows(&entry) {
                    Err(error) => wrong.push(format!("the block {name}: {error}")),
                    Ok(rows) => before = rows.last().map(|row| (entry.0.clone(), row.0.to_vec())),
                }
            }
        }
        Ok(wrong)
    }

    /// Whether the block at `key` has rows that belong to the one at `next` now; it may just have been cut.
    fn reaches(&self, key: &IVec, next: &[u8]) -> Result<bool, StoreError> {
        let Some(value) = self.db.get(key)? else { return Ok(false) };
        let entry = (key.clone(), value);
        Ok(block::rows(&entry).is_ok_and(|rows| rows.last().is_some_and(|row| *row.0 >= *next)))
    }
}
