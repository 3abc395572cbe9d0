//! /sua: the numbered paragraphs of a draft, and one change of it.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::desk::{Change, DeskError, Edited, deadline_hours, notice_title, paragraphs, slug};
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::{Notice, NoticeId, NoticeKind, UnknownPolicy};
use crate::domain::rights::Act;
use crate::text::Text;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let text = caller.text;
    let (number, words) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
    let Ok(notice) = number.parse::<NoticeId>() else {
        return reply(Message::text(text.chat_number_needed(command_name("sua", caller))));
    };
    if !caller.may(Act::DraftNotice) {
        return refused(DeskError::NotPermitted(Act::DraftNotice), caller);
    }
    let words = words.trim();
    let change = match read(words) {
        Some(change) => change,
        None => return explained(bot, caller, notice, words.is_empty()).await,
    };
    match bot.desk.edit(&caller.actor_for(Act::DraftNotice), notice, vec![change]).await {
        Ok(edited) => reply(done(&edited, text)),
        Err(error) => refused(error, caller),
    }
}

/// How to edit, and before it the numbered paragraphs when nothing else was asked for.
async fn explained(bot: &Bot, caller: &Caller<'_>, id: NoticeId, numbered: bool) -> Result<Reply, BotError> {
    let text = caller.text;
    let Some(notice) = bot.store().notice(id).await? else {
        return refused(DeskError::NotFound { what: "notice", id: id.to_string() }, caller);
    };
    if !numbered {
        return reply(usage(&notice, text));
    }
    if !notice.is_editable() {
        return refused(DeskError::NoticeState { notice: id, state: notice.state }, caller);
    }
    let mut message = Message::new().title(text.edit_title(id.to_string(), notice_title(&notice)));
    for (index, paragraph) in paragraphs(&notice.message).enumerate() {
        message = message.lines(vec![Line::strong(text.edit_paragraph((index + 1).to_string())).and(paragraph)]);
    }
    let urgent = if notice.urgent { text.notice_urgent() } else { text.notice_not_urgent() };
    message = message.lines(vec![urgent.into(), text.notice_lateness(deadline_hours(&notice)).into()]);
    let mut messages = vec![message];
    messages.push(usage(&notice, text));
    Ok(messages)
}

fn usage(notice: &Notice, text: Text<'_>) -> Message {
    let number = notice.id.to_string();
    let of_its_kind = match notice.kind {
        NoticeKind::Announcement { .. } => text.edit_usage_personal(number.clone()),
        NoticeKind::Directive { .. } => text.edit_usage_deadline(number.clone()),
    };
    let lines = text.edit_usage(number);
    Message::new().lines(lines.lines().chain([of_its_kind.as_str()]).map(Line::from).collect())
}

pub(super) fn done(edited: &Edited, text: Text<'_>) -> Message {
    let number = edited.notice.id.to_string();
    let mut message = Message::text(text.edit_done(number.clone()));
    if edited.approval_voided {
        message = message.line(text.edit_voided());
    }
    if edited.has_markup {
        message = message.line(text.edit_markup());
    }
    message.choice(text.approve_show(number.clone()), Action::Command(format!("xem {number}")))
}

/// "them: …", "doan 2: …", "xoa 2", "tieude: …", "noidung: …", "khan co", "tre 48", "chuaro gui-lai", "han: 25/01/2025", "rieng khong".
fn read(words: &str) -> Option<Change> {
    let (head, body) = match words.split_once(':') {
        Some((head, body)) => (head, Some(body.trim())),
        None => (words, None),
    };
    let head = slug(head);
    let mut parts = head.split('-').filter(|part| !part.is_empty());
    let verb: String = parts.next()?.to_owned();
    let rest: Vec<&str> = parts.collect();
    let number = || rest.last().and_then(|word| word.parse::<usize>().ok());
    match (verb.as_str(), body) {
        ("them" | "add", Some(body)) => Some(Change::AddParagraph(body.to_owned())),
        ("doan" | "paragraph", Some(body)) => Some(Change::ReplaceParagraph(number()?, body.to_owned())),
        ("xoa" | "remove", None) => Some(Change::RemoveParagraph(number()?)),
        ("tieu" | "tieude" | "title", Some(body)) => Some(Change::Title(body.to_owned())),
        ("noi" | "noidung" | "text", Some(body)) => Some(Change::Text(body.to_owned())),
        ("khan" | "urgent", None) => Some(Change::Urgent(yes(&rest)?)),
        ("rieng" | "personal", None) => Some(Change::Personal(yes(&rest)?)),
        ("han" | "deadline", Some(body)) if !body.is_empty() => Some(Change::Deadline(body.to_owned())),
        ("tre" | "late", None) => Some(Change::MaxLateness(i64::try_from(number()?).ok()?)),
        ("chuaro" | "undecided", None) => match rest.first() {
            Some(&("giu" | "hold")) => Some(Change::UnknownPolicy(UnknownPolicy::Hold)),
            Some(&("gui" | "guilai" | "repeat")) => Some(Change::UnknownPolicy(UnknownPolicy::RepeatMarked)),
            _ => None,
        },
        _ => None,
    }
}

fn yes(words: &[&str]) -> Option<bool> {
    match words.first() {
        Some(&("co" | "yes")) => Some(true),
        Some(&("khong" | "no")) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_read_with_and_without_diacritics() {
        let text = |words: &str| words.to_owned();
        for (written, meant) in [
            ("thêm: Đề nghị lưu ý: hạn nộp", Change::AddParagraph(text("Đề nghị lưu ý: hạn nộp"))),
            ("đoạn 2: Mới", Change::ReplaceParagraph(2, text("Mới"))),
            ("doan 2 : Mới", Change::ReplaceParagraph(2, text("Mới"))),
            ("xóa đoạn 3", Change::RemoveParagraph(3)),
            ("tiêu đề: Kết quả", Change::Title(text("Kết quả"))),
            ("khẩn có", Change::Urgent(true)),
            ("urgent no", Change::Urgent(false)),
            ("trễ 48", Change::MaxLateness(48)),
            ("hạn: thứ Sáu hằng tuần", Change::Deadline(text("thứ Sáu hằng tuần"))),
            ("chuaro gui-lai", Change::UnknownPolicy(UnknownPolicy::RepeatMarked)),
            ("riêng không", Change::Personal(false)),
        ] {
            assert_eq!(read(written), Some(meant), "{written}");
        }
        for unclear in ["", ":", "đoạn: x", "khẩn", "xóa", "trễ nhiều", "hạn:", "gì đó"] {
            assert_eq!(read(unclear), None, "{unclear}");
        }
    }
}
