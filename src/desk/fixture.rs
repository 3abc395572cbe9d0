//! An office for tests: the built-in units, a store in a folder of its own, seats on the console, a letter in hand.

use crate::clock::FixedClock;
use crate::config::Config;
use crate::delivery::{Post, Waker};
use crate::desk::Desk;
use crate::domain::figure::{Doubt, Figure, FigureRole, FigureSet, FigureStatus, PrintedRate, Rank, RateKind};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{
    Audience, CitedDocument, Confirmation, Deadline, Directive, Ground, LetterContent, LetterDoubt, LetterId, LetterRef,
};
use crate::domain::notice::{Notice, NoticeId};
use crate::domain::period::Period;
use crate::domain::points::{Points, Rate};
use crate::domain::rights::Actor;
use crate::domain::role::Role;
use crate::domain::seat::{Address, AddressState, ChannelKind, ChatAddress, Holding, Person, PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;
use crate::store::{AddedLetter, NewLetter, OpenOptions, Store};
use crate::text::{Catalogue, Lang, Text};
use chrono::{DateTime, NaiveDate, Utc};
use std::sync::Arc;
use tempfile::TempDir;

pub const CHAIR: &str = "chu-tich-ubnd.kim-dong.hiep-cuong";
pub const HEAD: &str = "truong-phong.kim-dong.phong-noi-vu";
pub const CLERK: &str = "chuyen-vien.kim-dong";
pub const CHIEF: &str = "chanh-van-phong.kim-dong";

pub struct Office {
    pub desk: Desk,
    pub clock: Arc<FixedClock>,
    _folder: TempDir,
}

pub fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).expect("a time").with_timezone(&Utc)
}

pub fn console(chat: &str) -> ChatAddress {
    ChatAddress { channel: ChannelKind::Console, chat: chat.to_owned() }
}

impl Office {
    /// Units only.
    pub async fn empty() -> Office {
        Office::with(|_| ()).await
    }

    pub async fn with(change: impl FnOnce(&mut Config)) -> Office {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = Config { data: folder.path().to_owned(), ..Config::default() };
        config.office.home_unit = Some(UnitId::new("kim-dong"));
        change(&mut config);
        let clock = Arc::new(FixedClock::at(at("2025-01-20T09:00:00+07:00")));
        let options = OpenOptions { cache_bytes: 1 << 20 };
        let store = Store::open(&folder.path().join("store"), options).expect("a store");
        let desk = Desk {
            store,
            catalogue: Arc::new(Catalogue::embedded()),
            config: Arc::new(config),
            clock: clock.clone(),
            wake: Waker::default(),
            post: Post::default(),
        };
        let load = desk.load_builtin_units().await.expect("units");
        assert_eq!(load.faults, []);
        assert_eq!(desk.load_builtin_index_sets().await.expect("index sets").faults, []);
        Office { desk, clock, _folder: folder }
    }

    /// Four seats, each held by a person on the console under the chat of the same short name.
    pub async fn seated() -> Office {
        let office = Office::empty().await;
        office.seat_people().await;
        office
    }

    pub async fn seat_people(&self) {
        let seats = [
            (CHAIR, "kim-dong.hiep-cuong", "Chủ tịch UBND xã Hiệp Cường", Role::SeatHolder, "chair", "Ông An"),
            (HEAD, "kim-dong.phong-noi-vu", "Trưởng phòng Nội vụ", Role::SeatHolder, "head", "Bà Bình"),
            (CLERK, "kim-dong", "Chuyên viên Văn phòng", Role::Clerk, "clerk", "Anh Cường"),
            (CHIEF, "kim-dong", "Chánh Văn phòng", Role::Approver, "chief", "Ông Dũng"),
        ];
        let since = at("2025-01-02T08:00:00+07:00");
        let rows = seats.map(|(id, unit, title, role, chat, name)| {
            let person = PersonId::new(chat);
            let seat = Seat {
                id: SeatId::new(id),
                unit: UnitId::new(unit),
                title: title.to_owned(),
                role,
                holdings: vec![Holding { person: person.clone(), from: since, until: None }],
                came_from: Vec::new(),
                merged: Vec::new(),
                merged_into: None,
            };
            let address = Address { chat: console(chat), state: AddressState::Active };
            let person = Person {
                id: person,
                name: name.to_owned(),
                language: None,
                addresses: vec![address],
                unsubscribed_at: None,
            };
            (seat, vec![person])
        });
        self.desk.store.put_seats(rows.to_vec()).await.expect("seats");
    }

