//! Rows of seats and persons with their indexes: seats of a unit, seats of a person, the person of an address.

use super::engine::Step;
use super::keys::{Key, KeyParts, Space};
use super::{StoreError, codec};
use crate::domain::role::Role;
use crate::domain::seat::{ChatAddress, Person, PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;
use std::collections::BTreeSet;

pub(super) fn seat_key(seat: &SeatId) -> Key {
    Key::of(Space::Seat).text(seat.as_str())
}

pub(super) fn person_key(person: &PersonId) -> Key {
    Key::of(Space::Person).text(person.as_str())
}

pub(super) fn address_key(chat: &ChatAddress) -> Key {
    Key::of(Space::Address).chat(chat)
}

pub(super) fn seat_of_unit_key(unit: &UnitId, seat: &SeatId) -> Key {
    Key::of(Space::SeatOfUnit).text(unit.as_str()).text(seat.as_str())
}

pub(super) fn seat_once_of_unit_key(unit: &UnitId, seat: &SeatId) -> Key {
    Key::of(Space::SeatOnceOfUnit).text(unit.as_str()).text(seat.as_str())
}

pub(super) fn seat_of_person_key(person: &PersonId, seat: &SeatId) -> Key {
    Key::of(Space::SeatOfPerson).text(person.as_str()).text(seat.as_str())
}

pub(super) fn seat(step: &Step, id: &SeatId) -> Result<Option<Seat>, StoreError> {
    step.get(seat_key(id))?.map(|bytes| codec::read(&bytes)).transpose()
}

/// The seat itself, or the one that it has become part of.
pub(super) fn current(step: &Step, id: &SeatId) -> Result<Option<Seat>, StoreError> {
    let mut found = seat(step, id)?;
    while let Some(into) = found.as_ref().and_then(|seat| seat.merged_into.as_ref()) {
        found = seat(step, &into.seat)?;
    }
    Ok(found)
}

/// The seat's identity, and those of the seats merged into it.
pub(super) fn ids(step: &Step, id: &SeatId) -> Result<Vec<SeatId>, StoreError> {
    Ok(seat(step, id)?.map_or_else(|| vec![id.clone()], |seat| seat.ids().cloned().collect()))
}

pub(super) fn person(step: &Step, id: &PersonId) -> Result<Option<Person>, StoreError> {
    step.get(person_key(id))?.map(|bytes| codec::read(&bytes)).transpose()
}

pub(super) fn person_at(step: &Step, chat: &ChatAddress) -> Result<Option<Person>, StoreError> {
    match step.get(address_key(chat))? {
        Some(id) => person(step, &codec::read(&id)?),
        None => Ok(None),
    }
}

/// Puts `new` in the place of `old`, with its index entries.
pub(super) fn put_seat(step: &mut Step, old: Option<&Seat>, new: &Seat) -> Result<(), StoreError> {
    if let Some(old) = old.filter(|old| old.unit != new.unit) {
        step.remove(seat_of_unit_key(&old.unit, &old.id));
    }
    step.put(seat_of_unit_key(&new.unit, &new.id), Vec::new());
    let former = new.former_units();
    for unit in old.into_iter().flat_map(Seat::former_units).filter(|unit| !former.contains(unit)) {
        step.remove(seat_once_of_unit_key(unit, &new.id));
    }
    for unit in former {
        step.put(seat_once_of_unit_key(unit, &new.id), Vec::new());
    }
    let held_before: BTreeSet<&PersonId> = old.into_iter().flat_map(Seat::holders).collect();
    let held_now: BTreeSet<&PersonId> = new.holders().collect();
    for person in held_before.difference(&held_now) {
        step.remove(seat_of_person_key(person, &new.id));
    }
    for person in &held_now {
        step.put(seat_of_person_key(person, &new.id), Vec::new());
    }
    step.put(seat_key(&new.id), codec::json(new)?);
    Ok(())
}

/// Writes a person. An address that another person has had is theirs from now on.
pub(super) fn put_person(step: &mut Step, new: &Person) -> Result<(), StoreError> {
    if let Some(old) = person(step, &new.id)? {
        let dropped = old.addresses.iter().filter(|old| new.addresses.iter().all(|kept| kept.chat != old.chat));
        for address in dropped {
            step.remove(address_key(&address.chat));
        }
    }
    for address in &new.addresses {
        if let Some(mut other) = person_at(step, &address.chat)?.filter(|other| other.id != new.id) {
            other.addresses.retain(|theirs| theirs.chat != address.chat);
            step.put(person_key(&other.id), codec::json(&other)?);
        }
        step.put(address_key(&address.chat), codec::json(&new.id)?);
    }
    step.put(person_key(&new.id), codec::json(new)?);
    Ok(())
}

/// The most that the seats the person holds carry.
pub(super) fn highest_role(step: &Step, person: &PersonId) -> Result<Option<Role>, StoreError> {
    let mut highest = None;
    for row in step.scan(&Key::of(Space::SeatOfPerson).text(person.as_str())) {
        let entry = row?.0;
        let mut parts = KeyParts::of(&entry);
        let Some(id) = parts.text().and_then(|_| parts.text()) else { continue };
        highest = highest.max(seat(step, &SeatId::new(id))?.map(|seat| seat.role));
    }
    Ok(highest)
}

pub(super) fn move_address(step: &mut Step, from: &ChatAddress, to: &ChatAddress) -> Result<(), StoreError> {
    let Some(mut mover) = person_at(step, from)?.filter(|_| from != to) else { return Ok(()) };
    if mover.addresses.iter().any(|address| address.chat == *to) {
        mover.addresses.retain(|address| address.chat != *from);
    } else {
        for address in mover.addresses.iter_mut().filter(|address| address.chat == *from) {
            address.chat = to.clone();
        }
    }
    put_person(step, &mover)
}
