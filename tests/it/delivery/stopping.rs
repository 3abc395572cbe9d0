//! An invariant would be broken: the step is refused, sending stops until a person lets it, answers go on.

use super::office::{Office, announcement, telegram};
use crate::installation::{APPROVER_CHAT, Installation};
use crate::stand_in;
use crate::telegram_server::TelegramServer;
use crate::zalo::place::free_address;
use loa::channel::render::Part;
use loa::channel::{Capabilities, Channel, Sending, capabilities_of};
use loa::domain::delivery::{Delivery, DeliveryState, DeliveryStatus, Outcome, WaitReason};
use loa::domain::message::Message;
use loa::domain::notice::{NoticeId, UnknownPolicy};
use loa::domain::seat::ChannelKind;
use loa::store::{Hold, OpenOptions, Store};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// A platform through which the first row under way is changed behind the sender's back. It answers for the others only
/// when sending has stopped: how many were under way until then does not depend on the machine's pace.
struct Meddling {
    store: Store,
    now: chrono::DateTime<chrono::Utc>,
    done: AtomicBool,
    stopped: AtomicBool,
}

impl Meddling {
    /// The row goes back to the queue: that it was sent is then the record of a row that nobody has claimed.
    async fn give_back(&self, chat: &str) {
        for mut row in self.store.deliveries_of(NoticeId(1)).await.expect("rows") {
            if row.key.person.as_str() == format!("person-{chat}") {
                row.release(self.now, WaitReason::Released);
                self.store.record_deliveries(vec![row], Vec::new()).await.expect("given back");
            }
        }
    }

    async fn wait_for_the_stop(&self) {
        let start = tokio::time::Instant::now();
        while !self.stopped.load(Ordering::Relaxed) {
            assert!(start.elapsed() < stand_in::PATIENCE, "it does not stop");
            tokio::task::yield_now().await;
            self.stopped.fetch_or(self.store.hold().await.expect("read").is_some(), Ordering::Relaxed);
        }
    }
}

impl Channel for Meddling {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Telegram
    }

    fn capabilities(&self) -> Capabilities {
        capabilities_of(ChannelKind::Telegram)
    }

    fn send<'a>(&'a self, chat: &'a str, _part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async {
            if self.done.swap(true, Ordering::Relaxed) {
                self.wait_for_the_stop().await;
            } else {
                self.give_back(chat).await;
            }
            Outcome::Accepted { message: "1".to_owned() }
        })
    }

    fn edit<'a>(&'a self, _chat: &'a str, _message: &'a str, _part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Accepted { message: "1".to_owned() } })
    }

    fn confirm_press<'a>(&'a self, _press: &'a str, _word: &'a str) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Accepted { message: "1".to_owned() } })
    }
}

#[tokio::test]
async fn the_sender_stops_keeps_what_it_knows_and_goes_on_when_a_person_lets_it() {
    use loa::clock::Clock;
    let mut office = Office::open().await;
    office.config.delivery.rate = 50;
    office.config.delivery.in_flight = 3;
    office.seat_chairs(1..=12).await;
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    let (store, now) = (office.store.clone(), office.clock.now());
    let meddling = Arc::new(Meddling { store, now, done: AtomicBool::new(false), stopped: AtomicBool::new(false) });
    let running = office.send_through(vec![meddling.clone()]).await;
    running.waker.wake();
    meddling.wait_for_the_stop().await;
    let nothing_claimed = |rows: &[Delivery]| rows.iter().all(|row| row.status() != DeliveryStatus::Claimed);
    let rows = office.wait_for_rows(notice, nothing_claimed).await;
    let left = rows.iter().filter(|row| row.status().is_open()).count();
    assert!(left >= 6, "what was under way and no more: {left}");
    let answer = running.gate.reply(&telegram(1), &Message::text("đáp")).await;
    assert!(matches!(answer, Outcome::Accepted { .. }), "answers go on");

    office.store.release_hold().await.expect("released");
    running.waker.wake();
    let rows = office.wait_until_finished(notice).await;
    assert!(rows.iter().all(|row| row.status() == DeliveryStatus::Accepted));
    running.stop().await;
}

/// A platform that takes less text once it has taken the first message, as the program would see it if its own cutting
/// were wrong.
#[derive(Default)]
struct Shrinking {
    sent: AtomicUsize,
    mended: AtomicBool,
}

