//! The words for days that come again: "16 giờ thứ Sáu hằng tuần", "ngày 15 và 30 hằng tháng", "ngày 20 tháng cuối quý".

use super::near::{Near, Which};
use crate::domain::deadline::{DueTime, MonthDay, MonthWeekday, Nth, RecurringDays};
use crate::letter::date;
use crate::letter::lexicon::{is, is_one_of};
use crate::letter::token::Token;
use chrono::{NaiveTime, Weekday};

/// Days with the time before them, from token `begin` until `end`, exclusive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub days: Days,
    pub at: Option<DueTime>,
    pub begin: usize,
    pub end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Days {
    /// With the cycle that they come again in.
    Every(RecurringDays),
    /// Weekdays alone: of one week, or of each.
    Weekdays(Vec<Weekday>),
    /// Days of a month that is not named with them.
    OfMonth(Vec<u32>),
    /// A day of the month or quarter that the letter is of, or of the next one: each time where the task says so.
    Near(Near),
    /// Days that no number states: "ngày làm việc cuối cùng của tháng", "thứ Sáu tuần này".
    Unclear,
}

/// The cycle named at `at`: "hằng tuần", "mỗi quý".
pub fn cycle_at(tokens: &[Token], at: usize) -> Option<&str> {
    let word = tokens.get(at + 1)?.word()?;
    (is_one_of(tokens, at, EVERY) && ["tuần", "tháng", "quí", "năm"].contains(&word)).then_some(word)
}

const EVERY: &[&str] = &["hằng", "hàng", "mỗi"];

pub fn phrase_at(tokens: &[Token], begin: usize) -> Option<Phrase> {
    // "mỗi sáng thứ Hai": the word for each stands before the time.
    let each = is(tokens, begin, "mỗi") && time_at(tokens, begin + 1).is_some();
    let first = begin + usize::from(each);
    let (at, next) = time_at(tokens, first).map_or((None, first), |(time, next)| (Some(time), next));
    let (days, end) = weekdays(tokens, next).or_else(|| days_of_month(tokens, next))?;
    let days = match days {
        Days::Weekdays(days) if each => Days::Every(RecurringDays::Week(days)),
        days => days,
    };
    Some(Phrase { days, at, begin, end })
}

/// "16 giờ 30", "16h00", "10 giờ sáng", "chiều", with the words up to the days.
fn time_at(tokens: &[Token], at: usize) -> Option<(DueTime, usize)> {
    let part = |at: usize| match tokens.get(at)?.word()? {
        "sáng" => Some(DueTime::Morning),
        "chiều" => Some(DueTime::Afternoon),
        _ => None,
    };
    let (time, next) = match clock_at(tokens, at) {
        Some((hour, minute, next)) => {
            let afternoon = part(next) == Some(DueTime::Afternoon) && hour < 12;
            let time = NaiveTime::from_hms_opt(hour + if afternoon { 12 } else { 0 }, minute, 0)?;
            (DueTime::Clock(time), next + usize::from(part(next).is_some()))
        }
        None => {
            let next = at + usize::from(is(tokens, at, "buổi"));
            (part(next)?, next + 1)
        }
    };
    let comma = usize::from(tokens.get(next).is_some_and(|token| token.is_mark(',')));
    let next = next + comma;
    Some((time, next + usize::from(is_one_of(tokens, next, &["của", "vào", "các"]))))
}

fn clock_at(tokens: &[Token], at: usize) -> Option<(u32, u32, usize)> {
    let hour = date::small_number(tokens, at, 2).filter(|hour| *hour < 24)?;
    let named = is_one_of(tokens, at + 1, &["giờ", "h", "g"]);
    let colon = tokens.get(at + 1).is_some_and(|token| token.is_mark(':'));
    if !named && !colon {
        return None;
    }
    let minute = date::small_number(tokens, at + 2, 2).filter(|minute| *minute < 60);
    match minute {
        Some(minute) => Some((hour, minute, at + 3 + usize::from(is(tokens, at + 3, "phút")))),
        None => named.then_some((hour, 0, at + 2)),
    }
}

