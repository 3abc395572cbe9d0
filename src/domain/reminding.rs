//! When a seat is reminded of a notice, and when others are told that it has not answered: a pure function of what
//! happened, the calendar, and now.

use super::calendar::{OfficeHours, office_day};
use super::delivery::{Delivery, DeliveryState, Repeat, RepeatReason};
use super::directive_progress::Stage;
use super::occurrence::Occurrence;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// How often and how long is reminded. Days are working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderPolicy {
    /// Working time between the arrival of a notice and the first reminder to acknowledge it.
    pub first_after: TimeDelta,
    /// Days from one reminder to the next.
    pub every_days: u32,
    /// Reminders of one kind; then only people can help.
    pub at_most: usize,
    /// Days before the last day of a directive on which it is reminded of.
    pub before_deadline: Vec<u32>,
    /// Days without an acknowledgement, or after the deadline without a report, until the others of the unit are told …
    pub to_unit_after: u32,
    /// … and until the office is told.
    pub to_office_after: u32,
}

impl ReminderPolicy {
    /// Days after a deadline until all has been said of a report that never came. Only what came about later (the report was
    /// returned, the directive arrived, nobody was at work) is said after that.
    pub fn longest_after_deadline(&self) -> u32 {
        let reminders = u32::try_from(self.at_most.saturating_sub(1)).unwrap_or(u32::MAX);
        let last_reminder = self.every_days.saturating_mul(reminders).saturating_add(1);
        last_reminder.max(self.to_unit_after).max(self.to_office_after)
    }
}

/// What is known of a notice at one seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// When the first holder of the seat got it.
    pub arrived_at: DateTime<Utc>,
    pub stage: Stage,
    /// The coming of the deadline that the seat is to work on …
    pub occurrence: Occurrence,
    /// … and its last day, when a deadline is stated.
    pub last_day: Option<NaiveDate>,
    pub asks_for_report: bool,
    /// The reminders so far.
    pub reminded: Vec<Reminded>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminded {
    pub reason: RepeatReason,
    pub on: NaiveDate,
    /// Of which coming of the deadline.
    pub occurrence: Occurrence,
}

/// Who else is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Escalation {
    /// The deputy and the other persons of the unit.
    Unit,
    Office,
}

/// What the seat has left undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Neglect {
    Acknowledgement,
    Report,
}

/// The reminder that the seat is to be sent now, if there is one: in working time only, and one a day at most.
pub fn reminder_due(
    followed: &Followed,
    policy: &ReminderPolicy,
    hours: &OfficeHours,
    now: DateTime<Utc>,
) -> Option<RepeatReason> {
    let today = office_day(now);
    if !hours.is_working_time(now) || followed.reminded.iter().any(|reminded| reminded.on >= today) {
        return None;
    }
    if followed.stage == Stage::Issued {
        return acknowledgement_due(followed, policy, hours, now).then_some(RepeatReason::Reminder);
    }
    let last_day = followed.last_day?;
    if followed.stage >= Stage::Reported {
        return None;
    }
    if today <= last_day {
        return deadline_is_near(followed, policy, hours, today, last_day).then_some(RepeatReason::BeforeDeadline);
    }
    let has_had_time = office_day(followed.arrived_at) < today;
    (followed.asks_for_report && has_had_time && is_next(followed, policy, hours, RepeatReason::Overdue, today))
        .then_some(RepeatReason::Overdue)
}

/// Whom else to tell now of what the seat has left undone. Telling the same once is the caller's business.
pub fn escalation_due(
    followed: &Followed,
    policy: &ReminderPolicy,
    hours: &OfficeHours,
    now: DateTime<Utc>,
) -> Option<(Escalation, Neglect)> {
    if !hours.is_working_time(now) {
        return None;
    }
    let today = office_day(now);
    let (neglect, since) = match followed.stage {
        Stage::Issued => (Neglect::Acknowledgement, office_day(followed.arrived_at)),
        Stage::Acknowledged | Stage::InProgress if followed.asks_for_report => (Neglect::Report, followed.last_day?),
        _ => return None,
    };
    let days = hours.working_days(since, today);
    if days >= policy.to_office_after {
        return Some((Escalation::Office, neglect));
    }
    (days >= policy.to_unit_after).then_some((Escalation::Unit, neglect))
}

