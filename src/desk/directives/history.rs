//! What happened to a directive at one seat, from the first sending to the last word.

use super::at_hand::{at_hand, times};
use super::report_message::{Waiting, report_message};
use super::{DirectiveError, asks_for_report, stated_deadline};
use crate::desk::Desk;
use crate::domain::calendar::office_day;
use crate::domain::directive_progress::{Progress, ProgressEvent, ProgressStep, ReportId, Stage};
use crate::domain::message::{FileRef, Line, Message};
use crate::domain::notice::{Notice, NoticeId};
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::{Seat, SeatId};
use crate::text::{Text, numbers};
use chrono::{DateTime, NaiveDate, Utc};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    pub notice: Notice,
    pub seat: Seat,
    /// Of a directive that comes again: for the time at hand.
    pub progress: Progress,
    /// The last day of the time at hand, when a deadline is stated.
    pub last_day: Option<NaiveDate>,
    pub overdue: bool,
    pub acknowledged_by: Option<String>,
    pub lines: Vec<HistoryLine>,
    /// What happened at the seats that were merged into it, as far as anything did.
    pub merged: Vec<History>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    pub at: DateTime<Utc>,
    /// The name of who did it.
    pub by: String,
    pub step: ProgressStep,
    /// The last day of the time that it is for, where the directive comes again.
    pub last_day: Option<NaiveDate>,
}

impl Desk {
    /// For the office, and for the seat itself.
    pub async fn directive_history(
        &self,
        actor: &Actor,
        notice: NoticeId,
        seat: &SeatId,
    ) -> Result<History, DirectiveError> {
        let is_own = matches!(actor, Actor::Seat { seat: own, .. } if own == seat);
        if !is_own {
            self.permit(actor, Act::SeeResults)?;
        }
        let directive = self.notice(notice).await?;
        if !directive.kind.is_directive() {
            return Err(DirectiveError::NoDirective(notice));
        }
        let seat = self.seat(seat).await?;
        let current = self.current(&seat.id).await?;
        if !self.is_for_seat(&directive, &current.id).await? {
            return Err(DirectiveError::NotForSeat(notice));
        }
        let mut history = self.history_at(&directive, seat).await?;
        for merged in history.seat.merged.clone() {
            let of_merged = self.history_at(&directive, self.seat(&merged.seat).await?).await?;
            history.merged.extend(Some(of_merged).filter(|merged| !merged.is_empty()));
        }
        Ok(history)
    }

    async fn history_at(&self, directive: &Notice, seat: Seat) -> Result<History, DirectiveError> {
        let notice = directive.id;
        let progress = self.store.progress(notice, &seat.id).await?;
        let mut lines = Vec::with_capacity(progress.events.len());
        for event in &progress.events {
            lines.push(self.history_line(directive, event).await?);
        }
        let acknowledged_by = match self.store.acknowledgement(notice, &seat.id).await? {
            Some(acknowledgement) => self.store.person(&acknowledgement.by).await?.map(|person| person.name),
            None => None,
        };
        let today = office_day(self.clock.now());
        let timetable = self.timetable_at(directive, &seat, &progress).await?;
        let at_hand = at_hand(directive, &timetable, &progress, today);
        let (progress, last_day) = (at_hand.progress, at_hand.last_day);
        let overdue = progress.is_overdue(asks_for_report(directive), last_day, today);
        let (notice, merged) = (directive.clone(), Vec::new());
        Ok(History { notice, seat, progress, last_day, overdue, acknowledged_by, lines, merged })
    }

    async fn history_line(&self, notice: &Notice, event: &ProgressEvent) -> Result<HistoryLine, DirectiveError> {
        let last_day = times(notice, event.occurrence).map(|times| times.last_day);
        Ok(HistoryLine { at: event.at, by: self.name_of(&event.by).await?, step: event.step.clone(), last_day })
    }

