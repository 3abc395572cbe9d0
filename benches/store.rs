//! The store at the size of a country: a million figures, a period of 3,321 units, broadcasts in batches of 256.

use chrono::{DateTime, TimeDelta, Utc};
use criterion::{BatchSize, Criterion, Throughput};
use loa::domain::delivery::{Delivery, DeliveryKey, Outcome, RetryPolicy};
use loa::domain::figure::{Figure, FigureRole, FigureSet, FigureStatus};
use loa::domain::indicator::Indicator;
use loa::domain::letter::{Audience, Confirmation, LetterContent, LetterId, LetterRef};
use loa::domain::message::Message;
use loa::domain::notice::{NoticeId, NoticeKind, Stamp, UnknownPolicy};
use loa::domain::period::Period;
use loa::domain::points::Points;
use loa::domain::rights::Actor;
use loa::domain::seat::{ChannelKind, ChatAddress, PersonId, SeatId};
use loa::domain::unit::UnitId;
use loa::store::{AddedLetter, NewLetter, NewNotice, OpenOptions, Store};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const OPTIONS: OpenOptions = OpenOptions { cache_bytes: 64 * 1024 * 1024 };
const COMMUNES: usize = 3_321;
/// 62,500 sets of 16 figures are a million figures.
const SETS: usize = 62_500;
const RETRY: RetryPolicy =
    RetryPolicy { max_attempts: 3, first_delay: TimeDelta::seconds(5), max_delay: TimeDelta::minutes(10) };

fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

fn unit(number: usize) -> UnitId {
    UnitId::new(format!("xa-{number:05}"))
}

fn period(number: usize) -> Period {
    Period::Month { year: 2020 + (number / 12) as i32, month: (number % 12) as u32 + 1 }
}

fn set(unit: UnitId, period: Period) -> FigureSet {
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
async fn fill(store: &Store) {
    let mut left = SETS;
    for number in 0.. {
        let sets: Vec<FigureSet> = (0..COMMUNES.min(left)).map(|place| set(unit(place), period(number))).collect();
        left -= sets.len();
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
            figure_sets: sets,
            directives: vec![],
            doubts: vec![],
            text: String::new(),
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
        if left == 0 {
            return;
        }
    }
}

async fn issue(store: &Store, recipients: usize) -> NoticeId {
    let stamp = || Stamp { by: Actor::System, at: now() };
    let notice = NewNotice {
        kind: NoticeKind::Announcement { periods: vec![] },
        letter: LetterRef { letter: LetterId::from_text("l0"), version: 1 },
        issuer: UnitId::new("quoc-gia"),
        audience: Audience::everyone(),
        message: Message::text("Kết quả"),
        drafted: stamp(),
        urgent: false,
        unknown_policy: UnknownPolicy::Hold,
        max_lateness: TimeDelta::hours(48),
    };
    let notice = store.add_notices(vec![notice]).await.expect("a draft")[0].id;
    store.approve_notice(notice, stamp()).await.expect("approved");
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

async fn send(store: &Store, batch: usize) -> usize {
    let mut rows = store.claim_due(ChannelKind::Telegram, now(), batch, 1).await.expect("claimed");
    for row in &mut rows {
        row.record(&Outcome::Accepted { message: "123456".into() }, true, now(), &RETRY, 0.5);
    }
    let sent = rows.len();
    store.record_deliveries(rows, vec![]).await.expect("recorded");
    sent
}

fn open_time(path: &Path) -> Duration {
    let started = Instant::now();
    let store = Store::open(path, OPTIONS).expect("opens");
    let elapsed = started.elapsed();
    drop(store);
    elapsed
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut criterion = Criterion::default().configure_from_args().sample_size(30);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("data");
    let store = Store::open(&path, OPTIONS).expect("a store");

    let started = Instant::now();
    runtime.block_on(fill(&store));
    println!("1,000,000 figures stored in {:?}", started.elapsed());
    drop(store);
    for _ in 0..3 {
        println!("opened in {:?}", open_time(&path));
    }
    let store = Store::open(&path, OPTIONS).expect("a store");

    let mut place = 0;
    criterion.bench_function("figures of one unit and period, of 1,000,000", |bencher| {
        bencher.iter(|| {
            place = (place + 7_919) % 59_000;
            let unit = unit(place % COMMUNES);
            black_box(runtime.block_on(store.figures(&unit, period(place / COMMUNES))).expect("read").expect("stored"))
        });
    });
    criterion.bench_function("periods of one unit", |bencher| {
        bencher.iter(|| black_box(runtime.block_on(store.periods_of(&unit(77))).expect("read")));
    });
    criterion.bench_function("table of one period with 3,321 units", |bencher| {
        bencher.iter(|| black_box(runtime.block_on(store.period_table(period(3))).expect("read")));
    });
    criterion.bench_function("one durable setting", |bencher| {
        bencher.iter(|| runtime.block_on(store.set_setting("k", "v")).expect("written"));
    });

    let started = Instant::now();
    runtime.block_on(issue(&store, 200_000));
    println!("200,000 deliveries planned in {:?}", started.elapsed());
    let mut group = criterion.benchmark_group("broadcast");
    group.throughput(Throughput::Elements(256));
    group.bench_function("claim and record 256, durably", |bencher| {
        bencher.iter_batched(
            || (),
            |()| {
                if runtime.block_on(send(&store, 256)) < 256 {
                    runtime.block_on(issue(&store, 50_000));
                }
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
    criterion.final_summary();
}
