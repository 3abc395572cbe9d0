//! What had not left to a person who has handed the seat over goes to whoever took it.

use super::content::{has_arrived, says};
use super::{cancelled, planning, rows_of_seat};
use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryStatus};
use crate::domain::notice::NoticeId;
use crate::domain::seat::{Person, PersonId, Seat, SeatId};
use crate::store::engine::Step;
use crate::store::ledger::{self, Ledger};
use crate::store::memory::Memory;
use crate::store::{StoreError, seat_rows};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Of the notices in `of`, what waits for those who have left the seat goes to `person`, who has taken it.
pub(in crate::store) fn pass_on(
    step: &mut Step,
    memory: &Arc<Memory>,
    seat: &Seat,
    person: &Person,
    of: &[NoticeId],
) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    for notice in of {
        rows.extend(rows_of_seat(step, *notice, &seat.id)?.into_iter().filter(ledger::is_waiting));
    }
    let mut ledger = Ledger::of(step);
    for row in rows.iter().filter(|row| !seat.is_held_by(&row.key.person)) {
        ledger.put(Some(row), &cancelled(row))?;
        plan_instead(&mut ledger, row, &seat.id, person)?;
    }
    ledger.close(memory)
}

/// Those who hold the seat since the row's person left it, with the seat that they hold: another one where it was merged into
/// that. None for a row that has left, and for a seat that was withdrawn: who comes to it later is sent what comes later.
pub(super) fn successors(ledger: &mut Ledger, row: &Delivery) -> Result<Vec<(SeatId, Person)>, StoreError> {
    let has_not_left = row.status() == DeliveryStatus::Cancelled || ledger::is_waiting(row);
    if row.key.notice.is_memo() || !has_not_left {
        return Ok(Vec::new());
    }
    let step = ledger.step();
    let Some(seat) = seat_rows::seat(step, &row.key.seat)?.filter(|seat| !seat.is_held_by(&row.key.person)) else {
        return Ok(Vec::new());
    };
    let of_person = seat.holdings.iter().filter(|holding| holding.person == row.key.person);
    // The seat may have changed hands again and again meanwhile.
    let mut left: Vec<DateTime<Utc>> = of_person.filter_map(|holding| holding.until).max().into_iter().collect();
    let mut seen = BTreeSet::new();
    let mut persons = Vec::new();
    let mut handed_over_at = BTreeSet::new();
    while let Some(moment) = left.pop() {
        handed_over_at.insert(moment);
        for holding in seat.holdings.iter().filter(|holding| holding.from == moment) {
            match holding.until {
                None => {
                    persons.extend(seat_rows::person(step, &holding.person)?.map(|person| (seat.id.clone(), person)))
                }
                Some(until) if seen.insert(until) => left.push(until),
                Some(_) => {}
            }
        }
    }
    if let Some(into) = seat.merged_into.as_ref().filter(|into| handed_over_at.contains(&into.at))
        && let Some(into) = seat_rows::current(step, &into.seat)?
        && !into.is_held_by(&row.key.person)
    {
        for person in into.holders() {
            persons.extend(seat_rows::person(step, person)?.map(|person| (into.id.clone(), person)));
        }
    }
    Ok(persons)
}

/// Cancels a row that waits for somebody who has left a seat that was merged into `into`; whoever holds that and has not been
/// sent the same gets it there.
pub(in crate::store) fn pass_to(ledger: &mut Ledger, row: &Delivery, into: &Seat) -> Result<(), StoreError> {
    ledger.put(Some(row), &cancelled(row))?;
    for id in into.holders() {
        if let Some(person) = seat_rows::person(ledger.step(), id)? {
            plan_instead(ledger, row, &into.id, &person)?;
        }
    }
    Ok(())
}

/// Plans the row for `person` of `seat`, unless the same is on its way to them already: two may have left the seat at once.
/// Where another seat takes the row over, what has arrived there, or at one merged into it, is not sent again either.
pub(super) fn plan_instead(
    ledger: &mut Ledger,
    row: &Delivery,
    seat: &SeatId,
    person: &Person,
) -> Result<(), StoreError> {
    let mut key = DeliveryKey { person: person.id.clone(), seat: seat.clone(), ..row.key.clone() };
    if key.notice.is_memo() {
        return Ok(());
    }
    let elsewhere = *seat != row.key.seat;
    for other in rows_of_person(ledger.step(), key.notice, seat, &person.id)? {
        let known = other.status().is_open() || (elsewhere || other.key.seat != *seat) && has_arrived(&other);
        if known && says(&other) == says(row) {
            return Ok(());
        }
        // A reminder of one seat and another of the other may have the same number.
        if elsewhere && row.repeat.is_some() && other.key.seat == *seat {
            key.n = key.n.max(other.key.n + 1);
        }
    }
    let planned = Delivery::planned(key, person.reachable_at().cloned());
    planning::add(ledger, &Delivery { repeat: row.repeat.clone(), ..planned })?;
    Ok(())
}

/// What the person has of the notice as a holder of the seat, and of those merged into it.
fn rows_of_person(
    step: &Step,
    notice: NoticeId,
    seat: &SeatId,
    person: &PersonId,
) -> Result<Vec<Delivery>, StoreError> {
    let mut rows = Vec::new();
    for id in seat_rows::ids(step, seat)? {
        rows.extend(rows_of_seat(step, notice, &id)?.into_iter().filter(|row| row.key.person == *person));
    }
    Ok(rows)
}
