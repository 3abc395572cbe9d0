//! Averages of blocks of units, and units that begin anew behind a list.

use super::fixtures::units;
use super::offices::read_as;
use super::wordings::{figures, letter};
use super::*;

/// "unit role points" of what is no score of a unit's own.
fn averages(content: &LetterContent) -> Vec<String> {
    let sets = content.figure_sets.iter();
    let of_sets = sets.flat_map(|set| set.figures.iter().map(move |figure| (set.unit.as_str(), figure)));
    let averages = of_sets.filter(|(_, figure)| figure.role != FigureRole::Own);
    let shown = averages.map(|(unit, figure)| {
        format!(
            "{unit} {} {} {}",
            figure.role.code().trim_end_matches("_average"),
            figure.indicator.code(),
            figure.points.as_hundredths()
        )
    });
    shown.collect()
}

#[test]
fn the_average_of_a_block_behind_a_list_of_its_units_is_none_of_theirs() {
    let read = letter(
        "Kết quả tháng 12/2024\n\na) Khối phòng: Phòng Tư pháp 92,5 điểm; Phòng Nội vụ 90,2 điểm. Bình quân khối phòng: 83,1 \
         điểm.\n\nb) Khối xã, thị trấn: cao nhất là xã Song Mai 88,9 điểm, thấp nhất là xã Hùng An 66,7 điểm. Bình quân khối \
         xã: 77,8 điểm.",
    );
    assert_eq!(averages(&read), ["kim-dong departments TOTAL 8310", "kim-dong communes TOTAL 7780"]);
    assert!(figures(&read).iter().all(|figure| !figure.starts_with("kim-dong 2024-12 TOTAL 7780")));
}

#[test]
fn one_block_follows_the_other_and_a_heading_names_the_block_of_a_bare_average() {
    let read = letter(
        "Tháng 12/2024, điểm bình quân của khối phòng, ban là 84,5 điểm, của khối xã, thị trấn là 76,9 điểm.\n\n\
         Quý IV/2024\n\nKhối xã, thị trấn: trung bình 79,2 điểm.",
    );
    assert_eq!(
        averages(&read),
        ["kim-dong departments TOTAL 8450", "kim-dong communes TOTAL 7690", "kim-dong communes TOTAL 7920"]
    );
}

#[test]
fn a_bare_average_in_brackets_is_of_those_whom_the_averages_before_it_are_of() {
    let told = "Tháng 12/2024 huyện đạt 84,6 điểm: công khai, minh bạch 13,2/18 điểm (bình quân các xã, thị trấn 12,8); tiến độ \
                giải quyết 19,7/20 điểm (bình quân 19,3)";
    assert_eq!(averages(&letter(told)), ["kim-dong communes CKMB 1280", "kim-dong communes TDGQ 1930"]);
    // Of two kinds nobody can tell which.
    let two = letter(&format!(
        "{told}; hài lòng 17,8/18 điểm (trung bình của tỉnh 17,7); số hóa 17/22 điểm (bình quân 15,6)."
    ));
    assert!(!averages(&two).iter().any(|average| average.contains("SHHS")), "{:?}", averages(&two));
    assert!(two.doubts.iter().any(|doubt| doubt.printed.contains("15,6")), "{:?}", two.doubts);
}

#[test]
fn the_average_of_other_units_is_no_score_of_the_one_that_shares_their_kind() {
    let read = read_as(
        "kim-dong.song-mai",
        &units(),
        "Kết quả tháng 12/2024\n\nXã Song Mai đạt 80,1 điểm. Bình quân cụm xã ven sông: 77,8 điểm.",
    );
    assert_eq!(figures(&read), ["song-mai 2024-12 TOTAL 80.1"]);
    assert!(read.doubts.iter().any(|doubt| doubt.printed.contains("77,8")), "{:?}", read.doubts);
}

#[test]
fn behind_a_colon_or_a_bracket_each_unit_begins_with_its_total() {
    let read = letter(
        "Kết quả tháng 12/2024\n\nPhê bình các đơn vị kéo giảm điểm chung của huyện: Phòng Nội vụ (70,6 điểm, trong đó số hóa hồ sơ \
         11,2/22 điểm), xã Hùng An (58,3 điểm, xếp thứ 17/17).",
    );
    assert_eq!(
        figures(&read),
        ["phong-noi-vu 2024-12 TOTAL 70.6", "phong-noi-vu 2024-12 SHHS 11.2", "hung-an 2024-12 TOTAL 58.3 #17"]
    );
}

