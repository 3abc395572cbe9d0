//! Rates of groups that stand without their score: kept where unit, period and group are certain, else told.

use super::fixtures::{hints, units};
use super::wordings::{figures, letter};
use super::*;
use crate::domain::indicator::Indicator;

/// "unit period group rate (what it is of)".
fn alone(content: &LetterContent) -> Vec<String> {
    let shown = content.rates_alone.iter().map(|rate| {
        let unit = rate.unit.as_str().trim_start_matches("kim-dong.");
        let value = f64::from(rate.rate.as_hundredths()) / 100.0;
        let label = rate.label.as_deref().map_or(String::new(), |label| format!(" ({label})"));
        format!("{unit} {} {} {value}{label}", rate.period, rate.indicator.code())
    });
    shown.collect()
}

fn told(content: &LetterContent) -> Vec<&str> {
    content.doubts.iter().map(|doubt| doubt.printed.as_str()).collect()
}

fn table(text: &str) -> LetterContent {
    let hints = ImportHints { unit: UnitId::new("hung-yen"), ..hints() };
    read(text.as_bytes(), &hints, &units(), &IndexSets::default()).expect("a table")
}

fn beside(content: &LetterContent) -> Vec<(Indicator, i32)> {
    let figures = content.figure_sets.iter().flat_map(|set| &set.figures);
    figures.filter_map(|figure| Some((figure.indicator, figure.rate.as_ref()?.rate.as_hundredths()))).collect()
}

#[test]
fn a_column_of_rates_of_a_group_without_its_points_is_kept_with_its_heading() {
    let read = table(
        "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nĐơn vị,Tỷ lệ hồ sơ giải quyết đúng hạn (%),Tổng điểm\n\
         Xã Hiệp Cường,98.4,84.1\nXã Song Mai,95.25,80.3\n",
    );
    assert_eq!(
        alone(&read),
        [
            "hiep-cuong 2024-12 TDGQ 98.4 (hồ sơ giải quyết đúng hạn)",
            "song-mai 2024-12 TDGQ 95.25 (hồ sơ giải quyết đúng hạn)"
        ]
    );
    assert_eq!(figures(&read), ["hiep-cuong 2024-12 TOTAL 84.1", "song-mai 2024-12 TOTAL 80.3"]);
    assert!(read.doubts.is_empty(), "{:?}", read.doubts);
}

#[test]
fn the_rate_of_a_unit_that_nobody_knows_and_that_of_an_average_are_told() {
    let read = table(
        "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nĐơn vị,Tỷ lệ thanh toán trực tuyến (%),Tổng điểm\n\
         Xã Hiệp Cường,68.4,84.1\nXã Song Mai,71.9,80.3\nTrung bình,70.1,82.2\n",
    );
    assert_eq!(alone(&read).len(), 2);
    assert!(told(&read).iter().any(|printed| printed.contains("70.1")), "{:?}", read.doubts);
}

#[test]
fn a_column_of_rates_that_names_no_group_is_told_once_and_passed_over_where_it_repeats_the_total() {
    let of = |rates: [&str; 2]| {
        table(&format!(
            "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nĐơn vị,CKMB (18),Tổng điểm,Tỷ lệ (%)\n\
             Xã Hiệp Cường,16.1,84.1,{}\nXã Song Mai,15.2,80.3,{}\n",
            rates[0], rates[1]
        ))
    };
    assert_eq!(told(&of(["61.5", "72.25"])), ["Tỷ lệ (%): 61.5; 72.25"]);
    assert_eq!(told(&of(["84.1", "80.3"])), Vec::<&str>::new());
}

#[test]
fn a_row_of_rates_among_the_groups_is_that_of_the_group_it_names() {
    let read = table(
        "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nNhóm chỉ số,Điểm tối đa,Xã Hiệp Cường,Xã Song Mai\n\
         Công khai minh bạch,18,16.1,15.2\nTỷ lệ thanh toán trực tuyến,,68.4%,71.9%\nTỷ lệ hồ sơ đúng hạn (%),,98.5,97.25\n\
         Tỷ lệ văn bản ký số,,88%,91%\nTổng điểm,100,84.1,80.3\n",
    );
    assert_eq!(
        alone(&read),
        [
            "hiep-cuong 2024-12 TTTT 68.4 (thanh toán trực tuyến)",
            "song-mai 2024-12 TTTT 71.9 (thanh toán trực tuyến)",
            "hiep-cuong 2024-12 TDGQ 98.5 (hồ sơ đúng hạn)",
            "song-mai 2024-12 TDGQ 97.25 (hồ sơ đúng hạn)"
        ]
    );
    assert_eq!(told(&read), ["Tỷ lệ văn bản ký số 88% 91%"]);
}