    pub fn text(&self, lang: Lang) -> Text<'_> {
        self.desk.catalogue.in_lang(lang)
    }

    /// A stored, unreviewed letter.
    pub async fn letter(&self) -> LetterRef {
        self.letter_of(content()).await
    }

    pub async fn letter_of(&self, content: LetterContent) -> LetterRef {
        let letter = NewLetter {
            id: LetterId::of_content(&content.unit, content.number.as_deref().unwrap_or("0123456789abcdef")),
            file_name: "2024-12.txt".to_owned(),
            file: b"the letter".to_vec(),
            content,
            imported_at: self.clock_now(),
            imported_by: "operator:an".to_owned(),
        };
        match self.desk.store.add_letter(letter).await.expect("stored") {
            AddedLetter::New(id) | AddedLetter::Known(id) => id,
        }
    }

    pub async fn confirmed_letter(&self) -> LetterRef {
        let letter = self.letter().await;
        let confirmation = Confirmation { by: "operator:an".to_owned(), at: self.clock_now() };
        self.desk.store.confirm_letter(&letter, confirmation).await.expect("confirmed");
        letter
    }

    /// The announcement and the two directives, drafted by the clerk.
    pub async fn drafts(&self) -> Vec<Notice> {
        let letter = self.confirmed_letter().await;
        self.desk.draft(&clerk(), &letter).await.expect("drafts")
    }

    /// The same, approved and issued by the chief; every row delivered.
    pub async fn issued(&self) -> Vec<NoticeId> {
        let mut issued = Vec::new();
        for notice in self.drafts().await {
            self.desk.approve(&chief(), notice.id).await.expect("approved");
            self.desk.issue(&chief(), notice.id).await.expect("issued");
            issued.push(notice.id);
        }
        self.deliver().await;
        issued
    }

    /// The second directive asks for a report until a day, and is issued alone; every row delivered.
    pub async fn issued_directive(&self, deadline: Option<&str>) -> NoticeId {
        self.issued_due(deadline.map(|day| Deadline::On(day.parse().expect("a day"))), None).await
    }

    /// The same with any deadline, from a letter of this number.
    pub async fn issued_due(&self, deadline: Option<Deadline>, number: Option<&str>) -> NoticeId {
        let mut content = content();
        content.number = number.map(str::to_owned);
        let directive = content.directives.get_mut(1).expect("a directive");
        directive.asks_for_report = true;
        directive.deadline = deadline;
        let letter = self.letter_of(content).await;
        let confirmation = Confirmation { by: "operator:an".to_owned(), at: self.clock_now() };
        self.desk.store.confirm_letter(&letter, confirmation).await.expect("confirmed");
        let drafts = self.desk.draft(&clerk(), &letter).await.expect("drafts");
        let notice = drafts.last().expect("a directive").id;
        self.desk.approve(&chief(), notice).await.expect("approved");
        self.desk.issue(&chief(), notice).await.expect("issued");
        self.deliver().await;
        notice
    }

    /// Stands in for the sender: every due row arrives.
    pub async fn deliver(&self) {
        let store = &self.desk.store;
        let now = self.clock_now();
        let lease = store.take_lease(now).await.expect("a lease").generation;
        let mut rows = store.claim_due(ChannelKind::Console, now, 1000, lease).await.expect("claimed");
        let retry = self.desk.config.delivery.retry_policy();
        for (number, row) in rows.iter_mut().enumerate() {
            let message = format!("m{number}");
            row.record(&crate::domain::delivery::Outcome::Accepted { message }, true, now, &retry, 0.0);
        }
        store.record_deliveries(rows, Vec::new()).await.expect("recorded");
    }

    fn clock_now(&self) -> DateTime<Utc> {
        use crate::clock::Clock;
        self.clock.now()
    }
}

pub fn clerk() -> Actor {
    Actor::Seat { seat: SeatId::new(CLERK), person: Some(PersonId::new("clerk")), role: Role::Clerk }
}

pub fn chief() -> Actor {
    Actor::Seat { seat: SeatId::new(CHIEF), person: Some(PersonId::new("chief")), role: Role::Approver }
}

pub fn shell() -> Actor {
    Actor::Shell { user: "an".to_owned() }
}

