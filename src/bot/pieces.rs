//! The pieces in which a long letter is pasted: a channel cuts what is longer than a message.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Of the length of a message on a channel, in hundredths: a longer text may have been cut there.
const NEARLY_FULL: usize = 95;

/// What a program cuts leaves it at once: whatever comes this soon after a piece belongs to it.
const AT_ONCE: TimeDelta = TimeDelta::seconds(20);

/// Lines or long words within this time go on where the last piece stopped.
const SOON: TimeDelta = TimeDelta::minutes(10);

/// Shorter words of one line are a question or a correction.
const SHORT: usize = 120;

/// A line that is shorter than this is a heading or a row of a list: what follows it is another line.
const SHORT_LINE: usize = 60;

/// Characters shown on both sides of a seam.
const SHOWN: usize = 24;

/// Longest text put together, in characters; a longer letter comes as a file.
const LONGEST: usize = 60_000;

/// What has been pasted so far of a letter that may go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pieces {
    pub text: String,
    pub count: u32,
    /// What stands before and behind each place where two pieces were joined.
    pub seams: Vec<(String, String)>,
    pub last_at: DateTime<Utc>,
    /// Length of the last piece, in characters.
    last_length: usize,
    /// The letter version that was read of what there was, by its handle.
    pub letter: Option<String>,
    pub rest: Rest,
}

/// Whether there is more to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Rest {
    /// The person has been asked for it.
    Awaited,
    /// The text stops within the letter.
    Likely,
    /// A long text without an end in sight; programs cut shorter than they must.
    Perhaps,
}

impl Pieces {
    pub fn first(typed: &str, now: DateTime<Utc>) -> Pieces {
        Pieces {
            text: typed.to_owned(),
            count: 1,
            seams: Vec::new(),
            last_at: now,
            last_length: typed.chars().count(),
            letter: None,
            rest: Rest::Perhaps,
        }
    }

    /// With the next piece; `limit` is the channel's, in characters.
    pub fn with(mut self, typed: &str, limit: usize, now: DateTime<Utc>) -> Pieces {
        let between = self.between(typed, limit);
        self.seams.push((tail(&self.text), head(typed)));
        self.text.push_str(between);
        self.text.push_str(typed);
        Pieces { count: self.count + 1, last_at: now, last_length: typed.chars().count(), ..self }
    }

    /// What is known of it by now.
    pub fn known_as(self, letter: Option<String>, rest: Rest) -> Pieces {
        Pieces { letter, rest, ..self }
    }

    /// The last piece is about as long as a message may be.
    pub fn is_full(&self, limit: usize) -> bool {
        self.last_length * 100 >= limit * NEARLY_FULL && self.text.chars().count() < LONGEST
    }

    /// Longer than what a person types; a program may have cut it here.
    pub fn is_long(&self, limit: usize) -> bool {
        self.last_length * 2 >= limit
    }

    /// Whether the next message goes on where this stops: what a program cuts comes at once.
    pub fn goes_on(&self, typed: &str, now: DateTime<Utc>) -> bool {
        let since = now - self.last_at;
        let is_more =
            typed.lines().filter(|line| !line.trim().is_empty()).count() > 1 || typed.chars().count() >= SHORT;
        match self.rest {
            Rest::Awaited => since < AT_ONCE || (since < SOON && is_more),
            Rest::Likely => since < SOON && is_more,
            Rest::Perhaps => since < AT_ONCE && is_more,
        }
    }

    /// Nothing inside a word that was cut at the very limit; else a space within a sentence, and a new line elsewhere.
    fn between(&self, typed: &str, limit: usize) -> &'static str {
        let last_line = self.text.lines().next_back().unwrap_or_default();
        let cut_in_a_word = self.last_length >= limit
            && self.text.ends_with(char::is_alphanumeric)
            && typed.starts_with(|letter: char| letter.is_lowercase() || letter.is_ascii_digit());
        let ended = last_line.ends_with(['.', ';', ':', '!', '?', ')', '”', '"']);
        let begins_a_line = typed.starts_with(|letter: char| !letter.is_alphanumeric()) || is_numbered(typed);
        let after_a_short_line =
            last_line.chars().count() < SHORT_LINE && typed.starts_with(|letter: char| letter.is_uppercase());
        match cut_in_a_word {
            true => "",
            false if ended || begins_a_line || after_a_short_line => "\n",
            false => " ",
        }
    }
}

