//! A period as a text prints it, and the period that it stands for.

use super::date::PrintedDay;
use crate::domain::period::Period;
use chrono::{Datelike, NaiveDate, TimeDelta};

/// A period as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintedPeriod {
    Span {
        span: Span,
        year: Option<i32>,
    },
    AsOf(PrintedDay),
    /// A period that the index has no place for, or one that was damaged in print.
    Unreadable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    Month(u32),
    Quarter(u32),
    HalfYear,
    NineMonths,
    /// The first months of the year, where they have no name of their own: "11 tháng".
    FirstMonths(u32),
    Year,
    Week(u32),
}

/// How a missing year is found.
#[derive(Debug, Clone)]
pub struct Years {
    /// Spans that the letter prints with their year.
    pub printed: Vec<(Span, i32)>,
    /// The day of the letter.
    pub letter_day: Option<NaiveDate>,
    /// The first day printed anywhere, where the letter bears none: it tells about when it was written.
    pub printed_day: Option<NaiveDate>,
    /// The day of import, the last resort.
    pub today: NaiveDate,
}

impl Years {
    /// The period, and whether its year was only supposed.
    pub fn resolve(&self, printed: PrintedPeriod) -> Option<(Period, bool)> {
        match printed {
            PrintedPeriod::Unreadable => None,
            PrintedPeriod::AsOf(day) => {
                let near = self.letter_day.unwrap_or(self.today);
                let supposed = day.year.is_none() && self.letter_day.is_none();
                day.on_or_before(near).map(|date| (Period::AsOf { date }, supposed))
            }
            PrintedPeriod::Span { span, year: Some(year) } => span.period(year).map(|period| (period, false)),
            PrintedPeriod::Span { span, year: None } => {
                let mut years: Vec<i32> =
                    self.printed.iter().filter(|(other, _)| *other == span).map(|(_, year)| *year).collect();
                years.dedup();
                if let [year] = years[..] {
                    return span.period(year).map(|period| (period, false));
                }
                // "Tuần 40" in a text that prints one week with its year, a later one.
                let mut later = self.printed.iter().filter(|(other, _)| span.is_of_kind(*other));
                if let (Some((other, year)), None) = (later.next(), later.next())
                    && span.ordinal() < other.ordinal()
                    && self.letter_day.is_none()
                {
                    return span.period(*year).map(|period| (period, false));
                }
                let near = self.letter_day.or(self.printed_day).unwrap_or(self.today);
                let begun = |year: i32| span.period(year).filter(|_| span.may_be_told(year, near));
                let period = begun(near.year()).or_else(|| begun(near.year() - 1))?;
                Some((period, self.letter_day.is_none()))
            }
        }
    }
}

impl Span {
    pub(super) fn is_of_kind(self, other: Span) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// Which one it is among those of its kind in a year.
    pub(super) fn ordinal(self) -> u32 {
        match self {
            Span::Month(ordinal) | Span::Quarter(ordinal) | Span::Week(ordinal) | Span::FirstMonths(ordinal) => ordinal,
            Span::HalfYear | Span::NineMonths | Span::Year => 0,
        }
    }

    /// The first `months` months of a year.
    pub(super) fn up_to(months: u32) -> Option<Span> {
        match months {
            3 => Some(Span::Quarter(1)),
            6 => Some(Span::HalfYear),
            9 => Some(Span::NineMonths),
            12 => Some(Span::Year),
            2..=11 => Some(Span::FirstMonths(months)),
            _ => None,
        }
    }

    /// Whether a letter of `day` may tell results of the span. "Cả năm", "9 tháng" and "6 tháng" are said when they are nearly
    /// over.
    pub(super) fn may_be_told(self, year: i32, day: NaiveDate) -> bool {
        let first = match self {
            Span::Year => NaiveDate::from_ymd_opt(year, 11, 1),
            Span::NineMonths => NaiveDate::from_ymd_opt(year, 9, 1),
            Span::HalfYear => NaiveDate::from_ymd_opt(year, 6, 1),
            Span::FirstMonths(months) => NaiveDate::from_ymd_opt(year, months, 1),
            span => span.period(year).map(|period| period.start()),
        };
        first.is_some_and(|first| first <= day)
    }

