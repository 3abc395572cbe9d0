//! A notice on its way: issuing, pausing, cancelling.

use super::{Store, StoreError, head, put_head};
use crate::domain::notice::{Notice, NoticeId, NoticeState, Stamp};
use crate::domain::seat::SeatId;
use crate::store::engine::{BATCH_ROWS, Step};
use crate::store::keys::{Key, KeyParts, Space};
use crate::store::{Conflict, deliveries, outcomes};
use std::sync::Arc;

impl Store {
    /// Approved → issuing; issuing stays issuing, so that planning can be resumed. A correction is noted at the notice
    /// that it corrects, in the same step. Durable.
    pub async fn begin_issue(&self, notice: NoticeId, stamp: Stamp) -> Result<Notice, StoreError> {
        let memory = Arc::clone(&self.memory);
        let begun = self.engine.commit(move |step| {
            let mut issuing = head(step, notice)?;
            match issuing.state {
                NoticeState::Issuing => return Ok(issuing),
                NoticeState::Approved => {}
                _ => return Err(Conflict::NoticeState.into()),
            }
            issuing.state = NoticeState::Issuing;
            issuing.issued = Some(stamp);
            put_head(step, &memory, &issuing)?;
            if let Some(corrected) = issuing.corrects {
                let mut corrected = head(step, corrected)?;
                corrected.corrected_by = Some(notice);
                put_head(step, &memory, &corrected)?;
            }
            Ok(issuing)
        });
        self.with_message(begun.await?)
    }

    /// Issuing → issued: every row is planned. From here the sender may claim them. Durable.
    pub async fn finish_issue(&self, notice: NoticeId) -> Result<Notice, StoreError> {
        self.change_notice(notice, |head| match head.state {
            NoticeState::Issuing => {
                head.state = NoticeState::Issued;
                Ok(())
            }
            NoticeState::Issued => Ok(()),
            _ => Err(Conflict::NoticeState.into()),
        })
        .await
    }

    /// Holds the rest of a notice back (`Some`), or lets it go on (`None`). A row that a sender has taken keeps its
    /// course. Durable.
    pub async fn pause_notice(&self, notice: NoticeId, paused: Option<Stamp>) -> Result<Notice, StoreError> {
        self.change_notice(notice, |head| {
            if !head.went_out() {
                return Err(Conflict::NoticeState.into());
            }
            head.paused = paused;
            Ok(())
        })
        .await
    }

    /// Whether rows of the notice may leave at this moment: issued, and not paused.
    pub fn may_send(&self, notice: NoticeId) -> bool {
        self.memory.notices().may_send(notice)
    }

    /// Cancels a notice and its rows that wait for a sender. A row that a sender has taken keeps its course, since it
    /// may have arrived; it is not taken again. Cancelling again finishes what was interrupted. Durable.
    pub async fn cancel_notice(&self, notice: NoticeId) -> Result<Notice, StoreError> {
        let cancelled = self
            .change_notice(notice, |head| {
                head.state = NoticeState::Cancelled;
                Ok(())
            })
            .await?;
        let mut from = Some(Vec::new());
        while let Some(start) = from {
            let memory = Arc::clone(&self.memory);
            let step = move |step: &mut Step| deliveries::cancel_rows(step, &memory, notice, &start);
            from = self.engine.apply_large(step).await?;
        }
        self.engine.durable().await?;
        Ok(cancelled)
    }

    /// Remembers the seats of the audience that nobody holds at issue: they have no row. One that gets a row later is
    /// not among them any more. Durable with the issue's end.
    pub async fn note_unheld(&self, notice: NoticeId, seats: Vec<SeatId>) -> Result<(), StoreError> {
        for batch in seats.chunks(BATCH_ROWS) {
            let batch = batch.to_vec();
            self.engine.apply_large(move |step: &mut Step| outcomes::note_unheld(step, notice, &batch)).await?;
        }
        Ok(())
    }

    /// The seats that the notice has rows for, each once, read as they are asked for.
    pub fn seat_ids_sent(&self, notice: NoticeId) -> impl Iterator<Item = Result<SeatId, StoreError>> + use<> {
        let mut last = None;
        let rows = self.engine.scan(&Key::of(Space::Delivery).notice(notice));
        let seats = rows.map(|row| {
            let key = KeyParts::of(&row?.0).delivery();
            key.map(|key| key.seat).ok_or_else(|| StoreError::Corrupt("the key of a delivery".to_owned()))
        });
        seats.filter(move |seat| match seat {
            Ok(seat) => last.replace(seat.clone()).as_ref() != Some(seat),
            Err(_) => true,
        })
    }

    /// The seats of the audience that nobody held at issue, in their order.
    pub fn unheld_at_issue(&self, notice: NoticeId) -> impl Iterator<Item = Result<SeatId, StoreError>> + use<> {
        self.engine.scan(&unheld_prefix(notice)).map(|row| {
            let key = row?.0;
            let mut parts = KeyParts::of(&key);
            let seat = parts.u32().and_then(|_| parts.text()).map(SeatId::new);
            seat.ok_or_else(|| StoreError::Corrupt("the key of a seat without holder".to_owned()))
        })
    }
}

fn unheld_prefix(notice: NoticeId) -> Key {
    Key::of(Space::NoticeUnheld).notice(notice)
}
