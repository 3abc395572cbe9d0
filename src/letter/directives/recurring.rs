//! Whether days that come again are a deadline of the task: "báo cáo vào thứ Sáu hằng tuần" is one, "họp giao ban thứ Hai
//! hằng tuần" is none; what is neither is asked about.

mod days;
mod near;

use super::actions::action_at;
use super::read_deadline::ReadDeadline;
use crate::domain::deadline::{Deadline, Recurrence, RecurringDays};
use crate::letter::lexicon::{is, is_one_of};
use crate::letter::paragraph::Paragraph;
use crate::letter::token::Token;
use chrono::NaiveDate;
pub use days::{Days, cycle_at, phrase_at};
use days::{Phrase, numbered_period};
use near::{Near, Which};

/// What days that come again say at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coming {
    /// The deadline, or words that have to be asked about, up to this token.
    Limits(ReadDeadline, usize),
    /// The time of something else, up to this token.
    Tells(usize),
}

/// The days that come again, or are said from where the letter stands, at token `at` of the task between `from` and `to`;
/// `None` where no such days stand.
pub fn coming(
    paragraph: &Paragraph,
    (from, to): (usize, usize),
    at: usize,
    letter_day: Option<NaiveDate>,
) -> Option<Coming> {
    let tokens = &paragraph.tokens;
    let phrase = phrase_at(tokens, at).filter(|phrase| phrase.end <= to)?;
    let role = role(paragraph, (from, to), &phrase);
    let every = |days: &RecurringDays| Recurrence::new(days.clone(), phrase.at).map(Deadline::Every);
    let comes = |cycle| comes(tokens, (from, to), cycle);
    let deadline = match &phrase.days {
        Days::Every(days) => every(days),
        Days::Weekdays(days) => every(&RecurringDays::Week(days.clone())).filter(|_| comes("tuần")),
        Days::OfMonth(days) => every(&RecurringDays::Month(days.clone())).filter(|_| comes("tháng")),
        Days::Near(near) => match again(tokens, (from, to), near) {
            Some(true) => every(&near.days),
            Some(false) => letter_day.and_then(|day| near.date(day)).map(Deadline::On),
            None => None,
        },
        Days::Unclear => None,
    };
    // "trước ngày 05" without its month is asked about where limits are read.
    let alone = matches!(phrase.days, Days::OfMonth(_)) && deadline.is_none();
    let words = || ReadDeadline::Undated(words(paragraph, from, &phrase).to_owned());
    Some(match (role, deadline) {
        (Role::Limit | Role::Delivery, Some(deadline)) => Coming::Limits(ReadDeadline::At(deadline), phrase.end),
        (Role::Limit, None) if alone => return None,
        (Role::Limit, None) => Coming::Limits(words(), phrase.end),
        (Role::Delivery, None) if !alone => Coming::Limits(words(), phrase.end),
        (Role::MeetingWithReport, _) => Coming::Limits(words(), phrase.end),
        (Role::Other, Some(_)) => Coming::Limits(words(), phrase.end),
        _ => Coming::Tells(phrase.end),
    })
}

/// "hằng tuần báo cáo Giám đốc", "hằng ngày gửi danh sách": how often something is handed over, and not on which day.
pub fn cycle_alone(paragraph: &Paragraph, from: usize, to: usize) -> Option<ReadDeadline> {
    /// "cập nhật điểm hằng tuần".
    const VERB_AND_OBJECT: usize = 3;
    let tokens = &paragraph.tokens;
    let daily = |at: usize| is_one_of(tokens, at, &["hằng", "hàng", "mỗi"]) && is(tokens, at + 1, "ngày");
    let cycle = |at: usize| cycle_at(tokens, at).is_some() || daily(at);
    (from..to.saturating_sub(1)).filter(|at| cycle(*at)).find_map(|at| {
        let segment = segment_begin(tokens, from, at);
        let until = (at..to).find(|at| [',', ';', '.'].iter().any(|mark| tokens[*at].is_mark(*mark))).unwrap_or(to);
        let periodic = at > segment + 1 && is(tokens, at - 1, "kì") && is(tokens, at - 2, "định");
        let opens = at == segment || periodic && at == segment + 2;
        let behind =
            at > segment && (at.saturating_sub(VERB_AND_OBJECT).max(segment)..at).any(|at| delivers_at(tokens, at));
        let ahead = delivers_at(tokens, at + 2);
        let delivers = (segment..until).any(|at| delivers_at(tokens, at));
        let told = (opens || periodic || behind || ahead) && delivers && !meets(tokens, (segment, at));
        let begin = if periodic { at - 2 } else { at };
        told.then(|| ReadDeadline::Undated(paragraph.slice(begin, at + 2).to_owned()))
    })
}

