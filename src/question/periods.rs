//! The periods in a question: months, quarters, years, weeks, days, stretches, and what "last" means today.

use super::asked::{PeriodAsked, Relative};
use super::fold::Token;
use super::matching::{Content, Item};
use super::vocabulary::Concept;
use crate::domain::period::Period;
use chrono::{Datelike, NaiveDate};

/// A period that was read.
#[derive(Debug, Clone)]
pub struct FoundPeriod {
    pub asked: PeriodAsked,
    /// Items `first..end`.
    pub first: usize,
    pub end: usize,
}

/// All periods of a question, in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Periods {
    pub found: Vec<FoundPeriod>,
    /// A month 13, a quarter 5, a day that does not exist.
    pub impossible: bool,
    /// Something like "6 tháng cuối năm" or "tháng chạp", which no figure is published for.
    pub unpublished: bool,
}

struct Reader<'a> {
    items: &'a [Item],
    tokens: &'a [Token],
    today: NaiveDate,
}

/// What a place in the text says about periods.
enum Here {
    Asked(PeriodAsked, usize),
    Impossible(usize),
    Unpublished(usize),
}

pub fn read(items: &[Item], tokens: &[Token], today: NaiveDate) -> Periods {
    let reader = Reader { items, tokens, today };
    let mut periods = Periods::default();
    let mut at = 0;
    while at < items.len() {
        let first = at;
        match reader.at(at) {
            Some(Here::Asked(asked, end)) => {
                let (asked, end) = reader.range_from(first, asked, end);
                periods.found.push(FoundPeriod { asked, first, end });
                at = end.max(first + 1);
            }
            Some(Here::Impossible(end)) => {
                periods.impossible = true;
                at = end.max(first + 1);
            }
            Some(Here::Unpublished(end)) => {
                periods.unpublished = true;
                at = end.max(first + 1);
            }
            None => at += 1,
        }
    }
    lend_year(&mut periods.found);
    join_list(&mut periods.found);
    periods
}

/// "năm 2024 tháng 12", "tháng 11 và tháng 12 năm 2024": a year said once holds for the bare months beside it.
fn lend_year(found: &mut Vec<FoundPeriod>) {
    let said: Vec<i32> = found
        .iter()
        .filter_map(|found| match found.asked {
            PeriodAsked::In { period, year_said: true } => Some(period.year()),
            _ => None,
        })
        .collect();
    let [year] = said[..] else { return };
    let mut lent = false;
    for found in found.iter_mut() {
        if let PeriodAsked::In { period, year_said: year_said @ false } = &mut found.asked {
            *period = with_year(*period, year);
            *year_said = true;
            lent = true;
        }
    }
    let year_alone = |found: &FoundPeriod| matches!(found.asked, PeriodAsked::In { period: Period::Year { .. }, .. });
    if lent && let Some(at) = found.iter().position(year_alone) {
        found.remove(at);
    }
}

/// "t10, t11, t12": three or more months on end are one stretch.
fn join_list(found: &mut Vec<FoundPeriod>) {
    let months: Vec<Period> = found
        .iter()
        .filter_map(|found| match found.asked {
            PeriodAsked::In { period: period @ Period::Month { .. }, .. } => Some(period),
            _ => None,
        })
        .collect();
    let on_end = months.windows(2).all(|pair| pair[1].previous() == Some(pair[0]));
    if let [from, .., to] = months[..]
        && months.len() >= 3
        && months.len() == found.len()
        && on_end
        && let (Some(first), Some(last)) = (found.first(), found.last())
    {
        *found = vec![FoundPeriod { asked: PeriodAsked::Range { from, to }, first: first.first, end: last.end }];
    }
}

fn with_year(period: Period, year: i32) -> Period {
    match period {
        Period::Month { month, .. } => Period::Month { year, month },
        Period::Quarter { quarter, .. } => Period::Quarter { year, quarter },
        Period::HalfYear { .. } => Period::HalfYear { year },
        Period::NineMonths { .. } => Period::NineMonths { year },
        Period::Week { week, .. } => Period::Week { year, week },
        other => other,
    }
}

