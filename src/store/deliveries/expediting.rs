//! Making due at once what waits for its channel: the credentials have been renewed, or a person lets it go on.

use crate::domain::delivery::{Delivery, DeliveryState, WaitReason};
use crate::domain::notice::NoticeId;
use crate::domain::seat::ChannelKind;
use crate::store::StoreError;
use crate::store::engine::{BATCH_ROWS, Step};
use crate::store::keys;
use crate::store::ledger::Ledger;
use crate::store::memory::Memory;
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// Looks at up to a batch of entries after `from`; returns how many rows became due, and where to go on.
pub(super) fn expedite(
    step: &mut Step,
    memory: &Arc<Memory>,
    channel: ChannelKind,
    notice: NoticeId,
    now: DateTime<Utc>,
    from: &[u8],
) -> Result<(usize, Option<Vec<u8>>), StoreError> {
    let of_notice = keys::due_of(channel, notice);
    let from = from.max(of_notice.clone().time(now).as_bytes()).to_vec();
    let mut entries = Vec::new();
    for entry in step.scan_from(&of_notice, &from).take(BATCH_ROWS) {
        entries.push(entry?.0);
    }
    // Rows that become due stand before `from` then: going on never meets them again.
    let next = entries.last().filter(|_| entries.len() == BATCH_ROWS).map(|key| [&**key, &[0]].concat());
    let mut ledger = Ledger::of(step);
    let mut count = 0;
    for entry in entries {
        let (due, key) = keys::read_due(&entry)?;
        let Some(row) = ledger.row(&key)?.filter(|row| due > now && row.waits_for_channel()) else { continue };
        let state = DeliveryState::Waiting { not_before: now, reason: WaitReason::TryLater };
        ledger.put(Some(&row), &Delivery { state, ..row.clone() })?;
        count += 1;
    }
    ledger.close(memory)?;
    Ok((count, next))
}
