//! `loa demo`: the whole job on this machine, over the real store and the real delivery path, on the console channel.

mod people;
mod prompt;

use super::connect::Installation;
use super::output::Failed;
use crate::app::{self, Console, House};
use crate::clock::FixedClock;
use crate::control::Failure;
use crate::desk::{Desk, ImportRequest};
use crate::domain::calendar::office_instant;
use crate::domain::letter::LetterRef;
use crate::domain::rights::Actor;
use crate::domain::unit::UnitId;
use crate::letter::preview::preview_table;
use crate::text::{Text, numbers};
use chrono::{NaiveDate, NaiveTime};
use clap::Args;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const LETTER_NAME: &str = "2024-12-ubnd-huyen.txt";
const LETTER: &[u8] = include_bytes!("../../data/letters/2024-12-ubnd-huyen.txt");
/// The letter does not say which district wrote it; this one stands in.
const HOME_UNIT: &str = "kim-dong";

#[derive(Debug, Args)]
pub struct DemoArgs {
    #[arg(long)]
    keep: bool,
}

/// Prints every step, then answers what is typed; ends with the input.
pub async fn run(args: DemoArgs, installation: Installation) -> Result<(), Failed> {
    let folder = Folder::fresh(args.keep)
        .map_err(|error| Failed::broken(installation.text().error_store_io(error.to_string())))?;
    let mut config = installation.config.clone();
    config.data.clone_from(&folder.path);
    config.office.home_unit = Some(UnitId::new(HOME_UNIT));
    config.office.language = installation.lang.tag().to_owned();
    // A person at a terminal is not a platform with limits.
    config.delivery.rate = 1_000;
    config.delivery.chat_rate = 1_000;
    config.delivery.in_flight = 1;
    config.hours.quiet_until = config.hours.quiet_from;
    let clock = Arc::new(FixedClock::at(demo_time()));
    let console = Console::new(Box::new(std::io::stdout()), &installation.text().demo_as_above());
    let house = app::open_house(&config, clock, console).await.map_err(|error| installation.open_failed(&error))?;
    let text = installation.text();

    introduce(&house, &folder.path, text);
    let letter = read_letter(&house, text).await.map_err(|error| failed(text, &error))?;
    people::seat_all(&house, text).await.map_err(|error| failed(text, &error))?;
    issue(&house, &letter, text).await.map_err(|error| failed(text, &error))?;
    prompt::converse(&house, text).await;
    house.stop().await.map_err(|error| Failed::from(Failure::store(text, &error)))
}

fn introduce(house: &House, folder: &Path, text: Text<'_>) {
    let units = house.desk().store.units();
    house.console.print(&text.demo_welcome(
        folder.display().to_string(),
        numbers::date(demo_day()),
        units.units().len(),
        units.name(&UnitId::new(HOME_UNIT)),
    ));
}

/// Takes the letter in as a clerk at the shell would, after showing what was understood.
async fn read_letter(house: &House, text: Text<'_>) -> Result<LetterRef, crate::desk::DeskError> {
    let desk = house.desk();
    let request = ImportRequest::of(LETTER_NAME, LETTER);
    let imported = desk.import(&shell(), request).await?;
    let letter = desk.confirm(&shell(), &imported.letter.id).await?;
    house.console.print(&text.demo_step_letter(LETTER_NAME));
    house.console.print(&preview_table(&letter.content, &desk.store.units(), text));
    Ok(letter.id)
}

/// Drafts as the clerk, approves as the chief of office, issues, and waits until everything has been delivered.
async fn issue(house: &House, letter: &LetterRef, text: Text<'_>) -> Result<(), crate::desk::DeskError> {
    let desk: &Desk = house.desk();
    house.console.print(&text.demo_step_issue());
    let approver = people::approver(desk).await?;
    for notice in desk.draft(&shell(), letter).await? {
        desk.approve(&approver, notice.id).await?;
        desk.issue(&approver, notice.id).await?;
        house.deliver().await?;
    }
    Ok(())
}

fn shell() -> Actor {
    Actor::Shell { user: "demo".to_owned() }
}

fn demo_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 20).unwrap_or_default()
}

fn demo_time() -> chrono::DateTime<chrono::Utc> {
    office_instant(demo_day(), NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default())
}

fn failed(text: Text<'_>, error: &crate::desk::DeskError) -> Failed {
    Failure::desk(text, error).into()
}

/// The demo's own data folder, removed at the end unless it is to be kept.
struct Folder {
    path: PathBuf,
    keep: bool,
}

impl Folder {
    fn fresh(keep: bool) -> std::io::Result<Folder> {
        let path = std::env::temp_dir().join(format!("loa-demo-{}", std::process::id()));
        match std::fs::remove_dir_all(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        Ok(Folder { path, keep })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.keep
            && let Err(error) = std::fs::remove_dir_all(&self.path)
        {
            tracing::warn!(%error, "the demo's folder could not be removed");
        }
    }
}
