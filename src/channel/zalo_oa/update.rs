//! An event as it came → what a person did.

use crate::channel::inbound::{Attachment, Event, Inbound};
use crate::domain::seat::{ChannelKind, ChatAddress};
use crate::store::{RawUpdate, UpdateKey};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use sha2::{Digest, Sha256};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Occurrence {
    event_name: String,
    #[serde(deserialize_with = "text_or_number")]
    timestamp: String,
    sender: Party,
    recipient: Party,
    follower: Party,
    message: Message,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Party {
    #[serde(deserialize_with = "text_or_number")]
    id: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Message {
    #[serde(deserialize_with = "text_or_number")]
    msg_id: String,
    msg_ids: Vec<Value>,
    text: Option<String>,
    attachments: Vec<Sent>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    payload: Payload,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Payload {
    url: Option<String>,
    name: Option<String>,
    #[serde(deserialize_with = "text_or_number")]
    size: String,
}

/// An identifier, whether it was written as text or as a number of any length.
pub(super) fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    })
}

/// When it happened, as the event says it.
pub(super) fn time_of(event: &Value) -> Option<String> {
    match &event["timestamp"] {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The event to be stored: known again by its name, message, person and time, whatever their order of arrival.
pub fn raw(event: &Value, now: DateTime<Utc>) -> RawUpdate {
    let body = event.to_string();
    let read: Occurrence = serde_json::from_value(event.clone()).unwrap_or_default();
    let person = [&read.follower.id, &read.sender.id].into_iter().find(|id| !id.is_empty());
    let id = match (person, read.message.msg_id.as_str()) {
        (Some(person), "") if !read.timestamp.is_empty() => format!("{}/{person}/{}", read.event_name, read.timestamp),
        (_, message) if !message.is_empty() => format!("{}/{message}", read.event_name),
        _ => Sha256::digest(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    RawUpdate { key: UpdateKey { channel: ChannelKind::ZaloOa, id }, sequence: 0, received_at: now, body }
}

/// Reads one event; `None` for those that are not a person's: echoes of our own messages, the account's management.
pub fn read(raw: &str) -> Option<Inbound> {
    let event: Occurrence = serde_json::from_str(raw).ok()?;
    let name = event.event_name.as_str();
    let at = event.timestamp.parse().ok().and_then(DateTime::from_timestamp_millis);
    let (person, event) = match name {
        "follow" => (event.follower.id, Event::Text("/start".to_owned())),
        "unfollow" => (event.follower.id, Event::Left),
        "user_received_message" | "user_seen_message" => {
            let mut messages: Vec<String> = event.message.msg_ids.iter().filter_map(id_text).collect();
            messages.extend(Some(event.message.msg_id).filter(|id| !id.is_empty()));
            // Who received: named as the sender, or, since the account sent the message, as the recipient.
            let person = if name == "user_seen_message" { event.sender.id } else { event.recipient.id };
            (person, Event::Receipt { messages, seen: name == "user_seen_message", at: at? })
        }
        _ if name.starts_with("user_send_") => {
            let act = act_of(name, event.message);
            (event.sender.id, act)
        }
        _ => return None,
    };
    if person.is_empty() {
        return None;
    }
    Some(Inbound {
        chat: ChatAddress { channel: ChannelKind::ZaloOa, chat: person.clone() },
        in_group: false,
        sender: person,
        sender_name: String::new(),
        language: None,
        replies_to: None,
        event,
    })
}

fn id_text(id: &Value) -> Option<String> {
    match id {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn act_of(name: &str, message: Message) -> Event {
    let fallback = match name {
        "user_send_file" => Some("file"),
        "user_send_image" => Some("photo.jpg"),
        _ => None,
    };
    let sent = message.attachments.into_iter().next().unwrap_or_default().payload;
    match (fallback, sent.url.filter(|url| url.starts_with("http")), message.text) {
        (Some(fallback), Some(file), caption) => Event::File(Attachment {
            file,
            name: sent.name.unwrap_or_else(|| fallback.to_owned()),
            size: sent.size.parse().ok(),
            caption,
            ..Attachment::default()
        }),
        (None, _, Some(text)) if name == "user_send_text" => Event::Text(text),
        _ => Event::Other { answerable: true },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn event_of(event: Value) -> Option<Event> {
        read(&event.to_string()).map(|inbound| inbound.event)
    }

    #[test]
    fn what_people_do_is_read_and_what_we_do_is_not() {
        let sent = |name: &str, message: Value| {
            event_of(json!({ "app_id": "1", "event_name": name, "timestamp": "1540363714987",
                "sender": { "id": "111" }, "recipient": { "id": "222" }, "message": message }))
        };
        assert_eq!(
            sent("user_send_text", json!({ "msg_id": "m1", "text": "Xin chào" })),
            Some(Event::Text("Xin chào".into()))
        );
        let attached = json!({ "msg_id": "m2", "attachments": [{ "type": "file",
            "payload": { "url": "https://a.example/x", "name": "bao cao.pdf", "size": "2048" } }] });
        let Some(Event::File(file)) = sent("user_send_file", attached) else { panic!("no file") };
        assert_eq!((file.name.as_str(), file.size), ("bao cao.pdf", Some(2048)));
        assert_eq!(sent("user_send_sticker", json!({ "msg_id": "m3" })), Some(Event::Other { answerable: true }));
        assert_eq!(sent("oa_send_text", json!({ "msg_id": "m4", "text": "của ta" })), None);
        assert_eq!(sent("add_user_to_tag", json!({})), None);
        let follow = |name: &str| {
            event_of(json!({ "event_name": name, "oa_id": "222", "follower": { "id": "111" }, "timestamp": "1" }))
        };
        assert_eq!((follow("follow"), follow("unfollow")), (Some(Event::Text("/start".into())), Some(Event::Left)));
    }

    #[test]
    fn receipts_name_one_message_or_several() {
        let at = DateTime::from_timestamp_millis(1_540_363_714_987).expect("a time");
        let receipt = |message: Value, name: &str| {
            event_of(json!({ "event_name": name, "timestamp": 1_540_363_714_987_i64,
                "sender": { "id": "111" }, "recipient": { "id": "111" }, "message": message }))
        };
        let told = |messages: &[&str], seen| {
            Some(Event::Receipt { messages: messages.iter().map(|id| id.to_string()).collect(), seen, at })
        };
        assert_eq!(receipt(json!({ "msg_id": "a" }), "user_received_message"), told(&["a"], false));
        assert_eq!(
            receipt(json!({ "msg_ids": ["a", 9007199254740993_i64] }), "user_seen_message"),
            told(&["a", "9007199254740993"], true)
        );
    }

    #[test]
    fn strange_events_are_harmless_and_a_repetition_is_known_again() {
        for body in ["", "7", "[]", "{}", r#"{"event_name":"user_send_text"}"#, r#"{"event_name":"follow"}"#] {
            assert_eq!(read(body), None, "{body}");
        }
        let event = json!({ "event_name": "user_send_text", "timestamp": "5", "sender": { "id": "1" }, "message": { "msg_id": "m", "text": "a" } });
        assert_eq!(raw(&event, Utc::now()).key.id, "user_send_text/m");
        let follow = json!({ "event_name": "follow", "timestamp": "5", "follower": { "id": "1" } });
        assert_eq!(raw(&follow, Utc::now()).key.id, "follow/1/5");
    }
}
