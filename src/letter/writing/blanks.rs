//! What a letter lacks before it can be signed.

use super::draft::LetterDraft;
use crate::domain::indicator::Indicator;
use crate::domain::period::Period;
use serde::Serialize;

/// A place of the letter that no data fills; it stands in the letter as a marked blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Blank {
    Issuer,
    Number,
    Place,
    Date,
    Addressees,
    Grounds,
    /// The period has no total of the unit's own.
    Total(Period),
    Directives,
    Authority,
    Signer,
}

impl LetterDraft {
    /// What is missing, in the order of the letter.
    pub fn blanks(&self) -> Vec<Blank> {
        let mut blanks = Vec::new();
        let mut missing = |is: bool, blank: Blank| {
            if is {
                blanks.push(blank);
            }
        };
        missing(self.issuer.is_none() || self.issuer_lines.is_empty(), Blank::Issuer);
        missing(self.number.is_none(), Blank::Number);
        missing(self.place.is_none(), Blank::Place);
        missing(self.date.is_none(), Blank::Date);
        missing(self.addressees.is_empty(), Blank::Addressees);
        missing(self.grounds.is_empty(), Blank::Grounds);
        for period in &self.periods {
            let total = self.result(*period).and_then(|set| set.own(Indicator::Total));
            let in_annex = self.annexes.iter().any(|table| table.period == *period);
            missing(total.is_none() && !(self.result(*period).is_none() && in_annex), Blank::Total(*period));
        }
        missing(self.directives.is_empty(), Blank::Directives);
        missing(self.authority.is_empty(), Blank::Authority);
        missing(self.signer.is_none(), Blank::Signer);
        blanks
    }
}