#[test]
fn a_criterion_that_is_named_by_its_rate_is_scored_in_points() {
    let read = table(
        "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nNhóm chỉ số,Điểm tối đa,Xã Hiệp Cường\n\
         Tỷ lệ thanh toán trực tuyến,10,6.84\nTổng điểm,100,84.1\n",
    );
    assert_eq!(figures(&read), ["hiep-cuong 2024-12 TTTT 6.84", "hiep-cuong 2024-12 TOTAL 84.1"]);
    assert_eq!(alone(&read), Vec::<String>::new());
}

#[test]
fn rates_in_running_text_are_kept_without_points_and_beside_them() {
    let read = letter(
        "Tháng 12/2024, huyện đạt 87,96 điểm. Tỷ lệ thanh toán trực tuyến đạt 70,2%.\n\
         - Số hóa hồ sơ: 17,2/22 điểm. Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,5%.\n\
         - Tiến độ giải quyết: 19,6/20 điểm. Có 1.102/1.124 hồ sơ đúng hạn, đạt 98,04%.",
    );
    assert_eq!(alone(&read), ["kim-dong 2024-12 TTTT 70.2 (thanh toán trực tuyến)"]);
    assert_eq!(beside(&read), [(Indicator::Tdgq, 9850)]);
    assert!(told(&read).iter().any(|printed| printed.contains("98,04%")), "{:?}", read.doubts);
}

#[test]
fn the_rate_of_a_field_of_work_is_told_and_not_taken_for_that_of_the_unit() {
    let read = letter(
        "Tháng 12/2024, huyện đạt 87,96 điểm. Lĩnh vực đất đai có tỷ lệ hồ sơ đúng hạn 81,5%.\n\
         Tỷ lệ thanh toán trực tuyến tại bộ phận hộ tịch đạt 43,1%.",
    );
    assert_eq!(alone(&read), Vec::<String>::new());
    assert!(told(&read).iter().any(|printed| printed.contains("81,5%")), "{:?}", read.doubts);
    assert!(told(&read).iter().any(|printed| printed.contains("43,1%")), "{:?}", read.doubts);
}

#[test]
fn the_rate_of_an_average_and_that_of_an_earlier_time_are_told() {
    let read = letter(
        "Tháng 12/2024:\n- Thanh toán trực tuyến: 7,1/10 điểm, trung bình của tỉnh 66,4%.\n\
         - Số hóa hồ sơ: 17,2/22 điểm (tháng trước 71,3%).",
    );
    assert!(told(&read).iter().any(|printed| printed.contains("66,4%")), "{:?}", read.doubts);
    assert!(told(&read).iter().any(|printed| printed.contains("71,3%")), "{:?}", read.doubts);
    assert_eq!((alone(&read), beside(&read)), (Vec::new(), Vec::new()));
}

#[test]
fn a_rate_that_has_to_do_with_a_group_without_naming_it_is_told() {
    let read = letter(
        "Tháng 12/2024, huyện đạt 87,96 điểm. Tỷ lệ hài lòng của người dân, doanh nghiệp đạt 98,2%. \
         Tỷ lệ hồ sơ nộp trực tuyến đạt 85,4%. Tỷ lệ hộ nghèo còn 1,2%.\n\nPhấn đấu tỷ lệ hài lòng đạt 99%.",
    );
    for rate in ["98,2%", "85,4%"] {
        assert!(told(&read).iter().any(|printed| printed.contains(rate)), "{rate}: {:?}", read.doubts);
    }
    for rate in ["1,2%", "99%"] {
        assert!(!told(&read).iter().any(|printed| printed.ends_with(rate)), "{rate}: {:?}", read.doubts);
    }
    assert_eq!(alone(&read), Vec::<String>::new());
}

#[test]
fn two_rates_of_one_thing_are_told_both() {
    let read = letter(
        "Tháng 12/2024, huyện đạt 87,96 điểm. Tỷ lệ thanh toán trực tuyến đạt 70,2%. \
         Tỷ lệ thanh toán trực tuyến đạt 72,0%.",
    );
    assert_eq!(alone(&read), Vec::<String>::new());
    for rate in ["70,2%", "72,0%"] {
        assert!(told(&read).iter().any(|printed| printed.ends_with(rate)), "{:?}", read.doubts);
    }
}

#[test]
fn rates_alone_make_no_letter_of_the_index() {
    let text = "Quý I năm 2025, tỷ lệ thanh toán trực tuyến đạt 70,2%, tỷ lệ hồ sơ đúng hạn đạt 98%.";
    assert!(matches!(read(text.as_bytes(), &hints(), &units(), &IndexSets::default()), Err(ReadError::NotALetter)));
}
