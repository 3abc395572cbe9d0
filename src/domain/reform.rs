//! A reform of units on one day, as far as seats are concerned: where each goes, what a person has to decide, and how far the
//! decision has come.
//!
//! Scores stay with the unit of their period. What is a seat's (holders, directives, reminders, invitations) goes with it.

mod plan;

pub use plan::plan;

use super::notice::Stamp;
use super::seat::{MergeRefusal, PersonId, Seat, SeatId, SeatMerge};
use super::unit::UnitId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the office has decided about the seats of the units that end on the eve of `date`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reform {
    /// The first day of the new units.
    pub date: NaiveDate,
    /// Grows with every preparation: an approval is of the revision that was seen.
    pub revision: u32,
    /// What does not follow from the events of the day.
    pub decisions: BTreeMap<SeatId, Decision>,
    pub prepared: Stamp,
    pub standing: Standing,
}

/// How far a decision has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Prepared,
    /// Carried out on the day of the reform, or at once when that has come.
    Approved(Stamp),
    CarriedOut {
        approved: Stamp,
        at: DateTime<Utc>,
    },
    Withdrawn(Stamp),
}

/// What becomes of one seat, as the office says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    Move {
        /// `None` = the only unit that its own went into.
        unit: Option<UnitId>,
        /// `None` = the old title under the new unit's name.
        title: Option<String>,
    },
    End,
    /// The seat becomes part of another; of each of its holders, whether they hold that one too.
    Merge {
        into: SeatId,
        holders: BTreeMap<PersonId, bool>,
    },
}

/// One seat of a unit that ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatPlan {
    pub seat: Seat,
    /// The units that its own went into.
    pub choices: Vec<UnitId>,
    pub fate: Fate,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    Moves { unit: UnitId, title: String },
    Ends,
    Merges(SeatMerge),
    Undecided(Why),
}

/// Why a person has to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The unit was split into several.
    Split,
    /// Nothing follows the unit.
    NoSuccessor,
    /// These seats would have the same title at the same unit.
    SameTitle(Vec<SeatId>),
    /// The unit that was decided on is not valid on the day.
    NotValid(UnitId),
    /// The seat to merge into is not there, or is itself to end, to be merged, or undecided.
    NoSuchSeat(SeatId),
    /// Why the two cannot become one; of holders nobody has said what becomes of them.
    NotMerged(MergeRefusal),
}

impl Reform {
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Prepared | Standing::Approved(_))
    }

    pub fn approved(&self) -> Option<&Stamp> {
        match &self.standing {
            Standing::Approved(stamp) | Standing::CarriedOut { approved: stamp, .. } => Some(stamp),
            Standing::Prepared | Standing::Withdrawn(_) => None,
        }
    }
}

impl Standing {
    pub fn code(&self) -> &'static str {
        match self {
            Standing::Prepared => "prepared",
            Standing::Approved(_) => "approved",
            Standing::CarriedOut { .. } => "carried_out",
            Standing::Withdrawn(_) => "withdrawn",
        }
    }
}

impl SeatPlan {
    pub fn is_decided(&self) -> bool {
        !matches!(self.fate, Fate::Undecided(_))
    }
}

#[cfg(test)]
mod tests;
