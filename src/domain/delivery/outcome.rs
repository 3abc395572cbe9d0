//! What became of one send.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What became of one send. An outcome, not an error: every one has its course of action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Accepted {
        message: String,
    },
    SlowDown {
        retry_after: Duration,
    },
    /// The request surely had no effect; it may be sent again.
    TryLater {
        reason: String,
    },
    /// The request may have had its effect.
    Undecided {
        reason: String,
    },
    Gone(GoneReason),
    /// The chat has another identifier now.
    Moved {
        chat: String,
    },
    /// Our fault: too long, bad markup, empty.
    Content {
        reason: String,
    },
    /// The channel does not know us any more: stop it and alert.
    Credentials,
    /// The window for the text itself is closed; a template message that tells of it was accepted.
    Announced {
        message: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    Accepted,
    SlowDown,
    TryLater,
    Undecided,
    Gone,
    Moved,
    Content,
    Credentials,
    /// Nothing left: the channel is not in use, or its credentials are refused.
    NotTried,
    /// A template message stands in for the whole text, outside the channel's window.
    Announced,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoneReason {
    Blocked,
    Kicked,
    Deactivated,
    ChatMissing,
    /// The person has no active address.
    NoAddress,
    /// The channel's window for proactive messages is closed.
    WindowClosed,
    Unsubscribed,
}

impl Outcome {
    pub fn kind(&self) -> OutcomeKind {
        match self {
            Outcome::Accepted { .. } => OutcomeKind::Accepted,
            Outcome::SlowDown { .. } => OutcomeKind::SlowDown,
            Outcome::TryLater { .. } => OutcomeKind::TryLater,
            Outcome::Undecided { .. } => OutcomeKind::Undecided,
            Outcome::Gone(_) => OutcomeKind::Gone,
            Outcome::Moved { .. } => OutcomeKind::Moved,
            Outcome::Content { .. } => OutcomeKind::Content,
            Outcome::Credentials => OutcomeKind::Credentials,
            Outcome::Announced { .. } => OutcomeKind::Announced,
        }
    }
}

impl OutcomeKind {
    pub const ALL: [OutcomeKind; 10] = [
        OutcomeKind::Accepted,
        OutcomeKind::SlowDown,
        OutcomeKind::TryLater,
        OutcomeKind::Undecided,
        OutcomeKind::Gone,
        OutcomeKind::Moved,
        OutcomeKind::Content,
        OutcomeKind::Credentials,
        OutcomeKind::NotTried,
        OutcomeKind::Announced,
    ];

    pub fn code(self) -> &'static str {
        match self {
            OutcomeKind::Accepted => "accepted",
            OutcomeKind::SlowDown => "slow_down",
            OutcomeKind::TryLater => "try_later",
            OutcomeKind::Undecided => "undecided",
            OutcomeKind::Gone => "gone",
            OutcomeKind::Moved => "moved",
            OutcomeKind::Content => "content",
            OutcomeKind::Credentials => "credentials",
            OutcomeKind::NotTried => "not_tried",
            OutcomeKind::Announced => "announced",
        }
    }
}
