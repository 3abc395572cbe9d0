//! The life of a directive at one seat: đã phát hành → đã tiếp nhận → đang thực hiện → đã báo cáo → hoàn thành.
//!
//! What happened is kept as a list that only grows; the stage follows from it. *Quá hạn* is no stage: it follows from the
//! deadline and the day, so that a late report stays possible. Where the deadline comes again, each event is for one
//! occurrence of it, and each occurrence has a life of its own.

pub use super::report_id::ReportId;

use super::calendar::office_day;
use super::message::FileRef;
use super::notice::NoticeId;
use super::occurrence::{Occurrence, Timetable};
use super::rights::Actor;
use super::seat::SeatId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// The coming of the deadline that it is for.
    #[serde(default, skip_serializing_if = "Occurrence::is_first")]
    pub occurrence: Occurrence,
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
    /// What happened for one occurrence: the life of a directive that is due once.
    pub fn of(&self, occurrence: Occurrence) -> Progress {
        let events = self.events.iter().filter(|event| event.occurrence == occurrence);
        Progress { events: events.cloned().collect(), ..self.clone() }
    }

    /// What the seat is to work on at `day`: the occurrence that was missed, else the coming one. On its last day the coming
    /// one goes before what was missed: who reports then means it, and would stay one report behind for good. A report stays
    /// in hand on its day while nobody has answered it, so that a picture sent behind it belongs to it.
    pub fn current(&self, timetable: &Timetable<'_>, asks_for_report: bool, day: NaiveDate) -> Occurrence {
        let Some(past) = timetable.past(day) else { return timetable.coming(day).unwrap_or(Occurrence::FIRST) };
        let Some(coming) = timetable.coming(day) else { return past };
        let due_today = timetable.last_day(coming) == Some(day) && self.of(coming).is_open(true);
        if !asks_for_report || due_today {
            return coming;
        }
        self.reported_on(day).or_else(|| self.missed(timetable, true, day)).unwrap_or(coming)
    }

    /// What a report handed in at `day` is for: what was returned after its time goes before what is at hand, the last that
    /// was returned before others.
    pub fn to_report(&self, timetable: &Timetable<'_>, asks_for_report: bool, day: NaiveDate) -> Occurrence {
        let returned = self.returned_late(timetable, day).map(|event| event.occurrence);
        returned.unwrap_or_else(|| self.current(timetable, asks_for_report, day))
    }

    /// The return, not answered yet, of a report whose time is over.
    pub fn returned_late(&self, timetable: &Timetable<'_>, day: NaiveDate) -> Option<&ProgressEvent> {
        let is_over = |one| timetable.last_day(one).is_some_and(|last_day| last_day < day);
        let is_last = |at: usize, one| self.events.iter().skip(at + 1).all(|later| later.occurrence != one);
        let mut returned = self.events.iter().enumerate().rev();
        let is_it = |(at, event): &(usize, &ProgressEvent)| {
            event.step.returns() && is_last(*at, event.occurrence) && is_over(event.occurrence)
        };
        returned.find(is_it).map(|(_, event)| event)
    }

    /// The last occurrence that has passed, when a report was asked for and none lies with the office.
    pub fn missed(&self, timetable: &Timetable<'_>, asks_for_report: bool, day: NaiveDate) -> Option<Occurrence> {
        timetable.past(day).filter(|past| asks_for_report && self.of(*past).is_open(true))
    }

    /// The occurrence whose report came on `day` and waits for the office.
    fn reported_on(&self, day: NaiveDate) -> Option<Occurrence> {
        let came = |event: &ProgressEvent| match &event.step {
            ProgressStep::Reported { .. } => office_day(event.at) == day,
            ProgressStep::Merged { report: Some(carried), .. } => office_day(carried.at) == day,
            _ => false,
        };
        let waits = |one| self.of(one).stage() == Stage::Reported;
        self.events.iter().rev().find(|event| came(event) && waits(event.occurrence)).map(|event| event.occurrence)
    }

    /// The occurrence that a report is for; `None` when there is no such report.
    pub fn occurrence_of(&self, report: ReportId) -> Option<Occurrence> {
        let is_it = |event: &&ProgressEvent| match &event.step {
            ProgressStep::Reported { report: one, .. } => *one == report,
            ProgressStep::Merged { report: Some(carried), .. } => carried.report == report,
            _ => false,
        };
        self.events.iter().find(is_it).map(|event| event.occurrence)
    }

    /// Reports for other occurrences than `current` that the office has not answered, each occurrence's last.
    pub fn unanswered_beside(&self, current: Occurrence) -> Vec<(Occurrence, ReportId)> {
        let mut others: Vec<Occurrence> = self.events.iter().map(|event| event.occurrence).collect();
        others.sort();
        others.dedup();
        let parts = others.into_iter().filter(|one| *one != current).map(|one| (one, self.of(one)));
        let waiting = parts.filter(|(_, part)| part.stage() == Stage::Reported);
        waiting.filter_map(|(one, part)| Some((one, part.last_report()?.0))).collect()
    }

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

    /// What a seat that is merged into this one brings along, for each coming of the deadline for which it has come further.
    pub fn brought_by(&self, other: &Progress) -> Vec<(Occurrence, ProgressStep)> {
        let of_events = other.events.iter().map(|event| event.occurrence);
        let occurrences: BTreeSet<Occurrence> = of_events.chain([Occurrence::FIRST]).collect();
        let brought = |one| Some((one, self.of(one).brought_once(&other.of(one))?));
        occurrences.into_iter().filter_map(brought).collect()
    }

    /// A later stage, or a later report that waits for the office.
    fn brought_once(&self, other: &Progress) -> Option<ProgressStep> {
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
    /// A report comes back to the seat; also with a seat that was merged into it.
    pub fn returns(&self) -> bool {
        matches!(
            self,
            ProgressStep::Returned { .. } | ProgressStep::Merged { stage: Stage::InProgress, report: Some(_), .. }
        )
    }

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
