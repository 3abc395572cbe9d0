//! The methods of the Bot API that Loa calls.

use super::fault::Fault;
use super::http::Reply;
use super::world::{Seen, World};
use super::{BOT_NAME, Shared, TOKEN, html, multipart};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::Instant;

const TEXT_LIMIT: usize = 4096;
const CAPTION_LIMIT: usize = 1024;
const DATA_LIMIT: usize = 64;

pub(super) struct Request {
    token: String,
    method: String,
    payload: Value,
    file: Option<(String, String, Vec<u8>)>,
}

type Refusal = (u16, String);

impl Request {
    pub(super) fn read(path: &str, content_type: &str, body: &[u8]) -> Request {
        let (path, prefix) = match path.strip_prefix("/file") {
            Some(path) => (path, "file/"),
            None => (path, ""),
        };
        let (token, method) = path.trim_start_matches("/bot").split_once('/').unwrap_or_default();
        let method = format!("{prefix}{method}");
        let (payload, file) = if content_type.starts_with("multipart/") {
            multipart::read(content_type, body)
        } else {
            (serde_json::from_slice(body).unwrap_or(Value::Null), None)
        };
        Request { token: token.to_owned(), method, payload, file }
    }

    fn chat(&self) -> Option<i64> {
        self.payload.get("chat_id").and_then(Value::as_i64)
    }
}

pub(super) async fn answer(shared: &Shared, request: Request) -> Reply {
    let fault = {
        let mut world = shared.world();
        world.calls.push((request.method.clone(), request.payload.clone()));
        world.strike(&request.method, request.chat())
    };
    shared.changed.notify_waiters();
    if request.token != TOKEN {
        return refuse(Fault::Unauthorized);
    }
    match fault {
        Some(Fault::Reset) => return Reply::Nothing,
        Some(Fault::Html(status)) => return Reply::Html(status),
        Some(ref fault) if fault.refusal().is_some() => return refuse(fault.clone()),
        _ => {}
    }
    if request.method == "getUpdates" {
        return get_updates(shared, &request.payload).await;
    }
    if let Some(place) = request.method.strip_prefix("file/documents/file_") {
        return match place.parse().ok().and_then(|place| shared.world().files.values().nth(place).cloned()) {
            Some(bytes) => Reply::Bytes(bytes),
            None => Reply::Html(404),
        };
    }
    let result = perform(&mut shared.world(), request);
    shared.changed.notify_waiters();
    match fault {
        Some(Fault::AnswerLost) => return Reply::Nothing,
        Some(Fault::AnswerLate(delay)) => tokio::time::sleep(delay).await,
        _ => {}
    }
    match result {
        Ok(result) => Reply::Json(200, json!({ "ok": true, "result": result })),
        Err((code, description)) => {
            Reply::Json(code, json!({ "ok": false, "error_code": code, "description": description }))
        }
    }
}

/// Waits for updates; a later poll ends an earlier one with 409.
async fn get_updates(shared: &Shared, payload: &Value) -> Reply {
    let timeout = Duration::from_secs(payload["timeout"].as_u64().unwrap_or(0));
    let end = Instant::now() + timeout;
    let turn = {
        let mut world = shared.world();
        if world.webhook.is_some() {
            let description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
            return refuse(Fault::Refused(409, description));
        }
        world.polls += 1;
        world.polls
    };
    shared.changed.notify_waiters();
    loop {
        let changed = shared.changed.notified();
        tokio::pin!(changed);
        changed.as_mut().enable();
        {
            let mut world = shared.world();
            if world.polls != turn {
                return refuse(Fault::Refused(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                ));
            }
            let updates = world.updates_from(payload["offset"].as_i64());
            if !updates.is_empty() || Instant::now() >= end {
                drop(world);
                shared.changed.notify_waiters();
                return Reply::Json(200, json!({ "ok": true, "result": updates }));
            }
        }
        let _ = tokio::time::timeout_at(end, changed).await;
    }
}

fn refuse(fault: Fault) -> Reply {
    let (code, body) = fault.refusal().unwrap_or((500, Value::Null));
    Reply::Json(code, body)
}

