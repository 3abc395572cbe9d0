//! The platform's state: chats, messages, updates.

use super::fault::{Fault, Script};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tokio::time::Instant;

/// A message as its recipient saw it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub chat: i64,
    pub message: i64,
    /// The words without markup: a text or a caption.
    pub text: String,
    /// What was sent, markup included.
    pub markup: String,
    /// Label and data.
    pub buttons: Vec<(String, String)>,
    /// Name and bytes of a picture or document.
    pub file: Option<(String, Vec<u8>)>,
    pub at: Instant,
    /// The words it had before it was edited, oldest first.
    pub before: Vec<String>,
}

#[derive(Default)]
pub struct World {
    pub ledger: Vec<Seen>,
    /// Every call with its payload, failed ones included.
    pub calls: Vec<(String, Value)>,
    /// What people were shown after a press: the press and the words.
    pub confirmations: Vec<(String, String)>,
    /// The command menus by language ("" = for all others).
    pub commands: BTreeMap<String, Value>,
    pub webhook: Option<Value>,
    /// What can be fetched, by its identifier.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Where `getFile` puts files when it names paths on a disk.
    pub(super) folder: Option<std::path::PathBuf>,
    pub(super) scripts: Vec<Script>,
    pub(super) polls: u64,
    updates: BTreeMap<i64, Value>,
    presses: BTreeSet<String>,
    last_update: i64,
    last_message: i64,
}

pub(super) fn user(person: i64) -> Value {
    json!({ "id": person, "is_bot": false, "first_name": format!("Người {person}"), "language_code": "vi" })
}

impl World {
    pub fn seen_by(&self, chat: i64) -> Vec<Seen> {
        self.ledger.iter().filter(|seen| seen.chat == chat).cloned().collect()
    }

    pub fn unconfirmed(&self) -> Vec<i64> {
        self.updates.keys().copied().collect()
    }

    pub(super) fn receive(&mut self, chat: Value, person: i64, mut message: Value) -> i64 {
        message["message_id"] = json!(self.next_message());
        message["date"] = json!(1_737_000_000);
        message["chat"] = chat;
        message["from"] = user(person);
        self.queue(json!({ "message": message }))
    }

    pub(super) fn press(&mut self, person: i64, message: i64, data: &str) -> i64 {
        let press = format!("press-{}", self.last_update + 1);
        self.presses.insert(press.clone());
        let chat = json!({ "id": person, "type": "private", "first_name": format!("Người {person}") });
        self.queue(json!({ "callback_query": {
            "id": press, "from": user(person), "chat_instance": "1", "data": data,
            "message": { "message_id": message, "date": 1_737_000_000, "chat": chat, "text": "…" },
        } }))
    }

    pub(super) fn queue(&mut self, mut update: Value) -> i64 {
        let id = update.get("update_id").and_then(Value::as_i64).unwrap_or(self.last_update + 1);
        update["update_id"] = json!(id);
        self.last_update = self.last_update.max(id);
        self.updates.insert(id, update);
        id
    }

    /// Forgets what is confirmed and gives the rest.
    pub(super) fn updates_from(&mut self, offset: Option<i64>) -> Vec<Value> {
        if let Some(offset) = offset {
            self.updates = self.updates.split_off(&offset);
        }
        self.updates.values().take(100).cloned().collect()
    }

    pub(super) fn strike(&mut self, method: &str, chat: Option<i64>) -> Option<Fault> {
        self.scripts.iter_mut().find_map(|script| script.strike(method, chat))
    }

    pub(super) fn confirm_press(&mut self, press: &str, words: &str) -> bool {
        self.confirmations.push((press.to_owned(), words.to_owned()));
        self.presses.remove(press)
    }

    pub(super) fn next_message(&mut self) -> i64 {
        self.last_message += 1;
        self.last_message
    }
}
