//! Invitations: used once, in one step with the seat they give.

use super::engine::Step;
use super::keys::{Key, KeyParts, Space};
use super::memory::Memory;
use super::{StoreError, codec, deliveries, seat_rows};
use crate::domain::notice::{NoticeId, NoticeState};
use crate::domain::seat::{
    Address, AddressState, ChatAddress, Holding, Invitation, InvitationUse, Person, PersonId, Seat, SeatId,
};
use chrono::{DateTime, Utc};
use std::sync::Arc;

pub(super) enum Redeemed {
    Seated(Person),
    AlreadySeated(Person),
    Used,
    Expired,
    Unknown,
}

pub(super) fn put(step: &mut Step, invitation: &Invitation) -> Result<(), StoreError> {
    step.put(invitation_key(&invitation.code_hash), codec::json(invitation)?);
    let of_seat = Key::of(Space::InvitationOfSeat).text(invitation.seat.as_str()).text(&invitation.code_hash);
    if invitation.used.is_none() {
        step.put(of_seat, Vec::new());
    } else {
        step.remove(of_seat);
    }
    Ok(())
}

pub(super) fn redeem(
    step: &mut Step,
    memory: &Arc<Memory>,
    code_hash: &str,
    chat: &ChatAddress,
    name: &str,
    now: DateTime<Utc>,
) -> Result<Redeemed, StoreError> {
    let Some(stored) = step.get(invitation_key(code_hash))? else { return Ok(Redeemed::Unknown) };
    let mut invitation: Invitation = codec::read(&stored)?;
    let Some(seat) = seat_rows::seat(step, &invitation.seat)? else { return Ok(Redeemed::Unknown) };
    let known = seat_rows::person_at(step, chat)?;
    if let Some(used) = &invitation.used {
        // The chat's person may have lost the seat since.
        let again = known.filter(|person| used.by == person.id && seat.is_held_by(&person.id));
        return Ok(again.map_or(Redeemed::Used, Redeemed::AlreadySeated));
    }
    if !invitation.is_open(now) {
        return Ok(Redeemed::Expired);
    }
    let owner = match &invitation.person {
        // The seat may have been taken from its maker since.
        Some(owner) if !seat.is_held_by(owner) => return Ok(Redeemed::Expired),
        Some(owner) => seat_rows::person(step, owner)?,
        None => None,
    };
    if exceeds(step, &invitation, &seat, owner.as_ref())? {
        return Ok(Redeemed::Expired);
    }
    let person = match (owner, known) {
        (Some(owner), _) => joined(owner, chat),
        (None, Some(person)) => returned(person, chat),
        (None, None) => newcomer(step, chat, name)?,
    };
    seat_rows::put_person(step, &person)?;
    if invitation.hands_over {
        hand_over(step, memory, seat, &person, now)?;
    } else {
        take_seat(step, seat, &person.id, now)?;
    }
    invitation.used = Some(InvitationUse { by: person.id.clone(), chat: chat.clone(), at: now });
    put(step, &invitation)?;
    Ok(Redeemed::Seated(person))
}

/// Whether the code leads to more than its maker gives: rights that came to the seat, or to its owner, since.
fn exceeds(step: &Step, invitation: &Invitation, seat: &Seat, owner: Option<&Person>) -> Result<bool, StoreError> {
    let Some(most) = invitation.up_to else { return Ok(false) };
    let owner_s = owner.map(|owner| seat_rows::highest_role(step, &owner.id)).transpose()?.flatten();
    Ok(owner_s.max(Some(seat.role)) > Some(most))
}

/// Somebody who redeems an invitation is there again and wants to receive.
fn returned(mut person: Person, chat: &ChatAddress) -> Person {
    for address in person.addresses.iter_mut().filter(|address| address.chat == *chat) {
        address.state = AddressState::Active;
    }
    person.unsubscribed_at = None;
    person
}

/// One more channel of a known person, the last in their order.
fn joined(mut owner: Person, chat: &ChatAddress) -> Person {
    if owner.addresses.iter().all(|address| address.chat != *chat) {
        owner.addresses.push(Address { chat: chat.clone(), state: AddressState::Active });
    }
    returned(owner, chat)
}

fn newcomer(step: &mut Step, chat: &ChatAddress, name: &str) -> Result<Person, StoreError> {
    let id = loop {
        let number = step.next(Key::of(Space::Meta).text("last person"))?;
        let id = PersonId::new(format!("p{number}"));
        if seat_rows::person(step, &id)?.is_none() {
            break id;
        }
    };
    let addresses = vec![Address { chat: chat.clone(), state: AddressState::Active }];
    Ok(Person { id, name: name.to_owned(), language: None, addresses, unsubscribed_at: None })
}

fn take_seat(step: &mut Step, seat: Seat, person: &PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
    if seat.is_held_by(person) {
        return Ok(());
    }
    let mut held = seat.clone();
    held.holdings.push(Holding { person: person.clone(), from: now, until: None });
    seat_rows::put_seat(step, Some(&seat), &held)
}

/// The person takes the seat, and everybody else leaves it. What still waits to be sent to them goes to the new holder.
fn hand_over(
    step: &mut Step,
    memory: &Arc<Memory>,
    seat: Seat,
    person: &Person,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut held = seat.clone();
    for holding in held.holdings.iter_mut().filter(|holding| holding.until.is_none() && holding.person != person.id) {
        holding.until = Some(now);
    }
    if !held.is_held_by(&person.id) {
        held.holdings.push(Holding { person: person.id.clone(), from: now, until: None });
    }
    seat_rows::put_seat(step, Some(&seat), &held)?;
    let notices: Vec<NoticeId> = {
        let marks = memory.notices();
        let lives = |notice: &NoticeId| !notice.is_memo() && marks.state(*notice) != Some(NoticeState::Cancelled);
        // Paused ones too.
        marks.waiting().into_iter().filter(lives).collect()
    };
    deliveries::pass_on(step, memory, &held, person, &notices)
}

pub(super) fn invitation(step: &Step, code_hash: &str) -> Result<Option<Invitation>, StoreError> {
    step.get(invitation_key(code_hash))?.map(|bytes| codec::read(&bytes)).transpose()
}

pub(super) fn revoke(step: &mut Step, id: &SeatId, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let seat = seat_rows::seat(step, id)?.ok_or_else(|| StoreError::missing("seat", id))?;
    let mut left = seat.clone();
    let mut persons = 0;
    for holding in left.holdings.iter_mut().filter(|holding| holding.until.is_none()) {
        holding.until = Some(now);
        persons += 1;
    }
    seat_rows::put_seat(step, Some(&seat), &left)?;
    end_invitations(step, id, now)?;
    Ok(persons)
}

/// Ends every open invitation to the seat.
pub(super) fn end_invitations(step: &mut Step, id: &SeatId, now: DateTime<Utc>) -> Result<(), StoreError> {
    for row in step.scan(&Key::of(Space::InvitationOfSeat).text(id.as_str())) {
        let entry = row?.0;
        let mut parts = KeyParts::of(&entry);
        let Some(code_hash) = parts.text().and_then(|_| parts.text()) else { continue };
        if let Some(stored) = step.get(invitation_key(&code_hash))? {
            let mut invitation: Invitation = codec::read(&stored)?;
            invitation.expires_at = invitation.expires_at.min(now);
            step.put(invitation_key(&code_hash), codec::json(&invitation)?);
        }
        step.remove(&entry);
    }
    Ok(())
}

fn invitation_key(code_hash: &str) -> Key {
    Key::of(Space::Invitation).text(code_hash)
}
