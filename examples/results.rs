//! Results and memory while notices gather: `cargo run --release --example results [RECIPIENTS] [NOTICES]`, 100,000 and
//! 24 unless told otherwise.
//!
//! For each notice the rows are planned, claimed and recorded as the sender does it, some undecided, failed or waiting,
//! and a tenth of the seats acknowledges. Prints, notice by notice, how long the results take and what memory the
//! process holds. Exit status 1 when the goals are missed: results under 50 ms, memory up to 150 MiB and within 10 %
//! between the second notice and the last.

#[path = "../benches/shared/cache.rs"]
mod cache;

use chrono::{DateTime, TimeDelta, Utc};
use loa::clock::FixedClock;
use loa::config::Config;
use loa::delivery::{Post, Waker};
use loa::desk::{Desk, NAMES};
use loa::domain::delivery::{Delivery, DeliveryKey, GoneReason, Outcome, RetryPolicy};
use loa::domain::letter::{LetterId, LetterRef};
use loa::domain::message::Message;
use loa::domain::notice::{Acknowledgement, NoticeId, NoticeKind, Stamp, UnknownPolicy};
use loa::domain::recipients::Recipients;
use loa::domain::rights::Actor;
use loa::domain::role::Role;
use loa::domain::seat::{Address, AddressState, ChannelKind, ChatAddress, Holding, Person, PersonId, Seat, SeatId};
use loa::domain::unit::UnitId;
use loa::store::{NewNotice, Store};
use loa::text::{Catalogue, Lang};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

const LONGEST: Duration = Duration::from_millis(50);
const MOST_MIB: f64 = 150.0;
const MOST_GROWTH: f64 = 1.10;
/// Rows planned and claimed at once.
const AT_ONCE: usize = 256;
const PRESSES_AT_ONCE: usize = 512;
const RETRY: RetryPolicy =
    RetryPolicy { max_attempts: 8, first_delay: TimeDelta::seconds(5), max_delay: TimeDelta::seconds(900) };

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<usize>().ok());
    let recipients = arguments.next().flatten().unwrap_or(100_000);
    let notices = arguments.next().flatten().unwrap_or(24);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(measure(recipients, notices))
}

async fn measure(recipients: usize, notices: usize) -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path(), cache::options()).expect("a store");
    let desk = Desk {
        store: store.clone(),
        catalogue: Arc::new(Catalogue::embedded()),
        config: Arc::new(Config::default()),
        clock: Arc::new(FixedClock::at(now())),
        wake: Waker::default(),
        post: Post::default(),
    };
    seat(&store, recipients).await;
    let lease = store.take_lease(now()).await.expect("the lease").generation;
    println!("{recipients} recipients; notice, filled in, results as a message, as JSON, memory");
    let (mut slowest, mut memory) = (Duration::ZERO, Vec::new());
    for number in 1..=notices {
        let begun = Instant::now();
        let notice = fill(&store, recipients, lease).await;
        let filled = begun.elapsed();
        let begun = Instant::now();
        let results = desk.results_naming(&Actor::System, notice, NAMES).await.expect("results");
        let message = results.message(desk.catalogue.in_lang(Lang::Vi));
        let (told, words) = (begun.elapsed(), message.plain_text().len());
        let begun = Instant::now();
        let json = desk.results(&Actor::System, notice).await.expect("results").to_json().to_string();
        let written = begun.elapsed();
        slowest = slowest.max(told).max(written);
        memory.push(resident_mib());
        let held = memory.last().copied().unwrap_or_default();
        println!("{number:3} {filled:8.1?} {told:9.2?} ({words} B) {written:9.2?} ({} B) {held:7.1} MiB", json.len());
        assert_eq!(results.counts.seats, recipients);
    }
    let begun = Instant::now();
    let findings = store.check().await.expect("checked");
    let serious = findings.iter().filter(|finding| !finding.contains("claimed since")).count();
    println!("the whole store checked in {:.1?}: {serious} findings", begun.elapsed());
    let second = memory.get(1).or(memory.first()).copied().unwrap_or_default();
    let last = memory.last().copied().unwrap_or_default();
    let met = slowest <= LONGEST && last <= MOST_MIB && last <= second * MOST_GROWTH && serious == 0;
    println!(
        "slowest results {slowest:.2?} (≤ {LONGEST:?}), memory {second:.1} → {last:.1} MiB (≤ {MOST_MIB}, ≤ +10 %): {}",
        if met { "met" } else { "MISSED" }
    );
    if met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A holder for each seat, so that results have names to read.
