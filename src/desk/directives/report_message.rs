//! One report as the office reads it.

use crate::domain::calendar::office_day;
use crate::domain::directive_progress::{ProgressEvent, ProgressStep, ReportId};
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::Notice;
use crate::domain::seat::Seat;
use crate::text::{Text, numbers};

/// A report that waits for the office.
pub(super) struct Waiting {
    pub report: ReportId,
    pub notice: Notice,
    pub seat: Seat,
    pub event: ProgressEvent,
}

/// One report in full, with what the office can do about it.
pub(super) fn report_message(waiting: &Waiting, text: Text<'_>) -> Message {
    let number = waiting.notice.id.to_string();
    let (timetable, occurrence) = (waiting.notice.timetable(), waiting.event.occurrence);
    let last_day = timetable.last_day(occurrence);
    let late = last_day.is_some_and(|last| office_day(waiting.event.at) > last);
    let mut message = Message::new()
        .title(text.report_title(waiting.report.to_string(), number))
        .line(Line::strong(waiting.seat.title.clone()))
        .line(waiting.notice.message.headline());
    message = message.lines(report_lines(&waiting.event, text));
    if let Some(last_day) = last_day.filter(|_| timetable.recurs()) {
        message = message.line(text.occurrence_of_report(numbers::date(last_day)));
    }
    if late {
        message = message.line(text.report_late());
    }
    message
        .choice(text.choice_accept_report(), Action::AcceptReport(waiting.report))
        .choice(text.choice_return_report(), Action::ReturnReport(waiting.report))
}

/// The words of a report, its files by name, and when it came.
fn report_lines(event: &ProgressEvent, text: Text<'_>) -> Vec<Line> {
    let ProgressStep::Reported { text: words, files, .. } = &event.step else { return Vec::new() };
    let mut lines: Vec<Line> = Vec::new();
    if !words.is_empty() {
        lines.push(text.report_words(words.clone()).into());
    }
    lines.extend(files.iter().map(|file| Line::from(text.report_file(file.name.clone()))));
    lines.push(text.report_time(numbers::time(event.at)).into());
    lines
}
