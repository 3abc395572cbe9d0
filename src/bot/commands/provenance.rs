//! /nguongoc: where figures come from.

use crate::bot::caller::Caller;
use crate::bot::reply::Reply;
use crate::bot::{Bot, BotError};

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    bot.provenance(caller, arguments).await
}
