//! Stretches and what counts from today: "3 tháng gần đây", "từ tháng 9 đến tháng 12", "tháng trước".

use super::Reader;
use super::plausible_year;
use super::with_year;
use super::{FoundPeriod, Here};
use crate::domain::period::Period;
use crate::question::asked::{PeriodAsked, Relative};
use crate::question::matching::Item;
use crate::question::vocabulary::Concept;
use chrono::Datelike;

impl Reader<'_> {
    /// "3 tháng gần đây", "2 tháng đầu năm".
    pub(super) fn span_of_months(&self, at: usize, count: u32) -> Option<Here> {
        // "tối đa 18 tháng rồi": the number is what somebody got, and the month stands behind it.
        if at > 0 && self.is(at - 1, Concept::Max) {
            return None;
        }
        // "hai tháng vừa qua" is no single month.
        let newest = self.is(at + 1, Concept::PrevMonth)
            || self.is(at + 1, Concept::Latest) && self.starts_with(at + 1, "thang");
        if newest && (2..=36).contains(&count) {
            return Some(Here::Asked(PeriodAsked::Last { count }, at + 2));
        }
        // "ba quý vừa rồi": as months, since a series is one of months.
        if self.is(at + 1, Concept::PrevQuarter) && (2..=12).contains(&count) {
            let now = Period::Quarter { year: self.today.year(), quarter: self.today.month().div_ceil(3) };
            let last = now.previous()?;
            let first = (1..count).try_fold(last, |quarter, _| quarter.previous())?;
            let (from, to) = (Period::month_of(first.start()), Period::month_of(last.end()));
            return Some(Here::Asked(PeriodAsked::Range { from, to }, at + 2));
        }
        // "3 tháng nay".
        if self.is(at + 1, Concept::ThisMonth) && (2..=36).contains(&count) {
            return Some(Here::Asked(PeriodAsked::Last { count }, at + 2));
        }
        if !self.is(at + 1, Concept::Month) || !(1..=36).contains(&count) {
            return None;
        }
        if count == 12 {
            // "cả 12 tháng 2024".
            if let (Some(year), end) = self.year_after(at + 2) {
                let (from, to) = (Period::Month { year, month: 1 }, Period::Month { year, month: 12 });
                return Some(Here::Asked(PeriodAsked::Range { from, to }, end));
            }
            return Some(Here::Asked(PeriodAsked::Last { count }, self.end_of_span(at + 2)));
        }
        // "lũy kế 11 tháng", "11 tháng năm 2025": the months in one figure, as letters announce them.
        let (year, end) = self.year_after(at + 2);
        let summed = at > 0 && self.is(at - 1, Concept::Cumulative);
        let of_a_year = self.is(at + 2, Concept::Year) && year.is_some();
        if (summed || of_a_year)
            && let Some(period) = Period::first_months(year.unwrap_or(self.closed_year()), count)
        {
            return Some(Here::Asked(PeriodAsked::In { period, year_said: year.is_some() }, end));
        }
        let after = self.items.get(at + 2)?;
        if after.is(Concept::Recent) || after.is(Concept::Latest) || after.is(Concept::PrevPeriod) {
            return Some(Here::Asked(PeriodAsked::Last { count }, at + 3));
        }
        if after.is(Concept::YearEnd) && (2..12).contains(&count) {
            return Some(self.end_of_year(at + 3, 13 - count));
        }
        if after.is(Concept::YearStart) && count <= 12 {
            let (year, end) = self.year_after(at + 3);
            let year = year.unwrap_or(self.closed_year());
            let asked = match count {
                3 => PeriodAsked::In { period: Period::Quarter { year, quarter: 1 }, year_said: true },
                _ => PeriodAsked::Range {
                    from: Period::Month { year, month: 1 },
                    to: Period::Month { year, month: count },
                },
            };
            return Some(Here::Asked(asked, end));
        }
        None
    }

    /// "12 tháng qua", "12 tháng".
    fn end_of_span(&self, at: usize) -> usize {
        let said = [Concept::Recent, Concept::Latest, Concept::PrevPeriod].into_iter().any(|word| self.is(at, word));
        if said { at + 1 } else { at }
    }

    /// "6 tháng cuối năm": months of the year that closed last, unless a year is said.
    pub(super) fn end_of_year(&self, next: usize, first_month: u32) -> Here {
        let (year, next) = self.year_after(next);
        let year = year.unwrap_or(self.closed_year());
        let from = Period::Month { year, month: first_month };
        Here::Asked(PeriodAsked::Range { from, to: Period::Month { year, month: 12 } }, next)
    }

    pub(super) fn year_start(&self, next: usize) -> Here {
        let (year, next) = match self.items.get(next).and_then(Item::whole).and_then(plausible_year) {
            Some(year) => (Some(year), next + 1),
            None => (None, next),
        };
        // "đầu năm 2024", said of a year that is over: its first quarter. "từ đầu năm 2024" begins a stretch.
        let begins = next.checked_sub(2).is_some_and(|at| self.starts_with(at, "dau"));
        if let Some(year) = year.filter(|year| begins && *year < self.today.year() && !self.is(next, Concept::To)) {
            return Here::Asked(
                PeriodAsked::In { period: Period::Quarter { year, quarter: 1 }, year_said: true },
                next,
            );
        }
        let year = year.unwrap_or(self.closed_year());
        let month = if year == self.today.year() { self.today.month().saturating_sub(1).max(1) } else { 12 };
        let from = Period::Month { year, month: 1 };
        Here::Asked(PeriodAsked::Range { from, to: Period::Month { year, month } }, next)
    }

    /// "cuối năm", "cuối năm 2024": December, of the year that closed last unless one is said.
    pub(super) fn year_over(&self, at: usize) -> Option<Here> {
        // "quý cuối năm", "xã cuối năm": the last of something else.
        let alone = at.checked_sub(1).and_then(|before| self.items.get(before)).is_none_or(|before| {
            !before.concepts().any(|c| matches!(c, Concept::Quarter | Concept::Month | Concept::Own | Concept::Bottom))
        });
        let (year, next) = self.year_after(at + 1);
        let year = year.unwrap_or(self.closed_year());
        let period = Period::Month { year, month: 12 };
        alone.then_some(Here::Asked(PeriodAsked::In { period, year_said: true }, next))
    }

    /// "nửa đầu với nửa cuối năm 2024": the year's word stands with the second half alone.
    pub(super) fn first_of_halves(&self, at: usize) -> Option<Here> {
        let token = self.items.get(at)?.first;
        let word = |at: usize| self.tokens.get(at).map(|token| token.folded.as_str());
        let joined = matches!(word(token + 2), Some("voi" | "va" | "hay" | "hoac" | "so" | "," | "-" | "vs"));
        if word(token + 1) != Some("dau") || !joined {
            return None;
        }
        let next = self.items.iter().position(|item| item.first == token + 2)?;
        let second = (next + 1..next + 4).find(|at| self.is(*at, Concept::SecondHalf))?;
        let (year, _) = self.year_after(second + 1);
        let year = year.unwrap_or(self.closed_year());
        Some(Here::Asked(PeriodAsked::In { period: Period::HalfYear { year }, year_said: true }, next))
    }

    /// In January "this year" has no figure yet, so the year just closed is meant.
    pub(super) fn closed_year(&self) -> i32 {
        if self.today.month() == 1 { self.today.year() - 1 } else { self.today.year() }
    }

    pub(super) fn of_year(&self, next: usize, period: impl Fn(i32) -> Period) -> Here {
        let (year, next) = self.year_after(next);
        match year {
            Some(year) => Here::Asked(PeriodAsked::In { period: period(year), year_said: true }, next),
            None => {
                let this = period(self.today.year());
                let closed = if this.end() <= self.today { this } else { period(self.today.year() - 1) };
                Here::Asked(PeriodAsked::In { period: closed, year_said: false }, next)
            }
        }
    }

    pub(super) fn relative(&self, at: usize, word: Relative) -> Here {
        let today = self.today;
        let month = Period::month_of(today);
        let quarter = Period::Quarter { year: today.year(), quarter: today.month().div_ceil(3) };
        let period = match word {
            Relative::ThisMonth => month,
            Relative::PrevMonth => month.previous().unwrap_or(month),
            Relative::ThisQuarter => quarter,
            Relative::PrevQuarter => quarter.previous().unwrap_or(quarter),
            Relative::ThisYear => Period::Year { year: today.year() },
            Relative::PrevYear => Period::Year { year: today.year() - 1 },
        };
        Here::Asked(PeriodAsked::Relative { word, period }, at + 1)
    }

    /// The period after `this`; nothing can be stored for it yet.
    pub(super) fn next_of(&self, next: usize, this: Period) -> Here {
        let after = match this {
            Period::Month { year, month: 12 } => Period::Month { year: year + 1, month: 1 },
            Period::Month { year, month } => Period::Month { year, month: month + 1 },
            Period::Quarter { year, quarter: 4 } => Period::Quarter { year: year + 1, quarter: 1 },
            Period::Quarter { year, quarter } => Period::Quarter { year, quarter: quarter + 1 },
            other => Period::Year { year: other.year() + 1 },
        };
        Here::Asked(PeriodAsked::In { period: after, year_said: true }, next)
    }

    /// "tháng 10, 11 và 12", "quý 3 4": the numbers behind the first, said without the word of the period.
    pub(super) fn further_numbers(&self, asked: &PeriodAsked, end: usize) -> Vec<FoundPeriod> {
        let PeriodAsked::In { period, year_said: false } = asked else { return Vec::new() };
        let (mut last, most) = match period {
            Period::Month { month, .. } => (*month, 12),
            Period::Quarter { quarter, .. } => (*quarter, 4),
            _ => return Vec::new(),
        };
        let mut further = Vec::new();
        let mut at = end;
        loop {
            let joined = self.sign(at, ",") || matches!(self.text(at), Some("va" | "voi" | "cung" | "roi"));
            let first = if joined { at + 1 } else { at };
            let number = self.items.get(first).and_then(Item::whole).filter(|number| *number > last && *number <= most);
            let Some(number) = number.filter(|number| joined || *number == last + 1) else { break };
            let next = self.items.get(first + 1);
            let measures = |item: &Item| {
                let unit =
                    item.concepts().any(|concept| matches!(concept, Concept::Points | Concept::Rate | Concept::Top));
                let kind =
                    matches!(self.text(first + 1), Some("xa" | "phong" | "phuong" | "huyen" | "nhom" | "bac" | "hang"));
                unit || kind
                    || item.concepts().any(|concept| matches!(concept, Concept::AllUnits | Concept::AllCommunes))
            };
            if next.is_some_and(measures) || self.sign(first + 1, "/") || self.sign(first + 1, "%") {
                break;
            }
            let (year, end) = self.year_after(first + 1);
            let period = match period {
                Period::Month { .. } => Period::Month { year: period.year(), month: number },
                _ => Period::Quarter { year: period.year(), quarter: number },
            };
            let period = year.map_or(period, |year| with_year(period, year));
            let asked = PeriodAsked::In { period, year_said: year.is_some() };
            further.push(FoundPeriod { asked, first, end });
            (last, at) = (number, end);
        }
        further
    }

    /// "từ tháng 9 đến tháng 12", "tháng 9 - 12", "tháng 9 đến nay".
    pub(super) fn range_from(&self, first: usize, asked: PeriodAsked, end: usize) -> (PeriodAsked, usize) {
        let PeriodAsked::In { period: from, year_said } = asked else { return (asked, end) };
        // "tháng 9 đến giờ", "từ tháng 9 đến nay".
        let until_now = self.is(end, Concept::Latest) && (self.starts_with(end, "den") || self.starts_with(end, "toi"));
        if until_now && matches!(from, Period::Month { .. }) {
            let to = Period::month_of(self.today).previous().unwrap_or(from);
            if from.start() < to.start() {
                return (PeriodAsked::Range { from, to }, end + 1);
            }
        }
        let joined = self.is(end, Concept::To) || self.sign(end, "-") || self.sign(end, ">");
        if !joined {
            return (asked, end);
        }
        let ranged = match (self.at(end + 1), from) {
            (Some(Here::Asked(PeriodAsked::In { period: to, year_said: to_said }, next)), _) => {
                // "tháng 9 đến tháng 12/2024": the year said last holds for both.
                let from = if to_said && !year_said { with_year(from, to.year()) } else { from };
                // "từ quý 1 đến quý 4", said in January: the bare beginning belongs to the year of the end.
                let crossed = !year_said && from.start() > to.start();
                let from = if crossed { with_year(from, to.year()) } else { from };
                Some((from, to, next))
            }
            (Some(Here::Asked(PeriodAsked::Latest, next)), Period::Month { .. }) => {
                Period::month_of(self.today).previous().map(|to| (from, to, next))
            }
            (None, Period::Month { year, .. }) => match self.items.get(end + 1).and_then(Item::whole) {
                Some(month @ 1..=12) => {
                    let (said, next) = self.year_after(end + 2);
                    let from = said.map_or(from, |year| with_year(from, year));
                    Some((from, Period::Month { year: said.unwrap_or(year), month }, next))
                }
                _ => None,
            },
            _ => None,
        };
        match ranged {
            Some((from, to, next)) if from.start() < to.start() && same_kind(from, to) && first < next => {
                (PeriodAsked::Range { from, to }, next)
            }
            _ => (asked, end),
        }
    }
}

fn same_kind(from: Period, to: Period) -> bool {
    std::mem::discriminant(&from) == std::mem::discriminant(&to)
}
