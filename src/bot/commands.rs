//! The commands, in one list: the platforms' command menus and the help text are made from it.

mod about_me;
mod aftermath;
mod approve;
mod audience;
mod board;
mod channels;
mod directives;
mod document;
mod edit;
mod figures;
mod hand_over;
mod help;
mod issue;
mod language;
mod notices;
mod preview;
mod provenance;
mod reform;
mod results;
mod review;
mod running;
mod start;
mod subscribe;
mod tasks;
mod test;
mod unsubscribe;
mod write;

use super::caller::Caller;
use super::reply::{Reply, reply};
use super::{Bot, BotError};
use crate::domain::message::Message;
use crate::domain::rights::Act;
use crate::text::{Lang, Text};

/// One command with its name in both languages.
pub struct Command {
    kind: Kind,
    pub vi: &'static str,
    pub en: &'static str,
    access: Access,
    /// Answers published figures only, hence allowed in groups.
    in_groups: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    Figures,
    Directives,
    Document,
    Provenance,
    Results,
    Tasks,
    Report,
    Board,
    HandOver,
    Reform,
    Review,
    WriteLetter,
    Language,
    AboutMe,
    Channels,
    Subscribe,
    Unsubscribe,
    Approve,
    Issue,
    Notices(notices::Work),
    Help,
}

/// Whom a command is offered to. The right itself is checked where the act happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Everyone,
    Seated,
    With(Act),
}

const COMMANDS: [Command; 21] = [
    Command { kind: Kind::Start, vi: "start", en: "start", access: Access::Everyone, in_groups: true },
    Command { kind: Kind::Figures, vi: "chiso", en: "figures", access: Access::Everyone, in_groups: true },
    Command { kind: Kind::Directives, vi: "chidao", en: "directives", access: Access::Seated, in_groups: false },
    Command { kind: Kind::Document, vi: "vanban", en: "document", access: Access::Seated, in_groups: false },
    Command { kind: Kind::Provenance, vi: "nguongoc", en: "source", access: Access::Seated, in_groups: false },
    Command { kind: Kind::Tasks, vi: "viec", en: "tasks", access: Access::Seated, in_groups: false },
    Command { kind: Kind::Report, vi: "baocao", en: "report", access: Access::Seated, in_groups: false },
    Command { kind: Kind::Results, vi: "ketqua", en: "results", access: Access::Seated, in_groups: false },
    Command { kind: Kind::Board, vi: "theodoi", en: "board", access: Access::With(Act::SeeResults), in_groups: false },
    Command {
        kind: Kind::Review,
        vi: "rasoat",
        en: "review",
        access: Access::With(Act::ImportLetter),
        in_groups: false,
    },
    Command {
        kind: Kind::WriteLetter,
        vi: "soanthu",
        en: "write",
        access: Access::With(Act::DraftNotice),
        in_groups: false,
    },
    Command {
        kind: Kind::Approve,
        vi: "duyet",
        en: "approve",
        access: Access::With(Act::ApproveNotice),
        in_groups: false,
    },
    Command {
        kind: Kind::Issue,
        vi: "phathanh",
        en: "issue",
        access: Access::With(Act::IssueNotice),
        in_groups: false,
    },
    Command {
        kind: Kind::HandOver,
        vi: "bangiao",
        en: "handover",
        access: Access::With(Act::ManageSeats),
        in_groups: false,
    },
    Command {
        kind: Kind::Reform,
        vi: "sapxep",
        en: "reform",
        access: Access::With(Act::ManageSeats),
        in_groups: false,
    },
    Command { kind: Kind::Language, vi: "ngonngu", en: "language", access: Access::Everyone, in_groups: false },
    Command { kind: Kind::AboutMe, vi: "toi", en: "me", access: Access::Everyone, in_groups: false },
    Command { kind: Kind::Channels, vi: "kenh", en: "channels", access: Access::Seated, in_groups: false },
    Command { kind: Kind::Unsubscribe, vi: "huydangky", en: "unsubscribe", access: Access::Seated, in_groups: false },
    Command { kind: Kind::Subscribe, vi: "dangky", en: "subscribe", access: Access::Seated, in_groups: false },
    Command { kind: Kind::Help, vi: "trogiup", en: "help", access: Access::Everyone, in_groups: true },
];

