//! A bot of the Zalo Bot Platform, over a thin call of our own. The platform has no buttons, no edits and no uploads:
//! choices are typed, pictures are fetched from an address of ours, a file is an address in the text.
//!
//! Documented at docs.zaloplatforms.com/docs/BOT. What the platform does not document (how a failure's HTTP status
//! looks, how a blocked chat is told, any quota) is read tolerantly.

mod api;
mod outcome;
mod poll;
pub mod update;
pub mod webhook;

use super::links::Links;
use super::render::Part;
use super::{Attaching, Capabilities, Channel, ChannelError, FetchError, Markup, Pacing, Sending, wire};
use crate::config::ZaloBotConfig;
use crate::domain::delivery::Outcome;
use crate::domain::seat::ChannelKind;
use api::{Api, Method};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;

/// What a photo that a person sent may have; the platform names no limit of its own.
const FETCH_LIMIT: u64 = 20 * 1024 * 1024;
/// The text limit is 2,000 characters; counted in UTF-16 units it is kept under every reading of "character".
const TEXT_LIMIT: usize = 2000;

/// One bot. Clones share its connections.
#[derive(Clone)]
pub struct ZaloBot {
    api: Arc<Api>,
    links: Option<Links>,
    poll_timeout: Duration,
    pacing: Pacing,
}

/// The bot as the platform knows it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Me {
    /// Decimal digits, as text or as a number.
    #[serde(deserialize_with = "update::text_or_number")]
    pub id: String,
    #[serde(default)]
    pub account_name: String,
    #[serde(default)]
    pub can_join_groups: bool,
}

/// The webhook as it is set; an empty address when none is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Webhook {
    pub url: String,
    /// The platform's own try at calling it, if it made one.
    pub verification: Option<Verification>,
}

/// What came of the platform's try.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Verification {
    pub ok: bool,
    /// "webhook.ok", "webhook.http.404", "webhook.err.tls", …
    pub outcome: String,
    pub hint: String,
}

impl ZaloBot {
    /// Without `links`, pictures and files are named in words only.
    pub fn new(
        config: &ZaloBotConfig,
        request_timeout: Duration,
        links: Option<Links>,
    ) -> Result<ZaloBot, ChannelError> {
        let token = config.token.as_ref().ok_or(ChannelError::NotSet("zalo_bot.token"))?;
        let api = Api::new(&config.api_url, token.expose_secret(), request_timeout)?;
        let pacing = Pacing::Own { rate: config.rate, chat_rate: config.chat_rate };
        Ok(ZaloBot {
            api: Arc::new(api),
            links,
            poll_timeout: Duration::from_secs(config.poll_timeout_seconds),
            pacing,
        })
    }

    pub async fn me(&self) -> Result<Me, ChannelError> {
        outcome::result(&self.api.call(Method::GetMe, &Nothing {}).await)
    }

    /// Has updates pushed to `url`. The platform tries the address at once and keeps it whatever comes of that.
    pub async fn set_webhook(&self, url: &str, secret: &str) -> Result<Webhook, ChannelError> {
        #[derive(Serialize)]
        struct Wanted<'a> {
            url: &'a str,
            secret_token: &'a str,
        }
        outcome::result(&self.api.call(Method::SetWebhook, &Wanted { url, secret_token: secret }).await)
    }

    /// Ends pushing, so that updates can be polled.
    pub async fn delete_webhook(&self) -> Result<(), ChannelError> {
        // Documented both as an object and as `true`.
        let answer = self.api.call(Method::DeleteWebhook, &Nothing {}).await;
        outcome::result::<serde::de::IgnoredAny>(&answer).map(drop)
    }

    pub async fn webhook(&self) -> Result<Webhook, ChannelError> {
        outcome::result(&self.api.call(Method::GetWebhookInfo, &Nothing {}).await)
    }

    /// Has the platform try the webhook. `None` where it does not know the method, or has been asked too often today.
    pub async fn test_webhook(&self) -> Result<Option<Verification>, ChannelError> {
        let answer = self.api.call(Method::TestWebhook, &Nothing {}).await;
        match outcome::result(&answer) {
            Ok(tried) => Ok(Some(tried)),
            Err(ChannelError::Refused(reason)) if ["400", "404", "426"].iter().any(|code| reason.starts_with(code)) => {
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    async fn send_part(&self, chat: &str, part: &Part) -> Outcome {
        let text: String = part.text.nfc().collect();
        match (&part.picture, &part.file, &self.links) {
            (Some(picture), _, Some(links)) => {
                let photo = links.to_picture(&picture.png);
                let caption = Some(text.as_str()).filter(|text| !text.is_empty());
                outcome::of(self.api.call(Method::SendPhoto, &Photo { chat_id: chat, photo: &photo, caption }).await)
            }
            (_, Some(file), Some(links)) => self.send_text(chat, &links.beside(&text, file)).await,
            (Some(_), _, None) | (_, Some(_), None) => {
                Outcome::Content { reason: "http.public_url is not set".to_owned() }
            }
            (None, None, _) => self.send_text(chat, &text).await,
        }
    }

    async fn send_text(&self, chat: &str, text: &str) -> Outcome {
        outcome::of(self.api.call(Method::SendMessage, &Text { chat_id: chat, text }).await)
    }
}

impl Channel for ZaloBot {
    fn kind(&self) -> ChannelKind {
        ChannelKind::ZaloBot
    }

    fn capabilities(&self) -> Capabilities {
        let attaching = if self.links.is_some() { Attaching::Link } else { Attaching::No };
        Capabilities {
            buttons: false,
            edit: false,
            picture: attaching,
            file: attaching,
            markup: Markup::Plain,
            text_limit: TEXT_LIMIT,
            // Beside a file the caption shares the text with the file's name and address.
            caption_limit: TEXT_LIMIT / 2,
            file_caption: true,
            window: None,
            receipts: false,
            groups: true,
            fetch_limit: Some(FETCH_LIMIT),
        }
    }

    fn pacing(&self) -> Pacing {
        self.pacing
    }

    fn send<'a>(&'a self, chat: &'a str, part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(self.send_part(chat, part))
    }

    fn edit<'a>(&'a self, _chat: &'a str, _message: &'a str, _part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Content { reason: "a sent message cannot be changed here".to_owned() } })
    }

    /// The platform announces a photo by its address.
    fn fetch<'a>(&'a self, file: &'a str) -> Sending<'a, Result<Vec<u8>, FetchError>> {
        Box::pin(wire::fetch(self.api.client(), file, FETCH_LIMIT))
    }

    fn confirm_press<'a>(&'a self, _press: &'a str, _word: &'a str) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Accepted { message: String::new() } })
    }
}

/// The payload of a method without parameters.
#[derive(Serialize)]
struct Nothing {}

#[derive(Serialize)]
struct Text<'a> {
    chat_id: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct Photo<'a> {
    chat_id: &'a str,
    photo: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<&'a str>,
}
