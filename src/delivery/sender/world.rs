//! A sender's surroundings without its lines, for tests of its parts.

use super::{Shared, Waker};
use crate::channel::console::Console;
use crate::clock::FixedClock;
use crate::config::Config;
use crate::delivery::sender::prepare::Preparation;
use crate::delivery::{Gate, outbox};
use crate::domain::delivery::Delivery;
use crate::domain::message::Message;
use crate::domain::notice::{NoticeId, NoticeKind, Stamp, UnknownPolicy};
use crate::domain::recipients::Recipients;
use crate::domain::rights::Actor;
use crate::domain::seat::{ChannelKind, ChatAddress};
use crate::domain::unit::UnitId;
use crate::store::{NewNotice, OpenOptions, Store};
use crate::text::Catalogue;
use chrono::{DateTime, TimeDelta, Utc};
use std::io::Write;
use std::sync::Arc;

pub(super) const CONSOLE: ChannelKind = ChannelKind::Console;

/// With a notice issued to three, over the console.
pub(super) struct World {
    pub shared: Arc<Shared>,
    pub clock: Arc<FixedClock>,
    pub notice: NoticeId,
    pub lease: u64,
    _folder: tempfile::TempDir,
}

impl World {
    pub async fn new(policy: UnknownPolicy) -> World {
        World::telling(policy, Box::new(std::io::sink())).await
    }

    /// What is sent is written to `told`.
    pub async fn telling(policy: UnknownPolicy, told: Box<dyn Write + Send>) -> World {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path(), OpenOptions { cache_bytes: 1 << 20 }).expect("a store");
        let clock = Arc::new(FixedClock::at("2025-01-20T03:00:00Z".parse().expect("a time")));
        let config = Arc::new(Config::default());
        let console = Arc::new(Console::new(told, ""));
        let gate = Gate::new(vec![console], &config.delivery, clock.clone());
        let preparation = Preparation::new(Arc::new(Catalogue::embedded()), &config);
        let lease = store.take_lease(at(&clock)).await.expect("the lease").generation;
        let notice = issue(&store, policy, at(&clock)).await;
        let shared = Shared { store, gate, config, clock: clock.clone(), preparation, wake: Waker::default() };
        World { shared: Arc::new(shared), clock, notice, lease, _folder: folder }
    }

    pub async fn rows(&self) -> Vec<Delivery> {
        self.shared.store.deliveries_of(self.notice).await.expect("rows")
    }
}

pub(super) fn at(clock: &FixedClock) -> DateTime<Utc> {
    crate::clock::Clock::now(clock)
}

async fn issue(store: &Store, unknown_policy: UnknownPolicy, now: DateTime<Utc>) -> NoticeId {
    let known = crate::delivery::fixture::notice();
    let stamp = Stamp { by: Actor::System, at: now };
    let draft = NewNotice {
        kind: NoticeKind::Announcement { periods: Vec::new() },
        letter: known.letter,
        issuer: UnitId::new("hy-kim-dong"),
        audience: Recipients::everyone(),
        message: Message::text("Kết quả"),
        drafted: stamp.clone(),
        urgent: false,
        unknown_policy,
        max_lateness: TimeDelta::hours(72),
        personal: false,
        corrects: None,
    };
    let id = store.add_notices(vec![draft]).await.expect("a draft").remove(0).id;
    store.approve_notice(id, 0, stamp.clone(), Vec::new()).await.expect("approved");
    let notice = store.begin_issue(id, stamp).await.expect("issuing");
    let seats: Vec<_> = ["a", "b", "c"].map(|name| crate::delivery::fixture::seat(name, &[name])).into();
    let console = |row: Delivery| Delivery {
        chat: row.chat.map(|chat| ChatAddress { channel: CONSOLE, chat: chat.chat }),
        ..row
    };
    let rows = outbox::first_sendings(&notice, &seats).into_iter().map(console).collect();
    store.plan_deliveries(rows).await.expect("rows");
    store.finish_issue(id).await.expect("issued");
    id
}
