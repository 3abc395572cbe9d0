//! `loa notice export`: the results as a file.

use crate::cli::connect::Installation;
use crate::cli::output::{self, Failed};
use crate::control::{NoticeRequest, Request};
use crate::desk::ExportFormat;
use crate::domain::notice::NoticeId;
use clap::Args;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ExportArgs {
    notice: u32,
    #[arg(long)]
    to: PathBuf,
}

/// The file appears when it is whole: a refusal leaves none.
pub(super) async fn run(args: ExportArgs, installation: &Installation) -> Result<(), Failed> {
    let text = installation.text();
    let name = args.to.display().to_string();
    let format = ExportFormat::of_file(&name).ok_or_else(|| Failed::usage(text.export_which_format(name.as_str())))?;
    let unwritable =
        |error: &std::io::Error| Failed::usage(text.cli_file_unwritable(name.as_str(), output::why(text, error)));
    let partial = args.to.with_extension(format!("{}.partial", format.ending()));
    let mut file = BufWriter::new(File::create(&partial).map_err(|error| unwritable(&error))?);
    let request = Request::Notice { notice: NoticeId(args.notice), what: NoticeRequest::Export(format) };
    let written = async {
        let answer = installation.ask(request, None, &mut file).await?;
        file.flush().and_then(|()| std::fs::rename(&partial, &args.to)).map_err(|error| unwritable(&error))?;
        Ok(answer)
    };
    match written.await {
        Ok(answer) => {
            output::print(&answer, installation.json);
            Ok(())
        }
        Err(failed) => {
            // The refusal is the word to tell; what stays is an unfinished file of our own.
            let _ = std::fs::remove_file(&partial);
            Err(failed)
        }
    }
}