/// The piece begins a letter of its own.
pub(super) fn begins_a_letter(typed: &str) -> bool {
    let head: String = typed.lines().take(8).collect::<Vec<_>>().join(" ").to_lowercase();
    ["cộng hòa xã hội", "cộng hoà xã hội", "kính gửi", "v/v"].iter().any(|words| head.contains(words))
}

/// "2. …", "a) …".
fn is_numbered(typed: &str) -> bool {
    let mut letters = typed.chars();
    let digits = typed.chars().take_while(char::is_ascii_digit).count();
    let behind = match digits {
        0 => letters.nth(1),
        digits => letters.nth(digits),
    };
    digits <= 2 && matches!(behind, Some('.' | ')')) && letters.next().is_none_or(char::is_whitespace)
}

fn tail(text: &str) -> String {
    let words = one_line(text.lines().next_back().unwrap_or_default());
    let skipped = words.chars().count().saturating_sub(SHOWN);
    words.chars().skip(skipped).collect::<String>().trim_start().to_owned()
}

fn head(text: &str) -> String {
    one_line(text.lines().next().unwrap_or_default()).chars().take(SHOWN).collect::<String>().trim_end().to_owned()
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::fixture::at;

    fn joined(first: &str, second: &str, limit: usize) -> String {
        let now = at("2025-01-20T09:00:00+07:00");
        Pieces::first(first, now).with(second, limit, now).text
    }

    #[test]
    fn a_number_cut_at_the_limit_is_one_number_again() {
        assert_eq!(joined("Tổng điểm: 8", "7,96/100", 12), "Tổng điểm: 87,96/100");
        assert_eq!(joined("Tổng điểm: 87", "2. Chỉ đạo", 4096), "Tổng điểm: 87\n2. Chỉ đạo");
    }

    #[test]
    fn a_sentence_goes_on_and_a_line_begins() {
        let sentence = "Đề nghị Chủ tịch UBND các xã, thị trấn chỉ đạo cán bộ một cửa xử lý hồ sơ đúng";
        assert_eq!(joined(sentence, "hạn.", 4096), format!("{sentence} hạn."));
        assert_eq!(
            joined("- TTTT: 9,2/10 điểm;", "- Số hóa: 20/22 điểm", 4096),
            "- TTTT: 9,2/10 điểm;\n- Số hóa: 20/22 điểm"
        );
        assert_eq!(
            joined("Kết quả tháng 12/2024", "Tổng điểm: 87,96", 4096),
            "Kết quả tháng 12/2024\nTổng điểm: 87,96"
        );
    }

    #[test]
    fn what_follows_soon_enough_and_is_long_enough_goes_on() {
        let (now, pieces) = (at("2025-01-20T09:00:00+07:00"), Pieces::first("a", at("2025-01-20T09:00:00+07:00")));
        let goes_on = |rest, typed: &str, seconds| {
            pieces.clone().known_as(None, rest).goes_on(typed, now + TimeDelta::seconds(seconds))
        };
        assert!(goes_on(Rest::Awaited, "Nguyễn Văn A", 5) && !goes_on(Rest::Awaited, "chỉ số tháng 12", 60));
        assert!(goes_on(Rest::Awaited, "một dòng\nhai dòng", 60) && !goes_on(Rest::Awaited, "một dòng\nhai dòng", 700));
        assert!(goes_on(Rest::Likely, &"a".repeat(120), 60) && !goes_on(Rest::Likely, "TTTT năm 9,6", 1));
        assert!(goes_on(Rest::Perhaps, "một dòng\nhai dòng", 5) && !goes_on(Rest::Perhaps, "một dòng\nhai dòng", 60));
    }

    #[test]
    fn what_is_nearly_as_long_as_a_message_may_go_on() {
        let now = at("2025-01-20T09:00:00+07:00");
        assert!(Pieces::first(&"a".repeat(1_900), now).is_full(2_000));
        assert!(!Pieces::first(&"a".repeat(1_899), now).is_full(2_000));
    }
}
