//! The help of every command and argument, from the catalogue: what it is for, and the words of the frame around it.

use super::Cli;
use crate::text::{Lang, Text};
use clap::{Arg, ArgAction, Command, CommandFactory};
use std::ffi::OsString;

/// The arguments of every command stand after its own.
const GLOBAL: usize = 900;
const LAST: usize = 999;

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
pub fn command(text: Text<'_>) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(LAST);
    let version = version.help(text.usage_version()).help_heading(text.usage_options());
    let root = Cli::command().disable_version_flag(true);
    localise(root, "help", "loa", text).arg(version)
}

fn localise(command: Command, path: &str, usage: &str, text: Text<'_>) -> Command {
    let root = path == "help";
    let mut command = command.about(text.help(path)).mut_args(|argument| {
        let global = argument.is_global_set();
        if global && !root { argument } else { with_help(argument, path, text) }
    });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let (path, usage) = (format!("{path}-{name}"), format!("{usage} {name}"));
        command = command.mut_subcommand(&name, |sub| localise(sub, &path, &usage, text));
    }
    framed(command, usage, text)
}

/// The frame in the language of the rest. clap writes its own in English only.
fn framed(command: Command, usage: &str, text: Text<'_>) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).display_order(LAST);
    let help = help.help(text.usage_help()).help_heading(text.usage_options());
    let command = command
        .disable_help_flag(true)
        .arg(help)
        .subcommand_help_heading(text.usage_commands())
        .subcommand_value_name(text.usage_command())
        .help_template(format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}", text.usage_usage()));
    let english = command.clone().bin_name(usage).render_usage().to_string();
    let line = english.trim_start_matches("Usage: ").replace("[OPTIONS]", &format!("[{}]", text.usage_option()));
    command.override_usage(line)
}

fn with_help(argument: Arg, path: &str, text: Text<'_>) -> Arg {
    let key = format!("{path}-{}", argument.get_id().as_str().replace('_', "-"));
    let help = [vec![text.help(&key)], choices(&argument, text)].concat().join(" ");
    let heading = if argument.is_positional() { text.usage_arguments() } else { text.usage_options() };
    let global = argument.is_global_set();
    let argument = argument.help(help).help_heading(heading);
    let argument = match argument.get_action().takes_values() {
        true => argument.hide_default_value(true).hide_possible_values(true).hide_env(true),
        false => argument,
    };
    if global { argument.display_order(GLOBAL) } else { argument }
}

/// What can be given, what holds when nothing is, and the variable that says the same.
fn choices(argument: &Arg, text: Text<'_>) -> Vec<String> {
    if !argument.get_action().takes_values() {
        return Vec::new();
    }
    let values: Vec<String> = argument.get_possible_values().iter().map(|one| one.get_name().to_owned()).collect();
    let default: Vec<String> =
        argument.get_default_values().iter().map(|one| one.to_string_lossy().into_owned()).collect();
    let listed = Some(values).filter(|values| !values.is_empty()).map(|values| text.usage_values(values.join(", ")));
    let default = Some(default).filter(|values| !values.is_empty()).map(|values| text.usage_default(values.join(", ")));
    let variable = argument.get_env().map(|name| text.usage_variable(name.to_string_lossy().into_owned()));
    [listed, default, variable].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Catalogue;

    /// The help of a command and of everything below it.
    fn whole(command: &mut Command, path: &str) -> String {
        let mut told = format!("── {path} --help\n{}\n", command.render_help());
        let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        for name in names {
            if let Some(sub) = command.find_subcommand_mut(&name) {
                told.push_str(&whole(sub, &format!("{path} {name}")));
            }
        }
        told
    }

    #[test]
    fn the_whole_help_is_in_the_reader_s_language() {
        for lang in [Lang::Vi, Lang::En] {
            let catalogue = Catalogue::embedded();
            let mut command = command(catalogue.in_lang(lang)).term_width(100);
            command.build();
            let told = whole(&mut command, "loa");
            if lang == Lang::Vi {
                for english in ["Usage", "Options", "Commands", "Arguments", "Print ", "[default", "[possible", "[env"]
                {
                    assert!(!told.contains(english), "{english}");
                }
            }
            insta::assert_snapshot!(format!("help_{}", lang.tag()), told);
        }
    }
}
