//! Wordings that once gave a figure nobody printed, or lost a directive. Each states one rule.

use super::fixtures::{hints, units};
use super::*;
use crate::domain::indicator::Indicator;

fn letter(home: &str, text: &str) -> LetterContent {
    let hints = ImportHints { unit: UnitId::new(home), ..hints() };
    read(text.as_bytes(), &hints, &units()).expect("a letter")
}

/// The certain figures, in hundredths.
fn certain(content: &LetterContent) -> Vec<(Indicator, i32)> {
    let figures = content.figure_sets.iter().flat_map(|set| &set.figures);
    figures
        .filter(|figure| figure.status == FigureStatus::Certain)
        .map(|figure| (figure.indicator, figure.points.as_hundredths()))
        .collect()
}

fn asked(content: &LetterContent) -> Vec<&str> {
    content.directives.iter().map(|directive| directive.text.as_str()).collect()
}

#[test]
fn an_average_of_several_kinds_of_units_is_nobodys_own_total() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 năm 2024:\nTổng điểm đạt 74,9 điểm.\n\
         Bình quân các huyện, thị xã năm 2024 là 73,08 điểm.\n",
    );
    assert!(!certain(&content).contains(&(Indicator::Total, 7308)), "{:?}", certain(&content));
    assert!(content.doubts.iter().any(|doubt| doubt.printed.contains("73,08")), "{:?}", content.doubts);
}

#[test]
fn a_scale_in_brackets_gives_maxima_not_scores() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 tháng 11/2024 (thang điểm: công khai 18, tiến độ 20, số hóa 22):\n\
         - Số hóa hồ sơ: 15,4 điểm.\n- Thanh toán trực tuyến: 6,1 điểm.\n",
    );
    assert_eq!(certain(&content), [(Indicator::Shhs, 1540), (Indicator::Tttt, 610)]);
}

#[test]
fn a_bare_number_that_equals_the_maximum_is_to_be_looked_at() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 tháng 11/2024:\n- Số hóa hồ sơ: 22\n- Tiến độ giải quyết: 19\n- Hết.\n",
    );
    assert!(!certain(&content).contains(&(Indicator::Shhs, 2200)), "{:?}", certain(&content));
}

#[test]
fn a_news_item_of_an_unknown_province_gives_home_no_certain_figure() {
    let content = letter(
        "hung-yen-2025",
        "Văn phòng UBND tỉnh Trường Giang thông tin, tháng 9/2025 tỉnh đạt 86,73 điểm Bộ chỉ số 766.\n\
         Nhóm mức độ hài lòng đạt 17,62 điểm; tiến độ giải quyết 19,28 điểm.\n",
    );
    assert_eq!(certain(&content), []);
}

#[test]
fn a_further_value_on_the_scale_of_a_score_leaves_it_doubtful() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo điểm huyện và điểm trung bình tỉnh Bộ chỉ số 766 tháng 11/2024:\n\
         + Thanh toán trực tuyến: 6,4/10, 6,9/10 - 6,9/10\n+ Số hóa hồ sơ: 14,5/22\n+ Hết.\n",
    );
    assert!(!certain(&content).iter().any(|(indicator, _)| *indicator == Indicator::Tttt), "{:?}", certain(&content));
}

#[test]
fn tasks_behind_a_label_in_one_line_are_directives_each() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 tháng 11/2024:\n- Số hóa hồ sơ: 15,4 điểm.\n\
         Phương hướng: Phòng Nội vụ duy trì tổ hỗ trợ tại 03 chợ; Phòng Tài chính - Kế hoạch giải quyết dứt điểm 14 hồ sơ trước \
         ngày 20/12/2024; Công an huyện phối hợp cấp định danh mức 2.\n",
    );
    let asked = asked(&content);
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert!(asked[1].contains("14 hồ sơ") && asked[2].starts_with("Công an huyện"), "{asked:?}");
    assert_eq!(content.directives[0].addressees, ["Phòng Nội vụ"]);
}

#[test]
fn a_list_that_somebody_assigns_is_read_item_by_item() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 tháng 11/2024:\n- Số hóa hồ sơ: 15,4 điểm.\n\nChủ tịch UBND huyện giao:\n\
         - Phòng Người có công chủ trì rà soát 862 hồ sơ chậm nhất ngày 31/12/2024.\n\
         - Văn phòng theo dõi chung, báo cáo tại giao ban.\nCác đơn vị chưa có TTHC phát sinh không phải báo cáo.\n",
    );
    let asked = asked(&content);
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert!(asked[2].contains("không phải báo cáo"), "{asked:?}");
}

#[test]
fn sentences_of_one_item_that_ask_different_offices_are_directives_each() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 tháng 11/2024:\n- Số hóa hồ sơ: 15,4 điểm.\n\nC. Yêu cầu:\n\
         Giám đốc Trung tâm Y tế, Chủ tịch UBND xã Đức Hợp có văn bản giải trình trước ngày 10/12/2024. Văn phòng HĐND và UBND \
         huyện sẽ tổng hợp, trình Chủ tịch UBND huyện xem xét. Các đơn vị khác chủ động khắc phục nhóm điểm thấp.\n",
    );
    let asked = asked(&content);
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert!(asked[1].starts_with("Văn phòng HĐND") && asked[2].starts_with("Các đơn vị khác"), "{asked:?}");
}
