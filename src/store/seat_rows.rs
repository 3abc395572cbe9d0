//! Rows of seats and persons with their indexes: seats of a unit, seats of a person, the person of an address.

use super::engine::Step;
use super::keys::{Key, Space};
use super::{StoreError, codec};
use crate::domain::seat::{ChatAddress, Holding, Person, PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;
use chrono::DateTime;
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
    for former in &new.came_from {
        step.put(seat_once_of_unit_key(&former.unit, &new.id), Vec::new());
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

/// Creates or replaces a seat and its holders, as a load states them.
pub(super) fn load_seat(step: &mut Step, given: Seat, persons: Vec<Person>) -> Result<(), StoreError> {
    let stored = seat(step, &given.id)?;
    let mut holdings = stored.as_ref().map(|stored| stored.holdings.clone()).unwrap_or_default();
    let since = given.holdings.iter().map(|holding| holding.from).min().unwrap_or(DateTime::UNIX_EPOCH);
    for holding in &given.holdings {
        let same = |known: &&mut Holding| known.person == holding.person && known.from == holding.from;
        if let Some(known) = holdings.iter_mut().find(same) {
            known.until = holding.until;
        } else if holding.until.is_some() || !holds(&holdings, &holding.person) {
            holdings.push(holding.clone());
        }
    }
    for given_person in persons {
        let listed = given.holdings.iter().any(|holding| holding.person == given_person.id);
        if !listed && !holds(&holdings, &given_person.id) {
            holdings.push(Holding { person: given_person.id.clone(), from: since, until: None });
        }
        let merged = match person(step, &given_person.id)? {
            Some(known) => joined(known, given_person),
            None => given_person,
        };
        put_person(step, &merged)?;
    }
    put_seat(step, stored.as_ref(), &stated(stored.as_ref(), Seat { holdings, ..given }))
}

/// What a list says of a seat, beside what reforms have done to it: a list of earlier days does not take it back to a unit
/// that it was moved away from.
pub(super) fn stated(stored: Option<&Seat>, given: Seat) -> Seat {
    let Some(stored) = stored else { return given };
    let (unit, title) = match stored.came_from.iter().any(|former| former.unit == given.unit) {
        true => (stored.unit.clone(), stored.title.clone()),
        false => (given.unit, given.title),
    };
    Seat { unit, title, came_from: stored.came_from.clone(), ..given }
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

fn holds(holdings: &[Holding], person: &PersonId) -> bool {
    holdings.iter().any(|holding| holding.until.is_none() && holding.person == *person)
}

/// What a load says of a known person: the name and new addresses; their own choices stay.
fn joined(known: Person, given: Person) -> Person {
    let mut addresses = given.addresses;
    for address in &mut addresses {
        if let Some(theirs) = known.addresses.iter().find(|theirs| theirs.chat == address.chat) {
            address.state = theirs.state;
        }
    }
    for address in known.addresses {
        if addresses.iter().all(|given| given.chat != address.chat) {
            addresses.push(address);
        }
    }
    let language = known.language.or(given.language);
    Person { id: known.id, name: given.name, language, addresses, unsubscribed_at: known.unsubscribed_at }
}
