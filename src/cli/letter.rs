//! `loa letter list|confirm|discard|correct|changes|write`.

mod write;

use super::connect::Installation;
use super::output::Failed;
use crate::control::{LetterName, Request};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum LetterCommand {
    List,
    Confirm {
        letter: String,
    },
    Discard {
        letter: String,
    },
    Correct {
        letter: String,
        words: Vec<String>,
    },
    Changes {
        #[arg(required_unless_present = "period")]
        letter: Option<String>,
        #[arg(long, value_name = "PERIOD", conflicts_with = "letter")]
        period: Option<String>,
        #[arg(long, requires = "period")]
        unit: Option<String>,
    },
    Write(write::WriteArgs),
}

pub async fn run(command: LetterCommand, installation: &Installation) -> Result<(), Failed> {
    let request = match command {
        LetterCommand::Write(args) => return write::run(args, installation).await,
        LetterCommand::List => Request::ListLetters,
        LetterCommand::Confirm { letter } => Request::ConfirmLetter(parse(&letter, installation)?),
        LetterCommand::Discard { letter } => Request::DiscardLetter(parse(&letter, installation)?),
        LetterCommand::Changes { period: Some(period), unit, .. } => Request::FigureChanges { unit, period },
        LetterCommand::Changes { letter, .. } => {
            Request::LetterChanges(parse(&letter.unwrap_or_default(), installation)?)
        }
        LetterCommand::Correct { letter, words } => {
            Request::ReviseLetter { letter: parse(&letter, installation)?, words: words.join(" ") }
        }
    };
    installation.request(request, None).await
}

/// The letter version that a person named.
pub fn parse(letter: &str, installation: &Installation) -> Result<LetterName, Failed> {
    LetterName::parse(letter).ok_or_else(|| Failed::usage(installation.text().cli_bad_letter(letter)))
}
