//! A stand-in for the Zalo Bot Platform: a ledger of what every recipient saw; updates that are gone once given; HTTP
//! 200 with `ok:false`; a webhook that is kept whatever comes of its try.
#![allow(dead_code, reason = "a tool box: not every test needs every tool")]

mod methods;

use crate::stand_in::{self, PATIENCE};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

pub const TOKEN: &str = "766:zalo-stand-in";
pub const BOT_ID: &str = "1459232241454765289";

#[derive(Debug, Clone)]
pub enum Fault {
    /// A refusal with HTTP 200.
    Refused(i64, &'static str),
    /// A page instead of JSON.
    Html(u16),
    /// The request has its effect; the connection closes without an answer.
    AnswerLost,
    /// The connection closes before anything happens.
    Reset,
}

#[derive(Debug, Clone)]
pub struct Script {
    pub method: Option<&'static str>,
    pub chat: Option<String>,
    pub left: usize,
    pub fault: Fault,
}

/// A message as its recipient saw it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub chat: String,
    pub message: String,
    pub text: String,
    /// The picture that the platform fetched from the address it was given.
    pub picture: Option<Vec<u8>>,
}

#[derive(Default)]
pub struct World {
    pub ledger: Vec<Seen>,
    pub calls: Vec<(String, Value)>,
    pub called_at: Vec<tokio::time::Instant>,
    pub webhook: Option<(String, String)>,
    /// Takes addresses of the machine itself.
    pub loopback: bool,
    /// What comes of the next tries of the webhook, whatever is there.
    pub tried: Option<&'static str>,
    scripts: Vec<Script>,
    updates: VecDeque<Value>,
    last: u64,
}

pub struct ZaloBotServer {
    address: std::net::SocketAddr,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
}

struct Shared {
    world: Mutex<World>,
    changed: Notify,
}

impl ZaloBotServer {
    pub async fn start() -> ZaloBotServer {
        let world = World { loopback: true, ..World::default() };
        let shared = Arc::new(Shared { world: Mutex::new(world), changed: Notify::new() });
        let handling = shared.clone();
        let (address, accepting) = stand_in::serve(Arc::new(move |asked| {
            let shared = handling.clone();
            Box::pin(async move { methods::answer(&shared, asked).await })
        }))
        .await;
        ZaloBotServer { address, shared, accepting }
    }

    /// For `zalo_bot.api_url`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn script(&self, script: Script) {
        self.change(|world| world.scripts.push(script));
    }

    pub fn heal(&self) {
        self.change(|world| world.scripts.clear());
    }

    /// A person writes in their private chat.
    pub async fn say(&self, person: &str, text: &str) {
        let update = self.look_mut(|world| world.event(person, "message.text.received", json!({ "text": text })));
        self.deliver(update).await;
    }

    /// A person sends a photo; `field` is one of the two spellings.
    pub async fn send_photo(&self, person: &str, field: &str, url: &str) {
        let update = self.look_mut(|world| world.event(person, "message.image.received", json!({ field: url })));
        self.deliver(update).await;
    }

    /// Any update: pushed where a webhook is set, else kept for a poll.
    pub async fn deliver(&self, update: Value) {
        let webhook = self.look(|world| world.webhook.clone());
        match webhook {
            Some((url, secret)) => {
                let body = json!({ "ok": true, "result": update }).to_string();
                let headers = [("X-Bot-Api-Secret-Token", secret), ("User-Agent", "Java/17".to_owned())];
                stand_in::push(&url, &headers, body).await;
            }
            None => self.change(|world| world.updates.push_back(update)),
        }
    }

    pub fn seen_by(&self, chat: &str) -> Vec<Seen> {
        self.look(|world| world.seen_by(chat))
    }

    pub fn calls(&self, method: &str) -> usize {
        self.look(|world| world.calls.iter().filter(|(name, _)| name == method).count())
    }

    pub fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.shared.world())
    }

    pub fn look_mut<T>(&self, look: impl FnOnce(&mut World) -> T) -> T {
        look(&mut self.shared.world())
    }

    pub async fn wait_for(&self, what: &str, condition: impl Fn(&World) -> bool) {
        if !stand_in::comes_true(&self.shared.changed, PATIENCE, || self.look(&condition)).await {
            let seen = self.look(|world| {
                world.ledger.iter().map(|seen| format!("\n{} ← {}", seen.chat, seen.text)).collect::<String>()
            });
            panic!("waited for {what} in vain: {seen}");
        }
    }

    pub async fn wait_for_messages(&self, chat: &str, count: usize) -> Vec<Seen> {
        self.wait_for(&format!("{count} messages to {chat}"), |world| world.seen_by(chat).len() >= count).await;
        self.seen_by(chat)
    }

    fn change(&self, change: impl FnOnce(&mut World)) {
        change(&mut self.shared.world());
        self.shared.changed.notify_waiters();
    }
}

impl World {
    pub fn seen_by(&self, chat: &str) -> Vec<Seen> {
        self.ledger.iter().filter(|seen| seen.chat == chat).cloned().collect()
    }

    /// How often updates were asked for.
    pub fn polls(&self) -> usize {
        self.calls.iter().filter(|(name, _)| name == "getUpdates").count()
    }

    /// When each message was asked to be sent, refused ones too.
    pub fn sendings(&self) -> Vec<tokio::time::Instant> {
        let calls = self.calls.iter().zip(&self.called_at);
        calls.filter(|((name, _), _)| name == "sendMessage").map(|(_, at)| *at).collect()
    }

    pub fn next_id(&mut self) -> String {
        self.last += 1;
        format!("{:016x}", 0x2d75_8cb5_0000_0000_u64 + self.last)
    }

    pub fn event(&mut self, person: &str, name: &str, fields: Value) -> Value {
        let mut message = json!({
            "message_id": self.next_id(), "date": 1_750_316_131_602_i64,
            "from": { "id": person, "display_name": format!("Người {person}"), "is_bot": false },
            "chat": { "id": person, "chat_type": "PRIVATE" }, "message_type": "CHAT_MESSAGE",
        });
        message.as_object_mut().expect("an object").extend(fields.as_object().expect("fields").clone());
        json!({ "event_name": name, "message": message })
    }
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for ZaloBotServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}
