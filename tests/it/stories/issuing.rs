//! The office's work on a notice, from the first draft to its correction, as the clerk, the chief and a chair see it.

use super::telling::Story;
use crate::installation::{Installation, letter_path};
use crate::telegram_server::Seen;

const CHAIR: i64 = 2001;
const BLOCKER: i64 = 2002;
const APPROVER: i64 = 3001;
const CLERK: i64 = 3002;

async fn office(language: &'static str) -> (Story, String) {
    let story = seated(language).await;
    let letter = story.office.import_letter();
    (story, letter)
}

async fn seated(language: &'static str) -> Story {
    let office = Installation::new().set(&[("LOA_OFFICE__LANGUAGE", language)]);
    let mut story = Story::begin(office).await;
    story.scene("Four persons take their seats");
    for (person, unit, title, role) in [
        (CHAIR, "kim-dong.hiep-cuong", "Chủ tịch UBND xã Hiệp Cường", "seat_holder"),
        (BLOCKER, "kim-dong.song-mai", "Chủ tịch UBND xã Song Mai", "seat_holder"),
        (APPROVER, "kim-dong", "Chánh Văn phòng", "approver"),
        (CLERK, "kim-dong", "Chuyên viên Văn phòng", "clerk"),
    ] {
        let code = story.invite(unit, title, role);
        story.say(person, &code).await;
    }
    story
}

/// Imports a text of the letter under its number and date; its identifier with the version.
fn import(story: &Story, file: &str) -> String {
    let letter = story.office.json(&["import", file, "--number", "15/UBND-VP", "--date", "2025-01-10", "--yes"]);
    letter["ref"].as_str().expect("an identifier").to_owned()
}

fn draft(story: &Story, letter: &str) {
    let drafts = story.office.json(&["notice", "draft", letter, "--as", "chuyen-vien-van-phong.kim-dong"]);
    assert_eq!(drafts.as_array().map(Vec::len), Some(3));
}

async fn prepares(language: &'static str) -> String {
    let (mut story, letter) = office(language).await;
    draft(&story, &letter);
    story.scene("The clerk looks at a directive, changes it, sends it to themselves");
    story.say_for(CLERK, "/xem 2", 2).await;
    story.say_for(CLERK, "/sua 2", 2).await;
    story.say(CLERK, "/sua 2 thêm: Đề nghị báo cáo về <b>Văn phòng</b> trước cuộc họp giao ban.").await;
    story.say(CLERK, "/sua 2 đoạn 99: không có").await;
    story.say(CLERK, "/sua 2 cái gì đó").await;
    story.say(CLERK, &format!("/sua 2 nội dung: {}", "dài ".repeat(10_000))).await;
    story.say(CLERK, "/sua 2 khẩn có").await;
    story.say(CLERK, "/thu 2").await;

    story.scene("Whom it goes to");
    story.say(CLERK, "/noinhan 2 bỏ phòng").await;
    story.say(CLERK, "/noinhan 2 bỏ xã Nghĩa Dân").await;
    story.say(CLERK, "/noinhan 2 thêm xã Không Có").await;
    story.say(CLERK, "/noinhan 2").await;

    story.scene("Four eyes, and an edit between sight and approval");
    story.say(CLERK, "/duyet 2").await;
    let shown = story.say_for(APPROVER, "/duyet xem 2", 2).await;
    story.say(CLERK, "/sua 2 khẩn không").await;
    story.press(APPROVER, &shown[1].buttons[0].0).await;
    let shown = story.say_for(APPROVER, "/xem 2", 2).await;
    story.press(APPROVER, &shown[1].buttons[0].0).await;
    story.say(CLERK, "/sua 2 trễ 48").await;

    story.scene("A time of its own");
    story.say(APPROVER, "/phathanh 2 sáng mai").await;
    story.say(APPROVER, "/phathanh 2 08:00 21/01/2020").await;
    // A day that is never today, so that the transcript is the same on every day.
    story.say(APPROVER, "/phathanh 2 08:00 21/01/2099").await;
    story.say(APPROVER, "/duyet 2").await;
    story.say(APPROVER, "/bohen 2").await;
    story.say(CHAIR, "/xem 2").await;
    story.end()
}

/// The messages of a notice as its four recipients get them.
async fn issued(story: &mut Story, number: u32) -> Vec<Seen> {
    story.office.done(&["notice", "approve", &number.to_string(), "--as", "chanh-van-phong.kim-dong"]);
    let before = [CHAIR, APPROVER, CLERK].map(|person| story.server.seen_by(person).len());
    story.office.done(&["notice", "issue", &number.to_string()]);
    let mut seen = Vec::new();
    for (person, before) in [CHAIR, APPROVER, CLERK].into_iter().zip(before) {
        seen.extend(story.receive(person, before, 1).await);
    }
    seen
}

