//! The directives of seats: "việc của tôi" of a person, and the board of a unit.

use super::at_hand::at_hand;
use super::board::BoardRow;
use super::{DirectiveError, asks_for_report, stated_deadline};
use crate::desk::{Desk, DeskError};
use crate::domain::calendar::office_day;
use crate::domain::directive_progress::{Progress, ProgressStep, Stage};
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::Notice;
use crate::domain::occurrence::Timetable;
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::Seat;
use crate::domain::unit::UnitId;
use crate::text::{Text, numbers};
use chrono::NaiveDate;

/// Directives looked at, the newest.
const LOOK_BACK: usize = 60;
/// Directives shown in one message.
const SHOWN: usize = 8;
/// Directives with buttons: more buttons would not be read.
const WITH_BUTTONS: usize = 4;

/// One directive at one seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatDirective {
    pub notice: Notice,
    pub row: BoardRow,
    /// What the office wants, when a report was returned.
    pub returned: Option<ReturnedReport>,
}

/// A returned report that the seat has not answered: what it reports next is for that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedReport {
    /// What is missing; of a report that a merged seat brought along, its history tells.
    pub word: Option<String>,
    /// The last day of the time that it was for, when that is not the one at hand.
    pub beside: Option<NaiveDate>,
}

/// The directives of some seats: the overdue first, the finished last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatDirectives(pub Vec<SeatDirective>);

impl Desk {
    /// The directives that are for these seats. Whether the asker may see them is the caller's question.
    pub async fn directives_of(&self, seats: &[Seat]) -> Result<SeatDirectives, DeskError> {
        let mut found = Vec::new();
        let live = self.live_directives().await?.into_iter().enumerate();
        // What comes again is not done with because it is old.
        let looked_at = live.filter(|(place, notice)| *place < LOOK_BACK || notice.timetable().recurs());
        for (_, notice) in looked_at {
            for seat in seats.iter().filter(|seat| seat.role.permits(Act::ReceiveNotices)) {
                if !self.is_for_seat(&notice, &seat.id).await? {
                    continue;
                }
                let progress = self.store.progress(notice.id, &seat.id).await?;
                let timetable = self.timetable_at(&notice, seat, &progress).await?;
                let row = self.board_row(&notice, &timetable, seat.clone(), &progress);
                let returned = returned(&notice, &timetable, &progress, office_day(self.clock.now()));
                found.push(SeatDirective { notice: notice.clone(), row, returned });
            }
        }
        found.sort_by_key(|one| (one.rank(), one.last_day(), one.notice.id));
        Ok(SeatDirectives(found))
    }

    pub async fn unit_board(&self, actor: &Actor, unit: &UnitId) -> Result<SeatDirectives, DirectiveError> {
        self.permit(actor, Act::SeeResults)?;
        if self.store.units().get(unit).is_none() {
            return Err(DeskError::NotFound { what: "unit", id: unit.to_string() }.into());
        }
        let seats = self.store.seats_ever_of(unit).await?;
        Ok(self.directives_of(&seats).await?)
    }
}

impl SeatDirective {
    /// Something is still to be done by the seat.
    pub fn is_open(&self) -> bool {
        match self.row.stage {
            Stage::Issued | Stage::InProgress => true,
            Stage::Acknowledged => asks_for_report(&self.notice),
            Stage::Reported | Stage::Completed => self.returned.is_some(),
        }
    }

    fn rank(&self) -> u8 {
        match (self.row.overdue, self.is_open()) {
            (true, _) => 0,
            (_, true) => 1,
            (_, false) if self.row.stage == Stage::Reported => 2,
            _ => 3,
        }
    }

    fn last_day(&self) -> NaiveDate {
        self.row.last_day.unwrap_or(NaiveDate::MAX)
    }

