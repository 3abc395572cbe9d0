//! The results as a person reads them: counts first, then who is missing, why, and what to do next.

use super::{NoticeResults, ResultCounts, ResultGroup, ResultRow, notice_title};
use crate::domain::message::{Action, Line, Message};
use crate::domain::seat_outcome::Standing;
use crate::store::Receipt;
use crate::text::{Text, numbers};

/// Names listed under one heading of the message; the rest is counted.
pub const NAMES: usize = 30;

impl NoticeResults {
    pub fn message(&self, text: Text<'_>) -> Message {
        let counts = self.counts;
        let number = self.notice.id.to_string();
        let mut message = Message::new()
            .title(text.results_title(number.clone(), notice_title(&self.notice)))
            .line(counts_line(&counts, text));
        if let Some(correction) = self.notice.corrected_by {
            message = message.line(text.results_corrected(correction.to_string()));
        }
        for group in self.groups.iter().filter(|group| !group.group.acknowledged) {
            message = message.lines(group_lines(group, text));
        }
        if counts.seats > 0 && counts.acknowledged == counts.seats {
            message = message.line(text.results_complete());
        }
        if counts.seats == 0 {
            return message;
        }
        message = message.choice(text.choice_export(), Action::Command(format!("xuat {number}")));
        if counts.failed + counts.undecided > 0 && self.notice.went_out() {
            message = message.choice(text.choice_resend(), Action::Command(format!("guilai {number}")));
        }
        message
    }
}

/// "Đã nhận 15/18 chức vụ; đã tiếp nhận 12; …".
pub fn counts_line(counts: &ResultCounts, text: Text<'_>) -> Line {
    Line::strong(text.results_counts(
        counts.received.to_string(),
        counts.seats.to_string(),
        counts.acknowledged.to_string(),
        (counts.seats - counts.acknowledged).to_string(),
    ))
}

/// The seat, and when the message was seen or at least came to the phone, where the platform tells.
fn name(row: &ResultRow, text: Text<'_>) -> String {
    let title = row.title.clone();
    match row.receipt {
        Some(Receipt { seen_at: Some(at), .. }) => text.results_name_seen(title, numbers::time(at)),
        Some(Receipt { received_at: Some(at), .. }) => text.results_name_came(title, numbers::time(at)),
        _ => text.results_name(title),
    }
}

fn group_lines(group: &ResultGroup, text: Text<'_>) -> Vec<Line> {
    let heading = match group.group.standing {
        Standing::Received => text.results_unacknowledged(),
        Standing::Undecided => text.results_undecided(),
        Standing::Open => text.results_open(),
        Standing::Failed => text.results_failed(),
        Standing::WithoutHolder => text.results_without_holder(),
    };
    let heading = match &group.group.reason {
        Some(reason) => text.results_heading_reason(heading, reason.explain(text)),
        None => heading,
    };
    let mut lines = vec![Line::strong(text.results_heading(heading, group.seats.to_string()))];
    let mut seats: Vec<&ResultRow> = group.rows.iter().collect();
    seats.dedup_by(|a, b| a.seat == b.seat);
    lines.extend(seats.iter().take(NAMES).map(|row| Line::from(name(row, text))));
    let shown = seats.len().min(NAMES);
    if group.seats > shown {
        lines.push(text.results_more((group.seats - shown).to_string()).into());
    }
    let advice = match (&group.group.reason, group.group.standing) {
        (Some(reason), _) => reason.advice(text),
        (None, Standing::Undecided) => Some(text.advice_undecided()),
        (None, Standing::WithoutHolder) => Some(text.advice_without_holder()),
        (None, _) => None,
    };
    lines.extend(advice.map(|advice| Line::from(text.results_advice(advice))));
    lines
}
