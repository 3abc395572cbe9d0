//! `loa seat invite|hand-over|list|revoke|load`.

use super::connect::Installation;
use super::output::Failed;
use crate::control::Request;
use crate::domain::role::Role;
use crate::domain::seat::SeatId;
use crate::domain::unit::UnitId;
use clap::{Subcommand, builder::PossibleValuesParser};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum SeatCommand {
    Invite {
        #[arg(long, conflicts_with_all = ["unit", "title"])]
        seat: Option<String>,
        #[arg(long, required_unless_present = "seat")]
        unit: Option<String>,
        #[arg(long, required_unless_present = "seat")]
        title: Option<String>,
        #[arg(long, default_value = "seat_holder", value_parser = PossibleValuesParser::new(Role::ALL.map(Role::code)))]
        role: String,
    },
    HandOver {
        seat: String,
    },
    List {
        #[arg(long)]
        unit: Option<String>,
    },
    Revoke {
        seat: String,
    },
    Load {
        file: PathBuf,
    },
}

pub async fn run(command: SeatCommand, installation: &Installation) -> Result<(), Failed> {
    match command {
        SeatCommand::Invite { seat: Some(seat), .. } => {
            installation.request(Request::InviteAgain(SeatId::new(seat)), None).await
        }
        SeatCommand::Invite { seat: None, unit, title, role } => {
            let role = Role::from_code(&role).unwrap_or(Role::SeatHolder);
            let unit = UnitId::new(unit.unwrap_or_default());
            installation.request(Request::Invite { unit, title: title.unwrap_or_default(), role }, None).await
        }
        SeatCommand::HandOver { seat } => installation.request(Request::HandOver(SeatId::new(seat)), None).await,
        SeatCommand::List { unit } => {
            installation.request(Request::ListSeats { unit: unit.map(UnitId::new) }, None).await
        }
        SeatCommand::Revoke { seat } => installation.request(Request::RevokeSeat(SeatId::new(seat)), None).await,
        SeatCommand::Load { file } => {
            let table = installation.read_file(&file)?;
            installation.request(Request::LoadSeats, Some(table)).await
        }
    }
}
