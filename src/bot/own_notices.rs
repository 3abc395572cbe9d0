//! The notices that a person was sent.

use super::caller::Caller;
use super::{Bot, BotError};
use crate::delivery::reminder;
use crate::domain::delivery::{Delivery, DeliveryState, Outcome, OutcomeKind};
use crate::domain::message::{Choice, Message};
use crate::domain::notice::{Notice, NoticeId, NoticeState};
use crate::domain::reminding::occurrence_of;
use crate::domain::rights::Act;
use chrono::{DateTime, Utc};

/// How far back a person's own notices are looked for.
const LOOK_BACK: usize = 40;

/// A notice with the person's rows, one a seat they hold: the last sending of each.
pub(super) struct OwnNotice {
    pub notice: Notice,
    pub rows: Vec<Delivery>,
}

/// The choices of what a chat was sent last, unasked.
pub(super) struct Pushed {
    pub choices: Vec<Choice>,
    pub at: DateTime<Utc>,
}

impl OwnNotice {
    pub fn acknowledged_at(&self) -> Option<DateTime<Utc>> {
        self.rows.iter().filter_map(|row| row.acknowledged_at).max()
    }

    /// Some seat of the person has not acknowledged.
    pub fn awaits(&self) -> bool {
        self.rows.iter().any(|row| row.acknowledged_at.is_none())
    }
}

impl Bot {
    /// The caller's notices, newest first.
    pub(super) async fn own_notices(&self, caller: &Caller<'_>) -> Result<Vec<OwnNotice>, BotError> {
        let mut own = Vec::new();
        if !caller.is_seated() {
            return Ok(own);
        }
        let went_out = |notice: &Notice| matches!(notice.state, NoticeState::Issuing | NoticeState::Issued);
        for notice in self.store().notices().await?.into_iter().filter(went_out).take(LOOK_BACK) {
            let rows = self.own_rows(caller, &notice).await?;
            if !rows.is_empty() {
                own.push(OwnNotice { notice, rows });
            }
        }
        Ok(own)
    }

    /// One row of a notice for each seat that the caller holds now: the one that reached them last, be it as a holder of a seat
    /// that was merged into it.
    pub(super) async fn own_rows(&self, caller: &Caller<'_>, notice: &Notice) -> Result<Vec<Delivery>, BotError> {
        let mut rows = Vec::new();
        let Some(person) = &caller.person else { return Ok(rows) };
        for seat in &caller.seats {
            let of_seat = self.store().deliveries_ever_to(notice.id, seat).await?;
            let own = of_seat.iter().filter(|row| row.key.person == person.id);
            let last = own.max_by_key(|row| (arrived_at(row), row.key.n));
            // What was sent to the holder before is the seat's.
            rows.extend(last.or(of_seat.last()).cloned());
        }
        Ok(rows)
    }

    /// The notice, reminder or memo that arrived last in this chat; of several that arrived together, the one with the highest number.
    pub(super) async fn last_pushed(&self, caller: &Caller<'_>) -> Result<Option<Pushed>, BotError> {
        let Some(person) = &caller.person else { return Ok(None) };
        let mut last: Option<(DateTime<Utc>, NoticeId, Vec<Choice>)> = None;
        for own in self.own_notices(caller).await? {
            // The same person's other channels show other things.
            let here = |row: &&Delivery| row.key.person == person.id && row.chat.as_ref() == Some(caller.chat);
            for row in own.rows.iter().filter(here) {
                let Some(at) = arrived_at(row) else { continue };
                if last.as_ref().is_none_or(|(last_at, id, _)| (*last_at, *id) < (at, own.notice.id)) {
                    last = Some((at, own.notice.id, choices_of(&own.notice, row, caller)));
                }
            }
        }
        let memo = self.store().last_memo_to(&person.id).await?.into_iter();
        for row in memo.filter(|row| row.chat.as_ref() == Some(caller.chat)) {
            let Some(at) = arrived_at(&row) else { continue };
            if last.as_ref().is_none_or(|(last_at, ..)| *last_at <= at)
                && let Some(memo) = self.store().memo(row.key.notice).await?
            {
                last = Some((at, memo.id, memo.message.choices));
            }
        }
        Ok(last.map(|(at, _, choices)| Pushed { choices, at }))
    }

    /// What a template message has only told of follows in full now that the person has written, which opened the
    /// window. After a crash in between it may follow once more.
    pub(super) async fn send_announced(&self, caller: &Caller<'_>) -> Result<(), BotError> {
        let own = self.own_notices(caller).await?;
        for own in own.iter().rev() {
            let here = |row: &&Delivery| is_announced_only(row) && row.chat.as_ref() == Some(caller.chat);
            for row in own.rows.iter().filter(here) {
                let message = self.as_sent(&own.notice, row, caller).await?;
                if let Outcome::Accepted { message } = self.gate.reply(caller.chat, &message).await {
                    self.store().complete_announced(&row.key, &message, self.desk.clock.now()).await?;
                }
            }
        }
        Ok(())
    }

    /// The notice's message as the row's seat gets it.
    async fn as_sent(&self, notice: &Notice, row: &Delivery, caller: &Caller<'_>) -> Result<Message, BotError> {
        let reminder = row
            .repeat
            .as_ref()
            .and_then(|repeat| reminder::message(notice, repeat.reason, occurrence_of(row), caller.text));
        if let Some(reminder) = reminder {
            return Ok(reminder);
        }
        let Some(seat) = self.store().seat(&row.key.seat).await? else { return Ok(notice.message.clone()) };
        let lead = self.store().lead(notice.id, &seat.unit).await?;
        Ok(lead.map_or_else(|| notice.message.clone(), |lead| lead.above(&notice.message)))
    }

    /// The notice was sent to the caller, or is for a unit of theirs.
    pub(super) async fn concerns(&self, caller: &Caller<'_>, notice: &Notice) -> Result<bool, BotError> {
        if !matches!(notice.state, NoticeState::Issuing | NoticeState::Issued) {
            return Ok(false);
        }
        if !self.own_rows(caller, notice).await?.is_empty() {
            return Ok(true);
        }
        for seat in caller.seats.iter().filter(|seat| seat.role.permits(Act::ReceiveNotices)) {
            if self.desk.is_addressed(notice, seat).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// A template message told of the notice; its text has not been seen here.
fn is_announced_only(row: &Delivery) -> bool {
    row.attempts.last().is_some_and(|attempt| attempt.outcome == OutcomeKind::Announced)
}

/// A reminder has choices of its own.
fn choices_of(notice: &Notice, row: &Delivery, caller: &Caller<'_>) -> Vec<Choice> {
    let reminder = row
        .repeat
        .as_ref()
        .and_then(|repeat| reminder::message(notice, repeat.reason, occurrence_of(row), caller.text));
    reminder.map_or_else(|| notice.message.choices.clone(), |reminder| reminder.choices)
}

fn arrived_at(row: &Delivery) -> Option<DateTime<Utc>> {
    match row.state {
        _ if is_announced_only(row) => None,
        // A claimed one may be on the person's phone already, and not recorded yet.
        DeliveryState::Accepted { at, .. } | DeliveryState::Claimed { at, .. } => Some(at),
        DeliveryState::Unknown { since } => Some(since),
        _ => None,
    }
}