fn weekdays(tokens: &[Token], begin: usize) -> Option<(Days, usize)> {
    // "mỗi thứ Sáu", "các ngày thứ Ba".
    let every = usize::from(is_one_of(tokens, begin, &["mỗi", "các"]));
    let mut at = begin + every + usize::from(is(tokens, begin + every, "ngày"));
    let ordinal = at > 0
        && is_one_of(
            tokens,
            at - 1,
            &["tháng", "tuần", "quí", "lần", "trí", "đứng", "hạng", "xếp", "đợt", "phần", "người"],
        );
    if ordinal {
        return None;
    }
    let mut days = Vec::new();
    while let Some((day, next)) = weekday_at(tokens, at, !days.is_empty()) {
        days.push(day);
        at = next;
        let Some(further) = behind_and(tokens, at) else { break };
        if weekday_at(tokens, further, true).is_none() {
            break;
        }
        at = further;
    }
    if days.is_empty() {
        return None;
    }
    let of = usize::from(is_one_of(tokens, at, &["của", "trong"]));
    if cycle_at(tokens, at + of) == Some("tuần") {
        return Some((Days::Every(RecurringDays::Week(days)), at + of + 2));
    }
    let dated = at + usize::from(tokens.get(at).is_some_and(|token| token.is_mark(',') || token.is_mark('(')));
    if date::day_at(tokens, dated, true).is_some() {
        return None;
    }
    if let Some(of_month) = weekdays_of_month(tokens, at, &days) {
        return Some(of_month);
    }
    // "thứ Hai đầu quý", "thứ Sáu tuần này".
    let first_or_last =
        is_one_of(tokens, at, &["đầu", "cuối"]) && is_one_of(tokens, at + 1, &["tháng", "quí", "tiên", "cùng"]);
    if first_or_last || is(tokens, at, "tuần") {
        return Some((Days::Unclear, at + 2));
    }
    Some((if is(tokens, begin, "mỗi") { Days::Every(RecurringDays::Week(days)) } else { Days::Weekdays(days) }, at))
}

/// "đầu tiên của tháng", "đầu tháng", "cuối cùng hằng tháng", "thứ hai của mỗi tháng" behind weekdays.
fn weekdays_of_month(tokens: &[Token], at: usize, weekdays: &[Weekday]) -> Option<(Days, usize)> {
    let (nth, behind) = nth_at(tokens, at)?;
    let next = behind + usize::from(is_one_of(tokens, behind, &["của", "trong"]));
    let every = is_one_of(tokens, next, EVERY) || is_one_of(tokens, next, &["các", "từng"]);
    let month = next + usize::from(every);
    if !is(tokens, month, "tháng") {
        return None;
    }
    let end = month + 1;
    if numbered_period(tokens, end) {
        return Some((Days::Unclear, end + 1));
    }
    let days = weekdays.iter().map(|weekday| MonthWeekday { nth, weekday: *weekday }).collect();
    let days = RecurringDays::MonthWeekday(days);
    if every {
        return Some((Days::Every(days), end));
    }
    let (which, end) = which_at(tokens, end).unwrap_or((Which::Unsaid, end));
    Some((Days::Near(Near { days, which }), end))
}

/// "đầu", "đầu tiên", "cuối cùng", "thứ hai", also of weeks: "tuần đầu tiên".
fn nth_at(tokens: &[Token], at: usize) -> Option<(Nth, usize)> {
    if is(tokens, at, "đầu") {
        return Some((Nth::First, at + 1 + usize::from(is(tokens, at + 1, "tiên"))));
    }
    if is(tokens, at, "cuối") {
        return Some((Nth::Last, at + 1 + usize::from(is(tokens, at + 1, "cùng"))));
    }
    const NAMES: [(&str, Nth); 4] =
        [("nhất", Nth::First), ("hai", Nth::Second), ("ba", Nth::Third), ("tư", Nth::Fourth)];
    let named = NAMES.iter().find(|(name, _)| is(tokens, at, "thứ") && is(tokens, at + 1, name));
    named.map(|(_, nth)| (*nth, at + 2))
}

