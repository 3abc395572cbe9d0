//! News, mails and messages: other days of issue, comparisons, and other ways to ask.

use super::wordings::{figures, letter, read_text, tasks};
use super::*;

fn date(content: &LetterContent) -> Option<String> {
    content.date.map(|day| day.to_string())
}

#[test]
fn what_results_are_held_against_is_not_the_period_of_the_list_below() {
    let read = letter(
        "Văn phòng công bố kết quả Bộ chỉ số 766 tháng 12/2024. So với tháng 11/2024:\n\
         - Xã Hiệp Cường tăng từ 71,2 lên 84,2 điểm, từ hạng 15/17 lên hạng 4/17.\n\
         - Xã Song Mai giảm từ 88,1 xuống còn 79,1 điểm.",
    );
    assert_eq!(figures(&read), ["hiep-cuong 2024-12 TOTAL 84.2 #4", "song-mai 2024-12 TOTAL 79.1"]);
}

#[test]
fn a_list_is_of_the_month_told_first_and_not_of_one_told_beside() {
    let read = letter(
        "Em gửi kết quả 766 tháng 12/2024. Huyện mình được 82,6 điểm, tháng 11 là 81,15 điểm ạ\n\
         - CKMB 15,2/18\n- Tiến độ 19,7/20\n- TTTT 6,5/10 => thấp hơn TB tỉnh 7,2",
    );
    let mut read_figures = figures(&read);
    read_figures.sort();
    assert_eq!(
        read_figures,
        [
            "kim-dong 2024-11 TOTAL 81.15",
            "kim-dong 2024-12 CKMB 15.2",
            "kim-dong 2024-12 TDGQ 19.7",
            "kim-dong 2024-12 TOTAL 82.6",
            "kim-dong 2024-12 TTTT 6.5"
        ]
    );
    let told: Vec<&str> = read.doubts.iter().map(|doubt| doubt.printed.as_str()).collect();
    assert!(told.iter().any(|printed| printed.ends_with("7,2")), "an average or a difference: {told:?}");
}

#[test]
fn a_place_may_be_what_is_said_to_be_right() {
    let read =
        letter("Tháng 12/2024: xã Song Mai tổng điểm 90,02 điểm giữ nguyên; xếp hạng đúng là 4/17 xã, thị trấn.");
    assert_eq!(figures(&read), ["song-mai 2024-12 TOTAL 90.02 #4"]);
}

#[test]
fn no_number_behind_a_unit_of_a_list_is_lost_without_a_word() {
    let read = letter(
        "Kết quả Bộ chỉ số 766 tháng 12/2024, các xã như sau:\n1. Xã Song Mai 93,4\n2. Xã Hiệp Cường 80\n\
         3. Xã Vĩnh Xá 70,8\nPhòng Y tế thì chưa có điểm.",
    );
    let read_or_told = |printed: &str| {
        read.doubts.iter().any(|doubt| doubt.printed.contains(printed))
            || figures(&read).iter().any(|figure| figure.contains(&printed.replace(',', ".")))
    };
    for printed in ["93,4", "80", "70,8"] {
        assert!(read_or_told(printed), "{printed}");
    }
}

#[test]
fn the_place_behind_a_total_of_a_new_sentence_is_not_that_of_the_group_before() {
    let read = letter(
        "Năm 2024 huyện đạt 82,1 điểm; nhóm còn thấp là số hóa hồ sơ (15,2/22 điểm). \
         Riêng tháng 12/2024 đạt 80,4 điểm, đứng thứ 6/10.",
    );
    assert_eq!(
        figures(&read),
        ["kim-dong 2024 TOTAL 82.1", "kim-dong 2024 SHHS 15.2", "kim-dong 2024-12 TOTAL 80.4 #6"]
    );
}

#[test]
fn a_day_at_the_foot_in_front_of_the_news_or_in_the_head_of_a_mail_is_the_day_of_the_letter() {
    let result = "Kết quả Bộ chỉ số 766 tháng 12: huyện Kim Động đạt 82,4 điểm.\n";
    for text in [
        format!("Kính gửi: UBND các xã\n\n{result}\nNơi nhận:\n- Như trên.\nKim Động, ngày 06/01/2025\n"),
        format!("Kính gửi: UBND các xã\n\n{result}\nNgày 06/01/2025\n"),
        format!("(06/01/2025) {result}"),
        format!("Tháng 12 của huyện (đăng ngày 06/01/2025)\n\n{result}"),
        format!("Từ: Văn thư\nNgày: Thứ Hai, 06/01/2025 08:16\nTiêu đề: Điểm 766\n\n{result}"),
    ] {
        let read = read_text(&text);
        assert_eq!(date(&read).as_deref(), Some("2025-01-06"), "{text}");
        assert_eq!(figures(&read), ["kim-dong 2024-12 TOTAL 82.4"], "{text}");
        assert!(read.directives.is_empty(), "{text}");
    }
}

#[test]
fn begging_reminding_and_relaying_are_ways_to_ask() {
    let read = letter(
        "Tháng 12/2024, huyện đạt 82,4 điểm Bộ chỉ số 766.\n\n\
         Nhờ phòng Tư pháp gửi lại danh sách hồ sơ còn thiếu trước 10h ngày mai. Các phòng khác không phải gửi.\n\n\
         Mọi người nhớ quét mã khi thu phí.\n\n\
         Sếp chốt: chị Hoa làm nốt hồ sơ hộ tịch, xong trước 25/01/2025.",
    );
    assert_eq!(
        tasks(&read),
        ["phòng Tư pháp | 2025-01-11", "UBND các xã, thị trấn | -", "UBND các xã, thị trấn | 2025-01-25"]
    );
}

