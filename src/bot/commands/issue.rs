//! /phathanh: issues an approved notice.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::{notice_title, parse_time};
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::{Notice, NoticeId, NoticeState};
use crate::domain::rights::Act;
use crate::text::numbers;

/// Seats named in the answer.
const NAMES: usize = 30;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    if !caller.may(Act::IssueNotice) {
        return refused(crate::desk::DeskError::NotPermitted(Act::IssueNotice), caller);
    }
    if arguments.is_empty() {
        return waiting(bot, caller).await;
    }
    let (number, time) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
    let Ok(notice) = number.parse::<NoticeId>() else {
        return reply(Message::text(text.chat_number_needed(command_name("phathanh", caller))));
    };
    if !time.trim().is_empty() {
        return schedule(bot, caller, notice, time).await;
    }
    let issued = match bot.desk.issue(&caller.actor_for(Act::IssueNotice), notice).await {
        Ok(issued) => issued,
        Err(error) => return refused(error, caller),
    };
    let mut message = Message::text(text.notice_issued(issued.notice.id.to_string(), issued.planned.to_string()));
    if issued.reach.unreachable > 0 {
        let count = issued.reach.unreachable;
        let mut names: Vec<Line> = issued
            .reach
            .unreachable_seats
            .iter()
            .take(NAMES)
            .map(|seat| text.results_name(seat.title.clone()).into())
            .collect();
        if count > NAMES {
            names.push(text.results_more((count - NAMES).to_string()).into());
        }
        message = message.line(Line::strong(text.issue_unreachable(count.to_string()))).lines(names);
    }
    let results = Action::Command(format!("ketqua {notice}"));
    let progress = Action::Command(format!("tiendo {notice}"));
    reply(message.choice(text.menu_results(), results).choice(text.choice_progress(), progress))
}

/// "/phathanh 3 08:00 21/01/2025": issued by itself at that time, once approved.
async fn schedule(bot: &Bot, caller: &Caller<'_>, notice: NoticeId, time: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    let Some(at) = parse_time(time, caller.now) else {
        return reply(Message::text(text.schedule_unreadable(time.trim().to_owned(), notice.to_string())));
    };
    let scheduled = match bot.desk.schedule(&caller.actor_for(Act::IssueNotice), notice, at).await {
        Ok(scheduled) => scheduled,
        Err(error) => return refused(error, caller),
    };
    let mut message = Message::text(text.notice_scheduled(numbers::time(at)));
    if scheduled.state == NoticeState::Draft {
        message = message.line(text.schedule_needs_approval());
    }
    let hours = bot.desk.config.office_hours();
    if let Some(until) = hours.quiet_until(at).filter(|_| !scheduled.urgent) {
        message = message.line(text.schedule_quiet(numbers::time(until)));
    }
    reply(message.choice(text.choice_unschedule(), Action::Command(format!("bohen {notice}"))))
}

async fn waiting(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    let text = caller.text;
    let mut approved: Vec<Notice> = bot.store().notices().await?;
    approved.retain(|notice| notice.state == NoticeState::Approved);
    approved.sort_by_key(|notice| notice.id);
    if approved.is_empty() {
        return reply(Message::text(text.issue_none()));
    }
    let mut message = Message::new().title(text.issue_title());
    for notice in &approved {
        let number = notice.id.to_string();
        message = message.line(text.notice_heading(number.clone(), notice_title(notice)));
        message = message.choice(text.issue_one(number.clone()), Action::Command(format!("phathanh {number}")));
    }
    reply(message)
}
