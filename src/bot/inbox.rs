//! Updates come in durably, and each is handled once: those of one chat in their order, different chats side by side.

use super::Bot;
use crate::channel::inbound::Inbound;
use crate::store::{RawUpdate, StoreError};
use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, mpsc, watch};

/// Chats handled at once.
const SIDE_BY_SIDE: usize = 32;

/// An update that is handled this soon need not be written first.
const AT_ONCE: Duration = Duration::from_millis(2);

/// Reads a platform's update; `None` for one that says nothing to Loa.
pub type Parser = Arc<dyn Fn(&RawUpdate) -> Option<Inbound> + Send + Sync>;

/// Held by the updates that came together; once all of them are handled, nobody holds it any more.
type Held = mpsc::Sender<Infallible>;

/// An update that waits for its turn.
struct Waiting {
    update: RawUpdate,
    inbound: Inbound,
    _held: Held,
}

/// One chat's updates that wait, in order.
type Queue = VecDeque<Waiting>;

/// Clones share the queues.
#[derive(Clone)]
pub struct Inbox {
    bot: Arc<Bot>,
    parser: Parser,
    queues: Arc<Mutex<HashMap<String, Queue>>>,
    permits: Arc<Semaphore>,
    under_way: watch::Sender<usize>,
}

impl Inbox {
    pub fn new(bot: Arc<Bot>, parser: Parser) -> Inbox {
        Inbox {
            bot,
            parser,
            queues: Arc::default(),
            permits: Arc::new(Semaphore::new(SIDE_BY_SIDE)),
            under_way: watch::Sender::new(0),
        }
    }

    /// Takes updates in. When this returns each is durable, or has been handled and what must last of that is durable; all
    /// may then be confirmed to the platform. They are handled in the background meanwhile, so that an answer does not
    /// wait for the disk, nor the next question for an update that has had its answer. Updates seen before are dropped;
    /// says how many were new.
    pub async fn receive(&self, updates: Vec<RawUpdate>) -> Result<usize, StoreError> {
        let fresh = self.bot.store().receive_updates(updates).await?;
        let count = fresh.len();
        let (held, mut handled) = mpsc::channel(1);
        self.take(fresh, held).await;
        if tokio::time::timeout(AT_ONCE, handled.recv()).await.is_err() {
            self.bot.store().durable().await?;
        }
        Ok(count)
    }

    /// Handles what a stop left unfinished; to be called at a start, before anything is received.
    pub async fn resume(&self) -> Result<usize, StoreError> {
        let unfinished = self.bot.store().unfinished_updates().await?;
        let count = unfinished.len();
        let (held, _handled) = mpsc::channel(1);
        self.take(unfinished, held).await;
        Ok(count)
    }

    /// Waits until nothing is under way.
    pub async fn idle(&self) {
        let mut under_way = self.under_way.subscribe();
        // The sender lives as long as this inbox.
        let _ = under_way.wait_for(|count| *count == 0).await;
    }

    async fn take(&self, updates: Vec<RawUpdate>, held: Held) {
        for update in updates {
            match (self.parser)(&update) {
                Some(inbound) => self.enqueue(Waiting { update, inbound, _held: held.clone() }),
                None => self.finish(&update).await,
            }
        }
    }

    fn enqueue(&self, waiting: Waiting) {
        let chat = waiting.inbound.chat.to_string();
        self.under_way.send_modify(|count| *count += 1);
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        match queues.get_mut(&chat) {
            // A worker is on this chat and finds it.
            Some(queue) => queue.push_back(waiting),
            None => {
                queues.insert(chat.clone(), VecDeque::from([waiting]));
                tokio::spawn(self.clone().work(chat));
            }
        }
    }

    /// Empties one chat's queue, then ends.
    async fn work(self, chat: String) {
        while let Some(Waiting { update, inbound, _held }) = self.next(&chat) {
            {
                let _permit = self.permits.acquire().await;
                self.handle(&update, inbound).await;
            }
            self.under_way.send_modify(|count| *count = count.saturating_sub(1));
        }
    }

    fn next(&self, chat: &str) -> Option<Waiting> {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        let next = queues.get_mut(chat).and_then(VecDeque::pop_front);
        if next.is_none() {
            queues.remove(chat);
        }
        next
    }

    /// An update that cannot be handled is logged and finished all the same: it must not come back at every start.
    async fn handle(&self, update: &RawUpdate, inbound: Inbound) {
        let (bot, handled) = (Arc::clone(&self.bot), inbound.clone());
        // A task of its own, so that a panic ends this update alone.
        let outcome = tokio::spawn(async move { bot.handle(&handled).await }).await;
        let failure = match outcome {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(error.to_string()),
            Err(panic) => Some(panic.to_string()),
        };
        if let Some(reason) = failure {
            let channel = update.key.channel.code();
            tracing::error!(update.id = update.key.id, channel, reason, "an update could not be handled: {reason}");
            let bot = Arc::clone(&self.bot);
            let apology = tokio::spawn(async move { bot.apologise(&inbound).await });
            if let Err(error) = apology.await {
                tracing::error!(update.id = update.key.id, channel, "nor could the person be told: {error}");
            }
        }
        self.finish(update).await;
    }

    async fn finish(&self, update: &RawUpdate) {
        let now = self.bot.desk.clock.now();
        if let Err(error) = self.bot.store().finish_update(&update.key, now).await {
            tracing::error!(update.id = update.key.id, %error, "a handled update could not be marked: {error}");
        }
    }
}
