//! Nothing is sent late without asking: rows that a stop or an outage has made too late, and a month's announcement whose
//! day passed while nothing ran.

use super::{Desk, DeskError};
use crate::domain::calendar::{office_day, office_instant};
use crate::domain::delivery::DeliveryStatus;
use crate::domain::memo::{NewMemo, Occasion};
use crate::domain::message::{Action, Line, Message};
use crate::domain::notice::{Notice, NoticeState};
use crate::text::numbers;
use chrono::{DateTime, Datelike, TimeDelta, Utc};

const LATE_ROWS: &str = "late-rows";
const MISSED_DAY: &str = "missed-announcement";

/// Notices issued longer ago are not asked about any more.
const ASKED_FOR: TimeDelta = TimeDelta::days(30);

impl Desk {
    /// Asks the office once about each notice with rows that expired unsent, when nothing of it is open any more. To be
    /// called every few minutes.
    pub async fn ask_about_late(&self, now: DateTime<Utc>) -> Result<(), DeskError> {
        for notice in self.store.notices().await? {
            let recent = notice.issued.as_ref().is_some_and(|stamp| now - stamp.at < ASKED_FOR);
            if notice.state != NoticeState::Issued || !recent {
                continue;
            }
            let counts = self.store.notice_counts(notice.id).await?;
            let late = counts.of(DeliveryStatus::Expired);
            let occasion = Occasion { job: LATE_ROWS, name: notice.id.to_string() };
            if late == 0 || counts.open() > 0 || self.store.has_run(&occasion).await? {
                continue;
            }
            let text = self.office_text();
            let hours = notice.max_lateness.num_hours().to_string();
            let message = Message::new()
                .title(text.late_title(notice.id.to_string()))
                .line(Line::strong(notice.message.headline()))
                .line(text.late_rows(late, hours))
                .choice(text.choice_send_now(), Action::SendLate(notice.id))
                .choice(text.choice_do_not_send(), Action::NeverMind);
            let mut memo = NewMemo::new(message, self.office_to_tell().await?, now);
            memo.occasions.push(occasion);
            self.store.write_memo(memo).await?;
            self.wake.wake();
        }
        Ok(())
    }

    /// The month's announcement was approved before its time, and nothing ran then: the office decides.
    pub(super) async fn ask_about_missed_day(&self, notice: &Notice, now: DateTime<Utc>) -> Result<(), DeskError> {
        let (hours, today) = (&self.config.hours, office_day(now));
        let occasion = Occasion { job: MISSED_DAY, name: today.format("%Y-%m").to_string() };
        if self.store.has_run(&occasion).await? {
            return Ok(());
        }
        let Some(day) = today.with_day(hours.announce_day) else { return Ok(()) };
        let due = office_instant(day, hours.announce_at);
        if notice.approved.as_ref().is_none_or(|stamp| stamp.at > due) {
            return Ok(());
        }
        let text = self.office_text();
        let message = Message::new()
            .title(text.late_title(notice.id.to_string()))
            .line(Line::strong(notice.message.headline()))
            .line(text.late_announcement(numbers::date(day)))
            .choice(text.choice_send_now(), Action::Command(format!("phathanh {}", notice.id)))
            .choice(text.choice_do_not_send(), Action::NeverMind);
        let mut memo = NewMemo::new(message, self.office_to_tell().await?, now);
        memo.occasions.push(occasion);
        if self.store.write_memo(memo).await?.is_some() {
            self.wake.wake();
        }
        Ok(())
    }
}
