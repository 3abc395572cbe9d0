//! The platforms that are configured, each with what it takes to run it.

mod telegram;
mod zalo_bot;
mod zalo_oa;

use super::ServeError;
use crate::channel::inbound::Inbound;
use crate::channel::intake::Intake;
use crate::channel::links::Links;
use crate::channel::{Channel, ChannelError, Sending};
use crate::config::Config;
use crate::desk::Desk;
use crate::domain::seat::ChannelKind;
use crate::store::RawUpdate;
use axum::Router;
use std::sync::Arc;

/// One channel as the bot runs it.
pub(super) trait Platform: Send + Sync {
    fn kind(&self) -> ChannelKind;

    fn channel(&self) -> Arc<dyn Channel>;

    /// What an update of this platform means; `None` when it says nothing to Loa.
    fn read(&self, raw: &RawUpdate) -> Option<Inbound>;

    /// Sets up how updates come in.
    fn receive(&self, intake: Intake) -> Sending<'_, Result<Receiving, ChannelError>>;

    /// Exchanges names with the platform; nothing waits for it.
    fn introduce(&self) -> Sending<'_, ()>;
}

/// How a platform's updates come in.
#[derive(Default)]
pub(super) struct Receiving {
    /// Routes that the platform pushes to.
    pub routes: Router,
    /// A loop that runs as long as the bot.
    pub upkeep: Option<Sending<'static, Result<(), ChannelError>>>,
    /// The loop polls: it beats as long as it is well, whether or not anybody writes.
    pub polls: bool,
}

/// Every platform whose credentials are set.
pub(super) fn connect(
    config: &Config,
    desk: &Desk,
    links: Option<&Links>,
) -> Result<Vec<Arc<dyn Platform>>, ServeError> {
    let mut platforms: Vec<Arc<dyn Platform>> = Vec::new();
    for kind in config.channels() {
        let failed = |error| ServeError::Channel(kind, error);
        match kind {
            ChannelKind::Telegram => platforms.push(Arc::new(telegram::Connected::new(config, desk).map_err(failed)?)),
            ChannelKind::ZaloBot => {
                let connected = zalo_bot::Connected::new(config, desk, links.cloned()).map_err(failed)?;
                platforms.push(Arc::new(connected));
            }
            ChannelKind::ZaloOa => {
                let connected = zalo_oa::Connected::new(config, desk, links.cloned()).map_err(failed)?;
                platforms.push(Arc::new(connected));
            }
            ChannelKind::Console => {}
        }
    }
    if platforms.is_empty() { Err(ServeError::NoChannel) } else { Ok(platforms) }
}

/// The path that a platform will call, from the public address.
fn path_of(url: &str) -> String {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split_once('/').map_or("", |(_, path)| path);
    format!("/{}", path.split(['?', '#']).next().unwrap_or(""))
}
