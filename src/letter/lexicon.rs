//! The words that results are written in, as patterns over tokens.

mod counted;
mod patterns;

use super::fold;
use super::token::{Token, TokenKind};
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use counted::{COUNTED, PLACES};
use patterns::PATTERNS;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a pattern stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    Indicator(Indicator),
    /// A group's name that a scan has spoilt: what it scores is doubtful.
    MisreadIndicator(Indicator),
    /// Another index than 766: its values are none of ours.
    OtherIndex,
    /// "trung bình của tỉnh".
    ProvinceAverage,
    /// "trung bình của thành phố": of one with the rank of a province, the province's.
    CityAverage,
    /// "bình quân cả nước".
    NationalAverage,
    /// "trung bình 104 xã, phường".
    BlockAverage(FigureRole),
    /// "khối xã, phường": in a heading, or where it goes on from another block's average ("của khối sở, ngành là 84,5
    /// điểm, của khối xã, phường là 76,9 điểm").
    Block(FigureRole),
    /// An average of other units.
    OtherAverage,
    /// "tăng", "cao hơn": a difference follows.
    Difference,
    /// "so với": something else than the subject follows.
    Comparison,
    /// "tháng trước", "cùng kỳ".
    EarlierPeriod,
    /// "lên", "xuống", "còn": the new level follows.
    NewLevel,
    /// "phấn đấu", "trên": a target or a bound follows, not a result.
    Bound,
    /// "tối đa": a maximum follows.
    Maximum,
    /// "nay đính chính thành", "số đúng là": the value behind replaces the one before.
    Correction,
    /// "lần lượt": values follow in the order of the names before.
    Respectively,
    /// "đều": one value for all the names before.
    Alike,
    /// "tiêu chí thành phần": what follows is below the level of groups.
    Component,
    /// Words that stand between a name and its value.
    Link,
    /// A number after it is a name's part: "Điều 3", "Quyết định 766".
    NameNumber,
    /// Taken as words without a meaning here, so that no shorter pattern matches inside.
    Neutral,
}

struct Pattern {
    term: Term,
    elements: Vec<Element>,
}

struct Element {
    optional: bool,
    keys: Vec<String>,
    comma: bool,
    /// Any whole number: "104" in "trung bình 104 xã, phường".
    number: bool,
}

/// Patterns by the words they can begin with, longer ones first.
static BY_FIRST_WORD: LazyLock<HashMap<String, Vec<Pattern>>> = LazyLock::new(|| {
    let mut by_first: HashMap<String, Vec<Pattern>> = HashMap::new();
    for (term, sources) in PATTERNS {
        for source in *sources {
            for start in 0..parse(source).len() {
                let mut elements = parse(source);
                let before_all_optional = elements.drain(..start).all(|element| element.optional);
                let Some(first) = elements.first().filter(|_| before_all_optional) else { continue };
                for key in first.keys.clone() {
                    let mut elements = parse(source).split_off(start);
                    elements[0] = Element { optional: false, keys: vec![key.clone()], comma: false, number: false };
                    by_first.entry(key).or_default().push(Pattern { term: *term, elements });
                }
            }
        }
    }
    by_first
});

/// Words of a name that is recognised without its marks; shorter ones may be other words.
const LEAST_MISREAD: usize = 3;

/// Tokens that no name of a group exceeds.
const LONGEST_GROUP: usize = 10;

/// The patterns of the six groups without any marks, by the words they can begin with.
static UNMARKED_GROUPS: LazyLock<HashMap<String, Vec<Pattern>>> = LazyLock::new(|| {
    let mut by_first: HashMap<String, Vec<Pattern>> = HashMap::new();
    for (first, patterns) in BY_FIRST_WORD.iter() {
        let of_group = |term| matches!(term, Term::Indicator(indicator) if indicator != Indicator::Total);
        for pattern in patterns.iter().filter(|pattern| of_group(pattern.term)) {
            let elements = pattern.elements.iter().map(|element| Element {
                keys: element.keys.iter().map(|key| fold::unaccented(key)).collect(),
                ..*element
            });
            let unmarked = Pattern { term: pattern.term, elements: elements.collect() };
            by_first.entry(fold::unaccented(first)).or_default().push(unmarked);
        }
    }
    by_first
});

