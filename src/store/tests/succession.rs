use super::world::{World, at, chat, held, invitation, person, stamp};
use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryStatus, Outcome, Repeat, RepeatReason, RetryPolicy};
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::seat::{ChannelKind, Invitation, PersonId, SeatId};
use crate::store::{Redemption, Store};
use chrono::TimeDelta;
use std::time::Duration;

const RETRY: RetryPolicy =
    RetryPolicy { max_attempts: 8, first_delay: TimeDelta::seconds(5), max_delay: TimeDelta::seconds(900) };

/// One seat, its first holder, and a notice to it.
struct Story {
    world: World,
    notice: NoticeId,
}

impl Story {
    async fn begin() -> Story {
        let world = World::new();
        world.store.put_seats(vec![(held("s", "unit", "first"), vec![person("first", "1")])]).await.expect("a seat");
        let notice = world.issuing().await;
        world.store.plan_deliveries(vec![row(notice, "first", "1")]).await.expect("planned");
        world.store.finish_issue(notice).await.expect("issued");
        Story { world, notice }
    }

    fn store(&self) -> &Store {
        &self.world.store
    }

    /// A newcomer at `chat` takes the seat over; who it is.
    async fn hand_over(&self, chat_name: &str, seconds: i64) -> PersonId {
        let code = format!("code-{chat_name}");
        let hands_over = Invitation { hands_over: true, ..invitation(&code, "s") };
        self.store().add_invitation(hands_over).await.expect("invited");
        let used = self.store().redeem_invitation(&code, &chat(chat_name), "Ông Mới", at(seconds)).await.expect("used");
        let Redemption::Seated(seated) = used else { panic!("{used:?}") };
        seated.person.id
    }

    async fn claim(&self) -> Vec<Delivery> {
        let lease = self.store().take_lease(at(10)).await.expect("a lease").generation;
        self.store().claim_due(ChannelKind::Telegram, at(10), 10, lease).await.expect("claimed")
    }

    async fn record(&self, mut rows: Vec<Delivery>, outcome: Outcome) {
        rows.iter_mut().for_each(|row| row.record(&outcome, true, at(20), &RETRY, 0.0));
        self.store().record_deliveries(rows, Vec::new()).await.expect("recorded");
    }

    async fn statuses(&self) -> Vec<(String, u16, DeliveryStatus)> {
        let rows = self.store().deliveries_of(self.notice).await.expect("rows");
        rows.into_iter().map(|row| (row.key.person.to_string(), row.key.n, row.status())).collect()
    }
}

fn row(notice: NoticeId, person: &str, chat_name: &str) -> Delivery {
    let key = DeliveryKey { notice, seat: SeatId::new("s"), person: PersonId::new(person), n: 0 };
    Delivery::planned(key, Some(chat(chat_name)))
}

fn slow_down() -> Outcome {
    Outcome::SlowDown { retry_after: Duration::from_secs(1) }
}

fn accepted() -> Outcome {
    Outcome::Accepted { message: "7".to_owned() }
}

#[tokio::test]
async fn what_waits_goes_to_the_next_holder_of_a_paused_notice_too() {
    let story = Story::begin().await;
    story.store().pause_notice(story.notice, Some(stamp(3))).await.expect("paused");
    let new = story.hand_over("2", 5).await;
    let expected = [("first".to_owned(), 0, DeliveryStatus::Cancelled), (new.to_string(), 0, DeliveryStatus::Planned)];
    assert_eq!(story.statuses().await, expected);
    assert_eq!(story.store().check().await.expect("checked"), Vec::<String>::new());
}

#[tokio::test]
async fn what_was_under_way_and_comes_back_goes_to_whoever_holds_the_seat_then() {
    let story = Story::begin().await;
    let under_way = story.claim().await;
    story.hand_over("2", 11).await;
    let last = story.hand_over("3", 12).await;
    story.record(under_way, slow_down()).await;
    let expected = [("first".to_owned(), 0, DeliveryStatus::Cancelled), (last.to_string(), 0, DeliveryStatus::Planned)];
    assert_eq!(story.statuses().await, expected);
    assert_eq!(story.store().check().await.expect("checked"), Vec::<String>::new());
}

#[tokio::test]
async fn what_arrived_stays_with_the_seat_and_a_withdrawn_seat_passes_nothing_on() {
    let story = Story::begin().await;
    let under_way = story.claim().await;
    story.hand_over("2", 11).await;
    story.record(under_way, accepted()).await;
    assert_eq!(story.statuses().await, [("first".to_owned(), 0, DeliveryStatus::Accepted)]);

    let story = Story::begin().await;
    let under_way = story.claim().await;
    story.store().revoke_seat(&SeatId::new("s"), at(11)).await.expect("withdrawn");
    story.hand_over("2", 12).await;
    story.record(under_way, slow_down()).await;
    assert_eq!(story.statuses().await, [("first".to_owned(), 0, DeliveryStatus::Waiting)]);
}

#[tokio::test]
async fn a_successor_gets_one_of_the_same_and_knows_of_the_acknowledgement() {
    let story = Story::begin().await;
    let (store, notice) = (story.store(), story.notice);
    let second = (held("s", "unit", "second"), vec![person("second", "9")]);
    store.put_seats(vec![second]).await.expect("a second holder");
    let under_way = story.claim().await;
    story.record(under_way, accepted()).await;
    let asked_for = |person: &str, chat_name: &str, n| {
        let planned = row(notice, person, chat_name);
        let repeat = Some(Repeat { reason: RepeatReason::AskedFor, decided_by: "office".to_owned() });
        Delivery { key: DeliveryKey { n, ..planned.key }, repeat, ..planned }
    };
    let repeats = vec![asked_for("first", "1", 1), asked_for("second", "9", 2)];
    store.plan_deliveries(repeats).await.expect("planned");
    let acknowledged = Acknowledgement { notice, seat: SeatId::new("s"), by: PersonId::new("first"), at: at(30) };
    store.acknowledge(acknowledged).await.expect("acknowledged");
    let new = story.hand_over("2", 40).await;
    let rows = store.deliveries_of(notice).await.expect("rows");
    let of_new: Vec<&Delivery> = rows.iter().filter(|row| row.key.person == new).collect();
    assert_eq!(of_new.len(), 1, "{of_new:?}");
    assert_eq!((of_new[0].status(), of_new[0].acknowledged_at), (DeliveryStatus::Planned, Some(at(30))));
    assert_eq!(store.check().await.expect("checked"), Vec::<String>::new());
}
