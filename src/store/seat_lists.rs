//! Seats with their holders, as an invitation or a list states them. What a seat is entitled to is changed by those alone who
//! may give as much, and so is who acts for it: its holders, and the chats they are reached in.

use super::engine::{BATCH_ROWS, Step};
use super::{Store, StoreError, audit, redemption, seat_rows};
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::notice::Stamp;
use crate::domain::rights::RightsExceeded;
use crate::domain::role::Role;
use crate::domain::seat::{ChatAddress, Holding, Invitation, Person, PersonId, Seat, SeatId};
use crate::domain::seat_list::{ListTaken, ListedSeat, NotTaken, NotTakenWhy, RoleChange};
use chrono::DateTime;

/// A seat with its holder is about six rows.
const SEATS_AT_ONCE: usize = BATCH_ROWS / 4;

/// What inviting to a seat came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invited {
    To(Seat, Option<RoleChange>),
    /// Nothing was changed.
    Exceeded(RightsExceeded),
    /// The seat has become part of another; nothing was changed.
    Merged {
        title: String,
        into: SeatId,
    },
}

impl Store {
    /// Creates or replaces many seats with their holders, in batches; idempotent by identity, resumable. Holdings and
    /// addresses that are stored already are kept: nobody loses a seat by a load. A chat that is known is its person's,
    /// whatever the list calls them. Durable.
    pub async fn put_seats(&self, seats: Vec<(Seat, Vec<Person>)>) -> Result<(), StoreError> {
        let listed = seats.into_iter().map(|(seat, persons)| ListedSeat { seat, role_stated: true, persons }).collect();
        self.take_in_batches(listed, Role::Operator, None).await.map(|_| ())
    }

    /// The same by whom `stamp` names: what is beyond their rights is left out and told; a role that is set is recorded.
    pub async fn take_seat_list(&self, listed: Vec<ListedSeat>, stamp: Stamp) -> Result<ListTaken, StoreError> {
        let limit = stamp.by.gives_up_to().unwrap_or(Role::Viewer);
        self.take_in_batches(listed, limit, Some(stamp)).await
    }

    /// Adds an invitation to a seat, which is created, or given the role that is stated, in the same step. Durable.
    pub async fn invite(
        &self,
        listed: ListedSeat,
        invitation: Invitation,
        stamp: &Stamp,
    ) -> Result<Invited, StoreError> {
        let limit = stamp.by.gives_up_to().unwrap_or(Role::Viewer);
        self.engine
            .commit(move |step| {
                let stored = seat_rows::seat(step, &listed.seat.id)?;
                if let Some(into) = stored.as_ref().and_then(|stored| stored.merged_into.clone()) {
                    let title = stored.map_or_else(String::new, |stored| stored.title);
                    return Ok(Invited::Merged { title, into: into.seat });
                }
                let seat = stated(stored.as_ref(), listed.seat, listed.role_stated);
                if let Some(exceeded) = exceeded(stored.as_ref(), &seat, limit) {
                    return Ok(Invited::Exceeded(exceeded));
                }
                let change = RoleChange::of(&seat.id, stored.as_ref().map(|stored| stored.role), seat.role);
                if stored.as_ref() != Some(&seat) {
                    seat_rows::put_seat(step, stored.as_ref(), &seat)?;
                }
                record(step, change.as_ref(), stamp)?;
                redemption::put(step, &invitation)?;
                Ok(Invited::To(seat, change))
            })
            .await
    }

    async fn take_in_batches(
        &self,
        listed: Vec<ListedSeat>,
        limit: Role,
        stamp: Option<Stamp>,
    ) -> Result<ListTaken, StoreError> {
        let mut taken = ListTaken::default();
        let mut listed = listed.into_iter().enumerate().peekable();
        while listed.peek().is_some() {
            let batch: Vec<(usize, ListedSeat)> = listed.by_ref().take(SEATS_AT_ONCE).collect();
            let stamp = stamp.clone();
            let take = move |step: &mut Step| {
                let mut taken = ListTaken::default();
                for (at, listed) in batch {
                    let change = take(step, at, listed, limit, &mut taken.not_taken)?;
                    if let Some(stamp) = &stamp {
                        record(step, change.as_ref(), stamp)?;
                        taken.roles.extend(change);
                    }
                }
                Ok(taken)
            };
            let batch = self.engine.apply_large(take).await?;
            taken.not_taken.extend(batch.not_taken);
            taken.roles.extend(batch.roles);
        }
        self.engine.durable().await?;
        Ok(taken)
    }
}

fn record(step: &mut Step, change: Option<&RoleChange>, stamp: &Stamp) -> Result<(), StoreError> {
    let Some(change) = change else { return Ok(()) };
    let (by, subject) = (stamp.by.to_string(), change.to_string());
    audit::append(step, &AuditNote { at: stamp.at, by, act: AuditAct::SeatRoleChanged, subject })
}

