//! The calls of the OpenAPI.

use crate::channel::ChannelError;
use crate::channel::wire::{self, Answer, CallError, exchange};
use crate::config::ZaloOaConfig;
use hmac::digest::KeyInit;
use hmac::{Hmac, Mac};
use reqwest::multipart::{Form, Part as Upload};
use reqwest::{Client, RequestBuilder, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::Value;
use sha2::Sha256;
use std::time::Duration;

pub(super) const CS: &str = "v3.0/oa/message/cs";
pub(super) const TEMPLATE: &str = "v3.0/oa/message/template";
const FOLLOWERS: &str = "v3.0/oa/user/getlist";
pub(super) const UPLOAD_IMAGE: &str = "v2.0/oa/upload/image";
pub(super) const UPLOAD_FILE: &str = "v2.0/oa/upload/file";

pub(super) struct Api {
    client: Client,
    base: Url,
    templates: Url,
    timeout: Duration,
    /// Signs every token, where the installation wants it.
    proof_key: Option<SecretString>,
}

/// A template message that the platform has approved or not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Template {
    #[serde(rename = "templateId", deserialize_with = "super::update::text_or_number")]
    pub id: String,
    #[serde(rename = "templateName", default)]
    pub name: String,
    #[serde(default)]
    pub status: String,
}

impl Api {
    pub(super) fn new(config: &ZaloOaConfig, timeout: Duration) -> Result<Api, ChannelError> {
        let base = wire::url("zalo_oa.api_url", &format!("{}/", config.api_url.trim_end_matches('/')))?;
        let templates = wire::url("zalo_oa.templates_url", &config.templates_url)?;
        let proof_key = config.app_secret.clone().filter(|_| config.appsecret_proof);
        Ok(Api { client: wire::client()?, base, templates, timeout, proof_key })
    }

    pub(super) async fn call(&self, path: &str, body: &Value, token: &str) -> Result<Answer, CallError> {
        let request = self.client.post(self.url(path)?).header("content-type", "application/json");
        exchange(self.authorised(request.body(body.to_string()), token)).await
    }

    pub(super) async fn upload(&self, path: &str, form: Form, token: &str) -> Result<Answer, CallError> {
        exchange(self.authorised(self.client.post(self.url(path)?).multipart(form), token)).await
    }

    /// Asks for one follower: a call that every account with the right to read them may make.
    pub(super) async fn followers(&self, token: &str) -> Result<(), ChannelError> {
        let mut url = self.base.join(FOLLOWERS).map_err(|error| ChannelError::Unreachable(error.to_string()))?;
        url.query_pairs_mut().append_pair("data", r#"{"offset":0,"count":1}"#);
        self.get(url, token).await.map(drop)
    }

    pub(super) async fn templates(&self, token: &str) -> Result<Vec<Template>, ChannelError> {
        let data = self.get(self.templates.clone(), token).await?;
        serde_json::from_value(data).map_err(|error| ChannelError::Refused(error.to_string()))
    }

    async fn get(&self, url: Url, token: &str) -> Result<Value, ChannelError> {
        let answer = exchange(self.authorised(self.client.get(url), token)).await;
        let answer = match answer {
            Ok(answer) => answer,
            Err(CallError::NotSent(reason) | CallError::Lost(reason)) => return Err(ChannelError::Unreachable(reason)),
        };
        let Ok(body) = serde_json::from_slice::<Value>(&answer.body) else {
            return Err(ChannelError::Unreachable(format!("HTTP {} without JSON", answer.status)));
        };
        match body["error"].as_i64() {
            Some(0) | None => Ok(body["data"].clone()),
            Some(-124 | -216 | -220) => Err(ChannelError::Credentials),
            Some(_) => Err(ChannelError::Refused(format!("{} {}", body["error"], body["message"]))),
        }
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    fn url(&self, path: &str) -> Result<Url, CallError> {
        self.base.join(path).map_err(|error| CallError::NotSent(error.to_string()))
    }

    fn authorised(&self, request: RequestBuilder, token: &str) -> RequestBuilder {
        let request = request.header("access_token", token).timeout(self.timeout);
        match &self.proof_key {
            Some(key) => request.header("appsecret_proof", proof(key.expose_secret(), token)),
            None => request,
        }
    }
}

pub(super) fn form(name: &str, bytes: Vec<u8>) -> Form {
    Form::new().part("file", Upload::bytes(bytes).file_name(name.to_owned()))
}

/// Hexadecimal HMAC-SHA256 of the token, made with the app's secret.
fn proof(secret: &str, token: &str) -> String {
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(token.as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}
