//! Whom a directive names.

use super::actions::action_at;
use crate::letter::lexicon::{is, is_one_of};
use crate::letter::paragraph::Paragraph;
use crate::letter::sentences::is_abbreviation;
use crate::letter::token::Token;

/// The addressees printed from `from`, and the token where what they are to do begins.
pub fn addressees(paragraph: &Paragraph, from: usize, to: usize) -> (Vec<String>, usize) {
    match addressee_words(paragraph, from, to) {
        Some((first, end)) => (split_addressees(paragraph.slice(first, end)), end),
        None => (Vec::new(), from),
    }
}

/// The words that name addressees from `from` on: they begin with one and end where an action or a colon begins.
pub(super) fn addressee_words(paragraph: &Paragraph, from: usize, to: usize) -> Option<(usize, usize)> {
    let tokens = &paragraph.tokens;
    let mut first = from;
    loop {
        let leads = is_one_of(tokens, first, &["đối", "với", "đến", "tới", "riêng", "trước", "mắt", "ngoài", "ra"])
            || (first > from && tokens.get(first).is_some_and(|token| token.is_mark(',')))
            || tokens.get(first).is_some_and(|token| token.is_mark('"') || token.is_mark('“'));
        match usize::from(leads).max(salutation(paragraph, first)) {
            0 => break,
            passed => first += passed,
        }
    }
    if !names_an_office(paragraph, first) {
        return None;
    }
    let end = (first + 1..to).find(|at| {
        let stop = tokens[*at].is_mark('.') && !is_abbreviation(paragraph, *at);
        // "UBND phường tạm thời chưa thông báo …": what they do, though no verb of a task.
        let for_now = is(tokens, *at, "tạm");
        let time = for_now || begins_a_time(tokens, *at);
        tokens[*at].is_mark(':') || stop || tokens[*at].is_mark('(') || time || action_at(paragraph, *at)
    });
    let mut end = end.unwrap_or(to);
    while end > first && tokens.get(end - 1).is_some_and(|token| token.is_mark(',') || token.is_mark(';')) {
        end -= 1;
    }
    Some((first, end))
}

/// "UBND các xã hằng tuần …", "các đơn vị gia hạn thời gian …": what is said of the time is no part of a name.
fn begins_a_time(tokens: &[Token], at: usize) -> bool {
    let pair = |first: &[&str], second: &[&str]| is_one_of(tokens, at, first) && is_one_of(tokens, at + 1, second);
    pair(&["hằng", "hàng", "mỗi"], &["ngày", "tuần", "tháng", "quí", "năm"])
        || pair(&["định"], &["kì"])
        || pair(&["gia"], &["hạn"]) && !tokens[at].capital
        || pair(&["thời"], &["hạn", "gian"])
}

fn names_an_office(paragraph: &Paragraph, at: usize) -> bool {
    const OFFICES: &[&str] = &[
        "thủ",
        "chủ",
        "ubnd",
        "phòng",
        "sở",
        "trung",
        "chi",
        "giám",
        "trưởng",
        "công",
        "bộ",
        "cơ",
        "đơn",
        "người",
        "ban",
        "thanh",
        "hđnd",
        "báo",
        "đài",
        "cục",
        "kho",
        "mttq",
        "hội",
        "đoàn",
    ];
    const GROUPS: &[&str] = &[
        "phòng",
        "sở",
        "ban",
        "ngành",
        "cơ",
        "đơn",
        "xã",
        "phường",
        "địa",
        "thị",
        "đồng",
        "huyện",
        "thành",
        "trung",
        "chi",
        "bộ",
        "cn",
        "thôn",
        "tổ",
        "xóm",
    ];
    let tokens = &paragraph.tokens;
    let capital = tokens.get(at).is_some_and(|token| token.capital);
    let office_word = |at: usize, next: usize| {
        is_one_of(tokens, at, OFFICES)
            && match tokens.get(at).and_then(|token| token.word()) {
                Some("thủ") => is(tokens, next, "trưởng"),
                Some("chủ") => is(tokens, next, "tịch"),
                Some("công") => is_one_of(tokens, next, &["an", "chức"]),
                Some("bộ") => is(tokens, next, "phận"),
                Some("người") => is(tokens, next, "đứng"),
                Some("trung") => is(tokens, next, "tâm"),
                Some("cơ") => is(tokens, next, "quan"),
                Some("đơn") => is(tokens, next, "vị"),
                Some("thanh") => is(tokens, next, "tra"),
                Some("kho") => is(tokens, next, "bạc"),
                Some("chi") => is_one_of(tokens, next, &["nhánh", "cục"]),
                Some("báo" | "đài" | "cục" | "hội" | "đoàn") => {
                    capital && tokens.get(next).is_some_and(|next| next.capital)
                }
                _ => true,
            }
    };
    office_word(at, at + 1)
        || (is_one_of(tokens, at, &["các", "toàn"]) && is_one_of(tokens, at + 1, GROUPS))
        || (is(tokens, at, "văn") && is(tokens, at + 1, "phòng"))
        || (capital && is_one_of(tokens, at, &["xã", "phường"]))
        || (is_one_of(tokens, at, &["xã", "phường", "huyện"]) && tokens.get(at + 1).is_some_and(|next| next.capital))
        || (is(tokens, at, "thị")
            && is_one_of(tokens, at + 1, &["xã", "trấn"])
            && tokens.get(at + 2).is_some_and(|next| next.capital))
        || (is(tokens, at, "trạm") && is(tokens, at + 1, "y"))
        || shortened_kind(paragraph, at)
}

