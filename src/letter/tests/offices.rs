//! The usual forms of a commune's, a province's and a city's own letters: whose the groups are that stand below a sentence about
//! others, what is only quoted, and who is asked.

use super::fixtures::{hints, units};
use super::wordings::{figures, letter};
use super::*;
use crate::domain::deadline::Deadline;
use crate::domain::figure::Doubt;
use crate::domain::letter::LetterDoubt;

/// What a commune, and what a city with the rank of a province, would read.
pub fn read_as(unit: &str, registry: &UnitRegistry, text: &str) -> LetterContent {
    let hints = ImportHints { unit: UnitId::new(unit), ..hints() };
    read(text.as_bytes(), &hints, registry, &IndexSets::default()).expect("a letter")
}

fn quoted(content: &LetterContent) -> Vec<&str> {
    let quoted = |doubt: &&LetterDoubt| doubt.doubt == Doubt::Quoted;
    content.doubts.iter().filter(quoted).map(|doubt| doubt.printed.as_str()).collect()
}

#[test]
fn where_the_units_of_an_average_lie_is_no_unit_that_scores() {
    let text = "ỦY BAN NHÂN DÂN XÃ SONG MAI\nSố: 31/UBND\nSong Mai, ngày 09 tháng 01 năm 2025\n\nKính gửi: Trưởng các thôn.\n\n\
                1. Tháng 12/2024, xã đạt 81,4/100 điểm, xếp hạng 9/17 xã, thị trấn trong huyện Kim Động. Điểm trung bình của các \
                xã, thị trấn trong huyện là 79,2 điểm. Điểm từng nhóm:\n\
                + Công khai, minh bạch: 15,5/18 điểm;\n+ Số hóa hồ sơ: 14,25/22 điểm.";
    let read = read_as("kim-dong.song-mai", &units(), text);
    let set = &read.figure_sets[..];
    let [only] = set else { panic!("{set:?}") };
    assert_eq!(only.unit.as_str(), "kim-dong.song-mai");
    let told: Vec<(FigureRole, &str, i32)> =
        only.figures.iter().map(|it| (it.role, it.indicator.code(), it.points.as_hundredths())).collect();
    assert_eq!(
        told,
        [
            (FigureRole::Own, "TOTAL", 8140),
            (FigureRole::CommunesAverage, "TOTAL", 7920),
            (FigureRole::Own, "CKMB", 1550),
            (FigureRole::Own, "SHHS", 1425),
        ]
    );
    assert!(only.figures.iter().all(|figure| !figure.is_doubtful()));
}

#[test]
fn the_average_of_the_city_is_that_of_a_province_only_where_the_city_has_its_rank() {
    let body = "Kết quả tháng 12/2024:\n- Công khai, minh bạch: 15,5/18 điểm (TB thành phố 14,2);\n\
                - Số hóa hồ sơ: 14,25/22 điểm (trung bình của thành phố là 15/22 điểm).";
    let of_average = |read: &LetterContent| -> Vec<i32> {
        let all = read.figure_sets.iter().flat_map(|set| &set.figures);
        all.filter(|it| it.role == FigureRole::ProvinceAverage).map(|it| it.points.as_hundredths()).collect()
    };
    let unit = |id: &str, kind: UnitKind, parent: Option<&str>| Unit {
        id: UnitId::new(id),
        kind,
        name: format!("Đông {id}"),
        parent: parent.map(UnitId::new),
        code: None,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    };
    let within = |kind| {
        let registry = vec![unit("Giang", kind, None), unit("Hạ", UnitKind::Ward, Some("Giang"))];
        UnitRegistry::build(registry, Vec::new()).expect("a sound table")
    };
    assert_eq!(of_average(&read_as("Hạ", &within(UnitKind::CentralCity), body)), [1420, 1500]);
    assert_eq!(of_average(&read_as("Hạ", &within(UnitKind::Province), body)), Vec::<i32>::new());
}

#[test]
fn a_heading_whose_last_word_is_a_kind_of_unit_does_not_run_into_the_sentence_below() {
    let read = letter(
        "Kết quả tháng 12/2024 như sau:\n1. Kết quả của huyện\nHuyện Kim Động đạt 86,15 điểm, xếp thứ 4/10.\n\
         2. Kết quả của các xã, thị trấn\nBình quân các xã, thị trấn đạt 79,3 điểm. Cao nhất: xã Song Mai (91,2 điểm).",
    );
    assert_eq!(
        figures(&read),
        ["kim-dong 2024-12 TOTAL 86.15 #4", "kim-dong 2024-12 TOTAL 79.3", "song-mai 2024-12 TOTAL 91.2"]
    );
}

