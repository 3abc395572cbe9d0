//! Updates that Telegram pushes.

use super::poll::raw_update;
use super::update;
use crate::channel::intake::Intake;
use crate::channel::webhook::{self, Form};
use crate::domain::seat::ChannelKind;
use crate::store::RawUpdate;
use axum::Router;
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde_json::value::RawValue;

const FORM: Form = Form { channel: ChannelKind::Telegram, header: "x-telegram-bot-api-secret-token", read };

/// The route at `path`, for calls with the secret.
pub fn router(path: &str, secret: SecretString, intake: Intake) -> Router {
    webhook::router(path, FORM, secret, intake)
}

fn read(body: &[u8], now: DateTime<Utc>) -> Option<RawUpdate> {
    let raw: Box<RawValue> = serde_json::from_slice(body).ok()?;
    let id = update::id_of(raw.get())?;
    Some(raw_update(id, raw.get(), now))
}
