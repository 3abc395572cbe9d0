//! Approving a notice: another person than its author, and never a shell.

use super::{Desk, DeskError};
use crate::domain::notice::{Notice, NoticeId, NoticeState, Stamp};
use crate::domain::rights::{Act, Actor};

impl Desk {
    pub async fn approve(&self, actor: &Actor, notice: NoticeId) -> Result<Notice, DeskError> {
        self.permit(actor, Act::ApproveNotice)?;
        let draft = self.notice(notice).await?;
        if draft.state != NoticeState::Draft {
            return Err(DeskError::NoticeState { notice, state: draft.state });
        }
        if self.config.office.four_eyes && is_author(actor, &draft.drafted.by) {
            return Err(DeskError::OwnDraft);
        }
        let stamp = Stamp { by: actor.clone(), at: self.clock.now() };
        Ok(self.store.approve_notice(notice, stamp).await?)
    }

    /// Withdraws a notice; rows that have not left are not sent any more.
    pub async fn cancel(&self, actor: &Actor, notice: NoticeId) -> Result<Notice, DeskError> {
        let found = self.notice(notice).await?;
        let act = if found.state == NoticeState::Draft { Act::DraftNotice } else { Act::IssueNotice };
        self.permit(actor, act)?;
        if found.state == NoticeState::Cancelled {
            return Err(DeskError::NoticeState { notice, state: found.state });
        }
        Ok(self.store.cancel_notice(notice).await?)
    }

    pub(super) async fn notice(&self, notice: NoticeId) -> Result<Notice, DeskError> {
        let missing = || DeskError::NotFound { what: "notice", id: notice.to_string() };
        self.store.notice(notice).await?.ok_or_else(missing)
    }
}

/// The same seat, or the same person in another seat.
fn is_author(actor: &Actor, author: &Actor) -> bool {
    match (actor, author) {
        (Actor::Seat { seat, person, .. }, Actor::Seat { seat: author_seat, person: author_person, .. }) => {
            seat == author_seat || (person.is_some() && person == author_person)
        }
        _ => false,
    }
}
