//! What each platform can do, connected or not: a preview needs no connection.

use super::{Capabilities, console, telegram, zalo_bot, zalo_oa};
use crate::domain::seat::ChannelKind;

pub fn capabilities_of(kind: ChannelKind) -> Capabilities {
    match kind {
        ChannelKind::Console => console::CAPABILITIES,
        ChannelKind::Telegram => telegram::CAPABILITIES,
        ChannelKind::ZaloBot => zalo_bot::CAPABILITIES,
        ChannelKind::ZaloOa => zalo_oa::CAPABILITIES,
    }
}
