//! `loa init`: a commented configuration, the home unit, the first office seat.

use super::config_error;
use super::connect::Installation;
use super::output::{self, Failed};
use crate::app;
use crate::config::Config;
use crate::control::{self, Answer, Failure, Request, not_one};
use crate::desk::UnitNames;
use crate::domain::calendar::office_day;
use crate::domain::role::Role;
use crate::domain::unit::Unit;
use crate::domain::unit_registry::UnitRegistry;
use crate::text::{Catalogue, Lang, Text};
use chrono::Utc;
use clap::Args;
use serde_json::json;
use std::io::{BufRead, ErrorKind, Write};
use std::path::PathBuf;

const TEMPLATE: &str = include_str!("../../data/loa.toml");

#[derive(Debug, Args)]
pub struct InitArgs {
    #[arg(long)]
    home_unit: Option<String>,
    #[arg(long)]
    title: Option<String>,
}

/// Asks on standard input for what the arguments do not say. An existing configuration is never overwritten.
pub async fn run(
    args: InitArgs,
    config: Option<PathBuf>,
    data: Option<PathBuf>,
    json: bool,
    lang: Lang,
) -> Result<(), Failed> {
    let catalogue = Catalogue::embedded();
    let text = catalogue.in_lang(lang);
    let path = config.unwrap_or_else(|| PathBuf::from("loa.toml"));
    if path.exists() {
        return Err(Failed::refused(text.cli_init_exists(path.display().to_string())));
    }
    let mut config = Config::load(None).map_err(|error| config_error::failed(&error, text))?;
    if let Some(data) = data {
        config.data = data;
    }
    config.office.language = lang.tag().to_owned();
    let made = Made { data: (!config.data.exists()).then(|| config.data.clone()), config: path.clone() };
    let done = set_up(args, config, path, json, lang).await;
    if done.is_err() {
        made.remove();
    }
    let answer = done?;
    output::print(&answer, json);
    Ok(())
}

/// What a set-up that fails must not leave behind for the next to stumble over.
struct Made {
    /// `None` when the folder was there before.
    data: Option<PathBuf>,
    config: PathBuf,
}

impl Made {
    fn remove(&self) {
        let removed = std::fs::remove_file(&self.config).err().into_iter();
        let removed = removed.chain(self.data.as_ref().and_then(|data| std::fs::remove_dir_all(data).err()));
        for error in removed.filter(|error| error.kind() != ErrorKind::NotFound) {
            tracing::warn!(%error, "what a failed set-up has written could not be removed: {error}");
        }
    }
}

async fn set_up(args: InitArgs, config: Config, path: PathBuf, json: bool, lang: Lang) -> Result<Answer, Failed> {
    let catalogue = Catalogue::embedded();
    let text = catalogue.in_lang(lang);
    let installation = Installation::new(config.clone(), None, json, lang);
    let desk = app::open_desk(&config).await.map_err(|error| installation.open_failed(&error))?;
    let units = desk.store.units();
    let home = home_unit(args.home_unit.as_deref(), &units, json, text)?.clone();
    let title = match args.title {
        Some(title) => title,
        None => ask(&text.cli_init_ask_title(), json)?.unwrap_or_else(|| text.cli_init_default_title()),
    };
    let written = TEMPLATE
        .replace("{{data}}", &config.data.display().to_string())
        .replace("{{home_unit}}", home.id.as_str())
        .replace("{{language}}", lang.tag());
    std::fs::write(&path, written).map_err(|error| {
        Failed::broken(text.cli_file_unwritable(path.display().to_string(), output::why(text, &error)))
    })?;
    let warning = control::ended(text, &units, &home.id, office_day(Utc::now()));
    let written = text.cli_init_written(path.display().to_string(), home.full_name());
    let said: Vec<String> = std::iter::once(written).chain(warning.clone()).collect();
    let invite = Request::Invite { unit: home.id.to_string(), title, role: Some(Role::Approver) };
    drop(units);
    desk.store.close().await.map_err(|error| Failed::from(Failure::store(text, &error)))?;
    drop(desk);
    let mut answer = installation.ask(invite, None, &mut std::io::sink()).await?;
    answer.text = said.into_iter().chain([answer.text]).collect::<Vec<_>>().join("\n");
    answer.json = json!({
        "config": path,
        "data": config.data,
        "home_unit": home.id,
        "home_unit_name": home.full_name(),
        "warning": warning,
        "invitation": answer.json,
    });
    Ok(answer)
}

/// The unit that a person names by its identity or its name, asking until one is meant.
fn home_unit<'u>(given: Option<&str>, units: &'u UnitRegistry, json: bool, text: Text<'_>) -> Result<&'u Unit, Failed> {
    let names = UnitNames::new(units, None, None);
    let find = |name: &str| names.find(name).map_err(|candidates| not_one(name, &candidates, units, text));
    if let Some(given) = given {
        return find(given).map_err(Failed::usage);
    }
    while let Some(name) = ask(&text.cli_init_ask_unit(), json)? {
        match find(&name) {
            Ok(unit) => return Ok(unit),
            Err(told) => eprintln!("{told}"),
        }
    }
    Err(Failed::usage(text.cli_init_no_unit()))
}

/// Asks one thing on the terminal; `None` at the end of input or for an empty line. Where standard output is JSON, the
/// question goes beside it.
fn ask(prompt: &str, json: bool) -> Result<Option<String>, Failed> {
    let mut out: Box<dyn Write> = if json { Box::new(std::io::stderr()) } else { Box::new(std::io::stdout()) };
    let mut line = String::new();
    write!(out, "{prompt} ")
        .and_then(|()| out.flush())
        .and_then(|()| std::io::stdin().lock().read_line(&mut line))
        .map_err(|error| Failed::broken(error.to_string()))?;
    Ok(Some(line.trim().to_owned()).filter(|line| !line.is_empty()))
}
