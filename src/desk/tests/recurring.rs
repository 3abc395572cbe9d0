//! Directives that come again: each time has its own reports, reminders and lateness.

use crate::desk::fixture::{CHAIR, HEAD, Office, at, chief, console};
use crate::desk::{Board, DirectiveError, ReportAnswer};
use crate::domain::deadline::{Deadline, Recurrence, RecurringDays};
use crate::domain::delivery::{Delivery, DeliveryKey, RepeatReason};
use crate::domain::directive_progress::{Progress, ReportId, Stage};
use crate::domain::notice::NoticeId;
use crate::domain::rights::Actor;
use crate::domain::role::Role;
use crate::domain::seat::{PersonId, Seat, SeatId};
use crate::text::{Catalogue, Lang};
use chrono::Weekday;

fn every_friday() -> Option<Deadline> {
    Recurrence::new(RecurringDays::Week(vec![Weekday::Fri]), None).map(Deadline::Every)
}

fn chair() -> Actor {
    Actor::Seat { seat: SeatId::new(CHAIR), person: Some(PersonId::new("chair")), role: Role::SeatHolder }
}

impl Office {
    fn set(&self, time: &str) {
        self.clock.set(at(&format!("{time}+07:00")));
    }

    async fn report_of_chair(&self, notice: NoticeId, words: &str) -> Progress {
        self.desk.report_progress(&chair(), notice, words, Vec::new()).await.expect("reported")
    }

    async fn board(&self, notice: NoticeId) -> Board {
        self.desk.board(&chief(), notice).await.expect("a board")
    }

    /// How the chair stands: stage, overdue, last day of the time at hand, unanswered reports of other times.
    async fn chair_stands(&self, notice: NoticeId) -> (Stage, bool, String, usize) {
        self.stands(notice, CHAIR).await
    }

    async fn stands(&self, notice: NoticeId, seat: &str) -> (Stage, bool, String, usize) {
        let board = self.board(notice).await;
        let row = board.rows.iter().find(|row| row.seat.as_str() == seat).expect("a row");
        let last_day = row.last_day.map_or_else(String::new, |day| day.to_string());
        (row.stage, row.overdue, last_day, row.earlier.len())
    }
}

/// Issued on Monday, 20/1/2025 at 9:00 with a report due every Friday; both seats have acknowledged it.
async fn office() -> (Office, NoticeId) {
    let office = Office::seated().await;
    let notice = office.issued_due(every_friday(), Some("15/UBND-VP")).await;
    office.acknowledge(notice, CHAIR, "chair").await;
    office.acknowledge(notice, HEAD, "head").await;
    (office, notice)
}

fn report_of(progress: &Progress) -> (ReportId, String) {
    let (report, _) = progress.last_report().expect("a report");
    let event = progress.events.last().expect("an event");
    (report, event.occurrence.mark().map_or_else(|| "first".to_owned(), |day| day.to_string()))
}

#[tokio::test]
async fn the_report_of_one_week_does_not_close_the_next() {
    let (office, notice) = office().await;
    office.set("2025-01-22T09:00:00");
    let first = office.report_of_chair(notice, "đã làm").await;
    assert_eq!(report_of(&first), (ReportId(1), "first".to_owned()));
    assert_eq!(office.chair_stands(notice).await, (Stage::Reported, false, "2025-01-24".to_owned(), 0));
    // The next week begins behind the day; the report still waits for the office.
    office.set("2025-01-25T09:00:00");
    assert_eq!(office.chair_stands(notice).await, (Stage::Acknowledged, false, "2025-01-31".to_owned(), 1));
    // Nothing came for 31/1: late, until it comes; what follows on that day belongs to it.
    office.set("2025-02-03T09:00:00");
    assert_eq!(office.chair_stands(notice).await, (Stage::Acknowledged, true, "2025-01-31".to_owned(), 1));
    let late = office.report_of_chair(notice, "đã làm").await;
    assert_eq!(report_of(&late), (ReportId(2), "2025-01-31".to_owned()), "the same words are another week's report");
    let supplement = office.report_of_chair(notice, "kèm ảnh").await;
    assert_eq!(report_of(&supplement), (ReportId(3), "2025-01-31".to_owned()));
    office.set("2025-02-04T09:00:00");
    assert_eq!(report_of(&office.report_of_chair(notice, "tuần này").await), (ReportId(4), "2025-02-07".to_owned()));
    // Each is answered for itself, in whatever order.
    let by = chief();
    let answer = |report, answer| office.desk.answer_report(&by, ReportId(report), answer);
    let returned = answer(4, ReportAnswer::Return("thiếu số liệu".to_owned())).await.expect("returned");
    assert_eq!(returned.progress.stage(), Stage::InProgress);
    let accepted = answer(1, ReportAnswer::Accept(None)).await.expect("accepted");
    assert_eq!(accepted.progress.stage(), Stage::Completed);
    assert_eq!(office.chair_stands(notice).await, (Stage::InProgress, false, "2025-02-07".to_owned(), 1));
    let newer = answer(2, ReportAnswer::Accept(None)).await;
    assert!(matches!(newer, Err(DirectiveError::Step { .. })), "{newer:?}");
}

