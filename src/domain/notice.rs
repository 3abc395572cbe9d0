//! What the office issues: the announcement of a letter's results and its directives.

pub use super::notice_id::NoticeId;

use super::calendar::office_day;
use super::letter::{Deadline, LetterRef};
use super::message::Message;
use super::occurrence::Timetable;
use super::period::Period;
use super::recipients::Recipients;
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
    pub audience: Recipients,
    /// Exactly what is sent, below the lead of the recipient's unit where there is one; approved as it stands.
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
    /// Counts the edits: a person approves the revision that they have seen.
    #[serde(default)]
    pub revision: u32,
    /// Who has edited the draft, each once. Beside its author they are those who do not approve it (four eyes).
    #[serde(default)]
    pub edits: Vec<Stamp>,
    /// When it is to be issued by itself, once approved.
    #[serde(default)]
    pub schedule: Option<Schedule>,
    /// Nothing of it is sent until it is resumed.
    #[serde(default)]
    pub paused: Option<Stamp>,
    /// Seats whose unit has figures of its own read them first.
    #[serde(default)]
    pub personal: bool,
    /// The notice that this one corrects (đính chính).
    #[serde(default)]
    pub corrects: Option<NoticeId>,
    /// The issued notice that corrects this one.
    #[serde(default)]
    pub corrected_by: Option<NoticeId>,
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

/// An issue at a time set before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    pub at: DateTime<Utc>,
    pub set: Stamp,
}

/// What the schedule does with a notice now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScheduleVerdict {
    /// Not yet, or not its business.
    Wait,
    Issue,
    /// The time has come and nobody has approved.
    Unapproved,
    /// So late that a person must decide.
    TooLate,
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

impl Notice {
    /// Still to be worked on: an edit makes it a draft again.
    pub fn is_editable(&self) -> bool {
        matches!(self.state, NoticeState::Draft | NoticeState::Approved)
    }

    /// The deadline that a directive states.
    pub fn deadline(&self) -> Option<&Deadline> {
        match &self.kind {
            NoticeKind::Directive { deadline, .. } => deadline.as_ref(),
            NoticeKind::Announcement { .. } => None,
        }
    }

    /// When it is due, counted from its issue.
    pub fn timetable(&self) -> Timetable<'_> {
        let issued = self.issued.as_ref().unwrap_or(&self.drafted);
        Timetable::new(self.deadline(), office_day(issued.at))
    }

    pub fn went_out(&self) -> bool {
        matches!(self.state, NoticeState::Issuing | NoticeState::Issued)
    }

    /// After this time no first sending leaves any more. What the schedule has issued is counted from its set time.
    pub fn latest(&self) -> Option<DateTime<Utc>> {
        let issued = self.issued.as_ref()?;
        let by_schedule = self.schedule.as_ref().filter(|_| issued.by == Actor::System).map(|schedule| schedule.at);
        Some(by_schedule.map_or(issued.at, |at| at.min(issued.at)) + self.max_lateness)
    }

    /// What the schedule has to do at `now`. Nothing is issued later than the notice's lateness allows.
    pub fn scheduled(&self, now: DateTime<Utc>) -> ScheduleVerdict {
        let Some(schedule) = self.schedule.as_ref().filter(|_| self.is_editable()) else {
            return ScheduleVerdict::Wait;
        };
        match self.state {
            _ if now < schedule.at => ScheduleVerdict::Wait,
            _ if now > schedule.at + self.max_lateness => ScheduleVerdict::TooLate,
            NoticeState::Approved => ScheduleVerdict::Issue,
            _ => ScheduleVerdict::Unapproved,
        }
    }
}

impl NoticeKind {
    /// The same with another deadline; an announcement has none.
    pub fn due(self, deadline: Option<Deadline>) -> NoticeKind {
        match self {
            NoticeKind::Directive { ordinal, asks_for_report, .. } => {
                NoticeKind::Directive { ordinal, deadline, asks_for_report }
            }
            announcement @ NoticeKind::Announcement { .. } => announcement,
        }
    }

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

#[cfg(test)]
mod tests;
