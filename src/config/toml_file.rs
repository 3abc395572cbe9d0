//! TOML whose faults are told without an excerpt: the line at fault may be the one with the token.

use figment::providers::Format;
use serde::de::{DeserializeOwned, Error as _};
use toml::de::Error;

pub(super) struct TomlFile;

impl Format for TomlFile {
    type Error = Error;

    const NAME: &'static str = "TOML";

    fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
        toml::from_str(text).map_err(|error| Error::custom(without_excerpt(text, &error)))
    }
}

/// "line 2, column 9: invalid string; expected …", counted in characters from 1.
fn without_excerpt(text: &str, error: &Error) -> String {
    let what = error.message().lines().collect::<Vec<_>>().join("; ");
    match error.span().and_then(|span| text.get(..span.start)) {
        Some(before) => {
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|char| *char != '\n').count() + 1;
            format!("line {line}, column {column}: {what}")
        }
        None => what,
    }
}
