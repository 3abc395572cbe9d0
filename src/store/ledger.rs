//! Delivery rows together with what follows from them: the counters of their notices and the index of what is due.

use super::delivery_row::{self, CountsRow};
use super::engine::Step;
use super::keys::{self, Key, Space};
use super::memory::Memory;
use super::{StoreError, audit, codec, outcomes, progress_rows, seat_rows};
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::delivery::{
    Breach, Delivery, DeliveryKey, DeliveryState, DeliveryStatus, OutcomeKind, RepeatReason,
};
use crate::domain::directive_progress::Stage;
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::reminding::occurrence_of;
use crate::domain::rights::Actor;
use crate::domain::seat::SeatId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Changes delivery rows within one step, and refuses a change that would break an invariant; [`Ledger::close`] writes the counters and the groups of outcomes.
pub(super) struct Ledger<'s, 'e> {
    step: &'s mut Step<'e>,
    counts: BTreeMap<NoticeId, CountsRow>,
    outcomes: outcomes::Changing,
    /// The notices of which a row is claimed, with one of those rows.
    claimed: BTreeMap<NoticeId, DeliveryKey>,
}

impl<'s, 'e> Ledger<'s, 'e> {
    pub fn of(step: &'s mut Step<'e>) -> Ledger<'s, 'e> {
        Ledger { step, counts: BTreeMap::new(), outcomes: outcomes::Changing::default(), claimed: BTreeMap::new() }
    }

    pub fn step(&mut self) -> &mut Step<'e> {
        self.step
    }

    pub fn row(&self, key: &DeliveryKey) -> Result<Option<Delivery>, StoreError> {
        let bytes = self.step.get(keys::delivery(key))?;
        bytes.map(|bytes| delivery_row::decode(key.clone(), &bytes)).transpose()
    }

    /// Puts `new` in the place of `old`.
    pub fn put(&mut self, old: Option<&Delivery>, new: &Delivery) -> Result<(), StoreError> {
        self.admit(old, new)?;
        self.outcomes.note(self.step, old, new)?;
        let (was_due, is_due) = (old.and_then(due_entry), due_entry(new));
        if was_due != is_due {
            if let Some(entry) = was_due {
                self.step.remove(entry);
            }
            if let Some(entry) = is_due {
                self.step.put(entry, Vec::new());
            }
        }
        if let Some(diversion) = old.and_then(|old| diversion(old, new)) {
            audit::append(self.step, &diversion)?;
        }
        let counts = self.counts(new.key.notice)?;
        if old.is_some_and(|old| !counts.subtract(old.status())) {
            return Err(broken(&new.key, &Breach::Counters));
        }
        counts.add(new.status());
        self.step.put(keys::delivery(&new.key), delivery_row::encode(new)?);
        Ok(())
    }

    /// Refuses what no row may become, whoever asks for it.
    fn admit(&mut self, old: Option<&Delivery>, new: &Delivery) -> Result<(), StoreError> {
        new.may_follow(old).map_err(|breach| broken(&new.key, &breach))?;
        let is_claim = new.status() == DeliveryStatus::Claimed && old.is_some_and(|old| old.status() != new.status());
        if is_claim {
            if self.is_needless(new)? {
                return Err(broken(&new.key, &Breach::ClaimOfNeedless));
            }
            self.claimed.entry(new.key.notice).or_insert_with(|| new.key.clone());
        }
        Ok(())
    }

    pub fn counts(&mut self, notice: NoticeId) -> Result<&mut CountsRow, StoreError> {
        match self.counts.entry(notice) {
            std::collections::btree_map::Entry::Occupied(entry) => Ok(entry.into_mut()),
            std::collections::btree_map::Entry::Vacant(entry) => Ok(entry.insert(
                self.step
                    .get(counts_key(notice))?
                    .map_or_else(|| Ok(CountsRow::default()), |bytes| codec::read(&bytes))?,
            )),
        }
    }

    pub fn acknowledgement(&self, notice: NoticeId, seat: &SeatId) -> Result<Option<Acknowledgement>, StoreError> {
        self.step.get(keys::acknowledgement(notice, seat))?.map(|bytes| codec::read(&bytes)).transpose()
    }

    /// A reminder or repeat of something that the seat, or the one that it has become part of, has done by now.
    pub fn is_needless(&self, row: &Delivery) -> Result<bool, StoreError> {
        let Some(end) = ends_with_stage(row) else { return Ok(false) };
        let (notice, seat) = (row.key.notice, &row.key.seat);
        if end == Stage::Acknowledged && self.acknowledgement(notice, seat)?.is_some() {
            return Ok(true);
        }
        let current = seat_rows::current(self.step, seat)?.map(|seat| seat.id);
        let progress = progress_rows::stored(self.step, notice, current.as_ref().unwrap_or(seat))?;
        Ok(progress.of(occurrence_of(row)).stage() >= end)
    }

    pub fn close(self, memory: &Arc<Memory>) -> Result<(), StoreError> {
        let Ledger { step, counts, outcomes, claimed } = self;
        if let Some(key) =
            claimed.into_iter().find(|(notice, _)| !memory.notices().may_send(*notice)).map(|(_, key)| key)
        {
            return Err(broken(&key, &Breach::ClaimOfStoppedNotice));
        }
        outcomes.close(step)?;
        for (notice, counts) in counts {
            step.put(counts_key(notice), codec::compact(&counts)?);
            let memory = Arc::clone(memory);
            let waiting = counts.waiting();
            step.after(move || memory.notices().set_waiting(notice, waiting));
        }
        Ok(())
    }
}

