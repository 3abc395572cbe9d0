//! /theodoi: how the directives stand – all of them, one by its number, or those of one unit.

use crate::bot::caller::Caller;
use crate::bot::directives::refused_directive;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::{DeskError, slug};
use crate::domain::message::{Action, Line, Message};
use crate::domain::rights::Act;
use crate::domain::unit::UnitId;
use std::collections::BTreeSet;

/// Directives in one answer, the newest.
const SHOWN: usize = 6;
/// Units of one name to choose from.
const UNITS: usize = 8;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    if !caller.may(Act::SeeResults) {
        return refused(DeskError::NotPermitted(Act::SeeResults), caller);
    }
    if arguments.is_empty() {
        return all(bot, caller).await;
    }
    match arguments.parse() {
        Ok(notice) => bot.board(caller, notice).await,
        Err(_) => unit(bot, caller, arguments).await,
    }
}

async fn all(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    let (text, actor) = (caller.text, caller.actor_for(Act::SeeResults));
    let live = match bot.desk.live_directives().await {
        Ok(live) => live,
        Err(error) => return refused(error, caller),
    };
    if live.is_empty() {
        return reply(Message::text(text.boards_none()));
    }
    let mut message = Message::new().title(text.boards_title());
    for notice in live.into_iter().take(SHOWN) {
        let board = match bot.desk.board(&actor, notice.id).await {
            Ok(board) => board,
            Err(error) => return refused_directive(error, caller),
        };
        message = message.lines(board.overview_lines(text));
        message = message.choice(text.choice_board(notice.id.to_string()), Action::Board(notice.id));
    }
    reply(message.note(text.boards_note(super::command_name("theodoi", caller))))
}

/// The units that have seats, by identity or by name.
async fn unit(bot: &Bot, caller: &Caller<'_>, name: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    let units = bot.store().units();
    let with_seats: BTreeSet<UnitId> = bot.store().seats().await?.into_iter().map(|seat| seat.unit).collect();
    let wanted = slug(name);
    let named = |unit: &&UnitId| {
        let slugged = slug(&units.name(unit));
        unit.as_str() == name || slugged == wanted || slugged.ends_with(&format!("-{wanted}"))
    };
    let found: Vec<&UnitId> = with_seats.iter().filter(named).collect();
    match found.as_slice() {
        [] => reply(Message::text(text.unit_board_unknown(name.to_owned()))),
        [one] => match bot.desk.unit_board(&caller.actor_for(Act::SeeResults), one).await {
            Ok(board) => reply(board.board_message(units.name(one), text)),
            Err(error) => refused_directive(error, caller),
        },
        several => {
            let lines = several.iter().take(UNITS).map(|unit| Line::from(units.name(unit))).collect();
            let message = Message::text(text.unit_board_which()).lines(lines);
            reply(several.iter().take(UNITS).fold(message, |message, unit| {
                message.choice(units.name(unit), Action::Command(format!("theodoi {unit}")))
            }))
        }
    }
}
