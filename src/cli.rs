//! The command line: arguments → a control request, and its answer printed.

mod ask;
mod audit;
mod channel;
mod config_error;
mod connect;
mod demo;
mod directive;
mod doctor;
mod figure;
mod help;
mod import;
mod index;
mod init;
mod letter;
mod mistake;
mod notice;
mod output;
mod printed;
mod qr;
mod restore;
mod seat;
mod serve;
mod unit;
mod zalo;

pub use help::command;

use crate::config::Config;
use crate::text::{Catalogue, Lang};
use clap::{Args, FromArgMatches, Parser, Subcommand};
use connect::Installation;
use output::Failed;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(name = "loa", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Args)]
struct Global {
    #[arg(long, global = true, env = "LOA_CONFIG")]
    config: Option<PathBuf>,
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    #[arg(long, global = true)]
    json: bool,
    #[arg(long, global = true, value_parser = ["vi", "en"])]
    lang: Option<String>,
    #[arg(long = "as", global = true, value_name = "SEAT")]
    acting_seat: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::DemoArgs),
    Init(init::InitArgs),
    Serve,
    Import(import::ImportArgs),
    #[command(subcommand)]
    Letter(letter::LetterCommand),
    #[command(subcommand)]
    Figure(figure::FigureCommand),
    #[command(subcommand)]
    Unit(unit::UnitCommand),
    #[command(subcommand)]
    Index(index::IndexCommand),
    #[command(subcommand)]
    Seat(seat::SeatCommand),
    #[command(subcommand)]
    Notice(notice::NoticeCommand),
    #[command(subcommand)]
    Directive(directive::DirectiveCommand),
    #[command(subcommand)]
    Channel(channel::ChannelCommand),
    Ask(ask::AskArgs),
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    Doctor(doctor::DoctorArgs),
    #[command(subcommand)]
    Zalo(zalo::ZaloCommand),
    Backup(restore::BackupArgs),
    Restore(restore::RestoreArgs),
}

/// Runs the program; the exit status is 0 when done, 1 when refused, 2 when the arguments or the configuration are
/// wrong, 3 when the installation is broken.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let catalogue = Catalogue::embedded();
    let lang = help::language(&arguments);
    let parsed = help::command(catalogue.in_lang(lang))
        .try_get_matches_from(arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return mistake::tell(&error, catalogue.in_lang(lang)),
    };
    match execute(cli, catalogue, lang) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("{}", failed.sentence);
            ExitCode::from(failed.status)
        }
    }
}

fn execute(cli: Cli, catalogue: Catalogue, lang: Lang) -> Result<(), Failed> {
    let text = catalogue.in_lang(lang);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failed::broken(text.error_store_io(error.to_string())))?;
    if let Command::Init(args) = cli.command {
        return runtime.block_on(init::run(args, cli.global.config, cli.global.data, cli.global.json, lang));
    }
    let mut config = Config::load(cli.global.config.as_deref()).map_err(|error| config_error::failed(&error, text))?;
    if let Some(data) = &cli.global.data {
        config.data.clone_from(data);
    }
    let installation = Installation::new(config, cli.global.acting_seat, cli.global.json, lang);
    runtime.block_on(async {
        match cli.command {
            Command::Init(_) => Ok(()),
            Command::Demo(args) => demo::run(args, installation).await,
            Command::Serve => serve::run(installation).await,
            Command::Import(args) => import::run(args, &installation).await,
            Command::Letter(command) => letter::run(command, &installation).await,
            Command::Figure(command) => figure::run(command, &installation).await,
            Command::Unit(command) => unit::run(command, &installation).await,
            Command::Index(command) => index::run(command, &installation).await,
            Command::Seat(command) => seat::run(command, &installation).await,
            Command::Notice(command) => notice::run(command, &installation).await,
            Command::Directive(command) => directive::run(command, &installation).await,
            Command::Channel(command) => channel::run(command, &installation).await,
            Command::Audit(command) => audit::run(command, &installation).await,
            Command::Ask(args) => ask::run(args, &installation).await,
            Command::Zalo(command) => zalo::run(command, &installation).await,
            Command::Doctor(args) => doctor::run(args, &installation).await,
            Command::Backup(args) => restore::backup(args, &installation).await,
            Command::Restore(args) => restore::run(&args, &installation),
        }
    })
}
