//! `loa unit reform list|show|prepare|approve|withdraw`.

use crate::cli::connect::Installation;
use crate::cli::output::Failed;
use crate::control::{ReformRequest, Request, SeatDecision};
use crate::domain::seat::{PersonId, SeatId};
use chrono::NaiveDate;
use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum ReformCommand {
    List,
    Show(Plan),
    Prepare(Plan),
    // From the seat of `--as`, since a shell approves nothing.
    Approve {
        #[arg(value_name = "YYYY-MM-DD")]
        date: NaiveDate,
    },
    Withdraw {
        #[arg(value_name = "YYYY-MM-DD")]
        date: NaiveDate,
    },
}

#[derive(Debug, Args)]
pub struct Plan {
    #[arg(value_name = "YYYY-MM-DD")]
    date: NaiveDate,
    #[arg(long = "move", value_name = "SEAT=UNIT")]
    r#move: Vec<String>,
    #[arg(long, value_name = "SEAT=TITLE")]
    title: Vec<String>,
    #[arg(long, value_name = "SEAT")]
    end: Vec<String>,
    #[arg(long, value_name = "SEAT=SEAT")]
    merge: Vec<String>,
    #[arg(long, value_name = "SEAT=PERSON|all")]
    keep: Vec<String>,
    #[arg(long, value_name = "SEAT=PERSON|all")]
    leave: Vec<String>,
}

impl ReformCommand {
    pub fn request(self, installation: &Installation) -> Result<Request, Failed> {
        Ok(match self {
            ReformCommand::List => Request::ListReforms,
            ReformCommand::Show(plan) => plan.request(installation, ReformRequest::Show)?,
            ReformCommand::Prepare(plan) => plan.request(installation, ReformRequest::Prepare)?,
            ReformCommand::Approve { date } => Request::Reform { date, what: ReformRequest::Approve },
            ReformCommand::Withdraw { date } => Request::Reform { date, what: ReformRequest::Withdraw },
        })
    }
}

impl Plan {
    fn request(
        self,
        installation: &Installation,
        what: impl Fn(Vec<SeatDecision>) -> ReformRequest,
    ) -> Result<Request, Failed> {
        let bare = |seat: &str| SeatDecision::about(SeatId::new(seat.trim()));
        let pair = |typed: &str| match typed.split_once('=') {
            Some((seat, value)) if !value.trim().is_empty() => Ok((bare(seat), value.trim().to_owned())),
            _ => Err(Failed::usage(installation.text().reform_pair_needed(typed.to_owned()))),
        };
        let mut decisions = Vec::new();
        for typed in &self.r#move {
            let (seat, unit) = pair(typed)?;
            decisions.push(SeatDecision { unit: Some(unit), ..seat });
        }
        for typed in &self.title {
            let (seat, title) = pair(typed)?;
            decisions.push(SeatDecision { title: Some(title), ..seat });
        }
        for typed in &self.merge {
            let (seat, into) = pair(typed)?;
            decisions.push(SeatDecision { into: Some(SeatId::new(into)), ..seat });
        }
        for typed in &self.keep {
            let (seat, person) = pair(typed)?;
            decisions.push(SeatDecision { keep: vec![PersonId::new(person)], ..seat });
        }
        for typed in &self.leave {
            let (seat, person) = pair(typed)?;
            decisions.push(SeatDecision { leave: vec![PersonId::new(person)], ..seat });
        }
        decisions.extend(self.end.iter().map(|seat| SeatDecision { ends: true, ..bare(seat) }));
        Ok(Request::Reform { date: self.date, what: what(decisions) })
    }
}
