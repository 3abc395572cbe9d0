//! A store in a folder of its own, and shorthands for what goes into it.

use crate::domain::delivery::{Delivery, DeliveryKey};
use crate::domain::figure::{Figure, FigureRole, FigureSet, FigureStatus};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{Confirmation, LetterContent, LetterId, LetterRef};
use crate::domain::message::Message;
use crate::domain::notice::{NoticeId, NoticeKind, Stamp, UnknownPolicy};
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::recipients::Recipients;
use crate::domain::rights::Actor;
use crate::domain::role::Role;
use crate::domain::seat::{
    Address, AddressState, ChannelKind, ChatAddress, Holding, Invitation, Person, PersonId, Seat, SeatId,
};
use crate::domain::unit::UnitId;
use crate::store::{AddedLetter, NewLetter, NewNotice, OpenOptions, Store};
use chrono::{DateTime, TimeDelta, Utc};
use std::path::{Path, PathBuf};

pub const OPTIONS: OpenOptions = OpenOptions { cache_bytes: 8 * 1024 * 1024 };

/// A store that can be closed and opened again.
pub struct World {
    pub store: Store,
    pub folder: tempfile::TempDir,
}

impl World {
    pub fn new() -> World {
        let folder = tempfile::tempdir().unwrap();
        World { store: Store::open(&folder.path().join("data"), OPTIONS).unwrap(), folder }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Closes the store and opens it again.
    pub fn reopened(self) -> World {
        let World { store, folder } = self;
        drop(store);
        World { store: reopen(&folder.path().join("data")), folder }
    }

    /// An issued notice with one planned row for each of `recipients` numbered persons.
    pub async fn issued(&self, recipients: usize) -> NoticeId {
        let notice = self.issuing().await;
        let rows = (0..recipients).map(|number| row(notice, number)).collect();
        assert_eq!(self.store.plan_deliveries(rows).await.unwrap(), recipients);
        self.store.finish_issue(notice).await.unwrap();
        notice
    }

    pub async fn issuing(&self) -> NoticeId {
        let notice = self.store.add_notices(vec![new_notice()]).await.unwrap().remove(0).id;
        self.store.approve_notice(notice, 0, stamp(1), Vec::new()).await.unwrap();
        self.store.begin_issue(notice, stamp(2)).await.unwrap();
        notice
    }

    pub async fn confirmed(&self, id: &str, sets: Vec<FigureSet>) -> LetterRef {
        let AddedLetter::New(letter) = self.store.add_letter(new_letter(id, sets)).await.unwrap() else {
            panic!("the letter is known already");
        };
        self.store.confirm_letter(&letter, confirmation()).await.unwrap();
        letter
    }
}

pub fn reopen(path: &Path) -> Store {
    Store::open(path, OPTIONS).unwrap()
}

/// A moment of the test's day, with nanoseconds so that rounding would show.
pub fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_737_331_200 + seconds, 123_456_789).unwrap()
}

pub fn stamp(seconds: i64) -> Stamp {
    Stamp { by: Actor::Shell { user: "an".into() }, at: at(seconds) }
}

pub fn confirmation() -> Confirmation {
    Confirmation { by: "operator:an".into(), at: at(0) }
}

pub fn chat(name: impl std::fmt::Display) -> ChatAddress {
    ChatAddress { channel: ChannelKind::Telegram, chat: name.to_string() }
}

pub fn key(notice: NoticeId, number: usize) -> DeliveryKey {
    let (seat, person) = (SeatId::new(format!("s{number:06}")), PersonId::new(format!("p{number:06}")));
    DeliveryKey { notice, seat, person, n: 0 }
}

pub fn row(notice: NoticeId, number: usize) -> Delivery {
    Delivery::planned(key(notice, number), Some(chat(number)))
}

pub fn new_notice() -> NewNotice {
    NewNotice {
        kind: NoticeKind::Announcement { periods: vec![month(12)] },
        letter: LetterRef { letter: LetterId::from_text("l"), version: 1 },
        issuer: UnitId::new("hy-kim-dong"),
        audience: Recipients::everyone(),
        message: Message::text("Kết quả tháng 12").note("Nguồn"),
        drafted: stamp(0),
        urgent: false,
        unknown_policy: UnknownPolicy::Hold,
        max_lateness: TimeDelta::hours(48),
        personal: false,
        corrects: None,
    }
}

pub fn month(month: u32) -> Period {
    Period::month(2024, month).unwrap()
}

pub fn figure(indicator: Indicator, points: i32) -> Figure {
    Figure {
        role: FigureRole::Own,
        indicator,
        points: Points::hundredths(points),
        max: indicator.national_max(),
        rank: None,
        rate: None,
        status: FigureStatus::Certain,
        printed: format!("{points}"),
        line: 7,
    }
}

/// A set with a total alone.
pub fn total(unit: &str, period: Period, points: i32) -> FigureSet {
    let source = LetterRef { letter: LetterId::from_text("set by the store"), version: 77 };
    FigureSet { unit: UnitId::new(unit), period, source, figures: vec![figure(Indicator::Total, points)] }
}

pub fn new_letter(id: &str, sets: Vec<FigureSet>) -> NewLetter {
    let content = LetterContent {
        unit: UnitId::new("hy-kim-dong"),
        issuer: None,
        number: None,
        date: None,
        signer: None,
        signature_block: vec!["TL. CHỦ TỊCH".into()],
        addressees: vec![],
        copies: vec![],
        grounds: vec![],
        figure_sets: sets,
        directives: vec![],
        doubts: vec![],
        text: "Tổng điểm".into(),
        corrections: Vec::new(),
        unit_settled: false,
        rates_alone: Vec::new(),
        given_period: None,
    };
    NewLetter {
        id: LetterId::from_text(id),
        file_name: "thang-12.txt".into(),
        file: b"the file".to_vec(),
        content,
        imported_at: at(0),
        imported_by: "operator:an".into(),
    }
}

pub fn seat(id: &str, unit: &str) -> Seat {
    Seat {
        id: SeatId::new(id),
        unit: UnitId::new(unit),
        title: format!("Chủ tịch {unit}"),
        role: Role::SeatHolder,
        holdings: vec![],
        came_from: Vec::new(),
        merged: Vec::new(),
        merged_into: None,
    }
}

pub fn held(id: &str, unit: &str, person: &str) -> Seat {
    let holding = Holding { person: PersonId::new(person), from: at(0), until: None };
    Seat { holdings: vec![holding], ..seat(id, unit) }
}

pub fn person(id: &str, chat_name: &str) -> Person {
    let addresses = vec![Address { chat: chat(chat_name), state: AddressState::Active }];
    Person { id: PersonId::new(id), name: format!("Ông {id}"), language: None, addresses, unsubscribed_at: None }
}

pub fn invitation(code_hash: &str, seat: &str) -> Invitation {
    Invitation {
        hands_over: false,
        up_to: None,
        code_hash: code_hash.into(),
        seat: SeatId::new(seat),
        created_at: at(0),
        created_by: "operator:an".into(),
        expires_at: at(3_600),
        used: None,
        person: None,
    }
}
