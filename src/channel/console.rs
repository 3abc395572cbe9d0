//! A channel that prints: for the demo and for trying things out without any platform.

use super::inbound::{Event, Inbound};
use super::render::{Button, Part};
use super::{Attaching, Capabilities, Channel, Markup, Pacing, Sending};
use crate::domain::delivery::Outcome;
use crate::domain::seat::{ChannelKind, ChatAddress};
use crate::store::{RawUpdate, UpdateKey};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(super) const CAPABILITIES: Capabilities = Capabilities {
    buttons: true,
    edit: true,
    picture: Attaching::Upload,
    file: Attaching::Upload,
    markup: Markup::Plain,
    text_limit: 16_384,
    caption_limit: 1024,
    file_caption: true,
    window: None,
    receipts: false,
    groups: false,
    fetch_limit: None,
};

/// Prints every message under its recipient's label, its buttons numbered. Clones share the writer.
#[derive(Clone)]
pub struct Console {
    state: Arc<Mutex<State>>,
}

struct State {
    writer: Box<dyn Write + Send>,
    labels: HashMap<String, String>,
    /// The latest message of each chat that has buttons.
    buttons: HashMap<String, (String, Vec<Button>)>,
    sent: u64,
    /// What is printed instead of a text that another recipient got just before.
    as_above: String,
    last: (String, String),
}

impl Console {
    /// `as_above` stands for a text that the recipient before has got too; an empty one prints the text again.
    pub fn new(writer: Box<dyn Write + Send>, as_above: &str) -> Console {
        let state = State {
            writer,
            labels: HashMap::new(),
            buttons: HashMap::new(),
            sent: 0,
            as_above: as_above.to_owned(),
            last: (String::new(), String::new()),
        };
        Console { state: Arc::new(Mutex::new(state)) }
    }

    /// Shows `label` instead of the identifier of `chat`.
    pub fn label(&self, chat: &str, label: &str) {
        self.state().labels.insert(chat.to_owned(), label.to_owned());
    }

    /// The button with this number, from 1, on the latest message of `chat` that has buttons: the message's identifier
    /// and the button's data.
    pub fn button(&self, chat: &str, number: usize) -> Option<(String, String)> {
        let state = self.state();
        let (message, buttons) = state.buttons.get(chat)?;
        let button = buttons.get(number.checked_sub(1)?)?;
        Some((message.clone(), button.data.clone()))
    }

    /// Prints a line of the surroundings between the messages, in order with them.
    pub fn print(&self, line: &str) {
        // Nobody is left to be told when the output is closed.
        let _ = writeln!(self.state().writer, "{line}");
    }

    /// Prints without ending the line.
    pub fn print_inline(&self, text: &str) {
        let mut state = self.state();
        let _ = state.writer.write_all(text.as_bytes()).and_then(|()| state.writer.flush());
    }

