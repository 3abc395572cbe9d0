//! What rows say to a person, and whether two say the same.

use crate::domain::delivery::{Delivery, DeliveryStatus, RepeatReason};

/// What `row` says has arrived or is on its way by `other`, which is of the same person at a seat of both.
pub(in crate::store) fn is_sent_the_same(other: &Delivery, row: &Delivery) -> bool {
    (other.status().is_open() || has_arrived(other)) && says(other) == says(row)
}

/// The row arrived, or may have.
pub(super) fn has_arrived(row: &Delivery) -> bool {
    matches!(row.status(), DeliveryStatus::Accepted | DeliveryStatus::Unknown)
}

/// What a row says: the notice itself, or which reminder of it.
pub(super) fn says(row: &Delivery) -> Option<RepeatReason> {
    let reason = row.repeat.as_ref().map(|repeat| repeat.reason);
    reason.filter(|reason| !matches!(reason, RepeatReason::AskedFor | RepeatReason::Undecided))
}
