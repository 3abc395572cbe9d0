//! Letters of correction: what they quote to withdraw it, and what takes its place.

use super::wordings::{figures, letter};
use super::*;

fn corrected(body: &str) -> LetterContent {
    letter(&format!("Văn phòng đính chính số liệu tháng 12/2024 như sau:\n\n{body}"))
}

#[test]
fn what_replaces_a_quoted_value_on_the_same_line_is_of_whom_the_heading_names_in_brackets() {
    let read = corrected(
        "1. Tại mục 1, gạch đầu dòng thứ tư (Thanh toán trực tuyến):\nĐã in: “6,7/10 điểm”. Nay sửa thành: 7,6/10 điểm.\n\n\
         2. Tại phụ lục, dòng số 09 (UBND xã Hùng An):\nĐã in: 67,94 điểm. Nay sửa thành: 76,94 điểm, xếp thứ 8/17 xã, thị trấn.",
    );
    let read_points = figures(&read);
    assert!(read_points.contains(&"hung-an 2024-12 TOTAL 76.94 #8".to_owned()), "{read_points:?}");
    assert!(!read_points.iter().any(|figure| figure.contains("67.94") || figure.contains("6.7")), "{read_points:?}");
    let told: Vec<&str> = read.doubts.iter().map(|doubt| doubt.printed.as_str()).collect();
    assert!(told.iter().any(|printed| printed.contains("6,7/10")), "{told:?}");
    assert!(told.iter().any(|printed| printed.contains("67,94")), "{told:?}");
}

#[test]
fn what_replaces_an_average_is_an_average() {
    let read =
        corrected("Điểm trung bình của tỉnh in là 87,02; nay sửa thành 82,07 điểm. Tổng điểm của huyện là 86,5 điểm.");
    let average = |set: &crate::domain::figure::FigureSet| {
        set.find(FigureRole::ProvinceAverage, crate::domain::indicator::Indicator::Total).map(|figure| figure.points)
    };
    let averages: Vec<_> = read.figure_sets.iter().filter_map(average).collect();
    assert_eq!(averages, [crate::domain::points::Points::hundredths(8207)]);
    assert_eq!(figures(&read).iter().filter(|figure| figure.contains("TOTAL 86.5")).count(), 1, "{:?}", figures(&read));
}
