//! That two seats have become one is told in the step that does it: a stop leaves nobody untold, and nobody is told again.

use crate::domain::memo::{MemoRecipient, NewMemo};
use crate::domain::message::Message;
use crate::domain::seat::Seat;
use crate::store::engine::Step;
use crate::store::memory::Memory;
use crate::store::{StoreError, memos, seat_rows};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// Jobs of the memos: to those who hold the remaining seat, and to those who have left.
const HOLDERS: &str = "merge-told";
const LEFT: &str = "hand-over-told";

/// What a merger is told with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergerTold {
    /// To whoever holds the seat that remains.
    pub holders: Message,
    /// To whoever held the one that goes and holds neither any more.
    pub left: Message,
}

pub(super) fn tell(
    step: &mut Step,
    memory: &Arc<Memory>,
    from: &Seat,
    whole: &Seat,
    told: MergerTold,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let occasion = format!("{}/{}", from.id, at.timestamp());
    let mut holders = Vec::new();
    for id in whole.holders() {
        holders.extend(seat_rows::person(step, id)?.and_then(|person| MemoRecipient::reachable(whole, &person)));
    }
    memos::write(step, memory, NewMemo::new(told.holders, holders, at).on(HOLDERS, occasion.clone()))?;
    for id in from.holders().filter(|id| !whole.is_held_by(id)) {
        let Some(person) = seat_rows::person(step, id)? else { continue };
        let to = vec![MemoRecipient::former(from, &person)];
        let memo = NewMemo::new(told.left.clone(), to, at).on(LEFT, format!("merge/{occasion}/{id}"));
        memos::write(step, memory, NewMemo { to_person: true, ..memo })?;
    }
    Ok(())
}
