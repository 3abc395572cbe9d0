//! A letter sent by the office: read, shown as it was understood, confirmed or discarded. Chairs see nothing of it
//! before it is confirmed.

use super::attachments::Fetched;
use super::caller::Caller;
use super::reply::{Reply, reply};
use super::{Bot, BotError, refused};
use crate::channel::inbound::Attachment;
use crate::desk::ImportRequest;
use crate::domain::letter::{Letter, LetterState};
use crate::domain::message::{Action, Message};
use crate::domain::rights::Act;
use crate::letter::preview;

impl Bot {
    /// Fetches and reads a letter's file.
    pub(super) async fn review_file(
        &self,
        caller: &mut Caller<'_>,
        attachment: &Attachment,
    ) -> Result<Reply, BotError> {
        let Fetched { name, bytes } = match self.fetch(caller, attachment).await {
            Ok(fetched) => fetched,
            Err(word) => return reply(word),
        };
        let request = ImportRequest {
            file_name: name,
            bytes,
            unit: None,
            number: None,
            date: None,
            signer: None,
            dry_run: false,
        };
        let imported = match self.desk.import(&caller.actor_for(Act::ImportLetter), request).await {
            Ok(imported) => imported,
            Err(error) => return refused(error, caller),
        };
        reply(self.review_message(caller, &imported.letter))
    }

    /// What was read, with what can be done about it while it waits.
    pub(super) fn review_message(&self, caller: &Caller<'_>, letter: &Letter) -> Message {
        let text = caller.text;
        let message = preview::preview(&letter.content, &self.store().units(), text);
        let act = |act: &str| Action::Command(format!("rasoat {} {act}", letter.id.handle()));
        match letter.state {
            LetterState::Unreviewed => message
                .line(text.review_waits())
                .choice(text.review_confirm(), act("xacnhan"))
                .choice(text.review_discard(), act("bo")),
            LetterState::Confirmed => message.line(text.review_is_confirmed()),
            LetterState::Superseded => message.line(text.review_is_superseded()),
            LetterState::Discarded => message.line(text.review_is_discarded()),
        }
    }
}
