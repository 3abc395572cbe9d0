//! The periods in a question: months, quarters, years, weeks, days, stretches, and what "last" means today.

mod aside;
mod dates;
mod stretches;

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
    /// Something like "6 tháng cuối năm" or "tháng giêng âm lịch", which no figure is published for.
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
                // "tháng 12 vừa rồi": the same period said twice.
                let again = matches!(asked, PeriodAsked::In { .. }) && reader.is(end, Concept::Latest);
                let end = if again { end + 1 } else { end };
                let further = reader.further_numbers(&asked, end);
                at = further.last().map_or(end, |found| found.end).max(first + 1);
                periods.found.push(FoundPeriod { asked, first, end });
                periods.found.extend(further);
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
    aside::drop_occasions(items, tokens, &mut periods.found);
    lend_year(&mut periods.found);
    join_list(&mut periods.found);
    aside::drop_today(&mut periods.found, items);
    aside::drop_said_again(items, tokens, &mut periods.found);
    periods
}

/// "năm thì sao", "thế năm": of a follow-up that says nothing else, the year that closed last.
pub fn year_alone(items: &[Item], tokens: &[Token], today: NaiveDate) -> Option<FoundPeriod> {
    let year = |item: &Item| item.is(Concept::Year) && item.end == item.first + 1;
    let small = |item: &Item| {
        let follows = |concept| matches!(concept, Concept::Filler | Concept::Follow | Concept::Yes | Concept::HowIs);
        matches!(item.content, Content::Sign) || item.concepts().any(follows)
    };
    let first = items.iter().position(year)?;
    let alone = items.iter().enumerate().all(|(at, item)| at == first || small(item));
    let period = Period::Year { year: Reader { items, tokens, today }.closed_year() };
    let asked = PeriodAsked::In { period, year_said: false };
    alone.then_some(FoundPeriod { asked, first, end: first + 1 })
}

/// "năm 2024 tháng 12", "tháng 11 và tháng 12 năm 2024": a year said once holds for the bare months beside it.
fn lend_year(found: &mut Vec<FoundPeriod>) {
    lend_year_of_half(found);
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
    // "năm 2024 tháng 12", and not "cả năm 2024 kém hơn tháng 12", which are two.
    let year_alone = |found: &FoundPeriod| matches!(found.asked, PeriodAsked::In { period: Period::Year { .. }, .. });
    let beside = |at: &usize| {
        let near = |one: usize, other: usize| other >= one && other - one <= 1;
        let (year, others) = (&found[*at], found.iter().enumerate().filter(|(other, _)| other != at));
        others.into_iter().any(|(_, other)| near(year.end, other.first) || near(other.end, year.first))
    };
    if lent && let Some(at) = found.iter().position(year_alone).filter(beside) {
        found.remove(at);
    }
}

/// "6 tháng đầu với 6 tháng cuối năm 2023": the year said with the second half is that of the first.
fn lend_year_of_half(found: &mut [FoundPeriod]) {
    let half = found.iter().find_map(|found| match found.asked {
        PeriodAsked::Range { from: Period::Month { year, month: 7 }, to: Period::Month { year: last, month: 12 } } => {
            Some(year).filter(|year| *year == last)
        }
        _ => None,
    });
    for found in found.iter_mut() {
        if let (PeriodAsked::In { period: period @ Period::HalfYear { .. }, year_said: false }, Some(year)) =
            (&mut found.asked, half)
        {
            *period = Period::HalfYear { year };
        }
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
        Period::FirstMonths { months, .. } => Period::FirstMonths { year, months },
        Period::Week { week, .. } => Period::Week { year, week },
        other => other,
    }
}