impl Command {
    pub fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }

    pub fn description(&self, text: Text<'_>) -> String {
        match self.kind {
            Kind::Start => text.command_start(),
            Kind::Figures => text.command_figures(),
            Kind::Directives => text.command_directives(),
            Kind::Document => text.command_document(),
            Kind::Provenance => text.command_provenance(),
            Kind::Results => text.command_results(),
            Kind::Tasks => text.command_tasks(),
            Kind::Report => text.command_report(),
            Kind::Board => text.command_board(),
            Kind::HandOver => text.command_hand_over(),
            Kind::Reform => text.command_reform(),
            Kind::Review => text.command_review(),
            Kind::WriteLetter => text.command_write_letter(),
            Kind::Approve => text.command_approve(),
            Kind::Issue => text.command_issue(),
            Kind::Language => text.command_language(),
            Kind::AboutMe => text.command_about_me(),
            Kind::Channels => text.command_channels(),
            Kind::Unsubscribe => text.command_unsubscribe(),
            Kind::Subscribe => text.command_subscribe(),
            Kind::Notices(work) => work.description(text),
            Kind::Help => text.command_help(),
        }
    }

    fn is_for(&self, caller: &Caller<'_>) -> bool {
        (self.in_groups || !caller.in_group)
            && match self.access {
                Access::Everyone => true,
                Access::Seated => caller.receives_notices(),
                Access::With(act) => caller.may(act),
            }
    }
}

fn all() -> impl Iterator<Item = &'static Command> {
    let (help, others) =
        COMMANDS.split_last().map_or((None, COMMANDS.as_slice()), |(last, others)| (Some(last), others));
    others.iter().chain(notices::COMMANDS).chain(help)
}

/// Names and descriptions for a platform's command menu, those of the office's own commands left out.
pub fn menu(text: Text<'_>) -> Vec<(&'static str, String)> {
    let public = all().filter(|command| !matches!(command.access, Access::With(_)));
    public.map(|command| (command.name(text.lang()), command.description(text))).collect()
}

/// The command of a name in either language, in lower case and without the slash.
pub(super) fn find(name: &str) -> Option<&'static Command> {
    all().find(|command| command.vi == name || command.en == name)
}

/// The name of a command in the caller's language.
fn command_name(name: &'static str, caller: &Caller<'_>) -> &'static str {
    find(name).map_or(name, |command| command.name(caller.text.lang()))
}

pub(super) async fn run(
    bot: &Bot,
    caller: &mut Caller<'_>,
    command: &Command,
    arguments: &str,
) -> Result<Reply, BotError> {
    if caller.in_group && !command.in_groups {
        return reply(Message::text(caller.text.chat_private_only()));
    }
    if command.access == Access::Seated && !caller.receives_notices() {
        return reply(Message::text(caller.text.chat_seats_only()));
    }
    match command.kind {
        Kind::Start => start::run(bot, caller, arguments).await,
        Kind::Figures => figures::run(bot, caller, arguments).await,
        Kind::Directives => directives::run(bot, caller).await,
        Kind::Document => document::run(bot, caller, arguments).await,
        Kind::Provenance => provenance::run(bot, caller, arguments).await,
        Kind::Results => results::run(bot, caller, arguments).await,
        Kind::Tasks => tasks::run(bot, caller).await,
        Kind::Report => tasks::report(bot, caller, arguments).await,
        Kind::Board => board::run(bot, caller, arguments).await,
        Kind::HandOver => hand_over::run(bot, caller, arguments).await,
        Kind::Reform => reform::run(bot, caller, arguments).await,
        Kind::Review => review::run(bot, caller, arguments).await,
        Kind::WriteLetter => write::run(bot, caller, arguments).await,
        Kind::Approve => approve::run(bot, caller, arguments).await,
        Kind::Issue => issue::run(bot, caller, arguments).await,
        Kind::Language => language::run(bot, caller, arguments).await,
        Kind::AboutMe => about_me::run(bot, caller),
        Kind::Channels => channels::run(bot, caller, arguments).await,
        Kind::Unsubscribe => unsubscribe::run(bot, caller, arguments).await,
        Kind::Subscribe => subscribe::run(bot, caller).await,
        Kind::Notices(work) => notices::run(bot, caller, work, arguments).await,
        Kind::Help => help::run(bot, caller),
    }
}
