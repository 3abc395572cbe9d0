//! The whole content of a letter: head, body and foot read, figures assembled, doubts gathered.

use super::assemble::{self, Assembled, Setting};
use super::body::Body;
use super::cut_off;
use super::date;
use super::directives::Asking;
use super::formats;
use super::header::{self, Layout};
use super::issuer::{about_another, home_unit};
use super::paragraph::Paragraph;
use super::periods;
use super::printed_period::{PrintedPeriod, Span, Years};
use super::unit_names::Names;
use super::{ImportHints, ReadError};
use crate::domain::figure::{Doubt, FigureSet, RateAlone};
use crate::domain::index_set::IndexSets;
use crate::domain::letter::{LetterContent, LetterDoubt};
use crate::domain::scale::{Scales, ScalesInForce};
use crate::domain::unit::UnitId;
use chrono::NaiveDate;

/// Reads everything; an error when the text holds no result of the index, or a paragraph that nobody has written.
pub fn read(
    text: &str,
    layout: &Layout<'_>,
    hints: &ImportHints,
    names: &Names<'_>,
    sets: &IndexSets,
    scales: &Scales,
) -> Result<LetterContent, ReadError> {
    let head = header::head(layout);
    let foot = header::foot(layout);
    let date = head.date.or(hints.date);
    let paragraphs = header::body(layout, scales);
    if paragraphs.iter().any(|paragraph| paragraph.text.len() > formats::PARAGRAPH) {
        return Err(ReadError::Excessive("TXT"));
    }
    let (addressees, skipped) = header::addressees(&paragraphs);
    let (home, issuer_unknown) = home_unit(head.issuer.as_deref(), hints, names, date);
    let issuer_unknown = issuer_unknown.or_else(|| match head.issuer {
        Some(_) => None,
        None => about_another(&paragraphs, names, &home),
    });
    let asking = Asking { names, home: &home, letter_day: date, today: hints.today };
    let cut = (layout.head.is_empty(), layout.tail.is_empty() && layout.may_be_cut);
    let mut reader = Body::new(&paragraphs, asking, &addressees, scales, cut);
    if let Some(subject) = &head.subject {
        reader.subject(subject);
    }
    for index in skipped..paragraphs.len() {
        reader.paragraph(index);
    }
    let Body { results, grounds, mut directives, doubts: mut more, .. } = reader;
    let names_the_index = results.readings.names_the_index || names_the_whole_index(text);
    let setting = Setting {
        names,
        home: home.clone(),
        years: Years {
            printed: printed_years(&paragraphs),
            letter_day: date,
            printed_day: printed_day(&paragraphs, hints.today),
            today: hints.today,
        },
        paragraphs: &paragraphs,
        unsaid: hints.period,
        scales,
        in_force: ScalesInForce { sets, units: names.registry() },
    };
    let Assembled { mut figure_sets, mut rates_alone, mut doubts, states_results } =
        assemble::assemble(results.readings, &setting);
    let only_doubts = names_the_index && states_results && !doubts.is_empty();
    if figure_sets.is_empty() && !only_doubts {
        return Err(ReadError::NotALetter);
    }
    if let Some(printed) = issuer_unknown {
        if !hints.unit_settled {
            doubt_figures_of(&mut figure_sets, &home);
            more.extend(rates_told(&mut rates_alone, |rate| rate.unit == home));
        }
        more.push(LetterDoubt { period: None, indicator: None, line: 1, printed, doubt: Doubt::Unclear });
    }
    doubts.extend(more);
    doubts.extend(cut_off::doubt(layout, &paragraphs, &grounds, &directives));
    doubts.sort_by_key(|doubt| doubt.line);
    for (ordinal, directive) in (1..).zip(&mut directives) {
        directive.ordinal = ordinal;
    }
    Ok(LetterContent {
        unit: home,
        issuer: head.issuer,
        number: head.number.or_else(|| hints.number.clone()),
        date,
        signer: foot.signer,
        signature_block: foot.signature_block,
        addressees,
        copies: foot.copies,
        grounds,
        figure_sets,
        rates_alone,
        directives,
        doubts,
        text: text.to_owned(),
        corrections: Vec::new(),
        unit_settled: hints.unit_settled,
        given_period: hints.period,
    })
}

/// A letter that gives its results in no readable form is still one, for what it asks.
fn names_the_whole_index(text: &str) -> bool {
    let text = text.to_lowercase();
    ["766", "bộ chỉ số"].iter().any(|name| text.contains(name))
}

/// The letter may be another unit's: every figure that it would give to `home` is to be looked at.
fn doubt_figures_of(sets: &mut [FigureSet], home: &UnitId) {
    for figure in sets.iter_mut().filter(|set| set.unit == *home).flat_map(|set| &mut set.figures) {
        figure.doubt(Doubt::Unclear);
    }
}

/// Takes out the rates without a score that `doubtful` says cannot be relied upon. They bear no mark of it: they are told.
pub fn rates_told(rates: &mut Vec<RateAlone>, doubtful: impl Fn(&RateAlone) -> bool) -> Vec<LetterDoubt> {
    let told: Vec<RateAlone> = rates.extract_if(.., |rate| doubtful(rate)).collect();
    let doubt = |rate: RateAlone| LetterDoubt {
        period: Some(rate.period),
        indicator: Some(rate.indicator),
        line: rate.line,
        printed: rate.printed,
        doubt: Doubt::Unclear,
    };
    told.into_iter().map(doubt).collect()
}

/// Spans that the letter prints with their year; grounds included, since a year printed once holds for the letter.
fn printed_years(paragraphs: &[Paragraph]) -> Vec<(Span, i32)> {
    let mut printed = Vec::new();
    for paragraph in paragraphs {
        for at in 0..paragraph.tokens.len() {
            if let Some((PrintedPeriod::Span { span, year: Some(year) }, _)) = periods::period_at(&paragraph.tokens, at)
                && !printed.contains(&(span, year))
            {
                printed.push((span, year));
            }
        }
    }
    printed
}

/// The first day that is printed with its year and is not to come.
fn printed_day(paragraphs: &[Paragraph], today: NaiveDate) -> Option<NaiveDate> {
    paragraphs.iter().find_map(|paragraph| {
        (0..paragraph.tokens.len()).find_map(|at| {
            let (day, _) = date::day_at(&paragraph.tokens, at, false)?;
            day.date().filter(|day| *day <= today)
        })
    })
}
