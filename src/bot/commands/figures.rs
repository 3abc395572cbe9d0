//! /chiso: the newest figures, or those that the words after it ask for.

use crate::bot::caller::Caller;
use crate::bot::reply::Reply;
use crate::bot::{Bot, BotError};

/// Questions are asked in Vietnamese, whatever the answer's language.
const NEWEST: &str = "chỉ số mới nhất";
const OF: &str = "chỉ số";

pub(super) async fn run(bot: &Bot, caller: &mut Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    // A command says all it means; what was asked before does not complete it.
    caller.session.set_context(None);
    match arguments {
        "" => bot.ask(caller, NEWEST).await,
        arguments => bot.ask(caller, &format!("{OF} {arguments}")).await,
    }
}