#[test]
fn colleagues_call_the_office_their_own() {
    let read = read_as(
        "kim-dong.song-mai",
        &units(),
        "Điểm 766 tháng 12/2024: xã Hùng An 86,1 điểm, xã Đức Hợp 71,9 điểm.\n\nChi tiết xã mình:\nCKMB 11,8/18\nSố hóa 16,7/22",
    );
    for own in ["song-mai 2024-12 CKMB 11.8", "song-mai 2024-12 SHHS 16.7"] {
        assert!(figures(&read).iter().any(|figure| figure.trim_end_matches('?') == own), "{own}: {:?}", figures(&read));
    }
}

#[test]
fn a_place_that_stands_for_itself_is_that_of_the_total() {
    let read = letter(
        "Kết quả tháng 12/2024\n\n- Xã Song Mai: tổng điểm từ 84,1 điểm thành 85,6 điểm; thanh toán trực tuyến 7,0/10 điểm; xếp \
         hạng từ 6/17 thành 5/17.\n\n- Xã Hùng An: thanh toán trực tuyến 6,0/10 điểm; xếp hạng 9/17.",
    );
    assert_eq!(
        figures(&read),
        ["song-mai 2024-12 TOTAL 85.6 #5", "song-mai 2024-12 TTTT 7", "hung-an 2024-12 TTTT 6 #9"]
    );
}

#[test]
fn a_column_that_tells_one_group_of_each_unit_names_no_row() {
    let csv = "Kết quả Bộ chỉ số 766 năm 2024;;;;\nĐơn vị;Tháng 11;;Tháng 12;;Nhóm thấp nhất tháng 12\n;Điểm;Hạng;Điểm;Hạng;\n\
               Xã Song Mai;78,4;3;84,15;2;TTTT: 5,1/10\nXã Hùng An;80,02;2;79,9;3;Số hóa: 13,4/22\n";
    let read = read_as("kim-dong", &units(), csv);
    assert_eq!(
        figures(&read),
        [
            "song-mai 2024-11 TOTAL 78.4 #3",
            "song-mai 2024-12 TOTAL 84.15 #2",
            "hung-an 2024-11 TOTAL 80.02 #2",
            "hung-an 2024-12 TOTAL 79.9 #3"
        ]
    );
    assert!(read.doubts.iter().any(|doubt| doubt.printed.contains("5,1/10")), "{:?}", read.doubts);
}

#[test]
fn a_bracket_that_states_an_earlier_period_in_full_is_its_result_whatever_it_is_held_against() {
    let read = letter(
        "Tháng 12/2024 tổng điểm của huyện đạt 90,2 điểm, tăng 1,1 điểm và tăng 02 bậc so với tháng 11/2024 (tháng 11/2024 đạt 89,1 điểm, xếp hạng \
         04/10).\n\nUBND xã Song Mai rà soát hồ sơ.",
    );
    assert_eq!(figures(&read), ["kim-dong 2024-12 TOTAL 90.2", "kim-dong 2024-11 TOTAL 89.1 #4"], "{:?}", read.doubts);
    let other = letter("Tháng 12/2024 huyện đạt 90,2 điểm, cao hơn xã Song Mai (tháng 11/2024: 89,1 điểm).");
    assert_eq!(figures(&other), ["kim-dong 2024-12 TOTAL 90.2"]);
}

#[test]
fn the_average_of_the_communes_is_told_where_that_of_the_wards_stands_apart() {
    for text in [
        "Bình quân các xã là 79,4 điểm, bình quân các phường là 84,1 điểm.",
        "Bình quân các xã là 79,4 điểm, các phường là 84,1 điểm.",
        "Trung bình khối xã: 79,4 điểm; khối phường: 84,1 điểm.",
        "Trung bình các phường, thị trấn đạt 84,1 điểm. Trung bình các xã đạt 79,4 điểm.",
    ] {
        let read = letter(&format!("Tháng 12/2024, huyện đạt 87,96 điểm. {text}"));
        assert_eq!(averages(&read), Vec::<String>::new(), "{text}");
        for value in ["79,4", "84,1"] {
            let told = read.doubts.iter().any(|doubt| doubt.printed.contains(value));
            assert!(told, "{text}: {:?}", read.doubts);
        }
    }
    let of_all = letter("Tháng 12/2024, huyện đạt 87,96 điểm. Bình quân các xã, phường là 79,4 điểm.");
    assert_eq!(averages(&of_all), ["kim-dong communes TOTAL 7940"]);
}

