//! What a scan took for letters among the digits.

use super::wordings::{figures, letter, tasks};
use super::*;

fn doubted(content: &LetterContent) -> Vec<&str> {
    content.doubts.iter().map(|doubt| doubt.printed.as_str()).collect()
}

#[test]
fn a_score_with_letters_for_digits_is_read_and_doubted() {
    let read = letter(
        "Kết quả tháng 12/2024: Tổng điểm của huyện đạt 8l,4 điểm, xếp hạng thứ 4/10; trong đó:\n\
         - Công khai minh bạch: l5/18 điểm;\n- Số hóa hồ sơ: 16,2/22 điểm.",
    );
    assert_eq!(
        figures(&read),
        ["kim-dong 2024-12 TOTAL 81.4 #4?", "kim-dong 2024-12 CKMB 15?", "kim-dong 2024-12 SHHS 16.2"]
    );
}

#[test]
fn a_place_with_a_letter_for_a_digit_is_told_and_not_guessed() {
    let read = letter("Kết quả tháng 12/2024: Tổng điểm của huyện đạt 81,4 điểm, xếp hạng thứ l2/2O.");
    assert_eq!(figures(&read), ["kim-dong 2024-12 TOTAL 81.4"]);
    assert!(doubted(&read).iter().any(|words| words.contains("l2/2O")), "{:?}", doubted(&read));
}

#[test]
fn a_month_with_a_letter_for_a_digit_is_not_the_month_before() {
    let read = letter(
        "1. Kết quả tháng 11/2024: Tổng điểm của huyện đạt 80,2 điểm.\n\
         2. Kết quả tháng l2/2024: Tổng điểm của huyện đạt 81,4 điểm.",
    );
    assert_eq!(figures(&read), ["kim-dong 2024-11 TOTAL 80.2"]);
    assert!(doubted(&read).iter().any(|words| words.contains("81,4")), "{:?}", doubted(&read));
}

#[test]
fn a_day_with_a_letter_for_a_digit_is_asked_about() {
    let read = letter(
        "Tháng 12/2024, huyện đạt 81,4 điểm Bộ chỉ số 766.\n\n\
         Đề nghi UBND các xã báo cáo kết quả trước ngày 2O/01/2025.",
    );
    assert_eq!(tasks(&read), ["UBND các xã | -"]);
    assert_eq!(doubted(&read), ["trước ngày 2O/01/2025"]);
}

#[test]
fn the_name_of_a_group_that_lost_its_marks_is_read_and_doubted() {
    let read = letter(
        "Kết quả tháng 12/2024 của huyện:\n- Tiên độ giải quyêt: 19,9/20 điêm;\n- Dịch vụ công trực tuyên: 7 ,3/12 điểm;\n\
         - Mức độ hài lòng: 8,O/18 điểm.",
    );
    assert_eq!(
        figures(&read),
        ["kim-dong 2024-12 TDGQ 19.9?", "kim-dong 2024-12 DVCTT 7.3?", "kim-dong 2024-12 MDHL 8?"]
    );
}
