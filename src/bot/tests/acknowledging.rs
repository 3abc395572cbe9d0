use super::phone::World;
use crate::clock::Clock;
use crate::desk::fixture::{CHAIR, Office, chief};
use crate::domain::delivery::DeliveryStatus;
use crate::domain::letter::Confirmation;
use crate::domain::notice::NoticeId;
use crate::domain::seat::SeatId;
use crate::store::{AddedLetter, NewLetter};
use chrono::TimeDelta;

async fn world() -> (World, Vec<NoticeId>) {
    let office = Office::seated().await;
    let issued = office.issued().await;
    (World::new(office), issued)
}

async fn acknowledged(world: &World, notice: NoticeId) -> Vec<String> {
    let all = world.office.desk.store.acknowledgements_of(notice).await.expect("read");
    all.into_iter().map(|acknowledgement| acknowledgement.seat.to_string()).collect()
}

#[tokio::test]
async fn a_press_is_recorded_once_confirmed_and_shown_on_the_message() {
    let (world, issued) = world().await;
    let edited = world.presses("chair", "ack:2", Some("m7")).await;
    insta::assert_snapshot!("acknowledged", [world.phones.take("pressed"), edited].join("\n=====\n"));
    assert_eq!(acknowledged(&world, issued[1]).await, [CHAIR]);

    world.office.clock.advance(TimeDelta::minutes(5));
    let edited = world.presses("chair", "ack:2", Some("m7")).await;
    let word = world.phones.take("pressed");
    assert_eq!(word, "(word) Thông báo số 2 đã được ghi nhận trước đó, lúc 20/01/2025 09:00.");
    assert!(edited.contains("✓ Đã tiếp nhận lúc 20/01/2025 09:00"), "the first time stands: {edited}");
    assert_eq!(acknowledged(&world, issued[1]).await.len(), 1);
}

#[tokio::test]
async fn in_english_too() {
    let (world, _) = world().await;
    world.says("chair", "/language en").await;
    world.presses("chair", "ack:1", Some("m7")).await;
    assert_eq!(world.phones.take("pressed"), "(word) Notice 1 was acknowledged at 20/01/2025 09:00.");
}

#[tokio::test]
async fn where_nothing_can_be_edited_a_short_word_follows() {
    let office = Office::seated().await;
    office.issued().await;
    let world = World::plain(office);
    let answer = world.presses("chair", "ack:1", Some("m7")).await;
    assert_eq!(answer, "Đã ghi nhận tiếp nhận thông báo số 1 lúc 20/01/2025 09:00.");
}

#[tokio::test]
async fn a_typed_number_means_the_notice_that_came_last() {
    let (world, issued) = world().await;
    let answer = world.says("chair", "1").await;
    assert_eq!(answer, "Đã ghi nhận tiếp nhận thông báo số 3 lúc 20/01/2025 09:00.");
    assert_eq!(acknowledged(&world, issued[2]).await, [CHAIR]);
    // After an answer with choices of its own, a number means those.
    world.office.clock.advance(TimeDelta::minutes(1));
    world.says("chair", "/ngonngu").await;
    assert_eq!(world.says("chair", "2.").await, "The language is English now.");
}

#[tokio::test]
async fn the_typed_word_asks_which_when_several_are_open() {
    let (world, issued) = world().await;
    let asked = world.says("head", "da tiep nhan").await;
    assert!(asked.contains("Có nhiều thông báo chưa tiếp nhận") && asked.contains("ack:1"), "{asked}");
    for notice in &issued[1..] {
        world.presses("head", &format!("ack:{notice}"), None).await;
    }
    let answer = world.says("head", "Đã tiếp nhận").await;
    assert!(answer.contains("thông báo số 1"), "{answer}");
    let again = world.says("head", "Đã nhận").await;
    assert!(again.contains("đã được ghi nhận trước đó"), "{again}");
    assert_eq!(world.says("stranger", "đã tiếp nhận").await, "Không có thông báo nào cần tiếp nhận.");
}

#[tokio::test]
async fn who_lost_the_seat_or_never_had_it_records_nothing() {
    let (world, issued) = world().await;
    world.office.desk.revoke(&chief(), &SeatId::new(CHAIR)).await.expect("revoked");
    for chat in ["chair", "stranger"] {
        let answer = world.presses(chat, "ack:2", Some("m7")).await;
        assert!(answer.contains("Đồng chí không giữ chức vụ nào nhận thông báo này"), "{chat}: {answer}");
    }
    assert!(acknowledged(&world, issued[1]).await.is_empty());
}

#[tokio::test]
async fn a_cancelled_an_unknown_and_an_old_button_are_told_apart() {
    let (world, issued) = world().await;
    world.office.desk.cancel(&chief(), issued[0]).await.expect("cancelled");
    assert!(world.presses("chair", "ack:1", None).await.contains("đã bị hủy"));
    for data in ["ack:99", "ack:x", "vote:1", ""] {
        let answer = world.presses("chair", data, None).await;
        assert!(answer.contains("không còn hiệu lực"), "{data}: {answer}");
    }
    assert!(acknowledged(&world, issued[0]).await.is_empty());
}

#[tokio::test]
async fn a_notice_of_a_superseded_letter_needs_no_acknowledgement() {
    let (world, issued) = world().await;
    let store = &world.office.desk.store;
    let notice = store.notice(issued[0]).await.expect("read").expect("there");
    let letter = store.letter(&notice.letter).await.expect("read").expect("there");
    let mut content = letter.content;
    content.signer = Some("Người khác".to_owned());
    let newer = NewLetter {
        id: letter.id.letter,
        file_name: letter.file_name,
        file: b"another".to_vec(),
        content,
        imported_at: world.office.clock.now(),
        imported_by: "operator:an".to_owned(),
    };
    let AddedLetter::New(newer) = store.add_letter(newer).await.expect("stored") else { panic!("a new version") };
    let confirmation = Confirmation { by: "operator:an".to_owned(), at: world.office.clock.now() };
    store.confirm_letter(&newer, confirmation).await.expect("confirmed");
    let answer = world.presses("chair", "ack:1", None).await;
    assert!(answer.contains("đã được thay bằng văn bản mới hơn"), "{answer}");
    assert!(acknowledged(&world, issued[0]).await.is_empty());
}

#[tokio::test]
async fn two_presses_at_once_record_one_acknowledgement() {
    let (world, issued) = world().await;
    let press = || world.presses("chair", "ack:1", None);
    let (first, second) = tokio::join!(press(), press());
    let answers = format!("{first}{second}");
    assert_eq!(answers.matches("Đã ghi nhận tiếp nhận").count(), 1, "{answers}");
    assert_eq!(acknowledged(&world, issued[0]).await, [CHAIR]);
    let counts = world.office.desk.store.notice_counts(issued[0]).await.expect("counts");
    assert_eq!((counts.acknowledged, counts.of(DeliveryStatus::Accepted)), (1, 4));
}

#[tokio::test]
async fn details_and_the_original_are_for_those_it_was_sent_to() {
    let (world, _) = world().await;
    let details = world.presses("chair", "det:1", None).await;
    assert!(details.starts_with("Chi tiết kết quả") && details.contains("67,94 %"), "{details}");
    let original = world.presses("chair", "doc:2", None).await;
    assert!(original.contains("<2024-12.txt>"), "{original}");
    let refused = world.presses("stranger", "det:1", None).await;
    assert_eq!(refused, "Thông báo này không gửi đến đơn vị của đồng chí.");
    assert!(world.presses("clerk", "det:99", None).await.contains("không còn hiệu lực"));
}
