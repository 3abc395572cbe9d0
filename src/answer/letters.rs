//! The letters themselves: what they ask for and by when, their number, date and signer, when results come.

use super::Reply;
use super::facts::Facts;
use super::phrase::{self, ask, capital, period_words, plain};
use crate::domain::calendar::office_day;
use crate::domain::indicator::Indicator;
use crate::domain::letter::{CitedDocument, Directive, LetterPaper, tasks};
use crate::domain::message::{Block, FileRef, Line, Message};
use crate::domain::period::Period;
use crate::domain::suspension::{Suspension, SuspensionEnd};
use crate::domain::unit::{UnitId, UnitLevel};
use crate::question::{IndicatorAsked, Intent, Question, UnitAsked, groups_named};
use crate::store::StoreError;
use crate::text::{Text, numbers};
use serde_json::{Value, json};
use std::borrow::Cow;

pub async fn answer(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    match question.intent {
        Intent::Availability => return availability(facts, text, question).await,
        Intent::ExplainMissing if !matches!(question.indicators, IndicatorAsked::Components) => {
            return availability(facts, text, question).await;
        }
        _ => {}
    }
    let meant = question.period.resolved();
    let mut period = meant;
    let mut found = facts.letter_about(period).await?;
    if found.is_none()
        && let Some(older) = facts.older_letter_period(&question.period).await?
    {
        period = Some(older);
        found = facts.letter_about(period).await?;
    }
    let Some(letter) = found else {
        let words =
            period.map_or_else(|| text.answer_no_letter_yet(), |period| text.answer_no_letter(text.period(period)));
        let reply = super::clarify::polite(facts, text, "no_data", words);
        return Ok(Reply { period, ..reply });
    };
    let about = period.or_else(|| letter.periods.first().copied());
    let mut reply = match question.intent {
        Intent::DirectiveList => directives(facts, text, question, &letter, about),
        Intent::DirectiveDeadline => deadlines(facts, text, question, &letter),
        Intent::ExplainMissing => components(facts, text, &letter).await?,
        _ => document(facts, text, &letter, about),
    };
    if let (Some(meant), Some(period)) = (meant.filter(|meant| Some(*meant) != period), period) {
        let older = text.answer_older_letter(text.period(meant), text.period(period));
        reply.message.blocks.insert(0, Block::Text(older.into()));
    }
    if let Some(period) = about {
        reply.message = reply.message.note(phrase::letter_name(facts, text, Some(&letter.heading), period));
    }
    reply.period = about;
    reply.more.push(("letter", letter_json(&letter)));
    Ok(reply)
}

fn directives(
    facts: &Facts<'_>,
    text: Text<'_>,
    question: &Question,
    letter: &LetterPaper,
    about: Option<Period>,
) -> Reply {
    let when = about.map_or_else(|| text.answer_any_period(), |period| text.period(period));
    let issuer = phrase::issuer(facts, text, &letter.heading);
    let for_them = concerning(facts, question, letter);
    let groups: Vec<Indicator> = match &question.indicators {
        IndicatorAsked::These(list) => list.iter().copied().filter(|group| *group != Indicator::Total).collect(),
        _ => Vec::new(),
    };
    let about_groups = about_groups(facts, &for_them, &groups);
    let names = groups.iter().map(|group| text.indicator(*group)).collect::<Vec<_>>().join(", ");
    let title = match (groups.is_empty(), for_them.len(), about_groups.len()) {
        (_, 0, _) => text.answer_no_directives(issuer, when),
        (true, count, _) => text.answer_directives_title(issuer, when, count),
        (false, count, 0) => text.answer_no_directives_about(issuer, when, names, count),
        (false, _, count) => text.answer_directives_about(issuer, when, names, count),
    };
    let chosen = if about_groups.is_empty() { for_them } else { about_groups };
    let mut message = Message::new().title(title);
    for directive in &chosen {
        message = message.line(Line::strong(format!("{}. ", directive.ordinal)).and(directive.text.clone()));
        let addressees = if directive.addressees.is_empty() {
            text.answer_addressees_not_printed()
        } else {
            directive.addressees.join("; ")
        };
        message = message.lines(plain(vec![text.answer_addressees(addressees), text.letter_deadline(directive)]));
    }
    if let Some(period) = about {
        message =
            ask(message, text.answer_choice_document(), &format!("van ban so may ai ky {}", period_words(period)));
    }
    let mut reply = Reply::words("directives", message);
    reply.more.push(("directives", chosen.into_iter().map(directive_json).collect()));
    reply
}

