//! `loa zalo login|status|templates`.

use super::connect::Installation;
use super::output::Failed;
use crate::control::Request;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum ZaloCommand {
    Login {
        #[arg(long)]
        code: Option<String>,
    },
    Status,
    Templates,
}

pub async fn run(command: ZaloCommand, installation: &Installation) -> Result<(), Failed> {
    let request = match command {
        ZaloCommand::Login { code } => Request::ZaloLogin { code },
        ZaloCommand::Status => Request::ZaloStatus,
        ZaloCommand::Templates => Request::ZaloTemplates,
    };
    installation.request(request, None).await
}
