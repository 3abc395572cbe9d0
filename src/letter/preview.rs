//! What was read, for the person who confirms it: doubts first, then figures, directives, grounds and blanks.

mod table;

use super::reasons;
use crate::domain::figure::{Figure, FigureRole, FigureSet, RateAlone};
use crate::domain::indicator::Indicator;
use crate::domain::letter::{CitedDocument, Directive, LetterContent, LetterDoubt, Resumption};
use crate::domain::letter_changes::{DirectiveChange, FigureValue, letter_changes};
use crate::domain::message::{Line, Message};
use crate::domain::unit_registry::UnitRegistry;
use crate::text::{Text, numbers};

/// The preview as a message for a chat.
pub fn preview(content: &LetterContent, units: &UnitRegistry, text: Text<'_>) -> Message {
    let mut message = Message::new().title(text.letter_title(heading(content, text)));
    message = message.lines(doubt_lines(content, text).into_iter().map(Line::from).collect());
    for set in &content.figure_sets {
        let mut lines = vec![Line::strong(set_heading(set, units, text))];
        lines.extend(indicators(set).into_iter().map(|indicator| figure_line(set, indicator, text)));
        message = message.lines(lines);
    }
    message = message.lines(rate_lines(content, units, text).into_iter().map(Line::from).collect());
    for block in directive_blocks(content, text) {
        message = message.lines(block.into_iter().map(Line::from).collect());
    }
    message = message.lines(ground_lines(content, text).into_iter().map(Line::from).collect());
    message = message.lines(frame_lines(content, text).into_iter().map(Line::from).collect());
    match blanks(content, text) {
        Some(blanks) => message.note(blanks),
        None => message,
    }
}

