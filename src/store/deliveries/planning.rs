//! Adding rows that are to be sent.

use super::content::is_sent_the_same;
use super::rows_of_seat;
use crate::domain::delivery::{Delivery, DeliveryKey};
use crate::domain::notice::NoticeState;
use crate::store::engine::Step;
use crate::store::ledger::Ledger;
use crate::store::memory::Memory;
use crate::store::{Conflict, StoreError, seat_rows};
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
        let has_it = row.repeat.is_none() && has_it_elsewhere(&mut ledger, &row)?;
        added += usize::from(!has_it && add(&mut ledger, &row)?);
    }
    ledger.close(memory)?;
    Ok(added)
}

/// Whether the person has the notice, or has it coming, under a seat that was merged into this one, or this one into that,
/// while the notice was being issued.
fn has_it_elsewhere(ledger: &mut Ledger, row: &Delivery) -> Result<bool, StoreError> {
    let DeliveryKey { notice, ref seat, ref person, .. } = row.key;
    let Some(current) = seat_rows::current(ledger.step(), seat)? else { return Ok(false) };
    for id in current.ids().filter(|id| *id != seat) {
        let rows = rows_of_seat(ledger.step(), notice, id)?;
        if rows.iter().any(|other| other.key.person == *person && is_sent_the_same(other, row)) {
            return Ok(true);
        }
    }
    Ok(false)
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
