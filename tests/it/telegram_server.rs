//! A stand-in for Telegram's Bot API: it keeps a ledger of what every recipient really saw, gives updates again until
//! they are confirmed, and fails as told.
//!
//! ```ignore
//! let telegram = TelegramServer::start().await;
//! telegram.say(7, "chỉ số tháng 12");
//! telegram.wait_for("an answer", |world| !world.seen_by(7).is_empty()).await;
//! telegram.press_button(7, "Đã tiếp nhận");
//! ```
#![allow(dead_code, reason = "a tool box: not every test needs every tool")]

mod fault;
mod html;
mod http;
mod methods;
mod multipart;
mod world;

pub use fault::{Fault, Script};
pub use world::{Seen, World};

use crate::stand_in::{self, PATIENCE};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

pub const TOKEN: &str = "766:stand-in";
pub const BOT_NAME: &str = "loa_bot";

pub struct TelegramServer {
    address: std::net::SocketAddr,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
}

struct Shared {
    world: Mutex<World>,
    /// Something has changed.
    changed: Notify,
}

impl TelegramServer {
    pub async fn start() -> TelegramServer {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared { world: Mutex::new(World::default()), changed: Notify::new() });
        let accepting = tokio::spawn(stand_in::accept(listener, {
            let shared = shared.clone();
            move |stream| http::serve(stream, shared.clone())
        }));
        TelegramServer { address, shared, accepting }
    }

    /// For `telegram.api_url`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Fails the requests that `script` describes.
    pub fn script(&self, script: Script) {
        self.change(|world| world.scripts.push(script));
    }

    /// Ends every scripted failure.
    pub fn heal(&self) {
        self.change(|world| world.scripts.clear());
    }

    /// A person writes in their private chat. The update's number.
    pub fn say(&self, person: i64, text: &str) -> i64 {
        let message = json!({ "text": text });
        self.change(|world| world.receive(private(person), person, message))
    }

    pub fn say_in_group(&self, group: i64, person: i64, text: &str) -> i64 {
        let message = json!({ "text": text });
        self.change(|world| world.receive(json!({ "id": group, "type": "group", "title": "Tổ 766" }), person, message))
    }

    pub fn send_document(&self, person: i64, name: &str, size: u64) -> i64 {
        let message =
            json!({ "document": { "file_id": format!("file-{name}"), "file_name": name, "file_size": size } });
        self.change(|world| world.receive(private(person), person, message))
    }

    /// A person sends a file whose bytes can be fetched.
    pub fn send_file(&self, person: i64, name: &str, bytes: &[u8]) -> i64 {
        let file = format!("file-{name}");
        self.change(|world| world.files.insert(file, bytes.to_vec()));
        self.send_document(person, name, bytes.len() as u64)
    }

    /// What the server gives out for a file that was announced before.
    pub fn replace_file(&self, name: &str, bytes: Vec<u8>) {
        self.change(|world| world.files.insert(format!("file-{name}"), bytes));
    }

    /// Names files by a path on the disk, as a server of the office's own does.
    pub fn keep_files_in(&self, folder: &std::path::Path) {
        self.change(|world| world.folder = Some(folder.to_owned()));
    }

    /// A person presses a button with `data` on a message of their private chat.
    pub fn press(&self, person: i64, message: i64, data: &str) -> i64 {
        self.change(|world| world.press(person, message, data))
    }

    /// The same, by the label on the latest message of the chat that has such a button.
    pub fn press_button(&self, person: i64, label: &str) -> i64 {
        let found = self.look(|world| {
            let mut shown = world.ledger.iter().rev().filter(|seen| seen.chat == person);
            shown.find_map(|seen| {
                let button = seen.buttons.iter().find(|(shown, _)| shown == label);
                button.map(|(_, data)| (seen.message, data.clone()))
            })
        });
        let (message, data) = found.unwrap_or_else(|| panic!("{person} sees no button {label}: {}", self.report()));
        self.press(person, message, &data)
    }

    /// A person blocks the bot: an update says so, and nothing reaches them any more.
    pub fn block(&self, person: i64) -> i64 {
        self.change(|world| {
            world.scripts.push(Script::chat(person, Fault::Blocked));
            let member = json!({
                "chat": private(person), "from": world::user(person), "date": 1_737_000_000,
                "old_chat_member": { "status": "member" }, "new_chat_member": { "status": "kicked", "until_date": 0 },
            });
            world.queue(json!({ "my_chat_member": member }))
        })
    }

    /// Any update; `update_id` is set unless it has one.
    pub fn push_update(&self, update: Value) -> i64 {
        self.change(|world| world.queue(update))
    }

    /// What everybody saw, in order of arrival.
    pub fn ledger(&self) -> Vec<Seen> {
        self.look(|world| world.ledger.clone())
    }

    pub fn seen_by(&self, chat: i64) -> Vec<Seen> {
        self.look(|world| world.seen_by(chat))
    }

    /// Updates that have not been confirmed.
    pub fn unconfirmed(&self) -> Vec<i64> {
        self.look(World::unconfirmed)
    }

    /// How often `method` was called, failed calls included.
    pub fn calls(&self, method: &str) -> usize {
        self.look(|world| world.calls.iter().filter(|(name, _)| name == method).count())
    }

    pub fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.shared.world())
    }

    /// Waits until `condition` holds; fails with the ledger when it never does.
    pub async fn wait_for(&self, what: &str, condition: impl Fn(&World) -> bool) {
        if !stand_in::comes_true(&self.shared.changed, PATIENCE, || self.look(&condition)).await {
            panic!("waited for {what} in vain: {}", self.report());
        }
    }

    /// Waits until `chat` has seen `count` messages, and returns them.
    pub async fn wait_for_messages(&self, chat: i64, count: usize) -> Vec<Seen> {
        self.wait_for(&format!("{count} messages to {chat}"), |world| world.seen_by(chat).len() >= count).await;
        self.seen_by(chat)
    }

    /// Waits until every update has been confirmed.
    pub async fn wait_for_confirmation(&self) {
        self.wait_for("confirmation of every update", |world| world.unconfirmed().is_empty()).await;
    }

    fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        let result = change(&mut self.shared.world());
        self.shared.changed.notify_waiters();
        result
    }

    fn report(&self) -> String {
        self.look(|world| {
            let seen = world.ledger.iter().map(|seen| format!("\n  {} ← {} {:?}", seen.chat, seen.text, seen.buttons));
            let calls = world.calls.iter().rev().take(10).map(|(method, _)| method.clone());
            format!("{}\nlast calls: {:?}", seen.collect::<String>(), calls.collect::<Vec<_>>())
        })
    }
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for TelegramServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

fn private(person: i64) -> Value {
    json!({ "id": person, "type": "private", "first_name": format!("Người {person}") })
}
