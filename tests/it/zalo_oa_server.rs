//! A stand-in for the OpenAPI of Official Accounts: tokens that rotate and kill their predecessors, windows, uploads,
//! receipts, signed events in each documented variant.
#![allow(dead_code, reason = "a tool box: not every test needs every tool")]

mod calls;
mod events;

use crate::stand_in::{self, PATIENCE};
pub use events::Variant;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

pub const APP_ID: &str = "1234567890123456789";
pub const APP_SECRET: &str = "bi-mat-ung-dung";
pub const OA_SECRET: &str = "bi-mat-oa";
pub const OA_ID: &str = "2299292929292929292";

#[derive(Debug, Clone)]
pub enum Fault {
    /// `error` with HTTP 200.
    Refused(i64),
    Html(u16),
    AnswerLost,
    Reset,
}

#[derive(Debug, Clone)]
pub struct Script {
    /// The end of the path; every path when `None`.
    pub path: Option<&'static str>,
    pub user: Option<String>,
    pub left: usize,
    pub fault: Fault,
}

/// A message as its recipient saw it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub user: String,
    pub message: String,
    pub text: String,
    pub picture: Option<Vec<u8>>,
    pub file: Option<(String, Vec<u8>)>,
    /// Of a template message: its identifier and data.
    pub template: Option<(String, Value)>,
}

#[derive(Default)]
pub struct World {
    pub ledger: Vec<Seen>,
    pub calls: Vec<(String, Value)>,
    pub called_at: Vec<tokio::time::Instant>,
    /// Persons whose window is closed.
    pub silent: BTreeSet<String>,
    /// Templates that may be sent.
    pub templates: BTreeSet<String>,
    pub uploads: BTreeMap<String, (String, Vec<u8>)>,
    pub access: String,
    pub refresh: String,
    pub refreshes: usize,
    scripts: Vec<Script>,
    last: u64,
    last_event: u64,
}

pub struct ZaloOaServer {
    address: std::net::SocketAddr,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
    /// Where events are pushed to.
    pub webhook: Mutex<String>,
}

struct Shared {
    world: Mutex<World>,
    changed: Notify,
}

impl ZaloOaServer {
    pub async fn start() -> ZaloOaServer {
        let world = World { access: "chua-cap".into(), refresh: "chua-cap".into(), ..World::default() };
        let shared = Arc::new(Shared { world: Mutex::new(world), changed: Notify::new() });
        let handling = shared.clone();
        let (address, accepting) = stand_in::serve(Arc::new(move |asked| {
            let shared = handling.clone();
            Box::pin(async move { calls::answer(&shared, asked).await })
        }))
        .await;
        ZaloOaServer { address, shared, accepting, webhook: Mutex::default() }
    }

    /// For `zalo_oa.api_url` and `zalo_oa.oauth_url`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn script(&self, script: Script) {
        self.change(|world| world.scripts.push(script));
    }

    pub fn heal(&self) {
        self.change(|world| world.scripts.clear());
    }

    pub fn seen_by(&self, user: &str) -> Vec<Seen> {
        self.look(|world| world.seen_by(user))
    }

    pub fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.shared.world())
    }

    pub fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        let changed = change(&mut self.shared.world());
        self.shared.changed.notify_waiters();
        changed
    }

    pub async fn wait_for(&self, what: &str, condition: impl Fn(&World) -> bool) {
        if !stand_in::comes_true(&self.shared.changed, PATIENCE, || self.look(&condition)).await {
            let seen = self.look(|world| {
                world.ledger.iter().map(|seen| format!("\n{} ← {}", seen.user, seen.text)).collect::<String>()
            });
            panic!("waited for {what} in vain: {seen}");
        }
    }

    pub async fn wait_for_messages(&self, user: &str, count: usize) -> Vec<Seen> {
        self.wait_for(&format!("{count} messages to {user}"), |world| world.seen_by(user).len() >= count).await;
        self.seen_by(user)
    }
}

impl World {
    pub fn seen_by(&self, user: &str) -> Vec<Seen> {
        self.ledger.iter().filter(|seen| seen.user == user).cloned().collect()
    }

    /// When each message was asked to be sent.
    pub fn sendings(&self) -> Vec<tokio::time::Instant> {
        let calls = self.calls.iter().zip(&self.called_at);
        calls.filter(|((path, _), _)| path.ends_with("message/cs")).map(|(_, at)| *at).collect()
    }

    pub fn next_id(&mut self) -> String {
        self.last += 1;
        format!("{:x}", 0xa1b2_c3d4_e5f6_0000_u64 + self.last)
    }
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for ZaloOaServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}
