use super::*;
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
