//! The identity of a letter and of its versions.

use super::unit::UnitId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Identity of a letter: issuer, number and date when known, else its content. Printable, usable as a file name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LetterId(String);

/// One version of a letter; the same number with other content is a newer version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LetterRef {
    pub letter: LetterId,
    pub version: u32,
}

impl LetterId {
    /// A letter known by issuer, number and date.
    pub fn of_number(issuer: &UnitId, number: &str, date: NaiveDate) -> LetterId {
        let number: String = number.trim().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        LetterId(format!("{issuer}_{number}_{date}"))
    }

    /// A letter that prints no number or date, known by the hash of its content (hexadecimal).
    pub fn of_content(issuer: &UnitId, sha256_hex: &str) -> LetterId {
        LetterId(format!("{issuer}_{}", sha256_hex.get(..12).unwrap_or(sha256_hex)))
    }

    /// An identifier that this software printed before.
    pub fn from_text(text: impl Into<String>) -> LetterId {
        LetterId(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LetterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl LetterRef {
    /// A short name for buttons, whose data is bounded: 16 hexadecimal digits, the same for the same version always
    /// (FNV-1a of the long name).
    pub fn handle(&self) -> String {
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        format!("{:016x}", self.to_string().bytes().fold(0xcbf2_9ce4_8422_2325, mix))
    }
}

impl fmt::Display for LetterRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.letter, self.version)
    }
}
