//! `loa notice …`: a notice from its draft to what came of it.

mod edit;
mod export;
mod watch;

use super::connect::Installation;
use super::letter;
use super::output::Failed;
use crate::control::{NoticeRequest, Request};
use crate::desk::{Resend, parse_time};
use crate::domain::notice::NoticeId;
use crate::domain::seat::{ChannelKind, SeatId};
use chrono::Utc;
use clap::{Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub enum NoticeCommand {
    List,
    Show {
        notice: u32,
    },
    Draft {
        letter: String,
    },
    Preview {
        notice: u32,
        #[arg(long, value_parser = channel)]
        channel: Vec<ChannelKind>,
        #[arg(long)]
        seat: Option<String>,
    },
    Test {
        notice: u32,
    },
    Edit(edit::EditArgs),
    Audience(edit::AudienceArgs),
    Approve {
        notice: u32,
    },
    Issue {
        notice: u32,
        #[arg(long)]
        at: Option<String>,
    },
    Unschedule {
        notice: u32,
    },
    Pause {
        notice: u32,
    },
    Resume {
        notice: u32,
    },
    Cancel {
        notice: u32,
    },
    Watch {
        notice: u32,
    },
    Results {
        notice: u32,
    },
    Export(export::ExportArgs),
    Resend {
        notice: u32,
        #[arg(long, value_enum, default_value = "both")]
        to: To,
    },
    Search {
        words: Vec<String>,
    },
    Correct {
        notice: u32,
        #[arg(long)]
        text: Option<String>,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum To {
    Failed,
    Undecided,
    Both,
    Late,
}

pub async fn run(command: NoticeCommand, installation: &Installation) -> Result<(), Failed> {
    let of = |notice: u32, what: NoticeRequest| Request::Notice { notice: NoticeId(notice), what };
    let request = match command {
        NoticeCommand::List => Request::ListNotices,
        NoticeCommand::Show { notice } => Request::ShowNotice(NoticeId(notice)),
        NoticeCommand::Draft { letter } => Request::DraftNotices(letter::parse(&letter, installation)?),
        NoticeCommand::Preview { notice, channel, seat } => {
            of(notice, NoticeRequest::Preview { channels: channel, seat: seat.map(SeatId::new) })
        }
        NoticeCommand::Test { notice } => of(notice, NoticeRequest::Test),
        NoticeCommand::Edit(args) => edit::edit(args, installation)?,
        NoticeCommand::Audience(args) => edit::audience(args),
        NoticeCommand::Approve { notice } => Request::ApproveNotice(NoticeId(notice)),
        NoticeCommand::Issue { notice, at: None } => Request::IssueNotice(NoticeId(notice)),
        NoticeCommand::Issue { notice, at: Some(at) } => {
            let text = installation.text();
            let time = parse_time(&at, Utc::now()).ok_or_else(|| Failed::usage(text.cli_bad_time(at)))?;
            of(notice, NoticeRequest::Schedule(time))
        }
        NoticeCommand::Unschedule { notice } => of(notice, NoticeRequest::Unschedule),
        NoticeCommand::Pause { notice } => of(notice, NoticeRequest::Pause),
        NoticeCommand::Resume { notice } => of(notice, NoticeRequest::Resume),
        NoticeCommand::Cancel { notice } => of(notice, NoticeRequest::Cancel),
        NoticeCommand::Watch { notice } => return watch::run(NoticeId(notice), installation).await,
        NoticeCommand::Results { notice } => Request::NoticeResults(NoticeId(notice)),
        NoticeCommand::Export(args) => return export::run(args, installation).await,
        NoticeCommand::Resend { notice, to } => {
            let which = match to {
                To::Failed => Resend::Failed,
                To::Undecided => Resend::Undecided,
                To::Both => Resend::Both,
                To::Late => Resend::Late,
            };
            of(notice, NoticeRequest::Resend(which))
        }
        NoticeCommand::Search { words } => Request::SearchNotices(words.join(" ")),
        NoticeCommand::Correct { notice, text } => of(notice, NoticeRequest::Correct { text }),
    };
    installation.request(request, None).await
}

/// A channel by its code.
pub fn channel(code: &str) -> Result<ChannelKind, String> {
    let codes = || ChannelKind::ALL.map(ChannelKind::code).join(", ");
    ChannelKind::from_code(code).ok_or_else(codes)
}
