//! The delivery of one notice to one person of one seat: its states, the outcomes of a send, and what follows from
//! them. Pure; the sender in the delivery room carries it out.

mod lawful;
mod outcome;

pub use lawful::Breach;
pub use outcome::{GoneReason, Outcome, OutcomeKind};

use super::notice::{NoticeId, UnknownPolicy};
use super::seat::{ChatAddress, PersonId, SeatId};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// One row a (notice, seat, person, n): n = 0 is the first sending, 1… are reminders and repeats.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DeliveryKey {
    pub notice: NoticeId,
    pub seat: SeatId,
    pub person: PersonId,
    pub n: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    pub key: DeliveryKey,
    /// Where it goes; `None` when the person has no active address.
    pub chat: Option<ChatAddress>,
    pub state: DeliveryState,
    /// How many parts of the message the channel has accepted.
    pub parts_sent: u16,
    pub attempts: Vec<Attempt>,
    /// Why a repeat exists and who decided so; shown to the recipient. `None` for a first sending.
    pub repeat: Option<Repeat>,
    pub acknowledged_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    Planned,
    /// Durably taken by a sender before its request leaves; `lease` is the sender's generation number.
    Claimed {
        at: DateTime<Utc>,
        lease: u64,
    },
    Waiting {
        not_before: DateTime<Utc>,
        reason: WaitReason,
    },
    /// The channel answered with this message identifier (that of the last part).
    Accepted {
        message: String,
        at: DateTime<Utc>,
    },
    /// The channel refused the content or our rights.
    Rejected {
        reason: String,
    },
    Gone {
        reason: GoneReason,
    },
    /// In flight at a crash or a time-out: it may have arrived.
    Unknown {
        since: DateTime<Utc>,
    },
    Cancelled,
    Expired,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitReason {
    SlowDown,
    TryLater,
    /// The sender stopped between claim and request.
    Released,
    QuietHours,
}

/// One request that left for a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub chat: ChatAddress,
    pub at: DateTime<Utc>,
    pub outcome: OutcomeKind,
}

/// Why and by whose decision a notice is sent again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    pub reason: RepeatReason,
    /// The recorded form of the actor.
    pub decided_by: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepeatReason {
    /// The first sending is undecided.
    Undecided,
    /// Not acknowledged yet.
    Reminder,
    AskedFor,
    /// The deadline is near, and no report has come.
    BeforeDeadline,
    /// The deadline has passed, and no report has come.
    Overdue,
}

/// The states by name alone: for counters, metrics and tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryStatus {
    Planned,
    Claimed,
    Waiting,
    Accepted,
    Rejected,
    Gone,
    Unknown,
    Cancelled,
    Expired,
}

/// How often and how long a refused request is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    pub max_attempts: usize,
    pub first_delay: TimeDelta,
    pub max_delay: TimeDelta,
}

impl DeliveryStatus {
    pub const ALL: [DeliveryStatus; 9] = [
        DeliveryStatus::Planned,
        DeliveryStatus::Claimed,
        DeliveryStatus::Waiting,
        DeliveryStatus::Accepted,
        DeliveryStatus::Rejected,
        DeliveryStatus::Gone,
        DeliveryStatus::Unknown,
        DeliveryStatus::Cancelled,
        DeliveryStatus::Expired,
    ];

    /// Work remains to be done.
    pub const OPEN: [DeliveryStatus; 3] = [DeliveryStatus::Planned, DeliveryStatus::Claimed, DeliveryStatus::Waiting];

