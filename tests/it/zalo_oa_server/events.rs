//! What the platform pushes, signed in one of the documented variants.

use super::{APP_ID, APP_SECRET, OA_ID, OA_SECRET, ZaloOaServer};
use crate::stand_in;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// `mac=` and the time of the body.
    Documented,
    /// Bare, with a time of its own in a header.
    HeaderTime,
    /// With the account's number in the place of the app's.
    OaId,
    /// With the app's secret.
    AppSecret,
    Forged,
}

impl ZaloOaServer {
    pub fn event(&self, name: &str, person: &str, fields: Value) -> Value {
        let number = self.change(|world| {
            world.last_event += 1;
            world.last_event
        });
        let now = chrono::Utc::now().timestamp_millis();
        let mut event = json!({
            "app_id": APP_ID, "event_name": name, "timestamp": (now + number as i64).to_string(),
            "user_id_by_app": "552177279717587730",
        });
        let parties = match name {
            "follow" | "unfollow" => json!({ "oa_id": OA_ID, "follower": { "id": person }, "source": "oa_profile" }),
            "user_received_message" => json!({ "sender": { "id": OA_ID }, "recipient": { "id": person } }),
            _ => json!({ "sender": { "id": person }, "recipient": { "id": OA_ID } }),
        };
        let event_fields = event.as_object_mut().expect("an object");
        for more in [parties, fields] {
            event_fields.extend(more.as_object().expect("fields").clone());
        }
        event
    }

    /// Pushes as the platform does; the status of the answer.
    pub async fn push(&self, event: &Value, variant: Variant) -> u16 {
        self.push_body(&event.to_string(), event["timestamp"].as_str().unwrap_or_default(), variant).await
    }

    pub async fn push_body(&self, body: &str, time: &str, variant: Variant) -> u16 {
        let url = self.webhook.lock().expect("an address").clone();
        let header_time = "1540363714987";
        let (identity, time, secret) = match variant {
            Variant::Documented | Variant::Forged => (APP_ID, time, OA_SECRET),
            Variant::HeaderTime => (APP_ID, header_time, OA_SECRET),
            Variant::OaId => (OA_ID, time, OA_SECRET),
            Variant::AppSecret => (APP_ID, time, APP_SECRET),
        };
        let signed = if variant == Variant::Forged { format!("{body} ") } else { body.to_owned() };
        let mac = hex(&Sha256::digest(format!("{identity}{signed}{time}{secret}")));
        let mac = if variant == Variant::HeaderTime { mac } else { format!("mac={mac}") };
        let mut headers = vec![("X-ZEvent-Signature", mac)];
        if variant == Variant::HeaderTime {
            headers.push(("X-ZEvent-Timestamp", header_time.to_owned()));
        }
        stand_in::push(&url, &headers, body.to_owned()).await
    }

    /// A person writes to the account; the window opens.
    pub async fn say(&self, person: &str, text: &str) {
        let id = self.change(|world| {
            world.silent.remove(person);
            world.next_id()
        });
        let event = self.event("user_send_text", person, json!({ "message": { "msg_id": id, "text": text } }));
        assert_eq!(self.push(&event, Variant::Documented).await, 200);
    }

    pub async fn send_file(&self, person: &str, name: &str, url: &str) {
        let id = self.change(|world| world.next_id());
        let attachment = json!({ "type": "file", "payload": { "url": url, "name": name, "size": "64" } });
        let message = json!({ "message": { "msg_id": id, "attachments": [attachment] } });
        let event = self.event("user_send_file", person, message);
        assert_eq!(self.push(&event, Variant::Documented).await, 200);
    }

    /// A receipt for a message, which the platform names in two ways.
    pub async fn confirm(&self, person: &str, message: &str, seen: bool) {
        let event = match seen {
            false => self.event("user_received_message", person, json!({ "message": { "msg_id": message } })),
            true => self.event("user_seen_message", person, json!({ "message": { "msg_ids": [message] } })),
        };
        assert_eq!(self.push(&event, Variant::Documented).await, 200);
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
