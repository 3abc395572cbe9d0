//! The two products of Zalo: a bot of the Bot Platform, and an Official Account.

use super::error::require;
use super::{Config, ConfigError, Expected};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ZaloBotConfig {
    /// As "Zalo Bot Manager" has sent it.
    pub token: Option<SecretString>,
    pub api_url: String,
    /// Public HTTPS address that updates are pushed to; polling when not set.
    pub webhook_url: Option<String>,
    /// What Zalo repeats in `X-Bot-Api-Secret-Token`: 8 to 256 characters.
    pub webhook_secret: Option<SecretString>,
    pub poll_timeout_seconds: u64,
    /// Messages per second. Zalo publishes no limit: the pace is halved when it refuses.
    pub rate: u32,
    /// Messages per second to one chat.
    pub chat_rate: u32,
    /// The address that opens a chat with the bot, for invitations.
    pub link: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ZaloOaConfig {
    pub app_id: Option<String>,
    pub app_secret: Option<SecretString>,
    /// The key that webhook signatures are made with; the app's secret when not set.
    pub webhook_secret: Option<SecretString>,
    /// The Official Account's own number: for links, and for signatures that use it.
    pub oa_id: Option<String>,
    /// Where Zalo sends the browser after the consent; as saved in the developers' console.
    pub redirect_url: Option<String>,
    pub api_url: String,
    pub oauth_url: String,
    /// Where the approved templates are listed.
    pub templates_url: String,
    /// The path of the webhook below `http.listen`.
    pub webhook_path: String,
    /// Requests per minute for the whole app.
    pub rate_per_minute: u32,
    /// Messages per second to one person.
    pub chat_rate: u32,
    /// Hours after a person's last act in which they may be written to.
    pub window_hours: u32,
    /// Sends `appsecret_proof` with every request.
    pub appsecret_proof: bool,
    /// Days before the end of the refresh token from which the operator is warned.
    pub warning_days: u32,
    /// The approved template that stands in for a message outside the window.
    pub template: Option<TemplateConfig>,
}

/// A template message by `user_id`. In the values, `{number}`, `{title}` and `{office}` stand for the notice's number,
/// its heading and the publishing unit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TemplateConfig {
    pub id: String,
    pub data: BTreeMap<String, String>,
}

impl Default for ZaloBotConfig {
    fn default() -> Self {
        ZaloBotConfig {
            token: None,
            api_url: "https://bot-api.zaloplatforms.com".to_owned(),
            webhook_url: None,
            webhook_secret: None,
            poll_timeout_seconds: 8,
            rate: 5,
            chat_rate: 1,
            link: None,
        }
    }
}

impl Default for ZaloOaConfig {
    fn default() -> Self {
        ZaloOaConfig {
            app_id: None,
            app_secret: None,
            webhook_secret: None,
            oa_id: None,
            redirect_url: None,
            api_url: "https://openapi.zalo.me".to_owned(),
            oauth_url: "https://oauth.zaloapp.com".to_owned(),
            templates_url: "https://business.openapi.zalo.me/template/all?offset=0&limit=100".to_owned(),
            webhook_path: "/webhook/zalo-oa".to_owned(),
            rate_per_minute: 4000,
            chat_rate: 1,
            window_hours: 168,
            appsecret_proof: false,
            warning_days: 14,
            template: None,
        }
    }
}

impl ZaloOaConfig {
    pub fn is_set(&self) -> bool {
        self.app_id.is_some() && self.app_secret.is_some()
    }
}

pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    let (bot, oa, listens) = (&config.zalo_bot, &config.zalo_oa, config.http.listen.is_some());
    if bot.webhook_url.is_some() {
        let secret = bot.webhook_secret.as_ref().map_or("", |secret| secret.expose_secret());
        let is_long_enough = (8..=256).contains(&secret.chars().count());
        require(is_long_enough, "zalo_bot.webhook_secret", Expected::Length(8, 256, "zalo_bot.webhook_url"))?;
        require(listens, "http.listen", Expected::SetWith("zalo_bot.webhook_url"))?;
    }
    require(bot.rate > 0, "zalo_bot.rate", Expected::AtLeast(1))?;
    require(bot.chat_rate > 0, "zalo_bot.chat_rate", Expected::AtLeast(1))?;
    require(oa.app_id.is_none() || oa.app_secret.is_some(), "zalo_oa.app_secret", Expected::SetWith("zalo_oa.app_id"))?;
    require(oa.app_secret.is_none() || oa.app_id.is_some(), "zalo_oa.app_id", Expected::SetWith("zalo_oa.app_secret"))?;
    // An Official Account has its events pushed.
    require(!oa.is_set() || listens, "http.listen", Expected::SetWith("zalo_oa.app_id"))?;
    require(oa.rate_per_minute >= 60, "zalo_oa.rate_per_minute", Expected::AtLeast(60))?;
    require(oa.chat_rate > 0, "zalo_oa.chat_rate", Expected::AtLeast(1))?;
    require(oa.webhook_path.starts_with('/'), "zalo_oa.webhook_path", Expected::StartingWith("/"))
}
