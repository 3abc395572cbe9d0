//! Several units, periods or questions in one message: the answers one below the other.

use super::facts::Facts;
use super::{Reply, Response};
use crate::domain::message::Block;
use crate::question::{Intent, Understood, UnitAsked};
use crate::store::StoreError;
use crate::text::Text;
use serde_json::{Value, json};

/// As many as a phone shows without scrolling far.
const UNITS: usize = 5;

pub async fn answer(
    facts: &Facts<'_>,
    text: Text<'_>,
    understood: &Understood,
    units: &[UnitAsked],
) -> Result<Reply, StoreError> {
    let mut replies = Vec::new();
    for unit in units.iter().take(UNITS) {
        let mut one = understood.clone();
        one.question.unit = unit.clone();
        // A message carries one picture at most.
        one.picture = None;
        if one.question.intent == Intent::ScoreAll {
            // Six groups of each would not fit a screen.
            one.question.intent = Intent::ScoreTotal;
        }
        replies.push(Box::pin(super::answer(facts, text, &one)).await?);
    }
    joined(text, replies)
}

/// The answer for every period of the question.
pub async fn periods(facts: &Facts<'_>, text: Text<'_>, understood: &Understood) -> Result<Reply, StoreError> {
    let mut one = understood.clone();
    let more = std::mem::take(&mut one.question.more_periods);
    let mut replies = vec![super::answer(facts, text, &one).await?];
    for period in more {
        one.question.period = period;
        replies.push(super::answer(facts, text, &one).await?);
    }
    joined(text, replies)
}

/// Adds the answer to the second question of a message.
pub fn append(first: &mut Response, second: Response, left_out: usize, text: Text<'_>) {
    first.message.blocks.extend(second.message.blocks);
    first.message.file = first.message.file.take().or(second.message.file);
    first.message.picture = first.message.picture.take().or(second.message.picture);
    if left_out > 0 {
        first.message.blocks.push(Block::Note(text.answer_first_two()));
    }
    if let (Some(answer), Some(figures)) = (first.answer.as_object_mut(), second.answer.get("figures").cloned()) {
        if let (Some(all), Some(more)) = (answer.get_mut("figures").and_then(Value::as_array_mut), figures.as_array()) {
            all.extend(more.iter().cloned());
        }
        answer.insert("also".to_owned(), json!({ "understood": second.understood, "answer": second.answer }));
    }
    first.context = second.context;
}

fn joined(text: Text<'_>, replies: Vec<Reply>) -> Result<Reply, StoreError> {
    let mut replies = replies.into_iter();
    let Some(mut all) = replies.next() else {
        return Ok(Reply::words("clarification", crate::domain::message::Message::new().title(text.answer_not_read())));
    };
    for reply in replies {
        all.figures.extend(reply.figures);
        all.message.blocks.extend(reply.message.blocks);
    }
    Ok(all)
}
