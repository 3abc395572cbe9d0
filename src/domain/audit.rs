//! The audit log: who did what when. Pure; the store chains the entries.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is to be recorded with a step that a person takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditNote {
    pub at: DateTime<Utc>,
    /// The recorded form of the actor.
    pub by: String,
    pub act: AuditAct,
    /// What it was done to: the number of a notice, the identifier of a letter, seat or channel.
    pub subject: String,
}

/// A recorded act. Each entry seals all before it: its hash covers the hash of the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// From 1, without a gap.
    pub number: u64,
    pub at: DateTime<Utc>,
    pub by: String,
    pub act: AuditAct,
    pub subject: String,
    /// The hash of the entry before; empty for the first.
    pub previous: String,
    /// SHA-256, hexadecimal, of everything above.
    pub hash: String,
}

/// How the log stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditVerdict {
    pub entries: u64,
    /// The hash of the last entry; empty without one. Whoever has noted an earlier one down can tell whether the log
    /// has been rewritten as a whole.
    pub head: String,
    pub breaks: Vec<AuditBreak>,
}

/// Where the log does not hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditBreak {
    /// The entry cannot be read, or is not what was written.
    Changed(u64),
    /// Entries from the first to the second number are not there.
    Missing(u64, u64),
    /// The hash that the caller noted down is that of no entry.
    UnknownHead,
}

/// For an operator's log; a person reads it in their language.
impl fmt::Display for AuditBreak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AuditBreak::Changed(number) => write!(f, "entry {number} of the audit log is not what was written"),
            AuditBreak::Missing(from, to) => write!(f, "entries {from} to {to} of the audit log are missing"),
            AuditBreak::UnknownHead => f.write_str("no entry of the audit log has the hash that was noted down"),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditAct {
    NoticeEdited,
    NoticeApproved,
    NoticeScheduled,
    NoticeUnscheduled,
    NoticeIssued,
    NoticePaused,
    NoticeResumed,
    NoticeCancelled,
    LetterConfirmed,
    LetterDiscarded,
    SeatInvited,
    SeatTaken,
    SeatRevoked,
    SeatsLoaded,
    /// A reform moved the seat to another unit.
    SeatMoved,
    /// One seat became part of another.
    SeatsMerged,
    /// The seat carries another role, or is new and carries more than a holder's.
    SeatRoleChanged,
    ReformPrepared,
    ReformApproved,
    ReformWithdrawn,
    ReformCarriedOut,
    IndexSetsLoaded,
    /// Component criteria may be published again, by a person's word.
    SuspensionLifted,
    SuspensionRestored,
    ChannelPaused,
    ChannelResumed,
    /// A platform gave a chat another identifier.
    AddressMoved,
    /// A message goes on over another channel of its person.
    DeliveryDiverted,
    NoticeDrafted,
    /// Sent again, by a person's choice, to those who have not received it.
    NoticeResent,
    NoticeAcknowledged,
    DirectiveStarted,
    ReportMade,
    ReportAccepted,
    ReportReturned,
    /// A version of a letter came in: a file, or what a review made of it.
    LetterStored,
    FigureCorrected,
    /// A reviewer said what the deadline of a directive is.
    DeadlineChosen,
    /// A reviewer gave what the letter does not print.
    LetterCompleted,
    /// The table of units was replaced.
    UnitsLoaded,
    PersonUnsubscribed,
    PersonSubscribed,
    /// A person put another channel of theirs first.
    ChannelPreferred,
    LanguageChosen,
    /// An administrator let Loa write for the Official Account.
    ConsentGiven,
    HoldReleased,
    Restored,
}

