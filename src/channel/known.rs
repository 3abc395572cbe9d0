//! What each platform can do, connected or not: a preview needs no connection.

use super::{Capabilities, console, telegram};
use crate::domain::seat::ChannelKind;

/// `None` for a platform that this program cannot speak to.
pub fn capabilities_of(kind: ChannelKind) -> Option<Capabilities> {
    match kind {
        ChannelKind::Console => Some(console::CAPABILITIES),
        ChannelKind::Telegram => Some(telegram::CAPABILITIES),
        ChannelKind::ZaloBot | ChannelKind::ZaloOa => None,
    }
}
