//! What a reviewer types: "TTTT năm 9,6", "số hóa tháng 12 16,9 vì in nhầm", "số 15/UBND-VP", "đơn vị xã Hiệp Cường".

mod deadline;

pub use deadline::TypedDeadline;

use super::choices;
use super::lexicon::{Term, is, is_one_of, term_at};
use super::paragraph::{Paragraph, paragraphs};
use super::periods;
use super::printed_period::{PrintedPeriod, Years};
use super::unit_names::{Mention, Names};
use super::{date, token::Token};
use crate::domain::figure::FigureRole;
use crate::domain::indicator::Indicator;
use crate::domain::letter::LetterContent;
use crate::domain::period::Period;
use crate::domain::points::Points;
use crate::domain::unit::UnitId;
use crate::domain::unit_registry::UnitRegistry;
use chrono::{Datelike, NaiveDate};

/// A typed line, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    Value(TypedValue),
    Number(String),
    Date(NaiveDate),
    Unit(UnitId),
    Period(Period),
    Signer(String),
    Deadline(TypedDeadline),
}

/// Another value for one figure. What is not said is `None`: it may be clear from the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedValue {
    pub unit: Option<UnitId>,
    pub period: Option<Period>,
    pub role: FigureRole,
    pub indicator: Indicator,
    pub points: Points,
    pub why: Option<String>,
}

/// Reads a typed line against the letter it is about; `None` when it is no correction.
pub fn typed(line: &str, content: &LetterContent, units: &UnitRegistry, today: NaiveDate) -> Option<Typed> {
    let line = line.trim();
    let names = Names::new(units);
    let day = content.date.unwrap_or(today);
    if let Some(value) = choices::offered_value(content, line) {
        return Some(Typed::Value(value));
    }
    if let Some(deadline) = deadline::pressed(line).or_else(|| deadline::deadline(line, day)) {
        return Some(Typed::Deadline(deadline));
    }
    if let Some(rest) = behind(line, &["số hiệu", "number", "số và ký hiệu"]).or_else(|| document_number(line))
    {
        return (!rest.is_empty()).then(|| Typed::Number(rest.to_owned()));
    }
    if let Some(rest) = behind(line, &["ngày", "date"]) {
        return day_of(rest).map(Typed::Date);
    }
    if let Some(rest) = behind(line, &["người ký", "signer"]) {
        return (!rest.is_empty()).then(|| Typed::Signer(rest.to_owned()));
    }
    if let Some(rest) = behind(line, &["đơn vị", "unit"]) {
        return match &units_of(rest, &names, &content.unit, day)[..] {
            [unit] => Some(Typed::Unit(unit.clone())),
            _ => None,
        };
    }
    if let Some(rest) = behind(line, &["kỳ", "kì", "period"]) {
        return period_of(rest, day).map(Typed::Period);
    }
    value(line, content, &names, day).map(Typed::Value)
}

/// A period in words, or in its code.
pub fn period_of(text: &str, day: NaiveDate) -> Option<Period> {
    if let Some(period) = Period::from_code(text.trim()) {
        return Some(period);
    }
    let paragraphs = paragraphs(std::iter::once((1, text)));
    let tokens = &paragraphs.first()?.tokens;
    let years = Years { printed: Vec::new(), letter_day: Some(day), printed_day: None, today: day };
    let (printed, length) = periods::period_at(tokens, 0)?;
    (length == tokens.len()).then(|| years.resolve(printed)).flatten().map(|(period, _)| period)
}

/// The units of `day` that are called so, or the one of this identifier; of several one alone when it is nearest to `home`.
/// The name has to take all of the text: what is behind it may say that another unit is meant.
pub fn units_named(text: &str, units: &UnitRegistry, home: Option<&UnitId>, day: NaiveDate) -> Vec<UnitId> {
    let nowhere = UnitId::new("");
    units_of(text.trim(), &Names::new(units), home.unwrap_or(&nowhere), day)
}