impl AuditAct {
    pub const ALL: [AuditAct; 47] = [
        AuditAct::NoticeEdited,
        AuditAct::NoticeApproved,
        AuditAct::NoticeScheduled,
        AuditAct::NoticeUnscheduled,
        AuditAct::NoticeIssued,
        AuditAct::NoticePaused,
        AuditAct::NoticeResumed,
        AuditAct::NoticeCancelled,
        AuditAct::LetterConfirmed,
        AuditAct::LetterDiscarded,
        AuditAct::SeatInvited,
        AuditAct::SeatTaken,
        AuditAct::SeatRevoked,
        AuditAct::SeatsLoaded,
        AuditAct::SeatMoved,
        AuditAct::SeatsMerged,
        AuditAct::SeatRoleChanged,
        AuditAct::ReformPrepared,
        AuditAct::ReformApproved,
        AuditAct::ReformWithdrawn,
        AuditAct::ReformCarriedOut,
        AuditAct::IndexSetsLoaded,
        AuditAct::SuspensionLifted,
        AuditAct::SuspensionRestored,
        AuditAct::ChannelPaused,
        AuditAct::ChannelResumed,
        AuditAct::AddressMoved,
        AuditAct::DeliveryDiverted,
        AuditAct::NoticeDrafted,
        AuditAct::NoticeResent,
        AuditAct::NoticeAcknowledged,
        AuditAct::DirectiveStarted,
        AuditAct::ReportMade,
        AuditAct::ReportAccepted,
        AuditAct::ReportReturned,
        AuditAct::LetterStored,
        AuditAct::FigureCorrected,
        AuditAct::DeadlineChosen,
        AuditAct::LetterCompleted,
        AuditAct::UnitsLoaded,
        AuditAct::PersonUnsubscribed,
        AuditAct::PersonSubscribed,
        AuditAct::ChannelPreferred,
        AuditAct::LanguageChosen,
        AuditAct::ConsentGiven,
        AuditAct::HoldReleased,
        AuditAct::Restored,
    ];

    pub fn code(self) -> &'static str {
        match self {
            AuditAct::NoticeEdited => "notice_edited",
            AuditAct::NoticeApproved => "notice_approved",
            AuditAct::NoticeScheduled => "notice_scheduled",
            AuditAct::NoticeUnscheduled => "notice_unscheduled",
            AuditAct::NoticeIssued => "notice_issued",
            AuditAct::NoticePaused => "notice_paused",
            AuditAct::NoticeResumed => "notice_resumed",
            AuditAct::NoticeCancelled => "notice_cancelled",
            AuditAct::LetterConfirmed => "letter_confirmed",
            AuditAct::LetterDiscarded => "letter_discarded",
            AuditAct::SeatInvited => "seat_invited",
            AuditAct::SeatTaken => "seat_taken",
            AuditAct::SeatRevoked => "seat_revoked",
            AuditAct::SeatsLoaded => "seats_loaded",
            AuditAct::SeatMoved => "seat_moved",
            AuditAct::SeatsMerged => "seats_merged",
            AuditAct::SeatRoleChanged => "seat_role_changed",
            AuditAct::ReformPrepared => "reform_prepared",
            AuditAct::ReformApproved => "reform_approved",
            AuditAct::ReformWithdrawn => "reform_withdrawn",
            AuditAct::ReformCarriedOut => "reform_carried_out",
            AuditAct::IndexSetsLoaded => "index_sets_loaded",
            AuditAct::SuspensionLifted => "suspension_lifted",
            AuditAct::SuspensionRestored => "suspension_restored",
            AuditAct::ChannelPaused => "channel_paused",
            AuditAct::ChannelResumed => "channel_resumed",
            AuditAct::AddressMoved => "address_moved",
            AuditAct::DeliveryDiverted => "delivery_diverted",
            AuditAct::NoticeDrafted => "notice_drafted",
            AuditAct::NoticeResent => "notice_resent",
            AuditAct::NoticeAcknowledged => "notice_acknowledged",
            AuditAct::DirectiveStarted => "directive_started",
            AuditAct::ReportMade => "report_made",
            AuditAct::ReportAccepted => "report_accepted",
            AuditAct::ReportReturned => "report_returned",
            AuditAct::LetterStored => "letter_stored",
            AuditAct::FigureCorrected => "figure_corrected",
            AuditAct::DeadlineChosen => "deadline_chosen",
            AuditAct::LetterCompleted => "letter_completed",
            AuditAct::UnitsLoaded => "units_loaded",
            AuditAct::PersonUnsubscribed => "person_unsubscribed",
            AuditAct::PersonSubscribed => "person_subscribed",
            AuditAct::ChannelPreferred => "channel_preferred",
            AuditAct::LanguageChosen => "language_chosen",
            AuditAct::ConsentGiven => "consent_given",
            AuditAct::HoldReleased => "hold_released",
            AuditAct::Restored => "restored",
        }
    }
}
