//! A house with the console as its only channel, worked step by step: the demo.

use super::OpenError;
use super::open::open_desk_at;
use crate::bot::{Bot, Inbox, Parser};
use crate::channel::Channel;
use crate::channel::console;
pub use crate::channel::console::Console;
use crate::channel::inbound::Event;
use crate::clock::SharedClock;
use crate::config::Config;
use crate::delivery::Gate;
use crate::desk::Desk;
use crate::domain::delivery::DeliveryStatus;
use crate::domain::seat::ChatAddress;
use crate::store::StoreError;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

const LONGEST_DELIVERY: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(2);

pub struct House {
    pub console: Console,
    desk: Desk,
    inbox: Inbox,
    stopper: watch::Sender<bool>,
    sending: JoinHandle<Result<(), StoreError>>,
    received: AtomicU64,
}

/// Opens the house in the data folder on the given clock.
pub async fn open_house(config: &Config, clock: SharedClock, console: Console) -> Result<House, OpenError> {
    let desk = open_desk_at(config, clock).await?;
    let channel: Arc<dyn Channel> = Arc::new(console.clone());
    let gate = Gate::new(vec![channel], &config.delivery, desk.clock.clone()).noting(&desk.store);
    desk.post.open(&gate);
    let parser: Parser = Arc::new(console::read);
    let inbox = Inbox::new(Bot::new(desk.clone(), gate.clone()), parser);
    let sender = super::sender(&desk, gate);
    let lease = desk.store.take_lease(desk.clock.now()).await?;
    let (stopper, stop) = watch::channel(false);
    let sending = tokio::spawn(sender.run(lease, stop));
    Ok(House { console, desk, inbox, stopper, sending, received: AtomicU64::new(0) })
}

impl House {
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Takes in what a person did and waits until it has been handled and everything it caused has been delivered.
    pub async fn receive(&self, chat: &ChatAddress, event: Event) {
        let number = self.received.fetch_add(1, Ordering::Relaxed);
        let update = console::update(number, chat, event, self.desk.clock.now());
        if let Err(error) = self.inbox.receive(vec![update]).await {
            tracing::error!(%error, "a message could not be taken in");
        }
        self.inbox.idle().await;
        if let Err(error) = self.deliver().await {
            tracing::error!(%error, "notices could not be delivered");
        }
    }

    /// Waits until nothing is due any more, or for as long as a person would.
    pub async fn deliver(&self) -> Result<(), StoreError> {
        let patience = Instant::now() + LONGEST_DELIVERY;
        while Instant::now() < patience {
            let (rows, _) = self.desk.store.queue().await?;
            if DeliveryStatus::OPEN.iter().all(|status| rows.get(status).copied().unwrap_or(0) == 0) {
                break;
            }
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }

    pub async fn stop(self) -> Result<(), StoreError> {
        self.stopper.send_replace(true);
        match self.sending.await {
            Ok(sent) => sent?,
            Err(error) => tracing::error!(%error, "the sender has broken down"),
        }
        self.desk.store.close().await
    }
}
