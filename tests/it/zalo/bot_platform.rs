//! What only a bot of the Bot Platform has: updates that come once.

use super::place::{CHAIR, Place};
use loa::domain::seat::ChannelKind;

const BOT: ChannelKind = ChannelKind::ZaloBot;

#[tokio::test(flavor = "multi_thread")]
async fn what_the_platform_gives_to_a_poll_while_the_process_stops_is_answered_after_the_next_start() {
    let mut place = Place::open(&[BOT]).await;
    place.ask(BOT, CHAIR, "/toi").await;
    let polls = place.bot.as_ref().expect("a bot").calls("getUpdates");
    place.bot.as_ref().expect("a bot").wait_for("a poll", |world| world.polls() > polls).await;
    place.stop_while_saying(BOT, CHAIR, "/trogiup").await;
    place.serve().await;
    let answer = place.wait(BOT, CHAIR, 2).await;
    assert!(answer.starts_with("Trợ giúp"), "{answer}");
    place.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_fetched_from_an_address_of_ours_and_a_choice_can_be_typed_as_its_word() {
    let mut place = Place::open(&[BOT]).await;
    place.seat(&[format!("Cán bộ,Ông Bình,zalo_bot,{CHAIR},seat_holder")]).await;
    place.import_letter().await;
    place.ask(BOT, CHAIR, "biểu đồ các nhóm chỉ số tháng 12").await;
    let seen = place.bot.as_ref().expect("a bot").seen_by(CHAIR);
    assert!(seen[0].picture.as_ref().is_some_and(|png| png.starts_with(b"\x89PNG")), "{}", seen[0].text);
    assert!(!seen[0].text.is_empty(), "the caption says the same in words");

    let answer = place.ask(BOT, CHAIR, "chi so thang 12").await;
    let choice = answer.lines().find_map(|line| line.strip_prefix("2. ")).expect("a second choice").to_owned();
    let by_number = place.ask(BOT, CHAIR, "2").await;
    place.ask(BOT, CHAIR, "chi so thang 12").await;
    let by_word = place.ask(BOT, CHAIR, &choice).await;
    assert_eq!(by_number, by_word);
    place.close().await;
}
