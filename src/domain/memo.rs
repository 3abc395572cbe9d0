//! What Loa itself tells particular persons: a report has come or was returned, a seat has changed hands, a directive is
//! not taken up. Sent through delivery rows like a notice, and numbered apart from them.

use super::directive_progress::Stage;
use super::message::Message;
use super::notice::NoticeId;
use super::occurrence::Occurrence;
use super::seat::{ChatAddress, Person, PersonId, Seat, SeatId};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memo {
    /// In the upper half of the numbers ([`NoticeId::is_memo`]).
    pub id: NoticeId,
    /// Exactly what is sent.
    pub message: Message,
    pub written_at: DateTime<Utc>,
    /// A row not sent until then expires: old news is no news.
    pub not_after: DateTime<Utc>,
    /// The person is told whatever seat they hold by then.
    pub to_person: bool,
    pub lapses: Option<Lapse>,
}

/// A memo is not sent any more once the seat has come this far with the directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lapse {
    pub notice: NoticeId,
    pub seat: SeatId,
    pub at: Stage,
    /// Of a directive that comes again: for which time.
    #[serde(default, skip_serializing_if = "Occurrence::is_first")]
    pub occurrence: Occurrence,
}

/// A memo that has no number yet, with those it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMemo {
    pub message: Message,
    pub to: Vec<MemoRecipient>,
    pub written_at: DateTime<Utc>,
    pub not_after: DateTime<Utc>,
    pub to_person: bool,
    pub lapses: Option<Lapse>,
    /// What the memo answers to; none of them is answered twice.
    pub occasions: Vec<Occasion>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MemoRecipient {
    pub seat: SeatId,
    pub person: PersonId,
    pub chat: Option<ChatAddress>,
}

/// A run of a job: the weekly digest of 2025-W04, the escalation of notice 3 at one seat.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Occasion {
    pub job: &'static str,
    pub name: String,
}

/// A memo that has not left after this is dropped.
const LIFE: TimeDelta = TimeDelta::days(3);

impl MemoRecipient {
    /// A holder of the seat; `None` for a person without an address, and for one who has unsubscribed.
    pub fn reachable(seat: &Seat, person: &Person) -> Option<MemoRecipient> {
        let chat = person.reachable_at()?.clone();
        Some(MemoRecipient { seat: seat.id.clone(), person: person.id.clone(), chat: Some(chat) })
    }

    /// Who held the seat.
    pub fn former(seat: &Seat, person: &Person) -> MemoRecipient {
        MemoRecipient { seat: seat.id.clone(), person: person.id.clone(), chat: person.reachable_at().cloned() }
    }
}

impl NewMemo {
    pub fn new(message: Message, to: Vec<MemoRecipient>, now: DateTime<Utc>) -> NewMemo {
        NewMemo {
            message,
            to,
            written_at: now,
            not_after: now + LIFE,
            to_person: false,
            lapses: None,
            occasions: Vec::new(),
        }
    }

    pub fn on(mut self, job: &'static str, name: impl Into<String>) -> NewMemo {
        self.occasions.push(Occasion { job, name: name.into() });
        self
    }
}
