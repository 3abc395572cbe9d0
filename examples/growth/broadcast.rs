//! A notice to so many: loaded, planned, sent, read.

use crate::BASE;
use crate::cache;
use crate::cost::{Cost, Meter};
use crate::country;
use chrono::{NaiveTime, TimeDelta};
use loa::channel::render::Part;
use loa::channel::{Capabilities, Channel, Sending, capabilities_of};
use loa::clock::SystemClock;
use loa::config::Config;
use loa::delivery::{Gate, Post, Sender, Waker};
use loa::desk::{Desk, NAMES};
use loa::domain::delivery::{DeliveryStatus, Outcome};
use loa::domain::message::Message;
use loa::domain::notice::{NoticeId, NoticeKind, Stamp, UnknownPolicy};
use loa::domain::recipients::Recipients;
use loa::domain::rights::Actor;
use loa::domain::role::Role;
use loa::domain::seat::{Address, AddressState, ChannelKind, ChatAddress, Holding, Person, PersonId, Seat, SeatId};
use loa::domain::unit::UnitId;
use loa::store::{NewNotice, Store};
use loa::text::{Catalogue, Lang};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::watch;

const SEATS_AT_ONCE: usize = 256;

/// Accepts at once whatever comes.
#[derive(Default)]
struct Platform(AtomicUsize);

impl Channel for Platform {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Telegram
    }

    fn capabilities(&self) -> Capabilities {
        capabilities_of(ChannelKind::Telegram)
    }

    fn send<'a>(&'a self, _chat: &'a str, _part: &'a Part) -> Sending<'a, Outcome> {
        let message = self.0.fetch_add(1, Ordering::Relaxed).to_string();
        Box::pin(async { Outcome::Accepted { message } })
    }

    fn edit<'a>(&'a self, _chat: &'a str, _message: &'a str, _part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Accepted { message: String::new() } })
    }

    fn confirm_press<'a>(&'a self, _press: &'a str, _word: &'a str) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Accepted { message: String::new() } })
    }
}

pub async fn measure(recipients: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("data"), cache::options()).expect("a store");
    store.replace_units(country::communes(), Vec::new()).await.expect("a sound table");
    let desk = desk(&store);

    let meter = Meter::begin();
    seat(&store, recipients).await;
    meter.end().print("seats");

    let meter = Meter::begin();
    let notice = draft(&store).await;
    let issued = desk.resume_issuing().await.expect("planned");
    assert_eq!(issued.iter().map(|issued| issued.planned).sum::<usize>(), recipients);
    meter.end().print("plan");

    let platform = Arc::new(Platform::default());
    let meter = Meter::begin();
    send(&desk, &platform, notice, recipients).await;
    meter.end().print("send");
    assert_eq!(platform.0.load(Ordering::Relaxed), recipients);

    let meter = Meter::begin();
    let results = desk.results_naming(&Actor::System, notice, NAMES).await.expect("results");
    let _told = results.message(desk.catalogue.in_lang(Lang::Vi));
    let json = desk.results(&Actor::System, notice).await.expect("results").to_json().to_string();
    meter.end().print("results");
    assert!(results.counts.received == recipients && !json.is_empty());
}

fn desk(store: &Store) -> Desk {
    let mut config = Config::default();
    config.delivery.rate = 1_000_000;
    config.delivery.in_flight = 256;
    config.hours.quiet_from = NaiveTime::MIN;
    config.hours.quiet_until = NaiveTime::MIN;
    Desk {
        store: store.clone(),
        catalogue: Arc::new(Catalogue::embedded()),
        config: Arc::new(config),
        clock: Arc::new(SystemClock),
        wake: Waker::default(),
        post: Post::default(),
    }
}

