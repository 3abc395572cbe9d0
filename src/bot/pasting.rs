//! The text of a letter pasted into the chat by the office, in one message or several: read and shown for review like a
//! file.

use super::caller::Caller;
use super::pieces::{Pieces, Rest, begins_a_letter};
use super::reply::{Reply, reply};
use super::{Bot, BotError, refused};
use crate::desk::{DeskError, ImportRequest, Imported};
use crate::domain::figure::Doubt;
use crate::domain::letter::{Letter, LetterContent, LetterState};
use crate::domain::message::{Action, Message};
use crate::domain::rights::Act;
use crate::letter::ReadError;

/// A letter has several lines; a question or a correction has one.
const LINES: usize = 3;

impl Bot {
    /// `None` for a text that is no letter, or of somebody who takes no letters in.
    pub(super) async fn pasted_letter(&self, caller: &mut Caller<'_>, typed: &str) -> Result<Option<Reply>, BotError> {
        if caller.in_group || !caller.may(Act::ImportLetter) {
            return Ok(None);
        }
        let limit = self.text_limit(caller);
        let before = caller.session.pasted().cloned().filter(|before| before.goes_on(typed, caller.now));
        if let Some(before) = before.filter(|_| !self.decisions.has(typed)) {
            if !begins_a_letter(typed) {
                return self.take_pieces(caller, before.with(typed, limit, caller.now)).await;
            }
            if before.rest != Rest::Awaited {
                caller.session.keep_pasted(None);
                return self.take_pieces(caller, Pieces::first(typed, caller.now)).await;
            }
            let mut told = self.finish_pasted(caller).await?;
            told.extend(Box::pin(self.pasted_letter(caller, typed)).await?.unwrap_or_default());
            return Ok(Some(told));
        }
        if lines(typed) < LINES {
            return Ok(None);
        }
        self.take_pieces(caller, Pieces::first(typed, caller.now)).await
    }

    /// There is no more: what was pasted is read as it is.
    pub(super) async fn finish_pasted(&self, caller: &mut Caller<'_>) -> Result<Reply, BotError> {
        let Some(pieces) = caller.session.pasted().cloned().filter(|pieces| pieces.rest == Rest::Awaited) else {
            return reply(Message::text(caller.text.pasted_none()));
        };
        caller.session.keep_pasted(None);
        match self.try_pieces(caller, &pieces).await {
            Ok(Some(_)) => self.keep_pieces(caller, &pieces).await,
            Ok(None) => reply(Message::text(caller.text.pasted_no_letter())),
            Err(error) => refused(error, caller),
        }
    }

    /// Waits for the rest when the last piece is as long as a message may be and no end is in sight; else reads.
    async fn take_pieces(&self, caller: &mut Caller<'_>, pieces: Pieces) -> Result<Option<Reply>, BotError> {
        let content = match self.try_pieces(caller, &pieces).await {
            Ok(content) => content,
            Err(error) => {
                caller.session.keep_pasted(None);
                return refused(error, caller).map(Some);
            }
        };
        if pieces.is_full(self.text_limit(caller)) && !content.as_ref().is_some_and(has_end) {
            let text = caller.text;
            let message = Message::text(text.pasted_waits(pieces.count.to_string()));
            caller.session.keep_pasted(Some(pieces.known_as(None, Rest::Awaited)));
            return reply(message.choice(text.pasted_all(), Action::Command("rasoat het".to_owned()))).map(Some);
        }
        caller.session.keep_pasted(None);
        match (content, pieces.count) {
            (Some(_), _) => self.keep_pieces(caller, &pieces).await.map(Some),
            (None, 1) => {
                // Its figures may stand in the rest.
                let is_long = pieces.is_long(self.text_limit(caller));
                caller.session.keep_pasted(is_long.then_some(pieces));
                Ok(None)
            }
            (None, _) => reply(Message::text(caller.text.pasted_no_letter())).map(Some),
        }
    }

