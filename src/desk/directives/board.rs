//! The board of one directive: every seat with how far it has come, the overdue first.

use super::at_hand::{at_hand, last_day};
use super::{DirectiveError, asks_for_report, carries_out, stated_deadline};
use crate::desk::Desk;
use crate::domain::calendar::office_day;
use crate::domain::directive_progress::{Progress, ReportId, Stage};
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::{Notice, NoticeId};
use crate::domain::occurrence::Timetable;
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::{Seat, SeatId};
use crate::domain::unit::UnitId;
use crate::text::{Text, numbers};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

/// Seats named under one heading; the rest is counted.
const NAMED: usize = 30;
/// Reports with a button of their own.
const BUTTONS: usize = 8;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    pub notice: Notice,
    /// The last day, when a deadline is stated; of one that comes again, the next.
    pub last_day: Option<NaiveDate>,
    pub asks_for_report: bool,
    /// Overdue first, then what waits for the office, then the rest by how far it has come.
    pub rows: Vec<BoardRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardRow {
    pub seat: SeatId,
    pub title: String,
    pub unit: UnitId,
    pub unit_name: String,
    pub stage: Stage,
    pub overdue: bool,
    pub acknowledged_at: Option<DateTime<Utc>>,
    pub report: Option<ReportId>,
    pub reported_at: Option<DateTime<Utc>>,
    /// The last report came after the deadline.
    pub late: bool,
    /// The last day of the time at hand: of what is overdue, the one that has passed.
    pub last_day: Option<NaiveDate>,
    /// Reports of other times that the office has not answered.
    pub earlier: Vec<EarlierReport>,
}

/// A report for a time of a recurring directive that is not at hand any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierReport {
    pub report: ReportId,
    pub last_day: Option<NaiveDate>,
}

impl Desk {
    pub async fn board(&self, actor: &Actor, notice: NoticeId) -> Result<Board, DirectiveError> {
        self.permit(actor, Act::SeeResults)?;
        let directive = self.notice(notice).await?;
        if !directive.kind.is_directive() {
            return Err(DirectiveError::NoDirective(notice));
        }
        let mut all = self.store.progress_of(notice).await?;
        let mut rows = Vec::new();
        for seat in self.seats_of_notice(&directive).await? {
            let progress = all.remove(&seat.id).unwrap_or(Progress {
                notice,
                seat: seat.id.clone(),
                acknowledged_at: None,
                events: Vec::new(),
            });
            let timetable = self.timetable_at(&directive, &seat, &progress).await?;
            rows.push(self.board_row(&directive, &timetable, seat, &progress));
        }
        rows.sort_by_key(|row| (row.rank(), row.title.clone()));
        Ok(Board {
            last_day: last_day(&directive, office_day(self.clock.now())),
            asks_for_report: asks_for_report(&directive),
            rows,
            notice: directive,
        })
    }

    /// The seats that a row was planned for, and those of the audience that nobody held.
    async fn seats_of_notice(&self, notice: &Notice) -> Result<Vec<Seat>, DirectiveError> {
        let mut seats: BTreeMap<SeatId, Seat> = BTreeMap::new();
        for id in self.store.seat_ids_sent(notice.id) {
            let id = id?;
            if let Some(seat) = self.store.current_seat(&id).await? {
                seats.insert(seat.id.clone(), seat);
            }
        }
        let mut walk = self.walk(notice).await?;
        while let Some(member) = walk.next().await? {
            seats.entry(member.seat.id.clone()).or_insert(member.seat);
        }
        Ok(seats.into_values().filter(|seat| carries_out(notice, seat)).collect())
    }

    pub(super) fn board_row(
        &self,
        notice: &Notice,
        timetable: &Timetable<'_>,
        seat: Seat,
        progress: &Progress,
    ) -> BoardRow {
        let today = office_day(self.clock.now());
        let at_hand = at_hand(notice, timetable, progress, today);
        let last_day = at_hand.last_day;
        let last_report = at_hand.progress.last_report();
        let earlier = progress.unanswered_beside(at_hand.occurrence).into_iter();
        let earlier =
            earlier.map(|(one, report)| EarlierReport { report, last_day: timetable.last_day(one) }).collect();
        BoardRow {
            unit_name: self.store.units().name(&seat.unit),
            seat: seat.id,
            title: seat.title,
            unit: seat.unit,
            stage: at_hand.progress.stage(),
            overdue: at_hand.progress.is_overdue(asks_for_report(notice), last_day, today),
            acknowledged_at: progress.acknowledged_at,
            report: last_report.map(|(report, _)| report),
            reported_at: last_report.map(|(_, at)| at),
            last_day,
            earlier,
            late: last_report.zip(last_day).is_some_and(|((_, at), last_day)| office_day(at) > last_day),
        }
    }
}

impl BoardRow {
    fn rank(&self) -> u8 {
        match (self.overdue, self.stage) {
            (true, _) => 0,
            (_, Stage::Reported) => 1,
            (_, Stage::Issued) => 2,
            (_, Stage::Acknowledged) => 3,
            (_, Stage::InProgress) => 4,
            (_, Stage::Completed) => 5,
        }
    }
}

impl Board {
    pub fn count(&self, stage: Stage) -> usize {
        self.rows.iter().filter(|row| row.stage == stage).count()
    }

    /// Reports that the office has not answered.
    pub fn waiting(&self) -> usize {
        self.count(Stage::Reported) + self.rows.iter().map(|row| row.earlier.len()).sum::<usize>()
    }

