//! /kenh: the channels that a person is reached on, which of them comes first, and one more.

use super::command_name;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError, refused};
use crate::domain::audit::AuditAct;
use crate::domain::message::{Action, Line, Message};
use crate::domain::seat::{AddressState, ChannelKind, Person};
use crate::text::numbers;

/// The word after the command that asks for a code.
const ADD: &str = "them";

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let Some(person) = &caller.person else { return reply(Message::text(caller.text.chat_seats_only())) };
    if arguments == ADD {
        return add(bot, caller, person).await;
    }
    match ChannelKind::from_code(arguments) {
        Some(channel) => {
            let subject = format!("{}: {}", person.id, channel.code());
            bot.recorded(caller, AuditAct::ChannelPreferred, subject).prefer_channel(&person.id, channel).await?;
            let preferred = caller.text.channels_preferred(caller.text.channel(channel));
            let changed = bot.store().person(&person.id).await?;
            reply(overview(caller, changed.as_ref().unwrap_or(person), Some(preferred)))
        }
        None => reply(overview(caller, person, None)),
    }
}

fn overview(caller: &Caller<'_>, person: &Person, before: Option<String>) -> Message {
    let text = caller.text;
    let lines = person.addresses.iter().map(|address| {
        let channel = text.channel(address.chat.channel);
        let here = address.chat == *caller.chat;
        Line::from(match address.state {
            AddressState::Gone => text.channels_gone(channel),
            AddressState::Active if here => text.channels_here(channel),
            AddressState::Active => text.channels_active(channel),
        })
    });
    let mut message = Message::new();
    if let Some(before) = before {
        message = message.line(before);
    }
    message = message.title(text.channels_title()).lines(lines.collect()).line(text.channels_order());
    for address in person.addresses.iter().skip(1).filter(|address| address.state == AddressState::Active) {
        let kind = address.chat.channel;
        message =
            message.choice(text.channels_prefer(text.channel(kind)), Action::Command(format!("kenh {}", kind.code())));
    }
    message.choice(text.channels_add(), Action::Command(format!("kenh {ADD}")))
}

/// A code of the person's own, and where it is typed.
async fn add(bot: &Bot, caller: &Caller<'_>, person: &Person) -> Result<Reply, BotError> {
    let text = caller.text;
    let Some(seat) = caller.seats.first() else { return reply(Message::text(text.chat_seats_only())) };
    let invitation = match bot.desk.link_code(person, seat).await {
        Ok(invitation) => invitation,
        Err(error) => return refused(error, caller),
    };
    let links = match bot.desk.invitation_links(&invitation.code).await {
        Ok(links) => links,
        Err(error) => return refused(error, caller),
    };
    let others = links.into_iter().filter(|link| link.channel != caller.chat.channel);
    let lines: Vec<Line> =
        others.map(|link| Line::from(text.channels_link(text.channel(link.channel), link.link))).collect();
    let mut message = Message::new()
        .line(text.channels_code(numbers::time(invitation.expires_at)))
        .line(Line::strong(invitation.code));
    message = if lines.is_empty() { message.line(text.channels_no_other()) } else { message.lines(lines) };
    reply(message.note(text.channels_code_note(command_name("kenh", caller))))
}
