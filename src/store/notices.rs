//! Notices: drafts, and the steps that a notice takes from there.

mod approval;
mod editing;
mod outcome;
mod running;
mod watches;

pub use editing::NoticeEdit;
pub use watches::Watch;

use super::engine::Step;
use super::keys::{Key, Space};
use super::memory::Memory;
use super::{Store, StoreError, audit, codec};
use crate::domain::audit::{AuditAct, AuditNote};
use crate::domain::letter::LetterRef;
use crate::domain::message::Message;
use crate::domain::notice::{Notice, NoticeId, NoticeKind, NoticeState, Stamp, UnknownPolicy};
use crate::domain::recipients::Recipients;
use crate::domain::unit::UnitId;
use chrono::TimeDelta;
use std::sync::Arc;

/// A notice that has no number yet.
#[derive(Debug, Clone)]
pub struct NewNotice {
    pub kind: NoticeKind,
    pub letter: LetterRef,
    pub issuer: UnitId,
    pub audience: Recipients,
    pub message: Message,
    pub drafted: Stamp,
    pub urgent: bool,
    pub unknown_policy: UnknownPolicy,
    pub max_lateness: TimeDelta,
    /// Seats whose unit has figures of its own read them first.
    pub personal: bool,
    /// The notice that it corrects.
    pub corrects: Option<NoticeId>,
}

impl Store {
    /// Stores drafts under the next numbers, all or none; the numbers are written into their messages' choices
    /// ([`Message::numbered`]). Durable.
    pub async fn add_notices(&self, notices: Vec<NewNotice>) -> Result<Vec<Notice>, StoreError> {
        let memory = Arc::clone(&self.memory);
        self.engine.commit(move |step| notices.into_iter().map(|notice| add(step, &memory, notice)).collect()).await
    }

    pub async fn notice(&self, notice: NoticeId) -> Result<Option<Notice>, StoreError> {
        let Some(head) = self.engine.get(head_key(notice))? else { return Ok(None) };
        self.with_message(codec::read(&head)?).map(Some)
    }

    /// All notices, newest first.
    pub async fn notices(&self) -> Result<Vec<Notice>, StoreError> {
        let heads = self.engine.scan(&Key::of(Space::Notice)).map(|row| row.and_then(|(_, head)| codec::read(&head)));
        let mut notices = heads
            .map(|head| head.and_then(|head| self.with_message(head)))
            .collect::<Result<Vec<Notice>, StoreError>>()?;
        notices.reverse();
        Ok(notices)
    }

    async fn change_notice(
        &self,
        notice: NoticeId,
        change: impl FnOnce(&mut Notice) -> Result<(), StoreError>,
    ) -> Result<Notice, StoreError> {
        let memory = Arc::clone(&self.memory);
        let head = self
            .engine
            .commit(move |step| {
                let mut head = head(step, notice)?;
                let before = head.clone();
                change(&mut head)?;
                if head != before {
                    put_head(step, &memory, &head)?;
                }
                Ok(head)
            })
            .await?;
        self.with_message(head)
    }

    fn with_message(&self, head: Notice) -> Result<Notice, StoreError> {
        let mut bytes = Vec::new();
        for piece in self.engine.scan(&body_prefix(head.id)) {
            bytes.extend_from_slice(&piece?.1);
        }
        Ok(Notice { message: codec::read(&bytes)?, ..head })
    }
}

fn add(step: &mut Step, memory: &Arc<Memory>, new: NewNotice) -> Result<Notice, StoreError> {
    let number = step.next(Key::of(Space::Meta).text("last notice"))?;
    let id = u32::try_from(number).map(NoticeId).map_err(|_| StoreError::Corrupt("the notice counter".to_owned()))?;
    let head = Notice {
        id,
        kind: new.kind,
        letter: new.letter,
        issuer: new.issuer,
        audience: new.audience,
        message: Message::new(),
        state: NoticeState::Draft,
        drafted: new.drafted,
        approved: None,
        issued: None,
        urgent: new.urgent,
        unknown_policy: new.unknown_policy,
        max_lateness: new.max_lateness,
        revision: 0,
        edits: Vec::new(),
        schedule: None,
        paused: None,
        personal: new.personal,
        corrects: new.corrects,
        corrected_by: None,
    };
    put_head(step, memory, &head)?;
    let Stamp { by, at } = &head.drafted;
    let note = AuditNote { at: *at, by: by.to_string(), act: AuditAct::NoticeDrafted, subject: id.to_string() };
    audit::append(step, &note)?;
    let message = new.message.numbered(id);
    put_message(step, id, &message)?;
    Ok(Notice { message, ..head })
}

fn put_message(step: &mut Step, notice: NoticeId, message: &Message) -> Result<(), StoreError> {
    let old: Vec<_> = step.scan(&body_prefix(notice)).collect::<Result<_, StoreError>>()?;
    step.remove_all(old.into_iter().map(|(key, _)| key))?;
    for (place, piece) in codec::pieces(&codec::compact(message)?) {
        step.put(body_prefix(notice).u32(place), piece);
    }
    Ok(())
}

fn head(step: &Step, notice: NoticeId) -> Result<Notice, StoreError> {
    let stored = step.get(head_key(notice))?.ok_or_else(|| StoreError::missing("notice", notice))?;
    codec::read(&stored)
}

/// `head` carries no message: that is kept apart, because it seldom changes and may hold a picture.
fn put_head(step: &mut Step, memory: &Arc<Memory>, head: &Notice) -> Result<(), StoreError> {
    step.put(head_key(head.id), codec::json(head)?);
    let memory = Arc::clone(memory);
    let (id, state, issued_at) = (head.id, head.state, head.issued.as_ref().map(|stamp| stamp.at));
    let paused = head.paused.is_some();
    step.after(move || memory.notices().set_state(id, state, issued_at, paused));
    Ok(())
}

fn head_key(notice: NoticeId) -> Key {
    Key::of(Space::Notice).notice(notice)
}

fn body_prefix(notice: NoticeId) -> Key {
    Key::of(Space::NoticeBody).notice(notice)
}