fn perform(world: &mut World, request: Request) -> Result<Value, Refusal> {
    let payload = &request.payload;
    match request.method.as_str() {
        "getMe" => Ok(json!({ "id": 766, "is_bot": true, "first_name": "Loa", "username": BOT_NAME })),
        "sendMessage" => {
            let text = visible(payload, "text", TEXT_LIMIT)?;
            if text.trim().is_empty() {
                return bad("message text is empty");
            }
            show(world, payload, text, None)
        }
        "sendPhoto" | "sendDocument" => {
            let text = visible(payload, "caption", CAPTION_LIMIT)?;
            match request.file {
                Some((_, name, bytes)) if !bytes.is_empty() => show(world, payload, text, Some((name, bytes))),
                _ => bad("file must be non-empty"),
            }
        }
        "editMessageText" => {
            let text = visible(payload, "text", TEXT_LIMIT)?;
            edit(world, payload, Some(text))
        }
        "editMessageReplyMarkup" => edit(world, payload, None),
        "answerCallbackQuery" => {
            let words = payload["text"].as_str().unwrap_or_default();
            if world.confirm_press(payload["callback_query_id"].as_str().unwrap_or_default(), words) {
                Ok(Value::Bool(true))
            } else {
                bad("query is too old and response timeout expired or query ID is invalid")
            }
        }
        "getFile" => get_file(world, payload["file_id"].as_str().unwrap_or_default()),
        "setMyCommands" => {
            let language = payload["language_code"].as_str().unwrap_or_default().to_owned();
            world.commands.insert(language, payload["commands"].clone());
            Ok(Value::Bool(true))
        }
        "setWebhook" => {
            world.webhook = Some(payload.clone());
            Ok(Value::Bool(true))
        }
        "deleteWebhook" => {
            world.webhook = None;
            Ok(Value::Bool(true))
        }
        _ => Err((404, "Not Found: method not found".to_owned())),
    }
}

/// Files beyond 20 MB are not given out, unless the server is the office's own.
fn get_file(world: &World, file: &str) -> Result<Value, Refusal> {
    let Some(bytes) = world.files.get(file) else { return bad("wrong file_id or the file is temporarily unavailable") };
    let path = match &world.folder {
        Some(folder) => {
            let path = folder.join(file);
            std::fs::write(&path, bytes).expect("a file on the shared disk");
            path.display().to_string()
        }
        None if bytes.len() > 20 << 20 => return bad("file is too big"),
        None => format!("documents/file_{}", world.files.keys().position(|known| known == file).unwrap_or_default()),
    };
    Ok(json!({ "file_id": file, "file_unique_id": "u", "file_size": bytes.len(), "file_path": path }))
}

fn show(world: &mut World, payload: &Value, text: String, file: Option<(String, Vec<u8>)>) -> Result<Value, Refusal> {
    let Some(chat) = payload["chat_id"].as_i64() else { return bad("chat not found") };
    let buttons = buttons(payload)?;
    let message = world.next_message();
    let (markup, at) = (given(payload), Instant::now());
    world.ledger.push(Seen { chat, message, text, markup, buttons, file, at, before: Vec::new() });
    Ok(json!({ "message_id": message, "date": 1_737_000_000, "chat": { "id": chat, "type": "private" } }))
}

fn edit(world: &mut World, payload: &Value, text: Option<String>) -> Result<Value, Refusal> {
    let (chat, message) = (payload["chat_id"].as_i64(), payload["message_id"].as_i64());
    let buttons = buttons(payload)?;
    let found = world.ledger.iter_mut().find(|seen| Some(seen.chat) == chat && Some(seen.message) == message);
    let Some(seen) = found else { return bad("message to edit not found") };
    let text = text.unwrap_or_else(|| seen.text.clone());
    if seen.text == text && seen.buttons == buttons {
        return bad(
            "message is not modified: specified new message content and reply markup are exactly the same as a \
             current content and reply markup of the message",
        );
    }
    seen.before.push(std::mem::replace(&mut seen.text, text));
    seen.markup = given(payload);
    seen.buttons = buttons;
    Ok(json!({ "message_id": message, "date": 1_737_000_000, "chat": { "id": chat, "type": "private" } }))
}

fn visible(payload: &Value, field: &str, limit: usize) -> Result<String, Refusal> {
    let given = payload[field].as_str().unwrap_or_default();
    let words = match payload["parse_mode"].as_str() {
        Some("HTML") => html::words(given).map_err(|fault| (400, fault))?,
        _ => given.to_owned(),
    };
    if words.encode_utf16().count() > limit {
        let what = if field == "caption" { "message caption is too long" } else { "message is too long" };
        return bad(what);
    }
    Ok(words)
}

fn given(payload: &Value) -> String {
    ["text", "caption"].into_iter().find_map(|field| payload[field].as_str()).unwrap_or_default().to_owned()
}

fn buttons(payload: &Value) -> Result<Vec<(String, String)>, Refusal> {
    let rows = payload["reply_markup"]["inline_keyboard"].as_array().cloned().unwrap_or_default();
    let mut buttons = Vec::new();
    for button in rows.iter().filter_map(Value::as_array).flatten() {
        let text = |field: &str| button[field].as_str().unwrap_or_default().to_owned();
        if !(1..=DATA_LIMIT).contains(&text("callback_data").len()) {
            return bad("BUTTON_DATA_INVALID");
        }
        buttons.push((text("text"), text("callback_data")));
    }
    Ok(buttons)
}

fn bad<T>(what: &str) -> Result<T, Refusal> {
    Err((400, format!("Bad Request: {what}")))
}
