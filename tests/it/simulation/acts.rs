//! What persons and the machine do at random: issue, press, pause, cancel, set the clock, leave.

mod answering;
#[cfg(test)]
mod day;
mod handing_over;
mod merging;
mod receiving;
mod wording;

use super::History;
use super::KINDS;
use super::clock::SimulatedClock;
use super::platform::World;
use crate::dice::Dice;
use chrono::{DateTime, TimeDelta};
use loa::delivery::{Post, Waker, outbox};
use loa::desk::Desk;
use loa::domain::delivery::{Delivery, DeliveryKey, DeliveryStatus, Repeat, RepeatReason};
use loa::domain::letter::{LetterId, LetterRef};
use loa::domain::message::{Action, Message};
use loa::domain::notice::{Acknowledgement, Notice, NoticeId, NoticeKind, NoticeState, Stamp, UnknownPolicy};
use loa::domain::recipients::Recipients;
use loa::domain::rights::Actor;
use loa::domain::role::Role;
use loa::domain::seat::{Address, AddressState, ChatAddress, Holding, Person, PersonId, Seat, SeatId};
use loa::domain::unit::UnitId;
use loa::store::{AcknowledgeResult, NewNotice, NoticeEdit, Store, StoreError};
pub use merging::TOLD as MERGER_TOLD;
use std::sync::Arc;
pub use wording::Words;

const MOST_NOTICES: usize = 4;
/// Chats have three digits; one that moves keeps them as the beginning of its name.
const FIRST_CHAT: u64 = 100;

pub struct Acts {
    store: Store,
    world: Arc<World>,
    clock: Arc<SimulatedClock>,
    waker: Waker,
    desk: Desk,
    dice: Dice,
    /// For what is asked and answered beside all that.
    aside: Dice,
    /// For the merging of seats, where they are merged.
    merging: Option<Dice>,
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

impl Acts {
    pub fn new(history: &mut History, waker: &Waker) -> Acts {
        let seed = history.dice.throw();
        Acts {
            store: history.store.clone(),
            world: Arc::clone(&history.world),
            clock: Arc::clone(&history.clock),
            waker: waker.clone(),
            desk: Desk {
                store: history.store.clone(),
                catalogue: Arc::clone(&history.catalogue),
                config: Arc::clone(&history.config),
                clock: history.clock.clone(),
                wake: waker.clone(),
                post: Post::default(),
            },
            dice: Dice::of(seed),
            aside: Dice::of(!seed),
            merging: history.merges.then(|| Dice::of(seed.rotate_left(17))),
        }
    }

    /// Some seats with one or two persons in each, some of them on two channels. Nobody holds two: what is sent to a
    /// person for either seat looks alike, and the ledger could not tell one row from the other.
    pub async fn found(history: &mut History) -> Result<(), String> {
        let dice = &mut history.dice;
        let mut seats = Vec::new();
        for number in 0..dice.between(2, 6) {
            let holders: Vec<Person> =
                (0..1 + u64::from(dice.one_in(3))).map(|second| person(2 * number + second, dice)).collect();
            let holding =
                |holder: &Person| Holding { person: holder.id.clone(), from: DateTime::UNIX_EPOCH, until: None };
            let seat = Seat {
                id: SeatId::new(format!("seat-{number}")),
                unit: UnitId::new("hy-hiep-cuong"),
                title: format!("Chủ tịch {number}"),
                role: Role::SeatHolder,
                holdings: holders.iter().map(holding).collect(),
                came_from: Vec::new(),
                merged: Vec::new(),
                merged_into: None,
            };
            seats.push((seat, holders));
        }
        history.store.put_seats(seats).await.map_err(text)
    }

