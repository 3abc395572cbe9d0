//! An office with a store of its own, recipients, notices, and a sender that can be started and stopped.

use crate::telegram_server::{Seen, TOKEN, TelegramServer};
use loa::channel::Channel;
use loa::channel::console::Console;
use loa::channel::telegram::Telegram;
use loa::clock::FixedClock;
use loa::config::Config;
use loa::delivery::{Gate, Sender, Waker, outbox};
use loa::domain::delivery::{Delivery, DeliveryState, DeliveryStatus};
use loa::domain::letter::{LetterId, LetterRef};
use loa::domain::message::{Action, Message};
use loa::domain::notice::{NoticeId, NoticeKind, Stamp, UnknownPolicy};
use loa::domain::recipients::Recipients;
use loa::domain::rights::Actor;
use loa::domain::role::Role;
use loa::domain::seat::{Address, AddressState, ChannelKind, ChatAddress, Holding, Person, PersonId, Seat, SeatId};
use loa::domain::unit::UnitId;
use loa::store::{NewNotice, OpenOptions, Store};
use loa::text::Catalogue;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;

/// What the marked repeat begins with, and no other message.
pub const MARK: &str = "Gửi lại";

pub struct Office {
    pub server: TelegramServer,
    pub store: Store,
    pub clock: Arc<FixedClock>,
    pub config: Config,
    pub printed: Arc<Mutex<Vec<u8>>>,
    /// Of each request.
    pub patience: Duration,
    _folder: tempfile::TempDir,
}

/// A sender at work.
pub struct Running {
    pub gate: Gate,
    pub waker: Waker,
    stop: watch::Sender<bool>,
    task: tokio::task::JoinHandle<()>,
}

