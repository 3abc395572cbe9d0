//! One period of the calendar: a month, a quarter, a week, a year, a day, with the year said or filled in.

use super::Here;
use super::Reader;
use super::plausible_year;
use crate::domain::period::Period;
use crate::question::asked::PeriodAsked;
use crate::question::fold::words;
use crate::question::matching::Item;
use crate::question::vocabulary::Concept;
use chrono::{Datelike, NaiveDate, Weekday};

impl Reader<'_> {
    /// "tháng giêng", "tháng chạp tây": the first and the last month, unless it is said that they are those of the moon.
    pub(super) fn first_or_last_month(&self, at: usize) -> Option<Here> {
        let last = self.items.get(at).and_then(|item| self.tokens.get(item.end.checked_sub(1)?))?;
        let month = match last.folded.as_str() {
            "gieng" => 1,
            "chap" => 12,
            _ => return None,
        };
        let mut next = at + 1;
        if self.text(next) == Some("am") || self.starts_with(next, "am") && self.length(next) == 2 {
            return Some(Here::Unpublished(next + 1));
        }
        if matches!(self.text(next), Some("tay" | "duong")) {
            next += 1;
        }
        self.numbered_month(month, next)
    }

    /// "tháng" + 12, mười hai, 12/2024, 12 năm 2024, 12 năm ngoái.
    pub(super) fn month(&self, at: usize) -> Option<Here> {
        let (month, next) = match self.count_at(at) {
            Some(month) => (month, at + 1),
            // "tháng năm" is May unless a year follows.
            None if self.is(at, Concept::Year) && self.items.get(at + 1).is_none_or(|item| item.whole().is_none()) => {
                (5, at + 1)
            }
            // "tháng cuối năm".
            None if self.is(at, Concept::YearEnd) => (12, at + 1),
            None => return None,
        };
        if month > 99 {
            return None;
        }
        self.numbered_month(month, next)
    }

    /// The month of this number, whose year may stand at `next`.
    fn numbered_month(&self, month: u32, next: usize) -> Option<Here> {
        if self.text(next) == Some("nay")
            && month <= self.today.month() + 2
            && Period::month(self.today.year(), month).is_some()
        {
            let period = Period::Month { year: self.today.year(), month };
            return Some(Here::Asked(PeriodAsked::In { period, year_said: true }, next + 1));
        }
        if let Some((period, end)) = self.coming(month, next) {
            return Some(Here::Asked(PeriodAsked::In { period, year_said: true }, end));
        }
        let (year, next) = self.year_after(next);
        Some(match (Period::month(self.today.year(), month), year) {
            (None, _) => Here::Impossible(next),
            (Some(_), Some(year)) => {
                Here::Asked(PeriodAsked::In { period: Period::Month { year, month }, year_said: true }, next)
            }
            (Some(period), None) => Here::Asked(self.most_recent(period), next),
        })
    }

    /// "tháng 3 tới", "tháng 3 sắp tới": a month that is still to come; "tháng 3 tới tháng 6" and a bare "toi" are not.
    fn coming(&self, month: u32, at: usize) -> Option<(Period, usize)> {
        let at = if self.text(at) == Some("sap") { at + 1 } else { at };
        let item = self.items.get(at)?;
        let last = self.tokens.get(item.end.checked_sub(1)?)?;
        let says = last.folded == "toi" && words("tới").first().is_some_and(|(_, marks)| *marks == last.marks());
        let goes_on = self.at(at + 1).is_some() || self.items.get(at + 1).is_some_and(|item| item.whole().is_some());
        let year = if month > self.today.month() { self.today.year() } else { self.today.year() + 1 };
        Period::month(year, month).filter(|_| says && !goes_on).map(|period| (period, at + 1))
    }

    pub(super) fn quarter(&self, at: usize) -> Option<Here> {
        // "quý năm năm ngoái": there are four.
        let year_behind = self.is(at + 1, Concept::PrevYear)
            || self.is(at + 1, Concept::Year) && self.items.get(at + 2).and_then(Item::whole).is_some();
        if self.text(at) == Some("nam") && year_behind {
            return Some(Here::Impossible(at + 2));
        }
        // "quý cuối năm".
        let last = self.is(at, Concept::YearEnd).then_some(4);
        let quarter = last.or_else(|| self.count_at(at)).or_else(|| self.roman(at)).filter(|quarter| *quarter < 100)?;
        let (year, next) = self.year_after(at + 1);
        Some(match (Period::quarter(self.today.year(), quarter), year) {
            (None, _) => Here::Impossible(next),
            (Some(_), Some(year)) => {
                Here::Asked(PeriodAsked::In { period: Period::Quarter { year, quarter }, year_said: true }, next)
            }
            // The quarter in course has no figure yet: the last one that closed.
            (Some(period), None) => Here::Asked(self.last_closed(period), next),
        })
    }

    /// "H1", "H2/2024".
    pub(super) fn half(&self, at: usize) -> Option<Here> {
        match self.count_at(at)? {
            1 => Some(self.of_year(at + 1, |year| Period::HalfYear { year })),
            2 => Some(self.end_of_year(at + 1, 7)),
            _ => None,
        }
    }

    pub(super) fn week(&self, at: usize) -> Option<Here> {
        let week = self.count_at(at).filter(|week| *week < 100)?;
        if let Some(of_month) = self.week_of_month(week, at + 1) {
            return Some(of_month);
        }
        let (year, next) = self.year_after(at + 1);
        if !(1..=53).contains(&week) {
            return Some(Here::Impossible(next));
        }
        let asked = match year {
            Some(year) => PeriodAsked::In { period: Period::Week { year, week }, year_said: true },
            None => self.most_recent(Period::Week { year: self.today.year(), week }),
        };
        Some(Here::Asked(asked, next))
    }

    /// "tuần 3 tháng 11": a week is of the month that its Thursday lies in, as it is of the year.
    fn week_of_month(&self, week: u32, at: usize) -> Option<Here> {
        let at = at + usize::from(self.text(at) == Some("cua"));
        if !self.is(at, Concept::Month) {
            return None;
        }
        let Here::Asked(PeriodAsked::In { period: Period::Month { year, month }, year_said }, next) =
            self.month(at + 1)?
        else {
            return None;
        };
        let thursday = u8::try_from(week)
            .ok()
            .and_then(|week| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Thu, week));
        Some(thursday.map_or(Here::Impossible(next), |day| {
            let iso = day.iso_week();
            let period = Period::Week { year: iso.year(), week: iso.week() };
            Here::Asked(PeriodAsked::In { period, year_said }, next)
        }))
    }

    pub(super) fn year(&self, at: usize, concept: Concept) -> Option<Here> {
        let next = at + 1;
        if let Some(number) = self.items.get(next).and_then(Item::whole) {
            if let Some(year) = plausible_year(number) {
                return Some(Here::Asked(PeriodAsked::In { period: Period::Year { year }, year_said: true }, next + 1));
            }
            if number > 99 {
                return Some(Here::Impossible(next + 1));
            }
        }
        if concept == Concept::WholeYear {
            let period = Period::Year { year: self.today.year() - 1 };
            return Some(Here::Asked(PeriodAsked::In { period, year_said: false }, next));
        }
        self.names_the_year(at).then(|| {
            let period = Period::Year { year: self.closed_year() };
            Here::Asked(PeriodAsked::In { period, year_said: false }, next)
        })
    }

    /// "TTTT năm ghi 9,2", "thanh toán trực tuyến năm của huyện": the word alone, behind what is scored and before what is
    /// neither a number nor counted.
    fn names_the_year(&self, at: usize) -> bool {
        let scored = |item: &Item| item.concepts().any(|concept| matches!(concept, Concept::Group(_)));
        let behind = at.checked_sub(1).and_then(|before| self.items.get(before)).is_some_and(scored);
        let parted =
            self.text(at + 1).is_none_or(|word| matches!(word, "cua" | "ghi" | "thi" | "in" | "luc" | "cho" | "noi"));
        behind && parted && self.text(at) == Some("nam")
    }

    /// "ngày 28/10", "ngày 28 tháng 10 năm 2024".
    pub(super) fn day(&self, at: usize) -> Option<Here> {
        let day = self.items.get(at)?.whole().filter(|day| *day < 100)?;
        let month_at = if self.sign(at + 1, "/") || self.sign(at + 1, "-") || self.is(at + 1, Concept::Month) {
            at + 2
        } else {
            return None;
        };
        let month = self.count_at(month_at).filter(|month| *month < 100)?;
        let (year, next) = self.year_after(month_at + 1);
        let date = match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day),
            None => NaiveDate::from_ymd_opt(self.today.year(), month, day)
                .filter(|date| *date <= self.today)
                .or_else(|| NaiveDate::from_ymd_opt(self.today.year() - 1, month, day)),
        };
        Some(match date {
            Some(date) => {
                Here::Asked(PeriodAsked::In { period: Period::AsOf { date }, year_said: year.is_some() }, next)
            }
            None => Here::Impossible(next),
        })
    }

    /// "12/2024", "28/10/2024", "2024".
    pub(super) fn numeric(&self, at: usize) -> Option<Here> {
        let first = self.items.get(at)?.whole()?;
        let slash = |at| self.sign(at, "/") || self.sign(at, "-") || self.sign(at, ".") || self.sign(at, ",");
        let second = self.items.get(at + 2).and_then(Item::whole).filter(|_| slash(at + 1));
        let third = self.items.get(at + 4).and_then(Item::whole).filter(|_| second.is_some() && slash(at + 3));
        match (second, third.and_then(plausible_year)) {
            (Some(month), Some(year)) => Some(match NaiveDate::from_ymd_opt(year, month, first) {
                Some(date) => Here::Asked(PeriodAsked::In { period: Period::AsOf { date }, year_said: true }, at + 5),
                None => Here::Impossible(at + 5),
            }),
            (Some(year), None) if year > 999 && first < 100 => {
                let year = plausible_year(year)?;
                Some(match Period::month(year, first) {
                    Some(period) => Here::Asked(PeriodAsked::In { period, year_said: true }, at + 3),
                    None => Here::Impossible(at + 3),
                })
            }
            (Some(month @ 1..=12), None) if (2000..2100).contains(&first) && self.sign(at + 1, "-") => {
                let period = Period::Month { year: first as i32, month };
                Some(Here::Asked(PeriodAsked::In { period, year_said: true }, at + 3))
            }
            _ if (2000..2100).contains(&first) => {
                let period = Period::Year { year: first as i32 };
                Some(Here::Asked(PeriodAsked::In { period, year_said: true }, at + 1))
            }
            _ => None,
        }
    }

    /// A year after a month or quarter: "/2024", "-2024", "năm 2024", "năm ngoái", "2024", "/24".
    pub(super) fn year_after(&self, at: usize) -> (Option<i32>, usize) {
        if let Some(item) = self.items.get(at) {
            if item.is(Concept::PrevYear) {
                return (Some(self.today.year() - 1), at + 1);
            }
            if item.is(Concept::ThisYear) {
                return (Some(self.today.year()), at + 1);
            }
            // "nửa đầu năm | ngoái": the year's word went with the half.
            if self.ends_with(at, "nam") && self.text(at) == Some("ngoai") {
                return (Some(self.today.year() - 1), at + 1);
            }
            if item.is(Concept::YearBefore) {
                return (Some(self.today.year() - 2), at + 1);
            }
            if let Some(year) = item.whole().filter(|year| (2000..2100).contains(year)) {
                return (Some(year as i32), at + 1);
            }
        }
        let joined = self.sign(at, "/") || self.sign(at, "-") || self.sign(at, ".") || self.sign(at, ",");
        let joined = joined || self.is(at, Concept::Year) || self.sign(at, "(");
        if joined && let Some(number) = self.items.get(at + 1).and_then(Item::whole) {
            let two_digits = self.sign(at, "/") || self.is(at, Concept::Year);
            let year = match number {
                2000..2100 => Some(number as i32),
                20..=50 if two_digits => Some(2000 + number as i32),
                _ => None,
            };
            if year.is_some() {
                return (year, at + 2);
            }
        }
        (None, at)
    }

    fn last_closed(&self, this_year: Period) -> PeriodAsked {
        let closed = this_year.end() <= self.today;
        let period = if closed { this_year } else { this_year.same_last_year().unwrap_or(this_year) };
        PeriodAsked::In { period, year_said: false }
    }

    /// A bare month or week: the most recent one that has begun.
    pub(super) fn most_recent(&self, this_year: Period) -> PeriodAsked {
        let begun = this_year.start() <= self.today;
        let period = if begun { this_year } else { this_year.same_last_year().unwrap_or(this_year) };
        PeriodAsked::In { period, year_said: false }
    }
}
