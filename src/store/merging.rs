//! Two seats become one in one step: their holders, what is open for them, and what waits to be sent.

use super::engine::Step;
use super::ledger::{self, Ledger};
use super::memory::Memory;
use super::progress_rows::{assemble, events_of, stored};
use super::{Store, StoreError, audit, codec, deliveries, delivery_row, keys, redemption, seat_rows};
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::delivery::Delivery;
use crate::domain::directive_progress::{Progress, ProgressEvent};
use crate::domain::notice::{Acknowledgement, NoticeId, Stamp};
use crate::domain::reminding::occurrence_of;
use crate::domain::role::Role;
use crate::domain::seat::{MergeRefusal, Seat, SeatId, SeatMerge};
use std::sync::Arc;

/// What merging two seats came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merging {
    /// The seat that remains.
    Done(Seat),
    /// They were merged before: nothing changed.
    Before(Seat),
    /// Nothing changed.
    Refused(MergeRefusal),
}

impl Store {
    /// Merges two seats as `stamp` decides: holders, acknowledgements, how far directives have come, invitations, and messages
    /// that wait for somebody who leaves. Rows stay under the seat that they were planned for. Refused beyond what `stamp`
    /// may give. Atomic, durable; doing it again changes nothing.
    pub async fn merge_seats(&self, merge: SeatMerge, stamp: Stamp) -> Result<Merging, StoreError> {
        let memory = Arc::clone(&self.memory);
        let merged = self.engine.apply_large(move |step| merge_seats(step, &memory, &merge, &stamp)).await?;
        self.engine.durable().await?;
        Ok(merged)
    }

    /// The seat itself, or the one that it has become part of.
    pub async fn current_seat(&self, id: &SeatId) -> Result<Option<Seat>, StoreError> {
        let mut found = self.seat(id).await?;
        while let Some(into) = found.as_ref().and_then(|seat| seat.merged_into.as_ref()) {
            found = self.seat(&into.seat).await?;
        }
        Ok(found)
    }

    /// Every row of the notice to the seat and to those merged into it, those of one seat together.
    pub async fn deliveries_ever_to(&self, notice: NoticeId, seat: &Seat) -> Result<Vec<Delivery>, StoreError> {
        let mut rows = Vec::new();
        for id in seat.ids() {
            rows.extend(self.deliveries_to(notice, id).await?);
        }
        Ok(rows)
    }
}

fn merge_seats(step: &mut Step, memory: &Arc<Memory>, merge: &SeatMerge, stamp: &Stamp) -> Result<Merging, StoreError> {
    let find = |step: &Step, id| seat_rows::seat(step, id)?.ok_or_else(|| StoreError::missing("seat", id));
    let (from, into) = (find(step, &merge.from)?, find(step, &merge.into)?);
    if from.merged_into.as_ref().is_some_and(|before| before.seat == into.id) {
        return Ok(Merging::Before(into));
    }
    let limit = stamp.by.gives_up_to().unwrap_or(Role::Viewer);
    if let Err(refusal) = into.may_take_in(&from, merge, limit) {
        return Ok(Merging::Refused(refusal));
    }
    let (whole, gone) = into.merged_with(&from, merge, stamp.at);
    seat_rows::put_seat(step, Some(&into), &whole)?;
    seat_rows::put_seat(step, Some(&from), &gone)?;
    redemption::end_invitations(step, &from.id, stamp.at)?;
    let (waiting, out) = {
        let marks = memory.notices();
        (marks.waiting(), marks.out())
    };
    let mut ledger = Ledger::of(step);
    for notice in &out {
        share_acknowledgement(&mut ledger, *notice, &gone.id, &whole.id)?;
        bring_progress(&mut ledger, *notice, &gone.id, &whole.id, stamp)?;
    }
    for notice in waiting.into_iter().filter(|notice| out.contains(notice)) {
        pass_waiting(&mut ledger, notice, &gone, &whole)?;
    }
    ledger.close(memory)?;
    let (by, subject) = (stamp.by.to_string(), format!("{} → {}", gone.id, whole.id));
    audit::append(step, &AuditNote { at: stamp.at, by, act: AuditAct::SeatsMerged, subject })?;
    Ok(Merging::Done(whole))
}

