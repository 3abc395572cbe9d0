//! Numbers in words, as they are dictated: "mười hai", "hai mươi tư", "hai không hai tư", "tám mươi bảy phẩy chín sáu".
//! A single digit in words stays a word: it can be something else ("ba", "tư", "năm").

use super::fold::{Marks, Token, TokenKind, words};
use std::sync::LazyLock;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Digit(u32),
    /// "lăm", "mốt": only behind tens.
    Unit(u32),
    Ten,
    Hundred,
    Thousand,
    Zero,
    Comma,
}

static WORDS: LazyLock<Vec<(String, Marks, Word)>> = LazyLock::new(|| {
    let table = [
        ("một", Word::Digit(1)),
        ("hai", Word::Digit(2)),
        ("ba", Word::Digit(3)),
        ("bốn", Word::Digit(4)),
        ("tư", Word::Digit(4)),
        ("năm", Word::Digit(5)),
        ("sáu", Word::Digit(6)),
        ("bảy", Word::Digit(7)),
        ("bẩy", Word::Digit(7)),
        ("tám", Word::Digit(8)),
        ("chín", Word::Digit(9)),
        ("mốt", Word::Unit(1)),
        ("lăm", Word::Unit(5)),
        ("nhăm", Word::Unit(5)),
        ("mười", Word::Ten),
        ("mươi", Word::Ten),
        ("chục", Word::Ten),
        ("trăm", Word::Hundred),
        ("nghìn", Word::Thousand),
        ("ngàn", Word::Thousand),
        ("không", Word::Zero),
        ("linh", Word::Zero),
        ("lẻ", Word::Zero),
        ("phẩy", Word::Comma),
    ];
    let folded = |(text, word)| words(text).pop().map(|(folded, marks)| (folded, marks, word));
    table.into_iter().filter_map(folded).collect()
});

/// Replaces every number in words of two words and more by one token.
pub fn read(tokens: Vec<Token>) -> Vec<Token> {
    let digits = |four: &[Token]| four.iter().all(|token| matches!(word(Some(token)), Some(Word::Digit(_))));
    let spelt = tokens.windows(4).any(digits);
    let of_year = (0..tokens.len()).any(|at| short_year(&tokens, at).is_some() || two_offices(&tokens, at));
    if !spelt
        && !of_year
        && !tokens.iter().any(|token| {
            matches!(token.folded.as_str(), "muoi" | "chuc" | "tram" | "khong" | "nghin" | "ngan" | "phay")
        })
    {
        return tokens;
    }
    let mut read = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match short_year(&tokens, at).or_else(|| number(&tokens[at..], follows(&tokens, at, &["thang", "quy"]))) {
            Some((value, length)) if length > 1 || two_offices(&tokens, at) => {
                let end = tokens.get(at + length - 1).map_or(token.end, |last| last.end);
                let mut number = token.rewritten(value, Vec::new());
                (number.kind, number.end, number.glued) = (TokenKind::Number, end, false);
                read.push(number);
                at += length;
            }
            _ => {
                read.push(token.clone());
                at += 1;
            }
        }
    }
    read
}

fn word(token: Option<&Token>) -> Option<Word> {
    let token = token.filter(|token| token.kind == TokenKind::Letters)?;
    let marks = token.marks();
    WORDS.iter().find(|(folded, meant, _)| *folded == token.folded && marks.fit(*meant)).map(|(_, _, word)| *word)
}

/// "hai", "tư": a single digit in words.
pub fn is_digit(token: &Token) -> bool {
    matches!(word(Some(token)), Some(Word::Digit(_)))
}

/// Whether one of `words` stands right before the token at `at`.
fn follows(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|token| words.contains(&token.folded.as_str()))
}

/// "hai phong thap diem nhat": two offices at an end of a list, and not the city that is written alike without marks.
fn two_offices(tokens: &[Token], at: usize) -> bool {
    let is = |at: usize, said: &str| tokens.get(at).is_some_and(|token| token.folded == said && token.is_bare());
    let end = tokens.iter().skip(at + 2).take(4).any(|token| token.folded == "nhat");
    let first = tokens.get(at + 2).is_some_and(|token| {
        matches!(
            token.folded.as_str(),
            "thap" | "cao" | "kem" | "yeu" | "te" | "gioi" | "tot" | "dung" | "cuoi" | "dau"
        )
    });
    is(at, "hai") && is(at + 1, "phong") && end && first
}

/// "năm hai tư", "năm hai lăm": a year by its last two digits, said one by one. "Năm hai năm" counts years.
fn short_year(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    if !follows(tokens, at, &["nam"]) || word(tokens.get(at)) != Some(Word::Digit(2)) {
        return None;
    }
    let unit = match word(tokens.get(at + 1))? {
        Word::Digit(unit) if unit != 5 => unit,
        Word::Unit(unit) => unit,
        _ => return None,
    };
    let more = matches!(word(tokens.get(at + 2)), Some(Word::Digit(_) | Word::Ten | Word::Comma));
    (!more).then(|| (format!("2{unit}"), 2))
}

