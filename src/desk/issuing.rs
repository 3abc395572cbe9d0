//! Issuing: the audience of seats becomes durable delivery rows, and only then may the sender take them.

use super::audience::Reach;
use super::{Desk, DeskError};
use crate::delivery::outbox;
use crate::domain::audit::AuditAct;
use crate::domain::notice::{Notice, NoticeId, NoticeState, Stamp};
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::SeatId;
use chrono::NaiveDate;

/// Seats planned at once: bounds the memory of an issue, whatever the audience.
const CHUNK: usize = 1024;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    pub notice: Notice,
    /// Delivery rows that were planned just now.
    pub planned: usize,
    /// The audience, with the seats that nobody can be reached at.
    pub reach: Reach,
}

impl Desk {
    /// Issues an approved notice. Refused before anything is written when nobody of the audience can be reached.
    pub async fn issue(&self, actor: &Actor, notice: NoticeId) -> Result<Issued, DeskError> {
        self.permit(actor, Act::IssueNotice)?;
        let found = self.notice(notice).await?;
        if !matches!(found.state, NoticeState::Approved | NoticeState::Issuing) {
            return Err(DeskError::NoticeState { notice, state: found.state });
        }
        if !self.reaches_somebody(&found).await? {
            return Err(DeskError::EmptyAudience);
        }
        let stamp = Stamp { by: actor.clone(), at: self.clock.now() };
        let issuing =
            self.recorded(&stamp.by.clone(), AuditAct::NoticeIssued, notice).begin_issue(notice, stamp).await?;
        self.plan(issuing).await
    }

    /// Goes on with notices whose planning a stop interrupted. Rows that are there already are left as they are.
    pub async fn resume_issuing(&self) -> Result<Vec<Issued>, DeskError> {
        let mut resumed = Vec::new();
        for notice in self.store.notices().await? {
            if notice.state == NoticeState::Issuing {
                resumed.push(self.plan(notice).await?);
            }
        }
        Ok(resumed)
    }

    async fn reaches_somebody(&self, notice: &Notice) -> Result<bool, DeskError> {
        let mut walk = self.walk(notice).await?;
        while let Some(member) = walk.next().await? {
            if member.is_reachable() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn plan(&self, notice: Notice) -> Result<Issued, DeskError> {
        let (mut planned, mut reach) = (0, Reach::default());
        let mut walk = self.walk(&notice).await?;
        loop {
            let members = walk.chunk(CHUNK).await?;
            if members.is_empty() {
                break;
            }
            members.iter().for_each(|member| reach.count(member));
            let unheld = members.iter().filter(|member| member.holders.is_empty());
            let unheld: Vec<SeatId> = unheld.map(|member| member.seat.id.clone()).collect();
            self.store.note_unheld(notice.id, unheld).await?;
            let seats: Vec<_> = members.into_iter().map(|member| (member.seat, member.holders)).collect();
            planned += self.store.plan_deliveries(outbox::first_sendings(&notice, &seats)).await?;
        }
        let notice = self.store.finish_issue(notice.id).await?;
        self.wake.wake();
        tracing::info!(notice = notice.id.0, planned, unreachable = reach.unreachable, "notice issued");
        Ok(Issued { notice, planned, reach })
    }

    /// The day whose units count: the letter's date, else the end of its last period.
    pub async fn day_of(&self, notice: &Notice) -> Result<NaiveDate, DeskError> {
        let content = self.letter(&notice.letter).await?.content;
        let last = content.periods().into_iter().map(|period| period.end()).max();
        Ok(content.date.or(last).unwrap_or_else(|| crate::domain::calendar::office_day(self.clock.now())))
    }
}
