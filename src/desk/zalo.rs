//! The office's own accounts at Zalo, as the settings name them.

use super::Desk;
use crate::channel::ChannelError;
use crate::channel::links::Links;
use crate::channel::zalo_bot::ZaloBot;
use crate::channel::zalo_oa::ZaloOa;
use crate::domain::audit::AuditAct;
use crate::domain::rights::Actor;
use crate::domain::seat::ChannelKind;
use crate::store::Store;
use std::sync::Arc;
use std::time::Duration;

impl Desk {
    /// The bot; without `links` it names pictures and files in words.
    pub fn zalo_bot(&self, links: Option<Links>) -> Result<ZaloBot, ChannelError> {
        ZaloBot::new(&self.config.zalo_bot, self.request_timeout(), links)
    }

    /// The Official Account.
    pub fn zalo_oa(&self, links: Option<Links>) -> Result<ZaloOa, ChannelError> {
        self.zalo_oa_over(self.store.clone(), links)
    }

    /// The Official Account, to which an administrator consents by way of `actor`: recorded with the tokens that come of it.
    pub fn zalo_oa_consented(&self, actor: &Actor) -> Result<ZaloOa, ChannelError> {
        self.zalo_oa_over(self.recorded(actor, AuditAct::ConsentGiven, ChannelKind::ZaloOa.code()), None)
    }

    fn zalo_oa_over(&self, store: Store, links: Option<Links>) -> Result<ZaloOa, ChannelError> {
        let store = Arc::new(store);
        ZaloOa::new(&self.config.zalo_oa, self.request_timeout(), store.clone(), store, links, self.clock.clone())
    }

    fn request_timeout(&self) -> Duration {
        Duration::from_secs(self.config.delivery.request_timeout_seconds)
    }
}