    /// One report, and the files that belong to it; with choices while the office can answer it.
    pub async fn show_report(
        &self,
        actor: &Actor,
        report: ReportId,
        text: Text<'_>,
    ) -> Result<(Message, Vec<FileRef>), DirectiveError> {
        self.permit(actor, Act::SeeResults)?;
        let place = self.store.report_place(report).await?.ok_or(DirectiveError::NoReport(report))?;
        let progress = self.store.progress(place.notice, &place.seat).await?;
        let progress = progress.of(progress.occurrence_of(report).unwrap_or_default());
        let is_it =
            |event: &&ProgressEvent| matches!(event.step, ProgressStep::Reported { report: r, .. } if r == report);
        let event = progress.events.iter().find(is_it).cloned().ok_or(DirectiveError::NoReport(report))?;
        let files = match &event.step {
            ProgressStep::Reported { files, .. } => files.clone(),
            _ => Vec::new(),
        };
        let (notice, seat) = (self.notice(place.notice).await?, self.seat(&place.seat).await?);
        // A report of a seat that was merged into another is answered there.
        let progress = self.store.progress(place.notice, &self.current(&place.seat).await?.id).await?;
        let progress = progress.of(progress.occurrence_of(report).unwrap_or_default());
        let open = progress.stage() == Stage::Reported && progress.last_report().map(|(last, _)| last) == Some(report);
        let last = match progress.events.last() {
            Some(last) if !open => Some(self.history_line(&notice, last).await?),
            _ => None,
        };
        let mut message = report_message(&Waiting { report, notice, seat, event }, text);
        if let Some(last) = last {
            message.choices.clear();
            message = message.line(event_line(&last, text));
        }
        Ok((message, files))
    }
}

impl History {
    pub fn message(&self, text: Text<'_>) -> Message {
        let mut message = Message::new()
            .title(text.history_title(self.notice.id.to_string(), self.seat.title.clone()))
            .line(Line::strong(self.notice.message.headline()))
            .line(text.deadline(stated_deadline(&self.notice)));
        if let Some(last_day) = self.last_day.filter(|_| self.notice.timetable().recurs()) {
            message = message.line(text.occurrence_due(numbers::date(last_day)));
        }
        message = message.line(text.stage_line(self.progress.stage(), self.overdue));
        let mut lines = self.event_lines(text);
        if lines.is_empty() {
            lines.push(text.history_empty().into());
        }
        message = message.lines(lines);
        for merged in &self.merged {
            let mut lines = vec![Line::strong(text.history_merged_seat(merged.seat.title.clone()))];
            lines.extend(merged.event_lines(text));
            message = message.lines(lines);
        }
        if let Some(into) = &self.seat.merged_into {
            message = message.note(text.history_merged_into(numbers::time(into.at), into.seat.to_string()));
        }
        message
    }

    fn is_empty(&self) -> bool {
        self.progress.acknowledged_at.is_none() && self.lines.is_empty()
    }

    fn event_lines(&self, text: Text<'_>) -> Vec<Line> {
        let acknowledged = self.progress.acknowledged_at.map(|at| {
            let by = self.acknowledged_by.clone().unwrap_or_default();
            Line::from(text.history_acknowledged(numbers::time(at), by))
        });
        let told = |line: &HistoryLine| {
            let told = event_line(line, text);
            match line.last_day {
                Some(last_day) => text.occurrence_of_event(told, numbers::date(last_day)).into(),
                None => told.into(),
            }
        };
        acknowledged.into_iter().chain(self.lines.iter().map(told)).collect()
    }
}

fn event_line(line: &HistoryLine, text: Text<'_>) -> String {
    let (at, by) = (numbers::time(line.at), line.by.clone());
    match &line.step {
        ProgressStep::Started => text.history_started(at, by),
        ProgressStep::Reported { report, text: words, files } => {
            let head = match words.is_empty() {
                true => text.history_reported(at, by, report.to_string()),
                false => text.history_reported_words(at, by, report.to_string(), words.clone()),
            };
            let files = files.iter().map(|file| text.report_file(file.name.clone()));
            std::iter::once(head).chain(files).collect::<Vec<_>>().join("\n")
        }
        ProgressStep::Accepted { word, .. } => match word {
            Some(word) => text.history_accepted_with(at, by, word.clone()),
            None => text.history_accepted(at, by),
        },
        ProgressStep::Returned { word, .. } => text.history_returned(at, by, word.clone()),
        ProgressStep::Merged { from, stage, .. } => {
            text.history_merged(at, by, from.to_string(), text.stage_line(*stage, false))
        }
    }
}
