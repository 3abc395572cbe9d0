//! Numbers and dates as an office writes them: 87,96; 99,16 %; 20/01/2025.

use super::catalogue::Lang;
use crate::domain::calendar::OFFICE_ZONE;
use crate::domain::points::{Points, Rate};
use chrono::{DateTime, NaiveDate, Utc};

/// "87,96", "19,8", "18": as many decimals as needed, with the language's decimal mark.
pub fn points(points: Points, lang: Lang) -> String {
    hundredths(points.as_hundredths(), lang)
}

/// A difference with its sign: "+3,8", "-0,8", "0".
pub fn signed(points: Points, lang: Lang) -> String {
    let plus = if points > Points::ZERO { "+" } else { "" };
    format!("{plus}{}", hundredths(points.as_hundredths(), lang))
}

/// "99,16 %".
pub fn rate(rate: Rate, lang: Lang) -> String {
    format!("{} %", hundredths(rate.as_hundredths(), lang))
}

/// "20/01/2025".
pub fn date(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// "20/01/2025 14:05", in the office zone.
pub fn time(at: DateTime<Utc>) -> String {
    at.with_timezone(&OFFICE_ZONE).format("%d/%m/%Y %H:%M").to_string()
}

/// Roman numerals for quarters.
pub fn roman(quarter: u32) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

fn hundredths(value: i32, lang: Lang) -> String {
    let mark = match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    };
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}{mark}{}", rest / 10),
        rest => format!("{sign}{whole}{mark}{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decimals_are_as_many_as_needed() {
        assert_eq!(points(Points::hundredths(8796), Lang::Vi), "87,96");
        assert_eq!(points(Points::hundredths(1980), Lang::Vi), "19,8");
        assert_eq!(points(Points::hundredths(5), Lang::En), "0.05");
        assert_eq!(signed(Points::hundredths(-80), Lang::Vi), "-0,8");
        assert_eq!(rate(Rate::hundredths(10_000), Lang::Vi), "100 %");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(value in 0..=99_999_i32) {
            let written = points(Points::hundredths(value), Lang::Vi);
            prop_assert_eq!(Points::parse(&written), Some(Points::hundredths(value)));
        }
    }
}
