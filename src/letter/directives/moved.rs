//! A deadline that the letter puts in the place of an earlier one: "điều chỉnh thời hạn từ ngày 15/01 sang ngày 20/01", "gia
//! hạn thời gian nộp báo cáo đến hết ngày 25/01". The new day holds, whatever else is said of the old one.

use super::addressees::{addressee_words, addressees};
use super::read_deadline::ReadDeadline;
use crate::domain::deadline::Deadline;
use crate::letter::date;
use crate::letter::lexicon::{is, is_one_of};
use crate::letter::paragraph::Paragraph;
use crate::letter::token::Token;
use chrono::NaiveDate;

/// The new deadline, and the words of the one that it replaces where they are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub read: ReadDeadline,
    pub earlier: Option<String>,
}

/// How many tokens behind the verb the time that is moved may be named.
const NEAR: usize = 8;

pub fn moved(paragraph: &Paragraph, (from, to): (usize, usize), letter_day: Option<NaiveDate>) -> Option<Moved> {
    let tokens = &paragraph.tokens;
    let days = by_a_verb(tokens, (from, to)).or_else(|| by_a_correction(tokens, (from, to)))?;
    let new = days.iter().find(|day| day.role == Role::New)?;
    let earlier = days.iter().find(|day| day.role == Role::Old);
    let (printed, _) = date::day_at(tokens, new.day, true)?;
    let dated = printed.date().or_else(|| letter_day.and_then(|letter| printed.on_or_after(letter)));
    let words = paragraph.slice(new.begin, new.end).to_owned();
    Some(Moved {
        read: dated.map_or(ReadDeadline::Undated(words), |date| ReadDeadline::At(Deadline::On(date))),
        earlier: earlier.map(|day| paragraph.slice(day.begin, day.end).to_owned()),
    })
}

/// Whether the sentence does nothing but put one deadline in the place of another that is not over on the day of the letter: so
/// a letter of correction changes what an earlier one has asked for.
pub fn replaces_a_deadline(paragraph: &Paragraph, task: (usize, usize), letter_day: Option<NaiveDate>) -> bool {
    let Some(moved) = moved(paragraph, task, letter_day).filter(|moved| moved.earlier.is_some()) else { return false };
    match moved.read {
        ReadDeadline::At(Deadline::On(day)) => letter_day.is_none_or(|letter| day >= letter),
        _ => true,
    }
}

/// "thời hạn báo cáo của phòng Tài chính - Kế hoạch: thay …": whose deadline it is.
pub fn whose_deadline(paragraph: &Paragraph, (from, to): (usize, usize)) -> Vec<String> {
    let tokens = &paragraph.tokens;
    let ends = |at: &usize| {
        is_one_of(tokens, *at, &["là", "dưới", "trên", "từ", "được", "thay", "sang", "nay", "đến", "trước"])
            || [':', ',', ';', '.', '(', '"', '“'].iter().any(|mark| tokens[*at].is_mark(*mark))
    };
    let named = (from..to).find(|at| {
        let time = (at.saturating_sub(NEAR).max(from)..*at).any(|at| is_time(tokens, at));
        is(tokens, *at, "của") && time && addressee_words(paragraph, at + 1, to).is_some()
    });
    let Some(of) = named else { return Vec::new() };
    addressees(paragraph, of + 1, (of + 1..to).find(ends).unwrap_or(to)).0
}

/// Who was asked for the task that such a sentence is about.
pub fn whose_task(paragraph: &Paragraph, (from, to): (usize, usize)) -> Vec<String> {
    if !changes_a_task(paragraph, (from, to)) {
        return Vec::new();
    }
    let tokens = &paragraph.tokens;
    let behind = (from..to.min(from + NEAR)).find_map(|at| {
        let begin = at + 1;
        let named = is(tokens, at, "giao") || is_time(tokens, at) && addressee_words(paragraph, begin, to).is_some();
        named.then_some(begin)
    });
    behind.map_or_else(Vec::new, |behind| addressees(paragraph, behind, to).0)
}

fn by_a_verb(tokens: &[Token], (from, to): (usize, usize)) -> Option<Vec<Day>> {
    let verb = (from..to).find(|at| moves_at(tokens, (from, *at, to)))?;
    let end = (verb..to).find(|at| tokens[*at].is_mark(';') || tokens[*at].is_mark('.')).unwrap_or(to);
    let days = days(tokens, (verb, end));
    days.iter().any(|day| day.role == Role::New).then_some(days)
}

/// "thời hạn báo cáo là "trước ngày 15/11", nay sửa lại là "trước ngày 20/11"", "thay "trước ngày 20/3" bằng …": the last day
/// before the word of correction, and the first behind it.
fn by_a_correction(tokens: &[Token], (from, to): (usize, usize)) -> Option<Vec<Day>> {
    let corrects = |at: usize| {
        is(tokens, at, "sửa")
            || is_one_of(tokens, at, &["đính", "cải"]) && is(tokens, at + 1, "chính")
            || is(tokens, at, "bằng") && (from..at).any(|at| is(tokens, at, "thay"))
    };
    let pivot = (from..to).find(|at| corrects(*at) && (from..*at).any(|at| is_time(tokens, at)))?;
    let days = days(tokens, (from, to));
    let (before, behind): (Vec<Day>, Vec<Day>) = days.into_iter().partition(|day| day.day < pivot);
    let old = before.into_iter().last()?;
    let new = behind.into_iter().next()?;
    Some(vec![Day { role: Role::Old, ..old }, Day { role: Role::New, ..new }])
}

