//! Two seats become one in one step: their holders, what is open for them, what waits to be sent, and that it is told.

mod telling;

pub use telling::MergerTold;

use super::deliveries::rows_of_seat;
use super::engine::Step;
use super::ledger::{self, Ledger};
use super::memory::Memory;
use super::progress_rows::{add_event, stored};
use super::{Store, StoreError, audit, deliveries, redemption, seat_rows};
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::delivery::Delivery;
use crate::domain::directive_progress::ProgressEvent;
use crate::domain::notice::{Acknowledgement, NoticeId, Stamp};
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
    /// that wait for somebody who leaves. Rows stay under the seat that they were planned for. Those concerned are `told`.
    /// Refused beyond what `stamp` may give. Atomic, durable; doing it again changes nothing.
    pub async fn merge_seats(&self, merge: SeatMerge, told: MergerTold, stamp: Stamp) -> Result<Merging, StoreError> {
        let memory = Arc::clone(&self.memory);
        let merged = self.engine.apply_large(move |step| merge_seats(step, &memory, &merge, told, &stamp)).await?;
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

fn merge_seats(
    step: &mut Step,
    memory: &Arc<Memory>,
    merge: &SeatMerge,
    told: MergerTold,
    stamp: &Stamp,
) -> Result<Merging, StoreError> {
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
        share_acknowledgement(&mut ledger, *notice, &whole)?;
        bring_progress(&mut ledger, *notice, &from.id, &whole, stamp)?;
    }
    for notice in waiting.into_iter().filter(|notice| out.contains(notice)) {
        pass_waiting(&mut ledger, notice, &from, &into, &whole)?;
        share_acknowledgement(&mut ledger, notice, &whole)?;
    }
    ledger.close(memory)?;
    telling::tell(step, memory, &from, &whole, told, stamp.at)?;
    let (by, subject) = (stamp.by.to_string(), format!("{} → {}", gone.id, whole.id));
    audit::append(step, &AuditNote { at: stamp.at, by, act: AuditAct::SeatsMerged, subject })?;
    Ok(Merging::Done(whole))
}

/// What was acknowledged under any of the seat's identities is acknowledged under all, as far as it was sent to them.
fn share_acknowledgement(ledger: &mut Ledger, notice: NoticeId, whole: &Seat) -> Result<(), StoreError> {
    let (mut known, mut lacking): (Option<Acknowledgement>, Vec<&SeatId>) = (None, Vec::new());
    for id in whole.ids() {
        match ledger.acknowledgement(notice, id)? {
            Some(one) if known.as_ref().is_none_or(|known| one.at < known.at) => known = Some(one),
            Some(_) => {}
            None => lacking.push(id),
        }
    }
    let Some(known) = known else { return Ok(()) };
    for id in lacking {
        if !rows_of_seat(ledger.step(), notice, id)?.is_empty() {
            deliveries::put_acknowledgement(ledger, &Acknowledgement { seat: id.clone(), ..known.clone() })?;
        }
    }
    Ok(())
}

/// Where the seat that goes has come further with a directive, the one that remains stands there too.
fn bring_progress(
    ledger: &mut Ledger,
    notice: NoticeId,
    from: &SeatId,
    whole: &Seat,
    stamp: &Stamp,
) -> Result<(), StoreError> {
    let brought = stored(ledger.step(), notice, from)?;
    let mut now = stored(ledger.step(), notice, &whole.id)?;
    for (occurrence, step) in now.brought_by(&brought) {
        let event = ProgressEvent { at: stamp.at, by: stamp.by.clone(), step, occurrence };
        add_event(ledger.step(), &mut now, event)?;
    }
    // What the remaining seat was to be reminded of is done.
    for id in whole.ids().filter(|id| *id != from) {
        for row in rows_of_seat(ledger.step(), notice, id)? {
            if ledger::is_waiting(&row) && ledger.is_needless(&row)? {
                ledger.put(Some(&row), &deliveries::cancelled(&row))?;
            }
        }
    }
    Ok(())
}

/// What waits for a person who holds neither seat from now on goes to those who hold the remaining one; reminders that nobody
/// needs end. A holder who stays is sent what waits for them, unless they are sent the same as a holder of the other seat.
/// Each seat with those that were merged into it before.
fn pass_waiting(
    ledger: &mut Ledger,
    notice: NoticeId,
    from: &Seat,
    into: &Seat,
    whole: &Seat,
) -> Result<(), StoreError> {
    let own = rows_of_all(ledger.step(), notice, into)?;
    for row in rows_of_all(ledger.step(), notice, from)?.iter().filter(|row| ledger::is_waiting(row)) {
        let of_person = own.iter().filter(|other| other.key.person == row.key.person);
        let has_it = of_person.into_iter().any(|other| deliveries::is_sent_the_same(other, row));
        if has_it || ledger.is_needless(row)? {
            ledger.put(Some(row), &deliveries::cancelled(row))?;
        } else if ledger::ends_with_stage(row).is_some() || !whole.is_held_by(&row.key.person) {
            // A reminder ends with what the remaining seat does: it is that seat's.
            deliveries::pass_to(ledger, row, whole)?;
        }
    }
    Ok(())
}

fn rows_of_all(step: &Step, notice: NoticeId, seat: &Seat) -> Result<Vec<Delivery>, StoreError> {
    let mut rows = Vec::new();
    for id in seat.ids() {
        rows.extend(rows_of_seat(step, notice, id)?);
    }
    Ok(rows)
}