    /// `several` seats are told apart by their titles.
    fn lines(&self, several: bool, text: Text<'_>) -> Vec<Line> {
        let heading = text.notice_heading(self.notice.id.to_string(), self.notice.message.headline());
        let mut lines = vec![Line::strong(heading)];
        if several {
            lines.push(self.row.title.clone().into());
        }
        lines.push(text.deadline(stated_deadline(&self.notice)).into());
        if let Some(last_day) = self.row.last_day.filter(|_| self.notice.timetable().recurs()) {
            lines.push(text.occurrence_due(numbers::date(last_day)).into());
        }
        lines.push(text.stage_line(self.row.stage, self.row.overdue).into());
        if let Some(at) = self.row.reported_at.filter(|_| self.row.stage >= Stage::Reported) {
            lines.push(text.report_time(numbers::time(at)).into());
        }
        if let Some(returned) = &self.returned {
            if let Some(last_day) = returned.beside {
                lines.push(text.occurrence_returned(numbers::date(last_day)).into());
            }
            lines.extend(returned.word.iter().map(|word| Line::from(text.memo_word(word.clone()))));
        }
        lines
    }
}

impl SeatDirectives {
    pub fn open(&self) -> impl Iterator<Item = &SeatDirective> {
        self.0.iter().filter(|one| one.is_open())
    }

    /// What the holder of the seats has to do, with buttons to do it.
    pub fn tasks_message(&self, text: Text<'_>) -> Message {
        if self.0.is_empty() {
            return Message::text(text.tasks_none());
        }
        let open = self.open().count();
        let title = if open == 0 { text.tasks_done() } else { text.tasks_title(open) };
        let mut message = self.listed(Message::new().title(title), text);
        for one in self.open().take(WITH_BUTTONS) {
            let number = one.notice.id.to_string();
            if one.row.stage == Stage::Issued {
                message = message.choice(text.chat_acknowledge_one(number.clone()), Action::Acknowledge(one.notice.id));
            }
            if asks_for_report(&one.notice) || one.row.stage == Stage::InProgress {
                if one.row.stage == Stage::Acknowledged {
                    message = message.choice(text.choice_begin_one(number.clone()), Action::Begin(one.notice.id));
                }
                message = message.choice(text.choice_report_one(number.clone()), Action::Report(one.notice.id));
            }
            message = message.choice(text.choice_contents_one(number), Action::Details(one.notice.id));
        }
        message
    }

    /// The same as the office sees it.
    pub fn board_message(&self, unit_name: String, text: Text<'_>) -> Message {
        if self.0.is_empty() {
            return Message::text(text.unit_board_none(unit_name));
        }
        let overdue = self.0.iter().filter(|one| one.row.overdue).count();
        let message = Message::new().title(text.unit_board_title(unit_name)).line(text.unit_board_counts(
            self.0.len(),
            self.open().count(),
            overdue,
        ));
        let message = self.listed(message, text);
        let at_hand = self.0.iter().filter(|one| one.row.stage == Stage::Reported).map(|one| (one, one.row.report));
        let earlier =
            self.0.iter().flat_map(|one| one.row.earlier.iter().map(move |report| (one, Some(report.report))));
        let waiting = at_hand.chain(earlier).take(WITH_BUTTONS);
        waiting.filter_map(|(one, report)| Some((one, report?))).fold(message, |message, (one, report)| {
            message.choice(text.choice_show_report(one.row.title.clone()), Action::ShowReport(report))
        })
    }

    fn listed(&self, message: Message, text: Text<'_>) -> Message {
        let seats: std::collections::BTreeSet<&str> = self.0.iter().map(|one| one.row.seat.as_str()).collect();
        let message =
            self.0.iter().take(SHOWN).fold(message, |message, one| message.lines(one.lines(seats.len() > 1, text)));
        match self.0.len().checked_sub(SHOWN) {
            Some(more) if more > 0 => message.line(text.tasks_more(more)),
            _ => message,
        }
    }
}

fn returned(notice: &Notice, timetable: &Timetable<'_>, all: &Progress, today: NaiveDate) -> Option<ReturnedReport> {
    let at_hand = at_hand(notice, timetable, all, today);
    let event = all.returned_late(timetable, today).or(at_hand.progress.events.last())?;
    let word = match &event.step {
        ProgressStep::Returned { word, .. } => Some(word.clone()),
        other if other.returns() => None,
        _ => return None,
    };
    let beside = Some(event.occurrence).filter(|one| *one != at_hand.occurrence);
    Some(ReturnedReport { word, beside: beside.and_then(|one| timetable.last_day(one)) })
}
