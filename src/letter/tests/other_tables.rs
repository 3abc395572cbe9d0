//! Tables as other offices set them: averages of those listed, periods and notes between the rows, short names.

use super::fixtures::{hints, units};
use super::wordings::{figures, read_text, tasks};
use super::*;

fn of_province(text: &str) -> LetterContent {
    let hints = ImportHints { unit: UnitId::new("hung-yen"), ..hints() };
    read(text.as_bytes(), &hints, &units(), &IndexSets::default()).expect("a table")
}

fn averages(content: &LetterContent) -> Vec<(FigureRole, bool)> {
    let figures = content.figure_sets.iter().flat_map(|set| &set.figures).filter(|f| f.role != FigureRole::Own);
    figures.map(|figure| (figure.role, figure.is_doubtful())).collect()
}

#[test]
fn the_average_below_units_of_one_kind_is_theirs() {
    for name in ["Trung bình", "Bình quân", "TB"] {
        let text = format!(
            "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nĐơn vị\tCKMB (18)\tTổng (100)\nXã Hiệp Cường\t16,1\t82,4\n\
             Xã Song Mai\t15,2\t80,0\n{name}\t15,7\t81,2\n"
        );
        let communes = (FigureRole::CommunesAverage, false);
        assert_eq!(averages(&of_province(&text)), [communes, communes], "{name}");
    }
    let of_the_province = "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nĐơn vị\tTổng (100)\tTTTT (10)\nHuyện Kim Động\t82,4\t6,2\n\
                           Trung bình tỉnh\t81,2\t6,0\n";
    assert_eq!(averages(&of_province(of_the_province))[0].0, FigureRole::ProvinceAverage);
}

#[test]
fn the_average_of_a_kind_is_theirs_wherever_they_are_said_to_lie() {
    let communes = (FigureRole::CommunesAverage, false);
    for name in
        ["Bình quân các xã, thị trấn trong huyện", "TB các xã, phường toàn tỉnh", "TB các xã, phường thuộc tỉnh"]
    {
        let rows = format!(
            "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nĐơn vị\tCKMB (18)\tTổng (100)\nXã Hiệp Cường\t16,1\t82,4\n\
             Xã Song Mai\t15,2\t80,0\n{name}\t15,7\t81,2\n"
        );
        assert_eq!(averages(&of_province(&rows)), [communes, communes], "{name}");
        let columns = format!(
            "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nNhóm chỉ số\tTối đa\tXã Hiệp Cường\t{name}\nCông khai, minh bạch\t18\t16,1\t15,7\n\
             Tiến độ giải quyết\t20\t19,2\t18,8\nTổng\t100\t82,4\t81,2\n"
        );
        assert_eq!(averages(&of_province(&columns)), [communes; 3], "{name}");
    }
}

#[test]
fn the_average_of_a_cluster_is_not_that_of_all() {
    for name in
        ["TB các xã trong cụm phía Bắc", "Bình quân các xã, phường thuộc cụm 2", "TB các xã trong tỉnh có biên giới"]
    {
        let text = format!(
            "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nĐơn vị\tCKMB (18)\tTổng (100)\nXã Hiệp Cường\t16,1\t82,4\n\
             Xã Song Mai\t15,2\t80,0\n{name}\t15,7\t81,2\n"
        );
        let certain = averages(&of_province(&text)).into_iter().filter(|(_, doubtful)| !doubtful);
        assert_eq!(certain.count(), 0, "{name}");
    }
}

#[test]
fn a_title_and_a_note_with_fewer_fields_leave_a_short_table_one() {
    let read = of_province(
        "Văn phòng UBND tỉnh\nKết quả tháng 12/2024, khối huyện, thành phố\nHạng,Huyện/thành phố,Tổng,Số hóa,\n\
         ,,Điểm /100,Điểm /22,Tỷ lệ %\n1,Huyện Kim Động,82.4,16.1,73.20\n2,Huyện Ân Thi,80.1,15.2,69.10\nSố liệu chốt lúc 8 giờ.\n",
    );
    assert_eq!(
        figures(&read),
        [
            "kim-dong 2024-12 TOTAL 82.4 #1",
            "kim-dong 2024-12 SHHS 16.1",
            "an-thi 2024-12 TOTAL 80.1 #2",
            "an-thi 2024-12 SHHS 15.2"
        ]
    );
}

#[test]
fn a_period_on_a_line_of_its_own_is_that_of_the_rows_below() {
    let read = of_province(
        "Nhóm chỉ số;Điểm tối đa;H. Kim Động;H. Ân Thi\nTháng 11 năm 2024;;;\nSố hóa hồ sơ;22;16,1;15,2\nTổng cộng;100;82,4;80,1\n\
         Tháng 12 năm 2024;;;\nSố hóa hồ sơ;22;17,1;16,2\nTổng cộng;100;83,4;81,1\n",
    );
    let totals: Vec<String> = figures(&read).into_iter().filter(|figure| figure.contains("TOTAL")).collect();
    assert_eq!(
        totals,
        [
            "kim-dong 2024-11 TOTAL 82.4",
            "an-thi 2024-11 TOTAL 80.1",
            "kim-dong 2024-12 TOTAL 83.4",
            "an-thi 2024-12 TOTAL 81.1"
        ]
    );
}

#[test]
fn a_task_below_the_rows_is_no_row() {
    let read = of_province(
        "Hạng;Huyện;Tổng (100);Số hóa hồ sơ (22)\n1;Kim Động;82,4;16,1\n2;Ân Thi;80,1;15,2\n\
         Kết quả tháng 12/2024: 2/2 huyện đạt từ 80 điểm trở lên;;;\n\
         Yêu cầu UBND huyện Ân Thi báo cáo giải trình trước ngày 25/01/2025.;;;\n",
    );
    assert_eq!(tasks(&read), ["UBND huyện Ân Thi | 2025-01-25"]);
}

/// The figures of the whole province in the table of a department, a district or a commune are not its own.
#[test]
fn the_row_of_a_whole_that_is_not_the_office_s_own_is_told() {
    let text = "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nĐơn vị\tCKMB (18)\tTổng (100)\nXã Hiệp Cường\t16,1\t82,4\n\
                Xã Song Mai\t15,2\t80,0\nToàn tỉnh (Cổng DVCQG)\t16,2\t88,25\n";
    let read = read_text(text);
    let of_the_province = |figure: &&String| figure.contains("88.25") || figure.contains("16.2");
    assert_eq!(figures(&read).iter().filter(of_the_province).count(), 0, "{:?}", figures(&read));
    assert!(read.doubts.iter().any(|doubt| doubt.printed.contains("88,25")), "{:?}", read.doubts);
}
