//! Who may do what. Checked where the act happens, at the time it happens.

use super::role::Role;
use super::seat::{PersonId, SeatId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A person acting from a seat.
    Seat { seat: SeatId, person: Option<PersonId>, role: Role },
    /// A shell: every office act but approving.
    Shell { user: String },
    /// The installation itself: schedules, sweepers.
    System,
    /// Somebody without a seat.
    Stranger,
}

/// An act that needs a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    AskPublished,
    ReceiveNotices,
    Acknowledge,
    /// For the actor's own seat.
    ReportProgress,
    /// Accepts or returns reports.
    AnswerReport,
    ImportLetter,
    ManageSeats,
    ManageUnits,
    /// Lets a reform of units move the seats.
    ApproveReform,
    DraftNotice,
    ApproveNotice,
    IssueNotice,
    SeeResults,
    RunInstallation,
}

impl Role {
    pub fn permits(self, act: Act) -> bool {
        let least = match act {
            Act::AskPublished => Role::Viewer,
            Act::ReceiveNotices | Act::Acknowledge | Act::ReportProgress => Role::SeatHolder,
            Act::ImportLetter | Act::ManageSeats | Act::DraftNotice | Act::SeeResults | Act::AnswerReport => {
                Role::Clerk
            }
            Act::ApproveNotice | Act::IssueNotice | Act::ApproveReform => return self == Role::Approver,
            Act::ManageUnits | Act::RunInstallation => return self == Role::Operator,
        };
        self >= least
    }
}

impl Actor {
    /// Whether the actor may do `act` now.
    pub fn may(&self, act: Act) -> bool {
        match self {
            Actor::Seat { role, .. } => role.permits(act),
            Actor::Shell { .. } => !matches!(
                act,
                Act::ApproveNotice | Act::ApproveReform | Act::Acknowledge | Act::ReceiveNotices | Act::ReportProgress
            ),
            // An approved notice may be issued by the schedule; nothing is approved by it.
            Actor::System => matches!(act, Act::IssueNotice | Act::SeeResults),
            Actor::Stranger => act == Act::AskPublished,
        }
    }
}

/// More rights are concerned than the actor gives: others change who holds such a seat, what it carries, and over which chats
/// its holders are reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RightsExceeded {
    /// The seat carries this role already.
    Seat { title: String, role: Role },
    /// The seat was to carry it.
    Role(Role),
    /// The person holds a seat of this role.
    Person { name: String, role: Role },
}

impl Actor {
    /// The most that the actor gives. A shell gives any role; a seat none above its own, so that no clerk makes itself an
    /// approver, nor an approver somebody else.
    pub fn gives_up_to(&self) -> Option<Role> {
        match self {
            Actor::Shell { .. } => Some(Role::Operator),
            Actor::Seat { role, .. } => Some(*role),
            Actor::System | Actor::Stranger => None,
        }
    }

    pub fn may_give(&self, role: Role) -> bool {
        self.gives_up_to().is_some_and(|most| role <= most)
    }
}

/// The form in which an actor is recorded: `seat:<id>`, `operator:<unix user>`, `system`, `stranger`.
impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Actor::Seat { seat, .. } => write!(f, "seat:{seat}"),
            Actor::Shell { user } => write!(f, "operator:{user}"),
            Actor::System => f.write_str("system"),
            Actor::Stranger => f.write_str("stranger"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_can_do_the_office_s_work_but_not_approve_it() {
        let shell = Actor::Shell { user: "an".into() };
        assert!(shell.may(Act::DraftNotice) && shell.may(Act::IssueNotice));
        assert!(!shell.may(Act::ApproveNotice));
    }

    #[test]
    fn a_clerk_drafts_and_an_approver_approves() {
        assert!(Role::Clerk.permits(Act::DraftNotice) && !Role::Clerk.permits(Act::ApproveNotice));
        assert!(Role::Approver.permits(Act::ApproveNotice));
        assert!(!Role::SeatHolder.permits(Act::SeeResults));
        assert!(!Actor::Stranger.may(Act::Acknowledge));
    }
}
