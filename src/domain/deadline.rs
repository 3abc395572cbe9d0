//! Deadlines as letters state them: one day, or days that come again.

mod code;
mod shape;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use shape::{DeadlineShape, RecurrenceShape};

/// A deadline as stated; never inferred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "DeadlineShape", into = "DeadlineShape")]
pub enum Deadline {
    On(NaiveDate),
    /// "Trước 16 giờ thứ Sáu hằng tuần": due each time anew.
    Every(Recurrence),
}

/// Days that come again, with the time of day where one is stated. There is at least one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RecurrenceShape", into = "RecurrenceShape")]
pub struct Recurrence {
    days: RecurringDays,
    at: Option<DueTime>,
}

/// The days of each week, month, quarter or year, in their order, each once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "every", content = "days", rename_all = "snake_case")]
pub enum RecurringDays {
    Week(Vec<Weekday>),
    /// Days of the month. One that a month lacks is its last day: 31 is the last day of every month.
    Month(Vec<u32>),
    /// "Thứ Sáu đầu tiên của tháng".
    MonthWeekday(Vec<MonthWeekday>),
    /// Months from 1 to 3.
    Quarter(Vec<MonthDay>),
    /// Months from 1 to 12. "6 tháng, năm" are two days of the year.
    Year(Vec<MonthDay>),
}

/// A weekday of a month by its place among those of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthWeekday {
    pub nth: Nth,
    pub weekday: Weekday,
}

/// Every month has each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nth {
    First,
    Second,
    Third,
    Fourth,
    Last,
}

/// A day of a month, the month counted from the beginning of the quarter or the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MonthDay {
    pub month: u32,
    pub day: u32,
}

/// The time on the last day, as stated. It is told; the day decides what is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueTime {
    Clock(NaiveTime),
    Morning,
    Afternoon,
}

impl Deadline {
    /// The deadline of every month on this day.
    pub fn monthly(day: u32) -> Option<Deadline> {
        Recurrence::new(RecurringDays::Month(vec![day]), None).map(Deadline::Every)
    }

    pub fn recurrence(&self) -> Option<&Recurrence> {
        match self {
            Deadline::On(_) => None,
            Deadline::Every(recurrence) => Some(recurrence),
        }
    }

    /// The first last day of a directive issued on `issued`: of a recurring deadline the first that is not over then.
    pub fn last_day(&self, issued: NaiveDate) -> NaiveDate {
        match self {
            Deadline::On(date) => *date,
            Deadline::Every(recurrence) => recurrence.on_or_after(issued),
        }
    }
}

impl Recurrence {
    /// `None` without days, or with days that no week, month, quarter or year has.
    pub fn new(days: RecurringDays, at: Option<DueTime>) -> Option<Recurrence> {
        days.in_order().map(|days| Recurrence { days, at })
    }

    pub fn days(&self) -> &RecurringDays {
        &self.days
    }

    pub fn at(&self) -> Option<DueTime> {
        self.at
    }

    /// The first time that is not before `day`.
    pub fn on_or_after(&self, day: NaiveDate) -> NaiveDate {
        let found = match &self.days {
            RecurringDays::Week(weekdays) => {
                let week = day.iter_days().take(7);
                week.filter(|day| weekdays.contains(&day.weekday())).min()
            }
            _ => (0..=12).find_map(|ahead| {
                let month = first_of_month(day).checked_add_months(Months::new(ahead))?;
                self.in_month(month).filter(|due| *due >= day).min()
            }),
        };
        found.unwrap_or(day)
    }

    /// The next time after `day`.
    pub fn next_after(&self, day: NaiveDate) -> NaiveDate {
        day.checked_add_days(Days::new(1)).map_or(day, |next| self.on_or_after(next))
    }

    /// The last time before `day`.
    pub fn last_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        match &self.days {
            RecurringDays::Week(weekdays) => {
                let week = (1..=7).filter_map(|back| day.checked_sub_days(Days::new(back)));
                week.filter(|day| weekdays.contains(&day.weekday())).max()
            }
            _ => (0..=12).find_map(|back| {
                let month = first_of_month(day).checked_sub_months(Months::new(back))?;
                self.in_month(month).filter(|due| *due < day).max()
            }),
        }
    }

    /// The times within the month that begins on `month`.
    fn in_month(&self, month: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
        let within_quarter = (month.month() - 1) % 3 + 1;
        let (every, dated, named): (&[u32], &[MonthDay], &[MonthWeekday]) = match &self.days {
            RecurringDays::Week(_) => (&[], &[], &[]),
            RecurringDays::Month(days) => (days, &[], &[]),
            RecurringDays::MonthWeekday(days) => (&[], &[], days),
            RecurringDays::Quarter(days) | RecurringDays::Year(days) => (&[], days, &[]),
        };
        let of_quarter = matches!(self.days, RecurringDays::Quarter(_));
        let own = if of_quarter { within_quarter } else { month.month() };
        let dated = dated.iter().filter(move |day| day.month == own).map(|day| day.day);
        let numbered = every.iter().copied().chain(dated).map(move |day| day_of_month(month, day));
        numbered.chain(named.iter().map(move |day| day.in_month(month)))
    }
}

impl MonthWeekday {
    /// In the month that begins on `month`.
    fn in_month(&self, month: NaiveDate) -> NaiveDate {
        let of_month = month.iter_days().take_while(|day| day.month() == month.month());
        let mut days = of_month.filter(|day| day.weekday() == self.weekday);
        let found = match self.nth {
            Nth::First => days.next(),
            Nth::Second => days.nth(1),
            Nth::Third => days.nth(2),
            Nth::Fourth => days.nth(3),
            Nth::Last => days.last(),
        };
        found.unwrap_or(month)
    }
}

impl RecurringDays {
    fn in_order(self) -> Option<RecurringDays> {
        let days = match self {
            RecurringDays::Week(mut days) => {
                days.sort_by_key(Weekday::num_days_from_monday);
                days.dedup();
                RecurringDays::Week(days)
            }
            RecurringDays::Month(days) => RecurringDays::Month(ordered(days)),
            RecurringDays::MonthWeekday(mut days) => {
                days.sort_by_key(|day| (day.nth, day.weekday.num_days_from_monday()));
                days.dedup();
                RecurringDays::MonthWeekday(days)
            }
            RecurringDays::Quarter(days) => RecurringDays::Quarter(ordered(days)),
            RecurringDays::Year(days) => RecurringDays::Year(ordered(days)),
        };
        let of_month = |day: u32| (1..=31).contains(&day);
        let dated = |days: &[MonthDay], months: u32| {
            !days.is_empty() && days.iter().all(|day| (1..=months).contains(&day.month) && of_month(day.day))
        };
        let exist = match &days {
            RecurringDays::Week(days) => !days.is_empty(),
            RecurringDays::Month(days) => !days.is_empty() && days.iter().all(|day| of_month(*day)),
            RecurringDays::MonthWeekday(days) => !days.is_empty(),
            RecurringDays::Quarter(days) => dated(days, 3),
            RecurringDays::Year(days) => dated(days, 12),
        };
        exist.then_some(days)
    }
}

fn ordered<T: Ord>(mut days: Vec<T>) -> Vec<T> {
    days.sort();
    days.dedup();
    days
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The day of the month that begins on `month`, or its last day when it has no such day.
fn day_of_month(month: NaiveDate, day: u32) -> NaiveDate {
    (28..=day).rev().chain([day.min(28)]).find_map(|day| month.with_day(day)).unwrap_or(month)
}

#[cfg(test)]
mod tests;
