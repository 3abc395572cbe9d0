//! The encodings of fonts from before Unicode: TCVN3 (".VnTime") and VNI ("VNI-Times"). Both put Vietnamese letters on
//! the codes of western ones, so that their text looks like "Céng hßa x· héi" or "Coäng hoøa xaõ hoäi".

/// Codes from 0xA1; a space stands for a code without a letter. Capitals with tones have no codes: another font, with
/// "H" at the end of its name, shows the same codes as capitals.
const TCVN3: &str = concat!(
    "ĂÂÊÔƠƯĐăâêôơưđ ",
    "     àảãáạ ằẳẵắ",
    "       ặầẩẫấậè ẻẽéẹềểễếệìỉ",
    "   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ",
);

/// Marks that follow a letter in VNI: the code, and the combining characters it stands for.
const VNI_MARKS: &[(char, &str)] = &[
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

/// Letters of VNI that have a code of their own.
const VNI_LETTERS: &[(char, char)] =
    &[('ñ', 'đ'), ('ö', 'ư'), ('ô', 'ơ'), ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ')];

/// Text of a font by its name; `None` when the font is not of these encodings.
pub fn of_font(font: &str, text: &str) -> Option<String> {
    let name = font.to_lowercase();
    if name.starts_with(".vn") {
        let unicode = tcvn3(text);
        return Some(if name.ends_with('h') { unicode.to_uppercase() } else { unicode });
    }
    name.starts_with("vni-").then(|| vni(text))
}

pub fn tcvn3(text: &str) -> String {
    text.chars()
        .map(|c| {
            let code = match c {
                '\u{3bc}' => 0xb5,
                c => u32::from(c),
            };
            let letter = code.checked_sub(0xa1).and_then(|at| TCVN3.chars().nth(at as usize));
            letter.filter(|letter| *letter != ' ').unwrap_or(c)
        })
        .collect()
}

pub fn vni(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut unicode = String::with_capacity(text.len());
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        let capital = c.is_uppercase();
        let vowel = unicode.chars().next_back().filter(|last| "aeouyươAEOUYƯƠ".contains(*last));
        if let (Some(_), Some((_, marks))) = (vowel, VNI_MARKS.iter().find(|(mark, _)| *mark == small)) {
            unicode.push_str(marks);
        } else if let Some((_, letter)) = VNI_LETTERS.iter().find(|(code, _)| *code == small) {
            if capital { unicode.extend(letter.to_uppercase()) } else { unicode.push(*letter) }
        } else {
            unicode.push(c);
        }
    }
    unicode.nfc().collect()
}
