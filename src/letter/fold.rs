//! Spelling variants of one Vietnamese word brought to one key: letter case, the place of the tone mark ("hoá", "hóa"),
//! final y and i ("tỷ", "tỉ"). Vowel marks and tones stay, so that no two words of the language fall together.

use unicode_normalization::UnicodeNormalization;

/// "oá" and its kin written the older way; only at the end of a word is there a choice.
const TONE_PLACES: &[(&str, &str)] = &[
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

const FINAL_Y: &[(char, char)] = &[('y', 'i'), ('ỳ', 'ì'), ('ý', 'í'), ('ỷ', 'ỉ'), ('ỹ', 'ĩ'), ('ỵ', 'ị')];

/// The key of a word: small letters, composed, "óa" for "oá", "tỉ" for "tỷ", "quí" for "quý".
pub fn key(word: &str) -> String {
    let mut key: String = word.nfc().flat_map(char::to_lowercase).collect();
    if let Some(last) = key.chars().last()
        && let Some((_, i)) = FINAL_Y.iter().find(|(y, _)| *y == last)
        && let Some(stem) = key.strip_suffix(last)
        && (stem.ends_with("qu") || stem.ends_with(|c: char| c.is_alphabetic() && !is_vowel(c)))
    {
        let stem = stem.len();
        key.truncate(stem);
        key.push(*i);
        return key;
    }
    if let Some((older, newer)) = TONE_PLACES.iter().find(|(older, _)| key.ends_with(older))
        && !key.starts_with("qu")
    {
        key.truncate(key.len() - older.len());
        key.push_str(newer);
    }
    key
}

/// Small letters without any mark: "Đơn vị" → "don vi".
pub fn unaccented(text: &str) -> String {
    let letters = text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    letters.flat_map(char::to_lowercase).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

fn is_vowel(c: char) -> bool {
    c.nfd().next().is_some_and(|base| matches!(base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_spelling_share_a_key() {
        for (one, other) in [("hoá", "hóa"), ("Tỷ", "tỉ"), ("QUÝ", "quí"), ("thuỷ", "thủy"), ("Kỳ", "kì"), ("Lý", "lí")]
        {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        for (one, other) in [("năm", "nấm"), ("tháng", "thang"), ("ngày", "ngài"), ("số", "sô"), ("hay", "hai")]
        {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }
}
