//! /chiso: the newest figures, or those that the words after it ask for.

use crate::bot::caller::Caller;
use crate::bot::handle::Reply;
use crate::bot::{Bot, BotError};

/// The questions' own language, whatever the answer's.
const QUESTION: &str = "chỉ số";

pub(super) async fn run(bot: &Bot, caller: &mut Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    // A command says all it means; what was asked before does not complete it.
    caller.session.set_context(None);
    bot.ask(caller, format!("{QUESTION} {arguments}").trim()).await
}
