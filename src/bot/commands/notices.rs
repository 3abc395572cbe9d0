//! The office's commands on notices, from the first sight to what came of them.

use super::{Access, Command, Kind, aftermath, audience, edit, preview, running, test};
use crate::bot::caller::Caller;
use crate::bot::reply::Reply;
use crate::bot::{Bot, BotError};
use crate::domain::rights::Act;
use crate::text::Text;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    Preview,
    Test,
    Edit,
    Audience,
    Unschedule,
    Pause,
    Resume,
    Cancel,
    Progress,
    Export,
    Resend,
    Correct,
    Search,
    ResumeChannel,
}

const fn command(work: Work, vi: &'static str, en: &'static str, act: Act) -> Command {
    Command { kind: Kind::Notices(work), vi, en, access: Access::With(act), in_groups: false }
}

pub(super) const COMMANDS: &[Command] = &[
    command(Work::Preview, "xem", "preview", Act::SeeResults),
    command(Work::Edit, "sua", "edit", Act::DraftNotice),
    command(Work::Audience, "noinhan", "audience", Act::SeeResults),
    command(Work::Test, "thu", "test", Act::DraftNotice),
    command(Work::Unschedule, "bohen", "unschedule", Act::IssueNotice),
    command(Work::Pause, "tamdung", "pause", Act::IssueNotice),
    command(Work::Resume, "tieptuc", "resume", Act::IssueNotice),
    command(Work::Cancel, "huythongbao", "withdraw", Act::IssueNotice),
    command(Work::Progress, "tiendo", "progress", Act::SeeResults),
    command(Work::Export, "xuat", "export", Act::SeeResults),
    command(Work::Resend, "guilai", "resend", Act::IssueNotice),
    command(Work::Correct, "dinhchinh", "correct", Act::DraftNotice),
    command(Work::ResumeChannel, "mokenh", "resume_channel", Act::IssueNotice),
    Command { kind: Kind::Notices(Work::Search), vi: "tim", en: "search", access: Access::Seated, in_groups: false },
];

impl Work {
    pub(super) fn description(self, text: Text<'_>) -> String {
        match self {
            Work::Preview => text.command_preview(),
            Work::Test => text.command_test(),
            Work::Edit => text.command_edit(),
            Work::Audience => text.command_audience(),
            Work::Unschedule => text.command_unschedule(),
            Work::Pause => text.command_pause(),
            Work::Resume => text.command_resume(),
            Work::Cancel => text.command_cancel(),
            Work::Progress => text.command_progress(),
            Work::Export => text.command_export(),
            Work::Resend => text.command_resend(),
            Work::Correct => text.command_correct(),
            Work::Search => text.command_search(),
            Work::ResumeChannel => text.command_resume_channel(),
        }
    }
}

pub(super) async fn run(bot: &Bot, caller: &Caller<'_>, work: Work, arguments: &str) -> Result<Reply, BotError> {
    match work {
        Work::Preview => preview::run(bot, caller, arguments).await,
        Work::Test => test::run(bot, caller, arguments).await,
        Work::Edit => edit::run(bot, caller, arguments).await,
        Work::Audience => audience::run(bot, caller, arguments).await,
        Work::Unschedule => running::unschedule(bot, caller, arguments).await,
        Work::Pause => running::pause(bot, caller, arguments).await,
        Work::Resume => running::resume(bot, caller, arguments).await,
        Work::Cancel => running::cancel(bot, caller, arguments).await,
        Work::Progress => aftermath::progress(bot, caller, arguments).await,
        Work::Export => aftermath::export(bot, caller, arguments).await,
        Work::Resend => aftermath::resend(bot, caller, arguments).await,
        Work::Correct => aftermath::correct(bot, caller, arguments).await,
        Work::Search => aftermath::search(bot, caller, arguments).await,
        Work::ResumeChannel => running::resume_channel(bot, caller, arguments).await,
    }
}
