use super::phone::World;
use crate::desk::fixture::{Office, at, chief};
use crate::domain::letter::LetterState;

const LETTER: &[u8] = include_bytes!("../../../data/letters/2024-12-ubnd-huyen.txt");
const OTHER: &str =
    "Kết quả Bộ chỉ số 766 tháng 01/2025 của huyện Kim Động:\n- Tổng điểm: 88,20/100\n- Công khai, minh bạch: 18/18";

async fn states(world: &World) -> Vec<LetterState> {
    let letters = world.office.desk.store.letters().await.expect("letters");
    letters.into_iter().map(|letter| letter.state).collect()
}

async fn reviewing() -> World {
    let world = World::new(Office::seated().await);
    world.sends("clerk", "2024-12.txt", LETTER).await;
    world
}

#[tokio::test]
async fn a_bare_word_confirms_or_discards_what_is_under_review_whatever_was_said_in_between() {
    for (word, state) in [
        ("Xác nhận", LetterState::Confirmed),
        ("xac nhan", LetterState::Confirmed),
        ("Confirm", LetterState::Confirmed),
        ("Huỷ bỏ", LetterState::Discarded),
    ] {
        let world = reviewing().await;
        world.says("clerk", "chỉ số tháng 12").await;
        world.says("chair", word).await;
        assert_eq!(states(&world).await, [LetterState::Unreviewed], "a chair decides nothing");
        world.says("clerk", word).await;
        assert_eq!(states(&world).await, [state], "{word}");
        // Nothing is under review any more.
        let told = world.says("clerk", word).await;
        assert!(!told.starts_with("Đã "), "{told}");
    }
}

#[tokio::test]
async fn a_mere_yes_or_no_counts_only_right_behind_what_was_read() {
    for (word, state) in [("Đúng rồi", LetterState::Confirmed), ("Hủy", LetterState::Discarded)] {
        let world = reviewing().await;
        world.says("clerk", "chỉ số tháng 12").await;
        world.says("clerk", word).await;
        assert_eq!(states(&world).await, [LetterState::Unreviewed], "{word} may answer something else");
        let world = reviewing().await;
        world.says("clerk", word).await;
        assert_eq!(states(&world).await, [state], "{word}");
    }
}

#[tokio::test]
async fn with_several_under_review_it_is_asked_which() {
    let world = World::plain(Office::seated().await);
    world.sends("clerk", "2024-12.txt", LETTER).await;
    world.says("clerk", OTHER).await;
    let mut told = vec![world.says("clerk", "Xác nhận").await, world.says("clerk", "bỏ").await];
    assert_eq!(states(&world).await, [LetterState::Unreviewed, LetterState::Unreviewed]);
    told.push(world.says("clerk", "2").await);
    assert_eq!(states(&world).await, [LetterState::Unreviewed, LetterState::Discarded]);
    // One is left: now it is clear.
    told.push(world.says("clerk", "xác nhận").await);
    assert_eq!(states(&world).await, [LetterState::Confirmed, LetterState::Discarded]);
    insta::assert_snapshot!("which_letter", told.join("\n=====\n"));
    let world = World::plain(Office::seated().await);
    world.says("clerk", "/language en").await;
    world.sends("clerk", "2024-12.txt", LETTER).await;
    world.says("clerk", OTHER).await;
    let told = [world.says("clerk", "confirm").await, world.says("clerk", "discard").await];
    insta::assert_snapshot!("which_letter_en", told.join("\n=====\n"));
}

#[tokio::test]
async fn a_word_after_a_notice_has_come_may_be_meant_for_it() {
    let office = Office::seated().await;
    let notice = office.drafts().await.remove(0).id;
    let world = World::new(office);
    world.says("clerk", OTHER).await;
    let office = &world.office;
    office.clock.set(at("2025-01-20T09:05:00+07:00"));
    office.desk.approve(&chief(), notice).await.expect("approved");
    office.desk.issue(&chief(), notice).await.expect("issued");
    office.deliver().await;
    insta::assert_snapshot!("after_a_notice", world.says("clerk", "Xác nhận").await);
    assert_eq!(states(&world).await[0], LetterState::Unreviewed);
}