#[test]
fn thanks_and_counts_ask_for_nothing() {
    let read = letter(
        "Tháng 12/2024, huyện đạt 82,4 điểm Bộ chỉ số 766. Toàn huyện tiếp nhận 4.120 hồ sơ, trả đúng hạn 4.090 hồ sơ. \
         Nhờ sự nỗ lực của các phòng, kết quả đã tăng.",
    );
    assert_eq!(tasks(&read), Vec::<String>::new());
}

#[test]
fn what_a_unit_has_to_do_may_be_listed_below_it() {
    let read = letter(
        "Tháng 12/2024, xã Song Mai đạt 62,4 điểm Bộ chỉ số 766.\n\nXã Song Mai cần:\n\
         - bổ sung tài khoản thu phí trước ngày 25/01;\n- rà soát hồ sơ quá hạn.",
    );
    assert_eq!(tasks(&read), ["Xã Song Mai | 2025-01-25", "Xã Song Mai | -"]);
}

#[test]
fn what_is_stopped_for_a_time_is_a_directive_behind_any_opening() {
    let read = letter(
        "Tháng 12/2024, huyện đạt 82,4 điểm Bộ chỉ số 766.\n\n\
         Trong tháng đầu áp dụng, UBND huyện tạm dừng xếp loại cán bộ theo Bộ chỉ số đến hết ngày 31/01/2025.",
    );
    assert_eq!(tasks(&read), ["UBND huyện | 2025-01-31"]);
}

#[test]
fn pictures_part_the_lines_of_a_message() {
    let read =
        letter("Điểm 766 T12/2024 của huyện:\n👉 tổng điểm 82,4đ\n👉 tiến độ 18,2/20 😢\nXã Song Mai được 84,3đ\n");
    assert_eq!(figures(&read)[..2], ["kim-dong 2024-12 TOTAL 82.4", "kim-dong 2024-12 TDGQ 18.2"]);
    assert!(!figures(&read).iter().any(|figure| figure.contains("TDGQ 84.3")), "{:?}", figures(&read));
}

#[test]
fn a_score_in_words_and_a_place_that_nothing_names_are_told() {
    let read = letter(
        "Tháng 12/2024, xã Hiệp Cường đạt 84,2 điểm, từ nhóm cuối vươn lên tốp đầu (4/117). \
         Xã Song Mai chỉ được sáu mươi hai phẩy năm điểm.",
    );
    assert_eq!(figures(&read), ["hiep-cuong 2024-12 TOTAL 84.2"]);
    let told: Vec<&str> = read.doubts.iter().map(|doubt| doubt.printed.as_str()).collect();
    assert!(told.iter().any(|words| words.contains("4/117")), "{told:?}");
    assert!(told.iter().any(|words| words.contains("sáu mươi hai phẩy năm điểm")), "{told:?}");
}

#[test]
fn short_names_in_a_list_have_the_scores_behind_them() {
    let read = letter(
        "Tháng 12/2024 huyện được 83,8/100, đứng 4/10. Công khai 12,7; tiến độ 19,6; thanh toán 8,3; hài lòng 17,8. \
         Tiền phí thanh toán 8,3 triệu đồng.",
    );
    assert_eq!(
        figures(&read),
        [
            "kim-dong 2024-12 TOTAL 83.8 #4",
            "kim-dong 2024-12 CKMB 12.7",
            "kim-dong 2024-12 TDGQ 19.6",
            "kim-dong 2024-12 TTTT 8.3",
            "kim-dong 2024-12 MDHL 17.8"
        ]
    );
}

#[test]
fn results_of_a_month_up_to_a_day_are_those_of_a_snapshot() {
    for when in ["Từ ngày 01 đến ngày 25/12/2024", "Từ 01/12/2024 đến hết ngày 25/12/2024", "Từ ngày 01/12 đến 25/12"]
    {
        let read = letter(&format!("{when}, huyện đạt 87,96 điểm: số hóa hồ sơ 17,2/22 điểm."));
        assert_eq!(figures(&read), ["kim-dong 2024-12-25 TOTAL 87.96", "kim-dong 2024-12-25 SHHS 17.2"], "{when}");
    }
    for before in ["Quý IV/2024, huyện đạt 85,1 điểm", "Tháng 11/2024, huyện đạt 85,1 điểm"] {
        let read = letter(&format!("{before}. Từ ngày 01/12/2024 đến ngày 10/12/2024, huyện đạt 87,96 điểm."));
        assert!(figures(&read).contains(&"kim-dong 2024-12-10 TOTAL 87.96".to_owned()), "{:?}", figures(&read));
    }
    // Days within a month are none of its periods.
    let read = letter("Từ ngày 10/12/2024 đến ngày 25/12/2024, huyện đạt 87,96 điểm Bộ chỉ số 766.");
    assert_eq!(figures(&read), Vec::<String>::new());
    assert!(read.doubts.iter().any(|doubt| doubt.printed.contains("87,96")), "{:?}", read.doubts);
}
