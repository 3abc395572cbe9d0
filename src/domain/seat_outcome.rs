//! What became of a notice at one seat: the best of what became of its persons' rows.

use super::delivery::{Delivery, DeliveryState, DeliveryStatus, GoneReason, WaitReason};
use super::seat::SeatId;
use serde::{Deserialize, Serialize};

/// One seat, with what became of each of its persons' rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatOutcome {
    pub seat: SeatId,
    /// One a person: the last sending that tells something, numbered as the last of all. None when nobody has held the
    /// seat since the issue.
    pub rows: Vec<Delivery>,
}

/// How a seat stands, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    WithoutHolder,
    Failed,
    Open,
    Undecided,
    Received,
}

/// Why a row has not arrived.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Gone(GoneReason),
    Waiting(WaitReason),
    /// The channel's own words.
    Rejected(String),
    /// Not sent within the notice's lateness.
    Expired,
    /// The notice was withdrawn, or the person left the seat, before it was sent.
    Cancelled,
}

/// Seats of a notice that stand alike, for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OutcomeGroup {
    pub standing: Standing,
    pub acknowledged: bool,
    #[serde(default)]
    pub reason: Option<Reason>,
}

impl SeatOutcome {
    /// Of a seat's rows in the order of their keys; `None` without rows.
    pub fn of(rows: impl IntoIterator<Item = Delivery>) -> Option<SeatOutcome> {
        let mut rows = rows.into_iter();
        let first = rows.next()?;
        let mut outcome = SeatOutcome { seat: first.key.seat.clone(), rows: vec![first] };
        rows.for_each(|row| outcome.add(row));
        Some(outcome)
    }

    /// The seat's next row in the order of keys.
    pub fn add(&mut self, row: Delivery) {
        match self.rows.last_mut().filter(|last| last.key.person == row.key.person) {
            Some(last) if tells_nothing_beside(&row, last) => last.key.n = row.key.n,
            Some(last) => *last = row,
            None => self.rows.push(row),
        }
    }

    pub fn standing(&self) -> Standing {
        self.best().map_or(Standing::WithoutHolder, |row| Standing::of(row.status()))
    }

    /// The reason of the best row.
    pub fn reason(&self) -> Option<Reason> {
        self.best().and_then(|row| Reason::of(&row.state))
    }

    pub fn is_acknowledged(&self) -> bool {
        self.rows.iter().any(|row| row.acknowledged_at.is_some())
    }

    pub fn group(&self) -> OutcomeGroup {
        OutcomeGroup { standing: self.standing(), acknowledged: self.is_acknowledged(), reason: self.reason() }
    }

    /// The first of those that stand best.
    fn best(&self) -> Option<&Delivery> {
        self.rows.iter().rev().max_by_key(|row| Standing::of(row.status()))
    }
}

/// A repeat does not hide that an earlier sending arrived; one that was cancelled before it left hides nothing.
fn tells_nothing_beside(repeat: &Delivery, earlier: &Delivery) -> bool {
    let settled = !earlier.status().is_open();
    earlier.status() == DeliveryStatus::Accepted || (repeat.status() == DeliveryStatus::Cancelled && settled)
}

impl Standing {
    pub fn of(status: DeliveryStatus) -> Standing {
        match status {
            DeliveryStatus::Accepted => Standing::Received,
            DeliveryStatus::Unknown => Standing::Undecided,
            status if status.is_open() => Standing::Open,
            _ => Standing::Failed,
        }
    }
}

impl Reason {
    pub fn of(state: &DeliveryState) -> Option<Reason> {
        match state {
            DeliveryState::Gone { reason } => Some(Reason::Gone(*reason)),
            DeliveryState::Waiting { reason, .. } => Some(Reason::Waiting(*reason)),
            DeliveryState::Rejected { reason } => Some(Reason::Rejected(reason.clone())),
            DeliveryState::Expired => Some(Reason::Expired),
            DeliveryState::Cancelled => Some(Reason::Cancelled),
            _ => None,
        }
    }
}

impl OutcomeGroup {
    pub const WITHOUT_HOLDER: OutcomeGroup =
        OutcomeGroup { standing: Standing::WithoutHolder, acknowledged: false, reason: None };

    /// Rows on their way: found in the index of what is due, and in no index of their own.
    pub fn is_under_way(&self) -> bool {
        self.standing == Standing::Open && self.reason.is_none() && !self.acknowledged
    }

    /// The message came to the seat, as far as anybody can know.
    pub fn has_arrived(&self) -> bool {
        matches!(self.standing, Standing::Received | Standing::Undecided)
    }
}

#[cfg(test)]
mod tests;
