//! Bytes → text. The format is told by content, not by name; each format has its own file under `formats/`.

mod plain;
mod sniff;

use super::ReadError;
use unicode_normalization::UnicodeNormalization;

/// The largest file taken.
pub const LIMIT: usize = 20 * 1024 * 1024;

/// The text of a file: NFC, lines ended by `\n`, without byte order mark and control characters.
pub fn text(bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > LIMIT {
        return Err(ReadError::TooLarge { limit: LIMIT });
    }
    if let Some(name) = sniff::unsupported(bytes) {
        return Err(ReadError::UnsupportedFormat(name.to_owned()));
    }
    let text = tidy(&plain::decode(bytes).ok_or(ReadError::NotText)?);
    if text.trim().is_empty() { Err(ReadError::Empty) } else { Ok(text) }
}

fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\u{c}', "\n")
        .nfc()
        .filter_map(|c| match c {
            '\r' => Some('\n'),
            '\n' | '\t' => Some(c),
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2009}' => Some(' '),
            '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{ad}' => None,
            c if c.is_control() => Some(' '),
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests;
