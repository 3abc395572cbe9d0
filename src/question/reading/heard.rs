//! What a text said that can change which figure is meant, for the check that the reading uses all of it.

use super::Found;
use super::unread;
use crate::question::lexicon::Lexicon;
use crate::question::matching::{Content, Item};
use crate::question::overlooked::{Heard, Thing};
use crate::question::vocabulary::Concept;

impl Found<'_> {
    pub(super) fn heard(&self, lexicon: &Lexicon, text: &str) -> Vec<Heard> {
        let mut heard: Vec<Heard> = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            let said = match &item.content {
                Content::Phrase(meanings) if meanings.len() == 1 && !self.is_of_speech(at) => {
                    item.concepts().next().map(Thing::Way)
                }
                Content::Number { decimal, .. } if self.is_measure(at) => Some(Thing::Number { decimal: *decimal }),
                Content::Unknown if unread::is_unread(lexicon, text, &self.items, self.tokens, at) => Some(Thing::Word),
                _ => None,
            };
            heard.extend(said.and_then(|said| self.at(said, item.first, item.end)));
        }
        for found in &self.periods {
            heard.extend(self.stretch(Thing::Period(found.asked.clone()), found.first, found.end));
        }
        for found in self.units.iter().chain(&self.left_out) {
            heard.extend(self.stretch(Thing::Unit(found.asked.clone()), found.first, found.end));
        }
        if let Some((first, end)) = self.second_condition {
            heard.extend(self.stretch(Thing::Word, first, end));
        }
        for (thing, (first, end)) in self.conditions() {
            heard.extend(self.at(thing, first, end));
        }
        heard.sort_by_key(|heard| heard.start);
        heard
    }

    /// "nếu được, cho tôi xin …", "mà … thì"; and "không kể" of a group, which the reading leaves out.
    fn is_of_speech(&self, at: usize) -> bool {
        let item = &self.items[at];
        let word = |at: usize| self.tokens.get(at).map(|token| token.folded.as_str());
        let polite = item.is(Concept::WhatIf)
            && matches!((word(item.first), word(item.end)), (Some("thi"), _) | (_, Some("duoc")));
        let speaks = |next: &&Item| {
            matches!(next.content, Content::Taken) || next.concepts().any(|concept| concept != Concept::Filler)
        };
        let next = self.items.iter().skip(at + 1).find(speaks);
        let of_group = next.is_some_and(|next| next.concepts().any(|concept| matches!(concept, Concept::Group(_))));
        polite || item.is(Concept::Exclude) && of_group
    }

    /// A number with decimals, or one that is no known maximum and counts nothing.
    fn is_measure(&self, at: usize) -> bool {
        let item = &self.items[at];
        let Content::Number { hundredths, decimal } = item.content else { return false };
        let maximum = matches!(hundredths, 10_000 | 2_200 | 2_000 | 1_800 | 1_200 | 1_000 | 76_600);
        let word = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map(|token| token.folded.as_str());
        let among = matches!(word(item.first.checked_sub(1)), Some("trong" | "tren" | "/" | "ca" | "du"));
        let counts = |item: &Item| {
            item.concepts().any(|concept| {
                let counted = matches!(concept, Concept::Own | Concept::AllGroups | Concept::AllCommunes);
                counted || matches!(concept, Concept::Month | Concept::Kind(_) | Concept::Group(_) | Concept::Top)
            })
        };
        let counted = self.items.get(at + 1).is_some_and(counts);
        decimal || hundredths > 300 && !(maximum || among || counted)
    }

    /// The items `first..end` as they stand in the text.
    fn stretch(&self, said: Thing, first: usize, end: usize) -> Option<Heard> {
        let (first, last) = (self.all.get(first)?, self.all.get(end.checked_sub(1)?)?);
        self.at(said, first.first, last.end)
    }

    fn at(&self, said: Thing, first: usize, end: usize) -> Option<Heard> {
        let (first, last) = (self.tokens.get(first)?, self.tokens.get(end.checked_sub(1)?)?);
        Some(Heard { said, start: first.start, end: last.end })
    }
}