/// "thứ Sáu", "thứ 6", "Chủ nhật"; in a list "6" alone.
fn weekday_at(tokens: &[Token], at: usize, listed: bool) -> Option<(Weekday, usize)> {
    const NAMES: [(&str, Weekday); 6] = [
        ("hai", Weekday::Mon),
        ("ba", Weekday::Tue),
        ("tư", Weekday::Wed),
        ("năm", Weekday::Thu),
        ("sáu", Weekday::Fri),
        ("bảy", Weekday::Sat),
    ];
    if is(tokens, at, "chủ") && is(tokens, at + 1, "nhật") {
        return Some((Weekday::Sun, at + 2));
    }
    let named = is(tokens, at, "thứ");
    if !named && !listed {
        return None;
    }
    let name_at = at + usize::from(named);
    let numbered = date::small_number(tokens, name_at, 1).and_then(|number| NAMES.get(number.checked_sub(2)? as usize));
    let spoken = NAMES.iter().find(|(name, _)| is(tokens, name_at, name));
    // A name in a list without "thứ" is written large: "thứ Ba và Năm".
    let spoken = spoken.filter(|_| named || tokens[name_at].capital);
    numbered.or(spoken).map(|(_, day)| (*day, name_at + 1))
}

/// The token behind "," or "và", the word "ngày" passed over.
fn behind_and(tokens: &[Token], at: usize) -> Option<usize> {
    let comma = tokens.get(at).is_some_and(|token| token.is_mark(',') || token.is_mark(';') || token.is_mark('&'));
    let and = is_one_of(tokens, at + usize::from(comma), &["và", "hoặc"]);
    (comma || and).then(|| {
        let next = at + usize::from(comma) + usize::from(and);
        next + usize::from(is(tokens, next, "ngày"))
    })
}

fn days_of_month(tokens: &[Token], begin: usize) -> Option<(Days, usize)> {
    let begin = begin + usize::from(is(tokens, begin, "các"));
    if !is(tokens, begin, "ngày") {
        return None;
    }
    if let Some(last) = last_day(tokens, begin + 1) {
        return Some(last);
    }
    if let Some(yearly) = days_of_year(tokens, begin + 1) {
        return Some(yearly);
    }
    let (days, end) = day_numbers(tokens, begin + 1)?;
    let of = end + usize::from(is_one_of(tokens, end, &["của", "trong"]));
    if cycle_at(tokens, of) == Some("tháng") {
        return Some((Days::Every(RecurringDays::Month(days)), of + 2));
    }
    if !is_one_of(tokens, of, &["tháng", "các"]) {
        let date =
            tokens.get(end).is_some_and(|next| next.is_mark('/') || next.is_mark('-') || next.number().is_some());
        // "ngày 05 làm việc" counts days.
        let counted = is(tokens, end, "làm");
        // "cứ ngày mùng 5".
        if begin > 0 && is(tokens, begin - 1, "cứ") && !date && !counted {
            return Some((Days::Every(RecurringDays::Month(days)), end));
        }
        return (!date && !counted && of == end).then_some((Days::OfMonth(days), end));
    }
    if let Some((which, end)) = which_at(tokens, of + 1) {
        return Some((Days::Near(Near { days: RecurringDays::Month(days), which }), end));
    }
    let (month, which, end) = month_of_quarter(tokens, of + 1)?;
    let days = || RecurringDays::Quarter(days.iter().map(|day| MonthDay { month, day: *day }).collect());
    let days = match which {
        OfQuarter::Each => Days::Every(days()),
        OfQuarter::Near(which) => Days::Near(Near { days: days(), which }),
        OfQuarter::Numbered => Days::Unclear,
    };
    Some((days, end))
}

/// "này", "sau", "tiếp theo", "tới" behind a month or quarter.
fn which_at(tokens: &[Token], at: usize) -> Option<(Which, usize)> {
    if is(tokens, at, "này") {
        return Some((Which::This, at + 1));
    }
    let next = is_one_of(tokens, at, &["sau", "tới", "tiếp", "kế", "liền"]);
    next.then(|| (Which::Next, at + 1 + usize::from(is_one_of(tokens, at + 1, &["theo", "kề", "tiếp", "sau"]))))
}

/// "cuối tháng", "cuối cùng của mỗi tháng", "làm việc cuối cùng của tháng" behind "ngày".
fn last_day(tokens: &[Token], at: usize) -> Option<(Days, usize)> {
    let working = is(tokens, at, "làm") && is(tokens, at + 1, "việc");
    let at = at + 2 * usize::from(working);
    let first = working && is(tokens, at, "đầu");
    if !is(tokens, at, "cuối") && !first {
        return None;
    }
    let mut next = at + 1 + usize::from(is_one_of(tokens, at + 1, &["cùng", "tiên"]));
    next += usize::from(is(tokens, next, "của"));
    let every = is_one_of(tokens, next, EVERY);
    next += usize::from(every);
    let quarter = is(tokens, next, "quí");
    if !quarter && !is(tokens, next, "tháng") {
        return None;
    }
    let end = next + 1;
    let numbered = numbered_period(tokens, end);
    if working || numbered || is(tokens, end, "trước") {
        return Some((Days::Unclear, end + usize::from(numbered)));
    }
    let days = match quarter {
        true => RecurringDays::Quarter(vec![MonthDay { month: 3, day: 31 }]),
        false => RecurringDays::Month(vec![31]),
    };
    if every {
        return Some((Days::Every(days), end));
    }
    let (which, end) = which_at(tokens, end).unwrap_or((Which::Unsaid, end));
    Some((Days::Near(Near { days, which }), end))
}