pub(super) fn broken(key: &DeliveryKey, breach: &Breach) -> StoreError {
    StoreError::Invariant(format!("{}/{}/{}/{}: {breach}", key.notice, key.seat, key.person, key.n))
}

/// What the audit log says of a row that goes on over another address of its person.
fn diversion(old: &Delivery, new: &Delivery) -> Option<AuditNote> {
    let (from, to) = (old.chat.as_ref()?, new.chat.as_ref()?);
    let last = new.attempts.last();
    if from == to || last.is_some_and(|last| last.outcome == OutcomeKind::Moved) {
        return None;
    }
    // Before its first attempt, when the claim found that the person is to be reached elsewhere.
    let at = match (last, &old.state) {
        (Some(last), _) => last.at,
        (None, DeliveryState::Claimed { at, .. }) => *at,
        (None, _) => return None,
    };
    let DeliveryKey { notice, seat, person, .. } = &new.key;
    let (from, to) = (from.channel.code(), to.channel.code());
    Some(AuditNote {
        at,
        by: Actor::System.to_string(),
        act: AuditAct::DeliveryDiverted,
        subject: format!("{notice}, {seat}, {person}: {from} → {to}"),
    })
}

/// Where the row stands in the index of what is due, if it does.
pub(super) fn due_entry(delivery: &Delivery) -> Option<Key> {
    let chat = delivery.chat.as_ref()?;
    Some(keys::due(chat.channel, delivery.due_at()?, &delivery.key))
}

pub(super) fn read_counts(bytes: &[u8]) -> Result<CountsRow, StoreError> {
    codec::read(bytes)
}

pub(super) fn counts_key(notice: NoticeId) -> Key {
    Key::of(Space::NoticeCounts).notice(notice)
}

/// How far its seat must have come for nobody to need the row any more; `None` for a row that is always needed.
pub(super) fn ends_with_stage(delivery: &Delivery) -> Option<Stage> {
    match delivery.repeat.as_ref()?.reason {
        RepeatReason::Reminder | RepeatReason::Undecided => Some(Stage::Acknowledged),
        RepeatReason::BeforeDeadline | RepeatReason::Overdue => Some(Stage::Reported),
        RepeatReason::AskedFor => None,
    }
}

/// Whether a sender has still to take the row.
pub(super) fn is_waiting(delivery: &Delivery) -> bool {
    matches!(delivery.status(), DeliveryStatus::Planned | DeliveryStatus::Waiting)
}
