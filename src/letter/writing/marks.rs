//! Marked pieces inside composed sentences: a blank or a doubtful figure passes through the wording between two signs that
//! no text has.

use super::paper::{Line, Piece};

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// `text` as a marked piece of a sentence.
pub fn marked(text: &str) -> String {
    format!("{OPEN}{text}{CLOSE}")
}

/// Text of others, without our signs and without line breaks.
pub fn clean(text: &str) -> String {
    let kept: String =
        text.chars().filter(|c| !matches!(*c, OPEN | CLOSE) && (!c.is_control() || *c == '\n')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A composed sentence as a line, its marked pieces apart.
pub fn line(sentence: &str) -> Line {
    let mut pieces = Vec::new();
    let mut rest = sentence;
    while let Some(open) = rest.find(OPEN) {
        let (before, behind) = (&rest[..open], &rest[open + OPEN.len_utf8()..]);
        let (inside, after) = behind.split_once(CLOSE).unwrap_or((behind, ""));
        pieces.push(Piece::plain(before));
        pieces.push(Piece { marked: true, ..Piece::plain(inside) });
        rest = after;
    }
    pieces.push(Piece::plain(rest));
    pieces.retain(|piece| !piece.text.is_empty());
    Line(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_pieces_come_apart_and_nothing_of_others_is_marked() {
        let sentence = format!("Số: {}/UBND", marked("[…]"));
        let pieces: Vec<(String, bool)> =
            line(&sentence).0.into_iter().map(|piece| (piece.text, piece.marked)).collect();
        assert_eq!(pieces, [("Số: ".into(), false), ("[…]".into(), true), ("/UBND".into(), false)]);
        assert_eq!(clean(&format!("  a\n{}\u{7} b", marked("c"))), "a c b");
    }
}
