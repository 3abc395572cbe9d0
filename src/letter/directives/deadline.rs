//! Deadlines as letters state them; what is not stated is not inferred.

use super::moved::{is_replaced, moved};
use super::read_deadline::ReadDeadline;
use super::recurring::{Coming, coming, cycle_alone, cycle_at};
use crate::domain::deadline::Deadline;
use crate::letter::date;
use crate::letter::lexicon::{is, is_one_of};
use crate::letter::paragraph::Paragraph;
use crate::letter::periods;
use crate::letter::printed_period::PrintedPeriod;
use chrono::{Datelike, Days, NaiveDate, TimeDelta};

/// The deadline stated in the tokens: a day behind "trước", "chậm nhất", "đến hết", or days that come again; else the
/// time of the task.
pub fn deadline(paragraph: &Paragraph, from: usize, to: usize, letter_day: Option<NaiveDate>) -> Option<ReadDeadline> {
    let time = || (from..to).find_map(|at| time_of_task(paragraph, (from, to), at, letter_day?));
    let moved = || moved(paragraph, (from, to), letter_day).map(|moved| moved.read);
    moved()
        .or_else(|| limit(paragraph, from, to, letter_day))
        .or_else(time)
        .or_else(|| cycle_alone(paragraph, from, to))
}

fn limit(paragraph: &Paragraph, from: usize, to: usize, letter_day: Option<NaiveDate>) -> Option<ReadDeadline> {
    let mut at = from;
    while at < to {
        match coming(paragraph, (from, to), at, letter_day) {
            Some(Coming::Limits(read, end)) => {
                let again = comes_again(paragraph, (from, to), end, &read, letter_day);
                return Some(again.map_or(read, |end| ReadDeadline::Undated(paragraph.slice(at, end).to_owned())));
            }
            Some(Coming::Tells(end)) => {
                at = end.max(at + 1);
                continue;
            }
            None => {}
        }
        if is(&paragraph.tokens, at, "trong")
            && is(&paragraph.tokens, at + 1, "hôm")
            && is(&paragraph.tokens, at + 2, "nay")
        {
            let words = || ReadDeadline::Undated(paragraph.slice(at, at + 3).to_owned());
            return Some(letter_day.map_or_else(words, |day| ReadDeadline::At(Deadline::On(day))));
        }
        let stretch = within_days(paragraph, at, letter_day)
            .or_else(|| within_period(paragraph, from, at, letter_day))
            .or_else(|| before_an_event(paragraph, at, to, letter_day));
        let read = stretch.or_else(|| working_days(paragraph, at)).or_else(|| {
            let limit = is_limit(paragraph, from, at);
            limit.then(|| behind_limit(paragraph, (from, to), at, letter_day)).flatten()
        });
        if let Some(read) = read {
            let once = matches!(read, ReadDeadline::At(Deadline::On(_)));
            let also = once.then(|| also_again(paragraph, (from, to), at + 1, letter_day)).flatten();
            return Some(also.map_or(read, |end| ReadDeadline::Undated(paragraph.slice(at, end).to_owned())));
        }
        at += 1;
    }
    None
}

/// "báo cáo trước thứ Sáu hằng tuần và ngày 25 hằng tháng": where the other days end. One task keeps one deadline, so two
/// are asked about.
fn comes_again(
    paragraph: &Paragraph,
    task: (usize, usize),
    behind: usize,
    first: &ReadDeadline,
    letter_day: Option<NaiveDate>,
) -> Option<usize> {
    (behind..task.1).find_map(|at| match coming(paragraph, task, at, letter_day) {
        Some(Coming::Limits(other @ ReadDeadline::At(_), end)) if other != *first => Some(end),
        _ => None,
    })
}

/// "trước ngày 20/12/2024; đồng thời báo cáo vào chiều thứ Năm hằng tuần": where days that come again by their own words end,
/// behind one that does not.
fn also_again(
    paragraph: &Paragraph,
    task: (usize, usize),
    behind: usize,
    letter_day: Option<NaiveDate>,
) -> Option<usize> {
    let tokens = &paragraph.tokens;
    (behind..task.1).find_map(|at| match coming(paragraph, task, at, letter_day) {
        Some(Coming::Limits(ReadDeadline::At(Deadline::Every(_)), end))
            if end >= 2 && cycle_at(tokens, end - 2).is_some() =>
        {
            Some(end)
        }
        _ => None,
    })
}