/// One seat of a list.
fn take(
    step: &mut Step,
    at: usize,
    listed: ListedSeat,
    limit: Role,
    not_taken: &mut Vec<NotTaken>,
) -> Result<Option<RoleChange>, StoreError> {
    let ListedSeat { seat: given, role_stated, persons } = listed;
    let stored = seat_rows::seat(step, &given.id)?;
    if let Some(into) = stored.as_ref().and_then(|stored| stored.merged_into.as_ref()) {
        not_taken.push(NotTaken { at, person: None, why: NotTakenWhy::Merged(into.seat.clone()) });
        return Ok(None);
    }
    let mut seat = stated(stored.as_ref(), given.clone(), role_stated);
    if let Some(why) = exceeded(stored.as_ref(), &seat, limit) {
        not_taken.push(NotTaken { at, person: None, why: NotTakenWhy::Exceeded(why) });
        return Ok(None);
    }
    let mut holders: Vec<(PersonId, Person)> = Vec::with_capacity(persons.len());
    let nobody_named = persons.is_empty();
    for person in persons {
        let as_listed = person.id.clone();
        match taken_person(step, person, limit)? {
            Ok(person) => holders.push((as_listed, person)),
            Err(why) => {
                not_taken.push(NotTaken { at, person: Some(as_listed), why: NotTakenWhy::Exceeded(why) });
            }
        }
    }
    if holders.is_empty() && !nobody_named {
        return Ok(None);
    }
    let stored_holdings = stored.as_ref().map(|stored| stored.holdings.clone()).unwrap_or_default();
    seat.holdings = holdings(stored_holdings, &given.holdings, &holders);
    seat_rows::put_seat(step, stored.as_ref(), &seat)?;
    Ok(RoleChange::of(&seat.id, stored.map(|stored| stored.role), seat.role))
}

/// What is said of a seat, beside what reforms have done to it: a list of earlier days does not take it back to a unit that it
/// was moved away from. Its holders stay, and so does its role unless one is stated.
fn stated(stored: Option<&Seat>, given: Seat, role_stated: bool) -> Seat {
    let Some(stored) = stored else { return given };
    let (unit, title) = match stored.came_from.iter().any(|former| former.unit == given.unit) {
        true => (stored.unit.clone(), stored.title.clone()),
        false => (given.unit, given.title),
    };
    let role = if role_stated { given.role } else { stored.role };
    Seat { unit, title, role, ..stored.clone() }
}

fn exceeded(stored: Option<&Seat>, seat: &Seat, limit: Role) -> Option<RightsExceeded> {
    match stored {
        Some(stored) if stored.role > limit => {
            Some(RightsExceeded::Seat { title: stored.title.clone(), role: stored.role })
        }
        _ => (seat.role > limit).then_some(RightsExceeded::Role(seat.role)),
    }
}

/// The person whom a list means, as they stand afterwards. Of somebody with more rights than `limit` nothing changes, and
/// nobody gets or takes a chat that acts for them.
fn taken_person(step: &mut Step, given: Person, limit: Role) -> Result<Result<Person, RightsExceeded>, StoreError> {
    let known = known_person(step, &given)?;
    if limit < Role::Operator {
        let reaches = |chat: &ChatAddress, person: &Person| person.addresses.iter().any(|theirs| theirs.chat == *chat);
        if let Some(known) = &known
            && let Some(role) = seat_rows::highest_role(step, &known.id)?.filter(|role| *role > limit)
        {
            let adds = given.addresses.iter().any(|address| !reaches(&address.chat, known));
            let name = known.name.clone();
            return Ok(if adds { Err(RightsExceeded::Person { name, role }) } else { Ok(known.clone()) });
        }
        for address in &given.addresses {
            let Some(owner) = seat_rows::person_at(step, &address.chat)? else { continue };
            if known.as_ref().is_some_and(|known| known.id == owner.id) {
                continue;
            }
            if let Some(role) = seat_rows::highest_role(step, &owner.id)?.filter(|role| *role > limit) {
                return Ok(Err(RightsExceeded::Person { name: owner.name, role }));
            }
        }
    }
    let person = match known {
        Some(known) => joined(known, given),
        None => given,
    };
    seat_rows::put_person(step, &person)?;
    Ok(Ok(person))
}

/// By the first of the addresses that is somebody's, else by identity.
fn known_person(step: &Step, given: &Person) -> Result<Option<Person>, StoreError> {
    for address in &given.addresses {
        if let Some(known) = seat_rows::person_at(step, &address.chat)? {
            return Ok(Some(known));
        }
    }
    seat_rows::person(step, &given.id)
}

/// What a list says of a known person: the name and new addresses; their own choices stay.
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

/// The stored holdings and those that a list adds, of `holders` as it calls them and as they are.
fn holdings(stored: Vec<Holding>, given: &[Holding], holders: &[(PersonId, Person)]) -> Vec<Holding> {
    let mut holdings = stored;
    let since = given.iter().map(|holding| holding.from).min().unwrap_or(DateTime::UNIX_EPOCH);
    let taken = |listed: &PersonId| holders.iter().find(|(as_listed, _)| as_listed == listed);
    for holding in given {
        let Some((_, person)) = taken(&holding.person) else { continue };
        let holding = Holding { person: person.id.clone(), ..holding.clone() };
        let same = |known: &&mut Holding| known.person == holding.person && known.from == holding.from;
        if let Some(known) = holdings.iter_mut().find(same) {
            known.until = holding.until;
        } else if holding.until.is_some() || !holds(&holdings, &holding.person) {
            holdings.push(holding);
        }
    }
    for (listed, person) in holders {
        let named = given.iter().any(|holding| holding.person == *listed);
        if !named && !holds(&holdings, &person.id) {
            holdings.push(Holding { person: person.id.clone(), from: since, until: None });
        }
    }
    holdings
}

fn holds(holdings: &[Holding], person: &PersonId) -> bool {
    holdings.iter().any(|holding| holding.until.is_none() && holding.person == *person)
}
