//! Whose letter it is.

use super::ImportHints;
use super::paragraph::{self, Paragraph};
use super::unit_names::{Mention, Names};
use crate::domain::unit::UnitId;
use chrono::NaiveDate;

/// The unit of the printed issuer, else the one the importer states; and an issuer that no unit answers to.
pub fn home_unit(
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
pub fn about_another(paragraphs: &[Paragraph], names: &Names<'_>, home: &UnitId) -> Option<String> {
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
