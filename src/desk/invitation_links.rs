//! Where an invitation code is given: a link for every channel that is in use.

use super::{Desk, DeskError};
use crate::domain::seat::ChannelKind;

/// The setting under which the bot's name on Telegram is kept.
pub const TELEGRAM_NAME: &str = "telegram.username";
/// The setting under which the address of the Zalo bot is kept.
pub const ZALO_BOT_LINK: &str = "zalo_bot.link";

/// A link that opens a chat with us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationLink {
    pub channel: ChannelKind,
    pub link: String,
    /// The link hands over the code by itself; where it does not, the code is typed in the chat that opens.
    pub carries_code: bool,
}

impl Desk {
    /// The links for an invitation, the channel most used in Viet Nam first.
    pub async fn invitation_links(&self, code: &str) -> Result<Vec<InvitationLink>, DeskError> {
        let mut links = Vec::new();
        let config = &self.config;
        if let Some(oa) = config.zalo_oa.oa_id.as_ref().filter(|_| config.zalo_oa.is_set()) {
            links.push(typed(ChannelKind::ZaloOa, format!("https://zalo.me/{oa}")));
        }
        let bot = match &config.zalo_bot.link {
            Some(link) => Some(link.clone()),
            None => self.store.setting(ZALO_BOT_LINK).await?,
        };
        links.extend(bot.map(|link| typed(ChannelKind::ZaloBot, link)));
        if let Some(name) = self.store.setting(TELEGRAM_NAME).await? {
            let link = format!("https://t.me/{name}?start={code}");
            links.push(InvitationLink { channel: ChannelKind::Telegram, link, carries_code: true });
        }
        Ok(links)
    }
}

fn typed(channel: ChannelKind, link: String) -> InvitationLink {
    InvitationLink { channel, link, carries_code: false }
}
