//! Short texts that change one thing of the question before, and slips that the asker puts right.

use super::pointing::after;
use super::*;

/// Each cell by its meaning, be it said or taken over.
fn meant(question: &Question) -> [String; 5] {
    let units = LEXICON.units();
    let [intent, indicators, _, _, comparison] = cells(question);
    [intent, indicators, question.period.meant().to_string(), question.unit.meant().word(units), comparison]
}

/// A text, the question before it, and the first cells that it means.
fn all_mean<const CELLS: usize>(cases: &[(&str, &str, [&str; CELLS])]) {
    for (text, before, expected) in cases {
        assert_eq!(meant(&after(text, before))[..CELLS], expected[..], "{text}");
    }
}

#[test]
fn a_slip_that_is_put_right_asks_the_same_of_what_was_meant() {
    all_mean(&[
        ("nhầm, xã Hùng An cơ", "điểm Song Mai tháng 11", ["score_total", "TOTAL", "2024-11", "xã Hùng An"]),
        ("à nhầm xã, Đức Hợp mới đúng", "Song Mai tháng 11 hạng mấy", ["rank", "TOTAL", "2024-11", "xã Đức Hợp"]),
        ("ý tôi là huyện chứ không phải xã", "tháng 11 được mấy điểm", ["score_total", "TOTAL", "2024-11", "huyen"]),
    ]);
    // What is said of a figure is no slip of the asker's.
    let told = after("nhầm rồi, xã tôi phải hạng 3", "tháng 12 xã mình hạng mấy");
    assert_eq!(told.intent, Intent::ReportError);
    assert_eq!(ask("nhầm rồi, xã Song Mai").question.intent, Intent::ReportError);
}

#[test]
fn a_few_words_change_one_thing_of_the_question_before() {
    all_mean(&[
        ("cả huyện nữa", "số hóa xã mình tháng 12 mấy điểm", ["score_indicator", "SHHS", "2024-12", "huyen", "none"]),
        ("thế toàn huyện thì sao", "hạng xã mình tháng 11", ["rank", "TOTAL", "2024-11", "huyen", "none"]),
        ("năm thì sao", "tháng 12 huyện hạng mấy", ["rank", "TOTAL", "2024", "huyen", "none"]),
        ("và điểm nữa", "Song Mai tháng 11 hạng mấy", ["score_total", "TOTAL", "2024-11", "xã Song Mai", "none"]),
        ("mấy xã dưới 60", "xếp hạng các xã tháng 10", ["count", "TOTAL", "2024-10", "all_communes", "lt:60"]),
        (
            "để đạt xuất sắc thì sao",
            "muốn lên nhất cần mấy điểm",
            ["gap_to_band", "TOTAL", "latest", "self", "target:90"],
        ),
        ("thế tốp cuối", "top 3 xã tháng 12", ["ranking", "TOTAL", "2024-12", "all_communes", "bottom:3"]),
        (
            "vẽ biểu đồ từng tháng",
            "năm 2024 Song Mai mấy điểm",
            ["trend", "TOTAL", "2024-01..2024-12", "xã Song Mai", "none"],
        ),
        (
            "hạng nhì thì cần mấy",
            "muốn lên hạng 5 cần thêm mấy điểm",
            ["gap_to_rank", "TOTAL", "latest", "self", "top:2"],
        ),
        (
            "cái đó cao nhất được mấy",
            "công khai xã mình tháng 12 mấy điểm",
            ["max_points", "CKMB", "none", "none", "none"],
        ),
        ("của tỉnh nữa", "văn bản tháng 12 của huyện số mấy", ["document", "none", "2024-12", "tinh", "none"]),
        ("bao giờ có", "có điểm tháng 1 năm 2025 chưa", ["availability", "ALL", "2025-01", "self", "none"]),
        (
            "đem so với Song Mai",
            "Hùng An quý 4 mấy điểm",
            ["compare", "TOTAL", "2024-Q4", "xã Hùng An", "unit:xã Song Mai"],
        ),
        ("của huyện đó", "biểu đồ số hóa xã mình 3 tháng qua", ["trend", "SHHS", "last:3", "huyen", "none"]),
    ]);
}

#[test]
fn the_bands_are_asked_about_and_no_unit_that_was_spoken_of() {
    all_mean(&[
        ("các mức xếp loại", "tháng 12 huyện mấy điểm", ["rating", "TOTAL", "none", "none"]),
        ("80 điểm là loại gì", "điểm Song Mai tháng 11", ["rating", "TOTAL", "none", "none"]),
        ("xếp loại gì", "điểm Song Mai tháng 11", ["rating", "TOTAL", "2024-11", "xã Song Mai"]),
        ("thế xếp loại gì", "điểm Song Mai tháng 11", ["rating", "TOTAL", "2024-11", "xã Song Mai"]),
    ]);
}

#[test]
fn two_that_were_spoken_of_are_held_against_each_other() {
    let same = after("2 xã đó xã nào hơn", "Song Mai với Hùng An hơn kém bao nhiêu điểm");
    assert_eq!(meant(&same)[3..], ["xã Song Mai", "unit:xã Hùng An"]);
    let us = after("hơn mình không", "Song Mai tháng 11 mấy điểm");
    assert_eq!(meant(&us), ["compare", "TOTAL", "2024-11", "xã Song Mai", "unit:self"]);
    let places = after("mình hay họ đứng trên", "Song Mai tháng 11 đứng thứ mấy");
    assert_eq!(meant(&places), ["compare_rank", "TOTAL", "2024-11", "xã Song Mai", "unit:self"]);
}

#[test]
fn what_was_said_too_long_ago_lends_nothing() {
    let before = "tháng 11 Song Mai hạng mấy";
    let context = Context { asked: ask(before).question, offered: Vec::new(), at: now() - chrono::TimeDelta::hours(2) };
    let stale = Scene { context: Some(&context), ..scene() };
    for text in
        ["năm thì sao", "nhầm, xã Hùng An cơ", "và điểm nữa", "xã đó mấy điểm", "Lương Bằng thì sao", "so sánh đi"]
    {
        assert_eq!(understand(&LEXICON, text, &stale).question, ask(text).question, "{text}");
    }
}