/// A chair each, spread over the communes.
async fn seat(store: &Store, recipients: usize) {
    let since = country::now();
    for from in (0..recipients).step_by(SEATS_AT_ONCE) {
        let seats = (from..recipients.min(from + SEATS_AT_ONCE)).map(|number| {
            let id = PersonId::new(format!("p{number}"));
            let chat = ChatAddress { channel: ChannelKind::Telegram, chat: (1_000_000_000 + number).to_string() };
            let seat = Seat {
                id: SeatId::new(format!("chu-tich.xa-{number:07}")),
                unit: country::unit(number % country::COMMUNES),
                title: format!("Chủ tịch UBND xã {number}"),
                role: Role::SeatHolder,
                holdings: vec![Holding { person: id.clone(), from: since, until: None }],
                came_from: Vec::new(),
                merged: Vec::new(),
                merged_into: None,
            };
            let addresses = vec![Address { chat, state: AddressState::Active }];
            let name = format!("Người {number}");
            (seat, vec![Person { id, name, language: None, addresses, unsubscribed_at: None }])
        });
        store.put_seats(seats.collect()).await.expect("seats");
    }
}

/// Approved, and about to be issued.
async fn draft(store: &Store) -> NoticeId {
    let stamp = || Stamp { by: Actor::System, at: chrono::Utc::now() };
    let draft = NewNotice {
        kind: NoticeKind::Announcement { periods: Vec::new() },
        letter: country::confirmed(store, 0, Vec::new()).await,
        issuer: UnitId::new("quoc-gia"),
        audience: Recipients::everyone(),
        message: Message::text("Kết quả tháng 12/2024"),
        drafted: stamp(),
        urgent: true,
        unknown_policy: UnknownPolicy::Hold,
        max_lateness: TimeDelta::hours(48),
        personal: false,
        corrects: None,
    };
    let notice = store.add_notices(vec![draft]).await.expect("a draft")[0].id;
    store.approve_notice(notice, 0, stamp(), Vec::new()).await.expect("approved");
    store.begin_issue(notice, stamp()).await.expect("issuing");
    notice
}

async fn send(desk: &Desk, platform: &Arc<Platform>, notice: NoticeId, recipients: usize) {
    let gate = Gate::new(vec![platform.clone()], &desk.config.delivery, desk.clock.clone());
    let (catalogue, config) = (desk.catalogue.clone(), desk.config.clone());
    let sender = Sender::new(desk.store.clone(), gate, catalogue, config, desk.clock.clone(), desk.wake.clone());
    let lease = desk.store.take_lease(desk.clock.now()).await.expect("the lease");
    let (stop, stopping) = watch::channel(false);
    let sending = tokio::spawn(sender.run(lease, stopping));
    while desk.store.notice_counts(notice).await.expect("counts").of(DeliveryStatus::Accepted) < recipients as u64 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    stop.send_replace(true);
    sending.await.expect("it ends").expect("in order");
}

/// A table for `benches/README.md`, and what one recipient costs beside one of [`BASE`].
pub fn report(rows: &[(usize, Vec<(String, Cost)>)]) {
    let of = |row: &[(String, Cost)], what: &str| row.iter().find(|(done, _)| done == what).map(|(_, cost)| *cost);
    let each = |cost: Duration, size: usize| cost.as_secs_f64() * 1e6 / size as f64;
    let cost_of = |row: &[(String, Cost)]| Some(of(row, "plan")?.processor + of(row, "send")?.processor);
    let base = rows.iter().find(|(size, _)| *size == BASE).and_then(|(size, row)| Some(each(cost_of(row)?, *size)));
    println!(
        "| recipients | seats loaded | planned | sent | a message, processor | beside {BASE} | results | MiB after | at most |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for (size, row) in rows {
        let (Some(seats), Some(plan), Some(send), Some(results)) =
            (of(row, "seats"), of(row, "plan"), of(row, "send"), of(row, "results"))
        else {
            continue;
        };
        let whole = each(plan.processor + send.processor, *size);
        let ratio = base.map_or("–".to_owned(), |base| format!("{:.2}", whole / base));
        println!(
            "| {size} | {:.1?} | {:.1?} ({:.1?}) | {:.1?} ({:.1?}) | {whole:.0} µs | {ratio} | {:.0?} | {:.0} | {:.0} |",
            seats.wall,
            plan.wall,
            plan.processor,
            send.wall,
            send.processor,
            results.wall,
            results.resident,
            results.most
        );
    }
}
