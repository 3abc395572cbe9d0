//! What is decided about the seats of reforms, and the moving of the seats.

use super::engine::Step;
use super::keys::{Key, Space};
use super::{Conflict, Store, StoreError, audit, codec, seat_rows};
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::notice::Stamp;
use crate::domain::reform::Reform;
use crate::domain::seat::SeatId;
use crate::domain::unit::UnitId;
use chrono::NaiveDate;

/// A seat that goes from one unit to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatMove {
    pub seat: SeatId,
    pub from: UnitId,
    pub to: UnitId,
    pub title: String,
}

/// Seats moved at once: each is its row, its indexes and its entry of the audit log.
const MOVED_AT_ONCE: usize = 32;

impl Store {
    pub async fn reform(&self, date: NaiveDate) -> Result<Option<Reform>, StoreError> {
        self.engine.get(reform_key(date))?.map(|bytes| codec::read(&bytes)).transpose()
    }

    /// Every reform that something was decided about, by date.
    pub async fn reforms(&self) -> Result<Vec<Reform>, StoreError> {
        self.engine.scan(&Key::of(Space::Reform)).map(|row| codec::read(&row?.1)).collect()
    }

    /// Puts `reform` in the place of `seen`; refused when it has changed since. Durable.
    pub async fn put_reform(&self, seen: Option<Reform>, reform: Reform) -> Result<(), StoreError> {
        self.engine
            .commit(move |step| {
                let key = reform_key(reform.date);
                let stored: Option<Reform> = step.get(&key)?.map(|bytes| codec::read(&bytes)).transpose()?;
                if stored != seen {
                    return Err(StoreError::Conflict(Conflict::Reform));
                }
                step.put(key, codec::json(&reform)?);
                Ok(())
            })
            .await
    }

    /// Moves seats to other units under new titles, each with an entry of the audit log by `stamp`. A seat that is not at
    /// the unit it is to leave stays as it is, so that doing it again changes nothing. In batches; durable.
    pub async fn move_seats(&self, reform: NaiveDate, moves: Vec<SeatMove>, stamp: Stamp) -> Result<(), StoreError> {
        for batch in moves.chunks(MOVED_AT_ONCE) {
            let (batch, stamp) = (batch.to_vec(), stamp.clone());
            let moved =
                move |step: &mut Step| batch.into_iter().try_for_each(|one| move_seat(step, reform, one, &stamp));
            self.engine.apply_large(moved).await?;
        }
        self.engine.durable().await
    }
}

fn move_seat(step: &mut Step, reform: NaiveDate, one: SeatMove, stamp: &Stamp) -> Result<(), StoreError> {
    let Some(stored) = seat_rows::seat(step, &one.seat)?.filter(|seat| seat.unit == one.from) else { return Ok(()) };
    let note = AuditNote {
        at: stamp.at,
        by: stamp.by.to_string(),
        act: AuditAct::SeatMoved,
        subject: format!("{}: {} → {}", one.seat, one.from, one.to),
    };
    seat_rows::put_seat(step, Some(&stored), &stored.moved(one.to, one.title, reform))?;
    audit::append(step, &note)
}

fn reform_key(date: NaiveDate) -> Key {
    Key::of(Space::Reform).text(&date.to_string())
}
