//! Seats and who holds them: invitations, revocation.

use super::seat_name::{seat_id, slug};
use super::{Desk, DeskError, invitation_code};
use crate::domain::audit::AuditAct;
use crate::domain::message::Message;
use crate::domain::rights::{Act, Actor, RightsExceeded};
use crate::domain::role::Role;
use crate::domain::seat::{Invitation, MergeRefusal, Person, Seat, SeatId};
use crate::domain::seat_list::{ListedSeat, RoleChange};
use crate::domain::unit::UnitId;
use crate::store::Invited;
use crate::text::numbers;
use chrono::{DateTime, TimeDelta, Utc};

/// The seat to invite to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeatRequest {
    /// Created when it does not exist yet; the same unit and title are the same seat.
    New {
        unit: UnitId,
        title: String,
        /// `None` = as it is; a new seat's is a holder's.
        role: Option<Role>,
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
    /// What the seat may do has changed.
    pub role: Option<RoleChange>,
    /// That took the right to approve from the last who had it.
    pub approver_lost: bool,
}

/// What revoking a seat did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// Persons who left.
    pub persons: usize,
    /// It took the right to approve from the last who had it.
    pub approver_lost: bool,
}

/// A seat with its present holders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatLine {
    pub seat: Seat,
    pub unit_name: String,
    pub holders: Vec<Person>,
}

impl Desk {
    /// A new invitation to a seat. Nobody invites to a role above their own, nor changes a seat that carries one.
    pub async fn invite(&self, actor: &Actor, request: SeatRequest) -> Result<NewInvitation, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        let hands_over = matches!(request, SeatRequest::HandOver(_));
        let (seat, role_stated) = match request {
            SeatRequest::Existing(id) | SeatRequest::HandOver(id) => (self.seat(&id).await?, false),
            SeatRequest::New { unit, title, role } => {
                let seat = self.stated_seat(unit, &title, role.unwrap_or(Role::SeatHolder)).await?;
                (seat, role.is_some())
            }
        };
        let (now, code) = (self.clock.now(), invitation_code::new_code(&*self.clock));
        let expires_at = now + TimeDelta::days(i64::from(self.config.office.invitation_days));
        let invitation = Invitation {
            code_hash: invitation_code::hash_code(&code),
            seat: seat.id.clone(),
            created_at: now,
            created_by: actor.to_string(),
            expires_at,
            hands_over,
            up_to: actor.gives_up_to(),
            used: None,
            person: None,
        };
        let store = self.recorded(actor, AuditAct::SeatInvited, &seat.id);
        let listed = ListedSeat { seat, role_stated, persons: Vec::new() };
        let (seat, role) = match store.invite(listed, invitation, &self.stamp(actor)).await? {
            Invited::To(seat, role) => (seat, role),
            Invited::Exceeded(exceeded) => return Err(exceeded.into()),
            Invited::Merged { title, into } => {
                return Err(DeskError::Merge(MergeRefusal::MergedBefore { title, into }));
            }
        };
        let approver_lost = match &role {
            Some(change) if change.ends_approving() => !self.has_approver().await?,
            _ => false,
        };
        Ok(NewInvitation { seat, code, expires_at, role, approver_lost })
    }

    /// Ends every holding of the seat and every open invitation to it; says how many persons left. They are told.
    pub async fn revoke(&self, actor: &Actor, seat: &SeatId) -> Result<Revoked, DeskError> {
        self.permit(actor, Act::ManageSeats)?;
        let seat = self.seat(seat).await?;
        may_change(actor, &seat)?;
        let persons = self.end_seat(actor, &seat).await?;
        let approver_lost = seat.role == Role::Approver && persons > 0 && !self.has_approver().await?;
        Ok(Revoked { persons, approver_lost })
    }

    /// Whether anybody can approve.
    pub async fn has_approver(&self) -> Result<bool, DeskError> {
        self.somebody_may(Act::ApproveNotice).await
    }

    /// Whether anybody holds a seat that permits the act.
    pub async fn somebody_may(&self, act: Act) -> Result<bool, DeskError> {
        let seats = self.store.seats().await?;
        Ok(seats.iter().any(|seat| seat.role.permits(act) && seat.holders().next().is_some()))
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

    /// The seat, or the one that it has become part of.
    pub(super) async fn current(&self, id: &SeatId) -> Result<Seat, DeskError> {
        let missing = || DeskError::NotFound { what: "seat", id: id.to_string() };
        self.store.current_seat(id).await?.ok_or_else(missing)
    }

    /// The seat of this title that a reform has moved to the unit: it keeps the identity that it got elsewhere.
    pub(super) async fn moved_to(&self, unit: &UnitId, title: &str) -> Result<Option<Seat>, DeskError> {
        let wanted = slug(title);
        let there = self.store.seats_of(std::slice::from_ref(unit)).await?;
        Ok(there
            .into_iter()
            .find(|seat| !seat.came_from.is_empty() && seat.merged_into.is_none() && slug(&seat.title) == wanted))
    }

    async fn stated_seat(&self, unit: UnitId, title: &str, role: Role) -> Result<Seat, DeskError> {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if slug(&title).is_empty() {
            return Err(DeskError::EmptyTitle);
        }
        let units = self.store.units();
        let Some(found) = units.get(&unit) else {
            return Err(DeskError::NotFound { what: "unit", id: unit.to_string() });
        };
        if let Some(seat) = self.moved_to(&unit, &title).await? {
            return Ok(Seat { role, ..seat });
        }
        let id = seat_id(&title, &unit, &found.full_name());
        match self.store.seat(&id).await? {
            Some(seat) => Ok(Seat { role, ..seat }),
            None => Ok(Seat {
                id,
                unit,
                title,
                role,
                holdings: Vec::new(),
                came_from: Vec::new(),
                merged: Vec::new(),
                merged_into: None,
            }),
        }
    }
}

/// Who holds a seat and what becomes of it is changed by those alone who may give as much as it carries.
pub(super) fn may_change(actor: &Actor, seat: &Seat) -> Result<(), DeskError> {
    match actor.may_give(seat.role) {
        true => Ok(()),
        false => Err(RightsExceeded::Seat { title: seat.title.clone(), role: seat.role }.into()),
    }
}