/// An indicator by its name, a part of it, or its code.
pub fn indicator_named(text: &str) -> Option<Indicator> {
    let paragraphs = paragraphs(std::iter::once((1, text)));
    let tokens = &paragraphs.first()?.tokens;
    (0..tokens.len()).find_map(|at| indicator_at(tokens, at))
}

fn behind<'l>(line: &'l str, words: &[&str]) -> Option<&'l str> {
    words.iter().find_map(|word| {
        let begin: String = line.chars().take(word.chars().count()).collect();
        let rest = line.get(begin.len()..)?;
        (begin.to_lowercase() == *word && rest.starts_with([' ', ':'])).then(|| rest.trim_start_matches([' ', ':']))
    })
}

/// "số 15/UBND-VP": digits and a symbol, not "số hóa".
fn document_number(line: &str) -> Option<&str> {
    let rest = behind(line, &["số"])?;
    (rest.contains('/') && !rest.contains(' ') && rest.contains(char::is_alphabetic)).then_some(rest)
}

fn day_of(text: &str) -> Option<NaiveDate> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let paragraphs = paragraphs(std::iter::once((1, text)));
    let tokens = &paragraphs.first()?.tokens;
    date::day_at(tokens, 0, true).and_then(|(day, length)| (length == tokens.len()).then(|| day.date()).flatten())
}

fn units_of(text: &str, names: &Names<'_>, home: &UnitId, day: NaiveDate) -> Vec<UnitId> {
    let registry = names.registry();
    let id = UnitId::new(text);
    if registry.get(&id).is_some() {
        return vec![id];
    }
    let paragraphs = paragraphs(std::iter::once((1, text)));
    let [paragraph] = &paragraphs[..] else { return Vec::new() };
    match names.mention_at(paragraph, 0, home) {
        Some((Mention::Named { candidates, .. }, length)) if length == paragraph.tokens.len() => {
            let nearest = names.resolve(&candidates, home, day);
            let is_of_day = |id: &UnitId| registry.get(id).is_some_and(|unit| unit.is_valid_on(day));
            nearest.map_or_else(|| candidates.into_iter().filter(is_of_day).collect(), |unit| vec![unit])
        }
        _ => Vec::new(),
    }
}

/// The last number is the value; the words before it say of what; "vì …" says why.
fn value(line: &str, content: &LetterContent, names: &Names<'_>, day: NaiveDate) -> Option<TypedValue> {
    let (said, why) = split_reason(line);
    let paragraphs = paragraphs(std::iter::once((1, said)));
    let [paragraph] = &paragraphs[..] else { return None };
    let tokens = &paragraph.tokens;
    let at = tokens.iter().rposition(|token| token.number().is_some())?;
    // "số hóa tháng 12", "TTTT năm 2024": a question about that period.
    let of_period =
        at > 0 && is_one_of(tokens, at - 1, &["tháng", "quí", "tuần", "kì", "thứ", "hạng", "ngày", "month"]);
    if of_period || date::year(tokens, at).is_some() {
        return None;
    }
    let points = tokens[at].number().and_then(Points::parse)?;
    let rest = at + 1..tokens.len();
    if rest.into_iter().any(|at| !is_one_of(tokens, at, &["điểm", "points", "đ"]) && !tokens[at].is_mark('.')) {
        return None;
    }
    let indicator = (0..at).find_map(|at| indicator_at(tokens, at))?;
    Some(TypedValue {
        unit: (0..at).find_map(|at| named_unit(paragraph, at, names, &content.unit, day)),
        period: said_period(tokens, at, content),
        role: role(tokens, at),
        indicator,
        points,
        why,
    })
}

fn split_reason(line: &str) -> (&str, Option<String>) {
    let found = [" vì ", " do ", " because "].iter().find_map(|word| line.find(word).map(|at| (at, word.len())));
    match found {
        Some((at, length)) => (&line[..at], Some(line[at + length..].trim().to_owned()).filter(|why| !why.is_empty())),
        None => (line, None),
    }
}

