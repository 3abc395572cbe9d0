//! The parameters of a call, however a framework sends them: as JSON, or as a form.

use axum::http::{HeaderMap, header};
use serde::{Deserialize, Deserializer};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Payload {
    #[serde(deserialize_with = "number")]
    pub chat_id: i64,
    pub text: String,
    #[serde(deserialize_with = "optional_number")]
    pub offset: Option<i64>,
    #[serde(deserialize_with = "number")]
    pub timeout: i64,
}

impl Payload {
    pub fn read(headers: &HeaderMap, body: &[u8]) -> Payload {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("application/json") {
            return serde_json::from_slice(body).unwrap_or_default();
        }
        let fields = match kind.split_once("boundary=") {
            Some((_, boundary)) => multipart(body, boundary.trim_matches('"')),
            None => form(body),
        };
        let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let integer = |name: &str| field(name).and_then(|value| value.parse().ok());
        Payload {
            chat_id: integer("chat_id").unwrap_or_default(),
            text: field("text").unwrap_or_default().to_owned(),
            offset: integer("offset"),
            timeout: integer("timeout").unwrap_or_default(),
        }
    }
}

/// A number, in quotes for some frameworks.
fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    optional_number(deserializer).map(Option::unwrap_or_default)
}

fn optional_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Number {
        Bare(i64),
        Quoted(String),
    }
    Ok(Option::deserialize(deserializer)?.and_then(|number| match number {
        Number::Bare(number) => Some(number),
        Number::Quoted(text) => text.parse().ok(),
    }))
}

fn form(body: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(body);
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits = [rest.next().unwrap_or_default(), rest.next().unwrap_or_default()];
                let code = std::str::from_utf8(&digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
                bytes.push(code.unwrap_or(b'?'));
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn multipart(body: &[u8], boundary: &str) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(body);
    let boundary = format!("--{boundary}");
    let fields = text.split(&boundary).filter_map(|part| {
        let (head, value) = part.split_once("\r\n\r\n")?;
        let (_, name) = head.split_once("name=\"")?;
        let (name, _) = name.split_once('"')?;
        Some((name.to_owned(), value.strip_suffix("\r\n").unwrap_or(value).to_owned()))
    });
    fields.collect()
}