async fn seat(store: &Store, recipients: usize) {
    for from in (0..recipients).step_by(AT_ONCE) {
        let seats = (from..recipients.min(from + AT_ONCE)).map(|number| {
            let Delivery { key, chat, .. } = row(NoticeId(1), number);
            let addresses = chat.into_iter().map(|chat| Address { chat, state: AddressState::Active }).collect();
            let name = format!("Người {number}");
            let person = Person { id: key.person.clone(), name, language: None, addresses, unsubscribed_at: None };
            let holding = Holding { person: key.person, from: now(), until: None };
            let (unit, title) = (UnitId::new("quoc-gia"), format!("Chủ tịch UBND xã {number}"));
            (
                Seat {
                    id: key.seat,
                    unit,
                    title,
                    role: Role::SeatHolder,
                    holdings: vec![holding],
                    came_from: Vec::new(),
                    merged: Vec::new(),
                    merged_into: None,
                },
                vec![person],
            )
        });
        store.put_seats(seats.collect()).await.expect("seats");
    }
}

/// A notice that has been sent to all, with what usually comes between.
async fn fill(store: &Store, recipients: usize, lease: u64) -> NoticeId {
    let stamp = || Stamp { by: Actor::System, at: now() };
    let draft = NewNotice {
        kind: NoticeKind::Announcement { periods: Vec::new() },
        letter: LetterRef { letter: LetterId::from_text("l"), version: 1 },
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
    let notice = store.add_notices(vec![draft]).await.expect("a draft")[0].id;
    store.approve_notice(notice, 0, stamp(), Vec::new()).await.expect("approved");
    store.begin_issue(notice, stamp()).await.expect("issuing");
    for from in (0..recipients).step_by(AT_ONCE) {
        let rows = (from..recipients.min(from + AT_ONCE)).map(|number| row(notice, number)).collect();
        store.plan_deliveries(rows).await.expect("planned");
    }
    store.finish_issue(notice).await.expect("issued");
    loop {
        let mut rows = store.claim_due(ChannelKind::Telegram, now(), AT_ONCE, lease).await.expect("claimed");
        if rows.is_empty() {
            break;
        }
        for row in &mut rows {
            let outcome = outcome(&row.key);
            row.record(&outcome, true, now(), &RETRY, 0.0);
        }
        store.record_deliveries(rows, Vec::new()).await.expect("recorded");
    }
    let presses: Vec<usize> = (0..recipients).step_by(10).collect();
    for presses in presses.chunks(PRESSES_AT_ONCE) {
        let pressing = presses.iter().map(|number| {
            let (store, key) = (store.clone(), key(notice, *number));
            let press = Acknowledgement { notice, seat: key.seat, by: key.person, at: now() };
            tokio::spawn(async move { store.acknowledge(press).await.expect("acknowledged") })
        });
        for press in pressing.collect::<Vec<_>>() {
            press.await.expect("pressed");
        }
    }
    notice
}

fn outcome(key: &DeliveryKey) -> Outcome {
    let number: usize = key.person.as_str().trim_start_matches('p').parse().unwrap_or_default();
    match number % 100 {
        97 => Outcome::Undecided { reason: "reset".to_owned() },
        98 => Outcome::Gone(GoneReason::Blocked),
        99 => Outcome::SlowDown { retry_after: Duration::from_secs(35) },
        _ => Outcome::Accepted { message: number.to_string() },
    }
}

fn key(notice: NoticeId, number: usize) -> DeliveryKey {
    let (seat, person) = (SeatId::new(format!("chu-tich.xa-{number:07}")), PersonId::new(format!("p{number}")));
    DeliveryKey { notice, seat, person, n: 0 }
}

fn row(notice: NoticeId, number: usize) -> Delivery {
    let chat = ChatAddress { channel: ChannelKind::Telegram, chat: (1_000_000_000 + number).to_string() };
    Delivery::planned(key(notice, number), Some(chat))
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_737_342_000, 0).expect("a time")
}

/// What the process holds; zero where the system does not tell.
fn resident_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    let kib = line.split_whitespace().nth(1).and_then(|kib| kib.parse::<f64>().ok()).unwrap_or_default();
    kib / 1024.0
}
