//! The office's own accounts at Zalo, as the settings name them.

use super::Desk;
use crate::channel::ChannelError;
use crate::channel::links::Links;
use crate::channel::zalo_bot::ZaloBot;
use crate::channel::zalo_oa::ZaloOa;
use std::sync::Arc;
use std::time::Duration;

impl Desk {
    /// The bot; without `links` it names pictures and files in words.
    pub fn zalo_bot(&self, links: Option<Links>) -> Result<ZaloBot, ChannelError> {
        ZaloBot::new(&self.config.zalo_bot, self.request_timeout(), links)
    }

    /// The Official Account.
    pub fn zalo_oa(&self, links: Option<Links>) -> Result<ZaloOa, ChannelError> {
        let store = Arc::new(self.store.clone());
        ZaloOa::new(&self.config.zalo_oa, self.request_timeout(), store.clone(), store, links, self.clock.clone())
    }

    fn request_timeout(&self) -> Duration {
        Duration::from_secs(self.config.delivery.request_timeout_seconds)
    }
}
