//! /huydangky: no more notices; says what that means, asks, and then does it.

use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError};
use crate::domain::audit::AuditAct;
use crate::domain::message::{Action, Message};

/// The word after the command that the choice carries.
const CONFIRMED: &str = "co";

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    let Some(person) = &caller.person else { return reply(Message::text(text.chat_seats_only())) };
    if person.unsubscribed_at.is_some() {
        return reply(Message::text(text.unsubscribed_already()));
    }
    if arguments != CONFIRMED {
        let confirm = Action::Command(format!("huydangky {CONFIRMED}"));
        return reply(
            Message::new()
                .title(text.unsubscribe_title())
                .line(text.unsubscribe_meaning())
                .choice(text.unsubscribe_confirm(), confirm),
        );
    }
    bot.recorded(caller, AuditAct::PersonUnsubscribed, &person.id)
        .set_unsubscribed(&person.id, Some(caller.now))
        .await?;
    reply(Message::text(text.unsubscribed()))
}
