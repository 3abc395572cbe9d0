//! Approving a notice: another person than those who wrote it, and never a shell.

use super::{Desk, DeskError, NoticeProblem};
use crate::domain::audit::AuditAct;
use crate::domain::notice::{Notice, NoticeId, NoticeState, Stamp};
use crate::domain::rights::{Act, Actor};

impl Desk {
    /// Approves the notice as it stands at this moment.
    pub async fn approve(&self, actor: &Actor, notice: NoticeId) -> Result<Notice, DeskError> {
        self.approve_seen(actor, notice, None).await
    }

    /// Approves the revision that was seen; refused when the draft has been edited since. The leads of the recipients'
    /// units are fixed with it.
    pub async fn approve_seen(&self, actor: &Actor, notice: NoticeId, seen: Option<u32>) -> Result<Notice, DeskError> {
        self.permit(actor, Act::ApproveNotice)?;
        let draft = self.notice(notice).await?;
        if draft.state != NoticeState::Draft {
            return Err(DeskError::NoticeState { notice, state: draft.state });
        }
        if seen.is_some_and(|seen| seen != draft.revision) {
            return Err(NoticeProblem::EditedMeanwhile(notice).into());
        }
        let mut writers = draft.edits.iter().chain([&draft.drafted]);
        if self.config.office.four_eyes && writers.any(|stamp| is_author(actor, &stamp.by)) {
            return Err(DeskError::OwnDraft);
        }
        if draft.message.plain_text().trim().is_empty() {
            return Err(NoticeProblem::NoText.into());
        }
        if draft.audience.is_empty() {
            return Err(NoticeProblem::NobodyAddressed(notice).into());
        }
        let leads = self.leads(&draft).await?;
        let stamp = Stamp { by: actor.clone(), at: self.clock.now() };
        let store = self.recorded(actor, AuditAct::NoticeApproved, notice);
        Ok(store.approve_notice(notice, draft.revision, stamp, leads).await?)
    }

    pub(super) async fn notice(&self, notice: NoticeId) -> Result<Notice, DeskError> {
        let missing = || DeskError::NotFound { what: "notice", id: notice.to_string() };
        self.store.notice(notice).await?.ok_or_else(missing)
    }
}

/// The same seat, or the same person in another seat.
pub(super) fn is_author(actor: &Actor, author: &Actor) -> bool {
    match (actor, author) {
        (Actor::Seat { seat, person, .. }, Actor::Seat { seat: author_seat, person: author_person, .. }) => {
            seat == author_seat || (person.is_some() && person == author_person)
        }
        _ => false,
    }
}
