//! Constructions that people use, in words that no list foresees: limits, months, scales, who is spoken to, what stands.

use super::*;

#[test]
fn a_limit_takes_its_side_from_the_words_around_the_number() {
    for (text, limit) in [
        ("xã nào còn thua 65 điểm tháng 7", "lt:65"),
        ("xã nào không được tới 80 điểm", "lt:80"),
        ("ai chưa qua nổi 60 điểm", "lt:60"),
        ("các xã từ 85 trở lên", "gte:85"),
        ("những xã 70 điểm trở xuống", "lte:70"),
        ("trong 15 xã có mấy xã dưới 60", "lt:60"),
        ("mấy xã rớt xuống yếu tháng 12", "lt:50"),
        ("ngoài mấy xã không dưới 80", "gte:80"),
    ] {
        assert_eq!(row(text)[4], limit, "{text}");
    }
    assert_eq!(row("xã nào còn thua 65 điểm tháng 7")[2], "2024-07");
}

#[test]
fn months_past_a_limit_are_listed_or_counted_and_a_month_s_number_is_no_count() {
    for (text, intent) in [
        ("những tháng nào mình trên 80 điểm", "threshold_list"),
        ("tháng nào huyện dưới 85", "threshold_list"),
        ("năm 2024 có mấy tháng huyện dưới 85", "count"),
    ] {
        assert_eq!(row(text)[0], intent, "{text}");
    }
    assert_eq!(row("xã mình trên 80 mà chính xác bao nhiêu tháng 11")[0], "score_total");
}

#[test]
fn a_maximum_or_a_part_of_a_name_never_lets_the_total_stand_for_a_group() {
    // 22 is the maximum of two groups' layouts, 20 of one only.
    for text in ["khâu đó tháng 12 được mấy trong hai mươi hai điểm", "điểm khoản bản mềm xã mình tháng 12"]
    {
        let question = ask(text).question;
        assert!(matches!(question.unclear, Some(Unclear::Indicator(_))), "{text}: {question:?}");
    }
    // A whole of a hundred is the total's.
    assert_eq!(row("trên thang một trăm, phòng Y tế hồi tháng ba có bao nhiêu")[0], "score_total");
}

#[test]
fn a_maximum_means_the_groups_that_the_set_in_force_scores_so() {
    use crate::domain::scale::fixture::national_and_own;
    let (sets, own) = (national_and_own("hung-yen-2025"), UnitId::new("hung-yen-2025.hiep-cuong"));
    let now = DateTime::parse_from_rfc3339("2025-10-20T09:00:00+07:00").expect("a time").to_utc();
    let groups = |text: &str| {
        let scene = Scene { sets: Some(&sets), ..Scene::new(Some(&own), None, now) };
        understand(&LEXICON, text, &scene).question.unclear
    };
    let before = groups("khâu đó tháng 6 xã mình được mấy trên thang 18");
    assert_eq!(before, Some(Unclear::Indicator(vec![Indicator::Ckmb, Indicator::Mdhl])));
    let after = groups("khâu đó tháng 9 xã mình được mấy trên thang 18");
    assert_eq!(after, Some(Unclear::Indicator(vec![Indicator::Mdhl, Indicator::Shhs])));
}

#[test]
fn who_is_spoken_to_or_asks_is_not_who_is_asked_about() {
    assert_eq!(row("tháng trước tiến độ được mấy điểm hả mấy đứa")[3], "self");
    assert_eq!(row("chị bí thư vừa hỏi muốn vào tốp ba thì xã phải thêm bao nhiêu điểm nữa")[0], "gap_to_rank");
    assert_eq!(row("bí thư nói gì")[0], "out_of_scope");
    // The figures are written by somebody, and asked of nobody.
    assert_ne!(row("kế toán ghi 9,6 văn thư ghi 9,2 cùng mục thanh toán, ai chép đúng")[3], "all_communes");
}

