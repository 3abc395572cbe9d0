//! HTTP in every shape that a client has to take: with a length, in chunks, to the end of the connection.

use super::{Reply, Shared};
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

#[derive(Debug, Clone, Copy)]
enum Shape {
    Length,
    /// The connection closes after an answer that said nothing of it.
    LengthThenClosed,
    Chunks,
    ToTheEnd,
}

pub(super) async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let _ = stream.set_nodelay(true);
    let mut stream = BufReader::new(stream);
    while let Some((method, payload)) = read(&mut stream).await {
        let reply = shared.answer(&method, &payload).await;
        let shape = {
            let mut state = shared.state();
            let roughly = [Shape::Length, Shape::LengthThenClosed, Shape::Chunks, Shape::ToTheEnd];
            if state.trouble == 0 { Shape::Length } else { state.dice.pick(&roughly) }
        };
        let (status, kind, body) = match reply {
            Reply::Json(status, body) => (status, "application/json", body.to_string()),
            Reply::Page(status) => (status, "text/html", format!("<html><body>{status}</body></html>")),
            Reply::Cut(body) => {
                let body = body.to_string();
                let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
                let half = &body.as_bytes()[..body.len() / 2];
                let _ = stream.write_all(&[head.as_bytes(), half].concat()).await;
                return;
            }
            Reply::Nothing => return,
        };
        let written = write(&mut stream, shape, status, kind, body.as_bytes()).await;
        if written.is_err() || matches!(shape, Shape::ToTheEnd | Shape::LengthThenClosed) {
            return;
        }
    }
}

async fn write(
    stream: &mut BufReader<TcpStream>,
    shape: Shape,
    status: u16,
    kind: &str,
    body: &[u8],
) -> std::io::Result<()> {
    let head = format!("HTTP/1.1 {status} Status\r\ncontent-type: {kind}\r\n");
    match shape {
        Shape::Length | Shape::LengthThenClosed => {
            let head = format!("{head}content-length: {}\r\n\r\n", body.len());
            stream.write_all(&[head.as_bytes(), body].concat()).await
        }
        Shape::ToTheEnd => {
            let head = format!("HTTP/1.0 {status} Status\r\ncontent-type: {kind}\r\n\r\n");
            stream.write_all(&[head.as_bytes(), body].concat()).await?;
            stream.shutdown().await
        }
        Shape::Chunks => {
            stream.write_all(format!("{head}transfer-encoding: chunked\r\n\r\n").as_bytes()).await?;
            for piece in body.chunks(body.len().div_ceil(3).max(1)) {
                stream.write_all(format!("{:x}\r\n", piece.len()).as_bytes()).await?;
                stream.write_all(piece).await?;
                stream.write_all(b"\r\n").await?;
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            stream.write_all(b"0\r\n\r\n").await
        }
    }
}

/// The method and its payload.
async fn read(stream: &mut BufReader<TcpStream>) -> Option<(String, Value)> {
    let mut line = String::new();
    stream.read_line(&mut line).await.ok().filter(|read| *read > 0)?;
    let method = line.split(' ').nth(1)?.rsplit('/').next()?.to_owned();
    let mut length = 0;
    loop {
        let mut header = String::new();
        stream.read_line(&mut header).await.ok().filter(|read| *read > 0)?;
        let Some((name, value)) = header.split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    Some((method, serde_json::from_slice(&body).unwrap_or(Value::Null)))
}
