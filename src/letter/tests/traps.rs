//! Wordings that once led, or might lead, to a figure that the letter does not give.

use super::fixtures::{hints, units};
use super::*;
use crate::domain::figure::FigureSet;

const HEAD: &str = "UBND HUYỆN KIM ĐỘNG\nSố: 15/UBND-VP\nKim Động, ngày 10 tháng 01 năm 2025\n\n\
                    V/v kết quả Bộ chỉ số 766 tháng 12/2024\n\nKính gửi: UBND các xã, thị trấn\n\n";

pub fn letter(body: &str) -> LetterContent {
    read(format!("{HEAD}{body}").as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a letter")
}

/// "unit period role indicator points", a "?" behind what is doubtful.
pub fn figures(content: &LetterContent) -> Vec<String> {
    let of_set = |set: &FigureSet| -> Vec<String> {
        let line = |figure: &Figure| {
            let role = match figure.role {
                FigureRole::Own => "own",
                FigureRole::ProvinceAverage => "province",
                FigureRole::NationalAverage => "nation",
                role => role.code(),
            };
            let sure = if figure.is_doubtful() { "?" } else { "" };
            let points = f64::from(figure.points.as_hundredths()) / 100.0;
            format!("{} {} {role} {} {points}{sure}", set.unit, set.period, figure.indicator.code())
        };
        set.figures.iter().map(line).collect()
    };
    content.figure_sets.iter().flat_map(of_set).collect()
}

pub fn certain(content: &LetterContent) -> Vec<String> {
    figures(content).into_iter().filter(|figure| !figure.ends_with('?')).collect()
}

#[test]
fn a_torn_row_is_doubtful_as_a_whole_even_as_the_last_line_of_the_text() {
    let table = "Đơn vị               C   KMB (18)   TDGQ (20)   DVCTT (12)   TTTT (10)   MDHL (18)   SHHS (22)   Tổng (100)\n\
                 Xã Hiệp Cường        15,9     19,5        8,4         7,1         17,6        15,2        83,7\n\
                 Xã Song Mai          15,9  1   8,4        7,1         6,2         17,6        15,2        83,7";
    let read = letter(&format!("Kết quả tháng 12/2024 của các xã:\n\n{table}"));
    let torn: Vec<String> = certain(&read).into_iter().filter(|figure| figure.contains("song-mai")).collect();
    assert_eq!(torn, Vec::<String>::new());
}

#[test]
fn a_row_shifted_by_a_torn_heading_and_a_stray_mark_is_doubtful_as_a_whole() {
    let table = "Đ   ơn vị           CKMB (18)  TDGQ (20)  DVCTT (12)  TTTT (10)  MDHL (18)  SHHS (22)  Tổng (100)\n\
                 Xã Hiệp Cường       16,2       18,9        7,4        6,1       17,1  |     14,3       80,0\n\
                 Xã Song Mai         15,9       18,4        7,0        5,8       17,3       13,9       78,3\n\n\
                 Trên đây là kết quả.";
    let read = letter(&format!("Kết quả tháng 12/2024 của các xã:\n\n{table}"));
    let torn: Vec<String> = certain(&read).into_iter().filter(|figure| figure.contains("hiep-cuong")).collect();
    assert_eq!(torn, Vec::<String>::new());
}

#[test]
fn units_in_a_column_whose_heading_is_lost_leave_nothing_certain() {
    let csv = "ơn vị;Kỳ;Chỉ số;Điểm;Điểm tối đa\nxã Hiệp Cường;12/2024;Tổng điểm;83,7;100\n\
               xã Song Mai;12/2024;Tổng điểm;80,1;100\n";
    if let Ok(content) = read(csv.as_bytes(), &hints(), &units(), &IndexSets::default()) {
        assert_eq!(certain(&content), Vec::<String>::new());
    }
}

#[test]
fn an_average_of_others_is_not_the_unit_s_own() {
    let read =
        letter("Tổng điểm năm 2024 của huyện đạt 84,9 điểm.\nBình quân các huyện, thành phố năm 2024 là 83,08 điểm.");
    assert_eq!(figures(&read), ["kim-dong 2024 own TOTAL 84.9", "kim-dong 2024 districts_average TOTAL 83.08"]);
    let read = letter("Tổng điểm năm 2024 của huyện đạt 84,9 điểm.\nBình quân các đơn vị năm 2024 là 83,08 điểm.");
    assert_eq!(figures(&read), ["kim-dong 2024 own TOTAL 84.9"]);
    assert!(read.doubts.iter().any(|doubt| doubt.printed.contains("83,08")), "{:?}", read.doubts);
}

#[test]
fn an_average_that_the_unit_falls_below_is_not_passed_over() {
    let read =
        letter("Tháng 12/2024, huyện đạt 74,63 điểm, thấp hơn điểm trung bình của 10 huyện trong tỉnh là 78,9 điểm.");
    assert_eq!(certain(&read), ["kim-dong 2024-12 own TOTAL 74.63"]);
    assert!(read.doubts.iter().any(|doubt| doubt.printed.contains("78,9")), "{:?}", read.doubts);
}

#[test]
fn the_scale_is_no_score() {
    let read = letter(
        "Kết quả tháng 12/2024 (thang điểm: công khai minh bạch 18, tiến độ giải quyết 20, số hóa hồ sơ 22):\n\
         - Tổng điểm: 87,96/100 điểm.",
    );
    assert_eq!(certain(&read), ["kim-dong 2024-12 own TOTAL 87.96"]);
}

#[test]
fn points_in_a_bracket_behind_a_unit_are_its_total_unless_rates_are_spoken_of() {
    let read = letter("Xếp loại tháng 12/2024. Loại Tốt (từ 80 điểm): xã Hiệp Cường (86,14), xã Song Mai (82,09).");
    assert_eq!(
        certain(&read),
        ["kim-dong.hiep-cuong 2024-12 own TOTAL 86.14", "kim-dong.song-mai 2024-12 own TOTAL 82.09"]
    );
    let read = letter(
        "Tổng điểm tháng 12/2024 của huyện đạt 87,96 điểm.\n\
         Tỷ lệ số hóa, điểm sáng là: xã Hiệp Cường (86,14), xã Song Mai (82,09).",
    );
    assert_eq!(certain(&read), ["kim-dong 2024-12 own TOTAL 87.96"]);
}

#[test]
fn another_index_named_beside_makes_the_totals_of_units_doubtful() {
    let read = letter(
        "Về chỉ số PCI năm 2024, tỉnh tiếp tục giữ vững vị trí.\n\
         Tháng 12/2024, ba địa bàn cao điểm gồm có xã Hiệp Cường (86,14 điểm).",
    );
    assert_eq!(certain(&read), Vec::<String>::new());
    let read = letter("Tháng 12/2024, ba địa bàn cao điểm gồm có xã Hiệp Cường (86,14 điểm).");
    assert_eq!(certain(&read), ["kim-dong.hiep-cuong 2024-12 own TOTAL 86.14"]);
}

#[test]
fn the_sum_tells_whether_trực_tuyến_is_one_group_of_twelve_or_of_twenty_two() {
    let table = |online: &str, total: &str| {
        letter(&format!(
            "Kết quả tháng 12/2024 của các xã:\n\n\
             Đơn vị               Công khai    Tiến độ    Trực tuyến    Hài lòng    Số hóa    Tổng điểm\n\
             Xã Hiệp Cường        16,4         19,85      {online}          17,9        17,9      {total}\n\
             Xã Song Mai          16,4         19,6       17,6          17,9        16,7      88,2\n\n\
             Trên đây là kết quả."
        ))
    };
    let online = |content: &LetterContent| -> Vec<String> {
        let of_first = |figure: &String| figure.starts_with("kim-dong.hiep-cuong");
        let is_online = |figure: &String| figure.contains(" DVCTT ") || figure.contains(" ONLINE ");
        figures(content).into_iter().filter(of_first).filter(is_online).collect()
    };
    assert_eq!(online(&table("10,3", "82,35")), ["kim-dong.hiep-cuong 2024-12 own ONLINE 10.3"]);
    assert_eq!(online(&table("10,3", "90,35")), ["kim-dong.hiep-cuong 2024-12 own DVCTT 10.3?"]);
}

#[test]
fn a_text_about_a_unit_that_nobody_knows_gives_the_home_unit_nothing_certain() {
    let news = "Huyện Krông Nô: kết quả Bộ chỉ số 766\n\nTháng 12/2024, huyện Krông Nô đạt 86,73 điểm.\n\n\
                Nhóm mức độ hài lòng đạt 17,62 điểm; tiến độ giải quyết 19,28 điểm.";
    let content = read(news.as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a text about the index");
    assert_eq!(certain(&content), Vec::<String>::new());
}

#[test]
fn a_whole_year_told_of_in_january_is_the_one_that_has_ended() {
    let read = letter("Tổng điểm cả năm đạt 89,39 điểm.");
    assert_eq!(certain(&read), ["kim-dong 2024 own TOTAL 89.39"]);
}

#[test]
fn the_first_words_of_a_task_are_no_bar_to_finding_it() {
    let tasks = |body: &str| -> Vec<(String, Vec<String>)> {
        let content = letter(&format!("Tổng điểm tháng 12/2024 của huyện đạt 87,96 điểm.\n\n{body}"));
        content.directives.into_iter().map(|directive| (directive.text, directive.addressees)).collect()
    };
    let found = tasks("Phương hướng: Phòng Nội vụ duy trì tổ hỗ trợ; Công an huyện phối hợp cấp định danh mức 2.");
    assert_eq!(found.len(), 2, "{found:?}");
    let found =
        tasks("Yêu cầu Phòng Nội vụ rà soát hồ sơ quá hạn, đồng thời tăng cường 02 công chức cho bộ phận một cửa.");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].1, found[1].1);
    let found =
        tasks("Chánh Văn phòng giao:\n- Phòng Nội vụ đăng tải văn bản này.\n- Phòng Tư pháp đối chiếu số liệu.");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn tasks_by_articles_belong_to_those_whom_the_article_names() {
    let content = letter(
        "Tổng điểm tháng 12/2024 của huyện đạt 87,96 điểm. Chủ tịch UBND huyện chỉ thị:\n\n\
         Điều 1. Các phòng, ban chuyên môn\na) Quán triệt Chỉ thị này;\nb) Tạm dừng việc đăng tải điểm thành phần.\n\n\
         Điều 2. Phòng Nội vụ\nTham mưu quy định trừ điểm thi đua.\n\n\
         Chỉ thị này có hiệu lực kể từ ngày ký./.",
    );
    let addressed: Vec<&[String]> = content.directives.iter().map(|directive| &directive.addressees[..]).collect();
    assert_eq!(addressed, [["Các phòng, ban chuyên môn"], ["Các phòng, ban chuyên môn"], ["Phòng Nội vụ"]]);
}

#[test]
fn addressees_that_end_with_a_level_and_counted_items_begin_what_follows_anew() {
    let read = letter(
        "BÁO CÁO NHANH\n\nKính gửi: Thường trực UBND xã\n\nTổng điểm tháng 12/2024 của huyện đạt 87,96 điểm.\n\n\
         Phần thứ ba. NHIỆM VỤ QUÝ I/2025\n\n(1) Phòng Nội vụ đánh giá lại quy trình, trình Chủ tịch UBND huyện;\n\
         (2) Phòng Tư pháp chấm dứt việc nộp bản giấy.\n",
    );
    assert_eq!(figures(&read), ["kim-dong 2024-12 own TOTAL 87.96"]);
    let addressed: Vec<&[String]> = read.directives.iter().map(|directive| &directive.addressees[..]).collect();
    assert_eq!(addressed, [["Phòng Nội vụ"], ["Phòng Tư pháp"]], "{:?}", read.directives);
}

#[test]
fn a_sentence_about_a_unit_without_a_figure_gives_it_none_of_the_next_ones() {
    let read = letter(
        "Kết quả tháng 12/2024.\n\nXã Mai Động chưa có số liệu.\n\nĐiểm tổng hợp đạt 82,14 điểm.\n\nTrên đây là kết quả.",
    );
    let certain = certain(&read);
    assert!(!certain.iter().any(|figure| figure.contains("mai-dong")), "{certain:?}");
}

#[test]
fn who_does_a_task_and_by_when_may_stand_on_the_line_below_it() {
    let content = letter(
        "Tổng điểm tháng 12/2024 của huyện đạt 87,96 điểm.\n\nNhóm chỉ số             Tối đa    Tháng 12/2024\n\
         Công khai, minh bạch    18        18\nTổng                    100       87,96\n\nIII. NHIỆM VỤ\n\
         1. Cập nhật thủ tục tại bảng điện tử.\n   Đơn vị thực hiện: Phòng Nội vụ. Thời hạn: trước ngày 30/4/2025.\n\
         2. Cài đặt VNeID cho người dân.\n   Đơn vị thực hiện: Công an huyện, Phòng Tư pháp. Thời hạn: thường xuyên.\n\
         III. Kết luận của Chủ tịch UBND huyện\n1. Phòng Tư pháp soạn văn bản trả lời.\n",
    );
    let told: Vec<(Vec<&str>, bool)> = content
        .directives
        .iter()
        .map(|task| (task.addressees.iter().map(String::as_str).collect(), task.deadline.is_some()))
        .collect();
    let expected =
        [(vec!["Phòng Nội vụ"], true), (vec!["Công an huyện", "Phòng Tư pháp"], false), (vec!["Phòng Tư pháp"], false)];
    assert_eq!(told, expected, "{:?}", content.directives);
    assert!(content.directives[0].text.ends_with("Thời hạn: trước ngày 30/4/2025."));
}

#[test]
fn a_table_s_short_headings_and_its_title_in_words_are_read() {
    let csv = "KẾT QUẢ BỘ CHỈ SỐ 766 SÁU THÁNG ĐẦU NĂM 2024;;;;;;;;\n\
               Đơn vị;Công khai;Tiến độ;DVC trực tuyến;Hồ sơ trực tuyến;Thanh toán;Hài lòng;Số hóa;Cộng\n\
               xã Hiệp Cường;14,3;18,8;7,9;0,885;6,9;17,4;14,6;79,9\n";
    let content = read(csv.as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a table");
    let unit = "kim-dong.hiep-cuong 2024-H1 own";
    let expected = ["CKMB 14.3", "TDGQ 18.8", "DVCTT 7.9", "TTTT 6.9", "MDHL 17.4", "SHHS 14.6", "TOTAL 79.9"]
        .map(|figure| format!("{unit} {figure}"));
    assert_eq!(figures(&content), expected);
}

#[test]
fn a_period_in_brackets_before_the_scores_holds_for_all_of_them() {
    let read = letter(
        "Cả năm 2024, huyện đạt 86,2 điểm.\n\nTính riêng quý IV/2024, huyện đạt 84,1 điểm.\n\n\
         Đối với các xã (tháng 12/2024): xã Hiệp Cường đạt 81,5 điểm; xã Song Mai đạt 79,25 điểm.",
    );
    let figures = figures(&read);
    for unit in ["hiep-cuong 2024-12 own TOTAL 81.5", "song-mai 2024-12 own TOTAL 79.25"] {
        assert!(figures.iter().any(|figure| figure.contains(unit)), "{figures:?}");
    }
}

#[test]
fn a_heading_whose_bracket_names_the_period_changes_it() {
    let read = letter(
        "I. HUYỆN (cả năm 2024)\nHuyện Kim Động 86,2 điểm.\n\n\
         II. CÁC XÃ (tháng 12/2024)\nXã Hiệp Cường 81,5 điểm; xã Song Mai 79,25 điểm.",
    );
    let figures = figures(&read);
    assert!(figures.iter().any(|figure| figure.contains("song-mai 2024-12 own TOTAL 79.25")), "{figures:?}");
    assert!(!figures.iter().any(|figure| figure.contains("song-mai 2024 own")), "{figures:?}");
}

#[test]
fn a_unit_without_a_score_for_payment_keeps_its_other_groups_under_their_columns() {
    let table = "Đơn vị           CKMB   TDGQ   DVCTT   TTTT   MDHL   SHHS   Tổng điểm\n\
                 Xã Hiệp Cường    16,0   19,9   9,8     8,8    18,0   18,2   90,7\n\
                 Xã Song Mai      16,0   19,1   6,0     -      18,0   12,2   71,3";
    let read = letter(&format!("Kết quả tháng 12/2024 của các xã:\n\n{table}"));
    let figures = figures(&read);
    assert!(figures.iter().any(|figure| figure.contains("song-mai 2024-12 own DVCTT 6")), "{figures:?}");
    assert!(!figures.iter().any(|figure| figure.contains("ONLINE")), "{figures:?}");
}

#[test]
fn behind_a_bracket_whose_period_is_not_understood_no_figure_is_of_the_period_before() {
    for said in
        ["7 tháng", "11 tháng", "tháng 13/2024", "tháng 1l/2024", "kỳ trước", "tháng 11 và tháng 12/2024", "năm trước"]
    {
        for lead in [format!("Đối với các xã ({said}):"), format!("II. CÁC XÃ ({said})\n")] {
            let read = letter(&format!(
                "Cả năm 2024, huyện đạt 86,2 điểm.\n\n{lead} Xã Hiệp Cường 81,5 điểm; xã Song Mai 79,25 điểm."
            ));
            let communes: Vec<String> = certain(&read).into_iter().filter(|figure| figure.contains('.')).collect();
            assert!(
                !communes.iter().any(|figure| figure.contains("song-mai") || figure.contains("hiep-cuong")),
                "{lead} {communes:?}"
            );
        }
    }
}

#[test]
fn a_bracket_may_say_more_than_its_period() {
    for (said, period) in
        [("tháng 12/2024, sơ bộ", "2024-12"), ("số liệu tháng 12/2024", "2024-12"), ("kết quả 9 tháng", "2024-9M")]
    {
        let read = letter(&format!(
            "Cả năm 2024, huyện đạt 86,2 điểm.\n\nĐối với các xã ({said}): xã Hiệp Cường 81,5 điểm; xã Song Mai 79,25 điểm."
        ));
        let figures = figures(&read);
        let meant = format!("song-mai {period} own TOTAL 79.25");
        assert!(figures.iter().any(|figure| figure.contains(&meant)), "{said}: {figures:?}");
        assert!(!figures.iter().any(|figure| figure.contains("song-mai 2024 own")), "{said}: {figures:?}");
    }
}

#[test]
fn months_behind_the_word_for_a_rank_are_no_place() {
    let table = "Đơn vị;CKMB (18);TDGQ (20);Tổng điểm\nXã Hiệp Cường;15,9;19,5;83,7\nXã Song Mai;15,5;18,5;80,7\n";
    let csv = format!("Điểm số và thứ hạng 9 tháng năm 2024 của các xã\n{table}");
    let read = read(csv.as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a table");
    let certain = certain(&read);
    assert!(certain.iter().any(|figure| figure.contains("hiep-cuong 2024-9M own TOTAL 83.7")), "{certain:?}");
    assert!(certain.iter().all(|figure| figure.contains(" 2024-9M ")), "{certain:?}");
}

#[test]
fn the_province_behind_a_unit_s_name_is_where_it_lies() {
    let read =
        letter("Kết quả của xã Hiệp Cường, tỉnh Hưng Yên - tháng 12/2024: tổng điểm 83,7 điểm; CKMB 15,9/18 điểm.");
    assert!(certain(&read).iter().all(|figure| figure.contains("hiep-cuong")), "{:?}", figures(&read));
    assert!(!figures(&read).is_empty());
}

#[test]
fn the_periods_of_a_rise_are_those_named_behind_its_values() {
    let read = letter("Xã Song Mai tăng từ 61,9 điểm trong tháng 10/2024 lên 77,25 điểm trong tháng 11/2024.");
    assert_eq!(
        certain(&read),
        ["kim-dong.song-mai 2024-10 own TOTAL 61.9", "kim-dong.song-mai 2024-11 own TOTAL 77.25"]
    );
}

#[test]
fn the_province_named_behind_the_issuer_is_where_it_lies() {
    let csv = "UBND HUYỆN KIM ĐỘNG - TỈNH HƯNG YÊN;;\nTheo dõi Bộ chỉ số 766 tháng 12/2024;;\n\
               Chỉ số;Điểm tối đa;Tháng 12/2024\nCông khai, minh bạch;18;14,2\nTiến độ giải quyết;20;19,3\n";
    let read = read(csv.as_bytes(), &hints(), &units(), &IndexSets::default()).expect("a table");
    let units: Vec<&str> = read.figure_sets.iter().map(|set| set.unit.as_str()).collect();
    assert_eq!(units, ["kim-dong"]);
}

#[test]
fn the_number_of_ranked_units_is_taken_from_a_title_and_not_from_prose_about_others() {
    let ranked = |above: &str| -> Vec<Option<u32>> {
        let table = "STT,Đơn vị,Tổng điểm,Hạng\n1,Xã Hiệp Cường,83.7,1\n2,Xã Song Mai,78.3,2";
        let rows = table.replace(',', "\t").replace('.', ",");
        let read = letter(&format!("{above}\n\n{rows}\n\nTrên đây là kết quả."));
        let communes = read.figure_sets.iter().filter(|set| set.unit.as_str() != "kim-dong");
        communes.flat_map(|set| &set.figures).filter_map(|figure| figure.rank).map(|rank| rank.of).collect()
    };
    let title = "Kết quả xếp hạng tháng 12/2024 trong số 17 xã, thị trấn:";
    assert_eq!(ranked(title), [Some(17), Some(17)]);
    let prose = "Tháng 12/2024, huyện đạt 87,96/100 điểm, xếp thứ 3 trong số 10 huyện, thị xã, thành phố.";
    assert_eq!(ranked(prose), [None, None]);
    let placed = "Tháng 12/2024, huyện xếp thứ 3 trong số 10 huyện, thị xã, thành phố.";
    assert_eq!(ranked(placed), [None, None]);
}

#[test]
fn a_title_below_a_table_set_with_spaces_is_of_the_next_one() {
    let read = letter(
        "PHỤ LỤC 1. ĐIỂM CÁC PHÒNG 9 THÁNG NĂM 2024\n\n\
         TT    Phòng             Tổng điểm    Xếp hạng\n1     Phòng Nội vụ      91,4         1/14\n\n\
         PHỤ LỤC 2. TỔNG ĐIỂM MỘT SỐ XÃ THÁNG 9 NĂM 2024\n\n\
         TT          Xã               Tổng điểm        Xếp hạng\n1   Xã Hiệp Cường   92,3    1/17\n\
         2   Xã Song Mai     89,65   4/17\n\nTrên đây là kết quả.",
    );
    let figures = figures(&read);
    assert!(figures.contains(&"kim-dong.hiep-cuong 2024-09 own TOTAL 92.3".to_owned()), "{figures:?}");
    assert_eq!(figures.iter().filter(|figure| figure.contains("2024-9M")).count(), 1, "{figures:?}");
}

#[test]
fn points_below_a_title_that_names_one_group_are_of_that_group() {
    let table = |title: &str, score: &str| {
        let read = letter(&format!(
            "Kết quả tháng 12/2024:\n\n{title}\n\nSTT\tĐơn vị\tĐiểm\n1\tXã Hiệp Cường\t{score}\n2\tXã Song Mai\t7,9\n\n\
             Trên đây là kết quả."
        ));
        figures(&read)
    };
    let unit = "kim-dong.hiep-cuong 2024-12 own";
    let group = table("2. Số hóa hồ sơ (tối đa 22 điểm)", "20,3");
    assert!(group.contains(&format!("{unit} SHHS 20.3")), "{group:?}");
    let total = table("1. Tổng điểm", "83,7");
    assert!(total.contains(&format!("{unit} TOTAL 83.7")), "{total:?}");
    // What prose states of a group is not what the table below is about.
    let prose = table("Thanh toán trực tuyến của huyện đạt 6,9/10 điểm.", "83,7");
    assert!(!prose.iter().any(|figure| figure.contains("hiep-cuong") && figure.contains("TTTT")), "{prose:?}");
}
