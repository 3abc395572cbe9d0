//! Why an act on a notice was refused, each with the sentence that tells what to do next.

use crate::domain::notice::NoticeId;
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
    /// A lateness that is no number of hours from 1 to a year.
    #[error("not a lateness")]
    Lateness,
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
            NoticeProblem::Lateness => text.problem_lateness(),
        }
    }
}
