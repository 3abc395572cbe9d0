//! A notice issued at a time set before: by itself when it is approved, never later than its lateness without asking.

use super::monthly::MonthlyAct;
use super::results::notice_title;
use super::{Desk, DeskError, NoticeProblem};
use crate::domain::audit::AuditAct;
use crate::domain::message::{Action, Message};
use crate::domain::notice::{Notice, NoticeId, Schedule, ScheduleVerdict, Stamp};
use crate::domain::rights::{Act, Actor};
use crate::text::numbers;
use chrono::{DateTime, Utc};

/// Each occasion is asked about once.
const ASKED: &str = "schedule-asked";

impl Desk {
    /// Sets the time of the issue, before or after the approval.
    pub async fn schedule(&self, actor: &Actor, notice: NoticeId, at: DateTime<Utc>) -> Result<Notice, DeskError> {
        self.permit(actor, Act::IssueNotice)?;
        let found = self.editable(notice).await?;
        let now = self.clock.now();
        if at <= now {
            return Err(NoticeProblem::TimePast.into());
        }
        let schedule = Schedule { at, set: Stamp { by: actor.clone(), at: now } };
        Ok(self.recorded(actor, AuditAct::NoticeScheduled, notice).schedule_notice(found.id, Some(schedule)).await?)
    }

    pub async fn unschedule(&self, actor: &Actor, notice: NoticeId) -> Result<Notice, DeskError> {
        self.permit(actor, Act::IssueNotice)?;
        let found = self.editable(notice).await?;
        if found.schedule.is_none() {
            return Err(NoticeProblem::NotScheduled(notice).into());
        }
        Ok(self.recorded(actor, AuditAct::NoticeUnscheduled, notice).schedule_notice(notice, None).await?)
    }

    /// To be called every few seconds: issues what is due, and asks about what cannot be issued.
    pub async fn schedule_tick(&self, now: DateTime<Utc>) -> Result<Vec<MonthlyAct>, DeskError> {
        let mut acts = Vec::new();
        for notice in self.store.scheduled_notices().await? {
            match notice.scheduled(now) {
                ScheduleVerdict::Wait => {}
                ScheduleVerdict::Issue => match self.issue(&Actor::System, notice.id).await {
                    Ok(issued) => acts.push(MonthlyAct::Issued(Box::new(issued))),
                    Err(DeskError::Store(error)) => return Err(DeskError::Store(error)),
                    Err(refused) => {
                        let why = refused.explain(self.office_text());
                        acts.extend(self.ask_once(&notice, "refused", |asked| asked.line(why)).await?);
                    }
                },
                ScheduleVerdict::Unapproved => {
                    let text = self.office_text();
                    let show = Action::Command(format!("duyet xem {}", notice.id));
                    let asked = |asked: Message| {
                        asked.line(text.schedule_unapproved()).choice(text.approve_show(notice.id.to_string()), show)
                    };
                    acts.extend(self.ask_once(&notice, "unapproved", asked).await?);
                }
                ScheduleVerdict::TooLate => {
                    let text = self.office_text();
                    let issue = Action::Command(format!("phathanh {}", notice.id));
                    let drop = Action::Command(format!("bohen {}", notice.id));
                    let hours = notice.max_lateness.num_hours().to_string();
                    let asked = |asked: Message| {
                        let asked = asked.line(text.schedule_too_late(hours));
                        asked.choice(text.choice_issue(), issue).choice(text.choice_unschedule(), drop)
                    };
                    acts.extend(self.ask_once(&notice, "late", asked).await?);
                }
            }
        }
        Ok(acts)
    }

    async fn ask_once(
        &self,
        notice: &Notice,
        about: &str,
        say: impl FnOnce(Message) -> Message,
    ) -> Result<Vec<MonthlyAct>, DeskError> {
        let Some(schedule) = &notice.schedule else { return Ok(Vec::new()) };
        let occasion = format!("{}/{}/{about}", notice.id, schedule.at.timestamp());
        let full = self.notice(notice.id).await?;
        let text = self.office_text();
        let title = text.schedule_title(notice.id.to_string(), numbers::time(schedule.at));
        let message = say(Message::new().title(title).line(notice_title(&full)));
        self.tell_office_once(ASKED, occasion, message).await
    }

    async fn editable(&self, notice: NoticeId) -> Result<Notice, DeskError> {
        let found = self.notice(notice).await?;
        match found.is_editable() {
            true => Ok(found),
            false => Err(DeskError::NoticeState { notice, state: found.state }),
        }
    }
}
