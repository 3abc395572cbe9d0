//! A commune by its initials: "xã PNL", "HC tháng 12".

use super::names::Names;
use crate::domain::unit::{Unit, UnitKind, UnitLevel};
use crate::question::asked::UnitAsked;
use crate::question::fold::{TokenKind, words};
use crate::question::matching::{Content, Item};
use crate::question::vocabulary::Concept;

impl Names<'_> {
    /// The communes of the asker's district that have the initials at `at`: the only one, or all of them to choose from.
    /// Without the word of a kind they must be no syllable and the only word that was not read, since "nd" may be anything
    /// in a text that is half understood.
    pub(super) fn by_initials(&self, at: usize) -> Option<(UnitAsked, usize)> {
        let said = self.items.get(at)?.concepts().find_map(|concept| match concept {
            Concept::Kind(kind @ (UnitKind::Commune | UnitKind::Ward | UnitKind::Township)) => Some(kind),
            _ => None,
        });
        let initials_at = if said.is_some() { at + 1 } else { at };
        let typed = self.initials(initials_at).filter(|typed| said.is_some() || self.is_sure(typed))?;
        let district = [self.scene.own_unit, self.scene.home_unit]
            .into_iter()
            .flatten()
            .find_map(|unit| self.lexicon.units().at_level(unit, UnitLevel::District))?;
        let fits = |unit: &&Unit| {
            unit.level() == UnitLevel::Commune
                && unit.is_valid_on(self.day)
                && self.lexicon.units().ancestors(&unit.id).any(|up| up.id == district.id)
                && initials_of(unit) == typed
        };
        let fitting: Vec<_> = self.lexicon.units().units().iter().filter(fits).map(|unit| unit.id.clone()).collect();
        match fitting.as_slice() {
            [] => None,
            [one] => Some((UnitAsked::Named { unit: one.clone(), said }, initials_at + 1)),
            _ => Some((UnitAsked::Ambiguous(fitting), initials_at + 1)),
        }
    }

    /// Two to four letters that no phrase was read from.
    fn initials(&self, at: usize) -> Option<&str> {
        let unread = self.items.get(at).filter(|item| matches!(item.content, Content::Unknown))?;
        let token = self.tokens.get(unread.first).filter(|token| token.kind == TokenKind::Letters)?;
        // "đt12": the end of another word and a month's number.
        let glued = self.tokens.get(unread.first + 1).is_some_and(|next| next.is_number() && next.glued);
        ((2..=4).contains(&token.folded.len()) && !glued).then_some(token.folded.as_str())
    }

    fn is_sure(&self, typed: &str) -> bool {
        let unread = |item: &&Item| matches!(item.content, Content::Unknown);
        !typed.contains(['a', 'e', 'i', 'o', 'u', 'y']) && self.items.iter().filter(unread).count() == 1
    }
}

fn initials_of(unit: &Unit) -> String {
    words(&unit.name).iter().filter_map(|(word, _)| word.chars().next()).collect()
}
