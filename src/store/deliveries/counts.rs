//! Totals from the counters that are kept with the rows.

use crate::domain::delivery::DeliveryStatus;
use crate::domain::notice::NoticeId;
use crate::domain::seat::ChannelKind;
use crate::store::delivery_row::CountsRow;
use crate::store::keys::{self, Key, Space};
use crate::store::notice_counts::NoticeCounts;
use crate::store::{Store, StoreError, codec, ledger};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

impl Store {
    pub async fn notice_counts(&self, notice: NoticeId) -> Result<NoticeCounts, StoreError> {
        let Some(bytes) = self.engine.get(ledger::counts_key(notice))? else { return Ok(NoticeCounts::default()) };
        // Of the seats that it was sent to: one that stands for another may acknowledge what only that was sent.
        let groups = self.outcome_groups(notice).await?.into_iter();
        let acknowledged = groups.filter(|(group, _)| group.acknowledged).map(|(_, seats)| seats).sum();
        Ok(NoticeCounts { acknowledged, ..codec::read::<CountsRow>(&bytes)?.counts() })
    }

    /// The number of rows in each state over all notices, and when the oldest due row became due: for metrics. A
    /// planned row became due when its notice was issued; the time lies ahead when every row is waiting for its own.
    pub async fn queue(&self) -> Result<(BTreeMap<DeliveryStatus, u64>, Option<DateTime<Utc>>), StoreError> {
        let mut totals: BTreeMap<DeliveryStatus, u64> = BTreeMap::new();
        for row in self.engine.scan(&Key::of(Space::NoticeCounts)) {
            for (status, count) in codec::read::<CountsRow>(&row?.1)?.counts().by_status {
                *totals.entry(status).or_default() += count;
            }
        }
        let mut oldest: Option<DateTime<Utc>> = None;
        for channel in ChannelKind::ALL {
            oldest = oldest.into_iter().chain(self.oldest_due(channel).await?).min();
        }
        Ok((totals, oldest))
    }

    /// When the oldest due row on `channel` became due; a time to come when every row is waiting for its own.
    pub async fn oldest_due(&self, channel: ChannelKind) -> Result<Option<DateTime<Utc>>, StoreError> {
        let active: Vec<(NoticeId, Option<DateTime<Utc>>)> = {
            let notices = self.memory.notices();
            notices.active().into_iter().map(|notice| (notice, notices.issued_at(notice))).collect()
        };
        let mut oldest: Option<DateTime<Utc>> = None;
        for (notice, issued_at) in active {
            if let Some((entry, _)) = self.engine.scan(&keys::due_of(channel, notice)).next().transpose()? {
                let due = keys::read_due(&entry)?.0.max(issued_at.unwrap_or(DateTime::<Utc>::MIN_UTC));
                oldest = Some(oldest.map_or(due, |oldest| oldest.min(due)));
            }
        }
        Ok(oldest)
    }
}
