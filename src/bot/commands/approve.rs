//! /duyet: the drafts that wait for approval, one of them as it will be sent, and the approval itself.

use super::{command_name, preview};
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::notice_title;
use crate::domain::message::{Action, Message};
use crate::domain::notice::{Notice, NoticeId, NoticeState};
use crate::domain::rights::Act;
use crate::text::numbers;

/// The word between the command and the number that shows the draft instead of approving it.
const SHOW: &str = "xem";

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    if !caller.may(Act::ApproveNotice) {
        return refused(crate::desk::DeskError::NotPermitted(Act::ApproveNotice), caller);
    }
    if arguments.is_empty() {
        return waiting(bot, caller).await;
    }
    let (show, number) = match arguments.strip_prefix(SHOW) {
        Some(number) => (true, number.trim()),
        None => (false, arguments),
    };
    // Behind the number a button has the revision that was shown above it.
    let (number, seen) = number.split_once(char::is_whitespace).unwrap_or((number, ""));
    let Ok(notice) = number.parse::<NoticeId>() else {
        return reply(Message::text(text.chat_number_needed(command_name("duyet", caller))));
    };
    if show {
        return preview::show(bot, caller, notice, None, None).await;
    }
    let seen = seen.trim().parse::<u32>().ok();
    match bot.desk.approve_seen(&caller.actor_for(Act::ApproveNotice), notice, seen).await {
        Ok(notice) => {
            let number = notice.id.to_string();
            let issue = Action::Command(format!("phathanh {number}"));
            let mut message = Message::text(text.notice_approved(number));
            for before in bot.desk.issued_before(&notice).await? {
                message = message.line(before.line(text));
            }
            if let Some(schedule) = &notice.schedule {
                message = message.line(text.notice_scheduled(numbers::time(schedule.at)));
            }
            reply(message.choice(text.choice_issue(), issue))
        }
        Err(error) => refused(error, caller),
    }
}

async fn waiting(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    let text = caller.text;
    let mut drafts: Vec<Notice> = bot.store().notices().await?;
    drafts.retain(|notice| notice.state == NoticeState::Draft);
    drafts.sort_by_key(|notice| notice.id);
    if drafts.is_empty() {
        return reply(Message::text(text.approve_none()));
    }
    let mut message = Message::new().title(text.approve_title());
    for notice in &drafts {
        let number = notice.id.to_string();
        message = message.line(text.notice_heading(number.clone(), notice_title(notice)));
        message = message.choice(text.approve_show(number.clone()), Action::Command(format!("duyet {SHOW} {number}")));
    }
    reply(message)
}
