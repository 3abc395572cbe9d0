//! Another stand-in for Telegram's Bot API, written apart from the first and without looking at what Loa expects: only
//! the methods that a broadcast needs, answers in every shape that HTTP allows, updates with the fewest fields, and
//! trouble by the throw of dice. Its ledger holds what recipients saw, its presses what they pressed.

mod wire;

use crate::dice::Dice;
use crate::stand_in;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// Not small numbers, as they are everywhere else.
const FIRST_MESSAGE: i64 = 5_000_000_000;
const FIRST_UPDATE: i64 = 900_000_000;

pub struct RoughServer {
    address: std::net::SocketAddr,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
}

struct Shared {
    state: Mutex<State>,
    changed: Notify,
}

/// One message in a recipient's chat.
#[derive(Debug, Clone)]
pub struct Sighting {
    pub chat: i64,
    pub text: String,
    /// What its buttons carry.
    pub buttons: Vec<String>,
}

pub struct State {
    pub ledger: Vec<Sighting>,
    /// Chat and button of every press.
    pub pressed: BTreeSet<(i64, String)>,
    /// How often each trouble struck a `sendMessage`.
    pub troubles: BTreeMap<&'static str, usize>,
    dice: Dice,
    /// In a thousand requests, how many meet trouble.
    trouble: u64,
    updates: BTreeMap<i64, Value>,
    confirmed: Vec<Value>,
    last_update: i64,
    last_message: i64,
}

/// What happens to a `sendMessage` beside, or instead of, its effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    SlowAnswer,
    /// The message arrives, the answer does not.
    AnswerLost,
    /// The message arrives, the connection breaks within the answer.
    AnswerCut,
    /// Nothing happens, the connection closes.
    Ignored,
    PageBefore,
    PageAfter,
    GatewayAfter,
    ErrorBefore,
    SlowDown,
    SlowDownUntold,
    SlowDownPage,
    /// HTTP 200, and in it `ok: false`.
    SlowDownInside,
}

const TROUBLES: [Trouble; 12] = [
    Trouble::SlowAnswer,
    Trouble::AnswerLost,
    Trouble::AnswerCut,
    Trouble::Ignored,
    Trouble::PageBefore,
    Trouble::PageAfter,
    Trouble::GatewayAfter,
    Trouble::ErrorBefore,
    Trouble::SlowDown,
    Trouble::SlowDownUntold,
    Trouble::SlowDownPage,
    Trouble::SlowDownInside,
];

/// What goes back to the client.
enum Reply {
    Json(u16, Value),
    Page(u16),
    /// A part of the answer, then the end of the connection.
    Cut(Value),
    Nothing,
}

impl RoughServer {
    /// Meets `trouble` of a thousand messages with trouble.
    pub async fn start(dice: Dice, trouble: u64) -> RoughServer {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let state = State {
            ledger: Vec::new(),
            pressed: BTreeSet::new(),
            troubles: BTreeMap::new(),
            dice,
            trouble,
            updates: BTreeMap::new(),
            confirmed: Vec::new(),
            last_update: FIRST_UPDATE,
            last_message: FIRST_MESSAGE,
        };
        let shared = Arc::new(Shared { state: Mutex::new(state), changed: Notify::new() });
        let accepting = tokio::spawn(stand_in::accept(listener, {
            let shared = shared.clone();
            move |stream| wire::serve(stream, shared.clone())
        }));
        RoughServer { address, shared, accepting }
    }

    /// For `telegram.api_url`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on without trouble.
    pub fn calm(&self) {
        self.shared.state().trouble = 0;
    }

    pub fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.shared.state())
    }

    /// Waits until `condition` holds, `patience` at most; says whether it does.
    pub async fn comes_true(&self, patience: Duration, condition: impl Fn(&State) -> bool) -> bool {
        stand_in::comes_true(&self.shared.changed, patience, || self.look(&condition)).await
    }
}

impl Drop for RoughServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl State {
    pub fn unconfirmed(&self) -> usize {
        self.updates.len()
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn answer(&self, method: &str, payload: &Value) -> Reply {
        let reply = match method {
            "getUpdates" => self.updates(payload).await,
            "sendMessage" => self.send(payload).await,
            "answerCallbackQuery" => Reply::Json(200, json!({ "ok": true, "result": true })),
            // Not known here: no names, no menus, no edits.
            _ => Reply::Json(404, json!({ "ok": false, "error_code": 404, "description": "Not Found" })),
        };
        self.changed.notify_waiters();
        reply
    }

    async fn updates(&self, payload: &Value) -> Reply {
        let timeout = payload["timeout"].as_u64().unwrap_or(0);
        let end = tokio::time::Instant::now() + Duration::from_secs(timeout);
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            let updates = self.state().updates_from(payload["offset"].as_i64());
            if !updates.is_empty() || tokio::time::Instant::now() >= end {
                return Reply::Json(200, json!({ "ok": true, "result": updates }));
            }
            let _timed_out = tokio::time::timeout_at(end, changed).await;
        }
    }

