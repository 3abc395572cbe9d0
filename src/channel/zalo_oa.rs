//! A Zalo Official Account, over its OpenAPI. A person may be written to for some days after their last act; outside
//! that window an approved template message can tell of a notice, where one is configured.
//!
//! Documented at docs.zaloplatforms.com/docs/OA; what is open there (signature variants, numbers as text) is read
//! tolerantly.

mod api;
mod assets;
mod memory;
mod outcome;
mod signature;
mod tokens;
pub mod update;
pub mod webhook;

pub use api::Template;
pub use memory::OaMemory;
pub use tokens::{Login, TokenState};

use super::links::Links;
use super::render::{About, Part};
use super::{Attaching, Capabilities, Channel, ChannelError, FetchError, FileSource, Markup, Pacing, Sending, wire};
use crate::clock::SharedClock;
use crate::config::ZaloOaConfig;
use crate::domain::delivery::{GoneReason, Outcome};
use crate::domain::seat::{ChannelKind, ChatAddress};
use api::Api;
use assets::Assets;
use chrono::TimeDelta;
use outcome::Answered;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokens::Tokens;
use unicode_normalization::UnicodeNormalization;

const FETCH_LIMIT: u64 = 20 * 1024 * 1024;
const TEXT_LIMIT: usize = 2000;

/// One account. Clones share its connections.
#[derive(Clone)]
pub struct ZaloOa(Arc<Inner>);

struct Inner {
    api: Api,
    tokens: Tokens,
    assets: Assets,
    memory: Arc<dyn OaMemory>,
    files: Arc<dyn FileSource>,
    links: Option<Links>,
    clock: SharedClock,
    config: ZaloOaConfig,
}

impl ZaloOa {
    pub fn new(
        config: &ZaloOaConfig,
        request_timeout: Duration,
        memory: Arc<dyn OaMemory>,
        files: Arc<dyn FileSource>,
        links: Option<Links>,
        clock: SharedClock,
    ) -> Result<ZaloOa, ChannelError> {
        let api = Api::new(config, request_timeout)?;
        let tokens = Tokens::new(config, request_timeout, Arc::clone(&memory), clock.clone())?;
        let assets = Assets::default();
        let config = config.clone();
        Ok(ZaloOa(Arc::new(Inner { api, tokens, assets, memory, files, links, clock, config })))
    }

