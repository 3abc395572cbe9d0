//! Uploads.

use serde_json::{Map, Value};

/// The text fields as JSON, and the one file: its field, its name, its bytes.
pub(super) fn read(content_type: &str, body: &[u8]) -> (Value, Option<(String, String, Vec<u8>)>) {
    let boundary = content_type.split_once("boundary=").map_or("", |(_, boundary)| boundary.trim_matches('"'));
    let delimiter = format!("--{boundary}");
    let (mut fields, mut file) = (Map::new(), None);
    for part in pieces(body, delimiter.as_bytes()) {
        let Some(head_end) = find(part, b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&part[..head_end]);
        let content = &part[head_end + 4..];
        let content = content.strip_suffix(b"\r\n").unwrap_or(content);
        let attribute = |name: &str| {
            let start = head.find(&format!("{name}=\""))? + name.len() + 2;
            head[start..].split('"').next().map(str::to_owned)
        };
        let name = head.find("; name=").and_then(|_| attribute(" name")).unwrap_or_default();
        match attribute("filename") {
            Some(file_name) => file = Some((name, file_name, content.to_vec())),
            None => {
                let text = String::from_utf8_lossy(content).into_owned();
                let value = match name.as_str() {
                    "chat_id" => text.parse::<i64>().map_or(Value::from(text.clone()), Value::from),
                    "reply_markup" => serde_json::from_str(&text).unwrap_or(Value::Null),
                    _ => Value::from(text),
                };
                fields.insert(name, value);
            }
        }
    }
    (Value::Object(fields), file)
}

fn pieces<'a>(body: &'a [u8], delimiter: &[u8]) -> Vec<&'a [u8]> {
    let (mut pieces, mut rest) = (Vec::new(), body);
    while let Some(at) = find(rest, delimiter) {
        pieces.push(&rest[..at]);
        rest = &rest[at + delimiter.len()..];
    }
    pieces
}

pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
