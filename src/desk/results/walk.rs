//! The outcome of one seat after the other.

use crate::channel::capabilities_of;
use crate::desk::{Desk, DeskError};
use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryStatus};
use crate::domain::notice::NoticeId;
use crate::domain::seat::{ChannelKind, PersonId, SeatId};
use crate::domain::seat_outcome::{Reason, SeatOutcome};
use crate::domain::unit::UnitId;
use crate::store::{Receipt, StoreError};
use chrono::{DateTime, Utc};
use std::iter::Peekable;

/// Seats between two moments at which other work may run.
const STRETCH: usize = 1024;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    pub seat: SeatId,
    pub title: String,
    pub unit: UnitId,
    pub unit_name: String,
    pub person: Option<String>,
    pub channel: Option<ChannelKind>,
    /// `None` when nobody held the seat at issue.
    pub status: Option<DeliveryStatus>,
    pub reason: Option<Reason>,
    pub acknowledged_at: Option<DateTime<Utc>>,
    /// The name of the person who acknowledged for the seat.
    pub by: Option<String>,
    /// How often it was sent again, reminders included.
    pub repeats: u16,
    /// What the platform has told of the message, where it tells such things.
    pub receipt: Option<Receipt>,
}

type Rows = Box<dyn Iterator<Item = Result<Delivery, StoreError>> + Send>;
type Unheld = Box<dyn Iterator<Item = Result<SeatId, StoreError>> + Send>;

/// Walks the seats of a notice in the order of their rows; those that nobody held at issue come last.
pub(in crate::desk) struct ResultWalk {
    rows: Peekable<Rows>,
    unheld: Unheld,
    seen: usize,
}

impl ResultWalk {
    pub(in crate::desk) fn of(desk: &Desk, notice: NoticeId) -> ResultWalk {
        let rows: Rows = Box::new(desk.store.rows_of(notice));
        ResultWalk { rows: rows.peekable(), unheld: Box::new(desk.store.unheld_at_issue(notice)), seen: 0 }
    }

    pub(in crate::desk) async fn next(&mut self) -> Result<Option<SeatOutcome>, DeskError> {
        self.seen += 1;
        if self.seen.is_multiple_of(STRETCH) {
            tokio::task::yield_now().await;
        }
        let Some(first) = self.rows.next().transpose()? else {
            let unheld = self.unheld.next().transpose()?;
            return Ok(unheld.map(|seat| SeatOutcome { seat, rows: Vec::new() }));
        };
        let mut outcome = SeatOutcome { seat: first.key.seat.clone(), rows: vec![first] };
        while let Some(next) = self.rows.next_if(|row| row.as_ref().is_ok_and(|row| row.key.seat == outcome.seat)) {
            outcome.add(next?);
        }
        Ok(Some(outcome))
    }
}

impl Desk {
    /// A seat's outcome with the names behind it, a row a person.
    pub(in crate::desk) async fn result_rows(
        &self,
        notice: NoticeId,
        outcome: &SeatOutcome,
    ) -> Result<Vec<ResultRow>, DeskError> {
        let Some(seat) = self.store.seat(&outcome.seat).await? else { return Ok(Vec::new()) };
        let unit_name = self.store.units().name(&seat.unit);
        let mut names: Vec<(PersonId, Option<String>)> = Vec::with_capacity(outcome.rows.len());
        for delivery in &outcome.rows {
            names.push(self.named(&delivery.key.person).await?);
        }
        let by = match outcome.is_acknowledged() {
            true => self.store.acknowledgement(notice, &seat.id).await?.map(|acknowledgement| acknowledgement.by),
            false => None,
        };
        let by = match by {
            Some(by) => match names.iter().find(|(person, _)| *person == by) {
                Some((_, name)) => name.clone(),
                None => self.named(&by).await?.1,
            },
            None => None,
        };
        let row = |person: Option<String>| ResultRow {
            seat: seat.id.clone(),
            title: seat.title.clone(),
            unit: seat.unit.clone(),
            unit_name: unit_name.clone(),
            person,
            channel: None,
            status: None,
            reason: None,
            acknowledged_at: None,
            by: by.clone(),
            repeats: 0,
            receipt: None,
        };
        let mut rows = Vec::with_capacity(outcome.rows.len());
        for (delivery, (_, name)) in outcome.rows.iter().zip(names) {
            rows.push(ResultRow {
                channel: delivery.chat.as_ref().map(|chat| chat.channel),
                status: Some(delivery.status()),
                reason: Reason::of(&delivery.state),
                acknowledged_at: delivery.acknowledged_at,
                repeats: delivery.key.n,
                receipt: self.receipt_of(delivery).await?,
                ..row(name)
            });
        }
        if rows.is_empty() {
            rows.push(row(None));
        }
        Ok(rows)
    }

    async fn named(&self, person: &PersonId) -> Result<(PersonId, Option<String>), DeskError> {
        let found = self.store.person(person).await?;
        Ok((person.clone(), found.map(|person| person.name)))
    }

    /// Of any of the sendings: the key's number may be that of a later repeat, which has a receipt of its own or none.
    async fn receipt_of(&self, delivery: &Delivery) -> Result<Option<Receipt>, DeskError> {
        let tells = delivery.attempts.iter().any(|attempt| capabilities_of(attempt.chat.channel).receipts);
        if !tells {
            return Ok(None);
        }
        let mut found: Option<Receipt> = None;
        for n in 0..=delivery.key.n {
            let key = DeliveryKey { n, ..delivery.key.clone() };
            if let Some(receipt) = self.store.receipt(&key).await? {
                let known = found.get_or_insert_default();
                known.received_at = known.received_at.or(receipt.received_at);
                known.seen_at = known.seen_at.or(receipt.seen_at);
            }
        }
        Ok(found)
    }
}
