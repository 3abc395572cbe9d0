//! A store at the size of a country: a million figures, a period of 3,321 units, broadcasts.
#![allow(dead_code, reason = "no benchmark needs all of it")]

use chrono::{DateTime, TimeDelta, Utc};
use loa::domain::delivery::{Delivery, DeliveryKey, RetryPolicy};
use loa::domain::figure::{Figure, FigureRole, FigureSet, FigureStatus};
use loa::domain::indicator::Indicator;
use loa::domain::letter::{Confirmation, LetterContent, LetterId, LetterRef};
use loa::domain::message::Message;
use loa::domain::notice::{NoticeId, NoticeKind, Stamp, UnknownPolicy};
use loa::domain::period::Period;
use loa::domain::points::Points;
use loa::domain::recipients::Recipients;
use loa::domain::rights::Actor;
use loa::domain::seat::{ChannelKind, ChatAddress, PersonId, SeatId};
use loa::domain::unit::{Unit, UnitId, UnitKind};
use loa::store::{AddedLetter, NewLetter, NewNotice, Store};

pub const COMMUNES: usize = 3_321;
/// 62,500 sets of 16 figures are a million figures.
pub const SETS: usize = 62_500;
pub const RETRY: RetryPolicy =
    RetryPolicy { max_attempts: 3, first_delay: TimeDelta::seconds(5), max_delay: TimeDelta::minutes(10) };

pub fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

pub fn unit(number: usize) -> UnitId {
    UnitId::new(format!("xa-{number:05}"))
}

pub fn period(number: usize) -> Period {
    Period::Month { year: 2020 + (number / 12) as i32, month: (number % 12) as u32 + 1 }
}

pub fn set(unit: UnitId, period: Period) -> FigureSet {
    let figure = |role, indicator: Indicator| Figure {
        role,
        indicator,
        points: Points::hundredths(1_234),
        max: indicator.national_max(),
        rank: None,
        rate: None,
        status: FigureStatus::Certain,
        printed: "đạt 12,34/18 điểm".to_owned(),
        line: 12,
    };
    let roles = [FigureRole::Own, FigureRole::ProvinceAverage];
    let figures = roles.iter().flat_map(|role| Indicator::ALL.map(|indicator| figure(*role, indicator))).collect();
    FigureSet { unit, period, source: LetterRef { letter: LetterId::from_text("l"), version: 1 }, figures }
}

/// One letter a period, each with the sets of every commune.
pub async fn fill(store: &Store) {
    fill_to(store, COMMUNES, SETS).await;
}

/// Likewise of fewer communes, or with more figures.
pub async fn fill_to(store: &Store, communes: usize, sets: usize) {
    let mut left = sets;
    for number in 0.. {
        let sets: Vec<FigureSet> = (0..communes.min(left)).map(|place| set(unit(place), period(number))).collect();
        left -= sets.len();
        confirmed(store, number, sets).await;
        if left == 0 {
            return;
        }
    }
}

/// The letter of a period.
pub async fn confirmed(store: &Store, number: usize, figure_sets: Vec<FigureSet>) -> LetterRef {
    let content = LetterContent {
        unit: UnitId::new("quoc-gia"),
        issuer: None,
        number: None,
        date: None,
        signer: None,
        signature_block: vec![],
        addressees: vec![],
        copies: vec![],
        grounds: vec![],
        figure_sets,
        directives: vec![],
        doubts: vec![],
        text: String::new(),
        corrections: Vec::new(),
        unit_settled: false,
        rates_alone: Vec::new(),
        given_period: None,
    };
    let letter = NewLetter {
        id: LetterId::from_text(format!("l{number}")),
        file_name: "l.txt".into(),
        file: format!("{number}").into_bytes(),
        content,
        imported_at: now(),
        imported_by: "operator:bench".into(),
    };
    let Ok(AddedLetter::New(id)) = store.add_letter(letter).await else { panic!("the letter is new") };
    let confirmation = Confirmation { by: "operator:bench".into(), at: now() };
    store.confirm_letter(&id, confirmation).await.expect("the letter is unreviewed");
    id
}

/// A province with all its communes.
pub fn communes() -> Vec<Unit> {
    let unit = |id: UnitId, kind, name: String, parent: Option<&str>| Unit {
        id,
        kind,
        name,
        parent: parent.map(UnitId::new),
        code: None,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    };
    let commune = |number| unit(self::unit(number), UnitKind::Commune, format!("Tân Phú {number}"), Some("quoc-gia"));
    let province = unit(UnitId::new("quoc-gia"), UnitKind::Province, "Hưng Yên".to_owned(), None);
    std::iter::once(province).chain((0..COMMUNES).map(commune)).collect()
}

pub async fn issue(store: &Store, recipients: usize) -> NoticeId {
    let stamp = || Stamp { by: Actor::System, at: now() };
    let notice = NewNotice {
        kind: NoticeKind::Announcement { periods: vec![] },
        letter: LetterRef { letter: LetterId::from_text("l0"), version: 1 },
        issuer: UnitId::new("quoc-gia"),
        audience: Recipients::everyone(),
        message: Message::text("Kết quả"),
        drafted: stamp(),
        urgent: false,
        unknown_policy: UnknownPolicy::Hold,
        max_lateness: TimeDelta::hours(48),
        personal: false,
        corrects: None,
    };
    let notice = store.add_notices(vec![notice]).await.expect("a draft")[0].id;
    store.approve_notice(notice, 0, stamp(), Vec::new()).await.expect("approved");
    store.begin_issue(notice, stamp()).await.expect("issuing");
    let rows = (0..recipients).map(|number| {
        let (seat, person) = (SeatId::new(format!("chu-tich.xa-{number:07}")), PersonId::new(format!("p{number}")));
        let chat = ChatAddress { channel: ChannelKind::Telegram, chat: format!("{}", 1_000_000_000 + number) };
        Delivery::planned(DeliveryKey { notice, seat, person, n: 0 }, Some(chat))
    });
    store.plan_deliveries(rows.collect()).await.expect("planned");
    store.finish_issue(notice).await.expect("issued");
    notice
}
