//! Office time: the zone, quiet hours, working days.

use super::holidays::is_weekend;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// All times of the office are in this zone.
pub const OFFICE_ZONE: Tz = chrono_tz::Asia::Ho_Chi_Minh;

/// Days counted at most; nothing is reminded of after as long a time.
const LONGEST_COUNT: usize = 400;

/// When something may be pushed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeHours {
    /// Nothing that is not urgent is pushed from here …
    pub quiet_from: NaiveTime,
    /// … until here, the next morning.
    pub quiet_until: NaiveTime,
    /// Reminders leave between these two, on working days.
    pub work_from: NaiveTime,
    pub work_until: NaiveTime,
    pub holidays: BTreeSet<NaiveDate>,
    /// Days worked in exchange for others, whatever the week or the table of holidays says.
    pub make_up_days: BTreeSet<NaiveDate>,
}

/// The day in the office zone.
pub fn office_day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&OFFICE_ZONE).date_naive()
}

/// The instant of a local date and time of the office zone, which has no daylight saving.
pub fn office_instant(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    OFFICE_ZONE
        .from_local_datetime(&day.and_time(time))
        .earliest()
        .map_or(DateTime::<Utc>::MIN_UTC, |local| local.with_timezone(&Utc))
}

impl OfficeHours {
    /// The end of the quiet hours that `at` falls into, or `None` when it falls into none.
    pub fn quiet_until(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        if self.quiet_from == self.quiet_until {
            return None;
        }
        let local = at.with_timezone(&OFFICE_ZONE);
        let (day, time) = (local.date_naive(), local.time());
        let over_midnight = self.quiet_from > self.quiet_until;
        if over_midnight && time >= self.quiet_from {
            return Some(office_instant(day + Days::new(1), self.quiet_until));
        }
        let begun = over_midnight || time >= self.quiet_from;
        (begun && time < self.quiet_until).then(|| office_instant(day, self.quiet_until))
    }

    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        self.make_up_days.contains(&day) || !(is_weekend(day) || self.holidays.contains(&day))
    }

    pub fn is_working_time(&self, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&OFFICE_ZONE);
        self.is_working_day(local.date_naive()) && (self.work_from..self.work_until).contains(&local.time())
    }

    /// The beginning of a working day, for what needs to be done once a day.
    pub fn is_first_hour(&self, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&OFFICE_ZONE);
        let since = local.time() - self.work_from;
        self.is_working_time(at) && since < TimeDelta::hours(1)
    }

    /// The working time from `from` until `to`; none when `to` is earlier. Years are not counted to their end.
    pub fn working_time(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> TimeDelta {
        let mut sum = TimeDelta::zero();
        for day in office_day(from).iter_days().take(LONGEST_COUNT).take_while(|day| *day <= office_day(to)) {
            if self.is_working_day(day) {
                let begin = office_instant(day, self.work_from).max(from);
                let end = office_instant(day, self.work_until).min(to);
                sum += (end - begin).max(TimeDelta::zero());
            }
        }
        sum
    }

    /// The working days after `from` up to `to`, `to` included; none when `to` is not later.
    pub fn working_days(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take(LONGEST_COUNT).take_while(|day| *day <= to);
        u32::try_from(days.filter(|day| self.is_working_day(*day)).count()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours() -> OfficeHours {
        let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).expect("a time");
        OfficeHours {
            quiet_from: time(21, 0),
            quiet_until: time(6, 30),
            work_from: time(7, 30),
            work_until: time(17, 0),
            holidays: BTreeSet::new(),
            make_up_days: BTreeSet::new(),
        }
    }

    #[test]
    fn quiet_hours_end_in_the_morning_of_the_office_zone() {
        let at = |text: &str| DateTime::parse_from_rfc3339(text).expect("a time").with_timezone(&Utc);
        let until = at("2025-01-21T06:30:00+07:00");
        assert_eq!(hours().quiet_until(at("2025-01-20T21:00:00+07:00")), Some(until));
        assert_eq!(hours().quiet_until(at("2025-01-21T06:29:59+07:00")), Some(until));
        assert_eq!(hours().quiet_until(at("2025-01-21T06:30:00+07:00")), None);
        assert_eq!(hours().quiet_until(at("2025-01-20T12:00:00+07:00")), None);
    }
}
