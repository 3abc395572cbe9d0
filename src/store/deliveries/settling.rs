//! What ends the need of rows: an acknowledgement of their seat, the cancelling of their notice.

use super::{cancelled, rows_of_seat};
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::delivery::{Delivery, DeliveryState};
use crate::domain::directive_progress::Stage;
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::store::engine::{BATCH_ROWS, Bytes, Step};
use crate::store::keys::{self, Key, Space};
use crate::store::ledger::{self, Ledger};
use crate::store::memory::Memory;
use crate::store::{StoreError, audit, codec, delivery_row, seat_rows};
use metrics::histogram;
use std::sync::Arc;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AcknowledgeResult {
    Recorded(Acknowledgement),
    /// Somebody of the seat has acknowledged before.
    Already(Acknowledgement),
}

pub(in crate::store) fn acknowledge(
    step: &mut Step,
    memory: &Arc<Memory>,
    acknowledgement: Acknowledgement,
) -> Result<AcknowledgeResult, StoreError> {
    let Acknowledgement { notice, ref seat, .. } = acknowledgement;
    if memory.notices().state(notice).is_none() {
        return Err(StoreError::missing("notice", notice));
    }
    let mut ledger = Ledger::of(step);
    if let Some(earlier) = ledger.acknowledgement(notice, seat)? {
        return Ok(AcknowledgeResult::Already(earlier));
    }
    put_acknowledgement(&mut ledger, &acknowledgement)?;
    // What was sent to seats that were merged into it is answered with it.
    for seat in seat_rows::ids(ledger.step(), seat)? {
        let was_sent = !rows_of_seat(ledger.step(), notice, &seat)?.is_empty();
        if was_sent && ledger.acknowledgement(notice, &seat)?.is_none() {
            put_acknowledgement(&mut ledger, &Acknowledgement { seat, ..acknowledgement.clone() })?;
        }
    }
    ledger.close(memory)?;
    audit::append(step, &note_of(&acknowledgement))?;
    if let Some(issued_at) = memory.notices().issued_at(notice) {
        let seconds = (acknowledgement.at - issued_at).num_seconds().max(0);
        step.after(move || histogram!("loa_acknowledge_seconds").record(seconds as f64));
    }
    Ok(AcknowledgeResult::Recorded(acknowledgement))
}

/// The acknowledgement of one seat that has none, and what it means for the seat's rows.
pub(in crate::store) fn put_acknowledgement(
    ledger: &mut Ledger,
    acknowledgement: &Acknowledgement,
) -> Result<(), StoreError> {
    let Acknowledgement { notice, ref seat, .. } = *acknowledgement;
    for stored in rows_of_seat(ledger.step(), notice, seat)? {
        let mut settled = stored.clone();
        settle(&mut settled, acknowledgement);
        ledger.put(Some(&stored), &settled)?;
    }
    ledger.counts(notice)?.acknowledged += 1;
    ledger.step().put(keys::acknowledgement(notice, seat), codec::json(acknowledgement)?);
    Ok(())
}

fn note_of(acknowledgement: &Acknowledgement) -> AuditNote {
    let Acknowledgement { notice, seat, by, at } = acknowledgement;
    AuditNote {
        at: *at,
        by: format!("seat:{seat}"),
        act: AuditAct::NoticeAcknowledged,
        subject: format!("{notice}, {by}"),
    }
}

/// What an acknowledgement of the seat means for one of its rows.
pub(super) fn settle(row: &mut Delivery, acknowledgement: &Acknowledgement) {
    if row.key.person == acknowledgement.by {
        row.acknowledge(acknowledgement.at);
    } else {
        row.acknowledged_at.get_or_insert(acknowledgement.at);
    }
    if ledger::ends_with_stage(row) == Some(Stage::Acknowledged) && ledger::is_waiting(row) {
        row.state = DeliveryState::Cancelled;
    }
}

/// Cancels up to a batch of the notice's waiting rows from `from` on; returns where to go on.
pub(in crate::store) fn cancel_rows(
    step: &mut Step,
    memory: &Arc<Memory>,
    notice: NoticeId,
    from: &[u8],
) -> Result<Option<Vec<u8>>, StoreError> {
    let prefix = Key::of(Space::Delivery).notice(notice);
    let rows: Vec<(Bytes, Bytes)> =
        step.scan_from(&prefix, from).take(BATCH_ROWS).collect::<Result<_, StoreError>>()?;
    // The successor of the last key seen; none when the rows end here.
    let next = rows.last().filter(|_| rows.len() == BATCH_ROWS).map(|(key, _)| [&**key, &[0]].concat());
    let mut ledger = Ledger::of(step);
    for (key, value) in rows {
        let stored = delivery_row::read(&key, &value)?;
        if ledger::is_waiting(&stored) {
            ledger.put(Some(&stored), &cancelled(&stored))?;
        }
    }
    ledger.close(memory)?;
    Ok(next)
}
