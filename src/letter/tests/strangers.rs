//! Wordings that once gave a figure nobody printed, or lost a directive. Each states one rule.

use super::fixtures::{hints, units};
use super::*;
use crate::domain::indicator::Indicator;

fn letter(home: &str, text: &str) -> LetterContent {
    let hints = ImportHints { unit: UnitId::new(home), ..hints() };
    read(text.as_bytes(), &hints, &units(), &IndexSets::default()).expect("a letter")
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
    let set = content.figure_sets.first().expect("figures");
    assert_eq!(set.own(Indicator::Total).map(|figure| figure.points.as_hundredths()), Some(7490));
    let average = set.find(FigureRole::DistrictsAverage, Indicator::Total);
    assert_eq!(average.map(|figure| figure.points.as_hundredths()), Some(7308));
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

#[test]
fn the_day_that_a_later_sentence_sets_for_somebody_else_is_no_deadline_of_the_task_before() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 tháng 11/2024:\n- Số hóa hồ sơ: 15,4 điểm.\n\n\
         Kết luận cuộc họp, Chủ tịch UBND huyện giao Phòng Nội vụ đưa kết quả vào đánh giá cuối năm. \"Từ tháng 12, cứ ngày 7, Phòng Tư \
         pháp phải công bố danh sách hồ sơ trễ hạn\", đồng chí Chủ tịch nhấn mạnh.\n",
    );
    let of = |begins: &str| {
        let found = content.directives.iter().find(|directive| directive.text.contains(begins));
        found.unwrap_or_else(|| panic!("{begins}: {:?}", asked(&content)))
    };
    let (first, second) = (of("giao Phòng Nội vụ"), of("phải công bố"));
    assert_eq!((&first.deadline, &first.undated), (&None, &None));
    assert_eq!(second.addressees, ["Phòng Tư pháp"]);
    assert!(second.deadline.is_some() || second.undated.is_some(), "{second:?}");
    assert_ne!(first.text, second.text);
}

/// Role, indicator and points, in hundredths, of every certain figure of the unit in the period.
fn told(content: &LetterContent, unit: &str, period: &str) -> Vec<(FigureRole, Indicator, i32)> {
    let sets = content.figure_sets.iter().filter(|set| set.unit.as_str() == unit && set.period.to_string() == period);
    let figures = sets.flat_map(|set| &set.figures).filter(|figure| figure.status == FigureStatus::Certain);
    figures.map(|figure| (figure.role, figure.indicator, figure.points.as_hundredths())).collect()
}

#[test]
fn averages_of_blocks_of_units_are_figures_of_their_own() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 tháng 11/2024:\n\
         - Số hóa hồ sơ: 15,4 điểm (bình quân 17 xã, thị trấn 14,25 điểm).\n\
         - Thanh toán trực tuyến: 6,1 điểm (trung bình các huyện, thành phố: 7,3 điểm; trung bình các phòng, ban 6,9 điểm).\n\
         - Mức độ hài lòng: 17,9 điểm (trung bình các thôn: 17,2 điểm).\n",
    );
    use FigureRole::{CommunesAverage, DepartmentsAverage, DistrictsAverage, Own};
    let told = told(&content, "kim-dong", "2024-11");
    for expected in [
        (Own, Indicator::Shhs, 1540),
        (CommunesAverage, Indicator::Shhs, 1425),
        (Own, Indicator::Tttt, 610),
        (DistrictsAverage, Indicator::Tttt, 730),
        (DepartmentsAverage, Indicator::Tttt, 690),
        (Own, Indicator::Mdhl, 1790),
    ] {
        assert!(told.contains(&expected), "{expected:?} of {told:?}");
    }
    assert!(content.doubts.iter().any(|doubt| doubt.printed.contains("17,2")), "{:?}", content.doubts);
}

#[test]
fn behind_a_list_of_units_a_sentence_that_names_nobody_is_of_nobody_certain() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 tháng 11/2024: tiến độ giải quyết của huyện đạt 17,6/20 điểm; trong đó xã Toàn \
         Thắng 14,9/20 điểm và xã Song Mai 15,3/20 điểm. Thanh toán trực tuyến đạt 8,6/10 điểm.\n",
    );
    assert!(!certain(&content).contains(&(Indicator::Tttt, 860)), "{:?}", certain(&content));
    assert!(content.doubts.iter().any(|doubt| doubt.printed.contains("8,6")), "{:?}", content.doubts);
}

#[test]
fn a_line_about_the_week_before_does_not_head_the_list_below() {
    let content = letter(
        "kim-dong",
        "BÁO CÁO BỘ CHỈ SỐ 766 TUẦN 11 NĂM 2025\nTổng điểm tuần 11 năm 2025 đạt 86,12 điểm.\n\
         Tuần 10 năm 2025: 85,47 điểm.\n- Công khai minh bạch: 14,2/18 điểm\n- Tiến độ giải quyết: 19,4/20 điểm\n",
    );
    assert!(told(&content, "kim-dong", "2025-W10").iter().all(|(_, indicator, _)| *indicator == Indicator::Total));
    assert!(content.doubts.iter().any(|doubt| doubt.printed.contains("14,2")), "{:?}", content.doubts);
}

