//! Paragraphs → sentences, as ranges of tokens.

use super::paragraph::Paragraph;
use super::token::TokenKind;

/// The sentences of a paragraph. A full stop ends one when a capital or a number follows after a space; not behind an
/// abbreviation ("TP. Hưng Yên", "X. Mai Động").
pub fn sentences(paragraph: &Paragraph) -> Vec<(usize, usize)> {
    let tokens = &paragraph.tokens;
    let mut sentences = Vec::new();
    let mut from = 0;
    for (at, token) in tokens.iter().enumerate() {
        if !token.is_mark('.') {
            continue;
        }
        // A quotation may begin the next sentence.
        let quote = tokens.get(at + 1).is_some_and(|next| next.is_mark('"') || next.is_mark('“'));
        let next = tokens.get(at + 1 + usize::from(quote));
        let follows = quote && next.is_some_and(|next| next.capital)
            || next.is_none_or(|next| next.spaced && (next.capital || next.number().is_some()));
        if follows && !is_abbreviation(paragraph, at) {
            sentences.push((from, at + 1));
            from = at + 1;
        }
    }
    if from < tokens.len() {
        sentences.push((from, tokens.len()));
    }
    sentences
}

/// Whether the full stop shortens the word before it: "X. Mai Động".
pub fn is_abbreviation(paragraph: &Paragraph, stop: usize) -> bool {
    let Some(before) = stop.checked_sub(1).and_then(|before| paragraph.tokens.get(before)) else { return false };
    let written = paragraph.text.get(before.start..before.end).unwrap_or("");
    let last = stop + 1 >= paragraph.tokens.len();
    !last
        && matches!(before.kind, TokenKind::Word(_))
        && written.chars().count() <= 2
        && written.chars().all(char::is_uppercase)
        && paragraph.tokens.get(stop).is_some_and(|token| !token.spaced)
}
