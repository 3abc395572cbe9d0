//! Rows that follow from other rows: index entries, counters, the lists of claimed rows. They change with the rows
//! they follow from; here they are computed anew, to verify them and to rebuild them.

use super::deliveries::ClaimRow;
use super::delivery_row::CountsRow;
use super::engine::{BATCH_ROWS, Engine};
use super::keys::{Key, KeyParts, Space};
use super::letter_rows::Head;
use super::seat_rows::{address_key, seat_of_person_key, seat_of_unit_key, seat_once_of_unit_key};
use super::{StoreError, codec, delivery_row, ledger, memos, progress_rows};
use crate::domain::delivery::DeliveryState;
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::seat::{Person, Seat};
use std::collections::BTreeMap;

/// The index spaces: every entry follows from one other row.
pub(super) const INDEXES: [Space; 8] = [
    Space::Due,
    Space::SeatOfUnit,
    Space::SeatOnceOfUnit,
    Space::SeatOfPerson,
    Space::Address,
    Space::LetterAbout,
    Space::MemoOfPerson,
    Space::Report,
];

/// The index entries that follow from a row.
pub(super) fn entries(key: &[u8], value: &[u8]) -> Result<Vec<(Key, Vec<u8>)>, StoreError> {
    Ok(match Space::of(key) {
        Some(Space::Delivery) => {
            let row = delivery_row::read(key, value)?;
            let due = ledger::due_entry(&row);
            let of_person = row.key.notice.is_memo().then(|| memos::person_entry(&row.key));
            due.into_iter().chain(of_person).map(|entry| (entry, Vec::new())).collect()
        }
        Some(Space::Progress) => progress_rows::report_entry(key, &codec::read(value)?)?.into_iter().collect(),
        Some(Space::Letter) => codec::read::<Head>(value)?.index(),
        Some(Space::Seat) => {
            let seat: Seat = codec::read(value)?;
            let held = seat.holders().map(|person| (seat_of_person_key(person, &seat.id), Vec::new()));
            let once = seat.former_units().into_iter().map(|unit| (seat_once_of_unit_key(unit, &seat.id), Vec::new()));
            std::iter::once((seat_of_unit_key(&seat.unit, &seat.id), Vec::new())).chain(once).chain(held).collect()
        }
        Some(Space::Person) => {
            let person: Person = codec::read(value)?;
            let id = codec::json(&person.id)?;
            person.addresses.iter().map(|address| (address_key(&address.chat), id.clone())).collect()
        }
        _ => Vec::new(),
    })
}

/// Counters as the rows have it, gathered row by row.
#[derive(Default)]
pub(super) struct Count(pub BTreeMap<NoticeId, CountsRow>);

impl Count {
    pub fn row(&mut self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        match Space::of(key) {
            Some(Space::Delivery) => {
                let row = delivery_row::read(key, value)?;
                self.0.entry(row.key.notice).or_default().add(row.status());
            }
            Some(Space::Acknowledgement) => {
                let acknowledgement: Acknowledgement = codec::read(value)?;
                self.0.entry(acknowledgement.notice).or_default().acknowledged += 1;
            }
            _ => {}
        }
        Ok(())
    }
}

/// Computes every derived row anew. Can be repeated after an interruption.
pub(super) fn rebuild(engine: &Engine) -> Result<(), StoreError> {
    for space in INDEXES.into_iter().chain([Space::NoticeCounts, Space::Claim]) {
        remove_space(engine, space)?;
    }
    let mut count = Count::default();
    let mut claimed: BTreeMap<u64, Vec<Vec<u8>>> = BTreeMap::new();
    let mut pending = Vec::new();
    for row in engine.scan_all() {
        let (key, value) = row?;
        count.row(&key, &value)?;
        pending.extend(entries(&key, &value)?);
        if Space::of(&key) == Some(Space::Delivery)
            && let DeliveryState::Claimed { lease, .. } = delivery_row::read(&key, &value)?.state
        {
            claimed.entry(lease).or_default().push(key.to_vec());
        }
        if pending.len() >= BATCH_ROWS {
            let batch = std::mem::take(&mut pending);
            engine.apply_alone(|step| step.put_all(batch))?;
        }
    }
    for (notice, counts) in count.0 {
        pending.push((ledger::counts_key(notice), codec::compact(&counts)?));
    }
    let claims = claimed.iter().flat_map(|(lease, rows)| rows.chunks(BATCH_ROWS).map(move |rows| (*lease, rows)));
    for (number, (lease, rows)) in (1u64..).zip(claims) {
        let claim = ClaimRow { lease, rows: rows.to_vec() };
        pending.push((Key::of(Space::Claim).u64(number), codec::compact(&claim)?));
    }
    for batch in pending.chunks(BATCH_ROWS) {
        engine.apply_alone(|step| step.put_all(batch.to_vec()))?;
    }
    Ok(())
}

pub(super) fn remove_space(engine: &Engine, space: Space) -> Result<(), StoreError> {
    loop {
        let rows = engine.scan(&Key::of(space)).take(BATCH_ROWS).map(|row| Ok(row?.0));
        let keys: Vec<_> = rows.collect::<Result<_, StoreError>>()?;
        if keys.is_empty() {
            return Ok(());
        }
        engine.apply_alone(|step| step.remove_all(&keys))?;
    }
}

/// The notice that a row of counters belongs to.
pub(super) fn counted_notice(key: &[u8]) -> Option<NoticeId> {
    KeyParts::of(key).u32().map(NoticeId)
}
