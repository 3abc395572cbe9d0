//! Why an act on a notice was refused, each with the sentence that tells what to do next.

use crate::domain::notice::NoticeId;
use crate::domain::seat::ChannelKind;
use crate::text::Text;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoticeProblem {
    /// What was seen is not what stands there now.
    #[error("notice {0} has been edited meanwhile")]
    EditedMeanwhile(NoticeId),
    #[error("the notice has no text")]
    NoText,
    #[error("the text has {characters} characters, the limit is {limit}")]
    TooLong { characters: usize, limit: usize },
    #[error("there is no paragraph {place} of {count}")]
    NoParagraph { place: usize, count: usize },
    /// The audience names no unit and no seat.
    #[error("notice {0} is addressed to nobody")]
    NobodyAddressed(NoticeId),
    #[error("notice {0} has not been issued")]
    NotIssued(NoticeId),
    #[error("notice {0} is not paused")]
    NotPaused(NoticeId),
    #[error("notice {0} has no time set")]
    NotScheduled(NoticeId),
    /// A time for an issue that has passed.
    #[error("the time has passed")]
    TimePast,
    /// This program has no such channel.
    #[error("channel {0:?} is not known")]
    UnknownChannel(ChannelKind),
    /// Nobody acts whose address a test could go to.
    #[error("no seat with an address acts")]
    NoSeatForTest,
    /// Only a running process sends.
    #[error("nothing serves")]
    NotServing,
    #[error("notice {notice} has been corrected by {by}")]
    CorrectedAlready { notice: NoticeId, by: NoticeId },
    #[error("a correction of notice {notice} is drafted as {draft}")]
    CorrectionDrafted { notice: NoticeId, draft: NoticeId },
    /// The letter has no newer version, and no words were given.
    #[error("nothing of notice {0} has changed")]
    NothingToCorrect(NoticeId),
    /// A lateness that is no number of hours from 1 to a year.
    #[error("not a lateness")]
    Lateness,
    #[error("{0:?} is no deadline")]
    Deadline(String),
    /// Only a directive has a deadline.
    #[error("notice {0} is no directive")]
    NoDirective(NoticeId),
}

impl NoticeProblem {
    pub fn explain(&self, text: Text<'_>) -> String {
        match self {
            NoticeProblem::EditedMeanwhile(notice) => text.problem_edited_meanwhile(notice.to_string()),
            NoticeProblem::NoText => text.problem_no_text(),
            NoticeProblem::TooLong { characters, limit } => {
                text.problem_too_long(characters.to_string(), limit.to_string())
            }
            NoticeProblem::NoParagraph { place, count } => {
                text.problem_no_paragraph(place.to_string(), count.to_string())
            }
            NoticeProblem::NobodyAddressed(notice) => text.problem_nobody_addressed(notice.to_string()),
            NoticeProblem::NotIssued(notice) => text.problem_not_issued(notice.to_string()),
            NoticeProblem::NotPaused(notice) => text.problem_not_paused(notice.to_string()),
            NoticeProblem::NotScheduled(notice) => text.problem_not_scheduled(notice.to_string()),
            NoticeProblem::TimePast => text.problem_time_past(),
            NoticeProblem::UnknownChannel(channel) => text.problem_unknown_channel(text.channel(*channel)),
            NoticeProblem::NoSeatForTest => text.problem_no_seat_for_test(),
            NoticeProblem::NotServing => text.problem_not_serving(),
            NoticeProblem::CorrectedAlready { notice, by } => {
                text.problem_corrected_already(notice.to_string(), by.to_string())
            }
            NoticeProblem::CorrectionDrafted { notice, draft } => {
                text.problem_correction_drafted(notice.to_string(), draft.to_string())
            }
            NoticeProblem::NothingToCorrect(notice) => text.problem_nothing_to_correct(notice.to_string()),
            NoticeProblem::Lateness => text.problem_lateness(),
            NoticeProblem::Deadline(words) => text.problem_deadline(words.clone()),
            NoticeProblem::NoDirective(notice) => text.problem_no_directive(notice.to_string()),
        }
    }
}
