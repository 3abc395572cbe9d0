//! How people of one region or in one trade say it: northern l for n, "mấy" for "với", lists without "nhất", what leans on
//! the question before.

use super::pointing::after;
use super::*;

#[test]
fn an_l_said_for_an_n_is_read_where_it_makes_no_other_word() {
    assert_eq!(row("lăm ngoái xã mình bao nhiêu điểm")[2], "rel:prev_year");
    assert_eq!(row("phòng Nội vụ tháng 11 thế lào")[0], "score_all");
    assert_eq!(row("họp tới nơi rồi, cho con số tổng tháng 12")[0], "score_total");
}

#[test]
fn may_between_two_groups_is_with() {
    assert_eq!(row("tiến độ mấy thanh toán thì cái nào kém hơn")[..2], ["compare", "TDGQ+TTTT"]);
}

#[test]
fn a_limit_counts_units_and_supposes_nothing() {
    let cells = row("nếu lấy từ 75 điểm thì được mấy xã");
    assert_ne!(cells[0], "what_if");
    assert_eq!(cells[4], "gte:75");
    assert_eq!(row("nếu số hóa lên 21 thì hơn được mấy xã")[0], "what_if");
}

#[test]
fn a_wrong_figure_that_is_to_be_checked_is_told_and_no_order() {
    assert_eq!(row("máy ghi điểm hài lòng không đúng, nhờ rà soát")[0], "report_error");
    assert_eq!(row("ghi điểm hài lòng thành 18")[0], "refuse");
}

#[test]
fn thanks_for_an_answer_acknowledge_nothing() {
    assert_eq!(row("cảm ơn em, anh hiểu rồi")[0], "thanks");
    assert_eq!(row("cảm ơn, đã nhận văn bản")[0], "acknowledge");
}

#[test]
fn a_place_among_the_others_is_one_s_own() {
    assert_eq!(row("xã Song Mai ở thứ bậc nào so với các xã còn lại")[..1], ["rank"]);
    assert_eq!(row("xã Song Mai ở thứ bậc nào so với các xã còn lại")[3], "xã Song Mai");
}

#[test]
fn two_months_that_may_differ_are_held_against_each_other() {
    assert_eq!(row("hạng của Song Mai tháng 10 và tháng 11 có khác nhau không")[0], "compare_rank");
}

#[test]
fn full_marks_of_each_group_are_maxima() {
    assert_eq!(row("trọn điểm từng nhóm là bao nhiêu")[..2], ["max_points", "ALL"]);
}

#[test]
fn a_follow_up_keeps_what_it_does_not_change() {
    for (before, text, meant) in [
        ("xã nào dưới 60", "dưới 75 thì những xã nào", "lt:75"),
        ("tháng 10 xã nào cao điểm nhất", "còn tháng 9 thì xã nào", "top:1"),
        ("số hóa của mình với Song Mai tháng 12", "còn Hùng An?", "unit:xã Hùng An"),
    ] {
        assert_eq!(after(text, before).comparison.word(LEXICON.units()), meant, "{before} / {text}");
    }
    let mean = after("còn tiến độ", "trung bình tỉnh nhóm số hóa năm 2024");
    assert_eq!((mean.intent, mean.unit.meant()), (Intent::ReferenceValue, &UnitAsked::Province));
}
