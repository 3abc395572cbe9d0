//! The rows of directives under way: what happened at a seat, and the reports by their numbers.

use super::engine::{Bytes, Step};
use super::keys::{self, Key, KeyParts, Space};
use super::{StoreError, codec};
use crate::domain::directive_progress::{Progress, ProgressEvent, ProgressStep, ReportId};
use crate::domain::notice::{Acknowledgement, NoticeId};
use crate::domain::seat::SeatId;
use serde::{Deserialize, Serialize};

/// Where a report belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPlace {
    pub notice: NoticeId,
    pub seat: SeatId,
}

/// As the step leaves it.
pub(super) fn stored(step: &Step, notice: NoticeId, seat: &SeatId) -> Result<Progress, StoreError> {
    let acknowledged = step.get(keys::acknowledgement(notice, seat))?;
    let rows = step.scan_now(&events_of(notice).text(seat.as_str()))?;
    let events = rows.iter().map(|(_, value)| codec::read(value)).collect::<Result<_, _>>()?;
    assemble(notice, seat, acknowledged, events)
}

/// Adds an event at the end of what has happened at the seat.
pub(super) fn add_event(step: &mut Step, now: &mut Progress, event: ProgressEvent) -> Result<(), StoreError> {
    let place = u32::try_from(now.events.len()).unwrap_or(u32::MAX);
    step.put(events_of(now.notice).text(now.seat.as_str()).u32(place), codec::json(&event)?);
    now.events.push(event);
    Ok(())
}

pub(super) fn assemble(
    notice: NoticeId,
    seat: &SeatId,
    acknowledged: Option<Bytes>,
    events: Vec<ProgressEvent>,
) -> Result<Progress, StoreError> {
    let acknowledged: Option<Acknowledgement> = acknowledged.map(|bytes| codec::read(&bytes)).transpose()?;
    let acknowledged_at = acknowledged.map(|acknowledgement| acknowledgement.at);
    Ok(Progress { notice, seat: seat.clone(), acknowledged_at, events })
}

pub(super) fn events_of(notice: NoticeId) -> Key {
    Key::of(Space::Progress).notice(notice)
}

pub(super) fn seat_of(key: &[u8]) -> Result<SeatId, StoreError> {
    let mut parts = KeyParts::of(key);
    parts
        .u32()
        .and_then(|_| parts.text())
        .map(SeatId::new)
        .ok_or_else(|| StoreError::Corrupt("the key of a directive's progress".to_owned()))
}

/// The entry of the index of reports that follows from an event.
pub(super) fn report_entry(key: &[u8], event: &ProgressEvent) -> Result<Option<(Key, Vec<u8>)>, StoreError> {
    let ProgressStep::Reported { report, .. } = event.step else { return Ok(None) };
    let notice = KeyParts::of(key).u32().map(NoticeId).unwrap_or(NoticeId::UNNUMBERED);
    Ok(Some((report_key(report), codec::json(&ReportPlace { notice, seat: seat_of(key)? })?)))
}

pub(super) fn report_key(report: ReportId) -> Key {
    Key::of(Space::Report).u32(report.0)
}
