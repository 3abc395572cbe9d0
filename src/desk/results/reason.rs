//! Why a row has not arrived, and what to do about it.

use crate::domain::delivery::{DeliveryState, GoneReason, WaitReason};
use crate::text::Text;
use serde_json::{Value, json};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    Gone(Gone),
    Waiting(Waiting),
    /// The channel's own words.
    Rejected(String),
    /// Not sent within the notice's lateness.
    Expired,
    /// The notice was withdrawn, or the person left the seat, before it was sent.
    Cancelled,
}

/// [`GoneReason`] in an order.
pub type Gone = Ordered<GoneReason>;
pub type Waiting = Ordered<WaitReason>;

/// A word of the domain ordered by its code: groups stand in a steady order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordered<T>(pub T);

impl<T: serde::Serialize> Ordered<T> {
    fn code(&self) -> String {
        word(json!(self.0))
    }
}

impl<T: serde::Serialize + Eq> Ord for Ordered<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.code().cmp(&other.code())
    }
}

impl<T: serde::Serialize + Eq> PartialOrd for Ordered<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Reason {
    pub(super) fn of(state: &DeliveryState) -> Option<Reason> {
        match state {
            DeliveryState::Gone { reason } => Some(Reason::Gone(Ordered(*reason))),
            DeliveryState::Waiting { reason, .. } => Some(Reason::Waiting(Ordered(*reason))),
            DeliveryState::Rejected { reason } => Some(Reason::Rejected(reason.clone())),
            DeliveryState::Expired => Some(Reason::Expired),
            DeliveryState::Cancelled => Some(Reason::Cancelled),
            _ => None,
        }
    }

    /// The word of the JSON shape; of a refusal, the channel's own words.
    pub fn code(&self) -> String {
        match self {
            Reason::Gone(reason) => reason.code(),
            Reason::Waiting(reason) => reason.code(),
            Reason::Rejected(reason) => reason.clone(),
            Reason::Expired => "expired".to_owned(),
            Reason::Cancelled => "cancelled".to_owned(),
        }
    }

    pub fn explain(&self, text: Text<'_>) -> String {
        match self {
            Reason::Gone(Ordered(GoneReason::Blocked)) => text.reason_blocked(),
            Reason::Gone(Ordered(GoneReason::Kicked)) => text.reason_kicked(),
            Reason::Gone(Ordered(GoneReason::Deactivated)) => text.reason_deactivated(),
            Reason::Gone(Ordered(GoneReason::ChatMissing)) => text.reason_chat_missing(),
            Reason::Gone(Ordered(GoneReason::NoAddress)) => text.reason_no_address(),
            Reason::Gone(Ordered(GoneReason::WindowClosed)) => text.reason_window_closed(),
            Reason::Gone(Ordered(GoneReason::Unsubscribed)) => text.reason_unsubscribed(),
            Reason::Waiting(Ordered(WaitReason::QuietHours)) => text.reason_quiet_hours(),
            Reason::Waiting(_) => text.reason_tried_again(),
            Reason::Rejected(reason) => text.reason_rejected(reason.clone()),
            Reason::Expired => text.reason_expired(),
            Reason::Cancelled => text.reason_cancelled(),
        }
    }

    /// What the office can do next; nothing for what settles by itself.
    pub fn advice(&self, text: Text<'_>) -> Option<String> {
        match self {
            Reason::Gone(Ordered(GoneReason::Unsubscribed)) => Some(text.advice_unsubscribed()),
            Reason::Gone(Ordered(GoneReason::NoAddress)) => Some(text.advice_invite()),
            Reason::Gone(Ordered(GoneReason::Blocked)) => Some(text.advice_blocked()),
            Reason::Gone(Ordered(GoneReason::WindowClosed)) => Some(text.advice_window_closed()),
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