/// How many tokens address people before the name of their office: "A/c xã Phú Hòa", "anh chị phường Vân Hà".
fn salutation(paragraph: &Paragraph, at: usize) -> usize {
    let tokens = &paragraph.tokens;
    let slash = tokens.get(at + 1).is_some_and(|token| token.is_mark('/'));
    if slash && is(tokens, at, "a") && is(tokens, at + 2, "c") {
        return 3;
    }
    let names_somebody = tokens.get(at + 1).is_some_and(|next| next.capital);
    usize::from(is_one_of(tokens, at, &["anh", "chị"]) && !names_somebody)
}

/// "X. Mai Động", "CN số 02": the kind of a unit in short, and its name.
fn shortened_kind(paragraph: &Paragraph, at: usize) -> bool {
    let tokens = &paragraph.tokens;
    let capital = tokens.get(at).is_some_and(|token| token.capital);
    let stop = tokens.get(at + 1).is_some_and(|token| token.is_mark('.') && !token.spaced);
    let named = |at: usize| tokens.get(at).is_some_and(|token| token.capital && token.word().is_some());
    let place = is_one_of(tokens, at, &["x", "p", "h", "q", "tt", "tx", "tp", "đk"]) && stop && named(at + 2);
    let branch = is(tokens, at, "cn") && (named(at + 1) || is(tokens, at + 1, "số"));
    capital && (place || branch)
}

/// Cuts a list of addressees between offices, not inside "các phòng, ngành" or "UBND các xã, thị trấn".
fn split_addressees(text: &str) -> Vec<String> {
    const HEADS: &[&str] = &[
        "UBND",
        "Chủ tịch",
        "Thủ trưởng",
        "các phòng",
        "các sở",
        "các cơ quan",
        "các đơn vị",
        "Giám đốc",
        "Trưởng",
        "Văn phòng",
        "Phòng",
        "Sở",
        "Trung tâm",
        "Chi nhánh",
        "Công an",
        "Bộ phận",
        "Xã",
        "Phường",
        "xã",
        "phường",
        "thị trấn",
        "các xã",
        "Các",
        "Thanh tra",
        "người đứng đầu",
    ];
    let mut parts: Vec<String> = Vec::new();
    for piece in text.split(';') {
        let mut rest = piece.trim();
        let mut searched = 0;
        while let Some(found) = rest.get(searched..).and_then(|tail| tail.find([',', ' ']).map(|at| at + searched)) {
            let (before, behind) = rest.split_at(found);
            let next = behind.strip_prefix(", ").or_else(|| behind.strip_prefix(" và "));
            let office = next.filter(|next| HEADS.iter().any(|head| next.starts_with(head)));
            // "UBND các xã, thị trấn" is one addressee; "thị trấn Lương Bằng" behind a comma is another.
            let joined_name = before.ends_with("HĐND") && next.is_some_and(|next| next.starts_with("UBND"));
            let office = office.filter(|_| !joined_name);
            let proper = |next: &str| {
                let place = ["xã", "phường", "thị trấn"].iter().find(|place| next.starts_with(**place));
                place.is_none_or(|place| next[place.len()..].trim_start().starts_with(char::is_uppercase))
            };
            match office.filter(|next| proper(next)) {
                Some(next) => {
                    parts.push(before.trim().to_owned());
                    rest = next;
                    searched = 0;
                }
                None => searched = found + 1,
            }
        }
        parts.push(rest.trim().to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts
}
