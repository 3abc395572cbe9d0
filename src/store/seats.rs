//! Seats, persons, addresses, invitations.

use super::engine::Bytes;
use super::keys::{Key, KeyParts, Space};
use super::seat_rows::{self, address_key, person_key, seat_key};
use super::{Store, StoreError, codec, redemption};
use crate::domain::seat::{AddressState, ChannelKind, ChatAddress, Invitation, Person, PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// A person and the seats they hold now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatedPerson {
    pub person: Person,
    pub seats: Vec<Seat>,
}

/// What became of an invitation code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Redemption {
    Seated(SeatedPerson),
    /// The same chat has used the code before: nothing changes.
    AlreadySeated(SeatedPerson),
    Used,
    Expired,
    Unknown,
}

impl Store {
    pub async fn seat(&self, seat: &SeatId) -> Result<Option<Seat>, StoreError> {
        self.engine.get(seat_key(seat))?.map(|bytes| codec::read(&bytes)).transpose()
    }

    pub async fn seats(&self) -> Result<Vec<Seat>, StoreError> {
        self.engine.scan(&Key::of(Space::Seat)).map(|row| codec::read(&row?.1)).collect()
    }

    /// The seats of the given units.
    pub async fn seats_of(&self, units: &[UnitId]) -> Result<Vec<Seat>, StoreError> {
        let mut seats = Vec::new();
        for unit in units {
            for row in self.engine.scan(&Key::of(Space::SeatOfUnit).text(unit.as_str())) {
                seats.extend(self.seat(&second_part(&row?.0).map(SeatId::new)?).await?);
            }
        }
        Ok(seats)
    }

    /// The seats of a unit and those that came from it by a reform, read as they are asked for.
    pub fn seat_ids_ever_of(&self, unit: &UnitId) -> impl Iterator<Item = Result<SeatId, StoreError>> + use<> {
        let entries = |space| self.engine.scan(&Key::of(space).text(unit.as_str()));
        let entries = entries(Space::SeatOfUnit).chain(entries(Space::SeatOnceOfUnit));
        entries.map(|row| second_part(&row?.0).map(SeatId::new))
    }

    /// The seats of a unit and those that came from it by a reform.
    pub async fn seats_ever_of(&self, unit: &UnitId) -> Result<Vec<Seat>, StoreError> {
        let mut seats: BTreeMap<SeatId, Seat> = BTreeMap::new();
        for id in self.seat_ids_ever_of(unit) {
            let id = id?;
            if let Some(seat) = self.seat(&id).await? {
                seats.insert(id, seat);
            }
        }
        Ok(seats.into_values().collect())
    }

    pub async fn person(&self, person: &PersonId) -> Result<Option<Person>, StoreError> {
        self.engine.get(person_key(person))?.map(|bytes| codec::read(&bytes)).transpose()
    }

    /// A person with the seats they hold now.
    pub async fn seated(&self, person: &PersonId) -> Result<Option<SeatedPerson>, StoreError> {
        let Some(person) = self.person(person).await? else { return Ok(None) };
        self.with_seats(person).await.map(Some)
    }

    /// The person who writes from `chat`.
    pub async fn person_at(&self, chat: &ChatAddress) -> Result<Option<SeatedPerson>, StoreError> {
        let Some(id) = self.engine.get(address_key(chat))? else { return Ok(None) };
        let Some(person) = self.person(&codec::read(&id)?).await? else { return Ok(None) };
        self.with_seats(person).await.map(Some)
    }

    /// Changes a person's language (`None` = the installation's). Durable.
    pub async fn set_language(&self, person: &PersonId, language: Option<&str>) -> Result<(), StoreError> {
        self.change_person(person, |person| person.language = language.map(str::to_owned)).await
    }

    /// Sets or clears `/huydangky`. Durable.
    pub async fn set_unsubscribed(&self, person: &PersonId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
        self.change_person(person, |person| person.unsubscribed_at = at).await
    }

    /// Puts the person's address on `channel` before their others. Nothing happens when they have none there. Durable.
    pub async fn prefer_channel(&self, person: &PersonId, channel: ChannelKind) -> Result<(), StoreError> {
        self.change_person(person, |person| person.addresses.sort_by_key(|address| address.chat.channel != channel))
            .await
    }

