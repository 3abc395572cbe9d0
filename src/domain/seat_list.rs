//! Seats as an invitation or a list states them, and what the statement changes.

use super::rights::RightsExceeded;
use super::role::Role;
use super::seat::{Person, PersonId, Seat, SeatId};
use std::fmt;

/// A seat with holders, as it is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedSeat {
    pub seat: Seat,
    /// Whether `seat.role` is stated. A seat that exists keeps its role otherwise.
    pub role_stated: bool,
    pub persons: Vec<Person>,
}

/// A seat carries another role than before, or is new and carries more than a holder's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleChange {
    pub seat: SeatId,
    /// `None` = the seat is new.
    pub from: Option<Role>,
    pub to: Role,
}

/// What of a list was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotTaken {
    /// The seat's place in the list.
    pub at: usize,
    /// `None` = nothing of the seat was taken; else not this person, and of a seat of which no person was taken, nothing.
    pub person: Option<PersonId>,
    pub why: NotTakenWhy,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotTakenWhy {
    Exceeded(RightsExceeded),
    /// The seat has become part of this one.
    Merged(SeatId),
}

/// What taking a list over did, beside what was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListTaken {
    pub not_taken: Vec<NotTaken>,
    pub roles: Vec<RoleChange>,
}

impl RoleChange {
    /// What follows when `to` is stated of a seat that carries `from`.
    pub fn of(seat: &SeatId, from: Option<Role>, to: Role) -> Option<RoleChange> {
        let changes = match from {
            Some(from) => from != to,
            None => to > Role::SeatHolder,
        };
        changes.then(|| RoleChange { seat: seat.clone(), from, to })
    }

    /// Whether it takes the right to approve from a seat.
    pub fn ends_approving(&self) -> bool {
        self.from == Some(Role::Approver)
    }
}

/// The form in which it is recorded.
impl fmt::Display for RoleChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from {
            Some(from) => write!(f, "{}: {} → {}", self.seat, from.code(), self.to.code()),
            None => write!(f, "{}: {}", self.seat, self.to.code()),
        }
    }
}
