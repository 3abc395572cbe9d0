//! What the office answers to a report: accepted, or returned with a word. The seat is told in the same step.

use super::at_hand::{Times, times};
use super::reporting::LONGEST_TEXT;
use super::{DirectiveError, stated_deadline};
use crate::desk::Desk;
use crate::domain::directive_progress::{Progress, ProgressEvent, ProgressStep, ReportId, StepRefusal};
use crate::domain::memo::NewMemo;
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::Notice;
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::Seat;
use crate::store::{NewStep, StepResult};
use crate::text::{Text, numbers};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportAnswer {
    /// With a word for the seat, if the office has one.
    Accept(Option<String>),
    /// What is missing.
    Return(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub notice: Notice,
    pub seat: Seat,
    pub progress: Progress,
}

impl Desk {
    pub async fn answer_report(
        &self,
        actor: &Actor,
        report: ReportId,
        answer: ReportAnswer,
    ) -> Result<Answered, DirectiveError> {
        self.permit(actor, Act::AnswerReport)?;
        let place = self.store.report_place(report).await?.ok_or(DirectiveError::NoReport(report))?;
        let notice = self.live_directive(place.notice).await?;
        let seat = self.current(&place.seat).await?;
        let answer = checked(answer)?;
        let step = match &answer {
            ReportAnswer::Accept(word) => ProgressStep::Accepted { report, word: word.clone() },
            ReportAnswer::Return(word) => ProgressStep::Returned { report, word: word.clone() },
        };
        let now = self.clock.now();
        let stored = self.store.progress(notice.id, &seat.id).await?;
        let occurrence = stored.occurrence_of(report).unwrap_or_default();
        let message = answer_message(&notice, &answer, times(&notice, occurrence), self.office_text());
        let memo = NewMemo::new(message, self.holders_to_tell(&seat).await?, now);
        let event = ProgressEvent { at: now, by: actor.clone(), step, occurrence };
        let new = NewStep { notice: notice.id, seat: seat.id.clone(), event, acknowledged_by: None };
        match self.store.take_step(new, Some(memo)).await? {
            StepResult::Taken(progress) => {
                self.wake.wake();
                Ok(Answered { notice, seat, progress })
            }
            StepResult::Refused(progress, refusal) => Err(self.refused_step(&progress, refusal).await?),
        }
    }

    /// The directive and the seat of a report that can be accepted or returned now.
    pub async fn report_to_answer(&self, actor: &Actor, report: ReportId) -> Result<(Notice, Seat), DirectiveError> {
        self.permit(actor, Act::AnswerReport)?;
        let place = self.store.report_place(report).await?.ok_or(DirectiveError::NoReport(report))?;
        let notice = self.live_directive(place.notice).await?;
        let seat = self.current(&place.seat).await?;
        let stored = self.store.progress(place.notice, &seat.id).await?;
        let progress = stored.of(stored.occurrence_of(report).unwrap_or_default());
        match progress.admits(&ProgressStep::Accepted { report, word: None }) {
            Ok(()) => Ok((notice, seat)),
            Err(refusal) => Err(self.refused_step(&progress, refusal).await?),
        }
    }

    /// The refusal, with when and by whom the directive was brought to where it stands.
    pub(super) async fn refused_step(
        &self,
        progress: &Progress,
        refusal: StepRefusal,
    ) -> Result<DirectiveError, DirectiveError> {
        let last = match progress.events.last() {
            Some(event) => Some((event.at, self.name_of(&event.by).await?)),
            None => None,
        };
        let times = self.times_of(progress).await?;
        Ok(DirectiveError::Step { notice: progress.notice, refusal, last, times })
    }
}

fn checked(answer: ReportAnswer) -> Result<ReportAnswer, DirectiveError> {
    let short = |word: String| match word.chars().count() > LONGEST_TEXT {
        true => Err(DirectiveError::TooLong { limit: LONGEST_TEXT }),
        false => Ok(word.trim().to_owned()),
    };
    match answer {
        ReportAnswer::Accept(word) => {
            let word = word.map(short).transpose()?.filter(|word| !word.is_empty());
            Ok(ReportAnswer::Accept(word))
        }
        ReportAnswer::Return(word) => match short(word)? {
            word if word.is_empty() => Err(DirectiveError::Empty),
            word => Ok(ReportAnswer::Return(word)),
        },
    }
}

fn answer_message(notice: &Notice, answer: &ReportAnswer, times: Option<Times>, text: Text<'_>) -> Message {
    let number = notice.id.to_string();
    let subject = Line::strong(notice.message.headline());
    match answer {
        ReportAnswer::Accept(word) => {
            let message = Message::new().title(text.memo_accepted_title(number)).line(subject);
            let message = match word {
                Some(word) => message.line(text.memo_word(word.clone())),
                None => message,
            };
            message.line(match times {
                Some(Times { last_day, next }) => {
                    text.occurrence_accepted(numbers::date(last_day), numbers::date(next))
                }
                None => text.memo_accepted(),
            })
        }
        ReportAnswer::Return(word) => {
            let message = Message::new()
                .title(text.memo_returned_title(number))
                .line(subject)
                .line(text.memo_word(word.clone()))
                .line(text.deadline(stated_deadline(notice)));
            let message = match times {
                Some(times) => message.line(text.occurrence_of_report(numbers::date(times.last_day))),
                None => message,
            };
            let message = message.line(text.memo_returned());
            message
                .choice(text.choice_report(), Action::Report(notice.id))
                .choice(text.choice_contents(), Action::Details(notice.id))
        }
    }
}
