//! `loa figure show UNIT PERIOD [INDICATOR]`: where a figure comes from.

use super::connect::Installation;
use super::output::Failed;
use crate::control::Request;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum FigureCommand {
    Show { unit: String, period: String, indicator: Option<String> },
}

pub async fn run(command: FigureCommand, installation: &Installation) -> Result<(), Failed> {
    let FigureCommand::Show { unit, period, indicator } = command;
    installation.request(Request::FigureHistory { unit, period, indicator }, None).await
}
