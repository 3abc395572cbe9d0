//! Telegram: the Bot API over a thin call of our own, with teloxide's types. Thin, because teloxide's own call sleeps
//! on a server error and then hides the status, and because the status decides whether a message may be sent again.

mod api;
mod download;
mod keyboard;
mod outcome;
pub mod poll;
pub mod update;
pub mod webhook;

use super::render::Part;
use super::{Attaching, Capabilities, Channel, ChannelError, FetchError, FileSource, Markup, Sending};
use crate::config::TelegramConfig;
use crate::domain::delivery::Outcome;
use crate::domain::seat::ChannelKind;
use api::{Api, Method};
use outcome::Deed;
use reqwest::multipart::{Form, Part as Upload};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use teloxide::types::{BotCommand, InlineKeyboardMarkup, LinkPreviewOptions, ParseMode};

pub(super) const CAPABILITIES: Capabilities = Capabilities {
    buttons: true,
    edit: true,
    picture: Attaching::Upload,
    file: Attaching::Upload,
    markup: Markup::Html,
    text_limit: 4096,
    caption_limit: 1024,
    file_caption: true,
    window: None,
    receipts: false,
    groups: true,
    fetch_limit: Some(download::LIMIT),
};

/// The kinds of update that Loa reads; the platform keeps the others to itself.
const ALLOWED_UPDATES: [&str; 3] = ["message", "callback_query", "my_chat_member"];

/// A button press is confirmed with at most this many characters.
const CONFIRMATION_LIMIT: usize = 200;

/// One bot. Clones share its connections.
#[derive(Clone)]
pub struct Telegram {
    api: Arc<Api>,
    files: Arc<dyn FileSource>,
    poll_timeout: Duration,
}

/// The bot as the platform knows it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Me {
    pub id: u64,
    /// For the links `t.me/<username>`.
    pub username: String,
}

impl Telegram {
    /// `request_timeout` bounds every request but the long poll, which lasts as long as configured and 10 s more.
    pub fn new(
        config: &TelegramConfig,
        request_timeout: Duration,
        files: Arc<dyn FileSource>,
    ) -> Result<Telegram, ChannelError> {
        let token = config.token.as_ref().ok_or(ChannelError::NotSet("telegram.token"))?;
        let api = Api::new(&config.api_url, token.expose_secret(), request_timeout)?;
        let poll_timeout = Duration::from_secs(config.poll_timeout_seconds);
        Ok(Telegram { api: Arc::new(api), files, poll_timeout })
    }

    pub async fn me(&self) -> Result<Me, ChannelError> {
        outcome::result(&self.api.call(Method::GetMe, &Nothing {}).await)
    }

    /// Sets the menu of commands (name without slash, description) for people of `language`, or for all others.
    pub async fn set_commands(&self, language: Option<&str>, commands: &[(&str, String)]) -> Result<(), ChannelError> {
        #[derive(Serialize)]
        struct Commands<'a> {
            commands: Vec<BotCommand>,
            #[serde(skip_serializing_if = "Option::is_none")]
            language_code: Option<&'a str>,
        }
        let commands = commands.iter().map(|(name, description)| BotCommand::new(*name, description)).collect();
        let payload = Commands { commands, language_code: language };
        outcome::result::<bool>(&self.api.call(Method::SetMyCommands, &payload).await).map(drop)
    }

    /// Has updates pushed to `url`, with `secret` in a header.
    pub async fn set_webhook(&self, url: &str, secret: &str) -> Result<(), ChannelError> {
        #[derive(Serialize)]
        struct Webhook<'a> {
            url: &'a str,
            secret_token: &'a str,
            allowed_updates: [&'a str; 3],
        }
        let payload = Webhook { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES };
        outcome::result::<bool>(&self.api.call(Method::SetWebhook, &payload).await).map(drop)
    }

    /// Ends pushing, so that updates can be polled; those that wait are kept.
    pub async fn delete_webhook(&self) -> Result<(), ChannelError> {
        outcome::result::<bool>(&self.api.call(Method::DeleteWebhook, &Nothing {}).await).map(drop)
    }

    async fn send_part(&self, chat: &str, part: &Part) -> Outcome {
        if let Some(picture) = &part.picture {
            let upload = Upload::bytes(picture.png.clone()).file_name("picture.png");
            return self.upload(Method::SendPhoto, "photo", chat, part, upload).await;
        }
        if let Some(file) = &part.file {
            let bytes = match self.files.document(&file.document).await {
                Ok(Some(bytes)) => bytes,
                Ok(None) => return Outcome::Content { reason: format!("document {} is not kept", file.document) },
                Err(error) => return Outcome::TryLater { reason: error.to_string() },
            };
            let upload = Upload::bytes(bytes).file_name(file.name.clone());
            return self.upload(Method::SendDocument, "document", chat, part, upload).await;
        }
        let payload = TextPayload::new(chat, None, part);
        outcome::of(self.api.call(Method::SendMessage, &payload).await, Deed::Send)
    }

    async fn upload(&self, method: Method, field: &'static str, chat: &str, part: &Part, upload: Upload) -> Outcome {
        let mut form = Form::new().text("chat_id", chat.to_owned()).part(field, upload);
        if !part.text.is_empty() {
            form = form.text("caption", part.text.clone()).text("parse_mode", "HTML");
        }
        if let Some(Ok(markup)) = keyboard::of(&part.buttons).map(|markup| serde_json::to_string(&markup)) {
            form = form.text("reply_markup", markup);
        }
        outcome::of(self.api.upload(method, form).await, Deed::Upload)
    }

    async fn edit_part(&self, chat: &str, message: &str, part: &Part) -> Outcome {
        let Ok(message_id) = message.parse() else {
            return Outcome::Content { reason: "no message identifier".to_owned() };
        };
        if part.text.is_empty() {
            let reply_markup = keyboard::of(&part.buttons);
            let payload = MarkupPayload { chat_id: ChatId::of(chat), message_id, reply_markup };
            return outcome::of(self.api.call(Method::EditMessageReplyMarkup, &payload).await, Deed::Edit);
        }
        let payload = TextPayload::new(chat, Some(message_id), part);
        outcome::of(self.api.call(Method::EditMessageText, &payload).await, Deed::Edit)
    }
}