#[test]
fn what_is_read_whole_is_neither_another_matter_nor_an_order() {
    for (text, intent) in [
        ("diễn biến điểm của Ngọc Thanh cả năm 2024", "trend"),
        ("tham mưu giúp tôi giải pháp nâng tổng điểm của xã", "advice"),
        ("bao nhiêu điểm rồi em ơi, anh đang họp", "score_total"),
        ("Bữa nay xã mình loại mấy", "rating"),
        ("bao nhiêu điểm và hạng mấy tháng 12", "score_all"),
        ("minh bach xa song mai co duoc diem toi da khong, thang 11", "score_indicator"),
        ("huyện từ tháng 10 đến tháng 12 thăng hay giáng mấy bậc", "compare_rank"),
    ] {
        assert_eq!(row(text)[0], intent, "{text}");
    }
}

#[test]
fn a_half_is_said_short_and_its_year_behind() {
    assert_eq!(row("SHHS H1 Hùng An")[2], "2024-H1");
    assert_eq!(row("nửa đầu năm ngoái huyện mấy điểm")[2], "2024-H1");
}

#[test]
fn where_somebody_sits_or_works_is_not_asked_about() {
    for text in [
        "em dang hop o hoi truong huyen, tong diem thang 12 xa Song Mai bao nhieu",
        "tôi ngồi trụ sở huyện, cho xin tổng điểm tháng 12 của Song Mai",
        "anh bên phòng Nội vụ đây, tổng điểm tháng 12 của xã Song Mai là mấy",
        "em ở văn phòng, hỏi tổng điểm tháng 12 của Song Mai",
    ] {
        assert_eq!(row(text)[3], "xã Song Mai", "{text}");
    }
    assert_eq!(row("em bên phòng Nội vụ, tổng điểm tháng 12 mấy")[3], "Phòng Nội vụ");
}

#[test]
fn the_period_of_an_occasion_is_not_the_one_asked_about() {
    assert_eq!(row("tuần này họp giao ban, tháng 11 xã mình được mấy điểm")[2], "2024-11");
    assert_eq!(row("tháng này sơ kết, quý 3 xã mình xếp loại gì")[2], "2024-Q3");
    assert_eq!(row("do sắp họp nên cho tôi biết trong tháng 10 hài lòng của xã mấy điểm")[2], "2024-10");
}

#[test]
fn a_year_read_out_without_the_word_for_ten_is_whole() {
    assert_eq!(row("tổng điểm tháng mười năm hai nghìn không trăm hai tư")[2], "2024-10");
    assert_eq!(row("cả năm hai ngàn không trăm hai ba huyện được mấy điểm")[2], "2023");
}

#[test]
fn two_offices_at_an_end_of_the_list_are_no_city() {
    assert_eq!(row("hai phong cao diem nhat thang 12")[3..], ["all_departments", "top:2"]);
    assert_eq!(row("hai phong thang 12 may diem")[0], "no_data");
}

#[test]
fn what_moved_since_a_month_is_held_against_that_month() {
    assert_eq!(row("thanh toán xã nào tăng nhiều nhất so với tháng 9")[4], "period:2024-09");
    assert_eq!(row("xã nào tiến bộ nhất so với tháng 11")[4], "prev_period");
    assert_eq!(row("con thieu may diem de len hang tu thang 12")[4], "top:4");
}

#[test]
fn what_is_lost_to_full_marks_is_held_against_nothing_else() {
    assert_eq!(row("so với điểm tối đa thì tháng 12 hài lòng mất bao nhiêu")[0], "lost_points");
}

#[test]
fn what_counts_as_what_is_explained() {
    assert_eq!(row("nộp muộn một ngày thì có bị tính là trễ tiến độ không")[..2], ["explain", "TDGQ"]);
    assert_eq!(row("ngoài việc tạm dừng chấm thành phần, công văn tháng 12 còn giao gì nữa")[0], "directive_list");
}

#[test]
fn a_place_as_a_favour_is_refused() {
    assert_eq!(row("đưa xã mình lên hạng nhì tháng 12 giúp anh với")[0], "refuse");
    assert_ne!(row("làm sao nâng xã mình lên hạng nhì hộ anh cái")[0], "refuse");
}

#[test]
fn twenty_two_names_the_two_online_groups_together_where_both_were_named() {
    assert_eq!(row("nộp trực tuyến với thanh toán trực tuyến, cái nhóm 22 điểm, tháng 12 được mấy")[1], "ONLINE");
}

