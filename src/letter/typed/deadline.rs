//! The deadline of a directive as a reviewer types it: "hạn việc 3: 25/4/2025", "việc 3 không có hạn", "việc 3 theo văn bản".

use super::behind;
use crate::domain::deadline::Deadline;
use crate::letter::choices::NO_DEADLINE;
use crate::letter::correction::deadline::DeadlineChoice;
use crate::letter::directives::typed_deadline;
use chrono::NaiveDate;

/// Of which directive, by its number in the letter, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedDeadline {
    pub ordinal: u32,
    /// The words themselves where they are no deadline, or name no certain day.
    pub choice: Result<DeadlineChoice, String>,
}

const TIMES: [&str; 4] = ["thời hạn", "hạn", "deadline", "due"];
const OF: [&str; 2] = ["của", "of"];
const TASKS: [&str; 5] = ["việc", "chỉ đạo", "nhiệm vụ", "task", "directive"];
const NONE: [&str; 12] = [
    "không",
    "không có",
    "không có hạn",
    "không có thời hạn",
    "không hạn",
    "không thời hạn",
    "không ấn định",
    "không ấn định thời hạn",
    "none",
    "no",
    "no deadline",
    "has no deadline",
];
const AS_READ: [&str; 5] = ["theo văn bản", "như văn bản", "như đã đọc", "as printed", "as read"];

pub fn deadline(line: &str, day: NaiveDate) -> Option<TypedDeadline> {
    let line = line.trim().trim_end_matches('.').to_lowercase();
    let (timed, rest) = match behind(&line, &TIMES) {
        Some(rest) => (true, behind(rest, &OF).unwrap_or(rest)),
        None => (false, line.as_str()),
    };
    let rest = behind(rest, &TASKS)?;
    let rest = behind(rest, &["số", "no."]).unwrap_or(rest);
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, rest) = rest.split_at_checked(digits)?;
    let ordinal: u32 = number.parse().ok()?;
    if !rest.starts_with([' ', ':']) {
        return None;
    }
    let rest = rest.trim_start_matches([' ', ':']);
    let (said, timed) = match behind(rest, &TIMES) {
        Some(said) => (said, true),
        None => (rest, timed),
    };
    let said = behind(said, &["là", "is"]).unwrap_or(said).trim();
    let choice = match said {
        "" => return None,
        none if NONE.contains(&none) => DeadlineChoice::None,
        read if AS_READ.contains(&read) => DeadlineChoice::AsRead,
        words => {
            if !timed {
                return None;
            }
            match at(words, day) {
                Some(deadline) => DeadlineChoice::At(deadline),
                // "việc 3 hạn khi nào?" is a question.
                None if !words.contains(|c: char| c.is_ascii_digit()) || words.ends_with('?') => return None,
                None => return Some(TypedDeadline { ordinal, choice: Err(words.to_owned()) }),
            }
        }
    };
    Some(TypedDeadline { ordinal, choice: Ok(choice) })
}

fn at(words: &str, day: NaiveDate) -> Option<Deadline> {
    Deadline::from_code(words).or_else(|| typed_deadline(words, Some(day)))
}

/// What a button carries: "han 3 2025-04-25", "han 3 0".
pub fn pressed(line: &str) -> Option<TypedDeadline> {
    let (ordinal, code) = line.strip_prefix("han ")?.split_once(' ')?;
    let choice = match code {
        NO_DEADLINE => DeadlineChoice::None,
        code => DeadlineChoice::At(Deadline::from_code(code)?),
    };
    Some(TypedDeadline { ordinal: ordinal.parse().ok()?, choice: Ok(choice) })
}
