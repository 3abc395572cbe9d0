//! Who has received a notice, who has acknowledged it, who has not, and why not.

use super::{Desk, DeskError};
use crate::domain::delivery::{Delivery, DeliveryState, DeliveryStatus, GoneReason, WaitReason};
use crate::domain::message::{Block, Line, Message};
use crate::domain::notice::{Acknowledgement, Notice, NoticeId};
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::{ChannelKind, Person, PersonId, Seat, SeatId};
use crate::domain::unit::UnitId;
use crate::text::Text;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Names listed under one heading of the message; the rest is counted.
const NAMES: usize = 30;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeResults {
    pub notice: Notice,
    pub counts: ResultCounts,
    /// One row a seat and person, in the order of seats; a seat of the audience that has no row of its own comes last.
    pub rows: Vec<ResultRow>,
}

/// Seats by what became of them: `seats` = received + undecided + open + failed + without_holder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ResultCounts {
    pub seats: usize,
    pub received: usize,
    pub acknowledged: usize,
    pub undecided: usize,
    pub open: usize,
    pub failed: usize,
    pub without_holder: usize,
}

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
}

/// Why a row has not arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    Gone(GoneReason),
    Waiting(WaitReason),
    Rejected(String),
}

impl Desk {
    pub async fn results(&self, actor: &Actor, notice: NoticeId) -> Result<NoticeResults, DeskError> {
        self.permit(actor, Act::SeeResults)?;
        let notice = self.notice(notice).await?;
        let deliveries = self.store.deliveries_of(notice.id).await?;
        let acknowledgements: HashMap<SeatId, Acknowledgement> = self
            .store
            .acknowledgements_of(notice.id)
            .await?
            .into_iter()
            .map(|acknowledgement| (acknowledgement.seat.clone(), acknowledgement))
            .collect();

        let mut last: BTreeMap<(SeatId, PersonId), Delivery> = BTreeMap::new();
        for delivery in deliveries {
            let key = (delivery.key.seat.clone(), delivery.key.person.clone());
            // A repeat does not hide that an earlier sending arrived.
            if last.get(&key).is_none_or(|before| before.status() != DeliveryStatus::Accepted) {
                last.insert(key, delivery);
            }
        }
        let mut names = Names { desk: self, persons: HashMap::new(), seats: HashMap::new() };
        let mut rows = Vec::with_capacity(last.len());
        for ((seat, person), delivery) in last {
            let Some(seat) = names.seat(&seat).await? else { continue };
            let person = names.person(&person).await?;
            let mut row = self.row(&seat, person.map(|person| person.name));
            row.channel = delivery.chat.as_ref().map(|chat| chat.channel);
            row.status = Some(delivery.status());
            row.reason = reason(&delivery.state);
            if let Some(acknowledgement) = acknowledgements.get(&seat.id) {
                row.acknowledged_at = Some(acknowledgement.at);
                row.by = names.person(&acknowledgement.by).await?.map(|person| person.name);
            }
            rows.push(row);
        }
        let with_row: HashSet<SeatId> = rows.iter().map(|row| row.seat.clone()).collect();
        for (seat, holders) in self.reach(&notice).await?.seats {
            if !with_row.contains(&seat.id) {
                rows.push(self.row(&seat, holders.into_iter().next().map(|person| person.name)));
            }
        }
        Ok(NoticeResults { counts: count(&rows), notice, rows })
    }

    fn row(&self, seat: &Seat, person: Option<String>) -> ResultRow {
        ResultRow {
            seat: seat.id.clone(),
            title: seat.title.clone(),
            unit: seat.unit.clone(),
            unit_name: self.store.units().name(&seat.unit),
            person,
            channel: None,
            status: None,
            reason: None,
            acknowledged_at: None,
            by: None,
        }
    }
}

/// Persons and seats looked up once.
struct Names<'a> {
    desk: &'a Desk,
    persons: HashMap<PersonId, Option<Person>>,
    seats: HashMap<SeatId, Option<Seat>>,
}

impl Names<'_> {
    async fn person(&mut self, id: &PersonId) -> Result<Option<Person>, DeskError> {
        if let Some(known) = self.persons.get(id) {
            return Ok(known.clone());
        }
        let person = self.desk.store.person(id).await?;
        self.persons.insert(id.clone(), person.clone());
        Ok(person)
    }

    async fn seat(&mut self, id: &SeatId) -> Result<Option<Seat>, DeskError> {
        if let Some(known) = self.seats.get(id) {
            return Ok(known.clone());
        }
        let seat = self.desk.store.seat(id).await?;
        self.seats.insert(id.clone(), seat.clone());
        Ok(seat)
    }
}

/// What became of a seat: the best of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    WithoutHolder,
    Failed,
    Open,
    Undecided,
    Received,
}

fn standing(status: Option<DeliveryStatus>) -> Standing {
    match status {
        None => Standing::WithoutHolder,
        Some(DeliveryStatus::Accepted) => Standing::Received,
        Some(DeliveryStatus::Unknown) => Standing::Undecided,
        Some(status) if status.is_open() => Standing::Open,
        Some(_) => Standing::Failed,
    }
}

/// The best row of every seat.
fn by_seat(rows: &[ResultRow]) -> BTreeMap<&SeatId, &ResultRow> {
    let mut best: BTreeMap<&SeatId, &ResultRow> = BTreeMap::new();
    for row in rows {
        let kept = best.entry(&row.seat).or_insert(row);
        if standing(row.status) > standing(kept.status) {
            *kept = row;
        }
    }
    best
}

