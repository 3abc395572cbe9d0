use super::world::{World, at};
use crate::domain::seat::ChannelKind;
use crate::store::{RawUpdate, UpdateKey};

fn update(id: &str) -> RawUpdate {
    let key = UpdateKey { channel: ChannelKind::Telegram, id: id.into() };
    RawUpdate { key, sequence: 0, received_at: at(0), body: format!("{{\"update\":\"{id}\"}}") }
}

fn ids(updates: &[RawUpdate]) -> Vec<&str> {
    updates.iter().map(|update| update.key.id.as_str()).collect()
}

#[tokio::test]
async fn an_update_is_received_once_and_order_is_kept() {
    let world = World::new();
    let first = world.store.receive_updates(vec![update("9"), update("10"), update("9")]).await.unwrap();
    assert_eq!(ids(&first), ["9", "10"]);
    let second = world.store.receive_updates(vec![update("10"), update("11")]).await.unwrap();
    assert_eq!(ids(&second), ["11"]);
    let other = RawUpdate { key: UpdateKey { channel: ChannelKind::ZaloBot, id: "9".into() }, ..update("9") };
    assert_eq!(world.store.receive_updates(vec![other]).await.unwrap().len(), 1, "channels number for themselves");
    let unfinished = world.reopened().store.unfinished_updates().await.unwrap();
    assert_eq!(ids(&unfinished), ["9", "10", "11", "9"]);
    assert!(unfinished.is_sorted_by(|a, b| a.sequence < b.sequence));
    assert_eq!(unfinished[0], first[0]);
}

#[tokio::test]
async fn a_finished_update_is_recognised_until_it_is_forgotten() {
    let world = World::new();
    let stored = world.store.receive_updates(vec![update("1"), update("2")]).await.unwrap();
    world.store.finish_update(&stored[0].key, at(100)).await.unwrap();
    world.store.finish_update(&stored[0].key, at(900)).await.unwrap();
    assert_eq!(ids(&world.store.unfinished_updates().await.unwrap()), ["2"]);
    assert!(world.store.receive_updates(vec![update("1")]).await.unwrap().is_empty());
    assert_eq!(world.store.forget_updates(at(100)).await.unwrap(), 0);
    assert_eq!(world.store.forget_updates(at(101)).await.unwrap(), 1);
    assert_eq!(world.store.receive_updates(vec![update("1"), update("2")]).await.unwrap().len(), 1);
}

#[tokio::test]
async fn numbers_go_on_after_everything_was_finished() {
    let world = World::new();
    let first = world.store.receive_updates(vec![update("1")]).await.unwrap().remove(0);
    world.store.finish_update(&first.key, at(1)).await.unwrap();
    world.store.forget_updates(at(2)).await.unwrap();
    let second = world.reopened().store.receive_updates(vec![update("2")]).await.unwrap().remove(0);
    assert!(second.sequence > first.sequence);
}
