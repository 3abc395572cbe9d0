//! An update as it came → what a person did. Nothing but the chat is required: what is new to the platform must not
//! hide the words beside it.

use crate::channel::inbound::{Attachment, Event, Inbound};
use crate::domain::seat::{ChannelKind, ChatAddress};
use crate::store::{RawUpdate, UpdateKey};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use sha2::{Digest, Sha256};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Update {
    event_name: String,
    message: Option<Message>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Message {
    #[serde(deserialize_with = "text_or_number")]
    message_id: String,
    from: Sender,
    chat: Chat,
    text: Option<String>,
    caption: Option<String>,
    /// The vendor's pages say `photo`, its own library reads `photo_url`.
    photo: Option<String>,
    photo_url: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sender {
    #[serde(deserialize_with = "text_or_number")]
    id: String,
    display_name: Option<String>,
    first_name: Option<String>,
    is_bot: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Chat {
    #[serde(deserialize_with = "text_or_number")]
    id: String,
    chat_type: String,
}

/// An identifier, whether it was written as text or as a number of any length.
pub(super) fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    })
}

/// The update within its envelope, or the body itself where there is no envelope.
pub(super) fn within_envelope(body: &Value) -> &Value {
    match body.get("result") {
        Some(result) if result.is_object() => result,
        _ => body,
    }
}

/// The update to be stored: known again by its message and chat, or by its content when it has none.
pub fn raw(update: &Value, now: DateTime<Utc>) -> RawUpdate {
    let body = update.to_string();
    let read: Update = serde_json::from_value(update.clone()).unwrap_or_default();
    let id = match read.message {
        Some(message) if !message.message_id.is_empty() => format!("{}/{}", message.chat.id, message.message_id),
        _ => Sha256::digest(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    RawUpdate { key: UpdateKey { channel: ChannelKind::ZaloBot, id }, sequence: 0, received_at: now, body }
}

/// Reads one update. `None` for one that names no chat; what Loa has no use for becomes [`Event::Other`].
pub fn read(raw: &str) -> Option<Inbound> {
    let Update { event_name, message } = serde_json::from_str(raw).unwrap_or_default();
    let message = message?;
    let sender = Some(message.from.id.clone()).filter(|id| !id.is_empty());
    // In a private chat its identifier is the person's.
    let chat = Some(message.chat.id.clone()).filter(|id| !id.is_empty()).or_else(|| sender.clone())?;
    let in_group = message.chat.chat_type.eq_ignore_ascii_case("group");
    let sender_name = message.from.display_name.clone().or(message.from.first_name.clone()).unwrap_or_default();
    Some(Inbound {
        in_group,
        sender: sender.unwrap_or_else(|| chat.clone()),
        chat: ChatAddress { channel: ChannelKind::ZaloBot, chat },
        sender_name,
        language: None,
        replies_to: None,
        event: event_of(&event_name, message, in_group),
    })
}

fn event_of(name: &str, message: Message, in_group: bool) -> Event {
    if message.from.is_bot {
        return Event::Other { answerable: false };
    }
    if let Some(photo) = message.photo.or(message.photo_url).filter(|photo| photo.starts_with("http")) {
        let name = photo.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
        let name = if name.contains('.') { name.to_owned() } else { "photo.jpg".to_owned() };
        return Event::File(Attachment { file: photo, name, caption: message.caption, ..Attachment::default() });
    }
    match message.text {
        Some(text) => Event::Text(text),
        // Withheld on purpose for protected senders, or a sticker, a voice message: a word in private is right.
        None => Event::Other { answerable: !in_group && name.starts_with("message.") },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn event(name: &str, fields: Value) -> Option<Event> {
        let mut message = json!({
            "message_id": "2d758cb5e222177a4e35", "date": 1750316131602_i64,
            "from": { "id": "6ede9afa66b88fe6d6a9", "display_name": "Ted", "is_bot": false },
            "chat": { "id": "6ede9afa66b88fe6d6a9", "chat_type": "PRIVATE" },
        });
        message.as_object_mut()?.extend(fields.as_object()?.clone());
        read(&json!({ "event_name": name, "message": message }).to_string()).map(|inbound| inbound.event)
    }

    #[test]
    fn every_kind_of_event_is_read() {
        assert_eq!(event("message.text.received", json!({ "text": "Xin chào" })), Some(Event::Text("Xin chào".into())));
        for field in ["photo", "photo_url"] {
            let Some(Event::File(file)) =
                event("message.image.received", json!({ field: "https://a.example/x/anh.jpg?s=1", "caption": "đây" }))
            else {
                panic!("no file in {field}")
            };
            assert_eq!((file.name.as_str(), file.caption.as_deref()), ("anh.jpg", Some("đây")));
        }
        for name in ["message.sticker.received", "message.unsupported.received", "message.hologram.received"] {
            assert_eq!(event(name, json!({})), Some(Event::Other { answerable: true }), "{name}");
        }
        assert_eq!(event("bot.renamed", json!({})), Some(Event::Other { answerable: false }));
    }

    #[test]
    fn strange_updates_are_harmless() {
        for body in ["", "[]", "7", "{}", r#"{"message":null}"#, r#"{"message":{}}"#, r#"{"message":"x"}"#] {
            assert_eq!(read(body), None, "{body}");
        }
        let group = json!({ "event_name": "message.text.received", "message": {
            "message_id": 9007199254740993_i64, "from": { "id": 9007199254740995_i64, "first_name": "An" },
            "chat": { "id": "g", "chat_type": "GROUP" }, "text": "chỉ số" } });
        let inbound = read(&group.to_string()).expect("a message");
        assert_eq!((inbound.in_group, inbound.sender.as_str()), (true, "9007199254740995"), "beyond 2^53");
        assert_eq!(inbound.sender_name, "An");
        assert_eq!(raw(&group, DateTime::UNIX_EPOCH).key.id, "g/9007199254740993");
        let nameless = json!({ "event_name": "x" });
        assert_eq!(raw(&nameless, DateTime::UNIX_EPOCH).key, raw(&nameless, Utc::now()).key);
    }
}
