//! What words and concepts weigh, and when they overrule the rules.

use super::*;
use crate::question::weighing::Clue;
use crate::question::weighing::weights::Weights;

#[test]
fn the_heavier_intent_is_found_and_says_by_which_words() {
    let weights = Weights::of("intents\trank trend\nword hang\t0:200 1:-50\nwords lich su\t1:300\n");
    let clues = [Clue::Word("hang"), Clue::Words("lich", "su"), Clue::Word("nobody")];
    let weighed = weights.weigh(&clues);
    assert_eq!((weighed.of(Intent::Rank), weighed.of(Intent::Trend)), (200, 250));
    assert_eq!(weighed.strongest()[0], (Intent::Trend, 250));
    let reasons = weights.reasons(&clues, Intent::Rank);
    assert_eq!((reasons.len(), reasons[0].clue.as_str(), reasons[0].weight), (1, "word hang", 200));
}

#[test]
fn a_clue_counts_once_however_often_it_stands() {
    let weights = Weights::of("intents\trank\nword hang\t0:200\n");
    assert_eq!(weights.weigh(&[Clue::Word("hang"), Clue::Word("hang")]).of(Intent::Rank), 200);
}

#[test]
fn a_table_that_cannot_be_read_weighs_nothing() {
    let weights = Weights::of("intents\tnone_such rank\nword hang\t0:200 7:5 x:y\n\u{0}");
    assert_eq!(weights.weigh(&[Clue::Word("hang")]).strongest()[0].1, 0);
}

#[test]
fn every_saying_has_an_intent_that_exists() {
    let sayings = include_str!("../../../data/lexicon/sayings.tsv");
    for line in sayings.lines().filter(|line| !line.starts_with('#')) {
        let word = line.split('\t').next().unwrap_or_default();
        assert!(Intent::ALL.iter().any(|intent| intent.word() == word), "{line}");
    }
}

#[test]
fn what_the_rules_miss_is_taken_from_the_weights_and_said_so() {
    let read = ask("trong văn bản ai được ủy quyền ký thay chủ tịch vậy");
    assert_eq!(read.question.intent, Intent::Document);
    assert!(!read.decided.reasons.is_empty());
}

#[test]
fn an_index_of_others_is_never_outweighed() {
    for text in ["PCI tháng 12 của xã mình bao nhiêu điểm", "xếp hạng PAPI của huyện tháng 12"] {
        assert_eq!(ask(text).question.intent, Intent::OutOfScope, "{text}");
    }
}

#[test]
fn another_matter_said_in_so_many_words_is_never_outweighed() {
    for text in [
        "ai là chủ tịch huyện ta bây giờ",
        "cháu nó học lớp mấy thì được điểm rèn luyện tốt",
        "lịch cắt điện xã mình tháng 12",
        "trưởng phòng Nội vụ là ai vậy",
        "tên chủ tịch là gì",
    ] {
        let read = ask(text).question;
        assert_eq!((read.intent, read.unit), (Intent::OutOfScope, UnitAsked::None), "{text}");
    }
}

#[test]
fn news_declined_is_never_news_subscribed_to() {
    for text in
        ["dừng đăng ký bản tin giúp mình", "hủy giúp chị cái đăng ký nhận tin", "tôi không muốn nhận tin này nữa"]
    {
        assert_eq!(ask(text).question.intent, Intent::Unsubscribe, "{text}");
    }
    assert_eq!(ask("dung roi dang ky nhan tin cho a").question.intent, Intent::Subscribe);
    assert_eq!(ask("đăng kí giúp mình nhận bản tin điểm mỗi tháng").question.intent, Intent::Subscribe);
}

#[test]
fn who_is_turned_to_is_asked_about() {
    for text in [
        "Hài lòng của huyện thì thôi biết rồi, xã tôi cơ, mấy điểm",
        "Thấy báo cáo ghi huyện 89,39, thế xã tôi thì bao nhiêu trong năm 2024",
    ] {
        assert_eq!(ask(text).question.unit, UnitAsked::Own, "{text}");
    }
    let read = ask("Kết quả cả năm 2024 so với năm 2023 của huyện").question;
    assert_eq!((read.intent, read.unit), (Intent::Compare, UnitAsked::District));
    assert!(!matches!(read.comparison, Comparison::Unit(_)));
}

#[test]
fn what_stands_beside_a_rank_is_not_held_against_it() {
    let read = ask("đề nghị cho biết kết quả tháng 12/2024 và thứ hạng của UBND xã Phú Thọ").question;
    assert!(matches!(read.intent, Intent::Rank | Intent::ScoreAll));
    assert_eq!(read.comparison, Comparison::None);
    let read = ask("Từ quý 1 đến quý 4 điểm huyện thay đổi ra sao").question;
    assert!(matches!(read.period, PeriodAsked::Range { .. }), "{:?}", read.period);
}
