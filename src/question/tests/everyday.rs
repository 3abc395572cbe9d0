//! Everyday wordings: texted and run-together words, settings, those that a report goes to, bands and lists asked on.

use super::pointing::after;
use super::*;

fn meant(question: &Question) -> [String; 5] {
    let units = LEXICON.units();
    [
        question.intent.word().to_owned(),
        question.indicators.to_string(),
        question.period.meant().to_string(),
        question.unit.meant().word(units),
        question.comparison.word(units),
    ]
}

#[test]
fn an_index_that_a_report_is_about_is_not_the_one_that_is_asked_for() {
    for text in [
        "em đang chuẩn bị tài liệu họp CCHC, anh cho em xin tổng điểm tháng 11 của xã",
        "tổng điểm xã mình tháng 11 là bao nhiêu để em đưa vào báo cáo cải cách hành chính",
    ] {
        assert_eq!(row(text)[..4], ["score_total", "TOTAL", "2024-11", "self"], "{text}");
    }
    for text in ["chỉ số CCHC của xã tháng 11 bao nhiêu điểm", "công tác cải cách hành chính tháng 11 được mấy điểm"]
    {
        assert_eq!(row(text)[0], "out_of_scope", "{text}");
    }
}

#[test]
fn one_initial_for_another_is_forgiven_twice_in_a_phrase_and_in_two_letters_of_a_name() {
    for text in ["xã mình còn mấy điểm nữa thì suất xắc", "con may diem nua thi suat xac"] {
        assert_eq!(row(text)[4], "target:90", "{text}");
    }
    assert_eq!(row("điểm tháng 12 của vĩnh sá")[3], "xã Vĩnh Xá");
    assert_eq!(row("đối chiếu mình với vĩnh sá tháng 10")[4], "unit:xã Vĩnh Xá");
}

#[test]
fn a_month_in_words_is_no_choice_between_month_and_year() {
    assert_eq!(
        row("tháng hai năm hai nghìn không trăm hai mươi tư xã ta mấy điểm")[..3],
        ["score_total", "TOTAL", "2024-02"]
    );
    assert_eq!(row("tháng ba năm hai không hai tư được bao nhiêu điểm")[2], "2024-03");
}

#[test]
fn units_of_one_kind_may_be_said_in_two_steps() {
    assert_eq!(row("có bao nhiêu đơn vị cấp xã trên 80 điểm tháng 11")[3], "all_communes");
    assert_eq!(row("các đơn vị khối phòng chuyên môn tháng 11 ai dưới 70")[3], "all_departments");
    assert_eq!(row("những đơn vị nào tháng 11 dưới 70")[3], "all_units");
}

#[test]
fn three_that_are_put_side_by_side_are_all_told() {
    for text in
        ["để Hùng An, Song Mai và Vĩnh Xá cạnh nhau xem tháng 10", "so sánh Hùng An, Song Mai với Vĩnh Xá tháng 10"]
    {
        let read = row(text);
        assert_eq!([&read[0], &read[4]], ["ranking", "full"], "{text}");
        assert_eq!(read[3], "xã Hùng An + xã Song Mai + xã Vĩnh Xá", "{text}");
    }
}

#[test]
fn nothing_is_told_to_the_office_where_no_word_says_so() {
    let read = row("Hiện có bao nhiêu xã đang dưới bình quân tỉnh về thanh toán");
    assert_eq!([&read[0], &read[1], &read[4]], ["count", "TTTT", "province_avg"]);
}

#[test]
fn texted_and_run_together_words_are_read() {
    for (text, period, unit) in [
        ("diem songmai thag 11", "2024-11", "xã Song Mai"),
        ("xahungan t10 may diem", "2024-10", "xã Hùng An"),
        ("vinhxa quy 3 duoc may diem", "2024-Q3", "xã Vĩnh Xá"),
        ("huyn mjnh t11 dc bn diem", "2024-11", "huyen"),
        ("fong noi vu thag 10 may diem", "2024-10", "Phòng Nội vụ"),
    ] {
        assert_eq!(row(text)[2..4], [period, unit], "{text}");
    }
    assert_eq!(row("bieu do so hoa 4 thag gan day")[2], "last:4");
    assert_eq!(row("xa fai lam gi theo cong van moi")[3], "self");
}

#[test]
fn so_many_units_at_an_end_of_the_list_are_no_group_by_its_number() {
    assert_eq!(row("để lọt nhóm 5 xã dẫn đầu còn cần bao nhiêu điểm nữa")[4], "top:5");
    assert_eq!(row("nhóm 3 xã mình tháng 12 mấy điểm")[1], "DVCTT");
}

#[test]
fn whom_a_report_goes_to_is_not_asked_about() {
    for text in ["bao gio phai nop huyen", "hôm nào phải báo cáo huyện", "khi nào phải gửi lên huyện báo cáo khắc phục"]
    {
        let read = row(text);
        assert_eq!([&read[0], &read[3]], ["directive_deadline", "self"], "{text}");
    }
    assert_eq!(row("cho xin tổng điểm tháng 11 để báo cáo huyện")[3], "self");
    assert_eq!(row("tổng điểm tháng 11 của huyện")[3], "huyen");
}

