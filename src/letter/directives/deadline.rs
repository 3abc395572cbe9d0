//! Deadlines as letters state them; what is not stated is not inferred.

use crate::domain::letter::Deadline;
use crate::letter::date;
use crate::letter::lexicon::{is, is_one_of};
use crate::letter::paragraph::Paragraph;
use chrono::NaiveDate;

/// A deadline, or words that state one which cannot be dated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadDeadline {
    At(Deadline),
    Undated(String),
}

/// The deadline stated in the tokens: a day behind "trước", "chậm nhất", "đến hết", or a day of every month.
pub fn deadline(paragraph: &Paragraph, from: usize, to: usize, letter_day: Option<NaiveDate>) -> Option<ReadDeadline> {
    const FILLERS: &[&str] = &[
        "là", "vào", "nhất", "lúc", "hết", "đến", "giờ", "h", "trước", "thời", "hạn", "cuối", "chót", "gian", "xong",
        "hoàn", "thành", "phải", "của",
    ];
    let tokens = &paragraph.tokens;
    for at in from..to {
        if let Some(day) = monthly(paragraph, at) {
            return Some(ReadDeadline::At(Deadline::Monthly(day)));
        }
        let limit = is(tokens, at, "trước")
            || (is_one_of(tokens, at, &["chậm", "muộn"]) && is(tokens, at + 1, "nhất"))
            || (is(tokens, at, "hạn") && !is(tokens, at + 1, "chế"))
            || (is(tokens, at, "trong") && is(tokens, at + 1, "ngày"))
            || (is(tokens, at, "đến") && is(tokens, at + 1, "hết"))
            || (is(tokens, at, "hết") && is(tokens, at + 1, "ngày"));
        let past = at > from && is_one_of(tokens, at - 1, &["nhận", "sinh", "hành", "nộp"]) && is(tokens, at, "trước");
        let counted = at > from && is(tokens, at - 1, "tính");
        if !limit || past || counted {
            continue;
        }
        let mut next = at + 1;
        while next < to {
            if let Some(day) = monthly(paragraph, next) {
                return Some(ReadDeadline::At(Deadline::Monthly(day)));
            }
            if let Some(day) = day_alone(paragraph, next) {
                // "hằng tháng, trước ngày 05"
                let words = paragraph.slice(at, next + 2).to_owned();
                let every = every_month(paragraph, from, to);
                let at = ReadDeadline::At(Deadline::Monthly(day));
                return Some(if every { at } else { ReadDeadline::Undated(words) });
            }
            if let Some((day, length)) = date::day_at(tokens, next, true) {
                let dated = day.date().or_else(|| letter_day.and_then(|letter| day.on_or_after(letter)));
                let words = paragraph.slice(at, next + length).to_owned();
                return Some(dated.map_or(ReadDeadline::Undated(words), |date| ReadDeadline::At(Deadline::On(date))));
            }
            let hour = tokens[next].number().is_some() && is_one_of(tokens, next + 1, &["giờ", "h"]);
            let minutes = tokens[next].number().is_some() && is_one_of(tokens, next - 1, &["giờ", "h"]);
            let filler = is_one_of(tokens, next, FILLERS) || tokens[next].is_mark(':') || hour || minutes;
            if !filler {
                break;
            }
            next += 1;
        }
    }
    None
}

/// "ngày 05" without its month.
fn day_alone(paragraph: &Paragraph, at: usize) -> Option<u32> {
    let tokens = &paragraph.tokens;
    let day = is(tokens, at, "ngày").then(|| date::small_number(tokens, at + 1, 2)).flatten()?;
    let dated = is_one_of(tokens, at + 2, &["tháng", "của", "làm"])
        || tokens.get(at + 2).is_some_and(|next| next.is_mark('/') || next.is_mark('-') || next.number().is_some());
    (!dated && (1..=31).contains(&day)).then_some(day)
}

/// Whether the sentence asks for something every month.
fn every_month(paragraph: &Paragraph, from: usize, to: usize) -> bool {
    let tokens = &paragraph.tokens;
    (from..to).any(|at| is_one_of(tokens, at, &["hằng", "hàng", "mỗi"]) && is(tokens, at + 1, "tháng"))
}

/// "ngày 15 hằng tháng", "ngày 15 của tháng sau".
fn monthly(paragraph: &Paragraph, at: usize) -> Option<u32> {
    let tokens = &paragraph.tokens;
    let day = is(tokens, at, "ngày").then(|| date::small_number(tokens, at + 1, 2)).flatten()?;
    let mut next = at + 2;
    next += usize::from(is(tokens, next, "của"));
    let every = is_one_of(tokens, next, &["hằng", "hàng", "mỗi"]) && is(tokens, next + 1, "tháng");
    let following = is(tokens, next, "tháng") && is_one_of(tokens, next + 1, &["sau", "tiếp", "kế"]);
    ((every || following) && (1..=31).contains(&day)).then_some(day)
}
