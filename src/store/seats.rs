//! Seats, persons, addresses, invitations.

use super::{Store, StoreError};
use crate::domain::seat::{ChatAddress, Invitation, Person, PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;
use chrono::{DateTime, Utc};

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
    /// Creates or replaces a seat; its holdings are kept when it exists. Durable.
    pub async fn put_seat(&self, seat: Seat) -> Result<(), StoreError> {
        let _ = seat;
        unimplemented!()
    }

    /// Creates or replaces many seats with their holders, in batches; idempotent by identity, resumable. Durable.
    pub async fn put_seats(&self, seats: Vec<(Seat, Vec<Person>)>) -> Result<(), StoreError> {
        let _ = seats;
        unimplemented!()
    }

    pub async fn seat(&self, seat: &SeatId) -> Result<Option<Seat>, StoreError> {
        let _ = seat;
        unimplemented!()
    }

    pub async fn seats(&self) -> Result<Vec<Seat>, StoreError> {
        unimplemented!()
    }

    /// The seats of the given units.
    pub async fn seats_of(&self, units: &[UnitId]) -> Result<Vec<Seat>, StoreError> {
        let _ = units;
        unimplemented!()
    }

    pub async fn person(&self, person: &PersonId) -> Result<Option<Person>, StoreError> {
        let _ = person;
        unimplemented!()
    }

    /// The person who writes from `chat`.
    pub async fn person_at(&self, chat: &ChatAddress) -> Result<Option<SeatedPerson>, StoreError> {
        let _ = chat;
        unimplemented!()
    }

    /// Changes a person's language (`None` = the installation's). Durable.
    pub async fn set_language(&self, person: &PersonId, language: Option<&str>) -> Result<(), StoreError> {
        let _ = (person, language);
        unimplemented!()
    }

    /// Sets or clears `/huydangky`. Durable.
    pub async fn set_unsubscribed(&self, person: &PersonId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
        let _ = (person, at);
        unimplemented!()
    }

    /// Marks an address as gone or active again; nothing happens when nobody has it.
    pub async fn set_address_gone(&self, chat: &ChatAddress, gone: bool) -> Result<(), StoreError> {
        let _ = (chat, gone);
        unimplemented!()
    }

    /// A chat that the platform has given another identifier. Durable.
    pub async fn move_address(&self, from: &ChatAddress, to: &ChatAddress) -> Result<(), StoreError> {
        let _ = (from, to);
        unimplemented!()
    }

    /// Durable.
    pub async fn add_invitation(&self, invitation: Invitation) -> Result<(), StoreError> {
        let _ = invitation;
        unimplemented!()
    }

    /// Uses an invitation: the person of `chat` (created with `name` when new) takes the seat, in one step. Durable.
    pub async fn redeem_invitation(
        &self,
        code_hash: &str,
        chat: &ChatAddress,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<Redemption, StoreError> {
        let _ = (code_hash, chat, name, now);
        unimplemented!()
    }

    /// Ends every current holding of the seat and every open invitation to it; says how many persons left. Durable.
    pub async fn revoke_seat(&self, seat: &SeatId, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let _ = (seat, now);
        unimplemented!()
    }
}
