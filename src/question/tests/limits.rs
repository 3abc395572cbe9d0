//! Lists that lie between two limits, and those that no limit cuts so.

use super::*;

fn cut(text: &str) -> String {
    row(text)[4].clone()
}

#[test]
fn a_list_lies_between_two_limits_each_with_the_side_that_was_said() {
    for (text, limits) in [
        ("xã nào từ 65 đến dưới 75 điểm tháng 12", "gte:65 lt:75"),
        ("các phòng được từ 80 tới 90 điểm tháng 11", "gte:80 lte:90"),
        ("bao nhiêu xã nằm giữa 55 với 65 tháng 10", "gte:55 lte:65"),
        ("giữa 65 với 55 có mấy xã tháng 10", "gte:55 lte:65"),
        ("xã nào trên 72 nhưng dưới 78", "gt:72 lt:78"),
        ("xã nào dưới 78 mà trên 72", "gt:72 lt:78"),
        ("mấy xã hơn 60 mà chưa đến 70 tháng 12", "gt:60 lt:70"),
        ("xã nào không dưới 60 và không quá 70", "gte:60 lte:70"),
        ("xã nào 60 điểm trở lên mà chưa được 70", "gte:60 lt:70"),
        ("liet ke xa tu 70 den duoi 75 diem t12", "gte:70 lt:75"),
        ("xã nào số hóa trên 12 đến 15 điểm", "gt:12 lte:15"),
        ("danh sách xã 70-80 điểm tháng 12", "gte:70 lte:80"),
    ] {
        assert_eq!(cut(text), limits, "{text}");
        let intent = ask(text).question.intent;
        assert!(matches!(intent, Intent::ThresholdList | Intent::Count), "{text}: {intent:?}");
    }
}

#[test]
fn a_number_that_may_not_be_passed_belongs_to_the_list() {
    for (text, limit) in [
        ("xã nào số hóa không quá 12 điểm tháng 11", "lte:12"),
        ("đơn vị nào tổng điểm không vượt quá 75 tháng 12", "lte:75"),
        ("có mấy xã không cao hơn 68 điểm", "lte:68"),
        ("xã nào chưa vượt 68 điểm tháng 12", "lte:68"),
        ("các xã từ 72 điểm trở xuống", "lte:72"),
        ("xa nao khong qua 72 diem t12", "lte:72"),
        ("xã nào chưa qua 72 điểm", "lt:72"),
        ("xa nao chua qua noi 72", "lt:72"),
        ("xã nào dưới 72", "lt:72"),
        ("xã nào vượt quá 72", "gte:72"),
        ("trừ mấy xã không quá 72 điểm ra thì còn xã nào", "gt:72"),
    ] {
        assert_eq!(cut(text), limit, "{text}");
    }
    assert_eq!(row("năm 2024 xã mình có mấy tháng không quá 80 điểm")[4], "lte:80");
}

#[test]
fn months_of_one_unit_lie_between_two_limits_too() {
    let read = row("năm 2024 xã mình có mấy tháng được từ 70 đến dưới 80");
    assert_eq!([&read[0], &read[2], &read[4]], ["count", "2024", "gte:70 lt:80"]);
}

#[test]
fn a_list_on_both_sides_of_a_gap_or_of_two_things_is_asked_back() {
    for text in ["xã nào dưới 50 hoặc trên 80 tháng 12", "mấy xã trên 80 mà trên 90"] {
        assert!(matches!(ask(text).question.unclear, Some(Unclear::Words(_))), "{text}: {:?}", ask(text).question);
    }
}

#[test]
fn a_band_is_a_stretch_as_far_as_no_better_one_is_among_it() {
    for (text, limits) in [
        ("những xã xếp loại khá tháng 12", "gte:70 lt:80"),
        ("mấy phòng loại khá trở lên", "gte:70"),
        ("xã nào loại khá trở xuống", "lt:80"),
        ("xã nào chưa đạt loại khá", "lt:70"),
        ("có bao nhiêu xã loại tốt", "gte:80"),
        ("có bao nhiêu xã loại tốt, không tính xuất sắc", "gte:80 lt:90"),
        ("xã nào đạt loại tốt mà chưa xuất sắc", "gte:80 lt:90"),
        ("những xã chỉ đạt loại tốt", "gte:80 lt:90"),
        ("các xã loại khá và loại tốt tháng 12", "gte:70 lt:90"),
        ("các xã loại tốt và xuất sắc tháng 12", "gte:80"),
        ("liệt kê các xã xếp loại trung bình tháng 12", "gte:50 lt:70"),
    ] {
        assert_eq!(cut(text), limits, "{text}");
    }
}

#[test]
fn a_follow_up_changes_the_limits_and_keeps_the_list() {
    let context = |before: &str| Context { asked: ask(before).question, offered: Vec::new(), at: now() };
    let after = |text: &str, before: &str| {
        let context = context(before);
        understand(&LEXICON, text, &Scene { context: Some(&context), ..scene() }).question
    };
    let between = "các xã từ 70 đến dưới 80 điểm tháng 12";
    let above = after("còn trên 80", between);
    assert_eq!((above.intent, &*above.comparison.word(LEXICON.units())), (Intent::ThresholdList, "gte:80"));
    assert_eq!(above.period.resolved(), Period::month(2024, 12));
    let next = after("còn từ 60 đến dưới 70", between);
    assert_eq!((next.intent, &*next.comparison.word(LEXICON.units())), (Intent::ThresholdList, "gte:60 lt:70"));
    let counted = after("thế từ 80 đến 90", "mấy xã trên 90 tháng 12");
    assert_eq!((counted.intent, &*counted.comparison.word(LEXICON.units())), (Intent::Count, "gte:80 lte:90"));
}
