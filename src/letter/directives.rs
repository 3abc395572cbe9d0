//! What a letter asks for: who asks whom, by when, and whether a report is due.

mod actions;
mod addressees;
mod assignment;
mod audience;
mod choices;
mod closing;
mod deadline;
mod demands;
mod lists;
mod moved;
mod parts;
mod read_deadline;
mod recurring;
mod row;
mod suspension;

pub use addressees::addressees;
pub use assignment::{assign, is_assignment};
use audience::audience;
pub use audience::is_told_above;
pub use choices::choices as deadline_choices;
pub use closing::is_closing;
use closing::only_urges;
use deadline::deadline;
use demands::asked_from;
pub use demands::{demand, instructed_at, instructs, states_a_score, tells_somebody};
pub use lists::{
    announces_causes, announces_requests, announces_tasks, concludes, heads_a_list, is_heading, opens_list,
};
pub use parts::parts;
pub use read_deadline::ReadDeadline;
pub use row::of_row;
use suspension::{resumes_components, suspends_components};

use super::header;
use super::lexicon::{is, is_one_of};
use super::paragraph::{Paragraph, paragraphs};
use super::unit_names::Names;
use crate::domain::deadline::Deadline;
use crate::domain::letter::Directive;
use crate::domain::unit::UnitId;
use chrono::NaiveDate;

/// What directives are read against.
pub struct Asking<'a> {
    pub names: &'a Names<'a>,
    pub home: &'a UnitId,
    /// The day of the letter, for days without a year.
    pub letter_day: Option<NaiveDate>,
    pub today: NaiveDate,
}

/// The directive of an item or sentence.
pub fn directive(paragraph: &Paragraph, (from, to): (usize, usize), lead: &[String], asking: &Asking<'_>) -> Directive {
    let (own, _) = addressees(paragraph, asked_from(paragraph, from, to), to);
    let own = match own.is_empty() && moved::replaces_a_deadline(paragraph, (from, to), asking.letter_day) {
        true => moved::whose_deadline(paragraph, (from, to)),
        false if own.is_empty() => moved::whose_task(paragraph, (from, to)),
        false => own,
    };
    let addressees = if own.is_empty() { lead.to_vec() } else { own };
    let (deadline, undated) = match deadline(paragraph, from, to, asking.letter_day) {
        Some(ReadDeadline::At(deadline)) => (Some(deadline), None),
        Some(ReadDeadline::Undated(words)) => (None, Some(words)),
        None => (None, None),
    };
    let text = paragraph.slice(from, to).trim_end_matches(';').to_owned();
    Directive {
        ordinal: 0,
        audience: audience(&addressees, asking),
        addressees,
        deadline,
        undated,
        cited: header::cited(paragraph, from, to),
        asks_for_report: asks_for_report(paragraph, from, to),
        suspends_components: suspends_components(&text),
        resumes_components: resumes_components(paragraph, from, to, asking.letter_day),
        chosen: None,
        only_urges: only_urges(paragraph, from, to),
        line: paragraph.line_of(from),
        text,
    }
}

/// Whether the sentence asks for nothing but another deadline than before.
pub fn replaces_a_deadline(paragraph: &Paragraph, task: (usize, usize), asking: &Asking<'_>) -> bool {
    moved::replaces_a_deadline(paragraph, task, asking.letter_day)
}

/// Whether the sentence takes a task of an earlier letter back, or says that its deadline stands.
pub fn changes_a_task(paragraph: &Paragraph, task: (usize, usize)) -> bool {
    moved::changes_a_task(paragraph, task)
}

/// The words of a deadline that the directive replaces.
pub fn earlier_deadline(paragraph: &Paragraph, (from, to): (usize, usize), asking: &Asking<'_>) -> Option<String> {
    moved::moved(paragraph, (from, to), asking.letter_day)?.earlier
}

/// The deadline that a person types in the words of a letter; `None` when it is none, or no day is certain.
pub fn typed_deadline(words: &str, letter_day: Option<NaiveDate>) -> Option<Deadline> {
    // As the words of a task, by themselves and as a limit.
    let read = ["", "trước "].into_iter().find_map(|limit| {
        let line = format!("Báo cáo {limit}{}", words.trim());
        let [paragraph] = &paragraphs(std::iter::once((1, line.as_str())))[..] else { return None };
        deadline(paragraph, 0, paragraph.tokens.len(), letter_day)
    });
    match read? {
        ReadDeadline::At(deadline) => Some(deadline),
        ReadDeadline::Undated(_) => None,
    }
}

fn asks_for_report(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let tokens = &paragraph.tokens;
    // "kỳ báo cáo", but "định kỳ báo cáo"; "báo cáo số 5", but "báo cáo số liệu".
    let period_word = |at: usize| at > from && is(tokens, at - 1, "kì") && (at < 2 || !is(tokens, at - 2, "định"));
    let numbered = |at: usize| is(tokens, at + 2, "số") && !is_one_of(tokens, at + 3, &["liệu", "lượng", "kết"]);
    (from..to).any(|at| {
        is(tokens, at, "báo")
            && is(tokens, at + 1, "cáo")
            && !(at > from && is_one_of(tokens, at - 1, &["độ", "thống", "theo", "các", "tin"]))
            && !period_word(at)
            && !numbered(at)
    })
}
