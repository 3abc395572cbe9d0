//! The channels: each speaks one platform's wire format within that platform's limits, and nothing above knows either.

mod address;
pub mod console;
mod error;
mod files;
pub mod inbound;
pub mod intake;
mod known;
pub mod links;
pub mod pulse;
pub mod render;
pub mod telegram;
mod webhook;
mod wire;
pub mod zalo_bot;
pub mod zalo_oa;

pub use address::has_chat_form;
pub use error::ChannelError;
pub use files::FileSource;
pub use known::capabilities_of;

use crate::domain::delivery::Outcome;
use crate::domain::seat::ChannelKind;
use render::Part;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// What a channel can do. Data, not code: a message is degraded by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    pub buttons: bool,
    /// A sent message can be changed.
    pub edit: bool,
    pub picture: Attaching,
    pub file: Attaching,
    pub markup: Markup,
    /// Longest text of one message, in UTF-16 code units after rendering.
    pub text_limit: usize,
    /// Longest text beside a picture, in the same units.
    pub caption_limit: usize,
    /// Words can stand beside a file in one message.
    pub file_caption: bool,
    /// How long after a person's last act the platform lets us write to them unasked; `None` = always.
    pub window: Option<Duration>,
    /// The platform tells that a message was received or seen.
    pub receipts: bool,
    pub groups: bool,
    /// The largest file, in bytes, that a person can send to Loa; `None` where files cannot be fetched.
    pub fetch_limit: Option<u64>,
}

/// How a picture or a file gets to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attaching {
    /// Not at all: words stand in for it.
    No,
    Upload,
    /// The platform or the person fetches it from an address of ours.
    Link,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    Plain,
    /// `<b>`, `<i>` and the three escapes.
    Html,
}

/// How fast messages may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pacing {
    /// No platform stands behind the channel.
    Unlimited,
    /// As `delivery.rate` and `delivery.chat_rate` say.
    General,
    /// A pace of its own: messages per second, overall and to one chat. A "slow down" means the whole channel, which
    /// then goes slower and finds back to its pace by and by.
    Own { rate: u32, chat_rate: u32 },
}

/// Why a file that a person sent was not fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    #[error("the channel gives no files out")]
    Unsupported,
    /// Nothing of it is kept. The limit is in bytes.
    #[error("the file is larger than {limit} bytes")]
    TooLarge { limit: u64 },
    /// The platform no longer has the file, or never gave it out.
    #[error("the platform does not give the file out: {0}")]
    Refused(String),
    /// The connection failed or took too long; the person may send the file again.
    #[error("the file did not come: {0}")]
    Interrupted(String),
}

/// A future that a channel returns.
pub type Sending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The sending side of a platform. Called by the delivery room's gate alone.
pub trait Channel: Send + Sync {
    fn kind(&self) -> ChannelKind;

    fn capabilities(&self) -> Capabilities;

    /// Whether `chat` names a group, for which platforms keep a lower limit.
    fn is_group(&self, chat: &str) -> bool {
        let _ = chat;
        false
    }

    /// How fast the platform behind it bears to be written to.
    fn pacing(&self) -> Pacing {
        Pacing::General
    }

    /// Sends one part to a chat. Every ending is an [`Outcome`]; nothing is tried again here.
    fn send<'a>(&'a self, chat: &'a str, part: &'a Part) -> Sending<'a, Outcome>;

    /// Replaces a message that was sent before, its choices included; only where `capabilities().edit`. A message that
    /// says the same already counts as accepted.
    fn edit<'a>(&'a self, chat: &'a str, message: &'a str, part: &'a Part) -> Sending<'a, Outcome>;

    /// Fetches a file that a person sent, by the identifier in its [`inbound::Attachment`]; no more bytes than
    /// `capabilities().fetch_limit`, and within a bounded time. Nothing is tried again here.
    fn fetch<'a>(&'a self, file: &'a str) -> Sending<'a, Result<Vec<u8>, FetchError>> {
        let _ = file;
        Box::pin(async { Err(FetchError::Unsupported) })
    }

    /// Confirms a button press to the platform with a short word for the person; `press` is the platform's identifier.
    fn confirm_press<'a>(&'a self, press: &'a str, word: &'a str) -> Sending<'a, Outcome>;
}