#[tokio::test]
async fn what_is_completed_before_its_day_says_when_the_next_is() {
    let (office, notice) = office().await;
    office.set("2025-01-22T09:00:00");
    office.report_of_chair(notice, "đã làm").await;
    office.desk.answer_report(&chief(), ReportId(1), ReportAnswer::Accept(None)).await.expect("accepted");
    let catalogue = Catalogue::embedded();
    let refused = office.desk.report_progress(&chair(), notice, "thêm", Vec::new()).await.expect_err("completed");
    let said = refused.explain(catalogue.in_lang(Lang::Vi));
    let number = notice.to_string();
    assert_eq!(
        said,
        format!("Kỳ 24/01/2025 của chỉ đạo này (thông báo số {number}) đã hoàn thành. Kỳ tiếp theo: 31/01/2025.")
    );
}

#[tokio::test]
async fn each_week_is_reminded_of_until_its_report() {
    use RepeatReason::{BeforeDeadline, Overdue};
    let (office, notice) = office().await;
    let mut planned = Vec::new();
    for day in ["01-21", "01-23", "02-04", "02-05", "02-06", "02-10"] {
        if day == "01-23" {
            office.set("2025-01-23T07:40:00");
            office.report_of_chair(notice, "đã làm").await;
        }
        let before = office.reminders(notice, CHAIR).await.len();
        office.round(&format!("2025-{day}T08:00:00")).await;
        assert_eq!(office.round(&format!("2025-{day}T15:00:00")).await, 0, "one a day");
        let reasons: Vec<RepeatReason> =
            office.reminders(notice, CHAIR).await.into_iter().skip(before).map(|(reason, _)| reason).collect();
        planned.push((day, reasons));
        if day == "02-04" {
            office.report_of_chair(notice, "đã làm, chậm").await;
        }
    }
    let expected = [
        ("01-21", vec![BeforeDeadline]),
        ("01-23", vec![]),
        ("02-04", vec![Overdue]),
        ("02-05", vec![BeforeDeadline]),
        ("02-06", vec![BeforeDeadline]),
        ("02-10", vec![Overdue]),
    ];
    assert_eq!(planned, expected);
}

#[tokio::test]
async fn the_board_and_the_tasks_show_the_time_at_hand() {
    let (office, notice) = office().await;
    office.set("2025-01-22T09:00:00");
    office.report_of_chair(notice, "đã làm").await;
    office.set("2025-01-25T09:00:00");
    let catalogue = Catalogue::embedded();
    let board = office.board(notice).await;
    let mut told = Vec::new();
    for lang in Lang::ALL {
        let text = catalogue.in_lang(lang);
        let seat = office.desk.store.seat(&SeatId::new(HEAD)).await.expect("read").expect("a seat");
        let tasks = office.desk.directives_of(&[seat]).await.expect("tasks").tasks_message(text);
        let history = office.desk.directive_history(&chief(), notice, &SeatId::new(CHAIR)).await.expect("a history");
        for message in [board.message(text), tasks, history.message(text)] {
            let labels: Vec<&str> = message.choices.iter().map(|choice| choice.label.as_str()).collect();
            told.push(format!("{}\n[{}]", message.plain_text(), labels.join("] [")));
        }
    }
    told.push(serde_json::to_string_pretty(&board.to_json()["rows"][1]).expect("JSON"));
    insta::assert_snapshot!("recurring", told.join("\n\n=====\n\n"));
}

#[tokio::test]
async fn a_directive_that_is_stated_again_is_followed_once() {
    let (office, first) = office().await;
    office.set("2025-02-20T09:00:00");
    let second = office.issued_due(every_friday(), Some("31/UBND-VP")).await;
    let live: Vec<NoticeId> = office.desk.live_directives().await.expect("live").iter().map(|one| one.id).collect();
    assert!(live.contains(&second) && !live.contains(&first), "{live:?}");
    let refused = office.desk.report_progress(&chair(), first, "đã làm", Vec::new()).await;
    assert!(matches!(refused, Err(DirectiveError::Superseded(_))), "{refused:?}");
    office.report_of_chair(second, "đã làm").await;
}

