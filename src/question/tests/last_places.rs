//! The end of a list, those on one side of a unit, and months by their old names.

use super::pointing::after;
use super::*;

#[test]
fn what_is_missing_to_get_away_from_the_last_is_no_gap_to_a_band() {
    for (text, last) in [
        ("xã tôi thiếu mấy điểm thì ra khỏi tốp 4 xã thấp nhất", "bottom:4"),
        ("cần bao nhiêu điểm để không nằm trong 3 xã bét", "bottom:3"),
        ("phải thêm mấy điểm mới hết đội sổ", "bottom:1"),
        ("muốn tránh đứng chót cần bao nhiêu điểm", "bottom:1"),
    ] {
        let read = row(text);
        assert_eq!([&read[0], &read[3], &read[4]], ["gap_to_rank", "self", last], "{text}");
    }
    assert_eq!(row("còn thiếu bao nhiêu điểm thì thoát trung bình")[4], "target:70");
    assert_eq!(row("lên tốp 3 còn thiếu bao nhiêu điểm")[4], "top:3");
}

#[test]
fn those_on_either_side_of_a_unit_are_counted() {
    for (text, side) in [
        ("bao nhiêu xã khá hơn mình", Some(Direction::Up)),
        ("có mấy xã kém hơn mình", Some(Direction::Down)),
        ("mình kém mấy xã", Some(Direction::Up)),
        ("xã tôi hơn được mấy xã", Some(Direction::Down)),
        ("có mấy xã bằng mình", None),
    ] {
        let question = ask(text).question;
        assert_eq!(cells(&question)[..1], ["count"], "{text}");
        assert_eq!((&question.comparison, question.direction), (&Comparison::Unit(UnitAsked::Own), side), "{text}");
    }
    assert_eq!(row("bao nhiêu xã bằng bình quân tỉnh")[4], "province_avg");
}

#[test]
fn the_best_of_a_list_are_no_band() {
    assert_eq!(row("mấy xã tốt nhất tháng 12")[0], "ranking");
    assert_eq!(row("mấy xã tốt tháng 12")[4], "gte:80");
    let asked = after("trung bình có mấy xã", "tháng 12 mấy xã loại tốt");
    assert_eq!((asked.intent.word(), &cells(&asked)[4][..]), ("count", "gte:50 lt:70"));
}

#[test]
fn they_are_those_who_were_spoken_of() {
    for text in ["họ hơn mình mấy", "mình có bằng họ không", "họ kém mình bao nhiêu"] {
        assert_eq!(cells(&after(text, "Song Mai tháng 12 mấy điểm"))[0], "compare", "{text}");
    }
    assert_eq!(ask("họ được mấy điểm").question.unclear, Some(Unclear::Whom));
    assert_eq!(row("họ nói tháng 12 xã mình được 85,5 có đúng không")[0], "clarify_fact");
}

#[test]
fn the_first_and_the_last_month_have_names() {
    assert_eq!(row("tháng giêng năm 2024 xã mình mấy điểm")[2], "2024-01");
    assert_eq!(row("tháng chạp tây huyện được bao nhiêu điểm")[2], "2024-12");
    assert_eq!(row("tháng chạp năm ngoái tức tháng 12 xã tôi hạng mấy")[..3], ["rank", "TOTAL", "2024-12"]);
    assert_eq!(row("tháng giêng âm lịch xã mình mấy điểm")[0], "ambiguous");
}
