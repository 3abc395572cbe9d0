//! Raised marks of notes, glued to what they belong to: "19,6" with a small 1 above it is 19,6 and not 19,61.

/// Whether the raised text is the mark of a note to what stands before it.
pub fn is_note_mark(before: &str, raised: &str) -> bool {
    let mark = raised.trim().trim_matches(['(', ')', '[', ']']);
    let is = |kind: fn(&char) -> bool| mark.chars().all(|c| kind(&c));
    let known = is(char::is_ascii_digit) || is(|c| *c == '*') || is(char::is_ascii_lowercase);
    let attached = before.chars().next_back().is_some_and(|last| !last.is_whitespace());
    attached && known && (1..=2).contains(&mark.len())
}
