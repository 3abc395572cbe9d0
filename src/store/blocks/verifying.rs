//! Whether every block can be read, and ends before the next one begins.

use super::{Blocks, PACKED, Pair, block};
use crate::store::StoreError;

impl Blocks {
    /// What is wrong with the blocks, a line for each. Others may write meanwhile.
    pub fn misfits(&self) -> Result<Vec<String>, StoreError> {
        let mut wrong = Vec::new();
        for space in PACKED {
            let mut before: Option<Pair> = None;
            for entry in self.db.scan_prefix([space as u8]) {
                let entry = entry?;
                let name = entry.0.escape_ascii();
                match block::rows(&entry) {
                    Err(error) => wrong.push(format!("the block {name}: {error}")),
                    Ok(_) => {
                        if let Some(before) = &before
                            && self.reaches(before, &entry.0)?
                        {
                            wrong.push(format!("the block {name} begins among the rows of the one before it"));
                        }
                    }
                }
                before = Some(entry);
            }
        }
        Ok(wrong)
    }

    /// Whether the block has rows that belong to the one at `next`. One that was just cut is read again.
    fn reaches(&self, before: &Pair, next: &[u8]) -> Result<bool, StoreError> {
        let reaches =
            |entry: &Pair| block::rows(entry).is_ok_and(|rows| rows.last().is_some_and(|row| *row.0 >= *next));
        if !reaches(before) {
            return Ok(false);
        }
        let now = self.db.get(&before.0)?;
        Ok(now.is_some_and(|value| reaches(&(before.0.clone(), value))))
    }
}
