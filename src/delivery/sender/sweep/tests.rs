use super::*;
use crate::channel::console::Console;
use crate::clock::FixedClock;
use crate::config::Config;
use crate::delivery::sender::Waker;
use crate::delivery::sender::prepare::Preparation;
use crate::delivery::{Gate, outbox};
use crate::domain::delivery::{Delivery, DeliveryState, GoneReason};
use crate::domain::message::Message;
use crate::domain::notice::{NoticeId, NoticeKind, Stamp, UnknownPolicy};
use crate::domain::recipients::Recipients;
use crate::domain::rights::Actor;
use crate::domain::seat::{ChannelKind, ChatAddress};
use crate::domain::unit::UnitId;
use crate::store::{NewNotice, OpenOptions, Store};
use crate::text::Catalogue;

const CONSOLE: ChannelKind = ChannelKind::Console;

/// A sender's surroundings without its lines, and a notice issued to three.
struct World {
    shared: Arc<Shared>,
    clock: Arc<FixedClock>,
    notice: NoticeId,
    lease: u64,
    seen: tokio::sync::Mutex<Seen>,
    _folder: tempfile::TempDir,
}

impl World {
    async fn new(policy: UnknownPolicy) -> World {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path(), OpenOptions { cache_bytes: 1 << 20 }).expect("a store");
        let clock = Arc::new(FixedClock::at("2025-01-20T03:00:00Z".parse().expect("a time")));
        let config = Arc::new(Config::default());
        let console = Arc::new(Console::new(Box::new(std::io::sink()), ""));
        let gate = Gate::new(vec![console], &config.delivery, clock.clone());
        let preparation = Preparation::new(Arc::new(Catalogue::embedded()), &config);
        let lease = store.take_lease(at(&clock)).await.expect("the lease").generation;
        let notice = issue(&store, policy, at(&clock)).await;
        let shared = Shared { store, gate, config, clock: clock.clone(), preparation, wake: Waker::default() };
        World { shared: Arc::new(shared), clock, notice, lease, seen: Default::default(), _folder: folder }
    }

    async fn look(&self, started_at: DateTime<Utc>) {
        look(&self.shared, &mut *self.seen.lock().await, started_at).await.expect("looked after");
    }

    async fn rows(&self) -> Vec<Delivery> {
        self.shared.store.deliveries_of(self.notice).await.expect("rows")
    }
}

fn at(clock: &FixedClock) -> DateTime<Utc> {
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

#[tokio::test(start_paused = true)]
async fn a_claim_that_no_outcome_comes_for_becomes_undecided_and_a_late_outcome_makes_nothing_up() {
    let world = World::new(UnknownPolicy::RepeatMarked).await;
    let (store, started_at) = (&world.shared.store, at(&world.clock));
    let claimed = store.claim_due(CONSOLE, started_at, 2, world.lease).await.expect("claimed");
    world.look(started_at).await;
    world.clock.advance(TimeDelta::days(1));
    tokio::time::advance(LONGEST_CLAIM - Duration::from_secs(1)).await;
    world.look(started_at).await;
    assert!(
        world.rows().await.iter().all(|row| row.repeat.is_none()),
        "it may still come, whatever the wall clock says"
    );

    tokio::time::advance(Duration::from_secs(2)).await;
    world.look(started_at).await;
    let rows = world.rows().await;
    let of = |status| rows.iter().filter(|row| row.status() == status).count();
    assert_eq!((of(DeliveryStatus::Unknown), of(DeliveryStatus::Planned)), (2, 3), "two repeats, and the third");

    let [mut first, mut second] = <[Delivery; 2]>::try_from(claimed).expect("two rows");
    first.state = DeliveryState::Gone { reason: GoneReason::Blocked };
    second.state = DeliveryState::Accepted { message: "9".to_owned(), at: started_at };
    store.record_deliveries(vec![first.clone(), second.clone()], Vec::new()).await.expect("recorded");
    let kept = store.delivery(&first.key).await.expect("read").expect("a row");
    assert_eq!(kept.status(), DeliveryStatus::Unknown, "undecided stays undecided");
    let arrived = store.delivery(&second.key).await.expect("read").expect("a row");
    assert_eq!(arrived.status(), DeliveryStatus::Accepted, "what arrived has arrived");
    assert_eq!(store.hold().await.expect("read"), None);
    assert_eq!(store.check().await.expect("checked"), Vec::<String>::new());
}

#[tokio::test]
async fn a_channel_on_which_nothing_moves_is_noted_once_and_forgotten_when_it_moves() {
    let world = World::new(UnknownPolicy::Hold).await;
    let (store, started_at) = (&world.shared.store, at(&world.clock));
    world.clock.advance(LONGEST_STANDSTILL);
    world.look(started_at).await;
    assert_eq!(store.stall(CONSOLE).await.expect("read"), None);

    world.clock.advance(TimeDelta::seconds(1));
    world.look(started_at).await;
    let stall = store.stall(CONSOLE).await.expect("read").expect("a stall");
    assert_eq!((stall.since, stall.told), (started_at, false));
    store.set_stall(CONSOLE, Some(Stall { told: true, ..stall })).await.expect("told");
    world.look(started_at).await;
    assert_eq!(store.stall(CONSOLE).await.expect("read").map(|stall| stall.told), Some(true), "told once");

    let lane = world.shared.gate.lane(CONSOLE).expect("a lane");
    lane.note_claim(at(&world.clock));
    world.look(started_at).await;
    assert_eq!(store.stall(CONSOLE).await.expect("read"), None);
}

#[tokio::test]
async fn what_is_held_is_no_standstill() {
    let world = World::new(UnknownPolicy::Hold).await;
    let (store, started_at) = (&world.shared.store, at(&world.clock));
    world.shared.gate.hold(CONSOLE);
    world.clock.advance(TimeDelta::hours(5));
    world.look(started_at).await;
    assert_eq!(store.stall(CONSOLE).await.expect("read"), None, "the channel is held back");
    world.shared.gate.resume(CONSOLE);
    let stamp = Stamp { by: Actor::System, at: started_at };
    store.pause_notice(world.notice, Some(stamp)).await.expect("paused");
    world.look(started_at).await;
    assert_eq!(store.stall(CONSOLE).await.expect("read"), None, "the notice is held back");
}
