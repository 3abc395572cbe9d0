//! What leans on the question before: the unit pointed at, and what was said once.

use super::*;

pub fn after(text: &str, before: &str) -> Question {
    let context = Context { asked: ask(before).question, offered: Vec::new(), at: now() };
    let scene = Scene { context: Some(&context), ..scene() };
    understand(&LEXICON, text, &scene).question
}

fn name(asked: &UnitAsked) -> String {
    asked.meant().word(LEXICON.units())
}

fn against(question: &Question) -> String {
    match &question.comparison {
        Comparison::Unit(other) => name(other),
        other => other.word(LEXICON.units()),
    }
}

#[test]
fn a_unit_pointed_at_is_the_one_spoken_of_even_where_the_rest_is_said_anew() {
    for text in ["xã đó tháng 11 mấy điểm", "nó tháng 11 được bao nhiêu điểm", "xã ấy tháng 11 thì sao"]
    {
        let question = after(text, "tháng 12 Song Mai mấy điểm");
        assert_eq!(name(&question.unit), "xã Song Mai", "{text}");
        assert_eq!(question.period.resolved(), Some(Period::Month { year: 2024, month: 11 }), "{text}");
    }
}

#[test]
fn one_s_own_unit_is_held_against_the_one_spoken_of_in_its_period_and_group() {
    for text in ["mình hơn nó bao nhiêu", "xã mình thua nó mấy điểm", "so với nó thì mình sao"] {
        let question = after(text, "số hóa tháng 11 của Song Mai được bao nhiêu");
        assert_eq!(question.intent, Intent::Compare, "{text}");
        assert_eq!((&*name(&question.unit), &*against(&question)), ("self", "xã Song Mai"), "{text}");
        assert_eq!(question.period.resolved(), Some(Period::Month { year: 2024, month: 11 }), "{text}");
        assert_eq!(question.indicators.to_string(), "SHHS", "{text}");
    }
    let turned = after("nó hơn mình bao nhiêu", "tháng 12 Song Mai mấy điểm");
    assert_eq!((&*name(&turned.unit), &*against(&turned)), ("xã Song Mai", "self"));
    let named = after("Hùng An hơn nó bao nhiêu", "tháng 12 Song Mai mấy điểm");
    assert_eq!((&*name(&named.unit), &*against(&named)), ("xã Hùng An", "xã Song Mai"));
}

#[test]
fn a_unit_held_against_one_s_own_in_a_second_clause_is_not_forgotten() {
    for (text, unit, against) in [
        ("Nghĩa Dân năm 2024 mấy điểm, hơn xã mình không", "xã Nghĩa Dân", "unit:self"),
        ("TP Hưng Yên tháng 12 bao nhiêu điểm, có hơn huyện mình không", "thành phố Hưng Yên", "unit:huyen"),
        ("hài lòng của mình với hài lòng của Nghĩa Dân ai hơn", "self", "unit:xã Nghĩa Dân"),
    ] {
        let read = row(text);
        assert_eq!([&read[0], &read[3], &read[4]], ["compare", unit, against], "{text}");
    }
}

#[test]
fn the_other_of_two_is_the_second_and_where_nobody_was_spoken_of_it_is_asked_back() {
    let other = after("thế còn xã kia mấy điểm", "tháng 12 Song Mai so với Hùng An");
    assert_eq!(name(&other.unit), "xã Hùng An");
    let nobody = after("mình hơn nó bao nhiêu", "tháng 12 xã mình mấy điểm");
    assert!(nobody.unclear.is_some(), "{nobody:?}");
    for before in ["chỉ số tháng 12 của huyện", "chỉ số tháng 12"] {
        let nobody = after("xã kia", before);
        assert!(nobody.unclear.is_some(), "{nobody:?}");
    }
}

#[test]
fn another_month_of_the_same_is_asked_by_the_month_alone() {
    let place = after("còn tháng trước thì sao", "tháng 11 Song Mai đứng thứ mấy về số hóa");
    assert_eq!((place.intent, &*name(&place.unit)), (Intent::Rank, "xã Song Mai"));
    assert_eq!(place.indicators.to_string(), "SHHS");
    let list = after("tháng 10 thì sao", "top 5 xã tháng 12");
    assert_eq!((list.intent, list.comparison), (Intent::Ranking, Comparison::Top(5)));
    assert_eq!(list.period.resolved(), Some(Period::Month { year: 2024, month: 10 }));
    let list = after("đổi qua xem tháng 8 đi", "ba xã nhất tháng 9");
    assert_eq!((list.intent, list.comparison), (Intent::Ranking, Comparison::Top(3)));
}

#[test]
fn names_are_asked_for_after_a_count_and_a_stretch_after_a_series() {
    let names = after("tên mấy xã đó", "bao nhiêu xã dưới 70");
    assert_eq!(names.intent, Intent::ThresholdList);
    assert_eq!(names.comparison, Comparison::LessThan(Points::whole(70)));
    let longer = after("6 tháng đi", "biểu đồ số hóa 3 tháng gần nhất");
    assert_eq!((longer.intent, longer.period), (Intent::Trend, PeriodAsked::Last { count: 6 }));
}

#[test]
fn what_was_held_against_something_is_asked_of_again_in_three_words() {
    let read = |text: &str, before: &str| cells(&after(text, before));
    assert_eq!(read("vậy xã mình hơn không", "tiến độ trung bình của tỉnh tháng 11 mấy điểm")[4], "province_avg");
    let ranking = read("thế xếp hạng thì sao", "xã nào số hóa không quá 10 điểm tháng 11");
    assert_eq!([&ranking[0], &ranking[3], &ranking[4]], ["ranking", "context", "full"]);
    assert_eq!(read("thế xếp hạng thì ai trên", "tháng 11 xã mình với Song Mai ai nhiều điểm hơn")[0], "compare_rank");
    assert_eq!(read("vậy còn hạng nhất thì sao", "muốn lên một hạng cần thêm bao nhiêu điểm")[4], "top:1");
    assert_eq!(read("có hơn mình không", "tháng 11 thị trấn Lương Bằng được mấy điểm")[4], "unit:self");
    assert_eq!(read("còn loại xuất sắc thì sao", "xã còn thiếu bao nhiêu điểm để được loại tốt")[4], "target:90");
    assert_eq!(read("thế tối đa luôn thì sao", "nếu số hóa lên 19 thì xã xếp hạng mấy")[4], "max");
    assert_eq!(after("rớt thì sao", "xã nào tăng điểm tháng 11").direction, Some(Direction::Down));
    assert_eq!(read("quý 4 có khớp không", "cộng các nhóm tháng 11 của huyện có đúng bằng tổng không")[2], "2024-Q4");
}
