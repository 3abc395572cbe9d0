//! /toi: everything that is stored about the caller.

use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError};
use crate::domain::message::{Line, Message};
use crate::domain::seat::AddressState;
use crate::text::{Lang, numbers};

pub(super) fn run(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    let text = caller.text;
    let Some(person) = &caller.person else { return reply(Message::text(text.me_nothing())) };
    let language = person.language.as_deref().map(Lang::from_tag).unwrap_or(text.lang());
    let mut lines: Vec<Line> = vec![text.me_name(person.name.clone()).into()];
    for seat in &caller.seats {
        let since = seat.holdings.iter().find(|holding| holding.person == person.id && holding.until.is_none());
        let since = since.map_or_else(String::new, |holding| numbers::time(holding.from));
        lines.push(text.me_seat(seat.title.clone(), text.role(seat.role), since).into());
    }
    for address in &person.addresses {
        let chat = address.chat.to_string();
        lines.push(match address.state {
            AddressState::Active => text.me_address(chat).into(),
            AddressState::Gone => text.me_address_gone(chat).into(),
        });
    }
    lines.push(text.me_language(bot.desk.catalogue.in_lang(language).language_name()).into());
    if let Some(at) = person.unsubscribed_at {
        lines.push(text.me_unsubscribed(numbers::time(at)).into());
    }
    reply(Message::new().title(text.me_title()).lines(lines).line(text.me_history()).note(text.me_note()))
}
