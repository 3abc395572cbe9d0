//! A file that a person sent: asked for with `getFile`, then read from the server's file address. A Bot API server of
//! the office's own that runs with `--local` names a path on its disk instead.

use super::api::{Api, Method};
use super::outcome;
use crate::channel::FetchError;
use crate::channel::wire::{Answer, CallError};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::Duration;
use tokio::io::AsyncReadExt;

/// What the platform gives out to a bot at most (core.telegram.org/bots/api#getfile); a server of one's own gives more,
/// but nothing that Loa reads is larger.
pub(super) const LIMIT: u64 = 20 * 1024 * 1024;

/// 20 MB over a slow line; whatever has not come by then does not come.
const LONGEST_DOWNLOAD: Duration = Duration::from_secs(90);

#[derive(Serialize)]
struct Wanted<'a> {
    file_id: &'a str,
}

#[derive(Deserialize)]
struct Offered {
    file_path: Option<String>,
    file_size: Option<u64>,
}

pub(super) async fn fetch(api: &Api, file: &str) -> Result<Vec<u8>, FetchError> {
    let answer = api.call(Method::GetFile, &Wanted { file_id: file }).await;
    let offered: Offered = outcome::file(&answer, LIMIT)?;
    if offered.file_size.is_some_and(|size| size > LIMIT) {
        return Err(FetchError::TooLarge { limit: LIMIT });
    }
    let path = offered.file_path.ok_or_else(|| FetchError::Refused("getFile names no path".to_owned()))?;
    if path.starts_with('/') {
        return match api.is_local() {
            true => read(Path::new(&path)).await,
            false => Err(FetchError::Refused("getFile names a path outside the server".to_owned())),
        };
    }
    match api.download(&path, LIMIT, LONGEST_DOWNLOAD).await {
        Ok(Some(Answer { status: 200, body })) => Ok(body),
        Ok(Some(Answer { status, .. })) if status < 500 => Err(FetchError::Refused(format!("HTTP {status}"))),
        Ok(Some(Answer { status, .. })) => Err(FetchError::Interrupted(format!("HTTP {status}"))),
        Ok(None) => Err(FetchError::TooLarge { limit: LIMIT }),
        Err(CallError::NotSent(reason) | CallError::Lost(reason)) => Err(FetchError::Interrupted(reason)),
    }
}

/// Of the disk that is shared with the office's own server.
async fn read(path: &Path) -> Result<Vec<u8>, FetchError> {
    let interrupted = |error: std::io::Error| FetchError::Interrupted(error.to_string());
    let file = tokio::fs::File::open(path).await.map_err(interrupted)?;
    let mut bytes = Vec::new();
    file.take(LIMIT + 1).read_to_end(&mut bytes).await.map_err(interrupted)?;
    if bytes.len() as u64 > LIMIT { Err(FetchError::TooLarge { limit: LIMIT }) } else { Ok(bytes) }
}