    async fn send(&self, payload: &Value) -> Reply {
        let trouble = self.state().next_trouble();
        let refusal = |status: u16, code: u16, parameters: Value| {
            let description = if code == 429 { "Too Many Requests" } else { "Internal Server Error" };
            let body = json!({ "ok": false, "error_code": code, "description": description, "parameters": parameters });
            Reply::Json(status, body)
        };
        match trouble {
            Some(Trouble::Ignored) => return Reply::Nothing,
            Some(Trouble::PageBefore) => return Reply::Page(500),
            Some(Trouble::ErrorBefore) => return refusal(500, 500, Value::Null),
            Some(Trouble::SlowDown) => return refusal(429, 429, json!({ "retry_after": 1 })),
            Some(Trouble::SlowDownUntold) => return refusal(429, 429, Value::Null),
            Some(Trouble::SlowDownPage) => return Reply::Page(429),
            Some(Trouble::SlowDownInside) => return refusal(200, 429, json!({ "retry_after": 0 })),
            _ => {}
        }
        let answer = json!({ "ok": true, "result": self.state().deliver(payload) });
        self.changed.notify_waiters();
        match trouble {
            Some(Trouble::AnswerLost) => Reply::Nothing,
            Some(Trouble::AnswerCut) => Reply::Cut(answer),
            Some(Trouble::PageAfter) => Reply::Page(500),
            Some(Trouble::GatewayAfter) => Reply::Page(502),
            Some(Trouble::SlowAnswer) => {
                let delay = self.state().dice.between(20, 120);
                tokio::time::sleep(Duration::from_millis(delay)).await;
                Reply::Json(200, answer)
            }
            _ => Reply::Json(200, answer),
        }
    }
}

impl State {
    fn next_trouble(&mut self) -> Option<Trouble> {
        if self.dice.between(0, 1000) >= self.trouble {
            return None;
        }
        let trouble = self.dice.pick(&TROUBLES);
        *self.troubles.entry(trouble.name()).or_default() += 1;
        Some(trouble)
    }

    /// The message arrives; every other recipient presses its first button at once.
    fn deliver(&mut self, payload: &Value) -> Value {
        let chat = payload["chat_id"].as_i64().unwrap_or_default();
        let rows = payload["reply_markup"]["inline_keyboard"].as_array().cloned().unwrap_or_default();
        let buttons: Vec<String> = rows
            .iter()
            .flat_map(|row| row.as_array().cloned().unwrap_or_default())
            .filter_map(|button| button["callback_data"].as_str().map(str::to_owned))
            .collect();
        self.last_message += 1;
        let message = json!({ "message_id": self.last_message, "date": 0, "chat": { "id": chat } });
        if let Some(data) = buttons.first().filter(|_| self.dice.one_in(2)).cloned() {
            self.press(chat, data, &message);
        }
        let text = payload["text"].as_str().unwrap_or_default().to_owned();
        self.ledger.push(Sighting { chat, text, buttons });
        message
    }

    /// With the fewest fields that the platform's documents promise, and now and then without the message.
    fn press(&mut self, chat: i64, data: String, message: &Value) {
        self.last_update += 1;
        let mut query = json!({ "id": self.last_update.to_string(), "from": { "id": chat }, "data": data });
        if !self.dice.one_in(4) {
            query["message"] = message.clone();
        }
        self.updates.insert(self.last_update, json!({ "update_id": self.last_update, "callback_query": query }));
        self.pressed.insert((chat, data));
    }

    /// What is not confirmed yet; now and then again what was, and in any order.
    fn updates_from(&mut self, offset: Option<i64>) -> Vec<Value> {
        if let Some(offset) = offset {
            let open = self.updates.split_off(&offset);
            self.confirmed.extend(std::mem::replace(&mut self.updates, open).into_values());
        }
        let mut updates: Vec<Value> = self.updates.values().take(100).cloned().collect();
        if self.trouble > 0 && !updates.is_empty() && self.dice.one_in(4) {
            let again = self.confirmed.iter().rev().take(3).cloned();
            updates.extend(again);
            let middle = self.dice.throw() as usize % updates.len();
            updates.rotate_left(middle);
        }
        updates
    }
}

impl Trouble {
    fn name(self) -> &'static str {
        match self {
            Trouble::SlowAnswer => "slow answer",
            Trouble::AnswerLost => "answer lost",
            Trouble::AnswerCut => "answer cut",
            Trouble::Ignored => "ignored",
            Trouble::PageBefore => "page instead of the effect",
            Trouble::PageAfter => "page after the effect",
            Trouble::GatewayAfter => "gateway page after the effect",
            Trouble::ErrorBefore => "error in JSON",
            Trouble::SlowDown => "slow down",
            Trouble::SlowDownUntold => "slow down, untold",
            Trouble::SlowDownPage => "slow down, a page",
            Trouble::SlowDownInside => "slow down inside 200",
        }
    }
}
