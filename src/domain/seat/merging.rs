//! Two seats become one: what was for the one that goes is the other's from then on.

use super::{Holding, PersonId, Seat, SeatId};
use crate::domain::rights::{Act, RightsExceeded};
use crate::domain::role::Role;
use crate::domain::unit::UnitId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A seat as it was when it was merged into another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedSeat {
    pub seat: SeatId,
    pub title: String,
    /// Its unit, and those it had come from.
    pub units: Vec<UnitId>,
    pub at: DateTime<Utc>,
    /// The day of the reform that merged them; `None` = by itself.
    pub reform: Option<NaiveDate>,
}

/// The seat that one was merged into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedInto {
    pub seat: SeatId,
    pub at: DateTime<Utc>,
}

/// What is to be merged, as the office says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatMerge {
    pub from: SeatId,
    pub into: SeatId,
    /// Of each holder of `from`: whether they hold `into` from then on, or nothing of it.
    pub holders: BTreeMap<PersonId, bool>,
    pub reform: Option<NaiveDate>,
}

/// Why two seats are not merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeRefusal {
    Itself,
    /// A seat that was merged before is none any more.
    MergedBefore {
        title: String,
        into: SeatId,
    },
    /// Notices are for the one and not for the other: they would reach nobody.
    NoReceiver {
        title: String,
    },
    /// Nobody has said what becomes of these holders.
    Undecided(Vec<PersonId>),
    /// They do not hold the seat that goes.
    NotHolders(Vec<PersonId>),
    Exceeded(RightsExceeded),
}

impl MergeRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            MergeRefusal::Itself => "itself",
            MergeRefusal::MergedBefore { .. } => "merged_before",
            MergeRefusal::NoReceiver { .. } => "receives_no_notices",
            MergeRefusal::Undecided(_) => "holders_undecided",
            MergeRefusal::NotHolders(_) => "not_holders",
            MergeRefusal::Exceeded(_) => "more_rights",
        }
    }
}

impl Seat {
    /// Its own identity, and those of the seats merged into it.
    pub fn ids(&self) -> impl Iterator<Item = &SeatId> {
        std::iter::once(&self.id).chain(self.merged.iter().map(|merged| &merged.seat))
    }

    /// Whether `id` is the seat, or one that was merged into it.
    pub fn stands_for(&self, id: &SeatId) -> bool {
        self.ids().any(|own| own == id)
    }

    /// The units that it, or a seat merged into it, was at before.
    pub fn former_units(&self) -> BTreeSet<&UnitId> {
        self.units().filter(|unit| **unit != self.unit).collect()
    }

    /// Whether `from` may be merged into this seat by whoever gives up to `limit`.
    pub fn may_take_in(&self, from: &Seat, merge: &SeatMerge, limit: Role) -> Result<(), MergeRefusal> {
        if self.id == from.id {
            return Err(MergeRefusal::Itself);
        }
        for seat in [from, self] {
            if let Some(into) = &seat.merged_into {
                return Err(MergeRefusal::MergedBefore { title: seat.title.clone(), into: into.seat.clone() });
            }
            if seat.role > limit {
                let (title, role) = (seat.title.clone(), seat.role);
                return Err(MergeRefusal::Exceeded(RightsExceeded::Seat { title, role }));
            }
        }
        if from.role.permits(Act::ReceiveNotices) && !self.role.permits(Act::ReceiveNotices) {
            return Err(MergeRefusal::NoReceiver { title: self.title.clone() });
        }
        let strangers = merge.holders.keys().filter(|person| !from.is_held_by(person));
        let strangers: Vec<PersonId> = strangers.cloned().collect();
        if !strangers.is_empty() {
            return Err(MergeRefusal::NotHolders(strangers));
        }
        let undecided = from.holders().filter(|holder| !merge.holders.contains_key(holder));
        let undecided: Vec<PersonId> = undecided.cloned().collect();
        if undecided.is_empty() { Ok(()) } else { Err(MergeRefusal::Undecided(undecided)) }
    }

    /// This seat and `from` as they stand after `from` has been merged into it.
    pub fn merged_with(&self, from: &Seat, merge: &SeatMerge, at: DateTime<Utc>) -> (Seat, Seat) {
        let (mut into, mut gone) = (self.clone(), from.clone());
        for person in gone.holdings.iter_mut().filter(|holding| holding.until.is_none()) {
            person.until = Some(at);
            if merge.holders.get(&person.person) == Some(&true) && !into.is_held_by(&person.person) {
                into.holdings.push(Holding { person: person.person.clone(), from: at, until: None });
            }
        }
        let units: Vec<UnitId> = from.own_units().cloned().collect();
        let (seat, title, reform) = (from.id.clone(), from.title.clone(), merge.reform);
        into.merged.push(MergedSeat { seat, title, units, at, reform });
        into.merged.extend(from.merged.iter().cloned());
        gone.merged_into = Some(MergedInto { seat: self.id.clone(), at });
        (into, gone)
    }
}

#[cfg(test)]
mod tests;
