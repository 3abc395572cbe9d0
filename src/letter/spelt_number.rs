//! Small numbers in words: "mười hai", "hai mươi mốt". Of months, quarters and days of dates.

use super::lexicon::{is, is_one_of};
use super::token::Token;

const UNITS: [&[&str]; 9] =
    [&["một", "mốt"], &["hai"], &["ba"], &["bốn", "tư"], &["năm", "lăm"], &["sáu"], &["bảy"], &["tám"], &["chín"]];

/// The number from 1 to 99 at `at`, and how many tokens it takes. "mười năm 2025" is ten in that year, not fifteen.
pub fn spelt_number(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let unit = |at: usize| (1..).zip(UNITS).find(|(_, words)| is_one_of(tokens, at, words)).map(|(unit, _)| unit);
    let behind_tens = |at: usize| unit(at).filter(|_| !is(tokens, at, "năm"));
    if is(tokens, at, "mười") {
        return Some(behind_tens(at + 1).map_or((10, 1), |unit| (10 + unit, 2)));
    }
    let first = unit(at)?;
    if is(tokens, at + 1, "mươi") {
        return Some(behind_tens(at + 2).map_or((10 * first, 2), |unit| (10 * first + unit, 3)));
    }
    Some((first, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::token::tokens;

    #[test]
    fn numbers_are_read_up_to_their_last_word() {
        for (text, expected) in [
            ("mười", Some((10, 1))),
            ("mười một năm 2025", Some((11, 2))),
            ("mười năm 2025", Some((10, 1))),
            ("mười lăm tháng", Some((15, 2))),
            ("hai mươi mốt tháng", Some((21, 3))),
            ("ba mươi tháng", Some((30, 2))),
            ("tư", Some((4, 1))),
            ("năm năm 2025", Some((5, 1))),
            ("trăm", None),
        ] {
            assert_eq!(spelt_number(&tokens(text), 0), expected, "{text}");
        }
    }
}
