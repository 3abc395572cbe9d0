//! What a letter is about, and its places in the index of that.

use super::keys::{Key, Space};
use crate::domain::period::Period;
use crate::domain::unit::UnitId;
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// Who issued a letter, and the periods it has figures for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct About {
    pub unit: UnitId,
    pub periods: Vec<Period>,
}

impl About {
    /// The letter's places in the index. The value tells whether the period is the letter's latest: a letter for January
    /// that repeats December's figures is not the one for December.
    pub fn entries(&self, import: u64) -> impl Iterator<Item = (Key, Vec<u8>)> {
        let latest = self.periods.iter().map(|period| period.end()).max();
        self.periods.iter().map(move |period| {
            let is_latest = Some(period.end()) == latest;
            (of_period(*period).text(self.unit.as_str()).u64(import), vec![u8::from(is_latest)])
        })
    }
}

/// The entries of one period; periods that end later come first.
pub(super) fn of_period(period: Period) -> Key {
    let end = period.end().num_days_from_ce().unsigned_abs();
    Key::of(Space::LetterAbout).u32(!end).text(&period.to_string())
}
