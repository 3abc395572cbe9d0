//! What can be asked of an installation, and the form of every answer.

use super::notice_request::NoticeRequest;
use crate::desk::PaperOptions;
use crate::domain::directive_progress::ReportId;
use crate::domain::letter::LetterId;
use crate::domain::notice::NoticeId;
use crate::domain::role::Role;
use crate::domain::seat::{ChannelKind, PersonId, SeatId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One request. A file that belongs to it (a letter, a table) travels beside it as bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    ImportLetter {
        file_name: String,
        /// As typed, like every unit of a request.
        unit: Option<String>,
        number: Option<String>,
        date: Option<NaiveDate>,
        signer: Option<String>,
        /// As typed: of results that the text gives no period for.
        #[serde(default)]
        period: Option<String>,
        dry_run: bool,
        /// Confirm at once, without a person's review.
        confirm: bool,
    },
    ConfirmLetter(LetterName),
    DiscardLetter(LetterName),
    /// What changed from the version before.
    LetterChanges(LetterName),
    /// What changed in the figures of a period, unit (the home unit if `None`) and period as typed.
    FigureChanges {
        unit: Option<String>,
        period: String,
    },
    /// A correction or a completion as a reviewer types it.
    ReviseLetter {
        letter: LetterName,
        words: String,
    },
    /// Where the figures of a unit and period come from, as typed.
    FigureHistory {
        unit: String,
        period: String,
        indicator: Option<String>,
    },
    ListLetters,
    /// The letter is the answer's file. Unit and periods as typed; words of directives travel as text.
    WriteLetter(Box<WriteLetter>),
    ListUnits {
        on: Option<NaiveDate>,
        below: Option<String>,
    },
    /// As typed: an identifier or a name.
    ShowUnit(String),
    UnitHistory(String),
    /// The unit table is the file; the events, if any, are text.
    LoadUnits {
        events: Option<String>,
        dry_run: bool,
    },
    Reform {
        date: NaiveDate,
        what: ReformRequest,
    },
    ListReforms,
    ListIndexSets,
    /// Lets the publication go on that a letter suspends, or takes that back.
    ResumeComponents {
        letter: LetterName,
        why: Option<String>,
        undo: bool,
    },
    /// Unit as typed.
    ShowIndexSet {
        at: Option<NaiveDate>,
        unit: Option<String>,
    },
    /// The table is the file.
    LoadIndexSets {
        dry_run: bool,
    },
    Invite {
        unit: String,
        title: String,
        /// `None` = as the seat has it; a new seat's is a holder's.
        role: Option<Role>,
    },
    InviteAgain(SeatId),
    /// An invitation whose use ends the present holdings.
    HandOver(SeatId),
    /// A code with which a holder of the seat joins one more channel to themselves; `person` where several hold it.
    LinkChannel {
        seat: SeatId,
        person: Option<PersonId>,
    },
    ListSeats {
        unit: Option<String>,
    },
    RevokeSeat(SeatId),
    MergeSeats(Box<MergeSeats>),
    /// The seat table is the file.
    LoadSeats,
    ListNotices,
    ShowNotice(NoticeId),
    DraftNotices(LetterName),
    ApproveNotice(NoticeId),
    IssueNotice(NoticeId),
    NoticeResults(NoticeId),
    ListDirectives,
    DirectiveBoard(NoticeId),
    UnitDirectives(String),
    /// Of the seat that the caller names.
    SeatTasks,
    DirectiveHistory {
        notice: NoticeId,
        seat: SeatId,
    },
    BeginDirective(NoticeId),
    /// A file of this name travels beside it.
    ReportDirective {
        notice: NoticeId,
        text: String,
        file_name: Option<String>,
    },
    AcceptReport {
        report: ReportId,
        word: Option<String>,
    },
    ReturnReport {
        report: ReportId,
        word: String,
    },
    Notice {
        notice: NoticeId,
        what: NoticeRequest,
    },
    SearchNotices(String),
    ListChannels,
    PauseChannel(ChannelKind),
    ResumeChannel(ChannelKind),
    Ask {
        text: String,
        after: Option<String>,
        at: Option<DateTime<Utc>>,
        /// The picture of the answer, if it has one, is the answer's file.
        picture: bool,
    },
    Doctor,
    /// The consent of the Official Account: the address to open, or the code that came back.
    ZaloLogin {
        code: Option<String>,
    },
    ZaloStatus,
    ZaloTemplates,
    ZaloDoctor,
    /// The dump is the answer's file.
    Backup,
    ReleaseHold,
    /// So many of the last entries.
    AuditLog {
        last: usize,
    },
    VerifyAudit {
        noted: Option<String>,
    },
}

/// What is wanted of the reform of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReformRequest {
    Show(Vec<SeatDecision>),
    Prepare(Vec<SeatDecision>),
    Approve,
    Withdraw,
}

/// What is to become of a seat, as typed: units by identifier or name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatDecision {
    pub seat: SeatId,
    /// `None` with a title alone: the unit follows from the events of the day.
    pub unit: Option<String>,
    pub title: Option<String>,
    pub ends: bool,
    /// The seat that it becomes part of.
    #[serde(default)]
    pub into: Option<SeatId>,
    /// Holders who hold that one too, and those who do not; `all` = every holder that is not named.
    #[serde(default)]
    pub keep: Vec<PersonId>,
    #[serde(default)]
    pub leave: Vec<PersonId>,
}

impl SeatDecision {
    /// Nothing is decided yet.
    pub fn about(seat: SeatId) -> SeatDecision {
        let (unit, title, into) = (None, None, None);
        SeatDecision { seat, unit, title, ends: false, into, keep: Vec::new(), leave: Vec::new() }
    }
}

/// Two seats that are to become one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeSeats {
    pub from: SeatId,
    pub into: SeatId,
    pub keep: Vec<PersonId>,
    pub leave: Vec<PersonId>,
    pub dry_run: bool,
}

/// The letter that is wanted, as a person names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteLetter {
    pub unit: Option<String>,
    pub periods: Vec<String>,
    pub directives_of: Option<LetterName>,
    pub paper: PaperOptions,
}

/// A letter as a person names it: `id#version`, or `id` alone for its newest version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterName {
    pub letter: LetterId,
    pub version: Option<u32>,
}

impl LetterName {
    /// `None` when what stands behind the last `#` is no number.
    pub fn parse(text: &str) -> Option<LetterName> {
        let (letter, version) = match text.rsplit_once('#') {
            Some((letter, version)) => (letter, Some(version.parse().ok()?)),
            None => (text, None),
        };
        Some(LetterName { letter: LetterId::from_text(letter), version })
    }
}

/// What comes back: for a person, and for a script.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub text: String,
    pub json: Value,
}