#[test]
fn the_period_of_the_value_before_a_change_is_of_no_other() {
    let content = letter(
        "kim-dong",
        "Bộ chỉ số 766, 9 tháng năm 2024: xã Toàn Thắng từ 70,25 điểm của quý II năm 2024 vươn lên 85,8 điểm. Xã Song Mai đạt \
         66,7 điểm.\n",
    );
    let quarter = told(&content, "kim-dong.song-mai", "2024-Q2");
    assert_eq!(quarter, []);
}

#[test]
fn two_days_that_bound_no_period_of_the_index_make_none() {
    let said = |days: &str| {
        letter("kim-dong", &format!("II. Bộ chỉ số 766\nTừ ngày {days}, tổng điểm của huyện là 83,38 điểm.\n"))
    };
    let odd = said("01/7/2024 (ngày bắt đầu) đến 31/10/2024");
    assert_eq!(certain(&odd), []);
    assert!(odd.doubts.iter().any(|doubt| doubt.printed.contains("83,38")), "{:?}", odd.doubts);
    let week = said("09/12/2024 đến ngày 15/12/2024");
    assert_eq!(told(&week, "kim-dong", "2024-W50"), [(FigureRole::Own, Indicator::Total, 8338)]);
}

#[test]
fn a_commune_cut_to_x_is_no_tenth_part() {
    let content = letter("kim-dong", "Bộ chỉ số 766 tháng 11/2024:\nX. Toàn Thắng đạt 85,2 điểm.\n");
    assert_eq!(told(&content, "kim-dong.toan-thang", "2024-11"), [(FigureRole::Own, Indicator::Total, 8520)]);
}

#[test]
fn a_number_torn_over_two_lines_of_a_table_is_not_read_short() {
    let table = |torn: &str| {
        format!(
            "Kết quả Bộ chỉ số 766 tháng 12/2024 của các xã:\n\n\
             Đơn vị              CKMB (18)  TDGQ (20)  DVCTT (12)  TTTT (10)  MDHL (18)  SHHS (22)  Tổng\n\
             Xã Toàn Thắng       16,5       19,1       8,0         7,0        17,5       15,0       83,1\n\
             Xã Hiệp Cường       16,2       18,9       7,4         6,1        17,1       14,3       80,0\n\
             Xã Song Mai         15,9       18,4       7,0         5,8        17,3       13,9       {torn}\n\n\
             Trên đây là kết quả.\n"
        )
    };
    let whole = letter("kim-dong", &table("78,3"));
    assert_eq!(told(&whole, "kim-dong.song-mai", "2024-12").len(), 7);
    for torn in ["78\n,3", "78\n, 3", "78\n                    ,3", "7\n8,3", "78,\n3"] {
        let read = letter("kim-dong", &table(torn));
        assert_eq!(told(&read, "kim-dong.song-mai", "2024-12"), [], "{torn:?}");
        assert_eq!(told(&read, "kim-dong.toan-thang", "2024-12").len(), 7, "{torn:?}");
    }
}

#[test]
fn decimals_as_people_say_them_are_the_decimals_they_mean() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 tháng 11/2024:\n- Số hóa hồ sơ: 15 phẩy 4 trên 22 điểm.\n\
         - Tổng điểm của huyện là 85 điểm rưỡi.\n",
    );
    assert_eq!(certain(&content), [(Indicator::Shhs, 1540), (Indicator::Total, 8550)]);
}

#[test]
fn what_is_common_to_the_province_is_its_average() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 tháng 11/2024:\n\
         Tổng điểm của huyện Kim Động là 86,58 điểm. Mức chung của tỉnh Hưng Yên: 80,2 điểm.\n",
    );
    let set = content.figure_sets.first().expect("figures");
    assert_eq!(set.own(Indicator::Total).map(|figure| figure.points.as_hundredths()), Some(8658));
    let average = set.find(FigureRole::ProvinceAverage, Indicator::Total);
    assert_eq!(average.map(|figure| figure.points.as_hundredths()), Some(8020));
    assert_eq!(content.figure_sets.len(), 1, "the province has no figures of its own");
}

#[test]
fn a_score_of_units_that_are_only_counted_is_not_the_writers_own() {
    let content = letter(
        "kim-dong",
        "UBND huyện thông báo kết quả Bộ chỉ số 766 tháng 11/2024:\n- Số hóa hồ sơ của huyện đạt 16,9/22 điểm.\n\
         - Thanh toán trực tuyến có 02 xã trắng điểm (0/10 điểm).\n",
    );
    assert_eq!(certain(&content), [(Indicator::Shhs, 1690)]);
    assert!(content.doubts.iter().any(|doubt| doubt.printed.contains("0/10")), "{:?}", content.doubts);
}

#[test]
fn a_unit_whose_second_row_cannot_be_read_has_no_certain_score() {
    let content = letter(
        "hung-yen-2025",
        "VĂN PHÒNG UBND TỈNH HƯNG YÊN\nKết quả Bộ chỉ số 766 tháng 9/2025 của UBND cấp xã\n\n\
         TT   Đơn vị              Tổng điểm    Hạng\n\
         1    Xã Song Mai         94,31        1\n\
         2    Xã Nghĩa Dân        91,6         6\n\
         3    Xã Hiệp Cường 4     58,77        123\n\
         4    Xã Song Mai 90,16   9\n",
    );
    assert_eq!(certain(&content), [(Indicator::Total, 9160)], "{:?}", content.doubts);
}
