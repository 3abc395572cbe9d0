//! What a reviewer says of a deadline stays said when the letter is read again.

use crate::desk::ImportRequest;
use crate::desk::fixture::{Office, chief, clerk};
use crate::domain::deadline::Deadline;
use crate::domain::letter::{Letter, LetterState};

fn letter(tasks: &[&str]) -> String {
    let tasks: Vec<String> = tasks.iter().zip(1..).map(|(task, number)| format!("{number}. {task}")).collect();
    format!(
        "UBND HUYỆN KIM ĐỘNG\nSố: 15/UBND-VP\nKim Động, ngày 20 tháng 01 năm 2025\n\nKính gửi: UBND các xã, thị trấn.\n\n\
         Tháng 12/2024, huyện đạt 87,96 điểm Bộ chỉ số 766.\n\nUBND huyện yêu cầu:\n{}\n\nNơi nhận:\n- Như trên.\n",
        tasks.join("\n")
    )
}

const NUMBERS: &str = "UBND các xã gửi số liệu trước ngày 05.";
const WEEKLY: &str = "UBND các xã hằng tuần báo cáo kết quả về Văn phòng.";

async fn reads(office: &Office, text: &str) -> Letter {
    office.desk.import(&clerk(), ImportRequest::of("15-ubnd.txt", text)).await.expect("imported").letter
}

async fn chosen(office: &Office) -> Letter {
    let read = reads(office, &letter(&[NUMBERS, WEEKLY])).await;
    assert_eq!(read.content.doubts.len(), 2, "{:?}", read.content.doubts);
    let first = office.desk.revise(&clerk(), &read.id, "hạn việc 1: 05/02/2025").await.expect("chosen");
    office.desk.revise(&clerk(), &first.id, "việc 2 không có hạn").await.expect("chosen")
}

/// The deadlines by the first words of their directives, and how many doubts are left.
fn deadlines(letter: &Letter) -> (Vec<String>, usize) {
    let told = letter.content.directives.iter().map(|directive| {
        let deadline = directive.deadline.as_ref().map(Deadline::code);
        let by = directive.chosen.as_ref().map(|chosen| chosen.by.as_str());
        format!("{} {} {}", directive.ordinal, deadline.as_deref().unwrap_or("-"), by.unwrap_or("-"))
    });
    (told.collect(), letter.content.doubts.len())
}

const CLERK: &str = "seat:chuyen-vien.kim-dong";

#[tokio::test]
async fn the_same_file_again_is_the_letter_with_its_chosen_deadlines() {
    let office = Office::seated().await;
    let second = chosen(&office).await;
    let told = (vec![format!("1 2025-02-05 {CLERK}"), format!("2 - {CLERK}")], 0);
    assert_eq!(deadlines(&second), told);
    let again = reads(&office, &letter(&[NUMBERS, WEEKLY])).await;
    assert_eq!((&again.id, deadlines(&again)), (&second.id, told.clone()));
    // It is read anew when something is stated that it does not print.
    let signed = office.desk.revise(&clerk(), &second.id, "người ký Nguyễn Văn A").await.expect("completed");
    assert_eq!(deadlines(&signed), told);
    let request = ImportRequest {
        signer: Some("Nguyễn Văn B".to_owned()),
        ..ImportRequest::of("a.txt", letter(&[NUMBERS, WEEKLY]))
    };
    let stated = office.desk.import(&clerk(), request).await.expect("imported").letter;
    assert_eq!(deadlines(&stated), told);
}

#[tokio::test]
async fn a_chosen_deadline_follows_the_words_of_its_directive_to_another_place_in_another_file() {
    let office = Office::seated().await;
    let first = chosen(&office).await;
    office.desk.confirm(&chief(), &first.id).await.expect("confirmed");
    let retyped = letter(&[NUMBERS, WEEKLY]).replace("UBND các xã gửi số liệu", "UBND các xã  gửi\nsố liệu");
    let again = reads(&office, &retyped).await;
    assert_ne!(again.document, first.document);
    assert_eq!(deadlines(&again), deadlines(&first));
}

#[tokio::test]
async fn other_words_are_not_what_was_answered() {
    let office = Office::seated().await;
    let first = chosen(&office).await;
    office.desk.confirm(&chief(), &first.id).await.expect("confirmed");
    let erratum = letter(&["UBND các xã gửi số liệu trước ngày 07.", WEEKLY]);
    let again = reads(&office, &erratum).await;
    assert_eq!(again.state, LetterState::Unreviewed);
    assert_eq!(deadlines(&again).0[0], "1 - -", "{:?}", again.content.directives);
}

#[tokio::test]
async fn who_chose_what_stands_in_the_audit_log_and_in_the_changes() {
    let office = Office::seated().await;
    let read = reads(&office, &letter(&[NUMBERS, WEEKLY])).await;
    office.desk.confirm(&chief(), &read.id).await.expect("confirmed");
    let second = office.desk.revise(&clerk(), &read.id, "hạn việc 1: 05/02/2025").await.expect("chosen");
    let acts = office.desk.store.audit_log().map(|entry| entry.expect("an entry"));
    let chosen: Vec<String> = acts
        .filter(|entry| entry.act.code() == "deadline_chosen")
        .map(|entry| format!("{} {}", entry.by, entry.subject))
        .collect();
    assert_eq!(chosen, [format!("{CLERK} {}: 1: “trước ngày 05” → 2025-02-05", read.id)]);
    let changes = office.desk.changes_of(&clerk(), &second.id).await.expect("changes").expect("a version before");
    let told = changes.difference_lines(&office.desk.store.units(), office.text(crate::text::Lang::Vi));
    let line = "“UBND các xã gửi số liệu trước ngày 05.”: Thời hạn: văn bản ghi “trước ngày 05”, chưa xác định được ngày cụ thể → \
                Thời hạn: 05/02/2025";
    assert_eq!(told, [line]);
    office.desk.revise(&clerk(), &second.id, "hạn việc 1: 05/02/2025").await.expect_err("unchanged");
}
