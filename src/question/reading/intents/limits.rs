//! A limit and its side, by the words around the number: "dưới 70", "thua 65 điểm", "không được 80", "85 trở lên".

mod between;

use crate::domain::points::Points;
use crate::question::asked::{Comparison, UnitAsked};
use crate::question::fold::{Marks, Token, TokenKind, words};
use crate::question::matching::{Content, Item};
use crate::question::places::FoundUnit;
use crate::question::reading::Found;
use crate::question::vocabulary::Concept as C;
use std::sync::LazyLock;

/// Words between what limits and its number.
const NEAR: usize = 4;

/// What ends an exception: the question itself begins behind it.
static TURNS: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("thì nào ai bao"));

static EXCEPT: LazyLock<Vec<(String, Marks)>> = LazyLock::new(|| words("trừ"));

/// What a number is told to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Below,
    From,
}

impl Found<'_> {
    /// The limit that a number of the text is said to be, or the two that a list lies between, if the words beside say so.
    pub(super) fn limit_said(&self) -> Option<Comparison> {
        self.both_limits().or_else(|| self.one_limit())
    }

    fn one_limit(&self) -> Option<Comparison> {
        self.items.iter().find_map(|item| {
            let value = self.value_of(item)?;
            let excluded = self.items.iter().any(|before| self.excludes(before, item));
            Some(match (self.side_of(item)?, self.reaches(item), excluded) {
                (Side::Below, true, false) => Comparison::AtMost(value),
                (Side::Below, true, true) => Comparison::MoreThan(value),
                (Side::Below, false, false) | (Side::From, _, true) => Comparison::LessThan(value),
                _ => Comparison::AtLeast(value),
            })
        })
    }

    /// "không kể mấy xã được 80 trở lên": the others. "không tính thị trấn thì xã nào trên 80" leaves out somebody else.
    fn excludes(&self, before: &Item, limit: &Item) -> bool {
        let begins = before
            .first
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .is_none_or(|token| token.kind == TokenKind::Sign);
        let minus = begins
            && before.end == before.first + 1
            && self
                .tokens
                .get(before.first)
                .is_some_and(|token| EXCEPT.iter().any(|(word, marks)| token.is_word(word, *marks)));
        let between = self.tokens.get(before.end..limit.first);
        let Some(between) = between.filter(|_| before.is(C::Exclude) || minus) else {
            return false;
        };
        let turns = |token: &Token| {
            token.kind == TokenKind::Sign || TURNS.iter().any(|(word, marks)| token.is_word(word, *marks))
        };
        let stands_between = |found: &FoundUnit| {
            let (Some(first), Some(last)) = (self.all.get(found.first), self.all.get(found.end.wrapping_sub(1))) else {
                return false;
            };
            let alone = first.end == first.first + 1 && found.asked == UnitAsked::Own;
            before.end <= first.first && last.end <= limit.first && !found.asked.is_group() && !alone
        };
        !between.iter().any(turns) && !self.units.iter().chain(&self.left_out).any(stands_between)
    }

    /// "nếu lấy mốc trên 60 thì còn bao nhiêu xã": a limit, and nothing that changes.
    pub(super) fn only_counts_by_a_limit(&self) -> bool {
        let bounds = |token: &Token| matches!(token.folded.as_str(), "tu" | "tren" | "duoi");
        self.any(&[C::CountUnits, C::AllDepartments, C::AllCommunes, C::AllUnits])
            && self.tokens.windows(2).any(|pair| bounds(&pair[0]) && pair[1].is_number())
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

    /// "không quá 70", "70 trở xuống": what is no more than a number may be the number. "chưa qua nổi 70" is short of it.
    fn reaches(&self, item: &Item) -> bool {
        let before = self.words_before(item);
        let said = before.iter().enumerate().rev().find(|(_, token)| !is_measure(token));
        let formal = said.is_some_and(|(at, token)| {
            let denied =
                before[..at].iter().rposition(|token| !matches!(token.folded.as_str(), "vuot" | "cao" | "lon"));
            denied.is_some_and(|denied| denies(before, denied) && is_beyond(token, &before[denied]))
        });
        formal || self.turned(item) == Some(Side::Below)
    }

    /// "80 trở lên", "80 điểm đổ xuống".
    fn turned(&self, item: &Item) -> Option<Side> {
        let mut after = self.tokens.get(item.end..).unwrap_or_default().iter().map(|token| token.folded.as_str());
        let first = after.next().filter(|word| *word != "diem").or_else(|| after.next());
        match (first, after.next()) {
            (Some("tro" | "do"), Some("len")) => Some(Side::From),
            (Some("tro" | "do"), Some("xuong" | "lai")) => Some(Side::Below),
            _ => None,
        }
    }

    fn side_of(&self, item: &Item) -> Option<Side> {
        if let Some(side) = self.turned(item) {
            return Some(side);
        }
        if self.reaches(item) {
            return Some(Side::Below);
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
        let denied = before[..at].iter().rposition(|token| !passed(&token)).is_some_and(|at| denies(before, at));
        match (word_side(&before[at])?, denied) {
            (Side::Below, false) | (Side::From, true) => Some(Side::Below),
            (Side::From, false) | (Side::Below, true) => Some(Side::From),
        }
    }
}

/// "điểm", "được": words of measure that change nothing.
fn is_measure(token: &Token) -> bool {
    matches!(token.folded.as_str(), "diem" | "duoc" | "dat" | "co" | "so")
}

/// "quá", "vượt", "hơn" behind a word that denies it. "chưa qua" is what somebody has not got to.
fn is_beyond(token: &Token, denied: &Token) -> bool {
    let typed_so = !token.is_bare() || denied.is_bare() && denied.folded != "chua";
    match token.folded.as_str() {
        "qua" => typed_so,
        word => matches!(word, "vuot" | "hon"),
    }
}

/// "phải không" only asks.
fn denies(words: &[Token], at: usize) -> bool {
    let word = |at: usize| words.get(at).map(|token| token.folded.as_str());
    let asks = matches!(at.checked_sub(1).and_then(word), Some("phai" | "dung"));
    matches!(word(at), Some("khong" | "chua" | "chang" | "ko" | "hong")) && !asks
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
