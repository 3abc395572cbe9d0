//! Who has received a notice, who has acknowledged it, who has not, and why not. Counts come from counters that are kept
//! with the rows, names from an index of seats: no more rows are read than are named. Only an export walks all rows.

mod message;
mod reason;
mod walk;

pub use message::{NAMES, counts_line};
pub use walk::ResultRow;
pub(super) use walk::ResultWalk;

use super::{Desk, DeskError};
use crate::domain::delivery::DeliveryStatus;
use crate::domain::notice::{Notice, NoticeId};
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::{ChannelKind, SeatId};
use crate::domain::seat_outcome::{OutcomeGroup, Reason, Standing};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Rows that a summary names in each group; the rest is counted, and stands in the export.
const NAMED: usize = 200;

/// How often results are read anew because a seat has changed its group meanwhile; then they are as they are.
const TRIES: usize = 4;

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
    pub group: OutcomeGroup,
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
        self.results_naming(actor, notice, NAMED).await
    }

    /// The results with at most `named` seats of each group by name.
    pub async fn results_naming(
        &self,
        actor: &Actor,
        notice: NoticeId,
        named: usize,
    ) -> Result<NoticeResults, DeskError> {
        self.permit(actor, Act::SeeResults)?;
        let notice = self.notice(notice).await?;
        let mut standing = self.store.outcome_groups(notice.id).await?;
        let mut tries = TRIES;
        loop {
            let groups = self.groups_naming(notice.id, &standing, named).await?;
            let now = self.store.outcome_groups(notice.id).await?;
            tries -= 1;
            if now == standing || tries == 0 {
                return Ok(NoticeResults { notice, counts: ResultCounts::of(&groups), groups });
            }
            standing = now;
        }
    }

    /// A seat stands once, also when it changes its group while the groups are read.
    async fn groups_naming(
        &self,
        notice: NoticeId,
        standing: &[(OutcomeGroup, u64)],
        named: usize,
    ) -> Result<Vec<ResultGroup>, DeskError> {
        let mut seen = BTreeSet::new();
        let mut groups = Vec::with_capacity(standing.len());
        for (group, seats) in standing {
            let rows = self.named_rows(notice, group, named, &mut seen).await?;
            let seats = usize::try_from(*seats).unwrap_or(usize::MAX);
            groups.push(ResultGroup { group: group.clone(), seats, rows });
        }
        groups.sort_by(|a, b| b.group.cmp(&a.group));
        Ok(groups)
    }

    async fn named_rows(
        &self,
        notice: NoticeId,
        group: &OutcomeGroup,
        named: usize,
        seen: &mut BTreeSet<SeatId>,
    ) -> Result<Vec<ResultRow>, DeskError> {
        let mut rows = Vec::new();
        let mut left = named;
        for seat in self.store.seats_in_group(notice, group)? {
            if left == 0 {
                break;
            }
            let outcome = self.store.seat_outcome(notice, &seat?).await?;
            // What has changed since the index was read stands in another group by now.
            if outcome.group() == *group && seen.insert(outcome.seat.clone()) {
                rows.extend(self.result_rows(notice, &outcome).await?);
                left -= 1;
            }
        }
        rows.sort_by(|a, b| a.seat.cmp(&b.seat));
        Ok(rows)
    }
}

impl ResultCounts {
    fn of(groups: &[ResultGroup]) -> ResultCounts {
        let mut counts = ResultCounts::default();
        for group in groups {
            counts.count(&group.group, group.seats);
        }
        counts
    }

    fn count(&mut self, group: &OutcomeGroup, seats: usize) {
        self.seats += seats;
        self.acknowledged += if group.acknowledged { seats } else { 0 };
        *match group.standing {
            Standing::Received => &mut self.received,
            Standing::Undecided => &mut self.undecided,
            Standing::Open => &mut self.open,
            Standing::Failed => &mut self.failed,
            Standing::WithoutHolder => &mut self.without_holder,
        } += seats;
    }
}

impl NoticeResults {
    /// The named rows, those of a seat together.
    pub fn rows(&self) -> impl Iterator<Item = &ResultRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// The titles of seats that have not acknowledged, each once.
    pub fn missing(&self) -> Vec<&str> {
        let open = self.groups.iter().filter(|group| !group.group.acknowledged).flat_map(|group| &group.rows);
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
            .filter_map(|group| Some((group, group.group.reason.as_ref()?)))
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
            "more_seats": self.groups.iter().map(|group| group.unnamed()).sum::<usize>(),
        })
    }
}

impl ResultGroup {
    /// How many seats are not named.
    fn unnamed(&self) -> usize {
        let mut named: Vec<&SeatId> = self.rows.iter().map(|row| &row.seat).collect();
        named.dedup();
        self.seats.saturating_sub(named.len())
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
