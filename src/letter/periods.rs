//! Phrases of time: "tháng 12/2024", "quý II", "6 tháng đầu năm 2025", "tính đến ngày 28/10".

mod from_to;

use super::date::{self, PrintedDay};
use super::lexicon::{counts, is, is_one_of};
use super::printed_period::{PrintedPeriod, Span};
use super::spelt_number::spelt_number;
use super::token::Token;
use chrono::Datelike;
use from_to::from_to;

/// A period as the name of a sheet or the text of a cell: "T12-2024", "12/2024", "Thang 12", "Q4.2024", "2024".
pub fn named_period(name: &str) -> Option<PrintedPeriod> {
    let spelt = |word: &str| -> Option<String> {
        let digits = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
        match word {
            "thang" | "t" => Some("tháng".to_owned()),
            "quy" | "q" => Some("quý".to_owned()),
            "nam" => Some("năm".to_owned()),
            "tuan" => Some("tuần".to_owned()),
            word => match (word.strip_prefix('t'), word.strip_prefix('q')) {
                (Some(rest), _) if digits(rest) => Some(format!("tháng {rest}")),
                (_, Some(rest)) if digits(rest) => Some(format!("quý {rest}")),
                _ => None,
            },
        }
    };
    let lower = name.to_lowercase();
    let parts = lower.split(['_', '-', '.', '/', ' ', ',']).filter(|part| !part.is_empty());
    let words: Vec<String> = parts.map(|word| spelt(word).unwrap_or_else(|| word.to_owned())).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<i32>().ok());
    let year = |number: i32| (2000..2100).contains(&number);
    match (words.len(), number(0), number(1)) {
        (1, Some(only), _) if year(only) => return Some(PrintedPeriod::Span { span: Span::Year, year: Some(only) }),
        (2, Some(month), Some(of)) | (2, Some(of), Some(month)) if (1..=12).contains(&month) && year(of) => {
            return Some(PrintedPeriod::Span { span: Span::Month(month as u32), year: Some(of) });
        }
        _ => {}
    }
    let tokens = super::token::tokens(&words.join(" "));
    (0..tokens.len()).find_map(|at| period_at(&tokens, at)).map(|(period, _)| period)
}

/// The first period that the tokens name. The month of a whole day ("ngày 05 tháng 02 năm 2025") is none: above a table it
/// is the day of the letter that the table belongs to.
pub fn first_period(tokens: &[Token]) -> Option<PrintedPeriod> {
    let mut at = 0;
    while at < tokens.len() {
        if let Some((period, _)) = period_at(tokens, at) {
            return Some(period);
        }
        let day = if is(tokens, at, "ngày") { date::day_at(tokens, at, false) } else { None };
        at += day.map_or(1, |(_, length)| length.max(1));
    }
    None
}

/// A period at `tokens[at]`, and how many tokens it takes.
pub fn period_at(tokens: &[Token], at: usize) -> Option<(PrintedPeriod, usize)> {
    from_to(tokens, at)
        .or_else(|| as_of(tokens, at))
        .or_else(|| up_to_month(tokens, at))
        .or_else(|| months_of_year(tokens, at))
        .or_else(|| named_span(tokens, at))
}

/// "tính đến hết ngày 28/10", "đến ngày 22/01/2025".
fn as_of(tokens: &[Token], at: usize) -> Option<(PrintedPeriod, usize)> {
    let mut next = at;
    let counted = is_one_of(tokens, next, &["tính", "lũy", "lũi"]);
    while is_one_of(tokens, next, &["tính", "lũy", "kế", "kì"]) {
        next += 1;
    }
    if !is_one_of(tokens, next, &["đến", "tới"]) {
        return None;
    }
    next += 1;
    while is_one_of(tokens, next, &["hết", "thời", "điểm", "giờ", "nay"]) {
        next += 1;
    }
    let (day, length) = date::day_at(tokens, next, counted)?;
    Some((PrintedPeriod::AsOf(day), next + length - at))
}