impl Reader<'_> {
    fn at(&self, at: usize) -> Option<Here> {
        let item = self.items.get(at)?;
        if let Some(count) = self.count_at(at).filter(|_| !self.names_month(at)) {
            if let Some(here) = self.span_of_months(at, count) {
                return Some(here);
            }
            return self.numeric(at);
        }
        // "năm tháng cuối năm": five of them.
        let five = item.is(Concept::Year) && self.is(at + 1, Concept::Month) && self.count_at(at + 2).is_none();
        if five && let Some(here) = self.span_of_months(at, 5) {
            return Some(here);
        }
        for concept in item.concepts() {
            if let Some(here) = self.phrase(at, concept) {
                return Some(here);
            }
        }
        match self.text(at)? {
            "t" | "th" | "thg" if self.glued_number(at + 1) => self.month(at + 1),
            "h" if self.glued_number(at + 1) => self.half(at + 1),
            "nua" => self.first_of_halves(at),
            // "kỳ 12": the month of the assessment, and no school term.
            "ky" | "ki" if self.whole_month(at + 1) && !self.ends_with(at, "hoc") => self.month(at + 1),
            "q" if self.glued_number(at + 1) || self.roman(at + 1).is_some() => self.quarter(at + 1),
            _ => None,
        }
    }

    fn phrase(&self, at: usize, concept: Concept) -> Option<Here> {
        let next = at + 1;
        Some(match concept {
            Concept::Month if self.is_scale(at) => return None,
            // "tháng sau mình được bao nhiêu": the month, and not who stands behind.
            Concept::Month if self.is(next, Concept::NextBelow) && self.starts_with(next, "sau") => {
                self.next_of(next, Period::month_of(self.today))
            }
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
            Concept::SecondHalf => self.end_of_year(next, 7),
            Concept::Lunar => return self.first_or_last_month(at),
            Concept::MonthName(_) => return self.month(at),
            Concept::ThisMonth => self.relative(at, Relative::ThisMonth),
            Concept::PrevMonth => self.relative(at, Relative::PrevMonth),
            Concept::ThisQuarter => {
                let period = Period::Quarter { year: self.today.year(), quarter: self.today.month().div_ceil(3) };
                Here::Asked(PeriodAsked::In { period, year_said: true }, next)
            }
            Concept::PrevQuarter => self.relative(at, Relative::PrevQuarter),
            Concept::ThisYear => self.relative(at, Relative::ThisYear),
            Concept::PrevYear => self.relative(at, Relative::PrevYear),
            Concept::YearBefore => {
                let period = Period::Year { year: self.today.year() - 2 };
                Here::Asked(PeriodAsked::In { period, year_said: true }, next)
            }
            Concept::MonthBefore | Concept::QuarterBefore => {
                let quarter = Period::Quarter { year: self.today.year(), quarter: self.today.month().div_ceil(3) };
                let now = if concept == Concept::MonthBefore { Period::month_of(self.today) } else { quarter };
                let period = now.previous().and_then(Period::previous)?;
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
            // "qua các tháng trong năm | vừa rồi": the year's word went with the months.
            Concept::Latest if self.ends_with(at, "nam") => self.relative(at, Relative::PrevYear),
            Concept::Latest | Concept::Today => Here::Asked(PeriodAsked::Latest, next),
            Concept::YearStart => return Some(self.year_start(next)),
            Concept::YearEnd => return self.year_over(at),
            _ => return None,
        })
    }

    /// "thang 22": a maximum, not a month, as far as no mark says "tháng".
    fn is_scale(&self, at: usize) -> bool {
        let bare = self.items.get(at).and_then(|item| self.tokens.get(item.first)).is_some_and(Token::is_bare);
        bare && self.items.get(at + 1).and_then(Item::whole).is_some_and(|max| matches!(max, 18 | 20 | 22 | 100))
    }

    fn count_at(&self, at: usize) -> Option<u32> {
        let item = self.items.get(at)?;
        item.whole().or_else(|| {
            item.concepts().find_map(|concept| match concept {
                Concept::Count(count) | Concept::MonthName(count) => Some(count),
                _ => None,
            })
        })
    }

    fn names_month(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.concepts().any(|concept| matches!(concept, Concept::MonthName(_))))
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
            "v" => Some(5),
            "vi" => Some(6),
            "vii" => Some(7),
            "viii" => Some(8),
            "ix" => Some(9),
            "x" => Some(10),
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

    fn whole_month(&self, at: usize) -> bool {
        self.items.get(at).and_then(Item::whole).is_some_and(|number| (1..=12).contains(&number))
    }

    /// Whether `word` stands right before the item at `at`.
    fn ends_with(&self, at: usize, word: &str) -> bool {
        let before = self.items.get(at).and_then(|item| item.first.checked_sub(1));
        before.and_then(|before| self.tokens.get(before)).is_some_and(|token| token.folded == word)
    }

    fn is(&self, at: usize, concept: Concept) -> bool {
        self.items.get(at).is_some_and(|item| item.is(concept))
    }

    fn sign(&self, at: usize, sign: &str) -> bool {
        self.items.get(at).and_then(|item| self.tokens.get(item.first)).is_some_and(|token| token.is_sign(sign))
    }
}

fn plausible_year(number: u32) -> Option<i32> {
    match number {
        1990..2100 => Some(number as i32),
        20..=50 => Some(2000 + number as i32),
        _ => None,
    }
}
