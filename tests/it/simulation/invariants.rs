//! What must hold at every moment, whatever has happened; numbered as in the plan of the delivery core.

use super::History;
use super::acts;
use super::platform::{Leaving, Sighting, State, World};
use chrono::TimeDelta;
use loa::channel::capabilities_of;
use loa::channel::render::Part;
use loa::domain::delivery::{Delivery, DeliveryKey, DeliveryState, DeliveryStatus, RepeatReason};
use loa::domain::notice::{Acknowledgement, Notice, NoticeId, NoticeState};
use loa::domain::seat::{ChatAddress, PersonId, Seat, SeatId};
use loa::store::Store;
use loa::text::split::utf16_len;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Between the last look at a row and its request, the clock may go on by so much.
const LAST_LOOK: TimeDelta = TimeDelta::seconds(5);
/// What has begun may be finished for so long.
const LONGEST_MESSAGE: TimeDelta = TimeDelta::seconds(65);

/// A new process has settled what the last one left.
const SETTLED_AFTER: Duration = Duration::from_millis(1);

fn text<E: std::fmt::Display>(error: E) -> String {
    error.to_string()
}

fn must(holds: bool, words: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(words()) }
}

/// A request is about to leave: which row it is and what of it, if that may.
pub async fn leaving(world: &World, chat: &ChatAddress, part: &Part) -> Result<Leaving, String> {
    let alive = world.state().alive.clone();
    let (store, generation) = alive.ok_or("a request left while nobody lives")?;
    if part.text.contains(acts::MERGER_TOLD) {
        return told_of_merger(world, &store, generation, chat, part).await;
    }
    let texts = world.state().texts.clone();
    let mut found = texts.into_iter().map(|(notice, words)| (notice, words.found_in(&part.text)));
    let (notice, paragraphs) = found
        .rfind(|(_, paragraphs)| !paragraphs.is_empty())
        .ok_or_else(|| format!("12: nobody approved this: {}", part.text))?;
    let limit = capabilities_of(chat.channel).text_limit;
    must(utf16_len(&part.text) <= limit, || format!("12: {} units to {chat}", utf16_len(&part.text)))?;
    let person = person_at(world, &store, chat).await?.ok_or_else(|| format!("{chat} is nobody's"))?;
    let rows = store.deliveries_of(notice).await.map_err(text)?;
    let goes_on = !paragraphs.contains(&0);
    let begun = world.state().begun.clone();
    let meant = |row: &&Delivery| {
        let ours = matches!(row.state, DeliveryState::Claimed { lease, .. } if lease == generation);
        // Why it comes again stands at its beginning.
        let fits = if goes_on {
            begun.contains(&row.key)
                && paragraphs.iter().all(|paragraph| *paragraph <= last_paragraph(&world.state(), row))
        } else {
            mark(&part.text) == row.repeat.as_ref().map(|repeat| repeat.reason)
        };
        ours && row.key.person == person && fits
    };
    let seen = |row: &&Delivery| {
        let state = world.state();
        let sighting = state.sightings.get(&row.key);
        sighting.map_or((0, 0), |seen| (seen.most_of(chat.channel, &paragraphs), seen.most()))
    };
    let row = rows.iter().filter(meant).min_by_key(seen);
    let row = row.ok_or_else(|| {
        let theirs: Vec<&Delivery> = rows.iter().filter(|row| row.key.person == person).collect();
        format!("2: a request to {chat} left without a claimed row, paragraphs {paragraphs:?}: {theirs:?}")
    })?;
    world.state().begun.insert(row.key.clone());
    let stored = store.notice(notice).await.map_err(text)?.ok_or("the notice is missing")?;
    in_time(world, &stored, row, goes_on)?;
    Ok(Leaving { key: row.key.clone(), paragraphs })
}

