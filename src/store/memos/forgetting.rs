//! Memos are news, not files: after a while they are forgotten with their rows, whoever they were about. That an
//! occasion has been answered stays known, so that nobody is told twice.

use super::{memo_key, person_entry};
use crate::domain::memo::Memo;
use crate::domain::notice::NoticeId;
use crate::store::delivery_row::CountsRow;
use crate::store::engine::{Bytes, Step};
use crate::store::keys::{Key, KeyParts, Space};
use crate::store::ledger;
use crate::store::memory::Memory;
use crate::store::{Store, StoreError, codec};
use chrono::{DateTime, Utc};
use std::sync::Arc;

impl Store {
    /// Removes the memos that had to leave before `before`, except those with a row that may still leave; returns how
    /// many. What they said to whom is gone then.
    pub async fn forget_memos(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        let mut old = Vec::new();
        for row in self.engine.scan(&Key::of(Space::Memo)) {
            let memo: Memo = codec::read(&row?.1)?;
            // Numbered as they were written.
            if memo.written_at >= before {
                break;
            }
            if memo.not_after < before {
                old.push(memo.id);
            }
        }
        let mut forgotten = 0;
        for memo in old {
            let memory = Arc::clone(&self.memory);
            forgotten += usize::from(self.engine.apply_large(move |step| forget(step, &memory, memo)).await?);
        }
        Ok(forgotten)
    }
}

fn forget(step: &mut Step, memory: &Arc<Memory>, memo: NoticeId) -> Result<bool, StoreError> {
    let counts = step.get(ledger::counts_key(memo))?.map(|bytes| codec::read::<CountsRow>(&bytes)).transpose()?;
    if counts.is_some_and(|counts| counts.counts().open() > 0) {
        return Ok(false);
    }
    let rows = keys_under(step, Key::of(Space::Delivery).notice(memo))?;
    for key in rows.iter().filter_map(|row| KeyParts::of(row).delivery()) {
        step.remove(person_entry(&key));
    }
    step.remove_all(rows)?;
    for space in [Space::NoticeBody, Space::Receipt] {
        let rows = keys_under(step, Key::of(space).notice(memo))?;
        step.remove_all(rows)?;
    }
    step.remove(ledger::counts_key(memo));
    step.remove(memo_key(memo));
    let memory = Arc::clone(memory);
    step.after(move || memory.notices().forget(memo));
    Ok(true)
}

fn keys_under(step: &Step, prefix: Key) -> Result<Vec<Bytes>, StoreError> {
    step.scan(&prefix).map(|row| Ok(row?.0)).collect()
}