#[tokio::test]
async fn it_goes_on_until_the_office_ends_it() {
    let (office, notice) = office().await;
    office.round("2025-09-08T08:00:00").await;
    let reminded = office.reminders(notice, CHAIR).await;
    assert_eq!(reminded.len(), 1, "after half a year too: {reminded:?}");
    office.desk.cancel(&chief(), notice).await.expect("cancelled");
    office.round("2025-09-09T08:00:00").await;
    assert_eq!(office.reminders(notice, CHAIR).await.len(), 1);
}

#[tokio::test]
async fn on_its_day_the_time_at_hand_is_todays_and_the_office_is_still_told_of_what_was_missed() {
    let (office, notice) = office().await;
    // Five working days after 17/2 … 21/2: the Friday after.
    office.round("2025-02-28T08:00:00").await;
    assert_eq!(office.chair_stands(notice).await, (Stage::Acknowledged, false, "2025-02-28".to_owned(), 0));
    assert!(office.memo("chief").await.is_some());
    assert_eq!(report_of(&office.report_of_chair(notice, "đã làm").await).1, "2025-02-28");
}

#[tokio::test]
async fn a_report_returned_after_its_time_is_shown_and_answered_by_the_next() {
    let (office, notice) = office().await;
    office.set("2025-01-22T09:00:00");
    office.report_of_chair(notice, "đã làm").await;
    office.set("2025-01-30T09:00:00");
    office.report_of_chair(notice, "đã làm").await;
    office.set("2025-02-05T09:00:00");
    let back = ReportAnswer::Return("thiếu số liệu".to_owned());
    office.desk.answer_report(&chief(), ReportId(1), back).await.expect("returned");
    let seat = office.desk.store.seat(&SeatId::new(CHAIR)).await.expect("read").expect("a seat");
    let tasks = office.desk.directives_of(&[seat]).await.expect("tasks");
    let shown = tasks.tasks_message(office.text(Lang::Vi)).plain_text();
    assert!(shown.contains("Báo cáo kỳ 24/01/2025 được trả lại") && shown.contains("thiếu số liệu"), "{shown}");
    let json = tasks.to_json();
    assert_eq!((&json[0]["returned_for"], &json[0]["last_day"]), (&"2025-01-24".into(), &"2025-02-07".into()));
    assert_eq!(report_of(&office.report_of_chair(notice, "bổ sung").await), (ReportId(3), "first".to_owned()));
    assert_eq!(report_of(&office.report_of_chair(notice, "kèm ảnh").await), (ReportId(4), "first".to_owned()));
    office.set("2025-02-06T09:00:00");
    assert_eq!(report_of(&office.report_of_chair(notice, "tuần này").await).1, "2025-02-07");
}

#[tokio::test]
async fn who_gets_it_late_has_missed_nothing_before() {
    const LATE: &str = "pho-chu-tich-ubnd.kim-dong.hiep-cuong";
    let (office, notice) = office().await;
    let store = &office.desk.store;
    let chair = store.seat(&SeatId::new(CHAIR)).await.expect("read").expect("a seat");
    let seat = Seat { id: SeatId::new(LATE), title: "Phó Chủ tịch".to_owned(), ..chair };
    let person = store.person(&PersonId::new("chair")).await.expect("read").expect("a person");
    store.put_seats(vec![(seat, vec![person])]).await.expect("a seat");
    office.set("2025-02-12T09:00:00");
    let without = office.stands(notice, LATE).await;
    assert_eq!(without, (Stage::Issued, false, "2025-02-14".to_owned(), 0), "it has not come yet");
    let key = DeliveryKey { notice, seat: SeatId::new(LATE), person: PersonId::new("chair"), n: 0 };
    let row = Delivery::planned(key, Some(console("chair")));
    assert_eq!(store.plan_deliveries(vec![row]).await.expect("planned"), 1);
    office.deliver().await;
    office.acknowledge(notice, LATE, "chair").await;
    office.round("2025-02-13T08:00:00").await;
    let reminders: Vec<RepeatReason> = office.reminders(notice, LATE).await.iter().map(|one| one.0).collect();
    assert_eq!(reminders, [RepeatReason::BeforeDeadline], "and no report is missing");
    assert_eq!(office.stands(notice, LATE).await, (Stage::Acknowledged, false, "2025-02-14".to_owned(), 0));
    office.set("2025-02-17T09:00:00");
    assert_eq!(office.stands(notice, LATE).await, (Stage::Acknowledged, true, "2025-02-14".to_owned(), 0));
}
