//! Codes with which a person joins one more channel to themselves.

use super::seats::{NewInvitation, may_change};
use super::{Desk, DeskError, invitation_code};
use crate::domain::rights::{Act, Actor, RightsExceeded};
use crate::domain::role::Role;
use crate::domain::seat::{Invitation, Person, PersonId, Seat, SeatId};
use chrono::TimeDelta;

/// What asking for a code to join one more channel leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkCode {
    Made(NewInvitation, Person),
    /// Nobody, or not the person who was named.
    NobodyHolds(Seat),
    WhichOf(Seat, Vec<Person>),
}

impl Desk {
    /// A code with which a person joins one more channel to themselves, valid for a day. They hold the seat it names.
    pub async fn link_code(&self, person: &Person, seat: &Seat) -> Result<NewInvitation, DeskError> {
        self.add_link_code(person, seat, person.id.to_string(), None).await
    }

    async fn add_link_code(
        &self,
        person: &Person,
        seat: &Seat,
        created_by: String,
        up_to: Option<Role>,
    ) -> Result<NewInvitation, DeskError> {
        let (now, code) = (self.clock.now(), invitation_code::new_code(&*self.clock));
        let expires_at = now + TimeDelta::days(1);
        let invitation = Invitation {
            code_hash: invitation_code::hash_code(&code),
            seat: seat.id.clone(),
            created_at: now,
            created_by,
            expires_at,
            used: None,
            person: Some(person.id.clone()),
            hands_over: false,
            up_to,
        };
        self.store.add_invitation(invitation).await?;
        Ok(NewInvitation { seat: seat.clone(), code, expires_at, role: None, approver_lost: false })
    }

    /// The same for a holder of the seat, by whoever manages seats; of several holders one is named. The code makes a chat
    /// theirs in every seat they hold, so that nobody gets one for somebody with more rights than they may give.
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
        may_change(actor, &seat)?;
        let mut holders = self.holders(&seat).await?;
        if let Some(wanted) = person {
            holders.retain(|holder| holder.id == *wanted);
        }
        match <[Person; 1]>::try_from(holders) {
            Ok([holder]) => {
                self.may_add_chat(actor, &holder).await?;
                let invitation = self.add_link_code(&holder, &seat, actor.to_string(), actor.gives_up_to()).await?;
                Ok(LinkCode::Made(invitation, holder))
            }
            Err(holders) if holders.is_empty() => Ok(LinkCode::NobodyHolds(seat)),
            Err(holders) => Ok(LinkCode::WhichOf(seat, holders)),
        }
    }

    /// A chat of a person acts from all their seats. Whoever acts by themselves adds to their own.
    async fn may_add_chat(&self, actor: &Actor, holder: &Person) -> Result<(), DeskError> {
        if matches!(actor, Actor::Seat { person: Some(person), .. } if *person == holder.id) {
            return Ok(());
        }
        let seated = self.store.seated(&holder.id).await?;
        let seats = seated.into_iter().flat_map(|seated| seated.seats);
        match seats.map(|seat| seat.role).filter(|role| !actor.may_give(*role)).max() {
            Some(role) => Err(RightsExceeded::Person { name: holder.name.clone(), role }.into()),
            None => Ok(()),
        }
    }
}
