//! Plain text in any of the encodings that Vietnamese offices have written in. Which one it is, is decided by how much
//! of the decoded text is Vietnamese.

pub mod legacy;
mod single_byte;
pub mod syllable;

use unicode_normalization::UnicodeNormalization;

/// Words with letters beyond ASCII that a decision about an encoding needs.
const ENOUGH_WORDS: usize = 4;

/// Bytes of a text that the decision looks at.
const SAMPLE: usize = 128 * 1024;

/// The characters of a text file; `None` when it holds bytes that no text holds.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let text = match unicode(bytes) {
        Some(text) => text,
        None => return single_byte(bytes),
    };
    Some(legacy_in_unicode(&text).unwrap_or(text))
}

/// Text in an encoding of Unicode.
pub fn unicode(bytes: &[u8]) -> Option<String> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Some(utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Some(utf16(rest, u16::from_be_bytes));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return unmarked_utf16(bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        // A cut in the middle of a character leaves all but the last bytes whole.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
        Err(_) => None,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// UTF-16 without its mark: the upper halves of Latin letters, digits and spaces are zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<String> {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = bytes.len() / 2;
    let text = match (even, odd) {
        (0, odd) if odd * 4 > pairs => utf16(bytes, u16::from_le_bytes),
        (even, 0) if even * 4 > pairs => utf16(bytes, u16::from_be_bytes),
        _ => return None,
    };
    let written = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    text.chars().all(|c| written(c) && c != char::REPLACEMENT_CHARACTER).then_some(text)
}

/// One byte a letter: Windows-1258, TCVN3 or VNI.
fn single_byte(bytes: &[u8]) -> Option<String> {
    if bytes.contains(&0) {
        return None;
    }
    let latin = single_byte::western(bytes);
    let mut candidates: Vec<String> =
        single_byte::windows_1258(bytes).map(|text| text.nfc().collect()).into_iter().collect();
    candidates.extend(latin.iter().flat_map(|latin| [legacy::tcvn3(latin), legacy::vni(latin)]));
    // The first of equals: Windows-1258 is the encoding of a text too short to tell.
    candidates.into_iter().rev().max_by_key(|text| syllable::share(text).score())
}

/// Letters of an old font, written as the western characters that have the same codes. `None` when the text is right as
/// it is, or no better when converted.
fn legacy_in_unicode(text: &str) -> Option<String> {
    if !text.contains(|c: char| ('\u{a1}'..='\u{ff}').contains(&c)) {
        return None;
    }
    // The beginning of a long text tells as much.
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    let kept = syllable::share(sample);
    if kept.words < ENOUGH_WORDS || kept.percent() > 60 {
        return None;
    }
    let converted = [legacy::tcvn3(text), legacy::vni(text)];
    let best = converted.into_iter().max_by_key(|text| syllable::share(text).score())?;
    let share = syllable::share(&best);
    (share.percent() >= 80 && share.percent() >= kept.percent() + 30).then_some(best)
}

#[cfg(test)]
mod tests;
