//! The days between two ends: a whole month, quarter or year, or a month up to a day of it.

use crate::letter::date::{self, PrintedDay};
use crate::letter::lexicon::{is, is_one_of, points_word};
use crate::letter::printed_period::{PrintedPeriod, Span};
use crate::letter::token::Token;
use chrono::{Datelike, NaiveDate};

/// "từ ngày 01/12/2024 đến ngày 31/12/2024": the span that has these ends. "Từ ngày 01 đến ngày 25/12/2024" is its month as it
/// stood on that day, a snapshot like "tính đến ngày 25/12/2024". Days within a month, and stretches that are longer than one
/// and end within another, have no period: what stands below them is told.
pub(super) fn from_to(tokens: &[Token], at: usize) -> Option<(PrintedPeriod, usize)> {
    if !is(tokens, at, "từ") {
        return None;
    }
    let first = day_at(tokens, at + 1)?;
    let mut next = behind_bracket(tokens, first.end);
    let joins = |at: usize| {
        tokens.get(at).is_some_and(|token| token.is_mark('-')) || is_one_of(tokens, at, &["đến", "tới", "hết"])
    };
    let joined = next;
    while joins(next) {
        next += 1;
    }
    if next == joined {
        return None;
    }
    let (to, length) = date::day_at(tokens, next, true)?;
    let end = next + length;
    // "từ 7/10 đến 8/10 điểm" are scores.
    let days = first.certain || is(tokens, next, "ngày") || to.year.is_some();
    if !days || points_word(tokens, end) {
        return None;
    }
    let from = first.in_month_of(to);
    Some((between(from, to), end - at))
}

/// The first of two days.
struct First {
    day: u32,
    month: Option<u32>,
    year: Option<i32>,
    /// Its form says that it is a day: "ngày 1/7", "01/7".
    certain: bool,
    end: usize,
}

impl First {
    /// What it leaves out is said with the second day.
    fn in_month_of(&self, to: PrintedDay) -> PrintedDay {
        PrintedDay { day: self.day, month: self.month.unwrap_or(to.month), year: self.year }
    }
}

fn day_at(tokens: &[Token], at: usize) -> Option<First> {
    let named = is(tokens, at, "ngày");
    let number = at + usize::from(named);
    if let Some((printed, length)) = date::day_at(tokens, at, true) {
        let padded = tokens.get(number).and_then(Token::number).is_some_and(|digits| digits.starts_with('0'));
        let PrintedDay { day, month, year } = printed;
        let certain = named || padded || year.is_some();
        return Some(First { day, month: Some(month), year, certain, end: at + length });
    }
    let day = date::small_number(tokens, number, 2).filter(|day| (1..=31).contains(day))?;
    Some(First { day, month: None, year: None, certain: named, end: number + 1 })
}

fn between(from: PrintedDay, to: PrintedDay) -> PrintedPeriod {
    let (unsaid, unsaid_first) = (to.year.is_none(), from.year.is_none());
    let dated = |day: PrintedDay, year: i32| PrintedDay { year: day.year.or(Some(year)), ..day }.date();
    // Without a year: February ends on the 28th of one year and on the 29th of another.
    let years = to.year.map_or(vec![2023, 2024], |year| vec![year]);
    let ends = years.iter().filter_map(|year| {
        let to = dated(to, *year)?;
        let from = dated(from, *year)?;
        let turns_the_year = from > to && unsaid_first;
        Some((if turns_the_year { from.with_year(from.year() - 1)? } else { from }, to))
    });
    for (from, to) in ends {
        if let Some((span, year)) = span_of(from, to, unsaid) {
            return PrintedPeriod::Span { span, year: Some(year).filter(|_| !unsaid) };
        }
        if from.day() == 1 && (from.year(), from.month()) == (to.year(), to.month()) {
            return PrintedPeriod::AsOf(PrintedDay {
                day: to.day(),
                month: to.month(),
                year: Some(to.year()).filter(|_| !unsaid),
            });
        }
    }
    PrintedPeriod::Unreadable
}

/// The span with these ends. Which week one is depends on the year.
fn span_of(from: NaiveDate, to: NaiveDate, unsaid: bool) -> Option<(Span, i32)> {
    let named = [Span::HalfYear, Span::NineMonths, Span::Year];
    let spans = (1..=12).map(Span::Month).chain((1..=4).map(Span::Quarter)).chain(named);
    let spans = spans.chain([2, 4, 5, 7, 8, 10, 11].map(Span::FirstMonths));
    let week = (Span::Week(to.iso_week().week()), to.iso_week().year());
    spans
        .map(|span| (span, to.year()))
        .chain(Some(week).filter(|_| !unsaid))
        .find(|(span, year)| span.period(*year).is_some_and(|period| period.start() == from && period.end() == to))
}

/// Behind "(ngày bắt đầu vận hành chính quyền 02 cấp)" between the two days.
fn behind_bracket(tokens: &[Token], at: usize) -> usize {
    const LONGEST: usize = 16;
    if !tokens.get(at).is_some_and(|token| token.is_mark('(')) {
        return at;
    }
    let closes = (at..tokens.len().min(at + LONGEST)).find(|at| tokens[*at].is_mark(')'));
    closes.map_or(at, |close| close + 1)
}
