//! Tokens → phrases: the words of the grammar that results are written in.

mod ranks;

use super::date;
use super::lexicon::{self, Term, counts, is, is_one_of, points_word};
use super::paragraph::Paragraph;
use super::periods;
use super::printed_period::PrintedPeriod;
use super::spelt_number::spelt_number;
use super::token::TokenKind;
use super::unit_names::{Mention, Names};
use crate::domain::figure::Rank;
use crate::domain::indicator::Indicator;
use crate::domain::points::{Points, Rate};
use crate::domain::unit::UnitId;

/// A phrase and the tokens it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub phrase: Phrase,
    pub from: usize,
    pub to: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phrase {
    Term(Term),
    Unit(Mention),
    Period(PrintedPeriod),
    Value(Value),
    Rate {
        rate: Option<Rate>,
        doubtful: bool,
    },
    Rank {
        rank: Option<Rank>,
        /// "dẫn đầu": without a number.
        in_words: bool,
    },
    Open,
    Close,
    Comma,
    Colon,
    /// ";", or "." at the end of a sentence.
    Stop {
        sentence: bool,
    },
    Dash,
    And,
    /// "từ": the value before a change, or a bound.
    From,
    /// "đạt".
    Reaches,
    /// A number with the noun it counts, a date, a document: no score.
    Other,
    /// A word without a part in the grammar.
    Word,
}

/// A number that may be a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// `None` when the digits are no score: too many decimals, a thousands mark.
    pub points: Option<Points>,
    pub max: Option<Points>,
    /// "điểm" stands behind it.
    pub named: bool,
    /// Printed with decimals.
    pub decimals: usize,
    /// Digits may be missing or belong to another number.
    pub doubtful: bool,
}

/// The phrases of the tokens `from..to`. `first` and `last` say that the text begins or ends with this paragraph: a
/// number there may have been cut.
pub fn phrases(
    paragraph: &Paragraph,
    from: usize,
    to: usize,
    names: &Names<'_>,
    home: &UnitId,
    (first, last): (bool, bool),
) -> Vec<Item> {
    let mut scan = Scan { paragraph, names, home, to, first, last, loose: None };
    let mut items: Vec<Item> = Vec::new();
    let mut at = from;
    while at < to {
        let (phrase, length) = scan.phrase_at(at);
        let length = length.max(1);
        items.push(Item { phrase, from: at, to: at + length });
        at += length;
    }
    items
}

struct Scan<'a> {
    paragraph: &'a Paragraph,
    names: &'a Names<'a>,
    home: &'a UnitId,
    to: usize,
    first: bool,
    last: bool,
    /// The token after a number that no phrase took whole.
    loose: Option<usize>,
}

