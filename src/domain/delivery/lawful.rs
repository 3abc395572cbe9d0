//! What may become of a row. Checked whenever a row is written, in production too: whatever the rest of the program
//! does, no row is sent twice unmarked, comes back from an end, or loses what is known of it.

use super::{Delivery, DeliveryStatus};
use std::fmt;

/// A change that no part of the program may make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breach {
    /// From one state to another that does not follow it.
    Change { from: Option<DeliveryStatus>, to: DeliveryStatus },
    /// Attempts are only added.
    AttemptsLost,
    /// An acknowledgement is recorded once.
    AcknowledgementChanged,
    /// A further sending says why it exists and who decided so.
    UnmarkedRepeat,
    /// A row is claimed although its notice may not be sent now.
    ClaimOfStoppedNotice,
    /// A reminder is claimed although the seat has done what it reminds of.
    ClaimOfNeedless,
    /// A request would leave for a row that is not claimed by this process.
    SentUnclaimed,
    /// A request would leave in quiet hours although the notice is not urgent.
    SentInQuietHours,
    /// A request would leave when the notice is too old to be sent.
    SentTooLate,
    /// A part is empty, or longer than its channel takes.
    UnfitPart,
    /// A counter says that there are no rows in the state that a row leaves.
    Counters,
}

impl Delivery {
    /// Whether `self` may stand in the place of `old`; `None` = a row that is planned.
    pub fn may_follow(&self, old: Option<&Delivery>) -> Result<(), Breach> {
        if self.key.n > 0 && self.repeat.is_none() {
            return Err(Breach::UnmarkedRepeat);
        }
        let (from, to) = (old.map(Delivery::status), self.status());
        if !leads_to(from, to) {
            return Err(Breach::Change { from, to });
        }
        let Some(old) = old else { return Ok(()) };
        if !self.attempts.starts_with(&old.attempts) {
            return Err(Breach::AttemptsLost);
        }
        if old.acknowledged_at.is_some() && self.acknowledged_at != old.acknowledged_at {
            return Err(Breach::AcknowledgementChanged);
        }
        Ok(())
    }
}

/// The states that may follow each other. An end stays an end; what is undecided may still turn out to have arrived; a
/// message leaves only from a claim.
fn leads_to(from: Option<DeliveryStatus>, to: DeliveryStatus) -> bool {
    use DeliveryStatus::{Accepted, Cancelled, Claimed, Gone, Planned, Unknown, Waiting};
    match from {
        None => matches!(to, Planned | Gone),
        Some(Claimed) => true,
        Some(from @ (Planned | Waiting)) => to == from || matches!(to, Claimed | Cancelled),
        Some(Unknown) => matches!(to, Unknown | Accepted),
        Some(from) => to == from,
    }
}

/// For an operator's log and `loa doctor`.
impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Breach::Change { from: Some(from), to } => write!(f, "{} → {}", from.code(), to.code()),
            Breach::Change { from: None, to } => write!(f, "new → {}", to.code()),
            Breach::AttemptsLost => f.write_str("attempts would be lost"),
            Breach::AcknowledgementChanged => f.write_str("an acknowledgement would be changed"),
            Breach::UnmarkedRepeat => f.write_str("a repeat without its reason"),
            Breach::ClaimOfStoppedNotice => f.write_str("a claim although the notice may not be sent"),
            Breach::ClaimOfNeedless => f.write_str("a claim of a reminder that nobody needs"),
            Breach::SentUnclaimed => f.write_str("a request without a claim"),
            Breach::SentInQuietHours => f.write_str("a request in quiet hours"),
            Breach::SentTooLate => f.write_str("a request past the lateness of its notice"),
            Breach::UnfitPart => f.write_str("a part that its channel does not take"),
            Breach::Counters => f.write_str("the counters do not fit the rows"),
        }
    }
}

#[cfg(test)]
mod tests;
