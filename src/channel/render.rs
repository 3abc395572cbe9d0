//! A message rendered within a channel's capabilities.

use super::Capabilities;
use crate::domain::message::{FileRef, Message, Picture};

/// One platform message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Text in the channel's markup, within its limit.
    pub text: String,
    pub buttons: Vec<Button>,
    pub picture: Option<Picture>,
    pub file: Option<FileRef>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    pub label: String,
    pub data: String,
}

/// Renders `message` into one part or more, every part within the limit. The choices stand on the last part: as buttons
/// where the channel has them, else as numbered lines that can be typed.
pub fn render(message: &Message, capabilities: Capabilities) -> Vec<Part> {
    let _ = (message, capabilities);
    unimplemented!()
}
