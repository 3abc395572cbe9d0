//! The section `[calendar]`: what the office is told by the calendar.

use chrono::NaiveTime;
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CalendarConfig {
    /// Day of the week of the digest of open directives, 1 = Monday; 0 = none.
    pub digest_weekday: u32,
    pub digest_at: NaiveTime,
    /// The holders of seats get a digest of their own tasks.
    pub digest_to_seats: bool,
    /// Day of the month from which the office is told that the month's letter has not come; 0 = never.
    pub letter_day: u32,
}

impl Default for CalendarConfig {
    fn default() -> Self {
        CalendarConfig {
            digest_weekday: 1,
            digest_at: NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default(),
            digest_to_seats: false,
            letter_day: 0,
        }
    }
}
