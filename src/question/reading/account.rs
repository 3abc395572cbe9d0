//! For each stretch of a text, what it was taken for: a person debugs a misunderstanding with it.

use crate::question::TakenFor;
use crate::question::fold::Token;
use crate::question::lexicon::{Lexicon, Meaning};
use crate::question::matching::{Content, Item};
use crate::question::periods::FoundPeriod;
use crate::question::places::FoundUnit;

/// The text of the items `first..end` as it was typed.
pub(super) fn slice<'t>(text: &'t str, tokens: &[Token], items: &[Item], first: usize, end: usize) -> &'t str {
    let start = items.get(first).and_then(|item| tokens.get(item.first)).map_or(0, |token| token.start);
    let last = items.get(end.saturating_sub(1)).and_then(|item| tokens.get(item.end.saturating_sub(1)));
    text.get(start..last.map_or(start, |token| token.end)).unwrap_or_default()
}

/// For each stretch of the text, what it was taken for.
pub(super) fn explain(
    lexicon: &Lexicon,
    text: &str,
    tokens: &[Token],
    items: &[Item],
    periods: &[FoundPeriod],
    units: &[FoundUnit],
) -> Vec<TakenFor> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let period = periods.iter().find(|found| found.first == at);
        let named = |found: &&FoundUnit| found.first == at && found.end > found.first;
        let unit = units.iter().find(named);
        let (taken_for, end) = match (period, unit) {
            (Some(found), _) => (format!("period:{}", found.asked), found.end),
            (None, Some(found)) => (format!("unit:{}", found.asked.word(lexicon.units())), found.end),
            (None, None) => (taken_for(item), at + 1),
        };
        let repaired = items.get(at..end).unwrap_or_default().iter().any(|item| item.repaired);
        if !taken_for.is_empty() {
            words.push(TakenFor { text: slice(text, tokens, items, at, end).to_owned(), taken_for, repaired });
        }
        at = end.max(at + 1);
    }
    words
}

fn taken_for(item: &Item) -> String {
    match &item.content {
        Content::Phrase(meanings) => {
            let codes: Vec<String> = meanings
                .iter()
                .map(|meaning| match meaning {
                    Meaning::Concept(concept) => concept.code(),
                    Meaning::Name(_) => "name".to_owned(),
                })
                .collect();
            codes.join("|")
        }
        Content::Number { .. } => "number".to_owned(),
        Content::Unknown => "unknown".to_owned(),
        Content::Sign | Content::Taken => String::new(),
    }
}