/// What the letter of December 2024 says, as it is read.
pub fn content() -> LetterContent {
    let audience = Audience { departments: true, communes: true, units: Vec::new() };
    let directive = |ordinal, text: &str, cited, suspends_components, line| Directive {
        ordinal,
        text: text.to_owned(),
        addressees: vec![
            "Thủ trưởng các phòng, ngành thuộc UBND huyện".into(),
            "Chủ tịch UBND các xã, thị trấn".into(),
        ],
        audience: audience.clone(),
        deadline: None,
        cited,
        asks_for_report: false,
        suspends_components,
        undated: None,
        resumes_components: None,
        chosen: None,
        only_urges: false,
        line,
    };
    let cited = CitedDocument { number: "727/TTg-KSTT".to_owned(), date: NaiveDate::from_ymd_opt(2024, 10, 1) };
    let ground = Ground {
        text: "Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ".to_owned(),
        cited: Some(CitedDocument { number: "766/QĐ-TTg".to_owned(), date: NaiveDate::from_ymd_opt(2022, 6, 23) }),
    };
    LetterContent {
        unit: UnitId::new("kim-dong"),
        issuer: None,
        number: None,
        date: None,
        signer: None,
        signature_block: vec!["TL. CHỦ TỊCH".into(), "KT. CHÁNH VĂN PHÒNG".into()],
        addressees: vec!["Các phòng, ngành thuộc UBND huyện".into(), "UBND các xã, thị trấn".into()],
        copies: Vec::new(),
        grounds: vec![ground],
        figure_sets: vec![month(), year()],
        directives: vec![
            directive(1, "Tạm thời dừng việc công bố các tiêu chí thành phần.", Some(cited), true, 100),
            directive(2, "Tăng cường chỉ đạo, duy trì thực hiện các nhóm chỉ số.", None, false, 110),
        ],
        doubts: vec![LetterDoubt {
            period: Some(Period::Year { year: 2024 }),
            indicator: Some(Indicator::Tttt),
            line: 42,
            printed: "9,2/10 điểm 9,6/10 điểm".to_owned(),
            doubt: two_values(),
        }],
        text: String::new(),
        corrections: Vec::new(),
        unit_settled: false,
        rates_alone: Vec::new(),
        given_period: None,
    }
}

fn month() -> FigureSet {
    let mut figures = vec![total(8796, 3)];
    let groups: [(Indicator, i32, i32, i32); 6] = [
        (Indicator::Ckmb, 1800, 18, 1250),
        (Indicator::Tdgq, 1980, 20, 1930),
        (Indicator::Dvctt, 720, 12, 800),
        (Indicator::Tttt, 810, 10, 620),
        (Indicator::Mdhl, 1800, 18, 1790),
        (Indicator::Shhs, 1690, 22, 1690),
    ];
    figures.extend(groups.into_iter().flat_map(pair));
    set(Period::Month { year: 2024, month: 12 }, figures)
}

fn year() -> FigureSet {
    let mut figures = vec![total(8939, 5), figure(FigureRole::ProvinceAverage, Indicator::Total, 8773, 100)];
    let groups: [(Indicator, i32, i32, i32); 6] = [
        (Indicator::Ckmb, 1800, 18, 1400),
        (Indicator::Tdgq, 1990, 20, 1980),
        (Indicator::Dvctt, 740, 12, 800),
        (Indicator::Tttt, 920, 10, 960),
        (Indicator::Mdhl, 1800, 18, 1770),
        (Indicator::Shhs, 1700, 22, 1870),
    ];
    figures.extend(groups.into_iter().flat_map(pair));
    for figure in &mut figures {
        if figure.role == FigureRole::Own && figure.indicator == Indicator::Tttt {
            figure.status = FigureStatus::Doubtful(two_values());
            figure.rate = Some(PrintedRate { rate: Rate::hundredths(6794), kind: RateKind::Unknown, label: None });
        }
    }
    set(Period::Year { year: 2024 }, figures)
}

fn two_values() -> Doubt {
    Doubt::TwoValues {
        printed: vec![Points::hundredths(920), Points::hundredths(960)],
        sums: vec![Points::hundredths(8950), Points::hundredths(8990)],
        total: Some(Points::hundredths(8939)),
        equals_average: Some(Points::hundredths(960)),
    }
}

fn set(period: Period, figures: Vec<Figure>) -> FigureSet {
    let source = LetterRef { letter: LetterId::from_text("unset"), version: 0 };
    FigureSet { unit: UnitId::new("kim-dong"), period, source, figures }
}

fn total(hundredths: i32, place: u32) -> Figure {
    let total = figure(FigureRole::Own, Indicator::Total, hundredths, 100);
    Figure { rank: Some(Rank { place, of: Some(10) }), ..total }
}

fn pair((indicator, own, max, average): (Indicator, i32, i32, i32)) -> [Figure; 2] {
    [figure(FigureRole::Own, indicator, own, max), figure(FigureRole::ProvinceAverage, indicator, average, max)]
}

fn figure(role: FigureRole, indicator: Indicator, hundredths: i32, max: i32) -> Figure {
    Figure {
        role,
        indicator,
        points: Points::hundredths(hundredths),
        max: Points::whole(max),
        rank: None,
        rate: None,
        status: FigureStatus::Certain,
        printed: "…".to_owned(),
        line: 42,
    }
}
