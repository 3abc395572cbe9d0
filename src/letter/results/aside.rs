//! What is met and not recorded: told in the words of the letter.

use super::Reader;
use crate::letter::reading::{Place, Stray, When};

impl Reader<'_, '_> {
    pub(super) fn stray(&mut self, at: usize) {
        self.aside(at, false);
    }

    /// Notes a number that is not recorded as a score.
    pub(super) fn aside(&mut self, at: usize, quoted: bool) {
        let stray = self.stray_at(at, quoted);
        self.readings.stray.push(stray);
    }

    pub(super) fn stray_at(&self, at: usize, quoted: bool) -> Stray {
        Stray {
            place: Place { period: if quoted { When::Unsaid } else { self.state.period }, ..self.place() },
            indicator: self.state.indicators.first().copied(),
            printed: self.words_with_name(at).to_owned(),
            line: self.passage.paragraph.line_of(self.items[at].from),
            quoted,
        }
    }

    /// The item in the words of the letter, from the name that it belongs to.
    pub(super) fn words_with_name(&self, at: usize) -> &str {
        let item = &self.items[at];
        let paragraph = self.passage.paragraph;
        let from = self.state.name_from.map_or(item.from, |name| self.items[name].from).min(item.from);
        let named = paragraph.slice(from, item.to);
        if named.chars().count() <= 120 { named } else { paragraph.slice(item.from, item.to) }
    }
}