/// What the days are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// "trước", "chậm nhất", "hạn", "định kỳ".
    Limit,
    /// Something is reported, sent, published.
    Delivery,
    Meeting,
    /// "báo cáo tại giao ban sáng thứ Hai hằng tuần": the meeting's day, perhaps the report's too.
    MeetingWithReport,
    Other,
}

fn role(paragraph: &Paragraph, (from, to): (usize, usize), phrase: &Phrase) -> Role {
    let tokens = &paragraph.tokens;
    let lead = lead(tokens, from, phrase.begin);
    if is_limit(tokens, from, lead) {
        return Role::Limit;
    }
    let segment = segment_begin(tokens, from, lead);
    // "tổng hợp phản ánh, kiến nghị vào thứ Năm": behind the comma the list goes on, without a verb of its own.
    let list = clause_begin(tokens, from, lead);
    let goes_on = segment < lead && !(segment..lead).any(|at| action_at(paragraph, at));
    let delivers = (if goes_on { list } else { segment }..lead).any(|at| delivers_at(tokens, at));
    if meets(tokens, (segment, lead)) || holds_meeting(tokens, phrase.end, to) {
        return if delivers { Role::MeetingWithReport } else { Role::Meeting };
    }
    if delivers {
        return Role::Delivery;
    }
    let opens = lead <= segment || is(tokens, lead, "cứ");
    let until = (phrase.end..to).find(|at| tokens[*at].is_mark(';') || tokens[*at].is_mark('.')).unwrap_or(to);
    if opens && (phrase.end..until).any(|at| delivers_at(tokens, at)) {
        return Role::Delivery;
    }
    Role::Other
}

/// The token behind the words that govern the days: prepositions, brackets and the cycle itself are passed over.
fn lead(tokens: &[Token], from: usize, begin: usize) -> usize {
    const BETWEEN: &[&str] = &["vào", "là", "lúc", "các", "của", "ngày", "trong", "đến", "cứ"];
    let mut lead = begin;
    while lead > from {
        let before = lead - 1;
        let mark = |marks: &[char]| marks.iter().any(|mark| tokens[before].is_mark(*mark));
        let passed = is_one_of(tokens, before, BETWEEN)
            || mark(&[',', '(', ':']) && (before == from || before_is_cycle(tokens, before))
            || mark(&[':', '(']) && is_one_of(tokens, before - 1, &["hạn", "gian"]);
        if passed {
            lead = before;
        } else if before > from && cycle_at(tokens, before - 1).is_some() {
            lead = before - 1;
        } else {
            break;
        }
    }
    lead
}

fn before_is_cycle(tokens: &[Token], mark: usize) -> bool {
    mark >= 2 && cycle_at(tokens, mark - 2).is_some()
}

fn is_limit(tokens: &[Token], from: usize, lead: usize) -> bool {
    if lead <= from {
        return false;
    }
    let last = lead - 1;
    let behind = |first: &[&str]| last > from && is_one_of(tokens, last - 1, first);
    is_one_of(tokens, last, &["trước", "xong"])
        || is(tokens, last, "nhất") && behind(&["chậm", "muộn"])
        || is(tokens, last, "hạn")
            && (last == from || behind(&["thời", "có", "kì", "đúng", "gia"]) || tokens[last].capital)
        || is(tokens, last, "gian") && behind(&["thời"])
        || is(tokens, last, "hết") && behind(&["đến", "trước"])
        || is(tokens, last, "kì") && behind(&["định"]) && !is_event_before(tokens, from, last - 1)
}

/// "họp định kỳ thứ Hai hằng tuần".
fn is_event_before(tokens: &[Token], from: usize, at: usize) -> bool {
    meets(tokens, (segment_begin(tokens, from, at), at))
}

fn segment_begin(tokens: &[Token], from: usize, to: usize) -> usize {
    let mark = |at: &usize| [',', ';', '.', ':'].iter().any(|mark| tokens[*at].is_mark(*mark));
    (from..to).rev().find(mark).map_or(from, |at| at + 1)
}

fn clause_begin(tokens: &[Token], from: usize, to: usize) -> usize {
    let mark = |at: &usize| [';', '.', ':'].iter().any(|mark| tokens[*at].is_mark(*mark));
    (from..to).rev().find(mark).map_or(from, |at| at + 1)
}

