//! Encodings of one byte a character.

/// Windows-1258 writes the tones as combining characters after the vowel; NFC composes them afterwards. `None` for
/// bytes that it does not define.
pub fn windows_1258(bytes: &[u8]) -> Option<String> {
    bytes.iter().map(|byte| windows_1258_char(*byte)).collect()
}

fn windows_1258_char(byte: u8) -> Option<char> {
    Some(match byte {
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
        byte => return western_char(byte),
    })
}

/// Windows-1252, the codes that the old Vietnamese fonts took over.
pub fn western(bytes: &[u8]) -> Option<String> {
    bytes.iter().map(|byte| western_char(*byte)).collect()
}

fn western_char(byte: u8) -> Option<char> {
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
        0xa0..=0xff => char::from(byte),
        _ => return None,
    })
}
