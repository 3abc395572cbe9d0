//! What must hold at every moment, whatever has happened; numbered as in the plan of the delivery core.

use super::History;
use super::acts;
use super::platform::World;
use chrono::TimeDelta;
use loa::channel::render::Part;
use loa::domain::delivery::{Delivery, DeliveryKey, DeliveryState, DeliveryStatus, RepeatReason};
use loa::domain::notice::{Notice, NoticeId, NoticeState};
use loa::domain::seat::ChatAddress;
use loa::store::Store;
use std::collections::BTreeSet;
use std::time::Duration;

/// Between the last look at a row and its request, the clock may go on by so much.
const LAST_LOOK: TimeDelta = TimeDelta::seconds(5);

/// A new process has settled what the last one left.
const SETTLED_AFTER: Duration = Duration::from_millis(1);

fn text<E: std::fmt::Display>(error: E) -> String {
    error.to_string()
}

fn must(holds: bool, words: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(words()) }
}

/// A request is about to leave: which row it is, if that row may.
pub async fn leaving(world: &World, chat: &ChatAddress, part: &Part) -> Result<DeliveryKey, String> {
    let alive = world.state().alive.clone();
    let (store, generation) = alive.ok_or("a request left while nobody lives")?;
    let notice = {
        let texts = world.state().texts.clone();
        let tagged = texts.into_iter().find(|(_, tag)| part.text.contains(tag.as_str()));
        tagged.map(|(notice, _)| notice).ok_or_else(|| format!("12: nobody approved this: {}", part.text))?
    };
    let person = acts::person_at(chat).ok_or_else(|| format!("{chat} is nobody's"))?;
    let rows = store.deliveries_of(notice).await.map_err(text)?;
    let meant = |row: &&Delivery| {
        let ours = matches!(row.state, DeliveryState::Claimed { lease, .. } if lease == generation);
        ours && row.key.person == person && mark(&part.text) == row.repeat.as_ref().map(|repeat| repeat.reason)
    };
    let sightings = world.state().sightings.clone();
    let row = rows.iter().filter(meant).min_by_key(|row| sightings.get(&row.key).copied().unwrap_or(0));
    let row = row.ok_or_else(|| format!("2: a request to {chat} left without a claimed row: {rows:#?}"))?;
    let stored = store.notice(notice).await.map_err(text)?.ok_or("the notice is missing")?;
    let now = world.clock.time();
    if world.clock.even_for() > LAST_LOOK {
        let quiet = |at| world.hours.quiet_until(at).is_some();
        let is_quiet = quiet(now) && quiet(now - LAST_LOOK);
        must(stored.urgent || !is_quiet, || format!("8: {:?} left at {now}, in quiet hours", row.key))?;
        let own_time = row.repeat.as_ref().is_some_and(|repeat| repeat.reason != RepeatReason::Undecided);
        let is_late = stored.latest().is_some_and(|latest| now - LAST_LOOK > latest);
        must(own_time || !is_late, || format!("8: {:?} left at {now}, past its lateness", row.key))?;
    }
    Ok(row.key.clone())
}

/// What the words say about why they come again.
fn mark(words: &str) -> Option<RepeatReason> {
    if words.contains("chưa rõ lần gửi trước") {
        Some(RepeatReason::Undecided)
    } else if words.contains("theo yêu cầu") {
        Some(RepeatReason::AskedFor)
    } else if words.contains("Nhắc tiếp nhận") {
        Some(RepeatReason::Reminder)
    } else {
        None
    }
}

/// Everything that can be seen from table and ledger at one moment.
pub async fn now(store: &Store, world: &World) -> Result<(), String> {
    world.state().steps += 1;
    if let Some(violation) = &world.state().violation {
        return Err(violation.clone());
    }
    for notice in store.notices().await.map_err(text)? {
        let rows = store.deliveries_of(notice.id).await.map_err(text)?;
        of_notice(store, world, &notice, &rows).await?;
        for row in &rows {
            of_row(world, &notice, row)?;
        }
    }
    Ok(())
}

