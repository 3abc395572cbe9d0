//! The help of every command and argument, from the catalogue.

use super::Cli;
use crate::text::{Lang, Text};
use clap::{Arg, CommandFactory};
use std::ffi::OsString;

/// The language of help and messages: `--lang`, else `LOA_OFFICE__LANGUAGE`, else Vietnamese. Read before the arguments
/// are parsed, since a parsing error must be told in it.
pub fn language(arguments: &[OsString]) -> Lang {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let given = texts.iter().enumerate().find_map(|(index, argument)| match *argument {
        "--lang" => texts.get(index + 1).copied(),
        other => other.strip_prefix("--lang="),
    });
    let configured = std::env::var("LOA_OFFICE__LANGUAGE").ok();
    Lang::from_tag(given.or(configured.as_deref()).unwrap_or("vi"))
}

/// The command with its help. The key of a command's help is `help-` and its path; that of an argument is
/// `help-<path>-<argument>`.
pub fn command(text: Text<'_>) -> clap::Command {
    localise(Cli::command(), "help", text, true)
}

fn localise(command: clap::Command, path: &str, text: Text<'_>, root: bool) -> clap::Command {
    let mut command = command.about(text.help(path)).mut_args(|argument| {
        let global = argument.is_global_set();
        if global && !root { argument } else { with_help(argument, path, text) }
    });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let path = format!("{path}-{name}");
        command = command.mut_subcommand(&name, |sub| localise(sub, &path, text, false));
    }
    command
}

fn with_help(argument: Arg, path: &str, text: Text<'_>) -> Arg {
    match argument.get_id().as_str() {
        "help" | "version" => argument,
        id => {
            let key = format!("{path}-{}", id.replace('_', "-"));
            argument.help(text.help(&key))
        }
    }
}
