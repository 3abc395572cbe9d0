//! A directive from its issue to its completion, while the seat changes hands.

use super::telling::Story;
use crate::installation::Installation;
use serde_json::Value;

const CHAIR: i64 = 2001;
const NEXT_CHAIR: i64 = 2002;
const APPROVER: i64 = 3001;

/// Asks for a report until 5/3/2025, long ago.
const LETTER: &str = "tests/data/letters/corpus/01-huyen-thang-01-2025-so-hoa-thu-ba.txt";

/// The directive that asks for a report, approved and issued.
pub(super) fn issue(office: &Installation) -> String {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(LETTER);
    let letter = office.json(&["import", &file.display().to_string(), "--yes"]);
    let drafts = office.json(&["notice", "draft", letter["ref"].as_str().expect("a letter")]);
    let asks = |notice: &&Value| notice["asks_for_report"] == true;
    let directive = drafts.as_array().expect("notices").iter().find(asks).expect("a directive")["notice"].to_string();
    let seats = office.json(&["seat", "list"]);
    let approver = seats.as_array().expect("seats").iter().find(|seat| seat["role"] == "approver").expect("one");
    office.done(&["notice", "approve", &directive, "--as", approver["seat"].as_str().expect("a seat")]);
    office.done(&["notice", "issue", &directive]);
    directive
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directive_is_reported_on_returned_and_completed_while_the_seat_changes_hands() {
    let office = Installation::new().set(&[("LOA_REMINDERS__ENABLED", "false")]);
    let mut story = Story::begin(office).await;
    let code = story.invite("kim-dong.hiep-cuong", "Chủ tịch UBND xã Hiệp Cường", "seat_holder");
    story.say(CHAIR, &code).await;
    let code = story.invite("kim-dong", "Chánh Văn phòng", "approver");
    story.say(APPROVER, &code).await;

    story.scene("The directive arrives");
    let (chair, approver) = (story.server.seen_by(CHAIR).len(), story.server.seen_by(APPROVER).len());
    let number = issue(&story.office);
    let directive = story.receive(CHAIR, chair, 1).await.remove(0);
    story.receive(APPROVER, approver, 1).await;
    story.press_on(&directive, &format!("ack:{number}")).await;
    story.say(CHAIR, "/viec").await;

    story.scene("A report, and the office is told");
    story.press(CHAIR, "Báo cáo").await;
    let before = story.server.seen_by(APPROVER).len();
    story.say(CHAIR, "Đã số hóa 100% hồ sơ, còn 3 hồ sơ quá hạn.").await;
    story.receive(APPROVER, before, 1).await;

    story.scene("Returned, and the chair is told");
    story.press(APPROVER, "Trả lại").await;
    let before = story.server.seen_by(CHAIR).len();
    story.say(APPROVER, "Nêu rõ thời hạn xử lý 3 hồ sơ.").await;
    story.receive(CHAIR, before, 1).await;

    story.scene("The seat changes hands");
    let seat = "chu-tich-ubnd.kim-dong.hiep-cuong";
    let handed = story.office.json(&["seat", "hand-over", seat]);
    let code = handed["code"].as_str().expect("a code").to_owned();
    story.keep_secret(&code);
    let before = story.server.seen_by(CHAIR).len();
    story.say(NEXT_CHAIR, &code).await;
    story.receive(CHAIR, before, 1).await;
    story.press(NEXT_CHAIR, "Việc của tôi").await;
    story.server.press(directive.chat, directive.message, &format!("rep:{number}"));
    let refused = story.server.wait_for_messages(CHAIR, before + 2).await.pop().expect("a word");
    assert!(refused.text.contains("không giữ chức vụ nào nhận chỉ đạo này"), "{}", refused.text);
    story.found(&refused);
    story.say(CHAIR, "/viec").await;

    story.scene("The next chair reports, and the office accepts on the command line");
    story.say(NEXT_CHAIR, &format!("báo cáo {number}: Đã xử lý xong cả 3 hồ sơ.")).await;
    let before = story.server.seen_by(NEXT_CHAIR).len();
    let accepted = story.office.json(&["directive", "accept", "2", "--word", "Cảm ơn."]);
    assert_eq!(accepted["stage"], "completed");
    story.receive(NEXT_CHAIR, before, 1).await;
    story.say(APPROVER, &format!("/theodoi {number}")).await;
    let history = story.office.json(&["directive", "show", &number, seat]);
    let steps: Vec<&str> =
        history["events"].as_array().expect("events").iter().filter_map(|e| e["step"].as_str()).collect();
    assert_eq!(steps, ["reported", "returned", "reported", "accepted"]);
    let (late, status) = story.office.refused(&["directive", "report", &number, "thêm", "--as", seat]);
    assert!(late.contains("đã hoàn thành") && status == 1, "{late}");
    insta::assert_snapshot!(story.end());
}