fn indicator_at(tokens: &[Token], at: usize) -> Option<Indicator> {
    const SHORT: &[(&[&str], Indicator)] = &[
        (&["tổng"], Indicator::Total),
        (&["total"], Indicator::Total),
        (&["tiến", "độ"], Indicator::Tdgq),
        (&["thanh", "toán"], Indicator::Tttt),
        (&["hài", "lòng"], Indicator::Mdhl),
        (&["minh", "bạch"], Indicator::Ckmb),
        (&["công", "khai"], Indicator::Ckmb),
        (&["trực", "tuyến"], Indicator::Dvctt),
        (&["số", "hóa"], Indicator::Shhs),
    ];
    if let Some((Term::Indicator(indicator), _)) = term_at(tokens, at) {
        return Some(indicator);
    }
    let code = tokens.get(at)?.word()?.to_uppercase();
    let by_code = Indicator::ALL.into_iter().find(|indicator| format!("{indicator:?}").to_uppercase() == code);
    by_code.or_else(|| {
        let fits = |words: &[&str]| words.iter().enumerate().all(|(offset, word)| is(tokens, at + offset, word));
        SHORT.iter().find(|(words, _)| fits(words)).map(|(_, indicator)| *indicator)
    })
}

fn named_unit(paragraph: &Paragraph, at: usize, names: &Names<'_>, home: &UnitId, day: NaiveDate) -> Option<UnitId> {
    match names.mention_at(paragraph, at, home)? {
        (Mention::Named { candidates, .. }, _) => names.resolve(&candidates, home, day),
        _ => None,
    }
}

/// Among the periods of the letter, the one that is named: "năm" alone is its year, "tháng 12" its month.
fn said_period(tokens: &[Token], until: usize, content: &LetterContent) -> Option<Period> {
    let periods = content.periods();
    let only = |fits: &dyn Fn(&Period) -> bool| {
        let mut fitting = periods.iter().copied().filter(|period| fits(period));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    (0..until).find_map(|at| {
        let number = date::small_number(tokens, at + 1, 2).filter(|_| at + 1 < until);
        if is_one_of(tokens, at, &["năm", "year"]) {
            return only(&|period| matches!(period, Period::Year { .. }));
        }
        if is_one_of(tokens, at, &["quí", "quarter"]) {
            let (printed, _) = periods::period_at(tokens, at)?;
            return match printed {
                PrintedPeriod::Span { span, .. } => only(&|period| span.period(period.start().year()) == Some(*period)),
                _ => None,
            };
        }
        if is_one_of(tokens, at, &["tháng", "month"]) {
            let before = at.checked_sub(1).and_then(|at| date::small_number(tokens, at, 2));
            return match (number, before) {
                (_, Some(months @ 2..=11)) => {
                    only(&|period| Period::first_months(period.year(), months) == Some(*period))
                }
                (Some(said), _) => only(&|period| matches!(period, Period::Month { month, .. } if *month == said)),
                (None, _) => only(&|period| matches!(period, Period::Month { .. })),
            };
        }
        if is_one_of(tokens, at, &["tuần", "week"]) {
            return only(
                &|period| matches!(period, Period::Week { week, .. } if number.is_none_or(|said| said == *week)),
            );
        }
        None
    })
}

fn role(tokens: &[Token], until: usize) -> FigureRole {
    let average = (0..until)
        .any(|at| is_one_of(tokens, at, &["trung", "bình", "tb", "bq", "average"]) && !is(tokens, at, "bình"));
    let national = (0..until).any(|at| is_one_of(tokens, at, &["nước", "quốc", "national"]));
    match (average, national) {
        (true, true) => FigureRole::NationalAverage,
        (true, false) => FigureRole::ProvinceAverage,
        (false, _) => FigureRole::Own,
    }
}

/// The place in the letter where `points` is printed, as its line and number, for a value that was not read.
pub fn printed_line(content: &LetterContent, points: Points) -> Option<(u32, String)> {
    let printed = |line: &str| {
        let tokens = super::token::tokens(line);
        tokens.iter().any(|token| token.number().and_then(Points::parse) == Some(points))
    };
    (1..)
        .zip(content.text.lines())
        .find(|(_, line)| printed(line))
        .map(|(number, line)| (number, line.trim().to_owned()))
}

#[cfg(test)]
mod tests;
