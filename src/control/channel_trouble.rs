//! What is wrong between a channel and its platform, and what to do: the same in every command that asks a platform.

use crate::channel::ChannelError;
use crate::desk::{PATIENCE, PlatformAnswer};
use crate::domain::seat::ChannelKind;
use crate::text::Text;

/// Why a platform did not do what it was asked.
pub fn explain_channel(error: &ChannelError, kind: ChannelKind, text: Text<'_>) -> String {
    match error {
        ChannelError::Credentials => text.channel_refused(kind),
        ChannelError::Unreachable(reason) => text.channels_unreachable(text.channel(kind), reason.as_str()),
        other => text.channels_set_up_failed(text.channel(kind), other.to_string()),
    }
}

/// `None` when the platform knows us.
pub(super) fn trouble(answer: &PlatformAnswer, kind: ChannelKind, text: Text<'_>) -> Option<String> {
    match answer {
        PlatformAnswer::Known => None,
        PlatformAnswer::NoConsent => Some(text.zalo_oa_no_tokens()),
        PlatformAnswer::ConsentEnded(reason) => Some(text.zalo_oa_dead(reason.as_str())),
        PlatformAnswer::NoRights(reason) => Some(text.zalo_oa_no_rights(reason.as_str())),
        PlatformAnswer::Silent => Some(text.doctor_channel_silent(text.channel(kind), PATIENCE.as_secs())),
        PlatformAnswer::Failed(error) => Some(explain_channel(error, kind, text)),
    }
}
