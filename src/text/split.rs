//! Where a long text is cut for a channel: the best place before its limit.

/// Length in UTF-16 code units, in which Telegram and Zalo count.
pub fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The byte position up to which `text` goes into a part of at most `limit` UTF-16 units, two at least: all of it when it
/// fits, else a paragraph's end if there is one in the second half of the part, else a line's end, else a sentence's end,
/// else a space, else between characters. White space at the cut belongs to neither part. No more is looked at than the
/// part could hold.
pub fn first_part(text: &str, limit: usize) -> usize {
    let limit = limit.max(2);
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

    fn split(text: &str, limit: usize) -> Vec<&str> {
        let mut parts = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (part, later) = rest.split_at(first_part(rest, limit));
            parts.push(part.trim_end());
            rest = later.trim_start();
        }
        parts
    }

    #[test]
    fn a_paragraph_s_end_is_the_best_place() {
        assert_eq!(split("một hai\n\nba bốn năm", 14), ["một hai", "ba bốn năm"]);
        assert_eq!(split("Câu một dài. Câu hai", 15), ["Câu một dài.", "Câu hai"]);
        assert_eq!(first_part("", 10), 0);
    }

    #[test]
    fn a_paragraph_that_ends_with_the_part_s_room_before_a_space_is_not_torn() {
        assert_eq!(split("một hai ba\n\nbốn năm sáu", 19), ["một hai ba", "bốn năm sáu"]);
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
