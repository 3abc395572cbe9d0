//! What a person did on a channel, in terms that no longer show which channel it was.

use crate::domain::seat::ChatAddress;
use chrono::{DateTime, Utc};

/// One act of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbound {
    pub chat: ChatAddress,
    /// The chat is a group: published figures only, never a seat's own data.
    pub in_group: bool,
    /// The platform's identifier of the person who acts (differs from the chat in groups).
    pub sender: String,
    /// The name that the platform shows for the person.
    pub sender_name: String,
    /// The platform's language tag for the person, if it tells one.
    pub language: Option<String>,
    /// The message that it was sent in answer to, by the platform's identifier.
    pub replies_to: Option<String>,
    pub event: Event,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Typed text; a command still has its slash.
    Text(String),
    /// A pressed button.
    Press {
        /// To confirm the press with.
        press: String,
        /// The encoded action.
        data: String,
        /// The message that carries the button, if the platform tells.
        message: Option<String>,
    },
    /// A sent file or photo, not fetched yet.
    File(Attachment),
    /// The platform tells that messages of ours arrived at the person, or were seen by them.
    Receipt { messages: Vec<String>, seen: bool, at: DateTime<Utc> },
    /// The person blocked the bot or left.
    Left,
    /// A group got another chat identifier.
    MovedTo(String),
    /// Something that Loa has no use for; the person is told so when they can be (`true`).
    Other { answerable: bool },
}

/// A file that a person sent, as the platform announces it. Its bytes stay on the platform until they are fetched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    /// The platform's identifier, to fetch the file with.
    pub file: String,
    pub name: String,
    /// Size in bytes, if the platform tells.
    pub size: Option<u64>,
    pub media_type: Option<String>,
    pub caption: Option<String>,
}