    pub fn overdue(&self) -> usize {
        self.rows.iter().filter(|row| row.overdue).count()
    }

    /// Seats from which something is still to come: an acknowledgement, or the report that is asked for.
    pub fn open(&self) -> usize {
        let is_open = |row: &&BoardRow| match row.stage {
            Stage::Issued | Stage::InProgress => true,
            Stage::Acknowledged => self.asks_for_report,
            Stage::Reported | Stage::Completed => false,
        };
        self.rows.iter().filter(is_open).count()
    }

    pub fn message(&self, text: Text<'_>) -> Message {
        let mut message = Message::new()
            .title(text.board_title(self.notice.id.to_string()))
            .line(Line::strong(self.notice.message.headline()))
            .lines(self.facts(text));
        let overdue: Vec<&BoardRow> = self.rows.iter().filter(|row| row.overdue).collect();
        message = message.lines(names(text.board_overdue(), &overdue, self.last_day, text));
        for stage in [Stage::Reported, Stage::Issued, Stage::Acknowledged, Stage::InProgress, Stage::Completed] {
            let rows: Vec<&BoardRow> = self.rows.iter().filter(|row| row.stage == stage && !row.overdue).collect();
            message = message.lines(names(text.stage(stage), &rows, self.last_day, text));
        }
        message = message.lines(self.earlier_lines(text));
        let at_hand = self.rows.iter().filter(|row| row.stage == Stage::Reported).map(|row| (row, row.report));
        let earlier = self.rows.iter().flat_map(|row| row.earlier.iter().map(move |one| (row, Some(one.report))));
        let waiting = at_hand.chain(earlier).take(BUTTONS);
        message = waiting.filter_map(|(row, report)| Some((row, report?))).fold(message, |message, (row, report)| {
            message.choice(text.choice_show_report(row.title.clone()), Action::ShowReport(report))
        });
        if !(self.notice.timetable().recurs() && self.notice.went_out()) {
            return message;
        }
        let end = Action::Command(format!("huythongbao {}", self.notice.id));
        message.note(text.occurrences_until_ended()).choice(text.choice_end_directive(), end)
    }

    fn earlier_lines(&self, text: Text<'_>) -> Vec<Line> {
        let each = self.rows.iter().flat_map(|row| row.earlier.iter().map(move |one| (row, one)));
        let lines: Vec<Line> = each
            .filter_map(|(row, one)| {
                Some(text.occurrence_earlier(row.title.clone(), numbers::date(one.last_day?)).into())
            })
            .collect();
        if lines.is_empty() {
            return lines;
        }
        let heading = text.results_heading(text.occurrences_earlier(), lines.len().to_string());
        std::iter::once(Line::strong(heading)).chain(lines.into_iter().take(NAMED)).collect()
    }

    /// The directive with its counts, for an overview.
    pub fn overview_lines(&self, text: Text<'_>) -> Vec<Line> {
        let heading = text.notice_heading(self.notice.id.to_string(), self.notice.message.headline());
        std::iter::once(Line::strong(heading)).chain(self.facts(text)).collect()
    }

    /// The deadline, whether a report is asked for, and the counts.
    fn facts(&self, text: Text<'_>) -> Vec<Line> {
        let asks = if self.asks_for_report { text.directive_report() } else { text.directive_no_report() };
        let mut lines: Vec<Line> = vec![text.deadline(stated_deadline(&self.notice)).into()];
        if let Some(last_day) = self.last_day.filter(|_| self.notice.timetable().recurs()) {
            lines.push(text.occurrence_due(numbers::date(last_day)).into());
        }
        lines.extend::<[Line; 2]>([
            asks.into(),
            text.board_counts(
                self.rows.len(),
                self.count(Stage::Completed),
                self.count(Stage::Reported),
                self.count(Stage::InProgress),
                self.count(Stage::Acknowledged),
                self.count(Stage::Issued),
            )
            .into(),
        ]);
        if self.overdue() > 0 {
            lines.push(Line::strong(text.board_overdue_count(self.overdue())));
        }
        lines
    }
}

fn names(heading: String, rows: &[&BoardRow], next: Option<NaiveDate>, text: Text<'_>) -> Vec<Line> {
    if rows.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::strong(text.results_heading(heading, rows.len().to_string()))];
    lines.extend(rows.iter().take(NAMED).map(|row| Line::from(name(row, next, text))));
    if rows.len() > NAMED {
        lines.push(text.results_more((rows.len() - NAMED).to_string()).into());
    }
    lines
}

/// `next` is the last day that the board shows; a row about another time says which.
fn name(row: &BoardRow, next: Option<NaiveDate>, text: Text<'_>) -> String {
    match row.last_day.filter(|last_day| Some(*last_day) != next) {
        Some(last_day) => text.occurrence_of_event(how_it_stands(row, text), numbers::date(last_day)),
        None => how_it_stands(row, text),
    }
}

fn how_it_stands(row: &BoardRow, text: Text<'_>) -> String {
    let title = row.title.clone();
    match (row.stage, row.reported_at) {
        (Stage::Reported | Stage::Completed, Some(at)) if row.late => {
            text.board_reported_late(title, numbers::time(at))
        }
        (Stage::Reported | Stage::Completed, Some(at)) => text.board_reported(title, numbers::time(at)),
        (stage, _) if row.overdue => text.board_name_stage(title, text.stage(stage)),
        _ => text.results_name(title),
    }
}
