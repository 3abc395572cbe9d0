use super::phone::{World, inbound};
use crate::channel::inbound::{Attachment, Event, Inbound};
use crate::clock::Clock;
use crate::desk::fixture::{CHAIR, Office, chief, clerk};
use crate::domain::delivery::DeliveryState;
use crate::domain::directive_progress::{ProgressStep, Stage};
use crate::domain::letter::{Confirmation, Deadline};
use crate::domain::notice::NoticeId;
use crate::domain::seat::{PersonId, SeatId};
use chrono::TimeDelta;

const DIRECTIVE: NoticeId = NoticeId(3);
const FAR: Option<&str> = Some("2025-02-14");

async fn world(deadline: Option<&str>) -> World {
    let office = Office::seated().await;
    assert_eq!(office.issued_directive(deadline).await, DIRECTIVE);
    World::new(office)
}

impl World {
    async fn stage(&self) -> Stage {
        let progress = self.office.desk.store.progress(DIRECTIVE, &SeatId::new(CHAIR)).await.expect("read");
        progress.stage()
    }

    /// What the office and the chair are told by memos, as the sender would bring it.
    async fn memo_to(&self, person: &str) -> String {
        let rows = self.office.desk.store.last_memo_to(&PersonId::new(person)).await.expect("rows");
        let Some(row) = rows.first() else { return String::new() };
        let memo = self.office.desk.store.memo(row.key.notice).await.expect("read").expect("there");
        let choices: Vec<String> = memo.message.choices.iter().map(|choice| format!("[{}]", choice.label)).collect();
        format!("{}\n{}", memo.message.plain_text(), choices.join(" "))
    }

    fn later(&self, minutes: i64) {
        self.office.clock.advance(TimeDelta::minutes(minutes));
    }
}

async fn from_report_to_acceptance(language: &str) -> String {
    let world = world(FAR).await;
    let mut told = Vec::new();
    for chat in ["chair", "chief"] {
        world.says(chat, &format!("/language {language}")).await;
    }
    told.push(world.says("chair", "/viec").await);
    told.push(world.presses("chair", "ack:3", None).await);
    told.push(world.presses("chair", "beg:3", None).await);
    told.push(world.presses("chair", "rep:3", None).await);
    told.push(world.says("chair", "Đã niêm yết 12/12 thủ tục, còn thiếu 2 bảng.").await);
    assert_eq!(world.stage().await, Stage::Reported);
    told.push(world.memo_to("chief").await);
    told.push(world.says("chief", "/theodoi").await);
    told.push(world.says("chief", "/theodoi 3").await);
    told.push(world.presses("chief", "shr:1", None).await);
    told.push(world.presses("chief", "ret:1", None).await);
    told.push(world.says("chief", "Đề nghị nêu rõ thời gian lắp 2 bảng còn thiếu.").await);
    assert_eq!(world.stage().await, Stage::InProgress);
    told.push(world.memo_to("chair").await);
    told.push(world.says("chair", "/viec").await);
    world.later(60);
    told.push(world.says("chair", "/baocao 3 Đã lắp đủ 2 bảng ngày 20/01.").await);
    told.push(world.presses("chief", "acc:2", None).await);
    assert_eq!(world.stage().await, Stage::Completed);
    told.push(world.memo_to("chair").await);
    told.push(world.says("chair", "/viec").await);
    told.push(world.says("chair", "/baocao 3 thêm").await);
    told.push(world.presses("clerk", "acc:2", None).await);
    told.push(world.says("chief", "/theodoi Hiệp Cường").await);
    let desk = &world.office.desk;
    let history = desk.directive_history(&chief(), DIRECTIVE, &SeatId::new(CHAIR)).await.expect("a history");
    let text = desk.catalogue.in_lang(crate::text::Lang::from_tag(language));
    told.push(history.message(text).plain_text());
    told.join("\n=====\n")
}

#[tokio::test]
async fn a_report_is_returned_and_the_next_one_accepted() {
    insta::assert_snapshot!("directive_life_vi", from_report_to_acceptance("vi").await);
    insta::assert_snapshot!("directive_life_en", from_report_to_acceptance("en").await);
}

#[tokio::test]
async fn a_report_without_a_word_before_acknowledges_too() {
    let world = world(FAR).await;
    world.says("chair", "báo cáo 3: đã xong").await;
    let acknowledged = world.office.desk.store.acknowledgements_of(DIRECTIVE).await.expect("read");
    assert_eq!(acknowledged.iter().map(|one| one.seat.as_str()).collect::<Vec<_>>(), [CHAIR]);
    assert_eq!(world.stage().await, Stage::Reported);
}

