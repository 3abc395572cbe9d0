//! As much HTTP as a stand-in needs, so that it can break it at every point.

use super::methods::{self, Request};
use super::{Shared, multipart};
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What goes back to the client.
pub(super) enum Reply {
    Json(u16, serde_json::Value),
    Html(u16),
    Bytes(Vec<u8>),
    /// The connection closes.
    Nothing,
}

pub(super) async fn serve(mut stream: TcpStream, shared: Arc<Shared>) {
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::new();
    while let Some(request) = read_request(&mut stream, &mut buffer).await {
        let (status, kind, body) = match methods::answer(&shared, request).await {
            Reply::Json(status, json) => (status, "application/json", json.to_string().into_bytes()),
            Reply::Html(status) => {
                (status, "text/html", format!("<html><h1>{status} trouble</h1></html>").into_bytes())
            }
            Reply::Bytes(bytes) => (200, "application/octet-stream", bytes),
            Reply::Nothing => return,
        };
        let head = format!("HTTP/1.1 {status} X\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n", body.len());
        if stream.write_all(&[head.into_bytes(), body].concat()).await.is_err() {
            return;
        }
    }
}

async fn read_request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Request> {
    let head_end = loop {
        if let Some(end) = multipart::find(buffer, b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&buffer[..head_end]).into_owned();
    let header = |name: &str| {
        head.lines().skip(1).find_map(|line| {
            let (given, value) = line.split_once(':')?;
            given.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    let length: usize = header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let end = head_end + 4 + length;
    while buffer.len() < end {
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
    let rest = buffer.split_off(end);
    let whole = std::mem::replace(buffer, rest);
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let content_type = header("content-type").unwrap_or_default();
    Some(Request::read(&path, &content_type, &whole[head_end + 4..]))
}