/// "lũy kế đến hết tháng 10/2025", "từ tháng 1 đến tháng 10 năm 2025": the months of a year up to one of them. What is only
/// counted up to a month ("tính đến hết tháng 10") may be of that month or of the year so far.
fn up_to_month(tokens: &[Token], at: usize) -> Option<(PrintedPeriod, usize)> {
    let month_at = |at: usize| {
        let (span, length) = counted_span(tokens, at).filter(|_| is(tokens, at, "tháng"))?;
        Some((with_year(tokens, at, span, length), at))
    };
    let first = if is(tokens, at, "từ") { month_at(at + 1) } else { None };
    let summed = is_one_of(tokens, at, &["lũy", "lũi"]) && is(tokens, at + 1, "kế");
    let counted = summed || is(tokens, at, "tính");
    let mut next = match first {
        Some(((_, length), from)) => from + length,
        None if counted => at + 1 + usize::from(summed),
        None => return None,
    };
    if !is_one_of(tokens, next, &["đến", "tới"]) && !(first.is_some() && tokens.get(next)?.is_mark('-')) {
        return None;
    }
    next += 1;
    while is_one_of(tokens, next, &["đến", "tới", "hết", "cuối"]) {
        next += 1;
    }
    let ((last, length), from) = month_at(next)?;
    let PrintedPeriod::Span { span: Span::Month(last), year } = last else {
        return Some((PrintedPeriod::Unreadable, from + length - at));
    };
    let begins = match first {
        Some(((PrintedPeriod::Span { span: Span::Month(first), year: of }, _), _)) => {
            Some(first).filter(|_| of.is_none() || of == year)
        }
        Some(_) => None,
        None => summed.then_some(1),
    };
    let span = match (begins, last) {
        (Some(first), last) if first == last => Some(Span::Month(last)),
        (Some(1), last) => Span::up_to(last),
        (Some(first), last) if first + 2 == last && last % 3 == 0 => Some(Span::Quarter(last / 3)),
        _ => None,
    };
    let printed = span.map_or(PrintedPeriod::Unreadable, |span| PrintedPeriod::Span { span, year });
    Some((printed, from + length - at))
}

/// "6 tháng đầu năm 2025", "chín tháng", "6 tháng", "lũy kế 11 tháng", "2 tháng năm 2026".
fn months_of_year(tokens: &[Token], at: usize) -> Option<(PrintedPeriod, usize)> {
    let in_words = || match tokens.get(at)?.word()? {
        "sáu" => Some(6),
        "chín" => Some(9),
        _ => None,
    };
    let months = date::small_number(tokens, at, 2).or_else(in_words)?;
    if !is(tokens, at + 1, "tháng") || date::small_number(tokens, at + 2, 2).is_some() {
        return None;
    }
    let mut next = at + 2;
    let first = is(tokens, next, "đầu");
    let last = is(tokens, next, "cuối");
    next += usize::from(first || last);
    let slash = !last && tokens.get(next).is_some_and(|token| token.is_mark('/'));
    let (year, end) = if is(tokens, next, "năm") || slash && date::year(tokens, next + 1).is_some() {
        let year = date::year(tokens, next + 1);
        (year, next + 1 + usize::from(year.is_some()))
    } else {
        // "9 tháng 2025", but "9 tháng, 2025 hồ sơ" counts.
        let year = date::year(tokens, next).filter(|_| !counts(tokens, next + 1));
        (year, next + usize::from(year.is_some()))
    };
    // "lũy kế 11 tháng", "cộng dồn 4 tháng", "tính chung 5 tháng": the months so far, though no year is said.
    let summed = at > 0 && is_one_of(tokens, at - 1, &["kế", "dồn", "chung"]);
    let of_the_year = first || year.is_some() || summed;
    let named = matches!(months, 3 | 6 | 9 | 12);
    if last || (months == 3 && !first && !summed) {
        return (named || year.is_some()).then_some((PrintedPeriod::Unreadable, end - at));
    }
    let span = Span::up_to(months).filter(|_| named || of_the_year)?;
    Some((PrintedPeriod::Span { span, year }, end - at))
}

