//! Why a row has not arrived, as a person reads it, and what to do about it.

use crate::domain::delivery::{GoneReason, WaitReason};
use crate::domain::seat_outcome::Reason;
use crate::text::Text;
use serde_json::{Value, json};

impl Reason {
    /// The word of the JSON shape; of a refusal, the channel's own words.
    pub fn code(&self) -> String {
        match self {
            Reason::Gone(reason) => word(json!(reason)),
            Reason::Waiting(reason) => word(json!(reason)),
            Reason::Rejected(reason) => reason.clone(),
            Reason::Expired => "expired".to_owned(),
            Reason::Cancelled => "cancelled".to_owned(),
        }
    }

    pub fn explain(&self, text: Text<'_>) -> String {
        match self {
            Reason::Gone(GoneReason::Blocked) => text.reason_blocked(),
            Reason::Gone(GoneReason::Kicked) => text.reason_kicked(),
            Reason::Gone(GoneReason::Deactivated) => text.reason_deactivated(),
            Reason::Gone(GoneReason::ChatMissing) => text.reason_chat_missing(),
            Reason::Gone(GoneReason::NoAddress) => text.reason_no_address(),
            Reason::Gone(GoneReason::WindowClosed) => text.reason_window_closed(),
            Reason::Gone(GoneReason::Unsubscribed) => text.reason_unsubscribed(),
            Reason::Waiting(WaitReason::QuietHours) => text.reason_quiet_hours(),
            Reason::Waiting(_) => text.reason_tried_again(),
            Reason::Rejected(reason) => text.reason_rejected(reason.clone()),
            Reason::Expired => text.reason_expired(),
            Reason::Cancelled => text.reason_cancelled(),
        }
    }

    /// What the office can do next; nothing for what settles by itself.
    pub fn advice(&self, text: Text<'_>) -> Option<String> {
        match self {
            Reason::Gone(GoneReason::Unsubscribed) => Some(text.advice_unsubscribed()),
            Reason::Gone(GoneReason::NoAddress) => Some(text.advice_invite()),
            Reason::Gone(GoneReason::Blocked) => Some(text.advice_blocked()),
            Reason::Gone(GoneReason::WindowClosed) => Some(text.advice_window_closed()),
            Reason::Gone(_) => Some(text.advice_invite_again()),
            Reason::Rejected(_) => Some(text.advice_rejected()),
            Reason::Expired => Some(text.advice_expired()),
            Reason::Waiting(_) | Reason::Cancelled => None,
        }
    }
}

fn word(value: Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
