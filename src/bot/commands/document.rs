//! /vanban: the original file of the newest confirmed letter, or of the one that a button names.

use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError};
use crate::domain::letter::LetterState;
use crate::domain::message::Message;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, handle: &str) -> Result<Reply, BotError> {
    let letters = bot.store().letters().await?;
    let wanted = letters.iter().find(|letter| match handle.is_empty() {
        true => letter.state == LetterState::Confirmed,
        // What was published once can be looked up when a newer version has replaced it.
        false => letter.confirmed.is_some() && letter.id.handle() == handle,
    });
    reply(match wanted {
        Some(letter) => bot.desk.document(letter, caller.text),
        None => Message::text(caller.text.document_none()),
    })
}
