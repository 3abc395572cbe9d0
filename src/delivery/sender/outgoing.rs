//! What a row sends: a notice as it was approved, a reminder of it, or a memo.

use crate::delivery::reminder;
use crate::domain::delivery::{Delivery, RepeatReason};
use crate::domain::memo::Memo;
use crate::domain::message::{Block, Line, Message};
use crate::domain::notice::{Notice, NoticeId, NoticeState, UnknownPolicy};
use crate::domain::occurrence::Occurrence;
use crate::domain::unit::UnitId;
use crate::store::{Store, StoreError};
use crate::text::Text;
use chrono::{DateTime, Utc};

/// What the rows of one number send.
pub enum Outgoing {
    Notice(Box<Notice>),
    Memo(Box<Memo>),
}

impl Outgoing {
    pub async fn find(store: &Store, id: NoticeId) -> Result<Option<Outgoing>, StoreError> {
        if id.is_memo() {
            return Ok(store.memo(id).await?.map(|memo| Outgoing::Memo(Box::new(memo))));
        }
        Ok(store.notice(id).await?.map(|notice| Outgoing::Notice(Box::new(notice))))
    }

    /// What was read once stays true.
    pub fn is_final(&self) -> bool {
        match self {
            Outgoing::Notice(notice) => notice.state == NoticeState::Issued,
            Outgoing::Memo(_) => true,
        }
    }

    pub fn is_urgent(&self) -> bool {
        matches!(self, Outgoing::Notice(notice) if notice.urgent)
    }

    pub fn unknown_policy(&self) -> UnknownPolicy {
        match self {
            Outgoing::Notice(notice) => notice.unknown_policy,
            Outgoing::Memo(_) => UnknownPolicy::Hold,
        }
    }

    /// Reminders and repeats that a person asked for have a time of their own.
    pub fn is_late(&self, row: &Delivery, now: DateTime<Utc>) -> bool {
        match self {
            Outgoing::Memo(memo) => now > memo.not_after,
            Outgoing::Notice(notice) => {
                let own_time = row.repeat.as_ref().is_some_and(|repeat| repeat.reason != RepeatReason::Undecided);
                !own_time && notice.latest().is_some_and(|latest| now > latest)
            }
        }
    }

    /// Whether the row is for the person, whatever seat they hold by now.
    pub fn is_to_person(&self) -> bool {
        matches!(self, Outgoing::Memo(memo) if memo.to_person)
    }

    /// The seat that a memo speaks of, or the one that it has become part of, has done what it asks for.
    pub async fn has_lapsed(&self, store: &Store) -> Result<bool, StoreError> {
        let Outgoing::Memo(memo) = self else { return Ok(false) };
        let Some(lapse) = &memo.lapses else { return Ok(false) };
        let current = store.current_seat(&lapse.seat).await?.map(|seat| seat.id);
        let progress = store.progress(lapse.notice, current.as_ref().unwrap_or(&lapse.seat)).await?;
        Ok(progress.of(lapse.occurrence).stage() >= lapse.at)
    }

    /// What the seats of `unit` are sent; a reminder of one occurrence is the same to all.
    pub async fn message(
        &self,
        store: &Store,
        reason: Option<RepeatReason>,
        occurrence: Occurrence,
        unit: Option<&UnitId>,
        text: Text<'_>,
    ) -> Result<Message, StoreError> {
        let notice = match self {
            Outgoing::Memo(memo) => return Ok(memo.message.clone()),
            Outgoing::Notice(notice) => notice,
        };
        if let Some(reminder) = reason.and_then(|reason| reminder::message(notice, reason, occurrence, text)) {
            return Ok(reminder);
        }
        let lead = match unit {
            Some(unit) => store.lead(notice.id, unit).await?,
            None => None,
        };
        let mut message = lead.map_or_else(|| notice.message.clone(), |lead| lead.above(&notice.message));
        if let Some(reason) = reason {
            message.blocks.insert(0, Block::Text(Line::strong(text.notice_repeat(reason, notice.id))));
        }
        Ok(message)
    }
}