/// "quý I", "tháng 3": one of them, not each.
pub fn numbered_period(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.number().is_some())
        || is_one_of(tokens, at, &["i", "ii", "iii", "iv", "một", "nhất", "hai", "ba", "tư"])
}

/// "05", "mùng 5", "15 và 30", "10, ngày 25".
fn day_numbers(tokens: &[Token], begin: usize) -> Option<(Vec<u32>, usize)> {
    let number_at = |at: usize| {
        let at = at + usize::from(is_one_of(tokens, at, &["mùng", "mồng"]));
        let day = date::small_number(tokens, at, 2).filter(|day| (1..=31).contains(day))?;
        let dated = tokens.get(at + 1).is_some_and(|next| next.is_mark('/'));
        (!dated).then_some((day, at + 1))
    };
    let (first, mut end) = number_at(begin)?;
    let mut days = vec![first];
    while let Some((day, next)) = behind_and(tokens, end).and_then(number_at) {
        // "ngày 05, 10 hồ sơ": a number that counts something else.
        let goes_on = behind_and(tokens, next).is_some()
            || is_one_of(tokens, next, &["của", "tháng", "hằng", "hàng", "mỗi", "các"]);
        if !goes_on {
            break;
        }
        days.push(day);
        end = next;
    }
    Some((days, end))
}

/// Of which quarters a month is.
enum OfQuarter {
    Each,
    Near(Which),
    Numbered,
}

/// "cuối quý", "đầu mỗi quý", "thứ ba của quý", "đầu quý sau" behind "tháng".
fn month_of_quarter(tokens: &[Token], at: usize) -> Option<(u32, OfQuarter, usize)> {
    let (month, mut next) = match tokens.get(at)?.word()? {
        "đầu" => (1, at + 1 + usize::from(is(tokens, at + 1, "tiên"))),
        "giữa" => (2, at + 1),
        "cuối" => (3, at + 1 + usize::from(is(tokens, at + 1, "cùng"))),
        "thứ" => {
            let month = ["nhất", "hai", "ba"].iter().position(|name| is(tokens, at + 1, name))?;
            (u32::try_from(month).ok()? + 1, at + 2)
        }
        _ => return None,
    };
    next += usize::from(is_one_of(tokens, next, &["của", "trong"]));
    let each = is_one_of(tokens, next, EVERY) || is_one_of(tokens, next, &["các", "từng"]);
    next += usize::from(each);
    if !is(tokens, next, "quí") {
        return None;
    }
    let end = next + 1;
    if numbered_period(tokens, end) {
        return Some((month, OfQuarter::Numbered, end + 1));
    }
    let (which, end) = which_at(tokens, end).unwrap_or((Which::Unsaid, end));
    Some((month, if each { OfQuarter::Each } else { OfQuarter::Near(which) }, end))
}

/// "15/6 và 15/12 hằng năm", "15 tháng 12 hằng năm".
fn days_of_year(tokens: &[Token], begin: usize) -> Option<(Days, usize)> {
    let date_at = |at: usize| {
        let day = date::small_number(tokens, at, 2)?;
        let joined = tokens.get(at + 1).is_some_and(|token| token.is_mark('/')) || is(tokens, at + 1, "tháng");
        let month = joined.then(|| date::small_number(tokens, at + 2, 2)).flatten()?;
        Some((MonthDay { month, day }, at + 3))
    };
    let (first, mut end) = date_at(begin)?;
    let mut days = vec![first];
    while let Some((day, next)) = behind_and(tokens, end).and_then(date_at) {
        days.push(day);
        end = next;
    }
    (cycle_at(tokens, end) == Some("năm")).then_some((Days::Every(RecurringDays::Year(days)), end + 2))
}