fn parse(source: &str) -> Vec<Element> {
    source
        .split(' ')
        .map(|part| {
            let (optional, words) = part.strip_prefix('?').map_or((false, part), |words| (true, words));
            Element {
                optional,
                keys: words.split('|').map(fold::key).collect(),
                comma: words == ",",
                number: words.split('|').any(|word| word == "#"),
            }
        })
        .collect()
}

/// The longest term at `tokens[at]`, and how many tokens it takes.
pub fn term_at(tokens: &[Token], at: usize) -> Option<(Term, usize)> {
    let word = tokens.get(at)?.word()?;
    BY_FIRST_WORD
        .get(word)?
        .iter()
        .filter_map(|pattern| Some((pattern.term, pattern.length_at(tokens, at)?)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        // "trung bình các xã, 8,2": a list of kinds that the comma behind it does not go on with.
        .map(|(term, length)| (term, length - usize::from(tokens[at + length - 1].is_mark(','))))
}

impl Pattern {
    fn length_at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        fits(&self.elements, tokens, at).map(|end| end - at)
    }
}

fn fits(elements: &[Element], tokens: &[Token], at: usize) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    let here = tokens.get(at).is_some_and(|token| match &token.kind {
        TokenKind::Word(key) => element.keys.contains(key),
        TokenKind::Mark(',') => element.comma,
        TokenKind::Number(digits) => element.number && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    });
    let taken = here.then(|| fits(rest, tokens, at + 1)).flatten();
    if element.optional { taken.or_else(|| fits(rest, tokens, at)) } else { taken }
}

/// Whether the word at `at` makes a number before it a count of things.
pub fn counts(tokens: &[Token], at: usize) -> bool {
    let Some(word) = tokens.get(at).and_then(Token::word) else { return false };
    COUNTED.contains(&word)
}

/// Whether "điểm" stands at `at` and means points of a score.
pub fn points_word(tokens: &[Token], at: usize) -> bool {
    let short = is(tokens, at, "đ")
        && (tokens.get(at).is_some_and(|token| !token.spaced)
            || at.checked_sub(1).is_some_and(|at| is_score(tokens, at)));
    let place = tokens.get(at + 1).and_then(Token::word).is_some_and(|next| PLACES.contains(&next));
    short
        || ((is(tokens, at, "điểm") || is_misread_points(tokens, at))
            && !place
            && !tokens.get(at + 1).is_some_and(|next| next.is_mark('%')))
}

/// "87,5 điêm", "86,1 diểm": right behind a score, the word with other marks than its own.
fn is_misread_points(tokens: &[Token], at: usize) -> bool {
    let word = tokens.get(at).and_then(Token::word).filter(|word| word.chars().count() == 4);
    at > 0 && is_score(tokens, at - 1) && word.is_some_and(|word| fold::unaccented(word) == "diem")
}

/// A group by a name of three words and more whose marks a scan has lost or changed ("Tiên độ giải quyêt"), and how many
/// tokens it takes. Its scores are doubtful.
pub fn misread_indicator_at(tokens: &[Token], at: usize) -> Option<(Indicator, usize)> {
    let word = fold::unaccented(tokens.get(at)?.word()?);
    let plain = |token: &Token| match &token.kind {
        TokenKind::Word(key) => Token { kind: TokenKind::Word(fold::unaccented(key)), ..token.clone() },
        _ => token.clone(),
    };
    let named = UNMARKED_GROUPS.get(&word)?;
    let ahead: Vec<Token> = tokens[at..].iter().take(LONGEST_GROUP).map(plain).collect();
    let fitting = named.iter().filter_map(|pattern| match pattern.term {
        Term::Indicator(indicator) => Some((indicator, fits(&pattern.elements, &ahead, 0)?)),
        _ => None,
    });
    fitting.filter(|(_, length)| *length >= LEAST_MISREAD).max_by_key(|(_, length)| *length)
}

