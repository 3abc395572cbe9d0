//! `loa unit list|at|show|history|load|reform`.

mod reform;

use super::connect::Installation;
use super::output::Failed;
use crate::control::Request;
use chrono::NaiveDate;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum UnitCommand {
    List {
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<NaiveDate>,
        #[arg(long, value_name = "UNIT")]
        below: Option<String>,
    },
    At {
        #[arg(value_name = "YYYY-MM-DD")]
        day: NaiveDate,
        #[arg(long, value_name = "UNIT")]
        below: Option<String>,
    },
    Show {
        unit: String,
    },
    History {
        unit: String,
    },
    #[command(subcommand)]
    Reform(reform::ReformCommand),
    Load {
        file: PathBuf,
        #[arg(long, value_name = "FILE")]
        events: Option<PathBuf>,
        #[arg(long)]
        dry_run: bool,
    },
}

pub async fn run(command: UnitCommand, installation: &Installation) -> Result<(), Failed> {
    match command {
        UnitCommand::List { on, below } => installation.request(Request::ListUnits { on, below }, None).await,
        UnitCommand::At { day, below } => installation.request(Request::ListUnits { on: Some(day), below }, None).await,
        UnitCommand::History { unit } => installation.request(Request::UnitHistory(unit), None).await,
        UnitCommand::Show { unit } => installation.request(Request::ShowUnit(unit), None).await,
        UnitCommand::Reform(command) => installation.request(command.request(installation)?, None).await,
        UnitCommand::Load { file, events, dry_run } => {
            let table = installation.read_file(&file)?;
            let events = match events {
                Some(path) => Some(String::from_utf8_lossy(&installation.read_file(&path)?).into_owned()),
                None => None,
            };
            let request = Request::LoadUnits { events, dry_run };
            installation.load_table(request, table).await
        }
    }
}
