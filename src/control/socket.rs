//! The Unix socket in the data folder that carries requests to a running `loa serve`.
//!
//! One connection carries one request. Frames are a kind byte, a length (u32, big-endian) and that many bytes: `J` is
//! JSON, `B` a piece of a file. The client greets, asks, and sends its file, if any, ended by an empty `B`; the server
//! answers with the pieces of a file, if any, and one last `J`.

use super::{Answer, Caller, Failure, Request, execute};
use crate::desk::Desk;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::watch;

/// Raised when requests or frames change their form.
const PROTOCOL: u32 = 2;
const LONGEST_FRAME: usize = 4 << 20;
const LONGEST_FILE: usize = 256 << 20;
const PIECE: usize = 1 << 20;

#[derive(Serialize, Deserialize)]
struct Hello {
    protocol: u32,
    version: String,
}

#[derive(Serialize, Deserialize)]
struct Ask {
    caller: Caller,
    request: Request,
    has_file: bool,
}

/// Why a request could not be carried to the running process.
#[derive(Debug, thiserror::Error)]
pub enum SocketError {
    /// Nobody listens: no process runs, or one was killed and left its socket behind.
    #[error("no process listens")]
    NobodyListens,
    #[error("the running process is version {theirs}, this command is version {ours}")]
    OtherVersion { theirs: String, ours: String },
    #[error(transparent)]
    Io(#[from] io::Error),
}

pub fn path(data: &Path) -> PathBuf {
    data.join("loa.sock")
}

/// Whether a process listens in the data folder.
pub async fn is_served(data: &Path) -> bool {
    UnixStream::connect(path(data)).await.is_ok()
}

/// Sends one request; a file in the answer is written to `out`.
pub async fn call(
    data: &Path,
    caller: &Caller,
    request: &Request,
    file: Option<&[u8]>,
    out: &mut (dyn io::Write + Send),
) -> Result<Result<Answer, Failure>, SocketError> {
    let mut stream = UnixStream::connect(path(data)).await.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => SocketError::NobodyListens,
        _ => SocketError::Io(error),
    })?;
    write_json(&mut stream, &Hello::ours()).await?;
    let theirs: Hello = read_json(&mut stream).await?;
    if theirs.protocol != PROTOCOL {
        return Err(SocketError::OtherVersion { theirs: theirs.version, ours: Hello::ours().version });
    }
    let ask = Ask { caller: caller.clone(), request: request.clone(), has_file: file.is_some() };
    write_json(&mut stream, &ask).await?;
    if let Some(file) = file {
        for piece in file.chunks(PIECE) {
            write_frame(&mut stream, b'B', piece).await?;
        }
        write_frame(&mut stream, b'B', &[]).await?;
    }
    loop {
        match read_frame(&mut stream).await? {
            (b'B', piece) => out.write_all(&piece)?,
            (_, json) => return Ok(serde_json::from_slice(&json).map_err(invalid)?),
        }
    }
}

/// Listens in the data folder (0700) on a socket of mode 0600. The caller holds the store's lock, so a socket file that
/// is there already was left by a process that is gone.
pub fn listen(data: &Path) -> io::Result<UnixListener> {
    let path = path(data);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(&path)?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    Ok(listener)
}

/// Executes requests until `stop` turns true, then removes the socket file.
pub async fn serve(listener: UnixListener, desk: Desk, mut stop: watch::Receiver<bool>, data: PathBuf) {
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let desk = desk.clone();
                    tokio::spawn(async move {
                        if let Err(error) = converse(stream, &desk).await {
                            tracing::warn!(%error, "a control connection ended early");
                        }
                    });
                }
                Err(error) => tracing::warn!(%error, "the control socket did not accept a connection"),
            },
            _ = stop.wait_for(|stop| *stop) => break,
        }
    }
    if let Err(error) = std::fs::remove_file(path(&data)) {
        tracing::debug!(%error, "the control socket was gone already");
    }
}

async fn converse(mut stream: UnixStream, desk: &Desk) -> Result<(), SocketError> {
    let theirs: Hello = read_json(&mut stream).await?;
    write_json(&mut stream, &Hello::ours()).await?;
    if theirs.protocol != PROTOCOL {
        return Ok(());
    }
    let Ask { caller, request, has_file } = read_json(&mut stream).await?;
    let file = if has_file { Some(read_file(&mut stream).await?) } else { None };
    let mut out = Vec::new();
    let result = execute(desk, &caller, request, file, &mut out).await;
    for piece in out.chunks(PIECE) {
        write_frame(&mut stream, b'B', piece).await?;
    }
    write_json(&mut stream, &result).await?;
    Ok(())
}

impl Hello {
    fn ours() -> Hello {
        Hello { protocol: PROTOCOL, version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

async fn read_file(stream: &mut UnixStream) -> io::Result<Vec<u8>> {
    let mut file = Vec::new();
    loop {
        match read_frame(stream).await? {
            (b'B', piece) if piece.is_empty() => return Ok(file),
            (b'B', piece) if file.len() + piece.len() <= LONGEST_FILE => file.extend_from_slice(&piece),
            _ => return Err(invalid("a file that is too long, or no file")),
        }
    }
}

async fn write_json<T: Serialize>(stream: &mut UnixStream, value: &T) -> io::Result<()> {
    let json = serde_json::to_vec(value).map_err(invalid)?;
    write_frame(stream, b'J', &json).await
}

async fn read_json<T: DeserializeOwned>(stream: &mut UnixStream) -> io::Result<T> {
    match read_frame(stream).await? {
        (b'J', json) => serde_json::from_slice(&json).map_err(invalid),
        _ => Err(invalid("a frame of another kind was expected")),
    }
}

async fn write_frame(stream: &mut UnixStream, kind: u8, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(invalid)?;
    stream.write_u8(kind).await?;
    stream.write_u32(length).await?;
    stream.write_all(bytes).await
}

async fn read_frame(stream: &mut UnixStream) -> io::Result<(u8, Vec<u8>)> {
    let kind = stream.read_u8().await?;
    let length = stream.read_u32().await? as usize;
    if length > LONGEST_FRAME {
        return Err(invalid("a frame that is too long"));
    }
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes).await?;
    Ok((kind, bytes))
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
