//! The periods that figures belong to.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A reporting period. A year figure is cumulative, not a mean of its months, so periods never stand in for one
/// another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// Month 1–12.
    Month {
        year: i32,
        month: u32,
    },
    /// Quarter 1–4.
    Quarter {
        year: i32,
        quarter: u32,
    },
    /// 6 tháng đầu năm.
    HalfYear {
        year: i32,
    },
    /// 9 tháng đầu năm.
    NineMonths {
        year: i32,
    },
    /// The first 2, 4, 5, 7, 8, 10 or 11 months of a year, cumulative; the other counts have periods of their own.
    FirstMonths {
        year: i32,
        months: u32,
    },
    Year {
        year: i32,
    },
    /// ISO week 1–53.
    Week {
        year: i32,
        week: u32,
    },
    /// Tính đến ngày: a snapshot.
    AsOf {
        date: NaiveDate,
    },
}

impl Period {
    pub fn month(year: i32, month: u32) -> Option<Period> {
        (1..=12).contains(&month).then_some(Period::Month { year, month })
    }

    pub fn quarter(year: i32, quarter: u32) -> Option<Period> {
        (1..=4).contains(&quarter).then_some(Period::Quarter { year, quarter })
    }

    /// The first `months` months of the year: the quarter, half-year, nine months or year where these are meant.
    pub fn first_months(year: i32, months: u32) -> Option<Period> {
        match months {
            3 => Some(Period::Quarter { year, quarter: 1 }),
            6 => Some(Period::HalfYear { year }),
            9 => Some(Period::NineMonths { year }),
            12 => Some(Period::Year { year }),
            2..=11 => Some(Period::FirstMonths { year, months }),
            _ => None,
        }
    }

    /// The month that contains `date`.
    pub fn month_of(date: NaiveDate) -> Period {
        Period::Month { year: date.year(), month: date.month() }
    }

    /// The year the period belongs to.
    pub fn year(self) -> i32 {
        match self {
            Period::Month { year, .. }
            | Period::Quarter { year, .. }
            | Period::HalfYear { year }
            | Period::NineMonths { year }
            | Period::FirstMonths { year, .. }
            | Period::Year { year }
            | Period::Week { year, .. } => year,
            Period::AsOf { date } => date.year(),
        }
    }

