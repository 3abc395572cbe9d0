//! The least of a Bot API server: it gives updates, takes messages and notes when which chat got what.

use crate::Result;
use crate::payload::Payload;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde_json::json;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, watch};

pub struct Platform {
    shared: Arc<Shared>,
    url: String,
    accepting: tokio::task::JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    world: Mutex<World>,
    updates_came: Notify,
    /// How many messages have been taken.
    taken: watch::Sender<usize>,
    polled: watch::Sender<Option<Instant>>,
}

#[derive(Default)]
struct World {
    updates: BTreeMap<i64, String>,
    last_update: i64,
    messages: Vec<Sent>,
    network: Duration,
    /// Messages a second above which the platform refuses.
    limit: Option<usize>,
    recent: VecDeque<Instant>,
    refusals: usize,
}

struct Sent {
    chat: i64,
    text: String,
    at: Instant,
}

impl Platform {
    pub async fn start() -> Result<Platform> {
        let shared = Arc::new(Shared::default());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let listener = axum::serve::ListenerExt::tap_io(listener, |stream| drop(stream.set_nodelay(true)));
        let routes = Router::new().route("/{token}/{method}", axum::routing::any(call)).with_state(shared.clone());
        let accepting = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, routes).await {
                eprintln!("the platform has ended: {error}");
            }
        });
        Ok(Platform { shared, url, accepting })
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn set_network(&self, network: Duration) {
        self.world().network = network;
    }

    pub fn set_limit(&self, limit: usize) {
        self.world().limit = Some(limit);
    }

    pub fn refusals(&self) -> usize {
        self.world().refusals
    }

    /// When updates were first asked for.
    pub async fn polled(&self, patience: Duration) -> Result<Instant> {
        let mut polled = self.shared.polled.subscribe();
        let polled = tokio::time::timeout(patience, polled.wait_for(Option::is_some)).await??;
        polled.ok_or_else(|| "never polled".into())
    }

    pub fn say(&self, chat: i64, text: &str) {
        self.say_all([(chat, text)].into_iter());
    }

    /// Messages of many people, all there at once.
    pub fn say_all<'t>(&self, messages: impl Iterator<Item = (i64, &'t str)>) {
        let mut world = self.world();
        for (chat, text) in messages {
            world.last_update += 1;
            let id = world.last_update;
            let update = json!({ "update_id": id, "message": {
                "message_id": id, "date": 1_737_000_000, "text": text,
                "chat": { "id": chat, "type": "private", "first_name": "Người" },
                "from": { "id": chat, "is_bot": false, "first_name": "Người", "language_code": "vi" },
            } });
            world.updates.insert(id, update.to_string());
        }
        drop(world);
        self.shared.updates_came.notify_one();
    }

    pub fn message_count(&self) -> usize {
        self.world().messages.len()
    }

    /// When the message of this number, from 1, came.
    pub async fn message_number(&self, number: usize, patience: Duration) -> Result<Instant> {
        let mut taken = self.shared.taken.subscribe();
        let waited = tokio::time::timeout(patience, taken.wait_for(|taken| *taken >= number)).await;
        let world = self.world();
        match world.messages.get(number.saturating_sub(1)) {
            Some(sent) => Ok(sent.at),
            None => Err(format!("{} of {number} messages came: {:?}", world.messages.len(), waited.err()).into()),
        }
    }

    /// When the next message to `chat` comes.
    pub async fn next_message(&self, chat: i64, patience: Duration) -> Result<Instant> {
        // What came before the call to `say` was to other chats, or is counted by the caller.
        let mut from = self.count_before(chat);
        let latest = Instant::now() + patience;
        loop {
            from = self
                .message_number(from + 1, latest.saturating_duration_since(Instant::now()))
                .await
                .map(|_| from + 1)?;
            let world = self.world();
            if let Some(sent) = world.messages.get(from - 1).filter(|sent| sent.chat == chat) {
                return Ok(sent.at);
            }
        }
    }

    /// Messages up to the last one to `chat`.
    fn count_before(&self, chat: i64) -> usize {
        self.world().messages.iter().rposition(|sent| sent.chat == chat).map_or(0, |place| place + 1)
    }

    pub fn texts_to(&self, chat: i64, from: usize) -> Vec<String> {
        let world = self.world();
        world.messages.iter().skip(from).filter(|sent| sent.chat == chat).map(|sent| sent.text.clone()).collect()
    }

    pub fn chats_with_several(&self, from: usize) -> usize {
        let world = self.world();
        let mut counts: HashMap<i64, usize> = HashMap::new();
        for sent in world.messages.iter().skip(from) {
            *counts.entry(sent.chat).or_default() += 1;
        }
        counts.values().filter(|count| **count > 1).count()
    }

    pub fn messages_above(&self, chat: i64) -> usize {
        self.world().messages.iter().filter(|sent| sent.chat > chat).count()
    }

    pub fn last_message_above(&self, chat: i64) -> Option<Instant> {
        self.world().messages.iter().rev().find(|sent| sent.chat > chat).map(|sent| sent.at)
    }

    pub fn most_in_a_second(&self) -> usize {
        let world = self.world();
        let times: Vec<Instant> = world.messages.iter().map(|sent| sent.at).collect();
        let within =
            |from: &Instant| times.iter().filter(|at| *at >= from && **at - *from < Duration::from_secs(1)).count();
        times.iter().map(within).max().unwrap_or(0)
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.shared.world()
    }
}

