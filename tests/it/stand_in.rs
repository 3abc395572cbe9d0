//! As much HTTP as the stand-ins for Zalo's products need, so that they can break it at every point.
#![allow(dead_code, reason = "a tool box: not every test needs every tool")]

use serde_json::{Map, Value};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::{JoinHandle, JoinSet};

/// Nothing that a test waits for takes this long unless it never comes.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Asked {
    pub method: String,
    /// Without the query.
    pub path: String,
    pub query: String,
    head: String,
    pub body: Vec<u8>,
}

pub enum Reply {
    Json(u16, Value),
    Bytes(u16, &'static str, Vec<u8>),
    /// The connection closes without an answer.
    Nothing,
}

pub type Answering = Pin<Box<dyn Future<Output = Reply> + Send>>;
pub type Handler = Arc<dyn Fn(Asked) -> Answering + Send + Sync>;

/// Serves on a free port until the task is aborted.
pub async fn serve(handler: Handler) -> (std::net::SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    (address, tokio::spawn(accept(listener, move |stream| converse(stream, handler.clone()))))
}

/// Serves each connection until aborted; the connections end with it.
pub async fn accept<F>(listener: TcpListener, serve: impl Fn(TcpStream) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => drop(connections.spawn(serve(stream))),
                Err(_) => return,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

/// Waits until something holds, `patience` at most; says whether it does. Looked at whenever `changed` tells of a change,
/// and every now and then for what happens outside.
pub async fn comes_true(changed: &Notify, patience: Duration, mut holds: impl FnMut() -> bool) -> bool {
    const LOOK_AGAIN: Duration = Duration::from_millis(200);
    let waiting = async {
        loop {
            let changed = changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            if holds() {
                return;
            }
            let _ = tokio::time::timeout(LOOK_AGAIN, changed).await;
        }
    };
    tokio::time::timeout(patience, waiting).await.is_ok()
}

async fn converse(mut stream: TcpStream, handler: Handler) {
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::new();
    while let Some(asked) = read(&mut stream, &mut buffer).await {
        let (status, kind, body) = match handler(asked).await {
            Reply::Json(status, json) => (status, "application/json", json.to_string().into_bytes()),
            Reply::Bytes(status, kind, body) => (status, kind, body),
            Reply::Nothing => return,
        };
        let head = format!("HTTP/1.1 {status} X\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n", body.len());
        if stream.write_all(&[head.into_bytes(), body].concat()).await.is_err() {
            return;
        }
    }
}

async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Asked> {
    let end = loop {
        if let Some(end) = find(buffer, b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
    let length: usize = header(&head, "content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    while buffer.len() < end + 4 + length {
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
    let rest = buffer.split_off(end + 4 + length);
    let body = std::mem::replace(buffer, rest).split_off(end + 4);
    let mut line = head.split(' ');
    let method = line.next().unwrap_or_default().to_owned();
    let target = line.next().unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Some(Asked { method, path: path.to_owned(), query: query.to_owned(), head: head.clone(), body })
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<String> {
        header(&self.head, name)
    }

    /// The parameters, however they were sent: in the address, as a form, as JSON.
    pub fn parameters(&self) -> Value {
        let mut parameters = form(&self.query);
        let kind = self.header("content-type").unwrap_or_default();
        if kind.starts_with("application/json") {
            if let Ok(Value::Object(given)) = serde_json::from_slice(&self.body) {
                parameters.extend(given);
            }
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            parameters.extend(form(&String::from_utf8_lossy(&self.body)));
        }
        Value::Object(parameters)
    }

    /// The file of a multipart body: its name and bytes.
    pub fn file(&self) -> Option<(String, Vec<u8>)> {
        let kind = self.header("content-type")?;
        let boundary = format!("--{}", kind.split_once("boundary=")?.1.trim_matches('"'));
        let start = find(&self.body, boundary.as_bytes())? + boundary.len() + 2;
        let part = &self.body[start..];
        let head_end = find(part, b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&part[..head_end]).into_owned();
        let name = head.split_once("filename=\"")?.1.split('"').next()?.to_owned();
        let content = &part[head_end + 4..];
        let end = find(content, format!("\r\n{boundary}").as_bytes())?;
        Some((name, content[..end].to_vec()))
    }
}

fn header(head: &str, name: &str) -> Option<String> {
    head.lines().skip(1).find_map(|line| {
        let (given, value) = line.split_once(':')?;
        given.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

fn form(text: &str) -> Map<String, Value> {
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (decoded(name), Value::String(decoded(value)))).collect()
}

fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match (first, hex.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = tail;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Posts as a platform does; the status of the answer, 0 when there is none.
pub async fn push(url: &str, headers: &[(&str, String)], body: impl Into<reqwest::Body>) -> u16 {
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let request = headers.iter().fold(client.post(url), |request, (name, value)| request.header(*name, value));
    request.body(body).send().await.map_or(0, |response| response.status().as_u16())
}

/// Fetches as a platform does that is given an address.
pub async fn fetch(url: &str) -> Option<Vec<u8>> {
    let client = reqwest::Client::builder().no_proxy().build().ok()?;
    let response = client.get(url).send().await.ok()?;
    if response.status().as_u16() != 200 {
        return None;
    }
    response.bytes().await.ok().map(|bytes| bytes.to_vec())
}

/// The text behind an address, whatever its status.
pub async fn get(url: &str) -> String {
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let response = client.get(url).send().await.expect("an answer");
    response.text().await.expect("text")
}
