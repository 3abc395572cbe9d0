//! /viec and /baocao: what the caller has to do, and the report on it.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError};
use crate::domain::message::Message;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    bot.tasks(caller).await
}

/// `/baocao`, `/baocao 3`, `/baocao 3 đã xong`.
pub(super) async fn report(bot: &Bot, caller: &mut Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    if arguments.is_empty() {
        return bot.report_by_word(caller).await;
    }
    let (number, words) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
    let Ok(notice) = number.trim_end_matches(':').parse() else {
        return reply(Message::text(caller.text.chat_number_needed(command_name("baocao", caller))));
    };
    match words.trim() {
        "" => bot.ask_for_report(caller, notice).await,
        words => bot.report(caller, notice, words, Vec::new()).await,
    }
}
