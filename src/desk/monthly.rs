//! The month's announcement by itself: on the configured day the approved one is issued; when none is approved, the
//! office is reminded.

use super::issuing::Issued;
use super::results::notice_title;
use super::{Desk, DeskError};
use crate::domain::calendar::OFFICE_ZONE;
use crate::domain::message::{Line, Message};
use crate::domain::notice::{Notice, NoticeKind, NoticeState};
use crate::domain::period::Period;
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::ChatAddress;
use chrono::{DateTime, Datelike, NaiveDate, Utc};

const REMINDER: &str = "monthly-reminder";

/// What the schedule did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MonthlyAct {
    Issued(Box<Issued>),
    /// To be sent to the chats of those who can do something about it.
    Remind {
        chats: Vec<ChatAddress>,
        message: Message,
    },
}

impl Desk {
    /// To be called every minute or so. A day that passed while nothing ran is not made up for: nothing is sent late
    /// without a person's word.
    pub async fn monthly_tick(&self, now: DateTime<Utc>) -> Result<Vec<MonthlyAct>, DeskError> {
        let hours = &self.config.hours;
        let local = now.with_timezone(&OFFICE_ZONE);
        let today = local.date_naive();
        if hours.announce_day == 0 || today.day() != hours.announce_day || local.time() < hours.announce_at {
            return Ok(Vec::new());
        }
        let occasion = today.format("%Y-%m").to_string();
        let of_month: Vec<Notice> =
            self.store.notices().await?.into_iter().filter(|notice| is_of_month(notice, today)).collect();
        let went_out = |notice: &Notice| matches!(notice.state, NoticeState::Issuing | NoticeState::Issued);
        let has_own_time = |notice: &Notice| notice.is_editable() && notice.schedule.is_some();
        if of_month.iter().any(|notice| went_out(notice) || has_own_time(notice)) {
            return Ok(Vec::new());
        }
        let Some(approved) = of_month.iter().find(|notice| notice.state == NoticeState::Approved) else {
            let drafts: Vec<&Notice> = of_month.iter().filter(|notice| notice.state == NoticeState::Draft).collect();
            return self.remind(&occasion, self.nothing_approved(&drafts)).await;
        };
        match self.issue(&Actor::System, approved.id).await {
            Ok(issued) => Ok(vec![MonthlyAct::Issued(Box::new(issued))]),
            Err(DeskError::Store(error)) => Err(DeskError::Store(error)),
            Err(refused) => self.remind(&occasion, Message::text(refused.explain(self.office_text()))).await,
        }
    }

    /// Once a month.
    async fn remind(&self, occasion: &str, message: Message) -> Result<Vec<MonthlyAct>, DeskError> {
        let chats = self.office_chats().await?;
        if chats.is_empty() || !self.store.mark_run(REMINDER, occasion).await? {
            return Ok(Vec::new());
        }
        Ok(vec![MonthlyAct::Remind { chats, message }])
    }

    fn nothing_approved(&self, drafts: &[&Notice]) -> Message {
        let text = self.office_text();
        let mut message = Message::new().title(text.monthly_title());
        message = match drafts {
            [] => message.line(text.monthly_no_draft()),
            drafts => message.line(text.monthly_drafts()).lines(
                drafts
                    .iter()
                    .map(|notice| Line::from(text.monthly_draft(notice.id.to_string(), notice_title(notice))))
                    .collect(),
            ),
        };
        message.note(text.monthly_note())
    }

    /// The chats of everybody who drafts or approves.
    pub(super) async fn office_chats(&self) -> Result<Vec<ChatAddress>, DeskError> {
        let mut chats: Vec<ChatAddress> = Vec::new();
        for seat in self.store.seats().await? {
            if !seat.role.permits(Act::DraftNotice) || seat.role.permits(Act::RunInstallation) {
                continue;
            }
            for person in self.holders(&seat).await? {
                if let Some(chat) = person.reachable_at()
                    && !chats.contains(chat)
                {
                    chats.push(chat.clone());
                }
            }
        }
        Ok(chats)
    }
}

/// The announcement of a month is the one whose last period ended in the month before, or in this month.
fn is_of_month(notice: &Notice, today: NaiveDate) -> bool {
    let NoticeKind::Announcement { periods } = &notice.kind else { return false };
    let Some(last) = periods.iter().map(|period| period.end()).max() else { return false };
    let this_month = Period::month_of(today);
    let before = this_month.previous().map_or(today, Period::start);
    before <= last && last <= this_month.end()
}