/// The preview for a terminal: the same, with the figures as tables of aligned columns.
pub fn preview_table(content: &LetterContent, units: &UnitRegistry, text: Text<'_>) -> String {
    let mut parts = vec![text.letter_title(heading(content, text)), doubt_lines(content, text).join("\n")];
    for set in &content.figure_sets {
        parts.push(format!("{}\n{}", set_heading(set, units, text), table::table(set, text)));
    }
    parts.push(rate_lines(content, units, text).join("\n"));
    parts.extend(directive_blocks(content, text).into_iter().map(|block| block.join("\n")));
    parts.push(ground_lines(content, text).join("\n"));
    parts.push(frame_lines(content, text).join("\n"));
    parts.extend(blanks(content, text));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

fn heading(content: &LetterContent, text: Text<'_>) -> String {
    let blank = || text.letter_blank();
    text.letter_issuer_number(
        content.issuer.clone().unwrap_or_else(blank),
        content.number.clone().unwrap_or_else(blank),
        content.date.map_or_else(blank, numbers::date),
    )
}

fn set_heading(set: &FigureSet, units: &UnitRegistry, text: Text<'_>) -> String {
    text.letter_figures_head(units.name(&set.unit), text.period(set.period))
}

/// The doubts, a line each, under their heading; one line when there are none.
pub fn doubt_lines(content: &LetterContent, text: Text<'_>) -> Vec<String> {
    if content.doubts.is_empty() {
        return vec![text.letter_no_doubts()];
    }
    let head = text.letter_doubts_head(content.doubts.len() as u64);
    std::iter::once(head).chain(content.doubts.iter().map(|doubt| doubt_line(content, doubt, text))).collect()
}

fn doubt_line(content: &LetterContent, doubt: &LetterDoubt, text: Text<'_>) -> String {
    let place: Vec<String> =
        doubt.indicator.map(|i| text.indicator(i)).into_iter().chain(doubt.period.map(|p| text.period(p))).collect();
    let reason = reasons::reason(content, doubt, text);
    if place.is_empty() {
        text.letter_doubt_line_bare(doubt.line.to_string(), doubt.printed.clone(), reason)
    } else {
        text.letter_doubt_line(doubt.line.to_string(), place.join(", "), doubt.printed.clone(), reason)
    }
}

/// What changed between two versions of a letter, a line a figure or deadline.
pub fn change_lines(old: &LetterContent, new: &LetterContent, units: &UnitRegistry, text: Text<'_>) -> Vec<String> {
    let changes = letter_changes(old, new);
    let points = |value: &Option<FigureValue>| {
        value.as_ref().map_or_else(|| "–".to_owned(), |value| numbers::points(value.points, text.lang()))
    };
    let mut lines: Vec<String> = changes
        .figures
        .iter()
        .map(|change| {
            let place = text.letter_figures_head(units.name(&change.unit), text.period(change.period));
            let indicator = text.indicator(change.indicator);
            let name = match text.average_of(change.role) {
                Some(average) => text.figure_average(indicator, average),
                None => indicator,
            };
            text.review_change(place, name, points(&change.before), points(&change.after))
        })
        .collect();
    let deadlines = changes.directives.iter().filter_map(|change| match change {
        DirectiveChange::Altered { before, after } => {
            let (was, is) = (text.letter_deadline(before), text.letter_deadline(after));
            (was != is).then(|| text.review_deadline_change(after.ordinal.to_string(), was, is))
        }
        DirectiveChange::Added(_) | DirectiveChange::Withdrawn(_) => None,
    });
    lines.extend(deadlines);
    if old.number != new.number || old.date != new.date || old.signer != new.signer || old.unit != new.unit {
        lines.push(text.letter_title(heading(new, text)));
    }
    lines
}

/// The indicators of a set in printing order, each once.
fn indicators(set: &FigureSet) -> Vec<Indicator> {
    let mut indicators: Vec<Indicator> = Vec::new();
    for figure in &set.figures {
        if !indicators.contains(&figure.indicator) {
            indicators.push(figure.indicator);
        }
    }
    indicators
}

fn figure_line(set: &FigureSet, indicator: Indicator, text: Text<'_>) -> Line {
    let points = |figure: &Figure| numbers::points(figure.points, text.lang());
    let own = set.own(indicator);
    let mut parts: Vec<String> = Vec::new();
    if let Some(rank) = own.and_then(|own| own.rank) {
        parts.push(match rank.of {
            Some(of) => text.letter_rank(rank.place.to_string(), of.to_string()),
            None => text.letter_rank_alone(rank.place.to_string()),
        });
    }
    parts.extend(set.find(FigureRole::ProvinceAverage, indicator).map(|average| text.letter_province(points(average))));
    parts.extend(set.find(FigureRole::NationalAverage, indicator).map(|average| text.letter_national(points(average))));
    let of_blocks = FigureRole::OF_BLOCKS.into_iter().filter_map(|role| set.find(role, indicator));
    parts.extend(
        of_blocks.filter_map(|figure| Some(text.letter_block_average(text.average_of(figure.role)?, points(figure)))),
    );
    if let Some(rate) = own.and_then(|own| own.rate.as_ref()) {
        let value = numbers::rate(rate.rate, text.lang());
        parts.push(match &rate.label {
            Some(label) => text.letter_rate_of(value, label.clone()),
            None => text.letter_rate(value),
        });
    }
    let line = set.figures.iter().find(|figure| figure.indicator == indicator).map_or(0, |figure| figure.line);
    parts.push(text.letter_line(line.to_string()));
    if set.figures.iter().any(|figure| figure.indicator == indicator && figure.is_doubtful()) {
        parts.push(text.letter_doubtful());
    }
    let name = text.indicator(indicator);
    let head = match own {
        Some(own) => text.letter_figure(name, points(own), numbers::points(own.max, text.lang())),
        None => name,
    };
    Line::from(format!("{head}; {}", parts.join("; ")))
}

/// The rates of groups whose scores are not printed, below their heading.
fn rate_lines(content: &LetterContent, units: &UnitRegistry, text: Text<'_>) -> Vec<String> {
    if content.rates_alone.is_empty() {
        return Vec::new();
    }
    let line = |rate: &RateAlone| {
        let place = text.letter_figures_head(units.name(&rate.unit), text.period(rate.period));
        let value = numbers::rate(rate.rate, text.lang());
        let value = match &rate.label {
            Some(label) => text.letter_rate_of(value, label.clone()),
            None => text.letter_rate(value),
        };
        text.letter_rate_alone(place, text.indicator(rate.indicator), value, text.letter_line(rate.line.to_string()))
    };
    std::iter::once(text.letter_rates_alone_head()).chain(content.rates_alone.iter().map(line)).collect()
}

/// One block of lines for the heading and one for each directive.
fn directive_blocks(content: &LetterContent, text: Text<'_>) -> Vec<Vec<String>> {
    if content.directives.is_empty() {
        return vec![vec![text.letter_no_directives()]];
    }
    let mut blocks = vec![vec![text.letter_directives_head(content.directives.len() as u64)]];
    blocks.extend(content.directives.iter().map(|directive| directive_lines(directive, text)));
    blocks
}

fn directive_lines(directive: &Directive, text: Text<'_>) -> Vec<String> {
    let mut lines = vec![text.letter_directive(directive.ordinal.to_string(), directive.text.clone())];
    if !directive.addressees.is_empty() {
        lines.push(text.letter_directive_to(directive.addressees.join("; ")));
    }
    lines.push(text.letter_deadline(directive));
    if directive.chosen.is_some() {
        lines.push(text.letter_directive_chosen());
    }
    lines.extend(directive.cited.as_ref().map(|cited| cited_line(cited, text)));
    if directive.asks_for_report {
        lines.push(text.letter_directive_report());
    }
    if directive.suspends_components {
        lines.push(text.letter_directive_suspends());
    }
    if directive.only_urges {
        lines.push(text.letter_directive_only_urges());
    }
    match directive.resumes_components {
        Some(Resumption { from: Some(day) }) => lines.push(text.letter_directive_resumes_from(numbers::date(day))),
        Some(Resumption { from: None }) => lines.push(text.letter_directive_resumes()),
        None => {}
    }
    lines.push(text.letter_line(directive.line.to_string()));
    lines
}

fn cited_line(cited: &CitedDocument, text: Text<'_>) -> String {
    match cited.date {
        Some(date) => text.letter_directive_cites_dated(cited.number.clone(), numbers::date(date)),
        None => text.letter_directive_cites(cited.number.clone()),
    }
}

fn ground_lines(content: &LetterContent, text: Text<'_>) -> Vec<String> {
    if content.grounds.is_empty() {
        return Vec::new();
    }
    let head = text.letter_grounds_head();
    std::iter::once(head).chain(content.grounds.iter().map(|ground| format!("- {}", ground.text))).collect()
}

/// To whom the letter goes and who has signed it, as printed.
fn frame_lines(content: &LetterContent, text: Text<'_>) -> Vec<String> {
    let signed: Vec<&str> = content
        .signature_block
        .iter()
        .chain(&content.signer)
        .map(String::as_str)
        .filter(|line| !line.is_empty())
        .collect();
    [
        (!content.addressees.is_empty()).then(|| text.letter_addressed_to(content.addressees.join("; "))),
        (!content.copies.is_empty()).then(|| text.letter_copies_to(content.copies.join("; "))),
        (!signed.is_empty()).then(|| text.letter_signed_by(signed.join(", "))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What the letter does not print and nobody stated.
fn blanks(content: &LetterContent, text: Text<'_>) -> Option<String> {
    let blanks: Vec<String> = [
        content.issuer.is_none().then(|| text.letter_blank_issuer()),
        content.number.is_none().then(|| text.letter_blank_number()),
        content.date.is_none().then(|| text.letter_blank_date()),
        content.signer.is_none().then(|| text.letter_blank_signer()),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!blanks.is_empty()).then(|| text.letter_blanks(blanks.join(", ")))
}
