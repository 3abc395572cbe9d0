//! What the tests of this room send, and to whom.

use crate::domain::letter::{LetterId, LetterRef};
use crate::domain::message::{Action, Message};
use crate::domain::notice::{Notice, NoticeId, NoticeKind, NoticeState, Stamp, UnknownPolicy};
use crate::domain::recipients::Recipients;
use crate::domain::rights::Actor;
use crate::domain::role::Role;
use crate::domain::seat::{Address, AddressState, ChannelKind, ChatAddress, Holding, Person, PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;
use chrono::{DateTime, TimeDelta, Utc};

pub(super) fn notice() -> Notice {
    let unit = UnitId::new("hy-kim-dong");
    let stamp = Stamp { by: Actor::System, at: DateTime::UNIX_EPOCH };
    Notice {
        id: NoticeId(1),
        kind: NoticeKind::Announcement { periods: Vec::new() },
        letter: LetterRef { letter: LetterId::of_content(&unit, "0123456789abcdef"), version: 1 },
        issuer: unit,
        audience: Recipients::everyone(),
        message: Message::text("Kết quả tháng 12/2024").choice("Đã tiếp nhận", Action::Acknowledge(NoticeId(1))),
        state: NoticeState::Issued,
        drafted: stamp.clone(),
        approved: Some(stamp.clone()),
        issued: Some(stamp),
        urgent: false,
        unknown_policy: UnknownPolicy::Hold,
        max_lateness: TimeDelta::hours(72),
        revision: 0,
        edits: Vec::new(),
        schedule: None,
        paused: None,
        personal: false,
        corrects: None,
        corrected_by: None,
    }
}

pub(super) fn chat(chat: &str) -> ChatAddress {
    ChatAddress { channel: ChannelKind::Telegram, chat: chat.into() }
}

/// A seat with holders, each reached at a chat of the person's own name.
pub(super) fn seat(id: &str, persons: &[&str]) -> (Seat, Vec<Person>) {
    let holding = |person: &&str| Holding { person: PersonId::new(*person), from: DateTime::UNIX_EPOCH, until: None };
    let seat = Seat {
        id: SeatId::new(id),
        unit: UnitId::new("hy-hiep-cuong"),
        title: format!("Chủ tịch {id}"),
        role: Role::SeatHolder,
        holdings: persons.iter().map(holding).collect(),
        came_from: Vec::new(),
        merged: Vec::new(),
        merged_into: None,
    };
    let person = |person: &&str| Person {
        id: PersonId::new(*person),
        name: person.to_string(),
        language: None,
        addresses: vec![Address { chat: chat(person), state: AddressState::Active }],
        unsubscribed_at: None::<DateTime<Utc>>,
    };
    (seat, persons.iter().map(person).collect())
}