    /// One thing happens.
    pub async fn one(&mut self) -> Result<(), String> {
        self.answer().await?;
        self.merge().await?;
        match self.dice.between(0, 24) {
            0..=4 => self.issue().await,
            5..=8 => self.press().await,
            9 => self.pause().await,
            10 => Self::resume_all(&self.store, &self.waker).await.map_err(text),
            11 => self.cancel().await.map(drop),
            12 => {
                let hours = self.dice.pick(&[-24, -1, 1, 5, 26]);
                self.clock.jump(TimeDelta::hours(hours));
                Ok(())
            }
            13 => self.unsubscribe().await,
            14 => self.vacate().await,
            15 => self.remind().await,
            16 => self.resend().await,
            17 if self.dice.one_in(3) => self.steal().await,
            18 | 19 => self.hand_over().await,
            20..=22 => self.receive().await,
            _ => Self::wait_for_what_is_due(&self.store, &self.clock, &self.waker).await.map_err(text),
        }
    }

    /// Drafted, perhaps edited, approved, and issued.
    async fn issue(&mut self) -> Result<(), String> {
        let number = self.store.notices().await.map_err(text)?.len();
        if number >= MOST_NOTICES {
            return Ok(());
        }
        let urgent = self.dice.one_in(4);
        let policy = self.dice.pick(&[UnknownPolicy::Hold, UnknownPolicy::RepeatMarked]);
        let lateness = TimeDelta::hours(self.dice.pick(&[1, 72]));
        let draft = self.draft(format!("Mô phỏng {number} nháp"), urgent, policy, lateness);
        let drafted = self.store.add_notices(vec![draft]).await.map_err(text)?.remove(0);
        let id = drafted.id;
        let words =
            Words { tag: format!("Mô phỏng {number} đã duyệt"), paragraphs: self.dice.pick(&[0, 0, 2, 4]) };
        let message = words.message().choice("Đã tiếp nhận", Action::Acknowledge(id));
        self.world.state().texts.insert(id, words);
        let edit = NoticeEdit { message, ..NoticeEdit::from(&drafted) };
        let edited = self.store.edit_notice(id, drafted.revision, edit, self.stamp()).await.map_err(text)?;
        self.store.approve_notice(id, edited.revision, self.stamp(), Vec::new()).await.map_err(text)?;
        let notice = self.store.begin_issue(id, self.stamp()).await.map_err(text)?;
        plan(&self.store, &self.world, &notice).await?;
        self.waker.wake();
        Ok(())
    }

    fn draft(&self, title: String, urgent: bool, unknown_policy: UnknownPolicy, max_lateness: TimeDelta) -> NewNotice {
        let unit = UnitId::new("hy-kim-dong");
        NewNotice {
            kind: NoticeKind::Announcement { periods: Vec::new() },
            letter: LetterRef { letter: LetterId::of_content(&unit, "0123456789abcdef"), version: 1 },
            issuer: unit,
            audience: Recipients::everyone(),
            message: Message::new().title(title),
            drafted: self.stamp(),
            urgent,
            unknown_policy,
            max_lateness,
            personal: false,
            corrects: None,
        }
    }

    fn stamp(&self) -> Stamp {
        Stamp { by: Actor::System, at: self.clock.time() }
    }

    /// A process finds notices whose issuing was interrupted, and goes on.
    pub async fn resume_issuing(history: &History) -> Result<(), String> {
        for notice in history.store.notices().await.map_err(text)? {
            if notice.state == NoticeState::Issuing {
                // Some of what was planned may be gone with the power.
                let rows = history.store.deliveries_of(notice.id).await.map_err(text)?;
                let stored = rows.into_iter().filter(|row| row.repeat.is_none()).map(|row| row.key).collect();
                history.world.state().planned.insert(notice.id, stored);
                plan(&history.store, &history.world, &notice).await?;
            }
        }
        Ok(())
    }

