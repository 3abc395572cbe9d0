//! Directives live on: what a seat reports, what the office answers, and how all of them stand.

mod answering;
mod at_hand;
mod board;
mod history;
mod json;
mod refusal;
mod report_message;
mod reporting;
mod restating;
mod telling;
mod unit_board;

pub use answering::{Answered, ReportAnswer};
pub use at_hand::{AtHand, Times, at_hand, timetable_of};
pub use board::{Board, BoardRow};
pub use history::{History, HistoryLine};
pub use json::progress_json;
pub use refusal::DirectiveError;
pub use restating::restated;
pub use unit_board::{SeatDirective, SeatDirectives};

use super::{Desk, DeskError};
use crate::domain::letter::{Deadline, LetterState};
use crate::domain::notice::{Notice, NoticeId, NoticeKind, NoticeState};
use crate::domain::seat::{Seat, SeatId};
use chrono::NaiveDate;

impl Desk {
    /// A directive that is out and in force.
    pub(super) async fn live_directive(&self, notice: NoticeId) -> Result<Notice, DirectiveError> {
        let found = self.notice(notice).await?;
        if !found.kind.is_directive() {
            return Err(DirectiveError::NoDirective(notice));
        }
        match found.state {
            NoticeState::Issuing | NoticeState::Issued => {}
            NoticeState::Cancelled => return Err(DirectiveError::Cancelled(notice)),
            _ => return Err(DirectiveError::NotIssued(notice)),
        }
        if self.is_superseded(&found).await? {
            return Err(DirectiveError::Superseded(notice));
        }
        Ok(found)
    }

    /// The directives that are out, newest first; those of letters that a newer version has replaced and
    /// those that a later directive states again are left out.
    pub async fn live_directives(&self) -> Result<Vec<Notice>, DeskError> {
        let mut live = Vec::new();
        let notices = self.store.notices().await?;
        let restated = restated(&notices);
        for notice in notices.into_iter().filter(|notice| !restated.contains(&notice.id)) {
            let out = matches!(notice.state, NoticeState::Issuing | NoticeState::Issued);
            if out && notice.kind.is_directive() && !self.is_superseded(&notice).await? {
                live.push(notice);
            }
        }
        Ok(live)
    }

    pub(super) async fn is_superseded(&self, notice: &Notice) -> Result<bool, DeskError> {
        let letter = self.store.letter(&notice.letter).await?;
        Ok(letter.is_some_and(|letter| letter.state == LetterState::Superseded))
    }

    /// The directive is to be carried out by the seat: it was sent to its holders, or is for its unit. The issuing office
    /// itself is sent its directives, and has nothing to do about them.
    async fn is_for_seat(&self, notice: &Notice, seat: &SeatId) -> Result<bool, DeskError> {
        let Some(found) = self.store.seat(seat).await? else { return Ok(false) };
        if found.merged_into.is_some() || !carries_out(notice, &found) {
            return Ok(false);
        }
        if !self.store.deliveries_ever_to(notice.id, &found).await?.is_empty() {
            return Ok(true);
        }
        self.is_addressed(notice, &found).await
    }
}

/// Whether the seat, if the notice is for it, has to carry it out; the issuer's own seats need only know, unless they are
/// named.
pub(super) fn carries_out(notice: &Notice, seat: &Seat) -> bool {
    let named = |unit| notice.audience.units.contains(unit);
    notice.audience.seats.iter().any(|named| seat.stands_for(named))
        || seat.units().any(named)
        || seat.own_units().all(|unit| *unit != notice.issuer)
}

/// Whether a directive asks for a report; a suspension asks for none.
pub fn asks_for_report(notice: &Notice) -> bool {
    matches!(notice.kind, NoticeKind::Directive { asks_for_report: true, .. })
}

pub fn stated_deadline(notice: &Notice) -> Option<&Deadline> {
    notice.deadline()
}

/// The last day that a directive states, when it has passed already: it is told before anybody approves it.
pub fn passed_deadline(notice: &Notice, today: NaiveDate) -> Option<NaiveDate> {
    match stated_deadline(notice) {
        Some(Deadline::On(date)) if *date < today => Some(*date),
        _ => None,
    }
}
