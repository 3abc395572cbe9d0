//! /rasoat: the letters that wait for a review, one of them as it was read, and its confirmation or discarding.

use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::DeskError;
use crate::domain::letter::{Letter, LetterState};
use crate::domain::message::{Action, Message};
use crate::domain::rights::Act;

/// Letters in one answer.
const SHOWN: usize = 6;

pub(super) async fn run(bot: &Bot, caller: &mut Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    if !caller.may(Act::ImportLetter) {
        return refused(DeskError::NotPermitted(Act::ImportLetter), caller);
    }
    let letters = bot.store().letters().await?;
    let (handle, act) = arguments.split_once(' ').unwrap_or((arguments, ""));
    if handle.is_empty() {
        return waiting(caller, &letters);
    }
    let Some(letter) = letters.iter().find(|letter| letter.id.handle() == handle) else {
        return reply(Message::text(caller.text.review_unknown()));
    };
    let (actor, id) = (caller.actor_for(Act::ImportLetter), &letter.id);
    if let Some(place) = act.strip_prefix("chon ") {
        return bot.choose_value(caller, letter, place).await;
    }
    let done = match act {
        "xacnhan" => bot.desk.confirm(&actor, id).await.map(|_| caller.text.review_confirmed()),
        "bo" => bot.desk.discard(&actor, id).await.map(|()| caller.text.review_discarded()),
        _ => return reply(bot.review_message(caller, letter)),
    };
    match done {
        Ok(word) => {
            caller.session.review(None, caller.now);
            let message = Message::text(word);
            let period = letter.content.periods().into_iter().next().filter(|_| act == "xacnhan");
            reply(match period.filter(|_| caller.may(Act::DraftNotice)) {
                Some(period) => {
                    message.choice(caller.text.choice_write_letter(), Action::Command(format!("soanthu {period}")))
                }
                None => message,
            })
        }
        Err(error) => refused(error, caller),
    }
}

fn waiting(caller: &Caller<'_>, letters: &[Letter]) -> Result<Reply, BotError> {
    let text = caller.text;
    let unreviewed: Vec<&Letter> =
        letters.iter().filter(|letter| letter.state == LetterState::Unreviewed).take(SHOWN).collect();
    if unreviewed.is_empty() {
        return reply(Message::text(text.review_none()));
    }
    let mut message = Message::new().title(text.review_waiting());
    for letter in unreviewed {
        let periods: Vec<String> = letter.content.periods().into_iter().map(|period| text.period(period)).collect();
        let label = text.review_letter(letter.file_name.clone(), periods.join(", "));
        message = message.line(label).choice(
            text.review_open(letter.file_name.clone()),
            Action::Command(format!("rasoat {}", letter.id.handle())),
        );
    }
    reply(message)
}
