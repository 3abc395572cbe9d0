//! /chidao: the directives addressed to the caller's unit.

use crate::bot::caller::Caller;
use crate::bot::own_notices::OwnNotice;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError};
use crate::desk::notice_title;
use crate::domain::message::{Action, Block, Line, Message};
use crate::domain::notice::{Notice, NoticeKind};
use crate::text::{Text, numbers};

/// More would not be read.
const SHOWN: usize = 6;

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    let text = caller.text;
    let mut message = Message::new().title(text.directives_title());
    let mut found = Vec::new();
    for notice in bot.store().notices().await? {
        if found.len() < SHOWN && notice.kind.is_directive() && bot.concerns(caller, &notice).await? {
            found.push(notice);
        }
    }
    if found.is_empty() {
        return reply(Message::text(text.directives_none()));
    }
    found.sort_by_key(|notice| notice.id);
    for notice in found {
        let rows = bot.own_rows(caller, &notice).await?;
        let own = OwnNotice { notice, rows };
        message = message.lines(lines(&own, text));
        if own.awaits() {
            let label = text.chat_acknowledge_one(own.notice.id.to_string());
            message = message.choice(label, Action::Acknowledge(own.notice.id));
        }
    }
    reply(message)
}

fn lines(own: &OwnNotice, text: Text<'_>) -> Vec<Line> {
    let mut lines = vec![Line::strong(text.notice_heading(own.notice.id.to_string(), notice_title(&own.notice)))];
    lines.extend(body(&own.notice));
    if let NoticeKind::Directive { deadline: stated, .. } = &own.notice.kind {
        lines.push(text.deadline(stated.as_ref()).into());
    }
    if let Some(at) = own.acknowledged_at() {
        lines.push(text.chat_acknowledged_mark(numbers::time(at)).into());
    } else if own.awaits() {
        lines.push(text.chat_not_acknowledged().into());
    }
    lines
}

/// The words of the directive itself: the first paragraph under the title.
fn body(notice: &Notice) -> Option<Line> {
    notice.message.blocks.iter().find_map(|block| match block {
        Block::Text(line) => Some(line.clone()),
        _ => None,
    })
}
