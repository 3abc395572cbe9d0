//! How many rows of a notice stand how.

use crate::domain::delivery::DeliveryStatus;
use std::collections::BTreeMap;

/// Totals of one notice, kept with its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoticeCounts {
    pub by_status: BTreeMap<DeliveryStatus, u64>,
    /// Seats.
    pub acknowledged: u64,
}

impl NoticeCounts {
    pub fn of(&self, status: DeliveryStatus) -> u64 {
        self.by_status.get(&status).copied().unwrap_or(0)
    }

    pub fn total(&self) -> u64 {
        self.by_status.values().sum()
    }

    pub fn open(&self) -> u64 {
        DeliveryStatus::OPEN.into_iter().map(|status| self.of(status)).sum()
    }
}
