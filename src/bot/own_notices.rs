//! The notices that a person was sent.

use super::caller::Caller;
use super::{Bot, BotError};
use crate::domain::delivery::{Delivery, DeliveryKey, DeliveryState, Outcome, OutcomeKind};
use crate::domain::message::Message;
use crate::domain::notice::{Notice, NoticeState};
use crate::domain::rights::Act;
use crate::domain::seat::ChatAddress;
use chrono::{DateTime, Utc};

/// How far back a person's own notices are looked for.
const LOOK_BACK: usize = 40;

/// A notice with the person's rows, one a seat they hold: the last sending of each.
pub(super) struct OwnNotice {
    pub notice: Notice,
    pub rows: Vec<Delivery>,
}

/// The notice that a chat saw last.
pub(super) struct Pushed {
    pub notice: Notice,
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

    /// When it came to `chat`, if it did: the same person's other channels show other things.
    fn arrived_at(&self, chat: &ChatAddress) -> Option<DateTime<Utc>> {
        self.rows.iter().filter(|row| row.chat.as_ref() == Some(chat)).filter_map(arrived_at).max()
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

    /// The caller's rows of a notice in the seats they hold now.
    pub(super) async fn own_rows(&self, caller: &Caller<'_>, notice: &Notice) -> Result<Vec<Delivery>, BotError> {
        let mut rows = Vec::new();
        let Some(person) = &caller.person else { return Ok(rows) };
        for seat in &caller.seats {
            let mut key = DeliveryKey { notice: notice.id, seat: seat.id.clone(), person: person.id.clone(), n: 0 };
            let mut last = None;
            while let Some(row) = self.store().delivery(&key).await? {
                last = Some(row);
                key.n += 1;
            }
            rows.extend(last);
        }
        Ok(rows)
    }

    /// The notice that arrived last in this chat; of several that arrived together, the one with the highest number.
    pub(super) async fn last_notice(&self, caller: &Caller<'_>) -> Result<Option<Pushed>, BotError> {
        let own = self.own_notices(caller).await?.into_iter();
        let arrived = own.filter_map(|own| Some(Pushed { at: own.arrived_at(caller.chat)?, notice: own.notice }));
        Ok(arrived.max_by_key(|pushed| (pushed.at, pushed.notice.id)))
    }

    /// What a template message has only told of follows in full now that the person has written, which opened the
    /// window. After a crash in between it may follow once more.
    pub(super) async fn send_announced(&self, caller: &Caller<'_>) -> Result<(), BotError> {
        let own = self.own_notices(caller).await?;
        for own in own.iter().rev() {
            let here = |row: &&Delivery| is_announced_only(row) && row.chat.as_ref() == Some(caller.chat);
            for row in own.rows.iter().filter(here) {
                let message = self.as_sent(&own.notice, row).await?;
                if let Outcome::Accepted { message } = self.gate.reply(caller.chat, &message).await {
                    self.store().complete_announced(&row.key, &message, self.desk.clock.now()).await?;
                }
            }
        }
        Ok(())
    }

    /// The notice's message as the row's seat gets it.
    async fn as_sent(&self, notice: &Notice, row: &Delivery) -> Result<Message, BotError> {
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
            if self.desk.is_addressed(notice, &seat.unit).await? {
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

fn arrived_at(row: &Delivery) -> Option<DateTime<Utc>> {
    match row.state {
        _ if is_announced_only(row) => None,
        // A claimed one may be on the person's phone already, and not recorded yet.
        DeliveryState::Accepted { at, .. } | DeliveryState::Claimed { at, .. } => Some(at),
        DeliveryState::Unknown { since } => Some(since),
        _ => None,
    }
}
