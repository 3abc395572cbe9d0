//! What a seat does with a directive: begins, and reports.

use super::restating::restated;
use super::{DirectiveError, asks_for_report};
use crate::desk::{Desk, DeskError};
use crate::domain::calendar::office_day;
use crate::domain::directive_progress::{Progress, ProgressEvent, ProgressStep, ReportId};
use crate::domain::message::FileRef;
use crate::domain::notice::{Notice, NoticeId};
use crate::domain::occurrence::Occurrence;
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::{PersonId, SeatId};
use crate::store::{NewStep, StepResult};

/// A longer report belongs into a file.
pub(super) const LONGEST_TEXT: usize = 4000;

impl Desk {
    /// Đang thực hiện: the actor's seat has begun.
    pub async fn begin_directive(&self, actor: &Actor, notice: NoticeId) -> Result<Progress, DirectiveError> {
        let (directive, seat) = self.own_directive(actor, notice).await?;
        self.step_of_seat(actor, &directive, seat, ProgressStep::Started).await
    }

    /// Báo cáo kết quả: a text, files, or both, for the actor's seat. Also shows that the seat has the directive. The
    /// office is told.
    pub async fn report_progress(
        &self,
        actor: &Actor,
        notice: NoticeId,
        text: &str,
        files: Vec<FileRef>,
    ) -> Result<Progress, DirectiveError> {
        let (directive, seat) = self.own_directive(actor, notice).await?;
        let text = text.trim();
        if text.is_empty() && files.is_empty() {
            return Err(DirectiveError::Empty);
        }
        if text.chars().count() > LONGEST_TEXT {
            return Err(DirectiveError::TooLong { limit: LONGEST_TEXT });
        }
        let step = ProgressStep::Reported { report: ReportId::UNNUMBERED, text: text.to_owned(), files };
        let progress = self.step_of_seat(actor, &directive, seat, step).await?;
        self.tell_of_reports(self.clock.now()).await?;
        Ok(progress)
    }

    /// Refused where a report would be.
    pub async fn may_report(&self, actor: &Actor, notice: NoticeId) -> Result<(), DirectiveError> {
        let (directive, seat) = self.own_directive(actor, notice).await?;
        let progress = self.store.progress(notice, &seat).await?;
        let step = ProgressStep::Reported { report: ReportId::UNNUMBERED, text: String::new(), files: Vec::new() };
        let progress = progress.of(self.meant(&directive, &seat, &progress, &step).await?);
        match progress.admits(&step) {
            Ok(()) => Ok(()),
            Err(refusal) => Err(self.refused_step(&progress, refusal).await?),
        }
    }

    /// The directive, and the actor's seat, which it must be for.
    async fn own_directive(&self, actor: &Actor, notice: NoticeId) -> Result<(Notice, SeatId), DirectiveError> {
        let seat = match actor {
            Actor::Seat { seat, .. } => seat,
            Actor::Stranger => return Err(DirectiveError::NotForSeat(notice)),
            _ => return Err(DeskError::NotPermitted(Act::ReportProgress).into()),
        };
        self.permit(actor, Act::ReportProgress)?;
        let directive = self.live_directive(notice).await?;
        if directive.timetable().recurs() && restated(&self.store.notices().await?).contains(&notice) {
            return Err(DirectiveError::Superseded(notice));
        }
        if !self.is_for_seat(&directive, seat).await? {
            return Err(DirectiveError::NotForSeat(notice));
        }
        Ok((directive, seat.clone()))
    }

    async fn step_of_seat(
        &self,
        actor: &Actor,
        directive: &Notice,
        seat: SeatId,
        step: ProgressStep,
    ) -> Result<Progress, DirectiveError> {
        let (now, all) = (self.clock.now(), self.store.progress(directive.id, &seat).await?);
        let occurrence = self.meant(directive, &seat, &all, &step).await?;
        let event = ProgressEvent { at: now, by: actor.clone(), step, occurrence };
        let acknowledged_by = self.person_of(actor, &seat).await?;
        let new = NewStep { notice: directive.id, seat, event, acknowledged_by };
        match self.store.take_step(new, None).await? {
            StepResult::Taken(progress) => Ok(progress),
            StepResult::Refused(progress, refusal) => Err(self.refused_step(&progress, refusal).await?),
        }
    }

    /// The time of the directive that a step taken now is for.
    async fn meant(
        &self,
        directive: &Notice,
        seat: &SeatId,
        progress: &Progress,
        step: &ProgressStep,
    ) -> Result<Occurrence, DirectiveError> {
        let timetable = self.timetable_at(directive, &self.seat(seat).await?, progress).await?;
        let (asks, today) = (asks_for_report(directive), office_day(self.clock.now()));
        Ok(match step {
            ProgressStep::Reported { .. } => progress.to_report(&timetable, asks, today),
            _ => progress.current(&timetable, asks, today),
        })
    }

    /// Who stands behind the actor: the person who acts, or for a shell that names the seat, its first holder.
    async fn person_of(&self, actor: &Actor, seat: &SeatId) -> Result<Option<PersonId>, DirectiveError> {
        if let Actor::Seat { person: Some(person), .. } = actor {
            return Ok(Some(person.clone()));
        }
        let seat = self.store.seat(seat).await?;
        Ok(seat.and_then(|seat| seat.holders().next().cloned()))
    }
}
