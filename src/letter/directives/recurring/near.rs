//! Days said from where the letter stands: "ngày 05 tháng sau", "ngày cuối quý". One date, unless the task comes again.

use crate::domain::deadline::{Recurrence, RecurringDays};
use chrono::{Datelike, Months, NaiveDate};

/// Days of one month or quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    pub days: RecurringDays,
    pub which: Which,
}

/// Which month or quarter, seen from the letter's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// "ngày cuối quý": the one that the letter is of.
    Unsaid,
    This,
    Next,
}

impl Near {
    /// The one date that is meant in a letter of `letter_day`; none when there are several, or when it was over by then.
    pub fn date(&self, letter_day: NaiveDate) -> Option<NaiveDate> {
        let one = match &self.days {
            RecurringDays::Month(days) => days.len() == 1,
            RecurringDays::MonthWeekday(days) => days.len() == 1,
            RecurringDays::Quarter(days) => days.len() == 1,
            RecurringDays::Week(_) | RecurringDays::Year(_) => false,
        };
        let date = Recurrence::new(self.days.clone(), None)?.on_or_after(self.begin(letter_day)?);
        (one && date >= letter_day).then_some(date)
    }

    /// The first day of the month or quarter.
    pub fn begin(&self, letter_day: NaiveDate) -> Option<NaiveDate> {
        let (months, begun) = match &self.days {
            RecurringDays::Month(_) | RecurringDays::MonthWeekday(_) => (1, 0),
            RecurringDays::Quarter(_) => (3, letter_day.month0() % 3),
            RecurringDays::Week(_) | RecurringDays::Year(_) => return None,
        };
        let this = letter_day.with_day(1)?.checked_sub_months(Months::new(begun))?;
        match self.which {
            Which::Unsaid | Which::This => Some(this),
            Which::Next => this.checked_add_months(Months::new(months)),
        }
    }

    /// The word of the cycle in which it would come again.
    pub fn cycle(&self) -> &'static str {
        if matches!(self.days, RecurringDays::Quarter(_)) { "quí" } else { "tháng" }
    }
}
