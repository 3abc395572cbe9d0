//! What a reviewer can choose where the letter leaves something open: one of two printed values, the day that a deadline means.

use super::directives::deadline_choices;
use super::typed::TypedValue;
use crate::domain::calendar::OfficeHours;
use crate::domain::deadline::Deadline;
use crate::domain::figure::{Doubt, FigureRole};
use crate::domain::letter::{Directive, LetterContent};
use crate::text::{Text, numbers};
use serde_json::{Value, json};

/// Values offered for one doubt.
const VALUES: usize = 4;

/// Stands where a deadline would.
pub const NO_DEADLINE: &str = "0";

/// One answer to one doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub label: String,
    /// The same as a review takes it typed; short enough for a button.
    pub words: String,
    pub answers: Answers,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answers {
    Value,
    /// The directive of this number; `None` = it has no deadline.
    Deadline(u32, Option<Deadline>),
}

/// All choices of a letter, in the order of its doubts: figures first.
pub fn choices(content: &LetterContent, hours: &OfficeHours, text: Text<'_>) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (at, doubt) in content.doubts.iter().enumerate() {
        let Doubt::TwoValues { printed, .. } = &doubt.doubt else { continue };
        let (Some(indicator), Some(period)) = (doubt.indicator, doubt.period) else { continue };
        choices.extend(printed.iter().enumerate().take(VALUES).map(|(place, value)| {
            let value = numbers::points(*value, text.lang());
            Choice {
                label: text.review_take(text.indicator(indicator), text.period(period), value),
                words: format!("chon {at} {place}"),
                answers: Answers::Value,
            }
        }));
    }
    for directive in &content.directives {
        choices.extend(deadlines(directive, content, hours).into_iter().map(|deadline| {
            let ordinal = directive.ordinal;
            let code = deadline.as_ref().map_or_else(|| NO_DEADLINE.to_owned(), Deadline::code);
            let label = match &deadline {
                Some(deadline) => text.review_take_deadline(ordinal.to_string(), text.when_due(deadline)),
                None => text.review_take_no_deadline(ordinal.to_string()),
            };
            Choice { label, words: format!("han {ordinal} {code}"), answers: Answers::Deadline(ordinal, deadline) }
        }));
    }
    choices
}

/// What the deadline of a directive may be whose words name no certain day; nothing where they do.
fn deadlines(directive: &Directive, content: &LetterContent, hours: &OfficeHours) -> Vec<Option<Deadline>> {
    let Some(words) = &directive.undated else { return Vec::new() };
    let mut meant: Vec<Deadline> = directive.deadline.iter().cloned().collect();
    for deadline in deadline_choices(words, content.date, hours) {
        if !meant.contains(&deadline) {
            meant.push(deadline);
        }
    }
    meant.into_iter().map(Some).chain([None]).collect()
}

/// The value that "chon <doubt> <value>" means.
pub(super) fn offered_value(content: &LetterContent, words: &str) -> Option<TypedValue> {
    let (doubt, value) = words.strip_prefix("chon ")?.trim().split_once(' ')?;
    let doubt = content.doubts.get(doubt.parse::<usize>().ok()?)?;
    let Doubt::TwoValues { printed, .. } = &doubt.doubt else { return None };
    Some(TypedValue {
        unit: None,
        period: doubt.period,
        role: FigureRole::Own,
        indicator: doubt.indicator?,
        points: *printed.get(value.parse::<usize>().ok()?)?,
        why: None,
    })
}

/// As in `docs/json.md`.
pub fn choices_json(choices: &[Choice]) -> Value {
    let shape = |choice: &Choice| match &choice.answers {
        Answers::Value => json!({ "label": choice.label, "words": choice.words }),
        Answers::Deadline(ordinal, deadline) => json!({
            "label": choice.label,
            "words": choice.words,
            "directive": ordinal,
            "deadline": deadline,
        }),
    };
    choices.iter().map(shape).collect()
}
