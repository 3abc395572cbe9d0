//! What is asked about, and what only stands beside it.

use super::*;

#[test]
fn another_matter_gets_no_figure_for_sharing_a_month_or_a_commune_with_the_index() {
    for text in [
        "tháng 12 xã mình có bao nhiêu ca sốt xuất huyết",
        "tỷ lệ hộ nghèo tháng 12 của xã",
        "xã Hùng An có mấy thôn",
        "doi bong xa minh dung thu may",
        "so với năm ngoái năng suất vụ mùa tăng hay giảm",
        "Kỳ họp HĐND xã tháng 12 ra kết quả thế nào",
        "quý 3 giải ngân vốn đầu tư đạt bao nhiêu phần trăm",
    ] {
        let read = ask(text).question.intent;
        assert!(matches!(read, Intent::OutOfScope | Intent::Ambiguous), "{text}: {read:?}");
    }
}

#[test]
fn what_a_speaker_takes_back_is_not_asked_about() {
    for (text, unit) in [("không phải Song Mai, Hùng An cơ", "xã Hùng An"), ("Song Mai à nhầm, Hùng An", "xã Hùng An")]
    {
        assert_eq!(row(text)[3], unit, "{text}");
    }
    assert_eq!(row("điểm số hóa tháng 11, à nhầm thanh toán")[1], "TTTT");
    assert_eq!(row("điểm xã mình tháng 12 chứ không phải tháng 11")[2], "2024-12");
    assert_eq!(row("báo cáo anh kết quả tháng 9, à quý 3 ấy")[2], "2024-Q3");
    // A question tag denies nothing.
    assert_eq!(row("điểm xã Song Mai tháng 12 phải không, hay tháng 11")[3], "xã Song Mai");
}

#[test]
fn who_acts_is_not_who_is_asked_about() {
    for text in [
        "huyện công bố cho xã mình tháng 12 mấy điểm",
        "sếp huyện hỏi xã mình tháng hai được mấy điểm",
        "huyện vừa chấm cho xã mình tháng 11 bao nhiêu",
    ] {
        assert_eq!(row(text)[3], "self", "{text}");
    }
    assert_eq!(row("ở huyện mình xã Đức Hợp đứng thứ mấy")[3], "xã Đức Hợp");
    // What is asked of a unit is no act of it.
    assert_eq!(row("huyện mình xếp thứ mấy trong tỉnh tháng 12")[3], "huyen");
}

#[test]
fn of_two_periods_the_later_is_held_against_the_earlier_wherever_they_stand() {
    for text in [
        "từ tháng mười sang tháng mười hai mình lên được mấy điểm",
        "hơn tháng 10 không, tháng 12 ấy",
        "so sánh tháng 12 với tháng 10 xã mình",
        "từ tháng 10 đến tháng 12 điểm tăng được bao nhiêu",
    ] {
        let [intent, _, period, _, against] = row(text);
        assert_eq!((&*intent, &*period, &*against), ("compare", "2024-12", "period:2024-10"), "{text}");
    }
}

#[test]
fn a_bare_quarter_is_the_last_that_closed_and_when_it_comes_the_one_in_course() {
    assert_eq!(row("điểm quý 1 xã mình")[2], "2024-Q1");
    assert_eq!(row("khi nào có kết quả quý 1")[2], "2025-Q1");
    assert_eq!(row("điểm quý 4")[2], "2024-Q4");
}

#[test]
fn departments_are_known_by_some_of_their_matters() {
    for (text, unit) in [
        ("phòng hạ tầng bao nhiêu điểm tháng 12", "Phòng Kinh tế và Hạ tầng"),
        ("lao động thương binh tháng 11 bao nhiêu điểm", "Phòng Lao động - Thương binh và Xã hội"),
        ("phòng Lao động TBXH tháng 11 mấy điểm", "Phòng Lao động - Thương binh và Xã hội"),
        ("phòng môi trường tháng 12", "Phòng Tài nguyên và Môi trường"),
    ] {
        assert_eq!(row(text)[3], unit, "{text}");
    }
}

#[test]
fn initials_of_another_unit_never_show_one_s_own_figures() {
    assert_ne!(ask("tổng điểm q4 lb").question.unit, UnitAsked::Own);
    assert_eq!(ask("tổng điểm q4 lbx").question.intent, Intent::Ambiguous);
}

#[test]
fn how_many_moved_is_counted_and_not_listed() {
    let [intent, _, _, unit, against] = row("mấy phòng giảm điểm tháng mười hai");
    assert_eq!((&*intent, &*unit, &*against), ("count", "all_departments", "prev_period"));
}

#[test]
fn a_bare_number_after_an_answer_without_choices_asks_nothing() {
    let context = Context { asked: ask("top 5 xã tháng 12").question, offered: Vec::new(), at: now() };
    let scene = Scene { context: Some(&context), ..Scene::new(None, None, now()) };
    assert_eq!(understand(&LEXICON, "1", &scene).question.intent, Intent::Ambiguous);
}
