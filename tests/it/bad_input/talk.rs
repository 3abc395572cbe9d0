//! What people type and press that is no question and no answer.

use crate::installation::Installation;
use crate::stories::Story;

const PERSON: i64 = 6001;
const OTHER: i64 = 6002;

async fn odd_words(language: &'static str) -> String {
    let office = Installation::new().set(&[("LOA_OFFICE__LANGUAGE", language)]);
    let mut story = Story::begin(office).await;
    story.office.import_letter();
    story.scene("Words that are no question");
    let decomposed: String = "chi\u{309} sô\u{301} tha\u{301}ng 12 huyê\u{323}n Kim Đô\u{323}ng".to_owned();
    let questions = [
        decomposed.as_str(),
        "👍",
        "😀😀😀 chỉ số tháng 12 huyện Kim Động 🙏",
        "مرحبا كيف حالك",
        "\u{202e}21 gnáht ốs ỉhc\u{202c}",
        "<b>điểm</b> & <script>alert(1)</script> xã <i>",
        "*điểm* _xã_ [x](http://example.invalid) `code`",
        "điểm xã <b>Atlantis</b> tháng 12",
        "/khongco",
        "/khongco<b>",
        "\u{0}\u{7}\u{200b}",
        "?",
        "'; DROP TABLE figures; --",
        "tháng 13",
    ];
    for question in questions {
        story.say(PERSON, question).await;
    }
    story.server.say(PERSON, "   \n ");
    let long = "chỉ số tháng 12 ".repeat(320).trim().chars().take(5000).collect::<String>();
    story.scene("Five thousand characters");
    let before = story.server.seen_by(PERSON).len();
    story.server.say(PERSON, &long);
    story.receive(PERSON, before, 1).await;
    story.server.send_document(PERSON, "thong-bao.pdf", 1000);
    story.receive(PERSON, before + 1, 1).await;
    story.end()
}

async fn codes(language: &'static str) -> String {
    let expiring = [("LOA_OFFICE__LANGUAGE", language), ("LOA_OFFICE__INVITATION_DAYS", "0")];
    let mut story = Story::begin(Installation::new().set(&expiring)).await;
    story.scene("An invitation that has expired");
    let expired = story.invite("kim-dong.hiep-cuong", "Chủ tịch UBND xã Hiệp Cường", "seat_holder");
    story.say(PERSON, &format!("/start {expired}")).await;
    let mut story = story.goes_on_with(&[("LOA_OFFICE__INVITATION_DAYS", "14")]).await;
    story.scene("A used one, by another person and by the same");
    let code = story.invite("kim-dong.song-mai", "Chủ tịch UBND xã Song Mai", "seat_holder");
    story.say(PERSON, &code.to_lowercase()).await;
    story.say(OTHER, &format!("/start {code}")).await;
    story.say(PERSON, &format!("/start {code}")).await;
    story.scene("Wrong ones, until there were too many");
    for wrong in ["/start xyz", "/start <b>", "ABCDE12345", "/start ABCDE12346", "ABCDE-12347", "ABCDE12348"] {
        story.say(OTHER, wrong).await;
    }
    story.scene("Words that merely look like codes");
    for words in ["ckmbthang3", "chisoquy12", "diemnam202"] {
        let seen = story.say(PERSON, words).await;
        assert!(!seen.text.contains("Mã mời") && !seen.text.contains("invitation code"), "{}", seen.text);
    }
    let seats = story.office.json(&["seat", "list"]);
    let held = seats
        .as_array()
        .expect("seats")
        .iter()
        .filter(|seat| seat["holders"].as_array().is_some_and(|all| !all.is_empty()));
    assert_eq!(held.count(), 1, "only one code was good");
    story.end()
}

async fn old_buttons(language: &'static str) -> String {
    let mut story = Story::begin(Installation::new().set(&[("LOA_OFFICE__LANGUAGE", language)])).await;
    let letter = story.office.import_letter();
    let (approver, chats) = story.office.seat(1);
    story.office.issue_all(&letter, &approver);
    let notices = story.receive(chats[0], 0, 3).await;
    story.receive(crate::installation::APPROVER_CHAT, 0, 3).await;
    let seats = story.office.json(&["seat", "list"]);
    let seat = seats.as_array().expect("seats").iter().find(|seat| seat["role"] == "seat_holder").expect("a seat");
    story.scene("Buttons of another time, and what only a changed client sends");
    for data in ["old:7:format", "ack:999", "ack:x", "ask:", "\u{fffd}\u{fffd}", "cmd:khongco"] {
        let before = story.server.seen_by(chats[0]).len();
        story.server.press(chats[0], notices[0].message, data);
        story.receive(chats[0], before, 1).await;
    }
    story.scene("After the seat was revoked");
    let before = story.server.seen_by(chats[0]).len();
    story.office.done(&["seat", "revoke", seat["seat"].as_str().expect("a seat")]);
    story.receive(chats[0], before, 1).await;
    for (_, data) in &notices[0].buttons {
        let before = story.server.seen_by(chats[0]).len();
        story.server.press(chats[0], notices[0].message, data);
        story.receive(chats[0], before, 1).await;
    }
    let results = story.office.json(&["notice", "results", "1"]);
    assert_eq!(results["counts"]["acknowledged"], 0);
    story.end()
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_words_in_vietnamese() {
    insta::assert_snapshot!(odd_words("vi").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_words_in_english() {
    insta::assert_snapshot!(odd_words("en").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_codes_in_vietnamese() {
    insta::assert_snapshot!(codes("vi").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_codes_in_english() {
    insta::assert_snapshot!(codes("en").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn old_buttons_in_vietnamese() {
    insta::assert_snapshot!(old_buttons("vi").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn old_buttons_in_english() {
    insta::assert_snapshot!(old_buttons("en").await);
}
