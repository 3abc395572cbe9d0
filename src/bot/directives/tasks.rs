//! /viec: what the caller has to do.

use super::failure;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError};

impl Bot {
    /// How many directives wait for something from the caller's seats.
    pub(in crate::bot) async fn open_tasks(&self, caller: &Caller<'_>) -> Result<usize, BotError> {
        Ok(self.desk.directives_of(&caller.seats).await.map_err(failure)?.open().count())
    }

    pub(in crate::bot) async fn tasks(&self, caller: &Caller<'_>) -> Result<Reply, BotError> {
        let own = self.desk.directives_of(&caller.seats).await.map_err(failure)?;
        reply(own.tasks_message(caller.text))
    }
}
