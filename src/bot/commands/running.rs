//! /tamdung, /tieptuc, /huythongbao, /bohen: a notice held back, let go on, withdrawn, its set time dropped.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::domain::message::{Action, Message};
use crate::domain::notice::NoticeId;
use crate::domain::rights::Act;
use crate::domain::seat::ChannelKind;

/// The word behind the number that withdraws the notice; without it a question is asked back.
const CONFIRMED: &str = "co";

pub(super) async fn pause(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let Ok(notice) = arguments.parse::<NoticeId>() else { return needed("tamdung", caller) };
    let (text, number) = (caller.text, notice.to_string());
    match bot.desk.pause(&caller.actor_for(Act::IssueNotice), notice).await {
        Ok(_) => reply(
            Message::text(text.notice_paused(number.clone()))
                .choice(text.choice_resume(), Action::Command(format!("tieptuc {number}")))
                .choice(text.choice_cancel(), Action::Command(format!("huythongbao {number}"))),
        ),
        Err(error) => refused(error, caller),
    }
}

pub(super) async fn resume(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let Ok(notice) = arguments.parse::<NoticeId>() else { return needed("tieptuc", caller) };
    match bot.desk.resume(&caller.actor_for(Act::IssueNotice), notice).await {
        Ok(_) => reply(Message::text(caller.text.notice_resumed(notice.to_string()))),
        Err(error) => refused(error, caller),
    }
}

pub(super) async fn cancel(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let (number, word) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
    let Ok(notice) = number.parse::<NoticeId>() else { return needed("huythongbao", caller) };
    let text = caller.text;
    if word.trim() != CONFIRMED {
        let sure = Action::Command(format!("huythongbao {notice} {CONFIRMED}"));
        return reply(Message::text(text.cancel_sure(notice.to_string())).choice(text.choice_cancel(), sure));
    }
    match bot.desk.cancel(&caller.actor_for(Act::IssueNotice), notice).await {
        Ok(_) => reply(Message::text(text.notice_cancelled(notice.to_string()))),
        Err(error) => refused(error, caller),
    }
}

pub(super) async fn unschedule(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let Ok(notice) = arguments.parse::<NoticeId>() else { return needed("bohen", caller) };
    match bot.desk.unschedule(&caller.actor_for(Act::IssueNotice), notice).await {
        Ok(_) => reply(Message::text(caller.text.notice_unscheduled(notice.to_string()))),
        Err(error) => refused(error, caller),
    }
}

/// Notices leave over the channel again.
pub(super) async fn resume_channel(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    let Some(channel) = ChannelKind::from_code(arguments) else {
        let codes: Vec<&str> = bot.desk.configured_channels().into_iter().map(ChannelKind::code).collect();
        return reply(Message::text(text.channel_which(codes.join(", "))));
    };
    match bot.desk.resume_channel(&caller.actor_for(Act::IssueNotice), channel).await {
        Ok(()) => reply(Message::text(text.channel_resumed(text.channel(channel)))),
        Err(error) => refused(error, caller),
    }
}

fn needed(command: &'static str, caller: &Caller<'_>) -> Result<Reply, BotError> {
    reply(Message::text(caller.text.chat_number_needed(command_name(command, caller))))
}
