//! Why an act of the office was refused, and the sentence that tells what to do next.

use super::notice_problem::NoticeProblem;
use super::reforms::ReformProblem;
use super::review::ReviewProblem;
use super::writing::WritingProblem;
use crate::domain::index_set::IndexFault;
use crate::domain::letter::LetterRef;
use crate::domain::notice::{NoticeId, NoticeState};
use crate::domain::rights::{Act, RightsExceeded};
use crate::domain::seat::ChannelKind;
use crate::domain::unit_registry::RegistryFault;
use crate::letter::ReadError;
use crate::store::{BackupDamage, StoreError};
use crate::text::{Text, numbers};

/// Why an act was refused. Each kind has its own sentence for people.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    #[error("not permitted: {0:?}")]
    NotPermitted(Act),
    /// What only a seat does: a shell names the one it acts for.
    #[error("not done by a shell: {0:?}")]
    ShellDoesNot(Act),
    /// The author of a notice does not approve it (four eyes).
    #[error("the author cannot approve")]
    OwnDraft,
    #[error("the seat carries or is to carry more than the actor gives: {0:?}")]
    Exceeded(RightsExceeded),
    #[error("the seat has no title")]
    EmptyTitle,
    #[error("no home unit is configured and none was given")]
    NoUnit,
    #[error("there is no {what} {id}")]
    NotFound { what: &'static str, id: String },
    /// No seat of the audience can be reached.
    #[error("the audience is empty")]
    EmptyAudience,
    /// Notices are drafted from a confirmed letter alone.
    #[error("letter {0} is not confirmed")]
    Unconfirmed(LetterRef),
    /// The notice is in another state than the act needs.
    #[error("notice {notice} is {state:?}")]
    NoticeState { notice: NoticeId, state: NoticeState },
    /// A table file that cannot be read at all.
    #[error("the table cannot be read: {0}")]
    Table(String),
    #[error(transparent)]
    Notice(#[from] NoticeProblem),
    #[error(transparent)]
    Review(#[from] ReviewProblem),
    #[error(transparent)]
    Reform(#[from] ReformProblem),
    #[error(transparent)]
    Writing(#[from] WritingProblem),
    #[error(transparent)]
    Letter(#[from] ReadError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Which table: one of the two of units, or that of index sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitTable {
    Units,
    Events,
    /// Index sets.
    Indices,
}

/// What is wrong with a table of units, and in which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFault {
    pub table: UnitTable,
    /// From 1, the line of column names included; `None` when the fault is of the table as a whole.
    pub line: Option<u64>,
    pub kind: TableFaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableFaultKind {
    /// Not UTF-8, or rows of unequal length.
    Unreadable(String),
    MissingColumn(&'static str),
    EmptyField(&'static str),
    UnknownWord {
        column: &'static str,
        word: String,
    },
    BadDate {
        column: &'static str,
        text: String,
    },
    Registry(RegistryFault),
    Index(IndexFault),
    /// A seat or a letter names the unit, so it cannot be left out of the table.
    InUse(String),
}

/// Why a line of a seat table was skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeatProblem {
    UnknownUnit(String),
    AmbiguousUnit(String),
    EmptyTitle,
    UnknownChannel(String),
    EmptyAddress,
    UnknownRole(String),
    /// The form of a chat's identifier is another on this channel.
    BadAddress {
        channel: ChannelKind,
        address: String,
    },
    Exceeded(RightsExceeded),
    Unreadable,
}

impl DeskError {
    /// What happened and what to do next.
    pub fn explain(&self, text: Text<'_>) -> String {
        match self {
            DeskError::ShellDoesNot(act) => text.desk_shell_does_not(explain_act(*act, text)),
            DeskError::NotPermitted(act) => text.desk_not_permitted(explain_act(*act, text)),
            DeskError::OwnDraft => text.desk_own_draft(),
            DeskError::Exceeded(exceeded) => explain_exceeded(exceeded, text),
            DeskError::EmptyTitle => text.seats_empty_title(),
            DeskError::NoUnit => text.desk_no_unit(),
            DeskError::NotFound { what, id } => explain_missing(what, id, text),
            DeskError::EmptyAudience => text.desk_empty_audience(),
            DeskError::Unconfirmed(letter) => text.desk_unconfirmed(letter.to_string()),
            DeskError::NoticeState { notice, state } => explain_state(*notice, *state, text),
            DeskError::Table(reason) => text.desk_table_unreadable(reason.clone()),
            DeskError::Notice(problem) => problem.explain(text),
            DeskError::Review(problem) => problem.explain(text),
            DeskError::Reform(problem) => problem.explain(text),
            DeskError::Writing(problem) => problem.explain(text),
            DeskError::Letter(error) => explain_reading(error, text),
            DeskError::Store(error) => explain_store(error, text),
        }
    }
}

impl TableFault {
    pub fn explain(&self, text: Text<'_>) -> String {
        let what = match &self.kind {
            TableFaultKind::Unreadable(reason) => text.desk_fault_unreadable(reason.clone()),
            TableFaultKind::MissingColumn(column) => text.desk_fault_missing_column(*column),
            TableFaultKind::EmptyField(column) => text.desk_fault_empty_field(*column),
            TableFaultKind::UnknownWord { column, word } => text.desk_fault_unknown_word(*column, word.clone()),
            TableFaultKind::BadDate { column, text: date } => text.desk_fault_bad_date(*column, date.clone()),
            TableFaultKind::Registry(fault) => explain_registry(fault, text),
            TableFaultKind::Index(fault) => explain_index(fault, text),
            TableFaultKind::InUse(unit) => text.desk_fault_in_use(unit.clone()),
        };
        let table = match self.table {
            UnitTable::Units => text.desk_table_units(),
            UnitTable::Events => text.desk_table_events(),
            UnitTable::Indices => text.index_table(),
        };
        match self.line {
            Some(line) => text.desk_fault_at(table, line.to_string(), what),
            None => text.desk_fault_in(table, what),
        }
    }
}

impl SeatProblem {
    pub fn explain(&self, text: Text<'_>) -> String {
        match self {
            SeatProblem::UnknownUnit(unit) => text.desk_seat_unknown_unit(unit.clone()),
            SeatProblem::AmbiguousUnit(unit) => text.desk_seat_ambiguous_unit(unit.clone()),
            SeatProblem::EmptyTitle => text.desk_seat_empty_title(),
            SeatProblem::UnknownChannel(channel) => text.desk_seat_unknown_channel(channel.clone()),
            SeatProblem::EmptyAddress => text.desk_seat_empty_address(),
            SeatProblem::UnknownRole(role) => text.desk_seat_unknown_role(role.clone()),
            SeatProblem::BadAddress { channel, address } => {
                text.seats_bad_address(address.clone(), text.channel(*channel))
            }
            SeatProblem::Exceeded(exceeded) => explain_exceeded_line(exceeded, text),
            SeatProblem::Unreadable => text.desk_seat_unreadable(),
        }
    }
}

impl From<RightsExceeded> for DeskError {
    fn from(exceeded: RightsExceeded) -> DeskError {
        DeskError::Exceeded(exceeded)
    }
}

fn explain_exceeded(exceeded: &RightsExceeded, text: Text<'_>) -> String {
    match exceeded.clone() {
        RightsExceeded::Seat { title, role } => text.seats_above(title, text.role(role)),
        RightsExceeded::Role(role) => text.seats_role_above(text.role(role)),
        RightsExceeded::Person { name, role } => text.seats_person_above(name, text.role(role)),
    }
}

fn explain_exceeded_line(exceeded: &RightsExceeded, text: Text<'_>) -> String {
    match exceeded.clone() {
        RightsExceeded::Seat { title, role } => text.seats_line_above(title, text.role(role)),
        RightsExceeded::Role(role) => text.desk_seat_role_above_own(text.role(role)),
        RightsExceeded::Person { name, role } => text.seats_line_person_above(name, text.role(role)),
    }
}

fn explain_act(act: Act, text: Text<'_>) -> String {
    match act {
        Act::AskPublished => text.act_ask_published(),
        Act::ReceiveNotices => text.act_receive_notices(),
        Act::Acknowledge => text.act_acknowledge(),
        Act::ReportProgress => text.act_report_progress(),
        Act::AnswerReport => text.act_answer_report(),
        Act::ImportLetter => text.act_import_letter(),
        Act::ManageSeats => text.act_manage_seats(),
        Act::ManageUnits => text.act_manage_units(),
        Act::ApproveReform => text.act_approve_reform(),
        Act::DraftNotice => text.act_draft_notice(),
        Act::ApproveNotice => text.act_approve_notice(),
        Act::IssueNotice => text.act_issue_notice(),
        Act::SeeResults => text.act_see_results(),
        Act::RunInstallation => text.act_run_installation(),
    }
}

fn explain_missing(what: &str, id: &str, text: Text<'_>) -> String {
    match what {
        "notice" => text.desk_no_notice(id.to_owned()),
        "letter" => text.desk_no_letter(id.to_owned()),
        "seat" => text.desk_no_seat(id.to_owned()),
        "unit" => text.desk_no_such_unit(id.to_owned()),
        _ => text.desk_nothing_such(id.to_owned()),
    }
}

fn explain_state(notice: NoticeId, state: NoticeState, text: Text<'_>) -> String {
    let number = notice.to_string();
    match state {
        NoticeState::Draft => text.desk_notice_is_draft(number),
        NoticeState::Approved => text.desk_notice_is_approved(number),
        NoticeState::Issuing => text.desk_notice_is_issuing(number),
        NoticeState::Issued => text.desk_notice_is_issued(number),
        NoticeState::Cancelled => text.desk_notice_is_cancelled(number),
    }
}

fn explain_reading(error: &ReadError, text: Text<'_>) -> String {
    match error {
        ReadError::Empty => text.desk_file_empty(),
        ReadError::TooLarge { limit } => text.desk_file_too_large((limit / (1024 * 1024)).to_string()),
        ReadError::NotText => text.desk_file_binary(),
        ReadError::UnsupportedFormat(format) => text.desk_file_format(format.clone()),
        ReadError::NotALetter => text.desk_file_no_letter(),
        ReadError::Damaged(format) => text.format_damaged(*format),
        ReadError::Protected(format) => text.format_protected(*format),
        ReadError::Excessive(format) => text.format_excessive(*format),
        ReadError::Macros(format) => text.format_macros(*format),
        ReadError::OldWord => text.format_old_word(),
        ReadError::OnlyPictures(format) => text.format_only_pictures(*format),
        ReadError::ProgramMissing { format, package } => text.format_program_missing(*format, *package),
        ReadError::TooSlow(format) => text.format_too_slow(*format),
        ReadError::NothingRecognised(format) => text.format_nothing_recognised(*format),
        ReadError::Classified => text.desk_file_classified(),
    }
}

fn explain_store(error: &StoreError, text: Text<'_>) -> String {
    match error {
        StoreError::Locked { folder } => text.desk_store_locked(folder.clone()),
        StoreError::NewerFormat { found, supported } => text.desk_store_newer(found.to_string(), supported.to_string()),
        StoreError::DiskFull => text.desk_store_full(),
        StoreError::Corrupt(detail) => text.desk_store_corrupt(detail.clone()),
        StoreError::Io(detail) => text.desk_store_io(detail.clone()),
        StoreError::FolderTaken { folder } => text.backup_folder_taken(folder.as_str()),
        StoreError::NotABackup => text.backup_none(),
        StoreError::BackupDamaged(BackupDamage::EndsEarly) => text.backup_ends_early(),
        StoreError::BackupDamaged(BackupDamage::Changed) => text.backup_changed(),
        StoreError::Conflict(_) => text.desk_store_conflict(),
        StoreError::NotWritable(detail) => text.error_not_writable(detail.clone()),
        StoreError::Invariant(breach) => text.error_invariant(breach.clone()),
        StoreError::NotFound { what, id } => explain_missing(what, id, text),
    }
}

fn explain_registry(fault: &RegistryFault, text: Text<'_>) -> String {
    match fault {
        RegistryFault::DuplicateId(unit) => text.desk_fault_duplicate(unit.to_string()),
        RegistryFault::UnknownParent { unit, parent } => {
            text.desk_fault_unknown_parent(unit.to_string(), parent.to_string())
        }
        RegistryFault::CircularParents(unit) => text.desk_fault_circular(unit.to_string()),
        RegistryFault::ValidityReversed(unit) => text.desk_fault_reversed(unit.to_string()),
        RegistryFault::CodeOverlap { first, second, code } => {
            text.desk_fault_code_overlap(first.to_string(), second.to_string(), code.clone())
        }
        RegistryFault::EventNamesUnknownUnit { unit, .. } => text.desk_fault_event_unit(unit.to_string()),
        RegistryFault::Orphan { unit, parent } => text.units_fault_orphan(unit.to_string(), parent.to_string()),
        RegistryFault::SameName { first, second } => text.units_fault_same_name(first.to_string(), second.to_string()),
        RegistryFault::EventOffDate { unit, .. } => text.units_fault_off_date(unit.to_string()),
        RegistryFault::LeftOut { unit, date } => {
            text.units_fault_left_out(unit.to_string(), crate::text::numbers::date(*date))
        }
    }
}

fn explain_index(fault: &IndexFault, text: Text<'_>) -> String {
    let points = |points| numbers::points(points, text.lang());
    match fault.clone() {
        IndexFault::NoTotal(set) => text.index_fault_no_total(set),
        IndexFault::Duplicate { set, code } => text.index_fault_duplicate(set, code),
        IndexFault::UnknownGroup { set, code, group } => text.index_fault_group(set, code, group),
        IndexFault::GroupsDiffer { set, sum, total } => text.index_fault_sum(set, points(sum), points(total)),
        IndexFault::PartsExceed { set, group, sum, max } => {
            text.index_fault_parts(set, group, points(sum), points(max))
        }
        IndexFault::ValidityReversed(set) => text.index_fault_reversed(set),
        IndexFault::Overlap { first, second } => text.index_fault_overlap(first, second),
        IndexFault::Gap { first, second } => text.index_fault_gap(first, second),
        IndexFault::UnknownOwner { set, owner } => text.index_fault_owner(set, owner.to_string()),
    }
}
