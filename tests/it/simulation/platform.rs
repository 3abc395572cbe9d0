//! The platforms and the persons behind them: what becomes of a request, and the ledger of what was seen.

use super::KINDS;
use super::acts::Words;
use super::clock::SimulatedClock;
use super::invariants;
use crate::dice::Dice;
use chrono::{DateTime, Utc};
use loa::channel::render::Part;
use loa::channel::{Capabilities, Channel, Sending, capabilities_of};
use loa::config::Config;
use loa::domain::calendar::OfficeHours;
use loa::domain::delivery::{DeliveryKey, GoneReason, Outcome};
use loa::domain::notice::{Acknowledgement, NoticeId};
use loa::domain::seat::{ChannelKind, ChatAddress, PersonId};
use loa::store::Store;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// Everything outside the process, and what the simulation knows to have happened.
pub struct World {
    state: Mutex<State>,
    crash: watch::Sender<bool>,
    pub clock: Arc<SimulatedClock>,
    pub hours: OfficeHours,
}

pub struct State {
    seed: u64,
    /// Requests that left for each row.
    departures: BTreeMap<DeliveryKey, u64>,
    /// In a hundred requests, how many meet trouble.
    trouble: u64,
    /// The store and the generation of the process that is alive.
    pub alive: Option<(Store, u64)>,
    crashing: bool,
    last_message: u64,
    blocked: BTreeSet<ChatAddress>,
    /// Chats that have another identifier now.
    moved: BTreeMap<ChatAddress, String>,
    /// What each row's recipient saw of it.
    pub sightings: BTreeMap<DeliveryKey, Sighting>,
    /// The rows of which the beginning has left. A reminder may leave between two parts of what it reminds of.
    pub begun: BTreeSet<DeliveryKey>,
    /// Whose chats they are, by the digits that a chat keeps when it moves.
    pub persons: BTreeMap<String, PersonId>,
    /// Messages that a platform will tell the arrival of.
    pub receipts: Vec<(ChatAddress, String)>,
    pub newcomers: usize,
    /// Seats that somebody was to take over, and those that were withdrawn.
    pub handed_over: BTreeSet<String>,
    pub vacated: BTreeSet<String>,
    /// The first rows of each notice, as they were planned.
    pub planned: BTreeMap<NoticeId, BTreeSet<DeliveryKey>>,
    /// What each notice says, as it was approved.
    pub texts: BTreeMap<NoticeId, Words>,
    pub acknowledged: BTreeMap<(NoticeId, String), Acknowledgement>,
    /// Who has pressed for which seat; whether a word came back, or the process ended before, is another matter.
    pub pressed: BTreeSet<(NoticeId, String, PersonId)>,
    pub cancelled: BTreeMap<NoticeId, DateTime<Utc>>,
    pub steps: u64,
    pub violation: Option<String>,
}

/// How often each paragraph was seen on each channel; paragraph 0 is the title.
#[derive(Clone, Default)]
pub struct Sighting(BTreeMap<(ChannelKind, usize), u64>);

impl Sighting {
    pub fn most(&self) -> u64 {
        self.0.values().copied().max().unwrap_or(0)
    }

    /// How often the one of `paragraphs` that was seen most on a channel was seen there.
    pub fn most_of(&self, kind: ChannelKind, paragraphs: &[usize]) -> u64 {
        paragraphs.iter().filter_map(|paragraph| self.0.get(&(kind, *paragraph)).copied()).max().unwrap_or(0)
    }

    /// All paragraphs up to `last` have been seen on one channel.
    pub fn is_whole(&self, last: usize) -> bool {
        KINDS.into_iter().any(|kind| (0..=last).all(|number| self.0.contains_key(&(kind, number))))
    }

    fn add(&mut self, kind: ChannelKind, paragraphs: &[usize]) {
        for paragraph in paragraphs {
            *self.0.entry((kind, *paragraph)).or_default() += 1;
        }
    }
}

