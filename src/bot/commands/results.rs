//! /ketqua: for the office, who has received and acknowledged; for everybody else, their own state.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::{self, NoticeResults, counts_line, notice_title};
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::{Notice, NoticeState};
use crate::domain::rights::Act;
use crate::text::{Text, numbers};

/// Notices in one answer.
const SHOWN: usize = 6;

/// Names of the missing in the overview.
const NAMES: usize = 8;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    if !caller.may(Act::SeeResults) {
        return own_state(bot, caller).await;
    }
    let actor = caller.actor_for(Act::SeeResults);
    if arguments.is_empty() {
        return overview(bot, caller).await;
    }
    let Ok(notice) = arguments.parse() else {
        return reply(Message::text(caller.text.chat_number_needed(command_name("ketqua", caller))));
    };
    match bot.desk.results_naming(&actor, notice, desk::NAMES).await {
        Ok(results) => reply(results.message(caller.text)),
        Err(error) => refused(error, caller),
    }
}

/// The notices of the letter that was issued last.
async fn overview(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    let actor = caller.actor_for(Act::SeeResults);
    let went_out = |notice: &Notice| matches!(notice.state, NoticeState::Issuing | NoticeState::Issued);
    let issued: Vec<Notice> = bot.store().notices().await?.into_iter().filter(went_out).collect();
    let Some(last) = issued.first() else { return reply(Message::text(caller.text.results_none())) };
    let mut of_letter: Vec<&Notice> = issued.iter().filter(|notice| notice.letter == last.letter).take(SHOWN).collect();
    of_letter.sort_by_key(|notice| notice.id);
    let mut message = Message::new().title(caller.text.results_overview());
    for notice in of_letter {
        let results = bot.desk.results_naming(&actor, notice.id, NAMES).await?;
        message = message.lines(overview_lines(&results, caller.text));
        let number = notice.id.to_string();
        message =
            message.choice(caller.text.results_open_one(number.clone()), Action::Command(format!("ketqua {number}")));
    }
    reply(message)
}

fn overview_lines(results: &NoticeResults, text: Text<'_>) -> Vec<Line> {
    let notice = &results.notice;
    let mut lines = vec![
        Line::strong(text.notice_heading(notice.id.to_string(), notice_title(notice))),
        Line::from(counts_line(&results.counts, text).plain_text()),
    ];
    let missing = results.missing();
    let count = results.counts.seats - results.counts.acknowledged;
    if count == 0 {
        lines.push(text.results_complete().into());
        return lines;
    }
    let shown = missing.iter().take(NAMES).copied().collect::<Vec<_>>().join("; ");
    lines.push(text.results_missing(shown).into());
    if count > NAMES {
        lines.push(text.results_more((count - NAMES).to_string()).into());
    }
    lines
}

async fn own_state(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    let text = caller.text;
    let own = bot.own_notices(caller).await?;
    if own.is_empty() {
        return reply(Message::text(text.own_notices_none()));
    }
    let mut message = Message::new().title(text.own_notices_title());
    for own in own.iter().take(SHOWN) {
        let heading = Line::strong(text.notice_heading(own.notice.id.to_string(), notice_title(&own.notice)));
        let state = match own.acknowledged_at() {
            Some(at) => text.chat_acknowledged_mark(numbers::time(at)),
            None => text.chat_not_acknowledged(),
        };
        message = message.lines(vec![heading, state.into()]);
        if own.awaits() {
            let label = text.chat_acknowledge_one(own.notice.id.to_string());
            message = message.choice(label, Action::Acknowledge(own.notice.id));
        }
    }
    reply(message)
}