/// What a memo tells of a merger leaves from a claimed row of that memo.
async fn told_of_merger(
    world: &World,
    store: &Store,
    generation: u64,
    chat: &ChatAddress,
    part: &Part,
) -> Result<Leaving, String> {
    let person = person_at(world, store, chat).await?.ok_or_else(|| format!("{chat} is nobody's"))?;
    let mut seen_least: Option<(u64, DeliveryKey)> = None;
    let mut memo = NoticeId(NoticeId::FIRST_MEMO.0 + 1);
    while let Some(found) = store.memo(memo).await.map_err(text)? {
        if found.message.plain_text() == part.text {
            for row in store.deliveries_of(memo).await.map_err(text)?.into_iter().filter(|row| row.key.person == person)
            {
                let ours = matches!(row.state, DeliveryState::Claimed { lease, .. } if lease == generation);
                let seen = world.state().sightings.get(&row.key).map_or(0, Sighting::most);
                if ours && seen_least.as_ref().is_none_or(|(least, _)| seen < *least) {
                    seen_least = Some((seen, row.key));
                }
            }
        }
        memo = NoticeId(memo.0 + 1);
    }
    let (_, key) = seen_least.ok_or_else(|| format!("2: a memo to {chat} left without a claimed row"))?;
    Ok(Leaving { key, paragraphs: vec![0] })
}

fn in_time(world: &World, notice: &Notice, row: &Delivery, goes_on: bool) -> Result<(), String> {
    let now = world.clock.time();
    let look = if goes_on { LONGEST_MESSAGE } else { LAST_LOOK };
    if world.clock.even_for() <= look {
        return Ok(());
    }
    let quiet = |at| world.hours.quiet_until(at).is_some();
    let is_quiet = quiet(now) && quiet(now - look);
    must(notice.urgent || !is_quiet, || format!("8: {:?} left at {now}, in quiet hours", row.key))?;
    let own_time = row.repeat.as_ref().is_some_and(|repeat| repeat.reason != RepeatReason::Undecided);
    let is_late = notice.latest().is_some_and(|latest| now - look > latest);
    must(own_time || !is_late, || format!("8: {:?} left at {now}, past its lateness", row.key))
}

/// Whose chat it is, or was before it moved: a request may still be on its way to the old name.
async fn person_at(world: &World, store: &Store, chat: &ChatAddress) -> Result<Option<PersonId>, String> {
    let number: String = chat.chat.chars().take(3).collect();
    let before = ChatAddress { chat: number.clone(), ..chat.clone() };
    for chat in [chat, &before] {
        if let Some(seated) = store.person_at(chat).await.map_err(text)? {
            world.state().persons.insert(number, seated.person.id.clone());
            return Ok(Some(seated.person.id));
        }
    }
    let known = world.state().persons.get(&number).cloned();
    Ok(known.or_else(|| acts::founder_at(chat)))
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
        let taken_over = |key: &DeliveryKey| world.state().handed_over.contains(key.seat.as_str());
        let others = first.difference(&planned).all(taken_over);
        must(first.is_superset(&planned) && others, || {
            format!("1: the rows of {id} are not its audience: {first:?} {planned:?}")
        })?;
    }
    let counts = store.notice_counts(id).await.map_err(text)?;
    for status in DeliveryStatus::ALL {
        let sum = rows.iter().filter(|row| row.status() == status).count() as u64;
        must(counts.of(status) == sum, || {
            format!("5: {sum} rows of {id} are {status:?}, {} counted", counts.of(status))
        })?;
    }
    let stored = store.acknowledgements_of(id).await.map_err(text)?;
    let sent_to: BTreeSet<&SeatId> = rows.iter().map(|row| &row.key.seat).collect();
    let of_those = stored.iter().filter(|one| sent_to.contains(&one.seat)).count();
    must(counts.acknowledged == of_those as u64, || format!("5: acknowledgements of {id} miscounted"))?;
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
    let sighting = state.sightings.get(&row.key).cloned().unwrap_or_default();
    let seen = sighting.most();
    must(seen <= 1, || format!("3: seen {seen} times: {row:?}"))?;
    must(row.key.n == 0 || row.repeat.is_some(), || format!("3: a repeat that does not say so: {row:?}"))?;
    let settled = matches!(row.status(), DeliveryStatus::Accepted | DeliveryStatus::Unknown | DeliveryStatus::Claimed);
    let whole = sighting.is_whole(last_paragraph(&state, row));
    must(!whole || settled, || format!("3: seen, and yet {row:?}"))?;
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
    let seats = store.seats().await.map_err(text)?;
    for notice in store.notices().await.map_err(text)? {
        let rows = store.deliveries_of(notice.id).await.map_err(text)?;
        at_rest_of_seats(world, &seats, &notice, &rows)?;
        once_at_a_seat(world, &seats, &rows)?;
        let acknowledged = store.acknowledgements_of(notice.id).await.map_err(text)?;
        for row in rows {
            at_rest(world, &acknowledged, &row)?;
            all += 1;
            undecided += u64::from(row.status() == DeliveryStatus::Unknown);
        }
    }
    let findings = store.check().await.map_err(text)?;
    must(findings.is_empty(), || format!("the store's own check: {findings:?}"))?;
    Ok((all, undecided))
}