/// "tháng 12/2024", "quý II năm 2024", "tuần 03 năm 2024", "tuần kết thúc 8/12", "cả năm 2024".
fn named_span(tokens: &[Token], at: usize) -> Option<(PrintedPeriod, usize)> {
    if is(tokens, at, "cả") && is(tokens, at + 1, "năm") {
        return match date::year(tokens, at + 2) {
            Some(year) => Some((PrintedPeriod::Span { span: Span::Year, year: Some(year) }, 3)),
            None if broken_after(tokens, at + 2) => Some((PrintedPeriod::Unreadable, 2)),
            None => Some((PrintedPeriod::Span { span: Span::Year, year: None }, 2)),
        };
    }
    if is(tokens, at, "năm") {
        if is_one_of(tokens, at.wrapping_sub(1), &["đầu", "cuối", "đến", "từ"]) {
            return None;
        }
        // "Tuần năm 2024": the number between them is lost, with the page whose number it was taken for.
        let numberless = is_one_of(tokens, at.wrapping_sub(1), &["tuần", "quí"]);
        let colon = usize::from(tokens.get(at + 1).is_some_and(|token| token.is_mark(':')));
        return match date::year(tokens, at + 1 + colon) {
            Some(_) if numberless => Some((PrintedPeriod::Unreadable, 2 + colon)),
            Some(year) => Some((PrintedPeriod::Span { span: Span::Year, year: Some(year) }, 2 + colon)),
            None if date::small_number(tokens, at + 1, 3).is_some() => Some((PrintedPeriod::Unreadable, 2)),
            None => None,
        };
    }
    if is(tokens, at, "tuần") && is(tokens, at + 1, "kết") && is(tokens, at + 2, "thúc") {
        let (day, length) = date::day_at(tokens, at + 3, true)?;
        return Some((week_ending(day), 3 + length));
    }
    let (span, length) = counted_span(tokens, at)?;
    Some(with_year(tokens, at, span, length))
}

fn week_ending(day: PrintedDay) -> PrintedPeriod {
    match day.date() {
        Some(date) => {
            let week = date.iso_week();
            PrintedPeriod::Span { span: Span::Week(week.week()), year: Some(week.year()) }
        }
        None => PrintedPeriod::AsOf(day),
    }
}

fn counted_span(tokens: &[Token], at: usize) -> Option<(Option<Span>, usize)> {
    if is(tokens, at, "tháng") {
        // "tháng l2": some month, and not that of the results before.
        if tokens.get(at + 1).is_some_and(|number| number.damaged) {
            return Some((None, 2));
        }
        let Some(month) = date::small_number(tokens, at + 1, 4) else {
            return counted_in_words(tokens, at, |month| (1..=12).contains(&month).then_some(Span::Month(month)));
        };
        return Some(((1..=12).contains(&month).then_some(Span::Month(month)), 2));
    }
    if let Some(month) = short_month(tokens, at) {
        return Some((Some(Span::Month(month)), 2));
    }
    if is(tokens, at, "quí") {
        let roman = tokens.get(at + 1)?;
        let quarter = match (roman.word(), roman.number()) {
            (Some("i"), _) | (_, Some("1" | "01")) => Some(1),
            (Some("ii"), _) | (_, Some("2" | "02")) => Some(2),
            (Some("iii"), _) | (_, Some("3" | "03")) => Some(3),
            (Some("iv"), _) | (_, Some("4" | "04")) => Some(4),
            (_, Some(_)) => None,
            _ => {
                return counted_in_words(tokens, at, |quarter| {
                    (1..=4).contains(&quarter).then_some(Span::Quarter(quarter))
                });
            }
        };
        return Some((quarter.map(Span::Quarter), 2));
    }
    if is(tokens, at, "tuần") {
        let skip = usize::from(is_one_of(tokens, at + 1, &["thứ", "số"]));
        let week = date::small_number(tokens, at + 1 + skip, 4)?;
        return Some(((1..=53).contains(&week).then_some(Span::Week(week)), 2 + skip));
    }
    None
}

