//! The life of directives at their seats: events that are only added, and reports by their numbers.

use super::engine::Step;
use super::keys::{self, Key, KeyParts, Space};
use super::ledger::{self, Ledger};
use super::memory::Memory;
use super::memos;
use super::progress_rows::{ReportPlace, add_event, assemble, events_of, report_key, seat_of, stored};
use super::{Conflict, Store, StoreError, audit, codec, deliveries, delivery_row, seat_rows};
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::delivery::Delivery;
use crate::domain::directive_progress::{Progress, ProgressEvent, ProgressStep, ReportId, StepRefusal};
use crate::domain::memo::NewMemo;
use crate::domain::notice::{Acknowledgement, NoticeId, NoticeState};
use crate::domain::reminding::occurrence_of;
use crate::domain::seat::{PersonId, SeatId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A step that somebody takes with a directive at a seat.
#[derive(Debug, Clone)]
pub struct NewStep {
    pub notice: NoticeId,
    pub seat: SeatId,
    /// A report carries [`ReportId::UNNUMBERED`].
    pub event: ProgressEvent,
    /// Who of the seat has thereby shown to have the directive; `None` for a step of the office.
    pub acknowledged_by: Option<PersonId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepResult {
    /// How the seat stands now with the occurrence that the step is for, the new event last.
    Taken(Progress),
    /// How it stands, and why nothing was added.
    Refused(Progress, StepRefusal),
}

impl Store {
    /// Takes a step if the directive's life at the seat admits it, ends the reminders that it makes needless, and
    /// writes the memo that tells of it, all at once. A report that comes twice is one. Refused for a notice that is not
    /// out. Durable.
    pub async fn take_step(&self, new: NewStep, memo: Option<NewMemo>) -> Result<StepResult, StoreError> {
        let memory = Arc::clone(&self.memory);
        self.engine.commit(move |step| take(step, &memory, new, memo)).await
    }

    pub async fn progress(&self, notice: NoticeId, seat: &SeatId) -> Result<Progress, StoreError> {
        let acknowledged = self.engine.get(keys::acknowledgement(notice, seat))?;
        let rows = self.engine.scan(&events_of(notice).text(seat.as_str()));
        let events = rows.map(|row| codec::read(&row?.1)).collect::<Result<_, _>>()?;
        assemble(notice, seat, acknowledged, events)
    }

    /// Every seat that has acknowledged the notice or taken a step with it.
    pub async fn progress_of(&self, notice: NoticeId) -> Result<BTreeMap<SeatId, Progress>, StoreError> {
        let mut all: BTreeMap<SeatId, Progress> = BTreeMap::new();
        let new = |seat: SeatId| Progress { notice, seat, acknowledged_at: None, events: Vec::new() };
        for acknowledgement in self.acknowledgements_of(notice).await? {
            let entry = all.entry(acknowledgement.seat.clone()).or_insert_with(|| new(acknowledgement.seat));
            entry.acknowledged_at = Some(acknowledgement.at);
        }
        for row in self.engine.scan(&events_of(notice)) {
            let (key, value) = row?;
            let seat = seat_of(&key)?;
            all.entry(seat.clone()).or_insert_with(|| new(seat)).events.push(codec::read(&value)?);
        }
        Ok(all)
    }

    pub async fn report_place(&self, report: ReportId) -> Result<Option<ReportPlace>, StoreError> {
        self.engine.get(report_key(report))?.map(|bytes| codec::read(&bytes)).transpose()
    }

    /// The reports numbered above `report`, oldest first.
    pub async fn reports_after(&self, report: ReportId) -> Result<Vec<(ReportId, ReportPlace)>, StoreError> {
        let first = report_key(ReportId(report.0.saturating_add(1)));
        let rows = self.engine.scan_from(&Key::of(Space::Report), first.as_bytes());
        rows.map(|row| {
            let (key, value) = row?;
            let number =
                KeyParts::of(&key).u32().ok_or_else(|| StoreError::Corrupt("the key of a report".to_owned()))?;
            Ok((ReportId(number), codec::read(&value)?))
        })
        .collect()
    }

    /// Every row of the notice to holders of the seat, past ones included, in key order.
    pub async fn deliveries_to(&self, notice: NoticeId, seat: &SeatId) -> Result<Vec<Delivery>, StoreError> {
        let rows = self.engine.scan(&keys::deliveries_of_seat(notice, seat));
        rows.map(|row| row.and_then(|(key, value)| delivery_row::read(&key, &value))).collect()
    }
}

fn take(step: &mut Step, memory: &Arc<Memory>, new: NewStep, memo: Option<NewMemo>) -> Result<StepResult, StoreError> {
    let NewStep { notice, seat, mut event, acknowledged_by } = new;
    if !matches!(memory.notices().state(notice), Some(NoticeState::Issuing | NoticeState::Issued)) {
        return Err(Conflict::NoticeState.into());
    }
    let stored = stored(step, notice, &seat)?;
    if let ProgressStep::Accepted { report, .. } | ProgressStep::Returned { report, .. } = event.step {
        // An answer is for what was reported.
        event.occurrence = stored.occurrence_of(report).unwrap_or_default();
    }
    let at_hand = stored.of(event.occurrence);
    if at_hand.repeats(&event) {
        return Ok(StepResult::Taken(at_hand));
    }
    if let Err(refusal) = at_hand.admits(&event.step) {
        return Ok(StepResult::Refused(at_hand, refusal));
    }
    if let ProgressStep::Reported { report, .. } = &mut event.step {
        let number = step.next(Key::of(Space::Meta).text("last report"))?;
        *report = ReportId(u32::try_from(number).map_err(|_| StoreError::Corrupt("the report counter".to_owned()))?);
        let place = ReportPlace { notice, seat: seat.clone() };
        step.put(report_key(*report), codec::json(&place)?);
    }
    audit::append(step, &note_of(notice, &seat, &event))?;
    let (occurrence, taken_at) = (event.occurrence, event.at);
    let mut now = stored;
    add_event(step, &mut now, event)?;
    if let Some(by) = acknowledged_by.filter(|_| now.acknowledged_at.is_none()) {
        let acknowledgement = Acknowledgement { notice, seat: seat.clone(), by, at: taken_at };
        deliveries::acknowledge(step, memory, acknowledgement)?;
        now.acknowledged_at = Some(taken_at);
    }
    end_reminders(step, memory, &now)?;
    if let Some(memo) = memo {
        memos::write(step, memory, memo)?;
    }
    Ok(StepResult::Taken(now.of(occurrence)))
}

fn note_of(notice: NoticeId, seat: &SeatId, event: &ProgressEvent) -> AuditNote {
    let act = match event.step {
        ProgressStep::Started => AuditAct::DirectiveStarted,
        ProgressStep::Reported { .. } => AuditAct::ReportMade,
        ProgressStep::Accepted { .. } => AuditAct::ReportAccepted,
        ProgressStep::Returned { .. } => AuditAct::ReportReturned,
        // Seats are merged as a whole, in a step of its own.
        ProgressStep::Merged { .. } => AuditAct::SeatsMerged,
    };
    AuditNote { at: event.at, by: event.by.to_string(), act, subject: format!("{notice}, {seat}") }
}

/// Cancels the waiting reminders of the seat, and of those merged into it, that its progress has made needless.
fn end_reminders(step: &mut Step, memory: &Arc<Memory>, progress: &Progress) -> Result<(), StoreError> {
    let ids = seat_rows::ids(step, &progress.seat)?;
    let mut ledger = Ledger::of(step);
    for id in &ids {
        for row in deliveries::rows_of_seat(ledger.step(), progress.notice, id)? {
            let stage = progress.of(occurrence_of(&row)).stage();
            if ledger::is_waiting(&row) && ledger::ends_with_stage(&row).is_some_and(|end| stage >= end) {
                ledger.put(Some(&row), &deliveries::cancelled(&row))?;
            }
        }
    }
    ledger.close(memory)
}
