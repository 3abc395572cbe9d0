//! Đã tiếp nhận: recorded once, by a present holder of a seat that the notice was sent to.

use super::caller::Caller;
use super::reply::{Press, Reply, reply};
use super::{Bot, BotError};
use crate::channel::render::render;
use crate::delivery::crash::crash_point;
use crate::desk::notice_title;
use crate::domain::delivery::{Delivery, DeliveryState};
use crate::domain::letter::LetterState;
use crate::domain::message::{Action, Block, Line, Message};
use crate::domain::notice::{Acknowledgement, Notice, NoticeId, NoticeState};
use crate::domain::rights::Act;
use crate::store::AcknowledgeResult;
use crate::text::numbers;
use chrono::{DateTime, Utc};

/// Why a press records nothing.
enum Refusal {
    Unknown,
    Cancelled,
    Superseded,
    /// A correction has taken its place.
    Corrected {
        notice: NoticeId,
        by: NoticeId,
    },
    /// The person holds no seat that the notice was sent to (any more).
    NoSeat,
}

impl Bot {
    /// Records the acknowledgement for every seat of the caller that the notice was sent to.
    pub(super) async fn acknowledge(
        &self,
        caller: &Caller<'_>,
        id: NoticeId,
        press: Option<&Press<'_>>,
    ) -> Result<Reply, BotError> {
        let (notice, results) = match self.record(caller, id).await? {
            Ok(recorded) => recorded,
            Err(refusal) => return self.refuse(caller, refusal, press).await,
        };
        let recorded = results.iter().find_map(|result| match result {
            AcknowledgeResult::Recorded(acknowledgement) => Some(acknowledgement),
            AcknowledgeResult::Already(_) => None,
        });
        let earlier = results.iter().find_map(|result| match result {
            AcknowledgeResult::Already(acknowledgement) => Some(acknowledgement),
            AcknowledgeResult::Recorded(_) => None,
        });
        let (word, at) = match (recorded, earlier) {
            (Some(new), _) => (caller.text.chat_acknowledged(id.to_string(), numbers::time(new.at)), new.at),
            (None, Some(earlier)) => {
                (caller.text.chat_acknowledged_before(id.to_string(), numbers::time(earlier.at)), earlier.at)
            }
            (None, None) => return self.refuse(caller, Refusal::NoSeat, press).await,
        };
        let Some(press) = press else { return reply(Message::text(word)) };
        self.gate.confirm_press(caller.chat, press.id, &word).await;
        let shown = self.message_shown(caller, &notice, press).await?;
        let message = acknowledged_message(shown, at, caller);
        match press.message.filter(|_| self.can_replace(caller, &message)) {
            Some(sent) => {
                self.gate.replace(caller.chat, sent, &message).await;
                Ok(Vec::new())
            }
            None => reply(Message::text(word)),
        }
    }

    /// The notice as the message under the press shows it: with what the seat's unit reads first.
    async fn message_shown(
        &self,
        caller: &Caller<'_>,
        notice: &Notice,
        press: &Press<'_>,
    ) -> Result<Message, BotError> {
        let rows = self.own_rows(caller, notice).await?;
        let arrived_as = |row: &&Delivery| match &row.state {
            DeliveryState::Accepted { message, .. } => Some(message.as_str()) == press.message,
            _ => false,
        };
        let row = rows.iter().find(arrived_as).or(rows.first());
        let seat = row.and_then(|row| caller.seats.iter().find(|seat| seat.stands_for(&row.key.seat)));
        match seat {
            Some(seat) => Ok(self.desk.message_for(notice, &seat.unit).await?),
            None => Ok(notice.message.clone()),
        }
    }

    /// A message of several parts, or one on a channel that cannot edit, stays as it is: a short word follows instead.
    fn can_replace(&self, caller: &Caller<'_>, message: &Message) -> bool {
        let capabilities = self.gate.capabilities(caller.chat.channel);
        capabilities.is_some_and(|capabilities| capabilities.edit && render(message, capabilities).len() == 1)
    }