#[test]
fn pay_and_holidays_are_another_matter() {
    for text in ["thưởng tết năm nay xã được bao nhiêu", "tien thuong cuoi nam bao nhieu", "lịch nghỉ tết thế nào"]
    {
        assert_eq!(row(text)[0], "out_of_scope", "{text}");
    }
}

#[test]
fn what_was_usual_names_no_period_of_what_is_missed() {
    for text in
        ["sao không công bố điểm thành phần như mọi lần trước", "sao ko thấy tiêu chí thành phần giống các tháng trước"]
    {
        assert_eq!(row(text)[..3], ["explain_missing", "COMPONENTS", "2024-12"], "{text}");
    }
}

#[test]
fn a_share_and_a_value_said_twice_are_no_total() {
    assert_eq!(row("cái 97,5% là của tháng 11 hay cả năm")[..2], ["clarify_fact", "none"]);
    assert_eq!(row("thanh toán tháng 11 ghi 8,2 rồi lại 8,6")[0], "conflict");
}

#[test]
fn another_band_after_a_count_by_a_band_is_counted_too() {
    for (text, limit) in
        [("tốt thì mấy xã", "gte:80"), ("còn yếu thì mấy", "lt:50"), ("thế khá thì bao nhiêu xã", "gte:70 lt:80")]
    {
        let question = after(text, "tháng 11 có mấy xã xuất sắc");
        assert_eq!(meant(&question), ["count", "TOTAL", "2024-11", "all_communes", limit], "{text}");
    }
}

#[test]
fn which_they_are_after_a_count_is_the_list_with_its_limit() {
    for text in ["xa nao vay", "xã nào thế", "kể tên ra xem nào", "là những xã nào", "liệt kê ra"] {
        let question = after(text, "tháng 11 có mấy xã dưới 75 điểm");
        assert_eq!(meant(&question), ["threshold_list", "TOTAL", "2024-11", "all_communes", "lt:75"], "{text}");
    }
    let other = after("còn thanh toán dưới 6", "tháng 11 có mấy xã số hóa dưới 12");
    assert_eq!(meant(&other), ["count", "TTTT", "2024-11", "all_communes", "lt:6"]);
}

#[test]
fn one_s_own_is_held_against_them_and_several_more_are_told_of_each() {
    for text in ["mình kém họ bao nhiêu", "minh thua ho may diem", "so với họ thì mình sao"] {
        let question = after(text, "Vĩnh Xá tháng 11 mấy điểm");
        assert_eq!((question.intent, question.unit.meant()), (Intent::Compare, &UnitAsked::Own), "{text}");
        assert!(
            matches!(&question.comparison, Comparison::Unit(other) if other.meant().word(LEXICON.units()) == "xã Vĩnh Xá")
        );
    }
    for text in ["Hùng An với Song Mai nữa", "cả Hùng An lẫn Song Mai"] {
        let question = after(text, "Vĩnh Xá tháng 11 mấy điểm");
        assert_eq!(meant(&question)[..4], ["score_total", "TOTAL", "2024-11", "xã Hùng An + xã Song Mai"], "{text}");
    }
    let how = after("cái này tính như nào", "điểm số hóa tháng 11 của xã");
    assert_eq!(meant(&how)[..2], ["explain", "SHHS"]);
}

#[test]
fn the_word_of_a_band_right_behind_those_counted_is_their_limit() {
    for (text, limit) in [
        ("tháng 10 có mấy xã tốt", "gte:80"),
        ("tháng 10 bao nhiêu phòng yếu", "lt:50"),
        ("tháng 10 có mấy xã trung bình", "gte:50 lt:70"),
    ] {
        let read = row(text);
        assert_eq!([&read[0], &read[4]], ["count", limit], "{text}");
    }
    assert_eq!(meant(&after("xuất sắc có mấy", "tháng 10 có mấy xã tốt"))[4], "gte:90");
}

#[test]
fn a_figure_that_is_to_look_well_is_an_order() {
    assert_eq!(row("soạn cho anh con số tháng 1 cho đẹp để nộp")[0], "refuse");
    assert_eq!(row("vẽ biểu đồ điểm năm 2024 cho đẹp nhé")[0], "trend");
    assert_eq!(row("thanh toán năm lúc thì 9,2 lúc thì 9,6")[..3], ["conflict", "TTTT", "2024"]);
}

#[test]
fn a_week_of_a_month_is_no_week_of_the_year() {
    for (text, period) in [
        ("điểm xã mình tuần 3 tháng 11", "2024-W47"),
        ("tuan ba thang muoi mot xa minh may diem", "2024-W47"),
        ("kết quả tuần 1 của tháng 10/2024", "2024-W40"),
        ("kết quả tuần 3", "2025-W03"),
    ] {
        assert_eq!(row(text)[2], period, "{text}");
    }
    assert_eq!(row("điểm tuần 6 tháng 11")[0], "invalid");
}
