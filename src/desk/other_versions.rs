//! What becomes of the other versions of a letter when one comes in or is confirmed: told to whoever reviews it.

use super::same_letter::{is_same_letter, says_otherwise};
use super::{Desk, DeskError};
use crate::domain::letter::{Letter, LetterState};
use crate::domain::scale::ScalesInForce;
use crate::text::Text;

/// The other versions that a version under review has to do with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OtherVersions {
    /// The version in force that this one takes the place of when it is confirmed.
    pub replaces: Option<Letter>,
    /// Its figures or directives are not those of this one.
    pub says_otherwise: bool,
    /// Versions under review that were discarded for this one; it has all that was corrected in them.
    pub gave_way: Vec<Letter>,
    /// Versions of the same letter that are under review too, and stay so.
    pub beside: Vec<Letter>,
}

impl Desk {
    /// The other versions of a letter, as they are before it is confirmed.
    pub async fn other_versions(&self, letter: &Letter) -> Result<OtherVersions, DeskError> {
        Ok(OtherVersions::of(letter, &self.store.letters().await?, self.registers().in_force()))
    }
}

impl OtherVersions {
    pub(super) fn of(letter: &Letter, letters: &[Letter], scales: ScalesInForce<'_>) -> OtherVersions {
        if letter.state != LetterState::Unreviewed {
            return OtherVersions::default();
        }
        let others = || letters.iter().filter(|other| other.id != letter.id);
        let in_force = |other: &&Letter| other.state == LetterState::Confirmed && other.id.letter == letter.id.letter;
        let replaces = others().find(in_force).cloned();
        OtherVersions {
            says_otherwise: replaces.as_ref().is_some_and(|other| says_otherwise(&letter.content, &other.content)),
            replaces,
            gave_way: Vec::new(),
            beside: others()
                .filter(|other| other.state == LetterState::Unreviewed && is_same_letter(other, letter, scales))
                .cloned()
                .collect(),
        }
    }

    /// Before the confirmation; `name` is how the reader names a version.
    pub fn lines(&self, text: Text<'_>, name: impl Fn(&Letter) -> String) -> Vec<String> {
        let names = |letters: &[Letter]| letters.iter().map(&name).collect::<Vec<_>>().join("; ");
        let mut lines = Vec::new();
        if !self.gave_way.is_empty() {
            lines.push(text.letter_gave_way(names(&self.gave_way)));
        }
        if let Some(replaced) = &self.replaces {
            lines.push(match self.says_otherwise {
                true => text.letter_replaces_other(name(replaced)),
                false => text.letter_replaces_same(name(replaced)),
            });
        }
        if !self.beside.is_empty() {
            lines.push(text.letter_beside(names(&self.beside)));
        }
        lines
    }

    /// After the confirmation.
    pub fn lines_confirmed(&self, text: Text<'_>, name: impl Fn(&Letter) -> String) -> Vec<String> {
        let replaced = self.replaces.as_ref().map(|replaced| text.letter_replaced(name(replaced)));
        let beside: Vec<String> = self.beside.iter().map(name).collect();
        let beside = (!beside.is_empty()).then(|| text.letter_beside(beside.join("; ")));
        replaced.into_iter().chain(beside).collect()
    }
}