/// A request as the platform takes it: of which row, and what of it.
pub struct Leaving {
    pub key: DeliveryKey,
    pub paragraphs: Vec<usize>,
}

/// What becomes of a request.
enum Fate {
    Arrives,
    Slow(u64),
    CrashBefore,
    CrashAfter,
    /// The request has its effect; no answer comes.
    AnswerLost,
    /// The effect comes, the answer later than anybody waits.
    AnswerLate,
    Refused(Outcome),
}

impl World {
    pub fn new(dice: &mut Dice, clock: Arc<SimulatedClock>, config: &Config) -> Arc<World> {
        let trouble = dice.pick(&[0, 10, 40]);
        let state = State {
            seed: dice.throw(),
            departures: BTreeMap::new(),
            trouble,
            alive: None,
            crashing: false,
            last_message: 0,
            blocked: BTreeSet::new(),
            moved: BTreeMap::new(),
            sightings: BTreeMap::new(),
            begun: BTreeSet::new(),
            persons: BTreeMap::new(),
            receipts: Vec::new(),
            newcomers: 0,
            handed_over: BTreeSet::new(),
            vacated: BTreeSet::new(),
            planned: BTreeMap::new(),
            texts: BTreeMap::new(),
            acknowledged: BTreeMap::new(),
            pressed: BTreeSet::new(),
            cancelled: BTreeMap::new(),
            steps: 0,
            violation: None,
        };
        let (crash, _) = watch::channel(false);
        Arc::new(World { state: Mutex::new(state), crash, clock, hours: config.office_hours() })
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells when the process is to die.
    pub fn new_life(&self) -> watch::Receiver<bool> {
        self.state().crashing = false;
        self.crash.send_replace(false);
        self.crash.subscribe()
    }

    pub fn begin(&self, store: &Store, generation: u64) {
        let mut state = self.state();
        state.alive = Some((store.clone(), generation));
    }

    /// No trouble any more; who has blocked the bot, has.
    pub fn heal(&self) {
        self.state().trouble = 0;
    }

    pub fn steps(&self) -> u64 {
        self.state().steps
    }

    pub fn seen(&self) -> u64 {
        self.state().sightings.values().map(Sighting::most).sum()
    }

    pub fn die(&self) {
        self.state().crashing = true;
        self.crash.send_replace(true);
    }
}

impl State {
    /// By the row and how often it has been tried: which of two requests comes first is not for the seed to say.
    fn fate(&mut self, chat: &ChatAddress, key: &DeliveryKey) -> Fate {
        let departures = self.departures.entry(key.clone()).or_default();
        *departures += 1;
        let row = format!("{key:?} {departures} {}", chat.channel.code());
        let mixed = row.bytes().fold(self.seed, |mixed, byte| (mixed ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3));
        let mut dice = Dice::of(mixed);
        if let Some(to) = self.moved.get(chat) {
            return Fate::Refused(Outcome::Moved { chat: to.clone() });
        }
        if self.blocked.contains(chat) {
            return Fate::Refused(Outcome::Gone(GoneReason::Blocked));
        }
        if dice.between(0, 100) >= self.trouble {
            return if self.trouble > 0 && dice.one_in(3) { Fate::Slow(dice.between(1, 4_000)) } else { Fate::Arrives };
        }
        match dice.between(0, 14) {
            0 | 1 => Fate::CrashBefore,
            2 | 3 => Fate::CrashAfter,
            4 => Fate::AnswerLost,
            5 => Fate::AnswerLate,
            6 => Fate::Refused(Outcome::Undecided { reason: "HTTP 502 without JSON".to_owned() }),
            7 | 8 => Fate::Refused(Outcome::TryLater { reason: "500 Internal Server Error".to_owned() }),
            9 => Fate::Refused(Outcome::Content { reason: "message is too long".to_owned() }),
            10 => {
                self.blocked.insert(chat.clone());
                Fate::Refused(Outcome::Gone(GoneReason::Blocked))
            }
            11 => {
                let to = format!("{}00", chat.chat);
                self.moved.insert(chat.clone(), to.clone());
                Fate::Refused(Outcome::Moved { chat: to })
            }
            _ => {
                let seconds = dice.pick(&[0, 1, 35, 120]);
                Fate::Refused(Outcome::SlowDown { retry_after: Duration::from_secs(seconds) })
            }
        }
    }

