//! `loa index list|show|resume|load`.

use super::connect::Installation;
use super::letter;
use super::output::Failed;
use crate::control::Request;
use chrono::NaiveDate;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum IndexCommand {
    List,
    Show {
        #[arg(long, value_name = "YYYY-MM-DD")]
        at: Option<NaiveDate>,
        #[arg(long)]
        unit: Option<String>,
    },
    Resume {
        letter: String,
        #[arg(long)]
        why: Option<String>,
        #[arg(long)]
        undo: bool,
    },
    Load {
        file: PathBuf,
        #[arg(long)]
        dry_run: bool,
    },
}

pub async fn run(command: IndexCommand, installation: &Installation) -> Result<(), Failed> {
    match command {
        IndexCommand::List => installation.request(Request::ListIndexSets, None).await,
        IndexCommand::Show { at, unit } => installation.request(Request::ShowIndexSet { at, unit }, None).await,
        IndexCommand::Resume { letter, why, undo } => {
            let letter = letter::parse(&letter, installation)?;
            installation.request(Request::ResumeComponents { letter, why, undo }, None).await
        }
        IndexCommand::Load { file, dry_run } => {
            let table = installation.read_file(&file)?;
            installation.load_table(Request::LoadIndexSets { dry_run }, table).await
        }
    }
}
