//! OAuth: the access token lives about a day and is renewed with a refresh token that works once and brings its own
//! successor. Both are durable in one write before either is used, one renewal runs at a time, and where only a
//! person's new consent can help, that is said early and clearly.

use super::memory::OaMemory;
use crate::channel::ChannelError;
use crate::channel::wire::{self, Answer, CallError, exchange};
use crate::clock::SharedClock;
use crate::config::ZaloOaConfig;
use crate::store::StoreError;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use reqwest::{Client, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

/// The names under which the memory keeps the pair, and the secret of a login under way.
const PAIR: &str = "zalo_oa.tokens";
const VERIFIER: &str = "zalo_oa.login";
/// A token that ends this soon is renewed.
const RENEW_BEFORE: TimeDelta = TimeDelta::minutes(30);
const REFRESH_LIFE: TimeDelta = TimeDelta::days(90);
const ACCESS_LIFE: TimeDelta = TimeDelta::seconds(90_000);
/// "Over the limit": the refresh token has not been used.
const OVER_LIMIT: i64 = -32;

#[derive(Clone, Serialize, Deserialize)]
struct Pair {
    access: String,
    access_until: DateTime<Utc>,
    refresh: String,
    refresh_until: DateTime<Utc>,
    /// Set when the platform has refused the refresh token: only a new consent helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dead: Option<String>,
}

/// What an operator is told of the tokens; not the tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenState {
    pub access_until: DateTime<Utc>,
    pub refresh_until: DateTime<Utc>,
    pub dead: Option<String>,
}

pub(super) struct Tokens {
    client: Client,
    base: Url,
    app_id: String,
    app_secret: SecretString,
    redirect_url: Option<String>,
    timeout: Duration,
    memory: Arc<dyn OaMemory>,
    clock: SharedClock,
}

/// One renewal at a time in the process, whoever asks: the store, and the pair in it, belong to one process.
static RENEWING: Mutex<()> = Mutex::const_new(());

/// A consent in two steps: the address that an administrator opens, and the code that comes back.
pub struct Login<'t>(&'t Tokens);

#[derive(Deserialize)]
struct Given {
    access_token: String,
    refresh_token: String,
    /// A string; a number is accepted too.
    #[serde(default)]
    expires_in: Value,
    #[serde(default)]
    refresh_token_expires_in: Value,
}

impl Tokens {
    pub(super) fn new(
        config: &ZaloOaConfig,
        timeout: Duration,
        memory: Arc<dyn OaMemory>,
        clock: SharedClock,
    ) -> Result<Tokens, ChannelError> {
        Ok(Tokens {
            client: wire::client()?,
            base: wire::url("zalo_oa.oauth_url", config.oauth_url.trim_end_matches('/'))?,
            app_id: config.app_id.clone().ok_or(ChannelError::NotSet("zalo_oa.app_id"))?,
            app_secret: config.app_secret.clone().ok_or(ChannelError::NotSet("zalo_oa.app_secret"))?,
            redirect_url: config.redirect_url.clone(),
            timeout,
            memory,
            clock,
        })
    }

    pub(super) async fn state(&self) -> Result<Option<TokenState>, ChannelError> {
        let state = |pair: Pair| TokenState {
            access_until: pair.access_until,
            refresh_until: pair.refresh_until,
            dead: pair.dead,
        };
        Ok(self.pair().await?.map(state))
    }

    /// A token to send with; renewed first when it has ended.
    pub(super) async fn access(&self) -> Result<String, ChannelError> {
        let pair = self.pair().await?.ok_or(ChannelError::Credentials)?;
        if pair.access_until > self.clock.now() {
            return Ok(pair.access);
        }
        Ok(self.renewed(&pair.access).await?.access)
    }

    pub(super) async fn keep_fresh(&self) -> Result<(), ChannelError> {
        let pair = self.pair().await?.ok_or(ChannelError::Credentials)?;
        if pair.dead.is_some() {
            return Err(ChannelError::Credentials);
        }
        if pair.access_until - self.clock.now() < RENEW_BEFORE {
            self.renewed(&pair.access).await?;
        }
        Ok(())
    }