    /// First day of the period (Asia/Ho_Chi_Minh calendar); a snapshot counts from the first of its month.
    pub fn start(self) -> NaiveDate {
        match self {
            Period::Month { year, month } => first_of(year, month),
            Period::Quarter { year, quarter } => first_of(year, quarter * 3 - 2),
            Period::HalfYear { year }
            | Period::NineMonths { year }
            | Period::FirstMonths { year, .. }
            | Period::Year { year } => first_of(year, 1),
            Period::Week { year, week } => {
                NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon).unwrap_or_else(|| first_of(year, 1))
            }
            Period::AsOf { date } => date.with_day(1).unwrap_or(date),
        }
    }

    /// Last day of the period.
    pub fn end(self) -> NaiveDate {
        match self {
            Period::Month { year, month } => last_of(year, month),
            Period::Quarter { year, quarter } => last_of(year, quarter * 3),
            Period::HalfYear { year } => last_of(year, 6),
            Period::NineMonths { year } => last_of(year, 9),
            Period::FirstMonths { year, months } => last_of(year, months),
            Period::Year { year } => last_of(year, 12),
            Period::Week { .. } => self.start() + Days::new(6),
            Period::AsOf { date } => date,
        }
    }

    /// The period of the same kind just before; a snapshot has none.
    pub fn previous(self) -> Option<Period> {
        Some(match self {
            Period::Month { year, month: 1 } => Period::Month { year: year - 1, month: 12 },
            Period::Month { year, month } => Period::Month { year, month: month - 1 },
            Period::Quarter { year, quarter: 1 } => Period::Quarter { year: year - 1, quarter: 4 },
            Period::Quarter { year, quarter } => Period::Quarter { year, quarter: quarter - 1 },
            Period::HalfYear { year } => Period::HalfYear { year: year - 1 },
            Period::NineMonths { year } => Period::NineMonths { year: year - 1 },
            Period::FirstMonths { year, months } => Period::FirstMonths { year: year - 1, months },
            Period::Year { year } => Period::Year { year: year - 1 },
            Period::Week { .. } => {
                let monday = self.start() - Days::new(7);
                let iso = monday.iso_week();
                Period::Week { year: iso.year(), week: iso.week() }
            }
            Period::AsOf { .. } => return None,
        })
    }

    /// The same period one year earlier (cùng kỳ); a snapshot has none.
    pub fn same_last_year(self) -> Option<Period> {
        Some(match self {
            Period::Month { year, month } => Period::Month { year: year - 1, month },
            Period::Quarter { year, quarter } => Period::Quarter { year: year - 1, quarter },
            Period::HalfYear { year } => Period::HalfYear { year: year - 1 },
            Period::NineMonths { year } => Period::NineMonths { year: year - 1 },
            Period::FirstMonths { year, months } => Period::FirstMonths { year: year - 1, months },
            Period::Year { year } => Period::Year { year: year - 1 },
            Period::Week { year, week } => Period::Week { year: year - 1, week },
            Period::AsOf { .. } => return None,
        })
    }

    /// Reads the code that [`fmt::Display`] writes: `2024-12`, `2024-Q4`, `2024-H1`, `2024-9M`, `2024-11M`, `2024`,
    /// `2024-W03`, `2024-10-28`.
    pub fn from_code(code: &str) -> Option<Period> {
        if let Ok(date) = NaiveDate::parse_from_str(code, "%Y-%m-%d") {
            return Some(Period::AsOf { date });
        }
        let (year, rest) = code.split_once('-').map_or((code, None), |(year, rest)| (year, Some(rest)));
        let year: i32 = year.parse().ok().filter(|y| (1900..=9999).contains(y))?;
        match rest {
            None => Some(Period::Year { year }),
            Some("H1") => Some(Period::HalfYear { year }),
            Some("9M") => Some(Period::NineMonths { year }),
            Some(rest) => {
                if let Some(months) = rest.strip_suffix('M') {
                    let months =
                        months.parse().ok().filter(|months: &u32| months.to_string().len() + 1 == rest.len())?;
                    Period::first_months(year, months).filter(|period| matches!(period, Period::FirstMonths { .. }))
                } else if let Some(quarter) = rest.strip_prefix('Q') {
                    Period::quarter(year, quarter.parse().ok()?)
                } else if let Some(week) = rest.strip_prefix('W') {
                    let week = week.parse().ok().filter(|w| (1..=53).contains(w))?;
                    Some(Period::Week { year, week })
                } else {
                    Period::month(year, rest.parse().ok()?)
                }
            }
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Month { year, month } => write!(f, "{year}-{month:02}"),
            Period::Quarter { year, quarter } => write!(f, "{year}-Q{quarter}"),
            Period::HalfYear { year } => write!(f, "{year}-H1"),
            Period::NineMonths { year } => write!(f, "{year}-9M"),
            Period::FirstMonths { year, months } => write!(f, "{year}-{months}M"),
            Period::Year { year } => write!(f, "{year}"),
            Period::Week { year, week } => write!(f, "{year}-W{week:02}"),
            Period::AsOf { date } => write!(f, "{date}"),
        }
    }
}

impl From<Period> for String {
    fn from(period: Period) -> String {
        period.to_string()
    }
}

impl TryFrom<String> for Period {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        Period::from_code(&code).ok_or_else(|| format!("not a period code: {code}"))
    }
}

fn first_of(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MIN)
}

fn last_of(year: i32, month: u32) -> NaiveDate {
    let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    first_of(next_year, next_month).pred_opt().unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        for code in
            ["2024-12", "2024-Q4", "2024-H1", "2024-9M", "2024-2M", "2024-11M", "2024", "2024-W03", "2024-10-28"]
        {
            assert_eq!(Period::from_code(code).map(|p| p.to_string()).as_deref(), Some(code));
        }
        for wrong in [
            "2024-13",
            "2024-Q5",
            "24",
            "",
            "2024-W54",
            "tháng 12",
            "2024-",
            "2024-6M",
            "2024-02M",
            "2024-12M",
            "2024-1M",
        ] {
            assert_eq!(Period::from_code(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_previous_period_crosses_the_year() {
        let january = Period::Month { year: 2025, month: 1 };
        assert_eq!(january.previous(), Some(Period::Month { year: 2024, month: 12 }));
        assert_eq!(january.end().to_string(), "2025-01-31");
        assert_eq!(Period::Week { year: 2025, week: 1 }.previous(), Some(Period::Week { year: 2024, week: 52 }));
    }
}
