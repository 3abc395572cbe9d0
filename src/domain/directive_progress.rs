//! The life of a directive at one seat: đã phát hành → đã tiếp nhận → đang thực hiện → đã báo cáo → hoàn thành.
//!
//! What happened is kept as a list that only grows; the stage follows from it. *Quá hạn* is no stage: it follows from the
//! deadline and the day, so that a late report stays possible.

pub use super::report_id::ReportId;

use super::message::FileRef;
use super::notice::NoticeId;
use super::rights::Actor;
use super::seat::SeatId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// How far a seat has come with a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Đã phát hành.
    Issued,
    /// Đã tiếp nhận.
    Acknowledged,
    /// Đang thực hiện; also after a report was returned.
    InProgress,
    /// Đã báo cáo, and the office has not answered yet.
    Reported,
    /// Hoàn thành: the office has accepted the report.
    Completed,
}

/// One thing that happened to a directive at a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressEvent {
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub step: ProgressStep,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgressStep {
    Started,
    Reported {
        report: ReportId,
        text: String,
        #[serde(default)]
        files: Vec<FileRef>,
    },
    /// The office is satisfied.
    Accepted {
        report: ReportId,
        word: Option<String>,
    },
    /// The office wants more, and says what.
    Returned {
        report: ReportId,
        word: String,
    },
    /// Another seat that had come further was merged into this one.
    Merged {
        from: SeatId,
        stage: Stage,
        report: Option<CarriedReport>,
    },
}

/// The last report of a seat that was merged into another: the office answers it there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedReport {
    pub report: ReportId,
    pub at: DateTime<Utc>,
}

/// Everything that happened to a directive at one seat, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub notice: NoticeId,
    pub seat: SeatId,
    pub acknowledged_at: Option<DateTime<Utc>>,
    pub events: Vec<ProgressEvent>,
}

/// Why a step is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepRefusal {
    /// The directive is completed at this seat: nothing follows.
    Completed,
    /// The seat is at work already.
    Started,
    /// A report lies with the office already.
    Reported,
    /// The report was returned before.
    Returned,
    /// A newer report has come since.
    Newer(ReportId),
    /// There is no such report.
    NoReport,
}

impl Progress {
    pub fn stage(&self) -> Stage {
        let start = if self.acknowledged_at.is_some() { Stage::Acknowledged } else { Stage::Issued };
        self.events.last().map_or(start, |last| last.step.leads_to())
    }

    /// The report that came last, with when it came.
    pub fn last_report(&self) -> Option<(ReportId, DateTime<Utc>)> {
        self.events.iter().rev().find_map(|event| match &event.step {
            ProgressStep::Reported { report, .. } => Some((*report, event.at)),
            ProgressStep::Merged { report, .. } => report.as_ref().map(|carried| (carried.report, carried.at)),
            _ => None,
        })
    }

    /// What a seat that is merged into this one brings along, when it has come further: a later stage, or a later report
    /// that waits for the office.
    pub fn brought_by(&self, other: &Progress) -> Option<ProgressStep> {
        let number = |progress: &Progress| progress.last_report().map(|(report, _)| report);
        let later_report = other.stage() == Stage::Reported && number(other) > number(self);
        let further = other.stage() > self.stage() || (other.stage() == self.stage() && later_report);
        let report = other.last_report().map(|(report, at)| CarriedReport { report, at });
        further.then(|| ProgressStep::Merged { from: other.seat.clone(), stage: other.stage(), report })
    }

    /// The same report by the same person, come again: a message that the platform brought twice.
    pub fn repeats(&self, event: &ProgressEvent) -> bool {
        let Some(last) = self.events.last().filter(|last| last.by == event.by) else { return false };
        match (&last.step, &event.step) {
            (
                ProgressStep::Reported { text, files, .. },
                ProgressStep::Reported { text: again, files: files_again, .. },
            ) => text == again && files == files_again,
            _ => false,
        }
    }

    /// Whether `step` may follow now.
    pub fn admits(&self, step: &ProgressStep) -> Result<(), StepRefusal> {
        let stage = self.stage();
        match step {
            ProgressStep::Started => match stage {
                Stage::Issued | Stage::Acknowledged => Ok(()),
                Stage::InProgress => Err(StepRefusal::Started),
                Stage::Reported => Err(StepRefusal::Reported),
                Stage::Completed => Err(StepRefusal::Completed),
            },
            ProgressStep::Reported { .. } => match stage {
                Stage::Completed => Err(StepRefusal::Completed),
                // A further report supplements the one before.
                _ => Ok(()),
            },
            ProgressStep::Accepted { report, .. } | ProgressStep::Returned { report, .. } => {
                self.answers(*report, stage)
            }
            ProgressStep::Merged { stage: brought, .. } if *brought >= stage => Ok(()),
            ProgressStep::Merged { .. } => Err(StepRefusal::Started),
        }
    }

    fn answers(&self, report: ReportId, stage: Stage) -> Result<(), StepRefusal> {
        match (self.last_report(), stage) {
            (None, _) => Err(StepRefusal::NoReport),
            (Some((last, _)), _) if last > report => Err(StepRefusal::Newer(last)),
            (Some((last, _)), _) if last < report => Err(StepRefusal::NoReport),
            (Some(_), Stage::Reported) => Ok(()),
            (Some(_), Stage::Completed) => Err(StepRefusal::Completed),
            (Some(_), _) => Err(StepRefusal::Returned),
        }
    }

    /// Work remains for the seat. A directive that asks for no report ends with its acknowledgement.
    pub fn is_open(&self, asks_for_report: bool) -> bool {
        match self.stage() {
            Stage::Issued => true,
            Stage::Acknowledged => asks_for_report,
            Stage::InProgress => true,
            Stage::Reported | Stage::Completed => false,
        }
    }

    /// Quá hạn: a report is asked for, the last day has passed, and none lies with the office.
    pub fn is_overdue(&self, asks_for_report: bool, last_day: Option<NaiveDate>, today: NaiveDate) -> bool {
        asks_for_report && self.is_open(true) && last_day.is_some_and(|last_day| today > last_day)
    }
}

impl ProgressStep {
    fn leads_to(&self) -> Stage {
        match self {
            ProgressStep::Started | ProgressStep::Returned { .. } => Stage::InProgress,
            ProgressStep::Reported { .. } => Stage::Reported,
            ProgressStep::Accepted { .. } => Stage::Completed,
            ProgressStep::Merged { stage, .. } => *stage,
        }
    }
}

impl Stage {
    pub const ALL: [Stage; 5] =
        [Stage::Issued, Stage::Acknowledged, Stage::InProgress, Stage::Reported, Stage::Completed];

    pub fn code(self) -> &'static str {
        match self {
            Stage::Issued => "issued",
            Stage::Acknowledged => "acknowledged",
            Stage::InProgress => "in_progress",
            Stage::Reported => "reported",
            Stage::Completed => "completed",
        }
    }
}

#[cfg(test)]
mod tests;
