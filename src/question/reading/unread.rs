//! Words that were not read, and what they may have been.

use crate::question::Scene;
use crate::question::fold::{Marks, Token, TokenKind, words};
use crate::question::lexicon::Lexicon;
use crate::question::matching::{Content, Item};
use crate::question::noise;
use crate::question::vocabulary::Concept;
use std::sync::LazyLock;

/// Not the words of an address ("http://…"), which say nothing.
pub(super) fn is_unknown_word(item: &Item, tokens: &[Token]) -> bool {
    matches!(item.content, Content::Unknown)
        && !is_of_address(item, tokens)
        // "…, hông em": whom one speaks to.
        && !tokens.get(item.first).is_some_and(|token| token.folded == "em")
        && tokens.get(item.first).is_some_and(|token| token.folded.chars().count() > 1)
}

/// The words for a person, with their marks.
static PERSONS: LazyLock<Vec<(String, Marks)>> =
    LazyLock::new(|| words("anh chị em chú bác cô ông bà cháu thầy cậu mợ dì thím"));

/// "chị", and neither "chỉ" nor a bare "chi": what is not sure to be a person hides no name behind it.
fn says_person(token: &Token) -> bool {
    PERSONS.iter().any(|(folded, marks)| *folded == token.folded && *marks == token.marks())
}

/// "em Hằng", "chú Tư": a capital behind the word for a person is who somebody is.
pub(super) fn is_person(text: &str, items: &[Item], tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| items.get(before));
    let person = before.and_then(|before| tokens.get(before.end.checked_sub(1)?)).is_some_and(says_person);
    let token = items.get(at).and_then(|item| tokens.get(item.first));
    let first = token.and_then(|token| text.get(token.start..)?.chars().next());
    person && first.is_some_and(char::is_uppercase) && text.chars().any(char::is_lowercase)
}

/// A word that was not read, names no person, and is not how one talks: it may be what the question hangs on.
pub(super) fn is_unread(lexicon: &Lexicon, text: &str, items: &[Item], tokens: &[Token], at: usize) -> bool {
    items.get(at).is_some_and(|item| {
        is_unknown_word(item, tokens)
            && !is_person(text, items, tokens, at)
            && !tokens.get(item.first).is_some_and(|token| lexicon.is_everyday(&token.folded))
    })
}

/// "http", and what a sign joins to it: "example", "invalid".
fn is_of_address(item: &Item, tokens: &[Token]) -> bool {
    let before = tokens.get(..=item.first).unwrap_or_default();
    let Some(at) = before.iter().rposition(|token| matches!(token.folded.as_str(), "http" | "https" | "www")) else {
        return false;
    };
    before[at..].windows(2).all(|pair| pair.iter().any(|token| token.kind == TokenKind::Sign))
}

pub(super) fn is_strange_word(lexicon: &Lexicon, item: &Item, tokens: &[Token]) -> bool {
    is_unknown_word(item, tokens) && tokens.get(item.first).is_some_and(|token| !lexicon.is_familiar(&token.folded))
}

/// "lb", "nd": consonants that are no word, and not the initials of the asker's own unit.
pub(super) fn initials_of_another(lexicon: &Lexicon, scene: &Scene<'_>, items: &[Item], tokens: &[Token]) -> bool {
    let own = scene.own_unit.and_then(|own| lexicon.units().get(own));
    let own: Option<String> =
        own.map(|unit| words(&unit.name).iter().filter_map(|(word, _)| word.chars().next()).collect());
    items.iter().filter(|item| matches!(item.content, Content::Unknown)).any(|item| {
        tokens.get(item.first).is_some_and(|token| {
            token.kind == TokenKind::Letters
                && (2..=3).contains(&token.folded.len())
                && !token.folded.contains(['a', 'e', 'i', 'o', 'u', 'y'])
                && own.as_ref() != Some(&token.folded)
        })
    })
}

/// Words that look like a unit's name that nobody bears: a capital inside the text, the word of a kind before it, or two
/// unknown words on end of which one belongs to names.
pub(super) fn broken_name(lexicon: &Lexicon, text: &str, items: &[Item], tokens: &[Token]) -> bool {
    let of_name = |folded: &str| match lexicon.word(folded) {
        Some(word) => lexicon.is_of_names(word),
        None => lexicon.corrections().near(folded).into_iter().any(|word| lexicon.is_of_names(word)),
    };
    let word = |item: &Item| {
        let token = tokens.get(item.first)?;
        (matches!(item.content, Content::Unknown) && token.folded.len() > 1).then_some(token)
    };
    let shouted = !text.chars().any(char::is_lowercase);
    items.iter().enumerate().any(|(at, item)| {
        let Some(token) = word(item) else { return false };
        let before = at.checked_sub(1).and_then(|before| items.get(before));
        let person = before.and_then(|before| tokens.get(before.first)).is_some_and(says_person);
        let capital = text.get(token.start..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
        let of_kind = before.is_some_and(|before| before.concepts().any(|concept| matches!(concept, Concept::Kind(_))));
        let next = items.get(at + 1).and_then(word);
        let pair = next.is_some_and(|next| of_name(&token.folded) || of_name(&next.folded));
        let single = token.folded.len() > 3 && of_name(&token.folded);
        let joined = token.folded.len() > 4 && noise::joined(&token.folded);
        !person && (capital && !shouted && at > 0 || of_kind || pair || single || joined)
    })
}
