//! Deadlines that are put in the place of others, and how often something is due without a day.

use super::deadlines::{asked, asked_in};
use super::wordings::{figures, letter, tasks};
use crate::domain::figure::Doubt;
use crate::domain::letter::Deadline;

fn on(day: &str, earlier: &[&str]) -> (Option<Deadline>, Vec<String>) {
    (Some(Deadline::On(day.parse().expect("a day"))), earlier.iter().map(|words| (*words).to_owned()).collect())
}

#[test]
fn the_new_deadline_holds_and_the_one_that_it_replaces_is_told() {
    for (task, expected) in [
        (
            "gửi báo cáo, điều chỉnh thời hạn từ ngày 22/01/2025 sang ngày 27/01/2025",
            on("2025-01-27", &["từ ngày 22/01/2025"]),
        ),
        ("nộp báo cáo; lùi thời hạn từ 22/01 sang 27/01", on("2025-01-27", &["từ 22/01"])),
        ("được gia hạn thời gian nộp báo cáo đến hết ngày 25/01/2025", on("2025-01-25", &[])),
        (
            "rà soát hồ sơ, gia hạn đến ngày 25/01/2025 (hạn cũ là ngày 15/01/2025)",
            on("2025-01-25", &["là ngày 15/01/2025"]),
        ),
        ("dời hạn gửi số liệu từ 22/01 thành 24/01/2025", on("2025-01-24", &["từ 22/01"])),
        ("báo cáo trước ngày 24/01/2025 thay cho thời hạn ngày 22/01/2025", on("2025-01-24", &[])),
    ] {
        assert_eq!(asked(task), expected, "{task}");
    }
    let replaced = "thay cho thời hạn ngày 22/01/2025, gửi báo cáo trước ngày 24/01/2025";
    assert_eq!(asked(replaced).0, on("2025-01-24", &[]).0);
}

#[test]
fn an_earlier_deadline_is_told_as_quoted() {
    let read = letter(
        "Tháng 12/2024, huyện đạt 87,96 điểm Bộ chỉ số 766.\n\nUBND huyện yêu cầu:\n\
         1. Điều chỉnh thời hạn UBND các xã gửi báo cáo từ ngày 15/01/2025 sang ngày 20/01/2025.",
    );
    assert_eq!(figures(&read), ["kim-dong 2024-12 TOTAL 87.96"]);
    let quoted: Vec<&str> =
        read.doubts.iter().filter(|doubt| doubt.doubt == Doubt::Quoted).map(|doubt| doubt.printed.as_str()).collect();
    assert_eq!(quoted, ["từ ngày 15/01/2025"]);
    assert_eq!(tasks(&read), ["UBND các xã, thị trấn | 2025-01-20"]);
}

#[test]
fn a_new_deadline_without_its_year_in_a_letter_without_a_day_is_asked_about() {
    let (deadline, doubted) = asked_in(None, "gửi báo cáo, lùi thời hạn từ 22/01 sang 27/01");
    assert_eq!(deadline, None);
    assert!(doubted.contains(&"sang 27/01".to_owned()), "{doubted:?}");
}

#[test]
fn what_is_changed_and_is_no_time_moves_no_deadline() {
    let task = "điều chỉnh số liệu từ 7,1 thành 7,4, gửi báo cáo trước ngày 24/01/2025";
    assert_eq!(asked(task).0, on("2025-01-24", &[]).0);
    let task = "điều chỉnh quy trình nội bộ, công khai đến ngày 24/01/2025, báo cáo chậm nhất ngày 27/01/2025";
    assert_eq!(asked(task).0, on("2025-01-27", &[]).0);
}

#[test]
fn how_often_without_a_day_is_told_in_the_words_of_the_letter() {
    for (task, words) in [
        ("hằng tuần báo cáo Chủ tịch UBND huyện tại họp giao ban", "hằng tuần"),
        ("rà soát hồ sơ quá hạn, hằng ngày gửi danh sách về Văn phòng", "hằng ngày"),
        ("báo cáo hằng quý về Phòng Nội vụ", "hằng quý"),
        ("cập nhật điểm hằng tuần trên nhóm Zalo", "hằng tuần"),
        ("định kỳ hằng tuần tổng hợp kết quả", "định kỳ hằng tuần"),
    ] {
        assert_eq!(asked(task), (None, vec![words.to_owned()]), "{task}");
    }
    for task in ["họp giao ban hằng tuần", "rà soát hồ sơ quá hạn hằng ngày", "theo dõi kết quả hằng tháng"]
    {
        assert_eq!(asked(task), (None, Vec::new()), "{task}");
    }
    assert_eq!(asked("hằng tuần rà soát, báo cáo trước ngày 24/01/2025"), on("2025-01-24", &[]));
}

