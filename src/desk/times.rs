//! A moment as an office writes it: "08:00 21/01/2025", "21/01/2025 08:00", "8h30 ngày 21/1", "2025-01-21 08:00".

use crate::domain::calendar::{office_day, office_instant};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};

/// The moment that `text` names; without a date today, without a year the next such day. `None` when it is none.
pub fn parse_time(text: &str, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text.trim()) {
        return Some(moment.with_timezone(&Utc));
    }
    let today = office_day(now);
    let (mut date, mut time) = (None, None);
    let text = text.replace(['T', ','], " ").to_lowercase();
    for word in text.split_whitespace().filter(|word| !["lúc", "luc", "at", "ngày", "ngay", "on"].contains(word)) {
        if let Some(read) = read_time(word) {
            if time.replace(read).is_some() {
                return None;
            }
        } else if date.replace(read_date(word, today)?).is_some() {
            return None;
        }
    }
    Some(office_instant(date.unwrap_or(today), time?))
}

fn read_time(word: &str) -> Option<NaiveTime> {
    let (hour, rest) = word.split_once(['h', ':', 'g'])?;
    let (minute, second) = rest.split_once(':').unwrap_or((rest, "0"));
    let minute = if minute.is_empty() { "0" } else { minute };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?)
}

fn read_date(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Ok(date) = NaiveDate::parse_from_str(word, "%Y-%m-%d") {
        return Some(date);
    }
    if ["mai", "tomorrow"].contains(&word) {
        return today.succ_opt();
    }
    let numbers: Vec<u32> = word.split(['/', '-', '.']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match numbers.as_slice() {
        [day, month, year] if *year >= 1900 => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        [day, month] => {
            let this_year = NaiveDate::from_ymd_opt(today.year(), *month, *day)?;
            if this_year >= today { Some(this_year) } else { NaiveDate::from_ymd_opt(today.year() + 1, *month, *day) }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).expect("a time").with_timezone(&Utc)
    }

    #[test]
    fn moments_are_read_as_an_office_writes_them() {
        let now = at("2025-01-20T09:00:00+07:00");
        for (written, meant) in [
            ("08:00 21/01/2025", "2025-01-21T08:00:00+07:00"),
            ("lúc 8h30 ngày 21/1", "2025-01-21T08:30:00+07:00"),
            ("21/01/2025 08:00", "2025-01-21T08:00:00+07:00"),
            ("2025-01-21 08:00:30", "2025-01-21T08:00:30+07:00"),
            ("2025-01-21T08:00", "2025-01-21T08:00:00+07:00"),
            ("2025-01-21T01:00:00Z", "2025-01-21T08:00:00+07:00"),
            ("14h", "2025-01-20T14:00:00+07:00"),
            ("mai 7h15", "2025-01-21T07:15:00+07:00"),
            ("8h 2/1", "2026-01-02T08:00:00+07:00"),
        ] {
            assert_eq!(parse_time(written, now), Some(at(meant)), "{written}");
        }
        for wrong in
            ["", "21/01/2025", "25:00", "08:61", "30/02/2025 08:00", "08:00 09:00", "sáng mai", "8", "1/1/25 8h"]
        {
            assert_eq!(parse_time(wrong, now), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in ".{0,40}") {
            let _ = parse_time(&text, at("2025-01-20T09:00:00+07:00"));
        }
    }
}
