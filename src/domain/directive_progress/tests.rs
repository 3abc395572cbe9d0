use super::*;
use crate::domain::calendar::office_instant;
use crate::domain::deadline::{Deadline, Recurrence, RecurringDays};
use chrono::{NaiveTime, Weekday};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn progress() -> Progress {
    Progress { notice: NoticeId(2), seat: SeatId::new("chair"), acknowledged_at: None, events: Vec::new() }
}

fn report(number: u32) -> ProgressStep {
    ProgressStep::Reported { report: ReportId(number), text: "đã làm".to_owned(), files: Vec::new() }
}

fn accept(number: u32) -> ProgressStep {
    ProgressStep::Accepted { report: ReportId(number), word: None }
}

fn give_back(number: u32) -> ProgressStep {
    ProgressStep::Returned { report: ReportId(number), word: "thiếu số liệu".to_owned() }
}

impl Progress {
    fn take(&mut self, step: ProgressStep) -> Result<Stage, StepRefusal> {
        self.admits(&step)?;
        self.events.push(ProgressEvent {
            at: DateTime::UNIX_EPOCH,
            by: Actor::System,
            step,
            occurrence: Occurrence::FIRST,
        });
        Ok(self.stage())
    }
}

#[test]
fn a_report_is_returned_and_the_next_one_accepted() {
    let mut progress = progress();
    assert_eq!(progress.stage(), Stage::Issued);
    progress.acknowledged_at = Some(DateTime::UNIX_EPOCH);
    assert_eq!(progress.stage(), Stage::Acknowledged);
    assert_eq!(progress.take(ProgressStep::Started), Ok(Stage::InProgress));
    assert_eq!(progress.take(report(1)), Ok(Stage::Reported));
    assert_eq!(progress.take(give_back(1)), Ok(Stage::InProgress));
    assert_eq!(progress.take(accept(1)), Err(StepRefusal::Returned));
    assert_eq!(progress.take(report(5)), Ok(Stage::Reported));
    assert_eq!(progress.take(accept(1)), Err(StepRefusal::Newer(ReportId(5))));
    assert_eq!(progress.take(accept(5)), Ok(Stage::Completed));
    for late in [accept(5), give_back(5), report(6), ProgressStep::Started] {
        assert_eq!(progress.take(late), Err(StepRefusal::Completed));
    }
}

#[test]
fn what_was_not_reported_is_not_accepted() {
    let mut progress = progress();
    assert_eq!(progress.take(accept(1)), Err(StepRefusal::NoReport));
    progress.take(report(1)).expect("reported without a word before");
    assert_eq!(progress.take(accept(2)), Err(StepRefusal::NoReport));
    assert_eq!(progress.take(ProgressStep::Started), Err(StepRefusal::Reported));
    assert_eq!(progress.take(report(2)), Ok(Stage::Reported), "a supplement");
}

#[test]
fn overdue_follows_from_the_deadline_and_ends_with_a_late_report() {
    let mut progress = progress();
    let last = Some(day("2025-01-20"));
    assert!(!progress.is_overdue(true, last, day("2025-01-20")));
    assert!(progress.is_overdue(true, last, day("2025-01-21")));
    assert!(!progress.is_overdue(true, None, day("2030-01-01")), "no deadline is stated");
    assert!(!progress.is_overdue(false, last, day("2025-01-21")), "no report is asked for");
    progress.take(report(1)).expect("a late report");
    assert!(!progress.is_overdue(true, last, day("2025-01-21")));
    progress.take(give_back(1)).expect("returned");
    assert!(progress.is_overdue(true, last, day("2025-01-21")), "returned, and the day has passed");
}

/// A report is asked for every Friday, the first on 24/1/2025.
struct Fridays {
    deadline: Option<Deadline>,
    progress: Progress,
    reports: u32,
}

impl Fridays {
    fn new() -> Fridays {
        let deadline = Recurrence::new(RecurringDays::Week(vec![Weekday::Fri]), None).map(Deadline::Every);
        Fridays { deadline, progress: progress(), reports: 0 }
    }

    fn to_report(&self, on: &str) -> Occurrence {
        let timetable = Timetable::new(self.deadline.as_ref(), day("2025-01-20"));
        self.progress.to_report(&timetable, true, day(on))
    }

