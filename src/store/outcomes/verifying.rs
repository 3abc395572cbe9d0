//! The groups of outcomes computed anew from the rows: to verify what is stored, and for stores that lack them.

use super::{GroupRow, changing, entry_key, groups_key, is_indexed, read_entry};
use crate::domain::delivery::Delivery;
use crate::domain::notice::NoticeId;
use crate::domain::seat::SeatId;
use crate::domain::seat_outcome::{OutcomeGroup, SeatOutcome};
use crate::store::engine::{BATCH_ROWS, Engine};
use crate::store::keys::{self, Key, KeyParts, Space};
use crate::store::{StoreError, codec, delivery_row, derived};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What the rows say, gathered row by row in the order of keys, beside what is stored.
#[derive(Default)]
pub(in crate::store) struct Expected {
    open: Option<SeatOutcome>,
    notice: Option<NoticeId>,
    groups: BTreeMap<(NoticeId, OutcomeGroup), Sum>,
    entries: BTreeMap<(NoticeId, u16), Sum>,
    stored: BTreeMap<NoticeId, Vec<GroupRow>>,
}

/// Seats, whatever their order: their number, and a sum of hashes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum(u64, u64);

impl Expected {
    pub fn row(&mut self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        match Space::of(key) {
            Some(Space::Delivery) => self.delivery(delivery_row::read(key, value)?),
            Some(Space::NoticeUnheld) => {
                let mut parts = KeyParts::of(key);
                if let (Some(notice), Some(seat)) = (parts.u32(), parts.text()) {
                    let place = (NoticeId(notice), OutcomeGroup::WITHOUT_HOLDER);
                    self.groups.entry(place).or_default().add(&SeatId::new(seat));
                }
            }
            Some(Space::OutcomeSeat) => {
                let (notice, number, seat) = read_entry(key)?;
                self.entries.entry((notice, number)).or_default().add(&seat);
            }
            Some(Space::OutcomeGroups) => {
                if let Some(notice) = derived::counted_notice(key) {
                    self.stored.insert(notice, codec::read(value)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn delivery(&mut self, row: Delivery) {
        if row.key.notice.is_memo() {
            return;
        }
        let follows = self.notice == Some(row.key.notice);
        match self.open.as_mut().filter(|open| follows && open.seat == row.key.seat) {
            Some(open) => open.add(row),
            None => {
                self.seat_ends();
                self.notice = Some(row.key.notice);
                self.open = SeatOutcome::of([row]);
            }
        }
    }

    fn seat_ends(&mut self) {
        if let (Some(outcome), Some(notice)) = (self.open.take(), self.notice) {
            self.groups.entry((notice, outcome.group())).or_default().add(&outcome.seat);
        }
    }

    /// The notices whose groups do not fit their rows.
    pub fn misfits(mut self) -> Vec<NoticeId> {
        self.seat_ends();
        let mut misfits: Vec<NoticeId> = Vec::new();
        for (notice, groups) in &self.stored {
            for row in groups {
                let expected = self.groups.remove(&(*notice, row.group.clone())).unwrap_or_default();
                let indexed = self.entries.remove(&(*notice, row.number)).unwrap_or_default();
                let fits = if is_indexed(&row.group) { indexed == expected } else { indexed == Sum::default() };
                if row.seats != expected.0 || !fits {
                    misfits.push(*notice);
                }
            }
        }
        misfits.extend(self.groups.keys().map(|(notice, _)| *notice));
        misfits.extend(self.entries.keys().map(|(notice, _)| *notice));
        misfits.sort();
        misfits.dedup();
        misfits
    }
}

impl Sum {
    fn add(&mut self, seat: &SeatId) {
        let mut hasher = DefaultHasher::new();
        seat.hash(&mut hasher);
        *self = Sum(self.0 + 1, self.1.wrapping_add(hasher.finish()));
    }
}

/// Computes groups and index of every notice anew. Can be repeated after an interruption.
pub(in crate::store) fn rebuild(engine: &Engine) -> Result<(), StoreError> {
    for space in [Space::OutcomeGroups, Space::OutcomeSeat] {
        derived::remove_space(engine, space)?;
    }
    let mut builder = Builder { engine, groups: BTreeMap::new(), pending: Vec::new() };
    let mut open: Option<(NoticeId, SeatOutcome)> = None;
    for row in engine.scan(&Key::of(Space::Delivery)) {
        let (key, value) = row?;
        let row = delivery_row::read(&key, &value)?;
        if row.key.notice.is_memo() {
            continue;
        }
        match open.as_mut().filter(|(notice, seat)| *notice == row.key.notice && seat.seat == row.key.seat) {
            Some((_, outcome)) => outcome.add(row),
            None => {
                let notice = row.key.notice;
                let next = SeatOutcome::of([row]).map(|outcome| (notice, outcome));
                if let Some((notice, outcome)) = std::mem::replace(&mut open, next) {
                    builder.seat(notice, &outcome.seat, outcome.group())?;
                }
            }
        }
    }
    if let Some((notice, outcome)) = open {
        builder.seat(notice, &outcome.seat, outcome.group())?;
    }
    for row in engine.scan(&Key::of(Space::NoticeUnheld)) {
        let key = row?.0;
        let mut parts = KeyParts::of(&key);
        if let (Some(notice), Some(seat)) = (parts.u32(), parts.text()) {
            let (notice, seat) = (NoticeId(notice), SeatId::new(seat));
            match engine.scan(&keys::deliveries_of_seat(notice, &seat)).next() {
                None => builder.seat(notice, &seat, OutcomeGroup::WITHOUT_HOLDER)?,
                // Held since, and sent to.
                Some(_) => engine.apply_alone(|step| step.remove_all([&key]))?,
            }
        }
    }
    builder.finish()
}

struct Builder<'e> {
    engine: &'e Engine,
    groups: BTreeMap<NoticeId, Vec<GroupRow>>,
    pending: Vec<(Key, Vec<u8>)>,
}

impl Builder<'_> {
    fn seat(&mut self, notice: NoticeId, seat: &SeatId, group: OutcomeGroup) -> Result<(), StoreError> {
        let number = changing::count(self.groups.entry(notice).or_default(), &group, |seats| seats + 1);
        if is_indexed(&group) {
            self.pending.push((entry_key(notice, number, seat), Vec::new()));
        }
        if self.pending.len() >= BATCH_ROWS {
            let batch = std::mem::take(&mut self.pending);
            self.engine.apply_alone(|step| step.put_all(batch))?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), StoreError> {
        for (notice, groups) in self.groups {
            self.pending.push((groups_key(notice), codec::json(&groups)?));
        }
        for batch in self.pending.chunks(BATCH_ROWS) {
            self.engine.apply_alone(|step| step.put_all(batch.to_vec()))?;
        }
        Ok(())
    }
}
