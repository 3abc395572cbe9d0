//! `loa seat invite|hand-over|link|list|revoke|merge|load`.

use super::connect::Installation;
use super::output::{self, Failed};
use super::qr;
use crate::control::{MergeSeats, Request};
use crate::domain::role::Role;
use crate::domain::seat::{PersonId, SeatId};
use clap::{Subcommand, builder::PossibleValuesParser};
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub enum SeatCommand {
    Invite {
        #[arg(long, conflicts_with_all = ["unit", "title"])]
        seat: Option<String>,
        #[arg(long, required_unless_present = "seat")]
        unit: Option<String>,
        #[arg(long, required_unless_present = "seat")]
        title: Option<String>,
        #[arg(long, value_parser = PossibleValuesParser::new(Role::ALL.map(Role::code)))]
        role: Option<String>,
        #[arg(long, value_name = "FOLDER")]
        qr: Option<PathBuf>,
    },
    HandOver {
        seat: String,
    },
    Link {
        seat: String,
        #[arg(long)]
        person: Option<String>,
        #[arg(long, value_name = "FOLDER")]
        qr: Option<PathBuf>,
    },
    List {
        #[arg(long)]
        unit: Option<String>,
    },
    Revoke {
        seat: String,
    },
    Merge {
        from: String,
        into: String,
        #[arg(long, value_name = "PERSON|all")]
        keep: Vec<String>,
        #[arg(long, value_name = "PERSON|all")]
        leave: Vec<String>,
        #[arg(long)]
        dry_run: bool,
    },
    Load {
        file: PathBuf,
    },
}

pub async fn run(command: SeatCommand, installation: &Installation) -> Result<(), Failed> {
    match command {
        SeatCommand::Invite { seat: Some(seat), qr, .. } => {
            invite(Request::InviteAgain(SeatId::new(seat)), qr.as_deref(), installation).await
        }
        SeatCommand::Invite { seat: None, unit, title, role, qr } => {
            let role = role.as_deref().and_then(Role::from_code);
            let unit = unit.unwrap_or_default();
            let request = Request::Invite { unit, title: title.unwrap_or_default(), role };
            invite(request, qr.as_deref(), installation).await
        }
        SeatCommand::HandOver { seat } => installation.request(Request::HandOver(SeatId::new(seat)), None).await,
        SeatCommand::Link { seat, person, qr } => {
            let request = Request::LinkChannel { seat: SeatId::new(seat), person: person.map(PersonId::new) };
            invite(request, qr.as_deref(), installation).await
        }
        SeatCommand::List { unit } => installation.request(Request::ListSeats { unit }, None).await,
        SeatCommand::Revoke { seat } => installation.request(Request::RevokeSeat(SeatId::new(seat)), None).await,
        SeatCommand::Merge { from, into, keep, leave, dry_run } => {
            let persons = |typed: Vec<String>| typed.into_iter().map(PersonId::new).collect();
            let (from, into) = (SeatId::new(from), SeatId::new(into));
            let merge = MergeSeats { from, into, keep: persons(keep), leave: persons(leave), dry_run };
            installation.request(Request::MergeSeats(Box::new(merge)), None).await
        }
        SeatCommand::Load { file } => {
            let table = installation.read_file(&file)?;
            installation.request(Request::LoadSeats, Some(table)).await
        }
    }
}

/// Prints the invitation, and writes a QR code for each of its links when a folder is given.
async fn invite(request: Request, folder: Option<&Path>, installation: &Installation) -> Result<(), Failed> {
    let answer = installation.ask(request, None, &mut std::io::sink()).await?;
    output::print(&answer, installation.json);
    let Some(folder) = folder else { return Ok(()) };
    let text = installation.text();
    let unwritable = |path: &Path, error: &std::io::Error| {
        Failed::broken(text.cli_file_unwritable(path.display().to_string(), output::why(text, error)))
    };
    std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    let name = answer.json["seat"]["seat"].as_str().unwrap_or("loa").replace(['/', '\\'], "-");
    for link in answer.json["links"].as_array().into_iter().flatten() {
        let (Some(channel), Some(address)) = (link["channel"].as_str(), link["link"].as_str()) else { continue };
        let Some(picture) = qr::png(address) else { continue };
        let path = folder.join(format!("{name}.{channel}.png"));
        std::fs::write(&path, picture).map_err(|error| unwritable(&path, &error))?;
        if !installation.json {
            output::line(&text.cli_invitation_qr(path.display().to_string()));
        }
    }
    Ok(())
}
