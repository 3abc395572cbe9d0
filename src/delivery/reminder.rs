//! What a reminder says: what it reminds of, until when, and what to do. Short, because the notice itself stands above it
//! in the chat; its text is one press away.

use crate::domain::delivery::RepeatReason;
use crate::domain::letter::Deadline;
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::occurrence::Occurrence;
use crate::text::{Text, numbers};

/// The reminder of `notice` for a reason that is one; `None` for a repeat, which is the notice itself.
pub fn message(notice: &Notice, reason: RepeatReason, occurrence: Occurrence, text: Text<'_>) -> Option<Message> {
    let number = notice.id.to_string();
    let (title, request) = match (reason, asks_for_report(notice)) {
        (RepeatReason::Reminder, _) => (text.reminder_acknowledge_title(number), text.reminder_acknowledge()),
        (RepeatReason::BeforeDeadline, true) => (text.reminder_deadline_title(number), text.reminder_report()),
        (RepeatReason::BeforeDeadline, false) => (text.reminder_deadline_title(number), text.reminder_deadline()),
        (RepeatReason::Overdue, _) => (text.reminder_overdue_title(number), text.reminder_late_report()),
        (RepeatReason::Undecided | RepeatReason::AskedFor, _) => return None,
    };
    let mut message = Message::new().title(title).line(Line::strong(notice.message.headline()));
    if let Some(deadline) = deadline(notice) {
        message = message.line(text.deadline(deadline));
    }
    let timetable = notice.timetable();
    if let Some(last_day) =
        timetable.last_day(occurrence).filter(|_| reason != RepeatReason::Reminder && timetable.recurs())
    {
        message = message.line(text.occurrence_due(numbers::date(last_day)));
    }
    message = message.line(request);
    message = match reason {
        RepeatReason::Reminder => message.choice(text.choice_acknowledge(), Action::Acknowledge(notice.id)),
        _ if asks_for_report(notice) => message.choice(text.choice_report(), Action::Report(notice.id)),
        _ => message,
    };
    Some(message.choice(text.choice_contents(), Action::Details(notice.id)))
}

/// What a directive states, a deadline or none; an announcement has nothing to state.
fn deadline(notice: &Notice) -> Option<Option<&Deadline>> {
    match &notice.kind {
        NoticeKind::Directive { deadline, .. } => Some(deadline.as_ref()),
        _ => None,
    }
}

fn asks_for_report(notice: &Notice) -> bool {
    matches!(notice.kind, NoticeKind::Directive { asks_for_report: true, .. })
}