    /// Somebody who has seen a notice presses, for each of their seats; once, twice, or long after.
    async fn press(&mut self) -> Result<(), String> {
        let seen = self.world.state().sightings.keys().filter(|key| !key.notice.is_memo()).cloned().collect::<Vec<_>>();
        if seen.is_empty() {
            return Ok(());
        }
        let key = &seen[self.dice.throw() as usize % seen.len()];
        for seat in self.store.seats().await.map_err(text)? {
            let rows = self.store.deliveries_ever_to(key.notice, &seat).await.map_err(text)?;
            let was_sent = rows.iter().any(|row| row.key.person == key.person);
            if !seat.is_held_by(&key.person) || !was_sent {
                continue;
            }
            let word = Acknowledgement {
                notice: key.notice,
                seat: seat.id.clone(),
                by: key.person.clone(),
                at: self.clock.time(),
            };
            let pressed = seat.ids().map(|id| (key.notice, id.to_string(), key.person.clone()));
            self.world.state().pressed.extend(pressed);
            let (AcknowledgeResult::Recorded(stands) | AcknowledgeResult::Already(stands)) =
                self.store.acknowledge(word).await.map_err(text)?;
            let known = (key.notice, seat.id.to_string());
            let before = self.world.state().acknowledged.entry(known).or_insert_with(|| stands.clone()).clone();
            if before != stands {
                return Err(format!("7: acknowledged twice: {before:?}, then {stands:?}"));
            }
        }
        Ok(())
    }

    async fn pause(&mut self) -> Result<(), String> {
        let Some(notice) = self.any_notice(NoticeState::Issued).await? else { return Ok(()) };
        self.store.pause_notice(notice, Some(self.stamp())).await.map_err(text)?;
        Ok(())
    }

    pub async fn resume_all(store: &Store, waker: &Waker) -> Result<(), StoreError> {
        for notice in store.notices().await? {
            if notice.paused.is_some() && notice.state == NoticeState::Issued {
                store.pause_notice(notice.id, None).await?;
            }
        }
        waker.wake();
        Ok(())
    }

    async fn cancel(&mut self) -> Result<bool, String> {
        let Some(notice) = self.any_notice(NoticeState::Issued).await? else { return Ok(true) };
        let cancels = self.dice.one_in(2);
        if cancels {
            self.store.cancel_notice(notice).await.map_err(text)?;
            self.world.state().cancelled.insert(notice, self.clock.time());
        }
        Ok(cancels)
    }

    async fn any_notice(&mut self, state: NoticeState) -> Result<Option<NoticeId>, String> {
        let notices = self.store.notices().await.map_err(text)?;
        let fit: Vec<NoticeId> =
            notices.iter().filter(|notice| notice.state == state).map(|notice| notice.id).collect();
        Ok(if fit.is_empty() { None } else { Some(self.dice.pick(&fit)) })
    }

    async fn unsubscribe(&mut self) -> Result<(), String> {
        let person = PersonId::new(format!("person-{}", self.dice.between(0, 12)));
        if self.store.person(&person).await.map_err(text)?.is_none() {
            return Ok(());
        }
        let at = self.dice.one_in(2).then(|| self.clock.time());
        self.store.set_unsubscribed(&person, at).await.map_err(text)
    }

    async fn vacate(&mut self) -> Result<(), String> {
        let seat = self.any_seat().await?;
        if self.dice.one_in(3) {
            self.world.state().vacated.insert(seat.to_string());
            self.store.revoke_seat(&seat, self.clock.time()).await.map_err(text)?;
        }
        Ok(())
    }

    /// A reminder to whoever has got the notice and not answered.
    async fn remind(&mut self) -> Result<(), String> {
        self.again(RepeatReason::Reminder, |row| {
            row.status() == DeliveryStatus::Accepted && row.acknowledged_at.is_none()
        })
        .await
    }

    /// A person sends again to whom it did not reach for certain.
    async fn resend(&mut self) -> Result<(), String> {
        self.again(RepeatReason::AskedFor, |row| row.status() == DeliveryStatus::Unknown || row.status().is_failed())
            .await
    }

