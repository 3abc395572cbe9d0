use super::*;
use crate::letter::printed_period::Years;
use crate::letter::token::tokens;
use chrono::NaiveDate;

fn code(text: &str) -> Option<String> {
    let years = Years {
        printed: Vec::new(),
        letter_day: NaiveDate::from_ymd_opt(2025, 1, 20),
        printed_day: None,
        today: NaiveDate::MIN,
    };
    let (printed, _) = period_at(&tokens(text), 0)?;
    Some(years.resolve(printed).map_or_else(|| "unreadable".to_owned(), |(period, _)| period.to_string()))
}

#[test]
fn a_month_that_there_is_not_or_that_is_torn_is_of_no_period() {
    for text in ["tháng 13/2024", "tháng 1l/2024", "tháng 1l năm 2024", "quý 5/2024"] {
        assert_eq!(code(text).as_deref(), Some("unreadable"), "{text}");
    }
    let tokens = tokens("tháng 13/2024 đạt");
    assert_eq!(period_at(&tokens, 0).map(|(_, length)| length), Some(4));
}

#[test]
fn a_word_behind_the_month_may_count_what_follows() {
    assert_eq!(code("tháng hai huyện đạt").as_deref(), Some("unreadable"));
    assert_eq!(code("tháng năm 2024").as_deref(), Some("unreadable"));
    assert_eq!(code("tháng một số đơn vị"), None);
}

#[test]
fn months_that_are_counted_are_a_period_only_where_they_are_the_first_of_a_year() {
    let found = |text: &str| first_period(&tokens(text));
    let eleven = Some(PrintedPeriod::Span { span: Span::FirstMonths(11), year: None });
    assert_eq!(found("Lũy kế 11 tháng: tỉnh đạt"), eleven);
    assert_eq!(found("sau 5 tháng hợp nhất"), None);
    assert_eq!(found("trong 2 tháng liên tiếp"), None);
}

#[test]
fn what_is_not_nearly_over_is_of_the_year_before() {
    assert_eq!(code("9 tháng").as_deref(), Some("2024-9M"));
    assert_eq!(code("6 tháng đầu năm").as_deref(), Some("2024-H1"));
    assert_eq!(code("quý I").as_deref(), Some("2025-Q1"));
}

#[test]
fn a_month_up_to_a_day_of_it_is_a_snapshot_of_that_day() {
    for (text, expected) in [
        ("từ ngày 01 đến ngày 25/12/2024", "2024-12-25"),
        ("từ 01/7/2024 đến hết ngày 14/7/2024", "2024-07-14"),
        ("từ ngày 01/01 đến 14/01", "2025-01-14"),
        ("từ ngày 1 - 14/01/2025", "2025-01-14"),
        ("từ ngày 01 đến hết ngày 31/12/2024", "2024-12"),
        ("từ ngày 01/12 đến ngày 31/12", "2024-12"),
        ("từ ngày 01/02 đến ngày 28/02/2023", "2023-02"),
        ("từ 01/01 đến 30/6/2024", "2024-H1"),
    ] {
        assert_eq!(code(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn days_within_a_month_and_stretches_that_end_within_another_have_no_period() {
    for text in
        ["từ ngày 10 đến ngày 25/12/2024", "từ ngày 26/11/2024 đến ngày 25/12/2024", "từ ngày 05/7 đến ngày 14/7"]
    {
        assert_eq!(code(text).as_deref(), Some("unreadable"), "{text}");
    }
    for text in ["từ 7/10 đến 8/10 điểm", "từ 8 đến 10/12 điểm", "từ 7/10 đến 8/10", "từ ngày 01/7"]
    {
        assert_eq!(code(text), None, "{text}");
    }
}

#[test]
fn every_kind_of_period_is_read() {
    for (text, expected) in [
        ("tháng 12/2024", "2024-12"),
        ("tháng 01 năm 2025", "2025-01"),
        ("tháng 12", "2024-12"),
        ("tháng mười một năm 2024", "2024-11"),
        ("tháng mười năm 2024", "2024-10"),
        ("tháng năm năm 2024", "2024-05"),
        ("tháng mười hai, huyện", "2024-12"),
        ("quý bốn năm 2024", "2024-Q4"),
        ("quý ba: 80,2", "2024-Q3"),
        ("tháng 1", "2025-01"),
        ("cả năm 2024", "2024"),
        ("năm 2024", "2024"),
        ("quý II/2024", "2024-Q2"),
        ("Quý 4 năm 2024", "2024-Q4"),
        ("tuần 03 năm 2024", "2024-W03"),
        ("tuần kết thúc 8/12/2024", "2024-W49"),
        ("6 tháng đầu năm 2024", "2024-H1"),
        ("9 tháng năm 2024", "2024-9M"),
        ("tính đến ngày 28/10/2024", "2024-10-28"),
        ("đến ngày 22/01", "2024-01-22"),
        ("quý IV 14,2 điểm", "2024-Q4"),
        ("sáu tháng đầu năm 2024", "2024-H1"),
        ("Năm: 2024", "2024"),
        ("từ ngày 01/12/2024 đến ngày 31/12/2024", "2024-12"),
        ("từ 01/07/2024 đến hết ngày 30/9/2024", "2024-Q3"),
        ("2 tháng đầu năm 2024", "2024-2M"),
        ("11 tháng năm 2024", "2024-11M"),
        ("lũy kế đến hết tháng 10/2024", "2024-10M"),
        ("lũy kế đến tháng 9 năm 2024", "2024-9M"),
        ("từ tháng 1 đến tháng 11 năm 2024", "2024-11M"),
        ("từ tháng 7 đến hết tháng 9/2024", "2024-Q3"),
        ("từ ngày 01/01/2024 đến ngày 31/10/2024", "2024-10M"),
    ] {
        assert_eq!(code(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_damaged_period_is_not_guessed() {
    for text in [
        "từ ngày 15/12/2024 đến ngày 14/01/2025",
        "tháng 1 2/2024",
        "tháng 13/2024",
        "tháng 12/20 24",
        "năm 202 4",
        "tháng 12/202",
        "tính đến hết tháng 10/2024",
        "từ tháng 02 đến tháng 10/2024",
        "từ tháng 11/2023 đến tháng 10/2024",
    ] {
        assert_eq!(code(text).as_deref(), Some("unreadable"), "{text}");
    }
}
