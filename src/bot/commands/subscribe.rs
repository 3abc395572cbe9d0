//! /dangky: notices again after /huydangky.

use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError};
use crate::domain::audit::AuditAct;
use crate::domain::message::Message;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    let Some(person) = &caller.person else { return reply(Message::text(caller.text.chat_seats_only())) };
    if person.unsubscribed_at.is_none() {
        return reply(Message::text(caller.text.subscribed_already()));
    }
    bot.recorded(caller, AuditAct::PersonSubscribed, &person.id).set_unsubscribed(&person.id, None).await?;
    reply(Message::text(caller.text.subscribed()))
}