/// Of all that the row says.
fn last_paragraph(state: &State, row: &Delivery) -> usize {
    match row.repeat.as_ref().map(|repeat| repeat.reason) {
        None | Some(RepeatReason::AskedFor | RepeatReason::Undecided) => {
            state.texts.get(&row.key.notice).map_or(0, |words| words.paragraphs)
        }
        Some(_) => 0,
    }
}

/// Who takes a seat over gets what had not left to those before; seats that have become one are one.
fn at_rest_of_seats(world: &World, seats: &[Seat], notice: &Notice, rows: &[Delivery]) -> Result<(), String> {
    let state = world.state();
    let mut of_seats: BTreeMap<&SeatId, Vec<&Delivery>> = BTreeMap::new();
    for row in rows {
        of_seats.entry(standing_for(seats, &row.key.seat)).or_default().push(row);
    }
    for (seat, of_seat) in of_seats {
        let any = |marked: &BTreeSet<String>| marked.iter().any(|id| standing_for(seats, &SeatId::new(id)) == seat);
        if !any(&state.handed_over) || any(&state.vacated) {
            continue;
        }
        let lost = of_seat.iter().filter(|row| row.key.n == 0).all(|row| row.status() == DeliveryStatus::Cancelled);
        must(notice.state == NoticeState::Cancelled || !lost, || {
            format!("11: {} was lost at {seat} when it changed hands: {of_seat:?}", notice.id)
        })?;
    }
    Ok(())
}

/// The seat that stands for this one by now.
fn standing_for<'s>(seats: &'s [Seat], id: &'s SeatId) -> &'s SeatId {
    let there = seats.iter().find(|seat| seat.merged_into.is_none() && seat.stands_for(id));
    there.map_or(id, |seat| &seat.id)
}

/// Nobody sees a notice itself twice for being at two seats that have become one.
fn once_at_a_seat(world: &World, seats: &[Seat], rows: &[Delivery]) -> Result<(), String> {
    let state = world.state();
    let mut seen: BTreeMap<(&SeatId, &PersonId), Vec<&Delivery>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.repeat.is_none() && state.sightings.contains_key(&row.key)) {
        seen.entry((standing_for(seats, &row.key.seat), &row.key.person)).or_default().push(row);
    }
    let twice = seen.into_values().find(|rows| rows.len() > 1);
    must(twice.is_none(), || format!("3: seen for two seats that are one: {twice:?}"))
}

fn at_rest(world: &World, acknowledged: &[Acknowledgement], row: &Delivery) -> Result<(), String> {
    let state = world.state();
    let DeliveryKey { notice, seat, person, .. } = &row.key;
    let seen = state.sightings.get(&row.key).is_some_and(|sighting| sighting.is_whole(last_paragraph(&state, row)));
    let pressed = state.pressed.contains(&(*notice, seat.to_string(), person.clone()));
    let proven = pressed && acknowledged.iter().any(|word| word.seat == *seat && word.by == *person);
    match row.status() {
        DeliveryStatus::Accepted => must(seen || proven, || format!("11: lost in silence: {row:?}")),
        DeliveryStatus::Unknown => Ok(()),
        status => must(!status.is_open(), || format!("5: open at the end: {row:?}")),
    }
}