/// Those that speak of one of the groups.
fn about_groups<'l>(facts: &Facts<'_>, directives: &[&'l Directive], groups: &[Indicator]) -> Vec<&'l Directive> {
    let speaks = |directive: &&&Directive| {
        !groups.is_empty() && groups_named(facts.lexicon, &directive.text).iter().any(|group| groups.contains(group))
    };
    directives.iter().filter(speaks).copied().collect()
}

/// The directives for the asker's own unit, when they ask what *they* have to do; else all.
fn concerning<'l>(facts: &Facts<'_>, question: &Question, letter: &'l LetterPaper) -> Vec<&'l Directive> {
    let own: Option<&UnitId> = match question.unit.meant() {
        UnitAsked::Own => facts.scene.own_unit,
        UnitAsked::Named { unit, .. } => Some(unit),
        _ => None,
    };
    let level = own.and_then(|unit| facts.units().get(unit)).map(|unit| unit.level());
    tasks(&letter.directives)
        .filter(|directive| {
            let audience = &directive.audience;
            match level {
                _ if audience.is_empty() => true,
                Some(UnitLevel::Commune) => audience.communes || own.is_some_and(|unit| audience.units.contains(unit)),
                Some(UnitLevel::Department) => {
                    audience.departments || own.is_some_and(|unit| audience.units.contains(unit))
                }
                _ => true,
            }
        })
        .collect()
}

fn deadlines(facts: &Facts<'_>, text: Text<'_>, question: &Question, letter: &LetterPaper) -> Reply {
    let chosen = concerning(facts, question, letter);
    let stated = chosen.iter().filter(|directive| directive.deadline.is_some() || directive.undated.is_some()).count();
    let mut message = Message::new().title(match stated {
        0 => text.answer_no_deadline_title(),
        stated => text.answer_deadlines_title(stated),
    });
    for directive in &chosen {
        let line = format!("{}. {} ", directive.ordinal, opening(&directive.text));
        message = message.line(Line::from(line).and(text.letter_deadline(directive)));
    }
    let mut reply = Reply::words("deadline", message);
    reply.more.push(("directives", chosen.into_iter().map(directive_json).collect()));
    reply
}

/// The first words of a long text, whole words only.
fn opening(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 90;
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.into() };
    let whole = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", text[..whole].trim_end_matches([' ', ',', ';'])).into()
}

/// Why component criteria are not published: the directive that suspends them, in the letter's words, while it holds.
async fn components(facts: &Facts<'_>, text: Text<'_>, letter: &LetterPaper) -> Result<Reply, StoreError> {
    let all = facts.store.suspensions(facts.today()).await?;
    let own = all.into_iter().find(|suspension| suspension.by.id == letter.id);
    let Some(Suspension { directive, ended: None, .. }) = &own else {
        let mut message = Message::new().title(text.answer_components_not_stored());
        if let Some(end) = own.and_then(|suspension| suspension.ended) {
            message = message.line(resumed(text, &end));
        }
        return Ok(Reply::words("components", message));
    };
    let mut message = Message::new().title(text.answer_components_suspended()).line(directive.text.clone());
    if let Some(cited) = &directive.cited {
        message = message.line(text.answer_cited(cited_name(text, cited)));
    }
    let mut reply = Reply::words("components", message);
    reply.more.push(("directives", json!([directive_json(directive)])));
    reply.more.push(("suspended_by", json!(letter.id)));
    Ok(reply)
}

fn resumed(text: Text<'_>, end: &SuspensionEnd) -> String {
    let (day, document) = match end {
        SuspensionEnd::Person(lift) => (Some(office_day(lift.at)), text.answer_components_resumed_office()),
        SuspensionEnd::Letter { by, from } => match &by.heading.number {
            Some(number) => (*from, text.answer_components_resumed_document(number.as_str())),
            None => (*from, text.answer_components_resumed_letter()),
        },
    };
    match day {
        Some(day) => text.answer_components_resumed(numbers::date(day), document),
        None => text.answer_components_resumed_undated(document),
    }
}