#[tokio::test]
async fn a_reply_to_the_directive_s_message_is_a_report_and_a_question_is_still_a_question() {
    let world = world(FAR).await;
    let rows = world.office.desk.store.deliveries_to(DIRECTIVE, &SeatId::new(CHAIR)).await.expect("rows");
    let DeliveryState::Accepted { message, .. } = &rows[0].state else { panic!("{rows:?}") };
    let reply =
        |text: &str| Inbound { replies_to: Some(message.clone()), ..inbound("chair", Event::Text(text.to_owned())) };
    let answer = world.does(reply("chỉ số tháng 12")).await;
    assert!(answer.contains("87,96"), "{answer}");
    assert_eq!(world.stage().await, Stage::Issued);
    world.does(reply("đã tiếp nhận")).await;
    assert_eq!(world.stage().await, Stage::Acknowledged);
    let answer = world.does(reply("Đã triển khai đến các thôn, xong trước 15/1")).await;
    assert!(answer.starts_with("Đã ghi nhận báo cáo thực hiện thông báo số 3"), "{answer}");
    assert_eq!(world.stage().await, Stage::Reported);
    // To another message it is no report.
    let other = Inbound { replies_to: Some("m99".to_owned()), ..inbound("head", Event::Text("xong".to_owned())) };
    assert!(!world.does(other).await.contains("Đã ghi nhận"));
}

#[tokio::test]
async fn a_question_in_between_is_answered_and_the_report_stays_awaited() {
    let world = world(FAR).await;
    let asked = world.says("chair", "báo cáo").await;
    assert!(asked.contains("Xin gửi nội dung báo cáo thực hiện thông báo số 3"), "{asked}");
    let answer = world.says("chair", "chỉ số tháng 12").await;
    assert!(answer.contains("87,96") && answer.contains("vẫn chờ nội dung báo cáo"), "{answer}");
    world.says("chair", "đã xong 100%").await;
    assert_eq!(world.stage().await, Stage::Reported);
}

#[tokio::test]
async fn what_was_asked_for_can_be_left() {
    let world = world(FAR).await;
    world.presses("chair", "rep:3", None).await;
    assert_eq!(world.says("chair", "1").await, "Đã bỏ qua.");
    world.says("chair", "xin chào").await;
    assert_eq!(world.stage().await, Stage::Issued);
    // Hours later a word is no report any more.
    world.presses("chair", "rep:3", None).await;
    world.later(121);
    world.says("chair", "xin chào").await;
    assert_eq!(world.stage().await, Stage::Issued);
}

#[tokio::test]
async fn photos_are_kept_with_the_report_and_a_large_one_gets_a_word() {
    let world = world(FAR).await;
    world.presses("chair", "rep:3", None).await;
    let large =
        Attachment { file: "big".into(), name: "photo.jpg".into(), size: Some(30 << 20), ..Attachment::default() };
    let refused = world.sends_as("chair", large).await;
    assert!(refused.contains("lớn hơn 20 MB"), "{refused}");
    assert_eq!(world.stage().await, Stage::Issued);
    world.sends("chair", "anh-1.jpg", b"one").await;
    let second = world.sends("chair", "anh-2.jpg", b"two").await;
    assert!(second.starts_with("Đã ghi nhận báo cáo"), "{second}");
    let store = &world.office.desk.store;
    let progress = store.progress(DIRECTIVE, &SeatId::new(CHAIR)).await.expect("read");
    let files: Vec<_> = progress
        .events
        .iter()
        .flat_map(|event| match &event.step {
            ProgressStep::Reported { files, .. } => files.clone(),
            _ => Vec::new(),
        })
        .collect();
    assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["anh-1.jpg", "anh-2.jpg"]);
    assert_eq!(store.document(&files[1].document).await.expect("read").as_deref(), Some(&b"two"[..]));
    let shown = world.presses("chief", "shr:1", None).await;
    assert!(shown.contains("<anh-1.jpg>"), "{shown}");
    // Nothing is fetched of a person who was asked for nothing.
    world.sends("head", "anh-3.jpg", b"three").await;
    assert_eq!(world.phones.fetched(), ["anh-1.jpg", "anh-2.jpg"]);
    assert_eq!(store.check().await.expect("checked"), [] as [String; 0]);
}

#[tokio::test]
async fn who_may_not_is_told_so_and_nothing_is_recorded() {
    let world = world(FAR).await;
    let mut told = Vec::new();
    told.push(world.presses("stranger", "rep:3", None).await);
    told.push(world.presses("chair", "rep:1", None).await);
    told.push(world.presses("chair", "rep:99", None).await);
    told.push(world.presses("chair", "acc:1", None).await);
    told.push(world.presses("chair", "brd:3", None).await);
    told.push(world.presses("chief", "acc:1", None).await);
    told.push(world.says("chair", "/baocao abc").await);
    told.push(world.says("chair", &format!("/baocao 3 {}", "a".repeat(4001))).await);
    told.push(world.says("chief", "/theodoi Xã Không Có").await);
    world.office.desk.revoke(&chief(), &SeatId::new(CHAIR)).await.expect("revoked");
    told.push(world.presses("chair", "rep:3", None).await);
    told.push(world.says("chair", "báo cáo 3: xong").await);
    world.office.desk.cancel(&chief(), DIRECTIVE).await.expect("cancelled");
    told.push(world.presses("head", "rep:3", None).await);
    assert_eq!(world.stage().await, Stage::Issued);
    insta::assert_snapshot!("directive_refusals", told.join("\n=====\n"));
}

