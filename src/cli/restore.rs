//! `loa backup` and `loa restore`.

use super::connect::Installation;
use super::output::{self, Failed};
use crate::control::{Answer, Failure, Request, socket};
use crate::store::Store;
use chrono::Utc;
use clap::Args;
use serde_json::json;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct BackupArgs {
    file: PathBuf,
}

#[derive(Debug, Args)]
pub struct RestoreArgs {
    file: PathBuf,
}

/// Writes the dump beside its final name first, so that a name that exists is a whole backup.
pub async fn backup(args: BackupArgs, installation: &Installation) -> Result<(), Failed> {
    let text = installation.text();
    let failed = |error: std::io::Error| {
        Failed::broken(text.cli_file_unwritable(args.file.display().to_string(), output::why(text, &error)))
    };
    let mut partial = args.file.clone().into_os_string();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let mut out = BufWriter::new(File::create(&partial).map_err(failed)?);
    let answer = installation.ask(Request::Backup, None, &mut out).await?;
    out.flush().map_err(failed)?;
    out.get_ref().sync_all().map_err(failed)?;
    std::fs::rename(&partial, &args.file).map_err(failed)?;
    output::print(&answer, installation.json);
    Ok(())
}

/// Builds the data folder anew from a backup; refused while a process serves it or a store is there.
pub fn run(args: &RestoreArgs, installation: &Installation) -> Result<(), Failed> {
    let text = installation.text();
    let data = &installation.config.data;
    if UnixStream::connect(socket::path(data)).is_ok() {
        return Err(Failed::refused(text.cli_restore_while_serving()));
    }
    let file = File::open(&args.file).map_err(|error| {
        Failed::usage(text.cli_file_unreadable(args.file.display().to_string(), output::why(text, &error)))
    })?;
    let rows = Store::restore(data, &mut BufReader::new(file), Utc::now())
        .map_err(|error| Failed::from(Failure::store(text, &error)))?;
    let answer = Answer { text: text.cli_restored(rows, data.display().to_string()), json: json!({ "rows": rows }) };
    output::print(&answer, installation.json);
    Ok(())
}
