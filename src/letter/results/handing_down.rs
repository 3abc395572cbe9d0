//! What a passage hands down to those below it.

use super::Reader;
use crate::domain::indicator::Indicator;
use crate::letter::lexicon::Term;
use crate::letter::phrase::{Item, Phrase};
use crate::letter::reading::Subject;
use crate::letter::unit_names::Mention;

impl Reader<'_, '_> {
    /// The unit handed down: the one the passage ends with, brackets apart.
    pub(super) fn lead_unit(&self) -> Subject {
        self.brackets.first().map_or(&self.state, |outer| outer).unit.clone()
    }

    /// Behind scores of several units, or of another one than is named last, nobody can tell of which a paragraph is that
    /// names none; nor behind a whole sentence `told` of another unit without a value ("Xã Mai Động chưa có số liệu.").
    pub(super) fn handed_down_unit(&self, told: bool) -> Subject {
        let last = self.lead_unit();
        let turns_aside = told && last != self.scope.unit;
        if !turns_aside && self.subjects.iter().all(|scored| *scored == last) {
            return last;
        }
        Subject::Named(Mention::Unknown { printed: String::new(), level: None })
    }

    pub(super) fn lead_indicators(&self) -> Vec<Indicator> {
        self.brackets.first().map_or(&self.state, |outer| outer).indicators.clone()
    }

    /// The indicator that the passage names, when it names one alone.
    pub(super) fn only_indicator(&self) -> Option<Indicator> {
        let named =
            |item: &Item| if let Phrase::Term(Term::Indicator(named)) = item.phrase { Some(named) } else { None };
        let mut all = self.items.iter().filter_map(named);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }
}