/// What either has acknowledged is acknowledged by both, as far as it was sent to them.
fn share_acknowledgement(
    ledger: &mut Ledger,
    notice: NoticeId,
    from: &SeatId,
    into: &SeatId,
) -> Result<(), StoreError> {
    let (of_from, of_into) = (ledger.acknowledgement(notice, from)?, ledger.acknowledgement(notice, into)?);
    let (known, lacking) = match (of_from, of_into) {
        (Some(known), None) => (known, into),
        (None, Some(known)) => (known, from),
        _ => return Ok(()),
    };
    if ledger.step().scan_now(&keys::deliveries_of_seat(notice, lacking))?.is_empty() {
        return Ok(());
    }
    deliveries::put_acknowledgement(ledger, &Acknowledgement { seat: lacking.clone(), ..known })
}

/// Where the seat that goes has come further with a directive, the one that remains stands there too.
fn bring_progress(
    ledger: &mut Ledger,
    notice: NoticeId,
    from: &SeatId,
    into: &SeatId,
    stamp: &Stamp,
) -> Result<(), StoreError> {
    let (brought, own) = (stored(ledger.step(), notice, from)?, stored(ledger.step(), notice, into)?);
    let further = own.brought_by(&brought);
    let mut now = own;
    for (occurrence, step) in further {
        let event = ProgressEvent { at: stamp.at, by: stamp.by.clone(), step, occurrence };
        let place = u32::try_from(now.events.len()).unwrap_or(u32::MAX);
        ledger.step().put(events_of(notice).text(into.as_str()).u32(place), codec::json(&event)?);
        now.events.push(event);
    }
    // What the remaining seat was to be reminded of is done.
    for row in rows(ledger.step(), notice, into)? {
        let stage = now.of(occurrence_of(&row)).stage();
        let is_done = ledger::ends_with_stage(&row).is_some_and(|end| stage >= end);
        if ledger::is_waiting(&row) && is_done {
            ledger.put(Some(&row), &deliveries::cancelled(&row))?;
        }
    }
    Ok(())
}

/// What waits for a person who holds neither seat from now on goes to those who hold the remaining one; reminders that nobody
/// needs end. A holder who stays is sent what waits for them, unless they are sent the same as a holder of the other seat.
fn pass_waiting(ledger: &mut Ledger, notice: NoticeId, gone: &Seat, whole: &Seat) -> Result<(), StoreError> {
    let own = rows(ledger.step(), notice, &whole.id)?;
    for row in rows(ledger.step(), notice, &gone.id)?.iter().filter(|row| ledger::is_waiting(row)) {
        let same =
            |other: &&Delivery| other.key.person == row.key.person && deliveries::says(other) == deliveries::says(row);
        let has_it = own.iter().filter(same).any(|other| other.status().is_open() || deliveries::has_arrived(other));
        let is_done = match ledger::ends_with_stage(row) {
            Some(end) => progress_now(ledger, notice, &whole.id)?.of(occurrence_of(row)).stage() >= end,
            None => false,
        };
        if is_done || has_it {
            ledger.put(Some(row), &deliveries::cancelled(row))?;
        } else if ledger::ends_with_stage(row).is_some() || !whole.is_held_by(&row.key.person) {
            // A reminder ends with what the remaining seat does: it is that seat's.
            deliveries::pass_to(ledger, row, whole)?;
        }
    }
    Ok(())
}

fn rows(step: &Step, notice: NoticeId, seat: &SeatId) -> Result<Vec<Delivery>, StoreError> {
    let found = step.scan_now(&keys::deliveries_of_seat(notice, seat))?;
    found.iter().map(|(key, value)| delivery_row::read(key, value)).collect()
}

/// With what this step has written.
fn progress_now(ledger: &mut Ledger, notice: NoticeId, seat: &SeatId) -> Result<Progress, StoreError> {
    let step = ledger.step();
    let acknowledged = step.get(keys::acknowledgement(notice, seat))?;
    let events = step.scan_now(&events_of(notice).text(seat.as_str()))?;
    assemble(notice, seat, acknowledged, events.iter().map(|(_, value)| codec::read(value)).collect::<Result<_, _>>()?)
}
