//! The text of a letter pasted into the chat by the office: read and shown for review like a file.

use super::caller::Caller;
use super::reply::{Reply, reply};
use super::{Bot, BotError, refused};
use crate::desk::{DeskError, ImportRequest};
use crate::domain::letter::LetterContent;
use crate::domain::rights::Act;
use crate::letter::ReadError;

/// A letter has several lines; a question or a correction has one.
const LINES: usize = 3;

/// Of the length of a message on this channel, in hundredths: a longer text may have been cut there.
const NEARLY_FULL: usize = 95;

impl Bot {
    /// `None` for a text that is no letter, or of somebody who takes no letters in.
    pub(super) async fn pasted_letter(&self, caller: &mut Caller<'_>, typed: &str) -> Result<Option<Reply>, BotError> {
        let lines = typed.lines().filter(|line| !line.trim().is_empty()).count();
        if lines < LINES || caller.in_group || !caller.may(Act::ImportLetter) {
            return Ok(None);
        }
        let actor = caller.actor_for(Act::ImportLetter);
        let request = |dry_run| ImportRequest { dry_run, ..ImportRequest::of(caller.text.review_pasted_name(), typed) };
        // Words that only look like a letter are not kept.
        match self.desk.import(&actor, request(true)).await {
            Ok(read) if says_something(&read.letter.content) => {}
            Err(error @ DeskError::Letter(ReadError::Classified)) => return refused(error, caller).map(Some),
            Ok(_) | Err(DeskError::Letter(_) | DeskError::NoUnit) => return Ok(None),
            Err(error) => return refused(error, caller).map(Some),
        }
        let imported = match self.desk.import(&actor, request(false)).await {
            Ok(imported) => imported,
            Err(error) => return refused(error, caller).map(Some),
        };
        let message = self.review_message(caller, &imported.letter, &imported.others);
        let limit = self.gate.capabilities(caller.chat.channel).map(|capabilities| capabilities.text_limit);
        let may_be_cut = limit.is_some_and(|limit| typed.chars().count() * 100 >= limit * NEARLY_FULL);
        reply(if may_be_cut { message.line(caller.text.review_may_be_cut()) } else { message }).map(Some)
    }
}

/// Results under their period, or a directive.
fn says_something(content: &LetterContent) -> bool {
    content.figure_sets.iter().any(|set| !set.figures.is_empty()) || !content.directives.is_empty()
}
