//! Updates come in durably, and each is handled once: those of one chat in their order, different chats side by side.

use super::Bot;
use super::reply::Effect;
use crate::channel::inbound::Inbound;
use crate::store::{RawUpdate, StoreError};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, mpsc, watch};

/// Chats handled at once.
const SIDE_BY_SIDE: usize = 32;

/// An answer that arrives this fast spares the disk a sync.
const QUICK_ANSWER: Duration = Duration::from_millis(2);

/// Reads a platform's update; `None` for one that says nothing to Loa.
pub type Parser = Arc<dyn Fn(&RawUpdate) -> Option<Inbound> + Send + Sync>;

/// One chat's updates that wait, in order.
type Queue = VecDeque<Waiting>;

struct Waiting {
    update: RawUpdate,
    inbound: Inbound,
    told: Told,
}

/// Is told when an update leaves something behind that a power cut must not take; dropped without a word when not.
type Told = Option<mpsc::Sender<()>>;

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

    /// Takes updates in; they are handled in the background and do not wait for the disk. When this returns they may be
    /// confirmed to the platform: each is durable, or was a question whose answer has arrived, which leaves nothing to
    /// lose. Updates seen before are dropped; says how many were new.
    pub async fn receive(&self, updates: Vec<RawUpdate>) -> Result<usize, StoreError> {
        let given = updates.len();
        let fresh = self.bot.store().receive_updates(updates).await?;
        let count = fresh.len();
        let (told, mut lasting) = mpsc::channel(1);
        self.take(fresh, Some(told)).await;
        if count == given {
            tokio::select! {
                biased;
                None = lasting.recv() => return Ok(count),
                () = tokio::time::sleep(QUICK_ANSWER) => {}
            }
        }
        tokio::select! {
            biased;
            None = lasting.recv(), if count == given => {}
            durable = self.bot.store().durable() => durable?,
        }
        Ok(count)
    }

    /// Handles what a stop left unfinished; to be called at a start, before anything is received.
    pub async fn resume(&self) -> Result<usize, StoreError> {
        let unfinished = self.bot.store().unfinished_updates().await?;
        let count = unfinished.len();
        self.take(unfinished, None).await;
        Ok(count)
    }

    /// Waits until nothing is under way.
    pub async fn idle(&self) {
        let mut under_way = self.under_way.subscribe();
        // The sender lives as long as this inbox.
        let _ = under_way.wait_for(|count| *count == 0).await;
    }

    async fn take(&self, updates: Vec<RawUpdate>, told: Told) {
        for update in updates {
            match (self.parser)(&update) {
                Some(inbound) => self.enqueue(Waiting { update, inbound, told: told.clone() }),
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
        while let Some(Waiting { update, inbound, told }) = self.next(&chat) {
            let effect = {
                let _permit = self.permits.acquire().await;
                self.handle(&update, inbound).await
            };
            if let (Effect::Lasting, Some(told)) = (effect, told) {
                // Told once is enough, and nobody may be listening any more.
                let _ = told.try_send(());
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
    async fn handle(&self, update: &RawUpdate, inbound: Inbound) -> Effect {
        let (bot, handled) = (Arc::clone(&self.bot), inbound.clone());
        // A task of its own, so that a panic ends this update alone.
        let outcome = tokio::spawn(async move { bot.handle(&handled).await }).await;
        let (effect, failure) = match outcome {
            Ok(Ok(effect)) => (effect, None),
            Ok(Err(error)) => (Effect::Lasting, Some(error.to_string())),
            Err(panic) => (Effect::Lasting, Some(panic.to_string())),
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
        effect
    }

    async fn finish(&self, update: &RawUpdate) {
        let now = self.bot.desk.clock.now();
        if let Err(error) = self.bot.store().finish_update(&update.key, now).await {
            tracing::error!(update.id = update.key.id, %error, "a handled update could not be marked: {error}");
        }
    }
}
