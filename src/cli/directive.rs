//! `loa directive list|board|unit|tasks|show|begin|report|accept|return`.

use super::connect::Installation;
use super::output::Failed;
use crate::control::Request;
use crate::domain::directive_progress::ReportId;
use crate::domain::notice::NoticeId;
use crate::domain::seat::SeatId;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum DirectiveCommand {
    List,
    Board {
        notice: u32,
    },
    Unit {
        unit: String,
    },
    // Acts from the seat of `--as`, as the two below.
    Tasks,
    Begin {
        notice: u32,
    },
    Report {
        notice: u32,
        #[arg(default_value = "")]
        text: String,
        #[arg(long)]
        file: Option<PathBuf>,
    },
    Show {
        notice: u32,
        seat: String,
    },
    Accept {
        report: u32,
        #[arg(long)]
        word: Option<String>,
    },
    Return {
        report: u32,
        word: String,
    },
}

pub async fn run(command: DirectiveCommand, installation: &Installation) -> Result<(), Failed> {
    let mut content = None;
    let request = match command {
        DirectiveCommand::List => Request::ListDirectives,
        DirectiveCommand::Board { notice } => Request::DirectiveBoard(NoticeId(notice)),
        DirectiveCommand::Unit { unit } => Request::UnitDirectives(unit),
        DirectiveCommand::Tasks => Request::SeatTasks,
        DirectiveCommand::Begin { notice } => Request::BeginDirective(NoticeId(notice)),
        DirectiveCommand::Report { notice, text, file } => {
            let mut file_name = None;
            if let Some(file) = file {
                content = Some(installation.read_file(&file)?);
                file_name = file.file_name().map(|name| name.to_string_lossy().into_owned());
            }
            Request::ReportDirective { notice: NoticeId(notice), text, file_name }
        }
        DirectiveCommand::Show { notice, seat } => {
            Request::DirectiveHistory { notice: NoticeId(notice), seat: SeatId::new(seat) }
        }
        DirectiveCommand::Accept { report, word } => Request::AcceptReport { report: ReportId(report), word },
        DirectiveCommand::Return { report, word } => Request::ReturnReport { report: ReportId(report), word },
    };
    installation.request(request, content).await
}
