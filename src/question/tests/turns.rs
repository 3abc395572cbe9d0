//! From one unit to many and back, all on one side of a unit, several months by their numbers, means and steps.

use super::pointing::after;
use super::*;

#[test]
fn all_on_one_side_of_a_unit_are_listed() {
    for (text, side) in [
        ("xã nào thấp hơn mình", Direction::Down),
        ("những xã nào cao điểm hơn xã mình", Direction::Up),
        ("mình hơn những xã nào", Direction::Down),
        ("các xã có điểm cao hơn Nghĩa Dân", Direction::Up),
    ] {
        let question = ask(text).question;
        assert_eq!((question.intent, question.direction), (Intent::Ranking, Some(side)), "{text}");
        assert!(matches!(question.comparison, Comparison::Unit(_)), "{text}");
    }
    assert_eq!(ask("xã nào đứng ngay trên mình").question.direction, None);
}

#[test]
fn those_beyond_whom_was_spoken_of_are_no_change_of_his() {
    let own = "tháng 12 xã mình được bao nhiêu điểm";
    let counted = after("mấy xã hơn", own);
    assert_eq!((counted.intent, counted.direction), (Intent::Count, Some(Direction::Up)));
    assert_eq!(
        (&counted.comparison, counted.period.meant().to_string()),
        (&Comparison::Unit(UnitAsked::Own), "2024-12".to_owned())
    );
    let listed = after("xã nào thấp hơn", own);
    assert_eq!((listed.intent, listed.direction), (Intent::Ranking, Some(Direction::Down)));
}

#[test]
fn a_list_is_turned_to_one_of_it_to_its_points_and_to_the_others() {
    let first = "xã nào cao nhất tháng 12";
    assert_eq!(cells(&after("được mấy điểm", first))[4], "top:1");
    assert_eq!(after("còn mình", first).intent, Intent::Rank);
    let counted = "tháng 12 mấy xã dưới 70";
    let own = after("có mình không", counted);
    assert_eq!((own.intent, &own.unit, &own.comparison), (Intent::ScoreTotal, &UnitAsked::Own, &Comparison::None));
    assert_eq!(cells(&after("còn lại mấy xã", counted))[4], "gte:70");
    let month = after("tháng 11 thì mấy", counted);
    assert_eq!((month.intent, month.period.to_string()), (Intent::Count, "2024-11".to_owned()));
    let lack = after("thiếu mấy điểm", "số hóa tháng 12 mấy điểm");
    assert_eq!((lack.intent, &cells(&lack)[1][..]), (Intent::LostPoints, "SHHS"));
}

#[test]
fn several_months_may_share_the_word() {
    for text in ["tháng 10, 11 và 12 xã mình mấy điểm", "tháng 10 11 12 mình được bao nhiêu"] {
        assert_eq!(row(text)[2], "2024-10..2024-12", "{text}");
    }
    let two = ask("tháng 10 và 11 xã mình mấy điểm").question;
    assert_eq!((two.period.to_string(), two.more_periods.len()), ("2024-10".to_owned(), 1));
    for text in ["tháng 3, 5 xã thấp nhất là ai", "tháng 9 10 điểm số hóa à", "tháng 12, 15 điểm tiến độ đúng không"]
    {
        assert!(ask(text).question.more_periods.is_empty(), "{text}");
    }
}

#[test]
fn a_place_is_reached_by_its_number_and_not_by_steps() {
    assert_eq!(row("để lên hạng 4 thì sao")[4], "top:4");
    assert_eq!(row("còn cách Song Mai bao xa")[4], "unit:xã Song Mai");
    assert_eq!(row("muốn được 90 thì phải làm gì")[0], "advice");
    for text in ["muốn lên 2 bậc cần mấy điểm", "tăng thêm ba hạng thì thiếu bao nhiêu điểm"] {
        assert_eq!(row(text)[0], "ambiguous", "{text}");
    }
}

#[test]
fn a_mean_of_one_s_own_is_not_the_province_s_and_a_place_by_group_no_place_of_the_total() {
    assert_eq!(row("điểm trung bình của xã mình năm 2024")[0], "ambiguous");
    assert_eq!(row("trung bình tỉnh năm 2024 là bao nhiêu")[0], "reference_value");
    assert_eq!(row("xã mình đứng nhất huyện ở chỉ số nào")[0], "ambiguous");
    assert_eq!(row("nhóm nào không đổi")[..2], ["compare", "ALL"]);
}

#[test]
fn the_end_of_the_district_that_one_stands_at_is_one_s_own_place() {
    for text in ["nghe bảo xã mình đứng cuối huyện hả", "minh doi so huyen phai khong", "xã tôi bét huyện à"]
    {
        assert_eq!([&row(text)[0], &row(text)[3]], ["rank", "self"], "{text}");
    }
}

#[test]
fn what_figures_of_this_index_are_for_is_not_what_is_asked_about() {
    for text in [
        "xin kết quả bộ chỉ số 766 tháng 12/2024 của xã để đưa vào báo cáo CCHC",
        "gửi giúp kết quả tháng 12 của xã mình để làm báo cáo CCHC",
    ] {
        assert_eq!(row(text)[2], "2024-12", "{text}");
    }
    assert_eq!(row("xin kết quả chỉ số CCHC tháng 12 của xã")[0], "out_of_scope");
}

#[test]
fn another_band_after_a_count_lists_those_of_that_band() {
    let counted = "tháng 12 có mấy xã loại tốt trở lên";
    let fair = cells(&after("còn loại khá là những xã nào", counted));
    assert_eq!([&fair[0], &fair[4]], ["threshold_list", "gte:70 lt:80"]);
    assert_eq!(cells(&after("là những xã nào", counted))[4], "gte:80");
}
