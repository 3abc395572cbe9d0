//! `loa audit list|verify`.

use super::connect::Installation;
use super::output::{self, Failed};
use crate::control::Request;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    List {
        #[arg(long, default_value_t = 50)]
        last: usize,
    },
    Verify {
        #[arg(long, value_name = "HASH")]
        noted: Option<String>,
    },
}

/// Exit status 1 when the log is not whole.
pub async fn run(command: AuditCommand, installation: &Installation) -> Result<(), Failed> {
    let noted = match command {
        AuditCommand::List { last } => return installation.request(Request::AuditLog { last }, None).await,
        AuditCommand::Verify { noted } => noted,
    };
    let answer = installation.ask(Request::VerifyAudit { noted }, None, &mut std::io::sink()).await?;
    output::print(&answer, installation.json);
    if answer.json["whole"] == true { Ok(()) } else { Err(Failed::refused(installation.text().cli_doctor_problems())) }
}
