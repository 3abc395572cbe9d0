//! What a question says and its reading passes over is told, or the figure is not given.

use super::*;

#[test]
fn what_is_passed_over_is_told_as_it_was_typed() {
    for (text, passed) in [
        ("không tính thị trấn thì xã nào cao nhất", vec!["không tính thị trấn"]),
        ("xã nào ngoài Song Mai ra được trên 80 điểm", vec!["ngoài Song Mai ra"]),
        ("tháng 12 xã nào cao điểm nhất", vec![]),
        ("em ơi cho anh xin điểm tháng 12 gấp nhé", vec![]),
    ] {
        assert_eq!(ask(text).overlooked, passed, "{text}");
    }
}

#[test]
fn an_aim_or_a_mean_of_months_is_no_plain_figure() {
    for text in
        ["mục tiêu năm nay là mấy điểm", "dự kiến tháng 12 xã mình được bao nhiêu điểm", "điểm phấn đấu năm 2024"]
    {
        let understood = ask(text);
        assert!(!understood.question.intent.shows_figures(), "{text}: {:?}", understood.question);
    }
}

#[test]
fn what_is_set_aside_is_not_asked() {
    for (text, intent) in [
        ("hổng cần xếp hạng, chỉ cần con số tổng tháng 12 của mình thôi nha", Intent::ScoreTotal),
        ("ngoài chuyện tạm dừng tiêu chí thành phần ra huyện còn chỉ đạo gì nữa", Intent::DirectiveList),
        ("tổng điểm trung bình của tỉnh năm 2024 ghi mấy, tôi không hỏi điểm huyện", Intent::ReferenceValue),
    ] {
        assert_eq!(ask(text).question.intent, intent, "{text}");
    }
    let named = ask("nộp hồ sơ qua mạng ở Diên Hồng hồi tháng mười một được mấy điểm").question;
    assert_eq!(named.unit.word(LEXICON.units()), "xã Diên Hồng");
}

#[test]
fn who_is_pointed_at_in_the_same_breath_is_the_one_named() {
    let question = ask("ông chủ tịch Chính Nghĩa khoe tháng 12 bên ổng giỏi lắm, xã ổng xếp loại gì").question;
    assert_eq!((question.intent, &*question.unit.word(LEXICON.units())), (Intent::Rating, "xã Chính Nghĩa"));
}

#[test]
fn two_sides_that_nobody_named_are_asked_for() {
    for text in ["hai bên ai hơn", "mình hơn nó không", "xã mình thua nó mấy điểm"] {
        assert_eq!(ask(text).question.unclear, Some(Unclear::Whom), "{text}");
    }
}
