//! Cutting a long text into parts that a channel takes, at the best place before the limit.

/// Length in UTF-16 code units, in which Telegram and Zalo count.
pub fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Cuts `text` into parts of at most `limit` UTF-16 units: at a paragraph's end if there is one in the second half of
/// the part, else at a line's end, else at a sentence's end, else at a space, else between characters. White space at
/// a cut is dropped; nothing else is. An empty text gives no part.
pub fn split(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(2);
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = cut(rest, limit);
        parts.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    parts
}

/// The byte position where the first part ends.
fn cut(text: &str, limit: usize) -> usize {
    let mut units = 0;
    let mut fits = text.len();
    for (position, character) in text.char_indices() {
        units += character.len_utf16();
        if units > limit {
            fits = position;
            break;
        }
    }
    if fits == text.len() {
        return fits;
    }
    let window = &text[..fits];
    ["\n\n", "\n", ". ", " "]
        .iter()
        .filter_map(|separator| window.rfind(separator).map(|at| at + separator.trim_end_matches([' ', '\n']).len()))
        .find(|end| *end > window.len() / 2)
        .unwrap_or(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_paragraph_s_end_is_the_best_place() {
        assert_eq!(split("một hai\n\nba bốn năm", 14), ["một hai", "ba bốn năm"]);
        assert_eq!(split("Câu một dài. Câu hai", 15), ["Câu một dài.", "Câu hai"]);
        assert!(split("", 10).is_empty());
    }

    proptest! {
        #[test]
        fn parts_fit_and_lose_only_white_space(text in "[ấ😀a \\n.]{0,200}", limit in 2_usize..50) {
            let parts = split(&text, limit);
            prop_assert!(parts.iter().all(|part| utf16_len(part) <= limit));
            let strip = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(strip(&parts.concat()), strip(&text));
        }
    }
}
