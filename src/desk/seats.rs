//! Seats and who holds them: invitations, lists taken over from elsewhere, revocation.

use super::seat_name::{seat_id, slug};
use super::seat_table::SkippedLine;
use super::{Desk, DeskError, invitation_code, seat_table};
use crate::domain::audit::AuditAct;
use crate::domain::message::Message;
use crate::domain::rights::{Act, Actor};
use crate::domain::role::Role;
use crate::domain::seat::{Invitation, Person, PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;
use crate::text::numbers;
use chrono::{DateTime, TimeDelta, Utc};

/// The seat to invite to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeatRequest {
    /// Created when it does not exist yet; the same unit and title are the same seat.
    New {
        unit: UnitId,
        title: String,
        role: Role,
    },
    Existing(SeatId),
    /// Its present holders leave when the invitation is used.
    HandOver(SeatId),
}

/// The code is shown once; only its hash is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    pub seat: Seat,
    pub code: String,
    pub expires_at: DateTime<Utc>,
}

/// What asking for a code to join one more channel leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkCode {
    Made(NewInvitation, Person),
    /// Nobody, or not the person who was named.
    NobodyHolds(Seat),
    WhichOf(Seat, Vec<Person>),
}

/// What loading a list of seats did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeatLoad {
    /// Lines taken over.
    pub rows: usize,
    pub skipped: Vec<SkippedLine>,
}

/// A seat with its present holders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatLine {
    pub seat: Seat,
    pub unit_name: String,
    pub holders: Vec<Person>,
}