/// The number at the beginning of `tokens` in digits, and how many tokens it takes. Behind the word of a period it is
/// that period's, and no score read out digit by digit.
fn number(tokens: &[Token], of_period: bool) -> Option<(String, usize)> {
    if let Some(spelt) = four_digits(tokens).filter(|_| !of_period) {
        return Some((spelt, 4));
    }
    if let (Word::Digit(hundreds), Some(Word::Hundred)) = (word(tokens.first())?, word(tokens.get(1))) {
        return Some(((100 * hundreds).to_string(), 2));
    }
    let (whole, at) = year(tokens).or_else(|| below_hundred(tokens)).or_else(|| digit(tokens))?;
    let decimals: Vec<u32> = match word(tokens.get(at)) {
        Some(Word::Comma) => {
            let digits = tokens.iter().skip(at + 1).map_while(|token| match word(Some(token)) {
                Some(Word::Digit(digit) | Word::Unit(digit)) => Some(digit),
                Some(Word::Zero) => Some(0),
                _ => None,
            });
            digits.take(2).collect()
        }
        _ => Vec::new(),
    };
    if decimals.is_empty() {
        return Some((whole.to_string(), at));
    }
    let written: String = decimals.iter().map(u32::to_string).collect();
    Some((format!("{whole},{written}"), at + 1 + decimals.len()))
}

/// "tám bảy chín sáu": 87,96, as figures are read out.
fn four_digits(tokens: &[Token]) -> Option<String> {
    let mut digits = [0; 4];
    for (at, digit) in digits.iter_mut().enumerate() {
        let Word::Digit(said) = word(tokens.get(at))? else { return None };
        *digit = said;
    }
    let more = matches!(word(tokens.get(4)), Some(Word::Digit(_) | Word::Ten | Word::Comma));
    let [tens, ones, tenths, hundredths] = digits;
    // "hai ba tư năm": months or groups counted off.
    let counted = digits.windows(2).all(|pair| pair[1] == pair[0] + 1);
    (!more && !counted && tens >= 5).then(|| format!("{tens}{ones},{tenths}{hundredths}"))
}

fn digit(tokens: &[Token]) -> Option<(u32, usize)> {
    match word(tokens.first())? {
        Word::Digit(digit) => Some((digit, 1)),
        _ => None,
    }
}

/// "hai tư", "hai lăm": tens and ones without the word for ten, as in years; "hai năm" counts them.
fn two_digits(tokens: &[Token]) -> Option<(u32, usize)> {
    let (Word::Digit(tens), next) = (word(tokens.first())?, word(tokens.get(1))?) else { return None };
    match next {
        Word::Digit(ones) if ones != 5 => Some((10 * tens + ones, 2)),
        Word::Unit(ones) => Some((10 * tens + ones, 2)),
        _ => None,
    }
}

/// "mười", "mười hai", "hai mươi", "hai mươi tư".
fn below_hundred(tokens: &[Token]) -> Option<(u32, usize)> {
    let (tens, at) = match (word(tokens.first())?, word(tokens.get(1))) {
        (Word::Ten, _) => (10, 1),
        (Word::Digit(digit), Some(Word::Ten)) => (10 * digit, 2),
        _ => return None,
    };
    // "mười năm" is ten years; "mười lăm" is fifteen.
    match word(tokens.get(at)) {
        Some(Word::Digit(digit)) if digit != 5 => Some((tens + digit, at + 1)),
        Some(Word::Unit(digit)) => Some((tens + digit, at + 1)),
        _ => Some((tens, at)),
    }
}

/// "hai không hai tư", "hai nghìn không trăm hai mươi tư".
fn year(tokens: &[Token]) -> Option<(u32, usize)> {
    let Some(Word::Digit(2)) = word(tokens.first()) else { return None };
    match word(tokens.get(1))? {
        Word::Zero => {
            let Some(Word::Digit(tens)) = word(tokens.get(2)) else { return None };
            let (Word::Digit(unit) | Word::Unit(unit)) = word(tokens.get(3))? else { return None };
            Some((2000 + 10 * tens + unit, 4))
        }
        Word::Thousand => {
            let mut at = 2;
            while matches!(word(tokens.get(at)), Some(Word::Zero | Word::Hundred)) {
                at += 1;
            }
            let rest = tokens.get(at..)?;
            let (rest, length) = below_hundred(rest).or_else(|| two_digits(rest)).or_else(|| digit(rest))?;
            Some((2000 + rest, at + length))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::fold::tokens;

    fn read_aloud(text: &str) -> String {
        read(tokens(text)).iter().map(|token| token.folded.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn dictated_numbers_become_digits_and_single_digits_stay_words() {
        for (said, written) in [
            ("tháng mười hai", "thang 12"),
            ("tháng mười hai năm hai không hai tư", "thang 12 nam 2024"),
            ("năm hai nghìn không trăm hai mươi tư", "nam 2024"),
            ("tám mươi bảy phẩy chín sáu điểm", "87,96 diem"),
            ("chín phẩy hai", "9,2"),
            ("tám bảy chín sáu", "87,96"),
            ("trên thang một trăm", "tren thang 100"),
            ("tháng chín năm hai tư", "thang chin nam 24"),
            ("quý ba năm hai tư", "quy ba nam 24"),
            ("tháng mười một năm hai lăm", "thang 11 nam 25"),
            ("từ năm hai năm trước", "tu nam hai nam truoc"),
            ("bảy chục điểm", "70 diem"),
            ("tháng hai mươi hai", "thang 22"),
            ("ba tháng gần đây", "ba thang gan day"),
            ("mười năm nay", "muoi nam nay"),
            ("có được không ba", "co duoc khong ba"),
        ] {
            assert_eq!(read_aloud(said), written, "{said}");
        }
    }
}