    pub fn period(self, year: i32) -> Option<Period> {
        match self {
            Span::Month(month) => Period::month(year, month),
            Span::Quarter(quarter) => Period::quarter(year, quarter),
            Span::HalfYear => Some(Period::HalfYear { year }),
            Span::NineMonths => Some(Period::NineMonths { year }),
            Span::FirstMonths(months) => Period::first_months(year, months),
            Span::Year => Some(Period::Year { year }),
            Span::Week(week) => Some(Period::Week { year, week }),
        }
    }
}

impl PrintedPeriod {
    /// "tháng 12" beside "tháng 01/2025": of the year in which it came last before.
    pub fn with_year_beside(self, other: Option<PrintedPeriod>) -> PrintedPeriod {
        match (self, other) {
            (
                PrintedPeriod::Span { span, year: None },
                Some(PrintedPeriod::Span { span: beside, year: Some(year) }),
            ) if span.is_of_kind(beside) => {
                let year = if span.ordinal() > beside.ordinal() { year - 1 } else { year };
                PrintedPeriod::Span { span, year: Some(year) }
            }
            _ => self,
        }
    }

    /// "Tính đến ngày 31/12/2024" of the year 2024: its last day, and no period of its own.
    pub fn closes(self, named: PrintedPeriod) -> bool {
        self.day_beside(named).is_some_and(|(day, period)| day == period.end())
    }

    /// "Quý II/2025 (số liệu đến ngày 26/6/2025)": the day on which the figures of a period were taken, soon after it or in the
    /// last month of a longer one. A month up to one of its own days is a snapshot of that day.
    pub fn dates(self, named: PrintedPeriod) -> bool {
        const SOON: TimeDelta = TimeDelta::days(45);
        const LAST_MONTH: TimeDelta = TimeDelta::days(31);
        self.day_beside(named).is_some_and(|(day, period)| {
            let end = period.end();
            let long = end - period.start() > LAST_MONTH;
            day > end && day - end <= SOON || long && day <= end && end - day < LAST_MONTH
        })
    }

    /// Whether a day lies in a named month or week, and not at its end: what is published a day or two before says what the whole
    /// will be.
    pub fn is_well_within(self, named: PrintedPeriod) -> bool {
        const AT_THE_END: TimeDelta = TimeDelta::days(2);
        let short = matches!(named, PrintedPeriod::Span { span: Span::Month(_), .. });
        short
            && self
                .day_beside(named)
                .is_some_and(|(day, period)| day >= period.start() && period.end() - day > AT_THE_END)
    }

    fn day_beside(self, named: PrintedPeriod) -> Option<(NaiveDate, Period)> {
        let (PrintedPeriod::AsOf(day), PrintedPeriod::Span { span, year: Some(year) }) = (self, named) else {
            return None;
        };
        day.date().zip(span.period(year))
    }

    /// Whether this is an earlier month, quarter or week of the same year as `other`, both without a year.
    pub fn is_before_of_kind(self, other: PrintedPeriod) -> bool {
        match (self, other) {
            (PrintedPeriod::Span { span, year: None }, PrintedPeriod::Span { span: other, year: None }) => {
                span.is_of_kind(other) && span.ordinal() < other.ordinal()
            }
            _ => false,
        }
    }

    /// Whether this is an earlier month, quarter or week than `other`; a year that one of them leaves out is that of both.
    pub fn precedes(self, other: PrintedPeriod) -> bool {
        let (PrintedPeriod::Span { span, year }, PrintedPeriod::Span { span: later, year: of }) = (self, other) else {
            return false;
        };
        let years = year.or(of).zip(of.or(year));
        let earlier_year = years.is_some_and(|(year, of)| year < of);
        let same_year = years.is_none_or(|(year, of)| year == of);
        span.is_of_kind(later) && (earlier_year || same_year && span.ordinal() < later.ordinal())
    }

    /// Whether two names for one period cannot both be right.
    pub fn contradicts(self, other: PrintedPeriod) -> bool {
        match (self, other) {
            (PrintedPeriod::Span { span, year }, PrintedPeriod::Span { span: other, year: other_year }) => {
                let same_kind = std::mem::discriminant(&span) == std::mem::discriminant(&other);
                same_kind && (span != other || year.zip(other_year).is_some_and(|(year, other)| year != other))
            }
            _ => false,
        }
    }
}