/// "T12/2025", "T6": a month in short. "T2" to "T7" may be days of the week where they are spoken of.
fn short_month(tokens: &[Token], at: usize) -> Option<u32> {
    let number = tokens.get(at + 1).filter(|number| !number.spaced)?;
    let month = date::small_number(tokens, at + 1, 2).filter(|month| (1..=12).contains(month))?;
    if !is(tokens, at, "t")
        || !tokens[at].capital
        || at > 0 && !tokens[at].spaced && tokens[at].start == tokens[at - 1].end && tokens[at - 1].number().is_some()
    {
        return None;
    }
    let slash =
        |at: usize| tokens.get(at).is_some_and(|token| token.is_mark('/') || token.is_mark('.') && !token.spaced);
    let of_a_year = slash(at + 2) && date::year(tokens, at + 3).is_some();
    let weekday = (2..=7).contains(&month)
        && (at > 0 && is_one_of(tokens, at - 1, &["sáng", "chiều", "tối", "trưa", "ngày", "thứ", "mỗi", "đến", "từ"])
            || is_one_of(tokens, at + 2, &["hằng", "hàng", "tuần", "đến"])
            || tokens.get(at + 2).is_some_and(|next| {
                next.is_mark('-') && tokens.get(at + 3).is_some_and(|next| next.word() == Some("t"))
            })
            || at > 0 && tokens[at - 1].is_mark('-'));
    let goes_on = tokens.get(at + 2).is_some_and(|next| next.word().is_some() && !next.spaced);
    (number.number().is_some() && !goes_on && (of_a_year || !weekday)).then_some(month)
}

/// "tháng mười một năm 2025", "quý ba". Where words go on without a year, whether they count the month or what follows it
/// ("trong tháng hai xã đạt") is not certain; "trong tháng một số xã" names none.
fn counted_in_words(tokens: &[Token], at: usize, span: impl Fn(u32) -> Option<Span>) -> Option<(Option<Span>, usize)> {
    let (number, words) = match tokens.get(at + 1)?.word()? {
        "giêng" => (1, 1),
        "chạp" => (12, 1),
        _ => spelt_number(tokens, at + 1)?,
    };
    let next = at + 1 + words;
    if is(tokens, next, "số") {
        return None;
    }
    let of_a_year = is(tokens, next, "năm") && date::year(tokens, next + 1).is_some();
    let of_a_year = of_a_year || date::year(tokens, next + 1).is_some() && tokens[next].is_mark('/');
    let ends = tokens.get(next).is_none_or(|token| token.word().is_none() && token.number().is_none());
    Some((span(number).filter(|_| of_a_year || ends), 1 + words))
}

fn with_year(tokens: &[Token], at: usize, span: Option<Span>, length: usize) -> (PrintedPeriod, usize) {
    // "tháng 1l/2024": a digit that was taken for a letter belongs to the number.
    let torn = tokens.get(at + length).is_some_and(|token| token.word().is_some() && !token.spaced);
    let (span, length) = if torn { (None, length + 1) } else { (span, length) };
    let next = at + length;
    let slash = tokens.get(next).is_some_and(|token| token.is_mark('/') || token.is_mark('-'))
        && tokens.get(next + 1).is_some_and(|token| token.number().is_some());
    let word = is(tokens, next, "năm") && tokens.get(next + 1).is_some_and(|token| token.number().is_some());
    let week_of_month = is(tokens, next, "tháng") && matches!(span, Some(Span::Week(_)));
    let Some(span) = span.filter(|_| !week_of_month) else {
        // The year of a month that there is not is no number of its own.
        return (PrintedPeriod::Unreadable, length + if slash || word { 2 } else { 0 });
    };
    if slash || word {
        return match date::year(tokens, next + 1) {
            Some(year) => (PrintedPeriod::Span { span, year: Some(year) }, length + 2),
            None => (PrintedPeriod::Unreadable, length + 2),
        };
    }
    if let Some(year) = date::year(tokens, next) {
        return (PrintedPeriod::Span { span, year: Some(year) }, length + 1);
    }
    if broken_after(tokens, next) {
        return (PrintedPeriod::Unreadable, length);
    }
    (PrintedPeriod::Span { span, year: None }, length)
}

/// A number that stands right behind another may be the rest of it; one with decimals is a score: "quý IV 14,2 điểm".
fn broken_after(tokens: &[Token], next: usize) -> bool {
    tokens.get(next).and_then(Token::number).is_some_and(|digits| !digits.contains([',', '.']))
}

#[cfg(test)]
mod tests;