/// "trước", "chậm nhất", "hạn", "đến hết".
fn is_limit(paragraph: &Paragraph, from: usize, at: usize) -> bool {
    let tokens = &paragraph.tokens;
    let limit = is(tokens, at, "trước")
        || (is_one_of(tokens, at, &["chậm", "muộn"]) && is(tokens, at + 1, "nhất"))
        || (is(tokens, at, "hạn") && !is(tokens, at + 1, "chế"))
        || (is(tokens, at, "trong") && is(tokens, at + 1, "ngày"))
        || (is(tokens, at, "đến") && is(tokens, at + 1, "hết"))
        || (is(tokens, at, "hết") && is(tokens, at + 1, "ngày"));
    let past = at > from && is_one_of(tokens, at - 1, &["nhận", "sinh", "hành", "nộp"]) && is(tokens, at, "trước");
    let counted = at > from && is(tokens, at - 1, "tính");
    limit && !past && !counted && !is_replaced(tokens, from, at)
}

/// The day that the limit at token `limit` names.
fn behind_limit(
    paragraph: &Paragraph,
    (from, to): (usize, usize),
    limit: usize,
    letter_day: Option<NaiveDate>,
) -> Option<ReadDeadline> {
    const FILLERS: &[&str] = &[
        "là", "vào", "nhất", "lúc", "hết", "đến", "giờ", "h", "phút", "trước", "thời", "hạn", "cuối", "chót", "gian",
        "xong", "hoàn", "thành", "phải", "của", "mùng", "mồng",
    ];
    let tokens = &paragraph.tokens;
    let mut next = limit + 1;
    while next < to {
        match coming(paragraph, (from, to), next, letter_day) {
            Some(Coming::Limits(read, end)) => {
                let again = comes_again(paragraph, (from, to), end, &read, letter_day);
                return Some(again.map_or(read, |end| ReadDeadline::Undated(paragraph.slice(limit, end).to_owned())));
            }
            Some(Coming::Tells(_)) => return None,
            None => {}
        }
        let part_of_day = &["ngày", "sáng", "trưa", "chiều", "tối"];
        if is_one_of(tokens, next, part_of_day) && is(tokens, next + 1, "mai") {
            let tomorrow = letter_day.and_then(|day| day.checked_add_days(Days::new(1)));
            let words = || ReadDeadline::Undated(paragraph.slice(limit, next + 2).to_owned());
            return Some(tomorrow.map_or_else(words, |date| ReadDeadline::At(Deadline::On(date))));
        }
        if day_alone(paragraph, next).is_some() {
            return Some(ReadDeadline::Undated(paragraph.slice(limit, next + 2).to_owned()));
        }
        // "trước ngày 2O/9": a day whose digits a scan has lost.
        if tokens[next].damaged || is(tokens, next, "ngày") && tokens.get(next + 1).is_some_and(|day| day.damaged) {
            let part = |at: &usize| tokens[*at].number().is_some() || tokens[*at].is_mark('/') || *at == next;
            let end = (next..to).take_while(part).last().map_or(next, |last| last + 1);
            return Some(ReadDeadline::Undated(paragraph.slice(limit, end).to_owned()));
        }
        if let Some((day, length)) = date::day_at(tokens, next, true) {
            let dated = day.date().or_else(|| letter_day.and_then(|letter| day.on_or_after(letter)));
            let words = paragraph.slice(limit, next + length).to_owned();
            return Some(dated.map_or(ReadDeadline::Undated(words), |date| ReadDeadline::At(Deadline::On(date))));
        }
        let hour = tokens[next].number().is_some() && is_one_of(tokens, next + 1, &["giờ", "h"]);
        let minutes = tokens[next].number().is_some() && is_one_of(tokens, next - 1, &["giờ", "h"]);
        // "trước thứ Sáu, ngày 07/11".
        let weekday = is(tokens, next, "thứ") || is(tokens, next - 1, "thứ");
        let filler = is_one_of(tokens, next, FILLERS) || tokens[next].is_mark(':') || hour || minutes || weekday;
        if !filler && !(tokens[next].is_mark(',') && next > limit + 2 && is(tokens, next - 2, "thứ")) {
            return None;
        }
        next += 1;
    }
    None
}

