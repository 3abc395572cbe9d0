//! Several units in one question: the same answer for each, one below the other.

use super::Reply;
use super::facts::Facts;
use crate::question::{Intent, Understood, UnitAsked};
use crate::store::StoreError;
use crate::text::Text;

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