/// "thời hạn", "hạn", "thời gian".
fn is_time(tokens: &[Token], at: usize) -> bool {
    is(tokens, at, "hạn") && !is(tokens, at + 1, "chế") || is(tokens, at, "thời") && is(tokens, at + 1, "gian")
}

/// "thay cho thời hạn ngày 15/01": what stands behind is no limit any more.
pub fn is_replaced(tokens: &[Token], from: usize, at: usize) -> bool {
    let begins = at.saturating_sub(4).max(from);
    (begins..at).any(|at| is(tokens, at, "thay") && is_one_of(tokens, at + 1, &["cho", "vì", "thế"]))
}

/// A verb that moves a limit of time.
fn moves_at(tokens: &[Token], (from, at, to): (usize, usize, usize)) -> bool {
    let until = to.min(at + NEAR);
    let pair = |first: &str, second: &str| is(tokens, at, first) && is(tokens, at + 1, second);
    let of_time = (at + 1..until).any(|at| is_time(tokens, at));
    if pair("gia", "hạn") {
        return true;
    }
    let of_limits = is_one_of(tokens, at, &["lùi", "dời", "hoãn", "dịch"]) || pair("kéo", "dài");
    let of_anything = pair("điều", "chỉnh") || pair("thay", "đổi") || is(tokens, at, "chuyển");
    // "Thời hạn gửi báo cáo của các phòng: lùi từ ngày 14/02 sang ngày 19/02".
    let headed = at > from && tokens[at - 1].is_mark(':') && (from..at).any(|at| is_time(tokens, at));
    (of_limits || of_anything) && (of_time || headed)
}

/// "Bỏ nội dung giao phòng Nội vụ …", "Thời hạn … : giữ nguyên, trước ngày …": what a letter of correction says of a task of
/// the letter before. Those who were asked have to know.
pub fn changes_a_task(paragraph: &Paragraph, (from, to): (usize, usize)) -> bool {
    let tokens = &paragraph.tokens;
    let withdraws = is(tokens, from, "bỏ") || is_one_of(tokens, from, &["bãi", "hủy"]) && is(tokens, from + 1, "bỏ");
    let asked = (from + 1..to.min(from + NEAR))
        .any(|at| is(tokens, at, "giao") || is(tokens, at, "nhiệm") && is(tokens, at + 1, "vụ"));
    let keeps = (is_time(tokens, from) || is_time(tokens, from + 1))
        && (from..to).any(|at| tokens[at].is_mark(':') && is(tokens, at + 1, "giữ") && is(tokens, at + 2, "nguyên"));
    withdraws && asked || keeps
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    New,
    Old,
    Other,
}

struct Day {
    role: Role,
    /// The word before it, the day itself, and the token behind.
    begin: usize,
    day: usize,
    end: usize,
}

fn days(tokens: &[Token], (from, to): (usize, usize)) -> Vec<Day> {
    let mut days = Vec::new();
    let mut at = from;
    while at < to {
        let Some((_, length)) = date::day_at(tokens, at, true).filter(|_| begins_a_day(tokens, at)) else {
            at += 1;
            continue;
        };
        let before = (from..at).rev().take_while(|at| is_one_of(tokens, *at, BETWEEN)).last().unwrap_or(at);
        let word = before.checked_sub(1).filter(|word| *word >= from);
        let role = word.map_or(Role::Other, |word| role(tokens, (from, word)));
        days.push(Day {
            role,
            begin: word.filter(|_| role != Role::Other).unwrap_or(before),
            day: at,
            end: at + length,
        });
        at += length;
    }
    days
}

const BETWEEN: &[&str] = &["hết", "ngày", "trước", "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy"];

/// "15/01" behind "ngày" is one with it; "số 15/UBND" and "8/10 điểm" are none.
fn begins_a_day(tokens: &[Token], at: usize) -> bool {
    at == 0 || !is_one_of(tokens, at - 1, &["số", "ngày"]) && !tokens[at - 1].is_mark('/')
}

/// What the word at `word` makes of the day behind it.
fn role(tokens: &[Token], (from, word): (usize, usize)) -> Role {
    let old = is_one_of(tokens, word, &["từ", "cũ", "vì"])
        || is(tokens, word, "cho") && word > from && is(tokens, word - 1, "thay")
        || is(tokens, word, "là") && (from..word).rev().take(3).any(|at| is_one_of(tokens, at, &["cũ", "trước"]))
        || is(tokens, word, "hạn") && (from..word).rev().take(3).any(|at| is(tokens, at, "thay"));
    let new = is_one_of(tokens, word, &["sang", "thành", "đến", "tới", "lên", "xuống", "là", "qua", "hạn"]);
    match (old, new) {
        (true, _) => Role::Old,
        (false, true) => Role::New,
        (false, false) => Role::Other,
    }
}
