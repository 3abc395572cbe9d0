//! /rasoat: the letters that wait for a review, one of them as it was read, and its confirmation or discarding.

use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::reviewing::version_name;
use crate::bot::{Bot, BotError, refused};
use crate::desk::DeskError;
use crate::domain::letter::{Letter, LetterRef, LetterState};
use crate::domain::message::{Action, Line, Message};
use crate::domain::rights::Act;

/// Letters in one answer.
const SHOWN: usize = 6;

/// Changes told one by one.
const CHANGES: usize = 20;

pub(super) async fn run(bot: &Bot, caller: &mut Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    if !caller.may(Act::ImportLetter) {
        return refused(DeskError::NotPermitted(Act::ImportLetter), caller);
    }
    if arguments == "het" {
        return bot.finish_pasted(caller).await;
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
    if act.starts_with("chon ") || act.starts_with("han ") {
        return bot.choose(caller, letter, act).await;
    }
    if act == "congbo" || act == "tamdung" {
        return suspension(bot, caller, id, act == "congbo").await;
    }
    let others = bot.desk.other_versions(letter).await?;
    let done = match act {
        "xacnhan" => bot.desk.confirm(&actor, id).await.map(|_| caller.text.review_confirmed()),
        "bo" => bot.desk.discard(&actor, id).await.map(|()| caller.text.review_discarded()),
        _ => return reply(bot.review_message(caller, letter, &others).await?),
    };
    match done {
        Ok(word) => {
            caller.session.review(None, caller.now);
            let mut message = Message::text(word);
            if act == "xacnhan" {
                let lines = others.lines_confirmed(caller.text, |other| version_name(other, caller.text));
                message = message.lines(lines.into_iter().map(Line::from).collect());
                message = changed(bot, caller, &letter.id, message).await?;
            }
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

/// A person lets the publication go on that the letter suspends, or takes that back.
async fn suspension(bot: &Bot, caller: &Caller<'_>, letter: &LetterRef, goes_on: bool) -> Result<Reply, BotError> {
    let (text, actor, handle) = (caller.text, caller.actor_for(Act::ImportLetter), letter.handle());
    let changed = match goes_on {
        true => bot.desk.lift_suspension(&actor, letter, None).await,
        false => bot.desk.restore_suspension(&actor, letter).await,
    };
    match changed {
        Ok(_) if goes_on => {
            let back = Action::Command(format!("rasoat {handle} tamdung"));
            reply(Message::text(text.index_resumed_now()).choice(text.index_suspend_again(), back))
        }
        Ok(_) => {
            let lift = Action::Command(format!("rasoat {handle} congbo"));
            reply(Message::text(text.index_suspended_again()).choice(text.index_resume(), lift))
        }
        Err(error) => refused(error, caller),
    }
}

/// What the confirmed letter changes against what was published, with the corrections that can be drafted.
async fn changed(bot: &Bot, caller: &Caller<'_>, letter: &LetterRef, message: Message) -> Result<Message, BotError> {
    let changes = bot.desk.changes_of(&caller.actor_for(Act::ImportLetter), letter).await?;
    let Some(changes) = changes.filter(|changes| !changes.to_correct.is_empty() && !changes.changes.is_empty()) else {
        return Ok(message);
    };
    let units = bot.store().units();
    let lines = changes.difference_lines(&units, caller.text);
    let mut message = message.line(caller.text.review_changed(lines.len()));
    message = message.lines(lines.into_iter().take(CHANGES).map(Line::from).collect());
    for notice in changes.to_correct.iter().take(SHOWN) {
        let command = Action::Command(format!("dinhchinh {notice}"));
        message = message.choice(caller.text.review_correct(notice.to_string()), command);
    }
    Ok(message)
}

fn waiting(caller: &Caller<'_>, letters: &[Letter]) -> Result<Reply, BotError> {
    let text = caller.text;
    let unreviewed: Vec<&Letter> =
        letters.iter().filter(|letter| letter.state == LetterState::Unreviewed).take(SHOWN).collect();
    if unreviewed.is_empty() {
        // What is published can still be corrected: as a new version.
        let confirmed = letters.iter().filter(|letter| letter.state == LetterState::Confirmed).take(SHOWN);
        return reply(confirmed.fold(Message::text(text.review_none()), |message, letter| {
            message.choice(
                text.review_open(letter.file_name.clone()),
                Action::Command(format!("rasoat {}", letter.id.handle())),
            )
        }));
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
