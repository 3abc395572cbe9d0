//! Lines below a task that say who does it and by when: "Đơn vị thực hiện: Phòng Kinh tế. Thời hạn: trước ngày 30/4/2026."

use super::addressees::addressees;
use super::audience::audience;
use super::deadline::deadline;
use super::read_deadline::ReadDeadline;
use super::{Asking, asks_for_report};
use crate::domain::letter::Directive;
use crate::letter::paragraph::Paragraph;

const LABELS: [&str; 12] = [
    "đơn vị thực hiện",
    "đơn vị chủ trì",
    "đơn vị phối hợp",
    "cơ quan thực hiện",
    "cơ quan chủ trì",
    "bộ phận thực hiện",
    "người thực hiện",
    "phân công thực hiện",
    "thời hạn",
    "thời gian thực hiện",
    "thời gian hoàn thành",
    "hạn hoàn thành",
];

/// Whether the paragraph is such a line.
pub fn is_assignment(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.to_lowercase();
    let labelled = |label: &str| text.strip_prefix(label).is_some_and(|rest| rest.contains(':'));
    let short = paragraph.tokens.iter().position(|token| token.is_mark(':')).is_some_and(|at| at <= 6);
    short && LABELS.into_iter().any(labelled)
}

/// Adds to the task what the line says of it; the words of a deadline that cannot be dated.
pub fn assign(task: &mut Directive, line: &Paragraph, asking: &Asking<'_>) -> Option<String> {
    let to = line.tokens.len();
    task.text = format!("{} {}", task.text, line.text);
    let names_who = !line.text.to_lowercase().starts_with("thời") && !line.text.to_lowercase().starts_with("hạn");
    let colon = line.tokens.iter().position(|token| token.is_mark(':'));
    if let Some(colon) = colon.filter(|_| names_who) {
        let (whom, _) = addressees(line, colon + 1, to);
        if !whom.is_empty() {
            task.audience = audience(&whom, asking);
            task.addressees = whom;
        }
    }
    task.asks_for_report |= asks_for_report(line, 0, to);
    match deadline(line, 0, to, asking.letter_day) {
        Some(ReadDeadline::At(deadline)) => {
            (task.deadline, task.undated) = (Some(deadline), None);
            None
        }
        Some(ReadDeadline::Undated(words)) => {
            task.undated = Some(words.clone());
            Some(words)
        }
        None => None,
    }
}
