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

/// What handling an update leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// A question was answered: nothing but what the chat was about.
    Context,
    /// Perhaps something that must last.
    Lasting,
}
