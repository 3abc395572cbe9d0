//! The form of a chat's identifier on each platform, where it does not come from the platform itself but from a person's list.

use crate::domain::seat::ChannelKind;

/// Longer than the identifiers that the platforms are known to give.
const LONGEST: usize = 64;

/// Whether a chat of the channel may be called this. Telegram numbers its chats (groups below zero), an Official Account its
/// users; a Zalo bot gives opaque words.
pub fn has_chat_form(channel: ChannelKind, chat: &str) -> bool {
    let word = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.');
    match channel {
        ChannelKind::Telegram => chat.parse::<i64>().is_ok_and(|number| number != 0),
        ChannelKind::ZaloOa => !chat.is_empty() && chat.len() <= LONGEST && chat.chars().all(|c| c.is_ascii_digit()),
        ChannelKind::ZaloBot => !chat.is_empty() && chat.len() <= LONGEST && chat.chars().all(word),
        ChannelKind::Console => !chat.trim().is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_platform_gives_is_no_chat() {
        for good in ["1", "-1001234567890", "7123456789"] {
            assert!(has_chat_form(ChannelKind::Telegram, good), "{good}");
        }
        for bad in ["", "0", "abc", "@ten", "0912 345 678", "t.me/x", "12345678901234567890", "1.5"] {
            assert!(!has_chat_form(ChannelKind::Telegram, bad), "{bad}");
        }
        assert!(has_chat_form(ChannelKind::ZaloOa, "3245678901234567890"));
        assert!(has_chat_form(ChannelKind::ZaloBot, "6ede9afa66b88fe6d6a9"));
        for bad in ["", "Nguyễn Văn An", "a b", &"1".repeat(65)] {
            assert!(!has_chat_form(ChannelKind::ZaloOa, bad), "{bad}");
            assert!(!has_chat_form(ChannelKind::ZaloBot, bad), "{bad}");
        }
    }
}