    /// An answer to a question is on the phone; its identifier.
    pub fn answer_arrives(&mut self, chat: &ChatAddress) -> String {
        self.last_message += 1;
        let message = self.last_message.to_string();
        self.receipts.push((chat.clone(), message.clone()));
        message
    }

    /// The message is on the phone; its identifier.
    fn arrive(&mut self, chat: &ChatAddress, leaving: &Leaving) -> String {
        self.sightings.entry(leaving.key.clone()).or_default().add(chat.channel, &leaving.paragraphs);
        self.last_message += 1;
        let message = self.last_message.to_string();
        if capabilities_of(chat.channel).receipts {
            self.receipts.push((chat.clone(), message.clone()));
        }
        message
    }
}

/// One channel of the process, to the world.
pub struct Platform {
    kind: ChannelKind,
    world: Arc<World>,
}

impl Platform {
    pub fn new(kind: ChannelKind, world: &Arc<World>) -> Platform {
        Platform { kind, world: Arc::clone(world) }
    }

    async fn take(&self, chat: &str, part: &Part) -> Outcome {
        let chat = ChatAddress { channel: self.kind, chat: chat.to_owned() };
        let leaving = match invariants::leaving(&self.world, &chat, part).await {
            Ok(leaving) => leaving,
            Err(violation) => {
                self.world.state().violation.get_or_insert(violation);
                return Outcome::Content { reason: "violation".to_owned() };
            }
        };
        if self.world.state().crashing {
            return std::future::pending().await;
        }
        let fate = self.world.state().fate(&chat, &leaving.key);
        match fate {
            Fate::Arrives => self.answer(&chat, &leaving).await,
            Fate::Slow(milliseconds) => {
                tokio::time::sleep(Duration::from_millis(milliseconds)).await;
                self.answer(&chat, &leaving).await
            }
            Fate::CrashBefore => {
                self.world.die();
                std::future::pending().await
            }
            Fate::CrashAfter => {
                self.world.state().arrive(&chat, &leaving);
                self.world.die();
                std::future::pending().await
            }
            Fate::AnswerLost => {
                self.world.state().arrive(&chat, &leaving);
                Outcome::Undecided { reason: "connection reset".to_owned() }
            }
            Fate::AnswerLate => {
                let message = self.world.state().arrive(&chat, &leaving);
                tokio::time::sleep(Duration::from_secs(3600)).await;
                Outcome::Accepted { message }
            }
            Fate::Refused(outcome) => outcome,
        }
    }

    /// It arrives, and the answer comes; a channel with receipts remembers what has gone out.
    async fn answer(&self, chat: &ChatAddress, leaving: &Leaving) -> Outcome {
        let (message, alive) = {
            let mut state = self.world.state();
            (state.arrive(chat, leaving), state.alive.clone())
        };
        if let Some((store, _)) = alive.filter(|_| self.capabilities().receipts)
            && let Err(error) = store.note_sent(chat, &message).await
        {
            self.world.state().violation.get_or_insert(error.to_string());
        }
        Outcome::Accepted { message }
    }
}

impl Channel for Platform {
    fn kind(&self) -> ChannelKind {
        self.kind
    }

    fn capabilities(&self) -> Capabilities {
        capabilities_of(self.kind)
    }

    fn send<'a>(&'a self, chat: &'a str, part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(self.take(chat, part))
    }

    fn edit<'a>(&'a self, _: &'a str, _: &'a str, _: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Content { reason: "nothing is edited here".to_owned() } })
    }

    fn confirm_press<'a>(&'a self, _: &'a str, _: &'a str) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Accepted { message: String::new() } })
    }
}