#[test]
fn two_halves_and_two_quarters_are_held_against_each_other() {
    for (text, period, against) in [
        ("nửa đầu với nửa cuối năm 2023 nửa nào huyện cao hơn", "2023-07..2023-12", "period:2023-H1"),
        ("6 tháng đầu so với 6 tháng cuối năm 2023 của huyện", "2023-H1", "period:2023-07..2023-12"),
        ("quý 2 với quý 4 quý nào xã mình điểm cao hơn", "2024-Q4", "period:2024-Q2"),
    ] {
        let read = row(text);
        assert_eq!([&read[0], &read[2], &read[4]], ["compare", period, against], "{text}");
    }
}

#[test]
fn the_word_for_a_ranking_may_say_of_whom() {
    assert_eq!(row("xếp hạng các đơn vị tháng 12")[3], "all_units");
    assert_eq!(row("xếp hạng tháng 12")[3], "self");
    let read = row("xep hang xa Song Mai thang 12");
    assert_eq!([&read[0], &read[3]], ["rank", "xã Song Mai"]);
}

#[test]
fn a_second_condition_of_another_thing_is_passed_over_and_told() {
    let understood = ask("xã nào tổng trên 80 mà số hóa dưới 15 tháng 12");
    assert_eq!(understood.question.indicators, IndicatorAsked::total());
    assert_eq!(understood.question.comparison, Comparison::AtLeast(Points::whole(80)));
    assert_eq!(understood.overlooked, ["số hóa dưới 15"]);
}

#[test]
fn a_mean_of_many_units_is_no_mean_of_the_province() {
    for text in ["trung bình các xã tháng 12 là bao nhiêu", "xã mình hơn mức trung bình của các xã không"]
    {
        let question = ask(text).question;
        assert!(question.unclear.is_some() && question.comparison == Comparison::None, "{text}: {question:?}");
    }
    assert_eq!(row("có phòng nào dưới trung bình không")[4], "province_avg");
}

#[test]
fn both_ends_of_a_list_and_an_end_asked_for_by_its_points_are_lists() {
    assert_eq!(row("khoảng cách giữa xã cao nhất và thấp nhất tháng 12")[4], "full");
    let read = row("điểm cao nhất tháng 12 là bao nhiêu, của xã nào");
    assert_eq!([&read[0], &read[3], &read[4]], ["ranking", "all_communes", "top:1"]);
}

#[test]
fn the_same_asked_behind_each_of_two_is_asked_of_both() {
    assert_eq!(row("xã mình thứ mấy về thanh toán, Song Mai thứ mấy")[3], "self + xã Song Mai");
    assert_eq!(row("tháng 12 xã được điểm mấy, hạng mấy")[0], "score_all");
}

#[test]
fn a_question_behind_a_long_preface_about_something_else_is_read() {
    let read = row("tôi đang ngồi chờ xe buýt ngoài bến mưa to quá trời, cho hỏi xã mình xếp thứ mấy tháng 12");
    assert_eq!([&read[0], &read[2], &read[3]], ["rank", "2024-12", "self"]);
    assert_eq!(row("mai đi ăn cưới nhà ông Tư ở ngoài phố huyện, quà cưới bao nhiêu tiền")[0], "out_of_scope");
}

#[test]
fn what_is_to_be_done_about_a_group_is_advice() {
    let question = ask("số hóa kém quá, chỉ cho tôi mấy việc cần làm").question;
    assert!(!question.intent.shows_figures() || question.intent == Intent::Advice, "{question:?}");
    assert_eq!(row("có bằng Song Mai không")[3..], ["self", "unit:xã Song Mai"]);
}

#[test]
fn a_day_that_does_not_exist_is_held_against_nothing() {
    let read = row("ngày 31/11/2024 các xã xếp hạng thế nào");
    assert_eq!([&read[0], &read[2], &read[4]], ["invalid", "none", "none"]);
}

#[test]
fn who_is_not_meant_is_no_error_of_a_figure() {
    let read = row("tháng 12 điểm Phạm Ngũ Lão bên mình chứ không phải bên Ân Thi");
    assert_eq!([&read[0], &read[3]], ["score_total", "xã Phạm Ngũ Lão (huyện Kim Động)"]);
    assert_eq!(row("điểm này là của Song Mai chứ không phải xã mình")[0], "report_error");
}

