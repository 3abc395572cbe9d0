use super::phone::{World, inbound};
use crate::channel::inbound::{Attachment, Event, Inbound};
use crate::desk::fixture::Office;
use crate::domain::letter::LetterState;

const LETTER: &[u8] = include_bytes!("../../../data/letters/2024-12-ubnd-huyen.txt");

#[tokio::test]
async fn a_file_of_somebody_it_does_not_concern_is_refused_without_being_fetched() {
    let world = World::new(Office::seated().await);
    let mut all = vec![world.sends("stranger", "a.txt", LETTER).await, world.sends("chair", "a.txt", LETTER).await];
    for chat in ["stranger", "chair"] {
        world.says(chat, "/language en").await;
        all.push(world.sends(chat, "a.txt", LETTER).await);
    }
    insta::assert_snapshot!("files_refused", all.join("\n=====\n"));
    let in_group = Event::File(Attachment { file: "a.txt".into(), ..Attachment::default() });
    assert_eq!(world.does(Inbound { in_group: true, ..inbound("clerk", in_group) }).await, "");
    assert_eq!(world.phones.fetched(), [] as [&str; 0]);
    assert!(world.office.desk.store.letters().await.expect("letters").is_empty());
}

#[tokio::test]
async fn a_file_that_is_too_large_is_told_before_it_is_fetched() {
    let world = World::new(Office::seated().await);
    let large =
        || Attachment { file: "f".into(), name: "quét.pdf".into(), size: Some(21 << 20), ..Attachment::default() };
    let mut all = vec![world.sends_as("clerk", large()).await];
    assert_eq!(world.phones.fetched(), [] as [&str; 0]);
    let missing = || Attachment { file: "none".into(), name: "mất.pdf".into(), ..Attachment::default() };
    all.push(world.sends_as("clerk", missing()).await);
    world.says("clerk", "/language en").await;
    all.push(world.sends_as("clerk", large()).await);
    all.push(world.sends_as("clerk", missing()).await);
    insta::assert_snapshot!("files_not_fetched", all.join("\n=====\n"));
}

#[tokio::test]
async fn the_office_s_letter_is_read_kept_and_seen_by_nobody_before_it_is_confirmed() {
    let world = World::new(Office::seated().await);
    let preview = world.sends("clerk", "2024-12.txt", LETTER).await;
    assert!(preview.contains("87,96") && preview.contains("] cmd:rasoat "), "{preview}");
    assert!(!world.says("chair", "chỉ số tháng 12 huyện").await.contains("87,96"));
    let store = &world.office.desk.store;
    let letter = store.letters().await.expect("letters").remove(0);
    assert_eq!(letter.imported_by, "seat:chuyen-vien.kim-dong");
    assert_eq!(store.document(&letter.document).await.expect("read").as_deref(), Some(LETTER));
    let confirmed = world.says("clerk", "Xác nhận").await;
    assert!(confirmed.starts_with("Đã xác nhận"), "{confirmed}");
    assert!(world.says("chair", "chỉ số tháng 12 huyện").await.contains("87,96"));
    assert_eq!(store.letters().await.expect("letters").remove(0).state, LetterState::Confirmed);
}
