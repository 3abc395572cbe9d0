//! Edits of a draft, and the time set for its issue.

use super::{Store, StoreError, codec, head, put_head, put_message};
use crate::domain::deadline::Deadline;
use crate::domain::message::Message;
use crate::domain::notice::{Notice, NoticeId, NoticeState, Schedule, Stamp, UnknownPolicy};
use crate::domain::recipients::Recipients;
use crate::store::Conflict;
use crate::store::keys::{Key, Space};
use chrono::TimeDelta;
use std::sync::Arc;

/// Everything of a notice that a person may edit, as it is to be from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeEdit {
    pub audience: Recipients,
    pub message: Message,
    pub urgent: bool,
    pub unknown_policy: UnknownPolicy,
    pub max_lateness: TimeDelta,
    pub personal: bool,
    /// Of a directive; another notice has none.
    pub deadline: Option<Deadline>,
}

impl From<&Notice> for NoticeEdit {
    fn from(notice: &Notice) -> NoticeEdit {
        NoticeEdit {
            audience: notice.audience.clone(),
            message: notice.message.clone(),
            urgent: notice.urgent,
            unknown_policy: notice.unknown_policy,
            max_lateness: notice.max_lateness,
            personal: notice.personal,
            deadline: notice.deadline().cloned(),
        }
    }
}

impl Store {
    /// Replaces the content of a notice that has not been issued: a draft again, its approval void, under the next
    /// revision. Refused when it is not at `revision` any more. Durable.
    pub async fn edit_notice(
        &self,
        notice: NoticeId,
        revision: u32,
        edit: NoticeEdit,
        stamp: Stamp,
    ) -> Result<Notice, StoreError> {
        let memory = Arc::clone(&self.memory);
        let edited = self.engine.commit(move |step| {
            let mut head = head(step, notice)?;
            if !head.is_editable() || head.revision != revision {
                return Err(Conflict::NoticeState.into());
            }
            let NoticeEdit { audience, message, urgent, unknown_policy, max_lateness, personal, deadline } = edit;
            head.state = NoticeState::Draft;
            head.approved = None;
            head.revision += 1;
            head.edits.retain(|earlier| earlier.by != stamp.by);
            head.edits.push(stamp);
            let kind = head.kind.clone().due(deadline);
            let head = Notice { kind, audience, urgent, unknown_policy, max_lateness, personal, ..head };
            put_head(step, &memory, &head)?;
            put_message(step, notice, &message)?;
            Ok(Notice { message, ..head })
        });
        edited.await
    }

    /// The notices that have a time set and wait for it, without their messages.
    pub async fn scheduled_notices(&self) -> Result<Vec<Notice>, StoreError> {
        let heads = self.engine.scan(&Key::of(Space::Notice)).map(|row| codec::read(&row?.1));
        heads
            .filter(|head: &Result<Notice, StoreError>| {
                head.as_ref().map_or(true, |head| head.schedule.is_some() && head.is_editable())
            })
            .collect()
    }

    /// Sets or clears the time at which the notice is issued by itself once it is approved. Durable.
    pub async fn schedule_notice(&self, notice: NoticeId, schedule: Option<Schedule>) -> Result<Notice, StoreError> {
        self.change_notice(notice, |head| {
            if !head.is_editable() {
                return Err(Conflict::NoticeState.into());
            }
            head.schedule = schedule;
            Ok(())
        })
        .await
    }
}