    /// After the platform has refused `access`.
    pub(super) async fn renew(&self, access: &str) -> Result<(), ChannelError> {
        self.renewed(access).await.map(drop)
    }

    pub(super) async fn refresh_after_refusal(&self) -> Result<(), ChannelError> {
        let pair = self.pair().await?.ok_or(ChannelError::Credentials)?;
        self.renewed(&pair.access).await.map(drop)
    }

    /// Renews unless somebody else has since `old` was read.
    async fn renewed(&self, old: &str) -> Result<Pair, ChannelError> {
        let _one_at_a_time = RENEWING.lock().await;
        let pair = self.pair().await?.ok_or(ChannelError::Credentials)?;
        if pair.access != old {
            return Ok(pair);
        }
        if pair.dead.is_some() || pair.refresh_until <= self.clock.now() {
            return Err(ChannelError::Credentials);
        }
        let asked = [
            ("refresh_token", pair.refresh.as_str()),
            ("app_id", self.app_id.as_str()),
            ("grant_type", "refresh_token"),
        ];
        match self.ask(&asked).await {
            Ok(given) => self.keep(given).await,
            // Nothing tells whether a lost request used the token up; the next try will.
            Err(ChannelError::Unreachable(reason)) => Err(ChannelError::Unreachable(reason)),
            Err(error) => {
                let reason = error.to_string();
                tracing::error!(
                    reason,
                    "Zalo refuses to renew the Official Account's token: an administrator has to consent again with `loa zalo login`"
                );
                self.write(&Pair { dead: Some(reason), ..pair }).await?;
                Err(ChannelError::Credentials)
            }
        }
    }

    async fn ask(&self, form: &[(&str, &str)]) -> Result<Given, ChannelError> {
        let url = format!("{}/v4/oa/access_token", self.base.as_str().trim_end_matches('/'));
        let body: String = url::form(form);
        let request = self
            .client
            .post(url)
            .header("secret_key", self.app_secret.expose_secret())
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body)
            .timeout(self.timeout);
        match exchange(request).await {
            Ok(answer) => given(&answer),
            Err(CallError::NotSent(reason) | CallError::Lost(reason)) => Err(ChannelError::Unreachable(reason)),
        }
    }

    /// Durable before anybody uses it.
    async fn keep(&self, given: Given) -> Result<Pair, ChannelError> {
        let now = self.clock.now();
        let pair = Pair {
            access: given.access_token,
            access_until: now + seconds(&given.expires_in).unwrap_or(ACCESS_LIFE),
            refresh: given.refresh_token,
            refresh_until: now + seconds(&given.refresh_token_expires_in).unwrap_or(REFRESH_LIFE),
            dead: None,
        };
        self.write(&pair).await?;
        Ok(pair)
    }

    async fn write(&self, pair: &Pair) -> Result<(), ChannelError> {
        let value = serde_json::to_string(pair).map_err(|error| ChannelError::Refused(error.to_string()))?;
        self.memory.keep(PAIR, &value).await.map_err(unreadable)
    }

    async fn pair(&self) -> Result<Option<Pair>, ChannelError> {
        let kept = self.memory.value(PAIR).await.map_err(unreadable)?;
        Ok(kept.and_then(|value| serde_json::from_str(&value).ok()))
    }
}