    async fn again(&mut self, reason: RepeatReason, needs: impl Fn(&Delivery) -> bool) -> Result<(), String> {
        let Some(notice) = self.any_notice(NoticeState::Issued).await? else { return Ok(()) };
        let rows = self.store.deliveries_of(notice).await.map_err(text)?;
        let mut repeats: Vec<Delivery> = Vec::new();
        for row in rows.iter().filter(|row| needs(row)) {
            let of_person = |other: &&Delivery| other.key.seat == row.key.seat && other.key.person == row.key.person;
            // One at a time, as the ledger can tell apart.
            if rows.iter().filter(of_person).any(|row| row.status().is_open())
                || repeats.iter().any(|row| of_person(&row))
            {
                continue;
            }
            let n = rows.iter().filter(of_person).map(|row| row.key.n).max().unwrap_or(0) + 1;
            let repeat = Repeat { reason, decided_by: "office".to_owned() };
            let key = DeliveryKey { n, ..row.key.clone() };
            repeats.push(Delivery { repeat: Some(repeat), ..Delivery::planned(key, row.chat.clone()) });
        }
        self.store.plan_deliveries(repeats).await.map_err(text)?;
        self.waker.wake();
        Ok(())
    }

    /// Another process takes the lease: the living one may claim nothing more.
    async fn steal(&mut self) -> Result<(), String> {
        let (_, living) = self.world.state().alive.clone().ok_or("nobody lives")?;
        self.store.take_lease(self.clock.time()).await.map_err(text)?;
        for kind in KINDS {
            if let Ok(rows) = self.store.claim_due(kind, self.clock.time(), 1, living).await {
                return Err(format!("10: claimed under a lease that another process has taken: {rows:?}"));
            }
        }
        Ok(())
    }

    /// The clock goes on to when the next row is due.
    pub async fn wait_for_what_is_due(store: &Store, clock: &SimulatedClock, waker: &Waker) -> Result<(), StoreError> {
        let mut next = None;
        for kind in KINDS {
            let due = store.next_due(kind).await?;
            next = next.into_iter().chain(due).min();
        }
        if let Some(due) = next.filter(|due| *due > clock.time()) {
            clock.jump(due - clock.time());
        }
        waker.wake();
        Ok(())
    }
}

/// Plans the rows of a notice that is being issued, as far as they are not there, and opens it to the sender.
async fn plan(store: &Store, world: &World, notice: &Notice) -> Result<(), String> {
    let mut seats = Vec::new();
    for seat in store.seats().await.map_err(text)? {
        let mut persons = Vec::new();
        for holder in seat.holders() {
            persons.extend(store.person(holder).await.map_err(text)?);
        }
        seats.push((seat, persons));
    }
    for row in outbox::first_sendings(notice, &seats) {
        // What counts is what was planned before an interruption.
        world.state().planned.entry(notice.id).or_default().insert(row.key.clone());
        store.plan_deliveries(vec![row]).await.map_err(text)?;
    }
    store.finish_issue(notice.id).await.map_err(text)?;
    Ok(())
}

/// Whose chat it was from the beginning.
pub fn founder_at(chat: &ChatAddress) -> Option<PersonId> {
    let number: u64 = chat.chat.get(..3)?.parse().ok()?;
    Some(PersonId::new(format!("person-{}", number.checked_sub(FIRST_CHAT)?)))
}

fn person(number: u64, dice: &mut Dice) -> Person {
    let kinds = match dice.between(0, 4) {
        0 => vec![KINDS[1]],
        1 => vec![KINDS[0], KINDS[1]],
        2 => vec![KINDS[1], KINDS[0]],
        _ => vec![KINDS[0]],
    };
    let address = |kind| {
        let chat = ChatAddress { channel: kind, chat: (FIRST_CHAT + number).to_string() };
        Address { chat, state: AddressState::Active }
    };
    Person {
        id: PersonId::new(format!("person-{number}")),
        name: format!("Người {number}"),
        language: None,
        addresses: kinds.into_iter().map(address).collect(),
        unsubscribed_at: None,
    }
}
