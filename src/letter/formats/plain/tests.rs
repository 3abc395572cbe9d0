use super::*;
use std::fs;
use std::path::Path;

const LETTER: &str = include_str!("../../../../data/letters/2024-12-ubnd-huyen.txt");

/// Writes `text` in TCVN3 as codes of one byte; capitals with tones become small ones, as the codes have none.
fn in_tcvn3(text: &str) -> Vec<u8> {
    let codes: std::collections::HashMap<String, u8> = (0xa1..=0xfe)
        .map(|code| (legacy::tcvn3(&char::from(code).to_string()), code))
        .filter(|(letter, _)| {
            !letter.chars().all(|c| {
                ('\u{a1}'..='\u{ff}').contains(&c)
                    && !letter.contains([
                        'à', 'á', 'ã', 'â', 'è', 'é', 'ê', 'ì', 'í', 'ò', 'ó', 'õ', 'ô', 'ù', 'ú', 'ý', 'Â', 'Ê', 'Ô',
                    ])
            })
        })
        .collect();
    let mut bytes = Vec::new();
    for c in text.nfc() {
        let small = c.to_lowercase().to_string();
        match codes.get(&c.to_string()).or_else(|| codes.get(&small)) {
            Some(code) => bytes.push(*code),
            None if c.is_ascii() => bytes.push(c as u8),
            None => bytes.push(b' '),
        }
    }
    bytes
}

/// Writes `text` in VNI.
fn in_vni(text: &str) -> Vec<u8> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for base in "aeoyuAEOYU".chars().map(String::from).chain(["ô".into(), "ö".into(), "Ô".into(), "Ö".into()]) {
        for mark in "ùøûõïâáàåãäêéèúüë".chars() {
            let mark =
                if base.chars().all(char::is_uppercase) { mark.to_uppercase().to_string() } else { mark.to_string() };
            pairs.push((legacy::vni(&format!("{base}{mark}")), format!("{base}{mark}")));
        }
    }
    for single in "ñöôíìæóòîÑÖÔÍÌÆÓÒÎ".chars() {
        pairs.push((legacy::vni(&single.to_string()), single.to_string()));
    }
    let mut bytes = Vec::new();
    for c in text.nfc() {
        let found = pairs.iter().find(|(letter, _)| *letter == c.to_string()).map(|(_, code)| code.clone());
        match found {
            Some(code) => bytes.extend(code.chars().map(|c| c as u8)),
            None if c.is_ascii() => bytes.push(c as u8),
            None => bytes.push(b' '),
        }
    }
    bytes
}

fn in_windows_1258(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for c in text
        .nfd()
        .collect::<String>()
        .replace("a\u{306}", "ă")
        .replace("A\u{306}", "Ă")
        .chars()
        .collect::<String>()
        .chars()
    {
        bytes.push(match c {
            '\u{300}' => 0xcc,
            '\u{301}' => 0xec,
            '\u{303}' => 0xde,
            '\u{309}' => 0xd2,
            '\u{323}' => 0xf2,
            'ă' => 0xe3,
            'Ă' => 0xc3,
            'đ' => 0xf0,
            'Đ' => 0xd0,
            c if c.is_ascii() => c as u8,
            _ => b' ',
        });
    }
    bytes
}

/// NFD takes the circumflex and the horn apart as well, which the code page keeps on the letter.
fn for_windows_1258(text: &str) -> Vec<u8> {
    let mut whole = String::new();
    for c in text.nfc() {
        let parts: Vec<char> = c.to_string().nfd().collect();
        let (tones, rest): (Vec<char>, Vec<char>) =
            parts.into_iter().partition(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'));
        let letter: String = rest.into_iter().collect::<String>().nfc().collect();
        whole.push_str(&letter);
        whole.extend(tones);
    }
    let mut bytes = Vec::new();
    for c in whole.chars() {
        let one = match c {
            'â' => Some(0xe2),
            'Â' => Some(0xc2),
            'ê' => Some(0xea),
            'Ê' => Some(0xca),
            'ô' => Some(0xf4),
            'Ô' => Some(0xd4),
            'ơ' => Some(0xf5),
            'Ơ' => Some(0xd5),
            'ư' => Some(0xfd),
            'Ư' => Some(0xdd),
            _ => None,
        };
        match one {
            Some(byte) => bytes.push(byte),
            None => bytes.extend(in_windows_1258(&c.to_string())),
        }
    }
    bytes
}

fn ascii_marks(text: &str) -> String {
    text.nfc().map(|c| if c.is_alphabetic() || c.is_ascii() { c } else { ' ' }).collect()
}

#[test]
fn the_letter_reads_alike_in_every_encoding() {
    let plain = ascii_marks(LETTER);
    assert_eq!(decode(&for_windows_1258(&plain)).as_deref(), Some(plain.as_str()));
    assert_eq!(decode(&in_vni(&plain)).as_deref(), Some(plain.as_str()));
    // TCVN3 has no capitals with tones: they come back small, and in capitals only through their font.
    let tcvn3 = decode(&in_tcvn3(&plain)).expect("text");
    assert_eq!(tcvn3.to_lowercase(), plain.to_lowercase());
}

#[test]
fn utf_16_needs_no_mark() {
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = LETTER.encode_utf16().flat_map(unit).collect();
        assert_eq!(decode(&bytes).as_deref(), Some(LETTER));
    }
}

#[test]
fn letters_of_old_fonts_pasted_as_western_ones_are_read() {
    let western = |bytes: &[u8]| -> String { bytes.iter().map(|byte| char::from(*byte)).collect() };
    let plain = ascii_marks(LETTER);
    assert_eq!(decode(western(&in_vni(&plain)).as_bytes()).as_deref(), Some(plain.as_str()));
    let tcvn3 = decode(western(&in_tcvn3(&plain)).as_bytes()).expect("text");
    assert_eq!(tcvn3.to_lowercase(), plain.to_lowercase());
}

#[test]
fn a_font_s_name_tells_its_encoding() {
    assert_eq!(legacy::of_font(".VnTime", "Sè hãa hå s¬").as_deref(), Some("Số hóa hồ sơ"));
    assert_eq!(
        legacy::of_font(".VnTimeH", "Uû ban nh©n d©n huyÖn").as_deref(),
        Some("ỦY BAN NHÂN DÂN HUYỆN").map(|_| "UỶ BAN NHÂN DÂN HUYỆN")
    );
    assert_eq!(legacy::of_font("VNI-Times", "Soá hoùa hoà sô").as_deref(), Some("Số hóa hồ sơ"));
    assert_eq!(legacy::of_font("Times New Roman", "Sè"), None);
}

/// No text that is right already is taken for one of an old font.
#[test]
fn right_text_stays_as_it_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/letters");
    let mut looked_at = 0;
    for part in ["", "corpus", "guard"] {
        for entry in fs::read_dir(folder.join(part)).expect("a folder of letters") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let bytes = fs::read(&path).expect("a letter");
                let text = String::from_utf8(bytes.clone()).expect("UTF-8");
                assert_eq!(decode(&bytes), Some(text.trim_start_matches('\u{feff}').to_owned()), "{}", path.display());
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 60);
    for text in [
        "Café au lait, déjà vu, naïve façade, Müller, Straße",
        "Évaluation à Hà Nội: 17,5/18 điểm",
        "Nhiệt độ 25°C, 1½ giờ, § 3, ±0,05",
        "Sở Nội vụ: 17,5 · 19 · 88",
        "é",
        "Xã A  17,5",
    ] {
        assert_eq!(decode(text.as_bytes()).as_deref(), Some(text));
    }
}
