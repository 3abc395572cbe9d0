//! Memos: written with their rows in one step, sent as notices are.

mod forgetting;

use super::engine::Step;
use super::keys::{Key, KeyParts, Space};
use super::ledger::Ledger;
use super::memory::Memory;
use super::{Store, StoreError, codec};
use crate::domain::delivery::{Delivery, DeliveryKey};
use crate::domain::memo::{Memo, NewMemo, Occasion};
use crate::domain::message::Message;
use crate::domain::notice::{NoticeId, NoticeState};
use crate::domain::seat::PersonId;
use std::sync::Arc;

impl Store {
    /// Writes a memo and a row for each recipient. Nothing happens, and `None` comes back, when one of its occasions
    /// has been answered before or nobody is there to be told. Durable.
    pub async fn write_memo(&self, memo: NewMemo) -> Result<Option<NoticeId>, StoreError> {
        let memory = Arc::clone(&self.memory);
        self.engine.commit(move |step| write(step, &memory, memo)).await
    }

    pub async fn memo(&self, memo: NoticeId) -> Result<Option<Memo>, StoreError> {
        let Some(head) = self.engine.get(memo_key(memo))? else { return Ok(None) };
        let head: Memo = codec::read(&head)?;
        let mut bytes = Vec::new();
        for piece in self.engine.scan(&Key::of(Space::NoticeBody).notice(memo)) {
            bytes.extend_from_slice(&piece?.1);
        }
        Ok(Some(Memo { message: codec::read(&bytes)?, ..head }))
    }

    /// The rows of the memo that was written last to the person, if there is one.
    pub async fn last_memo_to(&self, person: &PersonId) -> Result<Vec<Delivery>, StoreError> {
        let Some((entry, _)) = self.engine.last(&Key::of(Space::MemoOfPerson).text(person.as_str()))? else {
            return Ok(Vec::new());
        };
        let rows = self.deliveries_of(memo_of(&entry)?).await?;
        Ok(rows.into_iter().filter(|row| row.key.person == *person).collect())
    }

    /// The memos written last to the person, newest first.
    pub(super) fn last_memos_to(&self, person: &PersonId, count: usize) -> Result<Vec<NoticeId>, StoreError> {
        let entries = self.engine.scan(&Key::of(Space::MemoOfPerson).text(person.as_str())).rev().take(count);
        entries.map(|entry| memo_of(&entry?.0)).collect()
    }

    pub async fn has_run(&self, occasion: &Occasion) -> Result<bool, StoreError> {
        Ok(self.engine.get(run_key(occasion))?.is_some())
    }
}

pub(super) fn write(step: &mut Step, memory: &Arc<Memory>, memo: NewMemo) -> Result<Option<NoticeId>, StoreError> {
    for occasion in &memo.occasions {
        if step.get(run_key(occasion))?.is_some() {
            return Ok(None);
        }
    }
    if memo.to.is_empty() {
        return Ok(None);
    }
    for occasion in &memo.occasions {
        step.put(run_key(occasion), Vec::new());
    }
    let number = step.next(Key::of(Space::Meta).text("last memo"))?;
    let number = u32::try_from(number).ok().and_then(|number| NoticeId::FIRST_MEMO.0.checked_add(number));
    let id = number.map(NoticeId).ok_or_else(|| StoreError::Corrupt("the memo counter".to_owned()))?;
    let head = Memo {
        id,
        message: Message::new(),
        written_at: memo.written_at,
        not_after: memo.not_after,
        to_person: memo.to_person,
        lapses: memo.lapses,
    };
    step.put(memo_key(id), codec::json(&head)?);
    for (place, piece) in codec::pieces(&codec::compact(&memo.message)?) {
        step.put(Key::of(Space::NoticeBody).notice(id).u32(place), piece);
    }
    let marks = Arc::clone(memory);
    step.after(move || marks.notices().set_state(id, NoticeState::Issued, Some(head.written_at), false));
    let mut ledger = Ledger::of(step);
    for recipient in memo.to {
        let key = DeliveryKey { notice: id, seat: recipient.seat, person: recipient.person, n: 0 };
        // A person in two seats of the office is told once a seat at most; the same seat and person are one row.
        if ledger.row(&key)?.is_none() {
            ledger.step().put(person_entry(&key), Vec::new());
            ledger.put(None, &Delivery::planned(key, recipient.chat))?;
        }
    }
    ledger.close(memory)?;
    Ok(Some(id))
}

/// The entry of the index of a person's memos that follows from a memo's row.
pub(super) fn person_entry(key: &DeliveryKey) -> Key {
    Key::of(Space::MemoOfPerson).text(key.person.as_str()).notice(key.notice)
}

fn memo_of(entry: &[u8]) -> Result<NoticeId, StoreError> {
    let mut parts = KeyParts::of(entry);
    let memo = parts.text().and_then(|_| parts.u32()).map(NoticeId);
    memo.ok_or_else(|| StoreError::Corrupt("an entry of the memos of a person".to_owned()))
}

fn memo_key(memo: NoticeId) -> Key {
    Key::of(Space::Memo).notice(memo)
}

fn run_key(occasion: &Occasion) -> Key {
    Key::of(Space::Run).text(occasion.job).text(&occasion.name)
}
