//! Delivery rows, their counters and the index of what is due. Counters and index change in the same batch as the rows.

use super::{Store, StoreError};
use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryStatus};
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::seat::ChannelKind;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Totals of one notice, kept with its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoticeCounts {
    pub by_status: BTreeMap<DeliveryStatus, u64>,
    pub acknowledged: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AcknowledgeResult {
    Recorded(Acknowledgement),
    /// Somebody of the seat has acknowledged before.
    Already(Acknowledgement),
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

impl Store {
    /// Adds the rows that are not there yet; a row that is there is left as it is. Durable.
    pub async fn plan_deliveries(&self, rows: Vec<Delivery>) -> Result<usize, StoreError> {
        let _ = rows;
        unimplemented!()
    }

    /// Claims up to `limit` rows of issued notices that are due on `channel`, durably, oldest due first. No row is
    /// handed out twice.
    pub async fn claim_due(
        &self,
        channel: ChannelKind,
        now: DateTime<Utc>,
        limit: usize,
        lease: u64,
    ) -> Result<Vec<Delivery>, StoreError> {
        let _ = (channel, now, limit, lease);
        unimplemented!()
    }

    /// Stores claimed rows after their outcome, with `repeats` that follow from them, in one step. Durable.
    pub async fn record_deliveries(&self, rows: Vec<Delivery>, repeats: Vec<Delivery>) -> Result<(), StoreError> {
        let _ = (rows, repeats);
        unimplemented!()
    }

    /// Turns every claim of an older lease into `unknown`; returns the rows so turned. Durable. Called at a start.
    pub async fn abandon_claims(&self, now: DateTime<Utc>, lease: u64) -> Result<Vec<Delivery>, StoreError> {
        let _ = (now, lease);
        unimplemented!()
    }

    /// When the next row on `channel` is due; `None` when none is waiting.
    pub async fn next_due(&self, channel: ChannelKind) -> Result<Option<DateTime<Utc>>, StoreError> {
        let _ = channel;
        unimplemented!()
    }

    pub async fn delivery(&self, key: &DeliveryKey) -> Result<Option<Delivery>, StoreError> {
        let _ = key;
        unimplemented!()
    }

    /// Every row of a notice, in key order.
    pub async fn deliveries_of(&self, notice: NoticeId) -> Result<Vec<Delivery>, StoreError> {
        let _ = notice;
        unimplemented!()
    }

    pub async fn notice_counts(&self, notice: NoticeId) -> Result<NoticeCounts, StoreError> {
        let _ = notice;
        unimplemented!()
    }

    /// Records a seat's acknowledgement once, settles its undecided rows, and keeps the counters. Durable.
    pub async fn acknowledge(&self, acknowledgement: Acknowledgement) -> Result<AcknowledgeResult, StoreError> {
        let _ = acknowledgement;
        unimplemented!()
    }

    pub async fn acknowledgements_of(&self, notice: NoticeId) -> Result<Vec<Acknowledgement>, StoreError> {
        let _ = notice;
        unimplemented!()
    }

    /// The number of rows in each state over all notices, and when the oldest due row became due: for metrics.
    pub async fn queue(&self) -> Result<(BTreeMap<DeliveryStatus, u64>, Option<DateTime<Utc>>), StoreError> {
        unimplemented!()
    }
}
