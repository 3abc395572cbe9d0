//! Why an act of the office was refused, and the sentence that tells what to do next.

use super::merge_problem::explain_merge;
use super::notice_problem::NoticeProblem;
use super::reforms::ReformProblem;
use super::review::ReviewProblem;
use super::rights_problem::{explain_act, explain_exceeded};
use super::store_problem::{explain_missing, explain_store};
use super::writing::WritingProblem;
use crate::domain::letter::LetterRef;
use crate::domain::notice::{NoticeId, NoticeState};
use crate::domain::rights::{Act, RightsExceeded};
use crate::domain::seat::MergeRefusal;
use crate::letter::ReadError;
use crate::store::StoreError;
use crate::text::Text;

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
    /// Two seats that do not become one.
    #[error("the seats are not merged: {0:?}")]
    Merge(MergeRefusal),
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
            DeskError::Merge(refusal) => explain_merge(refusal, text),
            DeskError::Notice(problem) => problem.explain(text),
            DeskError::Review(problem) => problem.explain(text),
            DeskError::Reform(problem) => problem.explain(text),
            DeskError::Writing(problem) => problem.explain(text),
            DeskError::Letter(error) => explain_reading(error, text),
            DeskError::Store(error) => explain_store(error, text),
        }
    }
}

impl From<RightsExceeded> for DeskError {
    fn from(exceeded: RightsExceeded) -> DeskError {
        DeskError::Exceeded(exceeded)
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
