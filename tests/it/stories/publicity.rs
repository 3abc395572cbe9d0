//! People without a seat, and groups.

use super::telling::Story;
use crate::installation::Installation;

const STRANGER: i64 = 4001;
const GROUP: i64 = -5001;

async fn told(language: &'static str) -> String {
    let mut story = Story::begin(Installation::new().set(&[("LOA_OFFICE__LANGUAGE", language)])).await;
    let letter = story.office.import_letter();
    let (approver, chats) = story.office.seat(1);
    story.office.issue_all(&letter, &approver);
    for chat in [chats[0], crate::installation::APPROVER_CHAT] {
        story.scene("Notices that others are sent");
        story.receive(chat, 0, 3).await;
    }
    story.scene("A person without a seat");
    for words in
        ["/start", "tháng 12 huyện Kim Động được bao nhiêu điểm", "chỉ đạo tháng 12", "/chidao", "/ketqua", "/toi"]
    {
        story.say(STRANGER, words).await;
    }
    story.say(STRANGER, "đã tiếp nhận").await;
    // A press that only a changed client can make.
    story.scene("A stranger presses what was never shown to them");
    for data in ["ack:1", "det:1", "doc:2", "cmd:duyet 1 co"] {
        let before = story.server.seen_by(STRANGER).len();
        story.server.press(STRANGER, 1, data);
        story.receive(STRANGER, before, 1).await;
    }
    story.scene("A group");
    story.server.say_in_group(GROUP, STRANGER, "chào các đồng chí");
    story.server.say_in_group(GROUP, STRANGER, "/duyet 1 co");
    story.receive(GROUP, 0, 1).await;
    story.server.say_in_group(GROUP, STRANGER, "/chiso@loa_bot tháng 12");
    story.receive(GROUP, 1, 1).await;
    story.server.say_in_group(GROUP, STRANGER, "chỉ đạo tháng 12");
    story.server.say_in_group(GROUP, STRANGER, "/start");
    story.receive(GROUP, 2, 1).await;
    let results = story.office.json(&["notice", "results", "1"]);
    assert_eq!(results["counts"]["acknowledged"], 0, "nothing was acknowledged by those not asked to");
    story.end()
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_and_groups_in_vietnamese() {
    insta::assert_snapshot!(told("vi").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_and_groups_in_english() {
    insta::assert_snapshot!(told("en").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_can_keep_its_figures_from_strangers() {
    let office = Installation::new().set(&[("LOA_OFFICE__PUBLIC_QUESTIONS", "false")]);
    let mut story = Story::begin(office).await;
    story.office.import_letter();
    for words in ["/start", "tháng 12 huyện Kim Động được bao nhiêu điểm", "/chiso"] {
        let seen = story.say(STRANGER, words).await;
        assert!(!seen.text.contains("87,96"), "{}", seen.text);
    }
    insta::assert_snapshot!(story.end());
}
