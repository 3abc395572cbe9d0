//! /start: the greeting, with the menu and the notice on personal data; with a code, pairing.

use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError};
use crate::desk::normalise_code;
use crate::domain::message::{Action, Line, Message};
use crate::domain::rights::Act;

pub(super) async fn run(bot: &Bot, caller: &mut Caller<'_>, arguments: &str) -> Result<Reply, BotError> {
    if caller.in_group {
        return reply(Message::text(caller.text.chat_group_greeting(caller_office(bot, caller))));
    }
    if arguments.is_empty() {
        return reply(bot.greeting(caller, None));
    }
    match normalise_code(arguments) {
        Some(code) => bot.pair(caller, &code).await,
        None => bot.wrong_code(caller),
    }
}

impl Bot {
    /// Who we are, who you are to us, what you can do, what is kept about you.
    pub(in crate::bot) fn greeting(&self, caller: &Caller<'_>, welcome: Option<String>) -> Message {
        let text = caller.text;
        let mut message = Message::new().title(text.chat_greeting_title(caller_office(self, caller)));
        message = match (&welcome, caller.is_seated()) {
            (Some(welcome), _) => message.line(welcome.clone()),
            (None, true) => message
                .line(text.chat_greeting_seats())
                .lines(caller.seats.iter().map(|seat| Line::strong(seat.title.clone())).collect()),
            (None, false) => message.line(text.chat_invitation_needed()),
        };
        let has_buttons = self.has_buttons(caller);
        if caller.receives_notices() {
            message = message.line(match has_buttons {
                true => text.chat_greeting_notices(),
                false => text.chat_greeting_notices_typed(),
            });
        }
        if caller.is_seated() || self.desk.config.office.public_questions {
            message = message.line(text.chat_greeting_questions());
        }
        if !has_buttons {
            message = message.line(text.chat_greeting_typed());
        }
        message.choices = menu_choices(self, caller);
        message.note(text.chat_personal_data())
    }
}

fn menu_choices(bot: &Bot, caller: &Caller<'_>) -> Vec<crate::domain::message::Choice> {
    let text = caller.text;
    let mut menu = Message::new();
    if caller.is_seated() || bot.desk.config.office.public_questions {
        menu = menu.choice(text.menu_figures(), Action::Command("chiso".to_owned()));
    }
    if caller.receives_notices() {
        menu = menu.choice(text.menu_directives(), Action::Command("chidao".to_owned()));
        menu = menu.choice(text.menu_document(), Action::Command("vanban".to_owned()));
    }
    if caller.may(Act::SeeResults) {
        menu = menu.choice(text.menu_results(), Action::Command("ketqua".to_owned()));
    }
    menu.choice(text.menu_help(), Action::Command("trogiup".to_owned())).choices
}

fn caller_office(bot: &Bot, caller: &Caller<'_>) -> String {
    bot.office_name().unwrap_or_else(|| caller.text.chat_office_unnamed())
}
