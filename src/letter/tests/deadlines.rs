//! Deadlines that are told by a number of days.

use super::fixtures::{hints, units};
use super::*;
use crate::domain::letter::Deadline;

/// The deadline of one task in a letter of 20/01/2025, and the words that are doubted.
pub fn asked(task: &str) -> (Option<Deadline>, Vec<String>) {
    asked_in(Some("Kim Động, ngày 20 tháng 01 năm 2025"), task)
}

/// The same in a letter with this line of place and day.
pub fn asked_in(day: Option<&str>, task: &str) -> (Option<Deadline>, Vec<String>) {
    let content = letter_asking(day, task);
    let doubted = content.doubts.iter().map(|doubt| doubt.printed.clone()).collect();
    (content.directives[0].deadline.clone(), doubted)
}

/// A letter that asks for this one task.
pub fn letter_asking(day: Option<&str>, task: &str) -> LetterContent {
    let day = day.unwrap_or_default();
    let text = format!(
        "UBND HUYỆN KIM ĐỘNG\nSố: 15/UBND-VP\n{day}\n\nKính gửi: UBND các xã, thị trấn.\n\n\
         Tháng 12/2024, huyện đạt 87,96 điểm Bộ chỉ số 766.\n\nUBND huyện yêu cầu:\n1. UBND các xã {task}.\n\n\
         Nơi nhận:\n- Như trên.\n"
    );
    let content = read(text.as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a letter");
    assert_eq!(content.directives.len(), 1, "{task}");
    content
}

#[test]
fn days_counted_from_the_letters_own_day_are_dated() {
    let on = |day: &str| (Some(Deadline::On(day.parse().expect("a day"))), Vec::new());
    assert_eq!(asked("khắc phục hồ sơ quá hạn trong thời hạn 10 ngày kể từ ngày ký văn bản này"), on("2025-01-30"));
    assert_eq!(asked("rà soát trong vòng 15 ngày, kể từ ngày ban hành"), on("2025-02-04"));
    assert_eq!(asked("rà soát trong vòng 15 (mười lăm) ngày kể từ ngày ban hành"), on("2025-02-04"));
    assert_eq!(asked("công khai TTHC trong 05 ngày từ ngày phát hành văn bản"), on("2025-01-25"));
}

#[test]
fn days_counted_from_what_nobody_knows_are_asked_about() {
    let undated = |words: &str| (None, vec![words.to_owned()]);
    let received = "gửi kế hoạch trong vòng 15 ngày kể từ ngày nhận được văn bản";
    assert_eq!(asked(received), undated("trong vòng 15 ngày kể từ ngày nhận"));
    let working = "niêm yết TTHC trong thời hạn 05 ngày làm việc kể từ ngày ký";
    assert_eq!(asked(working), undated("trong thời hạn 05 ngày làm việc kể từ ngày ký"));
}

#[test]
fn the_month_or_quarter_of_a_task_is_its_deadline() {
    let on = |day: &str| (Some(Deadline::On(day.parse().expect("a day"))), Vec::new());
    assert_eq!(asked("rà soát, công khai lại thủ tục hành chính trong quý I/2025"), on("2025-03-31"));
    assert_eq!(asked("xây dựng kế hoạch khắc phục; kế hoạch gửi về Văn phòng trong tháng 02/2025"), on("2025-02-28"));
    assert_eq!(asked("kiểm điểm trách nhiệm, gửi báo cáo trong quý I/2025"), on("2025-03-31"));
    assert_eq!(asked("trong tháng 02/2025, chấm dứt việc nhận hồ sơ ngoài hệ thống"), on("2025-02-28"));
    assert_eq!(asked("mở lớp tập huấn cho công chức một cửa trong tháng 3"), on("2025-03-31"));
    let before = "tổng hợp hồ sơ tiếp nhận trong quý I/2025, báo cáo trước ngày 05/4/2025";
    assert_eq!(asked(before), on("2025-04-05"), "an explicit limit goes first");
    for none in [
        "khắc phục các hồ sơ quá hạn trong tháng 12/2024",
        "tổng hợp kết quả thực hiện trong quý I/2025",
        "gửi kết quả đạt được trong quý I/2025",
        "lập báo cáo tiếp nhận trong quý I/2025",
        "phấn đấu đạt 90 điểm trong quý I/2025",
        "không để phát sinh hồ sơ quá hạn trong tháng 02/2025",
        "triển khai nghiêm túc các nhiệm vụ trong năm 2025",
    ] {
        assert_eq!(asked(none), (None, Vec::new()), "{none}");
    }
}

#[test]
fn days_that_are_over_are_no_deadline() {
    assert_eq!(asked("rà soát hồ sơ quá hạn trong 30 ngày qua"), (None, Vec::new()));
}

#[test]
fn a_task_to_be_settled_for_good_in_a_month_is_due_on_its_last_day() {
    let on = |day: &str| (Some(Deadline::On(day.parse().expect("a day"))), Vec::new());
    assert_eq!(asked("xử lý dứt điểm hồ sơ quá hạn chuyển về từ huyện trong tháng 02/2025"), on("2025-02-28"));
    assert_eq!(asked("gửi lại danh sách trước 11h ngày mai"), on("2025-01-21"));
}
