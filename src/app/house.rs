//! A house with the console as its only channel, worked step by step: the demo.

use super::open::open_controls_at;
use super::OpenError;
use crate::bot::{Bot, Inbox, Parser};
use crate::channel::Channel;
pub use crate::channel::console::Console;
use crate::channel::console;
use crate::channel::inbound::Event;
use crate::clock::SharedClock;
use crate::config::Config;
use crate::control::Controls;
use crate::delivery::{Gate, Sender};
use crate::desk::Desk;
use crate::domain::seat::ChatAddress;
use crate::store::{Lease, StoreError};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub struct House {
    pub console: Console,
    controls: Controls,
    inbox: Inbox,
    sender: Sender,
    lease: Lease,
    received: AtomicU64,
}

/// Opens the house in the data folder on the given clock.
pub async fn open_house(config: &Config, clock: SharedClock, console: Console) -> Result<House, OpenError> {
    let controls = open_controls_at(config, clock).await?;
    let desk = &controls.desk;
    let channel: Arc<dyn Channel> = Arc::new(console.clone());
    let gate = Gate::new(vec![channel], &config.delivery, desk.clock.clone());
    let parser: Parser = Arc::new(console::read);
    let inbox = Inbox::new(Bot::new(desk.clone(), gate.clone()), parser);
    let sender = Sender::new(desk.store.clone(), gate, Arc::clone(&desk.catalogue), config, desk.clock.clone());
    let lease = desk.store.take_lease(desk.clock.now()).await?;
    Ok(House { console, controls, inbox, sender, lease, received: AtomicU64::new(0) })
}

impl House {
    pub fn desk(&self) -> &Desk {
        &self.controls.desk
    }

    /// Takes in what a person did and waits until it has been handled and everything it caused has been delivered.
    pub async fn receive(&self, chat: &ChatAddress, event: Event) {
        let number = self.received.fetch_add(1, Ordering::Relaxed);
        let update = console::update(number, chat, event, self.desk().clock.now());
        if let Err(error) = self.inbox.receive(vec![update]).await {
            tracing::error!(%error, "a message could not be taken in");
        }
        self.inbox.idle().await;
        if let Err(error) = self.deliver().await {
            tracing::error!(%error, "notices could not be delivered");
        }
    }

    /// Sends whatever is due.
    pub async fn deliver(&self) -> Result<(), StoreError> {
        self.sender.run_until_idle(self.lease).await
    }

    pub async fn stop(self) -> Result<(), StoreError> {
        self.controls.desk.store.close().await
    }
}
