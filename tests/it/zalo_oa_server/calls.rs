//! The calls of the OpenAPI and of OAuth.

use super::{APP_ID, APP_SECRET, Fault, Seen, Shared, World};
use crate::stand_in::{self, Asked, Reply};
use base64::Engine;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub(super) async fn answer(shared: &Shared, asked: Asked) -> Reply {
    let (path, payload) = (asked.path.clone(), asked.parameters());
    let user = payload["recipient"]["user_id"].as_str().or(payload["user_id"].as_str()).map(str::to_owned);
    let fault = {
        let mut world = shared.world();
        world.calls.push((path.clone(), payload.clone()));
        world.called_at.push(tokio::time::Instant::now());
        let meant = world.scripts.iter_mut().find(|script| {
            script.left > 0
                && script.path.is_none_or(|end| path.ends_with(end))
                && (script.user.is_none() || script.user == user)
        });
        meant.map(|script| {
            script.left = script.left.saturating_sub(1);
            script.fault.clone()
        })
    };
    match fault {
        Some(Fault::Reset) => return Reply::Nothing,
        Some(Fault::Html(status)) => return Reply::Bytes(status, "text/html", b"<html>trouble</html>".to_vec()),
        Some(Fault::Refused(code)) => return refused(code),
        Some(Fault::AnswerLost) | None => {}
    }
    let reply = match path.as_str() {
        "/v4/oa/access_token" => token(&mut shared.world(), &asked, &payload),
        _ if asked.header("access_token").as_deref() != Some(shared.world().access.as_str()) => refused(-216),
        "/v3.0/oa/message/cs" => cs(shared, user, &payload["message"]).await,
        "/v3.0/oa/message/template" => template(&mut shared.world(), user, &payload),
        "/v2.0/oa/upload/image" => upload(&mut shared.world(), &asked, "attachment_id", 1 << 20, &["png", "jpg"]),
        "/v2.0/oa/upload/file" => upload(&mut shared.world(), &asked, "token", 5 << 20, &["pdf", "doc", "docx", "csv"]),
        "/v3.0/oa/user/getlist" => ok(json!({ "total": 1, "count": 1, "offset": 0, "users": [{ "user_id": "1" }] })),
        "/template/all" => {
            let world = shared.world();
            let all = world
                .templates
                .iter()
                .map(|id| json!({ "templateId": id, "templateName": "Báo tin", "status": "ENABLE" }));
            ok(all.collect())
        }
        _ => refused(-200),
    };
    shared.changed.notify_waiters();
    if matches!(fault, Some(Fault::AnswerLost)) { Reply::Nothing } else { reply }
}

/// A refresh token works once; a new pair kills the old one.
fn token(world: &mut World, asked: &Asked, payload: &Value) -> Reply {
    let form = asked.header("content-type").is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !form || asked.header("secret_key").as_deref() != Some(APP_SECRET) || payload["app_id"] != APP_ID {
        return Reply::Json(200, json!({ "error": -14002, "error_name": "Invalid app" }));
    }
    let fits = match payload["grant_type"].as_str() {
        Some("authorization_code") => {
            let verifier = payload["code_verifier"].as_str().unwrap_or_default();
            // The code of this stand-in is the challenge that the administrator consented to.
            let challenge = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
            verifier.len() == 43 && payload["code"].as_str() == Some(&challenge)
        }
        Some("refresh_token") => {
            world.refreshes += 1;
            payload["refresh_token"].as_str() == Some(&world.refresh)
        }
        _ => false,
    };
    if !fits {
        return Reply::Json(200, json!({ "error": -14020, "error_name": "Invalid grant" }));
    }
    world.access = format!("truy-cap-{}", world.next_id());
    world.refresh = format!("lam-moi-{}", world.next_id());
    Reply::Json(200, json!({ "access_token": world.access, "refresh_token": world.refresh, "expires_in": "90000" }))
}

async fn cs(shared: &Shared, user: Option<String>, message: &Value) -> Reply {
    let Some(user) = user else { return refused(-201) };
    if shared.world().silent.contains(&user) {
        return refused(-230);
    }
    let text = message["text"].as_str().unwrap_or_default().to_owned();
    if text.encode_utf16().count() > 2000 {
        return refused(-210);
    }
    let payload = &message["attachment"]["payload"];
    let element = &payload["elements"][0];
    let fetched = match element["url"].as_str() {
        Some(url) => stand_in::fetch(url).await,
        None => None,
    };
    let mut world = shared.world();
    let uploaded = |id: &Value| id.as_str().and_then(|id| world.uploads.get(id)).cloned();
    let picture = fetched.or_else(|| uploaded(&element["attachment_id"]).map(|(_, bytes)| bytes));
    let file = uploaded(&payload["token"]);
    if !payload.is_null() && picture.is_none() && file.is_none() {
        return refused(-100);
    }
    if text.is_empty() && picture.is_none() && file.is_none() {
        return refused(-201);
    }
    let message = world.next_id();
    world.ledger.push(Seen { user: user.clone(), message: message.clone(), text, picture, file, template: None });
    ok(json!({ "message_id": message, "user_id": user, "sent_time": "1626926349402" }))
}

fn template(world: &mut World, user: Option<String>, payload: &Value) -> Reply {
    let (Some(user), Some(id)) = (user, payload["template_id"].as_str()) else { return refused(-201) };
    if !world.templates.contains(id) || payload["template_data"].as_object().is_none_or(|data| data.is_empty()) {
        return refused(-249);
    }
    let message = world.next_id();
    let template = Some((id.to_owned(), payload["template_data"].clone()));
    world.ledger.push(Seen {
        user,
        message: message.clone(),
        text: String::new(),
        picture: None,
        file: None,
        template,
    });
    ok(json!({ "message_id": message }))
}

fn upload(world: &mut World, asked: &Asked, field: &str, limit: usize, ends: &[&str]) -> Reply {
    let Some((name, bytes)) = asked.file() else { return refused(-201) };
    let fits = ends.iter().any(|end| name.to_lowercase().ends_with(&format!(".{end}")));
    if bytes.len() > limit || !fits {
        return refused(-210);
    }
    let id = world.next_id();
    world.uploads.insert(id.clone(), (name, bytes));
    ok(json!({ field: id }))
}

fn ok(data: Value) -> Reply {
    Reply::Json(200, json!({ "error": 0, "message": "Success", "data": data }))
}

fn refused(code: i64) -> Reply {
    Reply::Json(200, json!({ "error": code, "message": format!("error {code}") }))
}
