//! A letter sent by the office: read, shown as it was understood, confirmed or discarded. Chairs see nothing of it
//! before it is confirmed.

use super::attachments::Fetched;
use super::caller::Caller;
use super::reply::{Reply, reply};
use super::{Bot, BotError, refused};
use crate::channel::inbound::Attachment;
use crate::desk::{DeskError, ImportRequest, OtherVersions, ReviewProblem};
use crate::domain::letter::{Letter, LetterState};
use crate::domain::message::{Action, Line, Message};
use crate::domain::rights::Act;
use crate::letter::choices::choices;
use crate::letter::preview;
use crate::text::{Text, numbers};

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
        let request = ImportRequest::of(name, bytes);
        let imported = match self.desk.import(&caller.actor_for(Act::ImportLetter), request).await {
            Ok(imported) => imported,
            Err(error) => return refused(error, caller),
        };
        reply(self.review_message(caller, &imported.letter, &imported.others).await?)
    }

    /// A typed line that corrects the letter under review in this chat; `None` when it is none, or no letter is.
    pub(super) async fn typed_correction(
        &self,
        caller: &mut Caller<'_>,
        line: &str,
    ) -> Result<Option<Reply>, BotError> {
        let Some(handle) = caller.session.under_review(caller.now).map(str::to_owned) else { return Ok(None) };
        if caller.in_group || !caller.may(Act::ImportLetter) {
            return Ok(None);
        }
        let Some(before) = self.letter_of(&handle).await? else { return Ok(None) };
        match self.desk.revise(&caller.actor_for(Act::ImportLetter), &before.id, line).await {
            Ok(letter) => reply(self.revised_message(caller, &before, &letter)).map(Some),
            Err(DeskError::Review(ReviewProblem::NotUnderstood)) => Ok(None),
            Err(error) => refused(error, caller).map(Some),
        }
    }

    /// Takes one of the choices that a doubt leaves open, in the words of its button.
    pub(super) async fn choose(
        &self,
        caller: &mut Caller<'_>,
        before: &Letter,
        words: &str,
    ) -> Result<Reply, BotError> {
        match self.desk.revise(&caller.actor_for(Act::ImportLetter), &before.id, words).await {
            Ok(letter) => reply(self.revised_message(caller, before, &letter)),
            Err(DeskError::Review(ReviewProblem::NotUnderstood)) => reply(Message::text(caller.text.review_unknown())),
            Err(error) => refused(error, caller),
        }
    }

    /// The letter version with this handle.
    pub(super) async fn letter_of(&self, handle: &str) -> Result<Option<Letter>, BotError> {
        Ok(self.store().letters().await?.into_iter().find(|letter| letter.id.handle() == handle))
    }

    /// What a correction changed, what is still doubtful, and what can be done now.
    fn revised_message(&self, caller: &mut Caller<'_>, before: &Letter, letter: &Letter) -> Message {
        let text = caller.text;
        let mut message = Message::new().title(text.review_revised());
        let lines = preview::change_lines(&before.content, &letter.content, &self.store().units(), text);
        message = message.lines(lines.into_iter().map(Line::from).collect());
        let doubts = preview::doubt_lines(&letter.content, text);
        message = message.lines(doubts.into_iter().map(Line::from).collect()).line(text.review_waits());
        let show = Action::Command(format!("rasoat {}", letter.id.handle()));
        self.with_choices(caller, message, letter).choice(text.review_show(), show)
    }

    /// What doubts leave open, then confirming and discarding.
    fn with_choices(&self, caller: &mut Caller<'_>, message: Message, letter: &Letter) -> Message {
        let text = caller.text;
        let handle = letter.id.handle();
        let act = |act: &str| Action::Command(format!("rasoat {handle} {act}"));
        let hours = self.desk.config.office_hours();
        let message = choices(&letter.content, &hours, text)
            .into_iter()
            .fold(message, |message, choice| message.choice(choice.label, act(&choice.words)));
        caller.session.review(Some(handle.clone()), caller.now);
        message.choice(text.review_confirm(), act("xacnhan")).choice(text.review_discard(), act("bo"))
    }

    /// What was read, with what can be done about it while it waits.
    pub(super) async fn review_message(
        &self,
        caller: &mut Caller<'_>,
        letter: &Letter,
        others: &OtherVersions,
    ) -> Result<Message, BotError> {
        let text = caller.text;
        let message = preview::preview(&letter.content, &self.store().units(), text);
        let chosen = self.desk.chosen_deadlines(&letter.content, text).await?;
        let message = message.lines(chosen.into_iter().map(Line::from).collect());
        Ok(match letter.state {
            LetterState::Unreviewed => {
                let others = others.lines(text, |other| version_name(other, text));
                let message = message.lines(others.into_iter().map(Line::from).collect());
                let message = message.line(text.review_waits()).line(text.review_how());
                self.with_choices(caller, message, letter)
            }
            LetterState::Confirmed => {
                caller.session.review(Some(letter.id.handle()), caller.now);
                message.line(text.review_is_confirmed())
            }
            LetterState::Superseded => message.line(text.review_is_superseded()),
            LetterState::Discarded => message.line(text.review_is_discarded()),
        })
    }
}

/// A version as a reviewer knows it.
pub(super) fn version_name(letter: &Letter, text: Text<'_>) -> String {
    text.letter_version(letter.file_name.clone(), numbers::time(letter.imported_at))
}