    fn add(&mut self, on: &str, occurrence: Occurrence, step: ProgressStep) {
        let at = office_instant(day(on), NaiveTime::MIN);
        self.progress.events.push(ProgressEvent { at, by: Actor::System, step, occurrence });
    }

    /// A report handed in on this day; the last day of the time that it is for.
    fn report(&mut self, on: &str) -> String {
        let occurrence = self.to_report(on);
        self.reports += 1;
        self.add(on, occurrence, report(self.reports));
        friday(occurrence)
    }

    fn answer(&mut self, on: &str, answer: fn(u32) -> ProgressStep, report: u32) {
        let occurrence = self.progress.occurrence_of(ReportId(report)).expect("a report");
        self.add(on, occurrence, answer(report));
    }
}

fn friday(occurrence: Occurrence) -> String {
    occurrence.mark().unwrap_or(day("2025-01-24")).to_string()
}

#[test]
fn a_report_handed_in_on_a_due_day_is_for_that_day_and_not_for_what_was_missed() {
    let mut fridays = Fridays::new();
    assert_eq!(friday(fridays.to_report("2025-01-27")), "2025-01-24", "missed, and not due today");
    assert_eq!(fridays.report("2025-01-31"), "2025-01-31");
    assert_eq!(fridays.report("2025-01-31"), "2025-01-31", "a supplement");
    assert_eq!(fridays.report("2025-02-07"), "2025-02-07", "and nobody stays one report behind");
}

#[test]
fn a_late_report_stays_in_hand_on_its_day_until_it_is_answered() {
    let mut fridays = Fridays::new();
    assert_eq!(fridays.report("2025-02-03"), "2025-01-31");
    assert_eq!(fridays.report("2025-02-03"), "2025-01-31", "a picture behind it");
    fridays.answer("2025-02-03", accept, 2);
    assert_eq!(fridays.report("2025-02-03"), "2025-02-07", "what is accepted takes nothing more");
}

#[test]
fn what_was_returned_after_its_time_is_reported_anew_first() {
    let mut fridays = Fridays::new();
    fridays.report("2025-01-22");
    fridays.report("2025-01-30");
    fridays.answer("2025-02-05", give_back, 1);
    assert_eq!(fridays.report("2025-02-05"), "2025-01-24");
    assert_eq!(fridays.report("2025-02-05"), "2025-01-24", "a picture behind it");
    assert_eq!(friday(fridays.to_report("2025-02-06")), "2025-02-07");
    // Of two the one returned last; on a due day the next report is for the day.
    fridays.answer("2025-02-07", give_back, 2);
    fridays.answer("2025-02-07", give_back, 4);
    assert_eq!(fridays.report("2025-02-07"), "2025-01-24");
    assert_eq!(fridays.report("2025-02-07"), "2025-01-31");
    assert_eq!(fridays.report("2025-02-07"), "2025-02-07");
}

#[test]
fn what_a_merged_seat_brings_along_returned_is_reported_anew() {
    let mut fridays = Fridays::new();
    let report = Some(CarriedReport { report: ReportId(7), at: DateTime::UNIX_EPOCH });
    let brought = ProgressStep::Merged { from: SeatId::new("b"), stage: Stage::InProgress, report };
    fridays.add("2025-02-03", Occurrence::FIRST, brought);
    assert_eq!(fridays.report("2025-02-05"), "2025-01-24");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Whatever is tried in whatever order: completed comes only from the acceptance of the last report, and nothing
    /// follows it; the list only grows.
    #[test]
    fn completion_is_the_acceptance_of_the_last_report(tries in prop::collection::vec((0u8..4, 1u32..4), 0..24)) {
        let mut progress = progress();
        let mut reports = 0;
        for (kind, number) in tries {
            let before = (progress.stage(), progress.events.len());
            let step = match kind {
                0 => ProgressStep::Started,
                1 => { reports += 1; report(reports) }
                2 => accept(number),
                _ => give_back(number),
            };
            let taken = progress.take(step);
            prop_assert_eq!(progress.events.len(), before.1 + usize::from(taken.is_ok()));
            if before.0 == Stage::Completed {
                prop_assert!(taken.is_err());
            }
            if taken == Ok(Stage::Completed) {
                prop_assert_eq!(before.0, Stage::Reported);
                prop_assert_eq!(progress.last_report().map(|(last, _)| last.0), Some(number));
            }
        }
    }
}
