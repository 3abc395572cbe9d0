//! /thu: the notice as the caller would be sent it, marked as a test.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::domain::message::Message;
use crate::domain::notice::NoticeId;
use crate::domain::rights::Act;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let Ok(notice) = arguments.parse::<NoticeId>() else {
        return reply(Message::text(caller.text.chat_number_needed(command_name("thu", caller))));
    };
    match bot.desk.test_message(&caller.actor_for(Act::DraftNotice), notice, caller.text).await {
        Ok(message) => reply(message),
        Err(error) => refused(error, caller),
    }
}
