//! Dates as letters print them: "23/6/2022", "ngày 20 tháng 01 năm 2025", "22/01".

use super::lexicon::is;
use super::spelt_number::spelt_number;
use super::token::Token;
use chrono::NaiveDate;

/// A day, with or without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintedDay {
    pub day: u32,
    pub month: u32,
    pub year: Option<i32>,
}

impl PrintedDay {
    /// The date, when the year is printed and the day exists.
    pub fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month, self.day)
    }

    /// The first such day that is not before `day`.
    pub fn on_or_after(self, day: NaiveDate) -> Option<NaiveDate> {
        use chrono::Datelike;
        self.date().or_else(|| {
            (day.year()..=day.year() + 1)
                .filter_map(|year| NaiveDate::from_ymd_opt(year, self.month, self.day))
                .find(|date| *date >= day)
        })
    }

    /// The last such day that is not after `day`.
    pub fn on_or_before(self, day: NaiveDate) -> Option<NaiveDate> {
        use chrono::Datelike;
        self.date().or_else(|| {
            (day.year() - 1..=day.year())
                .rev()
                .filter_map(|year| NaiveDate::from_ymd_opt(year, self.month, self.day))
                .find(|date| *date <= day)
        })
    }
}

/// A whole number of at most `digits` digits at `at`, none of them guessed.
pub fn small_number(tokens: &[Token], at: usize, digits: usize) -> Option<u32> {
    let token = tokens.get(at).filter(|token| !token.damaged)?;
    token.number().filter(|number| number.len() <= digits)?.parse().ok()
}

/// A year of four digits at `at`.
pub fn year(tokens: &[Token], at: usize) -> Option<i32> {
    let printed = tokens.get(at)?.number()?;
    printed.parse().ok().filter(|year| printed.len() == 4 && (1990..=2100).contains(year))
}

/// A day at `tokens[at]`, the word "ngày" before it included, and how many tokens it takes. Without that word the
/// form d/m/y is needed, unless `bare` admits d/m.
pub fn day_at(tokens: &[Token], at: usize, bare: bool) -> Option<(PrintedDay, usize)> {
    let named = is(tokens, at, "ngày");
    let first = at + usize::from(named);
    if let Some(day) = spelt_day(tokens, first).filter(|_| named) {
        return Some((day.0, first + day.1 - at));
    }
    let day = small_number(tokens, first, 2).filter(|day| (1..=31).contains(day));
    if named && is(tokens, first + 1, "tháng") {
        let month = small_number(tokens, first + 2, 2).filter(|month| (1..=12).contains(month))?;
        let slash = tokens.get(first + 3).is_some_and(|token| token.is_mark('/'));
        let year_at = if is(tokens, first + 3, "năm") || slash { first + 4 } else { first + 3 };
        let year = year(tokens, year_at);
        let end = if year.is_some() { year_at + 1 } else { first + 3 };
        return Some((PrintedDay { day: day?, month, year }, end - at));
    }
    if let Some(dotted) = tokens.get(first).and_then(Token::number).and_then(dotted_date) {
        return Some((dotted, first + 1 - at));
    }
    let separator = |at: usize| tokens.get(at).is_some_and(|token| token.is_mark('/') || token.is_mark('-'));
    if !separator(first + 1) {
        return None;
    }
    let month = small_number(tokens, first + 2, 2).filter(|month| (1..=12).contains(month))?;
    let year = separator(first + 3).then(|| year(tokens, first + 4)).flatten();
    let end = if year.is_some() { first + 5 } else { first + 3 };
    (named || year.is_some() || bare).then_some((PrintedDay { day: day?, month, year }, end - at))
}

/// "mười hai tháng mười hai năm 2025".
fn spelt_day(tokens: &[Token], at: usize) -> Option<(PrintedDay, usize)> {
    let (day, words) = spelt_number(tokens, at)?;
    let month_at = at + words + 1;
    if !is(tokens, month_at - 1, "tháng") {
        return None;
    }
    let (month, length) =
        small_number(tokens, month_at, 2).map(|month| (month, 1)).or_else(|| spelt_number(tokens, month_at))?;
    let end = month_at + length;
    let year = if is(tokens, end, "năm") { year(tokens, end + 1) } else { None };
    let exists = (1..=31).contains(&day) && (1..=12).contains(&month);
    exists.then_some((PrintedDay { day, month, year }, end + if year.is_some() { 2 } else { 0 } - at))
}

/// "28.10.2024".
fn dotted_date(number: &str) -> Option<PrintedDay> {
    let mut parts = number.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let day = PrintedDay { day: day.parse().ok()?, month: month.parse().ok()?, year: year.parse().ok() };
    day.date().map(|_| day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::token::tokens;

    fn read(text: &str) -> Option<(u32, u32, Option<i32>)> {
        day_at(&tokens(text), 0, false).map(|(day, _)| (day.day, day.month, day.year))
    }

    #[test]
    fn every_printed_form_is_read() {
        assert_eq!(read("ngày 20 tháng 01 năm 2025"), Some((20, 1, Some(2025))));
        assert_eq!(read("23/6/2022"), Some((23, 6, Some(2022))));
        assert_eq!(read("ngày mười hai tháng mười hai năm 2025"), Some((12, 12, Some(2025))));
        assert_eq!(read("ngày hai mươi mốt tháng 3 năm 2025"), Some((21, 3, Some(2025))));
        assert_eq!(read("ngày 22/01"), Some((22, 1, None)));
        assert_eq!(read("28.10.2024"), Some((28, 10, Some(2024))));
        assert_eq!(read("03/10"), None);
        assert_eq!(read("ngày 35/01"), None);
    }

    #[test]
    fn a_missing_year_is_the_nearest_one() {
        let day = PrintedDay { day: 25, month: 1, year: None };
        let december = NaiveDate::from_ymd_opt(2024, 12, 20).expect("a day");
        assert_eq!(day.on_or_after(december), NaiveDate::from_ymd_opt(2025, 1, 25));
        assert_eq!(day.on_or_before(december), NaiveDate::from_ymd_opt(2024, 1, 25));
    }
}
