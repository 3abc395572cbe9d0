//! Directives in a chat: the holder of a seat begins and reports, the office accepts or returns.

mod answering;
mod reporting;
mod spoken;
mod tasks;

use super::caller::Caller;
use super::reply::{Reply, reply};
use super::{Bot, BotError};
use crate::desk::{DeskError, DirectiveError, SeatDirective, asks_for_report};
use crate::domain::directive_progress::Stage;
use crate::domain::message::Message;
use crate::domain::notice::NoticeId;
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::Seat;
use crate::store::StoreError;

impl Bot {
    /// The caller's directives that a report is asked for and has not come.
    async fn awaiting_report(&self, caller: &Caller<'_>) -> Result<Vec<SeatDirective>, BotError> {
        let all = self.desk.directives_of(&caller.seats).await.map_err(failure)?;
        let awaits =
            |one: &SeatDirective| one.is_open() && (asks_for_report(&one.notice) || one.row.stage == Stage::InProgress);
        Ok(all.0.into_iter().filter(awaits).collect())
    }

    /// Acts from the seat that the directive is for; of several from the one that has work to do. Without any, from
    /// whichever seat there is, and is refused.
    async fn actor_with_directive(&self, caller: &Caller<'_>, notice: NoticeId) -> Result<Actor, BotError> {
        let all = self.desk.directives_of(&caller.seats).await.map_err(failure)?;
        let of_notice = || all.0.iter().filter(|one| one.notice.id == notice);
        let seat = of_notice().find(|one| one.is_open()).or_else(|| of_notice().next()).map(|one| &one.row.seat);
        let held = caller.seats.iter().find(|held| Some(&held.id) == seat);
        Ok(held.map_or_else(|| caller.actor_for(Act::ReportProgress), |seat| acting_from(caller, seat)))
    }
}

fn acting_from(caller: &Caller<'_>, seat: &Seat) -> Actor {
    let person = caller.person.as_ref().map(|person| person.id.clone());
    Actor::Seat { seat: seat.id.clone(), person, role: seat.role }
}

/// A refusal is an answer; what the store could not do is a failure.
pub(super) fn refused_directive(error: DirectiveError, caller: &Caller<'_>) -> Result<Reply, BotError> {
    match error {
        DirectiveError::Desk(error) => super::refused(error, caller),
        error => reply(Message::text(error.explain(caller.text))),
    }
}

/// Where nothing can be refused, only the store can have failed.
fn failure(error: impl Into<DirectiveError>) -> BotError {
    match error.into() {
        DirectiveError::Desk(DeskError::Store(error)) => BotError::Store(error),
        DirectiveError::Desk(error) => BotError::Desk(error),
        error => BotError::Store(StoreError::Io(error.to_string())),
    }
}
