//! Why a step with a directive was refused, and the sentence that says so.

use super::at_hand::Times;
use crate::desk::DeskError;
use crate::domain::directive_progress::{ReportId, StepRefusal};
use crate::domain::notice::NoticeId;
use crate::store::StoreError;
use crate::text::{Text, numbers};
use chrono::{DateTime, Utc};

#[derive(Debug, thiserror::Error)]
pub enum DirectiveError {
    #[error(transparent)]
    Desk(#[from] DeskError),
    #[error("notice {0} is no directive")]
    NoDirective(NoticeId),
    #[error("directive {0} is not issued")]
    NotIssued(NoticeId),
    #[error("directive {0} is cancelled")]
    Cancelled(NoticeId),
    #[error("directive {0} belongs to a superseded letter")]
    Superseded(NoticeId),
    /// The actor holds no seat that the directive is for (any more).
    #[error("directive {0} is not for this seat")]
    NotForSeat(NoticeId),
    #[error("the report is empty")]
    Empty,
    #[error("a text of more than {limit} characters")]
    TooLong { limit: usize },
    #[error("there is no report {0}")]
    NoReport(ReportId),
    /// The directive's life at the seat does not admit the step.
    #[error("directive {notice}: {refusal:?}")]
    Step {
        notice: NoticeId,
        refusal: StepRefusal,
        /// When the step before was taken, and by whom.
        last: Option<(DateTime<Utc>, String)>,
        /// Of a directive that comes again: which time the step was for.
        times: Option<Times>,
    },
}

impl From<StoreError> for DirectiveError {
    fn from(error: StoreError) -> DirectiveError {
        DirectiveError::Desk(DeskError::Store(error))
    }
}

impl DirectiveError {
    /// What happened and what to do next.
    pub fn explain(&self, text: Text<'_>) -> String {
        match self {
            DirectiveError::Desk(error) => error.explain(text),
            DirectiveError::NoDirective(notice) => text.directive_is_none(notice.to_string()),
            DirectiveError::NotIssued(notice) => text.directive_not_issued(notice.to_string()),
            DirectiveError::Cancelled(notice) => text.directive_cancelled(notice.to_string()),
            DirectiveError::Superseded(notice) => text.directive_superseded(notice.to_string()),
            DirectiveError::NotForSeat(notice) => text.directive_not_for_seat(notice.to_string()),
            DirectiveError::Empty => text.report_empty(),
            DirectiveError::TooLong { limit } => text.report_too_long(limit.to_string()),
            DirectiveError::NoReport(report) => text.report_unknown(report.to_string()),
            DirectiveError::Step { notice, refusal: StepRefusal::Completed, times: Some(times), .. } => {
                let (last_day, next) = (numbers::date(times.last_day), numbers::date(times.next));
                text.occurrence_completed(notice.to_string(), last_day, next)
            }
            DirectiveError::Step { notice, refusal, last, .. } => explain_step(*notice, *refusal, last.as_ref(), text),
        }
    }
}

fn explain_step(
    notice: NoticeId,
    refusal: StepRefusal,
    last: Option<&(DateTime<Utc>, String)>,
    text: Text<'_>,
) -> String {
    let number = notice.to_string();
    let (at, by) = last.map_or_else(Default::default, |(at, by)| (numbers::time(*at), by.clone()));
    match refusal {
        StepRefusal::Completed => text.step_completed(number, at, by),
        StepRefusal::Started => text.step_started(number, at),
        StepRefusal::Reported => text.step_reported(number, at),
        StepRefusal::Returned => text.step_returned(number, at, by),
        StepRefusal::Newer(report) => text.step_newer(report.to_string()),
        StepRefusal::NoReport => text.step_no_report(number),
    }
}
