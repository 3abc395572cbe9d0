//! The days that the words of a deadline without a certain day may mean: what a person who knows the letter is asked to choose
//! from.

use super::recurring::{Days, cycle_at, phrase_at};
use crate::domain::calendar::OfficeHours;
use crate::domain::deadline::{Deadline, DueTime, MonthDay, Recurrence, RecurringDays};
use crate::letter::date::{self, PrintedDay};
use crate::letter::lexicon::is;
use crate::letter::paragraph::paragraphs;
use crate::letter::periods;
use crate::letter::printed_period::PrintedPeriod;
use crate::letter::token::Token;
use chrono::{Datelike, Months, NaiveDate, Weekday};

/// More would not be read.
const OFFERED: usize = 4;

/// The likeliest first; none where the words say nothing that can be counted.
pub fn choices(words: &str, letter_day: Option<NaiveDate>, hours: &OfficeHours) -> Vec<Deadline> {
    let repaired = repaired(words);
    let [paragraph] = &paragraphs(std::iter::once((1, repaired.as_str())))[..] else { return Vec::new() };
    let tokens = &paragraph.tokens;
    let mut found: Vec<Deadline> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (meant, length) = meant_at(tokens, at, letter_day, hours).unwrap_or((Vec::new(), 1));
        for deadline in meant {
            if !found.contains(&deadline) {
                found.push(deadline);
            }
        }
        at += length.max(1);
    }
    found.truncate(OFFERED);
    found
}