    /// "đã tiếp nhận" typed: clear when one notice is open, else asked which.
    pub(super) async fn acknowledge_by_word(&self, caller: &Caller<'_>) -> Result<Reply, BotError> {
        let own = self.own_notices(caller).await?;
        let mut open: Vec<&Notice> = own.iter().filter(|own| own.awaits()).map(|own| &own.notice).collect();
        // By their numbers, so that of all notices of a letter the first is number 1.
        open.sort_by_key(|notice| notice.id);
        match open.as_slice() {
            [] => match own.first() {
                Some(last) => self.acknowledge(caller, last.notice.id, None).await,
                None => reply(Message::text(caller.text.chat_nothing_to_acknowledge())),
            },
            [one] => self.acknowledge(caller, one.id, None).await,
            several => {
                let text = caller.text;
                let title = |notice: &&Notice| text.notice_heading(notice.id.to_string(), notice_title(notice)).into();
                let message = Message::text(text.chat_which_notice()).lines(several.iter().map(title).collect());
                reply(several.iter().fold(message, |message, notice| {
                    let label = text.chat_acknowledge_one(notice.id.to_string());
                    message.choice(label, Action::Acknowledge(notice.id))
                }))
            }
        }
    }

    async fn record(
        &self,
        caller: &Caller<'_>,
        id: NoticeId,
    ) -> Result<Result<(Notice, Vec<AcknowledgeResult>), Refusal>, BotError> {
        let Some(notice) = self.store().notice(id).await? else { return Ok(Err(Refusal::Unknown)) };
        match notice.state {
            NoticeState::Issuing | NoticeState::Issued => {}
            NoticeState::Cancelled => return Ok(Err(Refusal::Cancelled)),
            NoticeState::Draft | NoticeState::Approved => return Ok(Err(Refusal::Unknown)),
        }
        let Some(person) = &caller.person else { return Ok(Err(Refusal::NoSeat)) };
        let rows = self.own_rows(caller, &notice).await?;
        let held = |row: &Delivery| {
            let mut seats = caller.seats.iter().filter(|held| held.role.permits(Act::Acknowledge));
            seats.find(|held| held.stands_for(&row.key.seat)).map(|held| held.id.clone())
        };
        let seats: Vec<_> = rows.iter().filter_map(held).collect();
        if seats.is_empty() {
            return Ok(Err(Refusal::NoSeat));
        }
        if let Some(by) = notice.corrected_by {
            return Ok(Err(Refusal::Corrected { notice: notice.id, by }));
        }
        if self.is_superseded(&notice).await? {
            return Ok(Err(Refusal::Superseded));
        }
        let mut results = Vec::new();
        for seat in seats {
            let acknowledgement = Acknowledgement { notice: notice.id, seat, by: person.id.clone(), at: caller.now };
            results.push(self.store().acknowledge(acknowledgement).await?);
        }
        crash_point("after-tap");
        Ok(Ok((notice, results)))
    }

    /// A newer version of its letter has been confirmed.
    async fn is_superseded(&self, notice: &Notice) -> Result<bool, BotError> {
        let letter = self.store().letter(&notice.letter).await?;
        Ok(letter.is_some_and(|letter| letter.state == LetterState::Superseded))
    }

    async fn refuse(
        &self,
        caller: &Caller<'_>,
        refusal: Refusal,
        press: Option<&Press<'_>>,
    ) -> Result<Reply, BotError> {
        let word = match refusal {
            Refusal::Unknown => caller.text.chat_old_button(),
            Refusal::Cancelled => caller.text.chat_notice_cancelled(),
            Refusal::Superseded => caller.text.chat_notice_superseded(),
            Refusal::Corrected { notice, by } => caller.text.corrected_press(notice.to_string(), by.to_string()),
            Refusal::NoSeat => caller.text.chat_no_seat_for_notice(),
        };
        if let Some(press) = press {
            self.gate.confirm_press(caller.chat, press.id, &word).await;
        }
        reply(Message::text(word))
    }
}

/// The notice as it stands in the chat from now on: acknowledged, with the choices that remain.
fn acknowledged_message(mut message: Message, at: DateTime<Utc>, caller: &Caller<'_>) -> Message {
    let mark = Block::Text(Line::strong(caller.text.chat_acknowledged_mark(numbers::time(at))));
    let notes = message.blocks.iter().rev().take_while(|block| matches!(block, Block::Note(_))).count();
    message.blocks.insert(message.blocks.len() - notes, mark);
    message.choices.retain(|choice| !matches!(choice.action, Action::Acknowledge(_)));
    message
}
