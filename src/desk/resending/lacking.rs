//! The seats at which somebody lacks a notice: first those that stand so, from the index of seats. Where one person of a
//! seat has received it and another has not, the seat stands as having received it: the counters of rows tell whether
//! there are such, and only then all rows are read.

use super::Resend;
use crate::desk::results::ResultWalk;
use crate::desk::{Desk, DeskError};
use crate::domain::notice::NoticeId;
use crate::domain::seat::SeatId;
use crate::domain::seat_outcome::{OutcomeGroup, SeatOutcome};
use crate::store::{Store, StoreError};

type Seats = Box<dyn Iterator<Item = Result<SeatId, StoreError>> + Send>;

pub(super) struct Lacking<'d> {
    desk: &'d Desk,
    notice: NoticeId,
    which: Resend,
    groups: Vec<OutcomeGroup>,
    seats: Seats,
    /// Rows met, the superseded ones too, that are as they are looked for.
    met: u64,
    rest: Rest,
}

enum Rest {
    NotLooked,
    Walking(Box<ResultWalk>),
    None,
}

impl<'d> Lacking<'d> {
    pub async fn of(desk: &'d Desk, notice: NoticeId, which: Resend) -> Result<Lacking<'d>, DeskError> {
        let groups = desk.store.outcome_groups(notice).await?.into_iter().map(|(group, _)| group);
        let groups = groups.filter(|group| which.concerns(group)).collect();
        let seats: Seats = Box::new(std::iter::empty());
        Ok(Lacking { desk, notice, which, groups, seats, met: 0, rest: Rest::NotLooked })
    }

    /// The next seat, not acknowledged. Some of its persons may have received the notice.
    pub async fn next(&mut self) -> Result<Option<SeatOutcome>, DeskError> {
        while let Some(seat) = self.next_indexed()? {
            let rows = self.store().deliveries_to(self.notice, &seat).await?;
            self.met += rows.iter().filter(|row| self.which.wants(row.status())).count() as u64;
            // A seat may have changed its group since.
            let found = SeatOutcome::of(rows).filter(|outcome| self.which.concerns(&outcome.group()));
            if found.is_some() {
                return Ok(found);
            }
        }
        if matches!(self.rest, Rest::NotLooked) {
            let counts = self.store().notice_counts(self.notice).await?.by_status;
            let wanted = counts.into_iter().filter(|(status, _)| self.which.wants(*status));
            let walk = || Rest::Walking(Box::new(ResultWalk::of(self.desk, self.notice)));
            self.rest = if wanted.map(|(_, rows)| rows).sum::<u64>() > self.met { walk() } else { Rest::None };
        }
        let Rest::Walking(walk) = &mut self.rest else { return Ok(None) };
        while let Some(outcome) = walk.next().await? {
            if !outcome.is_acknowledged() && !self.which.concerns(&outcome.group()) {
                return Ok(Some(outcome));
            }
        }
        Ok(None)
    }

    fn next_indexed(&mut self) -> Result<Option<SeatId>, DeskError> {
        loop {
            if let Some(seat) = self.seats.next() {
                return Ok(Some(seat?));
            }
            let Some(group) = self.groups.pop() else { return Ok(None) };
            self.seats = self.store().seats_in_group(self.notice, &group)?;
        }
    }

    fn store(&self) -> &'d Store {
        &self.desk.store
    }
}
