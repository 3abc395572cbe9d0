//! A chair of a commune, from the invitation to the acknowledgement, in both languages.

use super::telling::Story;
use crate::installation::Installation;

const CHAIR: i64 = 2001;
const APPROVER: i64 = 3001;

/// What a chair asks before and after the letter is there.
const QUESTIONS: [&str; 12] = [
    "chỉ số tháng 12",
    "diem nam 2024",
    "shhs tháng 12",
    "xếp hạng tháng 12",
    "so với tỉnh",
    "1",
    "nhóm nào yếu nhất năm 2024",
    "chỉ đạo tháng 12",
    "văn bản số mấy, ai ký",
    "ckmbthang3",
    "trợ giúp",
    "cảm ơn",
];

async fn seated(language: &'static str) -> (Story, String) {
    let office = Installation::new().set(&[("LOA_OFFICE__LANGUAGE", language)]);
    let mut story = Story::begin(office).await;
    story.scene("An invitation by link, and the same code once more");
    let code = story.invite("kim-dong.hiep-cuong", "Chủ tịch UBND xã Hiệp Cường", "seat_holder");
    story.say(CHAIR, &format!("/start {code}")).await;
    let office_code = story.invite("kim-dong", "Chánh Văn phòng", "approver");
    story.say(APPROVER, &office_code).await;
    (story, code)
}

async fn asks(language: &'static str) -> String {
    let (mut story, _) = seated(language).await;
    story.scene("Before any letter");
    story.say(CHAIR, QUESTIONS[0]).await;
    story.say(CHAIR, "/chidao").await;
    story.say(CHAIR, "/vanban").await;
    story.say(CHAIR, "đã tiếp nhận").await;

    story.scene("After the import");
    story.office.import_letter();
    for question in QUESTIONS {
        story.say(CHAIR, question).await;
    }
    for command in ["/chiso", "/chidao", "/toi", "/dangky", "/ngonngu"] {
        story.say(CHAIR, command).await;
    }
    story.end()
}

async fn acknowledges(language: &'static str) -> String {
    let (mut story, code) = seated(language).await;
    story.scene("Drafted at the desk, approved and issued by another seat");
    let letter = story.office.import_letter();
    let drafts = story.office.json(&["notice", "draft", &letter]);
    assert_eq!(drafts.as_array().map(Vec::len), Some(3));
    let chairs = story.server.seen_by(CHAIR).len();
    let waiting = story.say(APPROVER, "/duyet").await;
    let preview = story.press_for(APPROVER, &waiting.buttons[0].0, 2).await;
    let approved = story.press(APPROVER, &preview[1].buttons[0].0).await;
    for number in 2..=3 {
        story.say(APPROVER, &format!("/duyet {number}")).await;
    }
    story.say(APPROVER, "/phathanh").await;
    // The approver holds a seat too, and is sent the notice beside the answer.
    let before = story.server.seen_by(APPROVER).len();
    story.server.press(APPROVER, approved.message, &approved.buttons[0].1);
    story.receive(APPROVER, before, 2).await;
    for number in 2..=3 {
        story.office.done(&["notice", "issue", &number.to_string()]);
        story.server.wait_for_messages(CHAIR, chairs + number).await;
    }
    story.receive(APPROVER, before + 2, 2).await;

    story.scene("What the chair sees");
    let notices = story.receive(CHAIR, chairs, 3).await;
    story.press_on(&notices[0], "ack:1").await;
    story.press_on(&notices[0], "ack:1").await;
    story.press(CHAIR, &notices[0].buttons[1].0).await;
    story.press_for(CHAIR, &notices[0].buttons[2].0, 1).await;
    let word = if language == "en" { "received" } else { "đã tiếp nhận" };
    story.say(CHAIR, word).await;
    story.say(CHAIR, "1").await;
    story.say(CHAIR, word).await;
    story.say(CHAIR, word).await;
    story.say(CHAIR, "/ketqua").await;
    story.say(CHAIR, "/chidao").await;

    story.scene("The chief of office");
    story.say(APPROVER, "/ketqua").await;
    story.say(APPROVER, "/ketqua 1").await;

    story.scene("The chair leaves");
    story.say(CHAIR, "/huydangky").await;
    story.say(CHAIR, "1").await;
    story.say(CHAIR, "/huydangky").await;
    story.say(CHAIR, "/dangky").await;
    story.say(CHAIR, &code).await;
    story.end()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chair_asks_in_vietnamese() {
    insta::assert_snapshot!(asks("vi").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chair_asks_in_english() {
    insta::assert_snapshot!(asks("en").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chair_acknowledges_in_vietnamese() {
    insta::assert_snapshot!(acknowledges("vi").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chair_acknowledges_in_english() {
    insta::assert_snapshot!(acknowledges("en").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bare_number_means_what_was_shown_last() {
    let (mut story, _) = seated("vi").await;
    let letter = story.office.import_letter();
    story.say(CHAIR, "chỉ số tháng 12").await;
    for number in 1..=3 {
        if number == 1 {
            story.office.json(&["notice", "draft", &letter]);
        }
        story.say(APPROVER, &format!("/duyet {number}")).await;
        let (chairs, approvers) = (story.server.seen_by(CHAIR).len(), story.server.seen_by(APPROVER).len());
        story.office.done(&["notice", "issue", &number.to_string()]);
        story.receive(CHAIR, chairs, 1).await;
        story.receive(APPROVER, approvers, 1).await;
    }
    let pushed = story.say(CHAIR, "1").await;
    assert!(
        pushed.text.contains("Đã ghi nhận tiếp nhận thông báo số 3"),
        "the first choice of the last notice: {pushed:?}"
    );
    story.say(CHAIR, "xếp hạng tháng 12").await;
    let asked = story.say(CHAIR, "1").await;
    assert!(asked.text.contains("Số hóa hồ sơ: 16,9/22"), "the first choice of the last answer: {asked:?}");
    let beyond = story.say(CHAIR, "99").await;
    assert!(!beyond.text.contains("Đã ghi nhận"), "{beyond:?}");
    story.end();
}
