//! What had not left to a person who has handed the seat over goes to whoever took it.

use super::planning;
use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryState, DeliveryStatus, RepeatReason};
use crate::domain::notice::NoticeId;
use crate::domain::seat::{Person, Seat};
use crate::store::engine::{Row, Step};
use crate::store::keys;
use crate::store::ledger::{self, Ledger};
use crate::store::memory::Memory;
use crate::store::{StoreError, delivery_row, seat_rows};
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
        for row in step.scan(&keys::deliveries_of_seat(*notice, &seat.id)) {
            let (key, value) = row?;
            rows.extend(Some(delivery_row::read(&key, &value)?).filter(ledger::is_waiting));
        }
    }
    let mut ledger = Ledger::of(step);
    for row in rows.iter().filter(|row| !seat.is_held_by(&row.key.person)) {
        ledger.put(Some(row), &Delivery { state: DeliveryState::Cancelled, ..row.clone() })?;
        plan_instead(&mut ledger, row, person)?;
    }
    ledger.close(memory)
}

/// Those who hold the seat since the row's person left it; none for a row that has left, and for a seat that was
/// withdrawn: who comes to it later is sent what comes later.
pub(super) fn successors(ledger: &mut Ledger, row: &Delivery) -> Result<Vec<Person>, StoreError> {
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
    while let Some(moment) = left.pop() {
        for holding in seat.holdings.iter().filter(|holding| holding.from == moment) {
            match holding.until {
                None => persons.extend(seat_rows::person(step, &holding.person)?),
                Some(until) if seen.insert(until) => left.push(until),
                Some(_) => {}
            }
        }
    }
    Ok(persons)
}

/// Plans the row for `person`, unless the same is on its way to them already: two may have left the seat at once.
pub(super) fn plan_instead(ledger: &mut Ledger, row: &Delivery, person: &Person) -> Result<(), StoreError> {
    let key = DeliveryKey { person: person.id.clone(), ..row.key.clone() };
    if key.notice.is_memo() {
        return Ok(());
    }
    for (stored, value) in rows_of(ledger.step(), &key)? {
        let other = delivery_row::read(&stored, &value)?;
        let of_person = other.key.person == person.id && other.status().is_open();
        if of_person && says(&other) == says(row) {
            return Ok(());
        }
    }
    let planned = Delivery::planned(key, person.reachable_at().cloned());
    planning::add(ledger, &Delivery { repeat: row.repeat.clone(), ..planned })?;
    Ok(())
}

fn rows_of(step: &Step, key: &DeliveryKey) -> Result<Vec<Row>, StoreError> {
    step.scan_now(&keys::deliveries_of_seat(key.notice, &key.seat))
}

/// What a row says: the notice itself, or which reminder of it.
fn says(row: &Delivery) -> Option<RepeatReason> {
    let reason = row.repeat.as_ref().map(|repeat| repeat.reason);
    reason.filter(|reason| !matches!(reason, RepeatReason::AskedFor | RepeatReason::Undecided))
}
