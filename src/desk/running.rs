//! A notice on its way: held back, let go on, withdrawn.

use super::{Desk, DeskError, NoticeProblem};
use crate::domain::audit::AuditAct;
use crate::domain::notice::{Notice, NoticeId, NoticeState, Stamp};
use crate::domain::rights::{Act, Actor};

impl Desk {
    /// Holds back what has not left yet.
    pub async fn pause(&self, actor: &Actor, notice: NoticeId) -> Result<Notice, DeskError> {
        self.permit(actor, Act::IssueNotice)?;
        self.running(notice).await?;
        let stamp = Stamp { by: actor.clone(), at: self.clock.now() };
        Ok(self.recorded(actor, AuditAct::NoticePaused, notice).pause_notice(notice, Some(stamp)).await?)
    }

    /// Lets a paused notice go on. What has meanwhile become too late expires instead of leaving.
    pub async fn resume(&self, actor: &Actor, notice: NoticeId) -> Result<Notice, DeskError> {
        self.permit(actor, Act::IssueNotice)?;
        let found = self.running(notice).await?;
        if found.paused.is_none() {
            return Err(NoticeProblem::NotPaused(notice).into());
        }
        let resumed = self.recorded(actor, AuditAct::NoticeResumed, notice).pause_notice(notice, None).await?;
        self.wake.wake();
        Ok(resumed)
    }

    /// Withdraws a notice; rows that have not left are not sent any more.
    pub async fn cancel(&self, actor: &Actor, notice: NoticeId) -> Result<Notice, DeskError> {
        let found = self.notice(notice).await?;
        let act = if found.state == NoticeState::Draft { Act::DraftNotice } else { Act::IssueNotice };
        self.permit(actor, act)?;
        if found.state == NoticeState::Cancelled {
            return Err(DeskError::NoticeState { notice, state: found.state });
        }
        Ok(self.recorded(actor, AuditAct::NoticeCancelled, notice).cancel_notice(notice).await?)
    }

    async fn running(&self, notice: NoticeId) -> Result<Notice, DeskError> {
        let found = self.notice(notice).await?;
        match found.state {
            NoticeState::Issuing | NoticeState::Issued => Ok(found),
            NoticeState::Draft | NoticeState::Approved => Err(NoticeProblem::NotIssued(notice).into()),
            state @ NoticeState::Cancelled => Err(DeskError::NoticeState { notice, state }),
        }
    }
}
