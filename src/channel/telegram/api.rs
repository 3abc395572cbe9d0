//! The methods of the Bot API and the call of one.

use crate::channel::ChannelError;
use crate::channel::wire::{self, Answer, CallError, exchange};
use reqwest::multipart::Form;
use reqwest::{Client, Url};
use serde::Serialize;
use std::time::Duration;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    GetMe,
    GetUpdates,
    SendMessage,
    EditMessageText,
    EditMessageReplyMarkup,
    AnswerCallbackQuery,
    GetFile,
    SendPhoto,
    SendDocument,
    SetMyCommands,
    SetWebhook,
    DeleteWebhook,
}

/// The platform's own server.
const PUBLIC_SERVER: &str = "api.telegram.org";

pub(super) struct Api {
    client: Client,
    /// One address per method, parsed once.
    urls: Vec<Url>,
    /// Where files lie: `<server>/file/bot<token>/`.
    files: Url,
    timeout: Duration,
}

impl Api {
    pub(super) fn new(api_url: &str, token: &str, timeout: Duration) -> Result<Api, ChannelError> {
        let base = api_url.trim_end_matches('/');
        let parse = |path: &str| wire::url("telegram.api_url", &format!("{base}/{path}"));
        let urls: Result<Vec<Url>, _> =
            Method::ALL.iter().map(|method| parse(&format!("bot{token}/{}", method.name()))).collect();
        let files = parse(&format!("file/bot{token}/"))?;
        Ok(Api { client: wire::client()?, urls: urls?, files, timeout })
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
        let request = self.client.post(self.url(method)).header("content-type", "application/json").body(body);
        exchange(request.timeout(timeout)).await
    }

    pub(super) async fn upload(&self, method: Method, form: Form) -> Result<Answer, CallError> {
        exchange(self.client.post(self.url(method)).multipart(form).timeout(self.timeout)).await
    }

    /// The bytes of a file at `path` of the server's file address, `limit` at most: `Ok(None)` when there are more.
    pub(super) async fn download(
        &self,
        path: &str,
        limit: u64,
        timeout: Duration,
    ) -> Result<Option<Answer>, CallError> {
        let mut url = self.files.clone();
        url.set_path(&format!("{}{path}", self.files.path()));
        wire::download(self.client.get(url).timeout(timeout), limit).await
    }

    /// Whether the server is one of the office's own, which may share a disk with Loa.
    pub(super) fn is_local(&self) -> bool {
        self.files.host_str() != Some(PUBLIC_SERVER)
    }

    fn url(&self, method: Method) -> Url {
        self.urls[method as usize].clone()
    }
}

impl Method {
    const ALL: [Method; 12] = [
        Method::GetMe,
        Method::GetUpdates,
        Method::SendMessage,
        Method::EditMessageText,
        Method::EditMessageReplyMarkup,
        Method::AnswerCallbackQuery,
        Method::GetFile,
        Method::SendPhoto,
        Method::SendDocument,
        Method::SetMyCommands,
        Method::SetWebhook,
        Method::DeleteWebhook,
    ];

    fn name(self) -> &'static str {
        match self {
            Method::GetMe => "getMe",
            Method::GetUpdates => "getUpdates",
            Method::SendMessage => "sendMessage",
            Method::EditMessageText => "editMessageText",
            Method::EditMessageReplyMarkup => "editMessageReplyMarkup",
            Method::AnswerCallbackQuery => "answerCallbackQuery",
            Method::GetFile => "getFile",
            Method::SendPhoto => "sendPhoto",
            Method::SendDocument => "sendDocument",
            Method::SetMyCommands => "setMyCommands",
            Method::SetWebhook => "setWebhook",
            Method::DeleteWebhook => "deleteWebhook",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_has_its_own_address() {
        let api = Api::new("http://127.0.0.1:1/", "1:a", Duration::from_secs(1)).expect("an address");
        for method in Method::ALL {
            assert_eq!(api.url(method).as_str(), format!("http://127.0.0.1:1/bot1:a/{}", method.name()));
        }
    }

    #[tokio::test]
    async fn a_refused_connection_did_not_send_and_does_not_tell_the_token() {
        let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = free.local_addr().expect("an address");
        drop(free);
        let api = Api::new(&format!("http://{address}"), "1:secret", Duration::from_secs(5)).expect("an address");
        let error = api.call(Method::GetMe, &()).await.expect_err("nobody listens");
        assert!(matches!(&error, CallError::NotSent(reason) if !reason.contains("secret")), "{error:?}");
    }
}