impl Channel for Shrinking {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Telegram
    }

    fn capabilities(&self) -> Capabilities {
        let is_short = self.sent.load(Ordering::Relaxed) > 0 && !self.mended.load(Ordering::Relaxed);
        let known = capabilities_of(ChannelKind::Telegram);
        Capabilities { text_limit: if is_short { 10 } else { known.text_limit }, ..known }
    }

    fn send<'a>(&'a self, _chat: &'a str, _part: &'a Part) -> Sending<'a, Outcome> {
        let message = self.sent.fetch_add(1, Ordering::Relaxed).to_string();
        Box::pin(async { Outcome::Accepted { message } })
    }

    fn edit<'a>(&'a self, _chat: &'a str, _message: &'a str, _part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Accepted { message: "1".to_owned() } })
    }

    fn confirm_press<'a>(&'a self, _press: &'a str, _word: &'a str) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Accepted { message: "1".to_owned() } })
    }
}

#[tokio::test]
async fn a_part_that_its_channel_does_not_take_does_not_leave_and_sending_stops() {
    let office = Office::open().await;
    office.seat_chairs(1..=5).await;
    let notice = office.issue(announcement(), UnknownPolicy::Hold).await;
    let shrinking = Arc::new(Shrinking::default());
    let running = office.send_through(vec![shrinking.clone()]).await;
    running.waker.wake();
    let settled = |rows: &[Delivery]| {
        let of = |status| rows.iter().filter(|row| row.status() == status).count();
        of(DeliveryStatus::Accepted) == 1 && of(DeliveryStatus::Claimed) == 0
    };
    office.wait_for_rows(notice, settled).await;
    let hold = office.store.hold().await.expect("read").expect("a hold");
    assert_eq!(hold.reason, Hold::BREACH);
    assert!(hold.detail.as_deref().is_some_and(|detail| detail.contains("a part that its channel does not take")));
    assert_eq!(shrinking.sent.load(Ordering::Relaxed), 1);

    shrinking.mended.store(true, Ordering::Relaxed);
    office.store.release_hold().await.expect("released");
    running.waker.wake();
    let rows = office.wait_until_finished(notice).await;
    assert!(rows.iter().all(|row| row.status() == DeliveryStatus::Accepted));
    assert_eq!(shrinking.sent.load(Ordering::Relaxed), 5, "each once");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_is_told_once_by_every_way_and_decides() {
    let office = Installation::new();
    let letter = office.import_letter();
    let (approver, chats) = office.seat(3);
    office.issue_all(&letter, &approver);
    breach(&office).await;

    let told = office.run(&["doctor"]);
    let status: Value = serde_json::from_slice(&office.run(&["doctor", "--json"]).stdout).expect("JSON");
    assert_eq!(told.status.code(), Some(1));
    assert_eq!(status["on_hold"]["reason"], "breach");
    let detail = status["on_hold"]["detail"].as_str().expect("what was refused");
    assert!(detail.contains("planned → accepted"), "{detail}");
    let text = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(text.contains("Đã dừng gửi thông báo từ") && text.contains("loa doctor --release-hold"), "{text}");

    let server = TelegramServer::start().await;
    let address = free_address();
    let serving = office.serve(&server, &[("LOA_HTTP__LISTEN", &address)]);
    let alert = server.wait_for_messages(APPROVER_CHAT, 1).await;
    assert!(alert[0].text.contains("dừng gửi thông báo") && alert[0].text.contains("loa doctor"), "{}", alert[0].text);
    server.say(chats[0], "/toi");
    server.wait_for_messages(chats[0], 1).await;
    let health = stand_in::get(&format!("http://{address}/healthz")).await;
    assert!(health.contains(r#""status":"stopped""#) && health.contains(r#""on_hold":"breach""#), "{health}");
    let ledger = server.ledger();
    assert_eq!(ledger.len(), 2, "no notice leaves: {ledger:?}");

    office.done(&["doctor", "--release-hold"]);
    for chat in &chats {
        server.wait_for_messages(*chat, 3).await;
    }
    assert!(serving.stop().success(), "{}", office.log());
    let alerts = server.seen_by(APPROVER_CHAT).into_iter().filter(|seen| seen.text.contains("dừng gửi thông báo"));
    assert_eq!(alerts.count(), 1, "told once");
    let log = office.json(&["audit", "list"]);
    let released = log.as_array().expect("entries").iter().any(|entry| entry["act"] == "hold_released");
    assert!(released, "{log}");
}

/// Somebody says of a row that nobody has claimed that it was sent.
async fn breach(office: &Installation) {
    let store = Store::open(&office.path("data"), OpenOptions { cache_bytes: 1 << 20 }).expect("the store");
    let row = store.deliveries_of(NoticeId(1)).await.expect("rows").remove(0);
    let sent = DeliveryState::Accepted { message: "1".to_owned(), at: chrono::Utc::now() };
    let refused = store.record_deliveries(vec![Delivery { state: sent, ..row }], Vec::new()).await;
    assert!(refused.is_err());
    let hold = store.hold().await.expect("read").expect("a hold");
    assert_eq!(hold.reason, Hold::BREACH);
    store.close().await.expect("closed");
}