fn acknowledgement_due(followed: &Followed, policy: &ReminderPolicy, hours: &OfficeHours, now: DateTime<Utc>) -> bool {
    let first = hours.working_time(followed.arrived_at, now) >= policy.first_after;
    first && is_next(followed, policy, hours, RepeatReason::Reminder, office_day(now))
}

/// On each of the days before the deadline; one that passed without working time is made up for on the next day.
fn deadline_is_near(
    followed: &Followed,
    policy: &ReminderPolicy,
    hours: &OfficeHours,
    today: NaiveDate,
    last_day: NaiveDate,
) -> bool {
    let left = hours.working_days(today, last_day);
    let due = policy.before_deadline.iter().filter(|days| left <= **days).count();
    let reminders = followed.reminders(RepeatReason::BeforeDeadline);
    // What arrived when the day was near already is not reminded of on the day it came.
    reminders.count() < due && office_day(followed.arrived_at) < today
}

/// Enough days have passed since the last reminder of this kind, and there may be another.
fn is_next(
    followed: &Followed,
    policy: &ReminderPolicy,
    hours: &OfficeHours,
    reason: RepeatReason,
    today: NaiveDate,
) -> bool {
    let waited = followed
        .reminders(reason)
        .map(|reminded| reminded.on)
        .max()
        .is_none_or(|last| hours.working_days(last, today) >= policy.every_days);
    followed.reminders(reason).count() < policy.at_most && waited
}

const SCHEDULE: &str = "schedule:";

/// Between the day of a reminder and the later occurrence that it is of.
const OF: char = '/';

impl Followed {
    /// The reminders of a kind: of a deadline, those of the occurrence at hand.
    fn reminders(&self, reason: RepeatReason) -> impl Iterator<Item = &Reminded> {
        let of_notice = reason == RepeatReason::Reminder;
        let at_hand = move |reminded: &&Reminded| of_notice || reminded.occurrence == self.occurrence;
        self.reminded.iter().filter(move |reminded| reminded.reason == reason).filter(at_hand)
    }
}

/// The mark of a reminder that the schedule plans on this day.
pub fn scheduled(reason: RepeatReason, on: NaiveDate, occurrence: Occurrence) -> Repeat {
    let of = occurrence.mark().map_or_else(String::new, |last_day| format!("{OF}{last_day}"));
    Repeat { reason, decided_by: format!("{SCHEDULE}{on}{of}") }
}

/// The reminder that a row is, if it is one.
pub fn reminded(row: &Delivery) -> Option<Reminded> {
    let repeat = row.repeat.as_ref()?;
    let mark = repeat.decided_by.strip_prefix(SCHEDULE)?;
    let (on, occurrence) = match mark.split_once(OF) {
        Some((on, of)) => (on, Occurrence::later(of.parse().ok()?)),
        None => (mark, Occurrence::FIRST),
    };
    Some(Reminded { reason: repeat.reason, on: on.parse().ok()?, occurrence })
}

/// The reminders that a seat's rows are: one to several holders is one.
pub fn reminders_among(rows: &[Delivery]) -> Vec<Reminded> {
    let mut reminders = Vec::new();
    for one in rows.iter().filter_map(reminded) {
        if !reminders.contains(&one) {
            reminders.push(one);
        }
    }
    reminders
}

/// The coming of the deadline that a reminder is of; the first of any other row.
pub fn occurrence_of(row: &Delivery) -> Occurrence {
    reminded(row).map_or(Occurrence::FIRST, |reminded| reminded.occurrence)
}

/// When the row reached its person, as far as anybody can know.
pub fn arrival(row: &Delivery) -> Option<DateTime<Utc>> {
    match row.state {
        DeliveryState::Accepted { at, .. } => Some(at),
        DeliveryState::Unknown { since } => Some(since),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
