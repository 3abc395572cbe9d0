//! Keeping the groups of outcomes while rows change.

use super::{GroupRow, entry_key, groups_key, is_indexed};
use crate::domain::delivery::{Delivery, DeliveryKey};
use crate::domain::notice::NoticeId;
use crate::domain::seat::SeatId;
use crate::domain::seat_outcome::{OutcomeGroup, Reason, SeatOutcome, Standing};
use crate::store::engine::Step;
use crate::store::keys::{self, Key, Space};
use crate::store::{StoreError, codec, deliveries};
use std::collections::BTreeMap;

/// The seats whose outcomes may change in a step, as they were and as they become.
#[derive(Default)]
pub(in crate::store) struct Changing {
    seats: BTreeMap<(NoticeId, SeatId), Seat>,
}

struct Seat {
    before: Option<OutcomeGroup>,
    rows: BTreeMap<DeliveryKey, Delivery>,
}

impl Changing {
    /// To be told of every row before it is written. Memos are not asked about.
    pub fn note(&mut self, step: &Step, old: Option<&Delivery>, new: &Delivery) -> Result<(), StoreError> {
        let DeliveryKey { notice, seat, .. } = &new.key;
        if notice.is_memo() {
            return Ok(());
        }
        let place = (*notice, seat.clone());
        if !self.seats.contains_key(&place) {
            if old.is_some_and(|old| counts_alike(old, new)) {
                return Ok(());
            }
            self.seats.insert(place.clone(), Seat::of(step, *notice, seat)?);
        }
        if let Some(seat) = self.seats.get_mut(&place) {
            seat.rows.insert(new.key.clone(), new.clone());
        }
        Ok(())
    }

    /// Writes the groups and the index.
    pub fn close(self, step: &mut Step) -> Result<(), StoreError> {
        let mut notices: BTreeMap<NoticeId, Vec<GroupRow>> = BTreeMap::new();
        for ((notice, seat), Seat { before, rows }) in self.seats {
            let after = SeatOutcome::of(rows.into_values()).map(|outcome| outcome.group());
            if before == after {
                continue;
            }
            if before == Some(OutcomeGroup::WITHOUT_HOLDER) {
                step.remove(unheld_key(notice, &seat));
            }
            let groups = match notices.entry(notice) {
                std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::btree_map::Entry::Vacant(entry) => entry.insert(stored(step, notice)?),
            };
            if let Some(group) = before {
                let number = count(groups, &group, |seats| seats.saturating_sub(1));
                if is_indexed(&group) {
                    step.remove(entry_key(notice, number, &seat));
                }
            }
            if let Some(group) = after {
                let number = count(groups, &group, |seats| seats + 1);
                if is_indexed(&group) {
                    step.put(entry_key(notice, number, &seat), Vec::new());
                }
            }
        }
        for (notice, groups) in notices {
            step.put(groups_key(notice), codec::json(&groups)?);
        }
        Ok(())
    }
}

impl Seat {
    fn of(step: &Step, notice: NoticeId, seat: &SeatId) -> Result<Seat, StoreError> {
        let rows = deliveries::rows_of_seat(step, notice, seat)?;
        let rows: BTreeMap<DeliveryKey, Delivery> = rows.into_iter().map(|row| (row.key.clone(), row)).collect();
        let before = match SeatOutcome::of(rows.values().cloned()) {
            Some(outcome) => Some(outcome.group()),
            None => step.get(unheld_key(notice, seat))?.map(|_| OutcomeGroup::WITHOUT_HOLDER),
        };
        Ok(Seat { before, rows })
    }
}

/// Remembers seats that nobody holds; one that has rows or is remembered already is left as it is.
pub(in crate::store) fn note_unheld(step: &mut Step, notice: NoticeId, seats: &[SeatId]) -> Result<(), StoreError> {
    let mut groups = stored(step, notice)?;
    for seat in seats {
        let known = step.get(unheld_key(notice, seat))?.is_some();
        if known || !step.scan_now(&keys::deliveries_of_seat(notice, seat))?.is_empty() {
            continue;
        }
        count(&mut groups, &OutcomeGroup::WITHOUT_HOLDER, |seats| seats + 1);
        step.put(unheld_key(notice, seat), Vec::new());
    }
    step.put(groups_key(notice), codec::json(&groups)?);
    Ok(())
}

fn stored(step: &Step, notice: NoticeId) -> Result<Vec<GroupRow>, StoreError> {
    step.get(groups_key(notice))?.map_or_else(|| Ok(Vec::new()), |bytes| codec::read(&bytes))
}

/// Changes the number of seats of a group, a new one if need be; the group's number.
pub(super) fn count(groups: &mut Vec<GroupRow>, group: &OutcomeGroup, change: impl FnOnce(u64) -> u64) -> u16 {
    if let Some(known) = groups.iter_mut().find(|row| row.group == *group) {
        known.seats = change(known.seats);
        return known.number;
    }
    let number = groups.iter().map(|row| row.number + 1).max().unwrap_or(0);
    groups.push(GroupRow { number, group: group.clone(), seats: change(0) });
    number
}

/// Whether the two forms of a row count the same in every outcome: most changes of rows are such.
fn counts_alike(old: &Delivery, new: &Delivery) -> bool {
    let of = |row: &Delivery| (Standing::of(row.status()), Reason::of(&row.state), row.acknowledged_at.is_some());
    of(old) == of(new)
}

fn unheld_key(notice: NoticeId, seat: &SeatId) -> Key {
    Key::of(Space::NoticeUnheld).notice(notice).text(seat.as_str())
}