impl<'t> Login<'t> {
    pub(super) fn new(tokens: &'t Tokens) -> Login<'t> {
        Login(tokens)
    }

    /// The address at which an administrator of the account consents. A later one makes an earlier one useless.
    pub async fn begin(&self) -> Result<String, ChannelError> {
        let tokens = self.0;
        let redirect = tokens.redirect_url.as_deref().ok_or(ChannelError::NotSet("zalo_oa.redirect_url"))?;
        let mut random = [0; 32];
        tokens.clock.random(&mut random);
        // 32 bytes are the 43 characters that a verifier has.
        let verifier = URL_SAFE_NO_PAD.encode(random);
        tokens.memory.keep(VERIFIER, &verifier).await.map_err(unreadable)?;
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
        let query = url::form(&[
            ("app_id", tokens.app_id.as_str()),
            ("redirect_uri", redirect),
            ("code_challenge", challenge.as_str()),
            ("state", "loa"),
        ]);
        Ok(format!("{}/v4/oa/permission?{query}", tokens.base.as_str().trim_end_matches('/')))
    }

    /// Takes the code, or the whole address that the browser was sent to.
    pub async fn finish(&self, code: &str) -> Result<TokenState, ChannelError> {
        let tokens = self.0;
        let verifier = tokens.memory.value(VERIFIER).await.map_err(unreadable)?.unwrap_or_default();
        let code = code_in(code);
        let asked = [
            ("code", code.as_str()),
            ("app_id", tokens.app_id.as_str()),
            ("grant_type", "authorization_code"),
            ("code_verifier", verifier.as_str()),
        ];
        let pair = tokens.keep(tokens.ask(&asked).await?).await?;
        Ok(TokenState { access_until: pair.access_until, refresh_until: pair.refresh_until, dead: None })
    }
}

fn given(answer: &Answer) -> Result<Given, ChannelError> {
    let Ok(body) = serde_json::from_slice::<Value>(&answer.body) else {
        return Err(ChannelError::Unreachable(format!("HTTP {} without JSON", answer.status)));
    };
    if let Ok(given) = serde_json::from_value::<Given>(body.clone()) {
        return Ok(given);
    }
    let code = body["error"].as_i64().or_else(|| body["error"].as_str()?.parse().ok()).unwrap_or(0);
    let name = ["error_name", "error_description", "message"].into_iter().find_map(|field| body[field].as_str());
    let reason = format!("{code} {}", name.unwrap_or_default());
    match code {
        OVER_LIMIT => Err(ChannelError::Unreachable(reason)),
        0 if answer.status >= 500 => Err(ChannelError::Unreachable(format!("HTTP {}", answer.status))),
        _ => Err(ChannelError::Refused(reason)),
    }
}

fn seconds(value: &Value) -> Option<TimeDelta> {
    let seconds = value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())?;
    TimeDelta::try_seconds(seconds).filter(|life| *life > TimeDelta::zero())
}

fn code_in(given: &str) -> String {
    let from_url = Url::parse(given.trim()).ok();
    let code = from_url.and_then(|url| url.query_pairs().find(|(name, _)| name == "code").map(|(_, code)| code.into()));
    code.unwrap_or_else(|| given.trim().to_owned())
}

fn unreadable(error: StoreError) -> ChannelError {
    ChannelError::Unreachable(error.to_string())
}

mod url {
    /// `application/x-www-form-urlencoded`.
    pub(super) fn form(pairs: &[(&str, &str)]) -> String {
        let encode = |text: &str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
            text.bytes()
                .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
                .collect::<String>()
        };
        pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_with_numbers_as_text_and_refusals_are_told_apart() {
        let read = |status, body: &str| given(&Answer { status, body: body.as_bytes().to_vec() });
        let pair = read(200, r#"{"access_token":"a","refresh_token":"r","expires_in":"90000"}"#).expect("a pair");
        assert_eq!(seconds(&pair.expires_in), Some(ACCESS_LIFE));
        assert!(read(200, r#"{"access_token":"a","refresh_token":"r","expires_in":90000}"#).is_ok());
        assert!(matches!(
            read(200, r#"{"error":-14020,"error_name":"Invalid refresh token"}"#),
            Err(ChannelError::Refused(_))
        ));
        assert!(matches!(read(200, r#"{"error":-32}"#), Err(ChannelError::Unreachable(_))));
        assert!(matches!(read(502, "<html>"), Err(ChannelError::Unreachable(_))));
        assert_eq!(code_in("https://loa.example/cb?oa_id=1&code=xyz%2B"), "xyz+");
        assert_eq!(code_in(" xyz "), "xyz");
    }
}