    /// What the pieces say; `None` for no letter, of which nothing is kept.
    async fn try_pieces(&self, caller: &Caller<'_>, pieces: &Pieces) -> Result<Option<LetterContent>, DeskError> {
        let request = ImportRequest { dry_run: true, ..self.request(caller, pieces) };
        match self.desk.import(&caller.actor_for(Act::ImportLetter), request).await {
            Ok(read) if says_something(&read.letter.content) => Ok(Some(read.letter.content)),
            Err(error @ DeskError::Letter(ReadError::Classified)) => Err(error),
            Ok(_) | Err(DeskError::Letter(_) | DeskError::NoUnit) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Keeps the letter and shows it for review.
    async fn keep_pieces(&self, caller: &mut Caller<'_>, pieces: &Pieces) -> Result<Reply, BotError> {
        let request = self.request(caller, pieces);
        let mut imported = match self.desk.import(&caller.actor_for(Act::ImportLetter), request).await {
            Ok(imported) => imported,
            Err(error) => return refused(error, caller),
        };
        self.drop_part(caller, pieces, &mut imported).await?;
        let message = self.review_message(caller, &imported.letter, &imported.others).await?;
        let text = caller.text;
        let message = match pieces.seams.is_empty() {
            true => message,
            false => {
                let seams =
                    pieces.seams.iter().map(|(before, after)| text.pasted_seam(before.as_str(), after.as_str()));
                message.line(text.pasted_joined(pieces.count.to_string(), seams.collect::<Vec<_>>().join("; ")))
            }
        };
        let (handle, content) = (imported.letter.id.handle(), &imported.letter.content);
        let is_long = pieces.is_long(self.text_limit(caller));
        let (rest, message) = match is_cut_off(content) {
            true => (Rest::Likely, message.line(text.pasted_may_go_on())),
            false if is_long && !has_end(content) => (Rest::Perhaps, message),
            false => return reply(message),
        };
        caller.session.keep_pasted(Some(pieces.clone().known_as(Some(handle), rest)));
        reply(message)
    }

    /// The version that was read of the first pieces alone gives way, unless somebody has worked on it.
    async fn drop_part(&self, caller: &Caller<'_>, pieces: &Pieces, imported: &mut Imported) -> Result<(), BotError> {
        let Some(handle) = &pieces.letter else { return Ok(()) };
        let Some(part) = self.letter_of(handle).await?.filter(|part| is_untouched(part, &imported.letter)) else {
            return Ok(());
        };
        self.desk.discard(&caller.actor_for(Act::ImportLetter), &part.id).await?;
        imported.others.beside.retain(|other| other.id != part.id);
        imported.others.gave_way.push(part);
        Ok(())
    }

    fn request(&self, caller: &Caller<'_>, pieces: &Pieces) -> ImportRequest {
        ImportRequest::of(caller.text.review_pasted_name(), pieces.text.as_str())
    }

    fn text_limit(&self, caller: &Caller<'_>) -> usize {
        self.gate.capabilities(caller.chat.channel).map_or(usize::MAX / 100, |capabilities| capabilities.text_limit)
    }
}

fn lines(typed: &str) -> usize {
    typed.lines().filter(|line| !line.trim().is_empty()).count()
}

/// Results under their period, or a directive.
fn says_something(content: &LetterContent) -> bool {
    content.figure_sets.iter().any(|set| !set.figures.is_empty()) || !content.directives.is_empty()
}

/// The signature or the list of who gets it stands at the end.
fn has_end(content: &LetterContent) -> bool {
    let signed = !content.signature_block.is_empty() || !content.copies.is_empty();
    !is_cut_off(content) && (signed || content.text.trim_end().ends_with("./."))
}

fn is_cut_off(content: &LetterContent) -> bool {
    content.doubts.iter().any(|doubt| doubt.doubt == Doubt::CutOff)
}

fn is_untouched(part: &Letter, whole: &Letter) -> bool {
    part.id != whole.id && part.state == LetterState::Unreviewed && part.content.corrections.is_empty()
}
