//! What asks for nothing: causes, closing words, tasks of one's own in a report, questions about a stop.

use super::wordings::{letter, read_text, tasks};

#[test]
fn what_stands_below_causes_is_no_task() {
    let read = letter(
        "Tháng 12/2024 huyện đạt 81,4 điểm.\n\n3. Nguyên nhân\n\n- Xã Song Mai, xã Hùng An: 6 tháng mới có 31 hồ sơ thanh toán trực \
         tuyến; đường truyền chưa ổn định.\n\n4. Yêu cầu\n\n- UBND xã Song Mai rà soát hồ sơ trước ngày 25/01/2025.",
    );
    assert_eq!(tasks(&read), ["UBND xã Song Mai | 2025-01-25"]);
}

#[test]
fn a_heading_that_ends_in_its_verb_opens_the_list_below_it() {
    let read = letter(
        "Tháng 12/2024 huyện đạt 81,4 điểm.\n\n3. Chủ tịch UBND huyện yêu cầu\n\n- UBND xã Song Mai rà soát hồ sơ trước ngày \
         25/01/2025.",
    );
    assert_eq!(tasks(&read), ["UBND xã Song Mai | 2025-01-25"]);
}

#[test]
fn closing_words_are_marked_as_such_and_a_closing_that_asks_for_something_is_not() {
    let urges = |closing: &str| {
        let read =
            letter(&format!("Tháng 12/2024 huyện đạt 81,4 điểm.\n\nUBND xã Song Mai rà soát hồ sơ.\n\n{closing}"));
        read.directives.last().map(|last| (read.directives.len(), last.only_urges))
    };
    for closing in [
        "Trên đây là kết quả tháng 12/2024, đề nghị các đơn vị nghiêm túc thực hiện./.",
        "Yêu cầu các đơn vị, cá nhân triển khai thực hiện./.",
    ] {
        assert_eq!(urges(closing), Some((2, true)), "{closing}");
    }
    for closing in [
        "Trên đây là kết quả tháng 12/2024, đề nghị các đơn vị báo cáo trước ngày 25/01/2025./.",
        "Yêu cầu các đơn vị rà soát hồ sơ quá hạn./.",
    ] {
        assert_eq!(urges(closing), Some((2, false)), "{closing}");
    }
}

#[test]
fn what_a_report_to_those_above_takes_upon_itself_is_for_none_of_them() {
    let report = read_text(
        "UBND HUYỆN KIM ĐỘNG\nSố: 15/BC-UBND\nKim Động, ngày 10 tháng 01 năm 2025\n\nKính gửi: UBND tỉnh Hưng Yên\n\n\
         Tháng 12/2024 huyện Kim Động đạt 81,4 điểm.\n\nIII. NHIỆM VỤ THÁNG 01/2025\n\n1. Phấn đấu đạt trên 89 điểm.\n\n\
         2. Không để phát sinh hồ sơ quá hạn.\n\nIV. KIẾN NGHỊ\n\n- Đề nghị Văn phòng UBND tỉnh cho biết thời điểm công bố trở lại \
         điểm tiêu chí thành phần đang tạm dừng.",
    );
    assert_eq!(tasks(&report), [" | -", " | -", "Văn phòng UBND tỉnh | -"]);
    assert!(!report.directives[2].suspends_components);
}

#[test]
fn whom_a_limit_names_is_told_and_what_somebody_has_dictated_is_a_list() {
    let read = letter(
        "Tháng 12/2024 huyện đạt 81,4 điểm.\n\nCác xã, thị trấn có tổng điểm dưới 80 điểm giải trình trước ngày 15/01/2025.",
    );
    assert_eq!(tasks(&read), ["Các xã, thị trấn có tổng điểm dưới 80 điểm | 2025-01-15"]);
    let message = letter(
        "Điểm 766 tháng 12/2024: huyện 81,4 điểm.\n\nChánh Văn phòng dặn:\n- Hồ sơ nào có phí thì hướng dẫn bà con quét mã, đừng thu \
         tiền mặt.",
    );
    assert_eq!(message.directives.len(), 1);
}

#[test]
fn the_last_week_of_a_month_ends_with_it() {
    let read = letter(
        "Tháng 12/2024 huyện đạt 81,4 điểm.\n\nPhòng Tư pháp rà soát thủ tục, báo cáo kết quả trong tuần cuối tháng 01/2025.",
    );
    assert_eq!(tasks(&read), ["Phòng Tư pháp | 2025-01-31"]);
}
