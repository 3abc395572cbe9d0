//! A question and the store → an answer: figures as data, and the message that says them.

use crate::domain::message::Message;
use crate::domain::unit::UnitId;
use crate::question::{Context, Lexicon};
use crate::store::{Store, StoreError};
use crate::text::Text;
use chrono::{DateTime, Utc};
use serde_json::Value;

/// Somebody asks something.
pub struct Ask<'a> {
    pub text: &'a str,
    /// The unit of the asker's seat; `None` for a stranger, whose "we" is the home unit.
    pub own_unit: Option<&'a UnitId>,
    /// The unit whose letters this installation publishes.
    pub home_unit: Option<&'a UnitId>,
    pub context: Option<&'a Context>,
    pub now: DateTime<Utc>,
}

/// What was understood, the figures, and the words.
pub struct Response {
    /// `{intent, indicator, period, unit, comparison, …}` in the words of `docs/json.md`.
    pub understood: Value,
    /// The answer as data.
    pub answer: Value,
    pub message: Message,
    /// To be kept for the chat's next question.
    pub context: Option<Context>,
}

/// Understands and answers. Every figure in the message is one of the store, under its own unit and period.
pub async fn respond(store: &Store, lexicon: &Lexicon, text: Text<'_>, ask: Ask<'_>) -> Result<Response, StoreError> {
    let _ = (store, lexicon, text, ask);
    unimplemented!()
}
