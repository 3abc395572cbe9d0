//! Who has received a notice, who has acknowledged it, who has not, and why not. Rows are walked, never held as a whole.

mod message;
mod reason;
mod walk;

pub use message::counts_line;
pub use reason::Reason;
pub use walk::ResultRow;
pub(super) use walk::{ResultWalk, SeatOutcome, Standing};

use super::{Desk, DeskError};
use crate::domain::delivery::DeliveryStatus;
use crate::domain::notice::{Notice, NoticeId};
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::ChannelKind;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Rows that a summary names in each group; the rest is counted, and stands in the export.
const NAMED: usize = 1_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeResults {
    pub notice: Notice,
    pub counts: ResultCounts,
    /// Seats by what became of them and why, the worst last.
    pub groups: Vec<ResultGroup>,
}

/// Seats that stand alike for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultGroup {
    standing: Standing,
    acknowledged: bool,
    pub reason: Option<Reason>,
    pub seats: usize,
    /// One row a seat and person, in the order of seats; the first of them.
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

impl Desk {
    pub async fn results(&self, actor: &Actor, notice: NoticeId) -> Result<NoticeResults, DeskError> {
        self.permit(actor, Act::SeeResults)?;
        let notice = self.notice(notice).await?;
        let mut counts = ResultCounts::default();
        let mut groups: BTreeMap<(Standing, bool, Option<Reason>), ResultGroup> = BTreeMap::new();
        let mut walk = ResultWalk::of(self, notice.id);
        while let Some(outcome) = walk.next().await? {
            counts.count(&outcome);
            let reason = outcome.reason();
            let key = (outcome.standing(), outcome.is_acknowledged(), reason.clone());
            let group = groups.entry(key).or_insert_with(|| ResultGroup {
                standing: outcome.standing(),
                acknowledged: outcome.is_acknowledged(),
                reason,
                seats: 0,
                rows: Vec::new(),
            });
            group.seats += 1;
            if group.rows.len() < NAMED {
                group.rows.extend(self.result_rows(notice.id, &outcome).await?);
            }
        }
        let groups = groups.into_values().rev().collect();
        Ok(NoticeResults { notice, counts, groups })
    }
}

impl ResultCounts {
    pub(super) fn count(&mut self, outcome: &SeatOutcome) {
        self.seats += 1;
        self.acknowledged += usize::from(outcome.is_acknowledged());
        *match outcome.standing() {
            Standing::Received => &mut self.received,
            Standing::Undecided => &mut self.undecided,
            Standing::Open => &mut self.open,
            Standing::Failed => &mut self.failed,
            Standing::WithoutHolder => &mut self.without_holder,
        } += 1;
    }
}

impl NoticeResults {
    /// The named rows, those of a seat together.
    pub fn rows(&self) -> impl Iterator<Item = &ResultRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// The titles of seats that have not acknowledged, each once.
    pub fn missing(&self) -> Vec<&str> {
        let open = self.groups.iter().filter(|group| !group.acknowledged).flat_map(|group| &group.rows);
        let mut titles: Vec<&str> = open.map(|row| row.title.as_str()).collect();
        titles.dedup();
        titles
    }

    /// The shape of `docs/json.md`.
    pub fn to_json(&self) -> Value {
        let counts = self.counts;
        let mut rows: Vec<&ResultRow> = self.rows().collect();
        rows.sort_by(|a, b| a.seat.cmp(&b.seat));
        let reasons: Vec<Value> = self
            .groups
            .iter()
            .filter_map(|group| Some((group, group.reason.as_ref()?)))
            .map(|(group, reason)| json!({ "reason": reason.code(), "seats": group.seats }))
            .collect();
        json!({
            "notice": self.notice.id,
            "kind": if self.notice.kind.is_directive() { "directive" } else { "announcement" },
            "state": self.notice.state,
            "title": notice_title(&self.notice),
            "corrected_by": self.notice.corrected_by,
            "counts": {
                "seats": counts.seats,
                "received": counts.received,
                "acknowledged": counts.acknowledged,
                "undecided": counts.undecided,
                "open": counts.open,
                "failed": counts.failed,
                "without_holder": counts.without_holder,
            },
            "reasons": reasons,
            "rows": rows.into_iter().map(row_json).collect::<Vec<_>>(),
            "more_seats": self.groups.iter().map(|group| group.seats.saturating_sub(NAMED)).sum::<usize>(),
        })
    }
}

fn row_json(row: &ResultRow) -> Value {
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
        "repeats": row.repeats,
        "received_at": row.receipt.and_then(|receipt| receipt.received_at),
        "seen_at": row.receipt.and_then(|receipt| receipt.seen_at),
    })
}

/// The title line of a notice's message.
pub fn notice_title(notice: &Notice) -> String {
    notice.message.headline()
}
