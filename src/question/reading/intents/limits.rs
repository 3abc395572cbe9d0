//! A limit and its side, by the words around the number: "dưới 70", "thua 65 điểm", "không được 80", "85 trở lên".

use crate::domain::points::Points;
use crate::question::asked::Comparison;
use crate::question::fold::Token;
use crate::question::matching::{Content, Item};
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;

/// Words between what limits and its number.
const NEAR: usize = 4;

/// What a number is told to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Below,
    From,
}

impl Found<'_> {
    /// The limit that a number of the text is said to be, if the words beside it say so.
    pub(super) fn limit_said(&self) -> Option<Comparison> {
        self.items.iter().find_map(|item| {
            let value = self.value_of(item)?;
            // "trừ mấy xã được 80 trở lên ra": the others.
            let excluded = self.items.iter().any(|before| before.is(C::Exclude) && before.first < item.first);
            match (self.side_of(item)?, excluded) {
                (Side::Below, false) | (Side::From, true) => Some(Comparison::LessThan(value)),
                _ => Some(Comparison::AtLeast(value)),
            }
        })
    }

    /// "xã nào còn thua 65 điểm": short of a number, and nothing that fell.
    pub(super) fn short_of_a_number(&self) -> bool {
        let short = |item: &&Item| self.value_of(item).is_some() && self.side_of(item) == Some(Side::Below);
        self.items.iter().find(short).is_some_and(|item| {
            let before = self.words_before(item);
            before.iter().any(|token| matches!(token.folded.as_str(), "thua" | "kem" | "hut"))
        })
    }

    /// A number that can be a limit; counts of a list are smaller.
    fn value_of(&self, item: &Item) -> Option<Points> {
        match item.content {
            Content::Number { hundredths, .. } if hundredths > 300 && hundredths <= 10_000 => {
                i32::try_from(hundredths).ok().map(Points::hundredths)
            }
            _ => None,
        }
    }

    fn words_before(&self, item: &Item) -> &[Token] {
        let before = self.tokens.get(..item.first).unwrap_or_default();
        let near = &before[before.len().saturating_sub(NEAR)..];
        let cut = near.iter().rposition(|token| token.is_sign(",") || token.is_sign("?") || token.is_number());
        near.get(cut.map_or(0, |at| at + 1)..).unwrap_or_default()
    }

    fn side_of(&self, item: &Item) -> Option<Side> {
        let said = |at: usize| self.tokens.get(item.end + at).map(|token| token.folded.as_str());
        let after = if said(0) == Some("diem") { 1 } else { 0 };
        match (said(after), said(after + 1)) {
            (Some("tro" | "do"), Some("len")) => return Some(Side::From),
            (Some("tro" | "do"), Some("xuong" | "lai")) => return Some(Side::Below),
            _ => {}
        }
        let before = self.words_before(item);
        let at = before.iter().rposition(|token| word_side(token).is_some())?;
        // Between the word and its number stand only words of measure.
        let measures = |token: &Token| {
            matches!(token.folded.as_str(), "diem" | "muc" | "moc" | "nguong" | "con" | "so" | "hon" | "ca" | "duoc")
        };
        if !before[at + 1..].iter().all(measures) {
            return None;
        }
        // "chưa qua nổi 60": the words between deny nothing by themselves.
        let passed = |token: &&Token| measures(token) || word_side(token) == Some(Side::From);
        let denied = before[..at].iter().rev().find(|token| !passed(token)).is_some_and(denies);
        match (word_side(&before[at])?, denied) {
            (Side::Below, false) | (Side::From, true) => Some(Side::Below),
            (Side::From, false) | (Side::Below, true) => Some(Side::From),
        }
    }
}

fn denies(token: &Token) -> bool {
    matches!(token.folded.as_str(), "khong" | "chua" | "chang" | "ko" | "hong")
}

fn word_side(token: &Token) -> Option<Side> {
    match token.folded.as_str() {
        "duoi" | "thap" | "kem" | "hut" | "it" => Some(Side::Below),
        // "thưa" is no "thua".
        "thua" if token.is_bare() => Some(Side::Below),
        "tren" | "vuot" | "qua" | "dat" | "cham" | "can" | "noi" | "toi" | "den" | "tu" => Some(Side::From),
        _ => None,
    }
}