async fn follows(language: &'static str) -> String {
    let (mut story, letter) = office(language).await;
    draft(&story, &letter);
    story.server.block(BLOCKER);
    story.server.wait_for_confirmation().await;
    story.scene("Issued, and what came of it");
    let seen = issued(&mut story, 2).await;
    story.press_on(&seen[0], "ack:2").await;
    // Returns once everything is recorded.
    story.office.done(&["notice", "watch", "2"]);
    story.say(APPROVER, "/tiendo 2").await;
    story.say(APPROVER, "/ketqua 2").await;
    story.say(CLERK, "/xuat 2 csv").await;
    let asked = story.say(APPROVER, "/guilai 2").await;
    story.press(APPROVER, &asked.buttons[0].0).await;
    story.say(CHAIR, "/tim tam dung cong bo").await;
    story.say(CLERK, "/tim kim đồng").await;
    story.say(CLERK, "/tim hà nội").await;
    story.say(CLERK, "/tim").await;

    story.scene("Held back, withdrawn, and a press on it");
    story.say(APPROVER, "/tamdung 2").await;
    story.say(APPROVER, "/tamdung 1").await;
    story.say(APPROVER, "/tieptuc 2").await;
    story.say(APPROVER, "/tieptuc 2").await;
    let sure = story.say(APPROVER, "/huythongbao 2").await;
    story.press(APPROVER, &sure.buttons[0].0).await;
    let before = story.server.seen_by(CLERK).len();
    story.server.press(CLERK, seen[2].message, "ack:2");
    story.receive(CLERK, before, 1).await;
    story.end()
}

async fn corrects(language: &'static str) -> String {
    let mut story = seated(language).await;
    let letter = import(&story, &letter_path());
    draft(&story, &letter);
    let seen = issued(&mut story, 1).await;
    story.scene("Nothing to correct; then the letter is corrected");
    story.say(CLERK, "/dinhchinh 1").await;
    story.say(CLERK, "/dinhchinh 2").await;
    // The same letter with another total: a newer version of it.
    let words = std::fs::read_to_string(letter_path()).expect("the letter");
    let corrected = words.replace("87,96", "87,69");
    assert_ne!(words, corrected);
    let file = story.office.path("sua.txt");
    std::fs::write(&file, corrected).expect("written");
    let newer = import(&story, &file.display().to_string());
    assert_eq!(newer, letter.replace("#1", "#2"));
    story.say(CLERK, "/dinhchinh 1").await;
    let preview = story.say_for(APPROVER, "/xem 4", 2).await;
    story.press(APPROVER, &preview[1].buttons[0].0).await;

    story.scene("It goes to the same seats, and the corrected one says so");
    let before = [CHAIR, APPROVER, CLERK].map(|person| story.server.seen_by(person).len());
    story.office.done(&["notice", "issue", "4"]);
    for (person, before) in [CHAIR, APPROVER, CLERK].into_iter().zip(before) {
        story.receive(person, before, 1).await;
    }
    let before = story.server.seen_by(CHAIR).len();
    story.server.press(CHAIR, seen[0].message, "ack:1");
    story.receive(CHAIR, before, 1).await;
    story.say(APPROVER, "/ketqua 1").await;
    story.say(CLERK, "/dinhchinh 1").await;
    story.end()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_prepares_in_vietnamese() {
    insta::assert_snapshot!(prepares("vi").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_prepares_in_english() {
    insta::assert_snapshot!(prepares("en").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_follows_in_vietnamese() {
    insta::assert_snapshot!(follows("vi").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_follows_in_english() {
    insta::assert_snapshot!(follows("en").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_corrects_in_vietnamese() {
    insta::assert_snapshot!(corrects("vi").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_corrects_in_english() {
    insta::assert_snapshot!(corrects("en").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn progress_is_kept_up_to_date_in_one_message() {
    let (mut story, letter) = office("vi").await;
    draft(&story, &letter);
    story.office.done(&["notice", "approve", "2", "--as", "chanh-van-phong.kim-dong"]);
    story.office.done(&["channel", "pause", "telegram"]);
    story.office.done(&["notice", "issue", "2"]);
    let waiting = story.say(APPROVER, "/tiendo 2").await;
    assert!(waiting.text.contains("Đã gửi 0/4; chờ 4"), "{}", waiting.text);
    let before = story.server.seen_by(CHAIR).len();
    story.office.done(&["channel", "resume", "telegram"]);
    story.server.wait_for_messages(CHAIR, before + 1).await;
    let of = move |world: &crate::telegram_server::World| {
        world.ledger.iter().find(|seen| seen.message == waiting.message).expect("the message").clone()
    };
    story
        .server
        .wait_for("the end to be shown", |world| {
            let now = of(world);
            now.text.contains("đã gửi xong") && now.text.contains("Đã gửi 4/4") && !now.before.is_empty()
        })
        .await;
    let watched = story.office.done(&["notice", "watch", "2"]);
    assert!(watched.contains("100 %") && watched.contains("Đã gửi 4/4"), "{watched}");
    let lines = story.office.done(&["notice", "watch", "2", "--json"]);
    let last: serde_json::Value = serde_json::from_str(lines.lines().last().expect("a line")).expect("JSON");
    assert_eq!((&last["sent"], &last["finished"]), (&4.into(), &true.into()));
}
