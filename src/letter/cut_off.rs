//! A text that stops before its letter does: its end was lost when it was copied, saved or sent.

use super::directives::is_closing;
use super::header::Layout;
use super::paragraph::Paragraph;
use crate::domain::figure::Doubt;
use crate::domain::letter::{Directive, Ground, LetterDoubt};

/// How much of the last words is shown.
const SHOWN: usize = 60;

/// The doubt that the end is missing. A letter that is addressed or gives its grounds asks for something, says to whom it
/// goes, or is signed; and a sentence that asks for something has an end.
pub fn doubt(
    layout: &Layout<'_>,
    paragraphs: &[Paragraph],
    grounds: &[Ground],
    directives: &[Directive],
) -> Option<LetterDoubt> {
    let last = paragraphs.last().filter(|_| layout.tail.is_empty())?;
    let lines = last.line_at(0)..=last.line_at(last.text.len());
    let in_a_directive = directives.last().is_some_and(|directive| lines.contains(&directive.line));
    let stops_within = in_a_directive && !has_ended(&last.text);
    let opened = layout.addressed || !grounds.is_empty();
    let closed = !directives.is_empty() || is_closing(last) || last.text.ends_with("./.");
    let (line, words) = layout.body.iter().rfind(|(_, line)| !line.trim().is_empty())?;
    (stops_within || (layout.may_be_cut && opened && !closed)).then(|| LetterDoubt {
        period: None,
        indicator: None,
        line: *line,
        printed: last_words(words.trim()),
        doubt: Doubt::CutOff,
    })
}

fn has_ended(text: &str) -> bool {
    text.trim_end().ends_with(['.', ';', ':', '!', '?', ')', '”', '"', '…'])
}

fn last_words(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(SHOWN);
    let tail: String = text.chars().skip(skipped).collect();
    match tail.split_once(' ') {
        Some((_, words)) if skipped > 0 => format!("… {words}"),
        _ => tail,
    }
}
