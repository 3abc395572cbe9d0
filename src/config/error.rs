//! Why a configuration is refused: data, which the command line turns into sentences.

use figment::error::Kind;
use std::path::PathBuf;

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("{}: no such file", .0.display())]
    Missing(PathBuf),
    /// What could not be read, fault by fault.
    #[error("{0:?}")]
    Unreadable(Vec<ReadFault>),
    /// A table beside the configuration, at a line if it could be opened.
    #[error("{file}: {detail}")]
    Table { file: String, line: Option<usize>, detail: String },
    #[error("{key}: {expected:?}")]
    Invalid { key: &'static str, expected: Expected },
}

/// What a key is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// One of these words.
    OneOf(&'static str),
    AtLeast(i64),
    /// From 1 to this; 0 turns it off.
    OffOrUpTo(i64),
    Below(&'static str),
    NotAbove(&'static str),
    /// Earlier in the day than another key.
    Before(&'static str),
    /// Anything, once another key is set.
    SetWith(&'static str),
    /// So many characters at least and at most, of letters, digits, `_` and `-`, once another key is set.
    Token(usize, usize, &'static str),
    /// So many characters at least and at most, once another key is set.
    Length(usize, usize, &'static str),
    StartingWith(&'static str),
}

/// One thing that the parser could not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFault {
    /// "office.home_unit"; empty when the file as a whole is at fault.
    pub key: String,
    /// The file or "environment variables"; the parser's own word.
    pub place: Option<String>,
    pub what: ReadFaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFaultKind {
    /// The keys that may stand there.
    UnknownKey(Vec<&'static str>),
    /// The parser's own word for what was expected. What was found is left out: it may be a secret.
    WrongValue(String),
    /// In the parser's own words.
    Other(String),
}

impl From<figment::Error> for ConfigError {
    fn from(error: figment::Error) -> ConfigError {
        ConfigError::Unreadable(error.into_iter().map(fault).collect())
    }
}

fn fault(error: figment::Error) -> ReadFault {
    let place = error.metadata.as_ref().map(|metadata| match &metadata.source {
        Some(source) => source.to_string(),
        None => metadata.name.to_string(),
    });
    let mut path = error.path;
    let what = match error.kind {
        Kind::UnknownField(field, known) => {
            if path.last() != Some(&field) {
                path.push(field);
            }
            ReadFaultKind::UnknownKey(known.to_vec())
        }
        Kind::InvalidType(_, expected) | Kind::InvalidValue(_, expected) | Kind::InvalidLength(_, expected) => {
            ReadFaultKind::WrongValue(expected)
        }
        Kind::UnknownVariant(_, known) => ReadFaultKind::WrongValue(known.join(", ")),
        other => ReadFaultKind::Other(other.to_string().trim_end().to_owned()),
    };
    ReadFault { key: path.join("."), place, what }
}

pub(super) fn require(holds: bool, key: &'static str, expected: Expected) -> Result<(), ConfigError> {
    if holds { Ok(()) } else { Err(ConfigError::Invalid { key, expected }) }
}
