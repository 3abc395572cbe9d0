//! Messages of `locales/*/channels.ftl`.

use super::messages;
use crate::domain::seat::ChannelKind;
use crate::text::Text;

messages! {
    link_code(person, code, until) => "link-code";
    link_nobody_holds(seat) => "link-nobody-holds";
    link_which(seat, holders) => "link-which";
    link_holder(person, name) => "link-holder";
    channel_console() => "channel-console";
    channel_telegram() => "channel-telegram";
    channel_zalo_bot() => "channel-zalo-bot";
    channel_zalo_oa() => "channel-zalo-oa";
    channels_none() => "channels-none";
    channels_refused_telegram() => "channels-refused-telegram";
    channels_refused_zalo_bot() => "channels-refused-zalo-bot";
    channels_refused_zalo_oa() => "channels-refused-zalo-oa";
    channels_set_up_failed(channel, reason) => "channels-set-up-failed";
    channels_unreachable(channel, reason) => "channels-unreachable";
    command_channels() => "command-channels";
    channels_title() => "channels-title";
    channels_active(channel) => "channels-active";
    channels_here(channel) => "channels-here";
    channels_gone(channel) => "channels-gone";
    channels_order() => "channels-order";
    channels_prefer(channel) => "channels-prefer";
    channels_preferred(channel) => "channels-preferred";
    channels_add() => "channels-add";
    channels_code(expires) => "channels-code";
    channels_link(channel, link) => "channels-link";
    channels_no_other() => "channels-no-other";
    channels_code_note(command) => "channels-code-note";
    cli_invitation_links(title, code, expires) => "cli-invitation-links";
    cli_invitation_typed(channel, link) => "cli-invitation-typed";
    cli_invitation_qr(file) => "cli-invitation-qr";
    chat_greeting_notices_typed() => "chat-greeting-notices-typed";
    chat_greeting_typed() => "chat-greeting-typed";
    link_unknown() => "link-unknown";
    link_expired() => "link-expired";
    link_unavailable() => "link-unavailable";
}

impl Text<'_> {
    /// What people call the channel.
    pub fn channel(self, kind: ChannelKind) -> String {
        match kind {
            ChannelKind::Console => self.channel_console(),
            ChannelKind::Telegram => self.channel_telegram(),
            ChannelKind::ZaloBot => self.channel_zalo_bot(),
            ChannelKind::ZaloOa => self.channel_zalo_oa(),
        }
    }

    /// The platform refuses the credentials, and what to do.
    pub fn channel_refused(self, kind: ChannelKind) -> String {
        match kind {
            ChannelKind::Console | ChannelKind::Telegram => self.channels_refused_telegram(),
            ChannelKind::ZaloBot => self.channels_refused_zalo_bot(),
            ChannelKind::ZaloOa => self.channels_refused_zalo_oa(),
        }
    }
}
