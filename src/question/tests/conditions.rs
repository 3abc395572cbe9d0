//! What no figure can be given for is asked back about, and units known by where they stand are found there.

use super::pointing::after;
use super::*;

fn asked_back_about(text: &str) -> Option<String> {
    match ask(text).question {
        Question { intent: Intent::Ambiguous, unclear: Some(Unclear::Words(words)), .. } => Some(words),
        _ => None,
    }
}

#[test]
fn a_condition_that_no_answer_holds_is_asked_back_about() {
    for (text, words) in [
        ("xã nào tháng nào cũng trên 85", "tháng nào cũng"),
        ("những xã chưa bao giờ xuống dưới 60", "chưa bao giờ"),
        ("xã nào giảm liên tiếp", "liên tiếp"),
        ("mấy xã tụt điểm ba tháng liền", "ba tháng liền"),
        ("xã mình đội sổ bao nhiêu lần", "nhiêu lần"),
        ("xã nào vừa lên hạng vừa tăng điểm", "vừa tăng điểm"),
    ] {
        let asked = asked_back_about(text).unwrap_or_default();
        assert!(asked.ends_with(words.trim_start_matches("ba ")), "{text}: {asked}");
    }
    assert_eq!(row("xã nào tụt nhiều nhất so với tháng liền trước")[0], "movers");
    assert_eq!(row("vừa nãy họp xong, vừa mới về, xã nào cao nhất tháng 12")[0], "ranking");
    assert_eq!(row("năm 2024 xã mình mấy lần dưới 80")[0], "count");
    assert_eq!(row("mình tụt xuống thứ mấy lận")[1], "TOTAL");
}

#[test]
fn what_stands_behind_a_measure_and_is_not_of_this_index_gets_no_figure() {
    for text in [
        "điểm phần mềm một cửa của xã tháng 12",
        "điểm an toàn thực phẩm xã",
        "tình hình giao thông xã mình tháng 11",
        "tỷ lệ cán bộ nữ của xã",
        "điểm trường mầm non xã",
        "thôn mình tháng 12 được mấy điểm",
        "xóm 5 bao nhiêu điểm",
        "tháng 12 xã tiếp nhận bao nhiêu hồ sơ",
        "mấy người bị trừ điểm",
        "điểm thi xã tháng 12",
    ] {
        assert!(matches!(row(text)[0].as_str(), "ambiguous" | "out_of_scope"), "{text}: {:?}", row(text));
    }
    for text in ["họp thôn xong rồi, tháng 12 xã mình mấy điểm", "tháng 12 điểm phục vụ người dân của xã mấy"]
    {
        assert_eq!(row(text)[..3], ["score_total", "TOTAL", "2024-12"], "{text}");
    }
}

#[test]
fn the_ends_of_the_list_and_the_one_right_below_are_no_earlier_period() {
    for text in ["mình chênh với xã đứng đầu bao nhiêu", "xã tôi so với xã cao nhất thế nào"] {
        assert_eq!([&row(text)[0], &row(text)[4]], ["gap_to_rank", "top:1"], "{text}");
    }
    for text in ["xã mình hơn xã đội sổ mấy điểm", "xã nhất với xã bét cách nhau bao nhiêu"] {
        assert_eq!(row(text), ["ranking", "TOTAL", "latest", "all_communes", "full"], "{text}");
    }
    for text in ["xã đứng dưới mình được mấy điểm", "xã ngay dưới kém mình bao nhiêu", "xã nào sát điểm mình nhất"]
    {
        assert_eq!([&row(text)[0], &row(text)[4]], ["ranking", "unit:self"], "{text}");
    }
    assert_eq!(row("xã xếp thứ ba từ dưới lên là xã nào")[4], "bottom:3");
    assert_eq!(row("xã nào áp chót tháng 12")[4], "bottom:2");
    assert_eq!(row("tháng sau mình được mấy điểm")[0], "no_data");
    assert_eq!(row("muốn lên 1 hạng nữa cần bao nhiêu điểm")[4], "none");
}

#[test]
fn what_was_told_may_be_the_limit_of_a_list() {
    let average = "trung bình tỉnh tháng 12 về số hóa là bao nhiêu";
    let listed = after("liệt kê các xã dưới mức đó", average);
    assert_eq!(cells(&listed)[..2], ["threshold_list", "SHHS"]);
    assert_eq!((cells(&listed)[4].as_str(), listed.direction), ("province_avg", Some(Direction::Down)));
    let counted = after("mấy xã cao hơn con số đó", "tháng 12 Song Mai được bao nhiêu điểm");
    assert_eq!((counted.intent, counted.direction), (Intent::Count, Some(Direction::Up)));
    assert!(matches!(counted.comparison, Comparison::Unit(UnitAsked::Named { .. })));
    assert!(asked_back_about("các xã dưới mức đó").is_some());
}

#[test]
fn a_follow_up_keeps_what_it_does_not_change() {
    let departments = after("còn các phòng?", "tháng 12 mấy xã xuất sắc");
    assert_eq!((departments.intent, &departments.unit), (Intent::Count, &UnitAsked::AllDepartments));
    let sorted = after("xep tu cao xuong thap di", "xã nào thanh toán dưới 8");
    assert_eq!(sorted.intent, Intent::ThresholdList);
    let points = after("điểm?", "tháng 12 xã mình hạng mấy");
    assert_eq!((points.intent, points.period.meant().to_string()), (Intent::ScoreTotal, "2024-12".to_owned()));
    let supposed = after("lên 9,5 nữa thì sao", "nếu thanh toán lên 9 thì tổng bao nhiêu");
    assert_eq!((supposed.intent, &cells(&supposed)[4][..]), (Intent::WhatIf, "target:9.5"));
    let held = after("vậy hơn mình mấy điểm", "Đức Hợp tháng 12 bao nhiêu điểm");
    assert_eq!((held.intent, &held.comparison), (Intent::Compare, &Comparison::Unit(UnitAsked::Own)));
}

#[test]
fn words_typed_without_marks_are_what_they_mostly_are() {
    assert_eq!(row("vay xa nao cao nhat thang 12")[0], "ranking");
    assert_eq!(row("vay von ngan hang thu tuc the nao")[0], "out_of_scope");
    assert_eq!(row("viec can lam truoc la gi")[2], "latest");
    assert_eq!(row("alo em")[0], "greeting");
    assert_eq!(row("có điểm thì alo em")[0], "subscribe");
    assert_eq!(
        row("xếp hạng số hóa của tất cả các xã, tôi cần gấp")[..4],
        ["ranking", "SHHS", "latest", "all_communes"]
    );
    assert_eq!(row("hài lòng cả huyện tháng 12")[..4], ["score_indicator", "MDHL", "2024-12", "huyen"]);
    assert_eq!(row("mấy xã ở mức trung bình tháng 12")[4], "gte:50 lt:70");
    assert_eq!(row("nếu số hóa bằng trung bình tỉnh thì tổng bao nhiêu")[4], "province_avg");
    assert_eq!(row("điểm văn phòng xã tháng 12")[3], "self");
}
