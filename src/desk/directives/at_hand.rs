//! What a seat is to work on: of a directive that comes again, one time of it.

use super::asks_for_report;
use crate::desk::{Desk, DeskError};
use crate::domain::calendar::office_day;
use crate::domain::delivery::Delivery;
use crate::domain::directive_progress::Progress;
use crate::domain::notice::Notice;
use crate::domain::occurrence::{Occurrence, Timetable};
use crate::domain::reminding::arrival;
use crate::domain::seat::Seat;
use chrono::NaiveDate;

/// The occurrence that a seat is to work on, with what happened for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtHand {
    pub occurrence: Occurrence,
    pub progress: Progress,
    /// When a deadline is stated.
    pub last_day: Option<NaiveDate>,
}

/// The last days of one time of a directive and of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    pub last_day: NaiveDate,
    pub next: NaiveDate,
}

/// Of all that happened to the directive at the seat, what belongs to the work of `today`.
pub fn at_hand(notice: &Notice, timetable: &Timetable<'_>, progress: &Progress, today: NaiveDate) -> AtHand {
    let occurrence = progress.current(timetable, asks_for_report(notice), today);
    AtHand { occurrence, progress: progress.of(occurrence), last_day: timetable.last_day(occurrence) }
}

/// When the notice is due at a seat with these rows and this progress. What has not come there yet begins `today`.
pub fn timetable_of<'n>(notice: &'n Notice, rows: &[Delivery], progress: &Progress, today: NaiveDate) -> Timetable<'n> {
    let came = rows.iter().filter_map(arrival).min();
    // Who acknowledges or reports has it, however it came.
    let shown = progress.acknowledged_at.into_iter().chain(progress.events.first().map(|event| event.at)).min();
    let reached = came.into_iter().chain(shown).min().map_or(today, office_day);
    notice.timetable().reaching(reached)
}

/// The last day of a directive that states a deadline; of one that comes again, the next that is not over `today`.
pub fn last_day(notice: &Notice, today: NaiveDate) -> Option<NaiveDate> {
    let timetable = notice.timetable();
    let occurrence = timetable.coming(today).or_else(|| timetable.past(today))?;
    timetable.last_day(occurrence)
}

/// The time of a directive that an occurrence means; `None` for one that does not come again.
pub(super) fn times(notice: &Notice, occurrence: Occurrence) -> Option<Times> {
    let timetable = notice.timetable();
    Some(Times { last_day: timetable.last_day(occurrence)?, next: timetable.next_last_day(occurrence)? })
}

impl Desk {
    /// When the notice is due at the seat.
    pub(super) async fn timetable_at<'n>(
        &self,
        notice: &'n Notice,
        seat: &Seat,
        progress: &Progress,
    ) -> Result<Timetable<'n>, DeskError> {
        if !notice.timetable().recurs() {
            return Ok(notice.timetable());
        }
        let rows = self.store.deliveries_ever_to(notice.id, seat).await?;
        Ok(timetable_of(notice, &rows, progress, office_day(self.clock.now())))
    }

    /// The time that the last event of `progress` was for, where the directive comes again.
    pub async fn times_of(&self, progress: &Progress) -> Result<Option<Times>, DeskError> {
        let Some(event) = progress.events.last() else { return Ok(None) };
        Ok(times(&self.notice(progress.notice).await?, event.occurrence))
    }
}
