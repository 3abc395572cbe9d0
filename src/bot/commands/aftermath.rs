//! /tiendo, /xuat, /guilai, /dinhchinh, /tim: a notice on its way and after it.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::{DeskError, ExportFormat, Resend, notice_title, slug};
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::{Notice, NoticeId};
use crate::domain::rights::Act;

/// Notices in one answer.
const FOUND: usize = 8;

pub(super) async fn progress(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let Ok(id) = arguments.parse::<NoticeId>() else { return needed("tiendo", caller) };
    if !caller.may(Act::SeeResults) {
        return refused(DeskError::NotPermitted(Act::SeeResults), caller);
    }
    let Some(notice) = bot.store().notice(id).await? else {
        return refused(DeskError::NotFound { what: "notice", id: id.to_string() }, caller);
    };
    match bot.follow(caller, &notice).await {
        Err(BotError::Desk(error)) => refused(error, caller),
        shown => shown,
    }
}

/// The table as a file: XLSX, or CSV when asked for.
pub(super) async fn export(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let (number, word) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
    let Ok(notice) = number.parse::<NoticeId>() else { return needed("xuat", caller) };
    let text = caller.text;
    let format = if word.trim().eq_ignore_ascii_case("csv") { ExportFormat::Csv } else { ExportFormat::Xlsx };
    let mut bytes = Vec::new();
    let actor = caller.actor_for(Act::SeeResults);
    let rows = match bot.desk.export(&actor, notice, format, text, &mut bytes).await {
        Ok(rows) => rows,
        Err(error) => return refused(error, caller),
    };
    let name = format!("{}-{notice}.{}", text.export_file_name(), format.ending());
    let file = bot.store().lend_document(bytes, &name);
    let mut message = Message::text(text.export_done(notice.to_string(), rows.to_string()));
    message.file = Some(file);
    reply(message)
}

/// Asked back first: to whom, and how many.
pub(super) async fn resend(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let (number, word) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
    let Ok(notice) = number.parse::<NoticeId>() else { return needed("guilai", caller) };
    let text = caller.text;
    let actor = caller.actor_for(Act::IssueNotice);
    let Some(which) = Resend::from_word(&slug(word.trim()).replace('-', "")) else {
        if !caller.may(Act::IssueNotice) {
            return refused(DeskError::NotPermitted(Act::IssueNotice), caller);
        }
        let counts = match bot.desk.results_naming(&caller.actor_for(Act::SeeResults), notice, 0).await {
            Ok(results) => results.counts,
            Err(error) => return refused(error, caller),
        };
        let (failed, undecided) = (counts.failed, counts.undecided);
        let mut message = Message::text(text.resend_ask(notice.to_string(), failed.to_string(), undecided.to_string()));
        let command = |word: &str| Action::Command(format!("guilai {notice} {word}"));
        if failed > 0 {
            message = message.choice(text.choice_resend_failed(failed.to_string()), command("loi"));
        }
        if undecided > 0 {
            message = message.choice(text.choice_resend_undecided(undecided.to_string()), command("chuaro"));
        }
        return reply(message);
    };
    match bot.desk.resend(&actor, notice, which).await {
        Ok(resent) => {
            let progress = Action::Command(format!("tiendo {notice}"));
            let message = Message::text(resent.explain(text));
            reply(if resent.planned > 0 { message.choice(text.choice_progress(), progress) } else { message })
        }
        Err(error) => refused(error, caller),
    }
}

/// Drafts the correction of a notice whose letter has a newer version, or with words of one's own behind the number.
pub(super) async fn correct(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let (number, words) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
    let Ok(notice) = number.parse::<NoticeId>() else { return needed("dinhchinh", caller) };
    let text = caller.text;
    let own = Some(words.trim()).filter(|words| !words.is_empty());
    match bot.desk.correct(&caller.actor_for(Act::DraftNotice), notice, own).await {
        Ok(draft) => {
            let number = draft.id.to_string();
            let message = Message::text(text.correction_drafted(number.clone(), notice.to_string()));
            let show = Action::Command(format!("xem {number}"));
            reply(message.choice(text.approve_show(number), show))
        }
        Err(error) => refused(error, caller),
    }
}

/// Past notices that have all the words: of all for the office, of their own for everybody else.
pub(super) async fn search(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    if arguments.is_empty() {
        return reply(Message::text(text.search_usage(command_name("tim", caller))));
    }
    let office = caller.may(Act::SeeResults);
    let mut found: Vec<Notice> = Vec::new();
    let mut more = false;
    for notice in bot.desk.search(arguments).await? {
        if !office && !bot.concerns(caller, &notice).await? {
            continue;
        }
        if found.len() == FOUND {
            more = true;
            break;
        }
        found.push(notice);
    }
    if found.is_empty() {
        return reply(Message::text(text.search_none(arguments.to_owned())));
    }
    let mut message = Message::new().title(text.search_title(arguments.to_owned()));
    for notice in &found {
        let number = notice.id.to_string();
        message = message.line(Line::from(text.notice_heading(number.clone(), notice_title(notice))));
        let (label, action) = match office {
            true => (text.approve_show(number.clone()), Action::Command(format!("xem {number}"))),
            false => (text.search_details(number), Action::Details(notice.id)),
        };
        message = message.choice(label, action);
    }
    if more {
        message = message.note(text.search_more());
    }
    reply(message)
}

fn needed(command: &'static str, caller: &Caller<'_>) -> Result<Reply, BotError> {
    reply(Message::text(caller.text.chat_number_needed(command_name(command, caller))))
}