impl Drop for Platform {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn call(
    State(shared): State<Arc<Shared>>,
    Path((_, method)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> impl IntoResponse {
    let payload = Payload::read(&headers, &body);
    let (status, answer) = match method.to_ascii_lowercase().as_str() {
        "getupdates" => (StatusCode::OK, get_updates(&shared, &payload).await),
        "sendmessage" => {
            let network = shared.world().network;
            let answer = take(&shared, &payload);
            if !network.is_zero() {
                tokio::time::sleep(network).await;
            }
            answer
        }
        "getme" => {
            let mut me = json!({ "id": 766, "is_bot": true, "first_name": "Loa", "username": "loa_bot" });
            for can in [
                "can_join_groups",
                "can_read_all_group_messages",
                "supports_inline_queries",
                "can_connect_to_business",
                "has_main_web_app",
            ] {
                me[can] = false.into();
            }
            (StatusCode::OK, json!({ "ok": true, "result": me }).to_string())
        }
        _ => (StatusCode::OK, json!({ "ok": true, "result": true }).to_string()),
    };
    (status, [(header::CONTENT_TYPE, "application/json")], answer)
}

/// Forgets what is confirmed; gives up to a hundred of the rest, or waits for some.
async fn get_updates(shared: &Shared, payload: &Payload) -> String {
    shared.polled.send_if_modified(|polled| polled.is_none() && polled.replace(Instant::now()).is_none());
    let end = Instant::now() + Duration::from_secs(payload.timeout.unsigned_abs());
    loop {
        let came = shared.updates_came.notified();
        {
            let mut world = shared.world();
            if let Some(offset) = payload.offset {
                world.updates = world.updates.split_off(&offset);
            }
            let updates: Vec<&str> = world.updates.values().take(100).map(String::as_str).collect();
            if !updates.is_empty() || Instant::now() >= end {
                return format!("{{\"ok\":true,\"result\":[{}]}}", updates.join(","));
            }
        }
        let _ = tokio::time::timeout_at(end.into(), came).await;
    }
}

fn take(shared: &Shared, payload: &Payload) -> (StatusCode, String) {
    let at = Instant::now();
    let mut world = shared.world();
    if let Some(limit) = world.limit {
        while world.recent.front().is_some_and(|old| at - *old >= Duration::from_secs(1)) {
            world.recent.pop_front();
        }
        if world.recent.len() >= limit {
            world.refusals += 1;
            let refusal = json!({ "ok": false, "error_code": 429, "description": "Too Many Requests: retry after 3", "parameters": { "retry_after": 3 } });
            return (StatusCode::TOO_MANY_REQUESTS, refusal.to_string());
        }
        world.recent.push_back(at);
    }
    let chat = payload.chat_id;
    world.messages.push(Sent { chat, text: payload.text.clone(), at });
    let number = world.messages.len();
    drop(world);
    shared.taken.send_replace(number);
    let answer = format!(
        r#"{{"ok":true,"result":{{"message_id":{number},"date":1737000000,"chat":{{"id":{chat},"type":"private","first_name":"Người"}},"text":"…"}}}}"#
    );
    (StatusCode::OK, answer)
}