fn count(rows: &[ResultRow]) -> ResultCounts {
    let mut counts = ResultCounts::default();
    for row in by_seat(rows).values() {
        counts.seats += 1;
        counts.acknowledged += usize::from(row.acknowledged_at.is_some());
        *match standing(row.status) {
            Standing::Received => &mut counts.received,
            Standing::Undecided => &mut counts.undecided,
            Standing::Open => &mut counts.open,
            Standing::Failed => &mut counts.failed,
            Standing::WithoutHolder => &mut counts.without_holder,
        } += 1;
    }
    counts
}

fn reason(state: &DeliveryState) -> Option<Reason> {
    match state {
        DeliveryState::Gone { reason } => Some(Reason::Gone(*reason)),
        DeliveryState::Waiting { reason, .. } => Some(Reason::Waiting(*reason)),
        DeliveryState::Rejected { reason } => Some(Reason::Rejected(reason.clone())),
        _ => None,
    }
}

impl Reason {
    /// The word of the JSON shape; of a refusal, the channel's own words.
    pub fn code(&self) -> String {
        let word = |value: Value| value.as_str().unwrap_or_default().to_owned();
        match self {
            Reason::Gone(reason) => word(json!(reason)),
            Reason::Waiting(reason) => word(json!(reason)),
            Reason::Rejected(reason) => reason.clone(),
        }
    }

    pub fn explain(&self, text: Text<'_>) -> String {
        match self {
            Reason::Gone(GoneReason::Blocked) => text.reason_blocked(),
            Reason::Gone(GoneReason::Kicked) => text.reason_kicked(),
            Reason::Gone(GoneReason::Deactivated) => text.reason_deactivated(),
            Reason::Gone(GoneReason::ChatMissing) => text.reason_chat_missing(),
            Reason::Gone(GoneReason::NoAddress) => text.reason_no_address(),
            Reason::Gone(GoneReason::WindowClosed) => text.reason_window_closed(),
            Reason::Gone(GoneReason::Unsubscribed) => text.reason_unsubscribed(),
            Reason::Waiting(WaitReason::SlowDown | WaitReason::TryLater | WaitReason::Released) => {
                text.reason_tried_again()
            }
            Reason::Waiting(WaitReason::QuietHours) => text.reason_quiet_hours(),
            Reason::Rejected(reason) => text.reason_rejected(reason.clone()),
        }
    }
}

impl NoticeResults {
    /// The counts first, then the names of those who are missing.
    pub fn message(&self, text: Text<'_>) -> Message {
        let counts = self.counts;
        let mut message = Message::new()
            .title(text.results_title(self.notice.id.to_string(), notice_title(&self.notice)))
            .line(counts_line(&counts, text));
        let best = by_seat(&self.rows);
        let rows = || best.values().copied();
        let headings = [
            (text.results_unacknowledged(), Standing::Received),
            (text.results_undecided(), Standing::Undecided),
            (text.results_open(), Standing::Open),
            (text.results_failed(), Standing::Failed),
            (text.results_without_holder(), Standing::WithoutHolder),
        ];
        for (heading, wanted) in headings {
            let missing: Vec<&ResultRow> =
                rows().filter(|row| standing(row.status) == wanted && row.acknowledged_at.is_none()).collect();
            message = message.lines(name_lines(heading, &missing, text));
        }
        if counts.seats > 0 && counts.acknowledged == counts.seats {
            message = message.line(text.results_complete());
        }
        message
    }

    /// The shape of `docs/json.md`.
    pub fn to_json(&self) -> Value {
        let counts = self.counts;
        let rows: Vec<Value> = self
            .rows
            .iter()
            .map(|row| {
                json!({
                    "seat": row.seat,
                    "title": row.title,
                    "unit": row.unit,
                    "unit_name": row.unit_name,
                    "person": row.person,
                    "channel": row.channel.map(ChannelKind::code),
                    "status": row.status.map(DeliveryStatus::code),
                    "reason": row.reason.as_ref().map(Reason::code),
                    "acknowledged_at": row.acknowledged_at,
                    "by": row.by,
                })
            })
            .collect();
        json!({
            "notice": self.notice.id,
            "kind": if self.notice.kind.is_directive() { "directive" } else { "announcement" },
            "state": self.notice.state,
            "title": notice_title(&self.notice),
            "counts": {
                "seats": counts.seats,
                "received": counts.received,
                "acknowledged": counts.acknowledged,
                "undecided": counts.undecided,
                "open": counts.open,
                "failed": counts.failed,
                "without_holder": counts.without_holder,
            },
            "rows": rows,
        })
    }
}

/// The title line of a notice's message.
pub fn notice_title(notice: &Notice) -> String {
    let title = notice.message.blocks.iter().find_map(|block| match block {
        Block::Title(title) => Some(title.clone()),
        _ => None,
    });
    title.unwrap_or_default()
}

/// "Đã nhận 15/18 chức vụ; đã tiếp nhận 12; …".
pub fn counts_line(counts: &ResultCounts, text: Text<'_>) -> Line {
    Line::strong(text.results_counts(
        counts.received.to_string(),
        counts.seats.to_string(),
        counts.acknowledged.to_string(),
        (counts.seats - counts.acknowledged).to_string(),
    ))
}

fn name_lines(heading: String, rows: &[&ResultRow], text: Text<'_>) -> Vec<Line> {
    if rows.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::strong(text.results_heading(heading, rows.len().to_string()))];
    lines.extend(rows.iter().take(NAMES).map(|row| match &row.reason {
        Some(reason) => text.results_name_reason(row.title.clone(), reason.explain(text)).into(),
        None => text.results_name(row.title.clone()).into(),
    }));
    if rows.len() > NAMES {
        lines.push(text.results_more((rows.len() - NAMES).to_string()).into());
    }
    lines
}