#[derive(Clone)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("paper").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Office {
    /// At ten in the morning of a working day, without limits of speed.
    pub async fn open() -> Office {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path(), OpenOptions { cache_bytes: 8 << 20 }).expect("a store");
        let mut config = Config::default();
        config.delivery.rate = 1_000_000;
        config.delivery.chat_rate = 1_000_000;
        let morning = "2025-01-20T10:00:00+07:00".parse::<chrono::DateTime<chrono::Utc>>().expect("a time");
        Office {
            server: TelegramServer::start().await,
            store,
            clock: Arc::new(FixedClock::at(morning)),
            config,
            printed: Arc::default(),
            patience: Duration::from_secs(5),
            _folder: folder,
        }
    }

    /// A chair per number, each reached at the chat of that number.
    pub async fn seat_chairs(&self, chats: impl IntoIterator<Item = i64>) {
        let chairs = chats.into_iter().map(|chat| self.chair(&chat.to_string(), &[telegram(chat)])).collect();
        self.store.put_seats(chairs).await.expect("seats");
    }

    pub fn chair(&self, name: &str, chats: &[ChatAddress]) -> (Seat, Vec<Person>) {
        let address = |chat: &ChatAddress| Address { chat: chat.clone(), state: AddressState::Active };
        let person = Person {
            id: PersonId::new(format!("person-{name}")),
            name: name.to_owned(),
            language: None,
            addresses: chats.iter().map(address).collect(),
            unsubscribed_at: None,
        };
        let holding = Holding { person: person.id.clone(), from: chrono::DateTime::UNIX_EPOCH, until: None };
        let seat = Seat {
            id: SeatId::new(format!("seat-{name}")),
            unit: UnitId::new("hy-hiep-cuong"),
            title: format!("Chủ tịch {name}"),
            role: Role::SeatHolder,
            holdings: vec![holding],
            came_from: Vec::new(),
            merged: Vec::new(),
            merged_into: None,
        };
        (seat, vec![person])
    }

    pub async fn issue(&self, message: Message, unknown_policy: UnknownPolicy) -> NoticeId {
        self.issue_as(message, unknown_policy, false).await
    }

    /// Drafts, approves and issues a notice to everybody who is seated.
    pub async fn issue_as(&self, message: Message, unknown_policy: UnknownPolicy, urgent: bool) -> NoticeId {
        use loa::clock::Clock;
        let stamp = Stamp { by: Actor::System, at: self.clock.now() };
        let unit = UnitId::new("hy-kim-dong");
        let draft = NewNotice {
            kind: NoticeKind::Announcement { periods: Vec::new() },
            letter: LetterRef { letter: LetterId::of_content(&unit, "0123456789abcdef"), version: 1 },
            issuer: unit,
            audience: Recipients::everyone(),
            message,
            drafted: stamp.clone(),
            urgent,
            unknown_policy,
            max_lateness: chrono::TimeDelta::hours(72),
            personal: false,
            corrects: None,
        };
        let id = self.store.add_notices(vec![draft]).await.expect("a draft").remove(0).id;
        self.store.approve_notice(id, 0, stamp.clone(), Vec::new()).await.expect("approval");
        let notice = self.store.begin_issue(id, stamp).await.expect("issuing");
        let mut seats = Vec::new();
        for seat in self.store.seats().await.expect("seats") {
            let mut persons = Vec::new();
            for holder in seat.holders() {
                persons.extend(self.store.person(holder).await.expect("a person"));
            }
            seats.push((seat, persons));
        }
        self.store.plan_deliveries(outbox::first_sendings(&notice, &seats)).await.expect("rows");
        self.store.finish_issue(id).await.expect("issued");
        id
    }

    /// Sends over Telegram and a console.
    pub async fn send(&self) -> Running {
        let mut telegram_config = self.config.telegram.clone();
        telegram_config.token = Some(TOKEN.to_owned().into());
        telegram_config.api_url = self.server.url();
        let bot = Telegram::new(&telegram_config, self.patience, Arc::new(self.store.clone())).expect("a bot");
        let console = Console::new(Box::new(Paper(self.printed.clone())), "");
        self.send_through(vec![Arc::new(bot), Arc::new(console)]).await
    }

    pub async fn send_through(&self, channels: Vec<Arc<dyn Channel>>) -> Running {
        use loa::clock::Clock;
        let gate = Gate::new(channels, &self.config.delivery, self.clock.clone());
        let catalogue = Arc::new(Catalogue::embedded());
        let config = Arc::new(self.config.clone());
        let waker = Waker::default();
        let sender =
            Sender::new(self.store.clone(), gate.clone(), catalogue, config, self.clock.clone(), waker.clone());
        let lease = self.store.take_lease(self.clock.now()).await.expect("the lease");
        let (stop, stopping) = watch::channel(false);
        let task = tokio::spawn(async move { sender.run(lease, stopping).await.expect("the sender runs") });
        Running { gate, waker, stop, task }
    }

    pub fn printed(&self) -> String {
        String::from_utf8(self.printed.lock().expect("paper").clone()).expect("text")
    }

    pub async fn rows(&self, notice: NoticeId) -> Vec<Delivery> {
        self.store.deliveries_of(notice).await.expect("rows")
    }

    /// The row of the person at `chat`'s first sending.
    pub async fn row(&self, notice: NoticeId, chat: i64) -> Delivery {
        let person = PersonId::new(format!("person-{chat}"));
        let rows = self.rows(notice).await;
        rows.into_iter().find(|row| row.key.person == person && row.key.n == 0).expect("a row")
    }

    /// Waits until the rows of `notice` satisfy `condition`. Rows change right after what the server sees, so the store
    /// is asked again until it has them.
    pub async fn wait_for_rows(&self, notice: NoticeId, condition: impl Fn(&[Delivery]) -> bool) -> Vec<Delivery> {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(20);
        loop {
            let rows = self.rows(notice).await;
            if condition(&rows) {
                return rows;
            }
            assert!(tokio::time::Instant::now() < deadline, "in vain: {:?}", states(&rows));
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Waits until nothing of `notice` is open.
    pub async fn wait_until_finished(&self, notice: NoticeId) -> Vec<Delivery> {
        self.wait_for_rows(notice, |rows| rows.iter().all(|row| !row.status().is_open())).await
    }

    /// Holds the table against the ledger: what we call accepted was seen exactly once, what was seen has a row that
    /// accounts for it, only repeats are marked, counters are the sums of rows, and nothing is claimed.
    pub async fn check(&self, notice: NoticeId) {
        let rows = self.rows(notice).await;
        let counts = self.store.notice_counts(notice).await.expect("counts");
        for status in DeliveryStatus::ALL {
            let count = rows.iter().filter(|row| row.status() == status).count() as u64;
            assert_eq!(counts.of(status), count, "{status:?}");
        }
        assert_eq!(counts.of(DeliveryStatus::Claimed), 0, "{:?}", states(&rows));
        let mut unexplained: Vec<Seen> = self.server.ledger();
        for row in rows.iter().filter(|row| is_telegram(row)) {
            let DeliveryState::Accepted { message, .. } = &row.state else { continue };
            let place = unexplained.iter().position(|seen| seen.message.to_string() == *message);
            let seen = unexplained.swap_remove(place.unwrap_or_else(|| panic!("{:?} was never seen", row.key)));
            assert_eq!(row.chat, Some(telegram(seen.chat)));
            assert_eq!(seen.text.starts_with(MARK), row.repeat.is_some(), "{}", seen.text);
        }
        for row in rows.iter().filter(|row| row.status() == DeliveryStatus::Unknown) {
            let chat = row.chat.clone();
            if let Some(place) = unexplained.iter().position(|seen| Some(telegram(seen.chat)) == chat) {
                let seen = unexplained.swap_remove(place);
                assert_eq!(seen.text.starts_with(MARK), row.repeat.is_some(), "{}", seen.text);
            }
        }
        assert!(unexplained.is_empty(), "seen without a row that accounts for it: {unexplained:?}");
    }
}

impl Running {
    /// Stops as SIGTERM does, and waits for the end.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        let ended = tokio::time::timeout(Duration::from_secs(20), self.task).await;
        ended.expect("the sender stops").expect("the sender does not panic");
    }
}

pub fn telegram(chat: i64) -> ChatAddress {
    ChatAddress { channel: ChannelKind::Telegram, chat: chat.to_string() }
}

pub fn console(chat: &str) -> ChatAddress {
    ChatAddress { channel: ChannelKind::Console, chat: chat.to_owned() }
}

pub fn announcement() -> Message {
    Message::new()
        .title("Kết quả tháng 12/2024")
        .line("Tổng điểm: 87,96")
        .choice("Đã tiếp nhận", Action::Acknowledge(NoticeId(1)))
}

pub fn states(rows: &[Delivery]) -> Vec<(&str, u16, &DeliveryState)> {
    rows.iter().map(|row| (row.key.person.as_str(), row.key.n, &row.state)).collect()
}

fn is_telegram(row: &Delivery) -> bool {
    row.chat.as_ref().is_some_and(|chat| chat.channel == ChannelKind::Telegram)
}