/// "86,12/100", "84,6": a number with decimals of a score, which is no sum of money.
fn is_score(tokens: &[Token], at: usize) -> bool {
    let Some(number) = tokens.get(at).and_then(Token::number) else { return false };
    let over = at > 0 && tokens[at - 1].is_mark('/');
    let decimals = number.split_once([',', '.']).map(|(_, decimals)| decimals.len());
    over || matches!(decimals, Some(1 | 2))
}

/// "Trung bình các xã, phường", "TB các xã, phường trong tỉnh": the block of units that the whole of a heading or of a row's
/// name is the average of, be it said or not in which province or district they lie. That of a cluster is of some of them alone.
pub fn block_average(tokens: &[Token]) -> Option<FigureRole> {
    const WITHIN: [&str; 8] = ["trong", "thuộc", "toàn", "cả", "trên", "địa", "bàn", "của"];
    const WHOLE: [&str; 5] = ["tỉnh", "huyện", "quận", "thành", "thị"];
    let (Term::BlockAverage(role), end) = term_at(tokens, 0)? else { return None };
    let place = tokens.get(end..).unwrap_or_default();
    let within = (0..place.len()).take_while(|at| is_one_of(place, *at, &WITHIN)).count();
    let name = place.get(within..).unwrap_or_default();
    let parted = (0..name.len()).any(|at| is_one_of(name, at, &["cụm", "khối", "nhóm", "vùng", "có"]));
    // That of the districts of a province is what letters call the province's.
    let placed = role != FigureRole::DistrictsAverage
        && within > 0
        && is_one_of(name, 0, &WHOLE)
        && !parted
        && name.iter().all(|token| token.word().is_some());
    (place.is_empty() || placed).then_some(role)
}

/// "bình quân các phường", "trung bình các xã …, các phường …": wards, townships or special zones that are averaged without the
/// communes.
pub fn averages_wards_apart(tokens: &[Token]) -> bool {
    const AVERAGES: [&str; 4] = ["tb", "bq", "quân", "bình"];
    let average = |at: usize| {
        is_one_of(tokens, at, &AVERAGES[..2])
            || is_one_of(tokens, at, &AVERAGES[2..]) && at > 0 && is_one_of(tokens, at - 1, &["bình", "trung"])
    };
    let ward = |at: usize| {
        let length = usize::from(is(tokens, at, "phường"))
            + 2 * usize::from(is(tokens, at, "thị") && is(tokens, at + 1, "trấn"))
            + 2 * usize::from(is(tokens, at, "đặc") && is(tokens, at + 1, "khu"));
        (length > 0).then_some(at + length)
    };
    let joins = |at: usize| tokens.get(at).is_some_and(|token| token.is_mark(',')) || is(tokens, at, "và");
    (1..tokens.len()).any(|at| {
        let Some(mut end) = ward(at).filter(|_| is_one_of(tokens, at - 1, &["các", "khối"])) else { return false };
        while let Some(next) = ward(end).or_else(|| ward(end + 1).filter(|_| joins(end))) {
            end = next;
        }
        let with_communes = is(tokens, end, "xã") || joins(end) && is(tokens, end + 1, "xã");
        let sentence = (0..at).rev().take_while(|at| !tokens[*at].is_mark('.'));
        !with_communes && sentence.into_iter().any(average)
    })
}

/// Whether `word`, written as its key, stands at `at`.
pub fn is(tokens: &[Token], at: usize, word: &str) -> bool {
    is_one_of(tokens, at, &[word])
}

/// Whether one of `words`, written as their keys, stands at `at`.
pub fn is_one_of(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    debug_assert!(words.iter().all(|word| fold::key(word) == *word), "not keys: {words:?}");
    tokens.get(at).and_then(Token::word).is_some_and(|key| words.contains(&key))
}
