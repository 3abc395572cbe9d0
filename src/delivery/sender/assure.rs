//! The last assertion before a request leaves, in production too: the row is claimed under this process's lease, its last look
//! was at a time when it might leave and is not long ago, and the part is within the channel's limit. What is asked here
//! was decided before, elsewhere: an answer of no means that the program is wrong. The request does not leave then, and
//! sending stops until a person lets it go on.

use super::outgoing::Outgoing;
use crate::channel::Capabilities;
use crate::channel::render::Part;
use crate::domain::calendar::OfficeHours;
use crate::domain::delivery::{Breach, Delivery, DeliveryState, RepeatReason};
use crate::text::split::utf16_len;
use chrono::{DateTime, TimeDelta, Utc};
use std::time::Duration;
use tokio::time::Instant;

/// A look counts for so long: what has begun within it may be finished.
const LOOK_HOLDS: Duration = Duration::from_secs(60);
/// The wall clock has been set when it goes apart from the runtime's by more.
const EVEN: TimeDelta = TimeDelta::seconds(2);

/// The last look at a row: when it was, by both clocks, and what it went by.
#[derive(Clone)]
pub(super) struct Look {
    at: DateTime<Utc>,
    since: Instant,
    urgent: bool,
    not_after: Option<DateTime<Utc>>,
}

/// Why a request does not leave.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Nothing is wrong but that the look is too long ago, or the clock was set since: the row is to be looked at again.
    LookAgain,
    Breach(Breach),
}

impl Look {
    pub fn of(outgoing: &Outgoing, row: &Delivery, at: DateTime<Utc>) -> Look {
        let not_after = match outgoing {
            Outgoing::Memo(memo) => Some(memo.not_after),
            Outgoing::Notice(notice) => match row.repeat.as_ref().map(|repeat| repeat.reason) {
                None | Some(RepeatReason::Undecided) => notice.latest(),
                Some(_) => None,
            },
        };
        Look { at, since: Instant::now(), urgent: outgoing.is_urgent(), not_after }
    }

    /// Whether a request for the row may leave at `now`, under `lease`.
    pub fn admits(&self, row: &Delivery, lease: u64, hours: &OfficeHours, now: DateTime<Utc>) -> Result<(), Refusal> {
        if !matches!(row.state, DeliveryState::Claimed { lease: taken_by, .. } if taken_by == lease) {
            return Err(Refusal::Breach(Breach::SentUnclaimed));
        }
        if !self.urgent && hours.quiet_until(self.at).is_some() {
            return Err(Refusal::Breach(Breach::SentInQuietHours));
        }
        if self.not_after.is_some_and(|latest| self.at > latest) {
            return Err(Refusal::Breach(Breach::SentTooLate));
        }
        let elapsed = self.since.elapsed();
        let apart = (now - self.at) - TimeDelta::from_std(elapsed).unwrap_or(TimeDelta::MAX);
        if elapsed > LOOK_HOLDS || apart.abs() > EVEN {
            return Err(Refusal::LookAgain);
        }
        Ok(())
    }
}

/// Whether a channel can take the part as it is.
pub(super) fn fits(part: &Part, capabilities: Capabilities) -> Result<(), Refusal> {
    let is_beside = part.picture.is_some() || part.file.is_some();
    let limit = if is_beside { capabilities.caption_limit } else { capabilities.text_limit };
    let is_empty = !is_beside && part.text.trim().is_empty();
    if utf16_len(&part.text) > limit || is_empty { Err(Refusal::Breach(Breach::UnfitPart)) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