#[test]
fn which_maximum_a_group_has_is_asked_where_two_of_them_are_held_to_be_it() {
    let read = row("hài lòng chấm trên 18 điểm hay trên 20");
    assert_eq!([&read[0], &read[1]], ["max_points", "MDHL"]);
}

#[test]
fn an_end_of_the_groups_is_asked_for_without_the_word_for_it() {
    assert_eq!(row("Song Mai tháng 11 chỉ số nào thấp")[0], "lowest_indicator");
    assert_eq!(row("tháng 11 xã mình nhóm nào cao")[0], "highest_indicator");
}

#[test]
fn what_is_complained_of_is_not_what_the_wish_behind_it_asks() {
    assert_eq!(row("bà con chê cán bộ, cho tôi xem số hóa tháng 12 được mấy điểm")[1], "SHHS");
    assert_eq!(row("cho xem hài lòng tháng 12, cho xem tiến độ luôn")[1], "MDHL+TDGQ");
    let read = row("dân phàn nàn chậm trả kết quả nhiều, làm thế nào để kéo điểm tiến độ lên");
    assert_eq!([&read[0], &read[1]], ["advice", "TDGQ"]);
}

#[test]
fn a_month_or_a_year_is_what_a_value_is_asked_to_be_of() {
    let read = row("89,39 là điểm một tháng hay điểm cả năm");
    assert_eq!([&read[0], &read[2]], ["clarify_fact", "none"]);
}

#[test]
fn what_moved_is_held_against_the_period_behind_a_bare_so() {
    let read = row("phong nao giam diem so thang truoc");
    assert_eq!([&read[0], &read[2], &read[4]], ["movers", "latest", "prev_period"]);
}

#[test]
fn a_whole_province_is_the_unit_of_a_figure_and_the_ground_of_a_place() {
    assert_eq!(row("toàn tỉnh năm 2024 tổng bao nhiêu điểm")[3], "tinh");
    assert_eq!(row("toàn tỉnh mình đứng thứ mấy năm 2024")[3], "self");
}

#[test]
fn a_number_that_is_taken_back_is_no_limit_and_no_aim() {
    let read = row("bao nhiêu xã chưa đạt 10 điểm dvctt? à nhầm, chưa đạt 6");
    assert_eq!([&read[0], &read[1], &read[4]], ["count", "DVCTT", "lt:6"]);
    assert_eq!(row("xã nào trên 80, à nhầm, dưới 70")[4], "lt:70");
    assert_eq!(row("nếu số hóa được 18, à nhầm, 20 thì tổng mấy")[4], "target:20");
}

#[test]
fn what_is_said_otherwise_in_a_sentence_of_its_own_is_no_second_question() {
    assert_eq!(ask("xã nào trên 80? à nhầm, dưới 70").also, None);
}

#[test]
fn news_that_need_not_be_sent_are_ended_and_details_that_need_not_be_are_set_aside() {
    assert_eq!(row("máy đầy tin rồi, không cần gửi thông báo điểm nữa đâu")[0], "unsubscribe");
    let read = row("không cần gửi chi tiết, chỉ cần tổng điểm tháng 12");
    assert_eq!([&read[0], &read[2]], ["score_total", "2024-12"]);
}

#[test]
fn a_short_preface_is_left_behind_where_the_question_names_a_period_and_a_figure() {
    let read = row("Mai họp giao ban rồi, em cho anh cái tổng điểm tháng 12 của xã với xem đứng thứ mấy luôn");
    assert_eq!([&read[0], &read[2], &read[3]], ["score_all", "2024-12", "self"]);
    assert_eq!(row("xin giấy khai sinh cho con, xã mình tháng 12 có làm không")[0], "out_of_scope");
    assert_eq!(row("mai ăn cưới nhà ông Tư, bao nhiêu tiền")[0], "out_of_scope");
}

#[test]
fn a_loss_held_against_a_hundred_is_one_from_full_marks() {
    let read = row("tháng 12 huyện rơi mất bao nhiêu điểm so với 100");
    assert_eq!([&read[0], &read[1], &read[3], &read[4]], ["lost_points", "ALL", "huyen", "max"]);
}