impl Scan<'_> {
    fn phrase_at(&mut self, at: usize) -> (Phrase, usize) {
        let tokens = &self.paragraph.tokens;
        match &tokens[at].kind {
            TokenKind::Document(_) => (Phrase::Other, 1),
            TokenKind::Mark(mark) => (
                match mark {
                    '(' => Phrase::Open,
                    ')' => Phrase::Close,
                    ',' => Phrase::Comma,
                    ':' | '=' => Phrase::Colon,
                    '.' | ';' => Phrase::Stop { sentence: *mark == '.' },
                    '-' | '+' => Phrase::Dash,
                    _ => Phrase::Word,
                },
                1,
            ),
            TokenKind::Number(_) => self.number(at),
            TokenKind::Word(_) => self.word(at),
        }
    }

    fn word(&mut self, at: usize) -> (Phrase, usize) {
        let tokens = &self.paragraph.tokens;
        let term = lexicon::term_at(tokens, at);
        if let Some((printed, length)) = periods::period_at(tokens, at)
            && term.is_none_or(|(_, other)| other <= length)
        {
            return (Phrase::Period(printed), length);
        }
        if is(tokens, at, "ngày")
            && let Some((_, length)) = date::day_at(tokens, at, true)
        {
            return (Phrase::Other, length);
        }
        if let Some(found) = self.rank(at) {
            return found;
        }
        if let Some(length) = self.spelt_score(at) {
            // What was written in words is told, and read by nobody but a person.
            let value = Value { points: None, max: None, named: true, decimals: 0, doubtful: true };
            return (Phrase::Value(value), length);
        }
        if let Some((indicator, length)) = self.short_name(at)
            && term.is_none_or(|(_, other)| other <= length)
        {
            return (Phrase::Term(Term::Indicator(indicator)), length);
        }
        let mention = self.names.mention_at(self.paragraph, at, self.home);
        if let Some((mention, length)) = mention
            && (term.is_none_or(|(_, other)| length > other) || !matches!(mention, Mention::Level(_)))
        {
            return (Phrase::Unit(mention), length);
        }
        match term {
            Some((Term::NameNumber, length)) => self.name_number(at, length),
            Some((term, length)) => (Phrase::Term(term), length),
            None if let Some((indicator, length)) = lexicon::misread_indicator_at(tokens, at) => {
                (Phrase::Term(Term::MisreadIndicator(indicator)), length)
            }
            None if is(tokens, at, "đạt") => (Phrase::Reaches, 1),
            None if is_one_of(tokens, at, &["và", "hoặc"]) => (Phrase::And, 1),
            None if is(tokens, at, "từ") => (Phrase::From, 1),
            None => (Phrase::Word, 1),
        }
    }

    /// "tám mươi lăm phẩy hai điểm", "mười sáu điểm". "Một điểm mới" speaks of no score.
    fn spelt_score(&self, at: usize) -> Option<usize> {
        let tokens = &self.paragraph.tokens;
        let (whole, length) = spelt_number(tokens, at)?;
        let mut end = at + length;
        let decimals = is(tokens, end, "phẩy");
        if decimals {
            end += 1 + spelt_number(tokens, end + 1)?.1;
        }
        let named = points_word(tokens, end);
        (decimals || named && whole > 9).then(|| end + usize::from(named) - at)
    }

    /// "tiến độ 18,9 điểm": a group's name cut short counts only right before its score.
    fn short_name(&self, at: usize) -> Option<(Indicator, usize)> {
        const SHORT: &[(&[&str], Indicator)] = &[
            (&["tổng", "số"], Indicator::Total),
            (&["tổng"], Indicator::Total),
            (&["tiến", "độ"], Indicator::Tdgq),
            (&["thanh", "toán"], Indicator::Tttt),
            (&["hài", "lòng"], Indicator::Mdhl),
            (&["minh", "bạch"], Indicator::Ckmb),
            (&["công", "khai"], Indicator::Ckmb),
            (&["trực", "tuyến"], Indicator::Online),
        ];
        let tokens = &self.paragraph.tokens;
        let (words, indicator) = SHORT
            .iter()
            .find(|(words, _)| words.iter().enumerate().all(|(offset, word)| is(tokens, at + offset, word)))?;
        let mut next = at + words.len();
        while is_one_of(tokens, next, &["đạt", "là", "được", "có", "đã", "mới", "chỉ"])
            || tokens.get(next).is_some_and(|token| token.is_mark(':'))
        {
            next += 1;
        }
        let online = is(tokens, at, "trực") && !(tokens.get(next + 2).and_then(|token| token.number()) == Some("22"));
        let scored = !online
            && tokens.get(next).is_some_and(|token| token.number().is_some())
            && (points_word(tokens, next + 1) || tokens.get(next + 1).is_some_and(|token| token.is_mark('/')));
        // "Công khai 12,7; tiến độ 19,6; …": in a list nothing but the score stands between two marks.
        let mark = |at: usize| {
            matches!(tokens.get(at).map(|token| &token.kind), None | Some(TokenKind::Mark(';' | ',' | '.')))
        };
        let decimal =
            tokens.get(at + words.len()).and_then(|token| token.number()).is_some_and(|n| n.contains([',', '.']));
        let listed = !online && decimal && (at == 0 || mark(at - 1)) && mark(at + words.len() + 1);
        (scored || listed).then_some((*indicator, words.len()))
    }

    /// "Điều 3", "Bộ chỉ số 766": the number is a name, unless it goes on as a score.
    fn name_number(&self, at: usize, length: usize) -> (Phrase, usize) {
        let tokens = &self.paragraph.tokens;
        let next = at + length;
        let whole = date::small_number(tokens, next, 3).is_some();
        let goes_on = tokens.get(next + 1).is_some_and(|token| token.is_mark('/')) || points_word(tokens, next + 1);
        let percent = tokens.get(next + 1).is_some_and(|token| token.is_mark('%') || token.number().is_some());
        if whole && !goes_on && !percent { (Phrase::Other, length + 1) } else { (Phrase::Word, length) }
    }

    fn number(&mut self, at: usize) -> (Phrase, usize) {
        let tokens = &self.paragraph.tokens;
        if let Some((printed, length)) = periods::period_at(tokens, at) {
            return (Phrase::Period(printed), length);
        }
        if let Some((_, length)) = date::day_at(tokens, at, false) {
            return (Phrase::Other, length);
        }
        let digits = tokens[at].number().unwrap_or_default();
        let mut end = at + 1;
        let mut named = points_word(tokens, end);
        end += usize::from(named);
        let mut max = None;
        let slash = tokens.get(end).is_some_and(|token| token.is_mark('/'));
        let over = is(tokens, end, "trên") && tokens.get(end + 1).is_some_and(|token| token.number().is_some());
        let scored =
            named || (tokens[at].number().is_some_and(|n| n.contains([',', '.'])) && points_word(tokens, end + 2));
        if (slash || (over && scored))
            && let Some(maximum) = tokens.get(end + 1).and_then(|token| token.number())
        {
            max = Some(Points::parse(maximum));
            end += 2;
            if points_word(tokens, end) {
                named = true;
                end += 1;
            }
        }
        let doubtful = self.is_doubtful(at, end) || tokens[at..end].iter().any(|token| token.damaged);
        // "6. xã Hòa Quế 70,8", and on the next line "Phòng Y tế …": no offices are counted by tenths.
        let decimals = digits.split_once([',', '.']).map_or(0, |(_, decimals)| decimals.len());
        let office_behind = (1..=2).contains(&decimals) && tokens.get(end).is_some_and(|next| next.capital);
        if !named && counts(tokens, end) && !office_behind {
            self.loose = None;
            return (Phrase::Other, end - at);
        }
        if max.is_none() && !named && self.is_percent(end) {
            let length = end + if tokens[end].is_mark('%') { 1 } else { 2 } - at;
            return (Phrase::Rate { rate: Rate::parse(digits), doubtful }, length);
        }
        // "5 điểm phần trăm", "3 điểm %": a difference of rates.
        if max.is_none() && tokens.get(end).is_some_and(|token| token.is_mark('%')) {
            return (Phrase::Other, end + 1 - at);
        }
        if max.is_none() && is(tokens, end, "điểm") && tokens.get(end + 1).is_some_and(|token| token.is_mark('%')) {
            return (Phrase::Other, end + 2 - at);
        }
        if max.is_none() && !named && is(tokens, end, "điểm") {
            return (Phrase::Other, end + 1 - at);
        }
        self.loose = (!named && max.is_none()).then_some(end);
        let value = Value {
            points: Points::parse(digits).filter(|_| max != Some(None)),
            max: max.flatten(),
            named,
            decimals,
            doubtful,
        };
        (Phrase::Value(value), end - at)
    }

    fn is_percent(&self, at: usize) -> bool {
        let tokens = &self.paragraph.tokens;
        tokens.get(at).is_some_and(|token| token.is_mark('%')) || (is(tokens, at, "phần") && is(tokens, at + 1, "trăm"))
    }

    /// Whether digits may be missing before `from` or behind `to`.
    fn is_doubtful(&self, from: usize, to: usize) -> bool {
        let tokens = &self.paragraph.tokens;
        let number = |at: usize| tokens.get(at).is_some_and(|token| token.number().is_some());
        let mark = |at: usize, marks: &[char]| {
            marks.iter().any(|mark| tokens.get(at).is_some_and(|token| token.is_mark(*mark)))
        };
        let glued = tokens.get(from).is_some_and(|token| !token.spaced);
        let cut_before = match from.checked_sub(1) {
            None => self.first,
            Some(before) => {
                let loose = self.loose == Some(before) || self.loose == Some(from);
                number(before)
                    || mark(before, &['/'])
                    || (mark(before, &[',', '.']) && (glued || loose))
                    || (glued
                        && tokens[before]
                            .word()
                            .is_some_and(|word| !matches!(word, "là" | "đạt" | "được" | "thứ" | "hạng")))
            }
        };
        // "16," at the end of a cut text.
        let cut_at_mark = number(to - 1) && to + 1 == tokens.len() && mark(to, &[',', '.']);
        let cut_behind = (self.last && (to >= tokens.len() || cut_at_mark))
            || number(to)
            || mark(to, &['/'])
            || (number(to - 1) && mark(to, &[',', '.']) && number(to + 1) && self.short_number(to + 1))
            || tokens
                .get(to)
                .is_some_and(|token| !token.spaced && token.word().is_some() && !points_word(tokens, to - 1));
        cut_before || cut_behind
    }

    /// "87, 96 điểm": what follows the mark is no value of its own.
    fn short_number(&self, at: usize) -> bool {
        let tokens = &self.paragraph.tokens;
        tokens
            .get(at)
            .and_then(|token| token.number())
            .is_some_and(|number| number.len() <= 2 && !number.contains([',', '.']))
    }
}
