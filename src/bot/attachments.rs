//! Files that people send. A file is fetched only when its sender may send it and something waits for it.

use super::caller::Caller;
use super::reply::{Reply, reply};
use super::{Bot, BotError};
use crate::channel::FetchError;
use crate::channel::inbound::Attachment;
use crate::domain::message::Message;
use crate::domain::rights::Act;

const MEGABYTE: u64 = 1024 * 1024;

/// A file that was fetched, in memory; `Store::keep_document` makes it a kept document.
pub(super) struct Fetched {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Bot {
    /// What a sent file is for: a report that is awaited or that it replies to, else the office's letter to be read;
    /// nothing else waits for one.
    pub(super) async fn attached(
        &self,
        caller: &mut Caller<'_>,
        attachment: &Attachment,
        replies_to: Option<&str>,
    ) -> Result<Reply, BotError> {
        if caller.in_group {
            return Ok(Vec::new());
        }
        let replied = match replies_to {
            Some(message) => self.directive_of_message(caller, message).await?,
            None => None,
        };
        if let Some(notice) = replied.or_else(|| caller.session.report_for_file(caller.now)) {
            return self.report_file(caller, notice, attachment).await;
        }
        if caller.may(Act::ImportLetter) {
            return self.review_file(caller, attachment).await;
        }
        reply(Message::text(match caller.is_seated() {
            true => caller.text.file_not_awaited(attachment.name.clone()),
            false => caller.text.file_of_a_stranger(),
        }))
    }

    /// Fetches a file through the channel it was sent on. A file that is said to be too large is not asked for. `Err`
    /// is the word for the person.
    pub(super) async fn fetch(&self, caller: &Caller<'_>, attachment: &Attachment) -> Result<Fetched, Message> {
        let limit = self.gate.capabilities(caller.chat.channel).and_then(|capabilities| capabilities.fetch_limit);
        let fetched = match (limit, attachment.size) {
            (None, _) => Err(FetchError::Unsupported),
            (Some(limit), Some(size)) if size > limit => Err(FetchError::TooLarge { limit }),
            _ => self.gate.fetch(caller.chat.channel, &attachment.file).await,
        };
        match fetched {
            Ok(bytes) => Ok(Fetched { name: attachment.name.clone(), bytes }),
            Err(error) => {
                tracing::warn!(%error, "a file that was sent could not be fetched: {error}");
                Err(Message::text(not_fetched(caller, attachment, &error)))
            }
        }
    }
}

fn not_fetched(caller: &Caller<'_>, attachment: &Attachment, error: &FetchError) -> String {
    let (text, name) = (caller.text, attachment.name.clone());
    match error {
        FetchError::Unsupported => text.file_unsupported(),
        FetchError::TooLarge { limit } => text.file_too_large(name, (limit / MEGABYTE).to_string()),
        FetchError::Refused(_) => text.file_refused(name),
        FetchError::Interrupted(_) => text.file_interrupted(name),
    }
}
