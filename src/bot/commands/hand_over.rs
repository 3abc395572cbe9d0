//! /bangiao: a seat is to change hands; the office gets the code that its next holder will send.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::{DeskError, SeatRequest, slug};
use crate::domain::message::{Action, Line, Message};
use crate::domain::rights::Act;
use crate::domain::seat::{Seat, SeatId};
use crate::text::numbers;

/// Seats to choose from in one answer.
const SHOWN: usize = 8;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    if !caller.may(Act::ManageSeats) {
        return refused(DeskError::NotPermitted(Act::ManageSeats), caller);
    }
    if arguments.is_empty() {
        return reply(Message::text(text.hand_over_how(command_name("bangiao", caller))));
    }
    let wanted = slug(arguments);
    let words: Vec<&str> = wanted.split('-').collect();
    let is_meant = |seat: &&Seat| {
        let title = slug(&seat.title);
        words.iter().all(|word| title.split('-').any(|part| part == *word))
    };
    let mut seats = bot.store().seats().await?;
    seats.retain(|seat| seat.merged_into.is_none());
    if let Some(seat) = seats.iter().find(|seat| seat.id.as_str() == arguments) {
        return hand_over(bot, caller, &seat.id).await;
    }
    let found: Vec<&Seat> = seats.iter().filter(is_meant).collect();
    match found.as_slice() {
        [] => reply(Message::text(text.hand_over_unknown(arguments.to_owned()))),
        [one] => confirm(caller, one),
        several => {
            let lines = several.iter().take(SHOWN).map(|seat| Line::from(seat.title.clone())).collect();
            let message = Message::text(text.hand_over_which()).lines(lines);
            reply(
                several.iter().take(SHOWN).fold(message, |message, seat| message.choice(seat.title.clone(), act(seat))),
            )
        }
    }
}

/// One seat was meant by its name: the code is made once it is confirmed.
fn confirm(caller: &Caller<'_>, seat: &Seat) -> Result<Reply, BotError> {
    let text = caller.text;
    let message = Message::text(text.hand_over_confirm(seat.title.clone(), seat.holders().count()));
    reply(message.choice(text.choice_hand_over(), act(seat)).choice(text.choice_never_mind(), Action::NeverMind))
}

fn act(seat: &Seat) -> Action {
    Action::Command(format!("bangiao {}", seat.id))
}

async fn hand_over(bot: &Bot, caller: &Caller<'_>, seat: &SeatId) -> Result<Reply, BotError> {
    let actor = caller.actor_for(Act::ManageSeats);
    match bot.desk.invite(&actor, SeatRequest::HandOver(seat.clone())).await {
        Ok(invitation) => {
            let (title, expires) = (invitation.seat.title.clone(), numbers::time(invitation.expires_at));
            let links = bot.desk.invitation_links(&invitation.code).await?;
            let lines = links.into_iter().map(|link| Line::from(link.link)).collect();
            reply(Message::text(caller.text.hand_over_code(title, invitation.code, expires)).lines(lines))
        }
        Err(error) => refused(error, caller),
    }
}
