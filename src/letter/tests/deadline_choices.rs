//! What a reviewer is offered where a deadline names no certain day.

use super::deadlines::letter_asking;
use super::*;
use crate::config::Config;
use crate::letter::choices::{Answers, choices};
use crate::letter::correction::CorrectionFault;
use crate::letter::correction::deadline::{DeadlineChoice, with_deadline};
use crate::text::{Catalogue, Lang};
use chrono::{DateTime, Utc};

const BY: (&str, DateTime<Utc>) = ("seat:clerk", DateTime::UNIX_EPOCH);

/// The codes that are offered in a letter of 20/01/2025, a Monday.
fn offered(task: &str) -> Vec<String> {
    offered_in(Some("Kim Động, ngày 20 tháng 01 năm 2025"), task)
}

fn offered_in(day: Option<&str>, task: &str) -> Vec<String> {
    let content = letter_asking(day, task);
    let catalogue = Catalogue::embedded();
    let offered = choices(&content, &Config::default().office_hours(), catalogue.in_lang(Lang::Vi));
    let code = |answers: Answers| match answers {
        Answers::Deadline(1, Some(deadline)) => deadline.code(),
        Answers::Deadline(1, None) => "none".to_owned(),
        other => format!("{other:?}"),
    };
    offered.into_iter().map(|choice| code(choice.answers)).collect()
}

#[test]
fn an_unclear_deadline_offers_the_days_that_it_may_mean_and_none() {
    for (task, expected) in [
        // A day without its month; the first of February and March that are meant, or every month.
        ("gửi số liệu trước ngày 05", &["2025-02-05", "2025-03-05", "m5", "none"][..]),
        ("gửi báo cáo trước ngày 15 tháng này", &["2025-02-15", "2025-03-15", "m15", "none"]),
        // A weekday without its week.
        ("gửi báo cáo trước 16 giờ thứ Sáu", &["2025-01-24", "w5@16:00", "none"]),
        ("báo cáo tại giao ban sáng thứ Hai hằng tuần", &["w1@am", "none"]),
        // A cycle without its day.
        ("hằng tuần báo cáo Chủ tịch UBND huyện tại họp giao ban", &["w5", "w4", "w1", "none"]),
        ("báo cáo hằng quý về Phòng Nội vụ", &["q3.15", "q3.31", "none"]),
        ("rà soát hồ sơ quá hạn, hằng ngày gửi danh sách về Văn phòng", &["none"]),
        // Two deadlines.
        ("báo cáo trước thứ Sáu hằng tuần, tổng hợp gửi Phòng Nội vụ trước ngày 25 hằng tháng", &["w5", "m25", "none"]),
        (
            "kiểm điểm, báo cáo trước ngày 24/01/2025; đồng thời báo cáo hồ sơ trễ hạn vào chiều thứ Năm hằng tuần",
            &["2025-01-24", "w4@pm", "none"],
        ),
        ("gửi báo cáo trước ngày 10 và ngày 25 tháng sau", &["2025-02-10", "2025-02-25", "m10,25", "none"]),
        // Days that are counted: Tết lies between, and is no working day.
        ("niêm yết TTHC trong thời hạn 10 ngày làm việc kể từ ngày ký", &["2025-02-11", "none"]),
        ("gửi kế hoạch trong vòng 15 ngày kể từ ngày nhận được văn bản", &["2025-02-04", "none"]),
        // The 30th of April is a holiday.
        ("gửi báo cáo trước ngày làm việc cuối cùng của tháng 4", &["2025-04-29", "none"]),
        // A day that the calendar does not have, and digits that a scan has lost.
        ("gửi báo cáo trước ngày 31/4/2025", &["2025-04-30", "none"]),
        ("gửi báo cáo trước ngày 2O/3", &["2025-03-20", "none"]),
    ] {
        assert_eq!(offered(task), expected, "{task}");
    }
}

#[test]
fn a_letter_without_its_day_offers_what_needs_none() {
    assert_eq!(offered_in(None, "gửi số liệu trước ngày 05"), ["m5", "none"]);
    assert_eq!(offered("gửi báo cáo trước ngày 25/01/2025"), Vec::<String>::new(), "nothing is in doubt");
}

#[test]
fn a_chosen_deadline_settles_its_doubt_and_may_be_taken_back() {
    let read = letter_asking(Some("Kim Động, ngày 20 tháng 01 năm 2025"), "gửi số liệu trước ngày 05");
    let deadline = Deadline::from_code("2025-02-05").expect("a day");
    let chosen = with_deadline(&read, 1, &DeadlineChoice::At(deadline.clone()), BY).expect("chosen");
    assert_eq!((chosen.directives[0].deadline.as_ref(), chosen.doubts.len()), (Some(&deadline), 0));
    assert_eq!(chosen.directives[0].undated, None);
    let none = with_deadline(&chosen, 1, &DeadlineChoice::None, BY).expect("none");
    assert_eq!(none.directives[0].deadline, None);
    let kept = none.directives[0].chosen.as_ref().expect("a choice");
    assert_eq!(kept.undated.as_deref(), Some("trước ngày 05"), "what was read is kept, whatever is chosen");
    for changed in [&chosen, &none] {
        assert_eq!(with_deadline(changed, 1, &DeadlineChoice::AsRead, BY).as_ref(), Ok(&read));
    }
    let faults = [
        (&read, 2, DeadlineChoice::None, CorrectionFault::NoDirective(2)),
        (&read, 1, DeadlineChoice::AsRead, CorrectionFault::Unchanged),
        (&none, 1, DeadlineChoice::None, CorrectionFault::Unchanged),
        (&chosen, 1, DeadlineChoice::At(deadline), CorrectionFault::Unchanged),
    ];
    for (content, ordinal, choice, fault) in faults {
        assert_eq!(with_deadline(content, ordinal, &choice, BY), Err(fault));
    }
}

#[test]
fn a_deadline_that_was_misread_can_be_set_too() {
    let read = letter_asking(Some("Kim Động, ngày 20 tháng 01 năm 2025"), "gửi báo cáo trước ngày 25/01/2025");
    let none = with_deadline(&read, 1, &DeadlineChoice::None, BY).expect("none");
    assert_eq!((none.directives[0].deadline.as_ref(), none.directives[0].chosen.is_some()), (None, true));
    assert_eq!(with_deadline(&none, 1, &DeadlineChoice::AsRead, BY), Ok(read));
}