impl Channel for Telegram {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Telegram
    }

    fn capabilities(&self) -> Capabilities {
        CAPABILITIES
    }

    /// Groups have negative identifiers.
    fn is_group(&self, chat: &str) -> bool {
        chat.starts_with('-')
    }

    fn send<'a>(&'a self, chat: &'a str, part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(self.send_part(chat, part))
    }

    /// A part without text changes the buttons alone.
    fn edit<'a>(&'a self, chat: &'a str, message: &'a str, part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(self.edit_part(chat, message, part))
    }

    fn fetch<'a>(&'a self, file: &'a str) -> Sending<'a, Result<Vec<u8>, FetchError>> {
        Box::pin(download::fetch(&self.api, file))
    }

    fn confirm_press<'a>(&'a self, press: &'a str, word: &'a str) -> Sending<'a, Outcome> {
        #[derive(Serialize)]
        struct Confirmation<'a> {
            callback_query_id: &'a str,
            text: &'a str,
        }
        Box::pin(async move {
            let text = word.char_indices().nth(CONFIRMATION_LIMIT).map_or(word, |(end, _)| &word[..end]);
            let payload = Confirmation { callback_query_id: press, text };
            outcome::of(self.api.call(Method::AnswerCallbackQuery, &payload).await, Deed::Confirm)
        })
    }
}

/// The payload of a method without parameters.
#[derive(Serialize)]
struct Nothing {}

/// A chat as the Bot API wants it: a number, or "@name" of a channel.
#[derive(Serialize)]
#[serde(untagged)]
enum ChatId<'a> {
    Number(i64),
    Name(&'a str),
}

impl ChatId<'_> {
    fn of(chat: &str) -> ChatId<'_> {
        chat.parse().map_or(ChatId::Name(chat), ChatId::Number)
    }
}

/// `sendMessage`, and `editMessageText` with a message to edit. Borrowed, because a broadcast builds one per message.
#[derive(Serialize)]
struct TextPayload<'a> {
    chat_id: ChatId<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_id: Option<i64>,
    text: &'a str,
    parse_mode: ParseMode,
    link_preview_options: LinkPreviewOptions,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_markup: Option<InlineKeyboardMarkup>,
}

#[derive(Serialize)]
struct MarkupPayload<'a> {
    chat_id: ChatId<'a>,
    message_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_markup: Option<InlineKeyboardMarkup>,
}

impl<'a> TextPayload<'a> {
    fn new(chat: &'a str, message_id: Option<i64>, part: &'a Part) -> TextPayload<'a> {
        let link_preview_options = LinkPreviewOptions {
            is_disabled: true,
            url: None,
            prefer_small_media: false,
            prefer_large_media: false,
            show_above_text: false,
        };
        TextPayload {
            chat_id: ChatId::of(chat),
            message_id,
            text: &part.text,
            parse_mode: ParseMode::Html,
            link_preview_options,
            reply_markup: keyboard::of(&part.buttons),
        }
    }
}
