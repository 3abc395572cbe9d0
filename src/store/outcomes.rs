//! How the seats of a notice stand: the number of seats in each group, and an index of the seats in it. Both change in
//! the same batch as the rows they follow from; results are read from here and never from all rows.
//!
//! Seats whose rows are only on their way stand in no index: the index of what is due has them, and every row would be
//! written twice more.

mod changing;
mod verifying;

pub(super) use changing::{Changing, note_unheld};
pub(super) use verifying::{Expected, rebuild};

use super::engine::Engine;
use super::keys::{self, Key, KeyParts, Space};
use super::{Store, StoreError, codec};
use crate::domain::notice::NoticeId;
use crate::domain::seat::{ChannelKind, SeatId};
use crate::domain::seat_outcome::{OutcomeGroup, SeatOutcome};
use serde::{Deserialize, Serialize};

/// One group of a notice's row of groups. A number is given once and kept, so that index entries stay small.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct GroupRow {
    pub number: u16,
    pub group: OutcomeGroup,
    pub seats: u64,
}

impl Store {
    /// The groups that have seats, with their numbers of seats; nothing is read but one row.
    pub async fn outcome_groups(&self, notice: NoticeId) -> Result<Vec<(OutcomeGroup, u64)>, StoreError> {
        let groups = groups(&self.engine, notice)?.into_iter();
        Ok(groups.filter(|row| row.seats > 0).map(|row| (row.group, row.seats)).collect())
    }

    /// The seats of a group in their order, read as they are asked for. Of seats on their way only those that wait for
    /// a sender, in the order in which it takes them.
    pub fn seats_in_group(
        &self,
        notice: NoticeId,
        group: &OutcomeGroup,
    ) -> Result<Box<dyn Iterator<Item = Result<SeatId, StoreError>> + Send>, StoreError> {
        if *group == OutcomeGroup::WITHOUT_HOLDER {
            return Ok(Box::new(self.unheld_at_issue(notice)));
        }
        if group.is_under_way() {
            return Ok(Box::new(self.seats_waiting(notice)));
        }
        let known = groups(&self.engine, notice)?.into_iter().find(|row| row.group == *group);
        let Some(row) = known else { return Ok(Box::new(std::iter::empty())) };
        let entries = self.engine.scan(&group_prefix(notice, row.number));
        Ok(Box::new(entries.map(|entry| {
            let entry = entry?.0;
            let (_, _, seat) = read_entry(&entry)?;
            Ok(seat)
        })))
    }

    /// What became of the notice at a seat; without rows when nobody has held it.
    pub async fn seat_outcome(&self, notice: NoticeId, seat: &SeatId) -> Result<SeatOutcome, StoreError> {
        let rows = self.deliveries_to(notice, seat).await?;
        Ok(SeatOutcome::of(rows).unwrap_or_else(|| SeatOutcome { seat: seat.clone(), rows: Vec::new() }))
    }

    /// From the index of what is due.
    fn seats_waiting(&self, notice: NoticeId) -> impl Iterator<Item = Result<SeatId, StoreError>> + Send + use<> {
        let engine = self.engine.clone();
        let mut last = None;
        let entries = ChannelKind::ALL
            .into_iter()
            .flat_map(move |channel| engine.scan(&Key::of(Space::Due).channel(channel).notice(notice)));
        let seats = entries.map(|entry| {
            let entry = entry?.0;
            Ok(keys::read_due(&entry)?.1.seat)
        });
        seats.filter(move |seat| seat.as_ref().map_or(true, |seat| last.replace(seat.clone()).as_ref() != Some(seat)))
    }
}

fn groups(engine: &Engine, notice: NoticeId) -> Result<Vec<GroupRow>, StoreError> {
    engine.get(groups_key(notice))?.map_or_else(|| Ok(Vec::new()), |bytes| codec::read(&bytes))
}

fn groups_key(notice: NoticeId) -> Key {
    Key::of(Space::OutcomeGroups).notice(notice)
}

fn group_prefix(notice: NoticeId, number: u16) -> Key {
    Key::of(Space::OutcomeSeat).notice(notice).u16(number)
}

fn entry_key(notice: NoticeId, number: u16, seat: &SeatId) -> Key {
    group_prefix(notice, number).text(seat.as_str())
}

fn read_entry(entry: &[u8]) -> Result<(NoticeId, u16, SeatId), StoreError> {
    let mut parts = KeyParts::of(entry);
    let read = (|| Some((NoticeId(parts.u32()?), parts.u16()?, SeatId::new(parts.text()?))))();
    read.ok_or_else(|| StoreError::Corrupt("an entry of the index of outcomes".to_owned()))
}

/// Seats that stand in the index of their group.
fn is_indexed(group: &OutcomeGroup) -> bool {
    !group.is_under_way() && *group != OutcomeGroup::WITHOUT_HOLDER
}
