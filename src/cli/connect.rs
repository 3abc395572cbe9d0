//! The installation as the command line sees it: a running `loa serve` behind its socket, or the store itself.

use super::config_error;
use super::output::{self, Failed};
use crate::app;
use crate::config::Config;
use crate::control::socket::{self, SocketError};
use crate::control::{Answer, Caller, Failure, Request, execute};
use crate::desk::Desk;
use crate::domain::seat::SeatId;
use crate::store::StoreError;
use crate::text::{Catalogue, CatalogueError, Lang, Text};
use std::io::Write;
use std::path::Path;

pub struct Installation {
    pub config: Config,
    pub json: bool,
    pub catalogue: Catalogue,
    pub lang: Lang,
    caller: Caller,
}

impl Installation {
    pub fn new(config: Config, seat: Option<String>, json: bool, lang: Lang) -> Installation {
        let unix_user = std::env::var("USER").or_else(|_| std::env::var("LOGNAME")).unwrap_or_else(|_| "root".into());
        let caller = Caller { unix_user, seat: seat.map(SeatId::new), language: Some(lang.tag().to_owned()) };
        Installation { config, json, catalogue: Catalogue::embedded(), lang, caller }
    }

    pub fn text(&self) -> Text<'_> {
        self.catalogue.in_lang(self.lang)
    }

    /// Sends a request, and prints its answer.
    pub async fn request(&self, request: Request, file: Option<Vec<u8>>) -> Result<(), Failed> {
        let answer = self.ask(request, file, &mut std::io::sink()).await?;
        output::print(&answer, self.json);
        Ok(())
    }

    /// Sends a table; one with faults is refused, and its faults are JSON too.
    pub async fn load_table(&self, request: Request, table: Vec<u8>) -> Result<(), Failed> {
        let answer = self.ask(request, Some(table), &mut std::io::sink()).await?;
        let is_faulty = answer.json["faults"].as_array().is_some_and(|faults| !faults.is_empty());
        if self.json || !is_faulty {
            output::print(&answer, self.json);
        }
        if is_faulty { Err(Failed::refused(answer.text)) } else { Ok(()) }
    }

    /// Sends a request to the running process, or executes it on the store when none runs.
    pub async fn ask(
        &self,
        request: Request,
        file: Option<Vec<u8>>,
        out: &mut (dyn Write + Send),
    ) -> Result<Answer, Failed> {
        let text = self.text();
        let mut last_try = false;
        loop {
            match socket::call(&self.config.data, &self.caller, &request, file.as_deref(), out).await {
                Ok(result) => return Ok(result?),
                Err(SocketError::NobodyListens) => {}
                Err(SocketError::OtherVersion { theirs, ours }) => {
                    return Err(Failed::refused(text.cli_other_version(theirs, ours)));
                }
                Err(SocketError::Io(error)) => return Err(Failed::broken(text.cli_socket_failed(error.to_string()))),
            }
            match app::open_desk(&self.config).await {
                Ok(desk) => return self.execute_here(&desk, request, file, out).await,
                // A process that has just started has the store open and listens in a moment.
                Err(app::OpenError::Store(StoreError::Locked { .. })) if !last_try => last_try = true,
                Err(error) => return Err(self.open_failed(&error)),
            }
        }
    }

    async fn execute_here(
        &self,
        desk: &Desk,
        request: Request,
        file: Option<Vec<u8>>,
        out: &mut (dyn Write + Send),
    ) -> Result<Answer, Failed> {
        let result = execute(desk, &self.caller, request, file, out).await;
        let closed = desk.store.close().await;
        let answer = result?;
        closed.map_err(|error| Failed::from(Failure::store(self.text(), &error)))?;
        Ok(answer)
    }

    /// Why the installation could not be opened, said to a person.
    pub fn open_failed(&self, error: &app::OpenError) -> Failed {
        let text = self.text();
        match error {
            app::OpenError::Store(error) => Failure::store(text, error).into(),
            app::OpenError::Calendar(error) => config_error::failed(error, text),
            app::OpenError::Units(error) => Failure::desk(text, error).into(),
            app::OpenError::Catalogue(CatalogueError::Read { file, source }) => {
                Failed::usage(text.cli_override_unreadable(file.as_str(), source.to_string()))
            }
            app::OpenError::Catalogue(CatalogueError::Syntax { file, line, reason }) => {
                Failed::usage(text.cli_override_syntax(file.as_str(), *line, reason.as_str()))
            }
        }
    }

    /// The bytes of a file named on the command line.
    pub fn read_file(&self, path: &Path) -> Result<Vec<u8>, Failed> {
        std::fs::read(path).map_err(|error| {
            Failed::usage(self.text().cli_file_unreadable(path.display().to_string(), output::why(self.text(), &error)))
        })
    }
}