impl Desk {
    /// A new invitation to a seat. Nobody invites to a role above their own.
    pub async fn invite(&self, actor: &Actor, request: SeatRequest) -> Result<NewInvitation, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        let hands_over = matches!(request, SeatRequest::HandOver(_));
        let seat = match request {
            SeatRequest::Existing(id) | SeatRequest::HandOver(id) => self.seat(&id).await?,
            SeatRequest::New { unit, title, role } => self.new_seat(unit, &title, role).await?,
        };
        if !may_grant(actor, seat.role) {
            return Err(DeskError::NotPermitted(Act::ManageSeats));
        }
        let (now, code) = (self.clock.now(), invitation_code::new_code(&*self.clock));
        let expires_at = now + TimeDelta::days(i64::from(self.config.office.invitation_days));
        let invitation = Invitation {
            code_hash: invitation_code::hash_code(&code),
            seat: seat.id.clone(),
            created_at: now,
            created_by: actor.to_string(),
            expires_at,
            hands_over,
            used: None,
            person: None,
        };
        if self.store.seat(&seat.id).await?.as_ref() != Some(&seat) {
            self.store.put_seat(seat.clone()).await?;
        }
        self.recorded(actor, AuditAct::SeatInvited, &seat.id).add_invitation(invitation).await?;
        Ok(NewInvitation { seat, code, expires_at })
    }

    /// A code with which a person joins one more channel to themselves, valid for a day. They hold the seat it names.
    pub async fn link_code(&self, person: &Person, seat: &Seat) -> Result<NewInvitation, DeskError> {
        let (now, code) = (self.clock.now(), invitation_code::new_code(&*self.clock));
        let expires_at = now + TimeDelta::days(1);
        let invitation = Invitation {
            code_hash: invitation_code::hash_code(&code),
            seat: seat.id.clone(),
            created_at: now,
            created_by: person.id.to_string(),
            expires_at,
            used: None,
            person: Some(person.id.clone()),
            hands_over: false,
        };
        self.store.add_invitation(invitation).await?;
        Ok(NewInvitation { seat: seat.clone(), code, expires_at })
    }

    /// The same for a holder of the seat, by whoever manages seats; of several holders one is named. The code makes a chat
    /// theirs, so that nobody gets one for a role above their own.
    pub async fn link_code_of(
        &self,
        actor: &Actor,
        seat: &SeatId,
        person: Option<&PersonId>,
    ) -> Result<LinkCode, DeskError> {
        let is_own = matches!(actor, Actor::Seat { seat: own, .. } if own == seat);
        if !is_own {
            self.permit(actor, Act::ManageSeats)?;
        }
        let seat = self.seat(seat).await?;
        if !may_grant(actor, seat.role) {
            return Err(DeskError::NotPermitted(Act::ManageSeats));
        }
        let mut holders = self.holders(&seat).await?;
        if let Some(wanted) = person {
            holders.retain(|holder| holder.id == *wanted);
        }
        match <[Person; 1]>::try_from(holders) {
            Ok([holder]) => Ok(LinkCode::Made(self.link_code(&holder, &seat).await?, holder)),
            Err(holders) if holders.is_empty() => Ok(LinkCode::NobodyHolds(seat)),
            Err(holders) => Ok(LinkCode::WhichOf(seat, holders)),
        }
    }

    /// Takes over a list of seats with their holders' addresses (CSV: unit, title, person, channel, address and, if
    /// there is one, role). Lines that cannot be taken are told, the others are stored; loading again changes nothing.
    pub async fn load_seats(&self, actor: &Actor, csv: &[u8]) -> Result<SeatLoad, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        let now = self.clock.now();
        let units = self.store.units();
        let home = self.config.office.home_unit.as_ref();
        let table = seat_table::read(csv, &units, home, now, |role| may_grant(actor, role))?;
        let load = SeatLoad { rows: table.rows, skipped: table.skipped };
        let mut seats = table.seats;
        if !self.store.reforms().await?.is_empty() {
            for (seat, _) in &mut seats {
                if let Some(moved) = self.moved_to(&seat.unit, &seat.title).await? {
                    seat.id = moved.id;
                }
            }
        }
        self.recorded(actor, AuditAct::SeatsLoaded, load.rows).put_seats(seats).await?;
        Ok(load)
    }

    /// Ends every holding of the seat and every open invitation to it; says how many persons left. They are told.
    pub async fn revoke(&self, actor: &Actor, seat: &SeatId) -> Result<usize, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        let seat = self.seat(seat).await?;
        if !may_grant(actor, seat.role) {
            return Err(DeskError::NotPermitted(Act::ManageSeats));
        }
        self.end_seat(actor, &seat).await
    }

    /// The same by whoever may; the caller has seen to that.
    pub(super) async fn end_seat(&self, actor: &Actor, seat: &Seat) -> Result<usize, DeskError> {
        let now = self.clock.now();
        let holders: Vec<_> = seat.holders().cloned().collect();
        let left = self.recorded(actor, AuditAct::SeatRevoked, &seat.id).revoke_seat(&seat.id, now).await?;
        let text = self.office_text();
        let told =
            || Message::new().title(text.revoked_title()).line(text.revoked(seat.title.clone(), numbers::time(now)));
        self.tell_former_holders(seat, &holders, &format!("{}/{}", seat.id, now.timestamp()), now, told).await?;
        Ok(left)
    }

    /// Every seat with its present holders.
    pub async fn list(&self, actor: &Actor) -> Result<Vec<SeatLine>, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        let units = self.store.units();
        let mut lines = Vec::new();
        for seat in self.store.seats().await? {
            let holders = self.holders(&seat).await?;
            lines.push(SeatLine { unit_name: units.name(&seat.unit), seat, holders });
        }
        Ok(lines)
    }

    pub(super) async fn seat(&self, id: &SeatId) -> Result<Seat, DeskError> {
        let missing = || DeskError::NotFound { what: "seat", id: id.to_string() };
        self.store.seat(id).await?.ok_or_else(missing)
    }

    /// The seat of this title that a reform has moved to the unit: it keeps the identity that it got elsewhere.
    async fn moved_to(&self, unit: &UnitId, title: &str) -> Result<Option<Seat>, DeskError> {
        let wanted = slug(title);
        let there = self.store.seats_of(std::slice::from_ref(unit)).await?;
        Ok(there.into_iter().find(|seat| !seat.came_from.is_empty() && slug(&seat.title) == wanted))
    }

    async fn new_seat(&self, unit: UnitId, title: &str, role: Role) -> Result<Seat, DeskError> {
        let units = self.store.units();
        let Some(found) = units.get(&unit) else {
            return Err(DeskError::NotFound { what: "unit", id: unit.to_string() });
        };
        if let Some(seat) = self.moved_to(&unit, title).await? {
            return Ok(Seat { role, ..seat });
        }
        let id = seat_id(title, &unit, &found.full_name());
        match self.store.seat(&id).await? {
            Some(seat) => Ok(Seat { role, ..seat }),
            None => {
                let title = title.trim().to_owned();
                Ok(Seat { id, unit, title, role, holdings: Vec::new(), came_from: Vec::new() })
            }
        }
    }
}

/// A shell grants any role; a seat none above its own, so that no clerk makes itself an approver.
fn may_grant(actor: &Actor, role: Role) -> bool {
    match actor {
        Actor::Shell { .. } => true,
        Actor::Seat { role: own, .. } => role <= *own,
        Actor::System | Actor::Stranger => false,
    }
}
