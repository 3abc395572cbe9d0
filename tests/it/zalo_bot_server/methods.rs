//! The methods of the Bot Platform.

use super::{BOT_ID, Fault, Seen, Shared, TOKEN};
use crate::stand_in::{self, Asked, Reply};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::Instant;

pub(super) async fn answer(shared: &Shared, asked: Asked) -> Reply {
    let (token, method) = asked.path.trim_start_matches("/bot").split_once('/').unwrap_or_default();
    let (method, payload) = (method.to_owned(), asked.parameters());
    let fault = {
        let mut world = shared.world();
        world.calls.push((method.clone(), payload.clone()));
        world.called_at.push(Instant::now());
        let chat = payload["chat_id"].as_str().map(str::to_owned);
        let meant = world.scripts.iter_mut().find(|script| {
            script.left > 0
                && script.method.is_none_or(|meant| meant == method)
                && (script.chat.is_none() || script.chat == chat)
        });
        meant.map(|script| {
            script.left = script.left.saturating_sub(1);
            script.fault.clone()
        })
    };
    shared.changed.notify_waiters();
    if token != TOKEN {
        return refused(401, "Unauthorized");
    }
    match fault {
        Some(Fault::Reset) => return Reply::Nothing,
        Some(Fault::Html(status)) => return Reply::Bytes(status, "text/html", b"<html>trouble</html>".to_vec()),
        Some(Fault::Refused(code, words)) => return refused(code, words),
        Some(Fault::AnswerLost) | None => {}
    }
    let reply = perform(shared, &method, &payload).await;
    shared.changed.notify_waiters();
    if matches!(fault, Some(Fault::AnswerLost)) { Reply::Nothing } else { reply }
}

async fn perform(shared: &Shared, method: &str, payload: &Value) -> Reply {
    match method {
        "getMe" => ok(json!({
            "id": BOT_ID, "account_name": "bot.loa", "account_type": "BASIC", "can_join_groups": false,
        })),
        "getUpdates" => get_updates(shared, payload).await,
        "setWebhook" => set_webhook(shared, payload).await,
        "deleteWebhook" => {
            shared.world().webhook = None;
            ok(json!({ "url": "", "updated_at": 1_749_538_250_568_i64 }))
        }
        "getWebhookInfo" => {
            let url = shared.world().webhook.clone().map(|(url, _)| url).unwrap_or_default();
            ok(json!({ "url": url, "updated_at": 1_749_538_250_568_i64 }))
        }
        "testWebhook" => {
            let webhook = shared.world().webhook.clone();
            match webhook {
                Some((url, secret)) => ok(try_out(shared, &url, &secret).await),
                None => Reply::Json(200, json!({ "ok": false, "errorCode": 400, "description": "no webhook" })),
            }
        }
        "sendMessage" => match words(payload, "text", 1) {
            Ok(text) => show(shared, payload, text, None),
            Err(refusal) => refusal,
        },
        "sendPhoto" => {
            let caption = match words(payload, "caption", 0) {
                Ok(caption) => caption,
                Err(refusal) => return refusal,
            };
            let picture = stand_in::fetch(payload["photo"].as_str().unwrap_or_default()).await;
            match picture {
                Some(picture) => show(shared, payload, caption, Some(picture)),
                None => refused(400, "photo cannot be fetched"),
            }
        }
        "sendChatAction" => Reply::Json(200, json!({ "ok": true })),
        _ => refused(404, "Not found"),
    }
}

fn words(payload: &Value, field: &str, least: usize) -> Result<String, Reply> {
    let text = payload[field].as_str().unwrap_or_default().to_owned();
    // Both readings of "2,000 characters" have to be kept.
    if !(least..=2000).contains(&text.encode_utf16().count()) {
        return Err(refused(400, "text must have 1 to 2000 characters"));
    }
    Ok(text)
}

fn show(shared: &Shared, payload: &Value, text: String, picture: Option<Vec<u8>>) -> Reply {
    let Some(chat) = payload["chat_id"].as_str().map(str::to_owned) else { return refused(400, "chat not found") };
    let mut world = shared.world();
    let message = world.next_id();
    world.ledger.push(Seen { chat, message: message.clone(), text, picture });
    ok(json!({ "message_id": message, "date": 1_749_632_637_199_i64 }))
}

/// One update a call, gone once given; 408 when nothing comes in time.
async fn get_updates(shared: &Shared, payload: &Value) -> Reply {
    let seconds = payload["timeout"].as_u64().or_else(|| payload["timeout"].as_str()?.parse().ok()).unwrap_or(30);
    let end = Instant::now() + Duration::from_secs(seconds);
    loop {
        let changed = shared.changed.notified();
        tokio::pin!(changed);
        changed.as_mut().enable();
        {
            let mut world = shared.world();
            if world.webhook.is_some() {
                return refused(409, "Conflict: a webhook is set");
            }
            if let Some(update) = world.updates.pop_front() {
                return ok(update);
            }
        }
        if tokio::time::timeout_at(end, changed).await.is_err() {
            return refused(408, "Request timeout");
        }
    }
}

async fn set_webhook(shared: &Shared, payload: &Value) -> Reply {
    let (url, secret) =
        (payload["url"].as_str().unwrap_or_default(), payload["secret_token"].as_str().unwrap_or_default());
    let loopback = shared.world().loopback && url.starts_with("http://127.0.0.1");
    if !url.starts_with("https://") && !loopback {
        return refused(400, "url must be HTTPS and public");
    }
    if !(8..=256).contains(&secret.chars().count()) {
        return refused(400, "secret_token must have 8 to 256 characters");
    }
    let verification = try_out(shared, url, secret).await;
    shared.world().webhook = Some((url.to_owned(), secret.to_owned()));
    ok(json!({ "url": url, "updated_at": 1_749_538_250_568_i64, "verification": verification }))
}

async fn try_out(shared: &Shared, url: &str, secret: &str) -> Value {
    let known = shared.world().tried;
    if let Some(outcome) = known {
        return json!({ "ok": false, "url": url, "outcome": outcome, "hint": "" });
    }
    let status = match url.starts_with("https://") {
        true => 0,
        false => stand_in::push(url, &[("X-Bot-Api-Secret-Token", secret.to_owned())], "{}".to_owned()).await,
    };
    let outcome = match status {
        200 => "webhook.ok".to_owned(),
        0 => "webhook.err.conn".to_owned(),
        403 | 404 => format!("webhook.http.{status}"),
        500.. => "webhook.http.5xx".to_owned(),
        _ => "webhook.http.other".to_owned(),
    };
    json!({ "ok": status == 200, "url": url, "outcome": outcome, "hint": "Java/17 could not get 200" })
}

fn ok(result: Value) -> Reply {
    Reply::Json(200, json!({ "ok": true, "result": result }))
}

/// Failures come with HTTP 200.
fn refused(code: i64, words: &str) -> Reply {
    Reply::Json(200, json!({ "ok": false, "error_code": code, "description": words }))
}
