//! A notice exactly as each channel will show it, and the test that a person sends to themselves.

use super::{Desk, DeskError, NoticeProblem};
use crate::channel::render::{self, Part};
use crate::channel::{Markup, capabilities_of};
use crate::domain::delivery::Outcome;
use crate::domain::message::{Block, Line, Message};
use crate::domain::notice::{Notice, NoticeId};
use crate::domain::rights::{Act, Actor};
use crate::domain::seat::{ChannelKind, ChatAddress, Seat, SeatId};
use crate::text::{Text, escape};
use serde_json::{Value, json};

/// A notice as the holders of one seat will see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    pub notice: Notice,
    /// The seat whose message it is; `None` = the text for seats without figures of their own.
    pub seat: Option<Seat>,
    pub message: Message,
    pub channels: Vec<ChannelPreview>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelPreview {
    pub channel: ChannelKind,
    /// The platform's messages, in order, within its limits.
    pub parts: Vec<Part>,
    markup: Markup,
}

impl Desk {
    /// The channels that this installation sends over.
    pub fn configured_channels(&self) -> Vec<ChannelKind> {
        match self.post.gate() {
            Some(gate) => gate.kinds(),
            None => self.config.channels(),
        }
    }

    /// Renders the notice as it will be sent to `seat`, or without a lead, for the given channels; for those of the
    /// installation when none is given.
    pub async fn preview(
        &self,
        actor: &Actor,
        notice: NoticeId,
        seat: Option<&SeatId>,
        channels: &[ChannelKind],
    ) -> Result<Preview, DeskError> {
        self.permit(actor, Act::SeeResults)?;
        let notice = self.notice(notice).await?;
        let seat = match seat {
            Some(id) => {
                let missing = || DeskError::NotFound { what: "seat", id: id.to_string() };
                Some(self.store.seat(id).await?.ok_or_else(missing)?)
            }
            None => None,
        };
        let message = match &seat {
            Some(seat) => self.message_for(&notice, &seat.unit).await?,
            None => notice.message.clone(),
        };
        let mut kinds = channels.to_vec();
        if kinds.is_empty() {
            kinds = self.configured_channels();
        }
        if kinds.is_empty() {
            kinds = vec![ChannelKind::Telegram];
        }
        let mut previews = Vec::new();
        for channel in kinds {
            let capabilities = capabilities_of(channel).ok_or(NoticeProblem::UnknownChannel(channel))?;
            let parts = render::render(&message, capabilities);
            previews.push(ChannelPreview { channel, parts, markup: capabilities.markup });
        }
        Ok(Preview { notice, seat, message, channels: previews })
    }

    /// What the actor would be sent, marked as a test; its buttons do nothing, since nothing has been issued.
    pub async fn test_message(&self, actor: &Actor, notice: NoticeId, text: Text<'_>) -> Result<Message, DeskError> {
        self.permit(actor, Act::DraftNotice)?;
        let notice = self.notice(notice).await?;
        if !notice.is_editable() {
            return Err(DeskError::NoticeState { notice: notice.id, state: notice.state });
        }
        let seat = match actor {
            Actor::Seat { seat, .. } => self.store.seat(seat).await?,
            _ => None,
        };
        let mut message = match seat {
            Some(seat) => self.message_for(&notice, &seat.unit).await?,
            None => notice.message.clone(),
        };
        let mark = text.test_mark(notice.id.to_string());
        message.blocks.insert(0, Block::Text(Line::strong(mark)));
        let labels: Vec<String> = message.choices.drain(..).map(|choice| choice.label).collect();
        if !labels.is_empty() {
            message = message.note(text.preview_buttons(labels.join("; ")));
        }
        Ok(message)
    }

    /// Sends the test to the holders of the acting seat, through the gate and without a delivery row. The chats that it
    /// has reached.
    pub async fn send_test(
        &self,
        actor: &Actor,
        notice: NoticeId,
        text: Text<'_>,
    ) -> Result<Vec<ChatAddress>, DeskError> {
        let message = self.test_message(actor, notice, text).await?;
        let Actor::Seat { seat, .. } = actor else { return Err(NoticeProblem::NoSeatForTest.into()) };
        let gate = self.post.gate().ok_or(NoticeProblem::NotServing)?;
        let mut reached = Vec::new();
        if let Some(seat) = self.store.seat(seat).await? {
            for person in self.holders(&seat).await? {
                if let Some(chat) = person.reachable_at()
                    && matches!(gate.reply(chat, &message).await, Outcome::Accepted { .. })
                {
                    reached.push(chat.clone());
                }
            }
        }
        if reached.is_empty() { Err(NoticeProblem::NoSeatForTest.into()) } else { Ok(reached) }
    }
}

impl ChannelPreview {
    /// The words of a part without its markup, as a reader sees them.
    pub fn words(&self, part: &Part) -> String {
        match self.markup {
            Markup::Html => escape::words(&part.text),
            Markup::Plain => part.text.clone(),
        }
    }
}

impl Preview {
    /// The parts one below the other under a line that counts them, buttons in brackets.
    pub fn plain_text(&self, text: Text<'_>) -> String {
        let mut shown = Vec::new();
        for preview in &self.channels {
            for (index, part) in preview.parts.iter().enumerate() {
                let words = preview.words(part);
                let heading = text.preview_part(
                    text.channel(preview.channel),
                    (index + 1).to_string(),
                    preview.parts.len().to_string(),
                    words.chars().count().to_string(),
                );
                let buttons: String = part.buttons.iter().map(|button| format!("\n[{}]", button.label)).collect();
                shown.push(format!("═══ {heading}\n\n{words}{buttons}"));
            }
        }
        shown.join("\n\n")
    }

    /// The shape of `docs/json.md`.
    pub fn to_json(&self) -> Value {
        let part = |part: &Part| {
            let buttons: Vec<&str> = part.buttons.iter().map(|button| button.label.as_str()).collect();
            json!({ "text": part.text, "buttons": buttons, "file": part.file.as_ref().map(|file| &file.name) })
        };
        let channel = |preview: &ChannelPreview| {
            let parts: Vec<Value> = preview.parts.iter().map(part).collect();
            json!({ "channel": preview.channel.code(), "parts": parts })
        };
        json!({
            "notice": self.notice.id,
            "revision": self.notice.revision,
            "seat": self.seat.as_ref().map(|seat| &seat.id),
            "channels": self.channels.iter().map(channel).collect::<Vec<_>>(),
        })
    }
}