#[test]
fn the_first_and_the_last_month_by_their_old_names_are_ends_of_a_stretch() {
    for (text, period) in [
        ("điểm hài lòng của huyện suốt từ tháng giêng đến tháng chạp năm 2024", "2024-01..2024-12"),
        ("từ tháng giêng đến tháng 6 năm 2024 điểm xã diễn biến sao", "2024-01..2024-06"),
        ("từ tháng 9 đến tháng chạp năm ngoái số hóa thế nào", "2024-09..2024-12"),
    ] {
        let read = row(text);
        assert_eq!([&read[0], &read[2]], ["trend", period], "{text}");
    }
}

#[test]
fn departments_that_are_reckoned_in_widen_a_list() {
    assert_eq!(row("năm đơn vị đội sổ về số hóa tháng 12, tính cả các phòng")[3..], ["all_units", "bottom:5"]);
    assert_eq!(row("top 5 tháng 12 kể cả các phòng")[3], "all_units");
    assert_eq!(row("xếp hạng các phòng tháng 12")[3], "all_departments");
}

#[test]
fn the_end_of_a_year_beside_a_month_is_its_last_month() {
    let read = row("Cuối năm ngoái xã tụt hay lên mấy bậc so với tháng 11");
    assert_eq!([&read[0], &read[2], &read[4]], ["compare_rank", "2024-12", "period:2024-11"]);
    assert_eq!(row("cuối năm 2024 điểm tăng hay giảm so với tháng 11")[2], "2024-12");
}

#[test]
fn who_of_an_office_has_told_it_is_not_who_is_asked_about() {
    let read = row("cán bộ tư pháp bảo điểm năm 2024 của xã trên hệ thống không giống, chắc nhập sai");
    assert_eq!([&read[0], &read[1], &read[3]], ["report_error", "TOTAL", "self"]);
    assert_eq!(row("cán bộ phòng Tư pháp tháng 12 được mấy điểm")[3], "Phòng Tư pháp");
}

#[test]
fn the_words_around_a_formal_request_are_no_part_of_it() {
    let polite = "Kính gửi hệ thống, tôi là lãnh đạo UBND xã, nhờ cho biết chi tiết điểm từng nhóm chỉ số và tổng điểm năm 2024 \
                  của xã để chuẩn bị phiên họp chiều nay, xin trân trọng cảm ơn";
    for (text, intent, indicator) in [
        (polite, "score_all", "ALL"),
        ("hệ thống cho biết điểm xã năm 2024", "score_total", "TOTAL"),
        ("nhờ em cho biết điểm số hóa tháng 11 của Đồng Thanh, cảm ơn em", "score_indicator", "SHHS"),
        ("tổng điểm các nhóm của xã năm 2024 là bao nhiêu, cảm ơn em", "score_total", "TOTAL"),
        ("cảm ơn cháu nhé, bác rõ rồi", "thanks", "none"),
        ("thống kê xã trên 85 điểm tháng 12", "threshold_list", "TOTAL"),
    ] {
        assert_eq!([&row(text)[0], &row(text)[1]], [intent, indicator], "{text}");
    }
    // A name is not cut for its last half being a word of thanks.
    for thanks in ["cảm ơn em", "xin chân thành cảm ơn", "rất trân trọng cảm ơn anh"] {
        let text = format!("nhờ em cho biết tổng điểm tháng 11 của xã Đồng Thanh, {thanks}");
        assert_eq!(row(&text)[3], "xã Đồng Thanh", "{text}");
    }
}

#[test]
fn an_end_of_the_groups_may_be_held_against_the_maximum() {
    let read = row("nhóm có tỷ lệ đạt so với điểm tối đa thấp nhất của thị trấn Lương Bằng tháng 11");
    assert_eq!([&read[0], &read[2], &read[4]], ["lowest_indicator", "2024-11", "none"]);
    assert_eq!(row("xa nao tien do full 20 diem")[4], "max");
    assert_eq!(row("ví dụ mình đưa thanh toán lên mười điểm thì tổng được bao nhiêu")[4], "target:10");
    for text in ["trong mười bảy xã thì tháng 11 ta ở vị trí nào", "trong các xã, thị trấn tháng 11 mình ở vị trí nào"]
    {
        let read = row(text);
        assert_eq!([&read[0], &read[2], &read[3]], ["rank", "2024-11", "self"], "{text}");
    }
}
