//! /vanban: the original file of the newest confirmed letter.

use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError};
use crate::domain::letter::LetterState;
use crate::domain::message::Message;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    let letters = bot.store().letters().await?;
    let newest = letters.iter().find(|letter| letter.state == LetterState::Confirmed);
    reply(match newest {
        Some(letter) => bot.desk.document(letter, caller.text),
        None => Message::text(caller.text.document_none()),
    })
}
