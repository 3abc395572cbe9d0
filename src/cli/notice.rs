//! `loa notice list|show|draft|approve|issue|results`.

use super::connect::Installation;
use super::letter;
use super::output::Failed;
use crate::control::Request;
use crate::domain::notice::NoticeId;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum NoticeCommand {
    List,
    Show { notice: u32 },
    Draft { letter: String },
    Approve { notice: u32 },
    Issue { notice: u32 },
    Results { notice: u32 },
}

pub async fn run(command: NoticeCommand, installation: &Installation) -> Result<(), Failed> {
    let request = match command {
        NoticeCommand::List => Request::ListNotices,
        NoticeCommand::Show { notice } => Request::ShowNotice(NoticeId(notice)),
        NoticeCommand::Draft { letter } => Request::DraftNotices(letter::parse(&letter, installation)?),
        NoticeCommand::Approve { notice } => Request::ApproveNotice(NoticeId(notice)),
        NoticeCommand::Issue { notice } => Request::IssueNotice(NoticeId(notice)),
        NoticeCommand::Results { notice } => Request::NoticeResults(NoticeId(notice)),
    };
    installation.request(request, None).await
}
