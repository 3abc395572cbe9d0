//! What the office issues: the announcement of a letter's results and its directives.

pub use super::notice_id::NoticeId;

use super::letter::{Audience, Deadline, LetterRef};
use super::message::Message;
use super::period::Period;
use super::rights::Actor;
use super::seat::{PersonId, SeatId};
use super::unit::UnitId;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub id: NoticeId,
    pub kind: NoticeKind,
    pub letter: LetterRef,
    /// The unit that issues it; the audience is below it.
    pub issuer: UnitId,
    pub audience: Audience,
    /// Exactly what is sent; approved as it stands.
    pub message: Message,
    pub state: NoticeState,
    pub drafted: Stamp,
    pub approved: Option<Stamp>,
    pub issued: Option<Stamp>,
    /// Sent in quiet hours too.
    pub urgent: bool,
    pub unknown_policy: UnknownPolicy,
    /// A row not sent this long after issuing expires. Stored in seconds.
    #[serde(with = "seconds")]
    pub max_lateness: TimeDelta,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Thông báo kết quả.
    Announcement { periods: Vec<Period> },
    /// Chỉ đạo: the directive of the letter with this ordinal.
    Directive { ordinal: u32, deadline: Option<Deadline>, asks_for_report: bool },
}

/// soạn → duyệt → phát hành. *Finished* is not a state: a notice is finished when none of its rows is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeState {
    Draft,
    Approved,
    /// Approved and bound: its delivery rows are being planned.
    Issuing,
    /// Every delivery row is planned.
    Issued,
    Cancelled,
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// What is done with a delivery whose fate a crash or a time-out left undecided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownPolicy {
    /// Shown as undecided; a person chooses to send again.
    Hold,
    /// Sent once more, visibly marked as a repeat with the same number.
    RepeatMarked,
}

/// One seat's acknowledgement (đã tiếp nhận) of a notice; recorded once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    pub notice: NoticeId,
    pub seat: SeatId,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

impl NoticeKind {
    pub fn is_directive(&self) -> bool {
        matches!(self, NoticeKind::Directive { .. })
    }

    /// Missing a directive is worse than reading it twice; an announcement is not worth a surprise.
    pub fn default_unknown_policy(&self) -> UnknownPolicy {
        if self.is_directive() { UnknownPolicy::RepeatMarked } else { UnknownPolicy::Hold }
    }
}

mod seconds {
    use chrono::TimeDelta;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(delta: &TimeDelta, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(delta.num_seconds())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TimeDelta, D::Error> {
        i64::deserialize(deserializer).map(TimeDelta::seconds)
    }
}