impl Reader<'_> {
    fn at(&self, at: usize) -> Option<Here> {
        let item = self.items.get(at)?;
        if let Some(count) = self.count_at(at) {
            if let Some(here) = self.span_of_months(at, count) {
                return Some(here);
            }
            return self.numeric(at);
        }
        for concept in item.concepts() {
            if let Some(here) = self.phrase(at, concept) {
                return Some(here);
            }
        }
        match self.text(at)? {
            "t" | "th" | "thg" if self.glued_number(at + 1) => self.month(at + 1),
            "q" if self.glued_number(at + 1) || self.roman(at + 1).is_some() => self.quarter(at + 1),
            _ => None,
        }
    }

    fn phrase(&self, at: usize, concept: Concept) -> Option<Here> {
        let next = at + 1;
        Some(match concept {
            Concept::Month => return self.month(next),
            Concept::Quarter => return self.quarter(next),
            Concept::Week => return self.week(next),
            Concept::Year | Concept::WholeYear => return self.year(at, concept),
            Concept::Day => return self.day(next),
            Concept::HalfYear | Concept::NineMonths if self.recent(at + 1) && self.length(at) == 2 => {
                let count = if concept == Concept::HalfYear { 6 } else { 9 };
                Here::Asked(PeriodAsked::Last { count }, at + 2)
            }
            Concept::HalfYear => self.of_year(next, |year| Period::HalfYear { year }),
            Concept::NineMonths => self.of_year(next, |year| Period::NineMonths { year }),
            Concept::SecondHalf | Concept::Lunar => Here::Unpublished(next),
            Concept::ThisMonth => self.relative(at, Relative::ThisMonth),
            Concept::PrevMonth => self.relative(at, Relative::PrevMonth),
            Concept::ThisQuarter => self.relative(at, Relative::ThisQuarter),
            Concept::PrevQuarter => self.relative(at, Relative::PrevQuarter),
            Concept::ThisYear => self.relative(at, Relative::ThisYear),
            Concept::PrevYear => self.relative(at, Relative::PrevYear),
            Concept::YearBefore => {
                let period = Period::Year { year: self.today.year() - 2 };
                Here::Asked(PeriodAsked::In { period, year_said: true }, next)
            }
            Concept::NextMonth => self.next_of(next, Period::month_of(self.today)),
            Concept::NextQuarter => {
                let quarter = self.today.month().div_ceil(3);
                self.next_of(next, Period::Quarter { year: self.today.year(), quarter })
            }
            Concept::NextYear => self.next_of(next, Period::Year { year: self.today.year() }),
            Concept::To => return self.day(next),
            Concept::ThisWeek | Concept::PrevWeek => {
                let iso = self.today.iso_week();
                let this = Period::Week { year: iso.year(), week: iso.week() };
                let period = if concept == Concept::ThisWeek { this } else { this.previous().unwrap_or(this) };
                Here::Asked(PeriodAsked::In { period, year_said: true }, next)
            }
            Concept::Latest | Concept::Today => Here::Asked(PeriodAsked::Latest, next),
            Concept::YearStart => return Some(self.year_start(next)),
            _ => return None,
        })
    }

    /// The period after `this`; nothing can be stored for it yet.
    fn next_of(&self, next: usize, this: Period) -> Here {
        let after = match this {
            Period::Month { year, month: 12 } => Period::Month { year: year + 1, month: 1 },
            Period::Month { year, month } => Period::Month { year, month: month + 1 },
            Period::Quarter { year, quarter: 4 } => Period::Quarter { year: year + 1, quarter: 1 },
            Period::Quarter { year, quarter } => Period::Quarter { year, quarter: quarter + 1 },
            other => Period::Year { year: other.year() + 1 },
        };
        Here::Asked(PeriodAsked::In { period: after, year_said: true }, next)
    }

    /// "tháng" + 12, mười hai, 12/2024, 12 năm 2024, 12 năm ngoái.
    fn month(&self, at: usize) -> Option<Here> {
        let (month, next) = match self.count_at(at) {
            Some(month) => (month, at + 1),
            // "tháng năm" is May unless a year follows.
            None if self.is(at, Concept::Year) && self.items.get(at + 1).is_none_or(|item| item.whole().is_none()) => {
                (5, at + 1)
            }
            None => return None,
        };
        if month > 99 {
            return None;
        }
        if self.text(next) == Some("nay")
            && month <= self.today.month() + 2
            && Period::month(self.today.year(), month).is_some()
        {
            let period = Period::Month { year: self.today.year(), month };
            return Some(Here::Asked(PeriodAsked::In { period, year_said: true }, next + 1));
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

    fn quarter(&self, at: usize) -> Option<Here> {
        let quarter = self.count_at(at).or_else(|| self.roman(at)).filter(|quarter| *quarter < 100)?;
        let (year, next) = self.year_after(at + 1);
        Some(match (Period::quarter(self.today.year(), quarter), year) {
            (None, _) => Here::Impossible(next),
            (Some(_), Some(year)) => {
                Here::Asked(PeriodAsked::In { period: Period::Quarter { year, quarter }, year_said: true }, next)
            }
            (Some(period), None) => Here::Asked(self.most_recent(period), next),
        })
    }

    fn week(&self, at: usize) -> Option<Here> {
        let week = self.count_at(at).filter(|week| *week < 100)?;
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

    fn year(&self, at: usize, concept: Concept) -> Option<Here> {
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
        None
    }

    /// "ngày 28/10", "ngày 28 tháng 10 năm 2024".
    fn day(&self, at: usize) -> Option<Here> {
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
    fn numeric(&self, at: usize) -> Option<Here> {
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

    /// "3 tháng gần đây", "2 tháng đầu năm".
    fn span_of_months(&self, at: usize, count: u32) -> Option<Here> {
        // "hai tháng vừa qua" is no single month.
        let newest = self.is(at + 1, Concept::PrevMonth)
            || self.is(at + 1, Concept::Latest) && self.starts_with(at + 1, "thang");
        if newest && (2..=36).contains(&count) {
            return Some(Here::Asked(PeriodAsked::Last { count }, at + 2));
        }
        if !self.is(at + 1, Concept::Month) || !(1..=36).contains(&count) {
            return None;
        }
        let after = self.items.get(at + 2)?;
        if after.is(Concept::Recent) || after.is(Concept::Latest) || after.is(Concept::PrevPeriod) {
            return Some(Here::Asked(PeriodAsked::Last { count }, at + 3));
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

    fn year_start(&self, next: usize) -> Here {
        let (year, next) = match self.items.get(next).and_then(Item::whole).and_then(plausible_year) {
            Some(year) => (Some(year), next + 1),
            None => (None, next),
        };
        let year = year.unwrap_or(self.closed_year());
        let month = if year == self.today.year() { self.today.month().saturating_sub(1).max(1) } else { 12 };
        let from = Period::Month { year, month: 1 };
        Here::Asked(PeriodAsked::Range { from, to: Period::Month { year, month } }, next)
    }

    /// In January "this year" has no figure yet, so the year just closed is meant.
    fn closed_year(&self) -> i32 {
        if self.today.month() == 1 { self.today.year() - 1 } else { self.today.year() }
    }

    fn of_year(&self, next: usize, period: impl Fn(i32) -> Period) -> Here {
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

    fn relative(&self, at: usize, word: Relative) -> Here {
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

    /// A bare month, quarter or week: the most recent one that has begun.
    fn most_recent(&self, this_year: Period) -> PeriodAsked {
        let begun = this_year.start() <= self.today;
        let period = if begun { this_year } else { this_year.same_last_year().unwrap_or(this_year) };
        PeriodAsked::In { period, year_said: false }
    }

    /// A year after a month or quarter: "/2024", "-2024", "năm 2024", "năm ngoái", "2024", "/24".
    fn year_after(&self, at: usize) -> (Option<i32>, usize) {
        if let Some(item) = self.items.get(at) {
            if item.is(Concept::PrevYear) {
                return (Some(self.today.year() - 1), at + 1);
            }
            if item.is(Concept::ThisYear) {
                return (Some(self.today.year()), at + 1);
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

    /// "từ tháng 9 đến tháng 12", "tháng 9 - 12", "tháng 9 đến nay".
    fn range_from(&self, first: usize, asked: PeriodAsked, end: usize) -> (PeriodAsked, usize) {
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

    fn count_at(&self, at: usize) -> Option<u32> {
        let item = self.items.get(at)?;
        item.whole().or_else(|| {
            item.concepts().find_map(|concept| match concept {
                Concept::Count(count) => Some(count),
                _ => None,
            })
        })
    }

    fn recent(&self, at: usize) -> bool {
        self.is(at, Concept::Recent) || self.is(at, Concept::Latest)
    }

    fn length(&self, at: usize) -> usize {
        self.items.get(at).map_or(0, |item| item.end - item.first)
    }

    fn starts_with(&self, at: usize, word: &str) -> bool {
        self.items.get(at).and_then(|item| self.tokens.get(item.first)).is_some_and(|token| token.folded == word)
    }

    fn roman(&self, at: usize) -> Option<u32> {
        match self.text(at)? {
            "i" => Some(1),
            "ii" => Some(2),
            "iii" => Some(3),
            "iv" => Some(4),
            _ => None,
        }
    }

    fn text(&self, at: usize) -> Option<&str> {
        let item = self.items.get(at)?;
        (item.end == item.first + 1).then(|| self.tokens.get(item.first).map(|token| token.folded.as_str())).flatten()
    }

    fn glued_number(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| {
            matches!(item.content, Content::Number { decimal: false, .. })
                && item.whole().is_some_and(|number| number < 100)
        })
    }

    fn is(&self, at: usize, concept: Concept) -> bool {
        self.items.get(at).is_some_and(|item| item.is(concept))
    }

    fn sign(&self, at: usize, sign: &str) -> bool {
        self.items.get(at).and_then(|item| self.tokens.get(item.first)).is_some_and(|token| token.is_sign(sign))
    }
}

fn same_kind(from: Period, to: Period) -> bool {
    std::mem::discriminant(&from) == std::mem::discriminant(&to)
}

fn plausible_year(number: u32) -> Option<i32> {
    match number {
        1990..2100 => Some(number as i32),
        20..=50 => Some(2000 + number as i32),
        _ => None,
    }
}
