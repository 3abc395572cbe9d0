//! `loa letter write`: the announcement letter as a file.

use crate::cli::connect::Installation;
use crate::cli::output::{self, Failed};
use crate::cli::printed::PrintedArgs;
use crate::control::{Request, WriteLetter};
use crate::desk::PaperOptions;
use crate::letter::writing::PaperFormat;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct WriteArgs {
    #[arg(long, value_name = "PERIOD", value_delimiter = ',')]
    period: Vec<String>,
    #[command(flatten)]
    printed: PrintedArgs,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long)]
    annex: bool,
    #[arg(long)]
    chart: bool,
    #[arg(long, value_name = "FILE", conflicts_with = "directives_of")]
    directives: Option<PathBuf>,
    #[arg(long, value_name = "LETTER")]
    directives_of: Option<String>,
}

/// The file appears when it is whole. Without a name it gets one that tells unit and period.
pub(super) async fn run(args: WriteArgs, installation: &Installation) -> Result<(), Failed> {
    let text = installation.text();
    let format = match &args.out {
        None => PaperFormat::Docx,
        Some(path) => {
            let name = path.display().to_string();
            PaperFormat::of_file(&name).ok_or_else(|| Failed::usage(text.writing_which_format(name)))?
        }
    };
    let directives = match &args.directives {
        None => None,
        Some(path) => Some(String::from_utf8_lossy(&installation.read_file(path)?).into_owned()),
    };
    let directives_of = match &args.directives_of {
        None => None,
        Some(letter) => Some(super::parse(letter, installation)?),
    };
    let wanted = WriteLetter {
        unit: args.printed.unit,
        periods: args.period,
        directives_of,
        paper: PaperOptions {
            format,
            number: args.printed.number,
            date: args.printed.date,
            signer: args.printed.signer,
            annex: args.annex,
            chart: args.chart,
            directives,
        },
    };
    let mut file = Vec::new();
    let mut answer = installation.ask(Request::WriteLetter(Box::new(wanted)), None, &mut file).await?;
    let path = match args.out {
        Some(path) => path,
        None => PathBuf::from(answer.json["file_name"].as_str().unwrap_or_default()),
    };
    let name = path.display().to_string();
    std::fs::write(&path, &file)
        .map_err(|error| Failed::usage(text.cli_file_unwritable(name.as_str(), output::why(text, &error))))?;
    answer.text = format!("{}\n{}", answer.text, text.writing_saved(name.as_str()));
    answer.json["file"] = name.into();
    output::print(&answer, installation.json);
    Ok(())
}