#[tokio::test]
async fn two_presses_at_once_accept_a_report_once() {
    let world = world(FAR).await;
    world.says("chair", "báo cáo 3: đã xong").await;
    let press = |chat: &'static str| world.presses(chat, "acc:1", None);
    let (first, second) = tokio::join!(press("chief"), press("clerk"));
    let answers = format!("{first}{second}");
    assert_eq!(answers.matches("Đã chấp nhận báo cáo").count(), 1, "{answers}");
    assert_eq!(answers.matches("đã hoàn thành").count(), 1, "{answers}");
    let progress = world.office.desk.store.progress(DIRECTIVE, &SeatId::new(CHAIR)).await.expect("read");
    assert_eq!(progress.events.len(), 2);
}

#[tokio::test]
async fn a_message_that_comes_twice_is_one_report() {
    let world = world(FAR).await;
    for _ in 0..2 {
        world.says("chair", "/baocao 3 đã xong").await;
    }
    let progress = world.office.desk.store.progress(DIRECTIVE, &SeatId::new(CHAIR)).await.expect("read");
    assert_eq!(progress.events.len(), 1);
}

#[tokio::test]
async fn many_reports_ring_the_office_once() {
    let world = world(FAR).await;
    world.says("chair", "báo cáo 3: đã xong").await;
    let first = world.memo_to("chief").await;
    assert!(first.contains("Chủ tịch UBND xã Hiệp Cường"), "{first}");
    world.says("head", "báo cáo 3: phòng đã xong").await;
    assert_eq!(world.memo_to("chief").await, first, "told a moment ago");
    let desk = &world.office.desk;
    world.later(11);
    desk.tell_of_reports(world.office.clock.now()).await.expect("told");
    let second = world.memo_to("chief").await;
    assert!(second.contains("Trưởng phòng Nội vụ") && !second.contains("Hiệp Cường"), "{second}");
    world.later(11);
    desk.tell_of_reports(world.office.clock.now()).await.expect("told");
    assert_eq!(world.memo_to("chief").await, second, "nothing new");
}

#[tokio::test]
async fn a_late_report_stays_possible_and_is_called_late() {
    let world = world(Some("2025-01-21")).await;
    world.later(3 * 24 * 60);
    let tasks = world.says("chair", "/viec").await;
    assert!(tasks.contains("QUÁ HẠN"), "{tasks}");
    world.says("chair", "báo cáo 3: nay mới xong").await;
    let board = world.presses("chief", "brd:3", None).await;
    insta::assert_snapshot!("board_overdue", board);
}

#[tokio::test]
async fn a_deadline_that_has_passed_is_told_before_the_approval() {
    let office = Office::seated().await;
    let mut content = crate::desk::fixture::content();
    content.directives[1].deadline = Some(Deadline::On("2025-01-10".parse().expect("a day")));
    let letter = office.letter_of(content).await;
    let confirmation = Confirmation { by: "operator:an".to_owned(), at: office.clock.now() };
    office.desk.store.confirm_letter(&letter, confirmation).await.expect("confirmed");
    office.desk.draft(&clerk(), &letter).await.expect("drafts");
    let world = World::new(office);
    let preview = world.says("chief", "/duyet xem 3").await;
    assert!(preview.contains("thời hạn nêu trong chỉ đạo (10/01/2025) đã qua"), "{preview}");
    assert!(!world.says("chief", "/duyet xem 2").await.contains("đã qua"));
}

#[tokio::test]
async fn the_office_hands_a_seat_over_in_chat_and_the_next_holder_finds_the_open_tasks() {
    let world = world(FAR).await;
    let mut told = vec![world.says("chief", "/bangiao").await];
    told.push(world.says("chief", "/bangiao phó chủ tịch").await);
    told.push(world.says("chief", "/bangiao chu tich hiep cuong").await);
    let code = world.presses("chief", &format!("cmd:bangiao {CHAIR}"), None).await;
    let code: String = code.split(": ").nth(1).and_then(|rest| rest.split(' ').next()).expect("a code").to_owned();
    told.push(world.says("next", &code).await.replace(&code, "[CODE]"));
    told.push(world.memo_to("chair").await.replace("Người dùng next", "Ông Mới"));
    told.push(world.says("chair", "/viec").await);
    // The next holder acknowledges what was sent to the one before, and reports.
    told.push(world.presses("next", "ack:3", None).await);
    told.push(world.says("next", "báo cáo 3: đã nhận bàn giao, đã xong").await);
    assert_eq!(world.stage().await, Stage::Reported);
    told.push(world.says("chair", "/bangiao").await);
    insta::assert_snapshot!("hand_over_in_chat", told.join("\n=====\n"));
}

#[tokio::test]
async fn where_there_are_no_buttons_numbers_mean_the_choices_of_what_came_last() {
    let office = Office::seated().await;
    office.issued_directive(FAR).await;
    let world = World::plain(office);
    world.says("chair", "báo cáo 3: đã xong").await;
    world.later(1);
    world.office.deliver().await;
    let answer = world.says("chief", "1").await;
    assert!(answer.starts_with("Đã chấp nhận báo cáo"), "the first choice of the memo: {answer}");
    assert_eq!(world.stage().await, Stage::Completed);
}