/// "hoàn thành trong tháng 10/2025", "xong trong quý I": by the last day of that period.
fn within_period(paragraph: &Paragraph, from: usize, at: usize, letter_day: Option<NaiveDate>) -> Option<ReadDeadline> {
    let tokens = &paragraph.tokens;
    if !is(tokens, at, "trong") {
        return None;
    }
    // "trong tuần cuối tháng 10/2025", "trong tuần cuối của quý IV": by the last day of it.
    let last_week = is(tokens, at + 1, "tuần") && is(tokens, at + 2, "cuối");
    let named = at + 1 + usize::from(last_week) * (2 + usize::from(is(tokens, at + 3, "của")));
    let (printed, length) = periods::period_at(tokens, named)?;
    let length = length + named - at - 1;
    // "phải có phát sinh ngay trong tháng 12/2024".
    let at_once = at > from && is(tokens, at - 1, "ngay");
    let ends = last_week
        || at_once
        || (from..at).any(|at| {
            (is(tokens, at, "hoàn") && is(tokens, at + 1, "thành"))
                || is_one_of(tokens, at, &["xong"])
                || (is(tokens, at, "thời") && is_one_of(tokens, at + 1, &["hạn", "gian"]))
        });
    // "trong tháng 5/2025 phải đạt tối thiểu 15/22 điểm".
    if !ends && !is(tokens, at + 1 + length, "phải") {
        return None;
    }
    let words = || ReadDeadline::Undated(paragraph.slice(at, at + 1 + length).to_owned());
    let PrintedPeriod::Span { span, year } = printed else { return Some(words()) };
    let day = letter_day.filter(|_| year.is_none());
    let year = year.or_else(|| day.map(|day| day.year()));
    let end = year.and_then(|year| span.period(year)).map(|period| period.end());
    // Without a year, only a period that is not over yet can be meant.
    let end = end.filter(|end| day.is_none_or(|day| *end >= day));
    Some(end.map_or_else(words, |end| ReadDeadline::At(Deadline::On(end))))
}

/// "rà soát thủ tục hành chính trong quý I/2025": by the last day of the month or quarter, when it is not over on the day of
/// the letter. What results or targets are of is no time of a task.
fn time_of_task(
    paragraph: &Paragraph,
    (from, to): (usize, usize),
    at: usize,
    letter_day: NaiveDate,
) -> Option<ReadDeadline> {
    const LONGEST: TimeDelta = TimeDelta::days(93);
    const OF_RESULTS: &[&str] = &[
        "kết quả",
        "số liệu",
        "tình hình",
        "điểm",
        "chỉ số",
        "báo cáo",
        "phát sinh",
        "đạt",
        "phấn đấu",
        "không để",
        "so với",
        "tăng",
        "giảm",
        "công bố",
        "tiếp nhận",
        "đã ",
        "nhiệm vụ",
        "kế hoạch",
        "chỉ tiêu",
    ];
    // What is sent in some month; else it is a report or a plan of that month.
    const SENT: [&str; 2] = ["báo cáo", "kế hoạch"];
    const SENDS: [&str; 3] = ["gửi", "nộp", "trình"];
    let tokens = &paragraph.tokens;
    if !is(tokens, at, "trong") {
        return None;
    }
    let (PrintedPeriod::Span { span, year }, length) = periods::period_at(tokens, at + 1)? else { return None };
    let behind = at + 1 + length;
    let closes = behind >= to || [',', ';', '.', '('].iter().any(|mark| tokens[behind].is_mark(*mark));
    let mark = |at: &usize| [',', ';', '.', ':'].iter().any(|mark| tokens[*at].is_mark(*mark));
    let clause = (from..at).rev().find(mark).map_or(from, |mark| mark + 1);
    // "xử lý dứt điểm" speaks of no points.
    let before = paragraph.slice(clause, at).to_lowercase().replace("dứt điểm", "xong").replace("thời điểm", "lúc");
    let sends = before.split(' ').any(|word| SENDS.contains(&word));
    let of_results = |words: &&str| before.contains(*words) && !(sends && SENT.contains(words));
    if !closes || OF_RESULTS.iter().any(of_results) {
        return None;
    }
    let period = span.period(year.unwrap_or(letter_day.year()))?;
    let is_time = period.end() >= letter_day && period.end() - period.start() <= LONGEST;
    is_time.then(|| ReadDeadline::At(Deadline::On(period.end())))
}

