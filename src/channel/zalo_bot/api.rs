//! The methods of the Bot Platform and the call of one.

use crate::channel::ChannelError;
use crate::channel::wire::{self, Answer, CallError, exchange};
use reqwest::{Client, Url};
use serde::Serialize;
use std::time::Duration;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    GetMe,
    GetUpdates,
    SendMessage,
    SendPhoto,
    SetWebhook,
    DeleteWebhook,
    GetWebhookInfo,
    TestWebhook,
}

pub(super) struct Api {
    client: Client,
    /// `<server>/bot<token>/`.
    base: Url,
    timeout: Duration,
}

impl Api {
    pub(super) fn new(api_url: &str, token: &str, timeout: Duration) -> Result<Api, ChannelError> {
        let base = wire::url("zalo_bot.api_url", &format!("{}/bot{token}/", api_url.trim_end_matches('/')))?;
        Ok(Api { client: wire::client()?, base, timeout })
    }

    pub(super) async fn call<T: Serialize>(&self, method: Method, payload: &T) -> Result<Answer, CallError> {
        self.call_within(method, payload, self.timeout).await
    }

    pub(super) async fn call_within<T: Serialize>(
        &self,
        method: Method,
        payload: &T,
        timeout: Duration,
    ) -> Result<Answer, CallError> {
        let body = serde_json::to_vec(payload).map_err(|error| CallError::NotSent(error.to_string()))?;
        // Joining a name of ours to an address that has been read cannot fail; an address without a base could.
        let url = self.base.join(method.name()).map_err(|error| CallError::NotSent(error.to_string()))?;
        let request = self.client.post(url).header("content-type", "application/json").body(body);
        exchange(request.timeout(timeout)).await
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }
}

impl Method {
    fn name(self) -> &'static str {
        match self {
            Method::GetMe => "getMe",
            Method::GetUpdates => "getUpdates",
            Method::SendMessage => "sendMessage",
            Method::SendPhoto => "sendPhoto",
            Method::SetWebhook => "setWebhook",
            Method::DeleteWebhook => "deleteWebhook",
            Method::GetWebhookInfo => "getWebhookInfo",
            Method::TestWebhook => "testWebhook",
        }
    }
}
