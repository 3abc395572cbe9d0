//! Plain text: UTF-8, UTF-16 with byte order mark, Windows-1258.

/// The characters of a text file; `None` when it holds bytes that no text holds.
pub fn decode(bytes: &[u8]) -> Option<String> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Some(utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Some(utf16(rest, u16::from_be_bytes));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        // A cut in the middle of a character leaves all but the last bytes whole.
        Err(error) if error.error_len().is_none() => Some(String::from_utf8_lossy(bytes).into_owned()),
        Err(_) => windows_1258(bytes),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Windows-1258 writes the tones as combining characters after the vowel; NFC composes them afterwards.
fn windows_1258(bytes: &[u8]) -> Option<String> {
    bytes.iter().map(|byte| windows_1258_char(*byte)).collect()
}

fn windows_1258_char(byte: u8) -> Option<char> {
    Some(match byte {
        b'\n' | b'\r' | b'\t' | 0x20..=0x7e | 0x0c => char::from(byte),
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0xc3 => 'Ă',
        0xcc => '\u{300}',
        0xd0 => 'Đ',
        0xd2 => '\u{309}',
        0xd5 => 'Ơ',
        0xdd => 'Ư',
        0xde => '\u{303}',
        0xe3 => 'ă',
        0xec => '\u{301}',
        0xf0 => 'đ',
        0xf2 => '\u{323}',
        0xf5 => 'ơ',
        0xfd => 'ư',
        0xfe => '₫',
        0xa0..=0xff => char::from(byte),
        _ => return None,
    })
}