#[test]
fn the_last_working_day_of_the_month_is_asked_about() {
    let words = "vào ngày làm việc cuối cùng của tháng";
    let (deadline, doubted) = asked(&format!("báo cáo kết quả {words}"));
    assert_eq!(deadline, None);
    assert_eq!(doubted.len(), 1, "{doubted:?}");
    assert!(doubted[0].contains("ngày làm việc cuối cùng của tháng"), "{doubted:?}");
}

#[test]
fn a_letter_of_correction_that_replaces_a_deadline_asks_for_it() {
    for item in [
        "Tại mục 3, thời hạn gửi báo cáo của UBND xã Song Mai: thay \"trước ngày 15/01/2025\" bằng \"trước ngày 22/01/2025\".",
        "Tại khoản 1 mục II, thời hạn báo cáo \"trước ngày 15/01/2025\" được sửa thành \"trước ngày 22/01/2025\".",
        "Thời hạn báo cáo đã ghi là trước ngày 15/01/2025, nay đính chính lại là trước ngày 22/01/2025.",
    ] {
        let read = letter(&format!(
            "UBND huyện đính chính Công văn số 12/UBND-VP như sau:\n\n1. Tổng điểm tháng 12/2024 của huyện: đã in là \
             \"85,66 điểm\", nay sửa lại là \"85,86 điểm\".\n\n2. {item}\n\n3. Các nội dung khác giữ nguyên."
        ));
        assert_eq!(figures(&read), ["kim-dong 2024-12 TOTAL 85.86"], "{item}");
        assert_eq!(read.directives.len(), 1, "{item}: {:?}", tasks(&read));
        assert!(tasks(&read)[0].ends_with("| 2025-01-22"), "{item}: {:?}", tasks(&read));
        let quoted = |doubt: &&crate::domain::letter::LetterDoubt| {
            doubt.doubt == Doubt::Quoted && doubt.printed.contains("trước ngày 15/01/2025")
        };
        assert_eq!(read.doubts.iter().filter(quoted).count(), 1, "{item}: {:?}", read.doubts);
    }
}

#[test]
fn the_one_whose_deadline_is_replaced_is_asked() {
    for (item, whom) in [
        (
            "thời hạn báo cáo của phòng Tư pháp: thay \"trước ngày 15/01/2025\" bằng \"trước ngày 22/01/2025\"",
            "phòng Tư pháp",
        ),
        (
            "thời hạn gửi báo cáo của các đơn vị dưới 75 điểm là \"trước ngày 15/01/2025\", nay sửa lại là \"trước ngày 22/01/2025\"",
            "các đơn vị",
        ),
        (
            "thời hạn báo cáo \"trước ngày 15/01/2025\" được sửa thành \"trước ngày 22/01/2025\"",
            "UBND các xã, thị trấn",
        ),
    ] {
        let read = letter(&format!(
            "1. Tổng điểm tháng 12/2024 của huyện: đã in là \"85,66 điểm\", nay sửa lại là \"85,86 điểm\".\n\n2. Tại mục 3, {item}."
        ));
        assert_eq!(tasks(&read), [format!("{whom} | 2025-01-22")], "{item}");
    }
}

#[test]
fn what_was_put_off_before_the_letter_is_told_and_asks_for_nothing() {
    let read = letter(
        "Tháng 12/2024, huyện đạt 87,96 điểm. Thời hạn trả 12 hồ sơ đất đai đã sửa từ ngày 02/12/2024 thành ngày 20/12/2024.",
    );
    assert_eq!(tasks(&read), Vec::<String>::new());
}

#[test]
fn what_a_letter_of_correction_says_of_an_earlier_task_is_told_to_those_who_were_asked() {
    for (item, told) in [
        (
            "Thời hạn gửi báo cáo của phòng Tư pháp: lùi từ ngày 15/01/2025 sang ngày 22/01/2025.",
            "phòng Tư pháp | 2025-01-22",
        ),
        ("Thời hạn phòng Tư pháp mở lớp tập huấn: giữ nguyên, trước ngày 28/02/2025.", "phòng Tư pháp | 2025-02-28"),
        ("Bỏ nội dung giao Phòng Nội vụ kiểm tra công vụ tại xã Song Mai.", "Phòng Nội vụ | -"),
    ] {
        let read = letter(&format!(
            "UBND huyện đính chính Công văn số 12/UBND-VP như sau:\n\n1. Tổng điểm tháng 12/2024 của huyện: đã in là \
             \"85,66 điểm\", nay sửa lại là \"85,86 điểm\".\n\n2. Tại điểm 4\n\n- {item}\n\nCác nội dung khác không thay đổi."
        ));
        assert_eq!(tasks(&read), [told], "{item}");
    }
}
