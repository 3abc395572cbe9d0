//! One HTTP request as platforms take them: its status and its raw body. No retry, no sleep, no meaning.

use super::{ChannelError, FetchError};
use reqwest::{Client, RequestBuilder, Url, redirect};
use std::error::Error;
use std::time::Duration;

/// What came back, whatever it is.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
}

/// Why nothing came back. The text never holds the address, which may hold a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CallError {
    /// The request surely did not leave.
    NotSent(String),
    /// The request left, or may have left.
    Lost(String),
}

const FETCH_TIMEOUT: Duration = Duration::from_secs(60);

/// A client for many small requests to one host.
pub(super) fn client() -> Result<Client, ChannelError> {
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
    client.map_err(|error| ChannelError::Unreachable(chain(error)))
}

/// The address of a setting; an address that is none is told without its content.
pub(super) fn url(key: &'static str, address: &str) -> Result<Url, ChannelError> {
    Url::parse(address).map_err(|error| ChannelError::Address { key, problem: error.to_string() })
}

pub(super) async fn exchange(request: RequestBuilder) -> Result<Answer, CallError> {
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

/// The body of an answer, `limit` bytes at most: `Ok(None)` when there are more.
pub(super) async fn download(request: RequestBuilder, limit: u64) -> Result<Option<Answer>, CallError> {
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

/// Fetches a file from the address that a platform named: over HTTPS, or from the machine itself in tests.
pub(super) async fn fetch(client: &Client, address: &str, limit: u64) -> Result<Vec<u8>, FetchError> {
    let url = Url::parse(address).map_err(|error| FetchError::Refused(error.to_string()))?;
    if url.scheme() != "https" && url.host_str() != Some("127.0.0.1") {
        return Err(FetchError::Refused("the address is not HTTPS".to_owned()));
    }
    match download(client.get(url).timeout(FETCH_TIMEOUT), limit).await {
        Ok(Some(answer)) if answer.status == 200 => Ok(answer.body),
        Ok(Some(answer)) => Err(FetchError::Refused(format!("HTTP {}", answer.status))),
        Ok(None) => Err(FetchError::TooLarge { limit }),
        Err(CallError::NotSent(reason) | CallError::Lost(reason)) => Err(FetchError::Interrupted(reason)),
    }
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
