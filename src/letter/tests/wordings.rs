//! Wordings of other offices: parts counted with letters, titles in the place of a subject, short names, tasks in tables.

use super::fixtures::{hints, units};
use super::*;
use crate::domain::deadline::Deadline;
use crate::domain::figure::FigureSet;
use crate::domain::letter::Directive;

const ABOVE: &str = "UBND HUYỆN KIM ĐỘNG\nSố: 15/UBND-VP\nKim Động, ngày 10 tháng 01 năm 2025\n\n";

pub fn read_text(text: &str) -> LetterContent {
    read(text.as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a letter")
}

pub fn letter(body: &str) -> LetterContent {
    read_text(&format!("{ABOVE}Kính gửi: UBND các xã, thị trấn\n\n{body}"))
}

/// "unit period indicator points", with the rank where there is one; a "?" behind what is doubtful.
pub fn figures(content: &LetterContent) -> Vec<String> {
    let of_set = |set: &FigureSet| -> Vec<String> {
        let line = |figure: &Figure| {
            let sure = if figure.is_doubtful() { "?" } else { "" };
            let rank = figure.rank.map_or(String::new(), |rank| format!(" #{}", rank.place));
            let points = f64::from(figure.points.as_hundredths()) / 100.0;
            let unit = set.unit.as_str().trim_start_matches("kim-dong.");
            format!("{unit} {} {} {points}{rank}{sure}", set.period, figure.indicator.code())
        };
        set.figures.iter().map(line).collect()
    };
    content.figure_sets.iter().flat_map(of_set).collect()
}

/// Whom each directive is for, and by what day.
pub fn tasks(content: &LetterContent) -> Vec<String> {
    let day = |directive: &Directive| match &directive.deadline {
        Some(Deadline::On(day)) => day.to_string(),
        Some(Deadline::Every(_)) => "again".to_owned(),
        None => "-".to_owned(),
    };
    content.directives.iter().map(|task| format!("{} | {}", task.addressees.join("; "), day(task))).collect()
}

#[test]
fn the_district_behind_the_name_of_its_department_is_where_the_department_lies() {
    let read = letter("Điểm tháng 12/2024 của Phòng Tư pháp huyện Kim Động: 80,5/100 điểm.");
    assert_eq!(figures(&read), ["phong-tu-phap 2024-12 TOTAL 80.5"]);
}

#[test]
fn parts_counted_with_letters_hand_down_their_period_and_open_lists_of_tasks() {
    let read = letter(
        "A. KẾT QUẢ THÁNG 12/2024\nA1. Xã Hiệp Cường: tổng điểm 84,2 điểm\nA2. Xã Song Mai: tổng điểm 79,1 điểm\n\
         B. YÊU CẦU\nB1. UBND xã Song Mai có văn bản giải trình trước ngày 25/01/2025.\n\
         B2. UBND xã Hiệp Cường duy trì kết quả.",
    );
    assert_eq!(figures(&read), ["hiep-cuong 2024-12 TOTAL 84.2", "song-mai 2024-12 TOTAL 79.1"]);
    assert_eq!(tasks(&read), ["UBND xã Song Mai | 2025-01-25", "UBND xã Hiệp Cường | -"]);
}

#[test]
fn a_ward_in_short_is_no_part_counted_with_a_letter() {
    let read = letter("Kết quả tháng 12/2024:\nX. Song Mai: tổng điểm 79,1 điểm\nX. Hiệp Cường: tổng điểm 84,2 điểm");
    let read: Vec<String> = figures(&read).iter().map(|figure| figure.trim_end_matches('?').to_owned()).collect();
    assert_eq!(read, ["song-mai 2024-12 TOTAL 79.1", "hiep-cuong 2024-12 TOTAL 84.2"]);
}

#[test]
fn a_title_above_the_salutation_tells_the_period() {
    let text = format!(
        "{ABOVE}THÔNG BÁO KẾT QUẢ BỘ CHỈ SỐ 766 THÁNG 12/2024\n\nKính gửi: UBND các xã, thị trấn\n\n\
         1. Điểm của huyện: 84,9 điểm.\n2. Xã Song Mai: 79,1 điểm."
    );
    assert_eq!(figures(&read_text(&text)), ["kim-dong 2024-12 TOTAL 84.9", "song-mai 2024-12 TOTAL 79.1"]);
}

#[test]
fn the_period_behind_the_document_of_a_ground_holds_for_what_it_announces() {
    let read = letter(
        "Theo số liệu trên Cổng Dịch vụ công quốc gia (theo Quyết định số 766/QĐ-TTg), tháng 12/2024, kết quả của các \
         đơn vị như sau:\n1) Xã Song Mai: 79,1 điểm.\n2) Xã Hiệp Cường: 84,2 điểm.",
    );
    assert_eq!(figures(&read), ["song-mai 2024-12 TOTAL 79.1", "hiep-cuong 2024-12 TOTAL 84.2"]);
}

#[test]
fn scores_behind_the_name_of_a_unit_are_no_task_for_it() {
    let read = letter(
        "Kết quả tháng 12/2024:\nXã Hiệp Cường: tổng điểm tăng từ 80,2 điểm lên 84,2 điểm.\n\
         Xã Song Mai: DVCTT 5,5/12; TTTT 3,3/10.\nXã Song Mai: rà soát hồ sơ quá hạn.",
    );
    assert_eq!(tasks(&read), ["Xã Song Mai | -"]);
}

#[test]
fn the_stop_of_a_kind_in_short_does_not_end_the_addressee() {
    let read = letter(
        "Tháng 12/2024 huyện đạt 84,9 điểm.\nĐề nghị UBND X. Song Mai xử lý hồ sơ trước ngày 20/01/2025.\n\
         X. Hiệp Cường phối hợp VNPT khắc phục lỗi, xong trước ngày 25/01/2025.",
    );
    assert_eq!(tasks(&read), ["UBND X. Song Mai | 2025-01-20", "X. Hiệp Cường | 2025-01-25"]);
    assert!(read.directives.iter().all(|task| task.audience.units.len() == 1));
}

#[test]
fn counted_tasks_within_a_sentence_are_each_for_their_own_unit() {
    let read = letter(
        "Tháng 12/2024 huyện đạt 84,9 điểm.\nIII/ YÊU CẦU\n\
         (1) X. Song Mai (hạn 23/01) báo cáo nguyên nhân; (2) X. Hiệp Cường (hạn 30/01) khắc phục thanh toán trực tuyến.",
    );
    assert_eq!(tasks(&read), ["X. Song Mai | 2025-01-23", "X. Hiệp Cường | 2025-01-30"]);
}

#[test]
fn what_the_chair_concludes_is_a_list_of_tasks() {
    let text = "UBND XÃ SONG MAI\nBIÊN BẢN\nHôm nay, hồi 08 giờ 30 phút ngày 09/01/2025, tại Hội trường UBND xã.\n\n\
                Tháng 12/2024 xã đạt 79,1 điểm.\n\nChủ tọa kết luận:\n\
                - Ông Hòa liên hệ VNPT để sửa lỗi, chậm nhất ngày 15/01.\n- Bà Lan tổng hợp số liệu.";
    let read = read_text(text);
    assert_eq!(read.date, NaiveDate::from_ymd_opt(2025, 1, 9));
    assert_eq!(read.directives.len(), 2);
    assert_eq!(tasks(&read)[0].split(" | ").nth(1), Some("2025-01-15"));
}

#[test]
fn a_message_asks_kindly_and_names_its_month_in_short() {
    let read = letter(
        "KQ bộ chỉ số 766 T12/2024:\n- X. Song Mai: 79,1đ, hạng 14/17\n- X. Hiệp Cường: 84,2đ, hạng 3/17\n\
         A/c xã Song Mai xem giúp em 5 hồ sơ trễ, xử lý xong trong hôm nay nhé.\n\
         Các xã nhớ gửi em báo cáo trước 10h mùng 15/01.",
    );
    assert_eq!(figures(&read), ["song-mai 2024-12 TOTAL 79.1 #14", "hiep-cuong 2024-12 TOTAL 84.2 #3"]);
    assert_eq!(tasks(&read), ["xã Song Mai | 2025-01-10", "Các xã | 2025-01-15"]);
}

#[test]
fn units_with_one_score_share_its_rank() {
    let read = letter("Tháng 12/2024, xã Song Mai và xã Hiệp Cường cùng đạt 84,2 điểm, đồng hạng 2/17.");
    assert_eq!(figures(&read), ["song-mai 2024-12 TOTAL 84.2 #2", "hiep-cuong 2024-12 TOTAL 84.2 #2"]);
}

#[test]
fn an_export_that_prints_unit_and_period_once_is_read_to_its_last_row() {
    let csv = "Đơn vị;Kỳ;Nhóm chỉ số;Điểm đạt;Điểm tối đa\nXã Song Mai;Tháng 12/2024;Công khai minh bạch;13,5;18\n\
               ;;DVC trực tuyến;10,5;12\n;;TỔNG;80,1;100\n";
    let expected = ["song-mai 2024-12 CKMB 13.5", "song-mai 2024-12 DVCTT 10.5", "song-mai 2024-12 TOTAL 80.1"];
    assert_eq!(figures(&read_text(csv)), expected);
}

#[test]
fn a_note_below_a_table_tells_its_period() {
    let csv = "Hạng;Tổng (100);SHHS;Tên ĐV\n1;93,3;20,15;UBND X. Song Mai\n2;86,54;16,24;UBND X. Hiệp Cường\n;;;\n\
               Nguồn: Cổng DVCQG, kỳ báo cáo tháng 12/2024;;;\n";
    let read = figures(&read_text(csv));
    assert_eq!(read.len(), 4);
    assert!(read.contains(&"song-mai 2024-12 TOTAL 93.3 #1".to_owned()), "{read:?}");
}

#[test]
fn short_headings_with_their_maximum_are_groups() {
    let csv = "Kết quả tháng 12/2024;;;;;\nTT;Đơn vị;CK, MB (18);HL (18);SH (22);XH\n\
               1;Xã Song Mai;18;17,5;19,3;1\n2;Xã Hiệp Cường;16;18;15;2\n";
    let read = figures(&read_text(csv));
    for expected in ["song-mai 2024-12 CKMB 18", "song-mai 2024-12 MDHL 17.5", "song-mai 2024-12 SHHS 19.3"] {
        assert!(read.contains(&expected.to_owned()), "{expected}: {read:?}");
    }
}

#[test]
fn bare_years_in_headings_are_the_titles_months_of_each_year() {
    let csv = "Kết quả bộ chỉ số 766 9 tháng năm 2024;;;\nSTT;Đơn vị;Tổng điểm 2024;Tổng điểm 2023\n\
               1;Xã Song Mai;85,1;81,8\n2;Xã Hiệp Cường;82,7;—\n";
    let expected = ["song-mai 2024-9M TOTAL 85.1", "song-mai 2023-9M TOTAL 81.8", "hiep-cuong 2024-9M TOTAL 82.7"];
    assert_eq!(figures(&read_text(csv)), expected);
}

#[test]
fn tasks_in_a_table_are_each_for_the_unit_of_their_row() {
    let csv = "PHỤ LỤC GIAO NHIỆM VỤ KHẮC PHỤC CHỈ SỐ 766 THÁNG 12/2024;;;;\n\
               (Kèm theo Thông báo số 5/TB-UBND ngày 10/01/2025 của UBND huyện);;;;\n\
               TT;Đơn vị;Tổng điểm;Nhiệm vụ;Thời hạn\n1;X. Song Mai;77,35;Bổ sung 02 máy quét;31/3/2025\n\
               2;X. Hiệp Cường;83,9;Rà soát thủ tục chưa phát sinh hồ sơ;Hằng tháng, ngày 25\n\
               3;X. Mai Động;70,2;Xử lý 58 hồ sơ quá hạn;10 ngày làm việc\n";
    let read = read_text(csv);
    assert_eq!(tasks(&read), ["X. Song Mai | 2025-03-31", "X. Hiệp Cường | again", "X. Mai Động | -"]);
    assert!(read.doubts.iter().any(|doubt| doubt.printed == "10 ngày làm việc"));
    assert_eq!(figures(&read).len(), 3);
}
