//! /sapxep: the reforms of units that are prepared, what one of them does to seats, its approval and its withdrawal.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::{DeskError, ReformPlan};
use crate::domain::message::{Action, Line, Message};
use crate::domain::reform::Standing;
use crate::domain::rights::Act;
use crate::text::numbers;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Words between the command and the day.
const APPROVE: &str = "duyet";
const WITHDRAW: &str = "rut";

/// Seats told one by one; the command line has all.
const SHOWN: usize = 15;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    if !caller.may(Act::ManageSeats) {
        return refused(DeskError::NotPermitted(Act::ManageSeats), caller);
    }
    let words: Vec<&str> = arguments.split_whitespace().collect();
    let (what, rest) = match words.as_slice() {
        [] => return listed(bot, caller).await,
        [what, rest @ ..] if [APPROVE, WITHDRAW].contains(what) => (*what, rest),
        rest => ("", rest),
    };
    let Some(date) = rest.first().and_then(|date| day(date)) else {
        return reply(Message::text(text.reform_day_needed(command_name("sapxep", caller))));
    };
    // Behind the day a button has the revision that was shown above it.
    let seen = rest.get(1).and_then(|seen| seen.parse().ok());
    let done = match what {
        APPROVE => bot.desk.approve_reform(&caller.actor_for(Act::ApproveReform), date, seen).await,
        WITHDRAW => match bot.desk.withdraw_reform(&caller.actor_for(Act::ManageSeats), date).await {
            Ok(_) => return reply(Message::text(text.reform_is_withdrawn(numbers::time(caller.now)))),
            Err(error) => Err(error),
        },
        _ => bot.desk.reform_plan(&caller.actor_for(Act::ManageSeats), date, &BTreeMap::new()).await,
    };
    match done {
        Ok(plan) => reply(shown(bot, caller, &plan)),
        Err(error) => refused(error, caller),
    }
}

async fn listed(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    let reforms = match bot.desk.reforms(&caller.actor_for(Act::ManageSeats)).await {
        Ok(reforms) => reforms,
        Err(error) => return refused(error, caller),
    };
    let mut message = Message::new();
    for reform in reforms.iter().filter(|reform| reform.is_open()) {
        let (day, command) = (numbers::date(reform.date), format!("sapxep {}", reform.date));
        message = message.choice(caller.text.reform_title(day), Action::Command(command));
    }
    if message.choices.is_empty() {
        return reply(Message::text(caller.text.reform_list_empty()));
    }
    reply(message.title(caller.text.reform_choose_title()))
}

fn shown(bot: &Bot, caller: &Caller<'_>, plan: &ReformPlan) -> Message {
    let text = caller.text;
    let units = bot.store().units();
    let mut message = Message::new().title(text.reform_title(numbers::date(plan.date)));
    message = message.line(text.reform_seats(plan.seats.len(), plan.undecided().count(), plan.moved));
    let lines = plan.seat_lines(&units, text);
    let more = lines.len().saturating_sub(SHOWN);
    message = message.lines(lines.into_iter().take(SHOWN).map(Line::from).collect());
    if more > 0 {
        message = message.line(text.reform_more(more));
    }
    message = message.lines(plan.warnings(text).into_iter().map(Line::from).collect());
    message = message.note(plan.standing(text));
    let Some(reform) = &plan.reform else { return message };
    if reform.standing == Standing::Prepared && caller.may(Act::ApproveReform) {
        let command = format!("sapxep {APPROVE} {} {}", reform.date, reform.revision);
        message = message.choice(text.reform_choice_approve(), Action::Command(command));
    }
    if reform.is_open() {
        let command = format!("sapxep {WITHDRAW} {}", reform.date);
        message = message.choice(text.reform_choice_withdraw(), Action::Command(command));
    }
    message
}

/// "2025-07-01" or "1/7/2025".
fn day(typed: &str) -> Option<NaiveDate> {
    typed.parse().ok().or_else(|| NaiveDate::parse_from_str(typed, "%d/%m/%Y").ok())
}