    /// The recipient did not get it, and no work remains.
    pub const FAILED: [DeliveryStatus; 3] = [DeliveryStatus::Rejected, DeliveryStatus::Gone, DeliveryStatus::Expired];

    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }

    pub fn is_failed(self) -> bool {
        Self::FAILED.contains(&self)
    }

    pub fn code(self) -> &'static str {
        match self {
            DeliveryStatus::Planned => "planned",
            DeliveryStatus::Claimed => "claimed",
            DeliveryStatus::Waiting => "waiting",
            DeliveryStatus::Accepted => "accepted",
            DeliveryStatus::Rejected => "rejected",
            DeliveryStatus::Gone => "gone",
            DeliveryStatus::Unknown => "unknown",
            DeliveryStatus::Cancelled => "cancelled",
            DeliveryStatus::Expired => "expired",
        }
    }
}

impl DeliveryState {
    pub fn status(&self) -> DeliveryStatus {
        match self {
            DeliveryState::Planned => DeliveryStatus::Planned,
            DeliveryState::Claimed { .. } => DeliveryStatus::Claimed,
            DeliveryState::Waiting { .. } => DeliveryStatus::Waiting,
            DeliveryState::Accepted { .. } => DeliveryStatus::Accepted,
            DeliveryState::Rejected { .. } => DeliveryStatus::Rejected,
            DeliveryState::Gone { .. } => DeliveryStatus::Gone,
            DeliveryState::Unknown { .. } => DeliveryStatus::Unknown,
            DeliveryState::Cancelled => DeliveryStatus::Cancelled,
            DeliveryState::Expired => DeliveryStatus::Expired,
        }
    }
}

impl Delivery {
    /// A first sending, planned.
    pub fn planned(key: DeliveryKey, chat: Option<ChatAddress>) -> Delivery {
        let state = match chat {
            Some(_) => DeliveryState::Planned,
            None => DeliveryState::Gone { reason: GoneReason::NoAddress },
        };
        Delivery { key, chat, state, parts_sent: 0, attempts: Vec::new(), repeat: None, acknowledged_at: None }
    }

    pub fn status(&self) -> DeliveryStatus {
        self.state.status()
    }

    /// The channel gave this identifier to the row's message.
    pub fn has_message(&self, identifier: &str) -> bool {
        matches!(&self.state, DeliveryState::Accepted { message, .. } if message == identifier)
    }

    /// It waits because nothing leaves over its channel, not because the platform refused this row's request.
    pub fn waits_for_channel(&self) -> bool {
        let here = |attempt: &&Attempt| Some(&attempt.chat) == self.chat.as_ref();
        let last = self.attempts.iter().rfind(here).map(|attempt| attempt.outcome);
        matches!(self.state, DeliveryState::Waiting { reason: WaitReason::TryLater, .. })
            && last != Some(OutcomeKind::TryLater)
    }

    /// When a sender may take the row; `None` when there is nothing to send.
    pub fn due_at(&self) -> Option<DateTime<Utc>> {
        match self.state {
            DeliveryState::Planned => Some(DateTime::<Utc>::MIN_UTC),
            DeliveryState::Waiting { not_before, .. } => Some(not_before),
            _ => None,
        }
    }

    /// Takes the row for a sender. The row must be stored durably before the request leaves.
    pub fn claim(&mut self, now: DateTime<Utc>, lease: u64) {
        self.state = DeliveryState::Claimed { at: now, lease };
    }

    /// Records the outcome of sending one part; `last` says whether it was the message's last part. `jitter` in 0..1
    /// spreads the waits of rows that failed together.
    pub fn record(&mut self, outcome: &Outcome, last: bool, now: DateTime<Utc>, retry: &RetryPolicy, jitter: f64) {
        let Some(chat) = self.chat.clone() else { return };
        self.attempts.push(Attempt { chat, at: now, outcome: outcome.kind() });
        self.state = match outcome {
            Outcome::Accepted { message } => {
                self.parts_sent += 1;
                if last {
                    DeliveryState::Accepted { message: message.clone(), at: now }
                } else {
                    return;
                }
            }
            Outcome::Announced { message } => DeliveryState::Accepted { message: message.clone(), at: now },
            Outcome::SlowDown { retry_after } => {
                let wait = TimeDelta::from_std(*retry_after).unwrap_or(TimeDelta::days(1));
                DeliveryState::Waiting { not_before: now + wait, reason: WaitReason::SlowDown }
            }
            Outcome::TryLater { reason } => self.try_later(reason, now, retry, jitter),
            Outcome::Undecided { .. } => DeliveryState::Unknown { since: now },
            Outcome::Gone(reason) => DeliveryState::Gone { reason: *reason },
            Outcome::Moved { chat } => {
                if let Some(address) = &mut self.chat {
                    address.chat.clone_from(chat);
                }
                DeliveryState::Planned
            }
            Outcome::Content { reason } => DeliveryState::Rejected { reason: reason.clone() },
            // The row is not at fault; it waits until an operator has mended the credentials.
            Outcome::Credentials => {
                DeliveryState::Waiting { not_before: now + retry.max_delay, reason: WaitReason::TryLater }
            }
        };
    }

