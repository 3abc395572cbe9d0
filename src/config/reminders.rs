//! The section `[reminders]`: when seats are reminded, and when others are told.

use crate::domain::reminding::ReminderPolicy;
use chrono::TimeDelta;
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RemindersConfig {
    /// Whether anybody is reminded at all.
    pub enabled: bool,
    /// Announcements too, not directives alone.
    pub announcements: bool,
    /// Working hours from the arrival of a notice to the first reminder to acknowledge it.
    pub first_after_hours: i64,
    /// Working days from one reminder to the next.
    pub every_days: u32,
    /// Reminders of one kind for one notice and seat.
    pub at_most: usize,
    /// Working days before a deadline on which it is reminded of.
    pub before_deadline_days: Vec<u32>,
    /// Working days until the others of the unit are told, and until the office is.
    pub escalate_to_unit_days: u32,
    pub escalate_to_office_days: u32,
}

impl Default for RemindersConfig {
    fn default() -> Self {
        RemindersConfig {
            enabled: true,
            announcements: true,
            first_after_hours: 8,
            every_days: 2,
            at_most: 3,
            before_deadline_days: vec![3, 1],
            escalate_to_unit_days: 3,
            escalate_to_office_days: 5,
        }
    }
}

impl RemindersConfig {
    pub fn policy(&self) -> ReminderPolicy {
        ReminderPolicy {
            first_after: TimeDelta::hours(self.first_after_hours),
            every_days: self.every_days,
            at_most: self.at_most,
            before_deadline: self.before_deadline_days.clone(),
            to_unit_after: self.escalate_to_unit_days,
            to_office_after: self.escalate_to_office_days,
        }
    }
}
