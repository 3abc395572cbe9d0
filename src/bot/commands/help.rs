//! /trogiup: examples of questions and the commands that the caller can use.

use super::all;
use crate::bot::caller::Caller;
use crate::bot::reply::{Reply, reply};
use crate::bot::{Bot, BotError};
use crate::domain::message::{Action, Line, Message};

pub(super) fn run(bot: &Bot, caller: &Caller<'_>) -> Result<Reply, BotError> {
    let text = caller.text;
    let commands = all()
        .filter(|command| command.is_for(caller))
        .map(|command| Line::from(text.help_command(command.name(text.lang()), command.description(text))))
        .collect();
    let mut message = Message::new().title(text.help_title());
    if caller.is_seated() || bot.desk.config.office.public_questions {
        let examples = [text.help_example_month(), text.help_example_group(), text.help_example_year()];
        message = message.line(text.help_questions());
        for example in examples {
            message = message.choice(example.clone(), Action::Ask(example));
        }
    }
    reply(message.line(text.help_commands()).lines(commands).note(text.help_note()))
}