/// Something is handed over or made known here.
fn delivers_at(tokens: &[Token], at: usize) -> bool {
    const ALONE: &[&str] = &["gửi", "nộp", "trình", "báo"];
    const PAIRS: &[(&str, &str)] = &[
        ("công", "bố"),
        ("công", "khai"),
        ("cập", "nhật"),
        ("tổng", "hợp"),
        ("cung", "cấp"),
        ("thống", "kê"),
        ("đối", "chiếu"),
        ("đối", "soát"),
        ("thông", "báo"),
        ("đăng", "tải"),
    ];
    let spoken = is_one_of(tokens, at, ALONE)
        // "quy trình", "chương trình", "lộ trình", "tờ trình".
        && !(at > 0 && is_one_of(tokens, at - 1, &["qui", "chương", "lộ", "quá", "cảnh", "tờ"]));
    spoken || PAIRS.iter().any(|(first, second)| is(tokens, at, first) && is(tokens, at + 1, second))
}

/// A meeting, a reception or another event stands in the words.
fn meets(tokens: &[Token], (from, to): (usize, usize)) -> bool {
    (from..to).any(|at| meets_at(tokens, at) && at + 8 > to)
}

fn meets_at(tokens: &[Token], at: usize) -> bool {
    const PAIRS: &[(&str, &str)] = &[
        ("giao", "ban"),
        ("hội", "nghị"),
        ("hội", "ý"),
        ("chào", "cờ"),
        ("tiếp", "dân"),
        ("công", "dân"),
        ("sinh", "hoạt"),
        ("ra", "quân"),
        ("đối", "thoại"),
        ("phiên", "họp"),
        ("cuộc", "họp"),
        ("tập", "huấn"),
    ];
    is_one_of(tokens, at, &["họp", "trực"]) && !is_one_of(tokens, at + 1, &["tuyến", "tiếp"])
        || PAIRS.iter().any(|(first, second)| is(tokens, at, first) && is(tokens, at + 1, second))
}

/// "thứ Hai hằng tuần họp giao ban", "ngày 10 hằng tháng là Ngày Chuyển đổi số".
fn holds_meeting(tokens: &[Token], behind: usize, to: usize) -> bool {
    let next = behind + usize::from(tokens.get(behind).is_some_and(|token| token.is_mark(',')));
    next < to && (is_one_of(tokens, next, &["là", "tổ"]) || meets_at(tokens, next))
}

/// Whether the task says that it comes again in this cycle: "hằng tuần", "báo cáo tuần", "định kỳ tháng".
fn comes(tokens: &[Token], (from, to): (usize, usize), cycle: &str) -> bool {
    (from..to).any(|at| {
        cycle_at(tokens, at) == Some(cycle)
            || is(tokens, at, cycle)
                && at > from + 1
                && (is(tokens, at - 1, "cáo") && is(tokens, at - 2, "báo")
                    || is(tokens, at - 1, "theo")
                    || is(tokens, at - 1, "kì") && is(tokens, at - 2, "định"))
                && !numbered_period(tokens, at + 1)
                && !is(tokens, at + 1, "này")
    })
}

/// Whether days said from where the letter stands are meant each time: the task says so, in their own cycle or in none. Not
/// known where it names another cycle.
fn again(tokens: &[Token], (from, to): (usize, usize), near: &Near) -> Option<bool> {
    if near.which == Which::This {
        return Some(false);
    }
    let is_cycle = |at: usize| ["tuần", "tháng", "quí", "năm"].iter().any(|cycle| is(tokens, at, cycle));
    let periodic = |at: usize| {
        let behind = at + 2;
        let unsaid = cycle_at(tokens, behind).is_none() && !is_cycle(behind) && !numbered_period(tokens, behind);
        is(tokens, at, "định") && is(tokens, at + 1, "kì") && unsaid
    };
    if comes(tokens, (from, to), near.cycle()) {
        return Some(true);
    }
    if ["tuần", "tháng", "quí", "năm"].iter().any(|other| comes(tokens, (from, to), other)) {
        return None;
    }
    Some((from..to).any(periodic))
}

/// The words as printed, the limit and the cycle before them included.
fn words<'p>(paragraph: &'p Paragraph, from: usize, phrase: &Phrase) -> &'p str {
    let lead = lead(&paragraph.tokens, from, phrase.begin);
    let from_limit = if is_limit(&paragraph.tokens, from, lead) { lead - 1 } else { phrase.begin };
    paragraph.slice(from_limit, phrase.end)
}