async fn of_notice(store: &Store, world: &World, notice: &Notice, rows: &[Delivery]) -> Result<(), String> {
    let id = notice.id;
    let first: BTreeSet<DeliveryKey> =
        rows.iter().filter(|row| row.repeat.is_none()).map(|row| row.key.clone()).collect();
    if notice.state == NoticeState::Issued {
        let planned = world.state().planned.get(&id).cloned().unwrap_or_default();
        must(first == planned, || format!("1: the rows of {id} are not its audience: {first:?} {planned:?}"))?;
    }
    let counts = store.notice_counts(id).await.map_err(text)?;
    for status in DeliveryStatus::ALL {
        let sum = rows.iter().filter(|row| row.status() == status).count() as u64;
        must(counts.of(status) == sum, || {
            format!("5: {sum} rows of {id} are {status:?}, {} counted", counts.of(status))
        })?;
    }
    let stored = store.acknowledgements_of(id).await.map_err(text)?;
    must(counts.acknowledged == stored.len() as u64, || format!("5: acknowledgements of {id} miscounted"))?;
    let known: Vec<_> = {
        let state = world.state();
        state.acknowledged.values().filter(|known| known.notice == id).cloned().collect()
    };
    for acknowledgement in known {
        must(stored.contains(&acknowledgement), || format!("7: an acknowledgement is lost: {acknowledgement:?}"))?;
    }
    for acknowledgement in stored {
        let of_seat = rows.iter().filter(|row| row.key.seat == acknowledgement.seat);
        for row in of_seat {
            must(row.acknowledged_at.is_some(), || format!("7: a row does not know of its seat's word: {row:?}"))?;
            let ends = row.repeat.as_ref().is_some_and(|repeat| repeat.reason != RepeatReason::AskedFor);
            let waits = matches!(row.status(), DeliveryStatus::Planned | DeliveryStatus::Waiting);
            must(!(ends && waits), || format!("7: a reminder waits after the acknowledgement: {row:?}"))?;
        }
    }
    Ok(())
}

fn of_row(world: &World, notice: &Notice, row: &Delivery) -> Result<(), String> {
    let state = world.state();
    let seen = state.sightings.get(&row.key).copied().unwrap_or(0);
    must(seen <= 1, || format!("3: seen {seen} times: {row:?}"))?;
    must(row.key.n == 0 || row.repeat.is_some(), || format!("3: a repeat that does not say so: {row:?}"))?;
    let settled = matches!(row.status(), DeliveryStatus::Accepted | DeliveryStatus::Unknown | DeliveryStatus::Claimed);
    must(seen == 0 || settled, || format!("3: seen, and yet {row:?}"))?;
    if let DeliveryState::Claimed { lease, at } = row.state {
        let newest = state.alive.as_ref().map_or(0, |(_, generation)| *generation);
        let settling = world.clock.life() < SETTLED_AFTER;
        must(lease == newest || settling, || {
            format!("4: claimed by an earlier process {lease}, {newest} lives: {row:?}")
        })?;
        let cancelled = state.cancelled.get(&notice.id);
        let age = world.clock.time() - at;
        let even = age >= TimeDelta::zero() && world.clock.even_for() > age;
        must(!even || cancelled.is_none_or(|cancelled| at <= *cancelled), || {
            format!("6: claimed after its end: {row:?}")
        })?;
    }
    Ok(())
}

pub async fn nothing_claimed(store: &Store) -> Result<(), String> {
    for notice in store.notices().await.map_err(text)? {
        let claimed = store.notice_counts(notice.id).await.map_err(text)?.of(DeliveryStatus::Claimed);
        must(claimed == 0, || format!("4: {claimed} rows of {} are claimed after an orderly stop", notice.id))?;
    }
    Ok(())
}

pub async fn anything_open(store: &Store) -> Result<bool, String> {
    let mut open = 0;
    for notice in store.notices().await.map_err(text)? {
        open += store.notice_counts(notice.id).await.map_err(text)?.open();
    }
    Ok(open > 0)
}

pub async fn open_rows(store: &Store) -> Result<Vec<(NoticeState, Delivery)>, String> {
    let mut open = Vec::new();
    for notice in store.notices().await.map_err(text)? {
        let rows = store.deliveries_of(notice.id).await.map_err(text)?;
        open.extend(rows.into_iter().filter(|row| row.status().is_open()).map(|row| (notice.state, row)));
    }
    Ok(open)
}

/// Table and ledger agree; the number of rows, and of the undecided ones.
pub async fn at_the_end(history: &History) -> Result<(u64, u64), String> {
    let (store, world) = (&history.store, &history.world);
    now(store, world).await?;
    let (mut all, mut undecided) = (0, 0);
    for notice in store.notices().await.map_err(text)? {
        for row in store.deliveries_of(notice.id).await.map_err(text)? {
            at_rest(world, notice.id, &row)?;
            all += 1;
            undecided += u64::from(row.status() == DeliveryStatus::Unknown);
        }
    }
    let findings = store.check().await.map_err(text)?;
    must(findings.is_empty(), || format!("the store's own check: {findings:?}"))?;
    Ok((all, undecided))
}

fn at_rest(world: &World, notice: NoticeId, row: &Delivery) -> Result<(), String> {
    let state = world.state();
    let seen = state.sightings.contains_key(&row.key);
    let by = state.acknowledged.get(&(notice, row.key.seat.to_string())).map(|acknowledged| acknowledged.by.clone());
    let proven = by.as_ref() == Some(&row.key.person);
    match row.status() {
        DeliveryStatus::Accepted => must(seen || proven, || format!("11: lost in silence: {row:?}")),
        DeliveryStatus::Unknown => Ok(()),
        status => must(!status.is_open(), || format!("5: open at the end: {row:?}")),
    }
}
