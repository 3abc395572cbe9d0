//! The body of a letter from top to bottom: each sentence goes to the grounds, the results or the directives.

use super::assemble::{self, Setting};
use super::date;
use super::directives::{self, Asking};
use super::formats;
use super::grounds;
use super::header::{self, Layout};
use super::paragraph::{self, Marker, Paragraph};
use super::periods;
use super::printed_period::{PrintedPeriod, Span, Years};
use super::reading::{Place, Stray, Subject, When};
use super::results::{Passage, Results};
use super::sentences::sentences;
use super::unit_names::{Mention, Names};
use super::{ImportHints, ReadError};
use crate::domain::figure::{Doubt, FigureSet};
use crate::domain::letter::{Directive, Ground, LetterContent, LetterDoubt};
use crate::domain::unit::UnitId;
use chrono::NaiveDate;

/// Reads everything; an error when the text holds no result of the index, or a paragraph that nobody has written.
pub fn read(
    text: &str,
    layout: &Layout<'_>,
    hints: &ImportHints,
    names: &Names<'_>,
) -> Result<LetterContent, ReadError> {
    let head = header::head(layout);
    let foot = header::foot(layout);
    let date = head.date.or(hints.date);
    let paragraphs = header::body(layout);
    if paragraphs.iter().any(|paragraph| paragraph.text.len() > formats::PARAGRAPH) {
        return Err(ReadError::Excessive("TXT"));
    }
    let (addressees, skipped) = header::addressees(&paragraphs);
    let (home, issuer_unknown) = home_unit(head.issuer.as_deref(), hints, names, date);
    let issuer_unknown = issuer_unknown.or_else(|| match head.issuer {
        Some(_) => None,
        None => about_another(&paragraphs, names, &home),
    });
    let mut reader = Body {
        paragraphs: &paragraphs,
        results: Results::new(names, &home),
        asking: Asking { names, home: &home, letter_day: date, today: hints.today },
        addressees: &addressees,
        cut_before: layout.head.is_empty(),
        cut_behind: layout.tail.is_empty() && layout.may_be_cut,
        lead: None,
        item: None,
        seen_results: false,
        grounds: Vec::new(),
        directives: Vec::new(),
        doubts: Vec::new(),
    };
    if let Some(subject) = &head.subject {
        let subject = paragraph::paragraphs(std::iter::once((1, subject.as_str())));
        for paragraph in &subject {
            let to = paragraph.tokens.len();
            reader.results.read(&Passage { paragraph, index: usize::MAX, from: 0, to, edges: (false, false) });
        }
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
    };
    let (mut figure_sets, mut doubts) = assemble::assemble(results.readings, &setting);
    let only_doubts = names_the_index && !doubts.is_empty();
    if figure_sets.is_empty() && !only_doubts {
        return Err(ReadError::NotALetter);
    }
    if let Some(printed) = issuer_unknown {
        if !hints.unit_settled {
            doubt_figures_of(&mut figure_sets, &home);
        }
        more.push(LetterDoubt { period: None, indicator: None, line: 1, printed, doubt: Doubt::Unclear });
    }
    doubts.extend(more);
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

/// The unit of the printed issuer, else the one the importer states; and an issuer that no unit answers to.
fn home_unit(
    issuer: Option<&str>,
    hints: &ImportHints,
    names: &Names<'_>,
    date: Option<NaiveDate>,
) -> (UnitId, Option<String>) {
    let Some(issuer) = issuer.filter(|_| !hints.unit_settled) else { return (hints.unit.clone(), None) };
    let day = date.unwrap_or(hints.today);
    let paragraphs = paragraph::paragraphs(std::iter::once((1, issuer)));
    let Some(paragraph) = paragraphs.first() else { return (hints.unit.clone(), None) };
    let mut places: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < paragraph.tokens.len() {
        let mention = names.mention_at(paragraph, at, &hints.unit);
        at += mention.as_ref().map_or(1, |(_, length)| *length);
        places.extend(mention.map(|(mention, _)| mention).filter(|mention| !matches!(mention, Mention::Level(_))));
    }
    let resolved = |mention: &Mention| match mention {
        Mention::Named { candidates, .. } => names.resolve(candidates, &hints.unit, day),
        _ => None,
    };
    // "UBND thành phố Sóc Trăng, tỉnh Sóc Trăng": where the issuer lies, said behind its name.
    while let [before @ .., last] = &places[..]
        && let Some(area) = resolved(last)
        && before.iter().filter_map(&resolved).any(|unit| names.is_above(&area, &unit))
    {
        places.pop();
    }
    match places.last() {
        None => (hints.unit.clone(), None),
        Some(mention @ Mention::Named { .. }) => match resolved(mention) {
            Some(unit) => (unit, None),
            None => (hints.unit.clone(), Some(issuer.to_owned())),
        },
        Some(_) => (hints.unit.clone(), Some(issuer.to_owned())),
    }
}

/// The unit that a text without a printed issuer is about, when no unit of the table answers to its name: one of the
/// home unit's level is named, and the home unit nowhere.
fn about_another(paragraphs: &[Paragraph], names: &Names<'_>, home: &UnitId) -> Option<String> {
    let level = names.registry().get(home)?.level();
    let mut other = None;
    for paragraph in paragraphs {
        for at in 0..paragraph.tokens.len() {
            match names.mention_at(paragraph, at, home) {
                Some((Mention::Named { candidates, .. }, _)) if candidates.contains(home) => return None,
                Some((Mention::Unknown { printed, level: Some(of) }, _)) if of == level => {
                    other.get_or_insert(printed);
                }
                _ => {}
            }
        }
    }
    other
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

struct Body<'a> {
    paragraphs: &'a [Paragraph],
    results: Results<'a>,
    asking: Asking<'a>,
    addressees: &'a [String],
    cut_before: bool,
    cut_behind: bool,
    /// The addressees of the list of directives that is open.
    lead: Option<Vec<String>>,
    /// Within that list, the addressees of the item that is open, and its marker.
    item: Option<(Option<Marker>, Vec<String>)>,
    seen_results: bool,
    grounds: Vec<Ground>,
    directives: Vec<Directive>,
    doubts: Vec<LetterDoubt>,
}

impl<'a> Body<'a> {
    fn paragraph(&mut self, index: usize) {
        let paragraph = &self.paragraphs[index];
        if paragraph.begins_sheet {
            self.lead = None;
            self.item = None;
            return self.results.begin_sheet();
        }
        if let Some(table) = &paragraph.table {
            self.lead = None;
            self.item = None;
            self.seen_results = true;
            return self.results.read_table(table, self.cut_behind && index + 1 == self.paragraphs.len());
        }
        if self.lead.is_some() && !returns_to_results(paragraph) {
            return self.listed_directive(index);
        }
        self.lead = None;
        self.item = None;
        if self.seen_results && directives::announces_tasks(paragraph) {
            let whole = paragraph.tokens.len();
            let asked = directives::demand(paragraph, 0, whole);
            self.lead = Some(asked.map_or_else(Vec::new, |from| directives::addressees(paragraph, from, whole).0));
            return;
        }
        let whole = paragraph.tokens.len();
        // Where the results of the paragraph begin, where they end, and where each directive begins.
        let mut from = 0;
        let mut until = None;
        let mut asked: Vec<usize> = Vec::new();
        for (begin, end) in sentences(paragraph) {
            let demanded = directives::demand(paragraph, begin, end).filter(|_| !self.is_ground(paragraph, begin, end));
            if let Some(behind) = demanded.filter(|_| end == whole && paragraph.text.ends_with(':')) {
                self.result(index, from, until.unwrap_or(begin));
                self.directives_of(index, &asked, begin);
                self.lead = Some(directives::addressees(paragraph, behind, end).0);
                return;
            }
            if end == whole
                && demanded.is_none()
                && let Some(whom) = directives::opens_list(paragraph, begin, end)
            {
                self.result(index, from, until.unwrap_or(begin));
                self.directives_of(index, &asked, begin);
                self.lead = Some(whom);
                return;
            }
            if demanded.is_some()
                || (self.seen_results && !is_closing(paragraph) && directives::instructs(paragraph, begin, end))
            {
                until = until.or(Some(begin));
                asked.push(begin);
            } else if asked.is_empty()
                && !self.seen_results
                && let Some((ground, goes_on)) = grounds::ground(paragraph, begin, end)
            {
                self.grounds.push(ground);
                from = goes_on;
            }
        }
        self.result(index, from, until.unwrap_or(whole));
        self.directives_of(index, &asked, whole);
    }

    /// Directives that begin at `asked`, the last one reaching to `to`.
    fn directives_of(&mut self, index: usize, asked: &[usize], to: usize) {
        for (at, begin) in asked.iter().enumerate() {
            self.directive(index, *begin, asked.get(at + 1).copied().unwrap_or(to), &[]);
        }
    }

    /// A ground may quote what a document demands.
    fn is_ground(&self, paragraph: &Paragraph, begin: usize, end: usize) -> bool {
        !self.seen_results && grounds::ground(paragraph, begin, end).is_some_and(|(_, goes_on)| goes_on == end)
    }

    fn result(&mut self, index: usize, from: usize, to: usize) {
        if from >= to {
            return;
        }
        let before = self.results.readings.scores.len() + self.results.readings.stray.len();
        self.results.read(&self.passage(index, from, to));
        self.seen_results |= self.results.readings.scores.len() + self.results.readings.stray.len() > before;
    }

    fn passage(&self, index: usize, from: usize, to: usize) -> Passage<'a> {
        let paragraph = &self.paragraphs[index];
        let edges = (
            self.cut_before && index == 0 && from == 0,
            self.cut_behind && index + 1 == self.paragraphs.len() && to == paragraph.tokens.len(),
        );
        Passage { paragraph, index, from, to, edges }
    }

    fn listed_directive(&mut self, index: usize) {
        let paragraph = &self.paragraphs[index];
        let to = paragraph.tokens.len();
        if let Some(whom) = directives::heads_a_list(paragraph) {
            // "Giám đốc Sở giao:", "IV. KIẾN NGHỊ": a heading within the list asks for nothing itself.
            self.lead = Some(whom);
            self.item = None;
            return;
        }
        if self.item.as_ref().is_some_and(|(marker, _)| *marker == paragraph.marker) {
            self.item = None;
        }
        let closes = paragraph.marker.is_none() && is_closing(paragraph);
        if closes {
            self.lead = None;
            let asks = |(begin, end): &(usize, usize)| directives::demand(paragraph, *begin, *end).is_some();
            let asked: Vec<usize> = sentences(paragraph).into_iter().filter(asks).map(|(begin, _)| begin).collect();
            return self.directives_of(index, &asked, to);
        }
        let next = self.paragraphs.get(index + 1).and_then(|next| next.marker);
        let heads_items = match paragraph.marker {
            Some(Marker::Article) => true,
            Some(marker) => next.is_some_and(|next| next != marker),
            None => false,
        };
        if paragraph.text.ends_with(':') || heads_items {
            let from = directives::demand(paragraph, 0, to).unwrap_or(0);
            let (addressees, end) = directives::addressees(paragraph, from, to);
            if !addressees.is_empty() && (end + 1 >= to || from > 0) {
                self.item = Some((paragraph.marker, addressees));
                return;
            }
        }
        let lead = match &self.item {
            Some((_, addressees)) => addressees.clone(),
            None => self.lead.clone().unwrap_or_default(),
        };
        self.directive(index, 0, to, &lead);
    }

    fn directive(&mut self, index: usize, from: usize, to: usize, lead: &[String]) {
        let mut lead = lead.to_vec();
        for (from, to) in directives::parts(&self.paragraphs[index], from, to) {
            self.single_directive(index, from, to, &lead);
            // The next task of one sentence is for the same addressees, unless it names its own.
            lead = self.directives.last().map_or_else(Vec::new, |directive| directive.addressees.clone());
        }
    }

    fn single_directive(&mut self, index: usize, from: usize, to: usize, lead: &[String]) {
        let paragraph = &self.paragraphs[index];
        let lead = if lead.is_empty() { self.addressees } else { lead };
        let (directive, undated) = directives::directive(paragraph, (from, to), lead, &self.asking);
        if let Some(printed) = undated {
            let line = directive.line;
            self.doubts.push(LetterDoubt { period: None, indicator: None, line, printed, doubt: Doubt::Unclear });
        }
        self.directives.push(directive);
        self.doubt_scores(index, from, to);
    }

    /// A score printed inside a directive is not read as a result, but it is not passed over either.
    fn doubt_scores(&mut self, index: usize, from: usize, to: usize) {
        let mut aside = Results::new(self.asking.names, self.asking.home);
        aside.read(&self.passage(index, from, to));
        let strays = aside.readings.scores.into_iter().map(|score| Stray {
            place: Place { unit: Subject::Home, period: When::Unsaid },
            indicator: Some(score.indicator),
            printed: score.printed,
            line: score.line,
            quoted: false,
        });
        self.results.readings.stray.extend(strays);
    }
}

/// A heading of results behind a list of directives.
fn returns_to_results(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.to_lowercase();
    if paragraph.text.starts_with("PHỤ LỤC") {
        return true;
    }
    let period = periods::first_period(&paragraph.tokens).is_some();
    let demanded = directives::demand(paragraph, 0, paragraph.tokens.len()).is_some();
    let told = directives::tells_somebody(paragraph, 0, paragraph.tokens.len());
    text.contains("kết quả")
        && !told
        && period
        && !demanded
        && !is_closing(paragraph)
        && (text.contains(" điểm") || text.ends_with(':'))
}

/// "Trên đây là kết quả …": the sentence that ends a letter.
fn is_closing(paragraph: &Paragraph) -> bool {
    const ENDS: &[&str] = &["Trên đây", "Nhận được", "Vậy", "Nơi nhận", "Trân trọng", "Văn bản này thay"];
    ENDS.iter().any(|end| paragraph.text.starts_with(end))
        || paragraph.text.contains("để biết")
        || paragraph.text.contains("biết, thực hiện")
        || paragraph.text.contains("trân trọng thông báo")
        || paragraph.text.contains("có hiệu lực kể từ")
}