    fn show(&self, chat: &str, message: Option<&str>, part: &Part) -> Outcome {
        let mut state = self.state();
        let message_is_new = message.is_none();
        let message = message.map(str::to_owned).unwrap_or_else(|| {
            state.sent += 1;
            state.sent.to_string()
        });
        let label = state.labels.get(chat).map_or(chat, String::as_str);
        let mut out = format!("\n── {label} ──\n");
        if part.picture.is_some() {
            out.push_str("[▤] ");
        }
        if let Some(file) = &part.file {
            out.push_str(&format!("[{}] ", file.name));
        }
        let (last_chat, last_text) = &state.last;
        let repeated = !state.as_above.is_empty() && message_is_new && last_chat != chat && *last_text == part.text;
        out.push_str(if repeated { &state.as_above } else { part.text.trim_end() });
        out.push('\n');
        state.last = (chat.to_owned(), part.text.clone());
        for (index, button) in part.buttons.iter().enumerate() {
            out.push_str(&format!("  [{}] {}\n", index + 1, button.label));
        }
        if !part.buttons.is_empty() {
            state.buttons.insert(chat.to_owned(), (message.clone(), part.buttons.clone()));
        } else if state.buttons.get(chat).is_some_and(|(shown, _)| *shown == message) {
            state.buttons.remove(chat);
        }
        let written = state.writer.write_all(out.as_bytes()).and_then(|()| state.writer.flush());
        if let Err(error) = written {
            tracing::debug!(%error, "the output is closed");
        }
        Outcome::Accepted { message }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What was typed or pressed, in the form that the inbox keeps.
#[derive(Serialize, Deserialize)]
struct Typed {
    chat: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    press: Option<(String, String)>,
}

/// Typed text or a press as the update number `number` of this run; other events cannot happen on a console.
pub fn update(number: u64, chat: &ChatAddress, event: Event, now: DateTime<Utc>) -> RawUpdate {
    let (text, press) = match event {
        Event::Text(text) => (Some(text), None),
        Event::Press { data, message, .. } => (None, Some((message.unwrap_or_default(), data))),
        _ => (None, None),
    };
    let typed = Typed { chat: chat.chat.clone(), text, press };
    RawUpdate {
        key: UpdateKey { channel: ChannelKind::Console, id: number.to_string() },
        sequence: 0,
        received_at: now,
        body: serde_json::to_string(&typed).unwrap_or_default(),
    }
}

/// Reads what [`update`] wrote.
pub fn read(raw: &RawUpdate) -> Option<Inbound> {
    let typed: Typed = serde_json::from_str(&raw.body).ok()?;
    let event = match (typed.text, typed.press) {
        (Some(text), _) => Event::Text(text),
        (None, Some((message, data))) => Event::Press { press: message.clone(), data, message: Some(message) },
        (None, None) => Event::Other { answerable: true },
    };
    Some(Inbound {
        chat: ChatAddress { channel: ChannelKind::Console, chat: typed.chat.clone() },
        in_group: false,
        sender: typed.chat.clone(),
        sender_name: typed.chat,
        language: None,
        replies_to: None,
        event,
    })
}

impl Channel for Console {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Console
    }

    fn capabilities(&self) -> Capabilities {
        CAPABILITIES
    }

    fn pacing(&self) -> Pacing {
        Pacing::Unlimited
    }

    fn send<'a>(&'a self, chat: &'a str, part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async move { self.show(chat, None, part) })
    }

    fn edit<'a>(&'a self, chat: &'a str, message: &'a str, part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async move { self.show(chat, Some(message), part) })
    }

    fn confirm_press<'a>(&'a self, _press: &'a str, word: &'a str) -> Sending<'a, Outcome> {
        Box::pin(async move {
            if !word.is_empty() {
                self.print(word);
            }
            Outcome::Accepted { message: String::new() }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::render::render;
    use crate::domain::message::{Action, Message};
    use crate::domain::notice::NoticeId;

    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("paper").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_message_stands_under_its_recipient_with_numbered_buttons() {
        let paper = Paper::default();
        let console = Console::new(Box::new(paper.clone()), "");
        console.label("ct", "Chủ tịch UBND xã Hiệp Cường");
        let message = Message::text("Kết quả").choice("Đã tiếp nhận", Action::Acknowledge(NoticeId(3)));
        let parts = render(&message, console.capabilities());
        assert_eq!(console.send("ct", &parts[0]).await, Outcome::Accepted { message: "1".into() });
        let printed = String::from_utf8(paper.0.lock().expect("paper").clone()).expect("text");
        assert_eq!(printed, "\n── Chủ tịch UBND xã Hiệp Cường ──\nKết quả\n  [1] Đã tiếp nhận\n");
        assert_eq!(console.button("ct", 1), Some(("1".into(), "ack:3".into())));
        assert_eq!((console.button("ct", 2), console.button("ct", 0), console.button("x", 1)), (None, None, None));

        console.edit("ct", "1", &Part { text: "Đã ghi nhận".into(), ..Part::default() }).await;
        assert_eq!(console.button("ct", 1), None, "an edit takes the buttons away");
    }
}
