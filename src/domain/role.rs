//! The roles a seat can carry.

use serde::{Deserialize, Serialize};

/// What a seat entitles its holders to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Asks about published figures.
    Viewer,
    /// Receives notices, acknowledges, reports.
    SeatHolder,
    /// Imports letters, drafts notices, invites.
    Clerk,
    /// Also approves and issues.
    Approver,
    /// Also runs the installation.
    Operator,
}

impl Role {
    pub const ALL: [Role; 5] = [Role::Viewer, Role::SeatHolder, Role::Clerk, Role::Approver, Role::Operator];

    pub fn code(self) -> &'static str {
        match self {
            Role::Viewer => "viewer",
            Role::SeatHolder => "seat_holder",
            Role::Clerk => "clerk",
            Role::Approver => "approver",
            Role::Operator => "operator",
        }
    }

    pub fn from_code(code: &str) -> Option<Role> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}
