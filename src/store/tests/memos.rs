use super::world::{World, at, chat, held, person};
use crate::domain::delivery::{DeliveryStatus, Outcome, RetryPolicy};
use crate::domain::memo::{MemoRecipient, NewMemo};
use crate::domain::message::Message;
use crate::domain::notice::NoticeId;
use crate::domain::seat::{ChannelKind, PersonId, SeatId};
use crate::store::Store;
use crate::store::keys::{Key, Space};
use chrono::TimeDelta;

const RETRY: RetryPolicy =
    RetryPolicy { max_attempts: 8, first_delay: TimeDelta::seconds(5), max_delay: TimeDelta::seconds(900) };
const DAY: i64 = 86_400;

async fn seated() -> World {
    let world = World::new();
    let seats = ["1", "2"].map(|name| (held(name, "unit", name), vec![person(name, name)]));
    world.store.put_seats(seats.to_vec()).await.expect("seats");
    world
}

/// A memo to two persons.
async fn memo(store: &Store, day: i64, occasion: &str) -> Option<NoticeId> {
    let to = ["1", "2"].map(|name| MemoRecipient {
        seat: SeatId::new(name),
        person: PersonId::new(name),
        chat: Some(chat(name)),
    });
    let memo = NewMemo::new(Message::text(format!("tin {occasion}")), to.to_vec(), at(day * DAY));
    store.write_memo(memo.on("test", occasion)).await.expect("written")
}

/// Every due row arrives.
async fn deliver(store: &Store) {
    let lease = store.take_lease(at(0)).await.expect("a lease").generation;
    let mut rows = store.claim_due(ChannelKind::Telegram, at(0), 100, lease).await.expect("claimed");
    for row in &mut rows {
        row.record(&Outcome::Accepted { message: "1".to_owned() }, true, at(1), &RETRY, 0.0);
    }
    store.record_deliveries(rows, Vec::new()).await.expect("recorded");
}

#[tokio::test]
async fn old_memos_are_forgotten_whole_and_nobody_is_told_again() {
    let world = seated().await;
    let store = &world.store;
    let mut rows = Vec::new();
    for week in 0..52 {
        memo(store, 7 * week, &format!("week {week}")).await.expect("written");
        deliver(store).await;
        store.forget_memos(at(7 * week * DAY) - TimeDelta::days(30)).await.expect("forgotten");
        rows.push(store.engine.scan_all().count());
    }
    // Of what is forgotten, the mark of its occasion alone is left.
    assert_eq!(rows[51] - rows[11], 40, "{rows:?}");
    assert_eq!(store.engine.scan(&Key::of(Space::Memo)).count(), 5);
    let last = store.last_memo_to(&PersonId::new("1")).await.expect("read");
    let last = store.memo(last[0].key.notice).await.expect("read").expect("the newest is there");
    assert_eq!(last.message.plain_text(), "tin week 51");
    assert_eq!(memo(store, 400, "week 0").await, None, "told once");
    assert_eq!(store.check().await.expect("checked"), Vec::<String>::new());
    let world = world.reopened();
    assert_eq!(world.store.check().await.expect("checked"), Vec::<String>::new());
}

#[tokio::test]
async fn what_may_still_leave_is_not_forgotten() {
    let world = seated().await;
    let store = &world.store;
    let memo = memo(store, 0, "held").await.expect("written");
    assert_eq!(store.forget_memos(at(400 * DAY)).await.expect("forgotten"), 0);
    assert_eq!(store.notice_counts(memo).await.expect("counts").of(DeliveryStatus::Planned), 2);
    deliver(store).await;
    // It might have left until then.
    assert_eq!(store.forget_memos(at(DAY)).await.expect("forgotten"), 0);
    assert_eq!(store.forget_memos(at(4 * DAY)).await.expect("forgotten"), 1);
    assert_eq!(store.memo(memo).await.expect("read"), None);
    assert_eq!(store.deliveries_of(memo).await.expect("read"), Vec::new());
    assert_eq!(store.queue().await.expect("counted").0.values().sum::<u64>(), 0);
}
