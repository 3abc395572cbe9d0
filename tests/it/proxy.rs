//! A stand-in for a proxy on loopback, which writes down what it was asked and answers everything the same.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

pub struct Proxy {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Answers with `status` and `body`, a tunnel (CONNECT) too.
    pub fn answering(status: &'static str, body: &'static str) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        // Ends with the process; until then it waits for who connects.
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                // Whoever hangs up has been heard, or had nothing to say.
                let _ = answer(connection, &kept, status, body);
            }
        });
        Proxy { address, asked }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The first line of each request.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("a list").clone()
    }
}

fn answer(connection: TcpStream, asked: &Mutex<Vec<String>>, status: &str, body: &str) -> std::io::Result<()> {
    let mut reader = BufReader::new(connection);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    asked.lock().expect("a list").push(first.trim().to_owned());
    let (mut line, mut length) = (String::new(), 0);
    while reader.read_line(&mut line)? > 2 {
        let header = line.to_ascii_lowercase();
        length = header.strip_prefix("content-length:").and_then(|rest| rest.trim().parse().ok()).unwrap_or(length);
        line.clear();
    }
    reader.by_ref().take(length).read_to_end(&mut Vec::new())?;
    let head = format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
    reader.get_mut().write_all(format!("{head}{body}").as_bytes())
}
