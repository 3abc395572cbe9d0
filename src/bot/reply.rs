//! What handlers answer with, and the press they may answer to.

use super::BotError;
use crate::domain::message::Message;

/// The messages that answer one update.
pub(super) type Reply = Vec<Message>;

pub(super) fn reply(message: Message) -> Result<Reply, BotError> {
    Ok(vec![message])
}

/// A press to be confirmed, and the message it was on.
pub(super) struct Press<'a> {
    pub id: &'a str,
    pub message: Option<&'a str>,
}