    /// The consent of an administrator, and what it gave.
    pub fn login(&self) -> Login<'_> {
        Login::new(&self.0.tokens)
    }

    /// How long the tokens last; `None` before the first login.
    pub async fn token_state(&self) -> Result<Option<TokenState>, ChannelError> {
        self.0.tokens.state().await
    }

    /// Renews the access token when it ends soon. `Err(Credentials)` when only a person's consent can help.
    pub async fn keep_fresh(&self) -> Result<(), ChannelError> {
        self.0.tokens.keep_fresh().await
    }

    /// Whether the app may call the account's API: asks for its first follower.
    pub async fn check_rights(&self) -> Result<(), ChannelError> {
        self.0.tokens.keep_fresh().await?;
        let token = self.0.tokens.access().await?;
        self.0.api.followers(&token).await
    }

    /// The approved templates, as the platform lists them.
    pub async fn templates(&self) -> Result<Vec<Template>, ChannelError> {
        let token = self.0.tokens.access().await?;
        self.0.api.templates(&token).await
    }

    async fn send_part(&self, chat: &str, part: &Part) -> Outcome {
        if self.is_window_closed(chat).await {
            return self.announce(chat, part.about.as_ref()).await;
        }
        let mut answered = self.consult(chat, part).await;
        if matches!(answered, Answered::AssetExpired(_)) {
            // Nothing has been shown: uploaded anew, it can be.
            self.0.assets.forget();
            answered = self.consult(chat, part).await;
        }
        match answered {
            Answered::Sent { message } => self.sent(chat, message).await,
            Answered::WindowClosed => self.announce(chat, part.about.as_ref()).await,
            other => other.outcome(),
        }
    }

    /// One consultation message, as the platform calls it.
    async fn consult(&self, chat: &str, part: &Part) -> Answered {
        let text: String = part.text.nfc().collect();
        match self.message(&text, part).await {
            Ok(message) => {
                let body = json!({ "recipient": { "user_id": chat }, "message": message });
                self.call(api::CS, &body).await
            }
            Err(outcome) => Answered::Other(outcome),
        }
    }

    async fn is_window_closed(&self, chat: &str) -> bool {
        let window = TimeDelta::hours(i64::from(self.0.config.window_hours));
        // Of somebody whose last act is not known the platform itself is asked.
        let last = self.0.memory.last_act(&address(chat)).await.ok().flatten();
        last.is_some_and(|last| self.0.clock.now() - last > window)
    }

    /// Outside the window: the template, where there is one and the message is a notice.
    async fn announce(&self, chat: &str, about: Option<&About>) -> Outcome {
        let (Some(template), Some(about)) = (&self.0.config.template, about) else {
            return Outcome::Gone(GoneReason::WindowClosed);
        };
        let fill = |value: &str| {
            let filled = value.replace("{number}", &about.number).replace("{title}", &about.title);
            filled.replace("{office}", &about.office)
        };
        let data: serde_json::Map<String, Value> =
            template.data.iter().map(|(name, value)| (name.clone(), Value::String(fill(value)))).collect();
        let body = json!({ "user_id": chat, "template_id": template.id, "template_data": data });
        match self.call(api::TEMPLATE, &body).await {
            Answered::Sent { message } => {
                self.sent(chat, message.clone()).await;
                Outcome::Announced { message }
            }
            Answered::WindowClosed => Outcome::Gone(GoneReason::WindowClosed),
            other => other.outcome(),
        }
    }

    /// The message's body; uploads what has to be uploaded first.
    async fn message(&self, text: &str, part: &Part) -> Result<Value, Outcome> {
        if let Some(picture) = &part.picture {
            let element = match assets::is_small_picture(&picture.png) {
                true => json!({ "media_type": "image", "attachment_id": self.upload_picture(&picture.png).await? }),
                false => match &self.0.links {
                    Some(links) => json!({ "media_type": "image", "url": links.to_picture(&picture.png) }),
                    None => return Ok(json!({ "text": text })),
                },
            };
            let payload = json!({ "template_type": "media", "elements": [element] });
            return Ok(json!({ "text": text, "attachment": { "type": "template", "payload": payload } }));
        }
        let Some(file) = &part.file else { return Ok(json!({ "text": text })) };
        let bytes = match self.0.files.document(&file.document).await {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Err(Outcome::Content { reason: format!("document {} is not kept", file.document) }),
            Err(error) => return Err(Outcome::TryLater { reason: error.to_string() }),
        };
        if assets::is_taken(&file.name, bytes.len()) {
            let token = self.upload_file(&file.document, &file.name, bytes).await?;
            return Ok(json!({ "attachment": { "type": "file", "payload": { "token": token } } }));
        }
        match &self.0.links {
            Some(links) => Ok(json!({ "text": links.beside(text, file) })),
            None => {
                let named = [text, file.name.as_str()].join("\n");
                Ok(json!({ "text": named.trim() }))
            }
        }
    }

    async fn upload_picture(&self, png: &[u8]) -> Result<String, Outcome> {
        let form = || api::form("picture.png", png.to_vec());
        let now = self.0.clock.now();
        self.0.assets.of(&assets::key(png), now, || self.upload(api::UPLOAD_IMAGE, form, "attachment_id")).await
    }

    async fn upload_file(&self, document: &str, name: &str, bytes: Vec<u8>) -> Result<String, Outcome> {
        let form = || api::form(name, bytes.clone());
        let now = self.0.clock.now();
        self.0.assets.of(document, now, || self.upload(api::UPLOAD_FILE, form, "token")).await
    }

    async fn upload(
        &self,
        path: &'static str,
        form: impl Fn() -> reqwest::multipart::Form,
        field: &'static str,
    ) -> Result<String, Outcome> {
        let mut answered = self.0.api.upload(path, form(), &self.token().await?).await;
        if matches!(outcome::upload(&answered, field), Err(Answered::TokenRefused)) {
            self.0.tokens.refresh_after_refusal().await.map_err(token_outcome)?;
            answered = self.0.api.upload(path, form(), &self.token().await?).await;
        }
        // Nobody has seen anything of an upload: it may be made again.
        outcome::upload(&answered, field).map_err(|refused| match refused.outcome() {
            Outcome::Undecided { reason } => Outcome::TryLater { reason },
            other => other,
        })
    }

    /// One call; a refused token is renewed once.
    async fn call(&self, path: &'static str, body: &Value) -> Answered {
        for last in [false, true] {
            let token = match self.token().await {
                Ok(token) => token,
                Err(outcome) => return Answered::Other(outcome),
            };
            let answered = outcome::of(self.0.api.call(path, body, &token).await);
            match answered {
                Answered::TokenRefused if !last => {
                    if let Err(error) = self.0.tokens.renew(&token).await {
                        return Answered::Other(token_outcome(error));
                    }
                }
                answered => return answered,
            }
        }
        Answered::TokenRefused
    }

    async fn token(&self) -> Result<String, Outcome> {
        self.0.tokens.access().await.map_err(token_outcome)
    }

    /// Keeps the identifier, so that a receipt for it is known to be for this message.
    async fn sent(&self, chat: &str, message: String) -> Outcome {
        if let Err(error) = self.0.memory.note_sent(&address(chat), &message).await {
            tracing::warn!(%error, "the identifier of a sent message cannot be kept");
        }
        Outcome::Accepted { message }
    }
}

