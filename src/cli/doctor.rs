//! `loa doctor`.

use super::connect::Installation;
use super::output::{self, Failed};
use crate::control::Request;
use clap::Args;

#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// What to look at alone.
    #[arg(value_parser = ["zalo"], conflicts_with = "release_hold")]
    subject: Option<String>,
    #[arg(long)]
    release_hold: bool,
}

/// Prints the findings; exit status 1 when there is one.
pub async fn run(args: DoctorArgs, installation: &Installation) -> Result<(), Failed> {
    if args.release_hold {
        return installation.request(Request::ReleaseHold, None).await;
    }
    let request = if args.subject.is_some() { Request::ZaloDoctor } else { Request::Doctor };
    let answer = installation.ask(request, None, &mut std::io::sink()).await?;
    output::print(&answer, installation.json);
    if answer.json["well"] == true { Ok(()) } else { Err(Failed::refused(installation.text().cli_doctor_problems())) }
}