fn cited_name(text: Text<'_>, cited: &CitedDocument) -> String {
    match cited.date {
        Some(date) => text.answer_cited_dated(cited.number.clone(), numbers::date(date)),
        None => cited.number.clone(),
    }
}

fn document(facts: &Facts<'_>, text: Text<'_>, letter: &LetterPaper, about: Option<Period>) -> Reply {
    let blank = || text.answer_blank();
    let when = about.map_or_else(|| text.answer_any_period(), |period| text.period(period));
    let signer = match (&letter.signer, letter.signature_block.as_slice()) {
        (Some(signer), _) => signer.clone(),
        (None, []) => blank(),
        (None, block) => text.answer_signature_without_name(block.join(", ")),
    };
    let mut rows = vec![
        text.answer_document_issuer(phrase::issuer(facts, text, &letter.heading)),
        text.answer_document_number(letter.heading.number.clone().unwrap_or_else(blank)),
        text.answer_document_date(letter.heading.date.map_or_else(blank, numbers::date)),
        text.answer_document_signer(signer),
    ];
    if !letter.addressees.is_empty() {
        rows.push(text.answer_document_to(letter.addressees.join("; ")));
    }
    let grounds: Vec<String> =
        letter.grounds.iter().filter_map(|ground| ground.cited.as_ref()).map(|cited| cited_name(text, cited)).collect();
    if !grounds.is_empty() {
        rows.push(text.answer_document_grounds(grounds.join("; ")));
    }
    let mut message = Message::new().title(capital(&text.answer_document_title(when))).lines(plain(rows));
    message.file = Some(FileRef { document: letter.document.clone(), name: letter.file_name.clone() });
    Reply::words("document", message)
}

/// Whether there are figures, since when, or that there are none yet; a date is never promised.
async fn availability(facts: &Facts<'_>, text: Text<'_>, question: &Question) -> Result<Reply, StoreError> {
    let period = question.period.resolved();
    let day = period.map_or(facts.today(), Period::end);
    let unit = facts.unit(&question.unit, day).or_else(|| facts.scene.home_unit.cloned());
    let Some(unit) = unit else {
        return Ok(Reply::words("availability", Message::new().title(text.answer_nothing_stored())));
    };
    let own = facts.store.periods_of(&unit).await?;
    let home = match facts.scene.home_unit {
        Some(home) => facts.store.periods_of(home).await?,
        None => Vec::new(),
    };
    let name = capital(&facts.name(&unit));
    let ours = matches!(question.unit.meant(), UnitAsked::Own | UnitAsked::None);
    let message = Message::new();
    let message = match period {
        Some(period) if own.contains(&period) => message.title(text.answer_available_yes(name, text.period(period))),
        Some(period) => {
            let message = message.title(text.answer_no_figures(name, text.period(period)));
            match facts.scene.home_unit {
                Some(home_unit) if ours && home.contains(&period) => {
                    message.line(text.answer_available_home(facts.name(home_unit), text.period(period)))
                }
                _ => message.line(text.answer_no_date_promised()),
            }
        }
        None => {
            let (whose, list) = if own.is_empty() && ours { (facts.scene.home_unit, home) } else { (Some(&unit), own) };
            let newest: Vec<String> = list.iter().take(6).map(|period| text.period(*period)).collect();
            match whose {
                Some(whose) if !newest.is_empty() => {
                    let message =
                        message.title(text.answer_available_list(capital(&facts.name(whose)), newest.join(", ")));
                    message.line(text.answer_no_date_promised())
                }
                _ => message.title(text.answer_no_figures_at_all(name)).line(text.answer_no_date_promised()),
            }
        }
    };
    let mut reply = Reply::words("availability", super::clarify::latest(facts, text, message));
    reply.period = period;
    Ok(reply)
}

fn directive_json(directive: &Directive) -> Value {
    json!({
        "ordinal": directive.ordinal,
        "text": directive.text,
        "addressees": directive.addressees,
        "deadline": directive.deadline,
        "undated": directive.undated,
        "cited": directive.cited,
        "asks_for_report": directive.asks_for_report,
    })
}

fn letter_json(letter: &LetterPaper) -> Value {
    json!({
        "id": letter.id.to_string(),
        "issuer": letter.heading.issuer,
        "number": letter.heading.number,
        "date": letter.heading.date,
        "signer": letter.signer,
        "document": letter.document,
    })
}
