//! What the command line prints, and how it ends.

use crate::control::{Answer, Failure};
use crate::text::Text;
use serde_json::Value;
use std::io::{self, ErrorKind, Write};

/// A command that did not succeed: the sentence for standard error, and the exit status.
#[derive(Debug)]
pub struct Failed {
    pub sentence: String,
    pub status: u8,
}

impl Failed {
    pub fn refused(sentence: String) -> Failed {
        Failed { sentence, status: 1 }
    }

    pub fn usage(sentence: String) -> Failed {
        Failed { sentence, status: 2 }
    }

    pub fn broken(sentence: String) -> Failed {
        Failed { sentence, status: 3 }
    }
}

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Failed {
        Failed { status: failure.exit_status(), sentence: failure.sentence }
    }
}

/// Why a file could not be read or written; what is rare stays in the system's words.
pub fn why(text: Text<'_>, error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => text.cli_file_missing(),
        ErrorKind::PermissionDenied => text.cli_file_forbidden(),
        ErrorKind::IsADirectory => text.cli_file_folder(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => text.cli_file_disk_full(),
        _ => error.to_string(),
    }
}

/// Prints an answer: its JSON for scripts, else its text.
pub fn print(answer: &Answer, json: bool) {
    let text = if json { pretty(&answer.json) } else { answer.text.clone() };
    line(&text);
}

/// Prints a line; a reader that has gone away (`| head`) is no error.
pub fn line(text: &str) {
    let _gone = writeln!(std::io::stdout(), "{text}");
}

fn pretty(json: &Value) -> String {
    serde_json::to_string_pretty(json).unwrap_or_else(|_| json.to_string())
}