    /// Turns a row that cannot go on where it is to another address of the person; it begins anew there. The key stays,
    /// and the attempts show both channels.
    pub fn divert(&mut self, to: ChatAddress) {
        self.chat = Some(to);
        self.parts_sent = 0;
        self.state = DeliveryState::Planned;
    }

    /// Whether this row has been tried at `chat` before, in vain.
    pub fn was_tried_at(&self, chat: &ChatAddress) -> bool {
        self.attempts.iter().any(|attempt| attempt.chat == *chat)
    }

    /// A claim left over by a sender that is gone: nobody knows whether it arrived.
    pub fn abandon(&mut self, now: DateTime<Utc>) {
        if self.status() == DeliveryStatus::Claimed {
            self.state = DeliveryState::Unknown { since: now };
        }
    }

    /// Gives a claim back before its request left.
    pub fn release(&mut self, now: DateTime<Utc>, reason: WaitReason) {
        if self.status() == DeliveryStatus::Claimed {
            self.state = DeliveryState::Waiting { not_before: now, reason };
        }
    }

    /// An acknowledgement proves that an undecided row arrived.
    pub fn acknowledge(&mut self, now: DateTime<Utc>) {
        self.acknowledged_at.get_or_insert(now);
        if let DeliveryState::Unknown { since } = self.state {
            self.state = DeliveryState::Accepted { message: String::new(), at: since };
        }
    }

    /// The marked repeat that the policy asks for after an undecided first sending, if it does.
    pub fn repeat_if_undecided(&self, policy: UnknownPolicy) -> Option<Delivery> {
        let undecided = self.status() == DeliveryStatus::Unknown && self.repeat.is_none();
        if !undecided || policy != UnknownPolicy::RepeatMarked {
            return None;
        }
        let key = DeliveryKey { n: self.key.n + 1, ..self.key.clone() };
        let repeat = Repeat { reason: RepeatReason::Undecided, decided_by: "policy".to_owned() };
        Some(Delivery { repeat: Some(repeat), ..Delivery::planned(key, self.chat.clone()) })
    }

    fn try_later(&self, reason: &str, now: DateTime<Utc>, retry: &RetryPolicy, jitter: f64) -> DeliveryState {
        let here = |attempt: &&Attempt| Some(&attempt.chat) == self.chat.as_ref();
        let later = |attempt: &&Attempt| attempt.outcome == OutcomeKind::TryLater;
        let tries = self.attempts.iter().filter(here).filter(later).count();
        if tries >= retry.max_attempts {
            return DeliveryState::Rejected { reason: reason.to_owned() };
        }
        let doubled = retry.first_delay * 2_i32.pow(tries.saturating_sub(1).min(20) as u32);
        let delay = doubled.min(retry.max_delay);
        let spread = TimeDelta::milliseconds((delay.num_milliseconds() as f64 * 0.5 * jitter.clamp(0.0, 1.0)) as i64);
        DeliveryState::Waiting { not_before: now + delay + spread, reason: WaitReason::TryLater }
    }
}

#[cfg(test)]
mod tests;
