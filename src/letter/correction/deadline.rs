//! The deadline that a person gives a directive in the review, where its words name no certain day or were misread.

use super::CorrectionFault;
use crate::domain::deadline::Deadline;
use crate::domain::figure::Doubt;
use crate::domain::letter::{ChosenDeadline, Directive, LetterContent, LetterDoubt};
use chrono::{DateTime, Utc};

/// What a person says of a directive's deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeadlineChoice {
    At(Deadline),
    /// It has none.
    None,
    /// It is as the letter was read; what was said before is taken back.
    AsRead,
}

/// The content with the deadline of one directive chosen by a person at a time.
pub fn with_deadline(
    content: &LetterContent,
    ordinal: u32,
    choice: &DeadlineChoice,
    (by, at): (&str, DateTime<Utc>),
) -> Result<LetterContent, CorrectionFault> {
    let mut content = content.clone();
    let place = content.directives.iter().position(|directive| directive.ordinal == ordinal);
    let place = place.ok_or(CorrectionFault::NoDirective(ordinal))?;
    let directive = &mut content.directives[place];
    let doubted = directive.undated.clone();
    match choice {
        DeadlineChoice::AsRead => {
            let read = directive.chosen.take().ok_or(CorrectionFault::Unchanged)?;
            (directive.deadline, directive.undated) = (read.read, read.undated);
        }
        DeadlineChoice::At(_) | DeadlineChoice::None => {
            let deadline = match choice {
                DeadlineChoice::At(deadline) => Some(deadline.clone()),
                _ => None,
            };
            let is_settled = directive.chosen.is_some() || deadline.is_some();
            if directive.deadline == deadline && directive.undated.is_none() && is_settled {
                return Err(CorrectionFault::Unchanged);
            }
            let read = match directive.chosen.take() {
                Some(earlier) => (earlier.read, earlier.undated),
                None => (directive.deadline.clone(), directive.undated.clone()),
            };
            (directive.deadline, directive.undated) = (deadline, None);
            directive.chosen = Some(ChosenDeadline { read: read.0, undated: read.1, by: by.to_owned(), at });
        }
    }
    let directive = directive.clone();
    match (&doubted, &directive.undated) {
        (Some(words), None) => settle(&mut content, place, words),
        (None, Some(words)) => raise(&mut content, &directive, words),
        _ => {}
    }
    Ok(content)
}

/// The doubt stands at the directive, or in a line below it that assigns it.
fn settle(content: &mut LetterContent, place: usize, words: &str) {
    let from = content.directives[place].line;
    let until = content.directives.get(place + 1).map_or(u32::MAX, |next| next.line);
    let is_it = |doubt: &LetterDoubt| {
        let here = doubt.line >= from && (doubt.line < until || doubt.line == from);
        doubt.doubt == Doubt::Unclear
            && doubt.indicator.is_none()
            && doubt.period.is_none()
            && here
            && doubt.printed == words
    };
    if let Some(at) = content.doubts.iter().position(is_it) {
        content.doubts.remove(at);
    }
}

fn raise(content: &mut LetterContent, directive: &Directive, words: &str) {
    let printed = words.to_owned();
    let doubt = LetterDoubt { period: None, indicator: None, line: directive.line, printed, doubt: Doubt::Unclear };
    content.doubts.push(doubt);
    content.doubts.sort_by_key(|doubt| doubt.line);
}
