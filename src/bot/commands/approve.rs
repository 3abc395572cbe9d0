//! /duyet: the drafts that wait for approval, one of them as it will be sent, and the approval itself.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::{notice_title, passed_deadline};
use crate::domain::calendar::office_day;
use crate::domain::message::{Action, Line, Message};
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
    let Ok(notice) = number.parse::<NoticeId>() else {
        return reply(Message::text(text.chat_number_needed(command_name("duyet", caller))));
    };
    if show {
        return preview(bot, caller, notice).await;
    }
    match bot.desk.approve(&caller.actor_for(Act::ApproveNotice), notice).await {
        Ok(notice) => {
            let number = notice.id.to_string();
            let issue = Action::Command(format!("phathanh {number}"));
            reply(Message::text(text.notice_approved(number)).choice(text.choice_issue(), issue))
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

/// The draft exactly as it will be sent, then whom it reaches; units that nobody can be reached in are named first.
async fn preview(bot: &Bot, caller: &Caller<'_>, id: NoticeId) -> Result<Reply, BotError> {
    let text = caller.text;
    let Some(notice) = bot.store().notice(id).await? else {
        return refused(crate::desk::DeskError::NotFound { what: "notice", id: id.to_string() }, caller);
    };
    let reach = bot.desk.reach(&notice).await?;
    let units = bot.store().units();
    let mut about = Message::new();
    if let Some(date) = passed_deadline(&notice, office_day(caller.now)) {
        about = about.line(Line::strong(text.deadline_passed(numbers::date(date))));
    }
    if !reach.uncovered.is_empty() {
        let names: Vec<Line> = reach.uncovered.iter().map(|unit| Line::from(units.name(unit))).collect();
        about = about.line(Line::strong(text.approve_uncovered(names.len().to_string()))).lines(names);
    }
    about = about.line(text.approve_reach(reach.reachable().to_string(), reach.seats.to_string()));
    if notice.state == NoticeState::Draft {
        about = about.choice(text.choice_approve(), Action::Command(format!("duyet {id}")));
    }
    let mut shown = notice.message;
    // A draft's buttons would acknowledge what was never issued.
    shown.choices.clear();
    Ok(vec![shown, about])
}
