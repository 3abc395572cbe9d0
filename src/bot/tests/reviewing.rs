use super::phone::World;
use crate::desk::fixture::Office;
use crate::domain::letter::LetterState;
use crate::domain::points::Points;

const LETTER: &[u8] = include_bytes!("../../../data/letters/2024-12-ubnd-huyen.txt");

/// Corrects by a button and by typing, completes, confirms; all that the clerk sees.
async fn reviews(language: &str) -> (World, String) {
    let world = World::new(Office::seated().await);
    world.says("clerk", &format!("/language {language}")).await;
    let mut told = vec![world.sends("clerk", "2024-12.txt", LETTER).await];
    told.push(world.says("clerk", "1").await);
    for typed in ["TTTT năm 9,6 vì bản in nhầm", "TTTT 9,6", "tttt năm 11", "số 15/UBND-VP", "ngày 20/01/2025"]
    {
        told.push(format!("> {typed}"));
        told.push(world.says("clerk", typed).await);
    }
    (world, told.join("\n=====\n"))
}

#[tokio::test]
async fn a_letter_is_corrected_completed_and_confirmed_in_vietnamese() {
    let (world, told) = reviews("vi").await;
    insta::assert_snapshot!("review_vi", told);
    let store = &world.office.desk.store;
    assert!(!world.says("chair", "tttt năm 2024 huyện").await.contains("9,6/10"), "nothing before the confirmation");
    assert!(world.says("clerk", "Xác nhận").await.starts_with("Đã xác nhận"));
    assert!(world.says("chair", "tttt năm 2024 huyện").await.contains("9,6/10"));
    let letters = store.letters().await.expect("letters");
    let confirmed: Vec<_> = letters.iter().filter(|letter| letter.state == LetterState::Confirmed).collect();
    assert_eq!(confirmed.len(), 1);
    let content = &confirmed[0].content;
    assert_eq!(confirmed[0].id.to_string(), "kim-dong_15-UBND-VP_2025-01-20#1");
    let last = content.corrections.last().expect("a correction");
    assert_eq!((last.after, last.why.as_deref()), (Points::hundredths(960), Some("bản in nhầm")));
    assert_eq!(last.by, "seat:chuyen-vien.kim-dong");
    assert!(letters.iter().all(|letter| letter.state != LetterState::Unreviewed), "the versions before are discarded");
}

#[tokio::test]
async fn in_english_too() {
    let (_, told) = reviews("en").await;
    insta::assert_snapshot!("review_en", told);
}

#[tokio::test]
async fn questions_stay_questions_and_others_cannot_correct() {
    let world = World::new(Office::seated().await);
    world.sends("clerk", "2024-12.txt", LETTER).await;
    world.says("clerk", "/rasoat").await;
    for question in ["TTTT tháng 12", "số hóa năm 2024", "chỉ số tháng 12"] {
        world.says("clerk", question).await;
    }
    world.says("chair", "TTTT năm 9,6").await;
    let letters = world.office.desk.store.letters().await.expect("letters");
    assert_eq!(letters.len(), 1, "nothing was changed");
    assert!(letters[0].content.corrections.is_empty());
}

#[tokio::test]
async fn a_letter_pasted_by_the_office_is_reviewed_like_a_file() {
    let file = World::new(Office::seated().await);
    let as_file = file.sends("clerk", "2024-12.txt", LETTER).await;
    let world = World::new(Office::seated().await);
    let letter = std::str::from_utf8(LETTER).expect("text");
    assert!(world.says("chair", letter).await.contains("1000"), "a chair's text is a question that is too long");
    assert_eq!(world.office.desk.store.letters().await.expect("letters"), []);
    // Its end is there: nothing has been cut off.
    let words = |told: &str| told.split("\n[").next().map(str::to_owned);
    assert_eq!(words(&world.says("clerk", letter).await), words(&as_file));
    assert!(world.says("clerk", "TTTT năm 9,6").await.contains("→ 9,6"));
    assert!(world.says("clerk", "Xác nhận").await.starts_with("Đã xác nhận"));
    assert!(world.says("chair", "tttt năm 2024 huyện").await.contains("9,6/10"));
}