/// A scan reads digits as letters: "2O/9", "l5/3".
fn repaired(words: &str) -> String {
    let digit = |c: char| match c {
        'O' | 'o' => '0',
        'l' | 'I' => '1',
        other => other,
    };
    let word = |word: &str| match word.contains(|c: char| c.is_ascii_digit()) && !word.contains("/UB") {
        true => word.chars().map(digit).collect(),
        false => word.to_owned(),
    };
    words.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

fn meant_at(
    tokens: &[Token],
    at: usize,
    letter_day: Option<NaiveDate>,
    hours: &OfficeHours,
) -> Option<(Vec<Deadline>, usize)> {
    if let Some(counted) = counted_days(tokens, at, letter_day, hours) {
        return Some(counted);
    }
    if let Some(working) = working_day_of_month(tokens, at, letter_day, hours) {
        return Some(working);
    }
    if let Some((days, length)) = date::day_at(tokens, at, true).and_then(|(day, length)| {
        let days = of_printed(day, letter_day);
        (!days.is_empty()).then_some((days, length))
    }) {
        return Some((days.into_iter().map(Deadline::On).collect(), length));
    }
    if let Some(phrase) = phrase_at(tokens, at) {
        return Some((of_phrase(&phrase.days, phrase.at, letter_day), phrase.end - at));
    }
    if let Some((printed, length)) = is(tokens, at, "trong").then(|| periods::period_at(tokens, at + 1)).flatten() {
        return Some((of_period(printed, letter_day), length + 1));
    }
    cycle_at(tokens, at).map(|cycle| (of_cycle(cycle), 2))
}

/// "trong 05 ngày làm việc kể từ ngày nhận": counted from the day of the letter, for want of another.
fn counted_days(
    tokens: &[Token],
    at: usize,
    letter_day: Option<NaiveDate>,
    hours: &OfficeHours,
) -> Option<(Vec<Deadline>, usize)> {
    const LONGEST: u32 = 366;
    let count = date::small_number(tokens, at, 3).filter(|count| (1..=LONGEST).contains(count))?;
    let mut next = at + 1;
    // "10 (mười) ngày".
    if tokens.get(next).is_some_and(|token| token.is_mark('(')) {
        next = (next..tokens.len().min(next + 5)).find(|at| tokens[*at].is_mark(')'))? + 1;
    }
    if !is(tokens, next, "ngày") {
        return None;
    }
    let working = is(tokens, next + 1, "làm") && is(tokens, next + 2, "việc");
    // What the days are counted from is no day of its own.
    let length = tokens.len() - at;
    let day = letter_day?;
    let mut counted = day.iter_days().skip(1).filter(|day| !working || hours.is_working_day(*day));
    let end = counted.nth(count as usize - 1)?;
    Some((vec![Deadline::On(end)], length))
}

/// "ngày làm việc cuối cùng của tháng": of the month of the letter and of the next.
fn working_day_of_month(
    tokens: &[Token],
    at: usize,
    letter_day: Option<NaiveDate>,
    hours: &OfficeHours,
) -> Option<(Vec<Deadline>, usize)> {
    let working = is(tokens, at, "ngày") && is(tokens, at + 1, "làm") && is(tokens, at + 2, "việc");
    let last = is(tokens, at + 3, "cuối");
    if !working || !(last || is(tokens, at + 3, "đầu")) {
        return None;
    }
    let month = (at + 4..tokens.len().min(at + 8)).find(|at| is(tokens, *at, "tháng"))?;
    let day = letter_day?;
    let numbered = date::small_number(tokens, month + 1, 2).filter(|month| (1..=12).contains(month));
    let begins: Vec<NaiveDate> = match numbered {
        Some(month) => {
            (day.year()..=day.year() + 1).filter_map(|year| NaiveDate::from_ymd_opt(year, month, 1)).collect()
        }
        None => (0..=2).filter_map(|ahead| day.with_day(1)?.checked_add_months(Months::new(ahead))).collect(),
    };
    let of_month = |begin: NaiveDate| {
        let mut days = begin.iter_days().take_while(|day| day.month() == begin.month());
        let is_working = |day: &NaiveDate| hours.is_working_day(*day);
        if last { days.filter(is_working).last() } else { days.find(is_working) }
    };
    let ahead = begins.into_iter().filter_map(of_month).filter(|due| *due >= day);
    let wanted = if numbered.is_some() { 1 } else { 2 };
    Some((ahead.take(wanted).map(Deadline::On).collect(), month + 1 + usize::from(numbered.is_some()) - at))
}

/// A date whose year is missing, or one that the calendar does not have: then the last day of its month.
fn of_printed(day: PrintedDay, letter_day: Option<NaiveDate>) -> Vec<NaiveDate> {
    if let Some(date) = day.date() {
        return vec![date];
    }
    let exists = day.year.is_none() && NaiveDate::from_ymd_opt(2024, day.month, day.day).is_some();
    if exists {
        return letter_day.and_then(|letter| day.on_or_after(letter)).into_iter().collect();
    }
    let last = (28..day.day).rev().map(|last| PrintedDay { day: last, ..day });
    let dated = |day: PrintedDay| day.date().or_else(|| letter_day.and_then(|letter| day.on_or_after(letter)));
    last.filter_map(dated).take(1).collect()
}

fn of_phrase(days: &Days, at: Option<DueTime>, letter_day: Option<NaiveDate>) -> Vec<Deadline> {
    let every = |days: RecurringDays| Recurrence::new(days, at).map(Deadline::Every);
    let from = |from: Option<NaiveDate>, days: RecurringDays, times: usize| -> Vec<Deadline> {
        let Some((recurrence, day)) = Recurrence::new(days, None).zip(from) else { return Vec::new() };
        let following =
            std::iter::successors(Some(recurrence.on_or_after(day)), |due| Some(recurrence.next_after(*due)));
        following.take(times).map(Deadline::On).collect()
    };
    match days {
        Days::Every(days) => every(days.clone()).into_iter().collect(),
        Days::Weekdays(days) => {
            let days = RecurringDays::Week(days.clone());
            from(letter_day, days.clone(), 1).into_iter().chain(every(days)).collect()
        }
        Days::OfMonth(days) => {
            let days = RecurringDays::Month(days.clone());
            from(letter_day, days.clone(), 2).into_iter().chain(every(days)).collect()
        }
        Days::Near(near) => {
            let begin = letter_day.and_then(|day| Some(near.begin(day)?.max(day)));
            let once = letter_day.and_then(|day| near.date(day)).map(Deadline::On);
            let dates = once.map_or_else(|| from(begin, near.days.clone(), 2), |date| vec![date]);
            dates.into_iter().chain(every(near.days.clone())).collect()
        }
        Days::Unclear => Vec::new(),
    }
}

/// "trong tháng 10", when no year is printed or the year's own is over.
fn of_period(printed: PrintedPeriod, letter_day: Option<NaiveDate>) -> Vec<Deadline> {
    let PrintedPeriod::Span { span, year } = printed else { return Vec::new() };
    let years = match (year, letter_day) {
        (Some(year), _) => year..=year,
        (None, Some(day)) => day.year()..=day.year() + 1,
        (None, None) => return Vec::new(),
    };
    let ends = years.filter_map(|year| span.period(year)).map(|period| period.end());
    let ahead = ends.filter(|end| year.is_some() || letter_day.is_none_or(|day| *end >= day));
    ahead.take(1).map(Deadline::On).collect()
}

/// "hằng tuần" without a day: the days that offices name.
fn of_cycle(cycle: &str) -> Vec<Deadline> {
    let last_month = |month: u32, days: [u32; 2]| days.map(|day| MonthDay { month, day });
    let days: Vec<RecurringDays> = match cycle {
        "tuần" => [Weekday::Fri, Weekday::Thu, Weekday::Mon].map(|day| RecurringDays::Week(vec![day])).into(),
        "tháng" => [15, 25, 31].map(|day| RecurringDays::Month(vec![day])).into(),
        "quí" => last_month(3, [15, 31]).map(|day| RecurringDays::Quarter(vec![day])).into(),
        "năm" => last_month(12, [15, 31]).map(|day| RecurringDays::Year(vec![day])).into(),
        _ => Vec::new(),
    };
    days.into_iter().filter_map(|days| Recurrence::new(days, None)).map(Deadline::Every).collect()
}