#[test]
fn a_place_of_another_time_is_told_and_not_recorded() {
    let read = letter(
        "Tháng 12/2024, huyện đạt 86,15 điểm, xếp thứ 4/10; so với tháng 11/2024 (84,8 điểm, xếp thứ 6/10) tăng 2 bậc.\n\
         Xã Song Mai: 91,2 điểm, 1/17;",
    );
    assert_eq!(figures(&read), ["kim-dong 2024-12 TOTAL 86.15 #4", "song-mai 2024-12 TOTAL 91.2 #1"]);
    assert!(quoted(&read).iter().any(|told| told.contains("thứ 6/10")), "{:?}", read.doubts);
}

#[test]
fn what_a_correction_quotes_to_withdraw_it_is_told_and_not_recorded() {
    let read = letter(
        "Đính chính kết quả Bộ chỉ số 766 tháng 12/2024 như sau:\n\n1. Tổng điểm của huyện:\n\
         - Đã ghi: \"đạt 68,15 điểm, xếp hạng thứ 07/10\".\n- Nay sửa lại là: \"đạt 86,15 điểm, xếp hạng thứ 04/10\".",
    );
    let read_figures = figures(&read);
    assert_eq!(
        read_figures.iter().map(|it| it.trim_end_matches('?')).collect::<Vec<_>>(),
        ["kim-dong 2024-12 TOTAL 86.15 #4"]
    );
    assert!(quoted(&read).iter().any(|told| told.contains("68,15")), "{:?}", read.doubts);
    assert!(quoted(&read).iter().any(|told| told.contains("07/10")), "{:?}", read.doubts);
}

#[test]
fn those_asked_may_stand_on_two_lines_before_the_list() {
    let read = letter(
        "Tháng 12/2024 huyện đạt 84,9 điểm.\n\nUBND huyện yêu cầu Trưởng các phòng, ngành;\n\n\
         Chủ tịch UBND các xã, thị trấn:\n\n- Khắc phục hồ sơ quá hạn, chậm nhất ngày 31/01/2025.\n\n\
         - Thực hiện nghiêm việc xin lỗi bằng văn bản.",
    );
    assert_eq!(read.directives.len(), 2, "{:?}", read.directives);
    for task in &read.directives {
        assert_eq!(task.addressees, ["Trưởng các phòng, ngành", "Chủ tịch UBND các xã, thị trấn"]);
    }
}

#[test]
fn a_task_is_due_with_the_period_it_must_reach_something_in_and_before_the_day_of_an_event() {
    let due = |task: &str| {
        let read = letter(&format!("Tháng 12/2024 huyện đạt 84,9 điểm.\n\nYêu cầu:\n1. UBND xã Song Mai {task}.\n"));
        read.directives.first().and_then(|directive| directive.deadline.clone())
    };
    let on = |day: &str| Some(Deadline::On(day.parse().expect("a day")));
    assert_eq!(due("tập trung số hóa, trong tháng 02/2025 phải đạt tối thiểu 15/22 điểm"), on("2025-02-28"));
    assert_eq!(due("giải quyết xong hồ sơ trước thời điểm sắp xếp đơn vị hành chính (28/02/2025)"), on("2025-02-28"));
    assert_eq!(due("rà soát hồ sơ đã nhận trước khi chuyển hệ thống"), None);
}

#[test]
fn not_to_publish_criteria_for_the_time_being_stops_them() {
    let read = letter(
        "Tháng 12/2024 huyện đạt 84,9 điểm.\n\nUBND huyện yêu cầu:\n1. UBND xã Song Mai số hóa hồ sơ.\n\
         2. Tạm thời không công bố điểm các tiêu chí thành phần của các xã do hệ thống đang nâng cấp.\n\
         3. UBND huyện tạm thời chưa thông báo điểm tiêu chí thành phần của các phòng.",
    );
    let stops: Vec<bool> = read.directives.iter().map(|directive| directive.suspends_components).collect();
    assert_eq!(stops, [false, true, true]);
    assert_eq!(read.directives[2].addressees, ["UBND huyện"]);
}

#[test]
fn a_place_behind_a_comma_is_that_of_the_unit_it_goes_on_to() {
    let read = letter(
        "Kết quả tháng 12/2024: xếp thứ 1/17 là xã Song Mai (93,5 điểm), thứ 2/17 là xã Hiệp Cường (92,1 điểm), thứ 3/17 là \
         xã Vĩnh Xá (90,4 điểm).",
    );
    let mut read = figures(&read);
    read.sort();
    assert_eq!(
        read,
        ["hiep-cuong 2024-12 TOTAL 92.1 #2", "song-mai 2024-12 TOTAL 93.5 #1", "vinh-xa 2024-12 TOTAL 90.4 #3"]
    );
}

