//! Adding rows that are to be sent.

use crate::domain::delivery::Delivery;
use crate::domain::notice::NoticeState;
use crate::store::engine::Step;
use crate::store::ledger::Ledger;
use crate::store::memory::Memory;
use crate::store::{Conflict, StoreError};
use std::sync::Arc;

pub(super) fn plan(step: &mut Step, memory: &Arc<Memory>, rows: Vec<Delivery>) -> Result<usize, StoreError> {
    let mut ledger = Ledger::of(step);
    let mut added = 0;
    for row in rows {
        let notice = row.key.notice;
        match memory.notices().state(notice) {
            Some(NoticeState::Issuing | NoticeState::Issued) => {}
            Some(_) => return Err(Conflict::NoticeState.into()),
            None => return Err(StoreError::missing("notice", notice)),
        }
        added += usize::from(add(&mut ledger, &row)?);
    }
    ledger.close(memory)?;
    Ok(added)
}

/// Adds a row unless it is there or its seat has no more need of it.
pub(super) fn add(ledger: &mut Ledger, row: &Delivery) -> Result<bool, StoreError> {
    if ledger.is_needless(row)? || ledger.row(&row.key)?.is_some() {
        return Ok(false);
    }
    // What comes after the acknowledgement of its seat does not await another.
    let acknowledged = ledger.acknowledgement(row.key.notice, &row.key.seat)?.map(|acknowledgement| acknowledgement.at);
    ledger.put(None, &Delivery { acknowledged_at: row.acknowledged_at.or(acknowledged), ..row.clone() })?;
    Ok(true)
}
