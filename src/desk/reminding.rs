//! Reminders by the timetable, planned as further rows of their notice; and what others are told of when they stay
//! without an answer.

use super::directives::{AtHand, asks_for_report, at_hand, carries_out, restated, timetable_of};
use super::{Desk, DeskError};
use crate::domain::calendar::{OfficeHours, office_day};
use crate::domain::delivery::{Delivery, DeliveryKey, RepeatReason};
use crate::domain::directive_progress::Stage;
use crate::domain::notice::{Notice, NoticeKind, NoticeState};
use crate::domain::occurrence::Occurrence;
use crate::domain::reminding::{
    Escalation, Followed, Neglect, ReminderPolicy, arrival, escalation_due, reminder_due, reminders_among, scheduled,
};
use crate::domain::seat::{Seat, SeatId};
use crate::domain::seat_outcome::OutcomeGroup;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashSet;

/// A notice is followed for this long; then only people can help. What comes again is followed until it is ended.
const FOLLOWED_FOR: TimeDelta = TimeDelta::days(120);

/// Rows planned at once.
const CHUNK: usize = 512;

/// A seat that has left something undone.
#[derive(Debug, Clone)]
pub(super) struct Silent {
    pub seat: Seat,
    pub step: Escalation,
    pub neglect: Neglect,
    /// Of a directive that comes again: for which time.
    pub occurrence: Occurrence,
}

/// A seat of a notice with its rows.
struct Follower {
    seat: Seat,
    rows: Vec<Delivery>,
    followed: Followed,
    /// What others are to be told of: of what comes again the time that was missed, also while the next one is at hand.
    neglected: Followed,
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
        let notices = self.store.notices().await?;
        let restated = restated(&notices);
        for notice in notices.into_iter().filter(|notice| !restated.contains(&notice.id)) {
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
        let recurs = notice.timetable().recurs();
        let issued = notice.issued.as_ref().is_some_and(|stamp| recurs || now - stamp.at < FOLLOWED_FOR);
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
                let Some(follower) = self.follower(notice, seat, now).await? else { continue };
                if let Some(reason) = reminder_due(&follower.followed, &policy, hours, now) {
                    reminders.extend(self.reminders(&follower, reason, now).await?);
                }
                if let Some((step, neglect)) = escalation_due(&follower.neglected, &policy, hours, now) {
                    let occurrence = follower.neglected.occurrence;
                    silent.push(Silent { seat: follower.seat, step, neglect, occurrence });
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
    async fn follower(&self, notice: &Notice, seat: Seat, now: DateTime<Utc>) -> Result<Option<Follower>, DeskError> {
        if !carries_out(notice, &seat) {
            return Ok(None);
        }
        let rows = self.store.deliveries_ever_to(notice.id, &seat).await?;
        let Some(arrived_at) = rows.iter().filter_map(arrival).min() else { return Ok(None) };
        let all = self.store.progress(notice.id, &seat.id).await?;
        let (today, asks_for_report) = (office_day(now), asks_for_report(notice));
        let timetable = timetable_of(notice, &rows, &all, today);
        let at_hand = at_hand(notice, &timetable, &all, today);
        let missed = all.missed(&timetable, asks_for_report, today);
        if missed.is_none() && is_settled(notice, &at_hand) {
            return Ok(None);
        }
        let followed = Followed {
            arrived_at,
            stage: at_hand.progress.stage(),
            occurrence: at_hand.occurrence,
            last_day: at_hand.last_day,
            asks_for_report,
            reminded: reminders_among(&rows),
        };
        let neglected = missed.map_or_else(
            || followed.clone(),
            |one| {
                let (stage, last_day) = (all.of(one).stage(), timetable.last_day(one));
                Followed { stage, occurrence: one, last_day, ..followed.clone() }
            },
        );
        Ok(Some(Follower { seat, rows, followed, neglected }))
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
            let occurrence = match reason {
                // A directive is acknowledged once.
                RepeatReason::Reminder => Occurrence::FIRST,
                _ => follower.followed.occurrence,
            };
            let repeat = Some(scheduled(reason, office_day(now), occurrence));
            rows.push(Delivery { repeat, ..Delivery::planned(key, Some(chat)) });
        }
        Ok(rows)
    }
}

/// Whether a seat of the group can have something due: one whose rows need not be read cannot. Those who have
/// acknowledged are looked at only while a deadline is near or was just missed.
fn may_be_due(
    notice: &Notice,
    group: &OutcomeGroup,
    policy: &ReminderPolicy,
    hours: &OfficeHours,
    now: DateTime<Utc>,
) -> bool {
    let (timetable, today) = (notice.timetable(), office_day(now));
    let first = policy.before_deadline.iter().max().copied().unwrap_or(0);
    let last_day = |one: Option<Occurrence>| one.and_then(|occurrence| timetable.last_day(occurrence));
    let is_near = |last_day| hours.working_days(today, last_day) <= first;
    let is_missed =
        |last_day| hours.working_days(last_day, today) <= policy.longest_after_deadline() || hours.is_first_hour(now);
    let deadline_is_near = last_day(timetable.coming(today)).is_some_and(is_near)
        || last_day(timetable.past(today)).is_some_and(is_missed);
    let had_time = notice.issued.as_ref().is_some_and(|stamp| {
        let days = hours.working_days(office_day(stamp.at), office_day(now));
        hours.working_time(stamp.at, now) >= policy.first_after
            || days >= policy.to_unit_after.min(policy.to_office_after)
    });
    group.has_arrived() && (deadline_is_near || (!group.acknowledged && had_time))
}

/// Nothing can be due any more, whatever the day; of what comes again, not before its next time.
fn is_settled(notice: &Notice, at_hand: &AtHand) -> bool {
    let states_deadline = at_hand.last_day.is_some();
    // No report could ever end the reminders of what comes again without one: its first time is reminded of.
    let first = at_hand.occurrence.is_first();
    match at_hand.progress.stage() {
        Stage::Issued => false,
        Stage::Acknowledged | Stage::InProgress => !asks_for_report(notice) && !(states_deadline && first),
        Stage::Reported | Stage::Completed => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::desk::fixture::{Office, at};
    use crate::domain::deadline::Deadline;
    use crate::domain::seat_outcome::Standing;

    #[tokio::test]
    async fn seats_are_looked_at_around_a_deadline_and_else_once_a_day() {
        let office = Office::seated().await;
        let notice = office.issued_due(Deadline::monthly(15), Some("15/UBND-VP")).await;
        let notice = office.desk.store.notice(notice).await.expect("read").expect("there");
        let (policy, hours) = (Config::default().reminders.policy(), Config::default().office_hours());
        let group = OutcomeGroup { standing: Standing::Received, acknowledged: true, reason: None };
        let looked_at = |time: &str| may_be_due(&notice, &group, &policy, &hours, at(&format!("{time}+07:00")));
        // Due on Saturday, 15/3/2025, and on Tuesday, 15/4.
        for day in ["2025-03-12", "2025-03-14", "2025-03-17", "2025-03-21", "2025-04-10", "2025-04-22"] {
            assert!(looked_at(&format!("{day}T14:00:00")), "{day}");
        }
        for day in ["2025-02-03", "2025-03-10", "2025-03-24", "2025-04-04"] {
            assert!(!looked_at(&format!("{day}T14:00:00")), "{day}");
        }
        assert!(looked_at("2025-03-24T07:40:00"), "for what was returned after its time");
    }
}
