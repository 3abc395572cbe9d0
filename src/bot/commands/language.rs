//! /ngonngu: the language of everything said to this person.

use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError};
use crate::domain::audit::AuditAct;
use crate::domain::message::{Action, Message};
use crate::text::Lang;

pub(super) async fn run(bot: &Bot, caller: &mut Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    let wanted = arguments.to_lowercase();
    let Some(lang) = Lang::ALL.into_iter().find(|lang| lang.tag() == wanted) else {
        let mut message = Message::text(caller.text.language_which());
        for lang in Lang::ALL {
            let name = bot.desk.catalogue.in_lang(lang).language_name();
            message = message.choice(name, Action::Command(format!("ngonngu {}", lang.tag())));
        }
        return reply(message);
    };
    match &caller.person {
        Some(person) => {
            let recorded = bot.recorded(caller, AuditAct::LanguageChosen, format!("{}: {}", person.id, lang.tag()));
            recorded.set_language(&person.id, Some(lang.tag())).await?;
        }
        None => caller.session.language = Some(lang.tag().to_owned()),
    }
    reply(Message::text(bot.desk.catalogue.in_lang(lang).language_chosen()))
}
