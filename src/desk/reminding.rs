//! Reminders by the timetable, planned as further rows of their notice; and what others are told of when they stay
//! without an answer.

use super::directives::{asks_for_report, carries_out, last_day};
use super::{Desk, DeskError};
use crate::domain::calendar::{OfficeHours, office_day};
use crate::domain::delivery::{Delivery, DeliveryKey, RepeatReason};
use crate::domain::directive_progress::{Progress, Stage};
use crate::domain::notice::{Notice, NoticeKind, NoticeState};
use crate::domain::reminding::{
    Escalation, Followed, Neglect, ReminderPolicy, arrival, escalation_due, reminded, reminder_due, scheduled,
};
use crate::domain::seat::{Seat, SeatId};
use crate::domain::seat_outcome::OutcomeGroup;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashSet;

/// A notice is followed for this long; then only people can help.
const FOLLOWED_FOR: TimeDelta = TimeDelta::days(120);

/// Rows planned at once.
const CHUNK: usize = 512;

/// A seat that has left something undone.
#[derive(Debug, Clone)]
pub(super) struct Silent {
    pub seat: Seat,
    pub step: Escalation,
    pub neglect: Neglect,
}

/// A seat of a notice with its rows.
struct Follower {
    seat: Seat,
    rows: Vec<Delivery>,
    followed: Followed,
}

impl Desk {
    /// Plans the reminders that are due and tells others of what stays undone; says how many reminders there are. To be
    /// called every few minutes. Outside working time nothing happens.
    pub async fn follow_up(&self, now: DateTime<Utc>) -> Result<usize, DeskError> {
        let hours = self.config.office_hours();
        if !self.config.reminders.enabled || !hours.is_working_time(now) {
            return Ok(0);
        }
        let mut planned = 0;
        for notice in self.store.notices().await? {
            if self.is_followed(&notice, now).await? {
                planned += self.follow_up_notice(&notice, &hours, now).await?;
            }
        }
        if planned > 0 {
            self.wake.wake();
        }
        Ok(planned)
    }

    pub(super) async fn is_followed(&self, notice: &Notice, now: DateTime<Utc>) -> Result<bool, DeskError> {
        let kind = match notice.kind {
            NoticeKind::Announcement { .. } => self.config.reminders.announcements,
            NoticeKind::Directive { .. } => true,
        };
        let issued = notice.issued.as_ref().is_some_and(|stamp| now - stamp.at < FOLLOWED_FOR);
        let runs = notice.state == NoticeState::Issued && notice.paused.is_none();
        // A correction goes to the same seats; what it corrects needs no answer any more.
        let in_force = notice.corrected_by.is_none();
        Ok(kind && issued && runs && in_force && !self.is_superseded(notice).await?)
    }

    async fn follow_up_notice(
        &self,
        notice: &Notice,
        hours: &OfficeHours,
        now: DateTime<Utc>,
    ) -> Result<usize, DeskError> {
        let policy = self.config.reminders.policy();
        let (mut planned, mut reminders, mut silent) = (0, Vec::new(), Vec::new());
        let mut met: HashSet<SeatId> = HashSet::new();
        for (group, _) in self.store.outcome_groups(notice.id).await? {
            if !may_be_due(notice, &group, &policy, hours, now) {
                continue;
            }
            for seat in self.store.seats_in_group(notice.id, &group)? {
                let Some(seat) = self.store.current_seat(&seat?).await? else { continue };
                // It stands for others too, and is met once for all of them.
                if !seat.merged.is_empty() && !met.insert(seat.id.clone()) {
                    continue;
                }
                let Some(follower) = self.follower(notice, seat).await? else { continue };
                if let Some(reason) = reminder_due(&follower.followed, &policy, hours, now) {
                    reminders.extend(self.reminders(&follower, reason, now).await?);
                }
                if let Some((step, neglect)) = escalation_due(&follower.followed, &policy, hours, now) {
                    silent.push(Silent { seat: follower.seat, step, neglect });
                }
                if reminders.len() >= CHUNK {
                    planned += self.store.plan_deliveries(std::mem::take(&mut reminders)).await?;
                }
            }
        }
        planned += self.store.plan_deliveries(reminders).await?;
        silent.sort_by(|a, b| a.seat.id.cmp(&b.seat.id));
        self.escalate(notice, silent, now).await?;
        Ok(planned)
    }

    /// The seat, if it has got the notice and has something to do about it.
    async fn follower(&self, notice: &Notice, seat: Seat) -> Result<Option<Follower>, DeskError> {
        if !carries_out(notice, &seat) {
            return Ok(None);
        }
        let rows = self.store.deliveries_ever_to(notice.id, &seat).await?;
        let Some(arrived_at) = rows.iter().filter_map(arrival).min() else { return Ok(None) };
        let progress = self.store.progress(notice.id, &seat.id).await?;
        if is_settled(notice, &progress) {
            return Ok(None);
        }
        let followed = Followed {
            arrived_at,
            stage: progress.stage(),
            last_day: last_day(notice),
            asks_for_report: asks_for_report(notice),
            reminded: rows.iter().filter_map(reminded).collect(),
        };
        Ok(Some(Follower { seat, rows, followed }))
    }

    /// One row for each present holder who can be reached.
    async fn reminders(
        &self,
        follower: &Follower,
        reason: RepeatReason,
        now: DateTime<Utc>,
    ) -> Result<Vec<Delivery>, DeskError> {
        let mut rows = Vec::new();
        let Some(notice) = follower.rows.first().map(|row| row.key.notice) else { return Ok(rows) };
        for person in self.holders(&follower.seat).await? {
            let Some(chat) = person.reachable_at().cloned() else { continue };
            let of_person = follower.rows.iter().filter(|row| row.key.person == person.id);
            // A holder who came later has no first sending; its number stays free.
            let n = of_person.map(|row| row.key.n).max().unwrap_or(0) + 1;
            let key = DeliveryKey { notice, seat: follower.seat.id.clone(), person: person.id, n };
            let repeat = Some(scheduled(reason, office_day(now)));
            rows.push(Delivery { repeat, ..Delivery::planned(key, Some(chat)) });
        }
        Ok(rows)
    }
}

/// Whether a seat of the group can have something due: one whose rows need not be read cannot. Those who have
/// acknowledged are looked at only while a deadline is near or past.
fn may_be_due(
    notice: &Notice,
    group: &OutcomeGroup,
    policy: &ReminderPolicy,
    hours: &OfficeHours,
    now: DateTime<Utc>,
) -> bool {
    let deadline_is_near = last_day(notice).is_some_and(|last_day| {
        let today = office_day(now);
        let first = policy.before_deadline.iter().max().copied().unwrap_or(0);
        today > last_day || hours.working_days(today, last_day) <= first
    });
    let had_time = notice.issued.as_ref().is_some_and(|stamp| {
        let days = hours.working_days(office_day(stamp.at), office_day(now));
        hours.working_time(stamp.at, now) >= policy.first_after
            || days >= policy.to_unit_after.min(policy.to_office_after)
    });
    group.has_arrived() && (deadline_is_near || (!group.acknowledged && had_time))
}

/// Nothing can be due any more, whatever the day.
fn is_settled(notice: &Notice, progress: &Progress) -> bool {
    let states_deadline = last_day(notice).is_some();
    match progress.stage() {
        Stage::Issued => false,
        Stage::Acknowledged | Stage::InProgress => !states_deadline && !asks_for_report(notice),
        Stage::Reported | Stage::Completed => true,
    }
}