#[tokio::test]
async fn a_short_pasted_letter_is_read_and_discarded_and_other_long_words_are_not_kept() {
    let world = World::new(Office::seated().await);
    let short = "Kết quả Bộ chỉ số 766 tháng 01/2025 của huyện Kim Động:\n- Tổng điểm: 88,20/100\n- Công khai, minh bạch: 18/18";
    let told = world.says("clerk", short).await;
    assert!(told.contains("88,2") && !told.contains("phần tiếp theo"), "{told}");
    assert!(world.says("clerk", "Bỏ").await.starts_with("Đã bỏ"));
    for words in ["xin chào\ncho hỏi\ntháng 12 thế nào", "Chào anh\nMai họp lúc 8 giờ\nở phòng 2"] {
        world.says("clerk", words).await;
    }
    let secret = format!("MẬT\n{short}");
    let refused = world.says("clerk", &secret).await;
    assert!(refused.contains("mật"), "{refused}");
    let letters = world.office.desk.store.letters().await.expect("letters");
    assert!(letters.iter().all(|letter| letter.state == LetterState::Discarded), "{letters:?}");
}

#[tokio::test]
async fn where_a_figure_comes_from_is_told_in_chat_with_its_original() {
    let world = World::new(Office::seated().await);
    world.sends("clerk", "2024-12.txt", LETTER).await;
    world.says("clerk", "TTTT năm 9,6 vì bản in nhầm").await;
    world.says("clerk", "Xác nhận").await;
    let mut told = vec![world.says("chair", "/nguongoc").await, world.says("stranger", "/nguongoc TTTT").await];
    world.says("chair", "TTTT năm 2024 của huyện").await;
    told.push(world.says("chair", "ai xác nhận số này?").await);
    told.push(world.says("chair", "Văn bản gốc").await);
    told.push(world.says("chair", "/nguongoc tổng điểm tháng 12/2024 của huyện").await);
    world.says("chair", "/language en").await;
    told.push(world.says("chair", "/source TTTT năm 2024 của huyện").await);
    insta::assert_snapshot!("provenance", told.join("\n=====\n"));
}

#[tokio::test]
async fn a_confirmed_new_version_tells_what_it_changes_and_offers_the_correction() {
    let office = Office::seated().await;
    let world = World::new(office);
    world.sends("clerk", "2024-12.txt", LETTER).await;
    world.says("clerk", "Xác nhận").await;
    let desk = &world.office.desk;
    let letter = desk.store.letters().await.expect("letters")[0].id.clone();
    let drafts = desk.draft(&crate::desk::fixture::clerk(), &letter).await.expect("drafts");
    for said in [format!("/duyet {}", drafts[0].id), format!("/phathanh {}", drafts[0].id)] {
        world.says("chief", &said).await;
    }
    world.office.deliver().await;
    world.says("clerk", "/rasoat").await;
    world.says("clerk", "Xem 2024-12.txt").await;
    world.says("clerk", "TTTT năm 9,6 vì bản in nhầm").await;
    let told = world.says("clerk", "Xác nhận").await;
    insta::assert_snapshot!("confirmed_with_changes", told);
    world.says("clerk", &format!("/dinhchinh {}", drafts[0].id)).await;
    let notices = desk.store.notices().await.expect("notices");
    let correction = notices.iter().find(|notice| notice.corrects == Some(drafts[0].id)).expect("a draft");
    assert!(correction.message.plain_text().contains("9,2/10 → 9,6/10"), "{}", correction.message.plain_text());
}

#[tokio::test]
async fn a_letter_sent_again_tells_what_becomes_of_the_versions_before() {
    let world = World::new(Office::seated().await);
    let text = std::str::from_utf8(LETTER).expect("text");
    world.sends("clerk", "2024-12.txt", LETTER).await;
    world.says("clerk", "Xác nhận").await;
    let tail = |said: &str| said.split("Văn bản này đã được xác nhận").nth(1).map(str::to_owned).expect("what becomes");
    let same = world.sends("clerk", "ban-sao.txt", format!("\n{text}").as_bytes()).await;
    let mut told = vec![tail(&same), world.says("clerk", "Xác nhận").await];
    world.says("clerk", "/rasoat").await;
    world.says("clerk", "Xem ban-sao.txt").await;
    world.says("clerk", "TTTT năm 9,6").await;
    told.push(tail(&world.says("clerk", "Xem lại toàn bộ").await));
    insta::assert_snapshot!("review_again", told.join("\n=====\n"));
}

