use super::phone::World;
use crate::desk::fixture::{Office, at};
use crate::domain::letter::{Letter, LetterState};

const LETTER: &str = include_str!("../../../data/letters/2024-12-ubnd-huyen.txt");

/// As a program cuts a long text: at the last white space before the limit.
fn cut(text: &str, limit: usize) -> Vec<String> {
    let (mut pieces, mut rest) = (Vec::new(), text.trim());
    while rest.chars().count() > limit {
        let end = rest.char_indices().nth(limit).map_or(rest.len(), |(at, _)| at);
        let end = rest[..end].rfind(char::is_whitespace).unwrap_or(end);
        pieces.push(rest[..end].trim().to_owned());
        rest = rest[end..].trim();
    }
    pieces.push(rest.to_owned());
    pieces
}

async fn letters(world: &World) -> Vec<Letter> {
    world.office.desk.store.letters().await.expect("letters")
}

fn said(letter: &Letter) -> (Vec<String>, Vec<String>) {
    let figures = letter.content.figure_sets.iter().flat_map(|set| {
        let of = move |figure: &crate::domain::figure::Figure| {
            format!("{} {} {:?} {:?} {:?}", set.unit, set.period, figure.role, figure.indicator, figure.points)
        };
        set.figures.iter().map(of)
    });
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    (figures.collect(), letter.content.directives.iter().map(|directive| words(&directive.text)).collect())
}

#[tokio::test]
async fn a_letter_pasted_in_several_messages_is_one_letter() {
    let whole = World::short(Office::seated().await);
    whole.sends("clerk", "2024-12.txt", LETTER.as_bytes()).await;
    let whole = said(&letters(&whole).await[0]);
    let world = World::short(Office::seated().await);
    let mut told = Vec::new();
    for piece in cut(LETTER, 2_000) {
        told.push(world.says("clerk", &piece).await);
    }
    insta::assert_snapshot!("in_pieces", told.join("\n=====\n"));
    let letters = letters(&world).await;
    assert_eq!(letters.len(), 1, "nothing was read of the first piece alone");
    assert_eq!(said(&letters[0]), whole);
    assert!(world.says("clerk", "Xác nhận").await.starts_with("Đã xác nhận"));
}

#[tokio::test]
async fn wherever_it_is_cut_it_says_the_same() {
    let whole = World::short(Office::seated().await);
    whole.sends("clerk", "2024-12.txt", LETTER.as_bytes()).await;
    let whole = said(&letters(&whole).await[0]);
    for limit in (1_150..2_000).step_by(71) {
        let world = World::short(Office::seated().await);
        for piece in cut(LETTER, limit) {
            world.says("clerk", &piece).await;
        }
        let mut letters = letters(&world).await;
        letters.retain(|letter| letter.state != LetterState::Discarded);
        assert_eq!(letters.len(), 1, "cut at {limit}");
        assert_eq!(said(&letters[0]), whole, "cut at {limit}");
    }
}

#[tokio::test]
async fn what_is_asked_meanwhile_is_answered_and_the_letter_is_read_when_that_was_all() {
    for (language, all) in [("vi", "Đã hết"), ("en", "That is all")] {
        let world = World::short(Office::seated().await);
        world.says("clerk", &format!("/language {language}")).await;
        let pieces = cut(LETTER, 2_000);
        let mut told = vec![world.says("clerk", &pieces[0]).await];
        world.office.clock.set(at("2025-01-20T09:01:00+07:00"));
        world.says("clerk", "chỉ số tháng 12").await;
        assert_eq!(letters(&world).await, []);
        // Typed as a command, since another answer has come in between.
        told.push(world.says("clerk", "/rasoat het").await);
        assert_eq!(letters(&world).await.len(), 1);
        told.push(world.says("clerk", "/rasoat het").await);
        insta::assert_snapshot!(format!("that_was_all_{language}"), told.join("\n=====\n"));
        // The word on the choice does the same.
        let world = World::short(Office::seated().await);
        world.says("clerk", &format!("/language {language}")).await;
        world.says("clerk", &pieces[0]).await;
        world.says("clerk", all).await;
        assert_eq!(letters(&world).await.len(), 1);
    }
}

#[tokio::test]
async fn a_shorter_piece_that_stops_within_a_sentence_is_read_and_read_again_with_the_rest() {
    let world = World::new(Office::seated().await);
    let cut_at = LETTER.find("đôn đốc").or_else(|| LETTER.rfind("chỉ đạo")).expect("a place within a directive");
    let first = world.says("clerk", LETTER[..cut_at].trim()).await;
    assert!(first.contains("còn phần tiếp theo"), "{first}");
    world.office.clock.set(at("2025-01-20T09:03:00+07:00"));
    let whole = world.says("clerk", LETTER[cut_at..].trim()).await;
    insta::assert_snapshot!("read_again", whole.split("Bản chờ rà soát").nth(1).map_or(whole.as_str(), |tail| tail));
    let states: Vec<LetterState> = letters(&world).await.iter().map(|letter| letter.state).collect();
    assert_eq!(states, [LetterState::Unreviewed, LetterState::Discarded]);
}

#[tokio::test]
async fn another_letter_ends_the_first_and_a_chair_s_long_text_waits_for_nothing() {
    let world = World::short(Office::seated().await);
    let pieces = cut(LETTER, 2_000);
    world.says("clerk", &pieces[0]).await;
    let other = "Kính gửi: UBND các xã\nKết quả Bộ chỉ số 766 tháng 01/2025 của huyện Kim Động:\n- Tổng điểm: 88,20/100\n- Công khai, minh bạch: 18/18";
    world.says("clerk", other).await;
    assert_eq!(letters(&world).await.len(), 2);
    assert!(world.says("chair", &pieces[0]).await.contains("1000"));
}

#[tokio::test]
async fn words_that_are_no_letter_are_not_kept() {
    let world = World::short(Office::seated().await);
    let words = "Chào anh chị, mai họp lúc 8 giờ ở phòng số 2, đề nghị đến đúng giờ.\n".repeat(28);
    assert!(world.says("clerk", words.trim()).await.contains("phần 1"));
    let told = world.says("clerk", "Đã hết").await;
    insta::assert_snapshot!("no_letter", told);
    assert_eq!(letters(&world).await, []);
    let secret = format!("MẬT\n{}", cut(LETTER, 1_900)[0]);
    assert!(world.says("clerk", &secret).await.contains("mật"));
    assert!(world.says("clerk", "/rasoat het").await.starts_with("Không có phần văn bản nào"));
}