    /// Marks an address as gone or active again; nothing happens when nobody has it.
    pub async fn set_address_gone(&self, chat: &ChatAddress, gone: bool) -> Result<(), StoreError> {
        let state = if gone { AddressState::Gone } else { AddressState::Active };
        self.engine
            .apply(|step| {
                let Some(mut person) = seat_rows::person_at(step, chat)? else { return Ok(()) };
                let address = person.addresses.iter_mut().find(|address| address.chat == *chat);
                if let Some(address) = address.filter(|address| address.state != state) {
                    address.state = state;
                    seat_rows::put_person(step, &person)?;
                }
                Ok(())
            })
            .await
    }

    /// A chat that the platform has given another identifier. Durable.
    pub async fn move_address(&self, from: &ChatAddress, to: &ChatAddress) -> Result<(), StoreError> {
        self.engine.commit(|step| seat_rows::move_address(step, from, to)).await
    }

    /// Refused for a seat that does not exist. Durable.
    pub async fn add_invitation(&self, invitation: Invitation) -> Result<(), StoreError> {
        self.engine
            .commit(move |step| {
                let there = seat_rows::seat(step, &invitation.seat)?.filter(|seat| seat.merged_into.is_none());
                if there.is_none() {
                    return Err(StoreError::missing("seat", &invitation.seat));
                }
                redemption::put(step, &invitation)
            })
            .await
    }

    /// The invitations to a seat that nobody has used, expired ones among them.
    pub async fn invitations_to(&self, seat: &SeatId) -> Result<Vec<Invitation>, StoreError> {
        let mut invitations = Vec::new();
        for row in self.engine.scan(&Key::of(Space::InvitationOfSeat).text(seat.as_str())) {
            invitations.extend(self.invitation(&second_part(&row?.0)?).await?);
        }
        Ok(invitations)
    }

    pub async fn invitation(&self, code_hash: &str) -> Result<Option<Invitation>, StoreError> {
        self.engine.apply(|step| redemption::invitation(step, code_hash)).await
    }

    /// Uses an invitation: the person of `chat` (created with `name` when new) takes the seat, in one step. By one that
    /// hands the seat over, those who held it leave, and what waits to be sent to them goes to the person. Durable.
    pub async fn redeem_invitation(
        &self,
        code_hash: &str,
        chat: &ChatAddress,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<Redemption, StoreError> {
        use redemption::Redeemed;
        let memory = &self.memory;
        let redeemed = self.engine.commit(|step| redemption::redeem(step, memory, code_hash, chat, name, now)).await?;
        Ok(match redeemed {
            Redeemed::Seated(person) => Redemption::Seated(self.with_seats(person).await?),
            Redeemed::AlreadySeated(person) => Redemption::AlreadySeated(self.with_seats(person).await?),
            Redeemed::Used => Redemption::Used,
            Redeemed::Expired => Redemption::Expired,
            Redeemed::Unknown => Redemption::Unknown,
        })
    }

    /// Ends every current holding of the seat and every open invitation to it; says how many persons left. Durable.
    pub async fn revoke_seat(&self, seat: &SeatId, now: DateTime<Utc>) -> Result<usize, StoreError> {
        self.engine.commit(|step| redemption::revoke(step, seat, now)).await
    }

    async fn change_person(&self, id: &PersonId, change: impl FnOnce(&mut Person)) -> Result<(), StoreError> {
        self.engine
            .commit(|step| {
                let stored = seat_rows::person(step, id)?.ok_or_else(|| StoreError::missing("person", id))?;
                let mut person = stored.clone();
                change(&mut person);
                if person == stored { Ok(()) } else { seat_rows::put_person(step, &person) }
            })
            .await
    }

    async fn with_seats(&self, person: Person) -> Result<SeatedPerson, StoreError> {
        let mut seats = Vec::new();
        for row in self.engine.scan(&Key::of(Space::SeatOfPerson).text(person.id.as_str())) {
            seats.extend(self.seat(&second_part(&row?.0).map(SeatId::new)?).await?);
        }
        Ok(SeatedPerson { person, seats })
    }
}

/// The second part of an index entry made of two texts.
fn second_part(key: &Bytes) -> Result<String, StoreError> {
    let mut parts = KeyParts::of(key);
    parts.text().and_then(|_| parts.text()).ok_or_else(|| StoreError::Corrupt("an entry of an index".to_owned()))
}