fn address(chat: &str) -> ChatAddress {
    ChatAddress { channel: ChannelKind::ZaloOa, chat: chat.to_owned() }
}

fn token_outcome(error: ChannelError) -> Outcome {
    match error {
        ChannelError::Unreachable(reason) => Outcome::TryLater { reason },
        _ => Outcome::Credentials,
    }
}

/// What the platform takes; the window is that of the default configuration.
pub(super) const CAPABILITIES: Capabilities = Capabilities {
    // Documented inside approved templates only; whether messages take them today is not established.
    buttons: false,
    edit: false,
    picture: Attaching::Upload,
    file: Attaching::Upload,
    markup: Markup::Plain,
    text_limit: TEXT_LIMIT,
    caption_limit: TEXT_LIMIT,
    file_caption: false,
    window: Some(Duration::from_secs(168 * 3600)),
    receipts: true,
    groups: false,
    fetch_limit: Some(FETCH_LIMIT),
};

impl Channel for ZaloOa {
    fn kind(&self) -> ChannelKind {
        ChannelKind::ZaloOa
    }

    fn capabilities(&self) -> Capabilities {
        let window = Duration::from_secs(u64::from(self.0.config.window_hours) * 3600);
        Capabilities { window: Some(window), ..CAPABILITIES }
    }

    fn pacing(&self) -> Pacing {
        Pacing::Own { rate: (self.0.config.rate_per_minute / 60).max(1), chat_rate: self.0.config.chat_rate }
    }

    fn send<'a>(&'a self, chat: &'a str, part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(self.send_part(chat, part))
    }

    fn edit<'a>(&'a self, _chat: &'a str, _message: &'a str, _part: &'a Part) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Content { reason: "a sent message cannot be changed here".to_owned() } })
    }

    /// The platform announces a file by its address.
    fn fetch<'a>(&'a self, file: &'a str) -> Sending<'a, Result<Vec<u8>, FetchError>> {
        Box::pin(wire::fetch(self.0.api.client(), file, FETCH_LIMIT))
    }

    fn confirm_press<'a>(&'a self, _press: &'a str, _word: &'a str) -> Sending<'a, Outcome> {
        Box::pin(async { Outcome::Accepted { message: String::new() } })
    }
}
