//! Words whose neighbours decide what they are: numbers and ends of periods, bands, directives, two units side by side.

use super::*;

#[test]
fn a_number_behind_the_word_of_a_period_is_the_period_s() {
    assert_eq!(row("quy 3 so voi quy 2 tang hay giam")[2], "2024-Q3");
    assert_eq!(row("3 xã đứng đầu năm 2024")[2..], ["2024", "all_communes", "top:3"]);
    assert_eq!(row("mấy xã đạt điểm thanh toán tối đa 10 tháng rồi")[2], "rel:prev_month");
    assert_eq!(row("mấy xã đạt điểm thanh toán tối đa 10 tháng rồi")[4], "max");
    assert_eq!(row("thứ hạng huyện qua các tháng trong năm vừa rồi")[2], "2024-01..2024-12");
    assert_eq!(row("quý năm năm ngoái được mấy điểm")[0], "invalid");
    assert_eq!(row("số hóa năm của huyện mấy điểm")[2], "2024");
}

#[test]
fn an_end_of_the_year_is_a_period_by_itself_and_a_season_beside_another() {
    assert_eq!(row("Song Mai đứng thứ mấy cuối năm")[2], "2024-12");
    assert_eq!(row("đầu năm 2024 xã mình mấy điểm")[2], "2024-Q1");
    assert_eq!(row("báo cáo cuối năm tôi cần điểm tháng 8 của xã Hùng An")[2], "2024-08");
    assert_eq!(row("từ đầu năm 2024 điểm xã mình lên xuống thế nào")[2], "2024-01..2024-12");
}

#[test]
fn what_a_band_is_belongs_to_nobody() {
    for text in ["thế nào là loại khá", "được bao nhiêu thì coi là xuất sắc"] {
        assert_eq!(row(text), ["explain", "TOTAL", "none", "none", "none"], "{text}");
    }
    assert_eq!(row("các mức xếp loại"), ["rating", "TOTAL", "none", "none", "none"]);
    assert_eq!(row("75 điểm là loại gì"), ["rating", "TOTAL", "none", "none", "none"]);
    assert_eq!(row("xã mình là loại gì")[3], "self");
}

#[test]
fn what_those_above_direct_about_a_group_is_no_score_of_it() {
    for text in ["tỉnh có chỉ đạo gì về thanh toán trực tuyến không", "văn bản yêu cầu gì về thanh toán trực tuyến"]
    {
        assert_eq!(row(text)[..2], ["directive_list", "TTTT"], "{text}");
    }
    assert_eq!(row("thanh toán trực tuyến huyện giao được mấy điểm")[0], "score_indicator");
}

#[test]
fn two_that_are_named_each_for_itself_are_not_held_against_each_other() {
    assert_eq!(row("Song Mai và Hùng An tháng 12 mỗi xã mấy điểm")[3..], ["xã Song Mai + xã Hùng An", "none"]);
    assert_eq!(row("xã Song Mai và Hùng An bên nào cao hơn")[4], "unit:xã Hùng An");
}

#[test]
fn a_word_that_is_one_itself_stands_for_no_other_in_a_short_phrase() {
    // "làm xong" is no "Lam Sơn", "hạn của" no "hạng của".
    assert_eq!(row("em lam xong viec do roi nhe")[3], "self");
    assert_ne!(row("han cua tung viec la hom nao")[0], "rank");
    assert_eq!(row("công khai Song Mai, nhầm, Hùng An")[3], "xã Hùng An");
    assert_eq!(row("Song Mai và Hùng An, xã nào trả đúng hạn tốt hơn")[0], "compare");
}

#[test]
fn whom_the_place_is_among_is_nobody_that_has_it() {
    assert_eq!(row("còn thiếu mấy điểm thì lên nhất tỉnh")[3..], ["self", "top:1"]);
    assert_eq!(row("đơn vị nào trong khối phòng chuyên môn hài lòng thấp nhất")[3], "all_departments");
    assert_eq!(row("số hóa xã mình vs huyện tháng 12")[3..], ["self", "unit:huyen"]);
}
