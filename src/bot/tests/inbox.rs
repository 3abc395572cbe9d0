use super::phone::{World, inbound};
use crate::bot::{Inbox, Parser};
use crate::channel::inbound::Event;
use crate::clock::Clock;
use crate::desk::fixture::Office;
use crate::domain::seat::ChannelKind;
use crate::store::{RawUpdate, UpdateKey};
use std::sync::Arc;

fn update(world: &World, id: &str, body: &str) -> RawUpdate {
    let key = UpdateKey { channel: ChannelKind::Console, id: id.to_owned() };
    RawUpdate { key, sequence: 0, received_at: world.office.clock.now(), body: body.to_owned() }
}

/// `chat text`; nothing else says anything.
fn parser() -> Parser {
    Arc::new(|update| {
        let (chat, text) = update.body.split_once(' ')?;
        Some(inbound(chat, Event::Text(text.to_owned())))
    })
}

#[tokio::test]
async fn updates_of_one_chat_are_handled_in_order_and_a_redelivery_is_dropped() {
    let world = World::new(Office::seated().await);
    let inbox = Inbox::new(world.bot.clone(), parser());
    let updates = || {
        vec![
            update(&world, "1", "chair /ngonngu en"),
            update(&world, "2", "chair /ngonngu vi"),
            update(&world, "3", "head /ngonngu en"),
            update(&world, "4", "chair /ngonngu"),
            update(&world, "5", "nothing"),
        ]
    };
    assert_eq!(inbox.receive(updates()).await.expect("received"), 5);
    inbox.idle().await;
    let shown = world.phones.take("chair");
    let words = ["The language is English now.", "Đã chuyển sang tiếng Việt.", "Chọn ngôn ngữ:"];
    let places: Vec<Option<usize>> = words.iter().map(|word| shown.find(word)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{shown}");
    assert!(world.phones.take("head").contains("English"));
    assert!(world.office.desk.store.unfinished_updates().await.expect("read").is_empty());

    assert_eq!(inbox.receive(updates()).await.expect("received"), 0);
    inbox.idle().await;
    assert_eq!(world.phones.take("chair"), "");
}

#[tokio::test(start_paused = true)]
async fn an_update_that_is_answered_at_once_may_be_confirmed_with_nothing_left_to_do() {
    let world = World::new(Office::seated().await);
    let inbox = Inbox::new(world.bot.clone(), parser());
    inbox.receive(vec![update(&world, "1", "chair /toi"), update(&world, "2", "nothing")]).await.expect("received");
    assert!(world.phones.take("chair").contains("Dữ liệu lưu về đồng chí"));
    assert!(world.office.desk.store.unfinished_updates().await.expect("read").is_empty());
}

#[tokio::test]
async fn what_a_crash_left_unfinished_is_handled_at_the_next_start() {
    let world = World::new(Office::seated().await);
    let issued = world.office.issued().await;
    let store = &world.office.desk.store;
    store.receive_updates(vec![update(&world, "1", "chair 1"), update(&world, "2", "nothing")]).await.expect("durable");
    let inbox = Inbox::new(world.bot.clone(), parser());
    assert_eq!(inbox.resume().await.expect("resumed"), 2);
    inbox.idle().await;
    assert_eq!(store.acknowledgements_of(issued[2]).await.expect("read").len(), 1);
    assert_eq!(inbox.resume().await.expect("resumed"), 0);
}

#[tokio::test]
async fn an_update_that_breaks_its_handler_is_told_finished_and_does_not_come_back() {
    let world = World::new(Office::seated().await);
    world.phones.break_once("chair");
    let inbox = Inbox::new(world.bot.clone(), parser());
    inbox
        .receive(vec![update(&world, "1", "chair /start"), update(&world, "2", "chair /toi")])
        .await
        .expect("received");
    inbox.idle().await;
    let shown = world.phones.take("chair");
    assert!(shown.starts_with("Xin lỗi, hệ thống chưa xử lý được tin nhắn này."), "{shown}");
    assert!(shown.contains("Dữ liệu lưu về đồng chí"), "the chat's next update is handled: {shown}");
    assert_eq!(inbox.resume().await.expect("resumed"), 0);
}

#[tokio::test]
async fn many_chats_are_handled_side_by_side_without_losing_one() {
    let world = World::new(Office::empty().await);
    let inbox = Inbox::new(world.bot.clone(), parser());
    let updates: Vec<RawUpdate> =
        (0..100).map(|number| update(&world, &number.to_string(), &format!("c{} /start", number % 50))).collect();
    inbox.receive(updates).await.expect("received");
    inbox.idle().await;
    for chat in 0..50 {
        let shown = world.phones.take(&format!("c{chat}"));
        assert_eq!(shown.matches("Kênh thông tin").count(), 2, "{shown}");
    }
}