#[test]
fn committees_of_communes_are_their_communes() {
    for whose in ["UBND cấp xã", "các UBND cấp xã", "khối UBND cấp xã", "các UBND xã, thị trấn", "17 UBND xã, thị trấn"]
    {
        let read = letter(&format!("Tháng 12/2024, huyện đạt 87,96 điểm. Bình quân {whose} là 79,4 điểm."));
        assert_eq!(averages(&read), ["kim-dong communes TOTAL 7940"], "{whose}");
    }
    let read = letter("Tháng 12/2024, huyện đạt 87,96 điểm. Bình quân các cơ quan chuyên môn là 84,1 điểm.");
    assert_eq!(averages(&read), ["kim-dong departments TOTAL 8410"]);
}

#[test]
fn the_average_of_branches_is_told_and_taken_for_nobody_elses() {
    let text = letter("Tháng 12/2024, huyện đạt 87,96 điểm. Bình quân các chi nhánh là 81,2 điểm.");
    assert_eq!(averages(&text), Vec::<String>::new());
    assert!(text.doubts.iter().any(|doubt| doubt.printed.contains("81,2")), "{:?}", text.doubts);
    let unit = |id: &str, kind: UnitKind, name: &str, parent: Option<&str>| Unit {
        id: UnitId::new(id),
        kind,
        name: name.to_owned(),
        parent: parent.map(UnitId::new),
        code: None,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    };
    let registry = UnitRegistry::build(
        vec![
            unit("tinh", UnitKind::Province, "Đông Lạc", None),
            unit("tt", UnitKind::Centre, "Phục vụ hành chính công tỉnh Đông Lạc", Some("tinh")),
            unit("b1", UnitKind::Branch, "số 1", Some("tt")),
            unit("b2", UnitKind::Branch, "số 2", Some("tt")),
            unit("b3", UnitKind::Branch, "số 3", Some("tt")),
        ],
        Vec::new(),
    );
    let registry = registry.expect("a sound table");
    for name in ["Bình quân", "Bình quân các chi nhánh", "Trung bình 3 chi nhánh"] {
        for home in ["tt", "tinh"] {
            let table = format!(
                "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nChi nhánh\tCKMB (18)\tTổng (100)\nChi nhánh số 1\t16,1\t82,4\n\
                 Chi nhánh số 2\t15,2\t80,0\nChi nhánh số 3\t15,8\t81,1\n{name}\t15,7\t81,2\n"
            );
            let read = read_as(home, &registry, &table);
            let certain = read.figure_sets.iter().flat_map(|set| &set.figures);
            let certain = certain.filter(|figure| figure.role != FigureRole::Own && !figure.is_doubtful());
            assert_eq!(certain.count(), 0, "{name}, {home}");
            assert!(
                read.doubts.iter().any(|doubt| doubt.printed.contains("15,7")),
                "{name}, {home}: {:?}",
                read.doubts
            );
        }
    }
}

#[test]
fn rows_that_average_communes_and_wards_apart_are_told() {
    let text = "Kết quả Bộ chỉ số 766 tháng 12/2024\n\nĐơn vị\tCKMB (18)\tTổng (100)\nXã Hiệp Cường\t16,1\t82,4\n\
                Xã Song Mai\t15,2\t80,0\nBình quân các xã\t15,7\t81,2\nBình quân các phường\t16,7\t84,2\n";
    let read = read_as("hung-yen", &units(), text);
    assert_eq!(averages(&read), Vec::<String>::new());
    for value in ["81,2", "84,2"] {
        assert!(read.doubts.iter().any(|doubt| doubt.printed.contains(value)), "{:?}", read.doubts);
    }
}
