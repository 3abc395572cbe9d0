//! A deadline in a few characters, as the data of a button has room for: "2025-04-25", "w5@16:00", "m15,30", "n56" (the last
//! Saturday of every month), "q3.20", "y6.15,12.15".

use super::{Deadline, DueTime, MonthDay, MonthWeekday, Nth, Recurrence, RecurringDays};
use chrono::{NaiveDate, NaiveTime, Weekday};

const CLOCK: &str = "%H:%M";

impl Deadline {
    pub fn code(&self) -> String {
        let recurrence = match self {
            Deadline::On(date) => return date.to_string(),
            Deadline::Every(recurrence) => recurrence,
        };
        let dated = |days: &[MonthDay]| joined(days, |day| format!("{}.{}", day.month, day.day));
        let (cycle, days) = match recurrence.days() {
            RecurringDays::Week(days) => ('w', joined(days, |day| day.number_from_monday().to_string())),
            RecurringDays::Month(days) => ('m', joined(days, ToString::to_string)),
            RecurringDays::MonthWeekday(days) => {
                ('n', joined(days, |day| format!("{}{}", place(day.nth), day.weekday.number_from_monday())))
            }
            RecurringDays::Quarter(days) => ('q', dated(days)),
            RecurringDays::Year(days) => ('y', dated(days)),
        };
        let at = match recurrence.at() {
            Some(DueTime::Clock(time)) => format!("@{}", time.format(CLOCK)),
            Some(DueTime::Morning) => "@am".to_owned(),
            Some(DueTime::Afternoon) => "@pm".to_owned(),
            None => String::new(),
        };
        format!("{cycle}{days}{at}")
    }

    /// What [`Deadline::code`] wrote.
    pub fn from_code(code: &str) -> Option<Deadline> {
        if let Ok(date) = code.parse::<NaiveDate>() {
            return Some(Deadline::On(date));
        }
        let (days, at) = match code.split_once('@') {
            Some((days, at)) => (days, Some(due_time(at)?)),
            None => (code, None),
        };
        let cycle = days.chars().next()?;
        let parts = || days.get(cycle.len_utf8()..).unwrap_or_default().split(',');
        let dated = || parts().map(month_day).collect::<Option<Vec<_>>>();
        let days = match cycle {
            'w' => RecurringDays::Week(parts().map(weekday).collect::<Option<_>>()?),
            'm' => RecurringDays::Month(parts().map(|day| day.parse().ok()).collect::<Option<_>>()?),
            'n' => RecurringDays::MonthWeekday(parts().map(weekday_of_month).collect::<Option<_>>()?),
            'q' => RecurringDays::Quarter(dated()?),
            'y' => RecurringDays::Year(dated()?),
            _ => return None,
        };
        Recurrence::new(days, at).map(Deadline::Every)
    }
}

fn joined<T>(days: &[T], name: impl Fn(&T) -> String) -> String {
    days.iter().map(name).collect::<Vec<_>>().join(",")
}

const PLACES: [Nth; 5] = [Nth::First, Nth::Second, Nth::Third, Nth::Fourth, Nth::Last];

fn place(nth: Nth) -> usize {
    PLACES.iter().position(|other| *other == nth).map_or(0, |at| at + 1)
}

fn due_time(code: &str) -> Option<DueTime> {
    match code {
        "am" => Some(DueTime::Morning),
        "pm" => Some(DueTime::Afternoon),
        clock => NaiveTime::parse_from_str(clock, CLOCK).ok().map(DueTime::Clock),
    }
}

fn weekday(code: &str) -> Option<Weekday> {
    let number: u8 = code.parse().ok()?;
    Weekday::try_from(number.checked_sub(1)?).ok()
}

fn weekday_of_month(code: &str) -> Option<MonthWeekday> {
    let (nth, day) = code.split_at_checked(1)?;
    let nth = *PLACES.get(nth.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(MonthWeekday { nth, weekday: weekday(day)? })
}

fn month_day(code: &str) -> Option<MonthDay> {
    let (month, day) = code.split_once('.')?;
    Some(MonthDay { month: month.parse().ok()?, day: day.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_read_from_its_code() {
        for code in ["2025-04-25", "w5", "w1,5@16:00", "m15,30@am", "m31", "n56@pm", "n11,25", "q3.20", "y6.15,12.15"] {
            assert_eq!(Deadline::from_code(code).map(|deadline| deadline.code()).as_deref(), Some(code));
        }
    }

    #[test]
    fn other_characters_are_no_deadline() {
        for code in
            ["", "w", "w8", "w0", "m32", "m", "n66", "n5", "ă5", "q4.1", "y13.1", "w5@25:00", "2025-02-30", "khong"]
        {
            assert_eq!(Deadline::from_code(code), None, "{code}");
        }
    }
}
