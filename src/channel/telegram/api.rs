//! The call itself: one request, its HTTP status and its raw body. No retry, no sleep, no meaning.

use super::TelegramError;
use reqwest::multipart::Form;
use reqwest::{Client, Url, redirect};
use serde::Serialize;
use std::error::Error;
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

/// What came back, whatever it is.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
}

/// Why nothing came back. The text never holds the address, which holds the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CallError {
    /// The request surely did not leave.
    NotSent(String),
    /// The request left, or may have left.
    Lost(String),
}

pub(super) struct Api {
    client: Client,
    /// One address per method, parsed once.
    urls: Vec<Url>,
    /// Where files lie: `<server>/file/bot<token>/`.
    files: Url,
    timeout: Duration,
}

impl Api {
    pub(super) fn new(api_url: &str, token: &str, timeout: Duration) -> Result<Api, TelegramError> {
        let base = api_url.trim_end_matches('/');
        let urls: Result<Vec<Url>, _> =
            Method::ALL.iter().map(|method| Url::parse(&format!("{base}/bot{token}/{}", method.name()))).collect();
        let files = Url::parse(&format!("{base}/file/bot{token}/"));
        let client = Client::builder()
            .http1_only()
            .tcp_nodelay(true)
            .pool_max_idle_per_host(1024)
            // Shorter than what servers and middle boxes keep, so that a request seldom meets a closed connection.
            .pool_idle_timeout(Duration::from_secs(30))
            .connect_timeout(Duration::from_secs(5))
            // A redirected request would leave twice.
            .redirect(redirect::Policy::none())
            .build();
        Ok(Api {
            client: client.map_err(|error| TelegramError::Unreachable(chain(error)))?,
            urls: urls.map_err(|error| TelegramError::Address(error.to_string()))?,
            files: files.map_err(|error| TelegramError::Address(error.to_string()))?,
            timeout,
        })
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
        let request = self.client.get(url).timeout(timeout);
        let lost = |error| CallError::Lost(chain(error));
        let mut response = request.send().await.map_err(lost)?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(lost)? {
            if (body.len() + chunk.len()) as u64 > limit {
                return Ok(None);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Some(Answer { status: response.status().as_u16(), body }))
    }

    /// Whether the server is one of the office's own, which may share a disk with Loa.
    pub(super) fn is_local(&self) -> bool {
        self.files.host_str() != Some(PUBLIC_SERVER)
    }

    fn url(&self, method: Method) -> Url {
        self.urls[method as usize].clone()
    }
}

async fn exchange(request: reqwest::RequestBuilder) -> Result<Answer, CallError> {
    let response = request.send().await.map_err(|error| {
        if error.is_connect() || error.is_builder() {
            CallError::NotSent(chain(error))
        } else {
            CallError::Lost(chain(error))
        }
    })?;
    let status = response.status().as_u16();
    let body = response.bytes().await.map_err(|error| CallError::Lost(chain(error)))?;
    Ok(Answer { status, body: body.into() })
}

/// The error and its causes in one line, without the address.
fn chain(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        line.push_str(": ");
        line.push_str(&inner.to_string());
        cause = inner.source();
    }
    line
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