/// Two deadlines that name no certain day, and one that does.
const UNCLEAR: &str = "UBND HUYỆN KIM ĐỘNG\nSố: 15/UBND-VP\nKim Động, ngày 20 tháng 01 năm 2025\n\n\
    Kính gửi: UBND các xã, thị trấn.\n\nTháng 12/2024, huyện đạt 87,96 điểm Bộ chỉ số 766.\n\nUBND huyện yêu cầu:\n\
    1. UBND các xã gửi số liệu trước ngày 05.\n\
    2. UBND các xã hằng tuần báo cáo kết quả về Văn phòng.\n\
    3. UBND các xã gửi kế hoạch trước ngày 27/01/2025.\n\nNơi nhận:\n- Như trên.\n";

async fn answers_unclear_deadlines(world: World, language: &str) -> (World, String) {
    world.says("clerk", &format!("/language {language}")).await;
    let mut told = vec![world.sends("clerk", "hoa-toc.txt", UNCLEAR.as_bytes()).await];
    for typed in
        ["1", "hạn việc 2: 16 giờ thứ Sáu hằng tuần", "việc 3 không có hạn", "việc 3 theo văn bản", "hạn việc 7: 25/1"]
    {
        told.push(format!("> {typed}"));
        told.push(world.says("clerk", typed).await);
    }
    told.push(world.says("clerk", "hạn việc 3: 31/4/2025").await);
    told.push(world.says("clerk", "/rasoat").await);
    told.push(world.says("clerk", "1").await);
    (world, told.join("\n=====\n"))
}

#[tokio::test]
async fn unclear_deadlines_are_answered_in_the_review_and_reach_those_who_are_asked() {
    let (world, told) = answers_unclear_deadlines(World::new(Office::seated().await), "vi").await;
    insta::assert_snapshot!("review_deadlines_vi", told);
    let desk = &world.office.desk;
    assert!(world.says("clerk", "Xác nhận").await.starts_with("Đã xác nhận"));
    let letters = desk.store.letters().await.expect("letters");
    let letter = letters.iter().find(|letter| letter.state == LetterState::Confirmed).expect("a letter");
    let drafts = desk.draft(&crate::desk::fixture::clerk(), &letter.id).await.expect("drafts");
    let says = |at: usize, words: &str| {
        let told = drafts[at].message.plain_text();
        assert!(told.contains(words), "{told}");
    };
    says(1, "Thời hạn: 05/02/2025");
    says(2, "Thời hạn: 16 giờ thứ Sáu hằng tuần");
    says(3, "Thời hạn: 27/01/2025");
    for draft in &drafts {
        assert!(!draft.message.plain_text().contains("chưa xác định"), "{}", draft.message.plain_text());
    }
    let weekly = drafts[2].id;
    desk.approve(&crate::desk::fixture::chief(), weekly).await.expect("approved");
    desk.issue(&crate::desk::fixture::chief(), weekly).await.expect("issued");
    let board = desk.board(&crate::desk::fixture::chief(), weekly).await.expect("a board");
    assert_eq!(board.last_day, "2025-01-24".parse().ok(), "what is followed and reminded of");
}

#[tokio::test]
async fn unclear_deadlines_are_answered_by_numbers_where_there_are_no_buttons() {
    let (world, told) = answers_unclear_deadlines(World::short(Office::seated().await), "en").await;
    insta::assert_snapshot!("review_deadlines_en", told);
    drop(world);
}

#[tokio::test]
async fn the_button_of_a_version_that_was_replaced_changes_nothing() {
    let world = World::new(Office::seated().await);
    let first = world.sends("clerk", "hoa-toc.txt", UNCLEAR.as_bytes()).await;
    let button = |said: &str, label: &str| {
        let line = said.lines().find(|line| line.starts_with(&format!("[{label}"))).expect("a button");
        format!("/{}", line.split_once("cmd:").expect("a command").1)
    };
    let (of_first, of_second) = (button(&first, "Việc 1: 05/02/2025"), button(&first, "Việc 2: thứ Sáu"));
    assert!(world.says("clerk", &of_first).await.contains("Việc 1"));
    let told = world.says("clerk", &of_second).await;
    assert!(told.contains("đã bị bỏ hoặc đã được thay"), "{told}");
    assert!(world.says("chair", &of_second).await.contains("không"), "others may not");
    let letters = world.office.desk.store.letters().await.expect("letters");
    let waiting: Vec<_> = letters.iter().filter(|letter| letter.state == LetterState::Unreviewed).collect();
    assert_eq!((letters.len(), waiting.len()), (2, 1));
    assert_eq!(waiting[0].content.directives[1].deadline, None);
}
