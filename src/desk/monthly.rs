//! The month's announcement by itself: on the configured day the approved one is issued; when none is approved, the
//! office is reminded.

use super::issuing::Issued;
use super::results::notice_title;
use super::{Desk, DeskError};
use crate::domain::calendar::{OFFICE_ZONE, office_instant};
use crate::domain::memo::NewMemo;
use crate::domain::message::{Line, Message};
use crate::domain::notice::{Notice, NoticeKind, NoticeState};
use crate::domain::period::Period;
use crate::domain::rights::Actor;
use chrono::{DateTime, Datelike, NaiveDate, Utc};

const REMINDER: &str = "monthly-reminder";

/// What the schedule did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MonthlyAct {
    Issued(Box<Issued>),
    /// The office is told, by a memo.
    Told(Message),
}

impl Desk {
    /// To be called every minute or so. Of a day that passed while nothing ran the office is asked: nothing is sent late
    /// without a person's word.
    pub async fn monthly_tick(&self, now: DateTime<Utc>) -> Result<Vec<MonthlyAct>, DeskError> {
        let hours = &self.config.hours;
        let local = now.with_timezone(&OFFICE_ZONE);
        let today = local.date_naive();
        let due = office_instant(today.with_day(hours.announce_day).unwrap_or(today), hours.announce_at);
        if hours.announce_day == 0 || now < due {
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
        if today.day() != hours.announce_day {
            if let Some(approved) = of_month.iter().find(|notice| notice.state == NoticeState::Approved) {
                self.ask_about_missed_day(approved, now).await?;
            }
            return Ok(Vec::new());
        }
        let Some(approved) = of_month.iter().find(|notice| notice.state == NoticeState::Approved) else {
            let drafts: Vec<&Notice> = of_month.iter().filter(|notice| notice.state == NoticeState::Draft).collect();
            return self.tell_office_once(REMINDER, occasion, self.nothing_approved(&drafts)).await;
        };
        match self.issue(&Actor::System, approved.id).await {
            Ok(issued) => Ok(vec![MonthlyAct::Issued(Box::new(issued))]),
            Err(DeskError::Store(error)) => Err(DeskError::Store(error)),
            Err(refused) => {
                let message = Message::text(refused.explain(self.office_text()));
                self.tell_office_once(REMINDER, occasion, message).await
            }
        }
    }

    /// Writes a memo to everybody who drafts or approves, once for the occasion.
    pub(super) async fn tell_office_once(
        &self,
        job: &'static str,
        occasion: String,
        message: Message,
    ) -> Result<Vec<MonthlyAct>, DeskError> {
        let to = self.office_to_tell().await?;
        let memo = NewMemo::new(message.clone(), to, self.clock.now()).on(job, occasion);
        if self.store.write_memo(memo).await?.is_none() {
            return Ok(Vec::new());
        }
        self.wake.wake();
        Ok(vec![MonthlyAct::Told(message)])
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
}

/// The announcement of a month is the one whose last period ended in the month before, or in this month.
fn is_of_month(notice: &Notice, today: NaiveDate) -> bool {
    let NoticeKind::Announcement { periods } = &notice.kind else { return false };
    let Some(last) = periods.iter().map(|period| period.end()).max() else { return false };
    let this_month = Period::month_of(today);
    let before = this_month.previous().map_or(today, Period::start);
    before <= last && last <= this_month.end()
}
