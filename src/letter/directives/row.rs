//! Tasks that stand in the rows of a table: the unit, what it is to do, by when.

use super::deadline::deadline;
use super::read_deadline::ReadDeadline;
use super::{Asking, directive};
use crate::domain::letter::Directive;
use crate::letter::date;
use crate::letter::lexicon::is;
use crate::letter::paragraph::{Paragraph, paragraphs};
use crate::letter::periods;

/// The directive of a row. `due` is the heading of its column with the cell.
pub fn of_row(task: &str, due: Option<(&str, &str)>, unit: &str, line: u32, asking: &Asking<'_>) -> Directive {
    let whom: Vec<String> = Some(unit.trim()).filter(|unit| !unit.is_empty()).map(str::to_owned).into_iter().collect();
    let paragraph = one_paragraph(task, line);
    let mut directive = directive(&paragraph, (0, paragraph.tokens.len()), &whom, asking);
    directive.text = task.split_whitespace().collect::<Vec<_>>().join(" ");
    if !whom.is_empty() && directive.addressees != whom {
        directive.audience = super::audience(&whom, asking);
        directive.addressees = whom;
    }
    if let Some((heading, cell)) = due {
        directive.text = format!("{}. {heading}: {cell}", directive.text.trim_end_matches('.'));
        match time_of(cell, line, asking) {
            Some(ReadDeadline::At(deadline)) => directive.deadline = Some(deadline),
            Some(ReadDeadline::Undated(words)) => directive.undated = Some(words),
            None => {}
        }
    }
    directive
}

/// What a cell of deadlines says. Two days, or days counted from a day that it does not tell, are asked about.
fn time_of(cell: &str, line: u32, asking: &Asking<'_>) -> Option<ReadDeadline> {
    let own = one_paragraph(cell, line);
    let tokens = &own.tokens;
    let days =
        (0..tokens.len()).filter(|at| date::day_at(tokens, *at, true).is_some() && !is(tokens, *at, "ngày")).count();
    let counted = tokens.first().is_some_and(|token| token.number().is_some()) && is(tokens, 1, "ngày");
    if days > 1 || counted {
        return Some(ReadDeadline::Undated(cell.to_owned()));
    }
    let lead = if periods::period_at(tokens, 0).is_some() { "Hoàn thành trong" } else { "Thời hạn:" };
    let said = one_paragraph(&format!("{lead} {cell}"), line);
    deadline(&said, 0, said.tokens.len(), asking.letter_day)
}

fn one_paragraph(text: &str, line: u32) -> Paragraph {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    paragraphs(std::iter::once((line, text.as_str()))).into_iter().next().unwrap_or_else(Paragraph::new_sheet)
}
