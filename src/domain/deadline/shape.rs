//! How deadlines are stored, and given to scripts: `{"on": …}`, `{"monthly": 15}` for one day of every month (the only
//! recurring one until others were kept), else `{"every": "week", "days": ["Fri"], "at": "16:00"}`.

use super::{Deadline, DueTime, Recurrence, RecurringDays};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub enum DeadlineShape {
    On { on: NaiveDate },
    Monthly { monthly: DayOfMonth },
    Every(Recurrence),
}

/// A day from 1 to 31.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct DayOfMonth(u32);

#[derive(Serialize, Deserialize)]
pub struct RecurrenceShape {
    #[serde(flatten)]
    days: RecurringDays,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<DueTime>,
}

impl From<DeadlineShape> for Deadline {
    fn from(shape: DeadlineShape) -> Deadline {
        match shape {
            DeadlineShape::On { on } => Deadline::On(on),
            DeadlineShape::Monthly { monthly } => {
                Deadline::Every(Recurrence { days: RecurringDays::Month(vec![monthly.0]), at: None })
            }
            DeadlineShape::Every(recurrence) => Deadline::Every(recurrence),
        }
    }
}

impl From<Deadline> for DeadlineShape {
    fn from(deadline: Deadline) -> DeadlineShape {
        let recurrence = match deadline {
            Deadline::On(on) => return DeadlineShape::On { on },
            Deadline::Every(recurrence) => recurrence,
        };
        match (&recurrence.days, recurrence.at) {
            (RecurringDays::Month(days), None) if days.len() == 1 => {
                DeadlineShape::Monthly { monthly: DayOfMonth(days[0]) }
            }
            _ => DeadlineShape::Every(recurrence),
        }
    }
}

impl TryFrom<RecurrenceShape> for Recurrence {
    type Error = &'static str;

    fn try_from(shape: RecurrenceShape) -> Result<Recurrence, &'static str> {
        Recurrence::new(shape.days, shape.at).ok_or("a deadline on days that do not exist")
    }
}

impl From<Recurrence> for RecurrenceShape {
    fn from(recurrence: Recurrence) -> RecurrenceShape {
        RecurrenceShape { days: recurrence.days, at: recurrence.at }
    }
}

impl TryFrom<u32> for DayOfMonth {
    type Error = &'static str;

    fn try_from(day: u32) -> Result<DayOfMonth, &'static str> {
        (1..=31).contains(&day).then_some(DayOfMonth(day)).ok_or("a day that no month has")
    }
}

impl From<DayOfMonth> for u32 {
    fn from(day: DayOfMonth) -> u32 {
        day.0
    }
}

const CLOCK: &str = "%H:%M";

/// "16:00", "morning", "afternoon".
impl Serialize for DueTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            DueTime::Clock(time) => serializer.collect_str(&time.format(CLOCK)),
            DueTime::Morning => serializer.serialize_str("morning"),
            DueTime::Afternoon => serializer.serialize_str("afternoon"),
        }
    }
}

impl<'de> Deserialize<'de> for DueTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<DueTime, D::Error> {
        let stored = String::deserialize(deserializer)?;
        match stored.as_str() {
            "morning" => Ok(DueTime::Morning),
            "afternoon" => Ok(DueTime::Afternoon),
            clock => NaiveTime::parse_from_str(clock, CLOCK).map(DueTime::Clock).map_err(serde::de::Error::custom),
        }
    }
}