/// "trước thời điểm kết thúc hoạt động cấp huyện (30/6/2025)": the day of the event stands behind it in a bracket.
fn before_an_event(paragraph: &Paragraph, at: usize, to: usize, letter_day: Option<NaiveDate>) -> Option<ReadDeadline> {
    const NEAR: usize = 12;
    let tokens = &paragraph.tokens;
    let event = is(tokens, at, "trước")
        && (is(tokens, at + 1, "thời") && is(tokens, at + 2, "điểm") || is_one_of(tokens, at + 1, &["khi", "lúc"]));
    if !event {
        return None;
    }
    let ends = |at: &usize| [',', ';', '.', ')'].iter().any(|mark| tokens[*at].is_mark(*mark));
    let open = (at..to.min(at + NEAR)).take_while(|at| !ends(at)).find(|at| tokens[*at].is_mark('('))?;
    let day = open + 1 + usize::from(is(tokens, open + 1, "ngày"));
    let (printed, length) = date::day_at(tokens, day, true)?;
    let closed = tokens.get(day + length).is_some_and(|token| token.is_mark(')'));
    let date = printed.date().or_else(|| letter_day.and_then(|letter| printed.on_or_after(letter)))?;
    closed.then_some(ReadDeadline::At(Deadline::On(date)))
}

/// "trong thời hạn 10 ngày kể từ ngày ký", "trong vòng 15 ngày kể từ ngày nhận được văn bản": dated where the days are
/// counted from the letter's own.
fn within_days(paragraph: &Paragraph, at: usize, letter_day: Option<NaiveDate>) -> Option<ReadDeadline> {
    const FROM_THE_LETTER: &[&[&str]] = &[&["kí"], &["ban", "hành"], &["phát", "hành"]];
    let tokens = &paragraph.tokens;
    if !is(tokens, at, "trong") {
        return None;
    }
    let mut next = at + 1;
    let stretch = is(tokens, next, "vòng") || is(tokens, next, "thời") && is_one_of(tokens, next + 1, &["hạn", "gian"]);
    next += if is(tokens, next, "vòng") { 1 } else { 2 * usize::from(stretch) };
    let days = date::small_number(tokens, next, 2)?;
    next += 1;
    // "10 (mười) ngày".
    if tokens.get(next).is_some_and(|token| token.is_mark('(')) {
        next = (next..tokens.len().min(next + 5)).find(|at| tokens[*at].is_mark(')'))? + 1;
    }
    let working = is(tokens, next + 1, "làm") && is(tokens, next + 2, "việc");
    let behind = next + 1 + 2 * usize::from(working);
    let behind = behind + usize::from(tokens.get(behind).is_some_and(|token| token.is_mark(',')));
    let counted = is(tokens, behind, "kể") || is(tokens, behind, "từ") || is(tokens, behind, "sau");
    if !is(tokens, next, "ngày") || !(stretch || counted) {
        return None;
    }
    let begins = (behind..tokens.len().min(behind + 3)).find(|at| is(tokens, *at, "ngày")).map(|day| day + 1);
    let from_the_letter = begins.is_some_and(|begins| {
        FROM_THE_LETTER
            .iter()
            .any(|words| words.iter().enumerate().all(|(offset, word)| is(tokens, begins + offset, word)))
    });
    let end =
        letter_day.filter(|_| from_the_letter && !working).and_then(|day| day.checked_add_days(Days::new(days.into())));
    let words = || ReadDeadline::Undated(paragraph.slice(at, begins.map_or(behind, |begins| begins + 1)).to_owned());
    Some(end.map_or_else(words, |end| ReadDeadline::At(Deadline::On(end))))
}

/// "trong 05 ngày làm việc": a limit that no one date states.
fn working_days(paragraph: &Paragraph, at: usize) -> Option<ReadDeadline> {
    let tokens = &paragraph.tokens;
    let days = date::small_number(tokens, at + 1, 2).or_else(|| date::small_number(tokens, at + 2, 2)).is_some();
    if !is(tokens, at, "trong") || !days {
        return None;
    }
    let unit = (at + 2..at + 4).find(|at| is(tokens, *at, "ngày"))?;
    is(tokens, unit + 1, "làm").then(|| ReadDeadline::Undated(paragraph.slice(at, unit + 3).to_owned()))
}

/// "ngày 05" without its month.
fn day_alone(paragraph: &Paragraph, at: usize) -> Option<u32> {
    let tokens = &paragraph.tokens;
    let day = is(tokens, at, "ngày").then(|| date::small_number(tokens, at + 1, 2)).flatten()?;
    let dated = is_one_of(tokens, at + 2, &["tháng", "của", "làm"])
        || tokens.get(at + 2).is_some_and(|next| next.is_mark('/') || next.is_mark('-') || next.number().is_some());
    (!dated && (1..=31).contains(&day)).then_some(day)
}