#[test]
fn the_month_of_a_former_place_is_no_month_of_what_follows() {
    let read = letter(
        "Kết quả tháng 12/2024: xã Song Mai từ vị trí 9/17 trong tháng 11 vươn lên vị trí 4/17 với 85,7 điểm; thanh toán trực \
         tuyến tăng từ 5,63 điểm lên 8,4 điểm.",
    );
    let read = figures(&read);
    assert!(!read.is_empty() && read.iter().all(|figure| figure.starts_with("song-mai 2024-12 ")), "{read:?}");
}

#[test]
fn maxima_in_brackets_are_no_scores() {
    let read = letter(
        "Tháng 12/2024 huyện đạt 84,9 điểm.\nĐiểm dịch vụ trực tuyến gồm cung cấp DVCTT (12 điểm) và thanh toán trực tuyến (10 \
         điểm).",
    );
    assert_eq!(figures(&read), ["kim-dong 2024-12 TOTAL 84.9"]);
    let read = letter("Tháng 12/2024 huyện đạt điểm tối đa ở chỉ số công khai minh bạch (18 điểm).");
    assert_eq!(figures(&read), ["kim-dong 2024-12 CKMB 18"]);
}

#[test]
fn what_stands_in_brackets_may_be_of_another_month_by_the_heading() {
    let read = letter(
        "Kết quả tháng 12/2024 của huyện: tổng điểm 86,15 điểm.\n\nKết quả các nhóm (trong ngoặc là kết quả tháng 11/2024):\n\
         1/ Công khai, minh bạch: 15,5/18 (15,2/18).\n2/ Mức độ hài lòng: 17,9/18 (17,8/18).\n\n\
         Điểm trung bình các xã, thị trấn trong huyện: 79,3 điểm.",
    );
    assert_eq!(
        figures(&read),
        [
            "kim-dong 2024-12 TOTAL 86.15",
            "kim-dong 2024-12 CKMB 15.5",
            "kim-dong 2024-12 MDHL 17.9",
            "kim-dong 2024-12 TOTAL 79.3",
        ]
    );
    assert!(quoted(&read).iter().any(|told| told.contains("15,2/18")), "{:?}", read.doubts);
}

/// A workbook of one sheet.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in rows.iter().enumerate() {
        for (column, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let (at, column) = (at as u32, column as u16);
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(at, column, number),
                Err(_) => sheet.write_string(at, column, *text),
            }
            .expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_table_of_the_portals_own_fields_has_its_period_in_three_columns_in_every_format() {
    let rows: [&[&str]; 4] = [
        &["departmentCode", "departmentName", "timeType", "year", "period", "CKMB", "TDGQ", "CLGQ", "total"],
        &["A1", "Xã Song Mai", "month", "2024", "11", "15.5", "19.1", "8.4", "80.5"],
        &["A1", "Xã Song Mai", "month", "2024", "12", "15.5", "19.2", "", "81.5"],
        &["A2", "Xã Hiệp Cường", "quarter", "2024", "4", "14", "18", "9.25", "83"],
    ];
    let csv = rows.map(|row| row.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(","));
    for file in [csv.join("\n").into_bytes(), workbook(&rows)] {
        let read = read(&file, &hints(), &units(), &IndexSets::default()).expect("a table");
        let read = figures(&read);
        for expected in [
            "song-mai 2024-11 CKMB 15.5",
            "song-mai 2024-11 DVCTT 8.4",
            "song-mai 2024-12 TDGQ 19.2",
            "song-mai 2024-12 TOTAL 81.5",
            "hiep-cuong 2024-Q4 DVCTT 9.25",
        ] {
            assert!(read.iter().any(|figure| figure == expected), "{expected}: {read:?}");
        }
        assert!(!read.iter().any(|figure| figure.starts_with("song-mai 2024-12 DVCTT")), "{read:?}");
    }
}

#[test]
fn what_a_cell_calls_an_office_in_short_is_the_office_though_it_begins_like_a_town() {
    let registry = units();
    let centre = Unit {
        id: UnitId::new("centre"),
        kind: UnitKind::Department,
        name: "Trung tâm Phục vụ hành chính công".to_owned(),
        parent: Some(UnitId::new("kim-dong")),
        code: None,
        valid_from: None,
        valid_to: None,
        aliases: vec!["TT PVHCC".to_owned()],
    };
    let all = registry.units().iter().cloned().chain(std::iter::once(centre)).collect();
    let registry = UnitRegistry::build(all, Vec::new()).expect("a sound table");
    let csv = "Đơn vị;Tháng 11/2024;Tháng 12/2024\nTT PVHCC;90,1;91,37\nXã Song Mai;80,2;81,5\nTT Lương Bằng;82;83,5\n";
    let read = read_as("kim-dong", &registry, &format!("Tổng điểm Bộ chỉ số 766;;\n{csv}"));
    let units: Vec<&str> = read.figure_sets.iter().map(|set| set.unit.as_str()).collect();
    assert!(units.contains(&"centre") && units.contains(&"kim-dong.luong-bang"), "{units:?} {:?}", read.doubts);
}
